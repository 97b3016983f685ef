//! Times told from the day of writing, where no day of writing is known: "this week" and "next week". Two texts that lie side by side without
//! a date are read as of one time, so that two such words in one place of one sentence are two times.

use super::Dated;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::language::dates::Which;
use crate::model::Basis;

/// How far from the day of writing a word points, of what is before and what follows.
#[derive(PartialEq, Eq)]
enum Step {
    Days(i64),
    Unit(i8),
}

/// Do the two point to two times, by words that differ in no more than that?
pub fn apart(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    let undated = |said: &Said<'_>| pair.reading.accounts[said.account.0].published.is_none();
    let both = a.1.basis == Basis::Published && b.1.basis == Basis::Published && undated(pair.left) && undated(pair.right);
    let (x, y) = (words(pair.left, a), words(pair.right, b));
    let differ: Vec<(&str, &str)> = x.iter().copied().zip(y.iter().copied()).filter(|(x, y)| x != y).collect();
    let [(first, second)] = differ.as_slice() else { return false };
    let steps = step(pair, first).zip(step(pair, second));
    both && x.len() == y.len() && steps.is_some_and(|(x, y)| std::mem::discriminant(&x) == std::mem::discriminant(&y) && x != y)
}

fn words<'s>(said: &'s Said<'_>, date: Dated<'_>) -> Vec<&'s str> {
    said.statement.tokens[said.tokens_in(date.0.span)].iter().map(|t| t.norm.as_str()).collect()
}

fn step(pair: &Pair<'_>, word: &str) -> Option<Step> {
    let dates = &pair.reading.language.dates;
    let day = dates.days.get(word).filter(|day| day.part.is_none()).map(|day| Step::Days(day.offset));
    day.or_else(|| match dates.which.get(word)? {
        Which::Last => Some(Step::Unit(-1)),
        Which::This => Some(Step::Unit(0)),
        Which::Next => Some(Step::Unit(1)),
        Which::Coming | Which::Before | Which::After | Which::Same => None,
    })
}
