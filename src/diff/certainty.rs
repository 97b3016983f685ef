//! Certainty: how sure each account is of what both tell: plain, confirmed, probable, possible, alleged, planned, conditional, unknown.

use super::core::Core;
use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::model::{Action, DifferenceKind, Mention, Reality, Relation, Span};
use crate::text::Token;

/// Least share of the common part that a hedge must govern.
const HALF: f64 = 0.5;

/// A deed so many tokens after a cue is what the cue bears on.
const NEXT: usize = 2;

/// Compares how surely the common part is told, and the figures in it.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let mut out = of_core(pair);
    if out.is_empty() {
        out.extend(of_figures(pair));
    }
    out
}

/// The first figure that both have and one of them hedges: "an estimated two million euros" against "2m euros".
fn of_figures(pair: &Pair<'_>) -> Option<Finding> {
    let sides = pair.left.quantities().flat_map(|a| pair.right.quantities().map(move |b| (a, b)));
    let same = sides.filter(|((_, a), (_, b))| a.value.is_some() && a.value == b.value && a.unit == b.unit && a.of == b.of && !a.ordinal);
    let hedged = same.map(|((left, _), (right, _))| (hedged(pair, pair.left, left.span), hedged(pair, pair.right, right.span)));
    hedged
        .filter(|(a, b)| a.1 != b.1)
        .map(|(a, b)| {
            let halves = (Half::verbatim(pair.left, a.0), Half::verbatim(pair.right, b.0));
            let (one, other) = if a.1 { pair.labels() } else { (pair.labels().1, pair.labels().0) };
            finding(pair, halves, format!("{one} hedges the figure, {other} does not"))
        })
        .next()
}

/// A figure with the word that hedges it, and whether there is one: in it, or before it with nothing between that tells of another thing,
/// as in "estimated to be worth 2 million euros".
fn hedged(pair: &Pair<'_>, said: &Said<'_>, figure: Span) -> (Span, bool) {
    const BEHIND: usize = 4;
    let (language, tokens, at) = (pair.reading.language, &said.statement.tokens, said.tokens_in(figure));
    let hedges = |t: &Token| language.certainty.hedges_figure(&t.norm);
    let empty = |t: &Token| language.words.is_stop(&t.norm) || language.certainty.leads_to_figure(&t.norm);
    let inside = tokens[at.clone()].iter().find(|t| hedges(t));
    let behind = || tokens[..at.start].iter().rev().take(BEHIND).find(|t| hedges(t) || !empty(t)).filter(|t| hedges(t));
    match inside.or_else(behind) {
        Some(hedge) => (figure.cover(Span::of(said.text, hedge.start..hedge.end)), true),
        None => (figure, false),
    }
}

fn finding(pair: &Pair<'_>, (left, right): (Half, Half), explanation: String) -> Finding {
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

fn of_core(pair: &Pair<'_>) -> Vec<Finding> {
    let Some(core) = Core::of(pair).filter(|c| c.len() >= 2) else { return Vec::new() };
    let (a, b) = (level(pair.left, &core), level(pair.right, &core));
    if a.map(|l| l.reality) == b.map(|l| l.reality) {
        return Vec::new();
    }
    // What one side hedges and the other tells plainly, or hedges otherwise, must be one deed: the verb, or another verb for it.
    let (verb_a, verb_b) = match (a, b) {
        (Some(hedge), None) => (None, counterpart(pair, (pair.left, hedge), pair.right)),
        (None, Some(hedge)) => (counterpart(pair, (pair.right, hedge), pair.left), None),
        (Some(x), Some(y)) if hedged_deed(pair, pair.left, x).is_none_or(|deed| hedged_deed(pair, pair.right, y) != Some(deed)) => {
            return Vec::new();
        }
        (Some(_), Some(_)) | (None, None) => (None, None),
    };
    if (a.is_none() && verb_a.is_none()) || (b.is_none() && verb_b.is_none()) {
        return Vec::new();
    }
    let (Some(left), Some(right)) = (half(pair.left, &core, a, verb_a), half(pair.right, &core, b, verb_b)) else { return Vec::new() };
    let ((one, other), (x, y)) = (pair.labels(), (word(a.map(|l| l.reality)), word(b.map(|l| l.reality))));
    vec![finding(pair, (left, right), format!("{one} tells it {x}, {other} {y}"))]
}

/// A cue with its level and what it governs.
#[derive(Clone, Copy)]
struct Hedge {
    reality: Reality,
    cue: Span,
    scope: Span,
}

/// The verb that a cue bears on.
fn hedged_deed(pair: &Pair<'_>, said: &Said<'_>, hedge: Hedge) -> Option<String> {
    let language = pair.reading.language;
    let after = said.tokens_in(hedge.cue).end;
    let near = said.statement.tokens[after..].iter().take(NEXT).filter(|t| !language.words.is_stop(&t.norm));
    let next = near.flat_map(|t| language.verbs.readings(&t.norm)).next().map(|r| r.lemma.clone());
    let later = later(said, hedge);
    // "is due to be handed over": the deed is the handing over, not the hand
    let beside = later.filter(|(at, _)| *at < after + NEXT).map(|(_, action)| action.lemma.clone());
    beside.or(next).or(later.map(|(_, action)| action.lemma.clone()))
}

/// The first deed that follows a cue in what it bears on, and where it stands.
fn later<'s>(said: &'s Said<'_>, hedge: Hedge) -> Option<(usize, &'s Action)> {
    let mut deeds = said.actions().filter(|(m, _)| hedge.scope.contains(m.span) && m.span.start() >= hedge.cue.end());
    deeds.next().map(|(m, action)| (said.tokens_in(m.span).start, action))
}

