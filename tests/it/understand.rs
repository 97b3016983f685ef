//! Properties of every account that is understood: spans are inside their statement, an account is read the same alone and beside others,
//! and the normal form of a normal form is itself.

use compare_sources::model::{Account, AccountId, Content, Mention, Statement, Voice, When};
use compare_sources::text::{fold, squeeze};
use compare_sources::understand;
use jiff::civil::date;
use proptest::prelude::*;

/// Clauses that random accounts are made of.
const CLAUSES: &[&str] = &[
    "Fourteen miners were killed on Tuesday, officials said. ",
    "“We lost everything,” Ana Roe told the Harbour Times. ",
    "Two days earlier, police had denied that shots were fired. ",
    "The U.S. Coast Guard may send up to 12 boats, at a cost of $1.5 million. ",
    "He said nobody knew why. ",
    "Prime Minister Halvard Moe, 54, was due to speak at 8 p.m. ",
    "Moe did not come. ",
    "It is the worst flood since 1993 — or so the ministry claims. ",
    "İzmir'de 3 kişi öldü. ",
    "A so-called “safe zone” was bombed\n\n",
    "– KABUL/LONDON, Nov 25 (Reuters) ",
    "((((\"\"\"",
    "é\u{301}\u{202e}",
    "1,2.3:4 ",
    "’s ",
    "\n\n- item\n- item\n\n",
];

fn account(picks: &[usize], other: &str) -> Account {
    let text: String = picks.iter().map(|at| CLAUSES.get(*at).copied().unwrap_or(other)).collect();
    Account::plain(&text, Some(When::day(date(2020, 11, 25))))
}

fn statements_of(accounts: Vec<Account>, of: usize) -> Vec<Statement> {
    understand(accounts, Vec::new()).statements.into_iter().filter(|s| s.account == AccountId(of)).collect()
}

/// A mention without the ids that are numbered over all accounts.
fn alone(mut mention: Mention) -> Mention {
    if let Voice::Quoted { speaker, .. } = &mut mention.voice {
        *speaker = None;
    }
    match &mut mention.content {
        Content::Name(name) => name.entity = None,
        Content::Speech(speech) => speech.speaker = None,
        Content::Date(_)
        | Content::Quantity(_)
        | Content::Certainty(_)
        | Content::Negation { .. }
        | Content::Action(_)
        | Content::Wording(_) => {}
    }
    mention
}

fn mentions(statements: Vec<Statement>) -> Vec<Mention> {
    statements.into_iter().flat_map(|s| s.mentions).map(alone).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn spans_lie_in_their_statement(picks in prop::collection::vec(0..CLAUSES.len() + 1, 0..12), other in "\\PC{0,40}") {
        let account = account(&picks, &other);
        let text = account.text.clone();
        for statement in statements_of(vec![account], 0) {
            prop_assert_eq!(statement.span.text(&text).trim(), statement.span.text(&text));
            let starts: Vec<usize> = statement.mentions.iter().map(|m| m.span.start()).collect();
            prop_assert!(starts.is_sorted());
            for mention in &statement.mentions {
                let (start, end) = (mention.span.start(), mention.span.end());
                prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end) && start < end);
                // Speech may go on over several sentences; other mentions stay in their own.
                let said = matches!(mention.content, Content::Speech(_));
                prop_assert!(said || statement.span.start() <= start && end <= statement.span.end(), "{:?}", mention);
            }
        }
    }

    #[test]
    fn an_account_is_understood_the_same_beside_others(
        first in prop::collection::vec(0..CLAUSES.len() + 1, 0..8),
        second in prop::collection::vec(0..CLAUSES.len() + 1, 0..8),
        other in "\\PC{0,40}",
    ) {
        let both = || vec![account(&first, &other), account(&second, &other)];
        prop_assert_eq!(mentions(statements_of(vec![account(&first, &other)], 0)), mentions(statements_of(both(), 0)));
        prop_assert_eq!(mentions(statements_of(vec![account(&second, &other)], 0)), mentions(statements_of(both(), 1)));
    }

    #[test]
    fn a_normal_form_is_its_own(text in "\\PC{0,60}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
        prop_assert_eq!(squeeze(&squeeze(&text)), squeeze(&text));
    }
}
