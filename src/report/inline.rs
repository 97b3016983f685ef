//! The statements of each claim in full, its gist first: the words that only one statement has are marked, and the findings follow. Without colour
//! the marks are `{+own words+}`.

use std::collections::BTreeMap;

use super::excerpt::{self, Cut, unshared_words};
use super::layout::lesser_note;
use super::rich::{Ink, Rich};
use super::{Look, prose};
use crate::digest::findings::{Finding, shown_findings};
use crate::model::{ClaimId, Comparison, DifferenceKind, Relation, StatementId, Voice};
use crate::select::View;
use crate::text::Visible;

/// Columns before the text of a statement.
const INDENT: usize = 2;

/// Renders what the view shows: claims in order of the text, then statements of one account only.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let mut findings: BTreeMap<ClaimId, Vec<Finding<'_>>> = BTreeMap::new();
    for finding in shown_findings(comparison, view) {
        findings.entry(finding.claim).or_default().push(finding);
    }
    let mut out = String::new();
    for id in &view.claims {
        out.push_str(&claim(comparison, *id, findings.get(id).map_or(&[], Vec::as_slice), view, look));
    }
    if !view.unmatched.is_empty() {
        let title = Rich::of(Ink::Strong, "No match found").with(Ink::Dim, " · statements with no match found in another account");
        out.push_str(&format!("{}\n", prose::lines(&title, look)));
    }
    for id in &view.unmatched {
        out.push_str(&said(comparison, *id, Rich::plain(comparison.words(*id)), look));
    }
    if let Some(lesser) = lesser_note(comparison, view) {
        out.push_str(&format!("\n{}\n", prose::lines(&Rich::of(Ink::Strong, &lesser), look)));
    }
    out
}

