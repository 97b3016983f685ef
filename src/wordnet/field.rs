//! How near two words are: the nearest of their senses by shared information (Jiang and Conrath 1997), where common
//! senses count more. The distance to a shared ancestor is the same for all words below it, so each word is precomputed as what it has in
//! common with each of its ancestors, and two words are compared in one pass.

use super::reach::Reached;
use super::table::Table;

/// What a word has in common with everything more general, by synset.
#[derive(Clone, Debug, Default)]
pub struct Field(Vec<(u32, f32)>);

/// How fast nearness decreases with the information by which two senses differ.
const FALL: f64 = 4.0;
/// Ancestors with less information are too general to count.
const LEAST: f64 = 0.25;
/// Ancestors with this much information count in full.
const MOST: f64 = 0.5;
/// How near an event is to what it causes or entails.
const FOLLOWS: f64 = 0.8;
/// Most steps upwards.
const HIGHEST: usize = 20;

impl Field {
    /// The field of a word with these senses.
    pub fn new(table: &Table, reached: &[Reached]) -> Field {
        let mut cells = Vec::new();
        for sense in reached {
            rise(table, sense.synset, sense.strength, &mut cells);
        }
        // What a kind of event causes is also caused by its subkinds: somebody who is murdered dies.
        let results = |(at, value): &(u32, f32)| -> Vec<(usize, f64)> {
            table.follows.get(*at as usize).map(|result| (result, f64::from(*value) * FOLLOWS)).collect()
        };
        for (result, strength) in cells.iter().flat_map(results).collect::<Vec<_>>() {
            rise(table, result, strength, &mut cells);
        }
        cells.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
        cells.dedup_by_key(|cell| cell.0);
        Field(cells)
    }

    /// How near two words are, by what both have in common with one ancestor, 0..1.
    pub fn nearness(&self, other: &Field) -> f64 {
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

/// Adds a sense and all of its ancestors that are informative.
fn rise(table: &Table, synset: usize, strength: f64, cells: &mut Vec<(u32, f32)>) {
    let own = table.information(synset);
    let mut level = vec![synset];
    for step in 0..HIGHEST {
        for at in &level {
            let told = table.information(*at);
            // The square root of each factor is taken here, so that the comparison only multiplies.
            let says = if step == 0 { 1.0 } else { ((told - LEAST) / (MOST - LEAST)).clamp(0.0, 1.0).sqrt() };
            let value = strength * says * (-FALL * (own - told).max(0.0)).exp();
            if value > 0.0 {
                cells.push((u32::try_from(*at).unwrap_or(u32::MAX), value as f32));
            }
        }
        level = level.iter().flat_map(|at| table.parents.get(*at)).filter(|p| table.information(*p) > LEAST).collect();
        level.sort_unstable();
        level.dedup();
    }
}
