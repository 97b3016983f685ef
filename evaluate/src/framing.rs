//! Task `framing`: which words of an account take sides.
//!
//! `framing_basil_spans.jsonl` (texts beside it in `groups_basil/GROUP/FILE`): `token_f1` over the tokens of the sentences that were
//! labelled (headlines were not): those in the gold's lexical spans outside quotations, compared with those in our wording mentions in
//! the account's own voice; `macro_f1` of whether a sentence contains one.
//! `framing_babe.jsonl`: `macro_f1` of biased and neutral, a sentence counting as biased if it contains a wording mention;
//! `token_f1` over its `biased_words`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use compare_sources::model::{Account, Content, Statement, Voice};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::records::{Counts, byte_offsets, figure, harmonic, ratio, read};

#[derive(Deserialize)]
#[serde(untagged)]
enum Record {
    Basil(Basil),
    Babe(Babe),
}

#[derive(Deserialize)]
struct Basil {
    group: String,
    file: String,
    sentences: Vec<[usize; 2]>,
    bias_spans: Vec<BiasSpan>,
}

#[derive(Deserialize)]
struct BiasSpan {
    start: usize,
    end: usize,
    bias: String,
    in_quote: bool,
}

#[derive(Deserialize)]
struct Babe {
    text: String,
    label: String,
    biased_words: Vec<String>,
}

/// Counts of words marked by the gold and by us, and of sentences by whether each calls them biased: `(gold, ours)` → count.
#[derive(Default)]
struct Tally {
    tokens: Counts,
    sentences: BTreeMap<(bool, bool), f64>,
}

pub fn run(path: &Path) -> Result<Value, String> {
    let mut tally = Tally::default();
    for record in read::<Record>(path)? {
        match record {
            Record::Basil(record) => basil(path, &record, &mut tally)?,
            Record::Babe(record) => babe(&record, &mut tally),
        }
    }
    Ok(json!({
        "token_f1": figure(tally.tokens.f1()),
        "token_precision": figure(tally.tokens.precision()),
        "token_recall": figure(tally.tokens.recall()),
        "macro_f1": figure(tally.macro_f1()),
    }))
}

impl Tally {
    fn macro_f1(&self) -> f64 {
        let at = |gold, ours| self.sentences.get(&(gold, ours)).copied().unwrap_or(0.0);
        let f1 = |class: bool| {
            let hits = at(class, class);
            harmonic(ratio(hits, hits + at(!class, class)), ratio(hits, hits + at(class, !class)))
        };
        (f1(true) + f1(false)) / 2.0
    }

    /// Counts the tokens of one text that are marked by the gold and by us.
    fn add_tokens(&mut self, statements: &[Statement], read: &[Range<usize>], gold: &[Range<usize>], ours: &[Range<usize>]) {
        let was_read = |at: usize| read.iter().any(|r| r.contains(&at));
        for token in statements.iter().flat_map(|s| &s.tokens).filter(|t| was_read(t.start)) {
            let inside = |spans: &[Range<usize>]| spans.iter().any(|r| r.start < token.end && token.start < r.end);
            let (g, o) = (inside(gold), inside(ours));
            self.tokens.add(usize::from(g && o), usize::from(o), usize::from(g));
        }
    }
}

fn basil(path: &Path, record: &Basil, tally: &mut Tally) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let file = folder.join("groups_basil").join(&record.group).join(&record.file);
    let text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let bytes = byte_offsets(&text);
    let at = |start: usize, end: usize| bytes[start.min(bytes.len() - 1)]..bytes[end.min(bytes.len() - 1)];
    let lexical = record.bias_spans.iter().filter(|s| s.bias == "lex" && !s.in_quote);
    let gold: Vec<Range<usize>> = lexical.map(|s| at(s.start, s.end)).collect();
    let (statements, ours) = wording(&text);
    let read: Vec<Range<usize>> = record.sentences.iter().map(|s| at(s[0], s[1])).collect();
    for range in &read {
        let inside = |spans: &[Range<usize>]| spans.iter().any(|r| r.start < range.end && range.start < r.end);
        *tally.sentences.entry((inside(&gold), inside(&ours))).or_default() += 1.0;
    }
    tally.add_tokens(&statements, &read, &gold, &ours);
    Ok(())
}

fn babe(record: &Babe, tally: &mut Tally) {
    let (statements, ours) = wording(&record.text);
    let lower = record.text.to_lowercase();
    let same_length = lower.len() == record.text.len();
    let places = record.biased_words.iter().filter(|_| same_length).flat_map(|word| {
        let word = word.to_lowercase();
        lower.match_indices(&word).map(|(at, w)| at..at + w.len()).collect::<Vec<_>>()
    });
    let gold: Vec<Range<usize>> = places.collect();
    *tally.sentences.entry((record.label == "biased", !ours.is_empty())).or_default() += 1.0;
    let whole = 0..record.text.len();
    tally.add_tokens(&statements, std::slice::from_ref(&whole), &gold, &ours);
}

/// The statements of a text, and the ranges where it takes sides in its own voice.
fn wording(text: &str) -> (Vec<Statement>, Vec<Range<usize>>) {
    let reading = compare_sources::understand(vec![Account::plain(text, None)], Vec::new());
    let mentions = reading.statements.iter().flat_map(|s| &s.mentions);
    let ours = mentions.filter(|m| matches!(m.content, Content::Wording(_)) && m.voice == Voice::Own).map(|m| m.span.range()).collect();
    (reading.statements, ours)
}
