//! The sections of the Markdown document: disputes and choices of words with their quotations, and lists of claims and statements.

use std::collections::BTreeMap;

use super::{Part, Prose, labels, places, quoted};
use crate::digest::findings::Finding;
use crate::digest::sections::Section;
use crate::digest::{self, Choice, Digest, Dispute, Extent, Row, Value, Wording};
use crate::model::{Comparison, DifferenceKind, Side, StatementId, Voice};
use crate::report::prose::{self, short_time};

/// With up to this many accounts, each has a column.
const COLUMNS: usize = 8;

/// Each question with its answers, the accounts that give them, and a quotation for each.
pub(super) fn disputes(part: Part<'_, '_>) -> String {
    if part.digest.disputes.is_empty() {
        return "\nNo two accounts were found to contradict each other.\n".into();
    }
    let own = part.digest.disputes.iter().enumerate();
    own.map(|(at, dispute)| {
        let why = digest::brief(&dispute.reasons).first().map_or_else(String::new, |why| format!("{} · ", Prose::text(why)));
        let asked = Prose::text(&dispute.question.asked);
        format!("\n### {}. {asked}\n{}{}\n→ {why}{}\n", at + 1, answers(part, dispute), quotations(part, dispute), ids(dispute))
    })
    .collect()
}

/// "c3 d5 d6"
fn ids(dispute: &Dispute<'_>) -> String {
    let claims = dispute.claims.iter().map(ToString::to_string);
    claims.chain(dispute.differences.iter().map(ToString::to_string)).collect::<Vec<_>>().join(" ")
}

/// A row for each answer: a dot for each account that gives it, or their number and names.
fn answers(part: Part<'_, '_>, dispute: &Dispute<'_>) -> String {
    let accounts = &part.digest.accounts;
    let few = accounts.len() <= COLUMNS;
    let mut out = if few {
        let names: String = accounts.iter().map(|id| format!(" {} |", Prose::text(&part.comparison.account(*id).label))).collect();
        format!("\n| answer |{names}\n|---|{}\n", ":-:|".repeat(accounts.len()))
    } else {
        "\n| answer | reported by | accounts |\n|---|--:|---|\n".into()
    };
    for value in &dispute.values {
        out.push_str(&format!("| {} |", Prose::text(&value.words)));
        if few {
            let dot = |gives_it| if gives_it { " ● |" } else { " · |" };
            accounts.iter().for_each(|id| out.push_str(dot(value.accounts.contains(id))));
        } else {
            out.push_str(&format!(" {} of {} | {} |", value.accounts.len(), accounts.len(), labels(part.comparison, &value.accounts)));
        }
        out.push('\n');
    }
    out
}

/// One quotation for each answer, each statement once.
fn quotations(part: Part<'_, '_>, dispute: &Dispute<'_>) -> String {
    let first = |value: &Value<'_>| value.sides.iter().find_map(|side| Some((side.statement?, side.span)));
    let mut said: Vec<(StatementId, Vec<crate::model::Span>)> = Vec::new();
    for (id, span) in dispute.values.iter().filter_map(first) {
        match said.iter_mut().find(|(known, _)| *known == id) {
            Some((_, marks)) => marks.extend(span),
            None => said.push((id, span.into_iter().collect())),
        }
    }
    let lines: Vec<String> = said.iter().map(|(id, marks)| format!("\n> {}\n", quoted(part.comparison, *id, marks))).collect();
    lines.concat()
}

/// A line for each figure, from the first report to the last.
pub(super) fn moved(part: Part<'_, '_>) -> String {
    let step = |value: &Value<'_>| {
        let day = value.published.as_ref().map(|at| format!("{}, ", short_time(at))).unwrap_or_default();
        let who = labels(part.comparison, &value.accounts);
        format!("{} ({}{who})", Prose::bold(&value.words), Prose::text(&day))
    };
    let line = |dispute: &Dispute<'_>| {
        let steps = dispute.values.iter().map(step).collect::<Vec<_>>().join(" → ");
        format!("- {}: {steps} ({})\n", Prose::text(&dispute.question.stated), ids(dispute))
    };
    format!("\n{}", part.digest.moved.iter().map(line).collect::<String>())
}

