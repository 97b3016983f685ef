//! Finds quotations by their quotation marks: double and single, curly, straight and angled. Apostrophes are not quotation marks. A mark
//! that is never closed quotes at most its statement (its paragraph, if it opens the paragraph), so that one typing error cannot turn an
//! article into a quotation.

use std::ops::Range;

use super::unit::Flat;
use crate::language::Language;
use crate::text::TokenKind;

/// Number of tokens within which a single mark must have its partner.
const REACH: usize = 400;

/// A quotation: the tokens from its opening mark to its closing one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// Its tokens, including the marks.
    pub tokens: Range<usize>,
}

/// What a double quotation mark does here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// The spaces do not show it.
    Either,
}

/// All quotations of an account, in order, none inside another.
pub(super) fn quotations(flat: &Flat<'_>, text: &str, language: &Language) -> Vec<Quotation> {
    let mut out = Vec::new();
    for paragraph in flat.paragraphs() {
        let goes_on = paragraph.end < flat.tokens.len() && double(flat, text, paragraph.end).is_some_and(|(side, _)| side == Side::Opens);
        let mut found = doubles(flat, text, paragraph.clone(), goes_on);
        singles(flat, text, paragraph, &mut found, language);
        out.extend(found);
    }
    out
}

/// The quotations in double marks of a paragraph; `goes_on` is true if the next paragraph opens with a mark.
fn doubles(flat: &Flat<'_>, text: &str, paragraph: Range<usize>, goes_on: bool) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    let mut low = false; // opened by „, which “ closes
    let mut at = paragraph.start;
    while at < paragraph.end {
        let Some((side, len)) = double(flat, text, at) else {
            at += 1;
            continue;
        };
        let astray = side == Side::Opens && is_astray(flat, text, at, len);
        let closes = side == Side::Closes || open.is_some() && (side == Side::Either || low || astray);
        match (closes, open) {
            (true, Some(from)) => {
                out.push(Quotation { tokens: from..at + len });
                open = None;
            }
            (true, None) => {}
            (false, Some(from)) => {
                let end = at.min(flat.statement_end(from));
                out.push(Quotation { tokens: from..end });
                open = Some(at);
            }
            (false, None) => open = Some(at),
        }
        low = open == Some(at) && flat.tokens[at].of(text) == "„" || low && open.is_some();
        at += len;
    }
    if let Some(from) = open {
        let end = if goes_on || from == paragraph.start { paragraph.end } else { flat.statement_end(from).min(paragraph.end) };
        out.push(Quotation { tokens: from..end });
    }
    out.retain(|q| q.tokens.len() > 1);
    out
}

/// What a double mark (or two single ones in its place) at `at` does, and its number of tokens. `None` if there is none.
fn double(flat: &Flat<'_>, text: &str, at: usize) -> Option<(Side, usize)> {
    let token = flat.tokens[at];
    if token.kind != TokenKind::Mark {
        return None;
    }
    let char = token.of(text);
    let twin = token.norm == "'" && flat.tokens.get(at + 1).is_some_and(|t| t.norm == "'" && t.glued);
    match char {
        "“" | "„" | "«" | "‟" => return Some((Side::Opens, 1)),
        "”" | "»" => return Some((Side::Closes, 1)),
        "`" if twin => return Some((Side::Opens, 2)),
        "\"" => {}
        _ if twin => {}
        _ => return None,
    }
    let len = if twin { 2 } else { 1 };
    Some((spacing(flat, at, len), len))
}

/// True for a straight mark that a blank parts from the words that it closes: "\"We left, \"she said".
fn is_astray(flat: &Flat<'_>, text: &str, at: usize, len: usize) -> bool {
    let straight = matches!(flat.tokens[at].of(text), "\"" | "'");
    let ended = at.checked_sub(1).is_some_and(|i| matches!(flat.tokens[i].norm.as_str(), "," | "." | "?" | "!"));
    let goes_on = flat.tokens.get(at + len).is_some_and(|t| t.of(text).starts_with(char::is_lowercase));
    straight && ended && goes_on
}

