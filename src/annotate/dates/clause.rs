//! What the words around a time expression show: whether its clause is about the past or the future, and whether the date belongs to the event, to
//! the saying, or to a name. Uses the nearest verb-like word, not the parse.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::cursor::Cursor;
use super::phrase::{Meaning, Phrase, Scale};
use crate::language::function_word::{THAT, THE, TO};
use crate::language::words::Words;
use crate::model::DateRole;
use crate::text::TokenKind;

/// Whether a clause is about the past or the future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// It reports what happened.
    Past,
    /// A verb after the phrase reports what happened, perhaps to something else: "after April 29th, those interested …".
    PastBehind,
    /// It reports what is to come.
    Future,
    /// Nothing shows it.
    Unknown,
}

impl Tense {
    /// True if the clause is about the past.
    pub(super) fn is_past(self) -> bool {
        matches!(self, Tense::Past | Tense::PastBehind)
    }
}

/// How many tokens of a clause are searched for its verb.
const REACH: usize = 14;
/// How far before a word for a plan its auxiliary may be.
const AUXILIARY_REACH: usize = 3;
/// How far before a date its reporting verb may be.
const VERB_REACH: usize = 6;

/// The tense around a phrase: from the nearest cue to the left inside the clause, else to the right.
pub(super) fn tense_around(c: &Cursor, words: &Words, phrase: &Range<usize>) -> Tense {
    let lead = phrase.start.wrapping_sub(1);
    let ahead = c.is_in(lead, &c.words.tense.until);
    let planned = ahead || c.is_in(lead, &c.words.tense.planned_for);
    let left = (phrase.start.saturating_sub(REACH)..phrase.start).rev().take_while(|&at| !closes(c, at));
    let left: Vec<usize> = left.collect();
    if let Some(tense) = left.iter().find_map(|&at| cue(c, words, at, (phrase.end, planned))) {
        return if ahead && tense == Tense::Past && perfect(c, &left) { Tense::Future } else { tense };
    }
    let first = c.skip(phrase.end, &[","]);
    let right = (first..(first + REACH).min(c.tokens.len())).take_while(|&at| !closes(c, at));
    match right.filter_map(|at| cue(c, words, at, (phrase.end, false))).next() {
        Some(Tense::Past) => Tense::PastBehind,
        Some(tense) => tense,
        None => Tense::Unknown,
    }
}

/// True for punctuation that ends a clause.
fn closes(c: &Cursor, at: usize) -> bool {
    c.is_any(at, &[";", ":", "—", "–", "(", ")", "\"", "”", "“"])
        || (c.norm(at) == "."
            && c.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark)
            && !c.glued(at + 1)
            && c.capital(at + 1)
            && c.norm(at.wrapping_sub(1)).len() > 4)
}

/// "has been postponed until …"
fn perfect(c: &Cursor, left: &[usize]) -> bool {
    left.iter().any(|&at| c.is_in(at, &c.words.tense.perfect))
}

