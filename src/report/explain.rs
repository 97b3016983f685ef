//! Why statements were paired into one claim: their words, each reason with its weight from the prior to the probability, what differs and which
//! statement came next.

use super::layout::{Grid, GridRow};
use super::rich::{Ink, Rich};
use super::{Look, inline, prose};
use crate::digest::findings::shown_findings;
use crate::model::{ClaimId, Comparison, DifferenceId, Doubt, DoubtKind, Pairing, Span, StatementId, Verdict};
use crate::select::{self, View};

/// What to explain.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A claim: its pairings, differences and runner-up.
    Claim(ClaimId),
    /// A difference, and its claim.
    Difference(DifferenceId),
    /// A statement: its claims, or that it is in none.
    Statement(StatementId),
    /// Two statements with their score: their pairing, or why they were not paired.
    Pair(Pairing),
}

/// Width of the longest bar of a reason.
const BAR: usize = 12;
/// Log odds that fill a bar.
const FULL: f64 = 4.0;

/// Renders the explanation.
pub fn render(comparison: &Comparison, subject: &Subject, look: &Look) -> String {
    match subject {
        Subject::Claim(id) => claim(comparison, *id, look),
        Subject::Difference(id) => difference(comparison, *id, look),
        Subject::Statement(id) => statement(comparison, *id, look),
        Subject::Pair(judged) => pair(comparison, judged, look),
    }
}

fn claim(comparison: &Comparison, id: ClaimId, look: &Look) -> String {
    let claim = &comparison.claims[id.0];
    let all = select::everything(comparison);
    let differences = all.differences.into_iter().filter(|d| comparison.differences[d.0].claim == id).collect();
    let view = View { claims: vec![id], differences, unmatched: Vec::new(), ..all };
    let mut out = inline::render(comparison, &view, look);
    let inside = |p: &&Pairing| claim.statements.contains(&p.statements.0) && claim.statements.contains(&p.statements.1);
    let pairings: Vec<&Pairing> = comparison.pairings.iter().filter(inside).collect();
    out.push_str(&title("Why they were put together", look));
    out.push_str(&pairings.iter().map(|p| reasons(comparison, p, look)).collect::<String>());
    if let Some(fact) = &claim.fact {
        out.push_str(&line(
            &format!("They were not paired by their wording: all report the same fact, “{fact}”, and do not agree on it."),
            look,
        ));
    } else if pairings.is_empty() {
        out.push_str(&line("No pairing of these statements was recorded.", look));
    }
    out.push_str(&title(&format!("{} · {:.2} probable that they belong together", verdict(claim.verdict), claim.strength), look));
    out.push_str(&claim.doubts.iter().map(|d| line(&doubt(comparison, d), look)).collect::<String>());
    if let Some(next) = &claim.runner_up {
        out.push_str(&title("The next-best match, left out", look));
        for id in [next.statements.0, next.statements.1].into_iter().filter(|id| !claim.statements.contains(id)) {
            out.push_str(&quotation(comparison, id, look));
        }
        out.push_str(&reasons(comparison, next, look));
    }
    out
}

/// The words for a verdict.
fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agreed => "They say the same",
        Verdict::Unsettled => "Not settled",
        Verdict::Updated => "Updated: later reports have later values",
        Verdict::Conflict => "They cannot all be right",
    }
}

/// Why a claim is not agreed, with the words concerned.
fn doubt(comparison: &Comparison, doubt: &Doubt) -> String {
    let words = |(id, span): &(StatementId, Option<Span>)| {
        let statement = comparison.statement(*id);
        let text = span.map_or(String::new(), |s| format!(" “{}”", s.text(&comparison.account(statement.account).text)));
        format!("{}{text}", statement.label)
    };
    let sides: Vec<String> = doubt.sides.iter().map(words).collect();
    let why = match doubt.kind {
        DoubtKind::Weak => "perhaps not the same: the statements pair weakly",
        DoubtKind::Little => "they share few words",
        DoubtKind::Asked => "it is asked, and nothing is stated",
        DoubtKind::Finding => "a finding leaves it open",
        DoubtKind::Figure => "a figure has no counterpart",
        DoubtKind::Day => "a day or hour has no counterpart",
        DoubtKind::Name => "a name has no counterpart",
        DoubtKind::Negation => "one side denies",
        DoubtKind::Certainty => "reported with other certainty",
        DoubtKind::Opposite => "two words exclude each other",
        DoubtKind::Order => "the same words in another order",
        DoubtKind::Word => "a word of a near copy is not explained",
    };
    if sides.is_empty() { why.into() } else { format!("{why}: {}", sides.join(" | ")) }
}

