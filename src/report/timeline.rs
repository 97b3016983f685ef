//! What happened when, for a terminal: a row for each date, a column for each account. The dated statements are also used by the web page.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::coverage::{LEGEND, relation_sign};
use super::excerpt::{self, Cut};
use super::layout::{self, AccountColumns, Cell, report_heading};
use super::rich::{Ink, Rich};
use super::{Look, inline, prose};
use crate::digest::sections::event_accounts;
use crate::model::{Comparison, EventId, Relation, StatementId, When};
use crate::select::{View, event_date};

/// Width of the column of dates.
const DATE: usize = 12;
/// The symbol of a statement that no other account reports.
const ALONE: &str = "○";
/// The help at the foot.
const HELP: &str = "… marks omitted words: -a shows whole statements. Dates are as each account gives them: 2020-11 is some day of that month, \
                    1993/.. is since 1993, 2020-21 to 2020-24 are the seasons from spring on, ~ is about.";

/// Renders the dated statements that the view shows.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    layout::framed(comparison, view, look, |event, view| part(comparison, event, view, look), HELP)
}

fn part(comparison: &Comparison, event: Option<EventId>, view: &View, look: &Look) -> String {
    let moments = moments(comparison, view);
    let days = by_day(&moments);
    let mut title = Rich::of(Ink::Strong, "TIMELINE");
    let (statements, dates) =
        (prose::count(moments.len(), "dated statement", "dated statements"), prose::count(days.len(), "date", "dates"));
    title.push(Ink::Strong, &format!(" · {statements} on {dates}"));
    title.push(Ink::Dim, " · when each account says that things happened");
    let accounts = event_accounts(comparison, event);
    let longest = moments.iter().map(|m| Rich::plain(&comparison.statement(m.statement).label).width() + 2).max().unwrap_or(0);
    let columns = AccountColumns::new(&accounts, DATE, longest.max(7), look);
    let rows = days.iter().map(|(date, statements)| {
        let mut statements: Vec<&Moment<'_>> = statements.clone();
        statements.sort_by_key(|moment| moment.statement);
        // An interval may break after its slash, a moment before its hour.
        let first = vec![Rich::of(Ink::Strong, &date.replace('/', "/ ").replace('T', " T"))];
        (first, statements.into_iter().map(|moment| cell(comparison, moment, &columns, look)).collect())
    });
    let mut out = format!("{}{}\n\n", report_heading(&title, look), prose::lines(&legend(), look));
    out.push_str(&columns.paint(comparison, "date", rows.collect(), look));
    out.push_str(&undated(comparison, view, &moments, look));
    out
}

fn legend() -> Rich {
    let mut line = Rich::default();
    for (relation, meaning) in LEGEND {
        line.push(inline::ink(relation), relation_sign(relation));
        line.push(Ink::Plain, &format!(" {meaning}; "));
    }
    line.with(Ink::Dim, ALONE).with(Ink::Plain, " no match found in another account")
}

fn cell(comparison: &Comparison, moment: &Moment<'_>, columns: &AccountColumns, look: &Look) -> Cell {
    let statement = comparison.statement(moment.statement);
    let sign = match moment.relation {
        Some(relation) => Rich::of(inline::ink(relation), relation_sign(relation)),
        None => Rich::of(Ink::Dim, ALONE),
    };
    let line = statement.label.split_once(':').map_or(statement.label.as_str(), |(_, place)| place);
    Cell {
        account: statement.account,
        short: sign.clone().with(Ink::Strong, &format!(" {line} ")),
        place: sign.with(Ink::Plain, " ").joined(Rich::place(comparison, moment.statement)),
        words: excerpt::statement(comparison, moment.statement, Cut { ink: Ink::Plain, room: columns.room(look), look }),
    }
}

