//! The Recognizers specifications. An input is right if every expected span is found with one of its accepted resolutions and nothing else
//! is found. Spans are compared without leading prepositions, articles and bounds ("in", "the", "from", "until"), about which the
//! specification is not consistent, and without a time zone at the end, which it leaves out; whether "before" or "after" was read shows in
//! the resolution. A resolution is right if our TIMEX value equals the specification's, or our interval has its dates; of an open range only
//! the stated side is compared. `exact_accuracy` requires the exact span.

use compare_sources::model::{Precision, When, WhenForm};
use jiff::ToSpan;
use serde_json::{Value, json};

use super::{Guess, guesses};
use crate::records::{byte_offsets, figure, ratio};

const LEADING: &[&str] = &[
    "in",
    "on",
    "at",
    "the",
    "from",
    "between",
    "since",
    "until",
    "till",
    "by",
    "before",
    "after",
    "for",
    "within",
    "around",
    "beginning",
    "starting",
    "a",
    "as",
    "early",
    "later",
    "greater",
    "than",
    "year",
    "calendar",
    "of",
];

pub fn run(records: &[Value]) -> Result<Value, String> {
    let (mut right, mut exact) = (0.0, 0.0);
    for record in records {
        let text = record["text"].as_str().ok_or("no text")?;
        let found = guesses(text, record["ref"].as_str());
        let expected: Vec<&Value> = record["expected"].as_array().into_iter().flatten().collect();
        let bytes = byte_offsets(text);
        let span = |e: &Value| -> Option<(usize, usize)> {
            Some((*bytes.get(e["start"].as_u64()? as usize)?, *bytes.get(e["end"].as_u64()? as usize)?))
        };
        let matches = |e: &&Value, g: &Guess| {
            span(e).is_some_and(|(from, to)| core(text, from, to) == core(text, g.span.start(), g.span.end())) && accepted(e, g)
        };
        let all = expected.len() == found.len() && expected.iter().zip(&found).all(|(e, g)| matches(e, g));
        let same = expected.iter().zip(&found).all(|(e, g)| span(e) == Some((g.span.start(), g.span.end())));
        right += f64::from(u8::from(all));
        exact += f64::from(u8::from(all && same));
        if crate::show::wrong() && !all {
            let wanted: Vec<String> = expected.iter().map(|e| format!("[{}] {}", e["text"], e["resolution"]["values"][0])).collect();
            let got: Vec<String> = found
                .iter()
                .map(|g| {
                    format!("[{}] {} {}", g.span.text(text), g.mention.timex, g.mention.when.as_ref().map_or(String::new(), When::edtf))
                })
                .collect();
            eprintln!("{} | {text}\n     want {}\n     got  {}", record["ref"], wanted.join(" ; "), got.join(" ; "));
        }
    }
    let all = records.len() as f64;
    Ok(json!({"accuracy": figure(ratio(right, all)), "exact_accuracy": figure(ratio(exact, all)), "inputs": records.len()}))
}

/// A span without its leading function words.
fn core(text: &str, from: usize, to: usize) -> (usize, usize) {
    let mut start = from;
    let zones = [" GMT", " PT", " PST", " CET", " EST", " Beijing time", " eastern"];
    let to = zones.iter().find_map(|z| text[from..to].strip_suffix(z)).map_or(to, |rest| from + rest.len());
    loop {
        let rest = &text[start..to];
        let word = rest.split_whitespace().next().unwrap_or("");
        if word.len() == rest.len() || !LEADING.contains(&word.to_lowercase().as_str()) {
            return (start, to);
        }
        start += rest.len() - rest[word.len()..].trim_start().len();
    }
}

fn accepted(expected: &Value, guess: &Guess) -> bool {
    let values = expected["resolution"]["values"].as_array();
    values.into_iter().flatten().any(|value| fits(value, guess))
}

fn fits(value: &Value, guess: &Guess) -> bool {
    let ours = guess.mention.timex.replace("XXXX-XX-XXT", "T");
    let timex = value["timex"].as_str().unwrap_or("");
    let text = |key: &str| value[key].as_str().filter(|v| *v != "not resolved");
    let kind = value["type"].as_str().unwrap_or("");
    if matches!(kind, "duration" | "set") || text("value").or(text("start")).or(text("end")).is_none() {
        return ours == timex;
    }
    if timex == "PRESENT_REF" && ours == timex
        || !ours.is_empty() && ours == timex && timex.contains(|c: char| c.is_ascii_uppercase() && c != 'X')
    {
        return true;
    }
    let Some(when) = &guess.mention.when else { return false };
    if let Some(point) = text("value") {
        return same_moment(point, when);
    }
    let open = text("start").is_none() || text("end").is_none();
    let part = timex.ends_with(|c: char| c.is_ascii_uppercase());
    if part && ours.ends_with(timex.rsplit('T').next().unwrap_or("-")) && !open {
        let day = text("start").and_then(|s| s.get(..10)).unwrap_or("");
        return !day.contains('-') || when.first_day().to_string() == day;
    }
    let ends = ends_of(when);
    let start = text("start").is_none_or(|s| ends.0.iter().any(|e| same_stamp(s, e)) || open && ends.1.iter().any(|e| same_stamp(s, e)));
    let end = text("end").is_none_or(|s| ends.1.iter().any(|e| same_stamp(s, e)) || open && ends.0.iter().any(|e| same_stamp(s, e)));
    start && end
}

fn same_moment(value: &str, when: &When) -> bool {
    let fine = when.precision >= Precision::Hour;
    match value.len() {
        10 => when.first_day().to_string() == value && when.precision >= Precision::Day,
        8 => fine && when.start.time().to_string().get(..5) == value.get(..5),
        _ => fine && same_stamp(value, &when.start.to_string()),
    }
}

/// Start, and the end in both ways of counting: exclusive, and the start of the last unit.
fn ends_of(when: &When) -> (Vec<String>, Vec<String>) {
    let last = when.end.checked_sub(1.nanosecond()).unwrap_or(when.end);
    let unit = match when.precision {
        Precision::Century | Precision::Decade | Precision::Year => last.date().first_of_year().at(0, 0, 0, 0),
        Precision::Season | Precision::Month => last.date().first_of_month().at(0, 0, 0, 0),
        _ => last.date().at(0, 0, 0, 0),
    };
    let mut ends = vec![when.end.to_string()];
    if when.form == WhenForm::Range && when.precision < Precision::Hour {
        ends.push(unit.to_string());
        ends.push(last.date().at(0, 0, 0, 0).to_string());
    }
    (vec![when.start.to_string()], ends)
}

/// Compares dates, times, or both, as far as the specification states them, to the minute.
fn same_stamp(value: &str, ours: &str) -> bool {
    let value = value.replace(' ', "T");
    match value.len() {
        8 => ours.get(11..16) == value.get(..5),
        10 => ours.get(..10) == Some(value.as_str()),
        _ => ours.get(..16) == value.get(..16),
    }
}
