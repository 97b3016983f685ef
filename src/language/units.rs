//! Units of measure and money: the contents of `units.toml`, prepared for lookup from either side of a number.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::phrases::Phrases;
use crate::text::{Token, tokens};

/// Names of units that rules use, as in `units.toml`.
pub(crate) const PERCENT: &str = "%";
pub(crate) const CELSIUS: &str = "celsius";
pub(crate) const DEGREE: &str = "degree";
pub(crate) const KNOT: &str = "knot";
pub(crate) const CALIBER: &str = "caliber";
pub(crate) const POUND: &str = "pound";
pub(crate) const DOLLAR: &str = "USD";
pub(crate) const STERLING: &str = "GBP";
/// Also an ordinal.
pub(crate) const RANKING: &str = "second";
/// Part of the name of a unit that is a rate: "mile per hour".
pub(crate) const PER: &str = "per ";
/// Base units of length, mass and time.
pub(crate) const METRE: &str = "m";
pub(crate) const KILOGRAM: &str = "kg";
pub(crate) const SECOND: &str = "s";
/// Units that rules assign to a figure because of the words or figures beside it.
pub(crate) const MAGNITUDE: &str = "magnitude";
pub(crate) const SCORE: &str = "score";
pub(crate) const RECORD: &str = "record";
/// The common unit of all money.
pub(crate) const MONEY: &str = "money";

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Canonical name: `kilometre`, `%`, `USD`.
    pub name: String,
    /// SI base unit (or the unit to which all of its kind are converted), and the factor to it.
    pub base: Option<(String, Decimal)>,
    /// True if it is money.
    pub money: bool,
}

/// A scale of temperature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Kelvins per degree.
    pub degree: Decimal,
    /// Its zero point in kelvins.
    pub nought: Decimal,
}

/// A currency sign before a number, as raw tokens.
#[derive(Debug)]
struct Sign {
    parts: Vec<String>,
    unit: Unit,
}

/// All units of a language.
#[derive(Debug)]
pub struct Units {
    forms: Phrases<Unit>,
    /// Case-sensitive, and only after digits: `m`, `W`.
    exact: FxHashMap<String, Unit>,
    /// By last token, longest first.
    signs: FxHashMap<String, Vec<Sign>>,
    scales: FxHashMap<String, Scale>,
    lower_case: LowerCase,
    /// `CHF` → `franc`: the name of a currency if its country is not stated.
    generic: BTreeMap<String, String>,
}

impl Units {
    /// The unit written at token `at`, with its number of tokens. `digits` is true if the number before it ends in a digit.
    pub fn after(&self, text: &str, tokens: &[Token], at: usize, digits: bool) -> Option<(usize, &Unit)> {
        let word = self.forms.starting(tokens, at);
        if word.is_some_and(|(len, _)| len > 1) || !digits {
            return word;
        }
        let exact = tokens.get(at).and_then(|t| self.exact.get(t.of(text))).map(|unit| (1, unit));
        exact.or(word)
    }

    /// The currency sign that ends just before token `end`, with its number of tokens and its unit.
    pub fn before(&self, text: &str, tokens: &[Token], end: usize) -> Option<(usize, &Unit)> {
        let last = tokens.get(end.checked_sub(1)?)?;
        let signs = self.signs.get(&last.norm)?;
        let found = signs.iter().find(|sign| sign.ends_at(text, tokens, end, &self.lower_case))?;
        Some((found.parts.len(), &found.unit))
    }

    /// The unit that a form names.
    pub fn named(&self, form: &str) -> Option<&Unit> {
        self.forms.starting(&tokens(form, 0), 0).map(|(_, unit)| unit)
    }

    /// The temperature scale of a unit.
    pub fn scale(&self, name: &str) -> Option<Scale> {
        self.scales.get(name).copied()
    }

    /// True if two names can mean one currency: "franc" and `CHF`.
    pub fn one_money(&self, a: &str, b: &str) -> bool {
        let goes_as = |a: &str, b: &str| self.generic.get(a).is_some_and(|name| name == b);
        a == b || goes_as(a, b) || goes_as(b, a)
    }

    /// The currency unit with that code or name.
    pub fn money(&self, name: &str) -> Unit {
        Unit { name: name.into(), base: Some((name.into(), Decimal::ONE)), money: true }
    }
}

