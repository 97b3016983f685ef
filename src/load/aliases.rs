//! Reads `aliases.toml`, in which the user joins or separates names. Each table lists two or more names as accounts write them.
//!
//! ```toml
//! [[join]]
//! names = ["Kalbajar", "Karvachar"]  # one entity, shown under its first name
//! kind = "place"                     # optional
//!
//! [[part]]
//! names = ["Jane Roe", "Jane M. Roe"]  # never one entity
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::toml_error::{in_words, nearest};
use crate::model::{AliasRule, Aliases, EntityKind, Notice};
use crate::text::{LineIndex, fold, squeeze};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    join: Vec<Join>,
    #[serde(default)]
    part: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Join {
    names: Spanned<Vec<String>>,
    kind: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    names: Spanned<Vec<String>>,
}

/// Keys allowed in the file.
const KEYS: [&str; 4] = ["join", "part", "names", "kind"];

const KINDS: [EntityKind; 7] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Product,
    EntityKind::Other,
];

/// Parses an `aliases.toml` file.
///
/// # Errors
/// One sentence that says where the file is wrong, what is wrong and what is expected.
pub fn parse(text: &str, path: &str) -> Result<Aliases, String> {
    let index = LineIndex::new(text);
    let file: File = toml::from_str(text).map_err(|error| format!("{path}: {}", in_words(text, &error, &KEYS)))?;
    let rule = |together: bool, names: Spanned<Vec<String>>, kind| {
        let line = index.line(names.span().start);
        let names = names.into_inner();
        let mut keys: Vec<String> = names.iter().map(|n| squeeze(n)).collect();
        let empty = keys.iter().any(String::is_empty);
        keys.sort();
        keys.dedup();
        if empty || names.len() < 2 || !together && keys.len() < names.len() {
            return Err(format!("{path}: line {line}: names needs two or more different names, such as [\"Kalbajar\", \"Karvachar\"]"));
        }
        Ok(AliasRule { together, names, kind, path: path.into(), line })
    };
    let mut rules = Vec::new();
    for Join { names, kind } in file.join {
        let kind = kind.map(|kind| kind_of(kind.as_ref(), path, index.line(kind.span().start))).transpose()?;
        rules.push(rule(true, names, kind)?);
    }
    for Part { names } in file.part {
        rules.push(rule(false, names, None)?);
    }
    rules.sort_by_key(|r| r.line);
    Ok(Aliases { rules })
}

fn kind_of(word: &str, path: &str, line: usize) -> Result<EntityKind, String> {
    let plain = fold(word).replace("organization", "organisation");
    KINDS.into_iter().find(|k| k.word() == plain).ok_or_else(|| {
        let known: Vec<&str> = KINDS.iter().map(|k| k.word()).collect();
        format!("{path}: line {line}: there is no kind {word:?}; the kinds are {}{}", known.join(", "), nearest(word, &known))
    })
}

/// Checks that the files of a run do not contradict each other: no names are both joined and separated, and joined names have one kind.
///
/// # Errors
/// One sentence that names both places.
pub fn check(aliases: &Aliases) -> Result<(), String> {
    let mut sets: BTreeMap<String, usize> = BTreeMap::new(); // name → the set it is in
    let mut members: Vec<Vec<&AliasRule>> = Vec::new();
    for rule in aliases.rules.iter().filter(|r| r.together) {
        let number = members.len();
        let mut all = vec![rule];
        for name in &rule.names {
            if let Some(old) = sets.insert(squeeze(name), number).filter(|old| *old != number) {
                all.append(&mut members[old]);
                sets.values_mut().filter(|set| **set == old).for_each(|set| *set = number);
            }
        }
        let mut kinds = all.iter().filter(|r| r.kind.is_some());
        if let Some(first) = kinds.next()
            && let Some(other) = kinds.find(|r| r.kind != first.kind)
        {
            let (a, b) = if first.place() < other.place() { (first, other) } else { (other, first) };
            return Err(format!("{} and {} give one entity two kinds; keep one of them", a.place(), b.place()));
        }
        members.push(all);
    }
    for part in aliases.rules.iter().filter(|r| !r.together) {
        for (at, one) in part.names.iter().enumerate() {
            let other = part.names[at + 1..].iter().find(|o| {
                let set = sets.get(&squeeze(one));
                set.is_some() && set == sets.get(&squeeze(o))
            });
            if let Some(other) = other {
                let rules = &members[sets[&squeeze(one)]];
                let join = rules.iter().find(|r| r.names.iter().any(|n| squeeze(n) == squeeze(other))).unwrap_or(&rules[0]);
                return Err(format!("{} separates {one} and {other}, but {} joins them; keep one of the two", part.place(), join.place()));
            }
        }
    }
    Ok(())
}

