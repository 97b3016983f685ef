//! Pairs of statements that are too short for the scorer, and are still about one thing if each account has such a statement once: rows of
//! tables that begin with one name, and short sentences that differ only in figures, days or names, as in "The mill was built in 1842.", "The
//! mill was built in 1852."; and questions without a word of their own ("Was anyone with you?") with their answers. Long statements, and
//! sentences that an account repeats, are left to the scorer.

use std::collections::BTreeMap;

use super::Context;
use super::candidates::{self, Candidate};
use super::profile::Profile;
use super::score::Scores;
use crate::language::Language;
use crate::model::tree::Link;
use crate::model::{AccountId, Content, DateRole, Mention, Span, Statement};
use crate::text::{Token, TokenKind};

/// The probability that two statements with one frame make one claim.
const ONE_FRAME: f64 = 0.85;

/// Most tokens of a statement that its frame alone pairs with another.
const SHORT: usize = 12;

/// Most statements of an account in which "he" and the names that follow need no other words.
const BRIEF: usize = 6;

/// The frames of a run: sentences without their figures and days.
pub(super) struct Frames {
    /// The frames of each statement.
    frames: Vec<Vec<String>>,
    accounts: Vec<AccountId>,
    /// The number of statements with a frame in each account.
    counts: BTreeMap<(AccountId, String), usize>,
}

impl Frames {
    /// Collects the frames of the short statements of a run.
    pub(super) fn of(reading: &Context<'_>) -> Frames {
        let mut size: BTreeMap<AccountId, usize> = BTreeMap::new();
        reading.statements.iter().for_each(|s| *size.entry(s.account).or_default() += 1);
        let brief = |s: &Statement| size.get(&s.account).is_some_and(|size| *size <= BRIEF);
        let of = |s: &Statement| frames(s, reading.language, brief(s));
        let frames: Vec<Vec<String>> = reading.statements.iter().map(of).collect();
        let accounts: Vec<AccountId> = reading.statements.iter().map(|s| s.account).collect();
        let mut counts: BTreeMap<(AccountId, String), usize> = BTreeMap::new();
        let all = accounts.iter().zip(&frames).flat_map(|(account, own)| own.iter().map(|frame| (*account, frame.clone())));
        all.for_each(|key| *counts.entry(key).or_default() += 1);
        Frames { frames, accounts, counts }
    }

    /// True if the two have one frame, each the only such statement in its account.
    fn alike(&self, c: &Candidate) -> bool {
        let once = |at: usize, frame: &String| self.counts.get(&(self.accounts[at], frame.clone())) == Some(&1);
        let shared = self.frames[c.a].iter().find(|frame| self.frames[c.b].contains(frame));
        !c.within && shared.is_some_and(|frame| once(c.a, frame) && once(c.b, frame))
    }

    /// Raises statements with one frame to at least this probability.
    pub(super) fn raise(&self, scores: &mut Scores) {
        scores.raise(ONE_FRAME, |c| self.alike(c));
    }

    /// The log odds that this adds to those of two statements.
    pub(super) fn added_odds(&self, c: &Candidate, odds: f64) -> Option<f64> {
        missing_odds(ONE_FRAME, odds).filter(|_| self.alike(c))
    }
}

/// A statement without its figures and days and, in a brief account, also without the names after its verb.
fn frames(statement: &Statement, language: &Language, brief: bool) -> Vec<String> {
    let (tokens, tree) = (&statement.tokens, &statement.tree);
    let is_content = |t: &&Token| t.kind == TokenKind::Word && !language.words.is_stop(&t.norm);
    if tokens.len() > SHORT || statement.asks() || tree.node(0).is_none() {
        return Vec::new();
    }
    let pronoun = tokens.iter().any(|t| language.functions.subject_pronouns.contains(&t.norm));
    let figure = |m: &Mention| match &m.content {
        Content::Date(date) => date.role != DateRole::Speech,
        Content::Quantity(quantity) => !quantity.ordinal,
        _ => false,
    };
    // The subject stays, and so do names before a noun and names of owners.
    let named = |at: usize| {
        let top = std::iter::successors(Some(at), |i| tree.head(*i).filter(|_| tree.link(*i) == Link::Compound)).last().unwrap_or(at);
        tree.proper(at) && tree.proper(top) && matches!(tree.link(top), Link::Object | Link::PrepositionObject)
    };
    let spans: Vec<Span> = statement.mentions.iter().filter(|m| figure(m)).map(|m| m.span).collect();
    let inside = |t: &Token| spans.iter().any(|s| s.start() <= t.start && t.end <= s.end());
    let date = |m: &&Mention, t: &Token| matches!(m.content, Content::Date(_)) && m.span.start() <= t.start && t.end <= m.span.end();
    // the counted noun stays: "six children"
    let number = |at: usize| {
        let t = &tokens[at];
        let dated = || statement.mentions.iter().any(|m| date(&m, t));
        inside(t) && (t.kind == TokenKind::Number || language.numbers.cardinals.contains_key(&t.norm) || dated())
    };
    let frame = |removed: &dyn Fn(usize) -> bool| -> Option<String> {
        let left = (0..tokens.len()).filter(|at| !removed(*at)).filter(|at| is_content(&&tokens[*at])).count();
        // "in 1842", "on 3 May", "last week": a day may have a preposition or not
        let before_day = |at: usize| {
            let next = tokens.get(at + 1).filter(|_| removed(at + 1));
            let dated = next.is_some_and(|t| statement.mentions.iter().any(|m| date(&m, t)));
            dated && !removed(at) && language.dates.words.before_a_day.contains(&tokens[at].norm)
        };
        let shown = (0..tokens.len()).filter(|at| !before_day(*at));
        let mut out: Vec<&str> = shown.map(|at| if removed(at) { "#" } else { tokens[at].norm.as_str() }).collect();
        out.dedup_by(|a, b| *a == "#" && *b == "#");
        (out.contains(&"#") && left > usize::from(pronoun && !brief)).then(|| out.join(" "))
    };
    let of_names = || frame(&named).map(|frame| format!("name {frame}"));
    frame(&number).into_iter().chain(brief.then(of_names).flatten()).collect()
}

