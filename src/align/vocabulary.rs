//! Keys of words, and the rarity of words, names and dates: counts over the accounts of an event. Counts of words are added to a general
//! background, so that a name that every statement repeats has little weight, and the weights in two short accounts are still sensible.
//! Accounts of other events in the run do not count.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::Context;
use super::dates::event_date;
use crate::language::Language;
use crate::model::{Account, Content, EventId, Mention, NameForm, Statement, When};
use crate::text::Bag;
use crate::text::{Token, TokenKind, fold};
use crate::vectors::{self, Vector};

/// How many background sentences one statement of an event counts as.
const RUN_WEIGHT: f64 = 100.0;

/// A token form as the run knows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Key of its stem.
    pub stem: u64,
    /// Weight of the stem: the rarer, the greater.
    pub weight: f64,
    /// True if the run writes it like a name.
    pub name: bool,
}

/// The content words of a run.
pub(super) struct Vocabulary {
    words: HashMap<String, Known>,
    shown: Vec<String>,
    vectors: Vec<Option<Arc<Vector>>>,
    /// For each event, the weights of the stems in its accounts.
    weights: Vec<HashMap<usize, f64>>,
}

/// A token form: its stem, and whether the run writes it like a name.
struct Known {
    stem: usize,
    name: bool,
}

/// The words of a run with their weights in one event.
#[derive(Clone, Copy)]
pub(super) struct Words<'v> {
    vocabulary: &'v Vocabulary,
    weights: &'v HashMap<usize, f64>,
}

/// Counts of one token form over the run.
#[derive(Default)]
struct Form {
    /// The number of statements with it, by event.
    statements: BTreeMap<usize, f64>,
    upper: usize,
    lower: usize,
    shown: String,
}

impl Vocabulary {
    /// Reads all statements of a run.
    pub(super) fn new(accounts: &[Account], statements: &[Statement], language: &Language) -> Vocabulary {
        let forms = token_forms(accounts, statements, language);
        let stem_of: HashMap<&str, String> = forms.keys().map(|norm| (norm.as_str(), stem(norm, language))).collect();
        let mut keys: Vec<String> = stem_of.values().cloned().collect();
        keys.sort();
        keys.dedup();
        let key = |text: &str| keys.binary_search_by(|k| k.as_str().cmp(text)).map_or(0, |at| at);
        let background: Vec<f64> = keys.iter().map(|stem| language.frequency.of(stem)).collect();
        let sizes = event_sizes(accounts, statements);
        let mut run: Vec<HashMap<usize, f64>> = vec![HashMap::new(); sizes.len()];
        let mut shown: Vec<(usize, &str)> = vec![(0, ""); keys.len()];
        let mut words = HashMap::new();
        let mut ordered: Vec<&String> = forms.keys().collect();
        ordered.sort();
        for norm in ordered {
            let (form, at) = (&forms[norm], key(&stem_of[norm.as_str()]));
            form.statements.iter().for_each(|(event, count)| *run[*event].entry(at).or_default() += count);
            let all = form.statements.values().sum::<f64>() as usize;
            if all > shown[at].0 || shown[at].1.is_empty() {
                shown[at] = (all, &form.shown);
            }
            let unknown = background[at] <= 1.0 && norm.chars().next().is_some_and(char::is_alphabetic);
            let name = form.upper > form.lower || (unknown && form.lower == 0);
            words.insert(norm.clone(), Known { stem: at, name });
        }
        for (run, size) in run.iter_mut().zip(&sizes) {
            run.iter_mut().for_each(|(stem, count)| *count = weight(*count, background[*stem], *size, language));
        }
        let vectors = shown.iter().map(|(_, s)| vectors::english().word(s).map(Arc::new)).collect();
        Vocabulary { words, shown: shown.into_iter().map(|(_, s)| s.to_string()).collect(), vectors, weights: run }
    }

