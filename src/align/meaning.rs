//! How much of the meaning of one statement is found in another: over all words, over reported content, and by clause. Two statements that
//! say two things each and share one make a claim of it, however different the rest is. With an encoder, whole statements are compared
//! relative to the topic of the run, which makes any two of them look alike.

use std::collections::BTreeMap;
use std::ops::Range;

use super::profile::Profile;
use super::vocabulary::Words;
use crate::encoder::Encoded;
use crate::model::Statement;
use crate::model::tree::Tree;
use crate::vectors::{Similarities, SimilarityCache, Term, share};

/// How much of one statement is found in the other by word meaning.
pub(super) struct Meanings {
    /// The smaller share, over all words.
    pub least: f64,
    /// The larger share, over all words.
    pub most: f64,
    /// The larger share, over the words of reported content.
    pub said: f64,
    /// The share of the actions that any word of the other expresses, as "death" expresses "died".
    pub events: f64,
    /// The larger share, over what is said besides names, dates and figures: two statements that share only a name, or a name and a day,
    /// say different things.
    pub core: f64,
    /// The similarity of the two nearest clauses.
    pub clause: f64,
}

/// Compares two statements by word meaning; `cache` caches the work on the words of the first.
pub(super) fn meanings(a: &Profile, b: &Profile, cache: &mut SimilarityCache) -> Meanings {
    let mut similarities = cache.compare(&a.terms, &b.terms);
    let (all_a, all_b) = (0..a.terms.len(), 0..b.terms.len());
    let whole = similarities.whole;
    let [first, second] = [share(&a.terms, &whole.first, all_a.clone()), share(&b.terms, &whole.second, all_b.clone())];
    let done = |p: &Profile, nearest: &[f32]| share(&p.terms, nearest, p.actions.iter().copied());
    let mut among = |ours: &[usize], theirs: &[usize]| similarities.shares((&a.terms, ours), (&b.terms, theirs));
    let said = if a.said.len() == all_a.len() && b.said.len() == all_b.len() { [first, second] } else { among(&a.said, &b.said) };
    let core = among(&a.core, &b.core);
    let (clause, _) = nearest_clauses(a, b, &mut similarities);
    Meanings {
        least: first.min(second),
        most: first.max(second),
        said: said[0].max(said[1]),
        events: done(a, &whole.first).max(done(b, &whole.second)),
        core: core[0].max(core[1]),
        clause,
    }
}

/// Clauses with fewer words say nothing by themselves.
const LEAST: usize = 3;
/// Most clauses of a statement that are compared: the first ones.
const MOST: usize = 6;

/// For each clause, the indices of its words among the terms. A statement without a parse is one clause.
pub(super) fn clauses(statement: &Statement, vocabulary: Words<'_>, terms: &[Term]) -> Vec<Vec<usize>> {
    let tree = &statement.tree;
    let index_of = |at: usize| {
        let stem = vocabulary.word(statement.tokens.get(at)?)?.stem;
        terms.binary_search_by_key(&stem, |t| t.key as u64).ok() // terms are in order of their keys
    };
    let mut words: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (at, index) in (0..statement.tokens.len()).filter_map(|at| Some((at, index_of(at)?))) {
        words.entry(tree.clause_verb(at)).or_default().push(index);
    }
    for (verb, words) in &mut words {
        words.extend(verb.and_then(|verb| subject(verb, tree)).into_iter().flatten().filter_map(index_of));
        words.sort_unstable();
        words.dedup();
    }
    let mut clauses: Vec<Vec<usize>> = words.into_values().filter(|words| words.len() >= LEAST).take(MOST).collect();
    if clauses.is_empty() {
        clauses.push((0..terms.len()).collect());
    }
    clauses
}

/// The similarity of the two nearest clauses, and the two. The smaller share of one found in the other counts, times the logarithm of its
/// weight, so that three common words in both are no proof.
pub(super) fn nearest_clauses<'p>(a: &'p Profile, b: &'p Profile, similarities: &mut Similarities<'_>) -> (f64, [&'p [usize]; 2]) {
    let mut best: (f64, [&[usize]; 2]) = (0.0, [&[], &[]]);
    for (x, y) in a.clauses.iter().flat_map(|x| b.clauses.iter().map(move |y| (x, y))) {
        let shares = similarities.shares((&a.terms, x), (&b.terms, y));
        let shared = (shares[0] * weight_of(&a.terms, x)).min(shares[1] * weight_of(&b.terms, y));
        let similarity = shares[0].min(shares[1]) * shared.ln_1p();
        if similarity > best.0 {
            best = (similarity, [x, y]);
        }
    }
    best
}

/// The total weight of the words at these indices.
fn weight_of(terms: &[Term], indices: &[usize]) -> f64 {
    indices.iter().map(|at| terms[*at].weight).sum()
}

/// The words of a verb's subject, which may be in the clause above.
fn subject(verb: usize, tree: &Tree) -> Option<Range<usize>> {
    tree.subject(verb).map(|(subject, _)| tree.reach(subject))
}

/// The mean of a run includes so many additional statements without meaning: what only two statements have in common is no topic. Chosen by
/// cross-validation among 5, 20 and 60.
const ADDED_STATEMENTS: f64 = 5.0;

/// The vectors of all statements minus their mean, normalised to length 1.
pub(super) fn centred(statements: &[Statement]) -> Vec<Option<Encoded>> {
    let vectors = || statements.iter().filter_map(|s| s.encoded.as_deref());
    let mut mean = vec![0.0; vectors().map(<[f32]>::len).max().unwrap_or(0)];
    let weight = vectors().count() as f64 + ADDED_STATEMENTS;
    for vector in vectors() {
        mean.iter_mut().zip(vector).for_each(|(sum, x)| *sum += f64::from(*x) / weight);
    }
    statements.iter().map(|s| s.encoded.as_deref().and_then(|vector| minus(vector, &mean))).collect()
}

fn minus(vector: &[f32], mean: &[f64]) -> Option<Encoded> {
    let rest: Vec<f64> = vector.iter().zip(mean).map(|(x, m)| f64::from(*x) - m).collect();
    let length = rest.iter().map(|x| x * x).sum::<f64>().sqrt();
    (length > 0.0).then(|| rest.iter().map(|x| (x / length) as f32).collect())
}

#[cfg(test)]
mod tests {
    use super::{centred, minus};
    use crate::encoder::cosine;
    use crate::segment::segment;

    #[test]
    fn what_all_have_in_common_makes_none_alike() {
        let account = crate::model::Account::plain("One came. Two came. Three came. Four came.", None);
        let language = crate::language::Language::english();
        let mut statements = segment(&account, crate::model::AccountId(0), language);
        assert!(centred(&statements).iter().all(Option::is_none));
        for (at, statement) in statements.iter_mut().enumerate() {
            let turn = [0.0f32, 0.3, -0.3, 0.0][at];
            statement.encoded = Some([(1.0 - turn * turn).sqrt(), turn].into());
        }
        let raw = |x: usize, y: usize| cosine(statements[x].encoded.as_deref().unwrap(), statements[y].encoded.as_deref().unwrap());
        let kept: Vec<_> = centred(&statements).into_iter().map(Option::unwrap).collect();
        assert!(cosine(&kept[1], &kept[2]) < raw(1, 2) && raw(1, 2) > 0.8);
        assert_eq!(cosine(&kept[0], &kept[3]), 1.0);
    }

    #[test]
    fn what_is_nothing_but_the_theme_has_no_direction() {
        assert_eq!(minus(&[1.0, 0.0], &[1.0, 0.0]), None);
    }
}
