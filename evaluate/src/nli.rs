//! Task `nli`: does a text entail a sentence, contradict it, or neither? A conflict between the two is a contradiction. Without one, a
//! sentence whose content words are nearly all in the text, with no figure or date beyond it, is entailed; anything else is neutral.
//! Bounds are read as in logic here: "24" entails "more than 20" and excludes "more than 24".
//! If all pairs are labelled `supports` or `contradicts`, a pair is decided if a conflict was found or the sentence is covered, and
//! `accuracy` is over the decided pairs, as the description of the data says. `decided` is the share that is not neutral.
//! With EVALUATE_SHOW set, wrong contradictions and missed ones are printed to standard error.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use compare_sources::diff::Said;
use compare_sources::language::Language;
use compare_sources::model::{AccountId, Bound, Content, Difference, DifferenceKind, Quantity, Relation, Side, StatementId, Tolerances};
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
        let compared = bare::compare(&unescaped(&record.premise), &unescaped(&record.hypothesis));
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
        if guessed != wanted && crate::show::wrong() {
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

/// Replaces the codes of the Penn Treebank for brackets by brackets.
fn unescaped(text: &str) -> String {
    [("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]")]
        .iter()
        .fold(text.to_string(), |text, (code, sign)| text.replace(code, sign))
}

fn gold(label: &str) -> Answer {
    match label {
        "entailment" | "supports" => Answer::Entailed,
        "contradiction" | "contradicts" => Answer::Contradicted,
        _ => Answer::Neutral,
    }
}

fn answer(compared: &bare::Bare) -> Answer {
    let hard = |d: &&Difference| matches!(d.relation, Relation::Conflict | Relation::Supersedes) && d.kind != DifferenceKind::Itself;
    if compared.differences.iter().any(|d| hard(&d)) {
        return Answer::Contradicted;
    }
    let soft = |d: &&Difference| d.relation == Relation::Compatible && matches!(d.kind, DifferenceKind::Quantity | DifferenceKind::Date);
    let read: Vec<Answer> = compared.differences.iter().filter(soft).map(|d| bounded(compared, d)).collect();
    let certain = compared.differences.iter().all(|d| d.kind != DifferenceKind::Certainty);
    if read.contains(&Answer::Contradicted) {
        Answer::Contradicted
    } else if covered(compared) >= 0.8 && certain && !read.contains(&Answer::Neutral) {
        Answer::Entailed
    } else {
        Answer::Neutral
    }
}

/// What bounds mean in logic: "24" entails "more than 20" but not the other way, and excludes "more than 24" (which newspapers, and the
/// program, treat as compatible).
fn bounded(compared: &bare::Bare, difference: &Difference) -> Answer {
    let quantity = |side: &Side| {
        let statement = &compared.reading.statements[side.statement?.0];
        let mention = statement.mentions.iter().find(|m| Some(m.span) == side.span && matches!(m.content, Content::Quantity(_)))?;
        if let Content::Quantity(q) = &mention.content { Some(q) } else { None }
    };
    let (Some(text), Some(sentence)) = (quantity(&difference.sides[0]), quantity(&difference.sides[1])) else { return Answer::Neutral };
    let strict = |q: &Quantity| matches!(q.bound, Bound::MoreThan | Bound::LessThan);
    if strict(sentence) && text.bound == Bound::Exact && text.value == sentence.value {
        return Answer::Contradicted;
    }
    let above = sentence.low.is_none_or(|low| text.low.is_some_and(|l| l >= low));
    let below = sentence.high.is_none_or(|high| text.high.is_some_and(|h| h <= high));
    if above && below { Answer::Entailed } else { Answer::Neutral }
}

/// Share of the sentence's content words that are in the text.
fn covered(compared: &bare::Bare) -> f64 {
    let reading = &compared.reading;
    let view = compare_sources::diff::Context {
        accounts: &reading.accounts,
        statements: &reading.statements,
        entities: &reading.entities,
        paired: &compare_sources::diff::Paired::default(),
        language: Language::english(),
        tolerances: Tolerances::default(),
        figures: &compare_sources::diff::Figures::default(),
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
