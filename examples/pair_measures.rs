//! Prints what the pairing scorer measures of labelled pairs, one JSON line each, for `train/pairing.py` to fit on:
//! `pair_measures PATH` with an ECB+ pairs file, a file of graded headlines, or an events folder with `gold` and `texts`. With `--encoder FOLDER` before
//! the paths what a sentence encoder says is measured as well.
#![allow(clippy::print_stdout, clippy::print_stderr, missing_docs)]

#[path = "evaluate/encoder.rs"]
mod encoder;
#[path = "evaluate/one_statement.rs"]
mod one_statement;

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use compare_sources::align::{self, Reading};
use compare_sources::language::Language;
use compare_sources::model::{Account, Span, Statement, StatementId, When};
use compare_sources::text::{Token, TokenKind};
use compare_sources::{Reading as Understood, understand};
use serde_json::{Value, json};

fn main() {
    let mut arguments = std::env::args().skip(1);
    while let Some(path) = arguments.next() {
        if path == "--encoder" {
            let folder = arguments.next().expect("the folder of an encoder");
            encoder::give(Path::new(&folder)).expect("an encoder");
            continue;
        }
        if path == "--names" {
            println!("{}", align::MEASURES.join(","));
            continue;
        }
        let path = Path::new(&path);
        if path.is_dir() { events(path) } else { pairs(path) }
    }
}

fn view(understood: &Understood) -> Reading<'_> {
    Reading {
        accounts: &understood.accounts,
        statements: &understood.statements,
        entities: &understood.entities,
        language: Language::english(),
    }
}

/// Two sentences, one account each.
fn pairs(path: &Path) {
    for line in fs::read_to_string(path).expect("the pairs can be read").lines() {
        let record: Value = serde_json::from_str(line).expect("a JSON line");
        let text = |key: &str| record[key].as_str().unwrap_or("").to_string();
        let Some(understood) = one_statement::two(&text("a"), &text("b")) else { continue };
        let measures = align::measure(view(&understood), StatementId(0), StatementId(1));
        if let Some(score) = record["score"].as_f64() {
            let line = json!({"set": "graded", "topic": text("id"), "kind": "graded", "label": score / 5.0, "measures": measures});
            println!("{line}");
            continue;
        }
        let topic = text("group_a").split('_').next().unwrap_or("").to_string();
        println!(
            "{}",
            json!({"set": "ecb", "topic": topic, "kind": text("label"), "label": text("label").starts_with("same"), "measures": measures})
        );
    }
}

/// Articles on one event with claims labelled by hand: every candidate pair.
fn events(path: &Path) {
    let mut golds: Vec<_> = fs::read_dir(path.join("gold")).expect("a gold folder").flatten().map(|e| e.path()).collect();
    golds.sort();
    for gold in golds {
        let gold: Value = serde_json::from_str(&fs::read_to_string(gold).expect("UTF-8")).expect("JSON");
        let event = gold["event"].as_str().unwrap_or("");
        let listed = gold["accounts"].as_array().expect("accounts");
        let files: Vec<&str> = listed.iter().map(|a| a["file"].as_str().unwrap_or("")).collect();
        let accounts: Vec<Account> = files.iter().map(|f| article(&path.join("texts").join(event).join(f))).collect();
        let mut understood = understand(accounts, Vec::new());
        encoder::encode(&mut understood);
        let claims: Vec<BTreeSet<String>> = understood.statements.iter().map(|s| claims_of(s, &understood, &gold)).collect();
        let corpus = listed[0]["corpus"].as_str().unwrap_or(event);
        let topic = corpus.strip_prefix("ECB+ ").map_or(event, |c| c.split('_').next().unwrap_or(c));
        let account = |at: usize| understood.statements[at].account;
        let one = |a: usize, b: usize| account(a) != account(b) && !claims[a].is_disjoint(&claims[b]);
        let candidates = align::measures(view(&understood));
        let found = candidates.iter().filter(|(a, b, _)| one(a.0, b.0) && share_a_word(*a, *b, &understood)).count();
        for (a, b, measures) in candidates {
            let label = one(a.0, b.0);
            println!(
                "{}",
                json!({"set": "event", "topic": topic, "kind": event, "label": label, "pair": [a.0, b.0], "accounts": [account(a.0).0, account(b.0).0], "measures": measures})
            );
        }
        let all = (0..claims.len()).flat_map(|a| (a + 1..claims.len()).map(move |b| (a, b)));
        let told: Vec<_> = all.filter(|(a, b)| one(*a, *b)).collect();
        let sharing = told.iter().filter(|(a, b)| share_a_word(StatementId(*a), StatementId(*b), &understood)).count();
        eprintln!("{event}: {} pairs of one claim, {sharing} of them share a word, {found} of those are candidates", told.len());
    }
}

/// Do both hold a word that is no function word, or a figure?
fn share_a_word(a: StatementId, b: StatementId, understood: &Understood) -> bool {
    let words = |at: StatementId| -> BTreeSet<String> {
        let known = &Language::english().words;
        let tells = |t: &&Token| t.kind != TokenKind::Mark && t.norm.chars().count() > 1 && !known.is_stop(&t.norm);
        understood.statements[at.0].tokens.iter().filter(tells).map(|t| known.stem(&t.norm).into_owned()).collect()
    };
    !words(a).is_disjoint(&words(b))
}

/// An article with its front matter set aside.
fn article(path: &Path) -> Account {
    let text = fs::read_to_string(path).expect("an article");
    let (head, body) = text.strip_prefix("---\n").and_then(|t| t.split_once("---\n")).unwrap_or(("", &text));
    let published = head.lines().find_map(|l| l.strip_prefix("published:")).and_then(|d| d.trim().get(..10)?.parse().ok());
    Account::plain(body.trim(), published.map(When::day))
}

/// The gold claims of the gold sentences that a statement covers by half or more of either.
fn claims_of(statement: &Statement, understood: &Understood, gold: &Value) -> BTreeSet<String> {
    let account = &gold["accounts"][statement.account.0];
    let offsets: Vec<usize> = understood.accounts[statement.account.0].text.char_indices().map(|(at, _)| at).collect();
    let at = |v: &Value| v.as_u64().map_or(0, |n| offsets.get(n as usize).copied().unwrap_or(usize::MAX));
    let sentences = account["sentences"].as_array().expect("sentences").iter().map(|s| at(&s[0])..at(&s[1]));
    let covered: Vec<u64> = sentences.enumerate().filter(|(_, s)| covers(statement.span, s)).map(|(n, _)| n as u64 + 1).collect();
    let member = |m: &Value| m["file"] == account["file"] && m["sentence"].as_u64().is_some_and(|n| covered.contains(&n));
    let claims = gold["claims"].as_array().expect("claims").iter();
    claims.filter(|c| c["members"].as_array().is_some_and(|m| m.iter().any(member))).map(|c| c["id"].to_string()).collect()
}

fn covers(span: Span, sentence: &Range<usize>) -> bool {
    let shared = span.end().min(sentence.end).saturating_sub(span.start().max(sentence.start));
    shared * 2 >= span.len().min(sentence.len()).max(1)
}
