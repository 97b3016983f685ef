//! Overviews of all accounts: which account reports which claim, as a heat map; how much any two accounts share; and what happened when.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Page;
use super::account_sections::scroller;
use super::cards::{self, card_section, shortened, statement_address};
use crate::model::{AccountId, ClaimId, Comparison, DifferenceId, Relation};
use crate::report::coverage::{Coverage, LEGEND, SharedClaims, claims_by_account, relation_sign, shared_by_pair};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::prose;
use crate::report::timeline::{self, Moment, by_day};

/// With more accounts than this, their names are vertical.
const LEVEL: usize = 6;

/// The section of the matrix.
pub(super) fn matrix_section(page: &Page<'_>) -> Markup {
    if page.view.claims.is_empty() {
        return Markup::default();
    }
    let comparison = page.comparison;
    let upright = if page.digest.accounts.len() > LEVEL { "heat upright" } else { "heat" };
    let names =
        page.digest.accounts.iter().map(|id| tag("th").set("scope", "col").put(tag("span").put(cards::account_link(comparison, *id))));
    let head = tag("tr").put(Markup::fixed("<th scope=\"col\">claim</th>")).all(names);
    let coverages = claims_by_account(comparison, page.view, &page.digest.accounts);
    let rows = coverages.iter().map(|(id, coverages)| matrix_row(page, *id, coverages));
    let table = tag("table").class(upright).put(tag("thead").put(head)).put(tag("tbody").all(rows));
    let key = tag("p").class("quiet key").all(LEGEND.map(|(relation, meaning)| {
        tag("span").put(tag("b").class(format!("kind {}", relation.word())).say(relation_sign(relation))).say(&format!(" {meaning} "))
    }));
    let silence =
        tag("p").class("quiet key").say("– no match found; “before”: was published before it happened; empty: not expected to report it");
    let meaning = "Each claim, and how each account reports it.";
    let name = format!(
        "The table: {} by {}",
        prose::count(coverages.len(), "claim", "claims"),
        prose::count(page.digest.accounts.len(), "account", "accounts")
    );
    let table =
        tag("details").class("fold").put(tag("summary").say(&name)).put(key).put(silence).put(scroller("Table of who reports what", table));
    card_section(page, "matrix", "Who reports what", None::<usize>, meaning).put(table).into()
}

fn matrix_row(page: &Page<'_>, id: ClaimId, coverages: &[Coverage]) -> Tag {
    let claim = &page.comparison.claims[id.0];
    let cells = coverages.iter().map(|coverage| match coverage {
        Coverage::Reported(relation) => tag("td").class(relation.word()).say(relation_sign(*relation)),
        Coverage::Before => tag("td").say("before"),
        Coverage::Silent => tag("td").class("unmatched").say("–"),
        Coverage::Apart => tag("td"),
    });
    let findings: Vec<DifferenceId> = page.findings.iter().filter(|f| f.claim == id).map(|f| f.ids[0]).collect();
    let links = findings.iter().map(|d| tag("a").set("href", format!("#{d}")).say(&d.to_string()));
    let mut about = tag("p").class("quiet");
    for link in links {
        about = about.put(link).say(" ");
    }
    let gist = tag("p").set("dir", "auto").put(cards::claim_link(id)).say(" ").say(page.comparison.words(claim.gist));
    let row = tag("tr");
    // A claim that is on no card has its address here.
    let row = if page.homes.contains_key(&id) { row } else { row.set("id", id) };
    row.put(tag("th").set("scope", "row").put(gist).put(about)).all(cells)
}

/// Pixels: the size of a cell and the width of the names beside the cells.
const CELL: usize = 46;
const NAMES_WIDTH: usize = 130;
/// Pixels for the name above the first column; the others fit beside the triangle.
const AGREEMENT_TOP: usize = 22;
/// Maximum number of characters of a name.
const NAME_LENGTH: usize = 16;
/// With more accounts than this there is no drawing: only the pairs in conflict are listed.
const DRAWN: usize = 24;
/// Maximum number of pairs listed if there are too many to draw.
const LISTED: usize = 100;

