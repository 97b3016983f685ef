//! Dates of section headings: "A.D. 823.", then "4 May" in the year of the previous heading. A heading without a date, such as "Day 4", keeps its
//! words, which distinguish sections.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::choose;
use super::clause::Tense;
use super::clock::{clock_at, clock_time};
use super::cursor::Cursor;
use super::join::join;
use super::phrase::{Clock, Meaning, Partial, Phrase};
use super::phrases;
use super::resolve::{Setting, resolve};
use crate::language::Language;
use crate::language::function_word::THE;
use crate::model::{Account, Basis, BlockKind, Content, DateMention, Precision, Span, Statement, When};
use crate::text::{Token, roman, squeeze, tokens};

/// Reads the headings of an account in order and gives each statement the date of its own heading.
pub(crate) fn resolve_headings(account: &Account, statements: &mut [Statement], language: &Language) {
    let mut before = title(account, language);
    let timed = account.blocks.iter().any(|block| block.kind == BlockKind::Dated && is_surely_clock(block.span.text(account.read())));
    let mut read: BTreeMap<usize, DateMention> = BTreeMap::new();
    for block in account.blocks.iter().filter(|block| block.kind == BlockKind::Dated) {
        let date = heading(account, block.span, (before.as_ref(), timed), language);
        before = date.when.clone().or(before);
        read.insert(block.span.start(), date);
    }
    for section in statements.iter_mut().filter_map(|s| s.section.as_mut()) {
        if let Some(date) = read.get(&section.span.start()) {
            section.content = Content::Date(date.clone());
        }
    }
}

/// The time in the lines above the first heading, if the account's publication date is unknown: "Log of the tug Marta, 4 May 1931".
fn title(account: &Account, language: &Language) -> Option<When> {
    const LONGEST: usize = 100;
    let first = account.blocks.iter().position(|block| block.kind == BlockKind::Dated).filter(|_| account.published.is_none())?;
    let above = account.blocks[..first].iter().rev().take_while(|block| block.span.text(account.read()).len() <= LONGEST);
    above.filter(|block| block.kind != BlockKind::Boilerplate).find_map(|block| {
        let tokens = tokens(block.span.text(account.read()), block.span.start());
        let c = Cursor { tokens: &tokens, text: account.read(), words: &language.dates };
        let found = join(&c, phrases(&c, super::unshown(account)));
        let dated = found.iter().filter(|p| matches!(&p.meaning, Meaning::Date(partial) if partial.year.is_some()));
        dated.filter_map(|phrase| resolve(phrase, &setting(account, None))?.when).next()
    })
}

/// A heading, completed by the one before it: the year, the month, or for a clock time the day.
fn heading(account: &Account, span: Span, (before, timed): (Option<&When>, bool), language: &Language) -> DateMention {
    let words = span.text(account.read());
    let tokens = tokens(to_minutes(words), span.start());
    let open = || DateMention::new(None, squeeze(words));
    let Some(phrase) = phrase(account, &tokens, timed, language) else { return open() };
    let day = before.filter(|when| phrase.meaning == Meaning::Clock && when.precision >= Precision::Day).map(|when| (0, when.clone()));
    let mut date = resolve(&phrase, &setting(account, day.as_ref())).unwrap_or_else(open);
    if day.is_some() {
        date.basis = Basis::Absolute;
    }
    if let (Some(before), Meaning::Date(partial)) = (before, &phrase.meaning)
        && partial.year.is_none()
        && let Some(next) = following(before, &phrase, partial)
    {
        (date.timex, date.when, date.basis) = (super::timex::timex(&next), Some(next), Basis::Absolute);
    }
    date
}

/// "2015-05-03 09:40:12" without its seconds.
fn to_minutes(words: &str) -> &str {
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    let timed = words.rsplit_once(':').filter(|(head, seconds)| digits(seconds) && head.rsplit_once(':').is_some_and(|(_, m)| digits(m)));
    timed.map_or(words, |(head, _)| head)
}

/// A heading is resolved by itself, except that the day may come from the one before it.
fn setting<'a>(account: &'a Account, last_day: Option<&'a (usize, When)>) -> Setting<'a> {
    Setting { published: account.published.as_ref(), last: None, last_day, historical: true, tense: Tense::Past, sibling: None }
}

