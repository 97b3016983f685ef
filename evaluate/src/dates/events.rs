//! A folder with `gold/EVENT.json` and `texts/EVENT/FILE.txt`: `date_accuracy` is the share of the gold's date expressions for which a
//! date in that sentence that shares its words has the right value (its EDTF form begins with the gold's, not counting an open start).

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{Guess, guesses};
use crate::records::{byte_offsets, figure, ratio};
use compare_sources::model::When;

pub fn run(folder: &Path) -> Result<Value, String> {
    let (mut right, mut found, mut all) = (0.0, 0.0, 0.0);
    let entries = fs::read_dir(folder.join("gold")).map_err(|e| e.to_string())?;
    let mut files: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    files.sort();
    for file in files {
        let gold: Value = serde_json::from_str(&fs::read_to_string(&file).map_err(|e| e.to_string())?).map_err(|e| e.to_string())?;
        let event = file.file_stem().unwrap_or_default();
        for account in gold["accounts"].as_array().into_iter().flatten() {
            let name = account["file"].as_str().unwrap_or("");
            let text = fs::read_to_string(folder.join("texts").join(event).join(name)).map_err(|e| e.to_string())?;
            let body = text
                .strip_prefix("---\n")
                .and_then(|rest| rest.split_once("\n---\n"))
                .map_or(text.as_str(), |(_, body)| body.trim_start_matches('\n'));
            let guesses = guesses(body, account["published"].as_str());
            for date in gold["dates"].as_array().into_iter().flatten().filter(|d| d["file"] == name) {
                let hits = of_sentence(body, account, date, &guesses);
                let value = date["value"].as_str().unwrap_or("-");
                let ok = hits.iter().any(|v| v.trim_start_matches("../").starts_with(value));
                (right, found, all) = (right + f64::from(u8::from(ok)), found + f64::from(u8::from(!hits.is_empty())), all + 1.0);
                if crate::show::wrong() && !ok {
                    eprintln!("{name} {} gold {value} got {hits:?} | {}", date["text"], date["starts"]);
                }
            }
        }
    }
    Ok(json!({"date_accuracy": figure(ratio(right, all)), "date_found": figure(ratio(found, all)), "dates": all}))
}

/// EDTF values of the guesses in the sentence that share the expression's words.
fn of_sentence(body: &str, account: &Value, date: &Value, guesses: &[Guess]) -> Vec<String> {
    let bytes = byte_offsets(body);
    let number = date["sentence"].as_u64().unwrap_or(1) as usize;
    let range = &account["sentences"][number.saturating_sub(1)];
    let place = |v: &Value| v.as_u64().and_then(|at| bytes.get(at as usize).copied()).unwrap_or(0);
    let (from, to) = (place(&range[0]), place(&range[1]));
    let words = date["text"].as_str().unwrap_or("-");
    let inside = guesses.iter().filter(|g| from <= g.span.start() && g.span.end() <= to);
    let shared = inside.filter(|g| g.span.text(body).contains(words) || words.contains(g.span.text(body)));
    shared.filter_map(|g| g.mention.when.as_ref().map(When::edtf)).collect()
}
