//! What the mentions of a name in one account show about each other: the gender of its bearer, and which fuller name a shorter one stands for: a
//! surname for the only person with it, an acronym for its expansion, "Defence Ministry" for "Turkish National Defence Ministry". If two persons fit,
//! a title decides, or which of them is named most.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::function_word::{HER, HERS, HIS};
use crate::language::names::acronyms;
use crate::model::tree::Link;
use crate::model::{EntityKind, NameForm, Span};
use crate::text::Token;

use super::Candidate;
use super::pronoun::mentions_other_people;
use super::reading::NameContext;

/// Decides whether each person among the candidates is a woman or a man: by the title before the name, which was read earlier, else by the first
/// name, else by "he" or "she" later in the sentence if nobody else is mentioned. What one mention shows holds for all mentions of the name in the
/// account, unless two titles belong to two persons. The candidates are sorted by position.
pub(super) fn decide_gender(reading: &NameContext, candidates: &mut [Candidate]) {
    let person = |c: &Candidate| c.kind == EntityKind::Person && c.form == NameForm::Proper;
    let mut shown: BTreeMap<String, BTreeSet<bool>> = BTreeMap::new();
    for candidate in candidates.iter_mut().filter(|c| person(c)) {
        let by_name =
            || candidate.words().first().filter(|_| candidate.key.contains(' ')).and_then(|w| reading.language.names.is_womans(w));
        candidate.female = candidate.female.or_else(by_name);
        if let Some(female) = candidate.female {
            shown.entry(candidate.key.clone()).or_default().insert(female);
        }
    }
    let mut meant: BTreeMap<String, BTreeSet<bool>> = BTreeMap::new();
    for at in 0..candidates.len() {
        let candidate = &candidates[at];
        if person(candidate)
            && !shown.contains_key(&candidate.key)
            && let Some(female) = by_pronoun(reading, candidates, at)
        {
            meant.entry(candidate.key.clone()).or_default().insert(female);
        }
    }
    meant.append(&mut shown);
    meant.retain(|key, _| key.contains(' ') || bearers(candidates, key) < 2);
    for candidate in candidates.iter_mut().filter(|c| person(c) && c.female.is_none()) {
        candidate.female = meant.get(&candidate.key).filter(|both| both.len() == 1).and_then(|one| one.first().copied());
    }
}

/// How many persons with a surname the account names in full. If there are two, "Mrs" holds for that mention only.
fn bearers(candidates: &[Candidate], surname: &str) -> usize {
    let full = candidates.iter().filter(|c| c.kind == EntityKind::Person && c.key.contains(' '));
    full.filter(|c| c.key.ends_with(surname)).map(|c| c.key.as_str()).collect::<BTreeSet<&str>>().len()
}

/// "Roe said that she would stay": the gender of the pronouns, if the only person of the sentence is its subject, nobody else is mentioned, and all
/// pronouns outside quotation marks agree.
fn by_pronoun(reading: &NameContext, candidates: &[Candidate], at: usize) -> Option<bool> {
    let candidate = &candidates[at];
    let (tokens, tree) = (reading.tokens(candidate.statement), &reading.statements[candidate.statement].tree);
    let signs = &reading.language.names.signs;
    let alone = !candidates.iter().any(|c| c.statement == candidate.statement && c.kind == EntityKind::Person && c.key != candidate.key);
    let subject = matches!(tree.link(candidate.to - 1), Link::Subject | Link::PassiveSubject);
    let others = mentions_other_people(reading, tokens) || tokens.iter().any(|t| signs.person_nouns.contains(&t.norm));
    if !alone || !subject || others {
        return None;
    }
    let mark = |t: &Token| matches!(t.norm.as_str(), "\"" | "“" | "”");
    // "Roe examined her": the object of a verb is not its subject
    let other = |at: usize| {
        let verb = tree.governor(at..at + 1).filter(|_| matches!(tree.link(at), Link::Object | Link::Dative));
        verb.and_then(|verb| tree.subject(verb)).is_some_and(|(subject, _)| (candidate.from..candidate.to).contains(&subject))
    };
    let behind =
        (candidate.to..tokens.len()).take_while(|at| !mark(&tokens[*at])).filter(|at| !other(*at)).map(|at| tokens[at].norm.as_str());
    // "hers" may be another woman's
    let pronouns = behind.filter(|norm| *norm != HERS);
    let shown: BTreeSet<bool> = pronouns.filter_map(|norm| reading.language.functions.is_womans(norm)).collect();
    if shown.is_empty() { by_relative(reading, candidate) } else { shown.first().copied().filter(|_| shown.len() == 1) }
}

