//! How each account tells: whose words it quotes and how much of them, which of its words take sides, strengthen or hedge, and what it calls
//! the main actors. First the numbers of all side by side, then an entry for each that is folded away under its headline. Where groups are
//! stated or an outlet has several accounts, these are added up in the same way.

mod entry;
mod lists;
mod numbers;

use super::{Page, card};
use crate::model::{AccountId, Comparison};
use crate::profile::{self, By, Profile, Totals};
use crate::report::markup::{Markup, Tag, tag};

/// Up to so many accounts have their numbers in sight.
const NUMBERS: usize = 12;
/// So many entries are in sight; up to one more than that, all are.
const ENTRIES: usize = 8;

/// An account, or several that are added up, and what is counted of it.
struct Teller<'p> {
    /// Its address in the page.
    address: String,
    /// The account's label, or the outlet or group.
    name: String,
    profiles: Vec<&'p Profile>,
    totals: Totals,
    /// Is it one account, not several added up?
    alone: bool,
}

impl Teller<'_> {
    fn accounts(&self) -> Vec<AccountId> {
        self.profiles.iter().map(|profile| profile.account).collect()
    }
}

/// The section.
pub fn section(page: &Page<'_>) -> Markup {
    let mut profiles = profile::profiles(page.comparison, page.view);
    profiles.retain(|own| page.digest.accounts.contains(&own.account));
    if profiles.iter().all(|own| own.words == 0) {
        return Markup::default();
    }
    let meaning = match page.comparison.accounts.len() {
        1 => "Counted in its text. No count says that a telling is right or wrong.",
        _ => "Counted in the text of each account, whether others tell the same or not. No count says that a telling is right or wrong.",
    };
    let blocks = [
        ("By group", "group", together(page.comparison, &profiles, By::Group)),
        ("By outlet", "outlet", together(page.comparison, &profiles, By::Outlet)),
        ("By account", "account", each(page.comparison, &profiles)),
    ];
    let blocks: Vec<_> = blocks.into_iter().filter(|(.., tellers)| !tellers.is_empty()).collect();
    let actors = profile::actors(page.comparison, &profiles);
    let several = blocks.len() > 1;
    let mut out = card::section(page, "profile", "How each tells it", None, meaning).put(key());
    for (name, what, tellers) in &blocks {
        let numbers = numbers::table(tellers, what);
        let long = format!("The numbers of {} {what}s", tellers.len());
        let entries = |own: &[Teller<'_>]| tag("div").class("tellers").all(own.iter().map(|teller| entry::entry(page, teller, &actors)));
        let (first, rest) = tellers.split_at(if tellers.len() > ENTRIES + 1 { ENTRIES } else { tellers.len() });
        let more = (!rest.is_empty())
            .then(|| tag("details").class("rest").put(tag("summary").say(&format!("{} more", rest.len()))).put(entries(rest)));
        out = out
            .all(several.then(|| tag("h3").say(name)))
            .put(card::folded(tellers.len() > NUMBERS, &long, numbers))
            .put(entries(first))
            .all(more);
    }
    out.into()
}

/// What the heads of the table mean.
fn key() -> Tag {
    let words = |name: &str, meaning: &str| tag("span").put(tag("b").say(name)).say(" ").say(meaning);
    let all = tag("p").class("quiet key").all([
        words("in quotation marks", "what somebody is quoted as saying"),
        words("reported", "what somebody is said to have said, without such marks"),
        words("sayings", "each time that somebody is quoted or reported"),
        words("unnamed", "sources without a name: “officials”, or nobody at all"),
        words("takes sides", "“liberated”, “regime”"),
        words("contested", "another account has another word for it"),
        words("stronger or weaker", "“massive”, “mere”"),
        words("keeps at a distance", "“so-called”"),
        words("hedges", "“may”, “allegedly”"),
    ]);
    tag("details").put(tag("summary").say("What is counted")).put(all)
}

/// Each account.
fn each<'p>(comparison: &Comparison, profiles: &'p [Profile]) -> Vec<Teller<'p>> {
    let teller = |own: &'p Profile| Teller {
        address: format!("p{}", own.account.0 + 1),
        name: comparison.account(own.account).label.clone(),
        profiles: vec![own],
        totals: profile::total(own),
        alone: true,
    };
    profiles.iter().map(teller).collect()
}

/// Accounts added up by outlet or group, where that adds anything up.
fn together<'p>(comparison: &Comparison, profiles: &'p [Profile], by: By) -> Vec<Teller<'p>> {
    let all = profile::summaries(comparison, profiles, by);
    let (adds_up, what) = match by {
        By::Group => (profiles.iter().any(|own| comparison.account(own.account).group.is_some()), "group"),
        By::Outlet => (all.iter().any(|summary| summary.accounts.len() > 1), "outlet"),
    };
    let teller = |(at, summary): (usize, profile::Summary)| Teller {
        address: format!("{what}-{}", at + 1),
        name: if summary.name.is_empty() { "no group".to_string() } else { summary.name },
        profiles: profiles.iter().filter(|own| summary.accounts.contains(&own.account)).collect(),
        totals: summary.totals,
        alone: false,
    };
    if adds_up { all.into_iter().enumerate().map(teller).collect() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::render;
    use crate::load::{Input, Stated};
    use crate::model::Settings;
    use crate::select;

    /// The page of three accounts of one event; the first two are of one group.
    fn page() -> String {
        let told = [
            ("The brazen raid failed, officials said. \"We may try again,\" Mayor Anna Holt said.", Some("north")),
            ("The raid failed, Mayor Anna Holt claimed.", Some("north")),
            ("The raid of the harbour failed at noon.", None),
        ];
        let input = |(at, (text, group)): (usize, &(&str, Option<&str>))| Input {
            path: format!("paper{at}.txt"),
            bytes: text.as_bytes().into(),
            stated: Stated { group: group.map(str::to_string), ..Stated::default() },
            ..Input::default()
        };
        let settings = Settings { one_event: true, ..Settings::default() };
        let comparison = crate::compare(told.iter().enumerate().map(input).collect(), &settings);
        render(&comparison, &select::everything(&comparison))
    }

    /// What stands in an entry.
    fn entry<'h>(html: &'h str, address: &str) -> &'h str {
        let from = html.split(&format!("<details id=\"{address}\"")).nth(1).unwrap_or_else(|| panic!("{address} in {html}"));
        from.split("</dl>").next().unwrap_or_default()
    }

    #[test]
    fn counts_stand_beside_the_lines_that_were_counted() {
        let html = page();
        let own = entry(&html, "p1");
        assert!(own.contains("data-accounts=\"0\"") && own.contains("data-kind=\"profile\""), "{own}");
        assert!(own.contains("<bdi>brazen</bdi>") && own.contains("href=\"#s1\""), "{own}");
        assert!(own.contains("<dt>Sources without a name</dt>") && own.contains("officials"), "{own}");
        assert!(own.contains("<bdi>may</bdi>") && own.contains("1 in the words of others"), "{own}");
        assert!(entry(&html, "p2").contains("(doubts)"), "{html}");
    }

    #[test]
    fn groups_are_added_up() {
        let html = page();
        assert!(html.contains("<h3>By group</h3>") && html.contains("no group"), "{html}");
        let north = entry(&html, "group-1");
        assert!(north.contains("data-accounts=\"0 1\"") && north.contains("paper0:1"), "{north}");
        assert!(!html.contains("<h3>By outlet</h3>"), "no outlet has two accounts");
    }
}
