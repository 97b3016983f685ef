//! Task `nli`: does a text entail a sentence, contradict it, or neither? A conflict between the two is a contradiction. Without one, a
//! sentence whose content words nearly all stand in the text, with no figure or date beyond it, is entailed; anything else is neutral.
//! For pairs labelled `supports` and `contradicts` only, a pair counts as decided when a conflict was found or the sentence is covered;
//! `accuracy` is then over the decided ones, as is said in the data's description. `decided` is the share that was not left neutral.
//! With EVALUATE_SHOW set, wrong contradictions and missed ones are printed to standard error.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use compare_sources::diff::Said;
use compare_sources::language::Language;
use compare_sources::model::{AccountId, DifferenceKind, Relation, StatementId};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::bare;
use crate::records::{Counts, figure, ratio, read};

#[derive(Deserialize)]
struct Record {
    label: String,
    #[serde(default)]
    subset: Option<String>,
    #[serde(alias = "evidence")]
    premise: String,
    #[serde(alias = "claim")]
    hypothesis: String,
}

/// What was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Entailed,
    Contradicted,
    Neutral,
}

pub fn run(path: &Path) -> Result<Value, String> {
    let records: Vec<Record> = read(path)?;
    let two_way = records.iter().all(|r| r.label == "supports" || r.label == "contradicts");
    let mut contradiction = Counts::default();
    let (mut right, mut counted, mut decided) = (0, 0, 0);
    let mut subsets: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for record in &records {
        let compared = bare::compare(&record.premise, &record.hypothesis);
        let answer = answer(&compared);
        let gold = gold(&record.label);
        let (guessed, wanted) = (answer == Answer::Contradicted, gold == Answer::Contradicted);
        contradiction.add(usize::from(guessed && wanted), usize::from(guessed), usize::from(wanted));
        decided += usize::from(answer != Answer::Neutral);
        if !two_way || answer != Answer::Neutral {
            counted += 1;
            right += usize::from(answer == gold);
        }
        let subset = subsets.entry(record.subset.clone().unwrap_or_default()).or_default();
        *subset = (subset.0 + usize::from(answer == gold), subset.1 + 1);
        if guessed != wanted && std::env::var_os("EVALUATE_SHOW").is_some() {
            let what = if guessed { "wrong" } else { "missed" };
            eprintln!("{what} ({})\n  {}\n  {}\n  {}", record.label, record.premise, record.hypothesis, compared.summary());
        }
    }
    let share = |(hits, all): (usize, usize)| figure(ratio(hits as f64, all as f64));
    Ok(json!({
        "pairs": records.len(),
        "accuracy": share((right, counted)),
        "contradiction_precision": figure(contradiction.precision()),
        "contradiction_recall": figure(contradiction.recall()),
        "decided": share((decided, records.len())),
        "subsets": subsets.into_iter().filter(|(name, _)| !name.is_empty()).map(|(name, hits)| (name, share(hits))).collect::<BTreeMap<_, _>>(),
    }))
}

fn gold(label: &str) -> Answer {
    match label {
        "entailment" | "supports" => Answer::Entailed,
        "contradiction" | "contradicts" => Answer::Contradicted,
        _ => Answer::Neutral,
    }
}

fn answer(compared: &bare::Bare) -> Answer {
    let conflict = |d: &&compare_sources::model::Difference| matches!(d.relation, Relation::Conflict | Relation::Supersedes);
    if compared.differences.iter().filter(|d| d.kind != DifferenceKind::Itself).any(|d| conflict(&d)) {
        return Answer::Contradicted;
    }
    let undecided = compared.differences.iter().any(|d| {
        matches!(d.kind, DifferenceKind::Quantity | DifferenceKind::Date | DifferenceKind::Certainty) && d.relation == Relation::Compatible
    });
    if covered(compared) >= 0.8 && !undecided { Answer::Entailed } else { Answer::Neutral }
}

/// Share of the sentence's content words that stand in the text.
fn covered(compared: &bare::Bare) -> f64 {
    let reading = &compared.reading;
    let view = compare_sources::diff::Reading {
        accounts: &reading.accounts,
        statements: &reading.statements,
        entities: &reading.entities,
        language: Language::english(),
    };
    let words = |account: usize| -> BTreeSet<String> {
        (0..reading.statements.len())
            .filter(|at| reading.statements[*at].account == AccountId(account))
            .flat_map(|at| Said::new(view, StatementId(at)).content)
            .collect()
    };
    let (text, sentence) = (words(0), words(1));
    ratio(sentence.intersection(&text).count() as f64, sentence.len() as f64)
}
