//! Files with TEI values: `when`, `from`/`to`, `notBefore`/`notAfter`; `--12-25` has no year. GUM marks points and intervals of the
//! calendar, not durations, recurrences and "now", so only mentions with an interval count as guesses.
//! `when`: our interval is inside the gold's unit (right at the gold's precision). The other forms: the stated days are those of our
//! interval; a side that the gold leaves open is not compared. Without a year only month and day are compared. The gold ends a season in the
//! month after its last, and counts years before our era in two ways: a difference of one month or one year is accepted there.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

use super::timex::around;
use super::{Guess, Tally, gold_of, guesses, split_range};
use compare_sources::model::{Precision, When};

pub fn run(records: &[Value]) -> Result<Value, String> {
    let mut tally = Tally::default();
    for record in records {
        let text = record["text"].as_str().ok_or("no text")?;
        let gold = gold_of(record, text, |_| true);
        let found: Vec<Guess> = guesses(text, record["dct"].as_str())
            .into_iter()
            .filter(|g| g.mention.when.is_some())
            .flat_map(|g| split_range(text, g))
            .collect();
        let pairs = tally.spans(&gold, &found, |_| true);
        for (g, f) in &pairs {
            let right = found[*f].mention.when.as_ref().is_some_and(|w| same_value(gold[*g].value, w));
            tally.value("DATE", right);
            if crate::show::wrong() && !right {
                let got = found[*f].mention.when.as_ref().map_or(String::new(), When::edtf);
                eprintln!(
                    "VALUE {} {} gold {} got {got} {} | {}",
                    record["id"],
                    record["dct"],
                    gold[*g].value,
                    found[*f].mention.timex,
                    around(text, gold[*g].start)
                );
            }
            if crate::show::wrong() && (gold[*g].start != found[*f].span.start() || gold[*g].end != found[*f].span.end()) {
                eprintln!("SPAN gold [{}] got [{}]", &text[gold[*g].start..gold[*g].end], found[*f].span.text(text));
            }
        }
        if crate::show::wrong() {
            let missed = gold.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|p| p.0 == *at));
            missed.for_each(|(_, g)| eprintln!("MISSED {} [{}] {}", record["id"], &text[g.start..g.end], around(text, g.start)));
            let extra = found.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|p| p.1 == *at));
            extra.for_each(|(_, f)| {
                eprintln!("EXTRA {} [{}] {} {}", record["id"], f.span.text(text), f.mention.timex, around(text, f.span.start()))
            });
        }
    }
    Ok(tally.figures())
}

fn same_value(gold: &Value, ours: &When) -> bool {
    let part = |key: &str| gold[key].as_str().and_then(unit);
    let (first, last) = (ours.first_day(), ours.last_day());
    let ours_season = ours.precision == Precision::Season;
    if let Some((yearless, from, to)) = part("when") {
        return if yearless {
            (first.month(), from.day() == first.day() || from != to) == (from.month(), true)
        } else {
            from <= first && first <= to && (last <= to || from == to && first == from)
        };
    }
    let side = |keys: [&str; 2], ours: Date, pick: fn(&(bool, Date, Date)) -> Date| {
        let Some(unit) = keys.iter().find_map(|k| part(k)) else { return true };
        let told = pick(&unit);
        let season = ours_season && (told - ours).get_days().abs() <= 31;
        let ancient = told.year() <= 0 && (told.year() - ours.year()).abs() <= 1;
        if unit.0 || season || ancient {
            if season || ancient {
                return true;
            }
            (told.month() - ours.month()).rem_euclid(12) <= 1
        } else {
            told == ours || unit.1 <= ours && ours <= unit.2
        }
    };
    let any = ["from", "notBefore", "to", "notAfter"].iter().any(|k| part(k).is_some());
    any && side(["from", "notBefore"], first, |u| u.1) && side(["to", "notAfter"], last, |u| u.2)
}

/// The days a TEI value covers, and whether it lacks its year. TEI counts no year zero; we do.
fn unit(value: &str) -> Option<(bool, Date, Date)> {
    if let Some(rest) = value.strip_prefix("--") {
        let (month, day) = rest.split_once('-').map_or((rest, None), |(m, d)| (m, Some(d)));
        let start = Date::new(2000, month.parse().ok()?, day.map_or(Some(1), |d| d.parse().ok())?).ok()?;
        return Some((true, start, if day.is_some() { start } else { start.last_of_month() }));
    }
    let (sign, rest) = value.strip_prefix('-').map_or((1, value), |rest| (-1, rest));
    let rest = rest.split('T').next()?;
    let numbers: Vec<i16> = rest.split('-').map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let year = if sign < 0 { 1 - numbers.first()? } else { *numbers.first()? };
    let month = numbers.get(1).map(|m| *m as i8);
    let start = Date::new(year, month.unwrap_or(1), numbers.get(2).map_or(1, |d| *d as i8)).ok()?;
    let end = match numbers.len() {
        1 => start.last_of_year(),
        2 => start.last_of_month(),
        _ => start,
    };
    Some((false, start, end.checked_add(0.days()).ok()?))
}
