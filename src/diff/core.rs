//! What two statements have in common: the words both use, and where on each side they stand. Sources and certainty are
//! compared for that core, not for whatever else the two sentences say.

use std::collections::BTreeSet;

use super::pair::Pair;
use super::said::Said;
use crate::model::Span;

/// The content stems that both statements use.
pub struct Core {
    stems: BTreeSet<String>,
}

impl Core {
    /// Of a pair. Where nothing is shared there is no core.
    pub fn of(pair: &Pair<'_>) -> Option<Core> {
        let stems: BTreeSet<String> = pair.left.content.intersection(&pair.right.content).cloned().collect();
        (!stems.is_empty()).then_some(Core { stems })
    }

    /// Share of the core that stands inside a span of one side.
    pub fn share_in(&self, said: &Said<'_>, span: Span) -> f64 {
        let inside = said.content_in(span);
        self.stems.iter().filter(|s| inside.contains(s.as_str())).count() as f64 / self.stems.len() as f64
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
