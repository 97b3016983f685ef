//! Evidence that two names are one: they look or sound alike, contain one another, are each other's initials, or stand in the same place of
//! paired statements. Each kind of evidence has its own index.

use std::collections::{BTreeMap, BTreeSet};

use strsim::{damerau_levenshtein, jaro_winkler};

use super::{EntityNames, Pairs};
use crate::language::Language;
use crate::model::{Comparison, EntityKind, StatementId};

/// Larger blocks are ignored: a word that so many names share is no evidence.
const BLOCK: usize = 12;

/// Entities by the key that they share.
type Index = BTreeMap<String, BTreeSet<usize>>;

fn pairs_of(index: &Index) -> impl Iterator<Item = (usize, usize)> + '_ {
    index.values().filter(|block| block.len() <= BLOCK).flat_map(|block| {
        let list: Vec<usize> = block.iter().copied().collect();
        (0..list.len()).flat_map(move |i| (i + 1..list.len()).map(move |j| (i, j)).collect::<Vec<_>>()).map({
            let list: Vec<usize> = block.iter().copied().collect();
            move |(i, j)| (list[i], list[j])
        })
    })
}

/// Names that are spelt nearly alike.
pub(super) fn spellings(names: &[EntityNames], language: &Language, out: &mut Pairs) {
    let mut index = Index::new();
    for (at, one) in names.iter().enumerate() {
        for form in &one.forms {
            let whole = form.concat();
            if whole.chars().count() > 3 {
                index.entry(consonants(&whole)).or_default().insert(at);
            }
        }
    }
    let gazetteer = &language.names.gazetteer;
    let usual =
        |w: &String| language.names.is_common(&language.words.stem(w)) || language.names.first.contains(w) || language.words.is_stop(w);
    for (a, b) in pairs_of(&index) {
        for (x, y) in names[a].forms.iter().flat_map(|x| names[b].forms.iter().map(move |y| (x, y))) {
            let (one, other) = (x.join(" "), y.join(" "));
            let differing: Vec<(&String, &String)> = x.iter().zip(y).filter(|(p, q)| p != q).collect();
            let places = gazetteer.place(&one).is_some() && gazetteer.place(&other).is_some() || of_two_places(x, y, language);
            let numbers = one.chars().chain(other.chars()).any(|c| c.is_ascii_digit());
            let everyday = x.len() == y.len() && differing.iter().any(|(p, q)| usual(p) && usual(q));
            let edits = damerau_levenshtein(&one, &other);
            let near = jaro_winkler(&one, &other) > 0.88 && edits * 4 <= one.chars().count().min(other.chars().count());
            if one == other {
                if names[a].kind != EntityKind::Person && one.chars().count() > 2 {
                    out.add(a, b, 1.2, format!("both are called {one}"));
                }
            } else if near && !places && !numbers && !everyday {
                out.add(a, b, 1.5 - 0.2 * edits as f64, "written nearly alike".into());
            }
        }
    }
}

/// True if two names differ only in the places that they begin with: "U.S. Air Force", "UAE Air Force".
fn of_two_places(x: &[String], y: &[String], language: &Language) -> bool {
    let same = x.iter().rev().zip(y.iter().rev()).take_while(|(p, q)| p == q).count();
    let place = |words: &[String]| {
        let gazetteer = &language.names.gazetteer;
        let known = |key: &str| gazetteer.place(key).map(|(at, _)| at).or_else(|| gazetteer.people(key).and_then(|p| p.place));
        known(&words[..words.len() - same].concat()).or_else(|| known(&words[..words.len() - same].join(" ")))
    };
    place(x).is_some_and(|one| place(y).is_some_and(|other| one != other))
}

/// The consonants of a word; those that transliterations exchange count as one.
fn consonants(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars().filter(|c| !"aeiouyhw ".contains(*c)) {
        let class = match c {
            'k' | 'q' | 'c' | 'g' | 'x' | 'j' => 'k',
            's' | 'z' => 's',
            'd' | 't' => 't',
            'b' | 'p' => 'p',
            'v' | 'f' => 'f',
            other => other,
        };
        if !out.ends_with(class) {
            out.push(class);
        }
    }
    out
}

