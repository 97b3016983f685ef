//! Numbers that go on behind a mark which fits no way of writing numbers: `1.25.000`, `12,3456`, `3'40'000`. They are not read at all, and a
//! notice says where they stand. Versions, addresses of the net and numbers of sections are names, and are left to the rules for those.

use std::ops::Range;

use super::reader::Reader;
use crate::language::Language;
use crate::model::{Account, Notice, Statement};

/// A notice for each number of an account that could not be read.
pub fn notices(account: &Account, statements: &[Statement], language: &Language) -> Vec<Notice> {
    let mut out = Vec::new();
    for statement in statements {
        if !statement.tokens.windows(3).any(|w| glues(&w[1].norm) && w[1].glued && w[2].glued || blots(&w[1].norm) && w[1].glued) {
            continue;
        }
        let reader = Reader::of(account.read(), statement, language, super::habits::Habits::default());
        for (run, _) in runs(&reader).into_iter().filter(|(_, run)| *run == Run::Unread) {
            let written = reader.bytes(run.start, run.end).map_or("", |bytes| &account.text[bytes]);
            let text = format!("“{written}” could not be read as a number, and is compared with nothing");
            out.push(Notice::line(&account.path, statement.line, text));
        }
    }
    out
}

/// A mark that can stand inside a number.
fn glues(norm: &str) -> bool {
    matches!(norm, "." | "," | "'" | "’" | "·" | "˙" | "_" | "ʼ" | "`")
}

/// A mark by which a scan or a hand says that a sign there could not be read.
fn blots(norm: &str) -> bool {
    norm.chars().all(|c| matches!(c, '■' | '□' | '▪' | '●' | '�' | '¬' | '¦' | '_' | '?')) && !norm.is_empty()
}

/// Does a mark end a question: "Was he 35?" No small letter and no figure goes on behind it.
fn asks(reader: &Reader, at: usize) -> bool {
    let small = reader.tokens.get(at + 1).is_some_and(|t| t.of(reader.text).starts_with(char::is_lowercase));
    reader.norm(at) == "?" && !small && !(reader.glued(at + 1) && reader.digits(at + 1))
}

/// What a run of digits and marks is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    /// One number, or several.
    Numbers,
    /// `4.2.1`, `192.168.0.1`
    Name,
    /// What fits nothing.
    Unread,
}

/// The runs of digits and marks that are no numbers, as ranges of tokens.
pub fn no_numbers(reader: &Reader) -> Vec<Range<usize>> {
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
    // Lists and feet ("1,2,3", "6'2") are many numbers, and read as such.
    let listed = marks.iter().all(|mark| *mark == ",") && parts.iter().all(|part| part.len() <= 2) && !money;
    let feet = marks == ["'"] && parts.len() == 2 && parts[1].len() <= 2;
    // "10.1000.3000" may be a name, "192.168.0.1" is one, and so is a date.
    let name = marks.iter().all(|mark| *mark == ".") && (!parts[1..].iter().any(long) || is_date(&parts) || is_address(&parts)) && !money;
    let year = marks == [","]
        && parts.len() == 2
        && parts[1].parse::<u16>().is_ok_and(|year| (1500..2100).contains(&year))
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