    /// The words with their weights in an event.
    pub(super) fn of(&self, event: EventId) -> Words<'_> {
        Words { vocabulary: self, weights: &self.weights[event.0] }
    }

    /// Number of stems; their keys are below it.
    pub(super) fn len(&self) -> usize {
        self.vectors.len()
    }

    /// A stem's most frequent form, as written.
    pub(super) fn shown(&self, stem: u64) -> &str {
        self.shown.get(stem as usize).map_or("", String::as_str)
    }
}

impl Words<'_> {
    /// The content word of a token; `None` for function words and punctuation.
    pub(super) fn word(&self, token: &Token) -> Option<Word> {
        let known = self.vocabulary.words.get(&token.norm)?;
        Some(Word { stem: known.stem as u64, weight: *self.weights.get(&known.stem)?, name: known.name })
    }

    /// The meaning of a stem, if the vectors have its most frequent form.
    pub(super) fn vector(&self, stem: u64) -> Option<Arc<Vector>> {
        self.vocabulary.vectors.get(stem as usize).cloned().flatten()
    }
}

/// The number of statements of each event, in the accounts that count for rarity.
fn event_sizes(accounts: &[Account], statements: &[Statement]) -> Vec<usize> {
    let mut sizes = vec![0; accounts.iter().map(|a| a.event.0 + 1).max().unwrap_or(0)];
    let weighed = weighed(accounts);
    statements.iter().filter(|s| weighed[s.account.0]).for_each(|s| sizes[accounts[s.account.0].event.0] += 1);
    sizes
}

/// True if a token says something about the topic.
fn is_content(token: &Token, language: &Language) -> bool {
    match token.kind {
        TokenKind::Mark => false,
        TokenKind::Number => true,
        TokenKind::Word => token.norm.chars().nth(1).is_some() && !token.norm.starts_with('\'') && !language.words.is_stop(&token.norm),
    }
}

fn stem(norm: &str, language: &Language) -> String {
    let plain = if norm.is_ascii() { norm.to_string() } else { fold(norm) };
    if plain.starts_with(|c: char| c.is_ascii_digit()) { plain.replace(',', "") } else { language.words.stem(&plain).into_owned() }
}

fn token_forms(accounts: &[Account], statements: &[Statement], language: &Language) -> HashMap<String, Form> {
    let mut forms: HashMap<String, Form> = HashMap::new();
    let weighed = weighed(accounts);
    let (first, others): (Vec<&Statement>, Vec<&Statement>) = statements.iter().partition(|s| weighed[s.account.0]);
    let read = first.len();
    for (nth, statement) in first.into_iter().chain(others).enumerate() {
        let weighs = nth < read;
        let account = &accounts[statement.account.0];
        let (text, event) = (account.read(), account.event.0);
        let titled = is_titled(statement, text);
        let mut seen: HashSet<&str> = HashSet::new();
        for (at, token) in statement.tokens.iter().enumerate().filter(|(_, t)| is_content(t, language)) {
            let form = match forms.get_mut(&token.norm) {
                Some(form) => form,
                None => forms.entry(token.norm.clone()).or_default(),
            };
            let count = form.statements.entry(event).or_default();
            // Accounts with word lists take precedence.
            if !weighs && *count > 0.0 {
                continue;
            }
            if weighs && seen.insert(&token.norm) {
                *count += 1.0;
            }
            let opens = at == 0 || statement.tokens[at - 1].kind == TokenKind::Mark && !statement.tokens[at - 1].is(",");
            if form.shown.is_empty() || !token.capitalised(text) && form.shown != token.of(text) {
                form.shown = token.of(text).to_string();
            }
            if !token.capitalised(text) {
                form.lower += 1;
            } else if !opens && !titled {
                form.upper += 1;
            }
        }
    }
    forms
}

/// True if a statement is printed like a title, so that capitals do not indicate names.
pub(super) fn is_titled(statement: &Statement, text: &str) -> bool {
    let long = statement.tokens.iter().filter(|t| t.kind == TokenKind::Word && t.norm.len() > 3);
    let (upper, all) = long.fold((0, 0), |(u, n), t| (u + usize::from(t.capitalised(text)), n + 1));
    all > 2 && upper * 10 > all * 6
}

