//! Polarity: one account asserts what another denies. Four ways to find it: the same event with and without a negation; two statements that
//! are word for word alike except for a negator; the lack of a thing that the other account says somebody handled; and a duty against its
//! opposite.

mod denied;
mod duty;

use crate::language::function_word::{NEITHER, NOR, OF, ONE, THAN};
use std::collections::BTreeSet;
use std::ops::Range;

use crate::diff::answers::compare_answers;
use crate::diff::finding::{Finding, Half};
use crate::diff::pair::{Change, Pair};
use crate::diff::predicate::{Event, events, same_event};
use crate::diff::quantity::part_and_whole::of_the_rest;
use crate::diff::said::Said;
use crate::diff::tallies::{compare_tolls, leaves_some};
use crate::language::opposites::Handled;
use crate::model::tree::Link;
use crate::model::{DateMention, DifferenceKind, EntityKind, NameForm, Relation, Span};
use crate::text::TokenKind;
use crate::wordnet::Relation as WordRelation;
use denied::{denied_clauses, separating_preposition};
use duty::{both_possible, excluded_duties};

/// Compares what is asserted and what is denied.
pub(super) fn compare_polarity(pair: &Pair<'_>) -> Vec<Finding> {
    if let Some(found) = compare_answers(pair) {
        return found;
    }
    if of_the_rest(pair) {
        return Vec::new();
    }
    let mut out = negator_in_copy(pair);
    // If a near copy has as many negations, the negation has only moved: "I don't think it was", "I think it wasn't".
    let moved = pair.is_near_copy() && pair.left.negations().count() == pair.right.negations().count();
    if out.is_empty() && !moved {
        if !pair.is_near_copy() {
            out.extend(denied_event(pair));
        }
        if out.is_empty() {
            out.extend(denied_clauses(pair).into_iter().map(|(a, b, verb)| polarity_conflict(a, b, verb, 1.0 + pair.overlap)));
        }
    }
    if out.is_empty() {
        out.extend(excluded_duties(pair).map(|(a, b, verb)| demand_conflict(a, b, verb, 1.0 + pair.overlap)));
    }
    if out.is_empty() {
        out.extend(compare_tolls(pair));
    }
    out.extend(lack_against_handling(pair, true));
    out.extend(lack_against_handling(pair, false));
    out.extend(both_lack(pair));
    out
}

/// If both accounts report the lack, they agree, whatever else either of them reports.
fn both_lack(pair: &Pair<'_>) -> Vec<Finding> {
    let handled = &pair.reading.language.opposites.handled;
    let both = |h: &Handled| Some((Half::verbatim(pair.left, lack_of(pair.left, h)?), Half::verbatim(pair.right, lack_of(pair.right, h)?)));
    handled
        .iter()
        .filter_map(both)
        .map(|(a, b)| Finding { relation: Relation::Same, ..polarity_conflict(a, b, "lack".into(), 1.0) })
        .collect()
}

/// Near copies in which one side has one more negator.
fn negator_in_copy(pair: &Pair<'_>) -> Vec<Finding> {
    if !pair.is_near_copy() {
        return Vec::new();
    }
    let counts =
        |change: &Change| (count_denials(pair, pair.left, change.left.clone()), count_denials(pair, pair.right, change.right.clone()));
    let total = pair.changes.iter().map(counts).fold((0, 0), |sum, c| (sum.0 + c.0, sum.1 + c.1));
    if (total.0 + total.1) % 2 == 0 || are_separated(pair) {
        return Vec::new();
    }
    let denied = |c: &&Change| {
        counts(c).0 != counts(c).1 && same_but_for_negators(pair, c) && !is_about_another(pair, c) && !denial_allows_other(pair, c)
    };
    let Some(change) = pair.changes.iter().find(denied) else { return Vec::new() };
    if both_possible(pair, change.left.start, change.right.start) {
        return Vec::new();
    }
    let (left, right) = (around(pair.left, &change.left), around(pair.right, &change.right));
    let weight = 2.0 + pair.sameness;
    vec![polarity_conflict(Half::verbatim(pair.left, left), Half::verbatim(pair.right, right), change.left.start.to_string(), weight)]
}

