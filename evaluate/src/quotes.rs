//! Task `quotes`: attributions (source, cue, content) against gold, by token overlap.
//!
//! Tokens are the words and numbers of the text; punctuation does not count. Mentions with one source and one cue are one
//! attribution, like the gold's discontinuous contents. Predicted and gold attributions are paired one to one, largest
//! overlap of contents first. `*_content_f1` is micro F1 over tokens: shared tokens of the pairs, over the tokens of all gold
//! contents of the kind, and over the tokens of the predictions paired with them plus all unpaired predictions whose own form is
//! of that kind. A source is judged on pairs whose contents share half of the gold's tokens and where the gold has a source: it
//! is right if the two spans share half of the shorter one's tokens, and the gold's head (its last token before a comma, a
//! preposition or a relative pronoun) is among them or the predicted span is wholly inside the gold's.
//! "Direct" includes mixed ones; `kind_accuracy` is how often a pair's form is the gold's; `*_found` is the share of gold attributions in
//! pairs that share half of the gold's tokens.

use std::collections::BTreeMap;
use std::path::Path;

use compare_sources::grammar::Grammar;
use compare_sources::language::Language;
use compare_sources::model::{Account, AccountId, Content, Span, SpeechForm};
use compare_sources::text::{Token, TokenKind, tokens};
use compare_sources::{annotate, segment};
use serde::Deserialize;
use serde_json::{Value, json};

use super::records::{byte_offsets, figure, harmonic, ratio, read};

#[derive(Deserialize)]
struct Record {
    text: String,
    attributions: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    source: Vec<Piece>,
    #[serde(default)]
    cue: Vec<Piece>,
    content: Vec<Piece>,
    kind: String,
}

#[derive(Deserialize)]
struct Piece {
    start: usize,
    end: usize,
}

/// An attribution as sets of token numbers.
struct Said {
    direct: bool,
    content: Vec<usize>,
    source: Vec<usize>,
    cue: Vec<usize>,
}

#[derive(Default)]
struct Tally {
    shared: f64,
    guessed: f64,
    gold: f64,
    golds: f64,
    found: f64,
    sources: f64,
    right: f64,
    kinds: f64,
}

pub fn run(path: &Path) -> Result<Value, String> {
    let mut tallies = [Tally::default(), Tally::default()];
    for record in read::<Record>(path)? {
        score(&record, &mut tallies);
    }
    let [direct, indirect] = &tallies;
    let mut out = BTreeMap::new();
    for (name, tally) in [("direct", direct), ("indirect", indirect)] {
        let (precision, recall) = (ratio(tally.shared, tally.guessed), ratio(tally.shared, tally.gold));
        out.insert(format!("{name}_content_precision"), figure(precision));
        out.insert(format!("{name}_content_recall"), figure(recall));
        out.insert(format!("{name}_content_f1"), figure(harmonic(precision, recall)));
        out.insert(format!("{name}_found"), figure(ratio(tally.found, tally.golds)));
        out.insert(format!("{name}_source_accuracy"), figure(ratio(tally.right, tally.sources)));
        out.insert(format!("{name}_gold"), json!(tally.golds));
    }
    out.insert("kind_accuracy".into(), figure(ratio(direct.kinds + indirect.kinds, direct.found + indirect.found)));
    serde_json::to_value(out).map_err(|e| e.to_string())
}

fn score(record: &Record, tallies: &mut [Tally; 2]) {
    let words: Vec<Token> = tokens(&record.text, 0).into_iter().filter(|t| t.kind != TokenKind::Mark).collect();
    let bytes = byte_offsets(&record.text);
    let numbers = |pieces: &[Piece]| within(&words, pieces.iter().filter_map(|p| Some(*bytes.get(p.start)?..*bytes.get(p.end)?)));
    let gold: Vec<Said> = record
        .attributions
        .iter()
        .map(|g| Said { direct: g.kind != "indirect", content: numbers(&g.content), source: numbers(&g.source), cue: numbers(&g.cue) })
        .collect();
    let found = predicted(&record.text, &words);
    let pairs = paired(&gold, &found);
    for g in &gold {
        let tally = &mut tallies[usize::from(!g.direct)];
        tally.gold += g.content.len() as f64;
        tally.golds += 1.0;
    }
    if crate::show::wrong() {
        show(&record.text, &words, &gold, &found, &pairs);
    }
    let mut free = vec![true; found.len()];
    for (g, f) in pairs {
        free[f] = false;
        let (gold, found) = (&gold[g], &found[f]);
        let tally = &mut tallies[usize::from(!gold.direct)];
        let both = shared(&gold.content, &found.content);
        tally.shared += both as f64;
        tally.guessed += found.content.len() as f64;
        if 2 * both < gold.content.len() {
            continue;
        }
        tally.found += 1.0;
        tally.kinds += f64::from(gold.direct == found.direct);
        if !gold.source.is_empty() {
            tally.sources += 1.0;
            tally.right += f64::from(same_source(&gold.source, &found.source, &words));
        }
    }
    for f in found.iter().zip(free).filter_map(|(f, free)| free.then_some(f)) {
        tallies[usize::from(!f.direct)].guessed += f.content.len() as f64;
    }
}

