//! Makes figures of counts. Counts of several events are added up before anything is divided.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::wording::is_wording;
use crate::records::{figure, harmonic};

/// Named counts.
#[derive(Default)]
pub struct Tally {
    counts: BTreeMap<String, f64>,
}

impl Tally {
    pub fn add(&mut self, name: &str, count: usize) {
        self.sum(name, count as f64);
    }

    pub fn sum(&mut self, name: &str, value: f64) {
        *self.counts.entry(name.to_string()).or_default() += value;
    }

    /// Adds the number of right ones among the predicted and of found ones among the gold.
    pub fn hits(&mut self, name: &str, right: usize, predicted: usize, found: usize, gold: usize) {
        for (part, count) in [("tp", right), ("pred", predicted), ("rec", found), ("gold", gold)] {
            self.add(&format!("{name}_{part}"), count);
        }
    }

    pub fn merge(&mut self, other: &Tally) {
        for (name, value) in &other.counts {
            self.sum(name, *value);
        }
    }

    fn get(&self, name: &str) -> f64 {
        self.counts.get(name).copied().unwrap_or(0.0)
    }

    /// A share; `None` if the whole is 0.
    fn share(&self, part: &str, whole: &str) -> Option<f64> {
        let whole = self.get(whole);
        (whole > 0.0).then(|| self.get(part) / whole)
    }

    fn scores(&self, name: &str) -> (Option<f64>, Option<f64>, Option<f64>) {
        let part = |p: &str| format!("{name}_{p}");
        f1(self.share(&part("tp"), &part("pred")), self.share(&part("rec"), &part("gold")))
    }
}

/// Precision, recall and their harmonic mean, which is 0 if nothing was predicted.
fn f1(precision: Option<f64>, recall: Option<f64>) -> (Option<f64>, Option<f64>, Option<f64>) {
    let mean = match (precision, recall) {
        (Some(p), Some(r)) => Some(harmonic(p, r)),
        (None, Some(0.0)) => Some(0.0),
        (None | Some(_), None) | (None, Some(_)) => None,
    };
    (precision, recall, mean)
}

fn shown(value: Option<f64>) -> Value {
    figure(value.unwrap_or(0.0))
}

/// The figures by name; 0 if the gold or the output has nothing to divide by.
pub fn keys(tally: &Tally) -> Value {
    let mut out = Map::new();
    let mut put = |name: &str, value: Option<f64>| {
        out.insert(name.to_string(), shown(value));
    };
    let pair = tally.scores("pair");
    let b3 = f1(tally.share("b3_psum", "b3_pn"), tally.share("b3_rsum", "b3_n"));
    for (name, (precision, recall, mean)) in [
        ("pair", pair),
        ("b3", b3),
        ("conflict", tally.scores("conflict_strict")),
        ("exact", tally.scores("conflict_exact")),
        ("loose", tally.scores("conflict_loose")),
    ] {
        put(&format!("{name}_precision"), precision);
        put(&format!("{name}_recall"), recall);
        put(&format!("{name}_f1"), mean);
    }
    put("wording_precision", tally.share("wording_ok", "wording_pred"));
    put("wording_in_claim", tally.share("wording_in", "wording_pred"));
    put("wording_recall", tally.share("wording_hit", "wording_gold"));
    put("attribution_recall", tally.share("found/attribution", "gold/attribution"));
    put("attribution_exact", tally.share("attribution_exact", "gold/attribution"));
    put("relation_accuracy", tally.share("relation_ok", "relation_n"));
    put("date_accuracy", tally.share("date_ok", "date_gold"));
    put("date_found", tally.share("date_found", "date_gold"));
    put("speaker_accuracy", tally.share("quote_ok", "quote_gold"));
    put("speaker_found", tally.share("quote_found", "quote_gold"));
    put("coverage", tally.share("covered", "sentences"));
    out.insert("conflicts".into(), json!({"gold": tally.get("conflict_strict_gold"), "predicted": tally.get("conflict_strict_pred")}));
    Value::Object(out)
}

/// For each kind: how many are in the gold, how many were predicted, the share that was found.
pub fn by_kind(tally: &Tally) -> Value {
    let kinds: BTreeSet<&str> = tally.counts.keys().filter_map(|k| k.split_once('/')).map(|(_, kind)| kind).collect();
    let mut out = Map::new();
    for kind in kinds {
        let of = |part: &str| format!("{part}/{kind}");
        let mut row = Map::new();
        row.insert("gold".into(), json!(tally.get(&of("gold"))));
        row.insert("predicted".into(), json!(tally.get(&of("pred"))));
        row.insert("recall".into(), shown(tally.share(&of("found"), &of("gold"))));
        if is_wording(kind) {
            row.insert("family".into(), shown(tally.share(&of("family"), &of("gold"))));
        }
        out.insert(kind.into(), Value::Object(row));
    }
    Value::Object(out)
}
