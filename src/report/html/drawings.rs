//! The drawings of a dispute: dates or figures on a line, with a dot for each account that gives a value, to scale if there is room; and an updated
//! figure, as steps over the time of publication.

use rust_decimal::prelude::ToPrimitive;

use super::cards::{day_text, shortened};
use crate::digest::{Dispute, Scale, Value};
use crate::model::Comparison;
use crate::report::markup::{Tag, tag};
use crate::report::prose;

/// More values than this are shown as a list, not a line.
const MOST_VALUES: usize = 8;
/// The part of the width that is used, in hundredths.
const FROM: f64 = 19.0;
const TO: f64 = 81.0;
/// Least distance between two values, in hundredths, as far as there is room.
const APART: f64 = 22.0;
/// More accounts than this are drawn as a bar with their number; and the maximum number named below a value.
const DOTS: usize = 8;
const MOST_NAMED: usize = 4;
/// Pixels: the height of the line, the distance from there to the first name, and the height of each name.
const LINE: usize = 36;
const BENEATH: usize = 24;
const NAME: usize = 16;
/// Characters that fit in each of two lines of a value; a name has two fewer.
const fn room(values: usize) -> usize {
    match values {
        0..=4 => 18,
        5..=6 => 13,
        _ => 10,
    }
}

/// The line of a dispute; `None` if its values are not on a scale.
pub(super) fn value_line(comparison: &Comparison, dispute: &Dispute<'_>) -> Option<Tag> {
    let values = &dispute.values;
    if !(2..=MOST_VALUES).contains(&values.len()) {
        return None;
    }
    let places = places(values)?;
    let (at, to_scale) = spread(&places, FROM, TO);
    let names = values.iter().map(|v| if v.accounts.len() > DOTS { 1 } else { v.accounts.len().min(MOST_NAMED + 1) }).max().unwrap_or(1);
    // If a value needs two lines, everything is lowered by one.
    let room = room(values.len());
    let lower = if values.iter().any(|value| lines(&value_label(value), room).len() > 1) { NAME } else { 0 };
    let y = LINE + lower;
    let height = y + BENEATH + names * NAME + if to_scale { 0 } else { NAME };
    let texts = values.iter().map(|v| format!("{}: {}", value_label(v), account_names(comparison, v, room).join(", "))).collect::<Vec<_>>();
    let class = match values.len() {
        0..=3 => "line",
        4..=5 => "line many",
        _ => "line most",
    };
    let mut out = tag("svg")
        .class(class)
        .set("role", "img")
        .set("aria-label", texts.join("; "))
        .set("width", "100%")
        .set("height", height)
        .put(tag("line").set("x1", "1%").set("x2", "99%").set("y1", y).set("y2", y));
    if to_scale {
        out = out.all(days_between(values, &places, &at).into_iter().map(|x| {
            let x = format!("{x:.1}%");
            tag("line").set("x1", &x).set("x2", &x).set("y1", y - 4).set("y2", y + 4)
        }));
    } else {
        out = out.put(tag("text").class("note").set("x", "99%").set("y", height - 5).set("text-anchor", "end").say("not to scale"));
    }
    let own = values.iter().zip(at).map(|(value, x)| drawn_value(comparison, value, (x, y), room));
    Some(out.all(own))
}

/// The label of a value on the line: a date in its normal form, a figure as it is reported.
pub(super) fn value_label(value: &Value<'_>) -> String {
    let day = match value.scale {
        Some(Scale::Day(at)) if value.normal.parse::<jiff::civil::Date>().is_ok_and(|d| d == at.date()) => {
            Some(at.date().strftime("%-d %b %Y").to_string())
        }
        Some(Scale::Day(_) | Scale::Number(_)) | None => None,
    };
    day.unwrap_or_else(|| value.words.clone())
}

/// A label on one line or two.
fn lines(label: &str, room: usize) -> Vec<String> {
    if label.chars().count() <= room {
        return vec![label.to_string()];
    }
    let mut first = String::new();
    let mut words = label.split_whitespace().peekable();
    while let Some(word) = words.next_if(|word| first.is_empty() || first.chars().count() + 1 + word.chars().count() <= room) {
        first = if first.is_empty() { word.to_string() } else { format!("{first} {word}") };
    }
    let rest: Vec<&str> = words.collect();
    [first, rest.join(" ")].iter().filter(|line| !line.is_empty()).map(|line| shortened(line, room)).collect()
}

