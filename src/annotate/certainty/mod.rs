//! Finds hedges, modals, plans, conditions and negations, and what they govern. The mention's span is the cue, its scope the clause
//! or the phrase that the cue bears on. Who is that sure, the account or a speaker, is told by the mention's voice.

mod hedge;
mod negation;

use super::Found;
use super::clause::{self, Word};
use crate::language::Language;
use crate::language::certainty::Phrase;
use crate::model::{Account, Mention, Statement, StatementKind, Voice};

/// The mentions found, each with the place of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let mut out = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        for words in clause::words(statement, &account.text, language) {
            let hedges = hedge::find(&words, &account.text, language);
            let title = (statement.kind == StatementKind::Headline).then(|| hedge::title(&words, &account.text)).flatten();
            let found = hedges.into_iter().chain(title).chain(negation::find(&words, &account.text, language));
            out.extend(found.map(|(span, content)| (at, Mention { span, voice: Voice::Own, content })));
        }
    }
    out
}

/// The first of the phrases that stands at `at`, with the place after it. Its words are forms or lemmas; a last "to" opens an
/// infinitive; adverbs may stand between.
fn phrase_at<'p, T>(words: &[Word<'_>], at: usize, phrases: &'p [Phrase<T>]) -> Option<(&'p Phrase<T>, usize)> {
    phrases.iter().find_map(|phrase| {
        let mut here = at;
        for (i, part) in phrase.words.iter().enumerate() {
            while i > 0 && words.get(here).is_some_and(|w| w.tag == clause::Tag::Adverb && !w.is(part)) {
                here += 1;
            }
            let last = i + 1 == phrase.words.len();
            let word = words.get(here)?;
            let fits = word.is(part) || word.lemma == part || part == "be" && word.tag == clause::Tag::Be;
            if !fits || last && i > 0 && part == "to" && word.tag != clause::Tag::To {
                return None;
            }
            here += 1;
        }
        Some((phrase, here))
    })
}

#[cfg(test)]
mod tests {
    use crate::model::{Account, BlockKind, Content, Reality};

    fn hedged(title: &str) -> Vec<(Reality, String)> {
        let mut account = Account::plain(title, None);
        account.blocks[0].kind = BlockKind::Headline;
        let reading = crate::understand(vec![account], Vec::new());
        let text = &reading.accounts[0].text;
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
