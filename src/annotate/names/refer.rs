//! Links shorter names to fuller ones of the same account: a surname to the one person who bears it, an acronym to its expansion,
//! "Defence Ministry" to "Turkish National Defence Ministry". Of two persons who fit, a title tells, or who is named most.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{EntityKind, NameForm, Span};

use super::candidate::Candidate;
use super::reading::Reading;

/// Sets `refers_to` where it is safe; a linked acronym takes the kind of its expansion.
pub fn link(reading: &Reading, candidates: &mut [Candidate]) {
    let named = Named::of(candidates);
    let heirs = heirs(reading, candidates, &named);
    let found: Vec<(usize, Span, EntityKind)> = (candidates.iter().enumerate())
        .filter(|(_, c)| c.form == NameForm::Proper && c.kind != EntityKind::Group)
        .filter_map(|(at, candidate)| {
            let full = named.meant(candidates, at, heirs.get(&candidate.key)?)?;
            (!generations_apart(reading, candidate.statement, full.statement)).then(|| (at, reading.span(full), full.kind))
        })
        .collect();
    for (at, span, kind) in found {
        candidates[at].refers_to = Some(span);
        candidates[at].kind = kind;
    }
}

/// Do two statements stand under headings so many years apart that a name in the one is another's in the other?
fn generations_apart(reading: &Reading, a: usize, b: usize) -> bool {
    const GENERATION: i16 = 40;
    let year = |at: usize| reading.statements[at].section_date().and_then(|(_, date)| Some(date.when.as_ref()?.first_day().year()));
    year(a).zip(year(b)).is_some_and(|(x, y)| (x - y).abs() > GENERATION)
}

/// The first place of every name of the account, and all of them.
struct Named<'c> {
    first: BTreeMap<&'c str, &'c Candidate>,
    places: BTreeMap<&'c str, Vec<usize>>,
}

impl<'c> Named<'c> {
    fn of(candidates: &'c [Candidate]) -> Named<'c> {
        let mut out = Named { first: BTreeMap::new(), places: BTreeMap::new() };
        for (at, candidate) in candidates.iter().enumerate().filter(|(_, c)| c.form == NameForm::Proper) {
            out.first.entry(&candidate.key).or_insert(candidate);
            out.places.entry(&candidate.key).or_default().push(at);
        }
        out
    }

    /// Which of the fuller names a shorter one means: the only one that a title does not exclude, or the one that the account is about.
    fn meant(&self, candidates: &[Candidate], at: usize, fuller: &BTreeSet<&str>) -> Option<&'c Candidate> {
        let short = &candidates[at];
        let fits = |key: &&str| self.first.get(key).is_some_and(|full| full.female.is_none_or(|f| short.female.is_none_or(|s| s == f)));
        let fitting: BTreeSet<&str> = fuller.iter().copied().filter(fits).collect();
        match fitting.len() {
            0 => None,
            1 => fitting.first().and_then(|key| self.first.get(key)).copied(),
            _ => one_family(&fitting, &self.first).or_else(|| self.chief(candidates, at, &fitting)),
        }
    }

    /// Of several persons of one name the one introduced first and named most often in full, unless another was named right before in the
    /// sentence: a father who speaks for the victim may come first.
    fn chief(&self, candidates: &[Candidate], at: usize, fuller: &BTreeSet<&str>) -> Option<&'c Candidate> {
        let places = |key: &str| self.places.get(key).map_or(&[][..], Vec::as_slice);
        let first = fuller.iter().min_by_key(|key| places(key).first().copied())?;
        let full = self.first.get(first).copied().filter(|full| full.kind == EntityKind::Person)?;
        let chief = fuller.iter().filter(|key| *key != first).all(|key| places(key).len() < places(first).len());
        let before = |key: &&&str| places(key).iter().rev().find(|place| **place < at).map(|place| (candidates[*place].statement, *place));
        let own = before(&first)?;
        let near = fuller.iter().filter(|key| *key != first).filter_map(|key| before(&key)).max();
        let beside = near.is_some_and(|(statement, place)| statement == candidates[at].statement && place > own.1);
        (chief && !beside).then_some(full)
    }
}

