//! Third stage: finds what each statement says. Every annotator reads an account's statements and finds mentions of one kind, without looking at
//! another account. The last step joins the names of all accounts to entities.

pub mod actions;
pub mod answers;
pub mod certainty;
pub(crate) mod clause;
pub mod dates;
pub mod entities;
pub mod names;
pub mod quantities;
pub mod signs;
pub mod speech;
mod tree;
pub mod wording;

use crate::grammar::Grammar;
use crate::language::Language;
use crate::model::{Account, Mention, Notice, Statement};

/// The index of a statement in the slice that was read, and a mention in it.
pub type Found = (usize, Mention);

/// An annotator: takes an account's statements with the mentions found so far and returns mentions of one kind.
type Annotator = fn(&Account, &[Statement], &Language) -> Vec<Found>;

/// Later annotators may read what earlier ones found: quantities skip dates, names skip weekdays, actions read names.
const ORDER: [Annotator; 7] = [speech::find, dates::find, quantities::find, names::find, certainty::find, actions::find, wording::find];

/// Reports what could not be read in an account's statements.
pub fn notices(account: &Account, statements: &[Statement], language: &Language) -> Vec<Notice> {
    if !account.has_word_lists {
        return Vec::new();
    }
    quantities::unread_numbers(account, statements, language)
}

/// Puts mentions into their statements, in order of position.
fn put(statements: &mut [Statement], found: Vec<Found>) {
    for (at, mention) in found {
        statements[at].mentions.push(mention);
    }
    for statement in statements.iter_mut() {
        statement.mentions.sort_by_key(|m| (m.span.start(), m.span.end()));
    }
}

/// Fills the trees and the mentions of one account's statements, independently of all other accounts of the run.
pub fn annotate(account: &Account, statements: &mut [Statement], language: &Language, grammar: &Grammar) {
    if !account.has_word_lists {
        if grammar.reads(&account.language) {
            tree::grow(account, statements, grammar);
        }
        put(statements, signs::find(account, statements, language));
        return;
    }
    dates::resolve_headings(account, statements, language);
    tree::grow(account, statements, grammar);
    for find in ORDER {
        put(statements, find(account, statements, language));
    }
    answers::find(account, statements, language, grammar);
    speech::mark_quotations(statements);
    speech::give_voice(statements, language);
}
