//! The role of what is counted: killed, injured, arrested, paid … read from the words around the figure.

use super::counted::Counted;
use super::figure::Figure;
use super::implied_units::{ends_in_age, is_apposed_age, is_stated_age};
use super::reader::Reader;
use crate::language::function_word::{AND, BY, FOR, ON, OR};
use crate::language::roles::{AGE, Measured, VALUE};
use crate::language::units::{CALIBER, KILOGRAM, KNOT, MAGNITUDE, METRE, PER, PERCENT};

/// The verb or state of a counted noun is at most this many tokens after it.
const REACH: usize = 9;
/// The verb whose object is the figure is at most this many tokens before it.
const VERB_REACH: usize = 3;
/// A phrase that names the figure is at most this many tokens before it.
const TOPIC_REACH: usize = 14;
/// A verb of trade is at most this many tokens before its price: the goods may come between.
const TRADE_REACH: usize = 24;

/// The role of a figure and its counted noun. `before` is the role of the quantity before it.
pub(super) fn role(reader: &Reader, figure: &Figure, counted: Option<&Counted>, before: Option<&str>) -> Option<String> {
    let end = counted.map_or(figure.tokens.end, |c| c.tokens.end).max(figure.whole.end);
    if figure.unit.is_some() && figure.unit_name() != PERCENT {
        return measure(reader, figure).or_else(|| (counted.is_some() && figure.attributive(reader)).then(|| VALUE.into()));
    }
    let acting = |role: &String| reader.words.roles.is_acting(role);
    let thing = counted.is_some_and(|c| !reader.words.roles.is_person(&c.head));
    let verb = role_of_agent(reader, figure.whole.start).or_else(|| behind(reader, end)).filter(|role| thing || !acting(role));
    state(reader, figure.whole.end.max(figure.tokens.end))
        .or_else(|| verb.clone().filter(acting))
        .or_else(|| counted.and_then(|c| own(reader, c)))
        .or(verb)
        .or_else(|| ahead(reader, figure.whole.start))
        .or_else(|| topic(reader, figure.whole.start))
        .or_else(|| {
            before.map(str::to_string).filter(|_| listed(reader, figure) && counted.is_none_or(|c| reader.words.roles.is_person(&c.head)))
        })
}

/// "24 dead", "three others missing"
fn state(reader: &Reader, at: usize) -> Option<String> {
    reader.words.roles.states.get(reader.norm(at)).cloned()
}

/// "hit by seven bullets", "attended by 200 people": the agent of a passive has the role of the verb's subject.
fn role_of_agent(reader: &Reader, start: usize) -> Option<String> {
    let verb = start.checked_sub(2).filter(|_| reader.before(start) == BY)?;
    reader.words.roles.subjects.get(reader.stem(verb).as_ref()).cloned()
}

/// The role from states, passives and intransitive verbs after the noun: "24 people dead", "were reported killed", "who died".
fn behind(reader: &Reader, end: usize) -> Option<String> {
    let cues = &reader.cues.parts_played;
    let mut passive = false;
    for at in end..end + REACH {
        let norm = reader.norm(at);
        let stated = passive || (at == end || loose(reader, at)) && !acts(reader, at);
        let state = if norm == cues.fire && reader.before(at) == ON { cues.on_fire.as_str() } else { norm };
        if let Some(role) = reader.words.roles.states.get(state).filter(|_| stated) {
            return Some(role.clone());
        }
        let stem = reader.language.words.stem(norm);
        if let Some(role) = reader.words.roles.subjects.get(stem.as_ref()).filter(|_| at == end || !norm.ends_with(&cues.gerund_ending)) {
            return Some(role.clone());
        }
        let participle = passive || (at == end && norm.ends_with(&cues.participle_ending) && ends_clause(reader, at + 1));
        if let Some(role) = reader.words.roles.objects.get(stem.as_ref()).filter(|_| participle) {
            return Some(role.clone());
        }
        passive |= cues.passive.contains(norm);
        // "were inside when he was shot": what follows the "when" is another event.
        let other = |norm: &str| cues.clause_ends.contains(norm) || reader.language.functions.subordinators.contains(norm);
        let passes = passive && !other(norm) || cues.fillers.contains(norm) || second_noun(reader, at);
        if !passes {
            return None;
        }
    }
    None
}

/// "houses and buildings were damaged": true for another noun of the same subject.
fn second_noun(reader: &Reader, at: usize) -> bool {
    matches!(reader.norm(at), AND | OR) && super::counted::plural(reader, at + 1)
        || matches!(reader.before(at), AND | OR) && super::counted::plural(reader, at)
}

