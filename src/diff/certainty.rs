//! Certainty: how sure each account is of what both say: plain, confirmed, probable, possible, alleged, planned, conditional, unknown.

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::{Core, Said};
use crate::language::speech::SpeechClass;
use crate::model::tree::{Link, Part};
use crate::model::{Action, Bound, DifferenceKind, Mention, Quantity, Reality, Relation, Span, StatementKind};
use crate::text::Token;

/// Least share of the common part that a hedge must govern.
const HALF_OF_CORE: f64 = 0.5;

/// A cue bears on an event within so many tokens after it.
const REACH_BESIDE: usize = 2;

/// A cue is shown with its event if the event is within so many tokens.
const REACH: usize = 8;

/// Compares how sure each side is of the common part, and of the figures in it.
pub(super) fn compare_certainty(pair: &Pair<'_>) -> Vec<Finding> {
    let mut out = core_certainty(pair);
    if out.is_empty() {
        out.extend(figure_certainty(pair));
    }
    out
}

/// The first figure that both have and one of them hedges: "an estimated two million euros" against "2m euros". Rounding a figure is a
/// hedge.
fn figure_certainty(pair: &Pair<'_>) -> Option<Finding> {
    let sides = pair.left.quantities().flat_map(|a| pair.right.quantities().map(move |b| (a, b)));
    let same = sides.filter(|((_, a), (_, b))| a.value.is_some() && a.value == b.value && a.unit == b.unit && a.of == b.of && !a.ordinal);
    let exact = |a: &Quantity| matches!(a.bound, Bound::Exact);
    let hedged = same.map(|((left, a), (right, b))| {
        let (one, other) = (hedged(pair, pair.left, left.span), hedged(pair, pair.right, right.span));
        (one, other, exact(if one.1 { b } else { a }))
    });
    hedged
        .filter(|(a, b, plain)| a.1 != b.1 && *plain)
        .map(|(a, b, _)| {
            let halves = (Half::verbatim(pair.left, a.0), Half::verbatim(pair.right, b.0));
            let (one, other) = if a.1 { pair.labels() } else { (pair.labels().1, pair.labels().0) };
            certainty_finding(pair, halves, format!("{one} hedges the figure, {other} does not"))
        })
        .next()
}

/// The span of a figure with its hedge, and whether there is one: a hedging word in the figure, or before it with only empty words between,
/// as in "estimated to be worth 2 million euros". If the hedge is farther off, the span is the figure alone: "they estimate the damage to
/// the church at 2 million".
fn hedged(pair: &Pair<'_>, said: &Said<'_>, figure: Span) -> (Span, bool) {
    const BEHIND: usize = 4;
    let (language, tokens, at) = (pair.reading.language, &said.statement.tokens, said.tokens_in(figure));
    let hedges = |t: &Token| language.certainty.hedges_figure(&t.norm);
    let empty = |t: &Token| language.words.is_stop(&t.norm) || language.certainty.leads_to_figure(&t.norm);
    let inside = tokens[at.clone()].iter().find(|t| hedges(t));
    let behind = || tokens[..at.start].iter().rev().take(BEHIND).find(|t| hedges(t) || !empty(t)).filter(|t| hedges(t));
    match inside.or_else(behind) {
        Some(hedge) => (figure.cover(Span::of(said.text, hedge.start..hedge.end)), true),
        None => (figure, is_under_hedge(pair, said, figure)),
    }
}

/// True if a verb above a figure, or a word at its subject, hedges it: "estimate the damage at 2 million", "estimated damage is 2 million".
fn is_under_hedge(pair: &Pair<'_>, said: &Said<'_>, figure: Span) -> bool {
    let (tree, language) = (&said.statement.tree, pair.reading.language);
    // "Two were reported dead" and "he is alleged to have two wives" report; "two were feared dead" hedges.
    let guesses = |lemma: &str| language.speech.is_spoken(lemma) && language.speech.class_of(lemma) != Some(SpeechClass::Claim);
    let hedges = |at: usize| {
        let norm = &said.statement.tokens[at].norm;
        language.certainty.hedges_figure(norm) && language.verbs.readings(norm).iter().all(|r| guesses(&r.lemma))
    };
    let verbs: Vec<usize> = tree.above(said.tokens_in(figure)).into_iter().filter(|at| tree.is_verb(*at)).collect();
    let subject = || verbs.first().and_then(|verb| tree.subject(*verb)).map(|(subject, _)| subject);
    verbs.iter().any(|at| hedges(*at)) || subject().is_some_and(|at| tree.children(at).any(hedges))
}

fn certainty_finding(pair: &Pair<'_>, (left, right): (Half, Half), explanation: String) -> Finding {
    let weight = pair.overlap + pair.sameness;
    Finding {
        kind: DifferenceKind::Certainty,
        topic: String::new(),
        relation: Relation::Wording,
        weight,
        form: false,
        left,
        right,
        explanation,
    }
}