fn difference(comparison: &Comparison, id: DifferenceId, look: &Look) -> String {
    let difference = &comparison.differences[id.0];
    let view = View { claims: Vec::new(), differences: vec![id], ..View::default() };
    let head = format!(
        "{id} · {} · {} · {} · in claim {}",
        prose::kind(difference.kind),
        prose::relation(difference.relation),
        difference.materiality.level.word(),
        difference.claim
    );
    let mut out = title(&head, look);
    for finding in shown_findings(comparison, &view) {
        for side in finding.readings.iter().flat_map(|r| &r.sides) {
            let mut place = Rich::of(Ink::Strong, prose::place(comparison, side));
            place.push(Ink::Dim, &format!(" · value {}", if side.value.is_empty() { "none" } else { &side.value }));
            if let Some(speaker) = prose::speaker(comparison, side.account, &side.voice) {
                place.push(Ink::Dim, &format!(" · said by {speaker}"));
            }
            out.push_str(&format!("{}\n", prose::lines(&place, look)));
            let cut = super::excerpt::Cut { ink: inline::ink(difference.relation), room: usize::MAX, look };
            out.push_str(&format!("{}\n", prose::lines(&super::excerpt::side(comparison, side, cut), look)));
        }
    }
    out.push_str(&line(&difference.explanation, look));
    out.push('\n');
    out + &claim(comparison, difference.claim, look)
}

fn statement(comparison: &Comparison, id: StatementId, look: &Look) -> String {
    let claims: Vec<ClaimId> =
        (0..comparison.claims.len()).map(ClaimId).filter(|c| comparison.claims[c.0].statements.contains(&id)).collect();
    if claims.is_empty() {
        let near = comparison.claims.iter().filter_map(|c| c.runner_up.as_ref()).filter(|p| p.statements.0 == id || p.statements.1 == id);
        let near: String = near.map(|p| reasons(comparison, p, look)).collect();
        let none = line("No match found in another account.", look);
        let head = if near.is_empty() { String::new() } else { title("What came closest", look) };
        return quotation(comparison, id, look) + &none + &head + &near;
    }
    claims.into_iter().map(|c| claim(comparison, c, look)).collect()
}

fn pair(comparison: &Comparison, judged: &Pairing, look: &Look) -> String {
    let (a, b) = judged.statements;
    let these = |p: &&Pairing| p.statements == (a, b) || p.statements == (b, a);
    let mut out = quotation(comparison, a, look) + &quotation(comparison, b, look);
    if let Some(pairing) = comparison.pairings.iter().find(these) {
        return out + &reasons(comparison, pairing, look);
    }
    if let Some(pairing) = comparison.claims.iter().filter_map(|c| c.runner_up.as_ref()).find(these) {
        return out + &line("They came close, but were not put together.", look) + &reasons(comparison, pairing, look);
    }
    let shared = (0..comparison.claims.len()).map(ClaimId).find(|c| {
        let statements = &comparison.claims[c.0].statements;
        statements.contains(&a) && statements.contains(&b)
    });
    out.push_str(&match shared {
        Some(id) => line(&format!("They were not paired themselves, but both are in {id}, through other statements."), look),
        None => line("They were not paired: too little is shared, or another statement was closer.", look),
    });
    out + &reasons(comparison, judged, look)
}

