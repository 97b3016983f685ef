//! Every reference to an actor in its context, for a terminal: a line for each, the words for the actor in one column.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::grid::GAP;
use super::rich::{Ink, Rich};
use super::{Look, frame, section, words};
use crate::model::{AccountId, Comparison, EntityId, EventId, Voice};
use crate::profile::{self, Profile, Reference};
use crate::select::View;
use crate::text::Visible;

/// So many actors are shown without `--all`, if none is asked for.
const MOST: usize = 4;
/// So many lines of one account for one actor without `--all`.
const LINES: usize = 12;
/// Said at the foot.
const HELP: &str =
    "“ stands before words of somebody quoted, ~ before what somebody is reported to say. --entity NAME shows one actor, -a every line.";

/// Renders the references to the entities that were asked for, or to the main actors.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let profiles = profile::profiles(comparison, view);
    frame::framed(comparison, view, look, |event, view| part(comparison, &profiles, event, view, look), HELP)
}

fn part(comparison: &Comparison, profiles: &[Profile], event: Option<EventId>, view: &View, look: &Look) -> String {
    let accounts = section::accounts(comparison, event);
    let own: Vec<Profile> = profiles.iter().filter(|p| accounts.contains(&p.account)).cloned().collect();
    let shown: Vec<EntityId> = if view.entities.is_empty() {
        let all = profile::actors(comparison, &own);
        let most = if look.all { all.len() } else { all.len().min(MOST) };
        all[..most].to_vec()
    } else {
        view.entities.iter().copied().collect()
    };
    let actors = shown.into_iter().map(|id| actor(comparison, &own, &accounts, id, look));
    actors.collect()
}

fn actor(comparison: &Comparison, profiles: &[Profile], accounts: &[AccountId], id: EntityId, look: &Look) -> String {
    let entity = &comparison.entities[id.0];
    let of = |profile: &Profile| profile.references.iter().filter(|r| r.entity == id).count();
    let times = words::count(profiles.iter().map(of).sum(), "reference", "references");
    let tell = profiles.iter().filter(|p| of(p) > 0).count();
    let title = Rich::of(Ink::Strong, &entity.name.to_uppercase());
    let title = title.with(
        Ink::Dim,
        &format!(" · {} · {times}, in {tell} of {}", entity.kind.word(), words::count(accounts.len(), "account", "accounts")),
    );
    let mut out = format!("\n{}", frame::heading(&title, look));
    let place = profiles.iter().flat_map(|p| &p.references).map(|r| Rich::place(comparison, r.statement).width()).max().unwrap_or(0);
    for profile in profiles {
        let all: Vec<&Reference> = profile.references.iter().filter(|r| r.entity == id).collect();
        let most = if look.all { all.len() } else { all.len().min(LINES) };
        for reference in &all[..most] {
            out.push_str(&format!("{}\n", line(comparison, reference, place, look).paint(look)));
        }
        if most < all.len() {
            let more = format!("{}… {} more of {}", " ".repeat(place + GAP), all.len() - most, comparison.account(profile.account).label);
            out.push_str(&format!("{}\n", Rich::of(Ink::Dim, &more).paint(look)));
        }
    }
    out
}

/// "marmara:17  … signed by Azerbaijani «President Ilham Aliyev», Armenian Prime …"
fn line(comparison: &Comparison, reference: &Reference, place: usize, look: &Look) -> Rich {
    let statement = comparison.statement(reference.statement);
    let text = &comparison.account(statement.account).text;
    let before = Visible::of(&text[statement.span.start()..reference.span.start()]);
    let after = Visible::of(&text[reference.span.end()..statement.span.end()]);
    let rest = look.width.saturating_sub(place + GAP + 2);
    let left = rest * 2 / 5;
    let before = last_words(before.as_str().trim_end(), left.saturating_sub(1));
    let glued = text[..reference.span.start()].ends_with(|c: char| !c.is_whitespace());
    let space = if glued { "" } else { " " };
    let name = Rich::place(comparison, reference.statement);
    let pad = " ".repeat(place.saturating_sub(name.width()) + GAP);
    let sign = match (&reference.voice, reference.marked) {
        (Voice::Own, _) => "  ",
        (Voice::Quoted { .. }, true) => "“ ",
        (Voice::Quoted { .. }, false) => "~ ",
    };
    let indent = " ".repeat(left.saturating_sub(before.width() + space.len()));
    let mut line = name.with(Ink::Plain, &pad).with(Ink::Dim, sign).with(Ink::Plain, &indent).with(Ink::Plain, &before);
    line.push(Ink::Plain, space);
    line.mark(Ink::Wording, reference.span.text(text), look);
    let room = look.width.saturating_sub(line.width());
    let tail = words::start(after.as_str(), room);
    let cut = tail.len() < after.as_str().len();
    let tail = if cut { format!("{}…", words::start(after.as_str(), room.saturating_sub(1)).trim_end()) } else { tail };
    line.with(Ink::Plain, if room > 1 { &tail } else { "" })
}

/// The last characters of a text, as many as fit, with a sign where it is cut.
fn last_words(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_string();
    }
    let mut out: Vec<&str> = Vec::new();
    let mut wide = 1;
    for grapheme in text.graphemes(true).rev() {
        wide += grapheme.width();
        if wide > room {
            break;
        }
        out.push(grapheme);
    }
    format!("…{}", out.into_iter().rev().collect::<String>())
}
