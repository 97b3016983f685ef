//! Finds the speaker where the words next to what is said do not show it: the author of a message that somebody passes on, the speaker of a quotation
//! without a report, the writer of quoted mail.

use std::ops::Range;

use super::Report;
use super::unit::{Flat, Unit};
use crate::annotate::Found;
use crate::annotate::clause::Tag;
use crate::language::Language;
use crate::language::function_word::POSSESSIVE;
use crate::model::tree::{Link, Part};
use crate::model::{Attribution, Content, Mention, Span, SpeechForm, Statement, StatementKind, Voice};
use crate::text::TokenKind;

/// Makes the author of a message its speaker, instead of the person who passes it on: "read a statement from the union".
pub(super) fn credit_authors(unit: &Unit<'_>, reports: &mut [Report], language: &Language) {
    for report in reports {
        let Some(verb) = report.cue.as_ref().map(|cue| cue.end - 1) else { continue };
        if let Some(author) = credited_author(unit, report, verb, language) {
            report.source = Some(author);
        }
    }
}

fn credited_author(unit: &Unit<'_>, report: &Report, verb: usize, language: &Language) -> Option<Range<usize>> {
    let tree = &unit.tree;
    let message = |at: &usize| language.speech.is_message(&unit.words[*at].token.norm) && tree.part(*at) == Part::Noun;
    let object = |verb: usize| tree.child(verb, &[Link::Object]).filter(|at| *at > verb).filter(message);
    // "Read a statement from the union: “…”", and "read a letter from the bishop, saying “…”"
    let quoted = report.content.iter().flat_map(|c| c.clone()).any(|at| matches!(unit.words[at].tag, Tag::Quoted | Tag::Speech));
    let main = tree.head(verb).filter(|_| tree.link(verb) == Link::Adverbial && tree.part(verb) == Part::Gerund);
    let noun = object(verb).filter(|_| quoted).or_else(|| main.and_then(object))?;
    author_of(unit, noun, language).filter(|author| !report.content.iter().any(|c| c.start < author.end && author.start < c.end))
}

/// The author of a message: "from the union", "by the union", "signed by the union", "the union's".
fn author_of(unit: &Unit<'_>, noun: usize, language: &Language) -> Option<Range<usize>> {
    let tree = &unit.tree;
    let speech = &language.speech;
    let by = tree
        .children(noun)
        .find(|c| *c > noun && tree.link(*c) == Link::Preposition && speech.before_author.contains(&unit.words[*c].token.norm));
    let signed = || {
        let made = tree.children(noun).find(|c| *c > noun && tree.link(*c) == Link::Reduced && tree.part(*c) == Part::Participle)?;
        tree.child(made, &[Link::Agent]).filter(|_| speech.makes_message(&unit.words[made].token.norm))
    };
    let behind = by.or_else(signed).and_then(|by| tree.child(by, &[Link::PrepositionObject]));
    let owner = || {
        tree.child(noun, &[Link::Possessive]).filter(|owner| tree.part(*owner) == Part::Noun && unit.words[*owner].tag != Tag::Possessive)
    };
    behind.or_else(owner).map(|at| noun_phrase(unit, at))
}

/// A noun with what depends on it, up to a punctuation mark.
fn noun_phrase(unit: &Unit<'_>, noun: usize) -> Range<usize> {
    let reach = unit.tree.reach(noun);
    let mark = |at: &usize| matches!(unit.words[*at].tag, Tag::Comma | Tag::Colon | Tag::Dash | Tag::Stop | Tag::Speech | Tag::Quoted);
    let end = (noun..reach.end).find(mark).unwrap_or(reach.end);
    let start = (reach.start..noun).rev().find(mark).map_or(reach.start, |at| at + 1);
    let owns = |at: usize| unit.words[at].tag == Tag::Possessive || unit.words[at].is(POSSESSIVE);
    if end > noun + 1 && owns(end - 1) { start..end - 1 } else { start..end }
}

/// A quotation without a cue must have this many words or fill its sentence; shorter ones are scare quotes, titles and nicknames.
const ENOUGH: usize = 8;

/// Who spoke last, and where.
#[derive(Default)]
pub(super) struct Carry {
    speaker: Option<Span>,
    /// The paragraph of that report.
    paragraph: usize,
    /// True if the unit before ended with a colon.
    announced: bool,
    /// True if it ended with a closed quotation. A quotation in the next paragraph may then be anybody's.
    closed: bool,
}

