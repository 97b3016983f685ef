//! The lists of an entry: each speaker, verb, word and name once, with how often and in which lines.

use super::super::{Page, place};
use super::Teller;
use crate::model::{EntityId, StatementId};
use crate::profile::Share;
use crate::report::markup::{Markup, Tag, tag};
use crate::report::profile::gather::{self, Called, Used, Verb};

/// So many are in sight; up to one more than that, all are.
const MOST: usize = 8;
/// So many lines of one word are linked; the rest is in the count.
const LINES: usize = 8;

/// A row with one list; nothing where that is empty.
pub fn row(name: &str, items: Vec<Tag>) -> Markup {
    rows(name, [list("", items)])
}

/// A row with several lists; nothing where all are empty.
pub fn rows<const N: usize>(name: &str, lists: [Markup; N]) -> Markup {
    let lists: Vec<Markup> = lists.into_iter().filter(|list| !list.is_empty()).collect();
    if lists.is_empty() {
        return Markup::default();
    }
    tag("div").put(tag("dt").say(name)).put(tag("dd").all(lists)).into()
}

/// A list with words before it, the rest of a long one folded away.
pub fn list(before: &str, mut first: Vec<Tag>) -> Markup {
    if first.is_empty() {
        return Markup::default();
    }
    let rest = if first.len() > MOST + 1 { first.split_off(MOST) } else { Vec::new() };
    let running = |items: Vec<Tag>| tag("ul").class("running").all(items);
    let mut out = Markup::default();
    if !before.is_empty() {
        out.push(tag("p").class("quiet").say(before));
    }
    let more = format!("{} more", rest.len());
    out.push(running(first));
    if !rest.is_empty() {
        out.push(tag("details").put(tag("summary").say(&more)).put(running(rest)));
    }
    out
}

/// A speaker with the share of all words.
pub fn speaker(page: &Page<'_>, teller: &Teller<'_>, (name, share, places): (&str, &Share, Vec<StatementId>)) -> Tag {
    let percent = 100.0 * teller.totals.share(share.words);
    let words = if percent < 1.0 { " under 1 %".to_string() } else { format!(" {percent:.0} %") };
    let out = tag("li").put(tag("bdi").say(name)).put(tag("b").say(&words));
    out.say(" ").put(lines(page, teller, &places))
}

/// A report verb, and what it makes of the report.
pub fn verb(page: &Page<'_>, teller: &Teller<'_>, verb: Verb<'_>) -> Tag {
    let out = tag("li").put(tag("bdi").say(verb.verb)).all(times(verb.places.len()));
    let out = match verb.class {
        Some(class) => out.put(tag("span").class("quiet").say(&format!(" ({class})"))),
        None => out,
    };
    out.say(" ").put(lines(page, teller, &verb.places))
}

/// A charged word: who says it, and what others have for it.
pub fn word(page: &Page<'_>, teller: &Teller<'_>, used: Used) -> Tag {
    let mut out = tag("li").put(tag("mark").put(tag("bdi").say(&used.word))).all(times(used.places.len()));
    if !used.who.is_empty() {
        out = out.say(" ").put(tag("bdi").say(&used.who));
    }
    out = out.say(" ").put(lines(page, teller, &used.places));
    if let Some((id, other)) = &used.against {
        let link = place::statement_link(page.comparison, *id);
        out = out.put(tag("span").class("quiet").say(" beside “").put(tag("bdi").say(other)).say("” ").put(link));
    }
    out
}

/// What the main actors are called, a row for each.
pub fn actors(page: &Page<'_>, teller: &Teller<'_>, actors: &[EntityId], most: usize) -> Markup {
    let told = |id: &EntityId| Some((*id, gather::called(page.comparison, &teller.profiles, *id))).filter(|(_, called)| !called.is_empty());
    let shown: Vec<(EntityId, Vec<Called>)> = actors.iter().take(most).filter_map(told).collect();
    let row = |(id, all): (EntityId, Vec<Called>)| {
        let items = all.into_iter().map(|one| called(page, teller, one)).collect();
        tag("li").put(tag("b").set("dir", "auto").say(&page.comparison.entities[id.0].name)).put(list("", items))
    };
    let shown: Vec<Tag> = shown.into_iter().map(row).collect();
    if shown.is_empty() { Markup::default() } else { rows("What it calls the main actors", [tag("ul").class("actors").all(shown).into()]) }
}

fn called(page: &Page<'_>, teller: &Teller<'_>, called: Called) -> Tag {
    let name = tag("bdi").say(called.name.as_str());
    let name = if called.quoted { tag("q").put(name) } else { name };
    let mut out = tag("li").put(name).all(times(called.places.len()));
    for words in &called.attached {
        out = out.say(" + ").put(tag("i").set("dir", "auto").say(words));
    }
    out.say(" ").put(lines(page, teller, &called.places))
}

fn times(times: usize) -> Option<Tag> {
    (times > 1).then(|| tag("b").say(&format!(" × {times}")))
}

/// Links to the lines of one account, or to the places of several.
fn lines(page: &Page<'_>, teller: &Teller<'_>, places: &[StatementId]) -> Tag {
    let mut places = places.to_vec();
    places.sort();
    let line = |id: &StatementId| (page.comparison.statement(*id).account, page.comparison.statement(*id).place);
    places.dedup_by_key(|id| line(id));
    let mut out = tag("span").class("quiet lines");
    for (at, id) in places.iter().take(LINES).enumerate() {
        let statement = page.comparison.statement(*id);
        let name = if teller.alone { statement.place.to_string() } else { statement.label.clone() };
        let link = tag("a").set("href", format!("#{}", place::statement(*id))).set("dir", "auto").say(&name);
        let link = if teller.alone { link.set("aria-label", statement.place.in_words()) } else { link };
        out = out.say(if at > 0 { " " } else { "" }).put(link);
    }
    if places.len() > LINES { out.say(&format!(" and {} more lines", places.len() - LINES)) } else { out }
}
