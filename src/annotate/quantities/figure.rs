//! A figure: one or two numbers with unit, rate and bound, before it is known what is counted.

use std::ops::Range;

use rust_decimal::Decimal;

use super::bound::{enclose, limit, put_bounds};
use super::number::{Number, NumberForm, scan};
use super::old_money;
use super::range::join;
use super::reader::Reader;
use super::skip::names_and_codes;
use super::unit::{measured, rate, rate_at};
use super::writing::no_numbers;
use crate::language::function_word::{AND, OR};
use crate::language::units::Unit;
use crate::language::units::{CELSIUS, MAGNITUDE, MONEY, PERCENT, SECOND};
use crate::model::{Bound, Change, Scope};

/// A figure in a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Tokens of the bare number, or of both ends of a range.
    pub number: Range<usize>,
    /// Tokens including symbol, unit and rate.
    pub tokens: Range<usize>,
    /// Tokens including the words that bound it.
    pub whole: Range<usize>,
    /// The stated number; for a range the first.
    pub value: Decimal,
    /// The stated second number of a range.
    pub second: Option<Decimal>,
    /// Least value.
    pub low: Option<Decimal>,
    /// Greatest value.
    pub high: Option<Decimal>,
    /// How it is limited.
    pub bound: Bound,
    /// Its unit.
    pub unit: Option<Unit>,
    /// What it is a rate of: "year" for "a year".
    pub rate: Option<String>,
    /// How the number is written.
    pub form: NumberForm,
    /// The scale word of the number, 1 if there is none.
    pub scale: Decimal,
    /// The change that it states.
    pub change: Option<Change>,
    /// The scope that it states.
    pub scope: Option<Scope>,
    /// The bounds of the two ends, if two bounds make one interval: "more than 10 but fewer than 40".
    pub ends: Option<(Bound, Bound)>,
    /// True if it repeats the figure before it in another unit.
    pub converted: bool,
}

impl Figure {
    /// A number without anything around it.
    pub fn bare(number: &Number) -> Figure {
        let vague = number.high.is_some();
        Figure {
            number: number.tokens.clone(),
            tokens: number.tokens.clone(),
            whole: number.tokens.clone(),
            value: number.value,
            second: None,
            low: Some(number.value),
            high: number.high.or(Some(number.value)),
            bound: if vague { Bound::Vague } else { Bound::Exact },
            unit: None,
            rate: None,
            form: number.form,
            scale: number.scale,
            change: None,
            scope: None,
            ends: None,
            converted: false,
        }
    }

    /// The name of its unit, empty if there is none.
    pub fn unit_name(&self) -> &str {
        self.unit.as_ref().map_or("", |unit| unit.name.as_str())
    }

    /// True if it is money.
    pub fn money(&self) -> bool {
        self.unit.as_ref().is_some_and(|unit| unit.money)
    }

    /// True for money as an attribute, as in "a $2 million necklace", not "two million dollars".
    pub fn attributive(&self, reader: &Reader) -> bool {
        self.money() && !reader.norm(self.whole.end.max(self.tokens.end) - 1).ends_with('s')
    }

    /// True for a share: percent, or a fraction below one.
    pub fn share(&self) -> bool {
        self.unit_name() == PERCENT
            || (self.unit.is_none() && matches!(self.form, NumberForm::Fraction | NumberForm::Ratio) && self.value < Decimal::ONE)
    }

    /// The base unit that its unit converts to.
    pub fn base(&self) -> Option<&str> {
        self.unit.as_ref()?.base.as_ref().map(|(base, _)| base.as_str())
    }

    /// True if it is a length of time.
    pub fn duration(&self) -> bool {
        self.base() == Some(SECOND)
    }
}

/// The figures of a statement; `covered` has the byte ranges of dates and clock times.
pub fn figures(reader: &Reader, covered: &[Range<usize>]) -> Vec<Figure> {
    let numbers = scan(reader);
    let named = names_and_codes(reader, &numbers);
    let free = |number: &&Number| {
        let bytes = reader.bytes(number.tokens.start, number.tokens.end);
        bytes.is_some_and(|b| !overlaps(covered, &b))
    };
    let sums = old_money::figures(reader);
    let otherwise = read_otherwise(reader, &sums);
    let plain = |number: &&Number| !otherwise[number.tokens.clone()].contains(&true);
    let kept = numbers.iter().zip(named).filter(|(_, named)| !named).map(|(number, _)| number);
    let mut found: Vec<Figure> = Vec::new();
    for number in kept.filter(free).filter(plain) {
        // a number that is already part of the figure before ("5 feet 2 inches") is not read again
        let floor = found.last().map_or(0, |last| last.tokens.end);
        if number.tokens.start >= floor {
            found.push(measured(reader, number, floor));
        }
    }
    put_in(reader, &mut found, sums);
    found = join(reader, found);
    share_units(reader, &mut found);
    put_bounds(reader, &mut found);
    convert(reader, &mut found);
    for figure in &mut found {
        limit(figure);
    }
    enclose(reader, found)
}

