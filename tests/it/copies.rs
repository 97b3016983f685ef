//! A sentence that many accounts print word for word, or nearly so, is one claim of all of them, however many they are; no difference is
//! found between copies.

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

/// A made-up word, a different one for each number.
fn made_up(number: usize) -> String {
    let (consonants, vowels) = (b"bdfgklmnprstvz", b"aeiou");
    let syllable = |n: usize| [consonants[n % 14] as char, vowels[n / 14 % 5] as char].into_iter();
    syllable(number).chain(syllable(number / 70 + 7)).chain(syllable(number * 3 + 11)).chain(['n']).collect()
}

fn tellers(comparison: &Comparison) -> Vec<usize> {
    comparison.claims.iter().map(|claim| claim.accounts.len()).collect()
}

#[test]
fn near_copies_of_many_accounts_are_one_claim() {
    for accounts in [20, 100, 160] {
        let texts: Vec<String> = (0..accounts).map(|at| BRIDGE.replace("old", &made_up(at))).collect();
        let comparison = compare(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(tellers(&comparison), [accounts]);
        assert!(comparison.unmatched.is_empty(), "{accounts}");
    }
}

#[test]
fn copies_among_near_copies_are_one_claim_with_them() {
    let texts: Vec<String> = (0..200).map(|at| if at % 2 == 0 { BRIDGE.into() } else { BRIDGE.replace("old", &made_up(at)) }).collect();
    let comparison = compare(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(tellers(&comparison), [200]);
}

#[test]
fn marks_spaces_and_who_is_quoted_part_no_copies() {
    let ways: [fn(&str) -> String; 8] = [
        |told| told.into(),
        |told| format!("“{told}”"),
        |told| format!("\"{told}\""),
        |told| told.replace(' ', "  "),
        |told| told.replace(' ', "\u{a0}"),
        |told| told.replace(' ', "\n").replacen('\n', " ", 9),
        |told| told.replace('.', " (Meridian)."),
        |told| format!("{told} (Meridian)"),
    ];
    let texts: Vec<String> = (0..100).map(|at| ways[at % ways.len()](BRIDGE)).collect();
    let comparison = compare(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(tellers(&comparison).into_iter().max(), Some(100));
    assert!(comparison.claims.iter().all(|claim| claim.verdict != Verdict::Conflict));
}

#[test]
fn what_very_many_accounts_tell_otherwise_is_still_found() {
    let texts: Vec<String> =
        (0..130).map(|at| FERRY.replace("thick", &made_up(at)).replace("40", if at == 60 { "70" } else { "40" })).collect();
    let comparison = compare(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(comparison.claims.iter().any(|claim| claim.verdict == Verdict::Conflict && claim.accounts.len() > 100));
}

#[test]
fn a_sentence_of_two_long_accounts_is_found_again() {
    let (things, places, events) = (["library", "school", "mill", "church"], ["Elgin", "Wick", "Oban"], ["closed", "raided", "painted"]);
    let sentence = |n: usize| {
        let (thing, place, event) = (things[n % 4], places[n / 4 % 3], events[n / 12 % 3]);
        format!("The {thing} at {place} was {event} on {} May {} after {} people complained.", 1 + n % 28, 1900 + n % 97, 40 + n)
    };
    let text = (0..300).map(sentence).collect::<Vec<_>>().join("\n\n");
    let comparison = compare(&[&text, &text]);
    assert_eq!((comparison.claims.len(), comparison.differences.len()), (300, 0));
    assert!(comparison.claims.iter().all(|claim| claim.verdict == Verdict::Agreed));
}

#[test]
fn marks_alone_are_no_statements() {
    let text = format!("\"\n\n{BRIDGE}\n\n”\n\n\" \"\n\n'\n\n“”\n\n» «\n\n{FERRY} \" ");
    let comparison = compare(&[&text, &text]);
    assert_eq!((comparison.statements.len(), comparison.claims.len()), (4, 2));
}

/// Sentences that each account combines differently.
const COMPANY: [&str; 6] = [
    BRIDGE,
    FERRY,
    "Nobody was hurt when the tram to the harbour lost a wheel on Tuesday night.",
    "She said the council had known of the damage since 2019.",
    "It was the third accident of the year, and 12 people were treated in hospital.",
    "“We will not pay for this,” the mayor told reporters.",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(12))]

    /// Whatever surrounds it, a sentence never differs from its own copy.
    #[test]
    fn a_sentence_never_differs_from_its_copy(
        one in proptest::sample::subsequence((0..COMPANY.len()).collect::<Vec<_>>(), 1..COMPANY.len()),
        other in proptest::sample::subsequence((0..COMPANY.len()).collect::<Vec<_>>(), 1..COMPANY.len()),
        turned in proptest::bool::ANY,
    ) {
        let text = |of: &[usize]| of.iter().map(|at| COMPANY[*at]).collect::<Vec<_>>().join("\n\n");
        let other: Vec<usize> = if turned { other.into_iter().rev().collect() } else { other };
        let comparison = compare(&[&text(&one), &text(&other)]);
        let words = |side: &compare_sources::model::Side| {
            let told = &comparison.statements[side.statement?.0];
            Some(told.span.text(&comparison.accounts[told.account.0].text))
        };
        for difference in &comparison.differences {
            let told: Vec<&str> = difference.sides.iter().filter_map(words).collect();
            proptest::prop_assert!(told.len() < 2 || told.windows(2).any(|two| two[0] != two[1]), "{told:?}");
        }
        let shared = one.iter().filter(|at| other.contains(at)).count();
        proptest::prop_assert!(comparison.claims.len() >= shared);
    }
}
