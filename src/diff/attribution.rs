//! Attribution: the account's own voice here and somebody's word there, or the word of two different people. What counts is who
//! stands behind the part that both statements tell.

use super::core::Core;
use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::model::{DifferenceKind, EntityId, Relation, Span, StatementKind, Voice};

/// Least share of the common part that a saying must hold for its speaker to stand behind it.
const MOST_OF_IT: f64 = 0.5;

/// Who stands behind the common part.
enum Source {
    /// The account.
    Own,
    /// A speaker, by the words that name him; `None` where nothing does.
    Speaker { words: Option<Span>, entity: Option<EntityId>, at: Span },
}

/// Compares who says it.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let Some(core) = Core::of(pair).filter(|c| c.len() >= 2) else { return Vec::new() };
    let (a, b) = (source(pair, pair.left, &core), source(pair, pair.right, &core));
    if same(pair, &a, &b) {
        return Vec::new();
    }
    let (Some(left), Some(right)) = (half(pair.left, &core, &a), half(pair.right, &core, &b)) else { return Vec::new() };
    let explanation = match (&a, &b) {
        (Source::Own, _) => format!("told as plain fact here, as the word of {} there", right.value),
        (_, Source::Own) => format!("the word of {} here, told as plain fact there", left.value),
        _ => format!("the word of {} here, of {} there", left.value, right.value),
    };
    let weight = pair.overlap + pair.sameness;
    vec![Finding { kind: DifferenceKind::Attribution, topic: String::new(), relation: Relation::Wording, weight, left, right, explanation }]
}

/// The saying that holds most of the common part; between equals the innermost.
fn source(pair: &Pair<'_>, said: &Said<'_>, core: &Core) -> Source {
    // "Refused to sign" and "praised the deal" are told by the account itself.
    let own = |verb: &str| pair.reading.language.speech.keeps_own_voice(verb);
    let held = (said.speeches())
        .filter(|(_, s)| !own(&s.verb))
        .map(|(m, s)| (core.share_in(said, m.span), m.span, s))
        .filter(|(share, ..)| *share >= MOST_OF_IT)
        .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.len().cmp(&x.1.len())).then(y.1.cmp(&x.1)));
    match held {
        Some((_, span, speech)) => Source::Speaker { words: speech.source, entity: speech.speaker, at: speech.cue.unwrap_or(span) },
        None if said.statement.kind == StatementKind::Quote => {
            Source::Speaker { words: said.statement.speaker, entity: None, at: said.statement.span }
        }
        None => Source::Own,
    }
}

/// The same source, or nothing that tells them apart.
fn same(pair: &Pair<'_>, a: &Source, b: &Source) -> bool {
    match (a, b) {
        (Source::Own, Source::Own) => true,
        // Somebody says it, but nothing tells who: not worth a finding against the account's own voice.
        (Source::Own, Source::Speaker { words: None, entity: None, .. })
        | (Source::Speaker { words: None, entity: None, .. }, Source::Own) => true,
        (Source::Own, Source::Speaker { .. }) | (Source::Speaker { .. }, Source::Own) => false,
        (Source::Speaker { words: x, entity: e, .. }, Source::Speaker { words: y, entity: f, .. }) => {
            let (Some(x), Some(y)) = (x, y) else { return true };
            let named = |words: &str| words.chars().any(char::is_uppercase) || words.split_whitespace().count() > 1;
            let told = named(pair.left.words(*x)) && named(pair.right.words(*y));
            let (p, q) = (stems(pair, pair.left, *x), stems(pair, pair.right, *y));
            !told || (e.is_some() && e == f) || p.iter().any(|s| q.contains(s))
        }
    }
}

/// Content stems of the words that name a speaker, who may stand in another statement of the account.
fn stems(pair: &Pair<'_>, said: &Said<'_>, words: Span) -> Vec<String> {
    let language = &pair.reading.language.words;
    crate::text::tokens(said.words(words), 0)
        .iter()
        .filter(|t| t.kind != crate::text::TokenKind::Mark && !language.is_stop(&t.norm))
        .map(|t| language.stem(&t.norm).into_owned())
        .collect()
}

fn half(said: &Said<'_>, core: &Core, source: &Source) -> Option<Half> {
    match source {
        Source::Own => Some(Half { statement: said.id, span: core.stretch(said)?, value: "own voice".into(), voice: Voice::Own }),
        Source::Speaker { words, entity, at } => {
            let inside = words.filter(|w| said.statement.span.contains(*w));
            let value = words.map_or(String::new(), |w| said.words(w).split_whitespace().collect::<Vec<_>>().join(" "));
            Some(Half { statement: said.id, span: inside.unwrap_or(*at), value, voice: Voice::Quoted { source: *words, speaker: *entity } })
        }
    }
}
