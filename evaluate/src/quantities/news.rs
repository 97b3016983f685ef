//! News sentences with their quantities: F1 on value, on value and unit, on value and change. Gold and found are matched one to
//! one in each sentence. What the gold scheme leaves out by definition (ordinals, "several", "a few") is not counted as wrong.

use compare_sources::annotate::{dates, quantities};
use compare_sources::language::Language;
use compare_sources::language::numbers::Limit;
use compare_sources::model::{Account, AccountId, Bound, Change, Content, Mention, Quantity};
use compare_sources::segment;
use compare_sources::text::tokens;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::records::{Counts, figure};

#[derive(Deserialize)]
struct Row {
    text: String,
    quantities: Vec<Gold>,
}

#[derive(Deserialize, Debug)]
struct Gold {
    change: String,
    value: String,
    unit: String,
    normalized_unit: String,
}

/// A found quantity in the terms of the gold.
#[derive(Debug)]
struct Found {
    text: String,
    values: Vec<Decimal>,
    unit: Option<String>,
    of: Option<String>,
    change: &'static str,
}

pub fn measure(rows: Vec<Value>) -> Result<Value, String> {
    let rows: Vec<Row> = serde_json::from_value(Value::Array(rows)).map_err(|e| e.to_string())?;
    let (mut value, mut unit, mut change) = (Counts::default(), Counts::default(), Counts::default());
    let show = crate::show::wrong();
    for row in &rows {
        let found = find(&row.text);
        let hits = matched(&row.quantities, &found, values_agree);
        let with_unit = matched(&row.quantities, &found, |g, f| values_agree(g, f) && units_agree(g, f));
        let with_change = matched(&row.quantities, &found, |g, f| values_agree(g, f) && g.change == f.change);
        for (counts, hits) in [(&mut value, hits), (&mut unit, with_unit), (&mut change, with_change)] {
            counts.add(hits, found.len(), row.quantities.len());
        }
        if show && (with_unit.min(with_change) < row.quantities.len() || hits < found.len()) {
            report(row, &found);
        }
    }
    Ok(json!({
        "value_f1": figure(value.f1()), "value_precision": figure(value.precision()), "value_recall": figure(value.recall()),
        "value_unit_f1": figure(unit.f1()), "value_change_f1": figure(change.f1()), "items": rows.len(),
    }))
}

/// Prints errors to standard error.
fn report(row: &Row, found: &[Found]) {
    eprintln!("\n{}", row.text);
    for gold in row.quantities.iter().filter(|g| !found.iter().any(|f| values_agree(g, f) && units_agree(g, f) && g.change == f.change)) {
        eprintln!("   gold  {} {} | {} | {}", gold.change, gold.value, gold.unit, gold.normalized_unit);
    }
    for f in found.iter().filter(|f| !row.quantities.iter().any(|g| values_agree(g, f) && units_agree(g, f) && g.change == f.change)) {
        eprintln!("   found {} {:?} | {:?} | {:?}   {:?}", f.change, f.values, f.unit, f.of, f.text);
    }
}

fn find(text: &str) -> Vec<Found> {
    let language = Language::english();
    let account = Account::plain(text, None);
    let mut statements = segment::segment(&account, AccountId(0), language);
    for (at, mention) in dates::find(&account, &statements, language) {
        statements[at].mentions.push(mention);
    }
    let mut found: Vec<Mention> = quantities::find(&account, &statements, language).into_iter().map(|(_, mention)| mention).collect();
    found.sort_by_key(|m| m.span);
    let mut out = Vec::new();
    let mut before: Option<(usize, Quantity)> = None;
    let mut length = 0;
    for mention in found {
        let Content::Quantity(quantity) = mention.content else { continue };
        let first_len = std::mem::replace(&mut length, mention.span.len());
        let told = quantity.ordinal || small_vague(&quantity);
        if let Some((end, first)) = before.replace((mention.span.end(), quantity.clone())).filter(|_| !told) {
            let gap = text.get(end..mention.span.start()).unwrap_or("").trim();
            let ends_in_it = matches!(quantity.change, Some(Change::UpTo | Change::DownTo));
            let from = text.get(..end.saturating_sub(first_len)).unwrap_or("").trim_end().ends_with("from");
            if gap == "to"
                && from
                && ends_in_it
                && first.change.is_none()
                && first.value.is_some()
                && out.last().is_some_and(|f: &Found| f.values.len() == 1)
            {
                // "rose from 5 to 8" is one range in the gold
                let last = out.last_mut().expect("there is one");
                let mut whole = terms(text, mention.span.text(text), mention.span.end(), &quantity);
                whole.values.insert(0, last.values[0]);
                *last = whole;
                continue;
            }
        }
        if !told {
            out.push(terms(text, mention.span.text(text), mention.span.end(), &quantity));
        }
    }
    out
}

fn small_vague(quantity: &Quantity) -> bool {
    quantity.bound == Bound::Vague && quantity.high.is_some_and(|high| high <= Decimal::TEN)
}

fn terms(text: &str, shown: &str, end: usize, quantity: &Quantity) -> Found {
    let values = match (quantity.bound, quantity.low, quantity.high) {
        (Bound::Range | Bound::Vague, Some(low), Some(high)) => vec![low, high],
        _ => quantity.value.into_iter().collect(),
    };
    // the gold marks a change if a verb before the figure states it, not if words after it do ("a 4 percent drop", "4 percent higher")
    let words = Language::english();
    let next = tokens(text.get(end..).unwrap_or(""), 0).into_iter().next().map(|t| t.norm).unwrap_or_default();
    let changes = &words.numbers.changes;
    let nominal = changes.stems.contains_key(words.words.stem(&next).as_ref()) || changes.particles.contains_key(&next);
    let opening = words.numbers.bounds_before.starting(&tokens(shown, 0), 0).map(|(_, limit)| *limit);
    if quantity.bound == Bound::Range && opening == Some(Limit::About) {
        return Found { text: shown.into(), values, unit: quantity.unit.clone(), of: quantity.of.clone(), change: "~" };
    }
    Found { text: shown.into(), values, unit: quantity.unit.clone(), of: quantity.of.clone(), change: change(quantity, nominal) }
}