/// True if the denial of one word is the other or allows it: "not off" and "on", "not all" and "some".
fn denial_allows_other(pair: &Pair<'_>, change: &Change) -> bool {
    let opposites = &pair.reading.language.opposites;
    let norms = |said: &Said<'_>, at: &Range<usize>| -> Vec<String> { at.clone().map(|i| said.statement.tokens[i].norm.clone()).collect() };
    let (left, right) = (norms(pair.left, &change.left), norms(pair.right, &change.right));
    left.iter().any(|a| right.iter().any(|b| opposites.turns(a, b))) || leaves_some(pair, change)
}

/// True if the denial is about something other than the assertion, because another word in its scope differs. "Shall use the east door" and
/// "shall not use the lift" are both true.
fn is_about_another(pair: &Pair<'_>, change: &Change) -> bool {
    let scopes = |said: &Said<'_>, at: &Range<usize>| -> Vec<Range<usize>> {
        let cues = said.negations().filter(|(cue, _)| at.contains(&said.tokens_in(*cue).start));
        cues.map(|(_, scope)| said.tokens_in(scope)).collect()
    };
    let (left, right) = (scopes(pair.left, &change.left), scopes(pair.right, &change.right));
    let inside = |scopes: &[Range<usize>], at: &Range<usize>| scopes.iter().any(|scope| scope.start <= at.start && at.end <= scope.end);
    let words = |said: &Said<'_>, at: &Range<usize>| -> Vec<usize> {
        let counts = said.quantities().filter(|(_, q)| !q.ordinal).map(|(m, _)| said.tokens_in(m.span));
        let figures: Vec<Range<usize>> = counts
            .filter(|own| !said.dates().any(|(m, _)| said.tokens_in(m.span).start < own.end && own.start < said.tokens_in(m.span).end))
            .collect();
        at.clone().filter(|i| said.is_content(*i) && !figures.iter().any(|own| own.contains(i))).collect()
    };
    let one = |i: usize, j: usize| {
        let known = |said: &Said<'_>, at: usize| said.known(at);
        let meet = known(pair.left, i).zip(known(pair.right, j)).map(|(x, y)| x.meets(y));
        pair.left.stems[i] == pair.right.stems[j]
            || matches!(meet, Some(WordRelation::Same | WordRelation::Synonym | WordRelation::Derived))
    };
    let other = |c: &&Change| inside(&left, &c.left) || inside(&right, &c.right);
    pair.changes.iter().filter(|c| *c != change).filter(other).any(|c| {
        let (x, y) = (words(pair.left, &c.left), words(pair.right, &c.right));
        !x.is_empty() && !y.is_empty() && !x.iter().any(|i| y.iter().any(|j| one(*i, *j)))
    })
}

/// True if the two ranges say the same apart from the negator and its auxiliary. "Pleaded not guilty" does not deny "found guilty", and an
/// additional clause with a negator does not deny the rest.
fn same_but_for_negators(pair: &Pair<'_>, change: &Change) -> bool {
    let language = pair.reading.language;
    let kept = |said: &Said<'_>, at: Range<usize>| -> Vec<String> {
        let content = |i: &usize| {
            let norm = &said.statement.tokens[*i].norm;
            let cue = || said.negations().any(|(cue, _)| said.tokens_in(cue).contains(i));
            let done = || language.verbs.readings(norm).iter().any(|r| language.certainty.brings_off(&r.lemma));
            let idle = language.words.is_stop(norm) || language.opposites.denies(norm);
            said.statement.tokens[*i].kind != TokenKind::Mark && !idle && !cue() && !done()
        };
        at.filter(content).map(|i| said.stems[i].clone()).collect()
    };
    kept(pair.left, change.left.clone()) == kept(pair.right, change.right.clone())
}

/// The number of negators in a range of tokens, without those that only bound a number ("no fewer than"), add ("not only") or except ("no
/// one but"), and with other expressions of denial that begin there: "failed to".
fn count_denials(pair: &Pair<'_>, said: &Said<'_>, at: Range<usize>) -> usize {
    let tokens = &said.statement.tokens;
    let language = pair.reading.language;
    let norm = |at: usize| tokens.get(at).map_or("", |t| t.norm.as_str());
    let denies = |i: &usize| {
        let next = norm(i + 1);
        let bound = language.comparing.denials.comparatives.contains(next) && norm(i + 2) == THAN;
        let tree = &said.statement.tree;
        let verb = |at: usize| tree.link(*i) == Link::Negation && at < tokens.len() && tree.is_verb(at);
        let excepting = |at: usize| !verb(at) && language.certainty.excepts(norm(at), norm(at + 1));
        let before = || (0..*i).any(|at| norm(at) == NEITHER);
        let paired = norm(*i) == NOR && before();
        let idle = language.comparing.denials.idle.contains(next) || excepting(i + 1) || next == ONE && excepting(i + 2);
        language.opposites.denies(norm(*i)) && !bound && !idle && !paired
    };
    let cue = |i: &usize| {
        let of = said.negations().map(|(cue, _)| said.tokens_in(cue)).find(|cue| cue.start == *i);
        of.is_some_and(|cue| !{ cue }.any(|at| language.opposites.denies(norm(at))))
    };
    at.filter(|i| denies(i) || cue(i)).count()
}

