//! Each claim's statements for reading: the gist whole, the others with the words that differ from it marked, the findings beneath.
//! Without colour the marks are `[-gist's words-]{+own words+}`.

use std::collections::BTreeMap;

use similar::{ChangeTag, TextDiff};

use super::excerpt::{self, Cut};
use super::fold::{self, Finding};
use super::rich::{Ink, Rich};
use super::{Look, section, words};
use crate::model::{ClaimId, Comparison, DifferenceKind, Relation, StatementId};
use crate::select::View;
use crate::text::Visible;

/// Two statements less alike than this are shown whole: a word diff of them is harder to read than they are.
const ALIKE: f64 = 0.25;
/// A diff takes time in the product of the lengths: beyond so many words either way, statements are shown whole.
const LONGEST: usize = 2_000;
/// Columns before the text of a statement.
const INDENT: usize = 2;

/// Renders what the view shows: claims in order of the text, then statements of one account only.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let mut findings: BTreeMap<ClaimId, Vec<Finding<'_>>> = BTreeMap::new();
    for finding in fold::findings(comparison, view) {
        findings.entry(finding.claim).or_default().push(finding);
    }
    let mut out = String::new();
    for id in &view.claims {
        out.push_str(&claim(comparison, *id, findings.get(id).map_or(&[], Vec::as_slice), view, look));
    }
    if !view.unmatched.is_empty() {
        let title = Rich::of(Ink::Strong, "Only in one").with(Ink::Dim, " · statements that no other account makes");
        out.push_str(&format!("{}\n", words::lines(&title, look)));
    }
    for id in &view.unmatched {
        out.push_str(&said(comparison, *id, Rich::plain(comparison.words(*id)), look));
    }
    if let Some(lesser) = section::lesser(comparison, view) {
        out.push_str(&format!("\n{}\n", words::lines(&Rich::of(Ink::Strong, &lesser), look)));
    }
    out
}