/// What a straight mark does, judging by the spaces and punctuation around it.
fn spacing(flat: &Flat<'_>, at: usize, len: usize) -> Side {
    let token = flat.tokens[at];
    let before = at.checked_sub(1).map(|i| flat.tokens[i]);
    let after = flat.tokens.get(at + len);
    let free_before = !token.glued || before.is_none_or(|t| matches!(t.norm.as_str(), "(" | "[" | "-" | "'"));
    let free_after =
        after.is_none_or(|t| !t.glued || t.kind == TokenKind::Mark && !matches!(t.norm.as_str(), "[" | "(" | "$" | "'" | "…" | "#" | "@"));
    match (free_before, free_after) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ if !token.glued && after.is_some_and(|t| t.glued) => Side::Opens,
        _ => Side::Either,
    }
}

/// Adds the quotations in single marks that are outside the double ones, or wholly around them.
fn singles(flat: &Flat<'_>, text: &str, paragraph: Range<usize>, found: &mut Vec<Quotation>, language: &Language) {
    let mut out: Vec<Quotation> = Vec::new();
    let mut doubles = found.iter().peekable();
    let mut at = paragraph.start;
    while at < paragraph.end {
        while doubles.peek().is_some_and(|d| d.tokens.end <= at) {
            out.extend(doubles.next().cloned());
        }
        if let Some(double) = doubles.peek().filter(|d| d.tokens.contains(&at)) {
            at = double.tokens.end;
            continue;
        }
        let limit = paragraph.end.min(at + REACH);
        match if opens_single(flat, text, at, language) { partner(flat, at, limit) } else { None } {
            Some(end) if !found.iter().skip(out.len()).take(8).any(|d| d.tokens.start < end && d.tokens.end > end) => {
                while doubles.peek().is_some_and(|d| d.tokens.end <= end) {
                    doubles.next();
                }
                out.push(Quotation { tokens: at..end });
                at = end;
            }
            _ => at += 1,
        }
    }
    out.extend(doubles.cloned());
    *found = out;
}

fn opens_single(flat: &Flat<'_>, text: &str, at: usize, language: &Language) -> bool {
    let token = flat.tokens[at];
    if token.kind != TokenKind::Mark || token.norm != "'" || token.of(text) == "’" {
        return false;
    }
    let before = at.checked_sub(1).map(|i| flat.tokens[i]);
    let free = !token.glued || before.is_none_or(|t| matches!(t.norm.as_str(), "(" | "[" | "-" | "\""));
    let next = flat.tokens.get(at + 1).filter(|t| t.glued);
    free && next.is_some_and(|t| match t.kind {
        TokenKind::Word => !language.speech.elided.contains(&t.norm),
        TokenKind::Number => t.norm.len() != 2,
        TokenKind::Mark => matches!(t.norm.as_str(), "[" | "…" | "$" | "#" | "\""),
    })
}

/// One past the closing mark of the single mark at `open`. A mark after a full stop or comma is certainly a closing one; one after an
/// s may be a possessive.
fn partner(flat: &Flat<'_>, open: usize, limit: usize) -> Option<usize> {
    let mut doubtful = None;
    for at in open + 2..limit {
        let token = flat.tokens[at];
        if token.norm != "'" || token.kind != TokenKind::Mark {
            continue;
        }
        let before = flat.tokens[at - 1];
        let ends = flat.tokens.get(at + 1).is_none_or(|t| !t.glued || t.kind == TokenKind::Mark);
        if !token.glued {
            break; // another one opens
        }
        if ends && (before.kind == TokenKind::Mark || !before.norm.ends_with('s')) {
            return Some(at + 1);
        }
        if ends && doubtful.is_none() {
            doubtful = Some(at + 1);
        }
    }
    doubtful
}
