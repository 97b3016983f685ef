//! Finds numbers of things: value, bound, unit, what is counted, and its role. Numbers are read first (`number`), then units and ranges (`figure`),
//! then what they count (`counted`) and its role (`role`). Skips dates and clock times.

mod bound;
mod cardinal;
mod change;
mod counted;
mod digits;
pub mod figure;
mod fraction;
mod implied_units;
pub mod number;
mod old_money;
mod quantity;
mod range;
pub mod reader;
mod role;
mod skip;
mod unit;
mod writing;

use std::ops::Range;

use super::Found;
use crate::language::Language;
use crate::model::{Account, Content, Mention, Statement, TimeClass, Voice};
use crate::text::Token;

use figure::figures;
use implied_units::{put_ages, put_below, put_degrees};
use quantity::{name_by_column, quantities};
use reader::Reader;
use writing::Habits;

pub(super) use writing::unread_numbers;

/// The mentions found, each with the index of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let habits = Habits::of(account, statements, language);
    let mut out = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        if !statement.tokens.iter().any(|t| suspicious(t, language)) {
            continue;
        }
        let reader = Reader::of(account.read(), statement, language, habits);
        let mut figures = figures(&reader, &dated(statement));
        change::put_changes(&reader, &mut figures);
        put_degrees(&reader, &mut figures);
        put_below(&reader, &mut figures);
        put_ages(&reader, &mut figures);
        for (span, mut quantity) in quantities(&reader, &figures) {
            name_by_column(account, statement, span, &mut quantity, language);
            out.push((at, Mention { span, voice: Voice::Own, content: Content::Quantity(quantity) }));
        }
    }
    out
}

/// True if the token can be part of a number. Most statements have no such token and are skipped quickly.
fn suspicious(token: &Token, language: &Language) -> bool {
    let norm = token.norm.as_str();
    let words = &language.numbers;
    norm.contains(|c: char| c.is_numeric())
        || words.cardinals.contains_key(norm)
        || words.scales.contains_key(norm)
        || words.vague.contains_key(norm)
        || words.collectives.contains_key(norm)
        || words.ordinals.contains_key(norm)
        || words.ordinals.contains_key(norm.trim_end_matches('s'))
        || words.parts.contains_key(norm)
        || words.old_money.words.contains_key(norm)
        || words.old_money.pieces.starting(std::slice::from_ref(token), 0).is_some()
        || words.cues.spoken.in_small_numbers.contains(norm)
}

/// Byte ranges of the statement that are points in time, in order. Durations are left out: they are quantities as well.
fn dated(statement: &Statement) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = statement
        .mentions
        .iter()
        .filter(|m| matches!(&m.content, Content::Date(date) if date.class != TimeClass::Duration))
        .map(|m| m.span.range())
        .collect();
    out.sort_by_key(|r| (r.start, r.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(out.len());
    for range in out {
        match merged.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::find;
    use crate::language::Language;
    use crate::model::{Account, AccountId, Content};
    use crate::segment::segment;

    /// Finds quantities and checks that every span is inside its statement.
    fn check(text: &str) {
        let account = Account::plain(text, None);
        let statements = segment(&account, AccountId(0), Language::english());
        for (at, mention) in find(&account, &statements, Language::english()) {
            let statement = statements[at].span;
            assert!(statement.contains(mention.span), "{text:?}");
            let Content::Quantity(quantity) = mention.content else { panic!("quantities only") };
            assert!(quantity.of_span.is_none_or(|of| statement.contains(of)), "{text:?}");
            assert!(quantity.low.zip(quantity.high).is_none_or(|(low, high)| low <= high), "{text:?}: {quantity:?}");
        }
    }

    #[test]
    fn hostile_numbers_do_no_harm() {
        let nines = "9".repeat(200);
        let many = "million ".repeat(60);
        for text in [
            nines.as_str(),
            many.as_str(),
            "1/0 and 0/0 one zeroth",
            "79228162514264337593543950335 million",
            "99999999999999999999999999999 and a half billion trillion trillion",
            "٣٤٥ people, ５００ yen, ½½½, 1⁄0, ¾ million",
            "-- 5 --- -5 - 5 minus minus 7",
            "hundreds of hundreds of hundreds of thousands of millions of millions of billions of trillions of trillions",
            "a few trillion trillion trillion",
            "€ $ £ % ° US$ 5,5,5,5 1,2 1,,2 .5.5 5..5 $.5 ...5",
            "twenty-one-two-three hundred-hundred and and 5 and hundred",
            "one in 0, 5 out of five, six in, between 5 and and 6 to to 7",
        ] {
            check(text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_text_is_read_without_harm(text in "\\PC{0,60}") {
            check(&text);
        }

        #[test]
        fn any_run_of_number_words_is_read_without_harm(words in proptest::collection::vec(
            "(one|two|twenty|hundred|thousand|trillion|half|third|quarters|dozens|of|a|and|in|to|-|point|[0-9]{1,30}|,|\\.|/|\\$|%|m|km|per|minus|between|at least|over|rose|by|people|killed|\\(|\\)|year|old|US|EUR5)", 0..14)) {
            check(&words.join(" "));
            check(&words.concat());
        }
    }
}
