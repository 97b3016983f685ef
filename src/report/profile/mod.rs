//! How each account tells, for a terminal: headlines side by side, whose words are quoted and how much, report verbs, words that take sides,
//! strengthen or hedge, and what the main actors are called. Over several events also by outlet, and by the groups that the user states.

mod actors;
pub(super) mod gather;
mod lists;
mod numbers;

use super::grid::{Grid, Row};
use super::rich::{Ink, Rich};
use super::{Look, frame};
use crate::digest::sections::event_accounts;
use crate::model::{AccountId, Comparison, EventId};
use crate::profile;
use crate::profile::{By, Profile, Summary};
use crate::select::View;

/// A label is cut where it is wider.
const LABEL: usize = 20;
/// Said at the foot.
const HELP: &str = "Rates are for 1,000 words; numbers in brackets are lines. Own voice: what nobody else is said to have said. … stands for what is left out: \
                    -a shows all. -f concordance shows each actor in context, --entity NAME one of them; group = \"…\" in sources.toml adds up accounts.";

/// Renders the profiles of the accounts.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let profiles = profile::profiles(comparison, view);
    let over_all = together(comparison, &profiles, look);
    // Findings are not shown here, so none is left out.
    let view = View { lesser: Vec::new(), ..view.clone() };
    over_all + &frame::framed(comparison, &view, look, |event, _| part(comparison, &profiles, event, look), HELP)
}

fn part(comparison: &Comparison, profiles: &[Profile], event: Option<EventId>, look: &Look) -> String {
    let accounts = event_accounts(comparison, event);
    let own: Vec<&Profile> = profiles.iter().filter(|p| accounts.contains(&p.account)).collect();
    let told: Vec<numbers::Told> = own.iter().map(|p| numbers::Told::new(label(comparison, p.account), profile::total(p))).collect();
    let mut out = headlines(comparison, &accounts, look);
    out.push_str(&numbers::quoted(&told, look));
    out.push_str(&lists::speakers(comparison, &own, look));
    out.push_str(&numbers::charged(&told, look));
    out.push_str(&lists::charged(comparison, &own, look));
    out.push_str(&actors::actors(comparison, &own, &accounts, look));
    out
}

/// The same numbers by outlet and by group, where that adds anything up.
fn together(comparison: &Comparison, profiles: &[Profile], look: &Look) -> String {
    let mut out = String::new();
    for (by, title) in [(By::Group, "BY GROUP"), (By::Outlet, "BY OUTLET")] {
        let all = profile::summaries(comparison, profiles, by);
        let adds_up = match by {
            By::Group => comparison.accounts.iter().any(|a| a.group.is_some()),
            By::Outlet => all.iter().any(|s| s.accounts.len() > 1),
        };
        if adds_up {
            let told: Vec<numbers::Told> = all.into_iter().map(of_several).collect();
            let head = Rich::of(Ink::Strong, title).with(Ink::Dim, " · all accounts and events of each, added up");
            out.push_str(&format!("\n{}", frame::heading(&head, look)));
            out.push_str(&format!("\n{}\n{}", numbers::quoted_rows(&told, look), numbers::charged_rows(&told, look)));
        }
    }
    out
}

fn of_several(summary: Summary) -> numbers::Told {
    let Summary { name, accounts, totals } = summary;
    let name = if name.is_empty() { "no group".to_string() } else { name };
    numbers::Told::new(format!("{name} ×{}", accounts.len()), totals)
}

fn headlines(comparison: &Comparison, accounts: &[AccountId], look: &Look) -> String {
    let title = Rich::of(Ink::Strong, "HEADLINES").with(Ink::Dim, " · side by side");
    let rows: Vec<(AccountId, Rich)> = accounts
        .iter()
        .map(|id| {
            let title = comparison.account(*id).title.as_deref();
            (*id, title.map_or(Rich::of(Ink::Dim, "no headline"), Rich::plain))
        })
        .collect();
    format!("\n{}{}", frame::heading(&title, look), lines(comparison, rows, look))
}

/// A line for each account: its label, and what there is to say.
fn lines(comparison: &Comparison, rows: Vec<(AccountId, Rich)>, look: &Look) -> String {
    let width = rows.iter().map(|(id, _)| Rich::plain(&label(comparison, *id)).width()).max().unwrap_or(0);
    let mut last = None;
    let rows = rows.into_iter().map(|(id, line)| {
        let first = if last == Some(id) { Vec::new() } else { vec![Rich::of(Ink::Strong, &label(comparison, id))] };
        last = Some(id);
        Row { first, bands: vec![vec![line]], last: None }
    });
    let rest = look.width.saturating_sub(width + super::grid::GAP).max(10);
    Grid { widths: vec![width, rest], rows: rows.collect(), plain: true, ..Grid::default() }.paint(look)
}

fn label(comparison: &Comparison, id: AccountId) -> String {
    short(&comparison.account(id).label)
}

fn short(label: &str) -> String {
    let whole = Rich::plain(label);
    if whole.width() <= LABEL { label.to_string() } else { format!("{}…", super::words::start(label, LABEL - 1)) }
}
