//! Less important lists: choices of words, sources and certainty, a line each; and lists that are only counted unless they are asked for: statements
//! without a match, compatible differences, and what some report in less detail or not at all.

use std::collections::BTreeMap;

use super::{NAMED, Part, heading, hidden, named, title, with_hanging_indent, with_hanging_indent_and_id};
use crate::digest::findings::Finding;
use crate::digest::sections::Section;
use crate::digest::{Choice, Wording};
use crate::model::{DifferenceKind, Family, Side, StatementId, Voice};
use crate::report::excerpt::{self, Cut};
use crate::report::layout::{GAP, Grid, GridRow};
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, prose};

/// Maximum number of findings listed for a selection without `--all`.
const LISTED: usize = 15;

/// Maximum number of accounts whose counts are given by name.
const NAMES: usize = 12;

/// Width of the names of lists that are only counted: "PERHAPS THE SAME".
const NAME: usize = 24;

/// From this width on, reasons have a column of their own.
const WIDE: usize = 110;

/// A line for a list that is only counted.
pub(super) fn counted(section: Section, what: &str, flag: &str, look: &Look) -> String {
    let lead = named(section, Ink::Strong).padded(NAME);
    let (whole, what) = (format!("({flag} lists them)"), Rich::plain(what));
    let fits = NAME + what.width() + 1 + whole.len() <= look.width;
    with_hanging_indent(lead, &what.with(Ink::Dim, &if fits { format!(" {whole}") } else { format!(" ({flag})") }), look)
}

/// Statements without a match: the number for each account, or all statements.
pub(super) fn no_match(part: Part<'_, '_>) -> String {
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
        line.push(Ink::Dim, &format!(" · {}", prose::count(own.len(), "statement", "statements")));
        out.push_str(&with_hanging_indent(Rich::default(), &line, look));
        for id in own.iter().copied() {
            let cut = Cut { ink: Ink::Plain, room: usize::MAX, look };
            let mut text = excerpt::statement(comparison, id, cut);
            if let Some(near) = near.get(&id) {
                text.push(Ink::Dim, " perhaps ");
                text.append(Rich::place(comparison, *near).inked(Ink::Dim));
            }
            out.push_str(&with_hanging_indent(Rich::blank(2).joined(Rich::place(comparison, id)).padded(widest + 4), &text, look));
        }
    }
    out
}

/// Compatible differences, or what some report in less detail or not at all: the number, or all if there is a selection.
pub(super) fn other_findings(part: Part<'_, '_>, section: Section, own: &[Finding<'_>], ink: Ink) -> String {
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
        what: vec![Rich::of(ink, prose::kind(finding.kind)), Rich::of(Ink::Dim, &finding_ids(finding))],
        sides: finding.readings.iter().flat_map(|reading| reading.sides.iter().copied()).collect(),
        reasons: finding.explanations.clone(),
        kind: finding.kind,
    });
    out.push_str(&in_full(part, &full.collect::<Vec<_>>(), ink));
    out + &hidden(own.len() - shown, "", "-a", part.look)
}

/// An omission on one line: with many accounts, readers do not see at once who is silent.
fn omission(part: Part<'_, '_>, finding: &Finding<'_>) -> String {
    let sides = finding.readings.iter().flat_map(|reading| &reading.sides);
    let silent: Vec<_> = sides.filter(|side| side.statement.is_none()).map(|side| side.account).collect();
    let end = format!(" no match found: {}", part.names(&silent, NAMED));
    let gist = part.comparison.claims[finding.claim.0].gist;
    let place = Rich::place(part.comparison, gist).with(Ink::Plain, " ");
    let room = part.look.width.saturating_sub(place.width() + 2).max(20);
    let words = excerpt::quoted(part.comparison, gist, &[], Cut { ink: Ink::Plain, room, look: part.look });
    with_hanging_indent_and_id(Rich::blank(2), &place.joined(words).with(Ink::Dim, &end), &finding.claim.to_string(), part.look)
}

