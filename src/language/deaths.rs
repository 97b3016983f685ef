//! Who died, and on which day: an event that happens to a person once, in whatever words. "Was killed on Saturday", "the
//! fatal shooting of Ada Dahl on Sunday" and "murdered Dahl on 5 May" date the same thing.

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::function_word::OF;
use super::verbs::VerbWords;
use crate::model::tree::Link;
use crate::model::{Content, EntityId, EntityKind, NameForm, Span, Statement};

/// Words for deaths and killings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deaths {
    dying: FxHashSet<String>,
    killing: FxHashSet<String>,
    deadly: FxHashSet<String>,
}

/// A person's death. Somebody shot on one day may die of it on the next, so the two are dated separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// "died", "her death"
    Death(EntityId),
    /// "was killed", "the fatal shooting of"
    Killing(EntityId),
}

impl End {
    /// The person who died.
    pub fn person(self) -> EntityId {
        match self {
            End::Death(id) | End::Killing(id) => id,
        }
    }
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Deaths {
    toml::from_str(include_str!("en/deaths.toml")).expect("en/deaths.toml is well formed")
}

impl Deaths {
    /// The death that a date in a statement dates.
    pub fn dated(&self, statement: &Statement, date: Span, verbs: &VerbWords) -> Option<End> {
        let tree = &statement.tree;
        let tokens = &statement.tokens;
        let from = tokens.partition_point(|t| t.end <= date.start());
        let to = tokens.partition_point(|t| t.start < date.end());
        let tells = |at: usize, words: &FxHashSet<String>| {
            let norm = &tokens[at].norm;
            words.contains(norm) || tree.is_verb(at) && verbs.readings(norm).iter().any(|r| words.contains(&r.lemma))
        };
        let kills = |at: usize| {
            let joined = |child: usize| tree.link(child) == Link::Conjunct && tells(child, &self.killing);
            tells(at, &self.killing) || tree.children(at).any(|child| self.deadly.contains(&tokens[child].norm) || joined(child))
        };
        // The first ancestor that can be dated: a verb, or a noun for such an event.
        let mut above = tree.above(from..to.max(from)).into_iter();
        let at = above.find(|at| tree.is_verb(*at) || tells(*at, &self.dying) || kills(*at))?;
        let (dies, kills) = (tells(at, &self.dying), kills(at));
        let whose = if tree.is_verb(at) { patient_of(statement, at, dies) } else { of(statement, at) };
        let person = whose.and_then(|at| person(statement, at))?;
        match () {
            () if kills => Some(End::Killing(person)),
            () if dies => Some(End::Death(person)),
            () => None,
        }
    }
}

/// The patient of a verb: its object; without one, the subject of a passive, or of a verb such as "died" (`of_subject`).
fn patient_of(statement: &Statement, verb: usize, of_subject: bool) -> Option<usize> {
    let tree = &statement.tree;
    let object = tree.child(verb, &[Link::Object]).filter(|_| !of_subject);
    object.or_else(|| tree.subject(verb).filter(|(_, link)| of_subject || *link == Link::PassiveSubject).map(|(at, _)| at))
}

/// "the killing of Dahl", "Dahl's death"
fn of(statement: &Statement, noun: usize) -> Option<usize> {
    let (tree, tokens) = (&statement.tree, &statement.tokens);
    let behind = tree.children(noun).find(|at| tree.link(*at) == Link::Preposition && tokens[*at].is(OF));
    behind.and_then(|of| tree.child(of, &[Link::PrepositionObject])).or_else(|| tree.child(noun, &[Link::Possessive]))
}

/// The person named at a token, or in apposition to it: "the teenager, Ada Dahl".
fn person(statement: &Statement, at: usize) -> Option<EntityId> {
    let tree = &statement.tree;
    let named = |at: usize| {
        let token = &statement.tokens[at];
        statement.mentions.iter().find_map(|m| match &m.content {
            Content::Name(n) if n.form == NameForm::Proper && n.kind == EntityKind::Person => {
                n.entity.filter(|_| m.span.start() <= token.start && token.end <= m.span.end())
            }
            _ => None,
        })
    };
    named(at).or_else(|| tree.children(at).filter(|child| tree.link(*child) == Link::Apposition).find_map(named))
}