/// The same surname, with first names that may be one: an initial or a short form.
pub(super) fn persons(names: &[EntityNames], language: &Language, out: &mut Pairs) {
    let mut full = Index::new();
    let mut alone = Index::new();
    for (at, one) in names.iter().enumerate() {
        let bare = one.forms.iter().all(|f| f.len() == 1);
        for form in one.forms.iter().filter(|f| bare || f.len() > 1) {
            let Some(last) = form.last().filter(|w| w.chars().count() > 2) else { continue };
            match (one.kind, form.len()) {
                (EntityKind::Person, 2..) => full.entry(last.clone()).or_default().insert(at),
                (EntityKind::Person | EntityKind::Other, 1) => alone.entry(last.clone()).or_default().insert(at),
                _ => false,
            };
        }
    }
    for (a, b) in pairs_of(&full) {
        for (x, y) in names[a].forms.iter().flat_map(|x| names[b].forms.iter().map(move |y| (x, y))) {
            if x.len() < 2 || y.len() < 2 || x.last() != y.last() || x[0] == y[0] {
                continue;
            }
            if x.len() != y.len() && (x.ends_with(y) || y.ends_with(x)) {
                out.add(a, b, 1.3, "one name is the end of the other".into());
                continue;
            }
            if language.names.nicknames.get(&x[0]).is_some_and(|set| language.names.nicknames.get(&y[0]) == Some(set)) {
                out.add(a, b, 1.3, "same last name, and a short form of the first".into());
            }
            let (short, long) = if x[0].len() < y[0].len() { (&x[0], &y[0]) } else { (&y[0], &x[0]) };
            if long.starts_with(short.as_str()) && short.chars().count() != 2 {
                let what = if short.chars().count() == 1 { "an initial" } else { "the short form" };
                out.add(a, b, 1.3, format!("same last name, and {what} of the first"));
            }
        }
    }
    for (last, singles) in &alone {
        let bearers = full.get(last).into_iter().flatten().filter(|b| !singles.contains(*b)).copied().collect::<Vec<_>>();
        if (1..=3).contains(&bearers.len()) {
            let weight = if bearers.len() == 1 { 1.1 } else { 0.6 };
            singles.iter().for_each(|s| bearers.iter().for_each(|b| out.add(*s, *b, weight, "same last name".into())));
        }
    }
}

/// An acronym and a name with these initials.
pub(super) fn acronyms(names: &[EntityNames], language: &Language, out: &mut Pairs) {
    let mut index = Index::new();
    for (at, one) in names.iter().enumerate().filter(|(_, n)| !matches!(n.kind, EntityKind::Person | EntityKind::Group)) {
        for form in one.forms.iter().filter(|f| f.len() > 1) {
            for small in [true, false] {
                let letters = form.iter().filter(|w| small || !language.words.is_stop(w)).filter_map(|w| w.chars().next());
                index.entry(letters.collect()).or_default().insert(at);
            }
        }
    }
    for (at, one) in names.iter().enumerate() {
        for short in one.capitals.iter().filter(|s| (2..=6).contains(&s.chars().count()) && !s.contains(' ')) {
            let long = index.get(short).into_iter().flatten().filter(|l| **l != at).collect::<Vec<_>>();
            if (1..=3).contains(&long.len()) {
                let weight = if short.chars().count() > 2 { 1.4 } else { 0.9 };
                long.iter().for_each(|l| out.add(at, **l, weight / long.len() as f64, "initials of the other's words".into()));
            }
        }
    }
}

/// One name contains the other: "Roe Steelworks", "Roe".
pub(super) fn parts_of_each_other(names: &[EntityNames], language: &Language, out: &mut Pairs) {
    let usual = |w: &str| language.words.is_stop(w) || language.names.is_common(&language.words.stem(w)) || w.chars().count() < 3;
    let gazetteer = &language.names.gazetteer;
    let fits = |n: &EntityNames| matches!(n.kind, EntityKind::Organisation | EntityKind::Event | EntityKind::Product | EntityKind::Other);
    let mut index = Index::new();
    for (at, one) in names.iter().enumerate().filter(|(_, n)| fits(n)) {
        for word in one.forms.iter().flatten().filter(|w| !usual(w) && gazetteer.place(w).is_none() && gazetteer.people(w).is_none()) {
            index.entry(word.clone()).or_default().insert(at);
        }
    }
    for (a, b) in pairs_of(&index) {
        for (x, y) in names[a].forms.iter().flat_map(|x| names[b].forms.iter().map(move |y| (x, y))) {
            let (short, long) = if x.len() < y.len() { (x, y) } else { (y, x) };
            let distinctive = short.iter().any(|w| !usual(w) && gazetteer.place(w).is_none() && gazetteer.people(w).is_none());
            if distinctive && short.len() < long.len() && (long.starts_with(short) || long.ends_with(short)) {
                out.add(a, b, 1.0, "one name is part of the other".into());
            }
        }
    }
}