/// Inverse frequency over background and run. The two statements of a pairing do not reduce it.
fn weight(run: f64, background: f64, statements: usize, language: &Language) -> f64 {
    let all = language.frequency.sentences + RUN_WEIGHT * statements.saturating_sub(2) as f64;
    let with = background.max(1.0) + RUN_WEIGHT * (run - 2.0).max(0.0);
    (all / with).ln().max(0.1)
}

/// How many statements of an event name each entity and each date.
pub(super) struct EventCounts {
    statements: usize,
    named: BTreeMap<usize, f64>,
    dated: BTreeMap<String, f64>,
}

impl EventCounts {
    /// The counts of each event.
    pub(super) fn of_events(reading: &Context<'_>) -> Vec<EventCounts> {
        let weighed = weighed(reading.accounts);
        let mut statements: Vec<Vec<&Statement>> = vec![Vec::new(); reading.accounts.iter().map(|a| a.event.0 + 1).max().unwrap_or(0)];
        let counted = reading.statements.iter().filter(|s| weighed[s.account.0]);
        counted.for_each(|s| statements[reading.accounts[s.account.0].event.0].push(s));
        statements.iter().map(|own| EventCounts { statements: own.len(), named: entity_counts(own), dated: date_counts(own) }).collect()
    }

    /// The rarity of a date: 1 if only a pair has it, falling to 0 if the whole event has it.
    pub(super) fn rarity(&self, when: &When) -> f64 {
        let others = self.dated.get(&when.edtf()).map_or(1.0, |count| (count - 1.0).max(1.0));
        1.0 - others.ln() / (self.statements as f64 + 10.0).ln()
    }
}

/// The number of statements with each date.
fn date_counts(statements: &[&Statement]) -> BTreeMap<String, f64> {
    let mut counts = BTreeMap::new();
    for statement in statements {
        let days: BTreeSet<String> = statement.mentions.iter().filter_map(event_date).map(|when| when.edtf()).collect();
        for day in days {
            *counts.entry(day).or_default() += 1.0;
        }
    }
    counts
}

/// The number of statements with each entity.
fn entity_counts(statements: &[&Statement]) -> BTreeMap<usize, f64> {
    let mut counts = BTreeMap::new();
    for statement in statements {
        let ids: BTreeSet<usize> = statement.mentions.iter().filter_map(entity).map(|(id, _)| id).collect();
        for id in ids {
            *counts.entry(id).or_default() += 1.0;
        }
    }
    counts
}

fn entity(mention: &Mention) -> Option<(usize, NameForm)> {
    if let Content::Name(name) = &mention.content { Some((name.entity?.0, name.form)) } else { None }
}

/// Entities weighted by rarity in the event; a description or pronoun counts half, since it may refer to another entity.
pub(super) fn entity_bag(statement: &Statement, counts: &EventCounts) -> Bag {
    let all = counts.statements as f64 + 10.0;
    let weight = |(id, form): (usize, NameForm)| {
        let rarity = (all / (counts.named.get(&id).copied().unwrap_or(1.0) - 1.0).max(1.0)).ln();
        let sure = match form {
            NameForm::Proper | NameForm::Adjective => 1.0,
            NameForm::Nominal | NameForm::Pronoun => 0.5,
        };
        (id as u64, rarity * sure)
    };
    Bag::new(statement.mentions.iter().filter_map(entity).map(weight).collect())
}

/// For each account, whether its words, names and dates count for rarity: true for those with word lists, or for all accounts of an event
/// where none has any.
pub(super) fn weighed(accounts: &[Account]) -> Vec<bool> {
    let read: BTreeSet<EventId> = accounts.iter().filter(|a| a.has_word_lists).map(|a| a.event).collect();
    accounts.iter().map(|a| a.has_word_lists || !read.contains(&a.event)).collect()
}
