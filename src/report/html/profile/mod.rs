//! How each account reports: an entry for each account, and tables of the numbers of all.

mod lists;

use super::Page;
use super::account_sections::scroller;
use super::cards::{self, card_section};
use crate::model::{AccountId, Comparison};
use crate::profile::{self, By, Charge, Profile, Totals};
use crate::report::markup::{Markup, Tag, tag};

/// With more accounts than this, the numbers are folded.
const NUMBERS: usize = 12;
/// Maximum number of entries shown unfolded; if there is only one more, all are shown.
const ENTRIES: usize = 8;

/// An account or several added up, with its counts.
struct Reporter<'p> {
    /// Its address in the page.
    address: String,
    /// The account's label, or the outlet or group.
    name: String,
    profiles: Vec<&'p Profile>,
    totals: Totals,
    /// True if it is one account, not several added up.
    alone: bool,
}

impl Reporter<'_> {
    fn accounts(&self) -> Vec<AccountId> {
        self.profiles.iter().map(|profile| profile.account).collect()
    }
}

/// The section of profiles.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let mut profiles = profile::profiles(page.comparison, page.view);
    profiles.retain(|own| page.digest.accounts.contains(&own.account));
    if profiles.iter().all(|own| own.words == 0) {
        return Markup::default();
    }
    let meaning = match page.comparison.accounts.len() {
        1 => "Counted in its text. No count says that an account is right or wrong.",
        _ => "Counted in the text of each account, whether others say the same or not. No count says that an account is right or wrong.",
    };
    let blocks = [
        ("By group", "group", together(page.comparison, &profiles, By::Group)),
        ("By outlet", "outlet", together(page.comparison, &profiles, By::Outlet)),
        ("By account", "account", each(page.comparison, &profiles)),
    ];
    let blocks: Vec<_> = blocks.into_iter().filter(|(.., reporters)| !reporters.is_empty()).collect();
    let actors = profile::actors(page.comparison, &profiles);
    let several = blocks.len() > 1;
    let mut out = card_section(page, "profile", "How each reports it", None, meaning).put(key());
    for (name, what, reporters) in &blocks {
        let numbers = numbers_table(reporters, what);
        let long = format!("The numbers of {} {what}s", reporters.len());
        let entries =
            |own: &[Reporter<'_>]| tag("div").class("tellers").all(own.iter().map(|reporter| lists::entry(page, reporter, &actors)));
        let (first, rest) = reporters.split_at(if reporters.len() > ENTRIES + 1 { ENTRIES } else { reporters.len() });
        let more = (!rest.is_empty())
            .then(|| tag("details").class("rest").put(tag("summary").say(&format!("{} more", rest.len()))).put(entries(rest)));
        out = out
            .all(several.then(|| tag("h3").say(name)))
            .put(cards::folded(reporters.len() > NUMBERS, &long, numbers))
            .put(entries(first))
            .all(more);
    }
    out.into()
}

/// The meaning of the table heads.
fn key() -> Tag {
    let words = |name: &str, meaning: &str| tag("span").put(tag("b").say(name)).say(" ").say(meaning);
    let all = tag("p").class("quiet key").all([
        words("in quotation marks", "what somebody is quoted as saying"),
        words("reported", "what somebody is reported to say, without quotation marks"),
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

/// One for each account.
fn each<'p>(comparison: &Comparison, profiles: &'p [Profile]) -> Vec<Reporter<'p>> {
    let reporter = |own: &'p Profile| Reporter {
        address: format!("p{}", own.account.0 + 1),
        name: comparison.account(own.account).label.clone(),
        profiles: vec![own],
        totals: profile::total(own),
        alone: true,
    };
    profiles.iter().map(reporter).collect()
}

/// Accounts added up by outlet or group; empty if no outlet has several accounts, or no account has a group.
fn together<'p>(comparison: &Comparison, profiles: &'p [Profile], by: By) -> Vec<Reporter<'p>> {
    let all = profile::summaries(comparison, profiles, by);
    let (adds_up, what) = match by {
        By::Group => (profiles.iter().any(|own| comparison.account(own.account).group.is_some()), "group"),
        By::Outlet => (all.iter().any(|summary| summary.accounts.len() > 1), "outlet"),
    };
    let reporter = |(at, summary): (usize, profile::Summary)| Reporter {
        address: format!("{what}-{}", at + 1),
        name: if summary.name.is_empty() { "no group".to_string() } else { summary.name },
        profiles: profiles.iter().filter(|own| summary.accounts.contains(&own.account)).collect(),
        totals: summary.totals,
        alone: false,
    };
    if adds_up { all.into_iter().enumerate().map(reporter).collect() } else { Vec::new() }
}