/// The claim and the differences: `c3 d5–d8`.
fn finding_ids(finding: &Finding<'_>) -> String {
    let claim = finding.claim;
    match finding.ids.as_slice() {
        [] => claim.to_string(),
        [one] => format!("{claim} {one}"),
        [first, .., last] if last.0 - first.0 + 1 == finding.ids.len() => format!("{claim} {first}–{last}"),
        ids => format!("{claim} {}", ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")),
    }
}

/// A finding with all its words.
pub(super) struct Full<'s> {
    /// Its kind and ids.
    pub what: Vec<Rich>,
    /// Its sides, silent ones included.
    pub sides: Vec<&'s Side>,
    /// The reasons for it.
    pub reasons: Vec<&'s str>,
    /// Its kind.
    pub kind: DifferenceKind,
}

/// Findings with the words of all sides and the reasons.
pub(super) fn in_full(part: Part<'_, '_>, findings: &[Full<'_>], ink: Ink) -> String {
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
        // The words are quoted above; only what follows the colon is needed.
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
            Some(_) => GridRow { first: finding.what.clone(), bands, last: Some(vec![reasons]) },
            None => {
                bands.push(vec![Rich::default(), reasons]);
                GridRow { first: finding.what.clone(), bands, last: None }
            }
        }
    });
    let widths = [Some(what), Some(place), Some(room), why].into_iter().flatten().collect();
    Grid { widths, rows: rows.collect(), ..Grid::default() }.paint(look)
}

/// The words of a side in their statement, and the speaker if it quotes one.
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
    } else if let Some(speaker) = prose::speaker(part.comparison, side.account, &side.voice) {
        text.push(Ink::Dim, &format!(" — quoting {speaker}"));
    }
    text
}

/// Maximum number of choices of words shown without `--all`.
const MOST_WORDS: usize = 6;

/// Maximum number of choices of source, and of certainty, shown without `--all`.
const FEW_CHOICES: usize = 2;

/// Maximum number of wordings of a choice shown without `--all`.
const WORDINGS: usize = 4;

/// Words longer than this are cut.
const LONG: usize = 40;

/// The section of choices of words, of sources or of certainty.
pub(super) fn choices(part: Part<'_, '_>, section: Section) -> String {
    let (choices, look) = (part.digest.choices_of(section), part.look);
    if choices.is_empty() {
        return String::new();
    }
    if (part.tight() || section != Section::Words && part.slight()) && !look.all {
        return counted(section, &choices.len().to_string(), "-a", look);
    }
    let mut out = format!("\n{}\n", title(section, Ink::Wording, choices.len()).paint(look));
    if look.all {
        let full = choices.iter().map(|choice| Full {
            what: vec![
                Rich::of(Ink::Wording, prose::kind(choice.kind)),
                Rich::of(Ink::Dim, &choice_ids(choice)),
                Rich::of(Ink::Dim, &choice.about),
            ],
            sides: choice.wordings.iter().flat_map(|wording| wording.sides.iter().copied()).collect(),
            reasons: choice.reasons.clone(),
            kind: choice.kind,
        });
        return out + &in_full(part, &full.collect::<Vec<_>>(), Ink::Wording);
    }
    let most = part.most(if section == Section::Words { MOST_WORDS } else { FEW_CHOICES });
    let shown = if choices.len() == most + 1 { most + 1 } else { choices.len().min(most) };
    let abouts = choices[..shown].iter().map(|choice| Rich::plain(&choice.about).width());
    let about = abouts.max().unwrap_or(0).min(look.width / 5);
    for choice in &choices[..shown] {
        let id = choice.claims.first().map_or_else(String::new, ToString::to_string);
        // A source or a certainty needs the statement that it is about.
        if let Some(statement) = statement_of_choice(choice).filter(|_| matches!(choice.kind.family(), Family::Source | Family::Certainty))
        {
            out.push_str(&with_hanging_indent_and_id(Rich::blank(2), &statement_start(part, statement), &id, look));
            out.push_str(&with_hanging_indent_and_id(Rich::blank(4), &choice_line(part, choice), "", look));
            continue;
        }
        let (own, _) = excerpt::from_start(&choice.about, about);
        let lead = Rich::blank(2).joined(Rich::plain(own)).padded(if about == 0 { 2 } else { 2 + about + 2 });
        out.push_str(&with_hanging_indent_and_id(lead, &choice_line(part, choice), &id, look));
    }
    out + &hidden(choices.len() - shown, "", "-a", look)
}

