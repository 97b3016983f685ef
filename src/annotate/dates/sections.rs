//! When the headings of dated sections stand: "A.D. 823.", then "4 May" in the year of the heading before it. What gives no date, as
//! "Day 4", keeps its words, by which two sections are told apart.

use jiff::ToSpan;

use super::choose;
use super::clause::Tense;
use super::cursor::Cursor;
use super::resolve::{self, Setting};
use super::told::{Clock, Partial, Phrase, Told};
use super::{clock, join, phrases};
use crate::language::Language;
use crate::model::{Account, Basis, Content, DateMention, Precision, Span, Statement, When};
use crate::text::{Token, roman, squeeze, tokens};

/// Reads the heading of every statement that has one.
pub fn resolve(account: &Account, statements: &mut [Statement], language: &Language) {
    let mut last: Option<(Span, DateMention)> = None;
    for statement in statements.iter_mut() {
        let Some(section) = &mut statement.section else { continue };
        let known = last.take().filter(|(span, _)| *span == section.span);
        let read = match known {
            Some((_, read)) => read,
            None => {
                let Content::Date(unread) = &section.content else { continue };
                heading(account, section.span, unread, language)
            }
        };
        section.content = Content::Date(read.clone());
        last = Some((section.span, read));
    }
    in_order(account, statements, language);
}

/// A heading by itself.
fn heading(account: &Account, span: Span, unread: &DateMention, language: &Language) -> DateMention {
    let words = span.text(account.read());
    let open = || DateMention { timex: squeeze(words), ..unread.clone() };
    let tokens = tokens(words, span.start());
    let Some(phrase) = phrase(account, &tokens, language) else { return open() };
    resolve::resolve(&phrase, &setting(account, None)).unwrap_or_else(open)
}

/// A heading stands alone, but for the day of the one before it.
fn setting<'a>(account: &'a Account, last_day: Option<&'a (usize, When)>) -> Setting<'a> {
    Setting { published: account.published.as_ref(), last: None, last_day, historical: true, tense: Tense::Past, sibling: None }
}

/// The date of a heading: its first phrase that names one, or a bare number as a year. "Day 4" counts from nobody knows when.
fn phrase(account: &Account, tokens: &[Token], language: &Language) -> Option<Phrase> {
    let c = Cursor { tokens, text: account.read(), words: &language.dates };
    if c.words.units.contains_key(c.norm(c.skip(0, &["the"]))) || c.words.units.contains_key(c.norm(2)) && c.norm(0) == "the" {
        return None;
    }
    let found = join::join(&c, phrases(&c, super::british(account)));
    let dated = found.into_iter().find(|p| matches!(p.told, Told::Date(_)));
    let partial = |partial: Partial| Phrase::new(0..tokens.len(), Told::Date(partial));
    let day = || {
        let (day, end, _) = c.day(0).filter(|_| tokens.len() <= 3)?;
        c.digits(0).filter(|_| end > 1 || tokens.len() == 1).map(|_| partial(Partial { day: Some(day), ..Partial::default() }))
    };
    dated.or_else(|| clock(&c)).or_else(day).or_else(|| {
        let year = (0..tokens.len()).find_map(|at| c.digits(at).map(|(year, _)| year).or(roman(tokens[at].of(account.read()))))?;
        Some(partial(Partial { year: Some(i16::try_from(year).ok()?), ..Partial::default() }))
    })
}

/// "08.15", "0815 hrs": a log goes by the clock of twenty-four hours where it writes a zero first.
fn clock(c: &Cursor) -> Option<Phrase> {
    let first = c.norm(0);
    let pieces = if first.len() == 4 && c.digits(0).is_some() { first.split_at_checked(2) } else { first.split_once([':', '.']) };
    let (hour, minute) = pieces?;
    let read = clock::read(c, 0).filter(|phrase| phrase.clock.is_some_and(|clock| clock.minute.is_some()));
    let clock = clock::at(hour.parse().ok()?, minute.parse().ok()).filter(|_| minute.len() == 2)?;
    let plain = Phrase { clock: Some(Clock { sure: hour.starts_with('0') || clock.hour > 12, ..clock }), ..Phrase::new(0..1, Told::Clock) };
    Some(read.unwrap_or(plain))
}

/// Headings that leave out the year, or tell a weekday alone, go on from the one before them.
fn in_order(account: &Account, statements: &mut [Statement], language: &Language) {
    let mut before: Option<When> = None;
    let mut last: Option<(Span, DateMention)> = None;
    for statement in statements.iter_mut() {
        let Some(section) = &mut statement.section else { continue };
        let Content::Date(read) = &mut section.content else { continue };
        if let Some((_, known)) = last.as_ref().filter(|(span, _)| *span == section.span) {
            *read = known.clone();
            continue;
        }
        let words = tokens(section.span.text(account.read()), section.span.start());
        let phrase = phrase(account, &words, language);
        let told = phrase.as_ref().and_then(|p| if let Told::Date(partial) = &p.told { Some(partial.clone()) } else { None });
        if let (Some(previous), Some(phrase)) = (&before, phrase.as_ref().filter(|p| p.told == Told::Clock))
            && previous.precision >= Precision::Day
            && let Some(timed) = resolve::resolve(phrase, &setting(account, Some(&(0, previous.clone()))))
        {
            *read = DateMention { basis: Basis::Absolute, ..timed };
        }
        if let (Some(previous), Some(phrase), Some(partial)) = (&before, &phrase, told)
            && partial.year.is_none()
            && let Some(next) = following(previous, phrase, &partial)
        {
            (read.when, read.timex, read.basis) = (Some(next.clone()), super::timex::timex(&next), Basis::Absolute);
        }
        before = read.when.clone().or(before);
        last = Some((section.span, read.clone()));
    }
}

/// The first time a heading can mean from the one before it on.
fn following(before: &When, phrase: &Phrase, partial: &Partial) -> Option<When> {
    if partial.month.is_none() {
        // Of a month its first day counts as well.
        let from = if before.precision <= Precision::Month { before.first_day().yesterday().ok()? } else { before.first_day() };
        return choose::after(phrase, from);
    }
    let on = |year: i16| choose::in_year(&Partial { weekday: None, ..partial.clone() }, year);
    on(before.start.year()).filter(|w| w.end > before.start).or_else(|| on(before.start.checked_add(1.year()).ok()?.year()))
}
