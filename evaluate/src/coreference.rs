//! Task `coreference`: pronouns and role nouns that refer to somebody or something named before in the same document.
//!
//! A *place* is a gold mention of a person, body, place or event that is named before it: a pronoun of the third person (`pronouns_*`), or a
//! description that begins with "the", "this" or "that" (`roles_*`). `found` is the share of places that we resolve correctly, `precision`
//! the share that is correct of what we resolve where the gold has a mention; `places` and `judged` are their denominators. Records with
//! `entities` (GUM) have mentions of what has an article in an encyclopedia, but not all of them: `precision_at_least` also counts as wrong
//! what we resolve to one of their names where they have no mention. Records with `mentions` (ECB+) have those of some sentences, in chains
//! over documents: wherever the last word of a chain's name is in the text, that is a name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use compare_sources::model::{Account, Content, NameForm, Span};
use compare_sources::understand;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::in_accounts::{root, topic};
use super::records::{self, Counts, byte_offsets, figure, ratio};

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    entities: Vec<Named>,
    #[serde(default)]
    mentions: Vec<Chained>,
}

#[derive(Deserialize)]
struct Named {
    start: usize,
    end: usize,
    form: String,
    wiki: String,
}

#[derive(Deserialize)]
struct Chained {
    start: usize,
    end: usize,
    text: String,
    tag: String,
    chain: Option<String>,
}

/// One document: its text, the places of its names and whose they are, and the other mentions in its gold.
struct Document {
    text: String,
    names: Vec<(usize, usize, String)>,
    others: Vec<(usize, usize, String)>,
    /// True if the gold has all mentions of those it names.
    complete: bool,
}

/// The counts of one class.
#[derive(Default)]
struct Tally {
    counts: Counts,
    /// How many we resolve to a name in the gold where the gold has no mention.
    absent: f64,
}

pub fn run(path: &Path) -> Result<Value, String> {
    let records: Vec<Record> = records::read(path)?;
    let chained = records.iter().any(|r| !r.mentions.is_empty());
    let documents: Vec<Document> = if chained { of_chains(path, records)? } else { records.into_iter().map(of_entities).collect() };
    let mut sums: BTreeMap<&str, Tally> = BTreeMap::from([("pronouns", Tally::default()), ("roles", Tally::default())]);
    documents.iter().for_each(|document| judge(document, &mut sums));
    let mut out = Map::new();
    for (class, Tally { counts, absent }) in sums {
        let (found, precision) = (figure(counts.recall()), figure(counts.precision()));
        let least = figure(ratio(counts.hits, counts.guessed + absent));
        let values = [("found", found), ("precision", precision), ("places", counts.gold.into()), ("judged", counts.guessed.into())];
        let values = values.into_iter().chain((!chained).then_some(("precision_at_least", least)));
        out.extend(values.map(|(key, value)| (format!("{class}_{key}"), value)));
    }
    Ok(Value::Object(out))
}

const PRONOUNS: [&str; 16] = [
    "he",
    "she",
    "him",
    "her",
    "his",
    "hers",
    "himself",
    "herself",
    "it",
    "its",
    "itself",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
];

fn is_pronoun(text: &str) -> bool {
    PRONOUNS.contains(&text.to_lowercase().as_str())
}

fn of_entities(record: Record) -> Document {
    let offsets = byte_offsets(&record.text);
    let own = record.entities.into_iter();
    let (names, others): (Vec<Named>, Vec<Named>) = own.partition(|e| e.form == "name");
    let places = |list: Vec<Named>| list.into_iter().map(|e| (offsets[e.start], offsets[e.end], e.wiki)).collect();
    Document { names: places(names), others: places(others), text: record.text, complete: true }
}

fn of_chains(path: &Path, records: Vec<Record>) -> Result<Vec<Document>, String> {
    let mut last_words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for record in &records {
        for mention in record.mentions.iter().filter(|m| participant(m)) {
            let word = mention.text.split_whitespace().last().unwrap_or_default();
            if let Some(chain) = &mention.chain
                && word.len() > 2
                && word.starts_with(char::is_uppercase)
                && !is_pronoun(word)
            {
                last_words.entry(format!("{} {chain}", topic(&record.group))).or_default().insert(word.to_string());
            }
        }
    }
    records.into_iter().map(|record| of_chain(path, record, &last_words)).collect()
}

fn participant(mention: &Chained) -> bool {
    mention.tag.starts_with("HUMAN_PART") || mention.tag == "LOC_GEO"
}

