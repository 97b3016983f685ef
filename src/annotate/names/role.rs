//! The common nouns by which an account introduces names: "President Aliyev", "Bill Ingaldson, the building's owner", "the owner, Bill Ingaldson",
//! "local farmer Tom Hale", "Hale is a farmer", "the victim was identified as Tom Hale"; the nouns that an event gives; and those that a name implies
//! by itself: a company by its suffix or trade, a city by the gazetteer.

use std::collections::BTreeSet;

use crate::language::function_word::{AS, OF};
use crate::language::gazetteer::PlaceKind;
use crate::model::tree::{Link, Part};
use crate::model::{EntityKind, NameForm, Tree};
use crate::text::TokenKind;

use super::Candidate;
use super::noun_phrase::{NounPhrase, Opens, is_body, is_person};
use super::reading::NameContext;

/// A noun that somebody or something is called besides its name.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// The noun.
    pub noun: String,
    /// The other words of the introduction.
    pub details: BTreeSet<String>,
    /// Index of the candidate introduced.
    pub of: usize,
    /// Statement and token of the noun, or of the name that implies it.
    pub at: (usize, usize),
    /// True if the introduction refers to one mentioned before: "the owner, Bill Ingaldson".
    pub known: bool,
    /// True if the noun is from an introduction, false if the name implies it.
    pub introduced: bool,
}

/// The roles of all candidates.
pub(super) fn roles(reading: &NameContext, candidates: &[Candidate], phrases: &[NounPhrase]) -> Vec<Role> {
    let mut out = Vec::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, c)| c.form == NameForm::Proper) {
        match candidate.kind {
            EntityKind::Person => {
                titles(reading, at, candidate, &mut out);
                out.extend(by_age(reading, at, candidate));
                out.extend(by_event(reading, at, candidate, phrases));
            }
            EntityKind::Place
            | EntityKind::Organisation
            | EntityKind::Group
            | EntityKind::Event
            | EntityKind::Product
            | EntityKind::Other => {
                by_itself(reading, at, candidate, &mut out);
            }
        }
        out.extend(introduced(reading, at, candidate, phrases));
    }
    out
}

/// Roles from titles and posts: "Foreign Minister Roe", "Detective Roe", "Roe, the foreign minister,".
fn titles(reading: &NameContext, at: usize, candidate: &Candidate, out: &mut Vec<Role>) {
    let tokens = reading.tokens(candidate.statement);
    let signs = &reading.language.names.signs;
    let first = reading.language.names.title_before(reading.text, tokens, candidate.from);
    // "Former President Roe"
    let of_post = |at: &usize| candidate.post.as_ref().is_some_and(|post| post.split(' ').any(|word| tokens[*at].is(word)));
    let before = (0..first).rev().take_while(of_post).last().unwrap_or(first);
    let shifted = before.checked_sub(1).map(|at| tokens[at].norm.as_str()).filter(|w| signs.shifting.contains(*w));
    let mut add = |words: &[&str], here: usize| {
        let Some((noun, details)) = words.split_last() else { return };
        let details = details.iter().copied().chain(shifted).map(str::to_string).collect();
        out.push(Role { noun: (*noun).to_string(), details, of: at, at: (candidate.statement, here), known: false, introduced: true });
    };
    if let Some(post) = &candidate.post {
        let words: Vec<&str> = post.split(' ').collect();
        match words.iter().position(|word| *word == OF) {
            // "minister of defence" equals "defence minister"
            Some(of) => add(&[&words[of + 1..].join(" "), &words[..of].join(" ")], candidate.from),
            None => add(&words, candidate.from),
        }
    }
    for (here, token) in tokens.iter().enumerate().take(candidate.from).skip(first).filter(|(_, t)| t.kind == TokenKind::Word) {
        let kin = signs.person_nouns.contains(&token.norm) && !signs.posts.contains(&token.norm) || signs.kin.contains(&token.norm);
        let noun =
            is_person(reading, &token.norm) && !signs.courtesy.contains(&token.norm) && !kin && !signs.shifting.contains(&token.norm);
        if noun && candidate.post.as_ref().is_none_or(|post| !post.ends_with(&token.norm)) {
            let before: Vec<&str> = tokens[first..here].iter().map(|t| t.norm.as_str()).filter(|w| signs.shifting.contains(*w)).collect();
            add(&[&before[..], &[token.norm.as_str()]].concat(), here);
        }
    }
}

