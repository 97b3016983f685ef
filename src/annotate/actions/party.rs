//! Agent and patient of an event: from subject, object and agent to the stretches that name them.

use super::Sentence;
use crate::language::function_word::{BY, OF};
use crate::language::inflect::Tense;
use crate::model::Span;
use crate::model::tree::{Link, Part};
use crate::text::TokenKind;

/// An agent or patient of more words than this is told by its head and what stands before it.
const LONGEST: usize = 14;

/// Heads of the phrases that name agent and patient.
pub(super) struct Parties {
    pub(super) agent: Option<usize>,
    pub(super) patient: Option<usize>,
    /// Does the subject undergo the event?
    pub(super) passive: bool,
}

impl Parties {
    /// Those of a verb with this lemma.
    pub(super) fn of(sentence: &Sentence<'_>, verb: usize, lemma: &str) -> Parties {
        let tree = sentence.tree;
        let be = tree.child(verb, &[Link::PassiveAuxiliary]).is_some();
        let state = sentence.is_state(verb);
        let subject = if state { tree.head(verb).and_then(|be| tree.subject(be)) } else { tree.subject(verb) };
        let by = tree.child(verb, &[Link::Agent]).or_else(|| sentence.reached(verb, |norm| norm == BY).filter(|_| state));
        let agent = by.and_then(|by| tree.child(by, &[Link::PrepositionObject]));
        let told = subject.is_some_and(|(_, link)| link == Link::PassiveSubject) && tree.part(verb) == Part::Participle;
        let perfect = tree
            .children(verb)
            .any(|c| tree.link(c) == Link::Auxiliary && sentence.language.functions.have.contains(&sentence.tokens[c].norm));
        let passive = be || state || agent.is_some() || told && !perfect || sentence.gapped(verb);
        let subject = subject.map(|(at, _)| at);
        if passive {
            return Parties { agent, patient: subject, passive };
        }
        let through = || {
            let by = sentence.reached(verb, |norm| sentence.language.verbs.reaches_through(lemma, norm))?;
            tree.child(by, &[Link::PrepositionObject])
        };
        let patient = tree.child(verb, &[Link::Object]).filter(|at| *at > verb).or_else(through);
        Parties { agent: subject.filter(|at| Some(*at) != patient), patient, passive }
    }
}

impl Sentence<'_> {
    /// "Five were killed and hundreds injured": the second verb leaves out the "were" of the first. Only verbs that something is done with, or
    /// those who fled would have been fled.
    fn gapped(&self, verb: usize) -> bool {
        let tree = self.tree;
        let bare = tree.child(verb, &[Link::Auxiliary, Link::PassiveAuxiliary, Link::Object]).is_none();
        let first = tree.head(verb).filter(|_| tree.link(verb) == Link::Conjunct && bare && tree.child(verb, &[Link::Subject]).is_some());
        let participle = || self.readings(verb).any(|(tense, _)| matches!(tense, Tense::Participle | Tense::Either));
        let stem = self.language.words.stem(&self.tokens[verb].norm);
        first.is_some_and(|first| tree.child(first, &[Link::PassiveAuxiliary]).is_some() || self.gapped(first))
            && participle()
            && self.language.numbers.roles.objects.contains_key(stem.as_ref())
    }

    /// A preposition that hangs on the verb.
    fn reached(&self, verb: usize, wanted: impl Fn(&str) -> bool) -> Option<usize> {
        let preposition = |at: &usize| self.tree.link(*at) == Link::Preposition && wanted(&self.tokens[*at].norm);
        self.tree.children(verb).find(|at| *at > verb && preposition(at))
    }

    /// The words that name a party, where they plainly do: no time, no empty "it", no clause in them.
    pub(super) fn named(&self, head: usize, verb: usize) -> Option<Span> {
        let whole = self.phrase(head, verb);
        let range = if whole.len() > LONGEST { whole.start..head + 1 } else { whole };
        let words = &self.tokens[range.clone()];
        let empty = self.tree.part(head) == Part::Relative || words.len() == 1 && self.language.numbers.roles.names_nobody(&words[0].norm);
        let time = words.iter().all(|w| {
            self.language.functions.time_words.contains(&w.norm)
                || w.kind == TokenKind::Number
                || self.language.functions.determiners.contains(&w.norm)
        });
        let number = words.iter().all(|w| w.kind == TokenKind::Number) && self.tree.part(head) == Part::Noun;
        let clause =
            range.clone().any(|at| matches!(self.tree.part(at), Part::Past | Part::Present | Part::Modal) && self.tree.is_verb(at));
        let plain = words.len() <= LONGEST && !empty && (!time || number) && !clause && !range.contains(&verb);
        plain.then(|| Span::of(self.text, words[0].start..words[words.len() - 1].end))
    }

    /// A noun with what stands before it and the phrases that hang on it, up to a clause, an apposition or a parenthesis. Behind the verb
    /// only "of" is sure to hang on the noun; "seized the port on Monday" tells when it was seized.
    fn phrase(&self, head: usize, verb: usize) -> std::ops::Range<usize> {
        let tree = self.tree;
        let mut range = head..head + 1;
        for child in tree.children(head) {
            let reach = tree.reach(child);
            let clause = matches!(tree.link(child), Link::Relative | Link::Reduced | Link::Apposition | Link::Clause | Link::Adverbial);
            if child < head {
                if !clause && tree.link(child) != Link::Mark || tree.link(child) == Link::Mark && range.start < head {
                    range.start = range.start.min(reach.start);
                }
                continue;
            }
            let loose = tree.link(child) == Link::Preposition && head > verb && !self.tokens[child].is(OF);
            if clause || loose || reach.contains(&verb) {
                break;
            }
            if tree.link(child) != Link::Mark {
                range.end = range.end.max(reach.end);
            }
        }
        if range.start < verb && verb < range.end { head..head + 1 } else { range }
    }
}
