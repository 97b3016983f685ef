//! Words that say which of several things is meant: the contents of `qualifiers.toml` and the calendar words of `dates.toml`.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::dates::DateWords;
use super::numbers::ORDINAL_ENDINGS;

/// Why two words cannot both apply to one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    /// They are in the same row of the list.
    Listed,
    /// Two months, weekdays or seasons.
    Calendar,
    /// Two positions in an order: "first", "21st".
    Order,
}

/// Words that say which of several things is meant.
#[derive(Debug)]
pub struct Qualifiers {
    /// For each word, its rows and its position in each row.
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

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
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
    /// The reason why two different words cannot both apply to one thing. The flags say whether each is capitalised, as months and weekdays are.
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

    /// The position that an ordinal names: "first", "21st".
    pub fn order(&self, norm: &str) -> Option<i64> {
        let digits = || {
            let figure = ORDINAL_ENDINGS.iter().find_map(|end| norm.strip_suffix(end))?;
            figure.bytes().all(|b| b.is_ascii_digit()).then(|| figure.parse().ok())?
        };
        self.ordinals.get(norm).copied().or_else(digits)
    }

    /// True if an ordinal before the noun is a rank.
    pub fn is_rank(&self, noun: &str) -> bool {
        self.ranks.contains(self.singular(noun))
    }

    /// True if the preposition says for whom or what something holds.
    pub fn holds_for(&self, preposition: &str) -> bool {
        self.holding.contains(preposition)
    }

    /// True if the word can say which of several things is meant.
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
