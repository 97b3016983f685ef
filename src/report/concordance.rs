//! Every reference to an actor in its context, for a terminal: one per line, with the words for the actor in one column.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::layout::{self, GAP, Grid, GridRow, report_heading};
use super::rich::{Ink, Rich};
use super::{Look, prose};
use crate::digest::sections::event_accounts;
use crate::model::{AccountId, Comparison, EntityId, EventId, Voice};
use crate::profile::{self, Profile, Reference};
use crate::select::View;
use crate::text::Visible;

/// Maximum number of actors shown without `--all` if none is selected.
const MOST: usize = 4;
/// Maximum number of lines for one actor in one account without `--all`.
const LINES: usize = 12;
/// Width of the column for the symbol of the voice.
const SIGN: usize = 1;
/// The help at the foot.
const HELP: &str = "“ marks quoted words, ~ what somebody is reported to say. --entity NAME shows one actor, -a every line.";

/// Renders the references to the selected entities, or to the main actors.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let profiles = profile::profiles(comparison, view);
    // Findings are not shown here, so none are left out.
    let view = &View { lesser: Vec::new(), ..view.clone() };
    layout::framed(comparison, view, look, |event, view| part(comparison, &profiles, event, view, look), HELP)
}

fn part(comparison: &Comparison, profiles: &[Profile], event: Option<EventId>, view: &View, look: &Look) -> String {
    let accounts = event_accounts(comparison, event);
    let own: Vec<Profile> = profiles.iter().filter(|p| accounts.contains(&p.account)).cloned().collect();
    let shown: Vec<EntityId> = if view.entities.is_empty() {
        let all = profile::actors(comparison, &own);
        let most = if look.all { all.len() } else { all.len().min(MOST) };
        all[..most].to_vec()
    } else {
        view.entities.iter().copied().collect()
    };
    if shown.is_empty() {
        return format!("\n{}", report_heading(&Rich::of(Ink::Strong, "CONCORDANCE").with(Ink::Dim, " · no actor is named"), look));
    }
    let actors = shown.into_iter().map(|id| actor(comparison, &own, &accounts, id, look));
    actors.collect()
}

fn actor(comparison: &Comparison, profiles: &[Profile], accounts: &[AccountId], id: EntityId, look: &Look) -> String {
    let entity = &comparison.entities[id.0];
    let of = |profile: &Profile| profile.references.iter().filter(|r| r.entity == id).count();
    let times = prose::count(profiles.iter().map(of).sum(), "reference", "references");
    let naming = profiles.iter().filter(|p| of(p) > 0).count();
    let title = Rich::of(Ink::Strong, &entity.name.to_uppercase());
    let title = title.with(
        Ink::Dim,
        &format!(" · {} · {times}, in {naming} of {}", entity.kind.word(), prose::count(accounts.len(), "account", "accounts")),
    );
    let place = profiles.iter().flat_map(|p| &p.references).map(|r| Rich::place(comparison, r.statement).width()).max().unwrap_or(0);
    let rest = look.width.saturating_sub(place + SIGN + 3 * GAP);
    let left = rest * 2 / 5;
    let widths = vec![place, SIGN, left, rest - left];
    let mut rows = Vec::new();
    for profile in profiles {
        let all: Vec<&Reference> = profile.references.iter().filter(|r| r.entity == id).collect();
        let most = if look.all { all.len() } else { all.len().min(LINES) };
        rows.extend(all[..most].iter().map(|reference| row(comparison, reference, &widths, look)));
        if most < all.len() {
            let more = Rich::of(Ink::Dim, &format!("… {} more of {}", all.len() - most, comparison.account(profile.account).label));
            rows.push(GridRow { first: Vec::new(), bands: vec![vec![Rich::default(), Rich::default(), more]], last: None });
        }
    }
    format!("\n{}{}", report_heading(&title, look), Grid { widths, rows, right: vec![2], plain: true, ..Grid::default() }.paint(look))
}

/// "marmara:17   … signed by Azerbaijani  «President Ilham Aliyev», Armenian Prime …"
fn row(comparison: &Comparison, reference: &Reference, widths: &[usize], look: &Look) -> GridRow {
    let statement = comparison.statement(reference.statement);
    let text = &comparison.account(statement.account).text;
    let before = Visible::of(&text[statement.span.start()..reference.span.start()]);
    let after = Visible::of(&text[reference.span.end()..statement.span.end()]);
    let sign = match (&reference.voice, reference.marked) {
        (Voice::Own, _) => "",
        (Voice::Quoted { .. }, true) => "“",
        (Voice::Quoted { .. }, false) => "~",
    };
    let mut line = Rich::default();
    line.mark(Ink::Wording, reference.span.text(text), look);
    let room = widths[3].saturating_sub(line.width());
    let whole = after.as_str().width() <= room;
    let tail = if whole { after.as_str().to_string() } else { format!("{}…", prose::start(after.as_str(), room.saturating_sub(1))) };
    if room > 1 {
        line.push(Ink::Plain, &tail);
    }
    let band = vec![Rich::of(Ink::Dim, sign), Rich::plain(&last_words(before.as_str().trim_end(), widths[2])), line];
    GridRow { first: vec![Rich::place(comparison, reference.statement)], bands: vec![band], last: None }
}

/// The last characters of a text that fit, with an ellipsis where it is cut.
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
