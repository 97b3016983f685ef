//! Claims by fact: accounts of one event that report the same count, dated event or handled thing in quite different words.

use compare_sources::compare;
use compare_sources::load::Input;
use compare_sources::model::{Comparison, Difference, Relation, Settings};

fn compared(texts: &[&str]) -> Comparison {
    let input = |(at, text): (usize, &&str)| Input { path: format!("{at}.txt"), bytes: text.as_bytes().to_vec(), ..Input::default() };
    compare(texts.iter().enumerate().map(input).collect(), &Settings::default())
}

fn hard(comparison: &Comparison) -> Vec<&Difference> {
    comparison.differences.iter().filter(|d| matches!(d.relation, Relation::Conflict | Relation::Supersedes)).collect()
}

const POLICE: &str = "Police shot dead a young man, Tomas Verel, in Harn on Saturday night. He pointed a revolver at two officers, the police \
    said. Hundreds marched through Harn on Sunday and demanded an inquiry.";
const NEIGHBOURS: &str = "A young man, Tomas Verel, was shot dead by police in Harn on Saturday night. Neighbours who watched from a window \
    insist that the youth did not have a gun. On Sunday hundreds marched through Harn and demanded an inquiry.";
const ELSEWHERE: &str = "The price of rye rose in spring. A farmer near Olm said that he did not have a gun to keep the foxes out.";

#[test]
fn what_one_denies_is_put_beside_what_another_asserts() {
    let comparison = compared(&[POLICE, NEIGHBOURS]);
    let found = hard(&comparison);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].explanation, "“pointed a revolver” against “did not have a gun”: one asserts what the other denies");
    assert!(comparison.claims[found[0].claim.0].fact.is_some());
    let told = |id| comparison.claims.iter().any(|c| c.statements.contains(&id));
    assert!(comparison.unmatched.iter().all(|id| !told(*id)), "a statement is in a claim or unmatched, not both");
}

#[test]
fn accounts_of_other_events_are_left_alone() {
    assert!(hard(&compared(&[POLICE, ELSEWHERE])).is_empty());
}

#[test]
fn a_fact_that_all_tell_alike_makes_no_claim_of_its_own() {
    let comparison = compared(&[POLICE, POLICE]);
    assert!(comparison.claims.iter().all(|c| c.fact.is_none()));
}
