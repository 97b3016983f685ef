//! What stands behind the numbers of a profile: speakers, report verbs and charged words of each account, with their lines.

use super::super::rich::{Ink, Rich};
use super::super::{Look, words};
use super::gather::{self, Used, Verb};
use super::lines;
use crate::model::{AccountId, Comparison, Place, StatementId};
use crate::profile::{self, Charge, Profile, Share, Totals};

/// So many speakers, verbs and words of one kind are listed without `--all`.
const MOST: usize = 6;
/// So many lines of one word.
const LINES: usize = 6;

/// Who speaks in each account, and with which verbs.
pub fn speakers(comparison: &Comparison, profiles: &[&Profile], look: &Look) -> String {
    let mut who: Vec<(AccountId, Rich)> = Vec::new();
    let mut verbs: Vec<(AccountId, Rich)> = Vec::new();
    for profile in profiles {
        let totals = profile::total(profile);
        who.push((profile.account, shares(comparison, profile, &totals, look)));
        verbs.push((profile.account, report_verbs(profile, &totals, look)));
    }
    let head = |text: &str| format!("\n{}\n", words::lines(&Rich::of(Ink::Dim, text), look));
    let speakers = head("who speaks, and for how much of all words; ~ stands before a source without a name");
    let verbs_head = head("report verbs, with what they make of the report where it is more than that it was said");
    speakers + &lines(comparison, who, look) + &verbs_head + &lines(comparison, verbs, look)
}

fn shares(comparison: &Comparison, profile: &Profile, totals: &Totals, look: &Look) -> Rich {
    let item = |(name, share, places): (&str, &Share, Vec<StatementId>)| {
        let sign = if share.named.unnamed() { "~" } else { "" };
        let line = Rich::plain(&format!("{sign}{name} ")).with(Ink::Strong, &format!("{:.0} %", 100.0 * totals.share(share.words)));
        line.with(Ink::Dim, &format!(" ({})", numbers(comparison, places, look)))
    };
    listed(gather::speakers(&[profile], totals).into_iter().map(item).collect(), look)
}

fn report_verbs(profile: &Profile, totals: &Totals, look: &Look) -> Rich {
    let item = |verb: Verb<'_>| {
        let times = if verb.places.len() > 1 { format!(" ×{}", verb.places.len()) } else { String::new() };
        let line = Rich::plain(verb.verb).with(Ink::Strong, &times);
        match verb.class {
            Some(class) => line.with(Ink::Dim, &format!(" ({class})")),
            None => line,
        }
    };
    listed(gather::verbs(&[profile], totals).into_iter().map(item).collect(), look)
}

/// The charged words of each account, own voice first.
pub fn charged(comparison: &Comparison, profiles: &[&Profile], look: &Look) -> String {
    let mut rows: Vec<(AccountId, Rich)> = Vec::new();
    for profile in profiles {
        for class in Charge::ALL {
            let (own, others) = (gather::used(comparison, &[profile], class, true), gather::used(comparison, &[profile], class, false));
            if !own.is_empty() {
                rows.push((profile.account, Rich::of(Ink::Dim, &format!("{}: ", meaning(class))).joined(used(comparison, own, look))));
            }
            if !others.is_empty() {
                let line = Rich::of(Ink::Dim, &format!("{}, in what others say: ", meaning(class)));
                rows.push((profile.account, line.joined(used(comparison, others, look))));
            }
        }
    }
    if rows.is_empty() { String::new() } else { format!("\n{}", lines(comparison, rows, look)) }
}

/// What words of a class do.
fn meaning(class: Charge) -> &'static str {
    match class {
        Charge::Side => "takes sides",
        Charge::Contested => "contested, others have another word",
        Charge::Degree => "stronger or weaker",
        Charge::Distance => "keeps at a distance",
        Charge::Hedge => "hedges",
    }
}

/// Each word once, as it is first written, with who says it where that is somebody else.
fn used(comparison: &Comparison, charged: Vec<Used>, look: &Look) -> Rich {
    let item = |Used { word, who, places, against }: Used| {
        let times = if places.len() > 1 { format!(" ×{}", places.len()) } else { String::new() };
        let mut line = Rich::default();
        line.mark(Ink::Wording, &word, look);
        line.push(Ink::Strong, &times);
        if let Some((_, other)) = against {
            line.push(Ink::Dim, &format!(" beside “{other}”"));
        }
        if !who.is_empty() {
            line.push(Ink::Plain, &format!(" {who}"));
        }
        line.with(Ink::Dim, &format!(" ({})", numbers(comparison, places, look)))
    };
    listed(charged.into_iter().map(item).collect(), look)
}

/// Items between points, the first few unless all are asked for.
pub fn listed(items: Vec<Rich>, look: &Look) -> Rich {
    if items.is_empty() {
        return Rich::of(Ink::Dim, "none");
    }
    let shown = if look.all { items.len() } else { items.len().min(MOST) };
    let left = items.len() - shown;
    let line = items.into_iter().take(shown).enumerate().fold(Rich::default(), |line, (at, item)| {
        let line = if at > 0 { line.with(Ink::Dim, " · ") } else { line };
        line.joined(item)
    });
    if left > 0 { line.with(Ink::Dim, &format!(" · … {left} more")) } else { line }
}

/// The lines or other places of statements: "3 5 7".
pub fn numbers(comparison: &Comparison, statements: Vec<StatementId>, look: &Look) -> String {
    let mut all: Vec<Place> = statements.iter().map(|id| comparison.statement(*id).place).collect();
    all.sort_unstable();
    all.dedup();
    let shown = if look.all { all.len() } else { all.len().min(LINES) };
    let more = if shown < all.len() { " …" } else { "" };
    format!("{}{more}", all[..shown].iter().map(Place::to_string).collect::<Vec<_>>().join(" "))
}