/// The tense that a word shows; `end` is the end of the phrase, `planned` is true if a word for a plan leads to the phrase ("set for June").
fn cue(c: &Cursor, words: &Words, at: usize, (end, planned): (usize, bool)) -> Option<Tense> {
    let norm = c.norm(at);
    let lists = &c.words.tense;
    if !c.is_word(at) || (c.capital(at) && at > 0 && !lists.future.contains(norm)) {
        return None;
    }
    if lists.future.contains(norm) {
        return Some(Tense::Future);
    }
    let ends = |endings: &FxHashSet<String>| endings.iter().any(|ending| norm.ends_with(ending.as_str()));
    let stem = words.stem(norm);
    if lists.planned.iter().any(|p| stem.as_ref() == p.as_str()) {
        let helper = (1..=AUXILIARY_REACH).find_map(|back| {
            let before = c.before(at, back);
            if lists.present.contains(before) {
                Some(Tense::Future)
            } else if lists.past.contains(before) && !lists.already.contains(before) {
                Some(Tense::Past)
            } else {
                None
            }
        });
        // "expect" is in the present tense; "set" may be in the past.
        let now = |norm: &str| stem.as_ref() == norm && words.irregular(norm).is_none();
        return Some(helper.unwrap_or(
            if planned || c.is_in(at + 1, &lists.behind_a_plan) || lists.due.contains(norm) || ends(&lists.plan_endings) || now(norm) {
                Tense::Future
            } else {
                Tense::Past
            },
        ));
    }
    if lists.starts.contains(norm) && at < end {
        return Some(Tense::Future);
    }
    if lists.past.contains(norm) {
        return Some(Tense::Past);
    }
    if norm == TO && c.is_in(at.wrapping_sub(1), &lists.have_to) {
        return Some(Tense::Future);
    }
    if c.is_in(at.wrapping_sub(1), &lists.no_verb_before) {
        return None;
    }
    let past_form = norm.len() > 3 && ends(&lists.past_endings) && !ends(&lists.no_past_endings) && !lists.no_past_forms.contains(norm);
    let irregular =
        words.irregular(norm).is_some_and(|lemma| lemma != norm && !lists.present.contains(norm) && !ends(&lists.present_endings))
            && !lists.no_verbs.contains(norm);
    (past_form || irregular || lists.past_forms.contains(norm)).then_some(Tense::Past)
}

/// What a date belongs to.
pub(super) fn role(c: &Cursor, words: &Words, phrase: &Phrase) -> DateRole {
    let tokens = &phrase.tokens;
    if inside_name(c, phrase) {
        return DateRole::Reference;
    }
    let mut at = tokens.start;
    let mut steps = 0;
    while at > 0 && steps < VERB_REACH {
        at -= 1;
        steps += 1;
        let norm = c.norm(at);
        if reports(c, words, at) {
            // "said in a statement on Monday" dates the saying; "told a rally that the bridge fell on Sunday" does not.
            return DateRole::Speech;
        }
        if closes(c, at) || norm == THAT || norm == "," && steps > 1 || (steps > 1 && verb_like(c, words, at)) {
            break;
        }
    }
    let after = c.skip(tokens.end, &[","]);
    if after == tokens.end && reports(c, words, after) && c.is_word(after) && !phrase_opens(c, tokens.start) {
        return DateRole::Speech;
    }
    DateRole::Event
}

/// True for a date that opens its sentence: it dates what follows, unless a reporting verb follows immediately.
fn phrase_opens(c: &Cursor, start: usize) -> bool {
    start == 0 && !c.is_word(start + 1)
}

fn verb_like(c: &Cursor, words: &Words, at: usize) -> bool {
    matches!(cue(c, words, at, (at, false)), Some(Tense::Past | Tense::Future))
}

fn reports(c: &Cursor, words: &Words, at: usize) -> bool {
    let norm = c.norm(at);
    c.is_word(at) && c.words.tense.reporting.contains(words.stem(norm).as_ref()) && !(c.capital(at) && at > 0)
}

/// "the 10 November statement", "the 2004 tsunami": an article or possessive, the date, a noun.
fn inside_name(c: &Cursor, phrase: &Phrase) -> bool {
    let tokens = &phrase.tokens;
    let dated = matches!(phrase.meaning, Meaning::Date(_) | Meaning::Range(..));
    let opened = c.norm(tokens.start) == THE && tokens.len() > 1 || c.is_in(tokens.start.wrapping_sub(1), &c.words.tense.name_openers);
    let noun = c.is_word(tokens.end) && !c.words.words.function.contains(c.norm(tokens.end));
    let century = matches!(&phrase.meaning, Meaning::Date(partial) if partial.scale != Scale::Year);
    // "the 3d inst. near Lunde" belongs to the month and does not name anything
    let of_named_month = matches!(&phrase.meaning, Meaning::Date(partial) if partial.within.is_some());
    dated && opened && noun && !century && !of_named_month && phrase.part.is_none()
}
