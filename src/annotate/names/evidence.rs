//! What the whole account shows about each word: whether it is written in lower case, or with a capital where nothing requires one. A capital at the
//! start of a sentence or in a headline proves nothing; one in running text does.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::names::Signs;
use crate::model::{Statement, StatementKind};
use crate::text::{Token, TokenKind};

use super::is_all_capitals;

/// How a statement uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Capitals begin sentences and names.
    Running,
    /// Most words have a capital: "Troops Enter District".
    Title,
    /// All letters are capitals.
    Upper,
}

/// How often a word is written in lower case and with a capital.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// Lower case.
    pub lower: u32,
    /// With a capital inside a running sentence.
    pub inner: u32,
}

/// Counts by lower-case word.
pub(super) type Evidence<'a> = BTreeMap<&'a str, Seen>;

/// The evidence of all running statements.
pub(super) fn gather<'a>(text: &str, statements: &'a [Statement], cases: &[Case]) -> Evidence<'a> {
    let mut out = Evidence::new();
    for (statement, case) in statements.iter().zip(cases) {
        for (at, token) in statement.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Word) {
            let capital = token.capitalised(text);
            if capital && (*case != Case::Running || starts(&statement.tokens, at) || is_all_capitals(token.of(text))) {
                continue;
            }
            let seen = out.entry(token.norm.as_str()).or_default();
            *(if capital { &mut seen.inner } else { &mut seen.lower }) += 1;
        }
    }
    out
}

/// Names of owners in addresses: "roe" of "jane@roe.com" and "www.roe.co.uk"; not the names of public mail hosts.
pub(super) fn domains<'a>(statements: &'a [Statement], signs: &Signs) -> BTreeSet<&'a str> {
    let mut out = BTreeSet::new();
    for window in statements.iter().flat_map(|s| s.tokens.windows(4)) {
        let [opens, owner, point, end] = window else { continue };
        let address = opens.is("@") && owner.glued || opens.is(".") && opens.glued && owner.glued;
        if address
            && point.is(".")
            && point.glued
            && end.glued
            && signs.domain_ends.contains(&end.norm)
            && !signs.mail_hosts.contains(&owner.norm)
        {
            out.insert(owner.norm.as_str());
        }
    }
    out
}

/// True if a capital is expected at this token, whether or not it is a name: at the start, or after an opening quotation mark, a
/// colon or a full stop.
pub(super) fn starts(tokens: &[Token], at: usize) -> bool {
    tokens[..at].iter().rev().take_while(|t| t.kind == TokenKind::Mark).any(ends_or_opens) || tokens[..at].iter().all(no_word)
}

fn no_word(token: &Token) -> bool {
    token.kind != TokenKind::Word
}

fn ends_or_opens(token: &Token) -> bool {
    matches!(token.norm.as_str(), "\"" | "." | "!" | "?" | ":" | "*" | "•" | "…" | ">" | "|")
}

/// True for a sentence of running text that is full of names: it ends with a full stop and has a lower-case word that a headline would capitalise,
/// or a lower-case verb.
fn is_sentence(text: &str, words: &[&str], statement: &Statement, signs: &Signs) -> bool {
    let point = statement.tokens.iter().rev().find(|t| !matches!(t.norm.as_str(), "\"" | "”" | ")")).is_some_and(|t| t.is("."));
    let small = |w: &&str| w.starts_with(char::is_lowercase) && !signs.small_in_headlines.contains(*w);
    let verb = || {
        statement.tokens.iter().enumerate().any(|(at, t)| t.kind == TokenKind::Word && !t.capitalised(text) && statement.tree.is_verb(at))
    };
    statement.kind != StatementKind::Headline && point && (words.iter().any(small) || verb())
}

/// The case of a statement, from its longer words: short ones stay in lower case in titles.
pub(super) fn case(text: &str, statement: &Statement, signs: &Signs) -> Case {
    let words: Vec<&str> =
        statement.tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.of(text)).filter(|w| w.chars().count() > 3).collect();
    let long = words.len();
    let all_capitals = words.iter().filter(|w| is_all_capitals(w)).count();
    let capitals = words.iter().filter(|w| w.starts_with(char::is_uppercase)).count();
    if long >= 2 && all_capitals * 5 > long * 4 {
        Case::Upper
    } else if long >= 4 && capitals * 4 > long * 3 && !is_sentence(text, &words, statement, signs)
        || statement.kind == StatementKind::Headline && long >= 3 && capitals * 3 >= long * 2
    {
        Case::Title
    } else {
        Case::Running
    }
}
