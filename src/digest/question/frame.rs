//! A clause in words: as it is told, with "…" for what is left out; as a question; and after a question word.

use super::Question;
use super::clause::Clause;
use super::told::{Told, capital};
use crate::language::inflect::third;
use crate::model::tree::Part;

/// Words that stand for some tokens: what is said instead of the value.
#[derive(Clone, Copy)]
pub(super) struct Instead<'w> {
    pub(super) at: &'w [usize],
    pub(super) words: &'w str,
}

pub(super) const NOTHING: [Instead<'static>; 0] = [];

/// A question for what stands beside the verb: "since when".
pub(super) fn beside(told: &Told<'_>, clause: &Clause, asks: &str) -> Question {
    Question {
        asked: inverted(told, clause, asks, &NOTHING),
        about: format!("{asks} {}", line(told, &clause.tokens(), &NOTHING, false)),
        told: gapped(told, &clause.tokens(), &[]),
    }
}

/// A question for the subject, which is gone: "how many miners were killed". `one`: it asks for one ("who has").
pub(super) fn subject(told: &Told<'_>, clause: &Clause, asks: &str, one: bool, left: &[usize]) -> Question {
    let words = &told.language.questions;
    let mut own = clause.tokens();
    own.retain(|at| !clause.subject.contains(at));
    let finite = clause.auxes.first().copied().unwrap_or(clause.verb);
    let norm = told.norm(finite);
    let single = match words.singular(norm) {
        same if same == norm && clause.auxes.is_empty() && told.tree().part(finite) == Part::Present => {
            if told.language.base_form(norm, false).as_deref() == Some(norm) { third(norm) } else { norm.to_string() }
        }
        other => other.to_string(),
    };
    let at = [finite];
    let single = [Instead { at: &at, words: &single }];
    let instead = if one { &single[..] } else { &NOTHING };
    let about = format!("{asks} {}", line(told, &own, instead, false));
    let mut all: Vec<usize> = own.iter().chain(left).copied().collect();
    all.sort_unstable();
    Question { asked: format!("{}?", capital(&about)), about, told: gapped(told, &all, &clause.gone) }
}

/// A question for an object, which is gone: "how many people did the collapse kill". `left` is what of the object is told beside the value.
pub(super) fn object(told: &Told<'_>, clause: &Clause, asks: &str, left: &[usize]) -> Question {
    let mut all: Vec<usize> = clause.tokens().into_iter().chain(left.iter().copied()).collect();
    all.sort_unstable();
    let about = format!("{asks} {}", line(told, &clause.tokens(), &NOTHING, false));
    Question { asked: inverted(told, clause, asks, &NOTHING), about, told: gapped(told, &all, &clause.gone) }
}

/// A question for yes or no, or for one of the words that stand in place of the value.
pub(super) fn choice(told: &Told<'_>, clause: &Clause, instead: &[Instead<'_>]) -> Question {
    let gone = instead.first().map_or(clause.gone.as_slice(), |instead| instead.at);
    let mut shown = clause.tokens();
    shown.retain(|at| !gone.contains(at));
    Question {
        asked: inverted(told, clause, "", instead),
        about: format!("whether {}", line(told, &clause.tokens(), instead, false)),
        told: gapped(told, &shown, gone),
    }
}

impl Clause {
    /// All its tokens, in order.
    pub(super) fn tokens(&self) -> Vec<usize> {
        let mut out: Vec<usize> = self.subject.iter().chain(&self.auxes).chain([&self.verb]).chain(&self.rest).copied().collect();
        out.retain(|at| self.gone.binary_search(at).is_err());
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// "Since when had Kalbajar been held?"; without a question word "Did the van stop?".
fn inverted(told: &Told<'_>, clause: &Clause, asks: &str, instead: &[Instead<'_>]) -> String {
    let (functions, words) = (&told.language.functions, &told.language.questions);
    let subject = line(told, &clause.subject, instead, false);
    let mut own = clause.tokens();
    own.retain(|at| !clause.subject.contains(at));
    let finite = clause.auxes.first().copied().unwrap_or(clause.verb);
    let norm = told.norm(finite);
    let fronts = !clause.auxes.is_empty() || functions.be.contains(norm);
    let spoken = words.whole(norm);
    let clear = !norm.starts_with('\'') || spoken != norm;
    let past = told.tree().part(finite) == Part::Past;
    let lead = |first: &str| capital(format!("{asks} {first}").trim());
    if fronts && clear {
        own.retain(|at| *at != finite);
        let after = line(told, &own, instead, true);
        return format!("{}?", [lead(spoken), subject, after].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "));
    }
    match told.language.base_form(norm, past).filter(|_| !fronts) {
        Some(base) => {
            let help = if past {
                "did"
            } else if base == norm {
                "do"
            } else {
                "does"
            };
            let at = [finite];
            let mut both: Vec<Instead<'_>> = instead.to_vec();
            both.push(Instead { at: &at, words: &base });
            let after = line(told, &own, &both, true);
            format!("{} {subject} {after}?", lead(help))
        }
        None if asks.is_empty() => format!("Is it so that {}?", line(told, &clause.tokens(), instead, false)),
        None => format!("{} {}?", lead("was it that"), line(told, &clause.tokens(), instead, false)),
    }
}

/// Tokens as running words. `whole`: contracted pieces as they stand by themselves.
pub(super) fn line(told: &Told<'_>, tokens: &[usize], instead: &[Instead<'_>], whole: bool) -> String {
    let mut out = String::new();
    let mut last: Option<usize> = None;
    for at in tokens {
        let replaced = instead.iter().find(|instead| instead.at.contains(at));
        if replaced.is_some_and(|instead| instead.at.first() != Some(at)) {
            last = Some(*at);
            continue;
        }
        let norm = told.norm(*at);
        let spelt = told.language.questions.whole(norm);
        let (words, opened) = match (replaced, whole && spelt != norm) {
            (Some(instead), _) => (instead.words.to_string(), false),
            (None, true) => (spelt.to_string(), true),
            (None, false) => (told.plain(*at), false),
        };
        let glued = !opened && last.is_some_and(|last| last + 1 == *at) && told.statement.tokens[*at].glued;
        if !out.is_empty() && !glued {
            out.push(' ');
        }
        out.push_str(&words);
        last = Some(*at);
    }
    out
}

/// Tokens as they are told, with "…" where others are left out. What is `gone` before the first or behind the last is marked too.
pub(super) fn gapped(told: &Told<'_>, tokens: &[usize], gone: &[usize]) -> String {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return "…".into() };
    let counts = |at: usize| !told.is_mark(at) && told.tree().part(at) != Part::Relative || gone.contains(&at);
    let mut out = String::new();
    if gone.iter().any(|at| at < first) {
        out.push_str("… ");
    }
    let mut before: Option<usize> = None;
    for at in tokens {
        if let Some(before) = before {
            let skipped = (before + 1..*at).any(counts);
            let glued = before + 1 == *at && told.statement.tokens[*at].glued;
            out.push_str(if skipped {
                " … "
            } else if glued {
                ""
            } else {
                " "
            });
        }
        let words = told.statement.tokens.get(*at).map_or("", |t| t.of(told.text));
        out.push_str(words);
        before = Some(*at);
    }
    if gone.iter().any(|at| at > last) {
        out.push_str(" …");
    }
    capital(&out)
}
