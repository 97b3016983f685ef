//! What many accounts print word for word is one claim that all of them tell, however many they are, and nothing is found between copies.

use compare_sources::load::Input;
use compare_sources::model::{Comparison, PairingRule, Pairings, Settings, StatementName, Verdict};

const BRIDGE: &str = "The old bridge over the river Lenne was closed to all lorries on Monday after cracks were found.";
const FERRY: &str = "The ferry to Brevik ran aground in thick fog near the lighthouse, and 40 passengers were taken off in boats.";

fn told(name: usize, text: &str) -> Input {
    Input { path: format!("a{name:03}.txt"), bytes: text.into(), ..Input::default() }
}

fn compare(texts: &[&str]) -> Comparison {
    compare_sources::compare(texts.iter().enumerate().map(|(at, text)| told(at, text)).collect(), &Settings::default())
}

#[test]
fn one_sentence_of_many_accounts_is_one_claim() {
    for (text, accounts) in [(BRIDGE, 113), (BRIDGE, 401), (FERRY, 130)] {
        let comparison = compare(&vec![text; accounts]);
        let told: Vec<usize> = comparison.claims.iter().map(|c| c.accounts.len()).collect();
        assert_eq!(told, [accounts], "{text}");
        assert!(comparison.differences.is_empty() && comparison.unmatched.is_empty(), "{text}");
        assert_eq!(comparison.claims[0].verdict, Verdict::Agreed, "{text}");
    }
}

#[test]
fn copies_of_a_file_add_accounts_and_no_claims() {
    let file = format!("{BRIDGE}\n\n{FERRY}\n\nNobody was hurt when the tram to the harbour lost a wheel on Tuesday night.");
    for accounts in [2, 7, 60] {
        let comparison = compare(&vec![file.as_str(); accounts]);
        assert_eq!(comparison.claims.len(), 3, "{accounts} copies");
        assert!(comparison.claims.iter().all(|claim| claim.accounts.len() == accounts), "{accounts} copies");
        assert!(comparison.differences.is_empty(), "{accounts} copies");
    }
}

#[test]
fn who_tells_it_otherwise_is_held_against_all_copies() {
    let other = BRIDGE.replace("Monday", "Thursday");
    let mut texts = vec![BRIDGE; 30];
    texts.push(&other);
    let comparison = compare(&texts);
    assert_eq!(comparison.claims.len(), 1);
    assert_eq!(comparison.claims[0].accounts.len(), 31);
    assert_eq!(comparison.claims[0].verdict, Verdict::Conflict);
}

#[test]
fn a_pair_that_is_stated_never_to_be_one_stays_apart() {
    let name = |at: usize| StatementName { account: format!("a{at:03}.txt"), place: "1".into(), words: String::new() };
    let rule = PairingRule { together: false, statements: vec![name(0), name(1)], path: "pairings.toml".into(), line: 1 };
    let settings = Settings { pairings: Pairings { rules: vec![rule] }, ..Settings::default() };
    let inputs = (0..4).map(|at| told(at, BRIDGE)).collect();
    let comparison = compare_sources::compare(inputs, &settings);
    let first_two = |claim: &compare_sources::model::Claim| claim.accounts.iter().filter(|a| a.0 < 2).count();
    assert!(!comparison.claims.is_empty() && comparison.claims.iter().all(|claim| first_two(claim) < 2));
}
