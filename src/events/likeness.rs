//! How sure it is that two accounts report one event, judged by those two alone: by what each is about, as weighted words of its first
//! statements and its names.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::model::{Account, Statement};
use crate::text::Bag;
use crate::text::{TokenKind, fold};

/// Number of features.
const COUNT: usize = 2;

/// Weights of the features and the constant, fitted by `train/events.py` on the folders of ECB+ (CC BY 3.0): whether two articles are in one folder
/// or in one about a look-alike event.
const WEIGHTS: [f64; COUNT + 1] = [6.5, 5.8, -4.0];

/// An account of fewer content words than this says too little to count fully as unlike another.
const FULL: f64 = 50.0;

/// The features of two accounts, 0..1 each: shared names, shared words of the first statements.
pub(super) fn features(a: &Bags, b: &Bags) -> [f64; COUNT] {
    let cosine = |x: &Bag, y: &Bag| x.shared(y).cosine(x, y);
    [cosine(&a.names, &b.names), cosine(&a.lead, &b.lead)]
}

/// Log odds that two accounts report one event. Short accounts can be alike, but hardly unlike.
pub(super) fn log_odds(a: &Bags, b: &Bags) -> f64 {
    let sum = WEIGHTS.iter().zip(features(a, b)).map(|(weight, feature)| weight * feature).sum::<f64>() + WEIGHTS[COUNT];
    let fullness = (a.length.min(b.length) as f64 / FULL).min(1.0);
    if sum < 0.0 { sum * fullness } else { sum }
}

/// Number of opening statements of an account, which say what it is about.
const LEAD: usize = 3;
/// Rarity of a word that is not in the background counts, relative to one that every sentence contains.
const UNKNOWN: f64 = 16.0;

/// An account's words by stem.
#[derive(Clone, Debug, Default)]
pub(super) struct Bags {
    /// Content words of its first statements.
    pub lead: Bag,
    /// Words of the whole account that are written with a capital letter or a digit.
    pub names: Bag,
    /// Number of content words.
    pub length: usize,
}

/// How often each stem occurs.
type Counts = BTreeMap<String, f64>;

/// The bags of all accounts, in order.
pub(super) fn bags(accounts: &[Account], statements: &[Statement], language: &Language) -> Vec<Bags> {
    let mut counts: Vec<[Counts; 3]> = vec![Default::default(); accounts.len()];
    let mut read = vec![0; accounts.len()];
    for statement in statements {
        let id = statement.account.0;
        let text = accounts[id].read();
        let [words, lead, names] = &mut counts[id];
        for token in statement.tokens.iter().filter(|t| t.kind != TokenKind::Mark && t.norm.chars().nth(1).is_some()) {
            if language.words.is_stop(&token.norm) {
                continue;
            }
            let stem = language.words.stem(&fold(&token.norm)).into_owned();
            if read[id] < LEAD {
                *lead.entry(stem.clone()).or_default() += 1.0;
            }
            if token.capitalised(text) {
                *names.entry(stem.clone()).or_default() += 1.0;
            }
            *words.entry(stem).or_default() += 1.0;
        }
        read[id] += 1;
    }
    let stems: BTreeSet<&String> = counts.iter().flat_map(|[words, ..]| words.keys()).collect();
    let known: BTreeMap<&String, (u64, f64)> =
        stems.into_iter().enumerate().map(|(key, stem)| (stem, (key as u64, rarity(stem, language)))).collect();
    let weigh = |(stem, count): (&String, &f64)| (known[stem].0, (1.0 + count.ln()) * known[stem].1);
    let bag = |counts: &Counts| Bag::new(counts.iter().map(weigh).collect());
    let bags =
        |[words, lead, names]: &[Counts; 3]| Bags { lead: bag(lead), names: bag(names), length: words.values().sum::<f64>() as usize };
    counts.iter().map(bags).collect()
}

/// Rarer stems get a greater value.
fn rarity(stem: &str, language: &Language) -> f64 {
    (UNKNOWN * language.frequency.sentences / (language.frequency.of(stem) + 1.0)).ln().max(0.1)
}
