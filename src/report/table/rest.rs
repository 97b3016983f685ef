//! What is counted and listed only when asked: statements without a match, what differs and can be true together, and what some tell in
//! less detail or not at all.

use std::collections::BTreeMap;

use super::{NAMED, Part, heading, hidden, hung, hung_with_id, named};
use crate::digest::findings::Finding;
use crate::digest::sections::Section;
use crate::model::{DifferenceKind, Side, StatementId, Voice};
use crate::report::excerpt::Cut;
use crate::report::grid::{GAP, Grid, Row};
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, excerpt, words};

/// So many findings are listed where findings were asked for, without `--all`.
const LISTED: usize = 15;

/// So many accounts are counted by name.
const NAMES: usize = 12;

/// Columns of the names of what is only counted: "PERHAPS THE SAME".
const NAME: usize = 24;

/// From this width on, reasons have a column of their own.
const WIDE: usize = 110;

/// What is only counted: a line.
pub fn counted(section: Section, what: &str, flag: &str, look: &Look) -> String {
    let lead = named(section, Ink::Strong).padded(NAME);
    let (whole, what) = (format!("({flag} lists them)"), Rich::plain(what));
    let fits = NAME + what.width() + 1 + whole.len() <= look.width;
    hung(lead, &what.with(Ink::Dim, &if fits { format!(" {whole}") } else { format!(" ({flag})") }), look)
}

/// Statements with no match found: how many of each account, or all.
pub fn no_match(part: Part<'_, '_>) -> String {
    let (look, comparison, own) = (part.look, part.comparison, &part.digest.no_match);
    if own.is_empty() {
        return String::new();
    }
    if !part.whole() && !look.alone {
        let shown = if own.len() == NAMES + 1 { NAMES + 1 } else { own.len().min(NAMES) };
        let named = own[..shown].iter().map(|(account, own)| format!("{} {}", part.label(*account), own.len()));
        let more: usize = own[shown..].iter().map(|(_, own)| own.len()).sum();
        let more = (more > 0).then(|| format!("{} more accounts {more}", own.len() - shown));
        let line = named.chain(more).collect::<Vec<_>>().join(" · ");
        return counted(Section::NoMatch, &line, "--alone", look);
    }
    let near: BTreeMap<StatementId, StatementId> = comparison.perhaps.iter().map(|(id, near)| (*id, near.statement)).collect();
    let mut out = heading(Section::NoMatch, Ink::Strong, part.view.unmatched.len(), "", look);
    let widest = part.view.unmatched.iter().map(|id| Rich::place(comparison, *id).width()).max().unwrap_or(0);
    for (account, own) in own {
        let mut line = Rich::of(Ink::Strong, part.label(*account));
        line.push(Ink::Dim, &format!(" · {}", words::count(own.len(), "statement", "statements")));
        out.push_str(&hung(Rich::default(), &line, look));
        for id in own.iter().copied() {
            let cut = Cut { ink: Ink::Plain, room: usize::MAX, look };
            let mut text = excerpt::statement(comparison, id, cut);
            if let Some(near) = near.get(&id) {
                text.push(Ink::Dim, " perhaps ");
                text.append(Rich::place(comparison, *near).inked(Ink::Dim));
            }
            out.push_str(&hung(Rich::blank(2).joined(Rich::place(comparison, id)).padded(widest + 4), &text, look));
        }
    }
    out
}

