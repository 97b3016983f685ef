//! Task `events`: whole events labelled by hand. PATH holds `gold/EVENT.json` and `texts/EVENT/*.txt`; the program runs on the texts
//! of each event, and what `compare -f json` would print is scored against the gold. The definitions are those of
//! `score_events.py` beside the data; the figures are the same to the last digit shown.

mod article;
mod conflicts;
mod figures;
mod folds;
mod given;
mod gold;
mod mentions;
mod output;
mod score;
mod values;
mod wording;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use compare_sources::grammar::Grammars;
use compare_sources::load::Input;
use compare_sources::model::{Comparison, PairingWeights, Settings};
use compare_sources::report::json;
use compare_sources::select;
use rayon::prelude::*;
use serde_json::{Map, Value};

use crate::encoder;

use figures::Tally;
use gold::Gold;

pub fn run(path: &Path) -> Result<Value, String> {
    measure(path, |comparison, _, _| Ok(comparison), &|_| Ok(None))
}

/// Task `left_out`: the same, each event with the pairing weights that were fitted without the events of its topic.
pub fn left_out(path: &Path) -> Result<Value, String> {
    let folds = folds::folds()?;
    measure(path, |comparison, _, _| Ok(comparison), &|event| folds::without(&folds, event).map(Some))
}

/// Task `differences`: the same with the claims of the gold given.
pub fn differences(path: &Path) -> Result<Value, String> {
    measure(path, given::claims, &|_| Ok(None))
}

type Step = fn(Comparison, &Gold, &Path) -> Result<Comparison, String>;

/// The weights to run an event with; `None` for the program's own.
type Weights<'a> = &'a (dyn Fn(&str) -> Result<Option<Arc<PairingWeights>>, String> + Sync);

fn measure(path: &Path, step: Step, weights: Weights<'_>) -> Result<Value, String> {
    let mut total = Tally::default();
    let mut events = Map::new();
    let score = |gold: Gold| {
        let texts = path.join("texts").join(&gold.event);
        let settings = Settings { weights: weights(&gold.event)?, ..Settings::default() };
        let output = compare(&texts, &gold, step, &settings)?;
        Ok((score::score(&gold, &texts, &output)?, gold.event))
    };
    let scored: Vec<(Tally, String)> = gold::read(&path.join("gold"))?.into_par_iter().map(score).collect::<Result<_, String>>()?;
    for (tally, event) in scored {
        events.insert(event, figures::keys(&tally));
        total.merge(&tally);
    }
    let mut out = figures::keys(&total);
    if let Some(out) = out.as_object_mut() {
        out.insert("by_kind".into(), figures::by_kind(&total));
        out.insert("events".into(), Value::Object(events));
    }
    Ok(out)
}

/// What the program prints as JSON for the accounts of an event. To check the scoring itself, `EVALUATE_KEEP=DIR` saves that as
/// DIR/EVENT.json, where `score_events.py --outputs DIR` finds it, and `EVALUATE_SAVED=DIR` scores such files instead of running.
fn compare(texts: &Path, gold: &Gold, step: Step, settings: &Settings) -> Result<Value, String> {
    let place = |variable: &str| std::env::var_os(variable).map(|dir| Path::new(&dir).join(format!("{}.json", gold.event)));
    let text = match place("EVALUATE_SAVED") {
        Some(path) => fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?,
        None => printed(texts, gold, step, settings)?,
    };
    if let Some(path) = place("EVALUATE_KEEP") {
        fs::write(path, &text).map_err(|e| e.to_string())?;
    }
    serde_json::from_str(&text).map_err(|e| e.to_string())
}

fn printed(texts: &Path, gold: &Gold, step: Step, settings: &Settings) -> Result<String, String> {
    let mut inputs = Vec::new();
    for account in &gold.accounts {
        let path = texts.join(&account.file);
        let bytes = fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        inputs.push(Input { path: path.to_string_lossy().into_owned(), bytes, ..Input::default() });
    }
    let comparison = compare_sources::compare_with(inputs, settings, &Grammars::default(), encoder::given());
    let comparison = step(comparison, gold, texts)?;
    Ok(json::render(&comparison, &select::everything(&comparison)))
}