fn claim(comparison: &Comparison, id: ClaimId, findings: &[Finding<'_>], view: &View, look: &Look) -> String {
    let claim = &comparison.claims[id.0];
    let mut out = format!("{}\n", prose::lines(&title(comparison, id), look));
    // If there is a base, its statement is the one that the others are compared with.
    let of_base = claim.statements.iter().copied().find(|s| Some(comparison.statement(*s).account) == view.base);
    let gist = of_base.unwrap_or(claim.gist);
    let others: Vec<StatementId> = claim.statements.iter().copied().filter(|s| *s != gist).collect();
    let words: Vec<&str> = others.iter().map(|id| comparison.words(*id)).collect();
    out.push_str(&said(comparison, gist, own_words(comparison.words(gist), &words, look), look));
    for other in others {
        out.push_str(&said(comparison, other, own_words(comparison.words(other), &[comparison.words(gist)], look), look));
    }
    for finding in findings {
        out.push_str(&finding_lines(comparison, finding, look));
    }
    out.push('\n');
    out
}

/// The title of a claim: its relation, date, entities and number of accounts.
pub(super) fn title(comparison: &Comparison, id: ClaimId) -> Rich {
    let claim = &comparison.claims[id.0];
    let mut line = Rich::of(Ink::Strong, &id.to_string());
    line.push(Ink::Plain, " · ");
    line.push(ink(claim.relation), prose::relation(claim.relation));
    let date = claim.date.as_ref().map(super::prose::time_in_words).unwrap_or_default();
    for part in [date, prose::about(comparison, claim, 4), prose::support(comparison, claim)] {
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

/// A statement's place, and below it the words, indented.
fn said(comparison: &Comparison, id: StatementId, text: Rich, look: &Look) -> String {
    let statement = comparison.statement(id);
    let account = comparison.account(statement.account);
    let mut place = Rich::place(comparison, id);
    if account.source != account.label {
        place.push(Ink::Dim, &format!(" · {}", account.source));
    }
    format!("{}\n{}", prose::lines(&place, look), indented(&text, look))
}

fn indented(line: &Rich, look: &Look) -> String {
    line.wrap(look.width - INDENT).iter().map(|l| format!("{:INDENT$}{}\n", "", l.paint(look))).collect()
}

/// One finding: its kind, its readings with their places, and the explanation.
pub(super) fn finding_lines(comparison: &Comparison, finding: &Finding<'_>, look: &Look) -> String {
    let ids: Vec<String> = finding.ids.iter().map(|id| id.to_string()).collect();
    let mut line = Rich::of(ink(finding.relation), prose::kind(finding.kind));
    line.push(Ink::Plain, &format!(" · {}", prose::relation(finding.relation)));
    line.push(Ink::Dim, &format!(" · {}:", ids.join(" ")));
    let missing = matches!(finding.kind, DifferenceKind::Omission | DifferenceKind::NotInSpan);
    // The statements that report it are listed above.
    let readings = finding.readings.iter().filter(|reading| !missing || reading.sides[0].statement.is_none());
    for (at, reading) in readings.enumerate() {
        let side = reading.sides[0];
        let places: Vec<&str> = reading.sides.iter().map(|s| prose::place(comparison, s)).collect();
        line.push(Ink::Plain, if at == 0 { " " } else { " / " });
        match finding.words_of(side) {
            Some(span) => line.mark(ink(finding.relation), span.text(&comparison.account(side.account).text), look),
            None if side.statement.is_none() => line.append(excerpt::side(comparison, side, Cut { ink: Ink::Plain, room: 40, look })),
            None if reading.value.is_empty() => line.push(Ink::Plain, "says nothing about it"),
            None if side.voice == Voice::Own => line.push(Ink::Plain, "states it itself"),
            None => line.push(Ink::Strong, reading.value),
        }
        line.push(Ink::Dim, &format!(" ({})", places.join(" ")));
    }
    if let Some(why) = finding.explanations.first() {
        line.push(Ink::Dim, &format!(" — {why}"));
    }
    indented(&line, look)
}

/// A statement with the words marked that none of the others has. Nothing is marked if the statements are hardly alike.
fn own_words(text: &str, others: &[&str], look: &Look) -> Rich {
    let others: Vec<Visible> = others.iter().map(|other| Visible::of(other)).collect();
    let mut line = Rich::default();
    for (own, words) in unshared_words(&Visible::of(text), &others) {
        if own { line.mark(Ink::Added, &words, look) } else { line.push(Ink::Plain, &words) }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{own_words, render};
    use crate::report::{Look, fixture};
    use crate::select;

    const PLAIN: Look = Look { width: 100, colour: false, all: false, alone: false, perhaps: false, links: None };

    #[test]
    fn each_side_keeps_its_own_words_and_they_are_marked() {
        let marked = |text: &str, others: &[&str]| own_words(text, others, &PLAIN).paint(&PLAIN);
        let (gist, other) = ("The army entered the town of Brevik on Monday.", "The army liberated the small town of Brevik on Monday.");
        assert_eq!(marked(other, &[gist]), "The army {+liberated+} the {+small+} town of Brevik on Monday.");
        assert_eq!(marked(gist, &[other]), "The army {+entered+} the town of Brevik on Monday.");
        assert_eq!(marked(gist, &[other, gist]), gist);
        assert_eq!(marked("Fourteen miners died.", &["A brass band played in the square."]), "Fourteen miners died.");
    }

    #[test]
    fn claims_with_findings_come_before_unmatched_statements() {
        let comparison = fixture::sample();
        let text = render(&comparison, &select::everything(&comparison), &PLAIN);
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} is missing in\n{text}"));
        assert!(
            [
                "c1 · cannot all be right · 2031-03-03",
                "herald:1",
                "figure · cannot all be right · d1 d2: «Fourteen miners»",
                "c2",
                "No match found"
            ]
            .map(at)
            .is_sorted()
        );
        assert!(!text.replace('\n', "").chars().any(crate::text::visible::hidden));
    }
}