/// Returns a notice for each name that no account uses.
pub fn unused(aliases: &Aliases, uses: impl Fn(&str) -> bool) -> Vec<Notice> {
    let mut out = Vec::new();
    for rule in &aliases.rules {
        for name in rule.names.iter().filter(|n| !uses(n)) {
            out.push(Notice::line(&rule.path, rule.line, format!("no account mentions {name}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{check, parse};
    use crate::model::EntityKind;

    #[test]
    fn tables_of_names() {
        let text =
            "[[part]]\nnames = [\"Jane Roe\", \"Jane M. Roe\"]\n\n[[join]]\nnames = [\"Kalbajar\", \"Karvachar\"]\nkind = \"place\"\n";
        let aliases = parse(text, "aliases.toml").expect("well formed");
        assert_eq!(aliases.rules.iter().map(|r| (r.together, r.line)).collect::<Vec<_>>(), [(false, 2), (true, 5)]);
        assert_eq!(aliases.rules[1].kind, Some(EntityKind::Place));
        assert!(parse("", "aliases.toml").expect("nothing is stated").rules.is_empty());
    }

    #[test]
    fn errors_name_their_line_and_suggest() {
        let error = |text: &str| parse(text, "a.toml").expect_err("wrong");
        let unknown = error("[[join]]\nname = [\"A\", \"B\"]\n");
        assert!(unknown.starts_with("a.toml: line 2: there is no key name;") && unknown.ends_with("did you mean names?"), "{unknown}");
        assert!(error("[[jion]]\nnames = [\"A\", \"B\"]\n").ends_with("did you mean join?"));
        assert!(error("[[join]]\nnames = [\"A\"]\n").starts_with("a.toml: line 2: names needs two"));
        assert!(error("[[join]]\nnames = [\"A\", \"B\"]\nkind = \"plaice\"\n").ends_with("did you mean place?"));
        assert!(error("[[part]]\nnames = [\"A\", \"a\"]\n").contains("different names"));
    }

    #[test]
    fn what_is_stated_both_ways_names_both_places() {
        let text = "[[join]]\nnames = [\"A\", \"B\"]\n[[join]]\nnames = [\"b\", \"C\"]\n[[part]]\nnames = [\"C\", \"A\"]\n";
        let error = check(&parse(text, "x.toml").expect("well formed")).expect_err("contradiction");
        assert_eq!(error, "x.toml:6 separates C and A, but x.toml:2 joins them; keep one of the two");
        let text = "[[join]]\nnames = [\"A\", \"B\"]\nkind = \"place\"\n[[join]]\nnames = [\"B\", \"C\"]\nkind = \"person\"\n";
        assert!(check(&parse(text, "x.toml").expect("well formed")).expect_err("two kinds").starts_with("x.toml:2 and x.toml:5 give"));
        let text = "[[join]]\nnames = [\"A\", \"B\"]\n[[part]]\nnames = [\"A\", \"C\"]\n";
        assert!(check(&parse(text, "x.toml").expect("well formed")).is_ok());
    }
}
