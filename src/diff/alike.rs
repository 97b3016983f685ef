//! How nearly two statements are word for word alike, whatever is a mere matter of writing: a title in full or cut ("Sgt.", "Sergeant"), "a" and
//! "an", two names of one entity ("U.S.", "United States"). In short statements one such word beside another would hide that they are copies.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::said::Said;
use crate::language::Language;
use crate::model::{EntityId, NameForm};

/// Share of words that are equal and in order, 0..1; `None` where nothing in them is written in two ways.
pub fn sameness(language: &Language, left: &Said<'_>, right: &Said<'_>) -> Option<f64> {
    let (a, b) = (units(language, left, right), units(language, right, left));
    let plain = |units: &[String], said: &Said<'_>| units.iter().eq(said.statement.tokens.iter().map(|t| &t.norm));
    if plain(&a, left) && plain(&b, right) || a.is_empty() && b.is_empty() {
        return None;
    }
    let equal: usize = capture_diff_slices(Algorithm::Myers, &a, &b)
        .into_iter()
        .map(|op| match op {
            DiffOp::Equal { len, .. } => len,
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => 0,
        })
        .sum();
    Some(2.0 * equal as f64 / (a.len() + b.len()) as f64)
}

/// The words of a statement, such as are written in two ways in one.
fn units(language: &Language, said: &Said<'_>, other: &Said<'_>) -> Vec<String> {
    let tokens = &said.statement.tokens;
    let (own, theirs) = (named(said), named(other));
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if let Some((unit, end)) = own.iter().find(|n| n.at == at).and_then(|name| name.unit(&theirs)) {
            out.extend(unit);
            at = end;
            continue;
        }
        let norm = tokens[at].norm.as_str();
        let title = language.persons.title(norm);
        out.push(title.unwrap_or(if norm == "an" { "a" } else { norm }).to_string());
        // the point of what is cut
        let cut = title.is_some() || norm.chars().count() == 1;
        let point = cut && at + 2 < tokens.len() && tokens[at + 1].is(".") && tokens[at + 1].glued;
        at += 1 + usize::from(point);
    }
    out
}

/// A name where it stands.
struct Named {
    entity: EntityId,
    at: usize,
    words: Vec<String>,
}

impl Named {
    /// One word for the entity, as often as its shorter name has words, and where the name ends; none where the other calls it the same, or
    /// does not name it.
    fn unit(&self, theirs: &[Named]) -> Option<(Vec<String>, usize)> {
        let mut same = theirs.iter().filter(|name| name.entity == self.entity).peekable();
        same.peek()?;
        let mut shortest = self.words.len();
        for name in same {
            if name.words == self.words {
                return None;
            }
            shortest = shortest.min(name.words.len());
        }
        Some((vec![format!("@{}", self.entity.0); shortest], self.at + self.words.len()))
    }
}

fn named(said: &Said<'_>) -> Vec<Named> {
    let names = said.names().filter(|(_, name)| matches!(name.form, NameForm::Proper | NameForm::Adjective));
    let read = |(mention, name): (&crate::model::Mention, &crate::model::Name)| {
        let tokens = said.tokens_in(mention.span);
        let words = said.statement.tokens.get(tokens.clone())?.iter().map(|t| t.norm.clone()).collect();
        Some(Named { entity: name.entity?, at: tokens.start, words }).filter(|named: &Named| !named.words.is_empty())
    };
    names.filter_map(read).collect()
}
