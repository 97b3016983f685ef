//! TEI reports are well formed, follow the elements, attributes and nesting of `docs/tei-subset.rng`, and every pointer in them leads
//! somewhere. The test interprets the grammar itself, and knows only the patterns of RELAX NG that the grammar uses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use roxmltree::{Document, Node};

const TEI: &str = "http://www.tei-c.org/ns/1.0";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The patterns of the grammar by the name of their element; a definition has the name of its element.
fn elements<'a>(grammar: &'a Document<'_>) -> BTreeMap<&'a str, Node<'a, 'a>> {
    let defined = grammar.descendants().filter(|node| node.has_tag_name("define") || node.tag_name().name() == "define");
    defined
        .map(|define| {
            let element = define.first_element_child().expect("a definition has an element");
            assert_eq!((element.tag_name().name(), element.attribute("name")), ("element", define.attribute("name")));
            (define.attribute("name").expect("a name"), element)
        })
        .collect()
}

/// The errors of a document.
fn errors(grammar: &str, text: &str) -> Vec<String> {
    let grammar = Document::parse(grammar).expect("the grammar is well formed");
    let elements = elements(&grammar);
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return vec![format!("not well formed: {error}")],
    };
    let mut out = Vec::new();
    if document.root_element().tag_name().name() != "TEI" {
        out.push("the root is not TEI".into());
    }
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        match elements.get(name).filter(|_| node.tag_name().namespace() == Some(TEI)) {
            Some(pattern) => {
                attributes(*pattern, node, &mut out);
                let content: Vec<Node<'_, '_>> = node.children().filter(tells).collect();
                let inside: Vec<Node<'_, '_>> = pattern.children().filter(Node::is_element).collect();
                if !sequence(&inside, &content, BTreeSet::from([0])).contains(&content.len()) {
                    out.push(format!("the content of {name} is not allowed there"));
                }
            }
            None => out.push(format!("{name} is not in the subset")),
        }
    }
    pointers(&document, &mut out);
    out
}

/// True for elements, and for text that is not only white space.
fn tells(node: &Node<'_, '_>) -> bool {
    node.is_element() || (node.is_text() && node.text().is_some_and(|text| !text.trim().is_empty()))
}

/// The positions in the content that can be reached by patterns in sequence.
fn sequence(patterns: &[Node<'_, '_>], content: &[Node<'_, '_>], from: BTreeSet<usize>) -> BTreeSet<usize> {
    patterns.iter().fold(from, |from, pattern| from.into_iter().flat_map(|at| ends(*pattern, content, at)).collect())
}

/// The positions in the content that can be reached by a pattern.
fn ends(pattern: Node<'_, '_>, content: &[Node<'_, '_>], at: usize) -> BTreeSet<usize> {
    let inside: Vec<Node<'_, '_>> = pattern.children().filter(Node::is_element).collect();
    let mut out = BTreeSet::from([at]);
    match pattern.tag_name().name() {
        "attribute" | "empty" => {}
        "ref" => {
            let name = pattern.attribute("name").expect("a name");
            out = content.get(at).filter(|node| node.has_tag_name((TEI, name))).map(|_| at + 1).into_iter().collect();
        }
        "text" => out.extend(content.get(at).filter(|node| node.is_text()).map(|_| at + 1)),
        "optional" => out.extend(sequence(&inside, content, BTreeSet::from([at]))),
        "choice" => out = inside.iter().flat_map(|one| ends(*one, content, at)).collect(),
        "zeroOrMore" | "oneOrMore" => {
            let once = sequence(&inside, content, BTreeSet::from([at]));
            let (mut all, mut new) = (once.clone(), once);
            while !new.is_empty() {
                new = new
                    .into_iter()
                    .flat_map(|at| sequence(&inside, content, BTreeSet::from([at])))
                    .filter(|at| !all.contains(at))
                    .collect();
                all.extend(&new);
            }
            if pattern.tag_name().name() == "zeroOrMore" {
                out.extend(all);
            } else {
                out = all;
            }
        }
        other => panic!("{other} is not read by this test"),
    }
    out
}

fn attributes(pattern: Node<'_, '_>, node: Node<'_, '_>, out: &mut Vec<String>) {
    let element = node.tag_name().name();
    let mut known = BTreeSet::new();
    for part in pattern.children().filter(Node::is_element) {
        let (attribute, needed) = match part.tag_name().name() {
            "attribute" => (part, true),
            "optional" => match part.first_element_child().filter(|one| one.tag_name().name() == "attribute") {
                Some(attribute) => (attribute, false),
                None => continue,
            },
            _ => continue,
        };
        let name = attribute.attribute("name").expect("a name");
        known.insert(name);
        let value = match name.strip_prefix("xml:") {
            Some(local) => node.attribute((XML, local)),
            None => node.attribute(name),
        };
        match value {
            Some(value) if !holds(attribute.first_element_child().expect("a value's kind"), value) => {
                out.push(format!("{element}/@{name} may not be {value:?}"));
            }
            None if needed => out.push(format!("{element} has no {name}")),
            Some(_) | None => {}
        }
    }
    for attribute in node.attributes() {
        let name = if attribute.namespace() == Some(XML) { format!("xml:{}", attribute.name()) } else { attribute.name().to_string() };
        if !known.contains(name.as_str()) {
            out.push(format!("{element}/@{name} is not in the subset"));
        }
    }
}

