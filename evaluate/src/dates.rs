//! Task `dates`. The format of the records decides the measure:
//! - `timex` with TIMEX3 values (EventStoryLine, TempEval-3): `timex.rs`;
//! - `timex` with TEI values (GUM): `tei.rs`;
//! - `spec` and `expected` (Recognizers): `recognizers.rs`;
//! - a folder with `gold/` and `texts/`: `events.rs`.
//!
//! Spans: strict = same offsets, relaxed = any overlap, each gold item matched once. `value_accuracy` is over the relaxed matches whose
//! gold is a date or time; `value_f1` = `relaxed_f1` × `value_accuracy`. With EVALUATE_SHOW set the errors go to standard error.

mod events;
mod recognizers;
mod tei;
mod timex;

use std::collections::BTreeMap;
use std::path::Path;

use compare_sources::model::{Account, Content, DateMention, Precision, Span, TimeClass, When, WhenForm};
use compare_sources::understand;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use serde_json::{Value, json};

use super::records::{Counts, byte_offsets, figure, harmonic, ratio, read};

/// One date the program found.
pub struct Guess {
    pub span: Span,
    pub mention: DateMention,
}

/// A gold span with its value, offsets in bytes.
pub struct Gold<'g> {
    pub start: usize,
    pub end: usize,
    pub value: &'g Value,
    pub class: &'g str,
}

/// The gold spans of a record, in bytes. `keep` decides which count.
pub fn gold_of<'r>(record: &'r Value, text: &str, keep: impl Fn(&Value) -> bool) -> Vec<Gold<'r>> {
    let bytes = byte_offsets(text);
    let place = |v: &Value| bytes.get(usize::try_from(v.as_u64()?).ok()?).copied();
    let items = record["timex"].as_array().into_iter().flatten().filter(|t| keep(t));
    items
        .filter_map(|t| {
            let class = t["type"].as_str().unwrap_or("DATE");
            Some(Gold { start: place(&t["start"])?, end: place(&t["end"])?, value: &t["value"], class })
        })
        .collect()
}

pub fn run(path: &Path) -> Result<Value, String> {
    if path.is_dir() {
        return events::run(path);
    }
    let records: Vec<Value> = read(path)?;
    let first = records.first().ok_or("no records")?;
    if first.get("spec").is_some() {
        return recognizers::run(&records);
    }
    let tei = records.iter().flat_map(|r| r["timex"].as_array().into_iter().flatten()).any(|t| t["value"].is_object());
    if tei { tei::run(&records) } else { timex::run(&records) }
}

/// The dates found in a text published at `dct` (an ISO date or date and time).
pub fn guesses(text: &str, dct: Option<&str>) -> Vec<Guess> {
    let reading = understand(vec![Account::plain(text, dct.and_then(published))], Vec::new());
    let mentions = reading.statements.into_iter().flat_map(|s| s.mentions);
    mentions
        .filter_map(|m| match m.content {
            Content::Date(mention) => Some(Guess { span: m.span, mention }),
            _ => None,
        })
        .collect()
}

/// A publication time: a day, or a moment where the text gives one.
fn published(dct: &str) -> Option<When> {
    let dct = dct.trim_end_matches('Z').trim_start_matches(|c: char| !c.is_ascii_digit());
    let day: Date = dct.get(..10)?.parse().ok()?;
    match dct.parse::<DateTime>() {
        Ok(moment) if dct.len() > 10 => Some(When::unit(moment, Precision::Minute)),
        _ => Some(When::day(day)),
    }
}

/// Precision and recall, each over its own set of items.
#[derive(Default)]
pub struct Spans {
    precision: Counts,
    recall: Counts,
}

impl Spans {
    fn f1(&self) -> f64 {
        harmonic(self.precision.precision(), self.recall.recall())
    }
}

/// The measures that the span files share.
#[derive(Default)]
pub struct Tally {
    strict: Spans,
    relaxed: Spans,
    /// Right and all values per class of the gold.
    values: BTreeMap<String, (f64, f64)>,
}

