//! Prints the features of labelled pairs, one JSON line each, for `train/pairing.py` to fit on: `pair_features PATH` with an ECB+ pairs
//! file, a file of graded headlines, or an events folder with `gold` and `texts`. With `--encoder FOLDER` before the paths, the feature of a
//! sentence encoder is measured as well; after `--by-twos`, folders of events are read two accounts at a time; after `--accounts`, folders
//! of groups give the features of pairs of articles; `--names` prints the names of the features.
#![allow(clippy::print_stdout, clippy::print_stderr, missing_docs)]

#[path = "../claimed.rs"]
#[allow(dead_code)]
mod claimed;
#[path = "../encoder.rs"]
mod encoder;
#[path = "../in_accounts.rs"]
#[allow(dead_code)]
mod in_accounts;
#[path = "../one_statement.rs"]
mod one_statement;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use compare_sources::Understood;
use compare_sources::align::{self, Context};
use compare_sources::events;
use compare_sources::language::Language;
use compare_sources::model::{Feature, Features, StatementId};
use in_accounts::Run;
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
            let names = Feature::ALL.map(|feature| json!(feature).as_str().unwrap_or_default().to_string());
            println!("{}", names.join(","));
            continue;
        }
        if path == "--by-twos" {
            arguments.by_ref().for_each(|folder| labelled("by_twos", claimed::by_twos(Path::new(&folder))));
            continue;
        }
        if path == "--accounts" {
            arguments.by_ref().for_each(|root| accounts(Path::new(&root)));
            continue;
        }
        let path = Path::new(&path);
        if path.is_dir() { labelled("event", claimed::events(path)) } else { pairs(path) }
    }
}

fn view(understood: &Understood) -> Context<'_> {
    Context {
        accounts: &understood.accounts,
        statements: &understood.statements,
        entities: &understood.entities,
        language: Language::english(),
    }
}

/// Pairs of sentences, as one account each; and again in their articles, with all others of their topic, if those are beside the file.
fn pairs(path: &Path) {
    let text = fs::read_to_string(path).expect("the pairs can be read");
    let records: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect();
    let mut topics: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for record in &records {
        topics.entry(in_accounts::topic(record["group_a"].as_str().unwrap_or("")).to_string()).or_default().push(record);
    }
    let root = path.with_file_name("groups_ecbplus");
    for (topic, records) in topics {
        let own = in_accounts::topics(&root).remove(&topic).filter(|_| !topic.is_empty());
        print("alone", &topic, &records, alone(&records));
        if let Some(groups) = own {
            print("standing", &topic, &records, standing(&Run::new(&root, &groups), &records));
        }
    }
}

fn print(set: &str, topic: &str, records: &[&Value], measured: Vec<Option<Features>>) {
    for (record, features) in records.iter().zip(measured).filter_map(|(r, m)| Some((r, m?))) {
        let kind = record["label"].as_str().unwrap_or("");
        let set = record["set"].as_str().unwrap_or(set);
        let line = match record["score"].as_f64() {
            Some(score) => {
                json!({"set": "graded", "topic": record["id"], "kind": "graded", "label": score / 5.0, "features": features.to_vec()})
            }
            None => json!({"set": set, "topic": topic, "kind": kind, "label": kind.starts_with("same"), "features": features.to_vec()}),
        };
        println!("{line}");
    }
}

fn alone(records: &[&Value]) -> Vec<Option<Features>> {
    let text = |record: &Value, key: &str| record[key].as_str().unwrap_or("").to_string();
    let two = |record: &&Value| {
        let understood = one_statement::two(&text(record, "a"), &text(record, "b"))?;
        align::features_of(view(&understood), &[(StatementId(0), StatementId(1))]).pop()
    };
    records.iter().map(two).collect()
}

fn standing(run: &Run, records: &[&Value]) -> Vec<Option<Features>> {
    let found = |record: &&Value| {
        let [a, b] = in_accounts::places(record)?;
        run.statement(&a).zip(run.statement(&b))
    };
    let found: Vec<Option<(StatementId, StatementId)>> = records.iter().map(found).collect();
    let mut measured = align::features_of(view(&run.understood), &found.iter().flatten().copied().collect::<Vec<_>>()).into_iter();
    found.iter().map(|pair| pair.and_then(|_| measured.next())).collect()
}

/// Articles on one event with claims labelled by hand: every candidate pair.
fn labelled(set: &str, events: Vec<claimed::Event>) {
    for event in events {
        for (a, b, features) in align::features(view(&event.understood)) {
            let account = |at: StatementId| event.understood.statements[at.0].account.0;
            let (label, accounts) = (event.one_claim(a, b), [account(a), account(b)]);
            println!(
                "{}",
                json!({"set": set, "topic": event.topic, "kind": event.name, "label": label, "pair": [a.0, b.0], "accounts": accounts, "features": features.to_vec()})
            );
        }
    }
}

/// Every two articles of a topic, and whether they are of one folder.
fn accounts(root: &Path) {
    for (topic, groups) in in_accounts::topics(root) {
        let run = Run::new(root, &groups);
        for (a, b, features) in events::features(&run.understood.accounts, &run.understood.statements, Language::english()) {
            let same = run.articles[a.0].0 == run.articles[b.0].0;
            println!("{}", json!({"topic": topic, "same": same, "features": features}));
        }
    }
}