/// What differs and can be true together, or what some tell in less detail or not at all: how much, or all where findings were asked for.
pub fn findings(part: Part<'_, '_>, section: Section, own: &[Finding<'_>], ink: Ink) -> String {
    if own.is_empty() {
        return String::new();
    }
    if !part.whole() && part.view.selection.is_none() {
        let first = own.iter().find(|finding| finding.kind == DifferenceKind::Omission).filter(|_| !part.few() && !part.slight());
        let first = first.map_or_else(String::new, |finding| omission(part, finding));
        return counted(section, &own.len().to_string(), "-a", part.look) + &first;
    }
    let mut out = heading(section, ink, own.len(), "", part.look);
    let shown = if part.look.all { own.len() } else { own.len().min(LISTED) };
    let full = own[..shown].iter().map(|finding| Full {
        what: vec![Rich::of(ink, words::kind(finding.kind)), Rich::of(Ink::Dim, &ids(finding))],
        sides: finding.readings.iter().flat_map(|reading| reading.sides.iter().copied()).collect(),
        reasons: finding.explanations.clone(),
        kind: finding.kind,
    });
    out.push_str(&in_full(part, &full.collect::<Vec<_>>(), ink));
    out + &hidden(own.len() - shown, "", "-a", part.look)
}

/// What many tell and some do not, in a line: of many accounts nobody sees at once who is silent.
fn omission(part: Part<'_, '_>, finding: &Finding<'_>) -> String {
    let sides = finding.readings.iter().flat_map(|reading| &reading.sides);
    let silent: Vec<_> = sides.filter(|side| side.statement.is_none()).map(|side| side.account).collect();
    let end = format!(" no match found: {}", part.names(&silent, NAMED));
    let gist = part.comparison.claims[finding.claim.0].gist;
    let place = Rich::place(part.comparison, gist).with(Ink::Plain, " ");
    let room = part.look.width.saturating_sub(place.width() + 2).max(20);
    let words = excerpt::quoted(part.comparison, gist, &[], Cut { ink: Ink::Plain, room, look: part.look });
    hung_with_id(Rich::blank(2), &place.joined(words).with(Ink::Dim, &end), &finding.claim.to_string(), part.look)
}

/// The claim and the differences: `c3 d5–d8`.
fn ids(finding: &Finding<'_>) -> String {
    let claim = finding.claim;
    match finding.ids.as_slice() {
        [] => claim.to_string(),
        [one] => format!("{claim} {one}"),
        [first, .., last] if last.0 - first.0 + 1 == finding.ids.len() => format!("{claim} {first}–{last}"),
        ids => format!("{claim} {}", ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")),
    }
}

/// A finding with all its words.
pub struct Full<'s> {
    /// Its kind and ids.
    pub what: Vec<Rich>,
    /// Who says what, and who says nothing.
    pub sides: Vec<&'s Side>,
    /// Why.
    pub reasons: Vec<&'s str>,
    /// What differs.
    pub kind: DifferenceKind,
}

/// Findings with the words of all sides and why.
pub fn in_full(part: Part<'_, '_>, findings: &[Full<'_>], ink: Ink) -> String {
    let (look, comparison) = (part.look, part.comparison);
    let what = if look.width < WIDE { 16 } else { 20 };
    let places = findings.iter().flat_map(|finding| &finding.sides).filter_map(|side| side.statement);
    let place = places.map(|id| Rich::place(comparison, id).width()).max().unwrap_or(0).min(look.width * 3 / 10);
    let rest = look.width.saturating_sub(what + place + 2 * GAP).max(10);
    let why = (look.width >= WIDE).then(|| ((rest - GAP) * 2 / 5).min(64));
    let room = rest - why.map_or(0, |why| why + GAP);
    let rows = findings.iter().map(|finding| {
        let mut bands: Vec<Vec<Rich>> = Vec::new();
        let mut quoted: Vec<(StatementId, Option<crate::model::Span>)> = Vec::new();
        for side in finding.sides.iter().filter(|side| side.statement.is_some()) {
            let Some(id) = side.statement else { continue };
            if quoted.contains(&(id, side.span)) {
                continue;
            }
            quoted.push((id, side.span));
            bands.push(vec![Rich::place(comparison, id), words_of(part, finding, side, (ink, room))]);
        }
        let silent: Vec<&str> = finding.sides.iter().filter(|s| s.statement.is_none()).map(|s| part.label(s.account)).collect();
        if !silent.is_empty() {
            let what = if finding.kind == DifferenceKind::NotInSpan { "published before it happened" } else { "no match found" };
            bands.push(vec![Rich::default(), Rich::of(Ink::Dim, &format!("{what}: ")).with(ink, &silent.join(", "))]);
        }
        // Their words stand above; what is said of them comes after a colon.
        let reasons = finding.reasons.iter().map(|why| why.rsplit_once("”: ").map_or(*why, |(_, after)| after));
        let reasons = reasons.fold(Vec::new(), |mut out: Vec<&str>, why| {
            if !out.contains(&why) {
                out.push(why);
            }
            out
        });
        let reasons = reasons.join(" · ");
        let reasons = Rich::of(Ink::Dim, &format!("→ {reasons}"));
        match why {
            Some(_) => Row { first: finding.what.clone(), bands, last: Some(vec![reasons]) },
            None => {
                bands.push(vec![Rich::default(), reasons]);
                Row { first: finding.what.clone(), bands, last: None }
            }
        }
    });
    let widths = [Some(what), Some(place), Some(room), why].into_iter().flatten().collect();
    Grid { widths, rows: rows.collect(), ..Grid::default() }.paint(look)
}

/// The words of a side in their statement, and who is quoted.
fn words_of(part: Part<'_, '_>, finding: &Full<'_>, side: &Side, (ink, room): (Ink, usize)) -> Rich {
    let room = if part.look.all { usize::MAX } else { room * 2 - 10 };
    let own = finding.kind == DifferenceKind::Attribution && side.voice == Voice::Own;
    let cut = Cut { ink, room, look: part.look };
    let mut text = match side.statement.filter(|_| own) {
        Some(id) => excerpt::statement(part.comparison, id, cut),
        None => excerpt::side(part.comparison, side, cut),
    };
    if own {
        text.push(Ink::Dim, " — states it itself");
    } else if let Some(speaker) = words::speaker(part.comparison, side.account, &side.voice) {
        text.push(Ink::Dim, &format!(" — quoting {speaker}"));
    }
    text
}
