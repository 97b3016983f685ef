//! Accounts in dated sections: annals by years, diaries by days. A heading is no statement and dates what is below it, facts of two sections
//! are not one fact, and a name without a surname is one person only within a lifetime.

use compare_sources::load::Input;
use compare_sources::model::{Comparison, DifferenceKind, Relation, Settings};

fn compared(a: &str, b: &str) -> Comparison {
    let input = |path: &str, text: &str| Input { path: path.into(), bytes: text.into(), ..Input::default() };
    compare_sources::compare(vec![input("a.txt", a), input("b.txt", b)], &Settings::default())
}

/// Conflicts as kind and values.
fn conflicts(comparison: &Comparison) -> Vec<(DifferenceKind, Vec<&str>)> {
    let conflicts = comparison.differences.iter().filter(|d| d.relation == Relation::Conflict);
    conflicts.map(|d| (d.kind, d.sides.iter().map(|s| s.value.as_str()).collect())).collect()
}

#[test]
fn the_same_deed_under_another_year() {
    let a =
        "A.D. 612.  King Orm won the battle of Brevik.\n\nA.D. 640.  The tithe was nine sheep.\n\nA.D. 641.  The tithe was twenty sheep.\n";
    let b = "A.D. 614.  King Orm won the battle of Brevik.\n\nA.D. 640.  The tithe was nine sheep.\n";
    let comparison = compared(a, b);
    assert_eq!(comparison.statements.len(), 5);
    assert_eq!(conflicts(&comparison), [(DifferenceKind::Date, vec!["0612", "0614"])]);
}

#[test]
fn a_day_of_a_diary_goes_on_from_the_one_before() {
    let a = "3 May 1915\n\nThe cook fell ill of a fever.\n\n4 May\n\nTwo mules died in the hold.\n\n6 May\n\nWe sighted the cape.\n";
    let b = "Monday, 3 May 1915. The cook fell ill of a fever.\n\nTuesday, 4 May 1915. Two mules died in the hold.\n\nFriday, 7 May 1915. We sighted the cape.\n";
    let comparison = compared(a, b);
    assert_eq!(comparison.statements.len(), 6);
    assert_eq!(conflicts(&comparison), [(DifferenceKind::Date, vec!["1915-05-06", "1915-05-07"])]);
}

#[test]
fn a_name_lives_for_one_life() {
    let a = "A.D. 612.  King Orm won the battle of Brevik. He was fifty years old.\n\nA.D. 715.  Orm built a church at Lunde. He was thirty years old.\n";
    let b = "A.D. 612.  King Orm fought at Brevik.\n\nA.D. 715.  Orm built a church at Lunde.\n";
    let comparison = compared(a, b);
    let bearers = comparison.entities.iter().filter(|e| e.name.contains("Orm")).count();
    assert_eq!((bearers, conflicts(&comparison)), (2, Vec::new()));
}

#[test]
fn a_short_chronology_dates_its_own_lines() {
    let prose = "The ferry Sol sank off Brevik on Monday and nine people died.\n\nThe owner said that the ferry was sound.\n\nThe mayor of Brevik asked for an inquiry.\n\nMay 1: The ferry left Brevik.\n\nMay 2: The ferry lost power.\n\nThe police questioned the captain.\n\nThe inquiry will begin in the autumn.\n";
    let comparison = compared(prose, "The ferry Sol sank off Brevik.\n");
    let under = |words: &str| {
        let text = &comparison.accounts[0].text;
        comparison.statements.iter().find(|s| s.span.text(text).contains(words)).and_then(|s| s.section.as_ref()).is_some()
    };
    assert_eq!((under("left Brevik"), under("lost power"), under("questioned"), under("asked for")), (true, true, false, false));
}