/// "gunmen killed three guards": true for a verb with an object after it, which does not say what happened to its subject.
fn acts(reader: &Reader, at: usize) -> bool {
    let verb = reader.words.roles.objects.contains_key(reader.stem(at).as_ref());
    verb && !ends_clause(reader, at + 1)
}

fn loose(reader: &Reader, at: usize) -> bool {
    !reader.cues.parts_played.before_other.contains(reader.before(at))
}

fn ends_clause(reader: &Reader, at: usize) -> bool {
    !reader.word(at) && !reader.digits(at) || reader.cues.parts_played.behind_participle.contains(reader.norm(at))
}

/// The counted noun is the role itself: "24 deaths".
fn own(reader: &Reader, counted: &Counted) -> Option<String> {
    reader.words.roles.nouns.get(reader.language.words.stem(&counted.head).as_ref()).cloned()
}

/// The role from the verb right before the figure: "killed at least 24", "injuring more than 200".
fn ahead(reader: &Reader, start: usize) -> Option<String> {
    let mut at = start;
    for _ in 0..VERB_REACH {
        at = at.checked_sub(1)?;
        let norm = reader.norm(at);
        if let Some(role) = reader.words.roles.objects.get(reader.language.words.stem(norm).as_ref()) {
            return Some(role.clone());
        }
        if !reader.cues.parts_played.before_figure.contains(norm) {
            return None;
        }
    }
    None
}

/// The role from a phrase earlier in the clause that names the figure: "the death toll from the fire rose to 38".
fn topic(reader: &Reader, start: usize) -> Option<String> {
    let from = start.saturating_sub(TOPIC_REACH);
    (from..start)
        .rev()
        .take_while(|at| !reader.cues.parts_played.topic_ends.contains(reader.norm(*at)))
        .find_map(|at| reader.words.roles.topics.ending(&reader.tokens, at + 1).map(|(_, role)| role.clone()))
}

/// True if a figure continues a list and so has the role of the one before: "killed six men and two women".
fn listed(reader: &Reader, figure: &Figure) -> bool {
    matches!(reader.before(figure.whole.start), AND | ",")
}

/// The role of money and measures, from the phrases right before and after.
fn measure(reader: &Reader, figure: &Figure) -> Option<String> {
    if matches!(figure.unit_name(), MAGNITUDE | CALIBER) {
        return Some(figure.unit_name().into()); // a property of the one thing that has it
    }
    let roles = &reader.words.roles;
    if figure.duration() && age(reader, figure) {
        return Some(AGE.into());
    }
    let fits = |role: &str| match roles.measured_in(role) {
        Measured::Money => figure.money(),
        Measured::Time => figure.duration(),
        Measured::Speed => figure.unit_name().contains(PER) || figure.unit_name() == KNOT,
        Measured::Mass => figure.base() == Some(KILOGRAM),
        Measured::Length => figure.base() == Some(METRE),
        Measured::Nothing => false,
    };
    let behind = past_conversion(reader, figure.whole.end.max(figure.tokens.end));
    let after = roles
        .measures_after
        .starting(&reader.tokens, behind)
        .or_else(|| roles.measures_after.starting(&reader.tokens, reader.past_hyphen(behind)))
        .map(|(_, role)| role.clone())
        .filter(|role| fits(role));
    let ahead = || {
        [figure.whole.start, figure.whole.start.saturating_sub(1)]
            .into_iter()
            .find_map(|at| roles.measures_before.ending(&reader.tokens, at).map(|(_, role)| role.clone()).filter(|role| fits(role)))
    };
    after.or_else(ahead).or_else(|| traded(reader, figure))
}

/// "agreed to buy the rival firm for 334 million dollars"
fn traded(reader: &Reader, figure: &Figure) -> Option<String> {
    let start = figure.whole.start;
    if !figure.money() || reader.before(start) != FOR {
        return None;
    }
    let verb = |at: usize| reader.words.roles.trades.get(reader.stem(at).as_ref()).cloned();
    (start.saturating_sub(TRADE_REACH)..start).rev().take_while(|at| !matches!(reader.norm(*at), "." | ";")).find_map(verb)
}

/// The index after "(12 miles)", which repeats the length in another unit.
fn past_conversion(reader: &Reader, at: usize) -> usize {
    if reader.norm(at) != "(" {
        return at;
    }
    (at..at + 6).find(|at| reader.norm(*at) == ")").map_or(at, |close| close + 1)
}

/// "16-year-old", "aged three months", "85 years of age"
fn age(reader: &Reader, figure: &Figure) -> bool {
    ends_in_age(reader, figure.tokens.end) || is_stated_age(reader, figure) || is_apposed_age(reader, figure)
}
