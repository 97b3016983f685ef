//! Statements under dated headings, as in annals and diaries: statements under two headings that exclude each other are different things,
//! in one account or in two. The exception is a near copy under another date, if neither account has a section of the other's date, or if
//! it says enough and neither account also has it under the other's date: then the two date one thing differently.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Candidate;
use super::dates::{ANY_WEEK, ANY_YEAR};
use super::profile::Profile;
use crate::model::{AccountId, Precision, When};
use crate::text::{Token, TokenKind};

/// Least similarity of the words of a near copy.
const NEAR: f64 = 0.6;
/// Least similarity of a copy, and fewest words that distinguish it from what happens every year.
const COPY: f64 = 0.85;
const LEAST_WORDS_OF_COPY: usize = 3;
/// From this share of words in common on, two statements are about one kind of thing: the fee of 1921 and that of 1922.
const KIND: f64 = 0.5;
/// Fewest words of such a statement: "Clear." fits every day.
const LEAST_WORDS: usize = 2;
/// Logs of the same event differ by minutes.
const HOUR: f64 = 1.0 / 24.0;

/// Removes the candidates that headings separate, and answers to questions about two different things.
pub(super) fn compatible(candidates: Vec<Candidate>, profiles: &[Profile]) -> Vec<Candidate> {
    let candidates: Vec<Candidate> = candidates.into_iter().filter(|c| !question_of_two(&profiles[c.a], &profiles[c.b])).collect();
    let candidates = of_one_item(candidates, profiles);
    let mut known: BTreeMap<AccountId, BTreeMap<&str, Option<When>>> = BTreeMap::new();
    for profile in profiles {
        if let Some((heading, when)) = &profile.section {
            known.entry(profile.account).or_default().insert(heading, when.clone());
        }
    }
    if known.is_empty() {
        return candidates;
    }
    let has = |account: AccountId, section: &(String, Option<When>)| {
        known
            .get(&account)
            .is_some_and(|all| all.iter().any(|(heading, when)| meets((heading, when.as_ref()), (&section.0, section.1.as_ref()))))
    };
    let likeness = |a: &Profile, b: &Profile| a.words.shared(&b.words).cosine(&a.words, &b.words);
    let in_common = |a: &Profile, b: &Profile| {
        let shared = a.words.entries.iter().filter(|(word, _)| b.words.entries.iter().any(|(other, _)| other == word)).count();
        shared as f64 / a.words.entries.len().min(b.words.entries.len()).max(1) as f64
    };
    // True if an account says it under that heading too.
    let has_under = |account: AccountId, section: &(String, Option<When>), statement: &Profile| {
        let of_section = |p: &&Profile| p.account == account && p.section.as_ref().is_some_and(|own| meets(pieces(own), pieces(section)));
        profiles.iter().filter(of_section).any(|p| in_common(p, statement) >= KIND)
    };
    let keeps = |c: &Candidate| {
        let (a, b) = (&profiles[c.a], &profiles[c.b]);
        let (Some(x), Some(y)) = (&a.section, &b.section) else { return true };
        if meets(pieces(x), pieces(y)) {
            return true;
        }
        let alike = likeness(a, b);
        let says_enough = || alike >= COPY && a.words.entries.len().min(b.words.entries.len()) >= LEAST_WORDS_OF_COPY;
        let has_words = a.words.entries.len().min(b.words.entries.len()) >= LEAST_WORDS;
        let apart = || {
            has_words && !has(b.account, x) && !has(a.account, y)
                || says_enough() && !has_under(b.account, x, a) && !has_under(a.account, y, b)
        };
        !c.within && x.1.is_some() && y.1.is_some() && alike >= NEAR && apart()
    };
    candidates.into_iter().filter(keeps).collect()
}

/// The word and the number that a statement opens with: "Week 2:", "Lot 14:".
pub(super) fn item(tokens: &[Token]) -> Option<(String, String)> {
    let [word, number, colon, ..] = tokens else { return None };
    let fits = word.kind == TokenKind::Word && number.kind == TokenKind::Number && colon.is(":") && colon.glued;
    fits.then(|| (word.norm.clone(), number.norm.clone()))
}

/// Removes candidates with two item numbers: "Week 1: …" and "Week 2: …" are different things within one account, and in two accounts if
/// one has both.
fn of_one_item(candidates: Vec<Candidate>, profiles: &[Profile]) -> Vec<Candidate> {
    let items: BTreeSet<(AccountId, &str, &str)> =
        profiles.iter().filter_map(|p| p.item.as_ref().map(|(word, number)| (p.account, word.as_str(), number.as_str()))).collect();
    let two = |c: &Candidate| {
        let (a, b) = (&profiles[c.a], &profiles[c.b]);
        let Some(((word, own), (other, number))) = a.item.as_ref().zip(b.item.as_ref()) else { return false };
        let both = || items.contains(&(a.account, word, number)) || items.contains(&(b.account, word, own));
        word == other && own != number && both()
    };
    candidates.into_iter().filter(|c| !two(c)).collect()
}

/// True if each question names something that the other does not: "Did Ann sign?" and "Did Bob sign?".
fn question_of_two(a: &Profile, b: &Profile) -> bool {
    let alone = |own: &[u64], other: &[u64]| own.iter().any(|name| !other.contains(name));
    alone(&a.question_names, &b.question_names) && alone(&b.question_names, &a.question_names)
}

fn pieces(section: &(String, Option<When>)) -> (&str, Option<&When>) {
    (&section.0, section.1.as_ref())
}

/// True for a day of any year, or of any week.
fn is_open(when: &When) -> bool {
    matches!(when.start.year(), ANY_YEAR | ANY_WEEK)
}

/// True if two headings can be of one time.
fn meets(x: (&str, Option<&When>), y: (&str, Option<&When>)) -> bool {
    match (x.1, y.1) {
        (Some(a), Some(b)) if a.start.year() != b.start.year() && [a, b].into_iter().any(is_open) => true,
        (Some(a), Some(b)) if a.precision >= Precision::Hour && b.precision >= Precision::Hour => a.days_apart(b) <= HOUR,
        (Some(a), Some(b)) => a.overlaps(b),
        (None, None) => x.0 == y.0,
        (Some(_), None) | (None, Some(_)) => true,
    }
}
