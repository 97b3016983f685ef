//! Whether a name is a woman's or a man's: a title before it tells, else the first name, else "he" or "she" later in the sentence, where nobody
//! else is named there. What one place of a name tells, all places of it in the account share, unless two titles tell of two persons.

use std::collections::{BTreeMap, BTreeSet};

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
    for candidate in candidates.iter_mut().filter(|c| person(c) && c.female.is_none()) {
        candidate.female = meant.get(&candidate.key).filter(|both| both.len() == 1).and_then(|one| one.first().copied());
    }
}

/// "Roe said that she would stay": the first "he" or "she" behind the only person of a sentence, outside quotation marks.
fn by_pronoun(reading: &Reading, candidates: &[Candidate], at: usize) -> Option<bool> {
    let candidate = &candidates[at];
    let tokens = reading.tokens(candidate.statement);
    let same = candidates.iter().filter(|c| c.statement == candidate.statement && c.kind == EntityKind::Person);
    if { same }.any(|c| c.key != candidate.key) || other_people(reading, tokens) {
        return None;
    }
    let mark = |t: &Token| matches!(t.norm.as_str(), "\"" | "“" | "”");
    let place = (candidate.to..tokens.len()).take_while(|i| !mark(&tokens[*i])).find(|i| tokens[*i].is("he") || tokens[*i].is("she"))?;
    Some(tokens[place].is("she"))
}