/// The positions of values as numbers; days are counted from the first.
fn places(values: &[Value<'_>]) -> Option<Vec<f64>> {
    let first = match values.first()?.scale? {
        Scale::Day(at) => Some(at),
        Scale::Number(_) => None,
    };
    let places: Vec<f64> = (values.iter())
        .map(|value| match (value.scale?, first) {
            (Scale::Number(number), None) => number.to_f64(),
            (Scale::Day(at), Some(first)) => {
                let days = first.date().until(at.date()).ok()?.get_days();
                Some(f64::from(days) + f64::from(at.hour()) / 24.0)
            }
            (Scale::Number(_), Some(_)) | (Scale::Day(_), None) => None,
        })
        .collect::<Option<_>>()?;
    // Two values in one position do not show a dispute.
    places.windows(2).all(|two| two[0] < two[1]).then_some(places)
}

/// Spreads positions between two ends with room between each two; also returns whether they are still to scale.
pub(super) fn spread(places: &[f64], from: f64, to: f64) -> (Vec<f64>, bool) {
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return (Vec::new(), true) };
    let width = (last - first).max(f64::MIN_POSITIVE);
    let scaled: Vec<f64> = places.iter().map(|p| from + (p - first) / width * (to - from)).collect();
    let apart = APART.min((to - from) / (places.len().max(2) - 1) as f64);
    let mut out = scaled.clone();
    for at in 1..out.len() {
        out[at] = out[at].max(out[at - 1] + apart);
    }
    let mut end = to;
    for x in out.iter_mut().rev() {
        *x = x.min(end);
        end = *x - apart;
    }
    let to_scale = out.iter().zip(&scaled).all(|(a, b)| (a - b).abs() < 1.0);
    (out, to_scale)
}