/// The span of a changed range with the word before and after it.
fn around(said: &Said<'_>, at: &Range<usize>) -> Span {
    let tokens = &said.statement.tokens;
    let first = at.start.saturating_sub(1).min(tokens.len() - 1);
    let last = at.end.min(tokens.len() - 1).max(first);
    Span::of(said.text, tokens[first].start..tokens[last].end)
}

/// The same event, denied on one side.
fn denied_event(pair: &Pair<'_>) -> Vec<Finding> {
    let (left, right) = (events(pair, pair.left), events(pair, pair.right));
    let separated = are_separated(pair);
    let mut out = Vec::new();
    for a in &left {
        for b in &right {
            let (x, y) = (patient_without_owner(pair.left, a), patient_without_owner(pair.right, b));
            let others = !x.is_empty() && !y.is_empty() && x.is_disjoint(&y);
            if a.negated == b.negated || others || separated || !same_event(pair, a, b) || denied_elsewhere(pair, a, b) {
                continue;
            }
            // An account that says it both ways does not contradict the other.
            let both_ways = |all: &[Event<'_>], one: &Event<'_>| all.iter().any(|d| d.stem == one.stem && d.negated != one.negated);
            let verb = |said: &Said<'_>, event: &Event<'_>| said.tokens_in(event.mention.span).start;
            if both_ways(&left, a) || both_ways(&right, b) || both_possible(pair, verb(pair.left, a), verb(pair.right, b)) {
                continue;
            }
            out.push(polarity_conflict(a.half(pair.left), b.half(pair.right), a.stem.clone(), 1.0 + pair.overlap));
        }
    }
    out
}

/// Content stems of the patient without its owner: "the owner's son" is not the owner.
fn patient_without_owner<'a>(said: &'a Said<'_>, event: &Event<'_>) -> BTreeSet<&'a str> {
    let tree = &said.statement.tree;
    let Some(patient) = event.action.patient else { return BTreeSet::new() };
    let words = said.tokens_in(patient);
    let owners: Vec<Range<usize>> = words.clone().filter(|at| tree.link(*at) == Link::Possessive).map(|at| tree.reach(at)).collect();
    let stems = words.filter(|at| !owners.iter().any(|owner| owner.contains(at))).map(|at| said.stems[at].as_str());
    stems.filter(|stem| event.patient.contains(*stem)).collect()
}

/// True if the event is about something else on either side, apart from agent and patient: "did not convict him of murder", "convicted him
/// of theft".
fn denied_elsewhere(pair: &Pair<'_>, a: &Event<'_>, b: &Event<'_>) -> bool {
    let beside = |said: &Said<'_>, event: &Event<'_>| -> BTreeSet<String> {
        let tree = &said.statement.tree;
        let verb = said.tokens_in(event.mention.span).start;
        let object = tree.child(verb, &[Link::Object]);
        let depends = |at: usize| {
            tree.head(at) == Some(verb)
                || tree.head(at) == object && (!said.statement.tokens[at].is(OF) || object.is_some_and(|noun| tree.proper(noun)))
        };
        let phrases = tree.reach(verb).filter(|at| tree.link(*at) == Link::Preposition && depends(*at));
        let words = phrases.flat_map(|at| tree.reach(at)).filter(|i| said.is_content(*i));
        words.map(|i| said.stems[i].clone()).collect()
    };
    let (x, y) = (beside(pair.left, a), beside(pair.right, b));
    let alone = |own: &BTreeSet<String>, other: &Said<'_>| own.iter().any(|stem| !other.content.contains(stem));
    alone(&x, pair.right) && alone(&y, pair.left) || other_days(pair)
}

