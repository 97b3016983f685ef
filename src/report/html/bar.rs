//! The bar that stays in sight: links to the parts with how much is in them, search, and filters by account and kind.

use std::collections::BTreeSet;

use super::{Page, Part, plain};
use crate::model::DifferenceKind;
use crate::report::markup::{Markup, Tag, tag};

/// More accounts than these have their buttons in lines of their own, and in lines that scroll.
const SEVERAL: usize = 6;
const MANY: usize = 24;

/// Links to the parts. With several events the events stand for what is told of them.
pub fn links(parts: &[Part], several: bool) -> Tag {
    let within = |part: &&Part| !(several && part.address.strip_prefix("event-").is_some_and(|rest| rest.contains('-')));
    let link = |part: &Part| {
        let link = tag("a").set("href", format!("#{}", part.address)).set("dir", "auto").say(&part.name);
        let count = part.count.map(|count| tag("span").class("count").say(&count.to_string()));
        tag("li").put(link.say(if count.is_some() { " " } else { "" }).all(count))
    };
    tag("nav").set("aria-label", "Parts").put(tag("ul").all(parts.iter().filter(within).map(link)))
}

/// Controls that the script brings to life; without it they stay hidden.
pub fn tools(page: &Page<'_>, events: &[Page<'_>]) -> Tag {
    let accounts = page.comparison.accounts.iter().enumerate().map(|(at, account)| {
        tag("button")
            .set("type", "button")
            .class("chip")
            .set("aria-pressed", "false")
            .set("data-account", at)
            .set("title", &account.source)
            .set("dir", "auto")
            .say(&account.label)
    });
    let class = match page.comparison.accounts.len() {
        many if many > MANY => "chips several many",
        several if several > SEVERAL => "chips several",
        _ => "chips",
    };
    let chips = tag("div").class(class).set("role", "group").set("aria-label", "Accounts").all(accounts);
    tag("form")
        .set("id", "tools")
        .set("role", "search")
        .class("live")
        .put(Markup::fixed("<label>Search <input type=\"search\" id=\"search\" autocomplete=\"off\" placeholder=\"press /\"></label>\n"))
        .put(chips)
        .put(tag("label").say("Kind ").put(kinds(events)))
        .all(minor(events))
        .put(Markup::fixed(concat!(
            "<details class=\"more\"><summary>More</summary><div>\n",
            "<label>Order <select id=\"sort\"><option value=\"order\">what matters first</option><option value=\"date\">by date</option>",
            "<option value=\"support\">by accounts</option></select></label>\n",
            "<button type=\"button\" id=\"expand\">Unfold all</button>\n",
            "<label class=\"keys\"><input type=\"checkbox\" id=\"keys\" checked> keys <kbd>j</kbd> <kbd>k</kbd> finding, ",
            "<kbd>n</kbd> <kbd>p</kbd> part</label></div></details>\n",
            "<p id=\"found\" hidden><output id=\"count\" aria-live=\"polite\"></output> <button type=\"button\" id=\"clear\">Show all</button> ",
            "<a id=\"two\" href=\"#side\">Read these two side by side</a></p>\n",
        )))
}

/// What can be asked for: the kinds of finding that are there, then the lists.
fn kinds(events: &[Page<'_>]) -> Tag {
    let found =
        |page: &Page<'_>| page.findings.iter().chain(&page.lesser.findings).map(|finding| finding.kind).collect::<Vec<DifferenceKind>>();
    let there: BTreeSet<DifferenceKind> = events.iter().flat_map(found).collect();
    let differences = DifferenceKind::ALL.into_iter().filter(|kind| there.contains(kind)).map(|kind| (kind.word(), plain::kind(kind)));
    let lists = [
        ("agreed", "several say the same", events.iter().any(|p| !p.digest.agreed.is_empty())),
        ("several", "several tell it", events.iter().any(|p| !p.digest.several.is_empty())),
        ("not-settled", "not settled", events.iter().any(|p| !p.digest.not_settled.is_empty())),
        ("perhaps", "perhaps the same", events.iter().any(|p| !p.digest.perhaps.is_empty())),
        ("alone", "no match found in any", events.iter().any(|p| !p.view.unmatched.is_empty())),
        ("profile", "how each tells it", true),
    ];
    let lists = lists.into_iter().filter(|(.., there)| *there).map(|(value, name, _)| (value, name));
    let options = differences.chain(lists).map(|(value, name)| tag("option").set("value", value).say(name));
    tag("select").set("id", "kind").put(Markup::fixed("<option value=\"\">all</option>")).all(options)
}

/// Shows what matters less; nothing where nothing does.
fn minor(events: &[Page<'_>]) -> Option<Tag> {
    use crate::digest::sections::{Section, section_findings};
    let of = |page: &Page<'_>| {
        let less = &page.lesser;
        let lines = section_findings(&less.findings, Section::Compatible).len() + section_findings(&less.findings, Section::LeftOut).len();
        less.disputes.len() + less.moved.len() + less.choices.len() + lines
    };
    let count: usize = events.iter().map(of).sum();
    let name = format!(" minor ({count})");
    let title = "findings that matter less";
    (count > 0).then(|| tag("label").set("title", title).put(Markup::fixed("<input type=\"checkbox\" id=\"minor\">")).say(&name))
}
