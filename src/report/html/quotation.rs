//! The words of an account with some of them marked, each mark a link to its finding.

use super::cards::{self, day_text};
use crate::digest::findings::Finding;
use crate::model::{Comparison, DifferenceId, Relation, Side, Span, StatementId};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::prose;

/// Characters that a short quotation keeps on each side of the words that differ.
const AROUND: usize = 80;

/// A span to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// The span.
    pub span: Span,
    /// The relation of its finding.
    pub relation: Relation,
    /// The first difference of its finding.
    pub finding: DifferenceId,
}

/// The mark of a finding in a statement; `None` if it would cover all of it.
pub(super) fn mark(comparison: &Comparison, finding: &Finding<'_>, id: StatementId, words: Option<Span>) -> Option<Mark> {
    let whole = comparison.statement(id).span;
    let span = words.filter(|span| whole.contains(*span) && span.len() < whole.len())?;
    Some(Mark { span, relation: finding.relation, finding: finding.ids[0] })
}

/// A statement's words, with marks.
pub(super) fn statement(comparison: &Comparison, id: StatementId, marks: &[Mark]) -> Markup {
    let statement = comparison.statement(id);
    let text = &comparison.account(statement.account).text;
    let (mut out, mut at) = (Markup::default(), statement.span.start());
    for mark in disjoint(marks) {
        out.push(Markup::text(&text[at..mark.span.start()]));
        let link = tag("a").set("href", format!("#{}", mark.finding)).say(mark.span.text(text));
        out.push(tag("mark").class(mark.relation.word()).put(link));
        at = mark.span.end();
    }
    out.push(Markup::text(&text[at..statement.span.end()]));
    out
}

/// A statement's words with some of them marked, without links; a mark over all of it is left out.
pub(super) fn marked(comparison: &Comparison, id: StatementId, spans: &[Span], relation: Relation) -> Markup {
    let statement = comparison.statement(id);
    let text = &comparison.account(statement.account).text;
    let (mut out, mut at) = (Markup::default(), statement.span.start());
    let mut spans: Vec<Span> = spans.iter().copied().filter(|s| statement.span.contains(*s) && s.len() < statement.span.len()).collect();
    spans.sort();
    for span in spans {
        if span.start() < at {
            continue;
        }
        out.push(Markup::text(&text[at..span.start()]));
        out.push(tag("mark").class(relation.word()).say(span.text(text)));
        at = span.end();
    }
    out.push(Markup::text(&text[at..statement.span.end()]));
    out
}

/// A statement as a list item: its place, its outlet, its words, and a button that copies them.
pub(super) fn item(comparison: &Comparison, id: StatementId, words: impl Into<Markup>) -> Tag {
    let account = comparison.account(comparison.statement(id).account);
    let mut at = tag("span").class("place").put(cards::statement_link(comparison, id));
    if account.source != account.label {
        at = at.say(" ").put(tag("bdi").say(&account.source));
    }
    // A statement that is a quotation has its own quotation marks.
    let quoted = comparison.words(id).starts_with(['"', '“', '„', '«', '‘', '\'']);
    let class = if quoted { "words bare" } else { "words" };
    let words = tag("q").class(class).set("dir", "auto").put(words);
    tag("li").put(at).put(tag("p").put(words)).put(copy(comparison, id))
}

/// A list item for the words of a side, cut to their context.
pub(super) fn side(comparison: &Comparison, side: &Side, relation: Relation) -> Option<Tag> {
    let id = side.statement?;
    let quoting = prose::speaker(comparison, side.account, &side.voice);
    let quoting = quoting.map(|speaker| tag("span").class("quiet").say(" quoting ").put(tag("bdi").say(&speaker)));
    Some(item(comparison, id, around(comparison, id, side.span, relation)).all(quoting))
}

/// The words of a statement around those that differ, with an ellipsis for what is left out.
fn around(comparison: &Comparison, id: StatementId, words: Option<Span>, relation: Relation) -> Markup {
    let statement = comparison.statement(id);
    let text = &comparison.account(statement.account).text;
    let (whole, mut out) = (statement.span, Markup::default());
    let span = words.filter(|span| whole.contains(*span));
    let (before, after) = match span {
        Some(span) => (&text[whole.start()..span.start()], &text[span.end()..whole.end()]),
        None => ("", whole.text(text)),
    };
    // If the words are near one end, the other end gets more room.
    let (ahead, behind) = (before.chars().count(), after.chars().count());
    let room = 2 * AROUND;
    let (ahead, behind) = (ahead.min(room - behind.min(AROUND)), behind.min(room - ahead.min(AROUND)));
    out.push(Markup::text(&tail(before, ahead)));
    if let Some(span) = span.filter(|span| span.len() < whole.len()) {
        out.push(tag("mark").class(relation.word()).say(span.text(text)));
    } else if let Some(span) = span {
        out.push(Markup::text(span.text(text)));
    }
    out.push(Markup::text(&front(after, behind)));
    out
}

/// The first characters of a text, to the end of a word.
fn front(text: &str, room: usize) -> String {
    let Some((cut, _)) = text.char_indices().skip(room).find(|(_, c)| c.is_whitespace()) else { return text.to_string() };
    if text[cut..].chars().count() <= AROUND / 4 { text.to_string() } else { format!("{} …", text[..cut].trim_end()) }
}

/// The last characters of a text, from the beginning of a word.
fn tail(text: &str, room: usize) -> String {
    let found = text.char_indices().rev().skip(room).find(|(_, c)| c.is_whitespace());
    let Some((cut, _)) = found else { return text.to_string() };
    if text[..cut].chars().count() <= AROUND / 4 { text.to_string() } else { format!("… {}", text[cut..].trim_start()) }
}

/// A button that copies the quotation beside it with its source. It needs the script.
fn copy(comparison: &Comparison, id: StatementId) -> Tag {
    let statement = comparison.statement(id);
    let account = comparison.account(statement.account);
    let published = account.published.as_ref().map(day_text);
    let cited: Vec<String> =
        [Some(account.source.clone()), published, Some(format!("{} ({})", statement.place.in_words(), statement.label))]
            .into_iter()
            .flatten()
            .collect();
    tag("button")
        .set("type", "button")
        .class("copy live")
        .set("data-cite", cited.join(", "))
        .set("aria-label", format!("copy the quotation of {}", statement.label))
        .say("copy")
}

/// Of marks that overlap, keeps the one with the strongest relation.
fn disjoint(marks: &[Mark]) -> Vec<Mark> {
    let mut by_weight = marks.to_vec();
    by_weight.sort_by_key(|m| (std::cmp::Reverse(m.relation), m.span.start(), std::cmp::Reverse(m.span.end()), m.finding));
    let mut out: Vec<Mark> = Vec::new();
    for mark in by_weight {
        if !out.iter().any(|kept| kept.span.overlaps(mark.span)) {
            out.push(mark);
        }
    }
    out.sort_by_key(|m| m.span);
    out
}

#[cfg(test)]
mod tests {
    use super::{front, tail};

    #[test]
    fn a_quotation_is_cut_between_words_and_says_so() {
        let long = "one two three four five six seven eight nine ten eleven";
        assert_eq!(front(long, 5), "one two …");
        assert_eq!(tail(long, 8), "… ten eleven");
        assert_eq!(front("one two three", 5), "one two three", "cutting a word or two saves nothing");
        assert_eq!((front("", 5), tail("word", 0)), (String::new(), "word".to_string()));
    }
}