fn core_certainty(pair: &Pair<'_>) -> Vec<Finding> {
    let Some(core) = Core::of(pair).filter(|c| c.len() >= 2) else { return Vec::new() };
    let (a, b) = (strongest_hedge(pair.left, &core), strongest_hedge(pair.right, &core));
    // "Confirmed that it fell" is as sure as "it fell".
    let confirms = |said: &Said<'_>, hedge: &Hedge| {
        hedge.reality == Reality::Confirmed && said.tokens_in(hedge.cue).any(|at| said.statement.tree.is_verb(at))
    };
    let (a, b) = (a.filter(|hedge| !confirms(pair.left, hedge)), b.filter(|hedge| !confirms(pair.right, hedge)));
    // The same cue has the same certainty, whatever is around it: "would be held" on both sides.
    let one_cue = |a: Hedge, b: Hedge| pair.left.words(a.cue).eq_ignore_ascii_case(pair.right.words(b.cue));
    if a.map(|l| l.reality) == b.map(|l| l.reality) || a.zip(b).is_some_and(|(a, b)| one_cue(a, b)) {
        return Vec::new();
    }
    // What one side hedges and the other says plainly, or hedges otherwise, must be one event: the same verb or a synonym.
    let event = |said: &Said<'_>, hedge| hedged_event(pair, said, hedge).map(|event| event.lemma);
    let (verb_a, verb_b) = match (a, b) {
        (Some(hedge), None) => (None, counterpart(pair, (pair.left, hedge), pair.right)),
        (None, Some(hedge)) => (counterpart(pair, (pair.right, hedge), pair.left), None),
        (Some(x), Some(y)) if event(pair.left, x).is_none_or(|lemma| event(pair.right, y) != Some(lemma)) => {
            return Vec::new();
        }
        (Some(_), Some(_)) | (None, None) => (None, None),
    };
    if (a.is_none() && verb_a.is_none()) || (b.is_none() && verb_b.is_none()) {
        return Vec::new();
    }
    let (Some(left), Some(right)) =
        (certainty_half(pair, pair.left, (&core, a, verb_a)), certainty_half(pair, pair.right, (&core, b, verb_b)))
    else {
        return Vec::new();
    };
    let ((one, other), (x, y)) = (pair.labels(), (certainty_word(a.map(|l| l.reality)), certainty_word(b.map(|l| l.reality))));
    vec![certainty_finding(pair, (left, right), format!("{one} reports it {x}, {other} {y}"))]
}

/// A cue with its level and what it governs.
#[derive(Clone, Copy)]
struct Hedge {
    reality: Reality,
    cue: Span,
    scope: Span,
}

/// The event that a cue bears on.
struct HedgedEvent<'s> {
    /// The verb.
    lemma: String,
    /// Its token.
    at: usize,
    /// Its action, if one was found.
    action: Option<&'s Action>,
}

/// The verb that a cue bears on.
fn hedged_event<'s>(pair: &Pair<'_>, said: &'s Said<'_>, hedge: Hedge) -> Option<HedgedEvent<'s>> {
    let language = pair.reading.language;
    let after = said.tokens_in(hedge.cue).end;
    let near =
        (after..said.statement.tokens.len()).take(REACH_BESIDE).filter(|at| !language.words.is_stop(&said.statement.tokens[*at].norm));
    let mut read = near.flat_map(|at| language.verbs.readings(&said.statement.tokens[at].norm).iter().map(move |r| (at, r)));
    let next = read.next().map(|(at, r)| HedgedEvent { lemma: r.lemma.clone(), at, action: None });
    let stated = || hedged_later(said, hedge).map(|(at, action)| HedgedEvent { lemma: action.lemma.clone(), at, action: Some(action) });
    // "is due to be handed over": the event is "handed over", not "hand"
    stated().filter(|event| event.at < after + REACH_BESIDE).or(next).or_else(stated)
}

/// The first event after a cue in its scope, with its token. A relative clause there is not in doubt: "charged with a killing that set off
/// riots" reports the riots as a fact.
fn hedged_later<'s>(said: &'s Said<'_>, hedge: Hedge) -> Option<(usize, &'s Action)> {
    let tree = &said.statement.tree;
    let scope = said.tokens_in(hedge.scope);
    let is_in_relative_clause = |at: usize| {
        let up = std::iter::once(at).chain(tree.above(at..at + 1)).take_while(|up| scope.contains(up));
        let cue = said.tokens_in(hedge.cue);
        up.filter(|up| tree.link(*up) == Link::Relative).any(|up| !tree.reach(up).any(|word| cue.contains(&word)))
    };
    let events = said.actions().filter(|(m, _)| hedge.scope.contains(m.span) && m.span.start() >= hedge.cue.end());
    events.map(|(m, action)| (said.tokens_in(m.span).start, action)).find(|(at, _)| !is_in_relative_clause(*at))
}

