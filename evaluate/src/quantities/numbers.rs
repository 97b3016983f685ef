//! Tables of short texts for each kind of number (cardinal, ordinal, percent, range, currency, dimension, age, temperature). A record is
//! right if exactly the expected spans are found, with their values and units; one that expects nothing, if nothing is found.

use std::collections::BTreeMap;

use compare_sources::annotate::quantities::figure::{Figure, figures};
use compare_sources::annotate::quantities::number::{Number, NumberForm, scan};
use compare_sources::annotate::quantities::reader::Reader;
use compare_sources::language::Language;
use compare_sources::language::numbers::Limit;
use compare_sources::model::Bound;
use compare_sources::text::tokens;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::records::{byte_offsets, figure as rounded, ratio};

#[derive(Deserialize)]
struct Row {
    spec: String,
    text: String,
    expected: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    start: usize,
    end: usize,
    resolution: BTreeMap<String, Value>,
}

/// A span with its meaning: a number or interval as text, and a unit.
#[derive(Debug, PartialEq)]
struct Item {
    range: std::ops::Range<usize>,
    value: String,
    unit: Option<String>,
}

pub fn measure(rows: Vec<Value>) -> Result<Value, String> {
    let rows: Vec<Row> = serde_json::from_value(Value::Array(rows)).map_err(|e| e.to_string())?;
    let mut per_kind: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let show = crate::show::wrong();
    for row in &rows {
        let found = find(&row.spec, &row.text);
        let wanted = wanted(row);
        let right = wanted.len() == found.len() && wanted.iter().all(|w| found.iter().any(|f| agree(w, f)));
        let counts = per_kind.entry(row.spec.clone()).or_default();
        *counts = (counts.0 + f64::from(u8::from(right)), counts.1 + 1.0);
        if show && !right {
            eprintln!("{} {:?}\n   wanted {wanted:?}\n   found  {found:?}", row.spec, row.text);
        }
    }
    let right: f64 = per_kind.values().map(|c| c.0).sum();
    let mut out = json!({ "accuracy": rounded(ratio(right, rows.len() as f64)), "items": rows.len() });
    for (kind, (right, all)) in per_kind {
        out[format!("accuracy_{kind}")] = rounded(ratio(right, all));
    }
    Ok(out)
}

fn wanted(row: &Row) -> Vec<Item> {
    let bytes = byte_offsets(&row.text);
    let text = |e: &Expected, key: &str| e.resolution.get(key).and_then(Value::as_str).filter(|v| *v != "null").map(str::to_string);
    row.expected
        .iter()
        .map(|e| Item {
            range: bytes[e.start]..bytes[e.end],
            value: text(e, "value").unwrap_or_default(),
            unit: text(e, "unit").map(|u| u.to_lowercase()),
        })
        .collect()
}

fn agree(wanted: &Item, found: &Item) -> bool {
    let number = |text: &str| text.trim_end_matches('%').parse::<f64>().ok();
    let values = match (number(&wanted.value), number(&found.value)) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()),
        _ => wanted.value == found.value,
    };
    let units = match (&wanted.unit, &found.unit) {
        (Some(a), Some(b)) => same_unit(a, b),
        (None, _) => true,
        (Some(_), None) => false,
    };
    wanted.range == found.range && values && units
}

