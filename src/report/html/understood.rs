//! What was understood of one account that there is no other to compare with.

use super::{Page, card, place};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::understood::{self, ALONE, Item, Part};

/// Is there one account only?
pub fn is_alone(page: &Page<'_>) -> bool {
    understood::is_alone(page.comparison)
}

/// The section.
pub fn section(page: &Page<'_>) -> Markup {
    let parts = understood::parts(page.comparison, page.view);
    card::section(page, "understood", "What was understood", None, ALONE).all(parts.iter().map(|own| part(page, own))).into()
}

fn part(page: &Page<'_>, own: &Part) -> Tag {
    let head = tag("header").put(tag("h3").say(own.name)).put(tag("p").class("quiet").say(own.meaning));
    let items = own.items.iter().map(|own| item(page, own));
    tag("article").class("card").put(head).put(tag("div").class("body").put(tag("ul").class("said").all(items)))
}

fn item(page: &Page<'_>, own: &Item) -> Tag {
    let comparison = page.comparison;
    let what = tag("p").put(tag("b").set("dir", "auto").say(&own.what));
    let what = if own.note.is_empty() { what } else { what.say(" ").put(tag("span").class("quiet").set("dir", "auto").say(&own.note)) };
    let words = tag("p").set("dir", "auto").say(&own.words(comparison)).say(" ").put(place::statement_link(comparison, own.statement));
    tag("li").put(what).put(words)
}