impl Tally {
    /// Counts the guesses of one text; returns the matched pairs (gold, guess). Only guesses that `counts` accepts cost precision.
    pub fn spans(&mut self, gold: &[Gold], guesses: &[Guess], counts: impl Fn(&Guess) -> bool) -> Vec<(usize, usize)> {
        let exact = |g: &Gold, s: &Span| g.start == s.start() && g.end == s.end();
        let overlap = |g: &Gold, s: &Span| g.start < s.end() && s.start() < g.end;
        let mut match_of = vec![None; gold.len()];
        let mut used = vec![false; guesses.len()];
        for test in [&exact as &dyn Fn(&Gold, &Span) -> bool, &overlap] {
            for (item, found) in gold.iter().zip(match_of.iter_mut()).filter(|(_, found)| found.is_none()) {
                *found = (0..guesses.len()).find(|&i| !used[i] && test(item, &guesses[i].span));
                found.iter().for_each(|&i: &usize| used[i] = true);
            }
        }
        let pairs: Vec<(usize, usize)> = match_of.iter().enumerate().filter_map(|(at, found)| Some((at, (*found)?))).collect();
        let strict: Vec<&(usize, usize)> = pairs.iter().filter(|(g, f)| exact(&gold[*g], &guesses[*f].span)).collect();
        let counted = guesses.iter().filter(|g| counts(g)).count();
        self.strict.recall.add(strict.len(), 0, gold.len());
        self.relaxed.recall.add(pairs.len(), 0, gold.len());
        self.strict.precision.add(strict.iter().filter(|(_, f)| counts(&guesses[*f])).count(), counted, 0);
        self.relaxed.precision.add(pairs.iter().filter(|(_, f)| counts(&guesses[*f])).count(), counted, 0);
        pairs
    }

    /// Counts one value.
    pub fn value(&mut self, class: &str, right: bool) {
        let entry = self.values.entry(class.to_string()).or_default();
        entry.0 += f64::from(u8::from(right));
        entry.1 += 1.0;
    }

    pub fn figures(&self) -> Value {
        let of = |classes: &[&str]| {
            let chosen = classes.iter().filter_map(|c| self.values.get(*c));
            let (right, all) = chosen.fold((0.0, 0.0), |sum, v| (sum.0 + v.0, sum.1 + v.1));
            ratio(right, all)
        };
        let accuracy = of(&["DATE", "TIME"]);
        json!({
            "strict_f1": figure(self.strict.f1()), "relaxed_f1": figure(self.relaxed.f1()),
            "relaxed_precision": figure(self.relaxed.precision.precision()), "relaxed_recall": figure(self.relaxed.recall.recall()),
            "value_accuracy": figure(accuracy), "value_f1": figure(self.relaxed.f1() * accuracy),
            "duration_set_value_accuracy": figure(of(&["DURATION", "SET"])),
        })
    }
}

/// Splits a range whose two ends are written out ("1994 to 1996", "July – August 2011") into two guesses, as TIMEX3 and TEI mark it; a
/// range that shares its unit ("5-6 September") stays one. Looks only at the words of the guess.
pub fn split_range(text: &str, guess: Guess) -> Vec<Guess> {
    let words = guess.span.text(text);
    let Some(when) = guess.mention.when.clone().filter(|w| w.form == WhenForm::Range) else { return vec![guess] };
    let marks = [" to ", " and ", " through ", " until ", " till ", " – ", " - ", "–", "-"];
    let Some((at, mark)) = marks.iter().find_map(|m| Some((words.find(m)?, m))) else { return vec![guess] };
    let full = |part: &str| {
        part.chars().any(char::is_alphabetic) || part.trim_matches(|c: char| !c.is_ascii_digit()).len() == 4 || words.len() <= 12
    };
    let (first, last) = (&words[..at], &words[at + mark.len()..]);
    let months = !words.chars().any(char::is_alphabetic);
    if guess.mention.class == TimeClass::Time
        || guess.mention.class == TimeClass::Duration
        || !full(first)
        || !full(last)
        || (!months && first.len() < 3)
    {
        return vec![guess];
    }
    let unit = |moment| When { approximate: false, ..When::unit(moment, when.precision) };
    let start = guess.span.start();
    let ends = guess.mention.timex.split_once('/').map_or(("", ""), |(a, b)| (a, b));
    let half = |from: usize, to: usize, when: When, timex: &str| Guess {
        span: Span::of(text, from..to),
        mention: DateMention { when: Some(when), timex: timex.into(), ..guess.mention.clone() },
    };
    let end = when.end.checked_sub(1.nanosecond()).unwrap_or(when.end);
    let last_unit = match when.precision {
        Precision::Year => end.date().first_of_year(),
        Precision::Month => end.date().first_of_month(),
        _ => end.date(),
    };
    vec![
        half(start, start + first.trim_end().len(), unit(when.start), ends.0),
        half(start + at + mark.len(), guess.span.end(), unit(last_unit.at(0, 0, 0, 0)), ends.1),
    ]
}