/// True if two names mean one unit: the table has American spellings, and names instead of codes of currencies.
fn same_unit(theirs: &str, ours: &str) -> bool {
    const NAMES: &[(&str, &[&str])] = &[
        ("USD", &["dollar", "united states dollar"]),
        ("EUR", &["euro"]),
        ("GBP", &["pound", "british pound"]),
        ("JPY", &["japanese yen", "yen"]),
        ("CNY", &["chinese yuan"]),
        ("AUD", &["australian dollar"]),
        ("CAD", &["canadian dollar"]),
        ("HKD", &["hong kong dollar"]),
        ("NZD", &["new zealand dollar"]),
        ("INR", &["rupee", "indian rupee"]),
        ("CHF", &["swiss franc"]),
        ("TRY", &["turkish lira"]),
        ("BTC", &["bitcoin"]),
        ("FIM", &["finnish markka"]),
        ("NLG", &["netherlands guilder"]),
        ("ESP", &["peseta"]),
        ("DEM", &["mark", "deutsche mark", "german mark"]),
        ("SEK", &["swedish krona"]),
        ("NOK", &["norwegian krone"]),
        ("DKK", &["danish krone"]),
        ("SGD", &["singapore dollar"]),
        ("TWD", &["new taiwan dollar"]),
        ("KRW", &["south korean won", "won"]),
        ("RUB", &["russian ruble", "ruble"]),
        ("MXN", &["mexican peso"]),
        ("BRL", &["brazilian real"]),
        ("penny", &["pence", "penny"]),
        ("celsius", &["c"]),
        ("fahrenheit", &["f"]),
        ("kelvin", &["k"]),
        ("tonne", &["metric ton", "ton", "tonne"]),
    ];
    let american = ours.replace("metre", "meter").replace("litre", "liter").replace("tonne", "ton");
    theirs == ours
        || theirs == american
        || theirs == american.replace(' ', "-")
        || NAMES.iter().any(|(o, t)| *o == ours && t.contains(&theirs))
}

fn find(spec: &str, text: &str) -> Vec<Item> {
    let all = tokens(text, 0);
    let reader = Reader::new(text, &all, Language::english());
    if spec == "NumberModel" || spec == "OrdinalModel" {
        return numbers(&reader, spec == "OrdinalModel");
    }
    let found = figures(&reader, &[]);
    let warm = ["temperature", "temperatures", "weather", "heat", "boil", "boils", "freeze", "celsius", "fahrenheit"];
    let temperature = all.iter().any(|t| warm.contains(&t.norm.as_str()));
    let degrees = |f: &Figure| f.unit_name() != "degree" || temperature == (spec == "TemperatureModel");
    let mut items: Vec<Item> = found.iter().filter(|f| of_kind(spec, f) && degrees(f)).filter_map(|f| item(&reader, spec, f)).collect();
    items.extend(bare_units(&reader, spec, &found));
    items
}

fn numbers(reader: &Reader, ordinals: bool) -> Vec<Item> {
    let kept =
        |form: NumberForm| if ordinals { form == NumberForm::Ordinal } else { !matches!(form, NumberForm::Ordinal | NumberForm::Vague) };
    let found = scan(reader).into_iter().filter(|n| kept(n.form));
    found.filter_map(|n| Some(Item { range: reader.bytes(n.tokens.start, n.tokens.end)?, value: from_end(&n), unit: None })).collect()
}

/// The value of a number; for a rank from the end, the table counts from 0.
fn from_end(number: &Number) -> String {
    let back = number.form == NumberForm::Ordinal && number.value.is_sign_negative();
    if back { format!("end-{}", -number.value - Decimal::ONE) } else { number.value.to_string() }
}

/// True if a figure is of the kind that a table asks for.
fn of_kind(spec: &str, figure: &Figure) -> bool {
    let unit = figure.unit.as_ref();
    let name = figure.unit_name();
    let temperature = matches!(name, "celsius" | "fahrenheit" | "kelvin");
    match spec {
        "PercentModel" => name == "%",
        "CurrencyModel" => unit.is_some_and(|u| u.money) || matches!(name, "cent" | "penny"),
        "TemperatureModel" => temperature || name == "degree",
        "AgeModel" => figure.duration(),
        "DimensionModel" => {
            unit.is_some()
                && !temperature
                && !figure.money()
                && !figure.duration()
                && !matches!(name, "%" | "percentage point" | "point" | "magnitude" | "score")
        }
        "NumberRangeModel" => {
            !matches!(figure.bound, Bound::About | Bound::Nearly | Bound::Vague)
                && (figure.bound != Bound::Exact || figure.whole != figure.tokens)
        }
        _ => false,
    }
}