/// The date of a heading: its first phrase that names one, or a bare number as a year. The start from which "Day 4" counts is unknown.
fn phrase(account: &Account, tokens: &[Token], timed: bool, language: &Language) -> Option<Phrase> {
    let c = Cursor { tokens, text: account.read(), words: &language.dates };
    if c.words.units.contains_key(c.norm(c.skip(0, &[THE]))) || c.words.units.contains_key(c.norm(2)) && c.norm(0) == THE {
        return None;
    }
    let found = join(&c, phrases(&c, super::unshown(account)));
    let of_month = |p: &Phrase| matches!(&p.meaning, Meaning::Date(partial) if partial.month.is_some());
    let led = c.year(0).is_some() && found.len() > 1;
    let at = found.iter().position(|p| led && of_month(p)).or_else(|| found.iter().position(|p| matches!(p.meaning, Meaning::Date(_))));
    let dated = at.map(|at| with_year_before(&c, found[at].clone()));
    let partial = |partial: Partial| Phrase::new(0..tokens.len(), Meaning::Date(partial));
    let day = || {
        let (day, end, _) = c.day(0).filter(|_| tokens.len() <= 3)?;
        c.digits(0).filter(|_| end > 1 || tokens.len() == 1).map(|_| partial(Partial { day: Some(day), ..Partial::default() }))
    };
    // "1348" is 1.48 in the afternoon only in a log.
    let clock = || clock(&c).filter(|_| timed || c.year(0).is_none());
    dated.or_else(clock).or_else(day).or_else(|| {
        let year = (0..tokens.len()).find_map(|at| c.digits(at).map(|(year, _)| year).or(roman(tokens[at].of(account.read()))))?;
        Some(partial(Partial { year: Some(i16::try_from(year).ok()?), ..Partial::default() }))
    })
}

/// "1915, July 3": the year may come first.
fn with_year_before(c: &Cursor, mut phrase: Phrase) -> Phrase {
    const REACH: usize = 2;
    if let Meaning::Date(partial) = &mut phrase.meaning
        && (1..=REACH).contains(&phrase.tokens.start)
        && partial.year.is_none()
    {
        partial.year = c.year(0).map(|(year, _)| year);
    }
    phrase
}

/// True if a heading can only be a clock time: "08.15", "0815", "8:15", "10.10 pm".
fn is_surely_clock(words: &str) -> bool {
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let marked = (1..=2).contains(&digits)
        && words[digits..].starts_with([':', '.'])
        && words[digits + 1..].starts_with(|c: char| c.is_ascii_digit());
    marked || digits == 4 && words.starts_with('0')
}

/// "08.15", "0815 hrs": a log that writes a leading zero uses 24 hours.
fn clock(c: &Cursor) -> Option<Phrase> {
    let first = c.norm(0);
    let pieces = if first.len() == 4 && c.digits(0).is_some() { first.split_at_checked(2) } else { first.split_once([':', '.']) };
    let (hour, minute) = pieces?;
    let read = clock_time(c, 0).filter(|phrase| phrase.clock.is_some_and(|clock| clock.minute.is_some()));
    let clock = clock_at(hour.parse().ok()?, minute.parse().ok()).filter(|_| minute.len() == 2)?;
    let plain =
        Phrase { clock: Some(Clock { sure: hour.starts_with('0') || clock.hour > 12, ..clock }), ..Phrase::new(0..1, Meaning::Clock) };
    Some(read.unwrap_or(plain))
}

/// The next entry of a diary is within this many days; beyond that, a weekday that does not fit its number is taken as an error.
const NEXT_MONTH: i64 = 61;

/// The first time that a heading can mean, counting from the one before it.
fn following(before: &When, phrase: &Phrase, partial: &Partial) -> Option<When> {
    if partial.month.is_none() {
        // If the heading before is a month, its first day counts as well.
        let from = if before.precision <= Precision::Month { before.first_day().yesterday().ok()? } else { before.first_day() };
        let ahead = choose::after(phrase, from);
        let same = || {
            let day = Date::new(before.start.year(), before.start.month(), partial.day?).ok()?;
            let fits = partial.weekday.is_some_and(|weekday| weekday == day.weekday().to_monday_one_offset());
            (fits || day >= before.first_day()).then(|| When::day(day))
        };
        return ahead.filter(|when| before.days_to(when) <= NEXT_MONTH).or_else(same);
    }
    let on = |year: i16| choose::in_year(&Partial { weekday: None, ..partial.clone() }, year);
    on(before.start.year()).filter(|w| w.end > before.start).or_else(|| on(before.start.checked_add(1.year()).ok()?.year()))
}
