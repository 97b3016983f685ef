//! The cases in `tests/cases/pairing/*.md`: small accounts that are hard to pair, compared in a whole run in every order of the accounts.
//! Statements are together if they are in one likely claim, or in a claim by fact; what is only perhaps the same is apart.

use std::fs;
use std::path::Path;

use compare_sources::load::Input;
use compare_sources::model::{Comparison, Settings};

/// One case: accounts with their day of publication, and which statements must or must not share a claim.
#[derive(Default)]
struct Case {
    name: String,
    accounts: Vec<Input>,
    wanted: Vec<(bool, String, String)>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut out: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            out.push(Case { name: name.into(), ..Case::default() });
            continue;
        }
        let Some(case) = out.last_mut() else { continue };
        let relation = line.split_once(": ").filter(|(word, _)| ["together", "apart"].contains(word));
        if let Some((word, pair)) = relation {
            let (a, b) = pair.split_once(" ~ ").expect("two statements");
            case.wanted.push((word == "together", a.into(), b.into()));
        } else if let Some((letter, day, words)) = opening(line) {
            let text = format!("date: {day}\n\n{words}");
            case.accounts.push(Input { path: format!("{letter}.txt"), bytes: text.into(), ..Input::default() });
        } else if let Some(account) = case.accounts.last_mut().filter(|_| case.wanted.is_empty()) {
            account.bytes.extend(format!("\n{line}").bytes());
        }
    }
    out
}

/// `a (2031-03-04): words`.
fn opening(line: &str) -> Option<(&str, &str, &str)> {
    let (letter, rest) = line.split_once(" (").filter(|(letter, _)| letter.len() == 1)?;
    let (day, words) = rest.split_once("): ")?;
    Some((letter, day, words))
}

fn together(comparison: &Comparison, a: &str, b: &str) -> bool {
    let text = |at: usize| {
        let statement = &comparison.statements[at];
        statement.span.text(&comparison.accounts[statement.account.0].text)
    };
    let holders = |words: &str| {
        let found: Vec<usize> = (0..comparison.statements.len()).filter(|at| text(*at).contains(words)).collect();
        assert_eq!(found.len(), 1, "“{words}” must be in exactly one statement");
        found[0]
    };
    let (a, b) = (holders(a), holders(b));
    let told = |c: &&compare_sources::model::Claim| c.is_likely() || c.fact.is_some();
    comparison.claims.iter().filter(told).any(|c| [a, b].iter().all(|at| c.statements.iter().any(|s| s.0 == *at)))
}

/// Every order of the numbers below `count`.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let shorter = if count == 0 { return vec![Vec::new()] } else { orders(count - 1) };
    let with = |order: &Vec<usize>, at: usize| {
        let mut order = order.clone();
        order.insert(at, count - 1);
        order
    };
    shorter.iter().flat_map(|order| (0..count).map(move |at| with(order, at))).collect()
}

#[test]
fn claims() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pairing");
    let mut wrong = String::new();
    let mut read = 0;
    for file in fs::read_dir(folder).expect("the folder is there") {
        for case in cases(&fs::read_to_string(file.expect("an entry").path()).expect("UTF-8")) {
            read += case.wanted.len();
            assert!(case.accounts.len() > 1 && !case.wanted.is_empty(), "{}: a case needs two accounts and an expectation", case.name);
            for order in orders(case.accounts.len()) {
                let inputs = order.iter().map(|at| case.accounts[*at].clone()).collect();
                let comparison = compare_sources::compare(inputs, &Settings::default());
                for (wanted, a, b) in &case.wanted {
                    if together(&comparison, a, b) != *wanted {
                        let word = if *wanted { "together" } else { "apart" };
                        wrong += &format!("{} (accounts {order:?}): must be {word}: {a} ~ {b}\n", case.name);
                    }
                }
            }
        }
    }
    assert!(read > 0 && wrong.is_empty(), "\n{wrong}");
}
