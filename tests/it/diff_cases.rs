//! The cases in `tests/cases/diff/*.md` and `tests/cases/wording/*.md`: accounts of a sentence or two, put into one claim, and the
//! differences (of fact, source and certainty; of wording) that must be found between them, no more and no fewer. Each case is also run with
//! its accounts swapped, which may only swap the sides, and each account is compared with itself, which must find nothing. The cases in
//! `tests/cases/coverage/*.md` are whole runs.

use std::fs;
use std::path::Path;

use compare_sources::diff::{Context, Figures, Paired, diff};
use compare_sources::language::Language;
use compare_sources::load::Input;
use compare_sources::model::{
    Account, AccountId, Claim, Difference, Family, Relation, Settings, Stated, StatementId, Tolerances, Verdict, When,
};
use compare_sources::understand;

/// One case: accounts with their day of publication, and what must be found.
struct Case {
    name: String,
    accounts: Vec<(Option<When>, String)>,
    wanted: Vec<String>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut out: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            out.push(Case { name: name.into(), accounts: vec![], wanted: vec![] });
        } else if let Some(account) = line.strip_prefix("- ") {
            let (published, words) = match account.split_once("): ") {
                Some((day, words)) if day.starts_with('(') => (Some(When::day(day[1..].parse().expect("a day"))), words),
                _ => (None, account),
            };
            out.last_mut().expect("a case has a name").accounts.push((published, words.into()));
        } else if let Some(wanted) = line.strip_prefix("=> ") {
            out.last_mut().expect("a case has a name").wanted.push(wanted.into());
        }
    }
    out
}

/// True for the families of differences that a folder of cases is about.
type Shown = fn(Family) -> bool;

fn found(accounts: &[(Option<When>, String)], shown: Shown) -> Vec<String> {
    let accounts = accounts.iter().map(|(published, text)| Account::plain(text, published.clone())).collect();
    let reading = understand(accounts, Vec::new());
    let claim = Claim {
        statements: (0..reading.statements.len()).map(StatementId).collect(),
        accounts: (0..reading.accounts.len()).map(AccountId).collect(),
        date: None,
        entities: vec![],
        relation: Relation::Same,
        gist: StatementId(0),
        members: Vec::new(),
        verdict: Verdict::default(),
        doubts: Vec::new(),
        nearest: Vec::new(),
        strength: 1.0,
        slot: None,
        runner_up: None,
        fact: None,
    };
    let view = Context {
        accounts: &reading.accounts,
        statements: &reading.statements,
        entities: &reading.entities,
        paired: &Paired::default(),
        language: Language::english(),
        tolerances: Tolerances::default(),
        figures: &Figures::of(&reading.accounts, &reading.statements, Language::english()),
    };
    diff(view, &[claim]).iter().filter(|d| shown(d.kind.family())).map(line).collect()
}

fn line(difference: &Difference) -> String {
    let values: Vec<&str> = difference.sides.iter().map(|s| s.value.as_str()).collect();
    format!("{} {}: {}", difference.kind.word(), difference.relation.word(), values.join(" | "))
}

fn swapped(line: &str) -> String {
    let (head, values) = line.split_once(": ").expect("kind, relation and values");
    let (a, b) = values.split_once(" | ").expect("two values");
    format!("{head}: {b} | {a}")
}

/// The differences of a folder's families that a whole run finds, pairing included.
fn found_by_a_run(accounts: &[(Option<When>, String)], shown: Shown) -> Vec<String> {
    let input = |(at, (published, text)): (usize, &(Option<When>, String))| Input {
        path: format!("{at}.txt"),
        bytes: text.as_bytes().into(),
        stated: Stated { published: published.clone(), ..Stated::default() },
        ..Input::default()
    };
    let comparison = compare_sources::compare(accounts.iter().enumerate().map(input).collect(), &Settings::default());
    comparison.differences.iter().filter(|d| shown(d.kind.family())).map(line).collect()
}

/// Omissions and self-contradictions belong to accounts, not to pairs of statements: these cases are whole runs on accounts of several sentences.
#[test]
fn what_accounts_leave_out_and_say_against_themselves() {
    let shown = |family| matches!(family, Family::Coverage | Family::Internal);
    let mut wrong = String::new();
    for (file, text) in texts("coverage") {
        for case in cases(&text) {
            let wanted: Vec<String> = case.wanted.iter().filter(|wanted| *wanted != "nothing").cloned().collect();
            let found = found_by_a_run(&case.accounts, shown);
            if found != wanted || case.wanted.is_empty() {
                wrong += &format!("{file}, {}: found {found:#?}, wanted {wanted:#?}\n", case.name);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The files of a folder of cases, in order of name.
fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).expect("the folder is there").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files.into_iter().map(|file| (file.display().to_string(), fs::read_to_string(&file).expect("UTF-8"))).collect()
}

#[test]
fn facts_sources_and_certainty() {
    check("diff", |family| matches!(family, Family::Fact | Family::Source | Family::Certainty | Family::Internal));
}

#[test]
fn wording() {
    check("wording", |family| family == Family::Wording);
}

fn check(folder: &str, shown: Shown) {
    let mut wrong = String::new();
    let mut read = 0;
    for (_, text) in texts(folder) {
        for case in cases(&text) {
            read += 1;
            let wanted: Vec<String> = case.wanted.iter().filter(|w| *w != "nothing").cloned().collect();
            assert!(!case.wanted.is_empty() && case.accounts.len() >= 2, "{}: a case needs two accounts and an expectation", case.name);
            let mut complain = |what: &str, found: &[String], wanted: &[String]| {
                if found != wanted {
                    wrong += &format!("{} ({what}): found {found:#?}, wanted {wanted:#?}\n", case.name);
                }
            };
            complain("in order", &found(&case.accounts, shown), &wanted);
            if case.accounts.len() == 2 {
                let turned: Vec<_> = case.accounts.iter().rev().cloned().collect();
                complain("swapped", &found(&turned, shown), &wanted.iter().map(|w| swapped(w)).collect::<Vec<_>>());
            }
            for account in &case.accounts {
                complain("against itself", &found(&[account.clone(), account.clone()], shown), &[]);
            }
        }
    }
    assert!(read > 0 && wrong.is_empty(), "{wrong}");
}
