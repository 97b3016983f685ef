//! What each account of a claim tells, all its statements of the claim together: a word is a choice against another account's word
//! only where that account does not use it as well.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::{Pair, Reading, Said};
use super::variant;
use crate::language::wording::{Entry, Part};
use crate::model::{AccountId, Span};
use crate::text::{Token, TokenKind};

/// A stem, and whether it names who does it: a protester is not the protest.
type Word<'a> = (&'a str, bool);

/// The content words of a run of tokens.
pub(super) fn words_at<'s>(said: &'s Said<'_>, at: Range<usize>) -> BTreeSet<Word<'s>> {
    let tokens = said.stems[at.clone()].iter().zip(&said.statement.tokens[at]);
    tokens.filter(|(stem, _)| said.content.contains(*stem)).map(|(stem, token)| (stem.as_str(), is_agent(&token.norm))).collect()
}

fn is_agent(norm: &str) -> bool {
    let norm = norm.strip_suffix('s').unwrap_or(norm);
    ["er", "or", "ist"].iter().any(|end| norm.ends_with(end))
}

/// The words and the named agents of each account in one claim.
pub(super) struct Telling<'a> {
    reading: Option<Reading<'a>>,
    words: BTreeMap<AccountId, BTreeSet<Word<'a>>>,
    agents: BTreeSet<(AccountId, &'a str)>,
    /// What each account that was asked about makes great or small, anywhere in its text.
    degrees: RefCell<BTreeMap<AccountId, BTreeSet<String>>>,
}

impl<'a> Telling<'a> {
    /// Of the pairs of a claim.
    pub(super) fn of(pairs: &'a [Pair<'a>]) -> Telling<'a> {
        let mut out = Telling {
            reading: pairs.first().map(|p| p.reading),
            words: BTreeMap::new(),
            agents: BTreeSet::new(),
            degrees: RefCell::default(),
        };
        let mut read = BTreeSet::new();
        for said in pairs.iter().flat_map(|p| [p.left, p.right]).filter(|s| read.insert(s.id)) {
            out.words.entry(said.account).or_default().extend(words_at(said, 0..said.stems.len()));
            let named = said.actions().filter(|(_, action)| action.agent.is_some());
            out.agents.extend(named.map(|(_, action)| (said.account, action.lemma.as_str())));
        }
        out
    }

    /// Did the accounts choose different words? Not where they are one word written otherwise, where one of them uses the other's word
    /// in this claim too, where both use both somewhere, or where the words are for two persons, or opposites: those differ in fact.
    pub(super) fn is_choice(&self, pair: &Pair<'_>, left: Span, right: Span) -> bool {
        let (a, b) = (pair.left, pair.right);
        let either = self.uses(b.account, a, left) || self.uses(a.account, b, right);
        let both = || self.knows(b.account, a, left) && self.knows(a.account, b, right);
        !(variant::of_one(pair, left, right) || either || two(pair, left, right) || both())
    }

    /// Does one account judge where the other keeps from it? Not where one of them has the other's word too: where the judging one uses the plain
    /// word as well in this claim, or the plain one judges by the same word anywhere in its text.
    pub(super) fn is_judged(&self, pair: &Pair<'_>, left: (Span, bool), right: (Span, bool)) -> bool {
        let (a, b) = (pair.left, pair.right);
        if left.1 == right.1 {
            return self.is_choice(pair, left.0, right.0);
        }
        let (judging, plain) = if left.1 { ((a, left.0), (b, right.0)) } else { ((b, right.0), (a, left.0)) };
        let both = self.uses(judging.0.account, plain.0, plain.1) || self.knows(plain.0.account, judging.0, judging.1);
        !(variant::of_one(pair, left.0, right.0) || both)
    }

    /// Does an account use all the words of a span of another's statement, in this claim?
    pub(super) fn uses(&self, account: AccountId, said: &Said<'_>, span: Span) -> bool {
        let words = words_at(said, said.tokens_in(span));
        !words.is_empty() && self.words.get(&account).is_some_and(|used| words.is_subset(used))
    }

    /// Does an account use them anywhere in its text?
    fn knows(&self, account: AccountId, said: &Said<'_>, span: Span) -> bool {
        let words = words_at(said, said.tokens_in(span));
        let Some(reading) = self.reading.filter(|_| !words.is_empty()) else { return false };
        let tokens = || reading.statements.iter().filter(|s| s.account == account).flat_map(|s| &s.tokens);
        words.iter().all(|(stem, agent)| {
            let begin = stem.get(..2).unwrap_or(stem);
            let same =
                |t: &Token| t.norm.starts_with(begin) && is_agent(&t.norm) == *agent && reading.language.words.stem(&t.norm) == *stem;
            tokens().any(same)
        })
    }

    /// Does an account use a word of degree before a word of this stem or sense, anywhere in its text?
    pub(super) fn makes_great(&self, account: AccountId, stem: &str) -> bool {
        let Some(reading) = self.reading else { return false };
        let mut degrees = self.degrees.borrow_mut();
        let made = degrees.entry(account).or_insert_with(|| made_great(reading, account));
        made.iter().any(|other| other == stem || reading.language.synonyms.share_a_sense(other, stem))
    }

    /// Does an account name the agent of such an event, in this claim?
    pub(super) fn names_agent(&self, account: AccountId, lemma: &str) -> bool {
        self.agents.contains(&(account, lemma))
    }
}

/// The stems of the words that stand close after words of degree in an account.
fn made_great(reading: Reading<'_>, account: AccountId) -> BTreeSet<String> {
    const REACH: usize = 5;
    let language = reading.language;
    let mut out = BTreeSet::new();
    for statement in reading.statements.iter().filter(|s| s.account == account) {
        let tokens = &statement.tokens;
        for from in 0..tokens.len() {
            let degree = |(entry, words): (&Entry, usize)| (entry.part == Part::Intensity).then_some(words);
            let Some(words) = language.wording.at(&tokens[from..]).find_map(degree) else { continue };
            let after = tokens[from + words..].iter().take(REACH).take_while(|t| t.kind != TokenKind::Mark || t.is("-"));
            out.extend(after.filter(|t| !language.words.is_stop(&t.norm)).map(|t| language.words.stem(&t.norm).into_owned()));
        }
    }
    out
}

/// Is a word of each stretch a word for another person or the opposite of one of the other: "aunt" and "uncle", "upper" and "lower"?
fn two(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    let language = pair.reading.language;
    let norm = |said: &Said<'_>, at: usize| said.statement.tokens[at].norm.clone();
    let (a, b) = (pair.left.tokens_in(left), pair.right.tokens_in(right));
    a.map(|i| norm(pair.left, i))
        .any(|x| b.clone().map(|j| norm(pair.right, j)).any(|y| language.persons.exclude(&x, &y) || language.opposites.contrast(&x, &y)))
}
