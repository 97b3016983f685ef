//! How well names that mean the same are joined: pairwise and B-cubed F1, defined in `entities.rs`.

use std::collections::BTreeMap;

use compare_sources::model::{Account, Content, EntityId, NameForm, Span};
use compare_sources::understand;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::records::{Counts, byte_offsets, figure, harmonic, ratio};

#[derive(Deserialize)]
pub struct Gold {
    start: usize,
    end: usize,
    #[serde(default)]
    form: String,
    #[serde(default)]
    wiki: String,
}

pub fn measure(documents: &[(String, Vec<Gold>)]) -> Value {
    let mut pairs = Counts::default();
    let (mut precision, mut recall, mut scored, mut names) = (0.0, 0.0, 0.0, 0.0);
    for (text, gold) in documents {
        let items = aligned(text, gold);
        names += gold.iter().filter(|g| g.form == "name").count() as f64;
        scored += items.len() as f64;
        let ours: BTreeMap<EntityId, usize> = sizes(items.iter().map(|i| i.1));
        let theirs: BTreeMap<&str, usize> = sizes(items.iter().map(|i| i.0));
        let both: BTreeMap<(&str, EntityId), usize> = sizes(items.iter().copied());
        let count = |n: usize| n * n.saturating_sub(1) / 2;
        pairs.add(both.values().map(|n| count(*n)).sum(), ours.values().map(|n| count(*n)).sum(), theirs.values().map(|n| count(*n)).sum());
        for item in &items {
            precision += ratio(both[item] as f64, ours[&item.1] as f64);
            recall += ratio(both[item] as f64, theirs[item.0] as f64);
        }
        if crate::show::wrong() {
            show(&both);
        }
    }
    let (precision, recall) = (ratio(precision, scored), ratio(recall, scored));
    json!({
        "pairwise_f1": figure(pairs.f1()), "pairwise_precision": figure(pairs.precision()), "pairwise_recall": figure(pairs.recall()),
        "b3_f1": figure(harmonic(precision, recall)), "found": figure(ratio(scored, names)),
    })
}

fn sizes<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    let mut out = BTreeMap::new();
    keys.for_each(|k| *out.entry(k).or_default() += 1);
    out
}

/// The gold names that we found: their identity and our entity. Best fits are taken first, each name on either side once.
fn aligned<'g>(text: &str, gold: &'g [Gold]) -> Vec<(&'g str, EntityId)> {
    let ours = names(text);
    let offsets = byte_offsets(text);
    let gold: Vec<(usize, usize, &str)> =
        gold.iter().filter(|g| g.form == "name").map(|g| (offsets[g.start], offsets[g.end], g.wiki.as_str())).collect();
    let mut fits: Vec<(usize, usize, usize)> = Vec::new();
    for (i, (span, _)) in ours.iter().enumerate() {
        for (j, (start, end, _)) in gold.iter().enumerate() {
            let shared = span.end().min(*end).saturating_sub(span.start().max(*start));
            let dice = shared * 2000 / (span.len() + end - start);
            if dice >= 500 {
                fits.push((1000 - dice, i, j));
            }
        }
    }
    fits.sort_unstable();
    let (mut used, mut taken, mut out) = (vec![false; ours.len()], vec![false; gold.len()], Vec::new());
    for (_, i, j) in fits {
        if !used[i] && !taken[j] {
            (used[i], taken[j]) = (true, true);
            out.push((gold[j].2, ours[i].1));
        }
    }
    out
}

/// Our proper names and adjectives that have an entity.
fn names(text: &str) -> Vec<(Span, EntityId)> {
    let reading = understand(vec![Account::plain(text, None)], Vec::new());
    let mentions = reading.statements.iter().flat_map(|s| &s.mentions);
    mentions
        .filter_map(|m| match &m.content {
            Content::Name(name) if matches!(name.form, NameForm::Proper | NameForm::Adjective) => Some((m.span, name.entity?)),
            _ => None,
        })
        .collect()
}

#[allow(clippy::print_stderr)]
fn show(both: &BTreeMap<(&str, EntityId), usize>) {
    let mut parts: BTreeMap<&str, Vec<(EntityId, usize)>> = BTreeMap::new();
    let mut wholes: BTreeMap<EntityId, Vec<(&str, usize)>> = BTreeMap::new();
    for ((wiki, entity), n) in both {
        parts.entry(wiki).or_default().push((*entity, *n));
        wholes.entry(*entity).or_default().push((wiki, *n));
    }
    parts.iter().filter(|(_, e)| e.len() > 1).for_each(|(wiki, e)| eprintln!("APART  {wiki} {e:?}"));
    wholes.iter().filter(|(_, w)| w.len() > 1).for_each(|(entity, w)| eprintln!("MERGED {entity} {w:?}"));
}