/// True if both have dates, and none in common.
pub(super) fn other_days(pair: &Pair<'_>) -> bool {
    let (left, right): (Vec<_>, Vec<_>) = (pair.left.dates().collect(), pair.right.dates().collect());
    let meet = |a: &DateMention, b: &DateMention| match (&a.when, &b.when) {
        (Some(x), Some(y)) => x.overlaps(y),
        (None, _) | (_, None) => a.timex == b.timex || a.timex.len() != b.timex.len(),
    };
    !left.is_empty() && !right.is_empty() && !left.iter().any(|(_, a)| right.iter().any(|(_, b)| meet(a, b)))
}

/// True if the two are about different times or sides of one thing: "during the lease", "after the lease".
fn are_separated(pair: &Pair<'_>) -> bool {
    let under = |said: &Said<'_>, stem: &String| -> Vec<String> {
        let places = (0..said.stems.len()).filter(|at| said.stems[*at] == *stem);
        places.filter_map(|at| separating_preposition(pair, said, at)).map(str::to_string).collect()
    };
    pair.left.content.intersection(&pair.right.content).any(|stem| {
        let (a, b) = (under(pair.left, stem), under(pair.right, stem));
        !a.is_empty() && !b.is_empty() && a != b
    })
}

/// One side says that somebody did not have a thing, the other that it was handled. `left` is true if the left side lacks it.
fn lack_against_handling(pair: &Pair<'_>, left: bool) -> Option<Finding> {
    let (poor, rich) = if left { (pair.left, pair.right) } else { (pair.right, pair.left) };
    (pair.reading.language.opposites.handled.iter()).find_map(|handled| {
        let lack = lack_of(poor, handled)?;
        if handling_of(poor, handled).is_some() {
            return None;
        }
        let handling = handling_of(rich, handled)?;
        // "An unarmed teenager" is about one man; the rifle that was pointed may be another's.
        let described = poor.tokens_in(lack).any(|at| handled.without.contains(&poor.statement.tokens[at].norm));
        if described && (pair.paired == 0.0 || names_another(poor, lack, rich)) {
            return None;
        }
        let (a, b) = (Half::verbatim(poor, lack), Half::verbatim(rich, handling));
        let (a, b) = if left { (a, b) } else { (b, a) };
        Some(polarity_conflict(a, b, "lack".into(), 1.0 + pair.overlap))
    })
}

/// True if a person is named beside the description whom the other statement does not mention: "an unarmed woman, Anna Berg".
fn names_another(said: &Said<'_>, described: Span, other: &Said<'_>) -> bool {
    let tree = &said.statement.tree;
    let Some(noun) = said.tokens_in(described).next().and_then(|at| tree.head(at)) else { return false };
    let reach = tree.reach(noun);
    let persons = said
        .names()
        .filter(|(m, n)| n.kind == EntityKind::Person && n.form == NameForm::Proper && reach.contains(&said.tokens_in(m.span).start));
    let mut known = persons.filter_map(|(_, n)| n.entity).peekable();
    known.peek().is_some() && !known.any(|id| other.names().any(|(_, n)| n.entity == Some(id)))
}

fn span_of_tokens(said: &Said<'_>, at: std::ops::Range<usize>) -> Span {
    let tokens = &said.statement.tokens[at];
    Span::of(said.text, tokens[0].start..tokens[tokens.len() - 1].end)
}

fn lack_of(said: &Said<'_>, handled: &Handled) -> Option<Span> {
    handled.lack(&said.statement.tokens, &said.stems).map(|at| span_of_tokens(said, at))
}

fn handling_of(said: &Said<'_>, handled: &Handled) -> Option<Span> {
    handled.handling(&said.statement.tokens, &said.stems).map(|at| span_of_tokens(said, at))
}

fn polarity_conflict(left: Half, right: Half, topic: String, weight: f64) -> Finding {
    let explanation = format!("“{}” against “{}”: one asserts what the other denies", left.value, right.value);
    Finding { kind: DifferenceKind::Polarity, topic, relation: Relation::Conflict, weight, form: false, left, right, explanation }
}

fn demand_conflict(left: Half, right: Half, topic: String, weight: f64) -> Finding {
    let explanation = format!("“{}” against “{}”: one demands or allows what the other forbids or leaves open", left.value, right.value);
    Finding { explanation, ..polarity_conflict(left, right, topic, weight) }
}
