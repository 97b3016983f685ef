//! Weighs the parser's named entities (NER) against our own votes. If words or surroundings show a kind, it stays; if they show little ("Tolle",
//! "GISB", "Ice Cream"), the parser decides, over all mentions of the name in the account. It may give a kind, another one, or none; in the last
//! case the kind is `Other`.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::language::function_word::{AND, OR, POSSESSIVE, THE};
use crate::model::tree::{Link, Named};
use crate::model::{EntityKind, NameForm};
use crate::text::{Token, TokenKind};

use super::evidence::starts;
use super::kind::votes_of;
use super::reading::NameContext;
use super::spans::signature;
use super::{Candidate, is_all_capitals};

/// Average votes per mention from which our own reading of a word outweighs the parser.
const SURE: i32 = 4;
/// The same for a word in capitals only: a word that a list knows has this many.
const SURE_IN_CAPITALS: i32 = 6;
/// Votes from which a neighbouring name shows the kind of an unknown one: a list knows it, or two indications agree.
const BESIDE: i32 = 7;
/// Least average evidence per mention for a kind that rests on the parser.
const ENOUGH: i32 = 4;

/// Changes the kinds of candidates that our own reading is unsure of.
pub(super) fn correct_kinds(reading: &NameContext, candidates: &mut [Candidate]) {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, c)| c.form != NameForm::Adjective) {
        places.entry(candidate.key.as_str()).or_default().push(at);
    }
    let kinds: Vec<(usize, EntityKind)> = places
        .values()
        .flat_map(|places| {
            let all: Vec<&Candidate> = places.iter().map(|at| &candidates[*at]).collect();
            let seen: Vec<Option<Recognised>> = all.iter().map(|c| recognised(reading, c)).collect();
            let beside: Vec<Option<EntityKind>> = places.iter().map(|at| beside(reading, candidates, *at)).collect();
            let evidence = Evidence { all: &all, seen: &seen, beside: &beside };
            let kinds: Vec<EntityKind> = all.iter().zip(&seen).map(|(c, h)| kind(reading, c, *h, &evidence)).collect();
            places.iter().copied().zip(kinds).collect::<Vec<_>>()
        })
        .collect();
    for (at, kind) in kinds {
        candidates[at].kind = kind;
    }
}

/// All mentions of one name, the named entities that the parser finds there, and the kinds of neighbouring names.
struct Evidence<'a> {
    all: &'a [&'a Candidate],
    seen: &'a [Option<Recognised>],
    beside: &'a [Option<EntityKind>],
}

/// A named entity of the parser that shares words with a candidate.
#[derive(Clone, Copy)]
struct Recognised {
    kind: EntityKind,
    /// True if it is exactly the words of the candidate.
    same: bool,
}

fn recognised(reading: &NameContext, candidate: &Candidate) -> Option<Recognised> {
    let tree = &reading.statements[candidate.statement].tree;
    let range = |n: &Named| Range { start: usize::from(n.from), end: usize::from(n.to) };
    let named = tree.named().iter().find(|n| range(n).start < candidate.to && range(n).end > candidate.from)?;
    Some(Recognised { kind: named.kind, same: range(named) == (candidate.from..candidate.to) })
}

/// The kind of one mention of a name, given all its mentions.
fn kind(reading: &NameContext, candidate: &Candidate, here: Option<Recognised>, evidence: &Evidence) -> EntityKind {
    use EntityKind::{Organisation, Other, Person, Place};
    let Evidence { all, seen, .. } = evidence;
    let own = candidate.kind;
    let tokens = &reading.tokens(candidate.statement)[candidate.from..candidate.to];
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
    let everyday = tokens.iter().filter(|t| t.kind == TokenKind::Word).all(|t| reading.common(&t.norm));
    let ner = |kind: EntityKind| seen.iter().flatten().any(|h| h.same && h.kind == kind);
    let near = |kind: EntityKind| seen.iter().flatten().any(|h| h.kind == kind);
    let votes = candidate.votes.iter().copied().max().unwrap_or(0) / all.len() as i32;
    if words > 1 {
        return match own {
            // "Excellent Quality", "Ice Cream"
            Person | Place | Organisation if everyday && !(near(Organisation) || near(Place) || ner(Person)) => Other,
            Other if here.is_some_and(|h| h.same && h.kind == Organisation) => Organisation,
            _ => own,
        };
    }
    if signature(reading, candidate.statement).is_some_and(|at| at == candidate.from) {
        return Person;
    }
    let capitals = tokens.len() == 1 && is_all_capitals(tokens[0].of(reading.text));
    match own {
        // "the GISB draft": a label, not somebody who acts
        Organisation if capitals && votes < SURE_IN_CAPITALS && (!ner(Organisation) || modifies(reading, candidate)) => Other,
        Person | Other if votes < SURE && !capitals && !(own == Other && everyday) => guess(reading, evidence),
        _ => own,
    }
}

