//! Certainty: how sure each account is of what both tell: plain, confirmed, probable, possible, alleged, planned, conditional, unknown.

use super::core::Core;
use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::model::{DifferenceKind, Reality, Relation, Span};

/// Least share of the common part that a hedge must govern.
const HALF: f64 = 0.5;

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
            let why = if a.1 { "a hedged figure here, a plain one there" } else { "a plain figure here, a hedged one there" };
            finding(pair, halves, why.into())
        })
        .next()
}

/// A figure with the word that hedges it, and whether there is one.
fn hedged(pair: &Pair<'_>, said: &Said<'_>, figure: Span) -> (Span, bool) {
    let at = said.tokens_in(figure);
    let mut near = said.statement.tokens[at.start.saturating_sub(1)..at.end].iter();
    let hedge = near.find(|t| pair.reading.language.certainty.hedges_figure(&t.norm));
    (hedge.map_or(figure, |t| figure.cover(Span::of(said.text, t.start..t.end))), hedge.is_some())
}

fn finding(pair: &Pair<'_>, (left, right): (Half, Half), explanation: String) -> Finding {
    let weight = pair.overlap + pair.sameness;
    Finding { kind: DifferenceKind::Certainty, topic: String::new(), relation: Relation::Wording, weight, left, right, explanation }
}

fn of_core(pair: &Pair<'_>) -> Vec<Finding> {
    let Some(core) = Core::of(pair).filter(|c| c.len() >= 2) else { return Vec::new() };
    let (a, b) = (level(pair.left, &core), level(pair.right, &core));
    if a.map(|l| l.0) == b.map(|l| l.0) {
        return Vec::new();
    }
    let (Some(left), Some(right)) = (half(pair.left, &core, a), half(pair.right, &core, b)) else { return Vec::new() };
    vec![finding(pair, (left, right), format!("{} here, {} there", word(a.map(|l| l.0)), word(b.map(|l| l.0))))]
}

/// The least sure level that governs most of the common part, with its cue; `None` for plain telling.
fn level(said: &Said<'_>, core: &Core) -> Option<(Reality, Span)> {
    (said.certainties())
        .filter(|(_, c)| core.share_in(said, c.scope) >= HALF)
        .map(|(m, c)| (c.reality, m.span))
        .max_by_key(|(reality, span)| (*reality, std::cmp::Reverse(*span)))
}

/// The cue and what stands around it; for plain telling, the common part.
fn half(said: &Said<'_>, core: &Core, level: Option<(Reality, Span)>) -> Option<Half> {
    match level {
        Some((_, cue)) => {
            let at = said.tokens_in(cue);
            let last = at.end.min(said.statement.tokens.len().checked_sub(1)?);
            Some(Half::verbatim(said, cue.cover(Span::of(said.text, said.statement.tokens[last].start..said.statement.tokens[last].end))))
        }
        None => Some(Half::verbatim(said, plain_words(said, core)?)),
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
        None => "told as plain fact",
        Some(Reality::Confirmed) => "told as confirmed",
        Some(Reality::Probable) => "told as probable",
        Some(Reality::Possible) => "told as possible",
        Some(Reality::Alleged) => "told as alleged",
        Some(Reality::Planned) => "told as planned or due",
        Some(Reality::Conditional) => "told under a condition",
        Some(Reality::Unknown) => "told as not known",
    }
}
