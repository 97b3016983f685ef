//! Finds reported speech and thought: who, with which words, what (source, cue and content, as in PARC). Reads sentence by sentence, where a
//! quotation of several sentences counts as one. A content that spans several statements gives one mention in each, with the same source and cue.
//! Does not resolve pronouns.

mod content;
mod cues;
mod governed;
mod quotation;
mod speakers;
mod unit;
mod verb_cue;

use std::ops::Range;

use super::Found;
use super::clause::Tag;
use crate::language::Language;
use crate::model::{Account, Attribution, Content, Mention, Span, SpeechForm, Statement, StatementKind, Voice};
use crate::text::TokenKind;
use unit::{Flat, Unit};

/// One attribution inside a unit; ranges count the unit's words.
#[derive(Clone, Debug, PartialEq)]
struct Report {
    /// The source.
    source: Option<Range<usize>>,
    /// The cue: the words of saying.
    cue: Option<Range<usize>>,
    /// Lemma of the verb or the noun.
    verb: String,
    /// The content, in one or several pieces.
    content: Vec<Range<usize>>,
}

/// The mentions found, each with the index of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let flat = Flat::of(statements);
    let quotations = quotation::quotations(&flat, account.read(), language);
    let units = unit::units(&flat, &quotations, account.read(), language);
    let mut carry = speakers::Carry::default();
    let mut out = Vec::new();
    for unit in &units {
        let reports = reports(unit, language);
        let sources: Vec<Option<Span>> = reports.iter().map(|r| r.source.clone().map(|s| unit.span(&flat, account.read(), s))).collect();
        for (report, source) in reports.iter().zip(&sources) {
            out.extend(mentions(unit, &flat, account, report, *source));
        }
        for (quote, source) in carry.lone(unit, &flat, &reports, &sources) {
            let report = Report { source: None, cue: None, verb: String::new(), content: std::iter::once(quote..quote + 1).collect() };
            out.extend(mentions(unit, &flat, account, &report, source));
        }
    }
    out.extend(speakers::quoted_mail(account.read(), statements, language));
    out
}

/// All attributions of a unit, ordered by cue.
fn reports(unit: &Unit<'_>, language: &Language) -> Vec<Report> {
    let mut out = cues::phrase_reports(unit, language);
    out.extend(verb_cue::verb_reports(unit, language));
    out.extend(cues::noun_reports(unit, language));
    out.extend(cues::adjective_reports(unit, language));
    let led_in = cues::lead_in_reports(unit, &out);
    out.extend(led_in);
    speakers::credit_authors(unit, &mut out, language);
    for report in &mut out {
        report.content.retain(|r| r.start < r.end);
    }
    // "No scholar said so", "nobody doubts it": there is no source.
    let nobody = |words: &Range<usize>| language.certainty.is_none(&unit.words[words.start].token.norm);
    out.retain(|r| !r.content.is_empty() && !r.source.as_ref().is_some_and(nobody));
    out.sort_by_key(|r| r.cue.as_ref().map_or(0, |c| c.start));
    out
}

/// A report as mentions: one for each piece of its content in each statement.
fn mentions(unit: &Unit<'_>, flat: &Flat<'_>, account: &Account, report: &Report, source: Option<Span>) -> Vec<Found> {
    let cue = report.cue.clone().map(|c| unit.span(flat, account.read(), c));
    let said = Attribution { form: form(unit, report), source, speaker: None, cue, verb: report.verb.clone() };
    let pieces = report.content.iter().flat_map(|piece| unit.by_statement(flat, piece.clone()));
    pieces
        .filter(|(_, tokens)| tokens.clone().any(|t| flat.tokens[t].kind != TokenKind::Mark))
        .map(|(statement, tokens)| {
            let span = Span::of(account.read(), flat.tokens[tokens.start].start..flat.tokens[tokens.end - 1].end);
            (statement, Mention { span, voice: Voice::Own, content: Content::Speech(said.clone()) })
        })
        .collect()
}

/// Direct if the content is only quotations, mixed if a quotation is part of it.
fn form(unit: &Unit<'_>, report: &Report) -> SpeechForm {
    let all = || report.content.iter().flat_map(|r| r.clone()).map(|at| &unit.words[at]);
    if !all().any(|w| matches!(w.tag, Tag::Quoted | Tag::Speech)) {
        return SpeechForm::Indirect;
    }
    let bare = all().any(|w| !matches!(w.tag, Tag::Quoted | Tag::Speech | Tag::Comma | Tag::Stop | Tag::Colon | Tag::Dash));
    if bare { SpeechForm::Mixed } else { SpeechForm::Direct }
}

/// Number of reports before a mention that are checked for containing it.
const NEAR: usize = 32;

/// Makes a statement that is all direct speech a quotation and sets its speaker.
pub fn mark_quotations(statements: &mut [Statement]) {
    for statement in statements.iter_mut().filter(|s| matches!(s.kind, StatementKind::Body | StatementKind::Quote)) {
        let span = statement.span;
        let whole = statement.mentions.iter().find_map(|m| match &m.content {
            Content::Speech(said) if said.form == SpeechForm::Direct && m.span.contains(span) => Some(said.source),
            _ => None,
        });
        if let Some(source) = whole {
            statement.kind = StatementKind::Quote;
            statement.speaker = source;
        }
    }
}

/// Gives every other mention inside reported speech the voice of its speaker; with nested speech, that of the innermost. What somebody intends or
/// thinks about a thing stays in the account's own voice.
pub fn give_voice(statements: &mut [Statement], language: &Language) {
    for statement in statements {
        let said: Vec<(Span, Option<Span>)> = statement
            .mentions
            .iter()
            .filter_map(|m| match &m.content {
                Content::Speech(a) if !(a.form == SpeechForm::Indirect && language.speech.keeps_own_voice(&a.verb)) => {
                    Some((m.span, a.source))
                }
                _ => None,
            })
            .collect();
        if said.is_empty() {
            continue;
        }
        // both are sorted by position: only the nearest reports before a mention can contain it
        for mention in &mut statement.mentions {
            let before = said.partition_point(|(span, _)| span.start() <= mention.span.start());
            let near = said[before.saturating_sub(NEAR)..before].iter();
            let inside = near.filter(|(span, _)| span.contains(mention.span) && *span != mention.span);
            if let Some((_, source)) = inside.min_by_key(|(span, _)| span.len()) {
                mention.voice = Voice::Quoted { source: *source, speaker: None };
            }
        }
    }
}