/// True if a one-word name comes before a noun that it modifies.
fn modifies(reading: &NameContext, candidate: &Candidate) -> bool {
    matches!(reading.statements[candidate.statement].tree.link(candidate.to - 1), Link::Other | Link::Modifier)
}

/// The kind of the name that a list or "and" puts next to this one: "in Tikrit and Roe". Only if our own reading of that name is sure.
fn beside(reading: &NameContext, candidates: &[Candidate], at: usize) -> Option<EntityKind> {
    let one = &candidates[at];
    let tokens = reading.tokens(one.statement);
    let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|i| candidates.get(i));
    near.filter(|c| c.statement == one.statement && c.key != one.key && c.form == NameForm::Proper).find_map(|other| {
        let between = if other.to <= one.from { other.to..one.from } else { one.to..other.from.max(one.to) };
        let listed = !between.is_empty() && tokens[between].iter().all(|t| matches!(t.norm.as_str(), "," | AND | OR));
        let sure = votes_of(other, other.kind) >= BESIDE;
        (listed && sure).then_some(other.kind)
    })
}

/// The kind of an unknown word from all its mentions: the parser's entities, what the word does in its sentence, and our own votes. All weights are
/// small whole numbers set by judgement: 4 is enough by itself, 2 needs a second indication; our own votes count double.
fn guess(reading: &NameContext, evidence: &Evidence) -> EntityKind {
    let Evidence { all, seen, beside } = evidence;
    let own = |kind| 2 * votes_of(all[0], kind);
    let (mut person, mut place, mut organisation) = (own(EntityKind::Person).max(0), own(EntityKind::Place), own(EntityKind::Organisation));
    for ((candidate, ner), beside) in all.iter().zip(*seen).zip(*beside) {
        match beside {
            Some(EntityKind::Person) => person += 4,
            Some(EntityKind::Place) => place += 4,
            Some(EntityKind::Organisation) => organisation += 4,
            _ => {}
        }
        let label = labels(reading, candidate);
        let link = reading.statements[candidate.statement].tree.link(candidate.to - 1);
        let acts = matches!(link, Link::Subject | Link::PassiveSubject);
        if alone(reading, candidate) {
            person += 4;
        }
        if label {
            person -= 4;
        }
        match ner.filter(|h| h.same).map(|h| h.kind) {
            Some(EntityKind::Person) => person += 2,
            Some(EntityKind::Place) if acts => (person, place) = (person + 2, place + 2),
            Some(EntityKind::Place) => place += 4,
            Some(EntityKind::Organisation) if label => organisation += 4,
            Some(EntityKind::Organisation) if acts && !after_the(reading, candidate) => {
                (person, organisation) = (person + 2, organisation + 1)
            }
            Some(EntityKind::Organisation) => organisation += 2,
            None if acts && !label && !starts(reading.tokens(candidate.statement), candidate.from) => person += 2,
            _ => {}
        }
    }
    let best = person.max(place).max(organisation);
    if best < ENOUGH * all.len() as i32 {
        EntityKind::Other
    } else if best == person {
        EntityKind::Person
    } else if best == place {
        EntityKind::Place
    } else {
        EntityKind::Organisation
    }
}

/// "Tesco accounts": true if a common noun follows that the word modifies.
fn labels(reading: &NameContext, candidate: &Candidate) -> bool {
    let tokens = reading.tokens(candidate.statement);
    let tree = &reading.statements[candidate.statement].tree;
    let noun = tree.head(candidate.to - 1).is_some_and(|head| head >= candidate.to && !tree.proper(head) && !tree.is_verb(head));
    let next = tokens.get(candidate.to).is_some_and(|t| t.kind == TokenKind::Word && !t.capitalised(reading.text) && !t.is(POSSESSIVE));
    noun && next && tree.link(candidate.to - 1) == Link::Other
}

/// True if the line contains only the word and punctuation, as when somebody is addressed or signs.
fn alone(reading: &NameContext, candidate: &Candidate) -> bool {
    let tokens = reading.tokens(candidate.statement);
    let mark = |t: &Token| t.kind == TokenKind::Mark && !matches!(t.norm.as_str(), "!" | "." | "?" | "…");
    tokens[..candidate.from].iter().chain(&tokens[candidate.to..]).all(mark)
}

fn after_the(reading: &NameContext, candidate: &Candidate) -> bool {
    candidate.from.checked_sub(1).is_some_and(|at| reading.tokens(candidate.statement)[at].is(THE))
}