/// The table of numbers.
fn numbers_table(reporters: &[Reporter<'_>], what: &str) -> Tag {
    let head = |name: &str| tag("th").set("scope", "col").class("number").say(name);
    let charged = Charge::ALL.map(|class| head(class.word()));
    let groups = concat!(
        "<tr><td colspan=\"2\"></td><th scope=\"colgroup\" colspan=\"5\">words of others, as part of all words</th>",
        "<th scope=\"colgroup\" colspan=\"5\">charged words, per 1,000 words, + words of others</th></tr>\n"
    );
    let heads = tag("tr")
        .put(tag("th").set("scope", "col").say(what))
        .put(head("words"))
        .put(Markup::fixed("<td></td>"))
        .all(["in quotation marks", "reported", "sayings", "of these unnamed"].map(head))
        .all(charged);
    let rows = reporters.iter().map(numbers_row);
    let caption = tag("caption").class("unseen").say(&format!("How each {what} reports it, in numbers"));
    let table = tag("table").class("tellings").put(caption).put(tag("thead").put(Markup::fixed(groups)).put(heads));
    scroller(&format!("Table of how each {what} reports it"), table.put(tag("tbody").all(rows)))
}

fn numbers_row(reporter: &Reporter<'_>) -> Tag {
    let totals = &reporter.totals;
    let number = |text: &str| tag("td").class("number").say(text);
    let link = tag("a").class("at").set("dir", "auto").set("href", format!("#{}", reporter.address)).say(&reporter.name);
    let mut name = tag("th").set("scope", "row").put(link);
    if !reporter.alone {
        name = name.put(tag("span").class("quiet").say(&format!(" × {}", reporter.profiles.len())));
    }
    let percent = |words: usize| match (words, 100.0 * totals.share(words)) {
        (0, _) => "0".to_string(),
        (_, little) if little < 1.0 => "under 1 %".to_string(),
        (_, share) => format!("{share:.0} %"),
    };
    tag("tr")
        .set("data-accounts", cards::of_accounts(reporter.accounts().into_iter()).join(" "))
        .put(name)
        .put(number(&totals.words.to_string()))
        .put(tag("td").put(numbers_bar(totals)))
        .all([percent(totals.marked), percent(totals.reported), totals.sayings.to_string(), totals.unnamed.to_string()].map(|n| number(&n)))
        .all(Charge::ALL.map(|class| charged_number(totals, class)))
}

/// A bar with the shares of quoted and reported words.
fn numbers_bar(totals: &Totals) -> Tag {
    let part = |class: &'static str, from: usize, words: usize| {
        let percent = |words: usize| format!("{:.1}%", 100.0 * totals.share(words));
        tag("rect").class(class).set("x", percent(from)).set("width", percent(words)).set("height", "100%")
    };
    let parts = [("ground", 0, totals.words), ("quoted", 0, totals.marked), ("reported", totals.marked, totals.reported)];
    tag("svg").class("share").set("aria-hidden", "true").all(parts.map(|(class, from, words)| part(class, from, words)))
}

/// "3", "12.8" per 1,000 words, "+1" in the words of others.
fn charged_number(totals: &Totals, class: Charge) -> Tag {
    let (own, others) = totals.of(class);
    let mut out = tag("td").class("number").put(tag("b").say(&own.to_string()));
    if own > 0 {
        out = out.put(tag("span").class("quiet").say(&format!(" {:.1}", totals.rate(own))));
    }
    if others > 0 { out.say(&format!(" +{others}")) } else { out }
}

#[cfg(test)]
mod tests {
    use crate::load::{Input, Stated};
    use crate::model::Settings;
    use crate::report::html::render;
    use crate::select;

    /// The page of three accounts of one event; the first two are of one group.
    fn page() -> String {
        let texts = [
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
        let comparison = crate::compare(texts.iter().enumerate().map(input).collect(), &settings);
        render(&comparison, &select::everything(&comparison))
    }

    /// The HTML of an entry.
    fn entry<'h>(html: &'h str, address: &str) -> &'h str {
        let from = html.split(&format!("<details id=\"{address}\"")).nth(1).unwrap_or_else(|| panic!("{address} in {html}"));
        from.split("</dl>").next().unwrap_or_default()
    }

    #[test]
    fn counts_have_the_counted_lines_beside_them() {
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
