//! Latitude and longitude in a text: `40°44'N 45°12'W`, `41.73 N, 49.95 W`, "41 degrees 46 minutes north". Degrees without
//! a direction do not count.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::text::{Token, TokenKind};

/// Words and symbols of positions.
#[derive(Debug, Deserialize)]
pub struct Positions {
    directions: BTreeMap<String, Direction>,
    marks: Marks,
}

#[derive(Debug, Deserialize)]
struct Marks {
    degrees: FxHashSet<String>,
    minutes: FxHashSet<String>,
    seconds: FxHashSet<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Direction {
    North,
    South,
    East,
    West,
}

/// A degree has 60 minutes, and a minute 60 seconds.
const MINUTES_OF_DEGREE: u32 = 60;
const SECONDS_OF_DEGREE: u32 = 3600;

/// A latitude or a longitude.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coordinate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// True for a latitude.
    pub latitude: bool,
    /// Degrees, south and west negative.
    pub degrees: Decimal,
    /// The value of its last digit, in degrees.
    pub step: Decimal,
    /// True if there is a degree sign or word.
    marked: bool,
}

impl Positions {
    /// The coordinates of a statement, in order. Without degree signs, two must be adjacent, with capital letters: `41.73 N, 49.95 W`.
    pub fn all(&self, text: &str, tokens: &[Token]) -> Vec<Coordinate> {
        let mut found: Vec<Coordinate> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.coordinate(text, tokens, at) {
                Some(coordinate) => {
                    at = coordinate.tokens.end;
                    found.push(coordinate);
                }
                None => at += 1,
            }
        }
        let pair = |a: &Coordinate, b: &Coordinate| a.latitude && !b.latitude && b.tokens.start <= a.tokens.end + 2;
        let sure = |at: usize| {
            let before = at.checked_sub(1).is_some_and(|i| pair(&found[i], &found[at]));
            found[at].marked || before || found.get(at + 1).is_some_and(|next| pair(&found[at], next))
        };
        (0..found.len()).filter(|at| sure(*at)).map(|at| found[at].clone()).collect()
    }

    fn coordinate(&self, text: &str, tokens: &[Token], at: usize) -> Option<Coordinate> {
        let norm = |at: usize| tokens.get(at).map_or("", |t| t.norm.as_str());
        let number = |at: usize| -> Option<Decimal> { tokens.get(at).filter(|t| t.kind == TokenKind::Number)?.norm.parse().ok() };
        let mut degrees = number(at)?;
        let mut unit = Decimal::ONE;
        let mut last = degrees;
        let mut end = at + 1;
        let marked = self.marks.degrees.contains(norm(end));
        if marked {
            end += 1;
            for (part, marks) in [(MINUTES_OF_DEGREE, &self.marks.minutes), (SECONDS_OF_DEGREE, &self.marks.seconds)] {
                let Some(more) = number(end).filter(|more| *more < Decimal::from(MINUTES_OF_DEGREE)) else { break };
                let sign = marks.contains(norm(end + 1));
                if !sign && !self.directions.contains_key(norm(end + 1)) {
                    break;
                }
                unit = Decimal::ONE.checked_div(Decimal::from(part))?;
                degrees = degrees.checked_add(more.checked_mul(unit)?)?;
                last = more;
                end += 1 + usize::from(sign);
            }
        }
        let direction = *self.directions.get(norm(end))?;
        let written = tokens.get(end)?.of(text);
        if written.len() == 1 && written != written.to_uppercase() || degrees > Decimal::from(180) || !marked && written.len() > 1 {
            return None;
        }
        let degrees = if matches!(direction, Direction::South | Direction::West) { -degrees } else { degrees };
        let step = Decimal::new(1, last.scale()).checked_mul(unit)?;
        let latitude = matches!(direction, Direction::North | Direction::South);
        Some(Coordinate { tokens: at..end + 1, latitude, degrees, step, marked })
    }
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Positions {
    toml::from_str(include_str!("en/positions.toml")).expect("en/positions.toml is well formed")
}

#[cfg(test)]
mod tests {
    use super::english;
    use crate::text::tokens;

    fn found(text: &str) -> Vec<String> {
        let positions = english();
        positions.all(text, &tokens(text, 0)).iter().map(|c| c.degrees.round_dp(3).normalize().to_string()).collect()
    }

    #[test]
    fn latitude_and_longitude_in_many_hands() {
        assert_eq!(found("sank at 40°44'N 45°12'W that night"), ["40.733", "-45.2"]);
        assert_eq!(found("at 41.73 N, 49.95 W"), ["41.73", "-49.95"]);
        assert_eq!(found("in 33° 51′ 35″ S, 151° 12′ E"), ["-33.86", "151.2"]);
        assert_eq!(found("at 12 degrees 30 minutes north"), ["12.5"]);
        assert!(found("a force of 41 N acted, 12 miles N of Harn at 30 degrees").is_empty());
    }
}
