//! A denial that stands on another verb: "did not find that it was forged" says less than "found that it was not forged". Only of thinking,
//! seeming and wanting are the two the same.

use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::Span;

/// What became of the one denial of each side.
pub enum Moved {
    /// From the verb of what is thought to the verb of thinking: nothing else is said.
    Raised,
    /// To another verb: the cues.
    Elsewhere(Span, Span),
}

/// Has the one denial of each side, given by its cue, moved between a verb and what it governs?
pub fn moved(pair: &Pair<'_>, left: &[Span], right: &[Span]) -> Option<Moved> {
    let ([one], [other]) = (left, right) else { return None };
    let (x, y) = (verb(pair.left, *one)?, verb(pair.right, *other)?);
    let (a, b) = (&pair.left.stems[x], &pair.right.stems[y]);
    let both = |stem: &String| pair.left.stems.contains(stem) && pair.right.stems.contains(stem);
    if a == b || !both(a) || !both(b) {
        return None;
    }
    let governs =
        |said: &Said<'_>, above: usize, below: &String| said.statement.tree.reach(above).any(|at| at != above && said.stems[at] == *below);
    let raises = |said: &Said<'_>, at: usize| {
        let norm = &said.statement.tokens[at].norm;
        let language = pair.reading.language;
        let readings = language.verbs.readings(norm);
        language.opposites.raises(norm) || readings.iter().any(|reading| language.opposites.raises(&reading.lemma))
    };
    let raised = governs(pair.left, x, b) && raises(pair.left, x) || governs(pair.right, y, a) && raises(pair.right, y);
    Some(if raised { Moved::Raised } else { Moved::Elsewhere(*one, *other) })
}

/// The verb or predicate that a cue denies.
fn verb(said: &Said<'_>, cue: Span) -> Option<usize> {
    let tree = &said.statement.tree;
    let at = said.tokens_in(cue).start;
    tree.head(at).filter(|above| tree.is_verb(*above)).or_else(|| tree.governor(at..at + 1))
}
