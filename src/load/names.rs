//! Names of accounts: their labels, which are unique in a run, and the day in a file name (`2020-11-25-reuters.txt`).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

/// Returns a label for each name, in the order of the names. The same names give the same labels.
pub(super) fn labels(names: &[&str]) -> Vec<String> {
    let plain: Vec<String> = names.iter().map(|name| kebab(name)).collect();
    let stems: BTreeSet<&String> = plain.iter().collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut numbers: BTreeMap<&String, usize> = BTreeMap::new();
    let mut out = Vec::with_capacity(plain.len());
    for base in &plain {
        let mut label = base.clone();
        // A numbered label must not collide with the name of another file.
        while taken.contains(&label) || (label != *base && stems.contains(&label)) {
            let number = numbers.entry(base).or_insert(1);
            *number += 1;
            label = format!("{base}-{number}");
        }
        taken.insert(label.clone());
        out.push(label);
    }
    out
}

/// Returns the file name without folders and last extension.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match name.rfind('.') {
        Some(at) if at > 0 => &name[..at],
        _ => name,
    }
}

/// Returns the name in lower case, with one hyphen between runs of letters and digits.
fn kebab(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    if out.is_empty() { "input".into() } else { out }
}

/// Years that a day in a name can have. Eight digits with another year are a number.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2100;

/// Returns the day in a file name, written year first, if it is the only one.
pub(super) fn file_day(path: &str) -> Option<Date> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let mut days = name.split(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '_' | '.')).flat_map(days_in);
    let first = days.next()?;
    days.all(|other| other == first).then_some(first)
}

/// Returns a label without its day: `2020-11-25-reuters` becomes `reuters`. A label that is only a day is returned unchanged.
pub(super) fn without_day(label: &str) -> String {
    let parts: Vec<&str> = label.split('-').collect();
    let of_three = |at: usize| parts.get(at..at + 3).is_some_and(|run| days_in(&run.join("-")).len() == 1 && run[0].len() == 4);
    let alone = |part: &&str| part.len() == 8 && !days_in(part).is_empty();
    let rest: Vec<&str> = match (0..parts.len()).find(|at| of_three(*at)) {
        Some(at) => parts[..at].iter().chain(&parts[at + 3..]).copied().collect(),
        None => parts.iter().filter(|part| !alone(part)).copied().collect(),
    };
    if rest.is_empty() { label.into() } else { rest.join("-") }
}

/// Returns the days in a run of digits and separators.
fn days_in(run: &str) -> Vec<Date> {
    let numbers: Vec<&str> = run.split(['-', '_', '.']).collect();
    let whole = numbers.iter().filter(|n| n.len() == 8).filter_map(|n| date_of(&n[..4], &n[4..6], &n[6..]));
    let parted =
        numbers.windows(3).filter(|n| n[0].len() == 4 && n[1].len() == 2 && n[2].len() == 2).filter_map(|n| date_of(n[0], n[1], n[2]));
    whole.chain(parted).collect()
}

fn date_of(year: &str, month: &str, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{file_day, labels, stem, without_day};

    #[test]
    fn from_the_stem_and_unique() {
        let paths = ["-", "a/AA Daily.txt", "b/aa_daily.md", "c/aa-daily-2.txt", "d/aa.daily", "x/.hidden", "y/Şuşa 1.txt"];
        assert_eq!(labels(&paths.map(stem)), ["input", "aa-daily", "aa-daily-3", "aa-daily-2", "aa", "hidden", "şuşa-1"]);
        // The name of an outlet has no file extension.
        assert_eq!(labels(&["U.S. Wire", "AP/Nordlys", "example.org"]), ["u-s-wire", "ap-nordlys", "example-org"]);
    }

    #[test]
    fn labels_without_their_day() {
        let labels = ["2020-11-25-reuters", "wire-20201125", "2020-11-25", "wire-12", "a-2020-11-25-b"];
        assert_eq!(labels.map(without_day), ["reuters", "wire", "2020-11-25", "wire-12", "a-b"]);
    }

    #[test]
    fn year_first_and_once() {
        let found = |name: &str| file_day(name).map(|d| d.to_string());
        for name in ["2020-11-25-mill.txt", "a/mill_20201125.md", "mill.2020_11_25.txt", "2020-11-25T1008.txt", "x-20201125-20201125.txt"] {
            assert_eq!(found(name).as_deref(), Some("2020-11-25"), "{name}");
        }
        for name in ["mill.txt", "25-11-2020.txt", "12345678.txt", "2020-13-01.txt", "20201125-20201126.txt", "2020/11/25/a.txt"] {
            assert_eq!(found(name), None, "{name}");
        }
    }
}
