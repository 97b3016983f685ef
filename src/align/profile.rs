//! What the scorer needs about a statement, computed once: its words by rarity, names, figures, dates, quoted words, position. How an
//! account reports, which is also called a profile, is in `src/profile/`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Context;
use super::dates::{calendar_day, day_key, event_date, heading, open_day, other_readings};
use super::event_words::{EventWord, EventWords, Synonyms, event_words};
use super::meaning::{centred, clauses};
use super::sections::item;
use super::vocabulary::{EventCounts, Vocabulary, Word, Words, entity_bag, is_titled};
use crate::encoder::Encoded;
use crate::model::{Account, AccountId, Content, EventId, Mention, Span, SpeechForm, Statement, StatementKind, When};
use crate::text::Bag;
use crate::text::{Token, TokenKind, fnv1a};
use crate::vectors::{self, Term, Vector};
use rust_decimal::Decimal;

/// A statement as the scorer sees it.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// Its account.
    pub account: AccountId,
    /// The event of that account.
    pub event: EventId,
    /// True if its account is in a language without word lists.
    pub is_foreign: bool,
    /// True if it only asks.
    pub asks: bool,
    /// Its content words, by stem, without its dates, which are compared as dates; with them if it says nothing else.
    pub words: Bag,
    /// The same words with their meanings, and each of its dates as one word, however it is written.
    pub terms: Vec<Term>,
    /// Their joint meaning.
    pub meaning: Option<Vector>,
    /// Indices of the terms in reported content, without speaker and cue; all terms if there is no speaker.
    pub said: Vec<usize>,
    /// Indices of the terms of what is said, without names and figures, which are measured as such.
    pub core: Vec<usize>,
    /// Indices of the terms of each of its clauses.
    pub clauses: Vec<Vec<usize>>,
    /// Pairs of neighbouring content words.
    pub pairs: Bag,
    /// The words that are written like names.
    pub names: Bag,
    /// The words that name the speaker.
    pub speaker: Bag,
    /// Entities, weighted by rarity.
    pub entities: Bag,
    /// Sounds of names: consonants alone, to match different spellings.
    pub sounds: Bag,
    /// Number tokens.
    pub numbers: Bag,
    /// Figures that count or measure something.
    pub figures: Vec<Figure>,
    /// The times of what it reports.
    pub dates: Vec<When>,
    /// How rare each of the dates is in the run, 0..1.
    pub rarity: Vec<f64>,
    /// The only day of the event, if the statement gives it by its number.
    pub calendar_day: Option<When>,
    /// When its account was published.
    pub published: Option<When>,
    /// The dated heading above it: its date or, if it has none, its words.
    pub section: Option<(String, Option<When>)>,
    /// Its opening, if that is a word with a number and a colon: "Week 2:".
    pub item: Option<(String, String)>,
    /// The names in its question, if it is an answer.
    pub question_names: Vec<u64>,
    /// Unresolved days, as TIMEX values: `XXXX-WXX-2`, `XXXX-11-25`.
    pub open_days: Vec<String>,
    /// Words inside quotation marks.
    pub quoted: Bag,
    /// Its actions: indices of its verbs among the terms.
    pub actions: Vec<usize>,
    /// Its event words, by index in the run.
    pub event_words: Vec<EventWord>,
    /// How the event words of the run are related.
    pub synonyms: Arc<Synonyms>,
    /// Its meaning as a whole relative to the topic of the run, if there is an encoder.
    pub encoded: Option<Encoded>,
    /// Position in its account, 0..1; `None` in accounts too short for it to mean anything.
    pub position: Option<f64>,
    /// True if it is a title.
    pub headline: bool,
}

/// A number of something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// Keys of what is counted, of the unit and of the role: figures with a common key are about one thing.
    pub thing: Vec<u64>,
    /// Lowest possible value.
    pub low: Option<Decimal>,
    /// Highest possible value.
    pub high: Option<Decimal>,
    /// How it is shown to users.
    pub shown: String,
}

/// Fewest statements of an account in which a position means anything.
const LONG_ENOUGH: usize = 4;