/// True if a value is of a kind.
fn holds(kind: Node<'_, '_>, value: &str) -> bool {
    let inside = || kind.children().filter(Node::is_element);
    let digits = |text: &str, count: usize| text.len() == count && text.chars().all(|c| c.is_ascii_digit());
    match (kind.tag_name().name(), kind.attribute("type")) {
        ("choice", _) => inside().any(|one| holds(one, value)),
        ("value", _) => kind.text() == Some(value),
        ("list", _) => value
            .split(' ')
            .all(|word| !word.is_empty() && inside().flat_map(|more| more.children()).filter(Node::is_element).all(|one| holds(one, word))),
        ("data", Some("ID" | "NCName")) => {
            value.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                && value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        }
        ("data", Some("anyURI")) => value.starts_with('#') && value.len() > 1,
        ("data", Some("language")) => value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'),
        ("data", Some("token")) => value.trim() == value,
        ("data", Some("positiveInteger")) => value.parse::<u32>().is_ok_and(|number| number > 0),
        ("data", Some("date")) => value.parse::<jiff::civil::Date>().is_ok(),
        ("data", Some("gYearMonth")) => value.split_once('-').is_some_and(|(year, month)| digits(year, 4) && digits(month, 2)),
        ("data", Some("gYear")) => digits(value, 4),
        other => panic!("{other:?} is not read by this test"),
    }
}

/// Checks that ids are unique, that every pointer finds its id, and that pointers to witnesses find a witness.
fn pointers(document: &Document<'_>, out: &mut Vec<String>) {
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute((XML, "id"))
            && ids.insert(id, node.tag_name().name()).is_some()
        {
            out.push(format!("{id} is there twice"));
        }
    }
    for node in document.descendants() {
        for name in ["wit", "source", "target"] {
            for pointer in node.attribute(name).iter().flat_map(|value| value.split(' ')) {
                let found = ids.get(pointer.trim_start_matches('#'));
                if found.is_none() || (name != "target" && found != Some(&"witness")) {
                    out.push(format!("@{name} {pointer} leads nowhere"));
                }
            }
        }
    }
}

#[test]
fn reports_keep_to_the_subset() {
    let grammar = read("docs/tei-subset.rng");
    for topic in crate::sample::topics() {
        let report = topic.report("tei");
        assert_eq!(errors(&grammar, &report), Vec::<String>::new(), "{}", topic.folder);
        let document = Document::parse(&report).expect("well formed");
        let count = |name: &str| document.descendants().filter(|node| node.has_tag_name((TEI, name))).count();
        assert!(count("app") > 5 && count("rdg") > count("app") && count("note") > 5 && count("seg") > 5, "{}", topic.folder);
    }
}

#[cfg(unix)]
#[test]
fn hostile_text_and_labels_keep_to_it_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "---\nsource: \"<b>&amp;\\u0001\\uFFFE\"\n---\n\nFourteen miners were \u{1b}[2Jkilled ]]> at <Orlova> on 3 March 2031 \u{b}\u{fffe}\u{ffff}.\n\nOnly & here.\n";
    for (name, toll) in [("1 <odd> & \"name\".txt", "Fourteen"), ("c1.txt", "Nine"), ("plain.txt", "Fourteen")] {
        std::fs::write(folder.path().join(name), text.replace("Fourteen", toll)).expect("written");
    }
    let output = crate::program::quiet().args([".", "-q", "-f", "tei"]).current_dir(folder.path()).output().expect("it runs");
    let report = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(errors(&read("docs/tei-subset.rng"), &report), Vec::<String>::new(), "{report}");
    assert!(report.contains("xml:id=\"plain\"") && report.contains("xml:id=\"w1\"") && report.contains("&lt;Orlova&gt;"), "{report}");
}

#[test]
fn what_is_wrong_is_seen() {
    let (grammar, report) = (read("docs/tei-subset.rng"), crate::sample::topic(1).report("tei"));
    for (from, to) in [
        ("<rdg ", "<rdg resp=\"x\" "),
        ("wit=\"#day1-harbour-post\"", "wit=\"#nobody\""),
        ("<variantEncoding", "<projectDesc/><variantEncoding"),
        ("<note type=\"claim\"", "<lem/><note type=\"claim\""),
        ("type=\"omission\"", "type=\"other\""),
        ("<head>", "<p>"),
        ("</listWit>", "<witness xml:id=\"day1-harbour-post\"><bibl/></witness></listWit>"),
        ("<app xml:id=\"c1\" type=\"claim\">", "<app xml:id=\"c1\" type=\"claim\">words"),
    ] {
        let spoilt = report.replacen(from, to, 1);
        assert!(spoilt != report && !errors(&grammar, &spoilt).is_empty(), "{from} to {to}");
    }
}
