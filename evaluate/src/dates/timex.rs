//! Files with TIMEX3 values. Values are compared at the gold's precision (`2013-03` is right for `2013-03-05`). A gold value with a clock
//! time may be in universal time while the text gives local time, so the two may differ by a whole number of quarter hours, at most 14
//! hours. `193X` and `193` are the same decade. Guesses outside `annotated` (if a record has it) and on the dateline (`is_dct`) do not count.

use jiff::civil::DateTime;
use serde_json::Value;

use super::{Gold, Guess, Tally, gold_of, guesses, split_range};
use crate::records::byte_offsets;

pub fn run(records: &[Value]) -> Result<Value, String> {
    let mut tally = Tally::default();
    for record in records {
        let text = record["text"].as_str().ok_or("no text")?;
        let bytes = byte_offsets(text);
        let gold = gold_of(record, text, |t| t["is_dct"] != true);
        let dateline = gold_of(record, text, |t| t["is_dct"] == true);
        let found: Vec<Guess> = guesses(text, record["dct"].as_str())
            .into_iter()
            .flat_map(|g| split_range(text, g))
            .filter(|g| !dateline.iter().any(|d| d.start < g.span.end() && g.span.start() < d.end))
            .collect();
        let place = |v: &Value| v.as_u64().and_then(|at| bytes.get(at as usize).copied()).unwrap_or(0);
        let annotated: Option<Vec<(usize, usize)>> =
            record["annotated"].as_array().map(|a| a.iter().map(|r| (place(&r[0]), place(&r[1]))).collect());
        let counts =
            |g: &Guess| annotated.as_ref().is_none_or(|a| a.iter().any(|(from, to)| *from <= g.span.start() && g.span.end() <= *to));
        let pairs = tally.spans(&gold, &found, counts);
        for (g, f) in &pairs {
            let right = same_value(gold[*g].value.as_str().unwrap_or(""), &found[*f].mention.timex);
            tally.value(gold[*g].class, right);
            if crate::show::wrong() {
                report(record, text, &gold[*g], &found[*f], right);
            }
        }
        if crate::show::wrong() {
            let missed = gold.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|p| p.0 == *at));
            missed.for_each(|(_, g)| eprintln!("MISSED {} [{}] {}", record["id"], &text[g.start..g.end], around(text, g.start)));
            let extra = found.iter().enumerate().filter(|(at, f)| counts(f) && !pairs.iter().any(|p| p.1 == *at));
            extra.for_each(|(_, f)| {
                eprintln!("EXTRA {} [{}] {} {}", record["id"], f.span.text(text), f.mention.timex, around(text, f.span.start()))
            });
        }
    }
    Ok(tally.figures())
}

fn report(record: &Value, text: &str, gold: &Gold, guess: &Guess, right: bool) {
    if !right {
        eprintln!(
            "VALUE {} {} gold {} got {} | {}",
            record["id"],
            record["dct"],
            gold.value,
            guess.mention.timex,
            around(text, gold.start)
        );
    }
    if gold.start != guess.span.start() || gold.end != guess.span.end() {
        eprintln!(
            "SPAN {} gold [{}] got [{}] | {}",
            record["id"],
            &text[gold.start..gold.end],
            guess.span.text(text),
            around(text, gold.start)
        );
    }
}

/// The words around a place, for reading errors.
pub fn around(text: &str, at: usize) -> String {
    let from = (0..=at.saturating_sub(50)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    text[from..].chars().take(110).map(|c| if c.is_control() { '/' } else { c }).collect()
}

fn same_value(gold: &str, ours: &str) -> bool {
    if let (Some(a), Some(b)) = (moment(gold), moment(ours)) {
        let minutes = (a.duration_since(b).as_secs() / 60).abs();
        return minutes <= 14 * 60 && minutes % 15 == 0;
    }
    let plain = |value: &str| value.trim_end_matches('Z').trim_end_matches(['X', '-']).replace("10Y", "1DE").replace('-', "");
    let (gold, ours) = (plain(gold), plain(ours));
    !gold.is_empty() && (ours == gold || ours.starts_with(&gold) && gold.starts_with(|c: char| c.is_ascii_digit()))
}

/// A value with a clock time.
fn moment(value: &str) -> Option<DateTime> {
    let value = value.trim_end_matches('Z');
    let clock = value.split_once('T')?.1;
    clock.starts_with(|c: char| c.is_ascii_digit()).then(|| value.parse().ok())?
}