fn change(quantity: &Quantity, nominal: bool) -> &'static str {
    match (quantity.bound, quantity.change) {
        (Bound::MoreThan | Bound::AtLeast, _) => ">",
        (Bound::LessThan | Bound::AtMost, _) => "<",
        (Bound::About | Bound::Nearly, _) => "~",
        (_, Some(Change::UpBy)) if !nominal => "up",
        (_, Some(Change::DownBy)) if !nominal => "down",
        (Bound::Exact | Bound::Range | Bound::Vague, _) => "=",
    }
}

/// Greedy one-to-one matching, each gold with the first found that fits.
fn matched(gold: &[Gold], found: &[Found], fits: impl Fn(&Gold, &Found) -> bool) -> usize {
    let mut free: Vec<bool> = vec![true; found.len()];
    let take = |g: &Gold, free: &mut Vec<bool>| {
        let hit = found.iter().enumerate().position(|(at, f)| free[at] && fits(g, f));
        hit.inspect(|at| free[*at] = false).is_some()
    };
    gold.iter().filter(|g| take(g, &mut free)).count()
}

/// Equal to six significant digits, ends of ranges in either order.
fn values_agree(gold: &Gold, found: &Found) -> bool {
    let mut wanted = numbers(&gold.value);
    let mut got: Vec<f64> = found.values.iter().filter_map(|v| v.to_string().parse().ok()).collect();
    wanted.sort_by(f64::total_cmp);
    got.sort_by(f64::total_cmp);
    let close = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-6 * a.abs().max(b.abs()) || (a + b).abs() < 1e-9 && gold.change == "down";
    wanted.len() == got.len() && !got.is_empty() && wanted.iter().zip(&got).all(close)
}

/// "252.0-287.0", "3.0 - 4.0", "-260", "1.99E-29".
fn numbers(text: &str) -> Vec<f64> {
    let text = text.trim();
    if let Ok(one) = text.parse() {
        return vec![one];
    }
    let cut = text.char_indices().skip(1).find(|(_, c)| *c == '-').map(|(at, _)| at);
    cut.map(|at| [&text[..at], &text[at + 1..]].iter().filter_map(|p| p.trim().parse().ok()).collect()).unwrap_or_default()
}

/// The gold's names for our units. A unit that is not listed has the same name in both.
const NAMES: &[(&str, &[&str])] = &[
    ("%", &["percentage"]),
    ("USD", &["dollar"]),
    ("EUR", &["euro"]),
    ("GBP", &["pound sterling"]),
    ("JPY", &["japanese yen"]),
    ("CNY", &["chinese yuan"]),
    ("AUD", &["australian dollar"]),
    ("CAD", &["canadian dollar"]),
    ("HKD", &["hong kong dollar"]),
    ("INR", &["indian rupee"]),
    ("MYR", &["malaysian ringgit"]),
    ("ILS", &["shekel"]),
    ("ZAR", &["south african rand"]),
    ("NZD", &["new zealand dollar"]),
    ("CHF", &["swiss franc"]),
    ("KRW", &["south korean won"]),
    ("RUB", &["russian ruble"]),
    ("SGD", &["singapore dollar"]),
    ("MXN", &["mexican peso"]),
    ("BRL", &["brazilian real"]),
    ("SEK", &["swedish krona"]),
    ("TRY", &["turkish lira"]),
    ("pound", &["pound-mass"]),
    ("pound-foot", &["foot pound-force"]),
    ("gigatonne", &["gigaton"]),
    ("psi", &["pound per square inch", "pound-force per square inch"]),
    ("ksi", &["kilopound per square inch"]),
    ("penny", &["point", "pence"]),
    ("score", &["-", "lead"]),
    ("tonne", &["tonne", "metric ton"]),
];

fn units_agree(gold: &Gold, found: &Found) -> bool {
    let wanted = gold.normalized_unit.trim().to_lowercase();
    if let Some(unit) = &found.unit {
        let age = wanted.strip_suffix(" of age").unwrap_or(&wanted);
        return named(unit, age) || unit.split_once(" per ").is_some_and(|(unit, rate)| age == format!("{} per {rate}", name(unit)));
    }
    let no_unit = matches!(wanted.as_str(), "-" | "" | "% -");
    let Some(of) = &found.of else { return no_unit };
    // a counted noun: the same head, whatever its modifiers
    let head = |phrase: &str| -> Vec<String> {
        let before_of = phrase.trim_start_matches("of ").split(" of ").next().unwrap_or("").to_lowercase();
        before_of.split_whitespace().map(|w| w.trim_end_matches('s').to_string()).collect()
    };
    let ours = if of == "person" { "people" } else { of.as_str() }.trim_end_matches('s').to_string();
    let singular = head(&wanted.replace("children", "child"));
    singular.last() == Some(&ours) || head(&gold.unit.to_lowercase()).last() == Some(&ours) || singular.contains(&ours)
}

fn name(unit: &str) -> &str {
    NAMES.iter().find(|(ours, _)| *ours == unit).map_or(unit, |(_, theirs)| theirs[0])
}

fn named(unit: &str, wanted: &str) -> bool {
    unit == wanted || NAMES.iter().any(|(ours, theirs)| *ours == unit && theirs.contains(&wanted))
}