/// "15-year-old Roe", "Roe, 15,": the roles of a boy, girl or teenager.
fn by_age(reading: &NameContext, at: usize, candidate: &Candidate) -> Vec<Role> {
    let tokens = reading.tokens(candidate.statement);
    let signs = &reading.language.names.signs;
    let number = |i: usize| tokens.get(i).and_then(|t| t.norm.parse::<u8>().ok());
    let mark = |i: usize, text: &str| tokens.get(i).is_some_and(|t| t.is(text));
    let behind =
        number(candidate.to + 1).filter(|_| mark(candidate.to, ",") && (mark(candidate.to + 2, ",") || mark(candidate.to + 2, ".")));
    let before =
        candidate.from.checked_sub(5).filter(|i| mark(i + 2, &signs.age_unit) && mark(i + 4, &signs.age_adjective)).and_then(number);
    let (young, teenager) = match behind.or(before) {
        Some(2..=12) => (true, false),
        Some(13..=17) => (true, true),
        Some(18..=19) => (false, true),
        _ => (false, false),
    };
    let nouns = &signs.role_nouns;
    let fits = |female: bool| young && candidate.female.is_none_or(|own| own == female);
    let fitting = [(&nouns.boys, fits(false)), (&nouns.girls, fits(true)), (&nouns.children, young), (&nouns.teenagers, teenager)];
    let role = |noun: &String| Role {
        noun: noun.clone(),
        details: BTreeSet::new(),
        of: at,
        at: (candidate.statement, candidate.from),
        known: true,
        introduced: true,
    };
    fitting.into_iter().filter(|(_, fits)| *fits).flat_map(|(nouns, _)| nouns).map(role).collect()
}

/// The nouns that the name of a place or body implies by itself.
fn by_itself(reading: &NameContext, at: usize, candidate: &Candidate, out: &mut Vec<Role>) {
    let names = &reading.language.names;
    let nouns = &names.signs.role_nouns;
    let words = candidate.words();
    let mut add = |noun: &str| {
        let details = words.iter().filter(|w| **w != noun).map(|w| (*w).to_string()).collect();
        let place = (candidate.statement, candidate.from);
        out.push(Role { noun: noun.to_string(), details, of: at, at: place, known: false, introduced: false });
    };
    if words.len() > 1 {
        words.iter().filter(|w| names.signs.nominal_heads.contains(**w)).for_each(|w| add(w));
    }
    match candidate.kind {
        EntityKind::Organisation | EntityKind::Product => {
            let suffix = words.len() > 1 && words.last().is_some_and(|w| names.signs.company_suffixes.contains(*w));
            names.trade_nouns.get(&candidate.key).into_iter().flatten().for_each(|noun| add(noun));
            if suffix {
                add(&nouns.company);
            }
            if words.len() > 1 && words.last().is_some_and(|w| names.signs.club_suffixes.contains(*w)) {
                add(&nouns.club);
            }
            // "the Harn Lions"
            let plural = words.last().is_some_and(|w| reading.language.functions.looks_plural(w));
            let headed = words.iter().any(|w| names.signs.organisations.contains(*w) || names.signs.company_suffixes.contains(*w));
            if plural && !headed && words.len() > 1 && !names.trade_nouns.contains_key(&candidate.key) {
                add(&nouns.team);
            }
        }
        EntityKind::Place => match names.gazetteer.place(&candidate.key).map(|(_, place)| place.kind) {
            Some(PlaceKind::Country) => add(&nouns.country),
            Some(PlaceKind::City | PlaceKind::Capital) => add(&nouns.city),
            Some(PlaceKind::Region | PlaceKind::Wide) | None => {}
        },
        EntityKind::Person | EntityKind::Group | EntityKind::Event | EntityKind::Other => {}
    }
}

