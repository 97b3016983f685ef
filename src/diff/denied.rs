//! A clause that is denied as a whole: "Brandt did not work in Brevik" against "Brandt worked as a printer in Brevik". All that the
//! denied clause tells must stand in the clause of the other, with the same verb of the same subject in the same time.

use super::finding::Half;
use super::pair::Pair;
use super::said::Said;
use crate::model::tree::{Link, Part};
use crate::model::{Reality, Span};

/// Least content words of a denied clause; with fewer, too much is told elsewhere.
const LEAST: usize = 3;

/// The two halves and the stem of the verb.
pub fn clauses<'a>(pair: &'a Pair<'a>) -> impl Iterator<Item = (Half, Half, String)> + 'a {
    let left = denials(pair, pair.left).filter_map(|verb| {
        let told = told(pair, (pair.left, verb), pair.right)?;
        Some((half(pair.left, verb), half(pair.right, told), pair.left.stems[verb].clone()))
    });
    let right = denials(pair, pair.right).filter_map(|verb| {
        let told = told(pair, (pair.right, verb), pair.left)?;
        Some((half(pair.left, told), half(pair.right, verb), pair.right.stems[verb].clone()))
    });
    left.chain(right)
}

/// Verbs of main clauses that a negator denies outright.
fn denials<'a>(pair: &'a Pair<'a>, said: &'a Said<'a>) -> impl Iterator<Item = usize> + 'a {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let opposites = &pair.reading.language.opposites;
    (0..tokens.len()).filter(move |verb| {
        let being = pair.reading.language.functions.be.contains(&tokens[*verb].norm);
        let main = matches!(tree.link(*verb), Link::Root | Link::Conjunct) && tree.is_verb(*verb) && !being;
        main && denied(pair, said, *verb) && real(said, *verb) && !tree.reach(*verb).any(|at| opposites.limits(&tokens[at].norm))
    })
}

fn denied(pair: &Pair<'_>, said: &Said<'_>, verb: usize) -> bool {
    let negators = &pair.reading.language.functions.negators;
    let tree = &said.statement.tree;
    tree.children(verb).any(|at| tree.link(at) == Link::Negation || negators.contains(&said.statement.tokens[at].norm))
}

/// Neither planned nor possible nor conditional.
fn real(said: &Said<'_>, verb: usize) -> bool {
    let at = span(said, verb);
    let modal = |at: usize| said.statement.tree.part(at) == Part::Modal;
    let sure = |reality: Reality| matches!(reality, Reality::Confirmed | Reality::Probable | Reality::Alleged);
    !said.certainties().any(|(_, c)| c.scope.contains(at) && !sure(c.reality)) && !said.statement.tree.children(verb).any(modal)
}

/// The verb of the other statement that tells what is denied.
fn told(pair: &Pair<'_>, (no, verb): (&Said<'_>, usize), yes: &Said<'_>) -> Option<usize> {
    let tree = &no.statement.tree;
    let all: Vec<usize> = tree.reach(verb).filter(|at| no.content.contains(&no.stems[*at])).collect();
    let subject = tree.subject(verb)?.0;
    let other = &yes.statement.tree;
    // Who tells it both ways contradicts nobody: "I always take things seriously, but I have never taken it like this."
    let again = |said: &Said<'_>, denies: bool| {
        let of_verb = |at: &usize| said.statement.tree.is_verb(*at) && one_verb(pair, (no, verb), (said, *at));
        (0..said.stems.len()).filter(of_verb).any(|at| denied(pair, said, at) == denies)
    };
    if all.len() < LEAST || again(no, false) || again(yes, true) {
        return None;
    }
    let same = |at: &usize| {
        let who = other.subject(*at).is_some_and(|(head, _)| other.reach(head).any(|i| yes.stems[i] == no.stems[subject]));
        let asserted = other.is_verb(*at) && !denied(pair, yes, *at) && real(yes, *at);
        let within = |stem: &String| other.reach(*at).any(|i| yes.stems[i] == *stem);
        let whole = || all.iter().all(|i| *i == verb || within(&no.stems[*i]));
        one_verb(pair, (no, verb), (yes, *at)) && who && asserted && whole() && is_past(no, verb) == is_past(yes, *at)
    };
    (0..yes.stems.len()).find(same)
}

/// The same verb, in whatever form.
fn one_verb(pair: &Pair<'_>, (no, verb): (&Said<'_>, usize), (yes, at): (&Said<'_>, usize)) -> bool {
    let readings = |said: &Said<'_>, at: usize| pair.reading.language.verbs.readings(&said.statement.tokens[at].norm);
    let (a, b) = (readings(no, verb), readings(yes, at));
    let unknown = a.is_empty() && b.is_empty() && no.stems[verb] == yes.stems[at];
    unknown || a.iter().any(|x| b.iter().any(|y| x.lemma == y.lemma))
}

/// Is it told of what was: "did not work", "worked", "had worked"?
fn is_past(said: &Said<'_>, verb: usize) -> bool {
    let tree = &said.statement.tree;
    let auxiliary = |at: &usize| matches!(tree.link(*at), Link::Auxiliary | Link::PassiveAuxiliary);
    let first = tree.children(verb).find(auxiliary).unwrap_or(verb);
    tree.part(first) == Part::Past
}

fn half(said: &Said<'_>, verb: usize) -> Half {
    let tree = &said.statement.tree;
    let tokens = &said.statement.tokens;
    let before = |at: &usize| *at < verb && matches!(tree.link(*at), Link::Auxiliary | Link::PassiveAuxiliary | Link::Negation);
    let first = tree.children(verb).find(before).unwrap_or(verb);
    let object = tree.child(verb, &[Link::Object, Link::Predicate]).filter(|at| *at > verb).unwrap_or(verb);
    Half::verbatim(said, Span::of(said.text, tokens[first].start..tokens[object].end))
}

fn span(said: &Said<'_>, at: usize) -> Span {
    let token = &said.statement.tokens[at];
    Span::of(said.text, token.start..token.end)
}
