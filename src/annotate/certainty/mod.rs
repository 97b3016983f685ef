//! Finds hedges, modals, plans, conditions and negations, and what they govern. The mention's span is the cue, its scope the clause or phrase that
//! the cue applies to. The mention's voice says who is (un)certain: the account or a speaker.

mod hedge;
mod negation;

use std::ops::Range;

use super::Found;
use crate::language::Language;
use crate::language::certainty::Phrase;
use crate::language::function_word::{BE, TO};
use crate::model::tree::{Link, Part};
use crate::model::{Account, Mention, Span, Statement, StatementKind, Tree, Voice};
use crate::text::Token;

/// The mentions found, each with the index of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let mut out = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let sentence = Sentence::of(statement, account.read(), language);
        let title = (statement.kind == StatementKind::Headline).then(|| hedge::title(&sentence)).flatten();
        let found = hedge::find(&sentence).into_iter().chain(title).chain(negation::find(&sentence));
        out.extend(found.map(|(span, content)| (at, Mention { span, voice: Voice::Own, content })));
    }
    out
}

/// Most tokens that may be skipped between the words of a phrase.
const BETWEEN: usize = 4;

/// What a cue is read from.
pub(super) struct Sentence<'s> {
    pub tokens: &'s [Token],
    pub tree: &'s Tree,
    pub text: &'s str,
    pub language: &'s Language,
}

impl<'s> Sentence<'s> {
    pub(super) fn of(statement: &'s Statement, text: &'s str, language: &'s Language) -> Sentence<'s> {
        Sentence { tokens: &statement.tokens, tree: &statement.tree, text, language }
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::of(self.text, self.tokens[range.start].start..self.tokens[range.end - 1].end)
    }

    pub(super) fn norm(&self, at: usize) -> &'s str {
        self.tokens.get(at).map_or("", |t| t.norm.as_str())
    }

    pub(super) fn is_be(&self, at: usize) -> bool {
        self.language.functions.be.contains(self.norm(at))
    }

    /// The words under which phrases with this head token are listed: its form, and the verbs of which it can be a form.
    pub(super) fn firsts(&self, at: usize) -> Vec<&'s str> {
        let mut out = vec![self.norm(at)];
        out.extend(self.is_be(at).then_some(BE));
        if matches!(self.tree.part(at), Part::Base | Part::Present | Part::Past | Part::Participle | Part::Gerund) {
            out.extend(self.lemmas(at));
        }
        out.dedup();
        out
    }

    pub(super) fn lemmas(&self, at: usize) -> impl Iterator<Item = &'s str> {
        self.language.verbs.readings(self.norm(at)).iter().map(|r| r.lemma.as_str())
    }

    /// True for a name inside the sentence: "May", "Will".
    pub(super) fn is_name(&self, at: usize) -> bool {
        at > 0 && self.tokens[at].capitalised(self.text) && self.tree.part(at) == Part::Noun
    }

    /// The first of the phrases that begins at `at`, with the index after it. Its words are forms or lemmas; a final "to" must open an infinitive;
    /// adverbs may come between.
    pub(super) fn phrase<'p, T>(&self, at: usize, phrases: &'p [Phrase<T>]) -> Option<(&'p Phrase<T>, usize)> {
        phrases.iter().find_map(|phrase| {
            let mut here = at;
            for (i, part) in phrase.words.iter().enumerate() {
                let limit = here + BETWEEN;
                while i > 0 && here < limit && self.norm(here) != part && self.passes(here) {
                    here += 1;
                }
                let last = i > 0 && i + 1 == phrase.words.len();
                if !self.matches(here, part) || last && part == TO && self.tree.link(here) != Link::Auxiliary {
                    return None;
                }
                here += 1;
            }
            Some((phrase, here))
        })
    }

    fn passes(&self, at: usize) -> bool {
        at < self.tokens.len() && (self.tree.link(at) == Link::Adverb || self.norm(at) == "\"")
    }

    fn matches(&self, at: usize, part: &str) -> bool {
        at < self.tokens.len() && (self.norm(at) == part || part == BE && self.is_be(at) || self.lemmas(at).any(|lemma| lemma == part))
    }

    /// The clause of a verb (or of a noun or adjective in its place): its subject and what it governs, including verbs joined to it that have neither
    /// subject nor auxiliary of their own, but without loosely attached clauses.
    pub(super) fn clause(&self, head: usize) -> Range<usize> {
        let tree = self.tree;
        let left = tree
            .children(head)
            .filter(|c| *c < head && !self.is_aside(*c) && !matches!(tree.link(*c), Link::Marker | Link::Coordination | Link::Clause));
        let start = left.map(|c| tree.reach(c).start).min().unwrap_or(head).min(head);
        start..self.end(head)
    }

    /// One past the last token that a word governs.
    pub(super) fn end(&self, head: usize) -> usize {
        let tree = self.tree;
        let right = tree.children(head).filter(|c| *c > head && !self.is_aside(*c) && tree.link(*c) != Link::Coordination);
        right.map(|c| if tree.link(c) == Link::Conjunct { self.end(c) } else { self.reach_end(c) }).max().unwrap_or(head + 1).max(head + 1)
    }

    /// One past the last token below a word, without a clause at its end that only adds to it: "in the fire, which was set at night".
    fn reach_end(&self, at: usize) -> usize {
        let reach = self.tree.reach(at);
        let adds = |c: &usize| self.tree.link(*c) == Link::Relative && self.tree.reach(*c).end == reach.end && self.after_comma(*c);
        let relative = (at + 1..reach.end).find(adds);
        relative.map_or(reach.end, |c| self.tree.reach(c).start.saturating_sub(1).max(at + 1))
    }

    fn is_aside(&self, at: usize) -> bool {
        let tree = self.tree;
        let own = [Link::Subject, Link::PassiveSubject, Link::Auxiliary, Link::PassiveAuxiliary];
        match tree.link(at) {
            Link::Punctuation | Link::Parenthesis => true,
            Link::Adverbial => {
                tree.children(at).any(|c| c < at && matches!(tree.link(c), Link::Marker | Link::Adverb)) || self.after_comma(at)
            }
            Link::Conjunct => tree.child(at, &own).is_some() || self.is_be(at),
            _ => false,
        }
    }

    fn after_comma(&self, at: usize) -> bool {
        self.tree.reach(at).start.checked_sub(1).is_some_and(|before| self.norm(before) == ",")
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Account, BlockKind, Content, Reality};

    fn hedged(title: &str) -> Vec<(Reality, String)> {
        let mut account = Account::plain(title, None);
        account.blocks[0].kind = BlockKind::Headline;
        let reading = crate::understand(vec![account], Vec::new());
        let text = reading.accounts[0].read();
        let mentions = reading.statements.iter().flat_map(|s| &s.mentions);
        mentions
            .filter_map(|m| if let Content::Certainty(c) = &m.content { Some((c.reality, c.scope.text(text).into())) } else { None })
            .collect()
    }

    #[test]
    fn the_future_of_headlines() {
        let title = "Harbour board to buy two cranes";
        assert_eq!(hedged(title), [(Reality::Planned, title.to_string())]);
        assert_eq!(hedged("Harbour board agrees to buy two cranes").len(), 1);
        assert!(hedged("Harbour board moves to Brevik").is_empty());
    }
}