/// "Roe opened the fair. His wife, Ana Roe, stayed at home.": the gender shown by a relative at the start of the next sentence.
fn by_relative(reading: &NameContext, candidate: &Candidate) -> Option<bool> {
    let own = &reading.statements[candidate.statement];
    let next =
        reading.statements.get(candidate.statement + 1).filter(|next| next.account == own.account && next.paragraph == own.paragraph)?;
    let [whose, who, ..] = next.tokens.as_slice() else { return None };
    let woman = match whose.norm.as_str() {
        HIS => false,
        HER => true,
        _ => return None,
    };
    let signs = &reading.language.names.signs;
    (signs.she_nouns.contains(&who.norm) || signs.he_nouns.contains(&who.norm)).then_some(woman)
}

/// Sets `refers_to` where it is safe. A linked short name takes the kind of the fuller one.
pub(super) fn link_short_names(reading: &NameContext, candidates: &mut [Candidate]) {
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

/// True if two statements are under headings so many years apart that one name means two persons.
fn generations_apart(reading: &NameContext, a: usize, b: usize) -> bool {
    const GENERATION: i16 = 40;
    let year = |at: usize| reading.statements[at].section_date().and_then(|(_, date)| Some(date.when.as_ref()?.first_day().year()));
    year(a).zip(year(b)).is_some_and(|(x, y)| (x - y).abs() > GENERATION)
}

/// The first mention of every name of the account, and all its mentions.
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

    /// The fuller name that a shorter one means: the only one that a title does not exclude, or the main one of the account.
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

    /// Of several persons with one name, the one introduced first and named most often in full, unless another was named just before in the same
    /// sentence. A father who speaks for the victim may be introduced first, so the order alone does not decide.
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

/// Shorter key → the fuller keys that it may mean.
fn heirs<'c>(reading: &NameContext, candidates: &'c [Candidate], named: &Named<'c>) -> BTreeMap<String, BTreeSet<&'c str>> {
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

/// The longest of several fuller names if all others are shorter forms of it: "Jane Roe", "Jane M. Roe".
fn one_family<'c>(keys: &BTreeSet<&str>, first: &BTreeMap<&str, &'c Candidate>) -> Option<&'c Candidate> {
    let longest = keys.iter().max_by_key(|k| (k.split(' ').count(), std::cmp::Reverse(**k)))?;
    let words: Vec<&str> = longest.split(' ').collect();
    let inside = |key: &&str| {
        let mut rest = words.iter();
        key.split(' ').all(|w| rest.any(|r| *r == w))
    };
    keys.iter().all(inside).then(|| first.get(longest).copied()).flatten()
}

/// The shorter keys that may stand for a fuller name.
fn shorter(reading: &NameContext, candidate: &Candidate) -> Vec<String> {
    let words = candidate.words();
    match candidate.kind {
        EntityKind::Person => {
            let mut out = vec![words[words.len() - 1].to_string(), words[0].to_string()];
            out.extend((1..words.len() - 1).map(|at| words[at..].join(" ")));
            if words.len() > 2 {
                out.push(format!("{} {}", words[0], words[words.len() - 1]));
            }
            let suffixes = &reading.language.names.signs.generations;
            if [&suffixes.american, &suffixes.british, &suffixes.numbered].iter().any(|set| set.contains(words[words.len() - 1])) {
                out.push(words[words.len() - 2].to_string());
            }
            out
        }
        EntityKind::Organisation | EntityKind::Event => {
            let mut out: Vec<String> = (1..words.len() - 1).map(|at| words[at..].join(" ")).collect();
            out.extend(acronyms(&words, reading.language));
            let suffixes = &reading.language.names.signs.company_suffixes;
            if suffixes.contains(words[words.len() - 1]) {
                out.push(words[..words.len() - 1].join(" "));
            }
            out
        }
        EntityKind::Place | EntityKind::Group | EntityKind::Product | EntityKind::Other => Vec::new(),
    }
}

/// True if the shorter name can mean the fuller one. A known place does not mean a person with the same surname unless it was read as a person.
fn fits(fuller: &Candidate, short: &Candidate) -> bool {
    fuller.kind == short.kind
        || short.kind == EntityKind::Other
        || fuller.kind == EntityKind::Organisation && short.kind == EntityKind::Product
}

/// "Organization for Security (OSCE)" and "OSCE (Organization for Security)": acronym key to expansion key, if the letters fit.
fn declared(reading: &NameContext, candidates: &[Candidate]) -> Vec<(String, String)> {
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

/// True if the letters occur in order in the words, the first of them at the start of the first word.
fn spelled(acronym: &str, words: &[&str]) -> bool {
    let all: String = words.concat();
    let mut letters = all.chars();
    acronym.len() > 1
        && acronym.len() <= words.len() * 2
        && acronym.chars().next() == words[0].chars().next()
        && acronym.chars().all(|a| letters.any(|l| l == a))
}
