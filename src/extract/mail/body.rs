//! The text of a mail in lines: what its writer wrote, and, prefixed with `>`, what is forwarded or answered.

use std::collections::BTreeSet;

use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};

use crate::extract::decode::decode;
use crate::extract::{Extracted, Work, html};
use crate::language::page::of_english_pages;

/// Most lines of a signature.
const LONGEST_SIGNATURE: usize = 15;
/// Most lines of the header fields of a forwarded mail.
const LONGEST_HEAD: usize = 8;

/// Returns the text of a message and counts signature lines and the mails that have them. Only HTML mails have pieces.
pub(super) fn text(work: &mut Work, message: &Message, signed: &mut (usize, usize)) -> Extracted {
    let (mut parts, mut cut): (Vec<Extracted>, _) = (Vec::new(), BTreeSet::new());
    let bodies: Vec<&MessagePart> =
        if message.text_body.is_empty() { message.html_bodies().collect() } else { message.text_bodies().collect() };
    for part in bodies {
        let read = match &part.body {
            PartType::Text(text) => Extracted { text: unwrapped(&lines(&plain(work, message, part, text), part)), ..Extracted::default() },
            PartType::Html(html) => html::fragment(html, None, &mut cut),
            PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Message(_) | PartType::Multipart(_) => continue,
        };
        if !read.text.trim().is_empty() {
            parts.push(read);
        }
    }
    cut.into_iter().for_each(|what| work.warn(what));
    let all: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    let text = passed_on(without_signature(all.join("\n\n"), signed));
    match parts.pop().filter(|last| last.text == text) {
        Some(whole) => whole,
        None => Extracted { text, ..Extracted::default() },
    }
}

/// Returns the text of a part. If it states no encoding and is not UTF-8, the encoding is guessed as for any other file.
fn plain(work: &mut Work, message: &Message, part: &MessagePart, text: &str) -> String {
    let stated = part.content_type().is_some_and(|kind| kind.has_attribute("charset"));
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize);
    match raw.filter(|_| !stated && part.encoding == Encoding::None && text.contains('\u{FFFD}')) {
        Some(raw) => decode(raw, work.path, work.notices).text,
        None => text.to_string(),
    }
}

/// Returns the lines without trailing white space. Flowed lines are joined if the mail says that it has them (RFC 3676).
fn lines(text: &str, part: &MessagePart) -> String {
    let attribute = |name: &str| part.content_type().and_then(|kind| kind.attribute(name)).unwrap_or_default();
    let flowed = attribute("format").eq_ignore_ascii_case("flowed");
    let glued = attribute("delsp").eq_ignore_ascii_case("yes");
    let mut out = String::with_capacity(text.len());
    // Number of `>` of the line before, if it flows on.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let marks = line.len() - line.trim_start_matches('>').len();
        let words = if flowed { line[marks..].strip_prefix(' ').unwrap_or(&line[marks..]) } else { &line[marks..] };
        let flows = flowed && words.ends_with(' ') && words != "-- ";
        if open == Some(marks) && words != "-- " {
            out.truncate(out.trim_end_matches('\n').len());
            out.push_str(if glued { "" } else { " " });
        } else if flowed && marks > 0 {
            out.push_str(&line[..marks]);
            out.push(' ');
        } else {
            out.push_str(&line[..marks]);
        }
        // A signature is recognised by the blank in "-- ".
        out.push_str(if words == "-- " { words } else { words.trim_end() });
        out.push('\n');
        open = flows.then_some(marks);
    }
    out.truncate(out.trim_end_matches('\n').len());
    out
}

/// Joins quoted lines that were broken at a width into one line per paragraph, so that no `>` is inside a sentence.
fn unwrapped(text: &str) -> String {
    /// Least width at which lines are broken.
    const LEAST: usize = 50;
    let depth = |line: &str| {
        let marks = line.len() - line.trim_start_matches(['>', ' ']).len();
        line[..marks].matches('>').count()
    };
    let words = |line: &str| line.trim_start_matches(['>', ' ']).len();
    let width = text.lines().filter(|line| depth(line) > 0).map(words).max().unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    for (number, line) in text.lines().enumerate() {
        let own = line.trim_start_matches(['>', ' ']);
        let first = own.split(' ').next().unwrap_or_default();
        let full = words(before) >= LEAST.min(width) && words(before) + 1 + first.len() >= width;
        let begins = |c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '‘' | '\'' | '(' | '«' | '[');
        if width >= LEAST && depth(line) > 0 && depth(line) == depth(before) && words(before) > 0 && full && own.starts_with(begins) {
            out.push(' ');
            out.push_str(own);
        } else {
            out.push_str(if number == 0 { "" } else { "\n" });
            out.push_str(line);
        }
        before = line;
    }
    out
}

/// Returns the text up to its signature, if the signature is short.
fn without_signature(mut text: String, signed: &mut (usize, usize)) -> String {
    let Some(at) = text.rfind("\n-- \n").map(|at| at + 1).or_else(|| text.starts_with("-- \n").then_some(0)) else { return text };
    let lines = text[at..].lines().skip(1).filter(|line| !line.trim().is_empty()).count();
    if lines <= LONGEST_SIGNATURE {
        *signed = (signed.0 + lines, signed.1 + 1);
        text.truncate(text[..at].trim_end().len());
    }
    text
}

/// Prefixes what follows the header of a forwarded mail with `>`, as mail programs do: these are somebody else's words.
fn passed_on(text: String) -> String {
    let words = &of_english_pages().mail;
    let all: Vec<&str> = text.lines().collect();
    let head = |at: usize| {
        let rest = &all[at..all.len().min(at + LONGEST_HEAD)];
        let has = |name: &String| rest.iter().any(|line| line.trim_start_matches(['*', ' ']).starts_with(name.as_str()));
        rest.first().is_some_and(|line| line.trim_start_matches(['*', ' ']).starts_with(words.head_first.as_str()))
            && words.head_dates.iter().any(has)
            && words.head_rest.iter().all(has)
    };
    let Some(at) = (0..all.len()).find(|at| head(*at)) else { return text };
    let marked = all[at..].iter().map(|line| if line.is_empty() { ">".to_string() } else { format!("> {line}") });
    all[..at].iter().map(|line| (*line).to_string()).chain(marked).collect::<Vec<_>>().join("\n")
}
