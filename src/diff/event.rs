//! Who did what to whom, made ready for comparing: verb stem, agent and patient as stems of their words, asserted or denied.

use std::collections::BTreeSet;

use super::finding::Half;
use super::pair::Pair;
use super::said::Said;
use crate::model::tree::Link;
use crate::model::{Action, Mention, Reality, Span};

/// An event told in a statement.
pub struct Event<'a> {
    /// The verb.
    pub mention: &'a Mention,
    /// What the annotator found.
    pub action: &'a Action,
    /// Stem of the verb.
    pub stem: String,
    /// Content stems of the agent.
    pub agent: BTreeSet<&'a str>,
    /// Content stems of whom or what it is done to.
    pub patient: BTreeSet<&'a str>,
    /// Is it denied?
    pub negated: bool,
    /// Is it told in passing, by a relative clause or a participle that hangs on a noun?
    pub passing: bool,
    /// Is it told as planned, conditional or unknown, so that it may never have happened?
    pub unreal: bool,
}

impl Event<'_> {
    /// The verb with the two words before it, where auxiliaries and negators stand, and its object.
    pub fn half(&self, said: &Said<'_>) -> Half {
        const BEFORE: usize = 2;
        let at = said.tokens_in(self.mention.span);
        let first = said.statement.tokens.get(at.start.saturating_sub(if self.negated { BEFORE } else { 0 }));
        let start = first.map_or(self.mention.span.start(), |t| t.start.min(self.mention.span.start()));
        let end = self.action.patient.filter(|t| t.start() > self.mention.span.end() && t.end() < self.mention.span.end() + 60);
        Half::verbatim(said, Span::of(said.text, start..end.map_or(self.mention.span.end(), Span::end)))
    }
}

/// The events of a statement, auxiliaries and verbs of saying aside.
pub fn events<'a>(pair: &Pair<'a>, said: &'a Said<'a>) -> Vec<Event<'a>> {
    const MOST: usize = 16;
    let language = pair.reading.language;
    let named = |stem: &&str| !stem.chars().any(|c| c.is_ascii_digit());
    let content = |span: Option<Span>| -> BTreeSet<&'a str> {
        let all: BTreeSet<&str> = span.map(|s| said.content_in(s).into_iter().filter(named).collect()).unwrap_or_default();
        // two persons are not one because both are "Mr"
        let title = |stem: &&str| language.names.signs.honorifics.contains(*stem);
        if all.iter().all(title) { all } else { all.into_iter().filter(|stem| !title(stem)).collect() }
    };
    said.actions()
        .take(MOST)
        .map(|(mention, action)| Event {
            mention,
            action,
            stem: language.words.stem(&action.lemma).into_owned(),
            agent: content(action.agent),
            patient: content(action.patient),
            negated: action.negated,
            passing: matches!(said.statement.tree.link(said.tokens_in(mention.span).start), Link::Relative | Link::Reduced),
            unreal: said.certainties().any(|(_, c)| c.scope.contains(mention.span) && unreal(c.reality)),
        })
        .collect()
}

fn unreal(reality: Reality) -> bool {
    match reality {
        Reality::Planned | Reality::Conditional | Reality::Unknown | Reality::Possible => true,
        Reality::Confirmed | Reality::Probable | Reality::Alleged => false,
    }
}

/// The same verb of the same agent or patient, in statements that share enough to be about one event, told as equally real.
pub fn same_event(pair: &Pair<'_>, a: &Event<'_>, b: &Event<'_>) -> bool {
    let light = pair.reading.language.opposites.is_light(&a.action.lemma);
    a.stem == b.stem && a.unreal == b.unreal && shares_party(a, b) && pair.overlap >= if light { 0.7 } else { 0.4 }
}

/// Do the two events share an agent or a patient by a content word?
pub fn shares_party(a: &Event<'_>, b: &Event<'_>) -> bool {
    !a.agent.is_disjoint(&b.agent) || !a.patient.is_disjoint(&b.patient)
}
