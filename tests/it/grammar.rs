//! The grammar compared with spaCy's analysis of the same texts (recorded by `train/grammar_reference.py`), and tried on hostile texts and
//! files.

use std::collections::BTreeSet;

use compare_sources::grammar::{Doc, Grammar, Pos};
use proptest::prelude::*;
use serde_json::Value;

/// The least F1: a few decisions in a thousand may differ on a processor that rounds differently.
const LEAST: f64 = 0.995;

fn recorded() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/grammar_en.jsonl");
    let text = std::fs::read_to_string(path).expect("the recording is there");
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// The analysis of a document as a set of facts, each with its kind, so that it can be compared with the recording.
fn facts(text: usize, doc: &Doc) -> BTreeSet<(&'static str, String)> {
    let mut facts = BTreeSet::new();
    for (place, t) in doc.tokens.iter().enumerate() {
        let at = format!("{text}:{:?}", t.span);
        facts.insert(("token", at.clone()));
        facts.insert(("tag", format!("{at} {}", t.tag)));
        facts.insert(("pos", format!("{at} {}", t.pos.word())));
        facts.insert(("lemma", format!("{at} {}", t.lemma)));
        facts.insert(("head", format!("{at} {}", t.head)));
        facts.insert(("label", format!("{at} {}", t.label)));
        facts.insert(("sentence", format!("{at} {}", t.starts_sentence)));
        assert!(t.entity.is_none_or(|entity| doc.entities[entity].tokens.contains(&place)));
    }
    facts.extend(doc.entities.iter().map(|e| ("entity", format!("{text}:{:?} {}", e.tokens, e.label))));
    facts.extend(doc.noun_chunks().iter().map(|chunk| ("noun chunk", format!("{text}:{chunk:?}"))));
    facts
}

fn recorded_facts(text: usize, record: &Value) -> BTreeSet<(&'static str, String)> {
    let word = |value: &Value| value.as_str().expect("a string").to_string();
    let number = |value: &Value| value.as_u64().expect("a number");
    let list = |key: &str| record[key].as_array().expect("a list").clone();
    let mut facts = BTreeSet::new();
    for t in list("tokens") {
        let at = format!("{text}:{}..{}", t[0], t[1]);
        facts.insert(("token", at.clone()));
        facts.insert(("tag", format!("{at} {}", word(&t[2]))));
        facts.insert(("pos", format!("{at} {}", word(&t[3]))));
        facts.insert(("lemma", format!("{at} {}", word(&t[4]))));
        facts.insert(("head", format!("{at} {}", number(&t[5]))));
        facts.insert(("label", format!("{at} {}", word(&t[6]))));
        facts.insert(("sentence", format!("{at} {}", number(&t[7]) == 1)));
    }
    facts.extend(list("entities").iter().map(|e| ("entity", format!("{text}:{}..{} {}", e[0], e[1], word(&e[2])))));
    facts.extend(list("chunks").iter().map(|c| ("noun chunk", format!("{text}:{}..{}", c[0], c[1]))));
    facts
}

