//! How an account writes its numbers, as far as one number alone does not show it: which character comes before decimals, and whether its money is
//! pounds, shillings and pence. An account without any hint is read as modern English. Numbers of no known format (`1.25.000`, `12,3456`, `3'40'000`)
//! are not read at all, and a notice says where they are. Versions, network addresses and section numbers are names, which `skip` handles.

use std::ops::Range;

use super::digits::one_group;
use super::old_money::sums;
use super::reader::{Reader, YEARS};
use crate::language::Language;
use crate::model::{Account, Notice, Statement};
use crate::text::{Token, TokenKind};

/// What is known about an account's numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Habits {
    /// True if a comma comes before decimals, and a point between groups of three.
    pub(super) continental: bool,
    /// True if its money is British money of before 1971.
    pub(super) old_money: bool,
}

impl Habits {
    /// Reads the habits from all statements of an account.
    pub(super) fn of(account: &Account, statements: &[Statement], language: &Language) -> Habits {
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
            continental: odd && continental(readers().flat_map(|reader| (0..reader.len()).map(move |at| style(&reader, at)))),
            old_money: paid && readers().any(|reader| sums(&reader).iter().any(|sum| sum.sure)),
        }
    }
}

/// In which format a number is written, if it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Continental,
    English,
    Either,
}

/// True if some numbers are in the continental format and none in the English one.
fn continental(styles: impl Iterator<Item = Style>) -> bool {
    let mut some = false;
    for style in styles {
        match style {
            Style::English => return false,
            Style::Continental => some = true,
            Style::Either => {}
        }
    }
    some
}

fn style(reader: &Reader, at: usize) -> Style {
    let norm = reader.norm(at);
    if !reader.digits(at) {
        return Style::Either;
    }
    let (points, commas) = (norm.matches('.').count(), norm.matches(',').count());
    match (points, commas) {
        (0, 0) if decimal_comma(reader, at) => Style::Continental,
        (0, 0) => Style::Either,
        (1, 0) | (0, 1) if one_group(norm) => Style::Either,
        (1, 1) if norm.find('.') < norm.find(',') => Style::Continental,
        (2.., 0 | 1) => Style::Continental,
        (..) => Style::English,
    }
}

/// "3,5 million", "€3,50", "12,5 %": true for decimals after a comma, where money, a scale or a unit shows that the comma does not continue a list.
fn decimal_comma(reader: &Reader, at: usize) -> bool {
    let glued = reader.norm(at + 1) == "," && reader.glued(at + 1) && reader.glued(at + 2) && reader.digits(at + 2);
    if !glued || reader.norm(at + 2).len() > 2 || reader.norm(at + 3) == "," && reader.glued(at + 4) {
        return false;
    }
    let scale = reader.words.scales.contains_key(reader.norm(at + 3));
    let unit = || reader.unit_at(at + 3, true).is_some();
    scale || super::cardinal::money_before(reader, at) || unit()
}

/// A notice for each number of an account that could not be read.
pub(in crate::annotate) fn unread_numbers(account: &Account, statements: &[Statement], language: &Language) -> Vec<Notice> {
    let mut out = Vec::new();
    for statement in statements {
        if !statement.tokens.windows(3).any(|w| {
            let parted = w[1].is(",") && w[0].kind == TokenKind::Number && w[2].kind == TokenKind::Number;
            w[1].glued && (glues(&w[1].norm) && w[2].glued || parted || blots(&w[1].norm))
        }) {
            continue;
        }
        let reader = Reader::of(account.read(), statement, language, Habits::default());
        for (run, _) in runs(&reader).into_iter().filter(|(_, run)| *run == Run::Unread) {
            let written = reader.bytes(run.start, run.end).map_or("", |bytes| &account.text[bytes]);
            let text = format!("“{written}” could not be read as a number and is not compared");
            out.push(Notice::line(&account.path, statement.line, text));
        }
    }
    out
}

/// True for punctuation that can be inside a number.
fn glues(norm: &str) -> bool {
    matches!(norm, "." | "," | "'" | "’" | "·" | "˙" | "_" | "ʼ" | "`")
}

/// True for characters that replace one that could not be read, in a scan or a transcript.
fn blots(norm: &str) -> bool {
    norm.chars().all(|c| matches!(c, '■' | '□' | '▪' | '●' | '�' | '¬' | '¦' | '_' | '?')) && !norm.is_empty()
}

/// True for a "?" that ends a question: "Was he 35?" No lower-case letter and no digit follows it.
fn asks(reader: &Reader, at: usize) -> bool {
    let small = reader.tokens.get(at + 1).is_some_and(|t| t.of(reader.text).starts_with(char::is_lowercase));
    reader.norm(at) == "?" && !small && !(reader.glued(at + 1) && reader.digits(at + 1))
}