/// Fewest words of reported content that are compared by themselves.
const LEAST_SAID: usize = 2;

/// Counts over the run.
struct Run<'r> {
    vocabulary: &'r Vocabulary,
    /// The counts of each event.
    counts: Vec<EventCounts>,
    /// Keys of dates as words, which continue after the keys of the words.
    days: BTreeMap<String, usize>,
}

/// The profiles of all statements, in order.
pub(super) fn profiles(reading: &Context<'_>, vocabulary: &Vocabulary) -> Vec<Profile> {
    let mut first = vec![usize::MAX; reading.accounts.len()];
    let mut count = vec![0usize; reading.accounts.len()];
    for (at, statement) in reading.statements.iter().enumerate() {
        let id = statement.account.0;
        first[id] = first[id].min(at);
        count[id] += 1;
    }
    let days: BTreeSet<String> = reading.statements.iter().flat_map(|s| &s.mentions).filter_map(day_key).collect();
    let days = days.into_iter().enumerate().map(|(at, day)| (day, vocabulary.len() + at)).collect();
    let run = Run { vocabulary, counts: EventCounts::of_events(reading), days };
    let mut known = EventWords::default();
    let mut out: Vec<Profile> = Vec::with_capacity(reading.statements.len());
    for ((at, statement), encoded) in reading.statements.iter().enumerate().zip(centred(reading.statements)) {
        let id = statement.account.0;
        let position = (count[id] >= LONG_ENOUGH).then(|| (at - first[id]) as f64 / (count[id] - 1) as f64);
        let question = question_part(statement);
        let statement = question.as_ref().unwrap_or(statement);
        let event_words = event_words(statement, vocabulary.of(reading.accounts[id].event), &mut known);
        out.push(Profile { event_words, encoded, ..profile(reading, &run, statement, position) });
    }
    let synonyms = Arc::new(Synonyms::new(&known));
    out.iter_mut().for_each(|p| p.synonyms = Arc::clone(&synonyms));
    out
}

/// The question part of an answer: an answer is about what was asked, whatever it says about it, so answers are paired by their questions.
fn question_part(statement: &Statement) -> Option<Statement> {
    let tokens = statement.question_tokens();
    let end = statement.tokens.get(tokens.checked_sub(1)?)?.end;
    let mut out = statement.clone();
    out.tokens.truncate(tokens);
    out.tree = statement.tree.first(tokens);
    out.mentions.retain(|m| m.span.end() <= end);
    Some(out)
}

