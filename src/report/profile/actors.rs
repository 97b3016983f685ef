//! What each account calls the main actors: every reference with title and describing words, how often, in which lines.

use super::super::lanes::{Cell, Lanes};
use super::super::rich::{Ink, Rich};
use super::super::{Look, frame, words};
use super::gather::{self, Called};
use super::lists::numbers;
use crate::model::{AccountId, Comparison, EntityId};
use crate::profile::{self, Profile};

/// So many actors are shown without `--all`.
const MOST: usize = 6;
/// The column of actors.
const ACTOR: usize = 16;

/// The table of actors.
pub fn actors(comparison: &Comparison, profiles: &[&Profile], accounts: &[AccountId], look: &Look) -> String {
    let own: Vec<Profile> = profiles.iter().map(|p| (*p).clone()).collect();
    let all = profile::actors(comparison, &own);
    let shown = if look.all { all.len() } else { all.len().min(MOST) };
    let count = if shown < all.len() { format!(" · {shown} of {}", all.len()) } else { format!(" · {shown}") };
    let title = Rich::of(Ink::Strong, "MAIN ACTORS").with(Ink::Strong, &count);
    let title =
        title.with(Ink::Dim, " · what each is called, and with “+” what is said of it there; a quotation mark: words of somebody quoted");
    let longest = accounts.iter().map(|id| Rich::plain(&comparison.account(*id).label).width()).max().unwrap_or(0);
    let lanes = Lanes::new(accounts, ACTOR, longest.max(7), look);
    let rows = all[..shown].iter().map(|id| (name(comparison, *id), cells(comparison, &own, *id, look))).collect();
    let table = if shown > 0 { lanes.paint(comparison, "who or what", rows, look) } else { String::new() };
    format!("\n{}\n{table}", frame::heading(&title, look))
}

fn name(comparison: &Comparison, id: EntityId) -> Vec<Rich> {
    let entity = &comparison.entities[id.0];
    vec![Rich::of(Ink::Strong, &entity.name), Rich::of(Ink::Dim, entity.kind.word())]
}

fn cells(comparison: &Comparison, profiles: &[Profile], id: EntityId, look: &Look) -> Vec<Cell> {
    let mut out = Vec::new();
    for profile in profiles {
        let label = &comparison.account(profile.account).label;
        for (at, words) in called(comparison, profile, id, look).into_iter().enumerate() {
            let place = Rich::of(Ink::Strong, if at == 0 { label } else { "" });
            out.push(Cell { account: profile.account, short: Rich::default(), place, words });
        }
    }
    out
}

/// What an account calls somebody, most used first: "Prime Minister Roe ×2 (3 7) + embattled".
fn called(comparison: &Comparison, profile: &Profile, id: EntityId, look: &Look) -> Vec<Rich> {
    let line = |Called { name, quoted, places, attached }: Called| {
        let name = if quoted { format!("“{name}”") } else { name.to_string() };
        let times = if places.len() > 1 { format!(" ×{}", places.len()) } else { String::new() };
        let mut line = Rich::plain(&name).with(Ink::Strong, &times);
        for said in attached {
            line.push(Ink::Strong, &format!(" + {}", words::start(&said, 60)));
        }
        line.with(Ink::Dim, &format!(" ({})", numbers(comparison, places, look)))
    };
    gather::called(comparison, &[profile], id).into_iter().map(line).collect()
}
