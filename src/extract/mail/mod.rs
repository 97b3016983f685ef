//! Mails: the writer is the source, the subject the title, the date the day of publication. An attachment is read as a file of its own if
//! its kind is known. Nothing is fetched and nothing is run.

mod body;

use std::collections::BTreeMap;
use std::ops::Range;

use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::extract::moment::minute_of;
use crate::extract::{Body, Document, Failure, Work, format, html, limits};
use crate::model::Stated;

/// Header fields that only a mail has.
const TELLING: [&str; 4] = ["message-id", "mime-version", "received", "return-path"];
/// Most messages and multipart parts in one mail. Their number bounds how deep they can be nested.
const MOST_PARTS: usize = 2000;
/// Most names listed in a notice.
const MOST_NAMED: usize = 5;

/// True if a file begins with the header of a mail. A memorandum has "From:" and "To:" too, but none of the others.
pub(super) fn begins(head: &[u8]) -> bool {
    let (mut telling, mut writer) = (false, false);
    for line in head.split(|b| *b == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(end) = line.iter().position(|b| *b == b':') else {
            return telling && writer && head.len() == crate::extract::format::HEAD;
        };
        let name = &line[..end];
        if name.is_empty() || !name.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')) {
            return false;
        }
        telling |= TELLING.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        writer |= name.eq_ignore_ascii_case(b"from");
    }
    telling && writer
}

/// Reads one mail and its attachments.
pub(super) fn read(work: &mut Work, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    if let Some(page) = page(work, name, bytes) {
        return page;
    }
    let mut left = Left::default();
    let documents = message(work, None, bytes, &mut left)?;
    left.push_notices(work);
    Ok(documents)
}

/// Reads a web page saved as one file. Returns `None` for other mails.
pub(super) fn page(work: &mut Work, name: &str, bytes: &[u8]) -> Option<Result<Vec<Document>, Failure>> {
    if nested(bytes) > MOST_PARTS {
        return None;
    }
    let message = MessageParser::new().parse(bytes).filter(|message| is_saved_page(message, name))?;
    saved_page(work, &message)
}

/// What is not read of mails, for one notice each.
#[derive(Default)]
struct Left {
    /// Names of attachments.
    attached: Vec<String>,
    /// Number of signature lines, and of mails that have them.
    signed: (usize, usize),
    /// Attachments that could not be read, and why.
    failed: BTreeMap<String, String>,
}

