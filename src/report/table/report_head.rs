//! The head of a report: what it is about, how many accounts there are and which, and a summary; if there are several events, a table of them first.

use super::Part;
use crate::digest::Digest;
use crate::digest::sections::{Section, accounts_of_events, event_name};
use crate::model::{Account, AccountId, Comparison, EventId, When};
use crate::report::Look;
use crate::report::layout::{Grid, GridRow};
use crate::report::prose::{self, day_and_month, short_time};
use crate::report::rich::{Ink, Rich};
use crate::select::View;

/// Least width of the number of statements.
const SAYS: usize = 14;

/// The title and the accounts.
pub(super) fn render(part: Part<'_, '_>, event: Option<EventId>) -> String {
    let look = part.look;
    let mut out = String::new();
    if event.is_some() {
        out.push_str(&format!("\n{}\n", Rich::of(Ink::Dim, &"═".repeat(look.width)).paint(look)));
    }
    out.push_str(&format!("{}\n\n", prose::lines(&Rich::of(Ink::Strong, &title_line(part, event)), look)));
    out.push_str(&if part.few() { accounts(part) } else { names(part) });
    out
}

/// The summary, in a few sentences.
pub(super) fn in_short(part: Part<'_, '_>) -> String {
    let look = part.look;
    if part.digest.in_short.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    out.push_str(&format!("\n{}\n", super::named(Section::Short, Ink::Strong).paint(look)));
    for sentence in &part.digest.in_short {
        out.push_str(&super::with_hanging_indent(Rich::blank(2), &Rich::plain(&sentence.text), look));
    }
    out
}

/// "KALBAJAR · 25 Nov 2020 · 5 accounts, 5 independent texts"
fn title_line(part: Part<'_, '_>, event: Option<EventId>) -> String {
    let (name, facts) = prose::opening(part.comparison, part.digest, event);
    let name = name.to_uppercase();
    std::iter::once(name).filter(|name| !name.is_empty()).chain(facts).collect::<Vec<_>>().join(" · ")
}

/// Each account with its outlet, its date and how much it says.
fn accounts(part: Part<'_, '_>) -> String {
    let widest = |of: &dyn Fn(&Account) -> String| {
        part.digest.accounts.iter().map(|id| Rich::plain(&of(part.comparison.account(*id))).width()).max().unwrap_or(0)
    };
    let room = part.look.width;
    let day = widest(&published);
    // A name may take all the room beside the other columns.
    let beside = |other: usize| (room / 3).max(room.saturating_sub(other + day + 6 + SAYS));
    let source = widest(&outlet).min(beside(widest(&|a| a.label.clone()).min(room / 3)));
    let label = widest(&|a| a.label.clone()).min(beside(source));
    let rest = room.saturating_sub(label + source + day + 6).max(SAYS);
    let mut grid = Grid { widths: vec![label, source, day, rest], plain: true, ..Grid::default() };
    for share in &part.digest.shares {
        let account = part.comparison.account(share.account);
        let mut says = prose::count(share.statements, "statement", "statements");
        if let Some(first) = first_of(part, share.account) {
            says.push_str(&format!(", same text as {first}"));
        }
        if !account.has_word_lists {
            says.push_str(&format!(", in {}", prose::language(&account.language)));
        }
        let band = [outlet(account), published(account), says].iter().map(|text| Rich::plain(text)).collect();
        grid.rows.push(GridRow { first: vec![Rich::of(Ink::Strong, &account.label)], bands: vec![band], last: None });
    }
    grid.paint(part.look)
}

/// The first account that prints the same text, if it is another one.
fn first_of<'p>(part: Part<'p, '_>, id: AccountId) -> Option<&'p str> {
    let origin = |id: AccountId| part.comparison.account(id).origin.as_str();
    let first = part.digest.accounts.iter().copied().find(|other| origin(*other) == origin(id))?;
    (first != id).then(|| part.comparison.account(first).label.as_str())
}

fn outlet(account: &Account) -> String {
    if account.source == account.label { String::new() } else { account.source.clone() }
}

fn published(account: &Account) -> String {
    account.published.as_ref().map_or_else(|| "no day known".into(), short_time)
}

