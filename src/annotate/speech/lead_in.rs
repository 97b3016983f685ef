//! Quotations that a clause without a verb of saying leads in: "He had one wish: “…”". Its subject is the speaker.

use super::Report;
use super::unit::Unit;
use crate::annotate::clause::{Tag, Word, group_start, subject};

/// The reports of quotations after a colon or a comma that none of the `known` reports holds.
pub(super) fn find(unit: &Unit<'_>, known: &[Report]) -> Vec<Report> {
    let words = &unit.words;
    let held = |at: usize| known.iter().any(|r| r.content.iter().any(|c| c.contains(&at)));
    let led = |at: &usize| words[*at].tag == Tag::Speech && *at > 1 && matches!(words[at - 1].tag, Tag::Colon | Tag::Comma) && !held(*at);
    (0..words.len()).filter(led).filter_map(|at| report(words, at, known)).collect()
}

fn report(words: &[Word<'_>], quotation: usize, known: &[Report]) -> Option<Report> {
    let verb =
        (0..quotation).rev().take(30).take_while(|at| !matches!(words[*at].tag, Tag::Stop | Tag::Speech)).find(|at| words[*at].finite())?;
    // "The mayor says the dam held for an hour: “…”": who is reported before the colon goes on to speak.
    let going_on = known
        .iter()
        .find(|r| r.source.is_some() && r.cue.as_ref().is_some_and(|cue| cue.end <= verb) && r.content.iter().any(|c| c.contains(&verb)));
    if let Some(report) = going_on {
        let content = std::iter::once(quotation..quotation + 1).collect();
        return Some(Report { source: report.source.clone(), cue: report.cue.clone(), verb: report.verb.clone(), content });
    }
    let source = subject(words, verb)?;
    let content = std::iter::once(quotation..quotation + 1).collect();
    Some(Report { source: Some(source), cue: Some(group_start(words, verb)..verb + 1), verb: words[verb].lemma.to_string(), content })
}
