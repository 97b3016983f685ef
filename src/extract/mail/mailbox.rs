//! Many mails in one file, each behind a line such as `From anna@example.org Wed Nov 25 10:08:00 2020`.

use std::ops::Range;

use super::{Left, message};
use crate::extract::{Document, Failure, Work, limits};

/// Does a file begin as a mailbox does: with such a line, and a line of a header behind it?
pub(in crate::extract) fn begins(head: &[u8]) -> bool {
    let mut lines = head.split(|b| *b == b'\n');
    let header = |line: &[u8]| {
        line.iter().position(|b| *b == b':').is_some_and(|end| line[..end].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-'))
    };
    lines.next().is_some_and(parts) && lines.next().is_some_and(header)
}

/// `From `, somebody, and a moment at the end: a clock and a year of four digits.
fn parts(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let Ok(rest) = std::str::from_utf8(&rest[..rest.len().min(400)]) else { return false };
    let clock = |word: &&str| word.len() >= 5 && word.contains(':') && word.bytes().all(|b| b.is_ascii_digit() || b == b':');
    let year = |word: &&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let words: Vec<&str> = rest.split_ascii_whitespace().collect();
    let behind = words.iter().position(clock).map_or(&[][..], |at| &words[at + 1..]);
    behind.len() <= 3 && behind.iter().any(year)
}

/// The documents of all mails, numbered from 1.
pub(in crate::extract) fn read_mailbox(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let mut left = Left::default();
    let (mut documents, mut failed) = (Vec::new(), Vec::new());
    let messages = messages(bytes);
    if messages.is_empty() {
        return Err(Failure("is no mailbox: it does not begin with a line \"From …\" with a date at its end".into()));
    }
    for (at, range) in messages.into_iter().enumerate() {
        if documents.len() > limits::DOCUMENTS {
            return Err(Failure(format!("holds more than {} mails; give a part of it", limits::DOCUMENTS)));
        }
        match message(work, Some(at + 1), &unescaped(&bytes[range]), &mut left) {
            Ok(read) => documents.extend(read),
            Err(why) if work.is_full() => return Err(why),
            Err(Failure(_)) => failed.push(at + 1),
        }
    }
    left.tell(work);
    if let Some(first) = failed.first() {
        let count = failed.len();
        let mails = if count == 1 { "mail" } else { "mails" };
        work.warn(format!("{count} {mails} of it could not be read, the first is number {first}"));
    }
    if documents.is_empty() { Err(Failure("holds no mail that can be read".into())) } else { Ok(documents) }
}

/// Where each mail stands, without the line before it. Such a line stands at the beginning or below an empty one.
fn messages(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut at, mut below_empty) = (0, true);
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        let words = line.trim_ascii_end();
        if below_empty && parts(words) {
            if let Some(last) = out.last_mut() {
                last.end = at;
            }
            out.push(at + line.len()..bytes.len());
        }
        below_empty = words.is_empty();
        at += line.len();
    }
    out
}

/// A line of a mail that began as the line between mails does was marked with `>`.
fn unescaped(mail: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(mail.len());
    for line in mail.split_inclusive(|b| *b == b'\n') {
        let marks = line.iter().take_while(|b| **b == b'>').count();
        out.extend_from_slice(if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line });
    }
    out
}
