//! Statements under headings with dates, as annals and diaries have them: what stands under two headings that exclude each other is not one
//! thing, in one account or in two. Only a near copy under another date is, where neither account has a section of the other's date, or it
//! tells enough and neither account tells it under the other's date as well: then the two date one thing differently.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Candidate;
use super::days::{ANY_WEEK, ANY_YEAR};
use super::profile::Profile;
use crate::model::{AccountId, Precision, When};
use crate::text::{Token, TokenKind};

/// Least likeness of the words of a near copy.
const NEAR: f64 = 0.6;
/// Least likeness of a copy, and the fewest words by which it is known from what befalls every year.
const COPY: f64 = 0.85;
const FEWEST: usize = 3;
/// Two with so many of their words in common tell one kind of thing: the fee of 1921 and that of 1922.
const KIND: f64 = 0.5;
/// "Clear." befalls every day.
const LEAST_TOLD: usize = 2;
/// Logs differ by minutes on one thing.
const HOUR: f64 = 1.0 / 24.0;

/// Leaves out the candidates whose headings part them, and answers to questions about two.
pub fn parted(candidates: Vec<Candidate>, profiles: &[Profile]) -> Vec<Candidate> {
    let candidates: Vec<Candidate> = candidates.into_iter().filter(|c| !asked_of_two(&profiles[c.a], &profiles[c.b])).collect();
    let candidates = of_one_item(candidates, profiles);
    let mut known: BTreeMap<AccountId, BTreeMap<&str, Option<When>>> = BTreeMap::new();
    for profile in profiles {
        if let Some((told, when)) = &profile.section {
            known.entry(profile.account).or_default().insert(told, when.clone());
        }
    }
    if known.is_empty() {
        return candidates;
    }
    let has = |account: AccountId, section: &(String, Option<When>)| {
        known.get(&account).is_some_and(|all| all.iter().any(|(told, when)| meets((told, when.as_ref()), (&section.0, section.1.as_ref()))))
    };
    let likeness = |a: &Profile, b: &Profile| a.words.shared(&b.words).cosine(&a.words, &b.words);
    let in_common = |a: &Profile, b: &Profile| {
        let shared = a.words.entries.iter().filter(|(word, _)| b.words.entries.iter().any(|(other, _)| other == word)).count();
        shared as f64 / a.words.entries.len().min(b.words.entries.len()).max(1) as f64
    };
    // Does an account tell it under that heading as well?
    let tells = |account: AccountId, section: &(String, Option<When>), told: &Profile| {
        let of_section = |p: &&Profile| p.account == account && p.section.as_ref().is_some_and(|own| meets(pieces(own), pieces(section)));
        profiles.iter().filter(of_section).any(|p| in_common(p, told) >= KIND)
    };
    let keeps = |c: &Candidate| {
        let (a, b) = (&profiles[c.a], &profiles[c.b]);
        let (Some(x), Some(y)) = (&a.section, &b.section) else { return true };
        if meets(pieces(x), pieces(y)) {
            return true;
        }
        let alike = likeness(a, b);
        let telling = || alike >= COPY && a.words.entries.len().min(b.words.entries.len()) >= FEWEST;
        let told = a.words.entries.len().min(b.words.entries.len()) >= LEAST_TOLD;
        let apart = || told && !has(b.account, x) && !has(a.account, y) || telling() && !tells(b.account, x, a) && !tells(a.account, y, b);
        !c.within && x.1.is_some() && y.1.is_some() && alike >= NEAR && apart()
    };
    candidates.into_iter().filter(keeps).collect()
}

/// "Week 2:", "Lot 14:": the word and the number that a statement opens with.
pub fn item(tokens: &[Token]) -> Option<(String, String)> {
    let [word, number, colon, ..] = tokens else { return None };
    let fits = word.kind == TokenKind::Word && number.kind == TokenKind::Number && colon.is(":") && colon.glued;
    fits.then(|| (word.norm.clone(), number.norm.clone()))
}

/// "Week 1: …" and "Week 2: …" are of two things, in one account, and in two of which one tells of both.
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

/// "Did Ann sign?" and "Did Bob sign?": each question names somebody or something that the other does not.
fn asked_of_two(a: &Profile, b: &Profile) -> bool {
    let alone = |own: &[u64], other: &[u64]| own.iter().any(|name| !other.contains(name));
    alone(&a.asked, &b.asked) && alone(&b.asked, &a.asked)
}

fn pieces(section: &(String, Option<When>)) -> (&str, Option<&When>) {
    (&section.0, section.1.as_ref())
}

/// Does it stand for a day of any year, or of any week?
fn is_open(when: &When) -> bool {
    matches!(when.start.year(), ANY_YEAR | ANY_WEEK)
}

/// Can two headings be of one time?
fn meets(x: (&str, Option<&When>), y: (&str, Option<&When>)) -> bool {
    match (x.1, y.1) {
        (Some(a), Some(b)) if a.start.year() != b.start.year() && [a, b].into_iter().any(is_open) => true,
        (Some(a), Some(b)) if a.precision >= Precision::Hour && b.precision >= Precision::Hour => a.days_apart(b) <= HOUR,
        (Some(a), Some(b)) => a.overlaps(b),
        (None, None) => x.0 == y.0,
        (Some(_), None) | (None, Some(_)) => true,
    }
}