/// Every reason with its weight in log odds, a bar beside it, and the probability after it.
fn reasons(comparison: &Comparison, pairing: &Pairing, look: &Look) -> String {
    let label = |id: StatementId| comparison.statement(id).label.as_str();
    let mut head = Rich::of(Ink::Strong, &format!("{} + {}", label(pairing.statements.0), label(pairing.statements.1)));
    head.push(Ink::Plain, &format!(" · probability {:.2}", pairing.probability));
    let reason = pairing.evidence.iter().map(|e| Rich::plain(&e.feature).width()).max().unwrap_or(0);
    let reason = reason.clamp(10, look.width.saturating_sub(BAR + 26).max(10));
    let mut grid = Grid { widths: vec![reason, 7, BAR, 7], right: vec![1], plain: true, ..Grid::default() };
    grid.head = ["reason", "weight", "", "so far"].map(str::to_string).to_vec();
    for step in evidence_steps(pairing) {
        let ink = if step.weight < 0.0 { Ink::Conflict } else { Ink::Agreed };
        let band = vec![
            Rich::plain(&format!("{:+.2}", step.weight)),
            Rich::drawn(ink, &bar(step.weight)),
            Rich::plain(&format!("{:.2}", step.so_far)),
        ];
        grid.rows.push(GridRow { first: vec![Rich::plain(step.reason)], bands: vec![band], last: None });
    }
    format!("{}\n{}\n", prose::lines(&head, look), grid.paint(look))
}

/// A weight as a bar, with the sign before it, since there may be no colour.
fn bar(weight: f64) -> String {
    let share = (weight.abs() / FULL).min(1.0) * (BAR - 1) as f64;
    let mark = if weight < 0.0 { "▒" } else { "█" };
    let sign = if weight < 0.0 { "−" } else { "+" };
    format!("{sign}{}", mark.repeat(share.round() as usize))
}

fn quotation(comparison: &Comparison, id: StatementId, look: &Look) -> String {
    let line = Rich::of(Ink::Strong, &comparison.statement(id).label).with(Ink::Plain, &format!(" {}", comparison.words(id)));
    format!("{}\n", prose::lines(&line, look))
}

fn title(text: &str, look: &Look) -> String {
    format!("{}\n", prose::lines(&Rich::of(Ink::Strong, text), look))
}

fn line(text: &str, look: &Look) -> String {
    format!("{}\n", prose::lines(&Rich::plain(text), look))
}

/// One reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct EvidenceStep<'a> {
    /// The reason in words.
    pub reason: &'a str,
    /// Log odds that it adds.
    pub weight: f64,
    /// The probability after it.
    pub so_far: f64,
}

/// The reasons from the prior to the probability.
pub(super) fn evidence_steps(pairing: &Pairing) -> Vec<EvidenceStep<'_>> {
    let mut odds = 0.0;
    let step = |evidence: &'_ crate::model::Evidence| {
        odds += evidence.weight;
        (evidence.weight, 1.0 / (1.0 + f64::exp(-odds)))
    };
    let sums: Vec<(f64, f64)> = pairing.evidence.iter().map(step).collect();
    pairing
        .evidence
        .iter()
        .zip(sums)
        .map(|(evidence, (weight, so_far))| EvidenceStep { reason: &evidence.feature, weight, so_far })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Subject, render};
    use crate::model::{ClaimId, Pairing, StatementId};
    use crate::report::{Look, fixture};

    const PLAIN: Look = Look { width: 80, colour: false, all: true, alone: false, perhaps: false, links: None };

    #[test]
    fn every_reason_from_the_prior_to_the_probability() {
        let comparison = fixture::sample();
        let text = render(&comparison, &Subject::Claim(ClaimId(0)), &PLAIN);
        assert!(text.contains("herald:1 + ledger:1 · probability 0.82"), "{text}");
        assert!(text.contains("before looking") && text.contains("-1.00") && text.contains("0.27"), "{text}");
        assert!(text.contains("left out") && text.contains("wire:4 Work has stopped."), "{text}");
    }

    #[test]
    fn two_statements_of_different_claims() {
        let comparison = fixture::sample();
        let judged = Pairing { statements: (StatementId(0), StatementId(6)), probability: 0.1, evidence: vec![] };
        let text = render(&comparison, &Subject::Pair(judged), &PLAIN);
        assert!(text.contains("They were not paired"), "{text}");
    }
}