/// The roles that the words around a name give it.
fn introduced(reading: &NameContext, at: usize, candidate: &Candidate, phrases: &[NounPhrase]) -> Vec<Role> {
    let fits = |norm: &str| match candidate.kind {
        EntityKind::Person => is_person(reading, norm),
        EntityKind::Organisation | EntityKind::Product => is_body(reading, norm),
        EntityKind::Place => reading.language.names.signs.is_place_noun(norm),
        EntityKind::Group | EntityKind::Event | EntityKind::Other => false,
    };
    let role = |phrase: &NounPhrase| Role {
        noun: phrase.word(reading).to_string(),
        details: phrase.details.clone(),
        of: at,
        at: (candidate.statement, phrase.noun),
        known: phrase.opens == Opens::Known,
        introduced: true,
    };
    let own = phrases.iter().filter(|p| p.statement == candidate.statement && fits(p.word(reading)));
    let around = own.filter(|phrase| introduces(reading, phrase, candidate)).map(role);
    around.chain(right_before(reading, at, candidate).filter(|r| fits(&r.noun))).collect()
}

/// True if the noun phrase says who the name is.
fn introduces(reading: &NameContext, phrase: &NounPhrase, candidate: &Candidate) -> bool {
    let (tokens, tree) = (reading.tokens(candidate.statement), &reading.statements[candidate.statement].tree);
    let inside = |at: usize| candidate.from <= at && at < candidate.to;
    let noun = phrase.noun;
    if tree.link(noun) == Link::Apposition && tree.head(noun).is_some_and(inside) {
        return true;
    }
    let Some(head) = (candidate.from..candidate.to).find(|at| tree.head(*at).is_none_or(|up| !inside(up))) else { return false };
    let Some(up) = tree.head(head) else { return false };
    let plain = |verb: usize| tree.child(verb, &[Link::Negation]).is_none() && tree.is_finite(verb);
    let being = |verb: usize| reading.language.functions.be.contains(&tokens[verb].norm) && plain(verb);
    let comes_to = |verb: usize| {
        gives_office(reading, candidate, verb) && plain(verb) && tree.child(verb, &[Link::Predicate, Link::Object]) == Some(noun)
    };
    match tree.link(head) {
        Link::Apposition => up == noun,
        Link::Subject => being(up) && tree.child(up, &[Link::Predicate]) == Some(noun) || comes_to(up),
        Link::Predicate if being(up) => tree.child(up, &[Link::Subject]) == Some(noun),
        // "Roe was appointed health minister", "Roe became mayor"
        Link::PassiveSubject => comes_to(up),
        // "a man named Tom Hale"
        Link::Predicate => reading.language.names.signs.naming.contains(&tokens[up].norm) && named(tree, up) == Some(noun),
        // "the victim was identified as Tom Hale"
        Link::PrepositionObject if tokens[up].is(AS) => tree
            .head(up)
            .is_some_and(|verb| reading.language.names.signs.naming.contains(&tokens[verb].norm) && named(tree, verb) == Some(noun)),
        _ => false,
    }
}

/// True if it is a verb for entering an office.
fn gives_office(reading: &NameContext, candidate: &Candidate, verb: usize) -> bool {
    let norm = &reading.tokens(candidate.statement)[verb].norm;
    reading.language.verbs.readings(norm).iter().any(|r| reading.language.event_roles.gives_office(&r.lemma))
}

/// The noun that a verb of naming applies to.
fn named(tree: &Tree, verb: usize) -> Option<usize> {
    let own = tree.child(verb, &[Link::PassiveSubject, Link::Object]);
    own.or_else(|| tree.head(verb).filter(|_| tree.link(verb) == Link::Reduced))
}

/// "local farmer Tom Hale", "building owner Tom Hale": nouns without a capital right before a name.
fn right_before(reading: &NameContext, at: usize, candidate: &Candidate) -> impl Iterator<Item = Role> {
    let (tokens, tree) = (reading.tokens(candidate.statement), &reading.statements[candidate.statement].tree);
    let noun = candidate.from.checked_sub(1).filter(|n| {
        tokens[*n].kind == TokenKind::Word
            && !tokens[*n].capitalised(reading.text)
            && tree.part(*n) == Part::Noun
            && tree.link(*n) == Link::Compound
            && tree.head(*n).is_some_and(|up| candidate.from <= up && up < candidate.to)
    });
    let role = noun.map(|noun| {
        let open = |n: &usize| {
            tokens[*n].kind == TokenKind::Word
                && matches!(tree.link(*n), Link::Compound | Link::Modifier)
                && !reading.language.words.is_stop(&tokens[*n].norm)
        };
        let from = (0..noun).rev().take_while(open).last().unwrap_or(noun);
        Role {
            noun: tokens[noun].norm.clone(),
            details: tokens[from..noun].iter().map(|t| t.norm.clone()).collect(),
            of: at,
            at: (candidate.statement, noun),
            known: false,
            introduced: true,
        }
    });
    role.into_iter()
}