/// A line for each choice of words, source or degree of certainty.
pub(super) fn choices(part: Part<'_, '_>, section: Section) -> String {
    let line = |choice: &&Choice<'_>| {
        let said: Vec<String> = choice.wordings.iter().map(|wording| wording_of(part.comparison, choice, wording)).collect();
        let claims = choice.claims.iter().map(ToString::to_string);
        let ids: Vec<String> = claims.chain(choice.differences.iter().map(ToString::to_string)).collect();
        // A source or a certainty needs the statement that it is about.
        let lead = if section != Section::Words {
            let gist = choice.claims.first().map_or("", |id| part.comparison.words(part.comparison.claims[id.0].gist));
            format!("“{}”: ", Prose::text(&crate::text::one_line(gist)))
        } else if choice.about.is_empty() {
            String::new()
        } else {
            format!("{}: ", Prose::text(&choice.about))
        };
        let reason = choice.reasons.first().map(|why| why.rsplit_once("”: ").map_or(*why, |(_, after)| after));
        // For a source, the reason would repeat who says it.
        let kind = (section == Section::Words).then(|| prose::kind(choice.kind));
        let why: Vec<&str> = kind.into_iter().chain(reason.filter(|_| section != Section::Sources)).collect();
        let why = if why.is_empty() { String::new() } else { format!(" — {}", Prose::text(&why.join(": "))) };
        format!("- {lead}{}{why} ({})\n", said.join(" · "), ids.join(" "))
    };
    format!("\n{}", part.digest.choices_of(section).iter().map(line).collect::<String>())
}

/// The words of one wording, with its statements.
fn wording_of(comparison: &Comparison, choice: &Choice<'_>, wording: &Wording<'_>) -> String {
    let statements: Vec<StatementId> = wording.sides.iter().filter_map(|side| side.statement).fold(Vec::new(), |mut out, id| {
        if !out.contains(&id) {
            out.push(id);
        }
        out
    });
    let places = places(comparison, &statements);
    if choice.kind == DifferenceKind::Attribution && wording.sides.iter().all(|side| side.voice == Voice::Own) {
        let states = if wording.accounts.len() == 1 { "states it itself" } else { "state it themselves" };
        return format!("{} {states} ({places})", labels(comparison, &wording.accounts));
    }
    let said = if wording.charged { Prose::bold(&wording.words) } else { Prose::text(&wording.words) };
    format!("“{said}” ({places})")
}

