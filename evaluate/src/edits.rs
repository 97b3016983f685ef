//! Task `edits`: a sentence and a copy with one known edit. What was found is the kind of the first conflict between the two. Right are
//! `quantity` for a number (`date` if the number counts the years or days of a relative date, "two years ago"), `date` for a date, `actor`,
//! `place` or `label` for an entity, `polarity` for a negation, and no conflict for a value that was only written in another way.
//! `false_conflicts` is the share of the last in which a conflict of any kind was found. `confusion` maps each label to what was found and
//! how often. With EVALUATE_SHOW set, every wrong pair is printed to standard error.

use std::collections::BTreeMap;
use std::path::Path;

use compare_sources::model::{Difference, DifferenceKind, Relation};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::bare;
use crate::records::{figure, ratio, read};

#[derive(Deserialize)]
struct Record {
    label: String,
    a: String,
    b: String,
}

pub fn run(path: &Path) -> Result<Value, String> {
    let records: Vec<Record> = read(path)?;
    let mut confusion: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let (mut right, mut same, mut alarmed) = (0, 0, 0);
    for record in &records {
        let compared = bare::compare(&record.a, &record.b);
        let found = found(&compared);
        let is_right = wanted(&record.label).contains(&found.as_str()) || (record.label == "different_number" && relative_date(&compared));
        if !is_right && crate::show::wrong() {
            eprintln!("{} found {found}\n  {}\n  {}\n  {}", record.label, record.a, record.b, compared.summary());
        }
        right += usize::from(is_right);
        same += usize::from(record.label == "same_value");
        alarmed += usize::from(record.label == "same_value" && !is_right);
        *confusion.entry(record.label.clone()).or_default().entry(found).or_default() += 1;
    }
    Ok(json!({
        "pairs": records.len(),
        "accuracy": figure(ratio(right as f64, records.len() as f64)),
        "false_conflicts": figure(ratio(alarmed as f64, same as f64)),
        "confusion": confusion,
    }))
}

fn wanted(label: &str) -> &'static [&'static str] {
    match label {
        "different_number" => &["quantity"],
        "different_date" => &["date"],
        "different_entity" => &["actor", "place", "label"],
        "negation" => &["polarity"],
        _ => &["no conflict"],
    }
}

/// True if the first conflict of dates is one of relative dates, with a number of years, months, weeks, days or hours.
fn relative_date(compared: &bare::Bare) -> bool {
    let date = |d: &&Difference| d.kind == DifferenceKind::Date && d.relation == Relation::Conflict;
    let counts = |d: &Difference| ["year", "month", "week", "day", "hour"].iter().any(|unit| d.explanation.contains(unit));
    compared.differences.iter().find(date).is_some_and(counts)
}

/// The kind of the first conflict, in the order of kinds; `label` if nothing conflicts and one label replaces another; else `no conflict`.
fn found(compared: &bare::Bare) -> String {
    let conflict = compared.differences.iter().find(|d| matches!(d.relation, Relation::Conflict | Relation::Supersedes));
    let label = || compared.differences.iter().find(|d| d.kind == DifferenceKind::Label);
    conflict.or_else(label).map_or("no conflict".into(), |d| d.kind.word().to_string())
}
