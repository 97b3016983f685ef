//! What a word reaches: its senses, by how common they are, and the senses of the words derived from it.

use super::table::{Lemma, Part, Table};

/// A sense reached.
#[derive(Clone, Copy, Debug)]
pub struct Reached {
    /// The synset.
    pub synset: usize,
    /// How good the way there is: 1 for the commonest sense of the word.
    pub strength: f64,
    /// Is it a sense of a word derived from this one?
    pub derived: bool,
}

/// What a step to a derived word costs.
const DERIVED: f64 = 0.9;
/// What a step to a verb of the same group costs.
const ALIKE: f64 = 0.9;
/// Senses that are rarer than this, beside the commonest, are not meant.
const LEAST: f64 = 0.1;

/// All that a word reaches, by synset, each once, the best way.
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