/// For each token, true if it is part of something other than a plain number: a sum of old money, a latitude or longitude, or
/// text that cannot be read.
fn read_otherwise(reader: &Reader, sums: &[Figure]) -> Vec<bool> {
    let mut out = vec![false; reader.len()];
    let positions = reader.words.positions.all(reader.text, &reader.tokens).into_iter().map(|position| position.tokens);
    for tokens in sums.iter().map(|sum| sum.tokens.clone()).chain(positions).chain(no_numbers(reader)) {
        out[tokens].fill(true);
    }
    out
}

/// Inserts sums of old money, with their rates, among the other figures, and removes what overlaps them.
fn put_in(reader: &Reader, figures: &mut Vec<Figure>, mut sums: Vec<Figure>) {
    sums.iter_mut().for_each(|sum| rate(reader, sum));
    let mut taken = vec![false; reader.len()];
    sums.iter().for_each(|sum| taken[sum.tokens.clone()].fill(true));
    figures.retain(|figure| !taken[figure.tokens.clone()].contains(&true));
    figures.extend(sums);
    figures.sort_by_key(|figure| figure.tokens.start);
}

/// "7.6 and 7.4 magnitude quakes", "measuring 7.6 and 7.4", "three and five kilometres": gives both figures one unit.
fn share_units(reader: &Reader, figures: &mut [Figure]) {
    for at in 1..figures.len() {
        let (before, here) = figures.split_at_mut(at);
        let (first, second) = (&mut before[at - 1], &mut here[0]);
        let joined = matches!(reader.norm(first.tokens.end), AND | OR) && first.tokens.end + 1 == second.tokens.start;
        let alike = |a: &Figure, b: &Figure| a.value.scale() == b.value.scale() && a.form == b.form && a.rate.is_none();
        match (&first.unit, &second.unit) {
            (None, Some(unit))
                if joined && !unit.money && unit.name != PERCENT && alike(second, first) && second.number.end < second.tokens.end =>
            {
                first.unit = Some(unit.clone());
            }
            (Some(unit), None) if joined && unit.name == MAGNITUDE && alike(first, second) => second.unit = Some(unit.clone()),
            _ => {}
        }
    }
}

/// A measure or sum repeated in brackets ("more than 100 km (60 miles)") gets the bound and the rate of the first.
fn convert(reader: &Reader, figures: &mut [Figure]) {
    let base = |figure: &Figure| {
        figure
            .unit
            .as_ref()
            .map(|unit| if unit.money { MONEY } else { unit.base.as_ref().map_or(unit.name.as_str(), |(base, _)| base) }.to_string())
    };
    for at in 1..figures.len() {
        let (before, here) = figures.split_at_mut(at);
        let (first, second) = (&mut before[at - 1], &mut here[0]);
        let inside = reader.norm(first.whole.end) == "(" && first.whole.end + 1 == second.whole.start;
        let alternative = first.converted && reader.norm(first.whole.end) == "/" && first.whole.end + 1 == second.whole.start;
        let alike = base(first).zip(base(second)).is_some_and(|(a, b)| a == b || a.starts_with(CELSIUS) || b.starts_with(CELSIUS));
        if !(inside || alternative) || !alike {
            continue;
        }
        second.converted = true;
        if second.bound == Bound::Exact && matches!(first.bound, Bound::AtLeast | Bound::MoreThan | Bound::AtMost | Bound::LessThan) {
            second.bound = first.bound;
        }
        if reader.norm(second.whole.end) == ")"
            && first.rate.is_none()
            && let Some((_, rate)) = rate_at(reader, second.whole.end + 1, first.money())
        {
            (first.rate, first.scope) = (Some(rate), Some(Scope::Rate));
        }
    }
}

/// `covered` is sorted and does not overlap itself.
fn overlaps(covered: &[Range<usize>], bytes: &Range<usize>) -> bool {
    let at = covered.partition_point(|c| c.end <= bytes.start);
    covered.get(at).is_some_and(|c| c.start < bytes.end)
}
