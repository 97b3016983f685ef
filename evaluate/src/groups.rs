//! Task `groups`: a folder of folders, each with articles on one event. Folders of one topic (`37_1`, `37_2`: two look-alike events), or all
//! folders if no two share a topic, are read as one run; `b3_precision`, `b3_recall` and `b3_f1` say how well the program groups the
//! articles by folder, over all articles. `whole` is the share of folders that stay one group when read alone.

use std::collections::BTreeMap;
use std::path::Path;

use compare_sources::model::EventId;
use serde_json::{Map, Value};

use crate::in_accounts::{Run, topics};
use crate::records::{figure, harmonic, ratio};

pub fn run(root: &Path) -> Result<Value, String> {
    let mut by_topic = topics(root);
    let all: Vec<String> = by_topic.values().flatten().cloned().collect();
    if all.is_empty() {
        return Err(format!("{}: no folders", root.display()));
    }
    if by_topic.len() == all.len() {
        by_topic = BTreeMap::from([("all".to_string(), all.clone())]);
    }
    let (mut precision, mut recall, mut articles) = (0.0, 0.0, 0.0);
    for groups in by_topic.values() {
        let run = Run::new(root, groups);
        let told: Vec<(EventId, &str)> =
            run.understood.accounts.iter().zip(&run.articles).map(|(a, (group, _))| (a.event, group.as_str())).collect();
        for (event, group) in &told {
            let both = told.iter().filter(|(e, g)| e == event && g == group).count() as f64;
            precision += both / told.iter().filter(|(e, _)| e == event).count() as f64;
            recall += both / told.iter().filter(|(_, g)| g == group).count() as f64;
        }
        articles += told.len() as f64;
    }
    let mut whole = 0.0;
    for group in &all {
        let run = Run::new(root, std::slice::from_ref(group));
        let one = run.understood.accounts.iter().all(|a| a.event == EventId(0));
        if !one && crate::show::wrong() {
            let apart: Vec<String> =
                run.understood.accounts.iter().zip(&run.articles).map(|(a, (_, doc))| format!("{} {doc}", a.event.0)).collect();
            eprintln!("{group}: {}", apart.join(", "));
        }
        whole += f64::from(u8::from(one));
    }
    let (precision, recall) = (ratio(precision, articles), ratio(recall, articles));
    let mut figures = Map::new();
    figures.insert("articles".into(), (articles as usize).into());
    figures.insert("b3_precision".into(), figure(precision));
    figures.insert("b3_recall".into(), figure(recall));
    figures.insert("b3_f1".into(), figure(harmonic(precision, recall)));
    figures.insert("whole".into(), figure(ratio(whole, all.len() as f64)));
    Ok(Value::Object(figures))
}