impl Sign {
    /// Letters must be capitals as listed, or lower case beside a currency sign ("hk $"), unless they would read as a word.
    fn ends_at(&self, text: &str, tokens: &[Token], end: usize, words: &LowerCase) -> bool {
        let Some(from) = end.checked_sub(self.parts.len()) else { return false };
        let run = &tokens[from..end];
        let sum = from > 0 && words.before_sums.contains(&tokens[from - 1].norm);
        let same = |(part, token): (&String, &Token)| {
            let raw = token.of(text);
            part == raw
                || ((part.len() > 1 || words.letters.contains(part))
                    && raw == token.norm
                    && part.to_lowercase() == raw
                    && (!words.words.contains(raw) || sum && words.words_before_sums.contains(raw)))
        };
        let article = words.articles.contains(&self.parts[0]) && run.get(1).is_some_and(|t| !t.glued);
        !article && self.parts.iter().zip(run).all(same)
    }
}

/// Currency signs that are also words or letters of the language.
#[derive(Debug, Deserialize)]
struct LowerCase {
    words: FxHashSet<String>,
    words_before_sums: FxHashSet<String>,
    before_sums: FxHashSet<String>,
    letters: FxHashSet<String>,
    articles: FxHashSet<String>,
}

#[derive(Deserialize)]
struct File {
    units: BTreeMap<String, UnitLine>,
    money: BTreeMap<String, MoneyLine>,
    lower_case: LowerCase,
}

#[derive(Deserialize)]
struct UnitLine {
    forms: Vec<String>,
    #[serde(default)]
    exact: Vec<String>,
    /// Kelvins per degree, and its zero point in kelvins.
    kelvin: Option<(String, String)>,
    base: Option<String>,
    factor: Option<String>,
}

#[derive(Deserialize)]
struct MoneyLine {
    signs: Vec<String>,
    names: Vec<String>,
    of: Option<String>,
    /// Letters that mean money only right after digits, in this case: `50p`.
    #[serde(default)]
    late: Vec<String>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Units {
    let file: File = toml::from_str(include_str!("en/units.toml")).expect("en/units.toml is well formed");
    let mut forms: Vec<(String, Unit)> = Vec::new();
    let mut exact = FxHashMap::default();
    let mut signs: FxHashMap<String, Vec<Sign>> = FxHashMap::default();
    let (mut scales, mut generic) = (FxHashMap::default(), BTreeMap::new());
    let decimal = |written: String| written.parse::<Decimal>().expect("factors are decimals");
    for (name, line) in file.units {
        let factor = line.factor.map(decimal);
        scales.extend(line.kelvin.map(|(degree, nought)| (name.clone(), Scale { degree: decimal(degree), nought: decimal(nought) })));
        let unit = Unit { name, base: line.base.zip(factor), money: false };
        exact.extend(line.exact.into_iter().map(|sign| (sign, unit.clone())));
        forms.extend(line.forms.into_iter().map(|form| (form, unit.clone())));
    }
    for (name, line) in file.money {
        generic.extend(line.of.map(|of| (name.clone(), of)));
        let unit = Unit { base: Some((name.clone(), Decimal::ONE)), name, money: true };
        exact.extend(line.late.into_iter().map(|sign| (sign, unit.clone())));
        for sign in line.signs {
            let parts: Vec<String> = tokens(&sign, 0).iter().map(|t| t.of(&sign).to_string()).collect();
            let last = parts.last().expect("a sign is not empty").to_lowercase();
            signs.entry(last).or_default().push(Sign { parts, unit: unit.clone() });
            if !sign.contains(|c: char| c.is_ascii_alphabetic()) {
                forms.push((sign, unit.clone()));
            }
        }
        forms.extend(line.names.into_iter().map(|form| (form, unit.clone())));
    }
    for list in signs.values_mut() {
        list.sort_by_key(|sign| std::cmp::Reverse(sign.parts.len()));
    }
    Units { forms: Phrases::new(forms), exact, signs, scales, lower_case: file.lower_case, generic }
}

#[cfg(test)]
mod tests {
    use super::english;
    use crate::text::tokens;

    #[test]
    fn units_are_found_on_both_sides() {
        let units = english();
        let text = "HK$ 5 sq km";
        let found = tokens(text, 0);
        assert_eq!(units.before(text, &found, 2).map(|(n, u)| (n, u.name.as_str())), Some((2, "HKD")));
        assert_eq!(units.after(text, &found, 3, true).map(|(n, u)| (n, u.name.as_str())), Some((2, "square kilometre")));
    }

    #[test]
    fn an_article_is_no_currency() {
        let units = english();
        for (text, name) in [("A $5 note", "USD"), ("A$5 note", "AUD"), ("gave us $5", "USD"), ("hk $ 5", "HKD")] {
            let found = tokens(text, 0);
            let five = found.iter().position(|t| t.is("5")).expect("there is a 5");
            assert_eq!(units.before(text, &found, five).map(|(_, u)| u.name.as_str()), Some(name), "{text}");
        }
    }
}
