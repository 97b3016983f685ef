//! A figure that moved, as steps over the time of publication.

use super::line;
use super::plain;
use crate::digest::{Dispute, Scale, Value};
use crate::model::Comparison;
use crate::report::markup::{Tag, tag};
use crate::report::words;

/// More steps than this make a list, not a drawing.
const MOST: usize = 7;
/// Pixels of a step, and of what stands above the highest and beneath the lowest.
const STEP: usize = 26;
const ABOVE: usize = 30;
const BENEATH: usize = 52;
/// So many accounts of a step are named.
const NAMED: usize = 2;
/// Characters of a value and of a name that have room.
const VALUE: usize = 20;
const LABEL: usize = 14;

/// The steps of a figure, if its values stand in an order of their own and of time.
pub fn drawing(comparison: &Comparison, moved: &Dispute<'_>) -> Option<Tag> {
    let values = &moved.values;
    if !(2..=MOST).contains(&values.len()) {
        return None;
    }
    let scales: Vec<Scale> = values.iter().map(|v| v.scale).collect::<Option<_>>()?;
    let below = |of: Scale| scales.iter().filter(|s| s.order(of).is_some_and(std::cmp::Ordering::is_lt)).count();
    let levels: Vec<usize> = scales.iter().map(|own| below(*own)).collect();
    let highest = levels.iter().max().copied().unwrap_or(0);
    let height = ABOVE + highest * STEP + BENEATH;
    let y = |level: usize| ABOVE + (highest - level) * STEP;
    // Times of publication are named, not measured: two on one morning have room.
    let even: Vec<f64> = (0..values.len()).map(|at| at as f64).collect();
    let (x, _) = line::spread(&even, 12.0, 80.0);
    let told: Vec<String> = values.iter().map(|v| format!("{}: {}", time(v), line::label(v))).collect();
    let mut out = tag("svg")
        .class(if values.len() > 3 { "steps many" } else { "steps" })
        .set("role", "img")
        .set("aria-label", told.join("; then "))
        .set("width", "100%")
        .set("height", height);
    for at in 0..values.len() {
        let (from, to) = (x[at], x.get(at + 1).copied().unwrap_or(98.0));
        out = out.put(stroke((from, y(levels[at])), (to, y(levels[at]))));
        if let Some(next) = levels.get(at + 1) {
            out = out.put(stroke((to, y(levels[at])), (to, y(*next))));
        }
    }
    let own = values.iter().enumerate().map(|(at, value)| step(comparison, value, x[at], y(levels[at]), height));
    Some(out.all(own))
}

fn stroke(from: (f64, usize), to: (f64, usize)) -> Tag {
    let x = |at: f64| format!("{at:.1}%");
    tag("line").set("x1", x(from.0)).set("y1", from.1).set("x2", x(to.0)).set("y2", to.1)
}

fn step(comparison: &Comparison, value: &Value<'_>, x: f64, y: usize, height: usize) -> Tag {
    let names: Vec<String> = match value.accounts.as_slice() {
        few if few.len() <= NAMED => few.iter().map(|id| plain::short(&comparison.account(*id).label, LABEL)).collect(),
        many => vec![words::count(many.len(), "account", "accounts")],
    };
    let text = |y: usize| tag("text").set("x", -6).set("y", y);
    tag("svg")
        .set("x", format!("{x:.1}%"))
        .put(tag("circle").set("cx", 0).set("cy", y).set("r", 6))
        .put(text(y - 12).class("value").say(&plain::short(&line::label(value), VALUE)))
        .put(text(height - 22).class("note").say(&time(value)))
        .put(text(height - 6).say(&names.join(", ")))
}

/// When the first account that tells a value was published.
pub fn time(value: &Value<'_>) -> String {
    value.published.as_ref().map_or_else(|| "day unknown".into(), plain::day)
}
