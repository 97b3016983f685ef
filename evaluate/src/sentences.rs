//! Task `sentences`: exact sentence spans, or the share of hard cases whose whole list is right.

use std::path::Path;

use compare_sources::language::Language;
use compare_sources::segment;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::records::{self, Counts, byte_offsets, figure};

#[derive(Deserialize)]
struct Record {
    id: String,
    #[serde(default)]
    genre: String,
    text: String,
    sentences: Sentences,
}

/// Spans in code points, or the sentences themselves (rule file).
#[derive(Deserialize)]
#[serde(untagged)]
enum Sentences {
    Spans(Vec<(usize, usize)>),
    Texts(Vec<String>),
}

#[derive(Default)]
struct Rules {
    right: usize,
    total: usize,
    golden_right: usize,
    golden_total: usize,
}

pub fn run(path: &Path) -> Result<Value, String> {
    let mut counts = Counts::default();
    let mut genres: std::collections::BTreeMap<String, Counts> = std::collections::BTreeMap::new();
    let mut rules = Rules::default();
    for record in records::read::<Record>(path)? {
        let found = segment::sentences(&record.text, Language::english());
        match &record.sentences {
            Sentences::Spans(gold) => {
                let offsets = byte_offsets(&record.text);
                let gold: Vec<(usize, usize)> =
                    gold.iter().map(|(a, b)| trimmed(&record.text, offsets[*a], offsets[*b])).filter(|(a, b)| a < b).collect();
                let hits = found.iter().filter(|r| gold.contains(&(r.start, r.end))).count();
                show(&record, &found, &gold);
                counts.add(hits, found.len(), gold.len());
                genres.entry(record.genre.clone()).or_default().add(hits, found.len(), gold.len());
            }
            Sentences::Texts(gold) => {
                // The lists of the rule file have each sentence on one line, even if the text breaks it.
                let right = found.iter().map(|r| one_line(&record.text[r.clone()])).eq(gold.iter().map(|s| one_line(s)));
                let golden = record.id.starts_with("golden");
                if !right && super::show::wrong() {
                    eprintln!("! {} {:?}", record.id, found.iter().map(|r| &record.text[r.clone()]).collect::<Vec<_>>());
                }
                rules.total += 1;
                rules.right += usize::from(right);
                rules.golden_total += usize::from(golden);
                rules.golden_right += usize::from(golden && right);
            }
        }
    }
    if rules.total > 0 {
        return Ok(
            json!({"right": rules.right, "total": rules.total, "golden_right": rules.golden_right, "golden_total": rules.golden_total}),
        );
    }
    let mut by_genre = Map::new();
    for (genre, counts) in genres.iter().filter(|(genre, _)| !genre.is_empty()) {
        by_genre.insert(genre.clone(), figure(counts.f1()));
    }
    Ok(json!({"f1": figure(counts.f1()), "precision": figure(counts.precision()), "recall": figure(counts.recall()), "by_genre": by_genre}))
}

/// Prints ends of sentences that only one side has: `+` ours, `-` the gold's.
fn show(record: &Record, found: &[std::ops::Range<usize>], gold: &[(usize, usize)]) {
    if !super::show::wrong() {
        return;
    }
    let ours: Vec<usize> = found.iter().map(|r| r.end).collect();
    let theirs: Vec<usize> = gold.iter().map(|r| r.1).collect();
    let around = |at: usize| {
        let text = &record.text;
        let from = (0..=at.saturating_sub(60)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
        let to = (at + 40..text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len());
        format!("{:?} | {:?}", &text[from..at], &text[at..to])
    };
    ours.iter().filter(|end| !theirs.contains(end)).for_each(|end| eprintln!("+ {} {}", record.genre, around(*end)));
    theirs.iter().filter(|end| !ours.contains(end)).for_each(|end| eprintln!("- {} {}", record.genre, around(*end)));
}

fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let part = &text[start..end];
    (start + (part.len() - part.trim_start().len()), start + part.trim_end().len())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