/// The section of agreement.
pub(super) fn agreement_section(page: &Page<'_>) -> Markup {
    let shared = shared_by_pair(page.comparison, page.view);
    if shared.is_empty() || page.digest.accounts.len() < 3 {
        return Markup::default();
    }
    let meaning = "Claims that both accounts of a pair report; ≠: in how many of them the two cannot both be right.";
    let out = card_section(page, "agreement", "Who agrees with whom", None, meaning);
    if page.digest.accounts.len() > DRAWN {
        let mut rows: Vec<_> = shared.iter().filter(|(_, s)| !s.conflicts.is_empty()).collect();
        rows.sort_by_key(|(pair, s)| (std::cmp::Reverse(s.conflicts.len()), **pair));
        rows.truncate(LISTED);
        let note = format!("With more than {DRAWN} accounts, the pairs that conflict most are listed, {LISTED} at most.");
        let table = cards::folded(true, "The list of pairs", agreement_table(page.comparison, rows.into_iter()));
        return out.put(tag("p").class("quiet").say(&note)).put(table).into();
    }
    let list = tag("details").put(tag("summary").say("The same as a table")).put(agreement_table(page.comparison, shared.iter()));
    out.put(scroller("Drawing of who agrees with whom", agreement_drawing(page, &shared))).put(list).into()
}

/// A triangle of cells; the more claims are shared, the darker the cell.
fn agreement_drawing(page: &Page<'_>, shared: &BTreeMap<(AccountId, AccountId), SharedClaims>) -> Tag {
    let accounts = &page.digest.accounts;
    let name = |id: &AccountId| shortened(&page.comparison.account(*id).label, NAME_LENGTH);
    let most = shared.values().map(|s| s.claims).max().unwrap_or(1).max(1);
    let (width, height) = (2 * NAMES_WIDTH + (accounts.len() - 1) * CELL, AGREEMENT_TOP + (accounts.len() - 1) * CELL);
    let mut out = tag("svg")
        .class("agreement")
        .set("role", "img")
        .set("aria-label", "Claims that any two accounts share, and conflicts; the table below shows the same.")
        .set("width", width)
        .set("height", height)
        .set("viewBox", format!("0 0 {width} {height}"));
    for (row, account) in accounts.iter().enumerate().skip(1) {
        let y = AGREEMENT_TOP + (row - 1) * CELL;
        out = out.put(tag("text").set("x", 0).set("y", y + CELL / 2 + 4).say(&name(account)));
        for (column, other) in accounts.iter().enumerate().take(row) {
            let x = NAMES_WIDTH + column * CELL;
            let both = shared.get(&(*other, *account)).cloned().unwrap_or_default();
            out = out.put(agreement_cell(&both, most, (x, y)));
        }
    }
    for (column, account) in accounts.iter().enumerate().take(accounts.len() - 1) {
        let (x, y) = (NAMES_WIDTH + column * CELL + 2, AGREEMENT_TOP + column * CELL - 7);
        out = out.put(tag("text").set("x", x).set("y", y).say(&name(account)));
    }
    out
}

fn agreement_cell(both: &SharedClaims, most: usize, (x, y): (usize, usize)) -> Tag {
    let share = both.claims as f64 / most as f64;
    let mut out = tag("g")
        .put(
            tag("rect")
                .set("x", x + 1)
                .set("y", y + 1)
                .set("width", CELL - 2)
                .set("height", CELL - 2)
                .set("rx", 3)
                .set("fill-opacity", format!("{:.2}", 0.04 + 0.3 * share)),
        )
        .put(
            tag("text")
                .set("x", x + CELL / 2)
                .set("y", y + if both.conflicts.is_empty() { 27 } else { 20 })
                .set("text-anchor", "middle")
                .say(&both.claims.to_string()),
        );
    if !both.conflicts.is_empty() {
        let text = format!("{} ≠", both.conflicts.len());
        out = out.put(tag("text").class("conflict").set("x", x + CELL / 2).set("y", y + 36).set("text-anchor", "middle").say(&text));
    }
    out
}

fn agreement_table<'s>(comparison: &Comparison, pairs: impl Iterator<Item = (&'s (AccountId, AccountId), &'s SharedClaims)>) -> Tag {
    let rows = pairs.map(|((a, b), shared)| {
        let mut conflicts = tag("td");
        for id in &shared.conflicts {
            conflicts = conflicts.put(cards::claim_link(*id)).say(" ");
        }
        let pair = tag("td").put(cards::account_link(comparison, *a)).say(" and ").put(cards::account_link(comparison, *b));
        tag("tr").put(pair).put(tag("td").say(&prose::count(shared.claims, "claim", "claims"))).put(conflicts)
    });
    let head = "<thead><tr><th scope=\"col\">accounts</th><th scope=\"col\">both report</th><th scope=\"col\">cannot both be right</th></tr></thead>\n";
    tag("table").class("wide").put(Markup::fixed(head)).put(tag("tbody").all(rows))
}

