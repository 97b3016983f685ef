//! The cases in `tests/cases/verdicts/*.md`: two accounts of one sentence each, put into one claim, and whether its verdict may be agreed:
//! never for near copies with one changed word.

use std::fs;
use std::path::Path;

use compare_sources::diff::{Context, Figures, Paired, diff, judge};
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
    let view = Context {
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

/// Statements of four to eight words with one word or phrase replaced by an unrelated one, beside a name that is only written differently.
#[test]
fn a_replaced_word_of_a_short_statement_is_never_agreed() {
    const SUBJECTS: [(&str, &str); 7] = [
        ("Sgt. Holm", "Sergeant Holm"),
        ("Bill Arden", "William Arden"),
        ("T. Sorley", "Thomas Sorley"),
        ("Köhler", "Koehler"),
        ("The U.S. envoy", "The United States envoy"),
        ("Mr. Gale", "Mr Gale"),
        ("Dmitry Orlov", "Dmitri Orlov"),
    ];
    const WORDS: [[&str; 3]; 3] =
        [["painted", "buried", "praised"], ["anvil", "goose", "violin"], ["in the cellar", "near the mill", "at dawn"]];
    let sentence = |subject: &str, [verb, thing, place]: [&str; 3]| {
        let article = if thing.starts_with('a') { "an" } else { "a" };
        format!("{subject} {verb} {article} {thing} {place}.")
    };
    let mut wrong = Vec::new();
    for (at, (one, other)) in SUBJECTS.into_iter().enumerate() {
        let plain = [WORDS[0][at % 3], WORDS[1][at / 3 % 3], WORDS[2][(at + 1) % 3]];
        for place in 0..3 {
            for word in WORDS[place].into_iter().filter(|word| *word != plain[place]) {
                let mut changed = plain;
                changed[place] = word;
                let texts = [sentence(one, plain), sentence(other, changed)];
                let claim = claim_of(&[&texts[0], &texts[1]]);
                if claim.verdict == Verdict::Agreed {
                    wrong.push(texts.join(" / "));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