/// A line for each finding that is neither a dispute nor a choice of words.
pub(super) fn items(comparison: &Comparison, own: &[Finding<'_>]) -> String {
    format!("\n{}", own.iter().map(|finding| item(comparison, finding)).collect::<String>())
}

fn item(comparison: &Comparison, finding: &Finding<'_>) -> String {
    let words = |side: &Side| match finding.words_of(side) {
        Some(span) => format!("“{}”", Prose::text(span.text(&comparison.account(side.account).text))),
        None if side.value.is_empty() => "nothing about it".into(),
        None => Prose::text(&side.value).to_string(),
    };
    let mut readings = Vec::new();
    for reading in &finding.readings {
        let side = reading.sides[0];
        let mut places: Vec<&str> = reading.sides.iter().map(|side| prose::place(comparison, side)).collect();
        places.dedup();
        let places = Prose::text(&places.join(" "));
        readings.push(if !finding.is_coverage() {
            format!("{} ({places})", words(side))
        } else if side.statement.is_some() {
            format!("reported by {places}")
        } else if finding.kind == DifferenceKind::NotInSpan {
            format!("published before it happened: {places}")
        } else {
            format!("no match found: {places}")
        });
    }
    let between = if finding.is_coverage() { "; " } else { " against " };
    let why = if finding.is_coverage() {
        let gist = comparison.words(comparison.claims[finding.claim.0].gist);
        format!("“{}”", Prose::text(&crate::text::one_line(gist)))
    } else {
        Prose::text(&digest::brief(&finding.explanations).join("; ")).to_string()
    };
    let ids: Vec<String> = std::iter::once(finding.claim.to_string()).chain(finding.ids.iter().map(ToString::to_string)).collect();
    let kind = if finding.is_coverage() { String::new() } else { format!("{}: ", prose::kind(finding.kind)) };
    format!("- {kind}{} — {why} ({})\n", readings.join(between), ids.join(" "))
}

/// The summary, in a few sentences.
pub(super) fn short(digest: &Digest<'_>) -> String {
    format!("\n{}", digest.in_short.iter().map(|sentence| format!("- {}\n", Prose::text(&sentence.text))).collect::<String>())
}

/// Claims that several accounts report alike: the words that all of them share, and what single accounts add.
pub(super) fn same(part: Part<'_, '_>) -> String {
    let comparison = part.comparison;
    let row = |row: &Row| {
        let shared = digest::shared(comparison, row.claim);
        let place = match shared.extent {
            Extent::Words => String::new(),
            // Words of one account that the others write in other words.
            Extent::OtherWords | Extent::Example => format!("{}: ", Prose::text(&comparison.statement(shared.statement).label)),
        };
        let mut out = format!("- {place}{} — {} ({})\n", Prose::text(&shared.words(comparison)), row_words(part, row), row.claim);
        for add in &shared.adds {
            let label = Prose::text(&comparison.account(add.account).label);
            let words = crate::text::one_line(add.span.text(&comparison.account(add.account).text));
            out.push_str(&format!("  - only {label} adds: {}\n", Prose::text(&words)));
        }
        if !row.disputes.is_empty() {
            let numbers = row.disputes.iter().map(|at| (at + 1).to_string()).collect::<Vec<_>>().join(", ");
            out.push_str(&format!("  - ≠ other words of these statements are in dispute: {numbers} above\n"));
        }
        out
    };
    format!("\n{}", part.digest.agreed.iter().map(row).collect::<String>())
}

/// Claims that several accounts report, each by its gist.
pub(super) fn several(part: Part<'_, '_>) -> String {
    let row = |row: &Row| {
        let gist = part.comparison.claims[row.claim.0].gist;
        format!("- {} — {} ({})\n", quoted(part.comparison, gist, &[]), row_words(part, row), row.claim)
    };
    format!("\n{}", part.digest.several.iter().map(row).collect::<String>())
}

/// "3 of 5: caucasus:21.2 masis:11.3"
fn row_words(part: Part<'_, '_>, row: &Row) -> String {
    let all = part.digest.accounts.len();
    let texts = if row.texts < row.accounts.len() {
        format!(", {}", prose::count(row.texts, "independent text", "independent texts"))
    } else {
        String::new()
    };
    format!("{} of {all}{texts}: {}", row.accounts.len(), places(part.comparison, &row.statements))
}

/// Both sides of each row, with the words that keep it open in bold.
pub(super) fn open(part: Part<'_, '_>, rows: &[Row], doubted: bool) -> String {
    let row = |row: &Row| {
        let open = digest::open(part.comparison, row, doubted);
        let why = open.reason().map_or_else(String::new, |reason| format!("{reason} — "));
        let mut out = format!("- {why}{} ({})\n", row_words(part, row), row.claim);
        for (id, marks) in &open.sides {
            out.push_str(&format!("  - {}\n", quoted(part.comparison, *id, marks)));
        }
        out
    };
    format!("\n{}", rows.iter().map(row).collect::<String>())
}

/// The statements of each account without a match, with the nearest statement of another account.
pub(super) fn no_match(part: Part<'_, '_>) -> String {
    let comparison = part.comparison;
    let near: BTreeMap<StatementId, StatementId> = comparison.perhaps.iter().map(|(id, near)| (*id, near.statement)).collect();
    let mut out = String::new();
    for (account, own) in &part.digest.no_match {
        out.push_str(&format!("\n### {} · {}\n\n", labels(comparison, &[*account]), own.len()));
        for id in own {
            let near = near.get(id).map_or_else(String::new, |near| format!(" (perhaps {})", places(comparison, &[*near])));
            out.push_str(&format!("- {}{near}\n", quoted(comparison, *id, &[])));
        }
    }
    out
}