fn claim(comparison: &Comparison, id: ClaimId, findings: &[Finding<'_>], view: &View, look: &Look) -> String {
    let claim = &comparison.claims[id.0];
    let mut out = format!("{}\n", words::lines(&title(comparison, id), look));
    // Held against one account, that account's own words are what the others are compared with.
    let of_base = claim.statements.iter().copied().find(|s| Some(comparison.statement(*s).account) == view.base);
    let gist = of_base.unwrap_or(claim.gist);
    out.push_str(&said(comparison, gist, Rich::plain(comparison.words(gist)), look));
    for other in claim.statements.iter().copied().filter(|s| *s != gist) {
        out.push_str(&said(comparison, other, difference(comparison.words(gist), comparison.words(other), look), look));
    }
    for finding in findings {
        out.push_str(&told(comparison, finding, look));
    }
    out.push('\n');
    out
}

fn title(comparison: &Comparison, id: ClaimId) -> Rich {
    let claim = &comparison.claims[id.0];
    let mut line = Rich::of(Ink::Strong, &id.to_string());
    line.push(Ink::Plain, " · ");
    line.push(ink(claim.relation), claim.relation.word());
    let date = claim.date.as_ref().map(|when| when.edtf()).unwrap_or_default();
    for part in [date, words::about(comparison, claim, 4), words::support(comparison, claim)] {
        if !part.is_empty() {
            line.push(Ink::Dim, &format!(" · {part}"));
        }
    }
    line
}

/// The ink of a relation.
pub(super) fn ink(relation: Relation) -> Ink {
    match relation {
        Relation::Conflict => Ink::Conflict,
        Relation::Supersedes => Ink::Moved,
        Relation::Wording => Ink::Wording,
        Relation::Compatible | Relation::Same => Ink::Agreed,
        Relation::Unmatched => Ink::Missing,
    }
}

/// A statement's place, and its words beneath, indented.
fn said(comparison: &Comparison, id: StatementId, text: Rich, look: &Look) -> String {
    let statement = comparison.statement(id);
    let account = comparison.account(statement.account);
    let mut place = Rich::of(Ink::Strong, &statement.label);
    if account.source != account.label {
        place.push(Ink::Dim, &format!(" · {}", account.source));
    }
    format!("{}\n{}", words::lines(&place, look), indented(&text, look))
}

fn indented(line: &Rich, look: &Look) -> String {
    line.wrap(look.width - INDENT).iter().map(|l| format!("{:INDENT$}{}\n", "", l.paint(look))).collect()
}

/// One finding: its kind, its readings with their places, why.
fn told(comparison: &Comparison, finding: &Finding<'_>, look: &Look) -> String {
    let ids: Vec<String> = finding.ids.iter().map(|id| id.to_string()).collect();
    let mut line = Rich::of(ink(finding.relation), finding.kind.word());
    line.push(Ink::Plain, &format!(" {} ", finding.relation.word()));
    line.push(Ink::Dim, &format!("{}:", ids.join(" ")));
    let missing = matches!(finding.kind, DifferenceKind::Omission | DifferenceKind::NotInSpan);
    // Those that tell it stand above.
    let readings = finding.readings.iter().filter(|reading| !missing || reading.sides[0].statement.is_none());
    for (at, reading) in readings.enumerate() {
        let side = reading.sides[0];
        let places: Vec<&str> = reading.sides.iter().map(|s| words::place(comparison, s)).collect();
        line.push(Ink::Plain, if at == 0 { " " } else { " / " });
        match side.span {
            Some(span) => line.mark(ink(finding.relation), span.text(&comparison.account(side.account).text), look),
            None => line.append(excerpt::side(comparison, side, Cut { ink: Ink::Plain, room: 40, look })),
        }
        line.push(Ink::Dim, &format!(" ({})", places.join(" ")));
    }
    if let Some(why) = finding.explanations.first() {
        line.push(Ink::Dim, &format!(" — {why}"));
    }
    indented(&line, look)
}

/// The other statement with the words that differ from the gist marked, or whole when they are hardly alike.
fn difference(gist: &str, other: &str, look: &Look) -> Rich {
    let (old, new) = (Visible::of(gist), Visible::of(other));
    let too_long = |text: &Visible| text.as_str().split(' ').count() > LONGEST;
    if too_long(&old) || too_long(&new) {
        return Rich::plain(other);
    }
    let diff = TextDiff::from_unicode_words(old.as_str(), new.as_str());
    if alike(&diff) < ALIKE {
        return Rich::plain(other);
    }
    let mut line = Rich::default();
    for (tag, text) in runs(&diff) {
        match tag {
            ChangeTag::Equal => line.push(Ink::Plain, &text),
            ChangeTag::Delete => line.mark(Ink::Removed, &text, look),
            ChangeTag::Insert => line.mark(Ink::Added, &text, look),
        }
    }
    line
}

/// Share of letters and digits that both have, 0..1.
fn alike(diff: &TextDiff<'_, '_, str>) -> f64 {
    let (mut same, mut all) = (0, 0);
    for change in diff.iter_all_changes() {
        let letters = change.value().chars().filter(|c| c.is_alphanumeric()).count();
        match change.tag() {
            ChangeTag::Equal => {
                same += 2 * letters;
                all += 2 * letters;
            }
            ChangeTag::Delete | ChangeTag::Insert => all += letters,
        }
    }
    if all == 0 { 1.0 } else { f64::from(u32::try_from(same).unwrap_or(u32::MAX)) / f64::from(u32::try_from(all).unwrap_or(u32::MAX)) }
}

/// Changes joined to runs: words that are replaced side by side are one replacement, also over the spaces and little words between them.
fn runs(diff: &TextDiff<'_, '_, str>) -> Vec<(ChangeTag, String)> {
    let mut out: Vec<(ChangeTag, String)> = Vec::new();
    let (mut before, mut between) = (Change::default(), String::new());
    for change in changes(diff) {
        match change {
            Piece::Same(text) => between = text,
            Piece::Other(change) => {
                let began = !(before.old.is_empty() && before.new.is_empty());
                let joined = began && (between.trim().is_empty() || (before.replaces() && change.replaces() && island(&between)));
                if !joined {
                    std::mem::take(&mut before).flush(&mut out);
                    out.push((ChangeTag::Equal, std::mem::take(&mut between)));
                }
                before.old.push_str(&format!("{between}{}", change.old));
                before.new.push_str(&format!("{between}{}", change.new));
                between.clear();
            }
        }
    }
    before.flush(&mut out);
    out.push((ChangeTag::Equal, between));
    out
}

/// What both have, or what stands in one and not in the other.
enum Piece {
    Same(String),
    Other(Change),
}

#[derive(Default)]
struct Change {
    old: String,
    new: String,
}

/// The diff as a sequence of pieces, same and other by turns.
fn changes(diff: &TextDiff<'_, '_, str>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (change.tag(), out.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(held))) => held.push_str(text),
            (ChangeTag::Equal, Some(Piece::Other(_)) | None) => out.push(Piece::Same(text.into())),
            (ChangeTag::Delete, Some(Piece::Other(held))) => held.old.push_str(text),
            (ChangeTag::Insert, Some(Piece::Other(held))) => held.new.push_str(text),
            (ChangeTag::Delete, Some(Piece::Same(_)) | None) => out.push(Piece::Other(Change { old: text.into(), new: String::new() })),
            (ChangeTag::Insert, Some(Piece::Same(_)) | None) => out.push(Piece::Other(Change { old: String::new(), new: text.into() })),
        }
    }
    out
}

