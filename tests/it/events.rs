//! Accounts of several events in one run: they are grouped by event, and nothing is compared across groups.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use compare_sources::compare;
use compare_sources::load::Input;
use compare_sources::model::{Comparison, EventId, PairingRule, Pairings, Settings, StatementName};
use proptest::prelude::*;

const FOLDERS: [&str; 3] = ["sources", "sources/collision", "sources/harbour-fire"];

/// The sample accounts of these folders; the folder in each path is the expected event.
fn samples(folders: &[&str]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for folder in folders {
        let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the samples").flatten();
        let texts = entries.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "txt"));
        inputs.extend(texts.map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().to_string();
            Input { path: format!("{folder}/{name}"), bytes: fs::read(&path).expect("a sample"), ..Input::default() }
        }));
    }
    inputs
}

fn told(path: &str, text: &str) -> Input {
    Input { path: path.into(), bytes: text.into(), ..Input::default() }
}

fn events(comparison: &Comparison) -> Vec<BTreeSet<String>> {
    let path = |id: &compare_sources::model::AccountId| comparison.account(*id).path.clone();
    comparison.events.iter().map(|e| e.accounts.iter().map(path).collect()).collect()
}

#[test]
fn mixed_samples_fall_into_their_folders() {
    let comparison = compare(samples(&FOLDERS), &Settings::default());
    let folders: Vec<BTreeSet<String>> =
        events(&comparison).iter().map(|e| e.iter().map(|p| p.rsplit_once('/').expect("a folder").0.to_string()).collect()).collect();
    assert_eq!(folders.len(), FOLDERS.len(), "{:#?}", events(&comparison));
    assert!(folders.iter().all(|f| f.len() == 1), "{:#?}", events(&comparison));
    let event = |s: compare_sources::model::StatementId| comparison.account(comparison.statement(s).account).event;
    assert!(comparison.claims.iter().all(|c| c.statements.iter().all(|s| event(*s) == event(c.statements[0]))));
    let silent = |d: &compare_sources::model::Difference| {
        d.sides.iter().all(|s| comparison.account(s.account).event == comparison.account(d.sides[0].account).event)
    };
    assert!(comparison.differences.iter().all(silent), "an account of another event omits nothing");
    assert!(comparison.events.iter().all(|e| !e.names.is_empty()));
}

#[test]
fn a_folder_on_one_event_stays_whole() {
    for folder in FOLDERS {
        let comparison = compare(samples(&[folder]), &Settings::default());
        assert_eq!(comparison.events.len(), 1, "{folder}");
        assert!(comparison.events[0].names.is_empty());
    }
}

#[test]
fn one_event_when_asked_for() {
    let comparison = compare(samples(&FOLDERS), &Settings { one_event: true, ..Settings::default() });
    assert_eq!(comparison.events.len(), 1);
}

#[test]
fn who_tells_of_another_event_is_told_so() {
    let mut inputs = samples(&["sources/collision"]);
    let other = "The council of Langholm has sold the old gasworks to a housing company, Mayor Ingrid Vold said on Friday. The price was 31 million crowns. \
        Ninety flats are to be built between the canal and the railway. Work starts in spring, and the first tenants are to move in two years later. \
        The conservation society wants the gasometer kept and has asked the ministry of culture to list it. Vold said that the buyer had agreed to keep its walls.";
    inputs.push(told("other.txt", other));
    let comparison = compare(inputs, &Settings::default());
    assert_eq!(comparison.events.len(), 2, "{:#?}", events(&comparison));
    assert!(comparison.notices.iter().any(|n| n.path == "other.txt" && n.text.contains("not compared")), "{:#?}", comparison.notices);
}

#[test]
fn short_accounts_are_not_parted() {
    let comparison = compare(
        vec![told("a.txt", "Fourteen miners died."), told("b.txt", "Rescue work at the Orlova pit has ended.")],
        &Settings::default(),
    );
    assert_eq!(comparison.events.len(), 1);
}

#[test]
fn a_stated_pair_makes_a_claim_across_events() {
    let name = |account: &str, place: &str| StatementName { account: account.into(), place: place.into(), words: String::new() };
    let statements = vec![name("witness-a", "13"), name("day1-harbour-post", "13")];
    let rule = PairingRule { together: true, statements, path: "pairings.toml".into(), line: 1 };
    let settings = Settings { pairings: Pairings { rules: vec![rule] }, ..Settings::default() };
    let comparison = compare(samples(&FOLDERS[1..]), &settings);
    let event = |s: &compare_sources::model::StatementId| comparison.account(comparison.statement(*s).account).event;
    let across = |c: &&compare_sources::model::Claim| c.statements.iter().map(event).collect::<BTreeSet<EventId>>().len() > 1;
    let both = |c: &compare_sources::model::Claim| {
        let labels: Vec<&str> = c.statements.iter().map(|s| comparison.statement(*s).label.as_str()).collect();
        labels.contains(&"witness-a:13") && labels.contains(&"day1-harbour-post:13")
    };
    assert!(comparison.claims.iter().any(both), "{:#?}", comparison.notices);
    assert!(comparison.claims.iter().filter(across).all(both), "only a must-link crosses events");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_accounts_changes_nothing(inputs in Just(samples(&FOLDERS)).prop_shuffle()) {
        let whole = compare(samples(&FOLDERS), &Settings::default());
        let shuffled = compare(inputs, &Settings::default());
        prop_assert_eq!(events(&whole), events(&shuffled));
        prop_assert_eq!(whole.claims, shuffled.claims);
    }
}
