//! Task `grammar`: how far the grammar agrees with spaCy's analysis of the same texts (recorded by `train/grammar_reference.py`) and how
//! fast it is; for a file in CoNLL-U, how far it agrees with the trees in it (`conllu.rs`).
//! Tokens agree if their spans do; tags, heads and the rest are counted over the tokens that agree. A head agrees if its span does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::time::Instant;

use compare_sources::grammar::{Doc, Grammar};
use serde::Deserialize;
use serde_json::{Value, json};

/// The recorded analysis of a text.
#[derive(Deserialize)]
struct Record {
    text: String,
    tokens: Vec<Recorded>,
    entities: Vec<(usize, usize, String)>,
    chunks: Vec<(usize, usize)>,
}

/// A recorded token, a list in the file.
#[derive(Deserialize)]
struct Recorded {
    start: usize,
    end: usize,
    tag: String,
    pos: String,
    lemma: String,
    head: usize,
    label: String,
    starts_sentence: u8,
}

/// Numbers of things found by both, by the grammar, and in the recording.
#[derive(Default)]
struct Overlap {
    both: usize,
    ours: usize,
    theirs: usize,
}

pub fn run(path: &Path) -> Result<Value, String> {
    if path.to_string_lossy().trim_end_matches(".gz").ends_with(".conllu") {
        return super::conllu::run(path);
    }
    let read = fs::read_to_string(path).map_err(|e| e.to_string())?;
    let records: Vec<Record> = read.lines().map(serde_json::from_str).collect::<Result<_, _>>().map_err(|e| e.to_string())?;
    let start = Instant::now();
    let grammar = Grammar::english();
    let load = start.elapsed();
    let texts: Vec<&str> = records.iter().map(|record| record.text.as_str()).collect();
    let start = Instant::now();
    let docs = grammar.parse_all(&texts);
    let seconds = start.elapsed().as_secs_f64();
    let mut right: BTreeMap<&str, usize> = BTreeMap::new();
    let mut overlaps: BTreeMap<&str, Overlap> = BTreeMap::new();
    for (record, doc) in records.iter().zip(&docs) {
        tokens(record, doc, &mut right);
        spans(record, doc, &mut overlaps);
    }
    let aligned = right.get("aligned").copied().unwrap_or(0);
    let mut out = json!({
        "texts": records.len(),
        "load_milliseconds": load.as_secs_f64() * 1e3,
        "words_per_second": docs.iter().map(|doc| doc.tokens.len()).sum::<usize>() as f64 / seconds,
    });
    for (key, count) in right.into_iter().filter(|(key, _)| *key != "aligned") {
        out[key] = json!(count as f64 / aligned as f64);
    }
    for (key, overlap) in overlaps {
        out[key] = json!(2.0 * overlap.both as f64 / (overlap.ours + overlap.theirs) as f64);
    }
    Ok(out)
}

fn tokens(record: &Record, doc: &Doc, right: &mut BTreeMap<&'static str, usize>) {
    let ours: BTreeMap<(usize, usize), usize> =
        doc.tokens.iter().enumerate().map(|(place, token)| ((token.span.start, token.span.end), place)).collect();
    for theirs in &record.tokens {
        let Some(token) = ours.get(&(theirs.start, theirs.end)).map(|place| &doc.tokens[*place]) else { continue };
        let head = record.tokens.get(theirs.head).map(|head| head.start..head.end);
        let agree = [
            ("aligned", true),
            ("tags", token.tag == theirs.tag),
            ("pos", token.pos.word() == theirs.pos),
            ("lemmas", *token.lemma == *theirs.lemma),
            ("heads", Some(&doc.tokens[token.head].span) == head.as_ref()),
            ("labels", token.label == theirs.label),
            ("sentence_starts", token.starts_sentence == (theirs.starts_sentence == 1)),
        ];
        for (key, agrees) in agree {
            *right.entry(key).or_default() += usize::from(agrees);
        }
    }
}

fn spans(record: &Record, doc: &Doc, overlaps: &mut BTreeMap<&'static str, Overlap>) {
    let bytes = |tokens: &Range<usize>| (doc.tokens[tokens.start].span.start, doc.tokens[tokens.end - 1].span.end);
    let their_bytes = |start: usize, end: usize| (record.tokens[start].start, record.tokens[end - 1].end);
    type Spans<'a> = BTreeSet<((usize, usize), &'a str)>;
    let mut count = |key: &'static str, ours: Spans, theirs: Spans| {
        let overlap = overlaps.entry(key).or_default();
        overlap.both += ours.intersection(&theirs).count();
        overlap.ours += ours.len();
        overlap.theirs += theirs.len();
    };
    count(
        "tokens",
        doc.tokens.iter().map(|token| ((token.span.start, token.span.end), "")).collect(),
        record.tokens.iter().map(|token| ((token.start, token.end), "")).collect(),
    );
    count(
        "entities",
        doc.entities.iter().map(|entity| (bytes(&entity.tokens), entity.label)).collect(),
        record.entities.iter().map(|(start, end, label)| (their_bytes(*start, *end), label.as_str())).collect(),
    );
    count(
        "noun_chunks",
        doc.noun_chunks().iter().map(|chunk| (bytes(chunk), "")).collect(),
        record.chunks.iter().map(|(start, end)| (their_bytes(*start, *end), "")).collect(),
    );
}
