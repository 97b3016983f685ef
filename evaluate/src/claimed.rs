//! Articles on one event whose claims were labelled by hand: which of our statements are in one gold claim.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use compare_sources::language::Language;
use compare_sources::model::{Account, Span, Statement, StatementId, When};
use compare_sources::text::{Token, TokenKind};
use compare_sources::{Understood, understand};
use rayon::prelude::*;
use serde_json::Value;

use crate::encoder;

/// An event with its gold.
#[allow(dead_code)] // each of the two programs leaves some of it unused
pub struct Event {
    pub name: String,
    /// Events of one topic must not be in both the training and the test data.
    pub topic: String,
    pub understood: Understood,
    /// The gold claims that each statement belongs to.
    claims: Vec<BTreeSet<String>>,
}

/// The events of a folder with `gold` and `texts`, in order.
pub fn events(path: &Path) -> Vec<Event> {
    golds(path).par_iter().filter_map(|gold| event(path, gold)).collect()
}

fn golds(path: &Path) -> Vec<Value> {
    let mut paths: Vec<_> = fs::read_dir(path.join("gold")).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    paths.iter().filter_map(|gold| serde_json::from_str(&fs::read_to_string(gold).ok()?).ok()).collect()
}

/// The same events two accounts at a time, each account with the next, as in the run of a user with only two accounts.
#[allow(dead_code)] // as above
pub fn by_twos(path: &Path) -> Vec<Event> {
    let mut out = Vec::new();
    for gold in golds(path) {
        let accounts = gold["accounts"].as_array().cloned().unwrap_or_default();
        let next = accounts.iter().cycle().skip(1);
        let few = accounts.len() < 3; // two accounts are the event itself
        for (own, other) in accounts.iter().zip(next).filter(|_| !few) {
            let mut two = gold.clone();
            two["accounts"] = Value::Array(vec![own.clone(), other.clone()]);
            out.extend(event(path, &two));
        }
    }
    out
}

fn event(path: &Path, gold: &Value) -> Option<Event> {
    let name = gold["event"].as_str()?;
    let listed = gold["accounts"].as_array()?;
    let files = listed.iter().filter_map(|a| a["file"].as_str());
    let mut understood = understand(files.filter_map(|f| article(&path.join("texts").join(name).join(f))).collect(), Vec::new());
    encoder::encode(&mut understood);
    let corpus = listed.first()?["corpus"].as_str().unwrap_or(name);
    let topic = corpus.strip_prefix("ECB+ ").map_or(name, |c| c.split('_').next().unwrap_or(c)).to_string();
    let claims = understood.statements.iter().map(|s| claims_of(s, &understood, gold)).collect();
    Some(Event { name: name.to_string(), topic, understood, claims })
}

impl Event {
    /// True if two statements are of different accounts and in one gold claim.
    pub fn one_claim(&self, a: StatementId, b: StatementId) -> bool {
        let account = |at: StatementId| self.understood.statements[at.0].account;
        account(a) != account(b) && !self.claims[a.0].is_disjoint(&self.claims[b.0])
    }

    /// All pairs of statements that are in one claim.
    pub fn pairs(&self) -> Vec<(StatementId, StatementId)> {
        let all = (0..self.claims.len()).flat_map(|a| (a + 1..self.claims.len()).map(move |b| (StatementId(a), StatementId(b))));
        all.filter(|(a, b)| self.one_claim(*a, *b)).collect()
    }

    /// True if both contain the same content word or figure.
    pub fn share_a_word(&self, a: StatementId, b: StatementId) -> bool {
        let words = |at: StatementId| -> BTreeSet<String> {
            let known = &Language::english().words;
            let tells = |t: &&Token| t.kind != TokenKind::Mark && t.norm.chars().count() > 1 && !known.is_stop(&t.norm);
            self.understood.statements[at.0].tokens.iter().filter(tells).map(|t| known.stem(&t.norm).into_owned()).collect()
        };
        !words(a).is_disjoint(&words(b))
    }
}

/// An article without its front matter.
fn article(path: &Path) -> Option<Account> {
    let text = fs::read_to_string(path).ok()?;
    let (head, body) = text.strip_prefix("---\n").and_then(|t| t.split_once("---\n")).unwrap_or(("", &text));
    let published = head.lines().find_map(|l| l.strip_prefix("published:")).and_then(|d| d.trim().get(..10)?.parse().ok());
    Some(Account::plain(body.trim(), published.map(When::day)))
}

/// The claims of the gold sentences that overlap a statement by at least half of either.
fn claims_of(statement: &Statement, understood: &Understood, gold: &Value) -> BTreeSet<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let account = &gold["accounts"][statement.account.0];
    let offsets: Vec<usize> = understood.accounts[statement.account.0].text.char_indices().map(|(at, _)| at).collect();
    let at = |v: &Value| v.as_u64().map_or(0, |n| offsets.get(n as usize).copied().unwrap_or(usize::MAX));
    let sentences = list(&account["sentences"]).into_iter().map(|s| at(&s[0])..at(&s[1]));
    let covered: Vec<u64> = sentences.enumerate().filter(|(_, s)| covers(statement.span, s)).map(|(n, _)| n as u64 + 1).collect();
    let member = |m: &Value| m["file"] == account["file"] && m["sentence"].as_u64().is_some_and(|n| covered.contains(&n));
    list(&gold["claims"]).iter().filter(|c| list(&c["members"]).iter().any(member)).map(|c| c["id"].to_string()).collect()
}

fn covers(span: Span, sentence: &Range<usize>) -> bool {
    let shared = span.end().min(sentence.end).saturating_sub(span.start().max(sentence.start));
    shared * 2 >= span.len().min(sentence.len()).max(1)
}
