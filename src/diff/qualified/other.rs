//! Two short statements that tell the like of two things: "the cow was sold for 20 pounds", "the horse was sold for 40 pounds". So few words hold
//! them together that another subject is another fact. What two words can be said of one thing is not told apart here, nor are persons,
//! who are called by many.

use super::apart::Sort;
use super::which::Which;
use crate::diff::namesakes::namesakes;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::NameForm;
use crate::model::tree::Part;
use crate::vectors;
use crate::wordnet::{Relation, relation};

/// Most content words that such statements share.
const FEW: usize = 3;

/// Nouns that keep this much company in texts may be two words for one thing.
const ALIKE: f64 = 0.5;

/// Are two qualifiers, or two subjects, those of two things?
pub fn other_things(pair: &Pair<'_>, a: &Which, b: &Which) -> Option<Sort> {
    let titles = &pair.reading.language.names.signs.honorifics;
    let shared = pair.left.content.intersection(&pair.right.content).filter(|stem| !titles.contains(*stem)).count();
    // two of one surname, each told to have done it, are set against each other as persons
    if shared > FEW || one_name(pair) || !namesakes(pair).is_empty() {
        return None;
    }
    let named = || a.is_subject() && b.is_subject() && a.verb.zip(b.verb).is_some_and(|(x, y)| pair.named_apart(x, y));
    let (x, y) = (&pair.left.statement.tokens[a.at].norm, &pair.right.statement.tokens[b.at].norm);
    let coloured = || !a.nouns.is_empty() && pair.reading.language.opposites.contrast(x, y);
    let nouns = || common(pair, pair.left, a) && common(pair, pair.right, b) && two_things(pair, x, y);
    (named() || coloured() || nouns()).then_some(Sort::Other)
}

/// Is somebody or something named on both sides?
fn one_name(pair: &Pair<'_>) -> bool {
    let names =
        |said: &Said<'_>| -> Vec<_> { said.names().filter(|(_, n)| n.form == NameForm::Proper).filter_map(|(_, n)| n.entity).collect() };
    let theirs = names(pair.right);
    names(pair.left).iter().any(|id| theirs.contains(id))
}

/// Is it a common noun that says what it is told of?
fn common(pair: &Pair<'_>, said: &Said<'_>, which: &Which) -> bool {
    let (tree, norm) = (&said.statement.tree, &said.statement.tokens[which.at].norm);
    let language = pair.reading.language;
    let one = norm.strip_suffix('s').unwrap_or(norm);
    let telling = said.content.contains(&said.stems[which.at]) && !language.wording.is_general(norm) && !language.opposites.is_people(one);
    let figure = said.is_figure(&said.statement.tokens[which.at]);
    telling && !figure && tree.part(which.at) == Part::Noun && !tree.proper(which.at) && !language.numbers.roles.is_person(one)
}

/// Do common nouns at two places name two things?
pub fn two_nouns(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let norm = |said: &Said<'_>, at: usize| said.statement.tokens[at].norm.clone();
    let (x, y) = (norm(pair.left, left), norm(pair.right, right));
    let general = |norm: &str| pair.reading.language.wording.is_general(norm) || pair.reading.language.opposites.is_people(norm);
    super::are_apart(pair, left, right) || !general(&x) && !general(&y) && two_things(pair, &x, &y)
}

fn two_things(pair: &Pair<'_>, x: &str, y: &str) -> bool {
    let table = vectors::english();
    let Some((a, b)) = table.word(x).zip(table.word(y)) else { return false };
    let apart = matches!(relation(x, y), Relation::Unrelated | Relation::Sister | Relation::Antonym);
    apart
        && a.cosine(&b) < ALIKE
        && !pair.reading.language.opposites.counts_same(x, y)
        && !pair.reading.language.synonyms.share_a_sense(x, y)
}
