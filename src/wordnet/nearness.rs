//! How near two words are in meaning: the nearest of their senses by the information they share (Jiang and Conrath 1997), where common senses
//! count more. The distance to a shared ancestor is the same for all its descendants, so what a word has in common with each of its ancestors
//! is computed once, and two words are compared in one pass.

use super::table::Table;
use super::word::ReachedSense;

/// What a word has in common with all that is more general, by synset.
#[derive(Clone, Debug, Default)]
pub(super) struct Ancestors(Vec<(u32, f32)>);

/// How fast nearness decreases with the information by which two senses differ.
const DECAY: f64 = 4.0;
/// Ancestors with less information are ignored.
const LEAST_INFORMATION: f64 = 0.25;
/// Ancestors with this much information count fully.
const FULL_INFORMATION: f64 = 0.5;
/// How near an event is to what it causes or entails.
const FOLLOWS: f64 = 0.8;
/// Most steps upwards.
const MOST_STEPS: usize = 20;

impl Ancestors {
    /// The ancestors of a word that reaches these senses.
    pub(super) fn new(table: &Table, reached: &[ReachedSense]) -> Ancestors {
        let mut shares = Vec::new();
        for sense in reached {
            add_ancestors(table, sense.synset, sense.strength, &mut shares);
        }
        // What a kind of event causes, its kinds cause too: who is murdered dies.
        let results = |(at, value): &(u32, f32)| -> Vec<(usize, f64)> {
            table.follows.get(*at as usize).map(|result| (result, f64::from(*value) * FOLLOWS)).collect()
        };
        for (result, strength) in shares.iter().flat_map(results).collect::<Vec<_>>() {
            add_ancestors(table, result, strength, &mut shares);
        }
        shares.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
        shares.dedup_by_key(|share| share.0);
        Ancestors(shares)
    }

    /// How near two words are by what both have in common with one ancestor, 0..1.
    pub(super) fn nearness(&self, other: &Ancestors) -> f64 {
        let mut at = 0;
        let mut best = 0.0_f32;
        for (synset, ours) in &self.0 {
            while other.0.get(at).is_some_and(|(theirs, _)| theirs < synset) {
                at += 1;
            }
            if let Some((_, theirs)) = other.0.get(at).filter(|(found, _)| found == synset) {
                best = best.max(ours * theirs);
            }
        }
        f64::from(best).min(1.0)
    }
}

/// Adds a sense and all its ancestors with enough information.
fn add_ancestors(table: &Table, synset: usize, strength: f64, shares: &mut Vec<(u32, f32)>) {
    let own = table.information(synset);
    let mut level = vec![synset];
    for step in 0..MOST_STEPS {
        for at in &level {
            let information = table.information(*at);
            // The root of the product of two words is taken here, so that the walk multiplies only.
            let shared = if step == 0 {
                1.0
            } else {
                ((information - LEAST_INFORMATION) / (FULL_INFORMATION - LEAST_INFORMATION)).clamp(0.0, 1.0).sqrt()
            };
            let value = strength * shared * (-DECAY * (own - information).max(0.0)).exp();
            if value > 0.0 {
                shares.push((u32::try_from(*at).unwrap_or(u32::MAX), value as f32));
            }
        }
        level = level.iter().flat_map(|at| table.parents.get(*at)).filter(|p| table.information(*p) > LEAST_INFORMATION).collect();
        level.sort_unstable();
        level.dedup();
    }
}
