//! Small pieces of prose that several reports share: a wrapped line, places, names, dates, counted nouns.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::rich::{Ink, Rich};
use super::{Look, when};
use crate::digest::Digest;
use crate::digest::sections::event_name;
use crate::model::{AccountId, Claim, Comparison, DifferenceKind, EventId, Relation, Side, StatementId, Voice};
use crate::text::{Visible, languages};

/// A line broken at the width of the look, without a line break at its end.
pub fn lines(line: &Rich, look: &Look) -> String {
    line.wrap(look.width).iter().map(|l| l.paint(look)).collect::<Vec<_>>().join("\n")
}

/// `aa:5` for a side that says something, `aa` for one that is silent.
pub fn place<'a>(comparison: &'a Comparison, side: &Side) -> &'a str {
    match side.statement {
        Some(id) => &comparison.statement(id).label,
        None => &comparison.account(side.account).label,
    }
}

/// The places of the statements of a claim, `most` of them unless all are asked for: "aa:5 bb:7 +9". Each account comes once before any comes twice.
pub fn places(comparison: &Comparison, statements: &[StatementId], most: usize, look: &Look) -> Rich {
    let mut shown = statements.to_vec();
    if !look.all && shown.len() > most {
        let first = |id: &StatementId| statements.iter().find(|s| comparison.statement(**s).account == comparison.statement(*id).account);
        shown.sort_by_key(|id| first(id) != Some(id));
        shown.truncate(most);
        shown.sort();
    }
    let line = shown.iter().enumerate().fold(Rich::default(), |line, (at, id)| {
        let line = if at > 0 { line.with(Ink::Plain, " ") } else { line };
        line.joined(Rich::place(comparison, *id))
    });
    if shown.len() < statements.len() { line.with(Ink::Dim, &format!(" +{}", statements.len() - shown.len())) } else { line }
}

/// What is told of, as a report opens: "Kalbajar" or "Event 2", and what stands behind it: "25 Nov 2020", "5 accounts, 5 independent texts".
pub fn opening(comparison: &Comparison, digest: &Digest<'_>, event: Option<EventId>) -> (String, Vec<String>) {
    let head = &digest.head;
    let (name, names) = event.map_or_else(|| (head.subject.clone(), String::new()), |id| event_name(comparison, id));
    let accounts = count(head.accounts, "account", "accounts");
    let told = format!("{accounts}, {}", count(head.texts, "independent text", "independent texts"));
    let day = head.date.as_ref().map(when::day).unwrap_or_default();
    (name, [names, day, told].into_iter().filter(|part| !part.is_empty()).collect())
}

/// A language as people call it, or by its tag.
pub fn language(tag: &str) -> String {
    languages::name(tag).map_or_else(|| format!("language {tag:?}"), str::to_string)
}

/// "1 account", "2 accounts".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Who says it, when it is not the account itself: the entity's name, the words that name it, or that it is somebody.
pub fn speaker(comparison: &Comparison, account: AccountId, voice: &Voice) -> Option<String> {
    match voice {
        Voice::Own => None,
        Voice::Quoted { speaker: Some(id), .. } => Some(comparison.entities[id.0].name.clone()),
        Voice::Quoted { source: Some(span), .. } => Some(span.text(&comparison.account(account).text).to_string()),
        Voice::Quoted { source: None, speaker: None } => Some("somebody not named".into()),
    }
}

/// "3 accounts", and how many independent texts they go back to when that is fewer.
pub fn support(comparison: &Comparison, claim: &Claim) -> String {
    let accounts = count(claim.accounts.len(), "account", "accounts");
    let origins = origins(comparison, &claim.accounts);
    if origins < claim.accounts.len() {
        format!("{accounts}, {}", count(origins, "independent text", "independent texts"))
    } else {
        accounts
    }
}

/// How many distinct texts the accounts go back to.
pub fn origins(comparison: &Comparison, accounts: &[AccountId]) -> usize {
    crate::digest::texts(comparison, accounts)
}

/// The word for a kind, for people.
pub fn kind(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Loaded => "takes sides",
        DifferenceKind::Label => "other name",
        DifferenceKind::Intensity => "stronger word",
        DifferenceKind::Distancing => "in scare quotes",
        DifferenceKind::ReportVerb => "other verb of saying",
        DifferenceKind::Agency => "who did it left out",
        DifferenceKind::Attribution => "who says it",
        DifferenceKind::Certainty => "how surely",
        DifferenceKind::Detail => "less detail",
        DifferenceKind::Omission => "no match found",
        DifferenceKind::NotInSpan => "published before",
        DifferenceKind::Itself => "in one account",
        DifferenceKind::Polarity => "denied",
        DifferenceKind::Outcome => "what came of it",
        DifferenceKind::Quantity => "figure",
        DifferenceKind::Actor => "who did it",
        DifferenceKind::Quote => "quotation",
        DifferenceKind::Date | DifferenceKind::Place => kind.word(),
    }
}

/// The word for a relation, for people.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "the same",
        Relation::Unmatched => "no match found",
        Relation::Compatible => "both can be true",
        Relation::Wording => "in other words",
        Relation::Supersedes => "updated",
        Relation::Conflict => "cannot all be right",
    }
}

/// The names of what a claim is about, the first few.
pub fn about(comparison: &Comparison, claim: &Claim, most: usize) -> String {
    claim.entities.iter().take(most).map(|e| comparison.entities[e.0].name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The first characters of a text, as many as fit in `room` columns.
pub fn start(text: &str, room: usize) -> String {
    let visible = Visible::of(text);
    let mut out = String::new();
    for grapheme in visible.as_str().graphemes(true) {
        if out.width() + grapheme.width() > room {
            break;
        }
        out.push_str(grapheme);
    }
    out
}
