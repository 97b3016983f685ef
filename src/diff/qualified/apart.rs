//! What keeps two qualifiers apart: a row of the list, the calendar, an order, two places, two years, or WordNet.

use super::which::Which;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::diff::swapped::nested;
use crate::language::qualifiers::Apart;
use crate::wordnet::{Relation, Word};

/// What two qualifiers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Two of a row: "left", "right".
    Listed,
    /// Two places in an order.
    Order,
    /// Two times of the calendar.
    Calendar,
    /// Two places.
    Place,
    /// Two things of which a few words tell the like.
    Other,
    /// One of several, and it is not told which.
    Several,
    /// Two words of which one is the contrary of the other: they may also just describe one thing.
    Opposite,
}

/// What keeps the two apart, if anything does.
pub fn apart(pair: &Pair<'_>, a: &Which, b: &Which) -> Option<Sort> {
    let (left, right) = (pair.left, pair.right);
    if left.stems[a.at] == right.stems[b.at] {
        return None;
    }
    if let Some((x, y)) = a.year(left).zip(b.year(right)) {
        return (x != y).then_some(Sort::Calendar);
    }
    if let Some((x, y)) = a.place(pair, left).zip(b.place(pair, right)) {
        let (one, other) = (&pair.reading.entities[x.0], &pair.reading.entities[y.0]);
        return (x != y && !nested(one, other)).then_some(Sort::Place);
    }
    let capital = |said: &Said<'_>, at: usize| said.statement.tokens[at].capitalised(said.text);
    let (x, y) = (base(pair, a), base(pair, b));
    match pair.reading.language.qualifiers.apart((&x, capital(left, a.at)), (&y, capital(right, b.at))) {
        Some(Apart::Listed) => Some(Sort::Listed),
        Some(Apart::Order) => Some(Sort::Order),
        Some(Apart::Calendar) => Some(Sort::Calendar),
        None => contrary(pair, &x, &y).then_some(Sort::Opposite),
    }
}

/// Can the words at two places not qualify one thing: of one row, of the calendar, of an order, contrary?
pub fn words_apart(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let token = |said: &Said<'_>, at: usize| {
        let token = &said.statement.tokens[at];
        (token.norm.clone(), token.capitalised(said.text))
    };
    let ((x, capital), (y, other)) = (token(pair.left, left), token(pair.right, right));
    let contrast = || pair.reading.language.opposites.contrast(&x, &y);
    pair.reading.language.qualifiers.apart((&x, capital), (&y, other)).is_some() || contrary(pair, &x, &y) || contrast()
}

/// The singular of an irregular plural: "children".
fn base(pair: &Pair<'_>, which: &Which) -> String {
    let language = pair.reading.language;
    let known = language.qualifiers.knows(&which.word); // "left" is a side before it is a form of "leave"
    language.words.irregular(&which.word).filter(|_| !known).unwrap_or(&which.word).to_string()
}

/// Are they antonyms, or one the other with a prefix that denies it?
fn contrary(pair: &Pair<'_>, x: &str, y: &str) -> bool {
    let denies = |one: &str, other: &str| one.strip_suffix(other).is_some_and(|prefix| pair.reading.language.opposites.reverses(prefix));
    let antonyms = || Word::new(x).zip(Word::new(y)).is_some_and(|(x, y)| x.meets(y) == Relation::Antonym);
    denies(x, y) || denies(y, x) || antonyms()
}