/// Counts the statements without a date.
fn undated(comparison: &Comparison, view: &View, moments: &[Moment<'_>], look: &Look) -> String {
    let claims = view.claims.iter().flat_map(|id| &comparison.claims[id.0].statements);
    let shown: BTreeSet<StatementId> = claims.chain(&view.unmatched).copied().collect();
    let count = shown.len() - moments.len();
    if count == 0 {
        return String::new();
    }
    let text = prose::count(count, "statement gives no date of an event and is", "statements give no date of an event and are");
    format!("\n{}\n", prose::lines(&Rich::of(Ink::Strong, &format!("{text} not shown: -f inline shows all")), look))
}

/// A dated statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moment<'a> {
    /// When it happened, according to its own account.
    pub when: &'a When,
    /// The statement.
    pub statement: StatementId,
    /// The strongest relation of its claims; `None` if only its account reports it.
    pub relation: Option<Relation>,
}

/// The dated statements of the view, by date, then by account.
pub(super) fn moments<'a>(comparison: &'a Comparison, view: &View) -> Vec<Moment<'a>> {
    let mut relations: Vec<Option<Relation>> = vec![None; comparison.statements.len()];
    for claim in view.claims.iter().map(|id| &comparison.claims[id.0]) {
        for statement in &claim.statements {
            relations[statement.0] = relations[statement.0].max(Some(claim.relation));
        }
    }
    let alone: BTreeSet<StatementId> = view.unmatched.iter().copied().collect();
    let mut out: Vec<Moment<'a>> = Vec::new();
    for (at, statement) in comparison.statements.iter().enumerate() {
        if let Some(when) = event_date(statement)
            && (relations[at].is_some() || alone.contains(&StatementId(at)))
        {
            out.push(Moment { when, statement: StatementId(at), relation: relations[at] });
        }
    }
    out.sort_by_key(|moment| (moment.when.start, moment.when.end, moment.statement));
    out
}

/// The moments grouped by date as written, in order of time: "2020-11-25" and what happened then.
pub(super) fn by_day<'m, 'a>(moments: &'m [Moment<'a>]) -> Vec<(String, Vec<&'m Moment<'a>>)> {
    let mut days: BTreeMap<(Date, String), Vec<&Moment<'_>>> = BTreeMap::new();
    for moment in moments {
        days.entry((moment.when.first_day(), super::prose::time_in_words(moment.when))).or_default().push(moment);
    }
    days.into_iter().map(|((_, date), moments)| (date, moments)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::render;
    use crate::model::{Content, DateMention, Mention, Span, Voice, When};
    use crate::report::{Look, fixture};
    use crate::select;

    #[test]
    fn a_row_for_each_date_and_a_sign_for_how_it_relates() {
        let mut comparison = fixture::sample();
        for (at, day) in [(0, 3), (5, 3), (4, 1)] {
            let span = comparison.statements[at].span;
            let when = Some(When::day(date(2031, 3, day)));
            let date = DateMention::new(when, String::new());
            let text = &comparison.accounts[comparison.statements[at].account.0].text;
            let span = Span::of(text, span.start()..span.start() + 3);
            comparison.statements[at].mentions.push(Mention { span, voice: Voice::Own, content: Content::Date(date) });
        }
        let shown = |width| {
            render(
                &comparison,
                &select::everything(&comparison),
                &Look { width, colour: false, all: false, alone: false, perhaps: false, links: None },
            )
        };
        let wide = shown(120);
        assert!(wide.contains("TIMELINE · 3 dated statements on 2 dates"), "{wide}");
        assert!(wide.contains("10 statements give no date of an event and are not shown"), "{wide}");
        let at = |what: &str| wide.find(what).unwrap_or_else(|| panic!("{what} is missing in {wide}"));
        assert!(at("2031-03-01") < at("○ 5 A brass band") && at("○ 5 A brass band") < at("2031-03-03"));
        assert!(wide.lines().any(|line| line.contains("≠ 1 Fourteen") && line.contains("≠ 1 Nine miners")), "{wide}");
        assert!(shown(60).contains("≠ herald:1"), "{}", shown(60));
    }
}
