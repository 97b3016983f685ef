//! The counts of one event: pairs of sentences, clusters, then those of the other files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::article::{Article, Key};
use super::figures::Tally;
use super::gold::{Gold, GoldDifference};
use super::output::{self, Found, Output};
use super::values::{Names, right_value};
use super::{conflicts, mentions, wording};

/// One event, gold and output, in the form that all counts read.
pub struct Event<'g> {
    pub gold: &'g Gold,
    pub output: Output,
    /// Sentences of each gold claim, by its id.
    pub claims: BTreeMap<&'g str, BTreeSet<Key>>,
    /// Differences of the gold between accounts that exist.
    pub wanted: Vec<Wanted<'g>>,
    pub names: Names,
}

/// A difference of the gold.
pub struct Wanted<'g> {
    pub claim: &'g str,
    pub difference: &'g GoldDifference,
    /// The accounts in the order of the values.
    pub between: (usize, usize),
    /// The accounts in order; only one for a difference inside an account.
    pub pair: Vec<usize>,
    /// Kinds that count as right.
    pub kinds: BTreeSet<&'g str>,
}

pub fn score(gold: &Gold, texts: &Path, out: &Value) -> Result<Tally, String> {
    let mut articles = Vec::new();
    for (at, account) in gold.accounts.iter().enumerate() {
        let path = texts.join(&account.file);
        articles.push(Article::new(at, account, &fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?));
    }
    let files: Vec<&str> = gold.accounts.iter().map(|a| a.file.as_str()).collect();
    let output = output::read(out, &files, &mut articles);
    let file = |name: &str| files.iter().position(|f| *f == name);
    let place = |place: &super::gold::Place| file(&place.file).and_then(|at| articles[at].resolve(place));
    let claims: BTreeMap<&str, BTreeSet<Key>> =
        gold.claims.iter().map(|c| (c.id.as_str(), c.members.iter().filter_map(place).collect())).collect();
    let mut tally = Tally::default();
    cover(&articles, &output, &mut tally);
    pairs(&claims, &output, &mut tally);
    let event = Event { gold, output, claims, wanted: wanted(gold, &file), names: Names::new(&gold.entities) };
    conflicts::count(&event, &mut tally);
    wording::count(&event, &mut tally);
    mentions::count(&event, &place, &mut tally);
    Ok(tally)
}

fn wanted<'g>(gold: &'g Gold, file: &dyn Fn(&str) -> Option<usize>) -> Vec<Wanted<'g>> {
    let mut out = Vec::new();
    for claim in &gold.claims {
        for difference in &claim.differences {
            let (Some(a), Some(b)) = (file(&difference.between.0), file(&difference.between.1)) else { continue };
            let pair: BTreeSet<usize> = BTreeSet::from([a, b]);
            let kinds = difference.alt_kinds.iter().chain([&difference.kind]).map(String::as_str).collect();
            out.push(Wanted { claim: &claim.id, difference, between: (a, b), pair: pair.into_iter().collect(), kinds });
        }
    }
    out
}

/// Counts the gold sentences that have a statement.
fn cover(articles: &[Article], output: &Output, tally: &mut Tally) {
    let covered: BTreeSet<&Key> = output.statements.values().flat_map(|(_, s)| s).collect();
    tally.add("covered", covered.len());
    tally.add("sentences", articles.iter().map(|a| a.spans.len()).sum());
}

/// For each sentence, the others in its claims; and the pairs of sentences of two accounts.
#[derive(Default)]
struct Net {
    near: BTreeMap<Key, BTreeSet<Key>>,
    pairs: BTreeSet<(Key, Key)>,
}

impl Net {
    fn add(&mut self, claim: &BTreeSet<Key>) {
        for x in claim {
            let near = self.near.entry(*x).or_default();
            near.extend(claim.iter().filter(|y| *y != x));
            self.pairs.extend(claim.iter().filter(|y| x < *y && x.0 != y.0).map(|y| (*x, *y)));
        }
    }
}

/// Counts pairs of sentences in one claim, and B-cubed over the sentences of gold claims.
fn pairs(claims: &BTreeMap<&str, BTreeSet<Key>>, output: &Output, tally: &mut Tally) {
    let (mut gold, mut found) = (Net::default(), Net::default());
    let shared = |claim: &&BTreeSet<Key>| claim.iter().map(|k| k.0).collect::<BTreeSet<_>>().len() > 1;
    claims.values().filter(shared).for_each(|claim| gold.add(claim));
    output.claims.iter().for_each(|claim| found.add(claim));
    let right = gold.pairs.intersection(&found.pairs).count();
    tally.hits("pair", right, found.pairs.len(), right, gold.pairs.len());
    for (sentence, near) in &gold.near {
        let got: BTreeSet<Key> = found.near.get(sentence).into_iter().flatten().filter(|k| gold.near.contains_key(k)).copied().collect();
        let right = got.intersection(near).count() as f64;
        if !got.is_empty() {
            tally.sum("b3_psum", right / got.len() as f64);
            tally.add("b3_pn", 1);
        }
        tally.sum("b3_rsum", right / near.len() as f64);
        tally.add("b3_n", 1);
    }
}

impl Event<'_> {
    /// True if every side has a sentence in the gold claim.
    pub fn in_claim(&self, found: &Found, claim: &str) -> bool {
        found.sides.values().all(|side| !side.sentences.is_disjoint(&self.claims[claim]))
    }

    /// True if the finding has the gold's value on each side.
    pub fn values_right(&self, wanted: &Wanted, found: &Found) -> bool {
        let (first, second) = (&wanted.difference.values.0, &wanted.difference.values.1);
        let (a, b) = wanted.between;
        let none = Vec::new();
        let values = |at: usize| found.sides.get(&at).map_or(&none, |s| &s.values);
        if a == b {
            return right_value(first, values(a)) && right_value(second, values(a));
        }
        [(a, first), (b, second)].into_iter().all(|(at, value)| {
            if value == "own voice" {
                return found.sides.get(&at).is_some_and(|s| s.own);
            }
            let speaks = wanted.difference.kind == "attribution" && values(at).iter().any(|v| self.names.same(value, v));
            right_value(value, values(at)) || speaks
        })
    }
}