/// The probability that two rows with one name, or two answers to one question, make one claim.
const ONE_NAME: f64 = 0.9;

/// The name of a row: the words before its first vertical bar, if figures follow.
fn row_name(statement: &Statement) -> Option<String> {
    let tokens = &statement.tokens;
    let stroke = tokens.iter().position(|t| t.is("|"))?;
    let figure = tokens[stroke..].iter().any(|t| t.kind == TokenKind::Number);
    let words: Vec<&str> = tokens[..stroke].iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.norm.as_str()).collect();
    let named = words.iter().any(|word| word.contains(char::is_alphabetic));
    (figure && named).then(|| words.join(" "))
}

/// The words of a question in a conversation, for itself and for its answers. One of few words may mean anything.
fn question(statement: &Statement) -> Option<String> {
    const LEAST_WORDS: usize = 4;
    let asked = match statement.question_tokens() {
        0 => statement.tokens.as_slice(),
        own => &statement.tokens[..own],
    };
    let role = statement.turn.filter(|turn| turn.asks || asked.len() < statement.tokens.len())?;
    let words: Vec<&str> = asked.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.norm.as_str()).collect();
    (words.len() >= LEAST_WORDS).then(|| format!("{} {}", if role.asks { "?" } else { "=" }, words.join(" ")))
}

/// The rows of a run, and its questions and answers.
pub(super) struct Rows {
    /// The name of each statement that is a row, with its account; of a question and its answer the words that are asked.
    names: Vec<Option<(AccountId, String)>>,
    /// The number of rows with a name in each account.
    counts: BTreeMap<(AccountId, String), usize>,
}

impl Rows {
    /// The rows among the statements.
    pub(super) fn of(statements: &[Statement]) -> Rows {
        let name = |s: &Statement| row_name(s).or_else(|| question(s));
        let names: Vec<Option<(AccountId, String)>> = statements.iter().map(|s| Some((s.account, name(s)?))).collect();
        let mut counts: BTreeMap<(AccountId, String), usize> = BTreeMap::new();
        names.iter().flatten().for_each(|key| *counts.entry(key.clone()).or_default() += 1);
        Rows { names, counts }
    }

    /// The candidates among questions and answers in which nothing is a word of its own, so that no index finds them.
    pub(super) fn without_words(&self, profiles: &[Profile]) -> Vec<Candidate> {
        const MOST: usize = 20;
        let mut by_name: BTreeMap<&String, Vec<usize>> = BTreeMap::new();
        let bare = self.names.iter().enumerate().filter(|(at, _)| profiles[*at].words.entries.is_empty());
        bare.for_each(|(at, key)| key.iter().for_each(|(_, name)| by_name.entry(name).or_default().push(at)));
        let mut out = Vec::new();
        for same in by_name.values() {
            // every one with the first, so that none is lost, and with the next ones
            let after = |n: usize| same[n + 1..].iter().take(if n == 0 { usize::MAX } else { MOST });
            let pairs = same.iter().enumerate().flat_map(|(n, a)| after(n).map(|b| candidates::pair(*a, *b, profiles)));
            out.extend(pairs.filter(|c| profiles[c.a].event == profiles[c.b].event && self.alike(c)));
        }
        out
    }

    /// True if the two rows have one name, each the only such row in its account.
    fn alike(&self, c: &Candidate) -> bool {
        let (Some(a), Some(b)) = (&self.names[c.a], &self.names[c.b]) else { return false };
        !c.within && a.1 == b.1 && [a, b].iter().all(|key| self.counts.get(*key) == Some(&1))
    }

    /// Raises rows with one name to at least this probability.
    pub(super) fn raise(&self, scores: &mut Scores) {
        scores.raise(ONE_NAME, |c| self.alike(c));
    }

    /// The log odds that this adds to those of two statements.
    pub(super) fn added_odds(&self, c: &Candidate, odds: f64) -> Option<f64> {
        missing_odds(ONE_NAME, odds).filter(|_| self.alike(c))
    }
}

/// What log odds lack of those of a probability; `None` if they lack nothing.
fn missing_odds(probability: f64, odds: f64) -> Option<f64> {
    let wanted = (probability / (1.0 - probability)).ln();
    (odds < wanted).then_some(wanted - odds)
}
