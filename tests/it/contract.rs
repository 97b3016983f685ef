//! Properties of every comparison: spans quote the text exactly, every statement is in a claim or unmatched, ids lead somewhere.
//! Runs on the sample accounts, and on the folders that `CONTRACT_FOLDERS` names (separated as in PATH).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use compare_sources::load::Input;
use compare_sources::model::{Comparison, Settings};
use compare_sources::{report, select};
use serde_json::Value;

fn folders() -> Vec<PathBuf> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sources");
    let mut out = vec![sample.clone()];
    out.extend(std::fs::read_dir(sample).expect("the sample is there").map(|e| e.expect("readable").path()).filter(|p| p.is_dir()));
    out.extend(std::env::var_os("CONTRACT_FOLDERS").iter().flat_map(std::env::split_paths));
    out.sort();
    out
}

fn compared(folder: &Path) -> Comparison {
    let files = std::fs::read_dir(folder).expect("a folder of accounts").map(|e| e.expect("readable").path());
    let texts = files.filter(|p| p.extension().is_some_and(|e| e == "txt"));
    let inputs = texts.map(|p| Input { path: p.display().to_string(), bytes: std::fs::read(&p).expect("readable"), ..Input::default() });
    compare_sources::compare(inputs.collect(), &Settings::default())
}

/// Every object in the document that has a span and a text, with the account that it quotes.
fn quotations<'a>(json: &'a Value, owner: &BTreeMap<&'a str, &'a str>) -> Vec<(&'a str, &'a Value)> {
    let list = |name: &str| json[name].as_array().expect("a section is a list").iter();
    let of = |value: &'a Value| owner[value["statement"].as_str().expect("a statement's id")];
    let statements = list("statements").map(|s| (s["account"].as_str().expect("an account's id"), s));
    let mentions = list("mentions").map(|m| (of(m), m));
    let sides = list("differences").flat_map(|d| d["sides"].as_array().expect("sides")).filter(|s| !s["span"].is_null());
    statements.chain(mentions).chain(sides.map(|s| (s["account"].as_str().expect("an account's id"), s))).collect()
}

#[test]
fn every_comparison_keeps_the_contract() {
    for folder in folders() {
        let comparison = compared(&folder);
        let text = report::json::render(&comparison, &select::everything(&comparison));
        let json: Value = serde_json::from_str(&text).expect("the report is JSON");
        let name = folder.display();
        assert_eq!(json["schema"], 1);
        let list = |section: &str| json[section].as_array().expect("a section is a list").clone();
        let statements = list("statements");
        let owner: BTreeMap<&str, &str> =
            statements.iter().map(|s| (s["id"].as_str().expect("id"), s["account"].as_str().expect("id"))).collect();
        assert_eq!(owner.len(), statements.len(), "{name}: the ids of statements are unique");

        let texts: BTreeMap<&str, &str> = comparison.accounts.iter().map(|a| (a.label.as_str(), a.text.as_str())).collect();
        for (account, value) in quotations(&json, &owner) {
            let offset = |at: usize| usize::try_from(value["span"][at].as_u64().expect("an offset")).expect("fits");
            assert_eq!(texts[account].get(offset(0)..offset(1)), value["text"].as_str(), "{name}: {value}");
        }

        let alone: BTreeSet<String> = list("unmatched").iter().map(|s| s.as_str().expect("id").to_string()).collect();
        let mut placed = alone.clone();
        for claim in list("claims") {
            let told: Vec<&str> = claim["statements"].as_array().expect("a list").iter().map(|s| s.as_str().expect("id")).collect();
            assert!(told.iter().all(|s| !alone.contains(*s)), "{name}: {claim}");
            assert!(told.contains(&claim["gist"].as_str().expect("id")), "{name}: {claim}");
            let accounts: BTreeSet<&str> = told.iter().map(|s| owner[s]).collect();
            assert!(accounts.len() >= 2 && claim["accounts"].as_array().is_some_and(|a| a.len() == accounts.len()), "{name}: {claim}");
            placed.extend(told.iter().map(|s| s.to_string()));
        }
        assert_eq!(placed.len(), statements.len(), "{name}: every statement is in a claim or unmatched");

        let ids = |section: &str| -> BTreeSet<String> { list(section).iter().map(|v| v["id"].as_str().expect("id").to_string()).collect() };
        let (claims, entities) = (ids("claims"), ids("entities"));
        for difference in list("differences") {
            assert!(claims.contains(difference["claim"].as_str().expect("id")), "{name}: {difference}");
            let speakers =
                difference["sides"].as_array().expect("sides").iter().filter_map(|s| s["speaker"].as_str()).all(|s| entities.contains(s));
            assert!(speakers && !difference["sides"].as_array().expect("sides").is_empty(), "{name}: {difference}");
        }
        let mut ranks: Vec<u64> = list("differences").iter().map(|d| d["rank"].as_u64().expect("a number")).collect();
        ranks.sort_unstable();
        assert!(ranks.iter().copied().eq(1..=ranks.len() as u64), "{name}: every difference has a rank of its own");
        for difference in list("differences") {
            let told = ["conflict", "supersedes"].iter().any(|relation| difference["relation"] == *relation);
            let (level, origins) = (&difference["materiality"], difference["origins"].as_u64().expect("a number"));
            assert!(
                ["trivial", "minor", "major"].iter().any(|known| level == known) && (!told || level == "major"),
                "{name}: {difference}"
            );
            assert!((1..=comparison.accounts.len() as u64).contains(&origins), "{name}: {difference}");
        }
        for pairing in list("pairings") {
            assert!((0.0..=1.0).contains(&pairing["probability"].as_f64().expect("a number")), "{name}: {pairing}");
            assert!(pairing["statements"].as_array().expect("two").iter().all(|s| owner.contains_key(s.as_str().expect("id"))));
        }
    }
}
