//! Small pieces of prose that reports share: counted nouns, places, names of kinds, and times in a short readable form: "2020-11-25", "since 1994",
//! "summer 2013".

use jiff::ToSpan;
use jiff::civil::DateTime;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Look;
use super::rich::{Ink, Rich};
use crate::digest::Digest;
use crate::digest::sections::event_name;
use crate::model::{AccountId, Claim, Comparison, DifferenceKind, EventId, Precision, Relation, Side, StatementId, Voice, When, WhenForm};
use crate::text::{Visible, languages};

/// A line wrapped at the width of the look, without a line break at its end.
pub(super) fn lines(line: &Rich, look: &Look) -> String {
    line.wrap(look.width).iter().map(|l| l.paint(look)).collect::<Vec<_>>().join("\n")
}

/// `aa:5` for a side that says something, `aa` for one that is silent.
pub(super) fn place<'a>(comparison: &'a Comparison, side: &Side) -> &'a str {
    match side.statement {
        Some(id) => &comparison.statement(id).label,
        None => &comparison.account(side.account).label,
    }
}

/// The places of statements, at most `most` unless `--all` is set: "aa:5 bb:7 +9". Each account is listed once before any is listed twice.
pub(super) fn places(comparison: &Comparison, statements: &[StatementId], most: usize, look: &Look) -> Rich {
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

/// The opening of a report: its subject, "Kalbajar" or "Event 2", and details, "25 Nov 2020", "5 accounts, 5 independent texts".
pub(super) fn opening(comparison: &Comparison, digest: &Digest<'_>, event: Option<EventId>) -> (String, Vec<String>) {
    let head = &digest.head;
    let (name, names) = event.map_or_else(|| (head.subject.clone(), String::new()), |id| event_name(comparison, id));
    let accounts = count(head.accounts, "account", "accounts");
    let counts = format!("{accounts}, {}", count(head.texts, "independent text", "independent texts"));
    let day = head.date.as_ref().map(day_and_month).unwrap_or_default();
    (name, [names, day, counts].into_iter().filter(|part| !part.is_empty()).collect())
}

/// The English name of a language, or its tag.
pub(super) fn language(tag: &str) -> String {
    languages::name(tag).map_or_else(|| format!("language {tag:?}"), str::to_string)
}

/// "1 account", "2 accounts".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The speaker, unless it is the account itself: the entity's name, the words that name it, or "somebody not named".
pub(super) fn speaker(comparison: &Comparison, account: AccountId, voice: &Voice) -> Option<String> {
    match voice {
        Voice::Own => None,
        Voice::Quoted { speaker: Some(id), .. } => Some(comparison.entities[id.0].name.clone()),
        Voice::Quoted { source: Some(span), .. } => Some(span.text(&comparison.account(account).text).to_string()),
        Voice::Quoted { source: None, speaker: None } => Some("somebody not named".into()),
    }
}

/// "3 accounts", and the number of independent texts if that is smaller.
pub(super) fn support(comparison: &Comparison, claim: &Claim) -> String {
    let accounts = count(claim.accounts.len(), "account", "accounts");
    let origins = origins(comparison, &claim.accounts);
    if origins < claim.accounts.len() {
        format!("{accounts}, {}", count(origins, "independent text", "independent texts"))
    } else {
        accounts
    }
}

/// The number of independent texts among the accounts.
pub(super) fn origins(comparison: &Comparison, accounts: &[AccountId]) -> usize {
    crate::digest::texts(comparison, accounts)
}

/// The word for a kind in lists and lines of text.
pub(super) fn kind(kind: DifferenceKind) -> &'static str {
    kind_words(kind).0
}

/// The word for a kind on the cards of the web page.
pub(super) fn kind_on_card(kind: DifferenceKind) -> &'static str {
    kind_words(kind).1
}

/// The words for a kind: in lists and lines of text, and on the cards of the web page.
fn kind_words(kind: DifferenceKind) -> (&'static str, &'static str) {
    match kind {
        DifferenceKind::Quantity => ("figure", "figure"),
        DifferenceKind::Date => ("date", "day"),
        DifferenceKind::Place => ("place", "place"),
        DifferenceKind::Actor => ("who did it", "who"),
        DifferenceKind::Polarity => ("denied", "said and denied"),
        DifferenceKind::Outcome => ("what came of it", "what happened"),
        DifferenceKind::Quote => ("quotation", "words quoted"),
        DifferenceKind::Attribution => ("who says it", "who says so"),
        DifferenceKind::Certainty => ("how surely", "how surely"),
        DifferenceKind::Label => ("other name", "other name"),
        DifferenceKind::Loaded => ("takes sides", "takes sides"),
        DifferenceKind::ReportVerb => ("other verb of saying", "verb of saying"),
        DifferenceKind::Agency => ("who did it left out", "doer named or not"),
        DifferenceKind::Intensity => ("stronger word", "stronger word"),
        DifferenceKind::Distancing => ("in scare quotes", "in scare quotes"),
        DifferenceKind::Detail => ("less detail", "less detail"),
        DifferenceKind::Omission => ("no match found", "no match found"),
        DifferenceKind::NotInSpan => ("published before", "published before"),
        DifferenceKind::Itself => ("in one account", "against itself"),
    }
}