/// The verb with which the plain side reports the hedged event as a fact: "was arrested", but not "to arrest", "the arrest of" or what it
/// hedges elsewhere in the same way. A plan may be reported as on its way, so "is buying" is then no fact.
fn counterpart(pair: &Pair<'_>, (said, hedge): (&Said<'_>, Hedge), plain: &Said<'_>) -> Option<Span> {
    let language = pair.reading.language;
    let HedgedEvent { lemma: hedged, action, .. } = hedged_event(pair, said, hedge)?;
    if plain.certainties().any(|(_, c)| c.reality == hedge.reality) {
        return None;
    }
    let patient = action.and_then(|a| a.patient.or(a.agent));
    let stem = language.words.stem(&hedged);
    let same = |lemma: &str| lemma == hedged || language.synonyms.share_a_sense(&stem, &language.words.stem(lemma));
    let tree = &plain.statement.tree;
    let headline = plain.statement.kind == StatementKind::Headline;
    let coming = |at: usize| tree.part(at) == Part::Gerund || headline && tree.part(at) != Part::Past;
    let planned = hedge.reality == Reality::Planned;
    let as_fact = |m: &Mention| plain.tokens_in(m.span).any(|at| tree.is_finite(at) && !(planned && coming(at)));
    let events = plain.actions().filter(|(m, b)| same(&b.lemma) && as_fact(m));
    let light = language.opposites.is_light(&hedged);
    events.filter(|(_, b)| !done_to_others(pair, (said, patient), (plain, b.patient.or(b.agent)), light)).map(|(m, _)| m.span).next()
}

/// True if the events are done to different things: one town handed over and another to be handed over; a woman hit and a car hit; aim
/// taken and a pistol taken. Two persons may be one, whatever they are called. With a verb that says little, the event is the same only if
/// the patient is the same thing.
fn done_to_others(pair: &Pair<'_>, (said, a): (&Said<'_>, Option<Span>), (plain, b): (&Said<'_>, Option<Span>), light: bool) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return light };
    let language = pair.reading.language;
    let (x, y) = (said.content_in(a), plain.content_in(b));
    let named = |said: &Said<'_>, patient: Span| said.words(patient).split_whitespace().any(|word| word.starts_with(char::is_uppercase));
    let person = |said: &Said<'_>, patient: Span| {
        let nouns = &said.statement.tokens[said.tokens_in(patient)];
        nouns.iter().any(|t| language.numbers.roles.is_person(t.norm.strip_suffix('s').unwrap_or(&t.norm)))
    };
    let one = x.iter().any(|x| y.iter().any(|y| x == y || language.synonyms.share_a_sense(x, y)));
    let (known, both_named) = (!x.is_empty() && !y.is_empty(), named(said, a) && named(plain, b));
    let may_be_one = !both_named && (named(said, a) || person(said, a)) && (named(plain, b) || person(plain, b));
    !one && (light || known && !may_be_one)
}

/// The least certain level that governs most of the common part, with its cue; `None` if all is plain.
fn strongest_hedge(said: &Said<'_>, core: &Core) -> Option<Hedge> {
    (said.certainties())
        .filter(|(_, c)| core.share_in(said, c.scope) >= HALF_OF_CORE)
        .map(|(m, c)| Hedge { reality: c.reality, cue: m.span, scope: c.scope })
        .max_by_key(|hedge| (hedge.reality, std::cmp::Reverse(hedge.cue)))
}

/// The cue with the verb that it bears on, if that is near; for a plain side, the verb with its auxiliaries, or the common part.
fn certainty_half(pair: &Pair<'_>, said: &Said<'_>, (core, hedge, verb): (&Core, Option<Hedge>, Option<Span>)) -> Option<Half> {
    let span = |at: usize| Span::of(said.text, said.statement.tokens[at].start..said.statement.tokens[at].end);
    let tree = &said.statement.tree;
    match (hedge, verb) {
        (Some(hedge), _) => {
            let end = said.tokens_in(hedge.cue).end;
            let event = hedged_event(pair, said, hedge).map(|event| event.at).filter(|at| *at >= end && *at < end + REACH);
            Some(Half::verbatim(said, event.map_or(hedge.cue, |at| hedge.cue.cover(span(at)))))
        }
        (None, Some(verb)) => {
            let at = said.tokens_in(verb).start;
            let helps = |c: &usize| *c < at && matches!(tree.link(*c), Link::Auxiliary | Link::PassiveAuxiliary);
            let first = tree.children(at).find(helps).filter(|first| first + REACH > at);
            Some(Half::verbatim(said, first.map_or(verb, |first| span(first).cover(verb))))
        }
        (None, None) => Some(Half::verbatim(said, plain_words(said, core)?)),
    }
}

/// The first verb of the common part with the word before it; if it has no verb, the common part itself.
fn plain_words(said: &Said<'_>, core: &Core) -> Option<Span> {
    let stretch = core.stretch(said)?;
    let verb = said.actions().map(|(m, _)| m.span).find(|span| stretch.contains(*span));
    Some(verb.unwrap_or(stretch))
}

fn certainty_word(reality: Option<Reality>) -> &'static str {
    match reality {
        None => "as fact",
        Some(Reality::Confirmed) => "as confirmed",
        Some(Reality::Probable) => "as probable",
        Some(Reality::Possible) => "as possible",
        Some(Reality::Alleged) => "as alleged",
        Some(Reality::Planned) => "as planned or due",
        Some(Reality::Conditional) => "under a condition",
        Some(Reality::Unknown) => "as not known",
    }
}
