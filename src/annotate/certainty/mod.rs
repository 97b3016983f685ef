//! Finds hedges, modals, plans, conditions and negations, and what they govern. The mention's span is the cue, its scope the clause
//! or the phrase that the cue bears on. Who is that sure, the account or a speaker, is told by the mention's voice.

mod hedge;
mod negation;
mod sentence;

use super::Found;
use crate::language::Language;
use crate::model::{Account, Mention, Statement, StatementKind, Voice};
use sentence::Sentence;

/// The mentions found, each with the place of its statement in `statements`.
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