fn profile(reading: &Context<'_>, run: &Run<'_>, statement: &Statement, position: Option<f64>) -> Profile {
    let account @ Account { event, published, .. } = &reading.accounts[statement.account.0];
    let text = account.read();
    let (vocabulary, counts): (Words<'_>, &EventCounts) = (run.vocabulary.of(*event), &run.counts[event.0]);
    let content: Vec<(&Token, Word)> = statement.tokens.iter().filter_map(|t| Some((t, vocabulary.word(t)?))).collect();
    let titled = is_titled(statement, text);
    // "November 9" is neither a name nor a number of anything: dates are compared as dates.
    let days = || statement.mentions.iter().filter_map(|m| Some((m.span, day_key(m)?)));
    let dated: Vec<Span> = days().map(|(span, _)| span).collect();
    let free = |t: &Token| !dated.iter().any(|d| inside(t, *d));
    let speakers = speakers(statement);
    let speaks = |t: &Token| speakers.iter().any(|s| inside(t, *s));
    let names: Vec<&(&Token, Word)> =
        content.iter().filter(|(t, w)| w.name && free(t) && t.kind == TokenKind::Word && (titled || t.capitalised(text))).collect();
    let bag = |kept: &dyn Fn(&Token) -> bool| Bag::new(content.iter().filter(|(t, _)| kept(t)).map(|(_, w)| (w.stem, w.weight)).collect());
    let (all, undated) = (bag(&|_| true), bag(&free));
    let term = |(key, weight): &(u64, f64)| Term { key: *key as usize, weight: *weight, vector: vocabulary.vector(*key) };
    let weight = |span: Span| content.iter().filter(|(t, _)| inside(t, span)).map(|(_, w)| w.weight).fold(0.0, f64::max);
    let dated_words = Bag::new(days().filter_map(|(span, day)| Some((*run.days.get(&day)? as u64, weight(span)))).collect());
    let terms: Vec<Term> = undated.entries.iter().chain(dated_words.entries.iter().filter(|(_, w)| *w > 0.0)).map(term).collect();
    // a date in a question dates nothing
    let asks = statement.asks();
    let mut dates: Vec<When> = statement.mentions.iter().filter(|_| !asks).filter_map(event_date).collect();
    dates.extend(statement.mentions.iter().filter(|_| !asks).flat_map(other_readings));
    if dates.is_empty() {
        dates.extend(statement.section.as_ref().and_then(event_date));
    }
    let said = said(statement, &content, &terms);
    let plain = |(t, w): &&(&Token, Word)| free(t) && t.kind == TokenKind::Word && !names.iter().any(|(_, name)| name.stem == w.stem);
    let two_words = |w: &[(&Token, Word)]| (((w[0].1.stem + 1) << 32) | w[1].1.stem, (w[0].1.weight + w[1].1.weight) / 2.0);
    let core = core(&content.iter().filter(plain).map(|(_, w)| w.stem).collect::<Vec<u64>>(), &terms, &said);
    Profile {
        account: statement.account,
        event: *event,
        is_foreign: !reading.accounts[statement.account.0].has_word_lists,
        asks: statement.asks(),
        item: item(&statement.tokens),
        meaning: vectors::mean(&terms),
        core,
        clauses: clauses(statement, vocabulary, &terms),
        said,
        words: if undated.entries.is_empty() { all } else { undated },
        pairs: Bag::new(content.windows(2).map(two_words).collect()),
        names: Bag::new(names.iter().map(|(_, w)| (w.stem, w.weight)).collect()),
        speaker: bag(&speaks),
        entities: entity_bag(statement, counts),
        sounds: Bag::new(names.iter().filter_map(|(t, w)| Some((sound(&t.norm)?, w.weight))).collect()),
        numbers: bag(&|t| t.kind == TokenKind::Number && free(t)),
        figures: statement.mentions.iter().filter_map(|m| figure(m, text)).collect(),
        rarity: dates.iter().map(|when| counts.rarity(when)).collect(),
        calendar_day: calendar_day(statement, text).filter(|_| !statement.asks()),
        published: published.clone(),
        section: statement.section.as_ref().and_then(heading),
        question_names: names.iter().filter(|(t, _)| t.end <= statement.span.start()).map(|(_, w)| w.stem).collect(),
        open_days: statement.mentions.iter().filter(|_| !asks).filter_map(open_day).collect(),
        dates,
        quoted: quoted(statement, &content),
        actions: events(statement, &content, &terms),
        terms,
        event_words: Vec::new(),
        synonyms: Arc::default(),
        encoded: None,
        position,
        headline: statement.kind == StatementKind::Headline,
    }
}

/// The words that name the speakers in a statement.
fn speakers(statement: &Statement) -> Vec<Span> {
    let source = |m: &Mention| if let Content::Speech(said) = &m.content { said.source } else { None };
    statement.mentions.iter().filter_map(source).collect()
}

/// A key of the consonants of a longer name, with similar letters merged: "Kalbajar", "Kelbecer" → `klbkr`. `None` for short ones.
fn sound(norm: &str) -> Option<u64> {
    let mut out = String::new();
    for c in crate::text::fold(norm).chars() {
        let plain = match c {
            'c' | 'q' | 'k' | 'j' | 'g' | 'x' => 'k',
            'z' | 's' => 's',
            'v' | 'w' => 'v',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'ə' | 'ı' => continue,
            other => other,
        };
        if c.is_alphabetic() && !out.ends_with(plain) {
            out.push(plain);
        }
    }
    (out.chars().count() >= 4).then(|| fnv1a(out.bytes()))
}

fn figure(mention: &Mention, text: &str) -> Option<Figure> {
    let Content::Quantity(quantity) = &mention.content else { return None };
    let parts = [quantity.unit.as_ref().map(|u| format!("in {u}")), quantity.of.clone(), quantity.role.as_ref().map(|r| format!("as {r}"))];
    let thing = parts.iter().flatten().map(|part| fnv1a(part.bytes())).collect();
    let countable = !quantity.ordinal && (quantity.low.is_some() || quantity.high.is_some());
    countable.then(|| Figure { thing, low: quantity.low, high: quantity.high, shown: mention.span.text(text).to_string() })
}

/// The verbs of its actions; for a verb with a particle, the last content word.
fn events(statement: &Statement, content: &[(&Token, Word)], terms: &[Term]) -> Vec<usize> {
    let verb = |span: Span| content.iter().rfind(|(t, _)| inside(t, span)).map(|(_, w)| w.stem);
    let acts = statement.mentions.iter().filter(|m| matches!(m.content, Content::Action(_)));
    let stems: Vec<u64> = acts.filter_map(|m| verb(m.span)).collect();
    places(terms, &stems)
}

/// The indices of these stems among the terms.
fn places(terms: &[Term], stems: &[u64]) -> Vec<usize> {
    let mut stems = stems.to_vec();
    stems.sort_unstable();
    (0..terms.len()).filter(|at| stems.binary_search(&(terms[*at].key as u64)).is_ok()).collect()
}

fn inside(token: &Token, span: Span) -> bool {
    span.start() <= token.start && token.end <= span.end()
}

/// The terms of reported content: two statements that share only the speaker and his titles say different things.
fn said(statement: &Statement, content: &[(&Token, Word)], terms: &[Term]) -> Vec<usize> {
    let spoken = |m: &&Mention| matches!(m.content, Content::Speech(_));
    let spans: Vec<Span> = statement.mentions.iter().filter(spoken).map(|m| m.span).collect();
    let stems: Vec<u64> = content.iter().filter(|(t, _)| spans.iter().any(|s| inside(t, *s))).map(|(_, w)| w.stem).collect();
    let said = places(terms, &stems);
    if said.len() < LEAST_SAID { (0..terms.len()).collect() } else { said }
}

/// What is said: the plain words of reported content or, if it contains only names, all of it.
fn core(plain: &[u64], terms: &[Term], said: &[usize]) -> Vec<usize> {
    let plain = places(terms, plain);
    let core: Vec<usize> = said.iter().copied().filter(|at| plain.binary_search(at).is_ok()).collect();
    if core.is_empty() { said.to_vec() } else { core }
}

/// Words inside quotation marks: those of direct and mixed speech, otherwise those between quotation marks.
fn quoted(statement: &Statement, content: &[(&Token, Word)]) -> Bag {
    let spoken: Vec<_> = statement
        .mentions
        .iter()
        .filter(|m| matches!(&m.content, Content::Speech(s) if matches!(s.form, SpeechForm::Direct | SpeechForm::Mixed)))
        .map(|m| m.span)
        .collect();
    let marked = between_marks(statement);
    let inside = |t: &Token| {
        marked.iter().any(|(from, to)| *from <= t.start && t.end <= *to)
            || marked.is_empty() && spoken.iter().any(|s| s.start() <= t.start && t.end <= s.end())
    };
    Bag::new(content.iter().filter(|(t, _)| inside(t)).map(|(_, w)| (w.stem, w.weight)).collect())
}

/// Byte ranges between double quotation marks; one that is not closed extends to the end of the statement.
fn between_marks(statement: &Statement) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open = None;
    for token in statement.tokens.iter().filter(|t| t.kind == TokenKind::Mark) {
        match (token.norm.as_str(), open) {
            ("\"" | "\u{201c}" | "\u{ab}" | "\u{201d}", Some(from)) => {
                out.push((from, token.start));
                open = None;
            }
            ("\"" | "\u{201c}" | "\u{ab}", None) => open = Some(token.end),
            ("\u{201d}", None) => out.push((statement.span.start(), token.start)),
            _ => {}
        }
    }
    out.extend(open.map(|from| (from, statement.span.end())));
    out
}
