//! Quotations that no words of their sentence report: the same speaker goes on, or the sentence before has named one.

use super::Report;
use super::unit::{Flat, Unit};
use crate::annotate::clause::Tag;
use crate::model::{Account, Span};

/// A quotation without a cue must have this many words, or fill its sentence; fewer are scare quotes, titles and nicknames.
const ENOUGH: usize = 8;

/// Who spoke last, and where.
#[derive(Default)]
pub(super) struct Carry {
    speaker: Option<Span>,
    /// Paragraph in which that was.
    paragraph: usize,
    /// Did the unit before end with a colon, or leave its quotation open?
    announced: bool,
}

impl Carry {
    /// The quotations of a unit that no report holds, with the speaker who is carried over to them.
    pub(super) fn lone(
        &mut self,
        unit: &Unit<'_>,
        flat: &Flat<'_>,
        account: &Account,
        reports: &[Report],
        sources: &[Option<Span>],
    ) -> Vec<(usize, Option<Span>)> {
        let Some(first) = unit.tokens.first() else { return Vec::new() };
        let paragraph = flat.paragraph_of(first.start);
        let near = self.announced || paragraph <= self.paragraph + 1;
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
                let here = reports.iter().zip(sources).filter(|(r, _)| r.cue.as_ref().is_some_and(|c| c.end <= at)).find_map(|(_, s)| *s);
                out.push((at, here.or(self.speaker.filter(|_| near))));
            }
        }
        self.remember(unit, flat, account, paragraph, reports, sources, !out.is_empty());
        out
    }

    #[expect(clippy::too_many_arguments, reason = "what a unit left behind is these")]
    fn remember(
        &mut self,
        unit: &Unit<'_>,
        flat: &Flat<'_>,
        _account: &Account,
        paragraph: usize,
        reports: &[Report],
        sources: &[Option<Span>],
        carried: bool,
    ) {
        let spoken = reports
            .iter()
            .zip(sources)
            .filter(|(r, _)| r.content.iter().any(|c| unit.words[c.clone()].iter().any(|w| matches!(w.tag, Tag::Speech | Tag::Quoted))));
        let said = spoken.filter_map(|(_, s)| *s).next_back().or_else(|| sources.iter().copied().flatten().next());
        if let Some(speaker) = said {
            self.speaker = Some(speaker);
            self.paragraph = paragraph;
        } else if carried {
            self.paragraph = paragraph;
        }
        let last = unit.tokens.last().map_or("", |t| flat.tokens[t.end - 1].norm.as_str());
        self.announced = last == ":";
    }
}