/// "2, 129 votes": one figure with an accidental blank, or two figures. Where it ends. After a day of a month, a name ("Room 2, 129 guests") or
/// another figure there are two; so there are where no counted thing or unit follows ("kills 14, 120 hurt").
fn parted_figure(reader: &Reader, at: usize) -> Option<usize> {
    let end = super::digits::parted(reader, at).last()? + 1;
    let counts = super::digits::counts_plural(reader, end) || reader.unit_at(end, true).is_some();
    let before = at.checked_sub(1).map(|at| if reader.norm(at) == "." { at.saturating_sub(1) } else { at });
    let two = before.is_some_and(|before| {
        reader.digits(before)
            || reader.norm(before) == ","
            || reader.language.dates.months.contains_key(reader.norm(before))
            || before > 0 && reader.capital(before)
    });
    let joined = super::digits::digits(reader, at).is_some_and(|(_, whole)| whole >= end);
    (counts && !two && !joined).then_some(end)
}

/// What a run of digits and punctuation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    /// One number or several.
    Numbers,
    /// `4.2.1`, `192.168.0.1`
    Name,
    /// Text of no known format.
    Unread,
}

/// The runs of digits and punctuation that are not numbers, as ranges of tokens.
pub(super) fn no_numbers(reader: &Reader) -> Vec<Range<usize>> {
    runs(reader).into_iter().filter(|(_, run)| *run != Run::Numbers).map(|(tokens, _)| tokens).collect()
}

fn runs(reader: &Reader) -> Vec<(Range<usize>, Run)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < reader.len() {
        let mut end = at + 1;
        while reader.digits(at) && glues(reader.norm(end)) && reader.glued(end) && reader.glued(end + 1) && reader.digits(end + 1) {
            end += 2;
        }
        let plain = end;
        while reader.digits(at) && blots(reader.norm(end)) && reader.glued(end) && !asks(reader, end) {
            end += 1;
            end += usize::from(reader.glued(end) && reader.digits(end));
        }
        if end > plain && !reader.address[at] {
            out.push((at..end, Run::Unread));
        } else if let Some(parted) = parted_figure(reader, at).filter(|_| end == at + 1) {
            out.push((at..parted, Run::Unread));
            end = parted;
        } else if end > at + 1 && !reader.address[at] {
            out.push((at..end, judged(reader, at..end)));
        }
        at = end;
    }
    out
}

fn judged(reader: &Reader, run: Range<usize>) -> Run {
    if super::digits::digits(reader, run.start).is_some_and(|(_, end)| end >= run.end) {
        return Run::Numbers;
    }
    let parts: Vec<&str> =
        run.clone().filter(|at| reader.digits(*at)).flat_map(|at| reader.norm(at).split(['.', ',', '\'', '’', '·'])).collect();
    let clock = run.clone().any(|at| reader.norm(at).contains(':'));
    let marks: Vec<&str> = run.clone().filter(|at| !reader.digits(*at)).map(|at| reader.norm(at)).collect();
    let money = super::cardinal::money_before(reader, run.start);
    let long = |part: &&str| part.len() > 2;
    // Lists and feet ("1,2,3", "6'2") are several numbers and are read as such.
    let listed = marks.iter().all(|mark| *mark == ",") && parts.iter().all(|part| part.len() <= 2) && !money;
    let feet = marks == ["'"] && parts.len() == 2 && parts[1].len() <= 2;
    // "10.1000.3000" may be a name; "192.168.0.1" is a name, and so is a date.
    let name = marks.iter().all(|mark| *mark == ".") && (!parts[1..].iter().any(long) || is_date(&parts) || is_address(&parts)) && !money;
    let year = marks == [","]
        && parts.len() == 2
        && parts[1].parse::<u16>().is_ok_and(|year| YEARS.contains(&year))
        && parts[0].len() <= 2
        && !money;
    match () {
        () if clock || listed || feet || year => Run::Numbers,
        () if name => Run::Name,
        () => Run::Unread,
    }
}

/// `3.11.2020`, `2020.11.3`
fn is_date(parts: &[&str]) -> bool {
    matches!(parts, [a, b, c] if b.len() <= 2 && (a.len() <= 2 && c.len() == 4 || a.len() == 4 && c.len() <= 2))
}

fn is_address(parts: &[&str]) -> bool {
    parts.len() == 4 && parts.iter().all(|part| part.parse::<u16>().is_ok_and(|n| n < 256))
}
