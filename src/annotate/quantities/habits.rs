//! How an account writes its numbers, where that is not plain from a number alone: which mark parts decimals, and whether its money is
//! pounds, shillings and pence. An account that gives no hint is read as English of today.

use super::digits::one_group;
use super::old_money::sums;
use super::reader::Reader;
use crate::language::Language;
use crate::model::{Account, Statement};
use crate::text::{Token, TokenKind};

/// What is known of an account's numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// Is a comma before decimals, and a point between groups of three?
    pub continental: bool,
    /// Is its money that of before 1971?
    pub old_money: bool,
}

impl Habits {
    /// From all statements of an account.
    pub fn of(account: &Account, statements: &[Statement], language: &Language) -> Habits {
        let readers = || statements.iter().map(|s| Reader::new(account.read(), &s.tokens, language));
        let odd = statements.iter().any(|s| s.tokens.iter().any(|t| t.kind == TokenKind::Number && t.norm.contains(['.', ','])));
        let coins = |t: &Token| {
            let money = &language.numbers.old_money;
            let norm = t.norm.as_str();
            norm == "/"
                || norm == "£"
                || money.letters.contains_key(norm)
                || money.names.contains_key(norm)
                || money.words.contains_key(norm)
        };
        let paid = statements
            .iter()
            .any(|s| s.tokens.iter().any(|t| coins(t) || language.numbers.old_money.pieces.starting(std::slice::from_ref(t), 0).is_some()));
        Habits {
            continental: odd && continental(readers().flat_map(|reader| (0..reader.len()).map(move |at| hand(&reader, at)))),
            old_money: paid && readers().any(|reader| sums(&reader).iter().any(|sum| sum.sure)),
        }
    }
}

/// In whose hand a number is written, as far as it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    Continental,
    English,
    Either,
}

/// Some numbers in a continental hand, none in an English one.
fn continental(hands: impl Iterator<Item = Hand>) -> bool {
    let mut some = false;
    for hand in hands {
        match hand {
            Hand::English => return false,
            Hand::Continental => some = true,
            Hand::Either => {}
        }
    }
    some
}

fn hand(reader: &Reader, at: usize) -> Hand {
    let norm = reader.norm(at);
    if !reader.digits(at) {
        return Hand::Either;
    }
    let (points, commas) = (norm.matches('.').count(), norm.matches(',').count());
    match (points, commas) {
        (0, 0) if decimal_comma(reader, at) => Hand::Continental,
        (0, 0) => Hand::Either,
        (1, 0) | (0, 1) if one_group(norm) => Hand::Either,
        (1, 1) if norm.find('.') < norm.find(',') => Hand::Continental,
        (2.., 0 | 1) => Hand::Continental,
        (..) => Hand::English,
    }
}

/// "3,5 million", "€3,50", "12,5 %": decimals behind a comma, where money, a scale or a unit shows that no list goes on.
fn decimal_comma(reader: &Reader, at: usize) -> bool {
    let glued = reader.norm(at + 1) == "," && reader.glued(at + 1) && reader.glued(at + 2) && reader.digits(at + 2);
    if !glued || reader.norm(at + 2).len() > 2 || reader.norm(at + 3) == "," && reader.glued(at + 4) {
        return false;
    }
    let scale = reader.words.scales.contains_key(reader.norm(at + 3));
    let unit = || reader.words.units.after(reader.text, &reader.tokens, at + 3, true).is_some();
    scale || super::cardinal::money_before(reader, at) || unit()
}
