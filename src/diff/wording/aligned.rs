//! Words that fill the same place of one claim: the verbs and the noun phrases of two members are laid side by side, and a learnt
//! acceptance says which pairs a careful reader would note as a choice of words. Its weights are fitted by `train/wording.py` on labelled
//! events; what is asked of a pair are plain relations (same role, near in meaning, same entity), never words of a topic.

use std::sync::LazyLock;

use super::super::{Finding, Pair, Said};
use super::telling::Telling;
use super::tie;
use super::unit::{Unit, units};
use crate::language::wording::Part;
use crate::model::{DifferenceKind, StatementKind};
use crate::vectors::Vector;
use crate::wordnet::Relation;

/// What is asked of two units, in the order of their weights.
pub const FEATURES: [&str; 26] = [
    "verbs",
    "mixed",
    "cosine",
    "cosine of all",
    "wordnet",
    "synonyms",
    "opposites",
    "same head",
    "words in common",
    "same role",
    "one verb above",
    "verbs above alike",
    "one entity",
    "two entities",
    "both names",
    "one a name",
    "both at the top",
    "one at the top",
    "fit",
    "evaluating on one side",
    "many others",
    "told by both",
    "more words",
    "far apart",
    "best of both",
    "headline",
];

/// The fitted weights.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    bias: f64,
    least: f64,
    weights: std::collections::BTreeMap<String, f64>,
}

static WEIGHTS: LazyLock<(Weights, Vec<f64>)> = LazyLock::new(|| {
    let file: Weights = toml::from_str(include_str!("aligned.toml")).expect("aligned.toml is well formed");
    let all = FEATURES.iter().map(|name| file.weights.get(*name).copied().unwrap_or(0.0)).collect();
    (file, all)
});

/// The accepted pairs, the surest first, each word in one of them.
pub(super) fn compare(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let (file, weights) = &*WEIGHTS;
    let score = |x: &[f64]| file.bias + x.iter().zip(weights).map(|(x, w)| x * w).sum::<f64>();
    let mut found: Vec<(f64, Finding)> = (candidates(pair, telling).into_iter())
        .map(|(x, finding)| (1.0 / (1.0 + (-score(&x)).exp()), finding))
        .filter(|(p, _)| *p >= file.least)
        .collect();
    found.sort_by(|x, y| y.0.total_cmp(&x.0));
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// Every two units that could be words for one thing, with what is asked of them.
pub(super) fn candidates(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<(Vec<f64>, Finding)> {
    let language = pair.reading.language;
    let light = |norm: &str| {
        language.functions.is_auxiliary(norm) || language.verbs.readings(norm).iter().any(|r| language.opposites.is_light(&r.lemma))
    };
    let (left, right) = (units(pair.left, light), units(pair.right, light));
    let grid: Vec<Vec<f64>> = left.iter().map(|a| right.iter().map(|b| likeness(a, b)).collect()).collect();
    let mut out = Vec::new();
    for (i, a) in left.iter().enumerate() {
        for (j, b) in right.iter().enumerate() {
            if a.stems == b.stems || a.stems.is_empty() || b.stems.is_empty() {
                continue;
            }
            let best = |x: f64| (0..right.len()).all(|k| grid[i][k] <= x) && (0..left.len()).all(|k| grid[k][j] <= x);
            let mut features = asked(pair, telling, (a, b), (left.len(), right.len()));
            features.push(f64::from(u8::from(best(grid[i][j]))));
            features.push(if [pair.left, pair.right].iter().any(|s| s.statement.kind == StatementKind::Headline) { 1.0 } else { 0.0 });
            let kind = if evaluates(pair, pair.left, a) == evaluates(pair, pair.right, b) {
                DifferenceKind::Label
            } else {
                DifferenceKind::Loaded
            };
            out.push((features, tie::finding(pair, kind, (a.span, b.span), "different words in the same place")));
        }
    }
    out
}

fn cosine(a: Option<&Vector>, b: Option<&Vector>) -> f64 {
    a.zip(b).map_or(0.0, |(a, b)| a.cosine(b))
}

fn likeness(a: &Unit, b: &Unit) -> f64 {
    cosine(a.whole.as_ref(), b.whole.as_ref()) + f64::from(u8::from(a.is_verb == b.is_verb)) * 0.3
}

fn asked(pair: &Pair<'_>, telling: &Telling<'_>, (a, b): (&Unit, &Unit), (m, n): (usize, usize)) -> Vec<f64> {
    let (left, right) = (pair.left, pair.right);
    let yes = |x: bool| f64::from(u8::from(x));
    let words = a.word.as_ref().zip(b.word.as_ref());
    let relation = words.map_or(Relation::Unrelated, |(x, y)| x.relation(y));
    let common = a.stems.intersection(&b.stems).count() as f64 / a.stems.len().min(b.stems.len()) as f64;
    let above = a.governor.zip(b.governor);
    let verb = |said: &Said<'_>, at: usize| crate::vectors::english().word(&said.statement.tokens[at].norm);
    let place = |said: &Said<'_>, at: usize| at as f64 / said.stems.len().max(1) as f64;
    let told = telling.uses(right.account, left, a.span) || telling.uses(left.account, right, b.span);
    vec![
        yes(a.is_verb && b.is_verb),
        yes(a.is_verb != b.is_verb),
        cosine(a.vector.as_ref(), b.vector.as_ref()),
        cosine(a.whole.as_ref(), b.whole.as_ref()),
        words.map_or(0.0, |(x, y)| x.nearness(y)),
        yes(matches!(relation, Relation::Same | Relation::Synonym | Relation::Derived)),
        yes(matches!(relation, Relation::Antonym | Relation::Sister)),
        yes(left.stems[a.head] == right.stems[b.head]),
        common,
        yes(a.role == b.role),
        yes(above.is_some_and(|(x, y)| left.stems[x] == right.stems[y])),
        above.map_or(0.0, |(x, y)| cosine(verb(left, x).as_ref(), verb(right, y).as_ref())),
        yes(!a.entities.is_disjoint(&b.entities)),
        yes(a.entities.is_disjoint(&b.entities) && !a.entities.is_empty() && !b.entities.is_empty()),
        yes(a.proper && b.proper),
        yes(a.proper != b.proper),
        yes(a.top && b.top),
        yes(a.top != b.top),
        tie::fit(pair, a.span, b.span),
        yes(evaluates(pair, left, a) != evaluates(pair, right, b)),
        ((m * n) as f64).max(1.0).ln() / 5.0,
        yes(told),
        (a.stems.len() + b.stems.len()) as f64 / 4.0,
        (place(left, a.head) - place(right, b.head)).abs(),
    ]
}

/// Is there a word of degree or judgement in a unit?
fn evaluates(pair: &Pair<'_>, said: &Said<'_>, unit: &Unit) -> bool {
    let judging = |part: Part| matches!(part, Part::Loaded(_) | Part::Modifier(_) | Part::Intensity);
    let tokens = &said.statement.tokens[..unit.at.end];
    unit.at.clone().any(|from| pair.reading.language.wording.at(&tokens[from..]).any(|(entry, _)| judging(entry.part)))
}