/// A little word or mark that two replacements happen to have between them: "on", "the", a comma. Numbers are never little.
fn island(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() <= 3
        && !text.contains(|c: char| c.is_numeric() || matches!(c, '.' | '"' | '”' | '“'))
}

impl Change {
    fn replaces(&self) -> bool {
        !self.old.trim().is_empty() && !self.new.trim().is_empty()
    }

    /// Puts the marks out; white space that both begin or end with stands outside of them.
    fn flush(self, out: &mut Vec<(ChangeTag, String)>) {
        let (mut old, mut new) = (self.old.as_str(), self.new.as_str());
        let both = |fits: fn(&str) -> bool| {
            [old, new].into_iter().filter(|text| !text.is_empty()).all(fits) && !(old.is_empty() && new.is_empty())
        };
        let (leads, trails) = (both(|t| t.starts_with(' ')), both(|t| t.ends_with(' ')));
        if leads {
            (old, new) = (old.trim_start(), new.trim_start());
        }
        if trails {
            (old, new) = (old.trim_end(), new.trim_end());
        }
        let space = |there: bool| there.then(|| (ChangeTag::Equal, " ".to_string()));
        out.extend(space(leads));
        let marks = [(ChangeTag::Delete, old), (ChangeTag::Insert, new)];
        out.extend(marks.into_iter().filter(|(_, text)| !text.trim().is_empty()).map(|(tag, text)| (tag, text.to_string())));
        out.extend(space(trails));
    }
}

#[cfg(test)]
mod tests {
    use super::{difference, render};
    use crate::report::{Look, fixture};
    use crate::select;

    const PLAIN: Look = Look { width: 100, colour: false, all: false };

    fn marked(gist: &str, other: &str) -> String {
        difference(gist, other, &PLAIN).paint(&PLAIN)
    }

    #[test]
    fn words_side_by_side_are_one_replacement() {
        let gist = "The army entered the town of Brevik on Monday.";
        assert_eq!(
            marked(gist, "The army liberated the small town of Brevik on Monday."),
            "The army [-entered-]{+liberated+} the {+small+} town of Brevik on Monday."
        );
        assert_eq!(
            marked(gist, "The army entered the town of Langesund at night."),
            "The army entered the town of [-Brevik on Monday-]{+Langesund at night+}."
        );
        assert_eq!(marked(gist, gist), gist);
    }

    #[test]
    fn hardly_alike_is_shown_whole() {
        assert_eq!(marked("Fourteen miners died.", "A brass band played in the square."), "A brass band played in the square.");
    }

    #[test]
    fn claims_with_their_findings_then_what_one_tells() {
        let comparison = fixture::sample();
        let text = render(&comparison, &select::everything(&comparison), &PLAIN);
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} is missing in\n{text}"));
        assert!(
            ["c1 · conflict · 2031-03-03", "herald:1", "quantity conflict d1 d2: «Fourteen miners»", "c2", "Only in one"]
                .map(at)
                .is_sorted()
        );
        assert!(!text.replace('\n', "").chars().any(crate::text::visible::hidden));
    }
}