/// Shorter key → the fuller names that it may stand for.
fn heirs<'c>(reading: &Reading, candidates: &'c [Candidate], named: &Named<'c>) -> BTreeMap<String, BTreeSet<&'c str>> {
    let first = &named.first;
    let mut heirs: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (key, candidate) in first.iter().filter(|(k, _)| k.contains(' ')) {
        for short in shorter(reading, candidate) {
            if let Some(known) = first.get(short.as_str()).filter(|c| fits(candidate, c)) {
                heirs.entry(known.key.clone()).or_default().insert(key);
            }
        }
    }
    for (acronym, key) in declared(reading, candidates) {
        heirs.insert(acronym, BTreeSet::from([first.get_key_value(key.as_str()).map_or("", |(k, _)| *k)]));
    }
    heirs
}

/// Several fuller names that are all shorter forms of the longest are one: "Jane Roe", "Jane M. Roe".
fn one_family<'c>(keys: &BTreeSet<&str>, first: &BTreeMap<&str, &'c Candidate>) -> Option<&'c Candidate> {
    let longest = keys.iter().max_by_key(|k| (k.split(' ').count(), std::cmp::Reverse(**k)))?;
    let words: Vec<&str> = longest.split(' ').collect();
    let inside = |key: &&str| {
        let mut rest = words.iter();
        key.split(' ').all(|w| rest.any(|r| *r == w))
    };
    keys.iter().all(inside).then(|| first.get(longest).copied()).flatten()
}

/// The shorter keys that a fuller name may be called by.
fn shorter(reading: &Reading, candidate: &Candidate) -> Vec<String> {
    let words = candidate.words();
    match candidate.kind {
        EntityKind::Person => {
            let mut out = vec![words[words.len() - 1].to_string(), words[0].to_string()];
            out.extend((1..words.len() - 1).map(|at| words[at..].join(" ")));
            if words.len() > 2 {
                out.push(format!("{} {}", words[0], words[words.len() - 1]));
            }
            if matches!(words[words.len() - 1], "jr" | "sr" | "jnr" | "snr" | "ii" | "iii") {
                out.push(words[words.len() - 2].to_string());
            }
            out
        }
        EntityKind::Organisation | EntityKind::Event => {
            let mut out: Vec<String> = (1..words.len() - 1).map(|at| words[at..].join(" ")).collect();
            out.extend(acronyms(reading, &words));
            let suffixes = &reading.language.names.signs.company_suffixes;
            if suffixes.contains(words[words.len() - 1]) {
                out.push(words[..words.len() - 1].join(" "));
            }
            out
        }
        EntityKind::Place | EntityKind::Group | EntityKind::Product | EntityKind::Other => Vec::new(),
    }
}

/// The initials of a name, with and without its function words, and with an acronym among its words in full.
pub fn acronyms(reading: &Reading, words: &[&str]) -> Vec<String> {
    let initials = |small: bool| {
        words.iter().filter(|w| small || !reading.language.words.is_stop(w)).filter_map(|w| w.chars().next()).collect::<String>()
    };
    let full = reading.language.names.initials_in_full(words.iter().copied());
    let (short, long) = (initials(false), initials(true));
    [short, long, full].into_iter().filter(|a| a.chars().count() > 1).collect()
}

/// May the one stand for the other? A known place does not stand for a person of the same surname unless it was read as a person.
fn fits(fuller: &Candidate, short: &Candidate) -> bool {
    fuller.kind == short.kind
        || short.kind == EntityKind::Other
        || fuller.kind == EntityKind::Organisation && short.kind == EntityKind::Product
}

/// "Organization for Security (OSCE)" and "OSCE (Organization for Security)": acronym key to expansion key, where the letters fit.
fn declared(reading: &Reading, candidates: &[Candidate]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for pair in candidates.windows(2).filter(|p| p[0].statement == p[1].statement) {
        let tokens = reading.tokens(pair[0].statement);
        let bracket = pair[1].from == pair[0].to + 1 && tokens[pair[0].to].is("(") && tokens.get(pair[1].to).is_some_and(|t| t.is(")"));
        if !bracket {
            continue;
        }
        for (short, long) in [(&pair[1], &pair[0]), (&pair[0], &pair[1])] {
            let squeezed: String = short.key.split(' ').collect();
            if long.key.contains(' ') && spelled(&squeezed, &long.words()) {
                out.push((short.key.clone(), long.key.clone()));
            }
        }
    }
    out
}

/// Do the letters occur in order in the words, the first of them at the start of the first word?
fn spelled(acronym: &str, words: &[&str]) -> bool {
    let all: String = words.concat();
    let mut letters = all.chars();
    acronym.len() > 1
        && acronym.len() <= words.len() * 2
        && acronym.chars().next() == words[0].chars().next()
        && acronym.chars().all(|a| letters.any(|l| l == a))
}