/// The statement whose source or certainty differs: where it is asked, else where an account states it in its own voice, else the first. The claim
/// may say more.
fn statement_of_choice(choice: &Choice<'_>) -> Option<StatementId> {
    let sides = || choice.wordings.iter().flat_map(|wording| wording.sides.iter());
    let own = || sides().find(|side| side.voice == Voice::Own);
    choice.asked.or_else(|| own().or_else(|| sides().next()).and_then(|side| side.statement))
}

/// The beginning of a statement.
fn statement_start(part: Part<'_, '_>, id: StatementId) -> Rich {
    let words = crate::text::one_line(part.comparison.words(id));
    let (shown, more) = excerpt::from_start(&words, part.look.width.saturating_sub(20));
    Rich::of(Ink::Dim, &format!("“{shown}{}”", if more { " …" } else { "" }))
}

/// `“liberated” marmara, ministry · “surrendered” masis (takes sides)`
fn choice_line(part: Part<'_, '_>, choice: &Choice<'_>) -> Rich {
    let mut out = Rich::default();
    let shown = if choice.wordings.len() == WORDINGS + 1 { WORDINGS + 1 } else { choice.wordings.len().min(WORDINGS) };
    for (at, wording) in choice.wordings[..shown].iter().enumerate() {
        out.push(Ink::Dim, if at > 0 { " · " } else { "" });
        out.append(wording_and_names(part, choice, wording));
    }
    if shown < choice.wordings.len() {
        out.push(Ink::Dim, &format!(" · and {} more", choice.wordings.len() - shown));
    }
    if !matches!(choice.kind.family(), Family::Source | Family::Certainty) {
        out.push(Ink::Dim, &format!(" ({})", prose::kind(choice.kind)));
    }
    out
}

/// The words of one wording, with its accounts.
fn wording_and_names(part: Part<'_, '_>, choice: &Choice<'_>, wording: &Wording<'_>) -> Rich {
    let names = part.names(&wording.accounts, NAMED);
    let own = wording.sides.iter().all(|side| side.voice == Voice::Own);
    if choice.kind == DifferenceKind::Attribution && own {
        let states = if wording.accounts.len() == 1 { "states it itself" } else { "state it themselves" };
        return Rich::plain(&format!("{names} {states}"));
    }
    let (shown, more) = excerpt::from_start(&wording.words, LONG);
    let words = format!("“{shown}{}”", if more { " …" } else { "" });
    Rich::of(if wording.charged { Ink::Strong } else { Ink::Plain }, &words).with(Ink::Plain, &format!(" {names}"))
}

/// "c3 d5 d6"
fn choice_ids(choice: &Choice<'_>) -> String {
    let ids = choice.claims.iter().map(ToString::to_string).chain(choice.differences.iter().map(ToString::to_string));
    ids.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::choices;
    use crate::digest::Digest;
    use crate::digest::sections::Section;
    use crate::report::table::Part;
    use crate::report::{Look, fixture};
    use crate::select;

    #[test]
    fn a_choice_is_one_line_with_its_accounts() {
        let words = ["The", "rescuers", "liberated", "six", "men", "after", "nine", "hours"].map(|word| (word, "by"));
        let others = ["Six", "men", "were", "freed", "by", "rescuers", "after", "nine"];
        let comparison = fixture::labelled(&std::array::from_fn::<_, 8, _>(|at| (words[at].0, others[at])));
        let view = select::everything(&comparison);
        let digest = Digest::of(&comparison, &view, None);
        let shown = |all| {
            let look = Look { width: 100, colour: false, all, alone: false, perhaps: false, links: None };
            let part = Part { comparison: &comparison, view: &view, digest: &digest, look: &look, room: crate::report::table::STEPS };
            [Section::Words, Section::Sources, Section::Certainty].map(|section| choices(part, section)).concat()
        };
        let (few, all) = (shown(false), shown(true));
        assert!(few.contains("  Orlova  “liberated” herald · “freed” ledger (takes sides)   "), "{few}");
        assert!(few.contains("  … 3 more: -a\n") && few.contains("WORDS · 9\n"), "{few}");
        let said = "  “Fourteen miners were killed on Tuesday when the eastern shaft of the Orlova pit …”";
        assert!(few.contains(said) && few.contains("\n    herald states it itself · “the ministry” ledger\n"), "{few}");
        assert!(!all.contains("more: -a") && all.contains("two words for one thing"), "{all}");
    }
}
