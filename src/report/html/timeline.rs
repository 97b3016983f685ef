//! When each account says things happened: a lane for each account, a dot for each dated statement. Long gaps are drawn short.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::accounts::scroller;
use super::{Page, card};
use super::{place, plain};
use crate::model::{AccountId, Comparison, Relation};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::moments::{self, Moment};
use crate::report::words;

/// Pixels of a lane, of the names before the lanes, and of the dates beneath them: around them, and for each character.
const LANE: usize = 28;
const NAMES: usize = 130;
const DATES: usize = 34;
const DATE: usize = 5;
/// Pixels between dates: for the next day, and at most.
const STEP: f64 = 26.0;
const LONGEST: f64 = 96.0;
/// Pixels between two dots of one account and day.
const BESIDE: f64 = 14.0;
/// More accounts than this make a high drawing, which is folded away.
const LANES: usize = 20;
/// Characters of a name that have room.
const NAME: usize = 16;

/// The section; empty when nothing is dated.
pub fn section(page: &Page<'_>) -> Markup {
    let moments = moments::moments(page.comparison, page.view);
    if moments.is_empty() {
        return Markup::default();
    }
    let lanes = lanes(page, &moments);
    let places = places(page.comparison, &moments);
    let dates = words::count(places.len(), "day", "days");
    let label = format!(
        "Timeline of {} on {dates}; the list beneath holds the same.",
        words::count(moments.len(), "dated statement", "dated statements")
    );
    let meaning = "When each account says that things happened. Dots link to the words; rings have no match in another account; gaps are not to scale.";
    card::section(page, "timeline", "Timeline", None, meaning)
        .put(card::folded(
            lanes.len() > LANES,
            "The drawing",
            scroller("Drawing of the timeline", drawing(page, &moments, (&lanes, &places), &label)),
        ))
        .put(list(page, &moments))
        .into()
}

/// The accounts that date something, in order.
fn lanes(page: &Page<'_>, moments: &[Moment<'_>]) -> Vec<AccountId> {
    let own: BTreeSet<AccountId> = moments.iter().map(|moment| page.comparison.statement(moment.statement).account).collect();
    page.digest.accounts.iter().copied().filter(|id| own.contains(id)).collect()
}

/// A day of the drawing.
struct Day {
    /// Its place.
    x: f64,
    /// As the least precise statement has it: a year stands at its first day.
    name: String,
}

/// Where each day stands: further apart the longer the gap, but by its logarithm, with room for the dots of the day before.
fn places(comparison: &Comparison, moments: &[Moment<'_>]) -> BTreeMap<Date, Day> {
    let mut dots: BTreeMap<Date, BTreeMap<AccountId, usize>> = BTreeMap::new();
    let mut out: BTreeMap<Date, Day> = BTreeMap::new();
    for moment in moments {
        let (day, name) = (moment.when.first_day(), crate::report::when::told(moment.when));
        *dots.entry(day).or_default().entry(comparison.statement(moment.statement).account).or_default() += 1;
        let known = out.entry(day).or_insert(Day { x: 0.0, name: name.clone() });
        if name.len() < known.name.len() {
            known.name = name;
        }
    }
    let (mut x, mut last): (f64, Option<Date>) = (NAMES as f64 + STEP, None);
    for (day, place) in &mut out {
        if let Some(last) = last {
            let gap = last.until(*day).map_or(1, |span| span.get_days()).max(1);
            let beside = dots[&last].values().max().copied().unwrap_or(1) - 1;
            x += (STEP + 9.0 * f64::from(gap).ln()).min(LONGEST) + BESIDE * beside as f64;
        }
        place.x = x;
        last = Some(*day);
    }
    out
}

fn drawing(page: &Page<'_>, moments: &[Moment<'_>], (lanes, places): (&[AccountId], &BTreeMap<Date, Day>), label: &str) -> Tag {
    let width = places.values().fold(0.0, |widest: f64, day| widest.max(day.x)) + 4.0 * STEP;
    let bottom = lanes.len() * LANE + 10;
    let dates = DATES + DATE * places.values().map(|day| day.name.chars().count()).max().unwrap_or(0);
    let mut out = tag("svg")
        .class("timeline")
        .set("role", "group")
        .set("aria-label", label)
        .set("width", format!("{width:.0}"))
        .set("height", bottom + dates)
        .set("viewBox", format!("0 0 {width:.0} {}", bottom + dates));
    for (at, account) in lanes.iter().enumerate() {
        let y = at * LANE + LANE / 2;
        let name = plain::short(&page.comparison.account(*account).label, NAME);
        out = out
            .put(tag("line").set("x1", NAMES).set("x2", format!("{width:.0}")).set("y1", y).set("y2", y))
            .put(tag("text").set("x", 0).set("y", y + 4).say(&name));
    }
    for day in places.values() {
        let turned = format!("translate({:.0} {}) rotate(-55)", day.x + 4.0, bottom + 12);
        out = out.put(tag("text").class("day").set("text-anchor", "end").set("transform", turned).say(&day.name));
    }
    let mut stacked: BTreeMap<(Date, AccountId), usize> = BTreeMap::new();
    for moment in moments {
        let account = page.comparison.statement(moment.statement).account;
        let day = moment.when.first_day();
        let before = stacked.entry((day, account)).or_default();
        let lane = lanes.binary_search(&account).unwrap_or_default();
        out = out.put(dot(page, moment, places[&day].x + *before as f64 * BESIDE, lane * LANE + LANE / 2));
        *before += 1;
    }
    out
}

fn dot(page: &Page<'_>, moment: &Moment<'_>, x: f64, y: usize) -> Tag {
    let class = moment.relation.map_or("alone", Relation::word);
    let name = format!("{} {}", page.comparison.statement(moment.statement).label, crate::report::when::told(moment.when));
    let circle = tag("circle").class(class).set("cx", format!("{x:.0}")).set("cy", y).set("r", 6);
    tag("a").set("href", format!("#{}", place::statement(moment.statement))).set("aria-label", name).put(circle)
}

/// The same as a list, folded away.
fn list(page: &Page<'_>, moments: &[Moment<'_>]) -> Tag {
    let items = moments::days(moments).into_iter().map(|(date, told)| {
        let lines = told.into_iter().map(|moment| {
            tag("p")
                .set("dir", "auto")
                .put(place::statement_link(page.comparison, moment.statement))
                .say(" ")
                .say(page.comparison.words(moment.statement))
        });
        tag("li").put(tag("b").say(&date)).all(lines)
    });
    tag("details").put(tag("summary").say("The timeline as a list")).put(tag("ol").class("days").all(items))
}
