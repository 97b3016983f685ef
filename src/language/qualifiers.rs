//! Words that say which of several things is meant, and words that limit a fact in time: the contents of `qualifiers.toml` and `periods.toml`, and
//! the calendar words of `dates.toml`.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

use super::dates::DateWords;
use super::lookup::{Phrases, grouped, inverted};
use super::numbers::ORDINAL_ENDINGS;

/// Why two words cannot both apply to one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exclusion {
    /// They are in the same row of the list.
    Listed,
    /// Two months, weekdays or seasons.
    Calendar,
    /// Two positions in an order: "first", "21st".
    Order,
}

/// Words that say which of several things is meant.
#[derive(Debug, Deserialize)]
pub struct Qualifiers {
    /// For each word, its rows and its position in each row.
    #[serde(rename = "sets", deserialize_with = "by_row")]
    listed: BTreeMap<String, Vec<(usize, usize)>>,
    ranks: FxHashSet<String>,
    holding: FxHashSet<String>,
    /// For each word of the calendar, its kind and its position there.
    #[serde(skip)]
    calendar: BTreeMap<String, (CalendarWord, i8)>,
    #[serde(skip)]
    ordinals: FxHashMap<String, i64>,
}

/// A word of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CalendarWord {
    Month,
    Weekday,
    Season,
}

/// For each word the rows that it is in, each with its place there.
type ByWord = BTreeMap<String, Vec<(usize, usize)>>;

fn by_row<'de, D: Deserializer<'de>>(rows: D) -> Result<ByWord, D::Error> {
    let mut out = ByWord::new();
    for (row, words) in Vec::<Vec<String>>::deserialize(rows)?.iter().enumerate() {
        for (place, forms) in words.iter().enumerate() {
            forms.split('|').for_each(|word| out.entry(word.to_string()).or_default().push((row, place)));
        }
    }
    Ok(out)
}

impl Qualifiers {
    /// The English lists, with the words of the calendar.
    pub fn english(dates: &DateWords) -> Qualifiers {
        let lists =
            [(CalendarWord::Month, &dates.months), (CalendarWord::Weekday, &dates.weekdays), (CalendarWord::Season, &dates.seasons)];
        let calendar = lists.iter().flat_map(|(kind, words)| words.iter().map(|(word, place)| (word.clone(), (*kind, *place)))).collect();
        Qualifiers { calendar, ordinals: dates.ordinals.clone(), ..english_lists!("qualifiers") }
    }

    /// The reason why two different words cannot both apply to one thing. The flags say whether each is capitalised, as months and weekdays are.
    pub fn exclusion(&self, (a, capital): (&str, bool), (b, other): (&str, bool)) -> Option<Exclusion> {
        if let Some((x, y)) = self.order(a).zip(self.order(b)) {
            return (x != y).then_some(Exclusion::Order);
        }
        let (a, b) = (self.singular(a), self.singular(b));
        let (own, theirs) = (self.listed.get(a), self.listed.get(b));
        let meet = |x: &(usize, usize)| theirs.into_iter().flatten().any(|y| x.0 == y.0 && x.1 != y.1);
        let same = |x: &(usize, usize)| theirs.into_iter().flatten().any(|y| x == y);
        if own.into_iter().flatten().any(meet) && !own.into_iter().flatten().any(same) {
            let dated = self.calendar.contains_key(a) || self.calendar.contains_key(b);
            return Some(if dated { Exclusion::Calendar } else { Exclusion::Listed });
        }
        let (x, y) = (self.calendar.get(a)?, self.calendar.get(b)?);
        let named = x.0 == CalendarWord::Season || capital && other;
        (named && x.0 == y.0 && x.1 != y.1).then_some(Exclusion::Calendar)
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

/// The relation of a period to the date or noun after the preposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bounded {
    /// "before the lease"
    Before,
    /// "until the lease"
    Until,
    /// "through May": the end is included
    Through,
    /// "during the lease"
    During,
    /// "since the lease"
    Since,
    /// "after the lease"
    After,
}

/// An edge of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodEdge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// The contents of `periods.toml`.
#[derive(Debug, Deserialize)]
pub struct Periods {
    /// Before a date or noun.
    #[serde(deserialize_with = "grouped")]
    pub relations: Phrases<Bounded>,
    /// "expiry" → its end.
    #[serde(deserialize_with = "inverted")]
    pub edges: FxHashMap<String, PeriodEdge>,
    /// Before "year": "fiscal".
    pub kinds: FxHashSet<String>,
    /// "FY" before a figure.
    pub short: FxHashSet<String>,
    /// "quarter": parts of a fiscal year.
    pub parts: FxHashSet<String>,
    /// Lemmas of what lasts: "have".
    pub lasting: FxHashSet<String>,
    /// Before rules that a year names: "under".
    pub ruled: FxHashSet<String>,
}

impl Periods {
    /// The English lists.
    pub fn english() -> Periods {
        english_lists!("periods")
    }
}

#[cfg(test)]
mod tests {
    use super::{Bounded, Exclusion, PeriodEdge, Periods, Qualifiers};
    use crate::language::dates::DateWords;
    use crate::text::tokens;

    #[test]
    fn words_of_one_row_exclude_each_other() {
        let dates = DateWords::english();
        let words = Qualifiers::english(&dates);
        let exclusion = |a: &str, b: &str| words.exclusion((a, true), (b, true));
        assert_eq!(exclusion("left", "right"), Some(Exclusion::Listed));
        assert_eq!(exclusion("first", "21st"), Some(Exclusion::Order));
        assert_eq!(exclusion("weekdays", "sundays"), Some(Exclusion::Calendar));
        assert_eq!(exclusion("summer", "winter"), Some(Exclusion::Calendar));
        assert_eq!(exclusion("autumn", "fall"), None);
        assert_eq!(exclusion("elder", "older"), None);
        assert_eq!(words.exclusion(("march", false), ("may", false)), None);
    }

    #[test]
    fn the_longest_relation_wins() {
        let periods = Periods::english();
        let found = tokens("up to and including May", 0);
        assert_eq!(periods.relations.ending(&found, 4), Some((4, &Bounded::Through)));
        assert_eq!(periods.edges["expiry"], PeriodEdge::End);
    }
}