impl Left {
    fn push_notices(self, work: &mut Work) {
        if !self.attached.is_empty() {
            let named = self.attached.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ");
            let more = self.attached.len().saturating_sub(MOST_NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            work.warn(format!("attachments of unknown kinds are not read: {named}{more}"));
        }
        for (name, why) in self.failed.iter().take(MOST_NAMED) {
            work.warn(format!("the attachment {name} is not read: {why}"));
        }
        if let Some(more) = self.failed.len().checked_sub(MOST_NAMED + 1) {
            work.warn(format!("{} more attachments are not read", more + 1));
        }
        if let (lines, mails @ 1..) = self.signed {
            let mails = if mails == 1 { String::new() } else { format!(" of {mails} mails") };
            let (lines, are) = if lines == 1 { ("the line".into(), "is") } else { (format!("{lines} lines"), "are") };
            work.warn(format!("{lines} of signature{mails} after \"-- \" {are} left out"));
        }
    }
}

/// Returns the documents of one message. `number` is its place in a mailbox.
fn message(work: &mut Work, number: Option<usize>, bytes: &[u8], left: &mut Left) -> Result<Vec<Document>, Failure> {
    if nested(bytes) > MOST_PARTS {
        return Err(Failure(format!("contains more than {MOST_PARTS} parts; save those that matter as files")));
    }
    let Some(message) = MessageParser::new().parse(bytes) else {
        return Err(Failure("is not a mail: it has no header".into()));
    };
    let known = known(&message);
    let body = Body::Extracted(body::text(work, &message, &mut left.signed));
    let mut documents =
        vec![Document { member: number.map(|number| number.to_string()), name: number.and(known.source.clone()), body, known }];
    for part in message.attachments() {
        attached(work, number, part, left, &mut documents)?;
    }
    Ok(documents)
}

/// Returns an upper bound on how deep mails and parts are nested in these bytes.
fn nested(bytes: &[u8]) -> usize {
    let keys = [b"message/".as_slice(), b"multipart/"];
    let begins = |at: &usize| keys.iter().any(|key| bytes.get(*at..at + key.len()).is_some_and(|found| found.eq_ignore_ascii_case(key)));
    (0..bytes.len()).filter(|at| matches!(bytes[*at], b'm' | b'M')).filter(begins).count()
}

fn known(message: &Message) -> Stated {
    let line = |text: &str| Some(crate::text::one_line(text).trim().to_string()).filter(|text| !text.is_empty());
    let published = message.date().filter(|date| date.is_valid()).and_then(|date| {
        let number = |value: u8| i8::try_from(value).ok();
        let year = i16::try_from(date.year).ok()?;
        let at = jiff::civil::DateTime::new(year, number(date.month)?, number(date.day)?, number(date.hour)?, number(date.minute)?, 0, 0);
        at.ok().map(minute_of)
    });
    let source = message.from().and_then(Address::first).and_then(|writer| {
        let name = writer.name.as_deref().and_then(line).map(|name| name.trim_matches(['"', '\'']).to_string());
        name.filter(|name| !name.is_empty()).or_else(|| writer.address.as_deref().and_then(line))
    });
    Stated { source, title: message.subject().and_then(line), published, ..Stated::default() }
}

/// Reads one attachment or forwarded mail.
fn attached(work: &mut Work, number: Option<usize>, part: &MessagePart, left: &mut Left, out: &mut Vec<Document>) -> Result<(), Failure> {
    let unnamed = if matches!(part.body, PartType::Message(_)) { "message.eml" } else { "" };
    let named = part.attachment_name().map(crate::text::one_line).filter(|name| !name.trim().is_empty());
    let name = named.unwrap_or_else(|| unnamed.to_string());
    let kind = part.content_type().map_or_else(String::new, |kind| match kind.subtype() {
        Some(sub) => format!("{}/{sub}", kind.ctype()),
        None => kind.ctype().to_string(),
    });
    let shown = if name.is_empty() { format!("a part of kind {kind}") } else { name.clone() };
    let bytes: &[u8] = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.as_bytes(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes,
        PartType::Message(message) => message.raw_message(),
        PartType::Multipart(_) => return Ok(()),
    };
    let name = if matches!(part.body, PartType::Message(_)) && format::ending(&name).as_deref() != Some("eml") {
        format!("{name}.eml")
    } else {
        name
    };
    if format::known(&name, bytes).is_none() {
        left.attached.push(shown);
        return Ok(());
    }
    match work.inside(&name, bytes) {
        Err(why) if work.is_full() => return Err(why),
        Err(Failure(why)) => {
            left.failed.insert(number.map_or(shown.clone(), |number| format!("{number}/{shown}")), why);
        }
        Ok(documents) => {
            let place = free(number.map_or(name.clone(), |number| format!("{number}/{name}")), out);
            out.extend(documents.into_iter().map(|document| {
                let member = Some(document.member.map_or(place.clone(), |member| format!("{place}#{member}")));
                let name = document.name.or_else(|| Some(format::stem(&name).to_string()));
                Document { member, name, ..document }
            }));
        }
    }
    Ok(())
}

/// Returns a place that no document has yet.
fn free(place: String, out: &[Document]) -> String {
    let taken = |place: &String| {
        out.iter().any(|document| document.member.as_ref().is_some_and(|m| m == place || m.starts_with(&format!("{place}#"))))
    };
    let mut number = 1;
    let mut free = place.clone();
    while taken(&free) {
        number += 1;
        free = format!("{place} ({number})");
    }
    free
}

/// True if a message is a saved page.
fn is_saved_page(message: &Message, name: &str) -> bool {
    let related = message.content_type().is_some_and(|kind| kind.subtype().is_some_and(|sub| sub.eq_ignore_ascii_case("related")));
    let writer = message.from().and_then(Address::first);
    let saved = writer.is_some_and(|writer| {
        [writer.name.as_deref(), writer.address.as_deref()].into_iter().flatten().any(|name| name.starts_with("Saved by"))
    });
    let ending = format::ending(name).is_some_and(|ending| ending == "mht" || ending == "mhtml");
    ending || related && (saved || message.header("Snapshot-Content-Location").is_some())
}

/// Reads the page. Returns `None` if the message has none.
fn saved_page(work: &mut Work, message: &Message) -> Option<Result<Vec<Document>, Failure>> {
    let markup = message.parts.iter().find_map(|part| if let PartType::Html(markup) = &part.body { Some(markup) } else { None })?;
    // it is already decoded, whatever encoding the page states
    let bytes = ["\u{feff}", markup].concat();
    let address = message.header("Snapshot-Content-Location").and_then(|value| value.as_text()).map(|url| url.trim().to_string());
    let documents = html::read(work, "page.html", bytes.as_bytes());
    Some(documents.map(|mut all| {
        for document in &mut all {
            document.known.url = document.known.url.take().or(address.clone().filter(|url| url.contains("://")));
        }
        all
    }))
}

/// True if a file begins like a mailbox: a separator line and a header line after it.
pub(super) fn begins_mailbox(head: &[u8]) -> bool {
    let mut lines = head.split(|b| *b == b'\n');
    let header = |line: &[u8]| {
        line.iter().position(|b| *b == b':').is_some_and(|end| line[..end].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-'))
    };
    lines.next().is_some_and(is_separator) && lines.next().is_some_and(header)
}

/// True for the line before a mail: `From `, a name, and a moment at the end with a clock time and a year of four digits.
fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let Ok(rest) = std::str::from_utf8(&rest[..rest.len().min(400)]) else { return false };
    let clock = |word: &&str| word.len() >= 5 && word.contains(':') && word.bytes().all(|b| b.is_ascii_digit() || b == b':');
    let year = |word: &&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let words: Vec<&str> = rest.split_ascii_whitespace().collect();
    let behind = words.iter().position(clock).map_or(&[][..], |at| &words[at + 1..]);
    behind.len() <= 3 && behind.iter().any(year)
}

/// Returns the documents of all mails, numbered from 1.
pub(super) fn read_mailbox(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let mut left = Left::default();
    let (mut documents, mut failed) = (Vec::new(), Vec::new());
    let messages = message_ranges(bytes);
    if messages.is_empty() {
        return Err(Failure("is not a mailbox: it does not begin with a line \"From …\" with a date at its end".into()));
    }
    for (at, range) in messages.into_iter().enumerate() {
        if documents.len() > limits::DOCUMENTS {
            return Err(Failure(format!("contains more than {} mails; give a part of it", limits::DOCUMENTS)));
        }
        match message(work, Some(at + 1), &unescaped(&bytes[range]), &mut left) {
            Ok(read) => documents.extend(read),
            Err(why) if work.is_full() => return Err(why),
            Err(Failure(_)) => failed.push(at + 1),
        }
    }
    left.push_notices(work);
    if let Some(first) = failed.first() {
        let count = failed.len();
        let mails = if count == 1 { "mail" } else { "mails" };
        work.warn(format!("{count} {mails} in it could not be read, the first is number {first}"));
    }
    if documents.is_empty() { Err(Failure("contains no mail that can be read".into())) } else { Ok(documents) }
}

/// Returns the range of each mail, without the separator line before it. A separator line is at the beginning or after an empty line.
fn message_ranges(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut at, mut below_empty) = (0, true);
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        let words = line.trim_ascii_end();
        if below_empty && is_separator(words) {
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

/// Removes the `>` that was put before each line of a mail that looks like a separator line.
fn unescaped(mail: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(mail.len());
    for line in mail.split_inclusive(|b| *b == b'\n') {
        let marks = line.iter().take_while(|b| **b == b'>').count();
        out.extend_from_slice(if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line });
    }
    out
}

#[cfg(test)]
mod tests;
