//! How nearly two statements are word for word alike, whatever is a mere matter of writing: a title in full or cut ("Sgt.", "Sergeant"), "a" and
//! "an", two names of one entity ("U.S.", "United States"). In short statements one such word beside another would hide that they are copies.

use std::borrow::Cow;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::said::Said;
use crate::language::Language;
use crate::model::{EntityId, NameForm};

/// Share of words that are equal and in order, 0..1; `None` where nothing in them is written in two ways.
pub fn sameness(language: &Language, left: &Said<'_>, right: &Said<'_>) -> Option<f64> {
    let (a, b) = (units(language, left, right), units(language, right, left));
    let plain = |units: &[Cow<'_, str>], said: &Said<'_>| units.iter().eq(said.statement.tokens.iter().map(|t| t.norm.as_str()));
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
fn units<'s>(language: &'s Language, said: &'s Said<'_>, other: &Said<'_>) -> Vec<Cow<'s, str>> {
    let tokens = &said.statement.tokens;
    let (own, theirs) = (named(said), named(other));
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if let Some((unit, end)) = own.iter().find(|n| n.at == at).and_then(|name| name.unit(&theirs)) {
            out.extend(unit.into_iter().map(Cow::Owned));
            at = end;
            continue;
        }
        let norm = tokens[at].norm.as_str();
        let title = language.persons.title(norm);
        out.push(title.unwrap_or(if norm == "an" { "a" } else { norm }).into());
        // the point of what is cut
        let cut = title.is_some() || norm.chars().count() == 1;
        let point = cut && at + 2 < tokens.len() && tokens[at + 1].is(".") && tokens[at + 1].glued;
        at += 1 + usize::from(point);
    }
    out
}

/// A name where it stands.
struct Named<'s> {
    entity: EntityId,
    at: usize,
    words: Vec<&'s str>,
}

impl Named<'_> {
    /// One word for the entity, as often as its shorter name has words, and where the name ends; none where the other calls it the same, or
    /// does not name it.
    fn unit(&self, theirs: &[Named<'_>]) -> Option<(Vec<String>, usize)> {
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

fn named<'s>(said: &'s Said<'_>) -> Vec<Named<'s>> {
    let names = said.names().filter(|(_, name)| matches!(name.form, NameForm::Proper | NameForm::Adjective));
    let read = |(mention, name): (&crate::model::Mention, &crate::model::Name)| {
        let tokens = said.tokens_in(mention.span);
        let words = said.statement.tokens.get(tokens.clone())?.iter().map(|t| t.norm.as_str()).collect();
        Some(Named { entity: name.entity?, at: tokens.start, words }).filter(|named: &Named<'s>| !named.words.is_empty())
    };
    names.filter_map(read).collect()
}
