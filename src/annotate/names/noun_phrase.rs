//! Noun phrases whose head is a common noun for one person, body or place: "the building's owner", "a software company". Their other words say which
//! owner and which company; which name they refer to is decided in [`super::nominal`].

use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::function_word::{FOR, OF, THE};
use crate::language::names::has_ending;
use crate::model::tree::{Link, Part, Tree};
use crate::text::{Token, TokenKind};
use crate::wordnet;

use super::reading::NameContext;

/// What a phrase opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// "the", "this", "that", or an owner: the reader knows which one is meant.
    Known,
    /// "a", "another", a number, "both": one not mentioned before, or several.
    Unknown,
    /// Nothing, or "his": it may be either.
    Bare,
}

/// A noun phrase of a statement: tokens `from..=noun`, and the "of" phrase after the noun.
#[derive(Clone, Debug)]
pub(super) struct NounPhrase {
    /// Index of the statement in the slice that is read.
    pub statement: usize,
    /// First token.
    pub from: usize,
    /// The head.
    pub noun: usize,
    /// What it opens with.
    pub opens: Opens,
    /// Words that say which one: those between the article and the noun, and those of an "of" phrase.
    pub details: BTreeSet<String>,
    /// The tokens of the "of" phrase.
    pub of: Range<usize>,
    /// True if any of the details is an owner or a noun before the head.
    pub is_specified: bool,
}

/// All such phrases of the running text, in order.
pub(super) fn noun_phrases(reading: &NameContext) -> Vec<NounPhrase> {
    let statements = 0..reading.statements.len();
    statements.flat_map(|at| (0..reading.tokens(at).len()).filter_map(move |noun| phrase(reading, at, noun))).collect()
}

/// True if the word is a noun for a person.
pub(super) fn is_person(reading: &NameContext, norm: &str) -> bool {
    let signs = &reading.language.names.signs;
    signs.person_nouns.contains(norm) || signs.posts.contains(norm) || wordnet::is_person(norm)
}

/// True if the word is a noun for a body of people, or has the ending of a trade.
pub(super) fn is_body(reading: &NameContext, norm: &str) -> bool {
    reading.language.names.signs.nominal_heads.contains(norm) || wordnet::is_group(norm) || is_trade(reading, norm)
}

/// "carmaker"
fn is_trade(reading: &NameContext, norm: &str) -> bool {
    const SHORTEST: usize = 6;
    norm.len() >= SHORTEST && has_ending(norm, &reading.language.names.signs.trade_endings)
}

/// The phrase with this common noun as its head, if there is one.
fn phrase(reading: &NameContext, statement: usize, noun: usize) -> Option<NounPhrase> {
    let (tokens, tree) = (reading.tokens(statement), &reading.statements[statement].tree);
    let token = &tokens[noun];
    let noun_at = |at: usize| tokens[at].kind == TokenKind::Word && !tokens[at].capitalised(reading.text) && tree.part(at) == Part::Noun;
    let common = noun_at(noun) && !tree.proper(noun);
    // "the team lead"
    let goes_on = tokens.get(noun + 1).is_some_and(|t| noun_at(noun + 1) && !is_pronoun(reading, t) && !said_of_time(reading, t));
    let head = !matches!(tree.link(noun), Link::Compound | Link::Modifier) && !goes_on;
    let kind = is_person(reading, &token.norm) || is_body(reading, &token.norm) || reading.language.names.signs.is_place_noun(&token.norm);
    if !common || !head || !kind {
        return None;
    }
    let from = tree.children(noun).filter(|c| *c < noun && before(tree, *c)).map(|c| tree.reach(c).start).min().unwrap_or(noun).min(noun);
    let article = tree.children(noun).find(|c| *c < noun && tree.link(*c) == Link::Determiner).map(|c| tokens[c].norm.as_str());
    let owner = tree.children(noun).find(|c| *c < noun && tree.link(*c) == Link::Possessive);
    let number = tokens[from..noun].iter().any(|t| t.kind == TokenKind::Number) && !tokens[from..noun].iter().any(|t| t.is("-"));
    let opens = match (article, owner) {
        (Some(article), _) if !number && reading.language.functions.definite.contains(article) => Opens::Known,
        (None, Some(owner)) if tree.part(owner) == Part::Noun && !is_pronoun(reading, &tokens[owner]) => Opens::Known,
        (None, None) if number => Opens::Unknown,
        (Some(_), _) => Opens::Unknown,
        (None, _) => Opens::Bare,
    };
    let of = of_behind(tokens, tree, noun);
    let is_specified = of.is_some() || tree.children(noun).any(|c| c < noun && matches!(tree.link(c), Link::Possessive | Link::Compound));
    let behind = of.map_or(0..0, |at| tree.reach(at));
    let detail = |t: &&Token| {
        t.kind != TokenKind::Mark && !t.norm.starts_with('\'') && !reading.language.words.is_stop(&t.norm) && !t.is(THE) && !t.is(OF)
    };
    let words = tokens[from..noun].iter().chain(&tokens[behind.clone()]);
    let details = words.filter(detail).map(|t| t.norm.clone()).collect();
    Some(NounPhrase { statement, from, noun, opens, details, of: behind, is_specified })
}

fn before(tree: &Tree, child: usize) -> bool {
    !matches!(
        tree.link(child),
        Link::Punctuation | Link::Conjunct | Link::Coordination | Link::Subject | Link::Auxiliary | Link::Preposition | Link::Clause
    )
}

fn is_pronoun(reading: &NameContext, token: &Token) -> bool {
    reading.language.functions.possessives.contains(&token.norm)
}

/// "the owner last week"
fn said_of_time(reading: &NameContext, token: &Token) -> bool {
    reading.language.functions.time_words.contains(&token.norm) || reading.language.words.is_stop(&token.norm)
}

/// The "of" right after a noun that depends on it.
fn of_behind(tokens: &[Token], tree: &Tree, noun: usize) -> Option<usize> {
    tokens.get(noun + 1).filter(|t| t.is(OF)).map(|_| noun + 1).filter(|at| tree.head(*at) == Some(noun))
}

impl NounPhrase {
    /// The head word.
    pub(super) fn word<'a>(&self, reading: &NameContext<'a>) -> &'a str {
        &reading.tokens(self.statement)[self.noun].norm
    }

    /// True if the phrase ends with its noun, so that nothing after it sets it apart from others of its kind. An "of" phrase
    /// counts among the details.
    pub(super) fn is_whole(&self, reading: &NameContext) -> bool {
        let (tokens, tree) = (reading.tokens(self.statement), &reading.statements[self.statement].tree);
        let clause = tree.children(self.noun).any(|c| {
            c > self.noun
                && matches!(tree.link(c), Link::Relative | Link::Reduced | Link::Apposition | Link::Clause)
                && !tokens[self.noun + 1].is(",")
        });
        let behind = tokens.get(self.noun + 1);
        let phrase = behind.is_some_and(|t| t.is(FOR) || t.is("-") || t.is("/"))
            || tree.children(self.noun).any(|c| c == self.noun + 1 && tree.link(c) == Link::Preposition && !tokens[c].is(OF));
        !clause && !phrase
    }
}