fn of_chain(path: &Path, record: Record, last_words: &BTreeMap<String, BTreeSet<String>>) -> Result<Document, String> {
    let folder = root(path, &record.group).ok_or_else(|| format!("no folder for {}", record.group))?;
    let file = folder.join(&record.group).join(format!("{}.txt", record.id));
    let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let offsets = byte_offsets(&text);
    let of_topic = format!("{} ", topic(&record.group));
    let mut names = Vec::new();
    for (who, words) in last_words.iter().filter(|(who, _)| who.starts_with(&of_topic)) {
        for word in words {
            names.extend(text.match_indices(word.as_str()).map(|(at, _)| (at, at + word.len(), who.clone())));
        }
    }
    let named = |m: &Chained| m.text.split_whitespace().last().is_some_and(|w| w.starts_with(char::is_uppercase)) && !is_pronoun(&m.text);
    let others = record.mentions.iter().filter(|m| participant(m) && !named(m));
    let others = others.filter_map(|m| Some((offsets[m.start], offsets[m.end], of_topic.clone() + m.chain.as_ref()?))).collect();
    Ok(Document { text, names, others, complete: false })
}

/// The spans that we resolve, each with the name that it refers to.
fn resolved(text: &str) -> Vec<(Span, Span)> {
    let reading = understand(vec![Account::plain(text, None)], Vec::new());
    let names = reading.statements.iter().flat_map(|s| &s.mentions);
    let own = names.filter_map(|m| match &m.content {
        Content::Name(name) if matches!(name.form, NameForm::Nominal | NameForm::Pronoun) => Some((m.span, name.refers_to?)),
        _ => None,
    });
    own.collect()
}

#[allow(clippy::print_stderr)]
fn judge(document: &Document, sums: &mut BTreeMap<&str, Tally>) {
    let ours = resolved(&document.text);
    let class = |text: &str| if is_pronoun(text) { "pronouns" } else { "roles" };
    let names_of = |span: &Span| -> BTreeSet<&str> {
        let shared = |start: usize, end: usize| end.min(span.end()).saturating_sub(start.max(span.start()));
        let fits = |start: usize, end: usize| shared(start, end) * 4 >= span.len() + end - start;
        let over = document.names.iter().filter(|(start, end, _)| fits(*start, *end) || !document.complete && shared(*start, *end) > 0);
        over.map(|(.., who)| who.as_str()).collect()
    };
    let around = |at: usize| {
        let (from, to) = (document.text.floor_char_boundary(at.saturating_sub(160)), document.text.floor_char_boundary(at + 60));
        document.text[from..to.min(document.text.len())].replace('\n', " / ")
    };
    let mut right: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (span, name) in &ours {
        let pronoun = is_pronoun(span.text(&document.text));
        let one = |start: usize, end: usize| is_pronoun(&document.text[start..end]) == pronoun;
        let here = document.others.iter().filter(|(start, end, _)| *start < span.end() && span.end() <= *end && one(*start, *end));
        let known = here.min_by_key(|(start, end, _)| end - start);
        let meant = names_of(name);
        let hit = known.is_some_and(|(.., who)| meant.contains(who.as_str()));
        if known.is_none() && (!document.complete || meant.is_empty()) {
            continue;
        }
        if let Some((start, end, _)) = known.filter(|_| hit) {
            right.insert((*start, *end));
        }
        let tally = sums.entry(class(span.text(&document.text))).or_default();
        if known.is_none() {
            tally.absent += 1.0;
        } else {
            tally.counts.add(usize::from(hit), 1, 0);
        }
        if crate::show::wrong() && !hit {
            eprintln!(
                "{} {} = {} … {}",
                if known.is_some() { "WRONG " } else { "ABSENT" },
                span.text(&document.text),
                name.text(&document.text),
                around(span.end())
            );
        }
    }
    for (start, end, who) in &document.others {
        let text = &document.text[*start..*end];
        let before = document.names.iter().any(|(_, end, of)| end <= start && of == who);
        if before && (is_pronoun(text) || definite(&document.text, *start)) {
            sums.entry(class(text)).or_default().counts.gold += 1.0;
            if crate::show::wrong() && !right.contains(&(*start, *end)) {
                eprintln!("MISSED {text} = {who} … {}", around(*end));
            }
        }
    }
}

/// True if a description begins with "the", "this" or "that", or comes after it with at most two words between.
fn definite(text: &str, start: usize) -> bool {
    let opens = |word: &str| matches!(word.to_lowercase().as_str(), "the" | "this" | "that");
    let first = text[start..].split_whitespace().next().is_some_and(opens);
    let before = text[..start].split_whitespace().rev().take(3).take_while(|w| w.ends_with(char::is_alphanumeric));
    first || before.into_iter().any(opens)
}
