//! Properties that hold for any accounts: an account does not differ from its copy; one altered figure in the copy makes one conflict of
//! figures; the order and the names of the files change nothing but the order of sides; an account of another event changes nothing, and
//! a copy adds no conflict; statements that pair between two accounts also pair among more accounts.

use std::collections::BTreeSet;
use std::fs;

use compare_sources::load::Input;
use compare_sources::model::{
    Account, Bound, Claim, Comparison, Content, Difference, DifferenceKind, Mention, Quantity, Relation, Settings, Side, Statement,
    StatementId,
};

/// The sample accounts of every topic.
fn samples() -> Vec<(String, String)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/sources");
    let mut folders = vec![std::path::PathBuf::from(root)];
    let mut out = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of samples").map(|e| e.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|e| e == "txt") {
                out.push((entry.display().to_string(), fs::read_to_string(&entry).expect("a sample is text")));
            }
        }
    }
    out.sort();
    out
}

fn compare(accounts: &[(&str, &str)]) -> Comparison {
    let input = |(path, text): &(&str, &str)| Input { path: (*path).into(), bytes: text.as_bytes().to_vec(), ..Input::default() };
    compare_sources::compare(accounts.iter().map(input).collect(), &Settings::default())
}

/// A difference without the order of its sides: kind, relation and the readings.
type Told = (DifferenceKind, Relation, BTreeSet<String>);

/// The differences of a comparison.
fn told(comparison: &Comparison) -> BTreeSet<Told> {
    told_by(comparison, str::to_string)
}

/// The differences, with each account's path renamed by `called`.
fn told_by(comparison: &Comparison, called: impl Fn(&str) -> String) -> BTreeSet<Told> {
    let readings = |d: &Difference| {
        let place = |s: &Side| s.statement.map_or(0, |id| comparison.statement(id).line);
        d.sides.iter().map(|s| format!("{} {} {}", called(&comparison.account(s.account).path), place(s), s.value)).collect()
    };
    comparison.differences.iter().map(|d| (d.kind, d.relation, readings(d))).collect()
}

/// Every two statements of different accounts in one claim for which `such` is true, each by path and place.
fn together(comparison: &Comparison, such: impl Fn(&Claim) -> bool) -> BTreeSet<[String; 2]> {
    let name = |id: &StatementId| {
        let statement = comparison.statement(*id);
        format!("{} {}", comparison.account(statement.account).path, statement.label.rsplit(':').next().unwrap_or_default())
    };
    let mut out = BTreeSet::new();
    for claim in comparison.claims.iter().filter(|claim| such(claim)) {
        for (at, one) in claim.statements.iter().enumerate() {
            let others = claim.statements[at + 1..]
                .iter()
                .filter(|other| comparison.statement(**other).account != comparison.statement(*one).account);
            out.extend(others.map(|other| [name(one), name(other)]));
        }
    }
    out
}

/// The accounts of one folder.
fn topics() -> Vec<Vec<(String, String)>> {
    let mut all = samples();
    all.sort_by_key(|(path, _)| (std::path::Path::new(path).parent().map(std::path::Path::to_path_buf), path.clone()));
    all.chunk_by(|x, y| std::path::Path::new(&x.0).parent() == std::path::Path::new(&y.0).parent()).map(<[_]>::to_vec).collect()
}