/// The verb with which the plain side tells the hedged deed, as a fact: "was arrested", and not "to arrest", "the arrest of" or what it
/// hedges elsewhere in the same way.
fn counterpart(pair: &Pair<'_>, (said, hedge): (&Said<'_>, Hedge), plain: &Said<'_>) -> Option<Span> {
    let language = pair.reading.language;
    let hedged = hedged_deed(pair, said, hedge)?;
    if plain.certainties().any(|(_, c)| c.reality == hedge.reality) {
        return None;
    }
    let target = later(said, hedge).map(|(_, a)| a).filter(|a| a.lemma == hedged).and_then(|a| a.target.or(a.actor));
    let stem = language.words.stem(&hedged);
    let same = |lemma: &str| lemma == hedged || language.synonyms.share_a_sense(&stem, &language.words.stem(lemma));
    let as_fact = |m: &Mention| plain.tokens_in(m.span).any(|at| plain.statement.tree.is_finite(at));
    let deeds = plain.actions().filter(|(m, b)| same(&b.lemma) && as_fact(m));
    deeds.filter(|(_, b)| !other_names((said, target), (plain, b.target.or(b.actor)))).map(|(m, _)| m.span).next()
}

/// Are the deeds done to things of other names: one town handed over, another to be handed over?
fn other_names((said, a): (&Said<'_>, Option<Span>), (plain, b): (&Said<'_>, Option<Span>)) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let named = |said: &Said<'_>, target: Span| said.words(target).split_whitespace().any(|word| word.starts_with(char::is_uppercase));
    named(said, a) && named(plain, b) && said.content_in(a).is_disjoint(&plain.content_in(b))
}

/// The least sure level that governs most of the common part, with its cue; `None` for plain telling.
fn level(said: &Said<'_>, core: &Core) -> Option<Hedge> {
    (said.certainties())
        .filter(|(_, c)| core.share_in(said, c.scope) >= HALF)
        .map(|(m, c)| Hedge { reality: c.reality, cue: m.span, scope: c.scope })
        .max_by_key(|hedge| (hedge.reality, std::cmp::Reverse(hedge.cue)))
}

/// The cue and what stands around it; for plain telling, the verb, or the common part.
fn half(said: &Said<'_>, core: &Core, hedge: Option<Hedge>, verb: Option<Span>) -> Option<Half> {
    match (hedge, verb) {
        (Some(hedge), _) => {
            let at = said.tokens_in(hedge.cue);
            let last = at.end.min(said.statement.tokens.len().checked_sub(1)?);
            let next = &said.statement.tokens[last];
            Some(Half::verbatim(said, hedge.cue.cover(Span::of(said.text, next.start..next.end))))
        }
        (None, Some(verb)) => Some(Half::verbatim(said, verb)),
        (None, None) => Some(Half::verbatim(said, plain_words(said, core)?)),
    }
}

/// The first verb of the common part with the word before it; where there is none, the common part itself.
fn plain_words(said: &Said<'_>, core: &Core) -> Option<Span> {
    let stretch = core.stretch(said)?;
    let verb = said.actions().map(|(m, _)| m.span).find(|span| stretch.contains(*span));
    Some(verb.unwrap_or(stretch))
}

fn word(reality: Option<Reality>) -> &'static str {
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
