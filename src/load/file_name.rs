//! The day in a file's name: `2020-11-25-reuters.txt`, `reuters_20201125.html`.

use jiff::civil::Date;

/// Years that a day in a name can be of; eight digits that mean another year are a number.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2100;

/// The one day that a file's name holds, year first.
pub fn day(path: &str) -> Option<Date> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let mut days = name.split(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '_' | '.')).flat_map(days);
    let first = days.next()?;
    days.all(|other| other == first).then_some(first)
}

/// A label without the day in it: `2020-11-25-reuters` is of `reuters`. A label that is nothing else stays.
pub fn without_day(label: &str) -> String {
    let parts: Vec<&str> = label.split('-').collect();
    let of_three = |at: usize| parts.get(at..at + 3).is_some_and(|run| days(&run.join("-")).len() == 1 && run[0].len() == 4);
    let alone = |part: &&str| part.len() == 8 && !days(part).is_empty();
    let rest: Vec<&str> = match (0..parts.len()).find(|at| of_three(*at)) {
        Some(at) => parts[..at].iter().chain(&parts[at + 3..]).copied().collect(),
        None => parts.iter().filter(|part| !alone(part)).copied().collect(),
    };
    if rest.is_empty() { label.into() } else { rest.join("-") }
}

/// The days in a run of digits and the signs between them.
fn days(run: &str) -> Vec<Date> {
    let numbers: Vec<&str> = run.split(['-', '_', '.']).collect();
    let whole = numbers.iter().filter(|n| n.len() == 8).filter_map(|n| of(&n[..4], &n[4..6], &n[6..]));
    let parted = numbers.windows(3).filter(|n| n[0].len() == 4 && n[1].len() == 2 && n[2].len() == 2).filter_map(|n| of(n[0], n[1], n[2]));
    whole.chain(parted).collect()
}

fn of(year: &str, month: &str, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{day, without_day};

    #[test]
    fn labels_without_their_day() {
        let labels = ["2020-11-25-reuters", "wire-20201125", "2020-11-25", "wire-12", "a-2020-11-25-b"];
        assert_eq!(labels.map(without_day), ["reuters", "wire", "2020-11-25", "wire-12", "a-b"]);
    }

    #[test]
    fn year_first_and_once() {
        let found = |name: &str| day(name).map(|d| d.to_string());
        for name in ["2020-11-25-mill.txt", "a/mill_20201125.md", "mill.2020_11_25.txt", "2020-11-25T1008.txt", "x-20201125-20201125.txt"] {
            assert_eq!(found(name).as_deref(), Some("2020-11-25"), "{name}");
        }
        for name in ["mill.txt", "25-11-2020.txt", "12345678.txt", "2020-13-01.txt", "20201125-20201126.txt", "2020/11/25/a.txt"] {
            assert_eq!(found(name), None, "{name}");
        }
    }
}
