//! Sentence pairs in their articles, which are read together with all other articles of their topic, including those on a look-alike event,
//! as in a run on a folder of mixed articles.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::encoder;
use compare_sources::events;
use compare_sources::language::Language;
use compare_sources::model::{Account, AccountId, EventId, StatementId, When};
use compare_sources::{Understood, understand};
use serde::Deserialize;
use serde_json::Value;

/// The place of a sentence; `span` in code points of the article.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Place {
    pub group: String,
    pub doc: String,
    pub span: [usize; 2],
}

/// The places of a pair, if the record has them.
pub fn places(record: &Value) -> Option<[Place; 2]> {
    let place = |side: &str| {
        let part = |key: &str| record.get(format!("{key}_{side}")).cloned();
        let [group, doc] = [part("group")?, part("doc")?].map(|v| v.as_str().unwrap_or_default().to_string());
        Some(Place { group, doc, span: serde_json::from_value(part("span")?).ok()? })
    };
    Some([place("a")?, place("b")?])
}

/// A group's topic: the part before the underscore.
pub fn topic(group: &str) -> &str {
    group.split('_').next().unwrap_or(group)
}

/// A run on the articles of some folders.
pub struct Run {
    pub understood: Understood,
    /// Folder and file name, without its ending, of each account.
    pub articles: Vec<(String, String)>,
}

impl Run {
    /// Reads the folders of a group root without front matter; publication days are taken from `group.json` or from the front matter.
    pub fn new(root: &Path, groups: &[String]) -> Run {
        let mut articles = Vec::new();
        let mut accounts = Vec::new();
        for group in groups {
            let listed = dates(&root.join(group));
            let mut names: Vec<String> = fs::read_dir(root.join(group))
                .map(|dir| dir.flatten().filter_map(|e| Some(e.file_name().to_str()?.strip_suffix(".txt")?.to_string())).collect())
                .unwrap_or_default();
            names.sort();
            for name in names {
                let Ok(text) = fs::read_to_string(root.join(group).join(format!("{name}.txt"))) else { continue };
                let (head, body) = text.strip_prefix("---\n").and_then(|t| t.split_once("---\n")).unwrap_or(("", &text));
                let stated = head.lines().find_map(|l| l.strip_prefix("published:")).map(|d| d.trim().to_string());
                let day = listed.get(&name).cloned().or(stated).and_then(|d| d.get(..10)?.parse().ok());
                // Offsets count from the start of the file, so a text without front matter is not trimmed.
                let body = if head.is_empty() { &text } else { body.trim() };
                accounts.push(Account { path: format!("{group}/{name}"), ..Account::plain(body, day.map(When::day)) });
                articles.push((group.clone(), name));
            }
        }
        let mut understood = understand(accounts, Vec::new());
        encoder::encode(&mut understood);
        let Understood { accounts, statements, .. } = &mut understood;
        for (at, group) in events::groups(accounts, statements, Language::english()).into_iter().enumerate() {
            group.iter().for_each(|id| accounts[id.0].event = EventId(at));
        }
        Run { understood, articles }
    }

    /// The statement that covers most of a place.
    pub fn statement(&self, place: &Place) -> Option<StatementId> {
        let at = self.articles.iter().position(|(group, doc)| *group == place.group && *doc == place.doc)?;
        let text = &self.understood.accounts[at].text;
        let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
        let [from, to] = place.span.map(byte);
        let own = self.understood.statements.iter().enumerate().filter(|(_, s)| s.account == AccountId(at));
        let shared = |s: &compare_sources::model::Statement| s.span.end().min(to).saturating_sub(s.span.start().max(from));
        own.map(|(id, s)| (shared(s), id))
            .filter(|(shared, _)| *shared > 0)
            .max_by_key(|(shared, id)| (*shared, usize::MAX - id))
            .map(|(_, id)| StatementId(id))
    }
}

/// The folder beside the file that contains a group.
pub fn root(path: &Path, group: &str) -> Option<PathBuf> {
    let beside = path.parent()?.read_dir().ok()?.flatten().map(|e| e.path());
    let mut roots: Vec<PathBuf> = beside.filter(|p| p.join(group).is_dir()).collect();
    roots.sort();
    roots.into_iter().next()
}

fn dates(folder: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(folder.join("group.json")).unwrap_or_default();
    let listed: Value = serde_json::from_str(&text).unwrap_or(Value::Null);
    let documents = listed["documents"].as_array().cloned().unwrap_or_default();
    let date = |d: &Value| Some((d["file"].as_str()?.strip_suffix(".txt")?.to_string(), d["date"].as_str()?.to_string()));
    documents.iter().filter_map(date).filter(|(_, day)| !day.is_empty()).collect()
}

/// The folders of each topic of a group root, in order.
pub fn topics(root: &Path) -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in fs::read_dir(root).into_iter().flatten().flatten().filter(|e| e.path().is_dir()) {
        let name = entry.file_name().to_string_lossy().to_string();
        out.entry(topic(&name).to_string()).or_default().push(name);
    }
    out.values_mut().for_each(|groups| groups.sort());
    out
}
