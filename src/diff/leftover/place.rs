//! Whether two words stand in one place of two statements that are no near copies: each for the other in a short statement, or in one part of
//! one clause. What such a place holds is what is told, and two words that nothing explains tell two things.

use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::tree::{Link, Part};
use crate::vectors;
use crate::wordnet::{self, Relation, Word};

/// Most content words of two statements in which each one tells much.
const SHORT: usize = 6;

/// Most words that stand for each other in a short statement.
const FEW: usize = 4;

/// Least share of the poorer one's content words that two longer statements have in common.
const ALIKE: f64 = 0.5;

/// Nouns that keep this much company in texts may be two words for one thing.
const NEAR: f64 = 0.4;

/// A word by its place, with what is known of it.
pub type Known = (usize, Option<&'static Word>);

/// Do two words, one of each statement and of different stems, stand for each other?
pub fn is_one(pair: &Pair<'_>, (left, own): Known, (right, other): Known) -> bool {
    let figure = pair.left.is_figure(&pair.left.statement.tokens[left]) || pair.right.is_figure(&pair.right.statement.tokens[right]);
    // what figures and times differ in is compared with them
    let stands = || is_short(pair) && stands_for(pair, left, right);
    let part = || in_one_part(pair, left, right) && !may_be_one(pair, left, right);
    let kin = || own.zip(other).is_some_and(|(x, y)| are_kin(x.relation(y))) || share_a_sense(pair, left, right);
    !figure && (stands() || part()) && !kin()
}

fn is_short(pair: &Pair<'_>) -> bool {
    pair.left.content.len().max(pair.right.content.len()) <= SHORT
}

/// Does a short stretch with the one stand in place of a short stretch with the other?
fn stands_for(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let few = |said: &Said<'_>, at: &std::ops::Range<usize>| at.clone().filter(|i| said.content.contains(&said.stems[*i])).count() <= FEW;
    let holds = pair.changes.iter().find(|c| c.left.contains(&left) && c.right.contains(&right));
    holds.is_some_and(|c| few(pair.left, &c.left) && few(pair.right, &c.right))
}

/// The same part of the same word: what was sold, where it was sold.
fn in_one_part(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let part = |said: &Said<'_>, at: usize| -> Option<(Part, Option<String>, String)> {
        let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
        let above = tree.head(at)?;
        let (preposition, above, part) = match tree.link(at) {
            Link::PrepositionObject => (Some(tokens[above].norm.clone()), tree.head(above)?, Part::Noun),
            Link::Object | Link::PassiveSubject => (None, above, Part::Noun),
            Link::Predicate | Link::Adjective => (None, above, Part::Adjective),
            _ => return None,
        };
        tree.is_verb(above).then(|| (part, preposition, said.stems[above].clone()))
    };
    pair.overlap >= ALIKE && part(pair.left, left).is_some_and(|own| part(pair.right, right) == Some(own))
}

/// Can both be words for one thing or person? Persons are called by many.
fn may_be_one(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let norm = |said: &Said<'_>, at: usize| said.statement.tokens[at].norm.clone();
    let (a, b) = (norm(pair.left, left), norm(pair.right, right));
    let language = pair.reading.language;
    let person = |word: &str| wordnet::is_person(word.strip_suffix('s').unwrap_or(word)) || language.opposites.is_people(word);
    let table = vectors::english();
    let near = || table.word(&a).zip(table.word(&b)).is_none_or(|(x, y)| x.cosine(&y) >= NEAR);
    let general = |word: &str| language.wording.is_general(word) || language.opposites.is_general(word);
    person(&a) && person(&b) || general(&a) || general(&b) || language.opposites.counts_same(&a, &b) || near()
}

/// Is one of them a word for what the other is a word for: a synonym, or the more general of the two?
fn are_kin(relation: Relation) -> bool {
    match relation {
        Relation::Same | Relation::Synonym | Relation::Derived | Relation::KindOf | Relation::Follows => true,
        Relation::Antonym | Relation::Sister | Relation::Unrelated => false,
    }
}

fn share_a_sense(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let (a, b) = (&pair.left.statement.tokens[left].norm, &pair.right.statement.tokens[right].norm);
    pair.reading.language.synonyms.share_a_sense(a, b)
}
