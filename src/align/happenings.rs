//! The events in a statement: the verbs of its actions and the nouns for events, by rarity; and how many of them are in another statement
//! too.

use super::kin::{Kin, Met};
use super::vocabulary::Words;
use crate::model::tree::Part;
use crate::model::{Content, Statement};
use crate::text::{Token, TokenKind};

/// A word for an event: its index among the words of the run, and its weight.
pub type Happening = (usize, f64);

/// The event words of a statement, each once, in order of their indices.
pub fn happenings(statement: &Statement, words: Words<'_>, met: &mut Met) -> Vec<Happening> {
    let mut out: Vec<Happening> = Vec::new();
    for mention in &statement.mentions {
        let Content::Action(action) = &mention.content else { continue };
        let own = statement.tokens.iter().filter(|t| mention.span.start() <= t.start && t.end <= mention.span.end());
        let weight = own.filter_map(|t| words.word(t)).map(|w| w.weight).fold(0.0, f64::max);
        out.push((met.place(&action.lemma), weight));
    }
    let tree = &statement.tree;
    let noun = |(at, t): &(usize, &Token)| t.kind == TokenKind::Word && tree.part(*at) == Part::Noun && !tree.proper(*at);
    for (_, token) in statement.tokens.iter().enumerate().filter(noun) {
        let Some(word) = words.word(token) else { continue };
        let place = met.place(&token.norm);
        if met.happens(place) {
            out.push((place, word.weight));
        }
    }
    out.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    out.dedup_by_key(|one| one.0);
    out
}

/// How much happens in both: for each side, the total weight of its event words that the other has too, as the same word, a synonym or
/// another part of speech; the smaller of the two.
pub fn shared(a: &[Happening], b: &[Happening], kin: &Kin) -> f64 {
    let told = |own: &[Happening], other: &[Happening]| -> f64 {
        own.iter().filter(|(at, _)| other.iter().any(|(theirs, _)| kin.same(*at, *theirs))).map(|(_, weight)| weight).sum()
    };
    told(a, b).min(told(b, a))
}

#[cfg(test)]
mod tests {
    use super::super::kin::{Kin, Met};
    use super::shared;

    #[test]
    fn the_lesser_side_counts_whatever_the_part_of_speech() {
        let mut met = Met::default();
        let mut of = |words: &[&str]| words.iter().map(|w| (met.place(w), 2.0)).collect::<Vec<_>>();
        let (verbs, nouns, other) = (of(&["die", "collapse", "destroy"]), of(&["deaths", "collapse"]), of(&["sell"]));
        let kin = Kin::new(&met);
        assert_eq!([shared(&verbs, &nouns, &kin), shared(&nouns, &verbs, &kin)], [4.0; 2]);
        assert_eq!([shared(&verbs, &other, &kin), shared(&verbs, &[], &kin)], [0.0; 2]);
    }
}