/// The nouns that an event gives to its participants: "police arrested Leo Marsh" makes Marsh the suspect, "Marsh drove the lorry" the
/// driver, with the lorry as a detail, "Roe was appointed minister" the minister. A negated or uncertain event gives none. Nouns in "-er"
/// are taken from `phrases`.
fn by_event(reading: &NameContext, at: usize, candidate: &Candidate, phrases: &[NounPhrase]) -> Vec<Role> {
    let Some((verb, undergoes)) = event_of(reading, candidate) else { return Vec::new() };
    let tree = &reading.statements[candidate.statement].tree;
    let tokens = reading.tokens(candidate.statement);
    let object = tree.child(verb, &[Link::Object]).filter(|_| !undergoes);
    let patient = || tree.child(verb, &[Link::PassiveSubject]).filter(|_| !undergoes);
    let head = (tree.link(verb) == Link::Reduced).then(|| tree.head(verb)).flatten().filter(|_| !undergoes);
    let of: BTreeSet<String> =
        object.or_else(patient).or(head).map(|noun| phrase_words(reading, candidate.statement, noun)).unwrap_or_default();
    let language = reading.language;
    let lemmas: Vec<&str> = language.verbs.readings(&tokens[verb].norm).iter().map(|r| r.lemma.as_str()).collect();
    let mut nouns: BTreeSet<String> = BTreeSet::new();
    for lemma in lemmas.into_iter().filter(|lemma| !language.opposites.is_light(lemma) || object.is_some()) {
        if undergoes {
            nouns.extend(language.event_roles.undergoing(lemma).iter().cloned());
            continue;
        }
        let behind = object.map(|noun| format!("{lemma} {}", tokens[noun].norm));
        nouns.extend(language.event_roles.doing(lemma).iter().cloned());
        nouns.extend(behind.iter().flat_map(|phrase| language.event_roles.doing(phrase)).cloned());
        nouns.extend(phrases.iter().map(|p| p.word(reading)).filter(|noun| language.event_roles.is_agent(noun, lemma)).map(str::to_string));
    }
    let role = |noun: String| Role { noun, details: of.clone(), of: at, at: (candidate.statement, verb), known: false, introduced: true };
    nouns.into_iter().map(role).collect()
}

/// The verb whose only subject or object is this name, and true if the name is its patient.
fn event_of(reading: &NameContext, candidate: &Candidate) -> Option<(usize, bool)> {
    let statement = &reading.statements[candidate.statement];
    let tree = &statement.tree;
    let inside = |at: usize| candidate.from <= at && at < candidate.to;
    let head = (candidate.from..candidate.to).find(|at| tree.head(*at).is_none_or(|up| !inside(up)))?;
    // with two names it is unclear which is "the suspect"
    if tree.child(head, &[Link::Conjunct]).is_some() {
        return None;
    }
    let up = tree.head(head)?;
    let (verb, undergoes) = match tree.link(head) {
        Link::Subject => (up, false),
        Link::PassiveSubject | Link::Object => (up, true),
        // "driven by Karl Moss"
        Link::PrepositionObject if tree.link(up) == Link::Agent => (tree.head(up)?, false),
        _ => return None,
    };
    let helped = |child: usize| tree.link(child) == Link::Negation || tree.part(child) == Part::Modal;
    let certain = tree.is_verb(verb) && !tree.children(verb).any(helped) && !statement.asks();
    certain.then_some((verb, undergoes))
}

/// The words of a noun phrase that say which thing it is: the noun and its modifiers before it.
fn phrase_words(reading: &NameContext, statement: usize, noun: usize) -> BTreeSet<String> {
    let tree = &reading.statements[statement].tree;
    let tokens = reading.tokens(statement);
    let before = tree.children(noun).filter(|c| *c < noun && matches!(tree.link(*c), Link::Compound | Link::Modifier));
    let word = |at: &usize| tokens[*at].kind == TokenKind::Word;
    before.chain(std::iter::once(noun)).filter(word).map(|at| tokens[at].norm.clone()).collect()
}
