//! `label` by entity and by number: two names for one entity, two nouns for one count.

use super::super::{Finding, Pair, Said};
use super::telling::Telling;
use super::tie;
use crate::model::{DifferenceKind, NameForm, Span};
use crate::text::squeeze;

/// Names first, then counted nouns.
pub(super) fn compare(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let mut out = names(pair);
    out.extend(counted(pair, telling));
    out
}

/// Proper names of one entity that differ by more than a title or a part of the name.
fn names(pair: &Pair<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (left, a) in pair.left.names().filter(|(_, n)| n.form == NameForm::Proper) {
        for (right, b) in pair.right.names().filter(|(_, n)| n.form == NameForm::Proper) {
            if a.entity.is_some() && a.entity == b.entity && apart(pair, left.span, right.span) {
                out.push(tie::finding(pair, DifferenceKind::Label, (left.span, right.span), "two names for one"));
            }
        }
    }
    out
}

/// Neither name is the other or a part of it, and neither statement has both.
fn apart(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    let (a, b) = (squeeze(pair.left.words(left)), squeeze(pair.right.words(right)));
    let within = |x: &str, y: &str| y.split(' ').any(|word| x.split(' ').any(|w| w == word));
    let (x, y) = (pair.left.words(left), pair.right.words(right));
    // "U.S." and "US" are not even two spellings.
    let letters = |name: &str| name.split(' ').all(|word| word.chars().count() == 1);
    let written = a.replace(' ', "") == b.replace(' ', "") && (letters(&a) || letters(&b)) || stands_for(x, y) || stands_for(y, x);
    !written && !within(&a, &b) && !within(&b, &a) && !has(pair.left, &b) && !has(pair.right, &a)
}

/// Is one name made of the initials of the other: "UNHCR"?
fn stands_for(short: &str, long: &str) -> bool {
    let initials = long.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().find(|c| c.is_uppercase()));
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.len() > 1 && letters.chars().all(char::is_uppercase) && initials.collect::<String>().starts_with(&letters)
}

/// Does a statement hold a name, given in squeezed form?
fn has(said: &Said<'_>, name: &str) -> bool {
    squeeze(said.words(said.statement.span)).contains(name)
}

/// Nouns that count the same number, with nothing else that number could count.
fn counted(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (_, a) in pair.left.quantities() {
        for (_, b) in pair.right.quantities() {
            let same = a.value.is_some() && a.value == b.value && a.unit.is_none() && b.unit.is_none() && a.role == b.role;
            let nouns = a.of.as_ref().zip(b.of.as_ref()).filter(|(x, y)| x != y);
            let spans = a.of_span.zip(b.of_span);
            if let (true, Some(_), Some(spans)) = (same && !a.ordinal && !b.ordinal, nouns, spans) {
                let (left, right) = (pair.left.tokens_in(spans.0), pair.right.tokens_in(spans.1));
                if !left.is_empty()
                    && !right.is_empty()
                    && !tie::shared(pair.left, &left, pair.right)
                    && !tie::shared(pair.right, &right, pair.left)
                    && telling.is_choice(pair, spans.0, spans.1)
                {
                    out.push(tie::finding(pair, DifferenceKind::Label, spans, "two words for what is counted"));
                }
            }
        }
    }
    out
}
