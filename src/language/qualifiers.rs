//! Words that say which of several a thing is: the contents of `qualifiers.toml` with what `dates.toml` knows of the calendar.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::dates::DateWords;
use super::numbers::ORDINAL_ENDINGS;

/// What keeps two words apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    /// They are in one row of the list.
    Listed,
    /// Two months, weekdays or seasons.
    Calendar,
    /// Two places in an order: "first", "21st".
    Order,
}

/// Words that say which of several a thing is.
#[derive(Debug)]
pub struct Qualifiers {
    /// Of each word: row and place in the row.
    listed: BTreeMap<String, Vec<(usize, usize)>>,
    calendar: BTreeMap<String, (u8, i8)>,
    ordinals: FxHashMap<String, i64>,
    ranks: FxHashSet<String>,
    holding: FxHashSet<String>,
}

#[derive(Deserialize)]
struct File {
    sets: Vec<Vec<String>>,
    ranks: FxHashSet<String>,
    holding: FxHashSet<String>,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english(dates: &DateWords) -> Qualifiers {
    let file: File = toml::from_str(include_str!("en/qualifiers.toml")).expect("en/qualifiers.toml is well formed");
    let mut listed: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (row, words) in file.sets.iter().enumerate() {
        for (place, forms) in words.iter().enumerate() {
            forms.split('|').for_each(|word| listed.entry(word.to_string()).or_default().push((row, place)));
        }
    }
    let rows = [(0, &dates.months), (1, &dates.weekdays), (2, &dates.seasons)];
    let calendar = rows.iter().flat_map(|(row, words)| words.iter().map(|(word, place)| (word.clone(), (*row, *place)))).collect();
    Qualifiers { listed, calendar, ordinals: dates.ordinals.clone(), ranks: file.ranks, holding: file.holding }
}

impl Qualifiers {
    /// What keeps two different words from being said of one thing. `capital` says whether each is written so, as months and weekdays are.
    pub fn apart(&self, (a, capital): (&str, bool), (b, other): (&str, bool)) -> Option<Apart> {
        if let Some((x, y)) = self.order(a).zip(self.order(b)) {
            return (x != y).then_some(Apart::Order);
        }
        let (a, b) = (self.singular(a), self.singular(b));
        let (own, theirs) = (self.listed.get(a), self.listed.get(b));
        let meet = |x: &(usize, usize)| theirs.into_iter().flatten().any(|y| x.0 == y.0 && x.1 != y.1);
        let same = |x: &(usize, usize)| theirs.into_iter().flatten().any(|y| x == y);
        if own.into_iter().flatten().any(meet) && !own.into_iter().flatten().any(same) {
            let dated = self.calendar.contains_key(a) || self.calendar.contains_key(b);
            return Some(if dated { Apart::Calendar } else { Apart::Listed });
        }
        let (x, y) = (self.calendar.get(a)?, self.calendar.get(b)?);
        let named = x.0 == SEASONS || capital && other;
        (named && x.0 == y.0 && x.1 != y.1).then_some(Apart::Calendar)
    }

    /// The place that an ordinal names: "first", "21st".
    pub fn order(&self, norm: &str) -> Option<i64> {
        let digits = || {
            let figure = ORDINAL_ENDINGS.iter().find_map(|end| norm.strip_suffix(end))?;
            figure.bytes().all(|b| b.is_ascii_digit()).then(|| figure.parse().ok())?
        };
        self.ordinals.get(norm).copied().or_else(digits)
    }

    /// Does the noun make an ordinal before it a rank?
    pub fn is_rank(&self, noun: &str) -> bool {
        self.ranks.contains(self.singular(noun))
    }

    /// Does the preposition say for whom something holds?
    pub fn holds_for(&self, preposition: &str) -> bool {
        self.holding.contains(preposition)
    }

    /// Can the word say which of several a thing is?
    pub fn knows(&self, norm: &str) -> bool {
        let one = self.singular(norm);
        self.listed.contains_key(one) || self.calendar.contains_key(one) || self.order(norm).is_some()
    }

    fn singular<'w>(&self, norm: &'w str) -> &'w str {
        let known = |word: &str| self.listed.contains_key(word) || self.calendar.contains_key(word);
        norm.strip_suffix('s').filter(|one| !known(norm) && known(one)).unwrap_or(norm)
    }
}

const SEASONS: u8 = 2;

#[cfg(test)]
mod tests {
    use super::{Apart, english};
    use crate::language::dates;

    #[test]
    fn words_of_one_row_are_apart() {
        let dates = dates::english();
        let words = english(&dates);
        let apart = |a: &str, b: &str| words.apart((a, true), (b, true));
        assert_eq!(apart("left", "right"), Some(Apart::Listed));
        assert_eq!(apart("first", "21st"), Some(Apart::Order));
        assert_eq!(apart("weekdays", "sundays"), Some(Apart::Calendar));
        assert_eq!(apart("summer", "winter"), Some(Apart::Calendar));
        assert_eq!(apart("autumn", "fall"), None);
        assert_eq!(apart("elder", "older"), None);
        assert_eq!(words.apart(("march", false), ("may", false)), None);
    }
}
