//! Quotations that no words of their sentence report: the same speaker goes on, or the sentence before has named one.

use super::Report;
use super::unit::{Flat, Unit};
use crate::annotate::clause::Tag;
use crate::model::Span;

/// A quotation without a cue must have this many words, or fill its sentence; fewer are scare quotes, titles and nicknames.
const ENOUGH: usize = 8;

/// Who spoke last, and where.
#[derive(Default)]
pub(super) struct Carry {
    speaker: Option<Span>,
    /// Paragraph in which that was.
    paragraph: usize,
    /// Did the unit before end with a colon?
    announced: bool,
    /// Did it end with a quotation that was closed? Then a quotation in the next paragraph may be anybody's.
    closed: bool,
}

impl Carry {
    /// The quotations of a unit that no report holds, with the speaker who is carried over to them.
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
        let said = said(unit, reports, sources);
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

/// Who spoke in the unit: the last whose words are quoted, else the first who is reported.
fn said(unit: &Unit<'_>, reports: &[Report], sources: &[Option<Span>]) -> Option<Span> {
    let quoted = |r: &Report| r.content.iter().any(|c| unit.words[c.clone()].iter().any(|w| matches!(w.tag, Tag::Speech | Tag::Quoted)));
    let mut spoken = reports.iter().zip(sources).filter(|(r, _)| quoted(r)).filter_map(|(_, s)| *s);
    spoken.next_back().or_else(|| sources.iter().copied().flatten().next())
}
