//! What two statements have in common: the words both use, and where on each side they stand. Certainty, and who says it where no predicate
//! is shared, are compared for that core, not for whatever else the two sentences say.

use std::collections::BTreeSet;

use super::pair::Pair;
use super::said::Said;
use crate::model::{NameForm, Span};

/// The content stems that both statements use.
pub struct Core {
    stems: BTreeSet<String>,
    told: BTreeSet<String>,
}

/// Fewest words beside names that tell something.
const ENOUGH: usize = 2;

/// The stems of a statement's proper names.
fn names<'s>(said: &'s Said<'_>) -> Vec<&'s str> {
    said.names().filter(|(_, n)| n.form == NameForm::Proper).flat_map(|(m, _)| said.content_in(m.span)).collect()
}

impl Core {
    /// Of a pair. Where nothing is shared there is no core.
    pub fn of(pair: &Pair<'_>) -> Option<Core> {
        let stems: BTreeSet<String> = pair.left.content.intersection(&pair.right.content).cloned().collect();
        let named: BTreeSet<&str> = [pair.left, pair.right].into_iter().flat_map(names).collect();
        let told: BTreeSet<String> = stems.iter().filter(|s| !named.contains(s.as_str())).cloned().collect();
        // Names tell whom it is about; the other words, where there are enough of them, what is told.
        let told = if told.len() >= ENOUGH { told } else { stems.clone() };
        (!stems.is_empty()).then_some(Core { stems, told })
    }

    /// Share of what the core tells that stands inside a span of one side.
    pub fn share_in(&self, said: &Said<'_>, span: Span) -> f64 {
        let inside = said.content_in(span);
        self.told.iter().filter(|s| inside.contains(s.as_str())).count() as f64 / self.told.len() as f64
    }

    /// Does a stem tell something, and not only of whom?
    pub fn tells(&self, stem: &str) -> bool {
        self.told.contains(stem)
    }

    /// How many stems the core has.
    pub fn len(&self) -> usize {
        self.stems.len()
    }

    /// The stretch from the first to the last core word of one side: what the two have in common, in that side's words.
    pub fn stretch(&self, said: &Said<'_>) -> Option<Span> {
        let mut at = (0..said.stems.len()).filter(|i| self.stems.contains(&said.stems[*i]));
        let first = at.next()?;
        let last = at.next_back().unwrap_or(first);
        let tokens = &said.statement.tokens;
        Some(Span::of(said.text, tokens[first].start..tokens[last].end))
    }
}