fn item(reader: &Reader, spec: &str, figure: &Figure) -> Option<Item> {
    if spec == "NumberRangeModel" {
        return interval(reader, figure);
    }
    let mut end = figure.tokens.end;
    if spec == "AgeModel" {
        end = age_end(reader, end)?;
    }
    // a rate and the first end of a range are not part of the table's spans
    let start = if figure.second.is_some() { figure.number.end - 1 } else { figure.tokens.start };
    if figure.rate.is_some() {
        end = (figure.number.end..end).find(|at| matches!(reader.norm(*at), "a" | "an" | "per" | "/" | "each")).unwrap_or(end);
    }
    let value = figure.second.unwrap_or(figure.value).to_string();
    Some(Item { range: reader.bytes(start, end)?, value, unit: figure.unit.as_ref().map(|u| u.name.clone()) })
}

fn age_end(reader: &Reader, end: usize) -> Option<usize> {
    let after = reader.past_hyphen(end);
    if reader.norm(end - 1) == "yo" {
        return Some(end);
    }
    match reader.norm(after) {
        "old" | "yo" => Some(after + 1),
        "of" if reader.norm(after + 1) == "age" => Some(after + 2),
        _ => None,
    }
}

/// An interval as "[20,30)": both ends, open or closed.
fn interval(reader: &Reader, figure: &Figure) -> Option<Item> {
    let (low, high) = (
        figure.low.map(|v| v.normalize().to_string()).unwrap_or_default(),
        figure.high.map(|v| v.normalize().to_string()).unwrap_or_default(),
    );
    let value = match figure.bound {
        Bound::AtLeast => format!("[{low},)"),
        Bound::MoreThan => format!("({low},)"),
        Bound::AtMost => format!("(,{high}]"),
        Bound::LessThan => format!("(,{high})"),
        Bound::Range => match figure.ends {
            Some((first, second)) => format!(
                "{}{low},{high}{}",
                if first == Bound::MoreThan { '(' } else { '[' },
                if second == Bound::LessThan { ')' } else { ']' }
            ),
            None => format!("[{low},{high})"),
        },
        Bound::Exact if reader.norm(figure.whole.start).starts_with("equal") => format!("[{low},{high}]"),
        Bound::Exact | Bound::About | Bound::Nearly | Bound::Vague => return None,
    };
    let end = if figure.whole.end > figure.tokens.end { figure.whole.end } else { figure.number.end };
    // "about" limits nothing in the table
    let about = reader.words.bounds_before.starting(&reader.tokens, figure.whole.start).filter(|(_, limit)| **limit == Limit::About);
    let start = figure.whole.start + about.map_or(0, |(len, _)| len);
    Some(Item { range: reader.bytes(start, end)?, value, unit: None })
}

/// Units without a number: the tables list them with an empty value.
fn bare_units(reader: &Reader, spec: &str, found: &[Figure]) -> Vec<Item> {
    if !matches!(spec, "PercentModel" | "CurrencyModel" | "TemperatureModel") {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut at = 0;
    while at < reader.len() {
        let inside = found.iter().any(|f| f.tokens.contains(&at)) || reader.address[at];
        let hit = reader.words.units.after(reader.text, &reader.tokens, at, false).filter(|_| !inside);
        let Some((len, unit)) = hit else {
            at += 1;
            continue;
        };
        let fits = match spec {
            "PercentModel" => unit.name == "%",
            "CurrencyModel" => unit.money,
            _ => matches!(unit.name.as_str(), "celsius" | "fahrenheit" | "kelvin"),
        };
        if fits && let Some(range) = reader.bytes(at, at + len) {
            out.push(Item { range, value: String::new(), unit: (spec != "PercentModel").then(|| unit.name.clone()) });
        }
        at += len;
    }
    out
}
