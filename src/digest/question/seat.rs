//! Where in its clause a value stands, and the whole phrase that goes with it: "since 1993", not "1993".

use super::told::Told;
use crate::model::tree::{Link, Part};

/// The phrase of a value.
pub(super) struct Seat {
    /// Its topmost token.
    pub(super) root: usize,
    /// The preposition before it, if it is one.
    pub(super) preposition: Option<usize>,
    /// All its tokens, in order.
    pub(super) tokens: Vec<usize>,
    /// Does it hang on a noun?
    pub(super) on_noun: bool,
}

/// The phrase that the value is in, with its preposition. `None` where it is a part of a word or of a name.
pub(super) fn seat(told: &Told<'_>, top: usize) -> Option<Seat> {
    let tree = told.tree();
    let mut root = top;
    let mut preposition = None;
    while let Some(head) = tree.head(root) {
        let leads = matches!(tree.link(head), Link::Preposition | Link::Agent | Link::Dative) && tree.part(head) != Part::Noun;
        let time = told.language.functions.time_words.contains(told.norm(head)) && tree.part(head) == Part::Noun;
        if leads && !tree.is_verb(head) {
            (root, preposition) = (head, Some(head));
        } else if time && tree.link(root) != Link::Subject {
            (root, preposition) = (head, None);
        } else {
            break;
        }
    }
    let parts = matches!(tree.link(root), Link::Compound | Link::Modifier | Link::Possessive | Link::Determiner);
    let head = tree.head(root);
    let on_noun = head.is_some_and(|head| !tree.is_verb(head) && matches!(tree.part(head), Part::Noun | Part::Relative | Part::Other));
    let loose = matches!(tree.link(root), Link::Preposition | Link::Measure | Link::Adverb | Link::Agent);
    if parts || on_noun && !loose {
        return None;
    }
    let mut tokens = told.all(root);
    tokens.extend(told.value.clone());
    tokens.sort_unstable();
    tokens.dedup();
    // "late on 9 November": the day goes with its part.
    let early = tokens.first().and_then(|first| first.checked_sub(1));
    let timed = |at: &usize| tree.link(*at) == Link::Adverb && told.language.functions.time_words.contains(told.norm(*at));
    if let Some(early) = early.filter(timed) {
        tokens.insert(0, early);
    }
    Some(Seat { root, preposition, tokens, on_noun })
}
