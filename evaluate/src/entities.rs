//! Task `entities`: names by span and kind, and names that mean the same.
//!
//! Records with `sentences` (UNER, re3d) measure F1 over exact (start, end, type) of proper names, without adjectives: each document
//! is one account with one sentence per line. Kinds map to the types of the file; types that the file or we do not have are left out.
//! Keys: `f1`, `precision`, `recall`, `f1_TYPE`; `span_f1` ignores the type; for re3d `trimmed_f1` compares with gold names from whose
//! beginning "The", posts and other words that begin in lower case are cut off.
//! Records with `entities` that have `wiki` (GUM) measure joining. Gold mentions with form `name` and our names (proper and
//! adjective) are matched one to one, best fit first, if they share at least half of their bytes (Dice); the matched ones are
//! scored, and `found` is their share of the gold names. Two in one document are together in the gold if their `wiki` is the
//! same, and for us if their entity is. `pairwise_f1` counts pairs over all documents; `b3_f1` is B-cubed.

#[path = "entities_joined.rs"]
mod joined;

use std::collections::BTreeMap;
use std::path::Path;

use compare_sources::model::{Account, Content, EntityKind, NameForm};
use compare_sources::understand;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::records::{self, Counts, byte_offsets, figure};

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    sentences: Vec<Sentence>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    entities: Vec<joined::Gold>,
}

#[derive(Deserialize)]
struct Sentence {
    text: String,
    entities: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
}

/// A name: first and last byte, type.
type Item = (usize, usize, &'static str);

pub fn run(path: &Path) -> Result<Value, String> {
    let records: Vec<Record> = records::read(path)?;
    if records.iter().any(|r| r.sentences.is_empty() && !r.entities.is_empty()) {
        let documents: Vec<(String, Vec<joined::Gold>)> = records.into_iter().map(|r| (r.text, r.entities)).collect();
        return Ok(joined::measure(&documents));
    }
    let re3d = records.iter().flat_map(|r| &r.sentences).flat_map(|s| &s.entities).any(|e| e.kind == "Organisation");
    Ok(spans(&records, re3d))
}

fn spans(records: &[Record], re3d: bool) -> Value {
    let mut all = Counts::default();
    let mut bare = Counts::default();
    let mut trimmed = Counts::default();
    let mut kinds: BTreeMap<&str, Counts> = BTreeMap::new();
    for record in records {
        let text: String = record.sentences.iter().map(|s| s.text.replace('\n', " ") + "\n").collect();
        let ours = found(&text, re3d);
        let (gold, short) = gold(record, re3d);
        count(&mut all, &ours, &gold);
        count(&mut trimmed, &ours, &short);
        let untyped = |items: &[Item]| items.iter().map(|i| (i.0, i.1, "")).collect::<Vec<Item>>();
        count(&mut bare, &untyped(&ours), &untyped(&gold));
        for kind in TYPES {
            let of = |items: &[Item]| items.iter().filter(|i| i.2 == *kind).copied().collect::<Vec<Item>>();
            count(kinds.entry(kind).or_default(), &of(&ours), &of(&gold));
        }
        if crate::show::wrong() {
            show(&text, &ours, &gold);
        }
    }
    let mut out = Map::new();
    for (key, value) in [("f1", all.f1()), ("precision", all.precision()), ("recall", all.recall()), ("span_f1", bare.f1())] {
        out.insert(key.into(), figure(value));
    }
    if re3d {
        out.insert("trimmed_f1".into(), figure(trimmed.f1()));
    }
    for (kind, counts) in kinds.iter().filter(|(_, c)| c.gold > 0.0) {
        out.insert(format!("f1_{kind}"), figure(counts.f1()));
    }
    Value::Object(out)
}

const TYPES: &[&str] = &["PER", "ORG", "LOC", "Person", "Organisation", "Location", "Nationality"];

fn count(counts: &mut Counts, ours: &[Item], gold: &[Item]) {
    let hits = ours.iter().filter(|i| gold.contains(i)).count();
    counts.add(hits, ours.len(), gold.len());
}

/// Our names in the file's types.
fn found(text: &str, re3d: bool) -> Vec<Item> {
    let reading = understand(vec![Account::plain(text, None)], Vec::new());
    let mentions = reading.statements.iter().flat_map(|s| &s.mentions);
    mentions
        .filter_map(|mention| {
            let Content::Name(name) = &mention.content else { return None };
            let kind = match (name.kind, name.form) {
                (_, NameForm::Nominal | NameForm::Pronoun) => return None,
                (EntityKind::Person, _) => {
                    if re3d {
                        "Person"
                    } else {
                        "PER"
                    }
                }
                (EntityKind::Organisation, _) => {
                    if re3d {
                        "Organisation"
                    } else {
                        "ORG"
                    }
                }
                (EntityKind::Place, _) => {
                    if re3d {
                        "Location"
                    } else {
                        "LOC"
                    }
                }
                (EntityKind::Group, NameForm::Adjective) if re3d => "Nationality",
                (EntityKind::Group | EntityKind::Event | EntityKind::Product | EntityKind::Other, _) => return None,
            };
            Some((mention.span.start(), mention.span.end(), kind))
        })
        .collect()
}

/// Gold names of the types that we have, with offsets in the joined text: whole, and without the words that `front` cuts off.
fn gold(record: &Record, re3d: bool) -> (Vec<Item>, Vec<Item>) {
    let (mut whole, mut short) = (Vec::new(), Vec::new());
    let mut base = 0;
    for sentence in &record.sentences {
        let offsets = byte_offsets(&sentence.text);
        for entity in &sentence.entities {
            let Some(kind) = TYPES.iter().find(|t| **t == entity.kind) else { continue };
            let (start, end) = (offsets[entity.start], offsets[entity.end]);
            whole.push((base + start, base + end, *kind));
            let name = &sentence.text[start..end];
            let cut = if re3d { name.len() - front(name).len() } else { 0 };
            if cut < name.len() {
                short.push((base + start + cut, base + end, *kind));
            }
        }
        base += sentence.text.len() + 1;
    }
    (whole, short)
}

/// A name without "The" and the words that begin in lower case at its beginning.
fn front(name: &str) -> &str {
    let mut rest = name;
    while !rest.is_empty() && (rest.starts_with("The ") || rest.chars().next().is_some_and(char::is_lowercase)) {
        rest = rest.split_once(' ').map_or("", |(_, r)| r);
    }
    rest
}

#[allow(clippy::print_stderr)]
fn show(text: &str, ours: &[Item], gold: &[Item]) {
    let around = |i: &Item| {
        let (from, to) = (text.floor_char_boundary(i.0.saturating_sub(40)), text.floor_char_boundary((i.1 + 30).min(text.len())));
        format!("{:13} {:30} … {}", i.2, &text[i.0..i.1], text[from..to].replace('\n', " / "))
    };
    ours.iter().filter(|i| !gold.contains(i)).for_each(|i| eprintln!("WRONG  {}", around(i)));
    gold.iter().filter(|i| !ours.contains(i)).for_each(|i| eprintln!("MISSED {}", around(i)));
}