/// Prints attributions that were missed, made up, cut elsewhere, right, or given to another source; where ours differs, it is below the gold's.
fn show(text: &str, words: &[Token], gold: &[Said], found: &[Said], pairs: &[(usize, usize)]) {
    let said = |s: &Said| {
        let part = |at: &[usize]| at.iter().map(|w| words[*w].of(text)).collect::<Vec<_>>().join(" ");
        let form = if s.direct { "direct" } else { "indirect" };
        format!("{form} <{}> <{}> {}", part(&s.source), part(&s.cue), part(&s.content))
    };
    for (_, g) in gold.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|p| p.0 == *at)) {
        eprintln!("missed {}", said(g));
    }
    for (_, f) in found.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|p| p.1 == *at)) {
        eprintln!("made up {}", said(f));
    }
    for (g, f) in pairs.iter().map(|(g, f)| (&gold[*g], &found[*f])) {
        let (both, wrong) = (shared(&g.content, &f.content), !g.source.is_empty() && !same_source(&g.source, &f.source, words));
        if both < g.content.len() || both < f.content.len() {
            eprintln!("cut {} {} {} {}\n    is {}", g.content.len(), f.content.len(), both, said(g), said(f));
        } else {
            eprintln!("right {}", said(f));
        }
        if wrong && 2 * both >= g.content.len() {
            eprintln!("source {}\n    is {}", said(g), said(f));
        }
    }
}

/// For the source and cue of an attribution: whether it is direct, and its pieces.
type Groups = BTreeMap<(Option<Span>, Option<Span>), (bool, Vec<Span>)>;

/// The attributions that the annotators find, pieces with one source and cue together.
fn predicted(text: &str, words: &[Token]) -> Vec<Said> {
    let account = Account::plain(text, None);
    let mut statements = segment::segment(&account, AccountId(0), Language::english());
    annotate::annotate(&account, &mut statements, Language::english(), Grammar::english());
    let mut groups: Groups = BTreeMap::new();
    let mut out = Vec::new();
    for mention in statements.iter().flat_map(|s| &s.mentions) {
        let Content::Speech(said) = &mention.content else { continue };
        let direct = said.form != SpeechForm::Indirect;
        if said.cue.is_none() {
            // a continued quotation: joined to the last direct one of the same source
            let last = groups
                .iter_mut()
                .filter(|(key, value)| key.0 == said.source && value.0)
                .max_by_key(|(_, value)| value.1.last().map(|s| s.end()));
            if let Some((_, value)) = last {
                value.1.push(mention.span);
                continue;
            }
        }
        groups.entry((said.source, said.cue)).or_insert((direct, Vec::new())).1.push(mention.span);
    }
    for ((source, cue), (direct, spans)) in groups {
        let content = within(words, spans.iter().map(|s| s.range()));
        let source = within(words, source.iter().map(|s| s.range()));
        let cue = within(words, cue.iter().map(|s| s.range()));
        out.push(Said { direct, content, source, cue });
    }
    out
}

/// Numbers of the tokens inside the ranges, sorted.
fn within(words: &[Token], ranges: impl Iterator<Item = std::ops::Range<usize>>) -> Vec<usize> {
    let mut out: Vec<usize> = ranges
        .flat_map(|r| {
            let first = words.partition_point(|w| w.end <= r.start);
            (first..words.len()).take_while(move |w| words[*w].start < r.end)
        })
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn shared(a: &[usize], b: &[usize]) -> usize {
    a.iter().filter(|x| b.binary_search(x).is_ok()).count()
}

/// One-to-one pairs, largest overlap first, ties by position.
fn paired(gold: &[Said], found: &[Said]) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (f, b) in found.iter().enumerate() {
            let both = shared(&a.content, &b.content);
            if both > 0 {
                all.push((both * 1000 / (a.content.len() + b.content.len()), g, f));
            }
        }
    }
    all.sort_by_key(|(both, g, f)| (std::cmp::Reverse(*both), *g, *f));
    let (mut golds, mut founds) = (vec![false; gold.len()], vec![false; found.len()]);
    let mut out = Vec::new();
    for (_, g, f) in all {
        if !golds[g] && !founds[f] {
            (golds[g], founds[f]) = (true, true);
            out.push((g, f));
        }
    }
    out
}

fn same_source(gold: &[usize], found: &[usize], words: &[Token]) -> bool {
    let both = shared(gold, found);
    let inside = both == found.len();
    let breaks = ["of", "in", "at", "for", "from", "with", "who", "which", "that", "on", "to"];
    let head = gold
        .windows(2)
        .position(|w| breaks.contains(&words[w[1]].norm.as_str()) || words[w[1]].start > words[w[0]].end + 1)
        .map_or(gold.len() - 1, |at| at);
    !found.is_empty() && 2 * both >= gold.len().min(found.len()) && (inside || found.contains(&gold[head]))
}