/// Many accounts on one line: when they were published, and the first names.
fn names(part: Part<'_, '_>) -> String {
    let all: Vec<&Account> = part.digest.accounts.iter().map(|id| part.comparison.account(*id)).collect();
    let mut days: Vec<_> = all.iter().filter_map(|a| a.published.as_ref()).collect();
    days.sort_by_key(|when| when.start);
    let mut line = Rich::default();
    if let (Some(first), Some(last)) = (days.first(), days.last()) {
        let day = |at: &When| if first.first_day() == last.first_day() { day_and_month(at) } else { short_time(at) };
        let (first, last) = (day(first), day(last));
        line.push(Ink::Plain, &if first == last { format!("Published {first}: ") } else { format!("Published {first} to {last}: ") });
    }
    // The names that fit in little more than a line.
    let mut room = (part.look.width * 3 / 2).saturating_sub(line.width() + 28);
    let fits = all.iter().take_while(|account| {
        let width = Rich::plain(&account.label).width() + 2;
        let fits = width <= room;
        room = room.saturating_sub(width);
        fits
    });
    let most = if part.look.all { all.len() } else { fits.count().max(1) };
    line.push(Ink::Plain, &all[..most].iter().map(|a| a.label.as_str()).collect::<Vec<_>>().join(", "));
    if most < all.len() {
        line.push(Ink::Dim, &format!(" and {} more (-a names them)", all.len() - most));
    }
    format!("{}\n", prose::lines(&line, part.look))
}

/// The events of a run, a row for each.
pub(super) fn events(comparison: &Comparison, events: &[(Option<EventId>, View)], digests: &[Digest<'_>], look: &Look) -> String {
    let head = ["", "event", "accounts", "cannot all be right"];
    let fixed = 3 + 8 + 19 + 6;
    let widths = vec![3, look.width.saturating_sub(fixed).clamp(10, 70), 8, 19];
    let mut grid = Grid { widths, right: vec![2, 3], plain: true, head: head.map(str::to_string).to_vec(), ..Grid::default() };
    for ((event, _), digest) in events.iter().zip(digests) {
        let Some(id) = event else { continue };
        let (_, names) = event_name(comparison, *id);
        let name = if names.is_empty() { digest.head.subject.clone() } else { names };
        let disputes = if digest.disputes.is_empty() { "–".to_string() } else { digest.disputes.len().to_string() };
        let mut bands = vec![[name, digest.accounts.len().to_string(), disputes].iter().map(|text| Rich::plain(text)).collect()];
        // The question of the first dispute, so that readers need not go to each event.
        bands.extend(digest.disputes.first().map(|dispute| vec![Rich::of(Ink::Conflict, &dispute.question.asked)]));
        grid.rows.push(GridRow { first: vec![Rich::of(Ink::Strong, &(id.0 + 1).to_string())], bands, last: None });
    }
    format!("{}\n\n{}", prose::lines(&Rich::of(Ink::Strong, &accounts_of_events(comparison).to_uppercase()), look), grid.paint(look))
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::digest::Digest;
    use crate::model::Comparison;
    use crate::report::table::Part;
    use crate::report::{Look, fixture};
    use crate::select;

    fn shown(comparison: &Comparison) -> String {
        let view = select::everything(comparison);
        let digest = Digest::of(comparison, &view, None);
        let look = Look { width: 80, colour: false, all: false, alone: false, perhaps: false, links: None };
        render(Part { comparison, view: &view, digest: &digest, look: &look, room: crate::report::table::STEPS }, None)
    }

    #[test]
    fn few_accounts_have_a_row_each_and_many_share_a_line() {
        let mut comparison = fixture::sample();
        comparison.accounts[2].origin = "o1".into();
        let few = shown(&comparison);
        assert!(few.starts_with("3 Mar 2031 · 3 accounts, 2 independent texts\n"), "{few}");
        assert!(few.contains("wire    North Wire     4 Mar 2031  4 statements, same text as herald\n"), "{few}");
        for at in 3..60 {
            let label = format!("paper-{at}");
            comparison.accounts.push(crate::model::Account { label, ..comparison.accounts[2].clone() });
        }
        let many = shown(&comparison);
        assert!(many.contains("Published 4 Mar 2031: herald, ledger, wire, paper-3,"), "{many}");
        assert!(many.contains("and 52 more (-a names them)"), "{many}");
    }
}