fn view(accounts: &[(String, String)]) -> Vec<(&str, &str)> {
    accounts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

#[test]
fn a_copy_tells_the_same() {
    let mut wrong = Vec::new();
    for (path, text) in samples() {
        let found = compare(&[(&path, &text), ("copy.txt", &text)]);
        let apart = told(&found).into_iter().filter(|(kind, ..)| *kind != DifferenceKind::Itself).map(|d| format!("{path}: {d:?}"));
        wrong.extend(apart.chain(found.unmatched.iter().map(|id| format!("{path}: {}", found.statement(*id).line))));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn who_comes_first_only_turns_the_sides() {
    for topic in topics() {
        let mut turned = view(&topic);
        turned.reverse();
        let (there, back) = (told(&compare(&view(&topic))), told(&compare(&turned)));
        let apart: Vec<_> = there.symmetric_difference(&back).collect();
        assert!(apart.is_empty(), "{apart:#?}");
    }
}

#[test]
fn what_the_files_are_called_changes_nothing() {
    for topic in topics() {
        let whole = told(&compare(&view(&topic)));
        // Accounts are ordered by path: reversed, and rotated by one.
        for names in [|at: usize, all: usize| all - 1 - at, |at: usize, all: usize| (at + 1) % all] {
            let called: Vec<String> = (0..topic.len()).map(|at| format!("{:02}.txt", names(at, topic.len()))).collect();
            let renamed: Vec<(&str, &str)> = called.iter().zip(&topic).map(|(name, (_, text))| (name.as_str(), text.as_str())).collect();
            let back = |path: &str| called.iter().position(|name| name == path).map_or_else(String::new, |at| topic[at].0.clone());
            let other = told_by(&compare(&renamed), back);
            let apart: Vec<_> = whole.symmetric_difference(&other).collect();
            assert!(apart.is_empty(), "{apart:#?}");
        }
    }
}

#[test]
fn what_two_accounts_tell_together_they_tell_among_others() {
    let (mut sure, mut likely, mut gone) = (0, 0, Vec::new());
    for topic in topics() {
        let whole = compare(&view(&topic));
        let (all, told) = (together(&whole, |_| true), together(&whole, Claim::is_likely));
        for (at, one) in topic.iter().enumerate() {
            for other in &topic[at + 1..] {
                let two = compare(&view(&[one.clone(), other.clone()]));
                let pairs = together(&two, |claim| claim.statements.len() == 2 && claim.strength >= Claim::FAIR);
                sure += pairs.len();
                likely += pairs.intersection(&told).count();
                gone.extend(pairs.difference(&all).cloned());
            }
        }
    }
    // A pair that is sure between two accounts may be only perhaps the same among many, but that is rare; it is never lost.
    assert!(sure > 40 && likely * 10 >= sure * 9 && gone.is_empty(), "{likely} of {sure}: {gone:#?}");
}

#[test]
fn a_copy_adds_no_conflict_and_takes_none() {
    let conflicts = |told: BTreeSet<Told>| -> BTreeSet<Told> {
        told.into_iter().filter(|(_, relation, _)| matches!(relation, Relation::Conflict | Relation::Supersedes)).collect()
    };
    for topic in topics() {
        let alone = conflicts(told(&compare(&view(&topic))));
        for (path, text) in topic.iter().take(2) {
            let mut more = view(&topic);
            more.push(("zz-copy.txt", text));
            let beside = conflicts(told_by(&compare(&more), |name| if name == "zz-copy.txt" { path.clone() } else { name.to_string() }));
            let apart: Vec<_> = alone.symmetric_difference(&beside).collect();
            assert!(apart.is_empty(), "a copy of {path}: {apart:#?}");
        }
    }
}

#[test]
fn an_account_of_something_else_changes_nothing() {
    let topics = topics();
    let mut wrong = Vec::new();
    for (at, topic) in topics.iter().enumerate() {
        let other = &topics[(at + 1) % topics.len()][0];
        let mut more = view(topic);
        more.push((&other.0, &other.1));
        let (alone, beside) = (told(&compare(&view(topic))), told(&compare(&more)));
        wrong.extend(alone.symmetric_difference(&beside).map(|d| format!("{d:?} beside {}", other.0)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The text with one figure altered in every place of its statement: a headline may be repeated as the title. The first digit grows by one
/// (9 becomes 7), so that the figure keeps its length; `None` unless the mention is an exact count in digits.
fn altered(text: &str, account: &Account, statement: &Statement, mention: &Mention) -> Option<String> {
    let Content::Quantity(Quantity { bound: Bound::Exact, ordinal: false, .. }) = &mention.content else { return None };
    let told = statement.span.text(&account.text);
    let from = mention.span.start() - statement.span.start();
    let at = from + told[from..].find(|c: char| c.is_ascii_digit()).filter(|at| *at < mention.span.len())?;
    let digit = told.as_bytes()[at];
    let other = if digit == b'9' { '7' } else { char::from(digit + 1) };
    Some(text.replace(told, &format!("{}{other}{}", &told[..at], &told[at + 1..])))
}

#[test]
fn one_altered_figure_is_one_conflict_of_figures() {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (path, text) in samples() {
        let read = compare(&[(&path, &text)]);
        let mentions = read.statements.iter().flat_map(|s| s.mentions.iter().map(move |m| (s, m)));
        for (statement, mention) in mentions {
            let Some(other) = altered(&text, &read.accounts[0], statement, mention) else { continue };
            tried += 1;
            let found = told(&compare(&[(&path, &text), ("copy.txt", &other)]));
            let hard = |relation: &Relation| matches!(relation, Relation::Conflict | Relation::Supersedes);
            let hard: Vec<_> = found.into_iter().filter(|(kind, relation, _)| *kind != DifferenceKind::Itself && hard(relation)).collect();
            if !matches!(hard.as_slice(), [(DifferenceKind::Quantity, ..)]) {
                wrong.push(format!("{path}: {:?} {hard:?}", mention.span.text(&read.accounts[0].text)));
            }
        }
    }
    assert!(tried > 9 && wrong.is_empty(), "{} of {tried}: {wrong:#?}", wrong.len());
}
