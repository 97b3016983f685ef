//! Matters of form: two stretches that differ in a spelling, a title before a name or the order of their words, and in nothing else. They
//! are findings, since somebody may look for them, but nobody should have to look past them.

use super::super::{Pair, Said};
use crate::model::{NameForm, Span};
use crate::text::{fold, squeeze};

/// Least likeness of two spellings of one name: "Kelbajar" and "Kalbajar", but not "Kiev" and "Kyiv", which is a choice.
const ALIKE: f64 = 0.75;

/// Do the two stretches differ in form only?
pub(super) fn is_form(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    let (a, b) = (words(pair, pair.left, left), words(pair, pair.right, right));
    let (mut x, mut y) = (a.clone(), b.clone());
    x.sort();
    y.sort();
    let names = || named(pair.left, left) && named(pair.right, right);
    x == y || names() && strsim::normalized_levenshtein(&a.join(" "), &b.join(" ")) >= ALIKE
}

/// The words without titles of courtesy, in one spelling of their letters.
fn words(pair: &Pair<'_>, said: &Said<'_>, span: Span) -> Vec<String> {
    let letters = deunicode::deunicode(&squeeze(&fold(said.words(span)))).to_lowercase();
    let courtesy = &pair.reading.language.names.signs.courtesy;
    letters.split_whitespace().filter(|word| !courtesy.contains(*word)).map(str::to_string).collect()
}

/// Is a stretch a proper name and no more?
fn named(said: &Said<'_>, span: Span) -> bool {
    said.names().any(|(mention, name)| name.form == NameForm::Proper && mention.span == span)
}

#[cfg(test)]
mod tests {
    use super::super::super::made::Made;
    use crate::model::{Content, EntityId, EntityKind, MaterialityLevel, Name, NameForm};

    /// The levels of the findings between two names of one place.
    fn levels(a: &str, b: &str) -> Vec<MaterialityLevel> {
        let name = || {
            Content::Name(Name {
                entity: Some(EntityId(0)),
                kind: EntityKind::Place,
                form: NameForm::Proper,
                female: None,
                refers_to: None,
            })
        };
        let text = |name: &str| format!("The soldiers entered the harbour of {name} in May.");
        let mut made = Made::default().with(&text(a), None, vec![(a, name())]).with(&text(b), None, vec![(b, name())]);
        made.entities = vec![crate::diff::made::place(a)];
        made.diff().iter().map(|d| d.materiality.level).collect()
    }

    #[test]
    fn a_spelling_is_form_and_another_name_is_not() {
        assert_eq!(levels("Kelbajar", "Kalbajar"), [MaterialityLevel::Trivial]);
        assert_eq!(levels("Kelbajar", "Karvachar"), [MaterialityLevel::Minor]);
        assert_eq!(levels("Kiev", "Kyiv"), [MaterialityLevel::Minor]);
    }
}
