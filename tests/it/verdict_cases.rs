//! The cases in `tests/cases/verdicts/*.md`: two accounts of one sentence, put into one claim, and whether they may be called agreed: near copies with
//! one changed word never.

use std::fs;
use std::path::Path;

use compare_sources::diff::{Figures, Paired, Reading, diff, judge};
use compare_sources::language::Language;
use compare_sources::model::{Account, AccountId, Claim, Relation, StatementId, Tolerances, Verdict};
use compare_sources::understand;

fn claim_of(texts: &[&str]) -> Claim {
    let accounts = texts.iter().map(|text| Account::plain(text, None)).collect();
    let reading = understand(accounts, Vec::new());
    let mut claims = [Claim {
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
    }];
    let view = Reading {
        accounts: &reading.accounts,
        statements: &reading.statements,
        entities: &reading.entities,
        paired: &Paired::default(),
        language: Language::english(),
        tolerances: Tolerances::default(),
        figures: &Figures::of(&reading.accounts, &reading.statements, Language::english()),
    };
    let differences = diff(view, &claims);
    judge(view, &mut claims, &differences);
    let [claim] = claims;
    claim
}

#[test]
fn what_may_be_called_agreed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/verdicts");
    let mut wrong = Vec::new();
    for file in fs::read_dir(folder).expect("the folder is there") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("it is read");
        for case in text.split("\n## ").skip(1) {
            let accounts: Vec<&str> = case.lines().filter_map(|line| line.strip_prefix("- ")).collect();
            let wanted = case.lines().find_map(|line| line.strip_prefix("=> ")).expect("a case says what is wanted");
            for texts in [accounts.clone(), accounts.iter().rev().copied().collect()] {
                let claim = claim_of(&texts);
                if (claim.verdict == Verdict::Agreed) != (wanted == "agreed") {
                    wrong.push(format!("{}: {:?} {:?}", case.lines().next().unwrap_or_default(), claim.verdict, claim.doubts));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
