//! The day of what did not happen dates nothing: "no tickets were sold on Friday", "they were sold on Saturday" are both true.

use super::Dated;
use crate::diff::pair::Pair;
use crate::diff::said::Said;

/// Is it the day of what did not happen: "no tickets were sold on Friday"? Nothing happened then that could have happened on another day. What
/// was not done until Friday was done then.
pub fn is(pair: &Pair<'_>, said: &Said<'_>, date: Dated<'_>) -> bool {
    let at = said.tokens_in(date.0.span);
    let bounds = |before: usize| pair.reading.language.opposites.parts(&said.statement.tokens[before].norm);
    let bounded = at.start.checked_sub(1).is_some_and(bounds) || at.clone().next().is_some_and(bounds);
    said.statement.tree.governor(at).is_some_and(|verb| said.denies(verb)) && !bounded
}