#[test]
fn it_says_what_spacy_says() {
    let records = recorded();
    let texts: Vec<&str> = records.iter().map(|record| record["text"].as_str().expect("a text")).collect();
    let docs = Grammar::english().parse_all(&texts);
    let ours: BTreeSet<_> = docs.iter().enumerate().flat_map(|(text, doc)| facts(text, doc)).collect();
    let theirs: BTreeSet<_> = records.iter().enumerate().flat_map(|(text, record)| recorded_facts(text, record)).collect();
    assert!(records.len() >= 60 && theirs.len() > 8_000);
    for kind in ["token", "tag", "pos", "lemma", "head", "label", "sentence", "entity", "noun chunk"] {
        let of = |facts: &BTreeSet<(&'static str, String)>| facts.iter().filter(|fact| fact.0 == kind).cloned().collect::<BTreeSet<_>>();
        let (ours, theirs) = (of(&ours), of(&theirs));
        let f1 = 2.0 * ours.intersection(&theirs).count() as f64 / (ours.len() + theirs.len()) as f64;
        assert!(f1 >= LEAST, "{kind}: {f1}, for instance {:?}", ours.symmetric_difference(&theirs).take(9).collect::<Vec<_>>());
    }
}

#[test]
fn texts_do_not_see_each_other() {
    let texts = ["The mayor of Aldren resigned.", "", "He left on Friday.", "  ", "Nobody knows why."];
    let together = Grammar::english().parse_all(&texts);
    let alone: Vec<Doc> = texts.iter().map(|text| Grammar::english().parse(text)).collect();
    assert_eq!(together, alone);
}

#[test]
fn a_text_of_any_length_is_parsed() {
    let line = "The council met on Tuesday and agreed to nothing.\n";
    let text = line.repeat(1_100);
    let doc = Grammar::english().parse(&text);
    assert_eq!(sound(&text, &doc), Ok(()));
    assert_eq!(doc.tokens.iter().filter(|token| token.tag == "VBD").count(), 2 * 1_100);
    let marks = ")".repeat(5_000);
    assert_eq!(Grammar::english().parse(&marks).tokens.len(), marks.len());
}

#[test]
fn a_sentence_is_a_tree() {
    let doc = compare_sources::grammar::parse("Two ministers denied the report. They laughed.");
    let words: Vec<&str> = doc.tokens.iter().map(|token| &*token.lemma).collect();
    assert_eq!(words, ["two", "minister", "deny", "the", "report", ".", "they", "laugh", "."]);
    assert_eq!(doc.sentences().collect::<Vec<_>>(), [0..6, 6..9]);
    assert_eq!(doc.noun_chunks(), [0..2, 3..5, 6..7]);
    assert_eq!(doc.children(2).collect::<Vec<_>>(), [1, 4, 5]);
    assert_eq!(doc.edges()[4], (3, 4));
    assert_eq!((doc.tokens[1].label, doc.tokens[1].pos, doc.tokens[1].head), ("nsubj", Pos::Noun, 2));
}

/// Checks what holds for every document.
fn sound(text: &str, doc: &Doc) -> Result<(), String> {
    let mut end = 0;
    for (place, token) in doc.tokens.iter().enumerate() {
        let gap = text.get(end..token.span.start).ok_or(format!("token {place} is out of order or inside a character"))?;
        if !gap.chars().all(char::is_whitespace) || text.get(token.span.clone()).is_none_or(str::is_empty) {
            return Err(format!("token {place} leaves out {gap:?} or is nothing"));
        }
        if token.head >= doc.tokens.len() || token.entity.is_some_and(|entity| !doc.entities[entity].tokens.contains(&place)) {
            return Err(format!("token {place} points nowhere"));
        }
        end = token.span.end;
    }
    let sentences: Vec<usize> = doc.sentences().flatten().collect();
    if !text[end..].chars().all(char::is_whitespace) || !sentences.into_iter().eq(0..doc.tokens.len()) {
        return Err("the end is missing".into());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_is_covered_by_tokens(text in any::<String>(), words in "[A-Za-z0-9'’\"().,:/ @$%\u{1c}\n\t…—-]{0,120}") {
        for text in [&text, &words, &format!("{words}{text} {words}")] {
            let doc = Grammar::english().parse(text);
            prop_assert_eq!(sound(text, &doc), Ok(()));
            prop_assert!(doc.noun_chunks().iter().all(|chunk| chunk.end <= doc.tokens.len()));
        }
    }
}

fn file() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/grammar_en.safetensors")).expect("the grammar is there")
}

#[test]
fn a_grammar_can_be_read_from_a_file() {
    let grammar = Grammar::load(file()).expect("sound");
    assert_eq!(grammar.name(), Grammar::english().name());
    assert_eq!(grammar.parse("It works."), compare_sources::grammar::parse("It works."));
}

#[test]
fn what_is_no_grammar_is_an_error() {
    for bytes in [&b""[..], b"{}", b"\xff\xff\xff\xff\xff\xff\xff\xff", b"\x02\0\0\0\0\0\0\0{}", &file()[..100_000]] {
        let Err(error) = Grammar::load(bytes.to_vec()) else { panic!("{} bytes are no grammar", bytes.len()) };
        assert!(error.to_string().starts_with("not a usable grammar: "), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// A changed header or rules are refused or used; changed weights only change the analysis.
    #[test]
    fn a_damaged_grammar_never_panics(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<bool>()), 1..6)) {
        let mut bytes = file();
        let rules = bytes.len() - 350_000;
        for (place, byte, in_header) in places {
            let at = if in_header { place.index(9_000) } else { rules + place.index(350_000) };
            bytes[at] = byte;
        }
        if let Ok(grammar) = Grammar::load(bytes) {
            let text = "\"We can't,\" said the U.S. envoy, who'd left: see http://example.org :-)";
            prop_assert_eq!(sound(text, &grammar.parse(text)), Ok(()));
        }
    }
}