/// Number of names of a statement that are read.
const MOST_NAMES: usize = 6;
/// How often two names must replace each other (summed probability) if there is no other evidence; less if they share a word.
const ALONE: f64 = 2.5;
const WITH_A_WORD: f64 = 1.5;

/// Adds the evidence from the pairings.
pub(super) fn replacing_each_other(comparison: &Comparison, names: &[EntityNames], language: &Language, out: &mut Pairs) {
    let mut by_statement: BTreeMap<StatementId, Vec<usize>> = BTreeMap::new();
    for (at, one) in names.iter().enumerate().filter(|(_, n)| n.kind != EntityKind::Group) {
        one.statements.iter().for_each(|s| by_statement.entry(*s).or_default().push(at));
    }
    let of_statement = |s: StatementId| by_statement.get(&s).map_or(&[][..], Vec::as_slice);
    let mut count: BTreeMap<(usize, usize), (f64, String)> = BTreeMap::new();
    for pairing in &comparison.pairings {
        let (left, right) = (of_statement(pairing.statements.0), of_statement(pairing.statements.1));
        let only = |a: &[usize], b: &[usize]| a.iter().copied().filter(|e| !b.contains(e)).take(MOST_NAMES).collect::<Vec<usize>>();
        let (here, there) = (only(left, right), only(right, left));
        for x in &here {
            let alike: Vec<usize> = there.iter().copied().filter(|y| names[*y].kind == names[*x].kind).collect();
            let rivals = here.iter().filter(|o| names[**o].kind == names[*x].kind).count();
            for y in &alike {
                let pair = (*x.min(y), *x.max(y));
                let label = |s: StatementId| comparison.statement(s).label.as_str();
                let entry =
                    count.entry(pair).or_insert_with(|| (0.0, format!("{} {}", label(pairing.statements.0), label(pairing.statements.1))));
                entry.0 += pairing.probability / (alike.len() * rivals) as f64;
            }
        }
    }
    let mut best: BTreeMap<usize, f64> = BTreeMap::new();
    for ((a, b), (times, _)) in &count {
        for one in [a, b] {
            let most = best.entry(*one).or_default();
            *most = most.max(*times);
        }
    }
    for ((a, b), (times, first)) in count {
        let known = out.0.contains_key(&(a, b));
        let apart = names[a].accounts.keys().all(|account| !names[b].accounts.contains_key(account));
        let listed = |n: &EntityNames| n.forms.iter().any(|f| language.names.gazetteer.place(&f.join(" ")).is_some());
        let unlisted = !(listed(&names[a]) && listed(&names[b]));
        let word = names[a].forms.iter().flatten().any(|w| names[b].forms.iter().flatten().any(|v| v == w));
        let mutual = [a, b].iter().all(|one| best[one] <= times);
        let alone = apart && unlisted && mutual && times >= if word { WITH_A_WORD } else { ALONE };
        if known || alone && names[a].kind != EntityKind::Other {
            let weight = if known { (0.4 * times).min(0.8) } else { (0.5 * times).clamp(1.1, 1.4) };
            out.add(a, b, weight, format!("are in each other's place in paired statements ({first})"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of_two_places;
    use crate::language::Language;

    #[test]
    fn two_countries_have_two_armies() {
        let words = |text: &str| text.split(' ').map(str::to_string).collect::<Vec<_>>();
        let two = |a: &str, b: &str| of_two_places(&words(a), &words(b), Language::english());
        assert!(two("u s air force", "uae air force") && two("iraqi army", "iranian army"));
        assert!(!two("u s air force", "united states air force") && !two("el dorado", "eldorado"));
    }
}
