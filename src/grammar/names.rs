//! Named entities by a transition system over begin, in, last, unit and out (Lample et al. 2016), as in spaCy.

use super::scorer::Prepared;
use super::{Entity, GrammarError, scorer};

/// Tokens of a state that the network sees: the next one, the first of the open entity, the last one so far.
pub(super) const SLOTS: usize = 3;

/// The network that scores moves.
pub(super) type Scorer = scorer::Scorer<SLOTS>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    Begin(&'static str),
    In(&'static str),
    Last(&'static str),
    Unit(&'static str),
    Out,
    /// A class without meaning
    Never,
}

impl Move {
    /// A move from its name in the file: `B-ORG`, `I-ORG`, `L-ORG`, `U-ORG`, `O`.
    pub(super) fn read(name: &str, keep: impl Fn(&str) -> &'static str) -> Result<Self, GrammarError> {
        match name.split_once('-') {
            None if name == "O" => Ok(Move::Out),
            Some(("B", label)) => Ok(Move::Begin(keep(label))),
            Some(("I", label)) => Ok(Move::In(keep(label))),
            Some(("L", label)) => Ok(Move::Last(keep(label))),
            Some(("U", label)) => Ok(Move::Unit(keep(label))),
            None if name == "M" || name == "U" => Ok(Move::Never),
            _ => Err(GrammarError::new(format!("its entity recognizer has the unknown move {name:?}"))),
        }
    }
}

/// Finds the entities of a document. `is_space` marks the white space and `starts` the first tokens of sentences; no entity extends
/// across a sentence start.
pub(super) fn find(scores: &mut Prepared<SLOTS>, moves: &[Move], is_space: &[bool], starts: &[bool]) -> Vec<Entity> {
    let mut entities = Vec::new();
    let mut open: Option<(usize, &'static str)> = None;
    for (at, is_space) in is_space.iter().enumerate() {
        let goes_on = starts.get(at + 1).is_some_and(|starts| !starts);
        let slots = [Some(at), open.map(|(start, _)| start), open.map(|_| at - 1)];
        let best = scores.best(slots, |place| match (moves[place], open) {
            (Move::Begin(_), None) => goes_on && !is_space,
            (Move::Unit(_), None) => !is_space,
            (Move::Out, None) => true,
            (Move::In(label), Some((_, opened))) => goes_on && label == opened,
            (Move::Last(label), Some((_, opened))) => label == opened,
            (Move::Begin(_) | Move::Unit(_) | Move::Out | Move::Never, Some(_)) => false,
            (Move::In(_) | Move::Last(_) | Move::Never, None) => false,
        });
        match best.map(|place| moves[place]) {
            Some(Move::Begin(label)) => open = Some((at, label)),
            Some(Move::Last(label)) => entities.extend(open.take().map(|(start, _)| Entity { tokens: start..at + 1, label })),
            Some(Move::Unit(label)) => entities.push(Entity { tokens: at..at + 1, label }),
            Some(Move::In(_) | Move::Out | Move::Never) => {}
            None => break,
        }
    }
    entities
}