/// Pixels: the height of a lane, the width of the names before the lanes, and the space for the dates below them, fixed and per character.
const LANE: usize = 28;
const LANE_NAMES: usize = 130;
const DATES: usize = 34;
const DATE: usize = 5;
/// Pixels between two dates: for adjacent days, and at most.
const STEP: f64 = 26.0;
const LONGEST: f64 = 96.0;
/// Pixels between two dots of one account and day.
const BESIDE: f64 = 14.0;
/// With more accounts than this the drawing is folded.
const LANES: usize = 20;
/// Maximum number of characters of a name.
const LANE_NAME: usize = 16;

/// The section of the timeline; empty if nothing is dated.
pub(super) fn timeline_section(page: &Page<'_>) -> Markup {
    let moments = timeline::moments(page.comparison, page.view);
    if moments.is_empty() {
        return Markup::default();
    }
    let lanes = lanes_drawn(page, &moments);
    let places = day_places(page.comparison, &moments);
    let dates = prose::count(places.len(), "day", "days");
    let label = format!(
        "Timeline of {} on {dates}; the list below shows the same.",
        prose::count(moments.len(), "dated statement", "dated statements")
    );
    let meaning = "When each account says that things happened. Dots link to the words; rings have no match in another account; gaps are not to scale.";
    card_section(page, "timeline", "Timeline", None, meaning)
        .put(cards::folded(
            lanes.len() > LANES,
            "The drawing",
            scroller("Drawing of the timeline", timeline_drawing(page, &moments, (&lanes, &places), &label)),
        ))
        .put(timeline_list(page, &moments))
        .into()
}

/// The accounts with dated statements, in order.
fn lanes_drawn(page: &Page<'_>, moments: &[Moment<'_>]) -> Vec<AccountId> {
    let own: BTreeSet<AccountId> = moments.iter().map(|moment| page.comparison.statement(moment.statement).account).collect();
    page.digest.accounts.iter().copied().filter(|id| own.contains(id)).collect()
}

/// A day of the drawing.
struct DayPlace {
    /// Its horizontal position.
    x: f64,
    /// The shortest form of the date: a year is at its first day.
    name: String,
}

/// The position of each day: the distance grows with the logarithm of the gap and leaves room for the dots of the day before.
fn day_places(comparison: &Comparison, moments: &[Moment<'_>]) -> BTreeMap<Date, DayPlace> {
    let mut dots: BTreeMap<Date, BTreeMap<AccountId, usize>> = BTreeMap::new();
    let mut out: BTreeMap<Date, DayPlace> = BTreeMap::new();
    for moment in moments {
        let (day, name) = (moment.when.first_day(), crate::report::prose::time_in_words(moment.when));
        *dots.entry(day).or_default().entry(comparison.statement(moment.statement).account).or_default() += 1;
        let known = out.entry(day).or_insert(DayPlace { x: 0.0, name: name.clone() });
        if name.len() < known.name.len() {
            known.name = name;
        }
    }
    let (mut x, mut last): (f64, Option<Date>) = (LANE_NAMES as f64 + STEP, None);
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

fn timeline_drawing(
    page: &Page<'_>,
    moments: &[Moment<'_>],
    (lanes, places): (&[AccountId], &BTreeMap<Date, DayPlace>),
    label: &str,
) -> Tag {
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
        let name = shortened(&page.comparison.account(*account).label, LANE_NAME);
        out = out
            .put(tag("line").set("x1", LANE_NAMES).set("x2", format!("{width:.0}")).set("y1", y).set("y2", y))
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
    let name = format!("{} {}", page.comparison.statement(moment.statement).label, crate::report::prose::time_in_words(moment.when));
    let circle = tag("circle").class(class).set("cx", format!("{x:.0}")).set("cy", y).set("r", 6);
    tag("a").set("href", format!("#{}", statement_address(moment.statement))).set("aria-label", name).put(circle)
}

/// The timeline as a list, folded.
fn timeline_list(page: &Page<'_>, moments: &[Moment<'_>]) -> Tag {
    let items = by_day(moments).into_iter().map(|(date, own)| {
        let lines = own.into_iter().map(|moment| {
            tag("p")
                .set("dir", "auto")
                .put(cards::statement_link(page.comparison, moment.statement))
                .say(" ")
                .say(page.comparison.words(moment.statement))
        });
        tag("li").put(tag("b").say(&date)).all(lines)
    });
    tag("details").put(tag("summary").say("The timeline as a list")).put(tag("ol").class("days").all(items))
}
