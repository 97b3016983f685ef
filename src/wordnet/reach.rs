//! The senses that a word reaches: its own, by how common they are, and those of the words derived from it.

use super::table::{Lemma, Part, Table};

/// A sense that is reached.
#[derive(Clone, Copy, Debug)]
pub struct Reached {
    /// The synset.
    pub synset: usize,
    /// How strong the path to it is: 1 for the most common sense of the word.
    pub strength: f64,
    /// True for a sense of a word derived from this one.
    pub derived: bool,
}

/// Factor for a step to a derived word.
const DERIVED: f64 = 0.9;
/// Factor for a step to a verb of the same group.
const ALIKE: f64 = 0.9;
/// Senses that are rarer than this, relative to the most common one, are not meant.
const LEAST: f64 = 0.1;

/// All senses that a word reaches, by synset, each once, by the strongest path.
pub fn reach(table: &Table, lemma: Lemma) -> Vec<Reached> {
    let most = [Part::Adjective, Part::Noun, Part::Verb].map(|part| {
        let shares = table.senses(lemma).filter(|s| table.part(s.synset) == part).map(|s| s.share);
        shares.fold(0.0, f64::max)
    });
    let mut out = Vec::new();
    for sense in table.senses(lemma) {
        let strength = (sense.share / most[table.part(sense.synset) as usize]).sqrt();
        if strength < LEAST {
            continue;
        }
        out.push(Reached { synset: sense.synset, strength, derived: false });
        out.extend(table.alike.get(sense.synset).map(|synset| Reached { synset, strength: strength * ALIKE, derived: false }));
        out.extend(table.derived.get(sense.synset).map(|synset| Reached { synset, strength: strength * DERIVED, derived: true }));
    }
    out.sort_by(|x, y| x.synset.cmp(&y.synset).then(x.derived.cmp(&y.derived)).then(y.strength.total_cmp(&x.strength)));
    out.dedup_by_key(|r| r.synset);
    out
}
