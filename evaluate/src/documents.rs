//! Task `documents`: outlet and day of publication as the program finds them in the text alone, without any metadata. PATH is a folder
//! of dated texts (`group.json` beside them, or front matter in them) or a file of records with `dct` and `text`. A text contains its day if
//! the stated day, the one before or the one after is printed in full near its beginning, and its outlet if that name is printed there in a
//! line of its own or in brackets. `day_right` and `outlet_right` are shares of the texts that contain them; `day_precision` and
//! `outlet_precision` are the shares of those found that are right (within one day, since moments are stated in UTC).

use std::fs;
use std::path::{Path, PathBuf};

use compare_sources::load::{Input, load};
use compare_sources::model::{KnownFrom, When};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::records::{Counts, figure, ratio, read};

/// A text, with its stated day and outlet.
struct Dated {
    name: String,
    text: String,
    day: Option<Date>,
    outlet: Option<String>,
}

/// Length, in characters, of the beginning of a text where its day and outlet must be printed.
const HEAD: usize = 600;

pub fn run(path: &Path) -> Result<Value, String> {
    let texts = texts(path)?;
    let (mut days, mut outlets) = (Counts::default(), Counts::default());
    let (mut held, mut found) = (0, 0);
    for dated in &texts {
        let input = Input { path: "account.txt".into(), bytes: dated.text.clone().into_bytes(), ..Input::default() };
        let (accounts, _) = load(vec![input]);
        let Some(account) = accounts.first() else { continue };
        let head: String = dated.text.chars().take(HEAD).collect();
        if let Some(day) = dated.day {
            let told = account.published.as_ref();
            let off = told.is_some_and(|when: &When| when.days_to(&When::day(day)).abs() > 1);
            let holds = [-1, 0, 1].iter().any(|by| day.checked_add(by.days()).is_ok_and(|day| prints(&head, day)));
            held += usize::from(holds);
            found += usize::from(holds && told.is_some() && !off);
            days.add(usize::from(told.is_some() && !off), usize::from(told.is_some()), 1);
            if (off || holds && told.is_none()) && crate::show::wrong() {
                eprintln!("{}: {day}, told {:?}: {}", dated.name, told.map(When::edtf), &head.replace('\n', " / "));
            }
        }
        if let Some(outlet) = dated.outlet.as_deref().filter(|outlet| names(&head, outlet)) {
            let right = letters(&account.source).contains(&letters(outlet));
            outlets.add(usize::from(right), usize::from(account.source_from != KnownFrom::FileName), 1);
            if !right && crate::show::wrong() {
                eprintln!("{}: {outlet}, told {}: {}", dated.name, account.source, &head.replace('\n', " / "));
            }
        }
    }
    let mut figures = Map::new();
    figures.insert("texts".into(), texts.len().into());
    figures.insert("days_held".into(), held.into());
    figures.insert("day_right".into(), figure(ratio(found as f64, held as f64)));
    figures.insert("day_precision".into(), figure(days.precision()));
    figures.insert("outlets_held".into(), (outlets.gold as usize).into());
    figures.insert("outlet_right".into(), figure(outlets.recall()));
    figures.insert("outlet_precision".into(), figure(outlets.precision()));
    Ok(Value::Object(figures))
}

/// True if a day is printed in full.
fn prints(text: &str, day: Date) -> bool {
    let (year, month, number) = (day.year(), day.strftime("%B").to_string(), day.day());
    let text = text.replace(".,", ",").replace("Sept ", "Sep ");
    [month.as_str(), &month[..3], &format!("{}.", &month[..3])].iter().any(|month| {
        [
            format!("{month} {number}, {year}"),
            format!("{month} {number:02}, {year}"),
            format!("{number} {month} {year}"),
            format!("{number} {month}, {year}"),
        ]
        .iter()
        .any(|printed| text.contains(printed.as_str()))
    }) || text.contains(&day.to_string())
}

/// True if a text names an outlet in a line of its own or in brackets.
fn names(text: &str, outlet: &str) -> bool {
    let outlet = letters(outlet);
    let short = |part: &str| part.split_whitespace().count() <= 5 && letters(part).contains(&outlet);
    let bracketed = text.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|(inside, _)| inside);
    !outlet.is_empty() && text.lines().chain(bracketed).any(short)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn texts(path: &Path) -> Result<Vec<Dated>, String> {
    if path.is_file() {
        let records: Vec<Value> = read(path)?;
        let dated = |record: &Value| {
            let of = |key: &str| record.get(key).and_then(Value::as_str).unwrap_or("").to_string();
            Dated { name: of("id"), text: of("text"), day: of("dct").get(..10).and_then(|day| day.parse().ok()), outlet: None }
        };
        return Ok(records.iter().map(dated).collect());
    }
    let mut files = Vec::new();
    collect(path, &mut files)?;
    files.iter().map(|file| dated(file)).collect()
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            collect(&entry, out)?;
        } else if entry.extension().is_some_and(|e| e == "txt") {
            out.push(entry);
        }
    }
    Ok(())
}

/// A text without its front matter, with the day and outlet that the front matter or the group's file states.
fn dated(file: &Path) -> Result<Dated, String> {
    let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut stated = (None, None);
    let mut body = text.as_str();
    if let Some((front, rest)) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        let of =
            |key: &str| front.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(':')).map(|v| v.trim().trim_matches('"').to_string());
        (stated, body) = ((of("published"), of("source")), rest);
    } else if let Ok(group) = fs::read_to_string(file.with_file_name("group.json")) {
        let group: Value = serde_json::from_str(&group).map_err(|e| e.to_string())?;
        let own = group["documents"].as_array().into_iter().flatten().find(|d| d["file"] == name.as_str()).cloned().unwrap_or_default();
        let of = |key: &str| own.get(key).and_then(Value::as_str).map(str::to_string);
        stated = (of("date"), of("source"));
    }
    let day = stated.0.and_then(|day| day.get(..10).and_then(|day| day.parse().ok()));
    Ok(Dated { name: file.display().to_string(), text: body.trim_start().into(), day, outlet: stated.1 })
}