/// The positions of the days between two values, if they are few.
fn days_between(values: &[Value<'_>], places: &[f64], at: &[f64]) -> Vec<f64> {
    let [first, .., last] = places else { return Vec::new() };
    let days = matches!(values.first().and_then(|v| v.scale), Some(Scale::Day(_))) && last - first <= 31.0;
    let step = (at[at.len() - 1] - at[0]) / (last - first);
    let whole = (1..).map(f64::from).take_while(|day| days && *day < last - first);
    whole.filter(|day| !places.contains(day)).map(|day| at[0] + day * step).collect()
}

fn drawn_value(comparison: &Comparison, value: &Value<'_>, (x, y): (f64, usize), room: usize) -> Tag {
    let middle = |y: usize| tag("text").set("text-anchor", "middle").set("y", y);
    let lines = lines(&value_label(value), room);
    let mut out = tag("svg").set("x", format!("{x:.1}%"));
    for (at, line) in lines.iter().enumerate() {
        out = out.put(middle(y - 18 - (lines.len() - 1 - at) * NAME).class("value").say(line));
    }
    let count = value.accounts.len();
    if count > DOTS {
        let bar = tag("rect").set("x", -40).set("y", y - 7).set("width", 80).set("height", 14).set("rx", 7);
        return out.put(bar).put(middle(y + BENEATH).say(&prose::count(count, "account", "accounts")));
    }
    for dot in 0..count {
        let x = 14.0 * (dot as f64 - (count - 1) as f64 / 2.0);
        out = out.put(tag("circle").set("cx", x).set("cy", y).set("r", 6));
    }
    for (at, name) in account_names(comparison, value, room).iter().enumerate() {
        out = out.put(middle(y + BENEATH + at * NAME).say(name));
    }
    out
}

/// The names below a value: the first few, and the number of the rest.
fn account_names(comparison: &Comparison, value: &Value<'_>, room: usize) -> Vec<String> {
    let count = value.accounts.len();
    let shown = if count > MOST_NAMED + 1 { MOST_NAMED } else { count };
    let names = value.accounts.iter().take(shown).map(|id| shortened(&comparison.account(*id).label, room - 2));
    let more = (shown < count).then(|| format!("and {} more", count - shown));
    names.chain(more).collect()
}

/// More steps than this are shown as a list, not a drawing.
const MOST_STEPS: usize = 7;
/// Pixels: the height of a step, the space above the highest, and the space below the lowest.
const STEP: usize = 26;
const ABOVE: usize = 30;
const BENEATH_STEPS: usize = 52;
/// Maximum number of accounts named at a step.
const NAMED_AT_STEP: usize = 2;
/// Maximum number of characters of a value and of a name.
const VALUE: usize = 20;
const LABEL: usize = 14;

/// The steps of a figure; `None` if its values are not on a scale.
pub(super) fn step_drawing(comparison: &Comparison, moved: &Dispute<'_>) -> Option<Tag> {
    let values = &moved.values;
    if !(2..=MOST_STEPS).contains(&values.len()) {
        return None;
    }
    let scales: Vec<Scale> = values.iter().map(|v| v.scale).collect::<Option<_>>()?;
    let below = |of: Scale| scales.iter().filter(|s| s.order(of).is_some_and(std::cmp::Ordering::is_lt)).count();
    let levels: Vec<usize> = scales.iter().map(|own| below(*own)).collect();
    let highest = levels.iter().max().copied().unwrap_or(0);
    let height = ABOVE + highest * STEP + BENEATH_STEPS;
    let y = |level: usize| ABOVE + (highest - level) * STEP;
    // Times of publication are labelled, but not to scale, so that two on one morning have room.
    let even: Vec<f64> = (0..values.len()).map(|at| at as f64).collect();
    let (x, _) = spread(&even, 12.0, 80.0);
    let texts: Vec<String> = values.iter().map(|v| format!("{}: {}", time_of_value(v), value_label(v))).collect();
    let mut out = tag("svg")
        .class(if values.len() > 3 { "steps many" } else { "steps" })
        .set("role", "img")
        .set("aria-label", texts.join("; then "))
        .set("width", "100%")
        .set("height", height);
    for at in 0..values.len() {
        let (from, to) = (x[at], x.get(at + 1).copied().unwrap_or(98.0));
        out = out.put(stroke((from, y(levels[at])), (to, y(levels[at]))));
        if let Some(next) = levels.get(at + 1) {
            out = out.put(stroke((to, y(levels[at])), (to, y(*next))));
        }
    }
    let own = values.iter().enumerate().map(|(at, value)| drawn_step(comparison, value, x[at], y(levels[at]), height));
    Some(out.all(own))
}

fn stroke(from: (f64, usize), to: (f64, usize)) -> Tag {
    let x = |at: f64| format!("{at:.1}%");
    tag("line").set("x1", x(from.0)).set("y1", from.1).set("x2", x(to.0)).set("y2", to.1)
}

fn drawn_step(comparison: &Comparison, value: &Value<'_>, x: f64, y: usize, height: usize) -> Tag {
    let names: Vec<String> = match value.accounts.as_slice() {
        few if few.len() <= NAMED_AT_STEP => few.iter().map(|id| shortened(&comparison.account(*id).label, LABEL)).collect(),
        many => vec![prose::count(many.len(), "account", "accounts")],
    };
    let text = |y: usize| tag("text").set("x", -6).set("y", y);
    tag("svg")
        .set("x", format!("{x:.1}%"))
        .put(tag("circle").set("cx", 0).set("cy", y).set("r", 6))
        .put(text(y - 12).class("value").say(&shortened(&value_label(value), VALUE)))
        .put(text(height - 22).class("note").say(&time_of_value(value)))
        .put(text(height - 6).say(&names.join(", ")))
}

/// When the first account that reports a value was published.
pub(super) fn time_of_value(value: &Value<'_>) -> String {
    value.published.as_ref().map_or_else(|| "day unknown".into(), day_text)
}

#[cfg(test)]
mod tests {
    use super::{spread, value_line};
    use crate::digest::findings::shown_findings;
    use crate::digest::{Scale, disputes};
    use crate::report::fixture;
    use crate::report::markup::Markup;
    use crate::select;

    #[test]
    fn values_are_drawn_to_scale_where_there_is_room() {
        assert_eq!(spread(&[0.0, 1.0, 2.0], 15.0, 85.0), (vec![15.0, 50.0, 85.0], true));
        assert_eq!(spread(&[9.0, 14.0], 15.0, 85.0), (vec![15.0, 85.0], true));
        let (at, to_scale) = spread(&[0.0, 1.0, 100.0], 15.0, 85.0);
        assert!(!to_scale && at[1] - at[0] >= 21.9 && at[2] == 85.0, "{at:?}");
        let (at, _) = spread(&[0.0, 98.0, 99.0, 100.0], 15.0, 85.0);
        assert!(at[0] >= 14.9 && at.windows(2).all(|two| two[1] - two[0] > 21.0), "{at:?}");
    }

    #[test]
    fn each_account_is_a_dot_at_its_value() {
        let comparison = fixture::sample();
        let mut found = disputes(&comparison, &shown_findings(&comparison, &select::everything(&comparison)));
        found[0].values.reverse();
        for (value, number) in found[0].values.iter_mut().zip([9, 14]) {
            value.scale = Some(Scale::Number(number.into()));
        }
        let svg = Markup::from(value_line(&comparison, &found[0]).expect("figures")).into_string();
        assert_eq!(svg.matches("<circle").count(), 3, "{svg}");
        assert!(svg.find("Nine miners") < svg.find("14 people") && svg.contains("14 people: herald, wire"), "{svg}");
    }
}