impl Carry {
    /// The quotations of a unit that are in no report, each with its speaker. No words of their sentence report them, so the last speaker continues,
    /// or the sentence before has named one.
    pub(super) fn lone(
        &mut self,
        unit: &Unit<'_>,
        flat: &Flat<'_>,
        reports: &[Report],
        sources: &[Option<Span>],
    ) -> Vec<(usize, Option<Span>)> {
        let Some(first) = unit.tokens.first() else { return Vec::new() };
        let paragraph = flat.paragraph_of(first.start);
        let near = self.announced || paragraph <= self.paragraph + usize::from(!self.closed);
        let held = |at: usize| {
            reports.iter().any(|r| r.content.iter().any(|c| c.contains(&at)) || r.source.as_ref().is_some_and(|s| s.contains(&at)))
        };
        let fills = unit.words.iter().all(|w| matches!(w.tag, Tag::Speech | Tag::Quoted | Tag::Stop | Tag::Dash | Tag::Comma));
        let mut out = Vec::new();
        for at in 0..unit.words.len() {
            if !matches!(unit.words[at].tag, Tag::Speech | Tag::Quoted) || held(at) {
                continue;
            }
            let words = unit.quoted_words(flat, at);
            let own = unit.words[..at].iter().rposition(|w| w.tag == Tag::Speech).is_some_and(held);
            if words >= ENOUGH || fills && words >= 2 || own && words >= 3 {
                let here = reports
                    .iter()
                    .zip(sources)
                    .filter(|(r, _)| r.cue.as_ref().is_some_and(|c| c.end <= at))
                    .filter_map(|(_, s)| *s)
                    .next_back();
                let there = sources.iter().copied().flatten().next();
                out.push((at, here.or(there).or(self.speaker.filter(|_| near))));
            }
        }
        let said = last_speaker(unit, reports, sources);
        if said.is_some() || !out.is_empty() {
            self.paragraph = paragraph;
        }
        self.speaker = said.or(self.speaker);
        let last = unit.words.iter().rposition(|w| w.tag != Tag::Stop).map(|at| flat.tokens[unit.tokens[at].end - 1].norm.as_str());
        self.closed = last == Some("\"");
        self.announced = unit.tokens.last().is_some_and(|t| flat.tokens[t.end - 1].is(":"));
        out
    }
}

/// Who spoke in the unit: the last speaker whose words are quoted, else the first source of a report.
fn last_speaker(unit: &Unit<'_>, reports: &[Report], sources: &[Option<Span>]) -> Option<Span> {
    let quoted = |r: &Report| r.content.iter().any(|c| unit.words[c.clone()].iter().any(|w| matches!(w.tag, Tag::Speech | Tag::Quoted)));
    let mut spoken = reports.iter().zip(sources).filter(|(r, _)| quoted(r)).filter_map(|(_, s)| *s);
    spoken.next_back().or_else(|| sources.iter().copied().flatten().next())
}

/// A report for each statement of quoted mail, which is recognised by the marks at the start of its lines. The source is the writer of the mail, if
/// the line above names one ("On 3 May, Ana Ruiz wrote:").
pub(super) fn quoted_mail(text: &str, statements: &[Statement], language: &Language) -> Vec<Found> {
    let mut out = Vec::new();
    let mut writer = None;
    for (at, statement) in statements.iter().enumerate() {
        let quoted = statement.kind == StatementKind::Quote && !statement.span.text(text).starts_with(['"', '“']);
        if !quoted {
            writer = writer_above(text, statement, language);
        } else if statement.tokens.iter().any(|t| t.kind != TokenKind::Mark) {
            let said = Attribution {
                form: SpeechForm::Direct,
                source: statement.speaker.or(writer),
                speaker: None,
                cue: None,
                verb: String::new(),
            };
            out.push((at, Mention { span: statement.span, voice: Voice::Own, content: Content::Speech(said) }));
        }
    }
    out
}

/// The name before the verb at the end of a line that introduces a mail.
fn writer_above(text: &str, statement: &Statement, language: &Language) -> Option<Span> {
    let tokens = &statement.tokens;
    let verb = tokens.iter().rposition(|t| language.speech.above_mail.contains(&t.norm))?;
    let ends = tokens[verb..].iter().any(|t| t.is(":")) && tokens.len() - verb <= 3;
    let open = tokens[..verb].iter().rposition(|t| t.is("<")).unwrap_or(verb);
    let end = tokens[..open].iter().rposition(|t| t.kind == TokenKind::Word)? + 1;
    let start = tokens[..end].iter().rposition(|t| !(t.kind == TokenKind::Word && t.capitalised(text) || t.is("."))).map_or(0, |at| at + 1);
    (ends && start < end).then(|| Span::of(text, tokens[start].start..tokens[end - 1].end))
}
