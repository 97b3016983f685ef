//! Whether a name is a woman's or a man's: a title before it tells, else the first name, else "he" or "she" later in the sentence, where nobody
//! else is told of there. What one place of a name tells, all places of it in the account share, unless two titles tell of two persons.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::tree::Link;
use crate::model::{EntityKind, NameForm};
use crate::text::Token;

use super::candidate::Candidate;
use super::pronoun::other_people;
use super::reading::Reading;

/// Settles it for the persons among the candidates, which are in order of place; titles were read before.
pub fn settle(reading: &Reading, candidates: &mut [Candidate]) {
    let person = |c: &Candidate| c.kind == EntityKind::Person && c.form == NameForm::Proper;
    let mut told: BTreeMap<String, BTreeSet<bool>> = BTreeMap::new();
    for candidate in candidates.iter_mut().filter(|c| person(c)) {
        let by_name =
            || candidate.words().first().filter(|_| candidate.key.contains(' ')).and_then(|w| reading.language.names.is_womans(w));
        candidate.female = candidate.female.or_else(by_name);
        if let Some(female) = candidate.female {
            told.entry(candidate.key.clone()).or_default().insert(female);
        }
    }
    let mut meant: BTreeMap<String, BTreeSet<bool>> = BTreeMap::new();
    for at in 0..candidates.len() {
        let candidate = &candidates[at];
        if person(candidate)
            && !told.contains_key(&candidate.key)
            && let Some(female) = by_pronoun(reading, candidates, at)
        {
            meant.entry(candidate.key.clone()).or_default().insert(female);
        }
    }
    meant.append(&mut told);
    meant.retain(|key, _| key.contains(' ') || bearers(candidates, key) < 2);
    for candidate in candidates.iter_mut().filter(|c| person(c) && c.female.is_none()) {
        candidate.female = meant.get(&candidate.key).filter(|both| both.len() == 1).and_then(|one| one.first().copied());
    }
}

/// How many persons the account names in full by a surname. Of two, "Mrs" tells one place of it only.
fn bearers(candidates: &[Candidate], surname: &str) -> usize {
    let full = candidates.iter().filter(|c| c.kind == EntityKind::Person && c.key.contains(' '));
    full.filter(|c| c.key.ends_with(surname)).map(|c| c.key.as_str()).collect::<BTreeSet<&str>>().len()
}

/// "Roe said that she would stay": where the only person of a sentence is its subject, nobody else is told of in it, and all its pronouns
/// outside quotation marks agree.
fn by_pronoun(reading: &Reading, candidates: &[Candidate], at: usize) -> Option<bool> {
    let candidate = &candidates[at];
    let (tokens, tree) = (reading.tokens(candidate.statement), &reading.statements[candidate.statement].tree);
    let signs = &reading.language.names.signs;
    let alone = !candidates.iter().any(|c| c.statement == candidate.statement && c.kind == EntityKind::Person && c.key != candidate.key);
    let subject = matches!(tree.link(candidate.to - 1), Link::Subject | Link::PassiveSubject);
    let others = other_people(reading, tokens) || tokens.iter().any(|t| signs.person_nouns.contains(&t.norm));
    if !alone || !subject || others {
        return None;
    }
    let mark = |t: &Token| matches!(t.norm.as_str(), "\"" | "“" | "”");
    let behind = tokens[candidate.to..].iter().take_while(|t| !mark(t)).map(|t| t.norm.as_str());
    let told: BTreeSet<bool> = behind
        .filter_map(|norm| match norm {
            "she" | "her" | "herself" => Some(true),
            "he" | "him" | "his" | "himself" => Some(false),
            _ => None,
        })
        .collect();
    if told.is_empty() { by_spouse(reading, candidate) } else { told.first().copied().filter(|_| told.len() == 1) }
}

/// "Roe opened the fair. His wife, Ana Roe, stayed at home.": whose relative the next sentence opens with.
fn by_spouse(reading: &Reading, candidate: &Candidate) -> Option<bool> {
    let own = &reading.statements[candidate.statement];
    let next =
        reading.statements.get(candidate.statement + 1).filter(|next| next.account == own.account && next.paragraph == own.paragraph)?;
    let [whose, who, ..] = next.tokens.as_slice() else { return None };
    let woman = match whose.norm.as_str() {
        "his" => false,
        "her" => true,
        _ => return None,
    };
    let signs = &reading.language.names.signs;
    (signs.she_nouns.contains(&who.norm) || signs.he_nouns.contains(&who.norm)).then_some(woman)
}