/// The word for a relation in reports for reading.
pub(super) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "the same",
        Relation::Unmatched => "no match found",
        Relation::Compatible => "both can be true",
        Relation::Wording => "in other words",
        Relation::Supersedes => "updated",
        Relation::Conflict => "cannot all be right",
    }
}

/// The names of the first `most` entities of a claim.
pub(super) fn about(comparison: &Comparison, claim: &Claim, most: usize) -> String {
    claim.entities.iter().take(most).map(|e| comparison.entities[e.0].name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The first characters of a text that fit in `room` columns.
pub(super) fn start(text: &str, room: usize) -> String {
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

/// A time in words and figures.
pub(super) fn time_in_words(when: &When) -> String {
    let about = if when.approximate { "about " } else { "" };
    let first = || time_unit(when.start, when.precision);
    let last = || time_unit(when.end.checked_sub(1.nanosecond()).unwrap_or(when.end), when.precision);
    match when.form {
        WhenForm::Point if when.precision == Precision::Week => format!("{about}{} to {}", first(), last()),
        WhenForm::Point => format!("{about}{}", first()),
        WhenForm::Range => format!("{about}{} to {}", first(), last()),
        WhenForm::Since => format!("since {about}{}", first()),
        WhenForm::Until => format!("until {about}{}", last()),
    }
}

/// A day, month or moment as newspapers print it: "25 Nov 2020", "3 May 2013 18:40". Other times as [`time_in_words`].
pub(super) fn short_time(when: &When) -> String {
    let form = match when.precision {
        Precision::Day | Precision::PartOfDay => "%-d %b %Y",
        Precision::Hour | Precision::Minute => "%-d %b %Y %H:%M",
        Precision::Month => "%b %Y",
        Precision::Century | Precision::Decade | Precision::Year | Precision::Season | Precision::Week => return time_in_words(when),
    };
    if when.form != WhenForm::Point || when.approximate {
        return time_in_words(when);
    }
    when.start.strftime(form).to_string()
}

/// The first day of a time: "25 Nov 2020".
pub(super) fn day_and_month(when: &When) -> String {
    short_time(&When::day(when.first_day()))
}

fn time_unit(at: DateTime, precision: Precision) -> String {
    let written = When::unit(at, precision).edtf();
    match precision {
        Precision::Season => {
            let season = match at.month() {
                3..=5 => "spring",
                6..=8 => "summer",
                9..=11 => "autumn",
                _ => "winter",
            };
            format!("{season} {}", at.year())
        }
        Precision::Decade => written.replace('X', "0s"),
        Precision::Hour | Precision::Minute => written.replace('T', " "),
        // A week is printed as its first and last day.
        Precision::Week => written.split('/').next().unwrap_or(&written).to_string(),
        Precision::Century | Precision::Year | Precision::Month | Precision::Day | Precision::PartOfDay => written,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{short_time, time_in_words};
    use crate::model::{Precision, When, WhenForm};

    #[test]
    fn times_are_in_words() {
        let unit = |year, month, day, precision| When::unit(date(year, month, day).at(0, 0, 0, 0), precision);
        let day = When::day(date(2020, 11, 25));
        assert_eq!(time_in_words(&day), "2020-11-25");
        assert_eq!(short_time(&day), "25 Nov 2020");
        assert_eq!(short_time(&When::unit(date(2013, 5, 3).at(18, 40, 0, 0), Precision::Minute)), "3 May 2013 18:40");
        assert_eq!(short_time(&When { form: WhenForm::Since, ..unit(1994, 1, 1, Precision::Year) }), "since 1994");
        assert_eq!(time_in_words(&When::range(&When::day(date(2020, 11, 15)), &day)), "2020-11-15 to 2020-11-25");
        assert_eq!(time_in_words(&When { form: WhenForm::Since, ..unit(1994, 1, 1, Precision::Year) }), "since 1994");
        assert_eq!(time_in_words(&When { form: WhenForm::Until, ..day }), "until 2020-11-25");
        assert_eq!(time_in_words(&unit(2013, 6, 1, Precision::Season)), "summer 2013");
        assert_eq!(time_in_words(&unit(1990, 1, 1, Precision::Decade)), "1990s");
        assert_eq!(time_in_words(&unit(2020, 11, 23, Precision::Week)), "2020-11-23 to 2020-11-29");
        assert_eq!(time_in_words(&When { approximate: true, ..unit(2013, 9, 9, Precision::Minute) }), "about 2013-09-09 00:00");
    }
}
