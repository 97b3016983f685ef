//! Task `concepts`: how outlets name the same actor, place or thing, marked by hand (a code for each concept). The articles of a group are
//! beside the file (`groups_*/GROUP/FILE`). Two mentions of different outlets are together if the program gives the names that they end with
//! one entity; `precision`, `recall` and `f1` are over all pairs of mentions of different outlets. Mentions that ascribe a property (with a
//! target) are no names and are left out. `linked` is the share of mentions with any entity.

use std::collections::BTreeMap;
use std::path::Path;

use compare_sources::model::{Content, EntityId};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::in_accounts::{Run, root};
use crate::records::{Counts, figure, ratio, read};

#[derive(Deserialize)]
struct Record {
    group: String,
    file: String,
    code: String,
    mention: String,
    #[serde(default)]
    target: String,
    paragraph: usize,
}

pub fn run(path: &Path) -> Result<Value, String> {
    let records: Vec<Record> = read(path)?;
    let records: Vec<&Record> = records.iter().filter(|r| r.target.is_empty()).collect();
    let first = records.first().ok_or("no mentions")?;
    let root = root(path, &first.group).ok_or("the articles are not beside the file")?;
    let mut groups: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    records.iter().for_each(|r| groups.entry(&r.group).or_default().push(r));
    let (mut counts, mut linked) = (Counts::default(), 0.0);
    for (group, records) in groups {
        let run = Run::new(&root, &[group.to_string()]);
        let mut taken: BTreeMap<(usize, usize), ()> = BTreeMap::new();
        let held: Vec<Option<EntityId>> = records.iter().map(|r| entity(&run, r, &mut taken)).collect();
        linked += held.iter().flatten().count() as f64;
        for (at, a) in records.iter().enumerate() {
            for (other, b) in records.iter().enumerate().skip(at + 1).filter(|(_, b)| a.file != b.file) {
                let (same, ours) = (a.code == b.code, held[at].is_some() && held[at] == held[other]);
                if same && !ours && crate::show::wrong() {
                    eprintln!("{} | {} ({:?}) | {} ({:?})", a.code, a.mention, held[at], b.mention, held[other]);
                }
                counts.add(usize::from(same && ours), usize::from(ours), usize::from(same));
            }
        }
    }
    let mut figures = Map::new();
    figures.insert("mentions".into(), records.len().into());
    figures.insert("linked".into(), figure(ratio(linked, records.len() as f64)));
    figures.insert("precision".into(), figure(counts.precision()));
    figures.insert("recall".into(), figure(counts.recall()));
    figures.insert("f1".into(), figure(counts.f1()));
    Ok(Value::Object(figures))
}

/// The program's entity for a marked mention: that of the name that covers its last word.
fn entity(run: &Run, record: &Record, taken: &mut BTreeMap<(usize, usize), ()>) -> Option<EntityId> {
    let name = record.file.strip_suffix(".txt").unwrap_or(&record.file);
    let account = run.articles.iter().position(|(_, doc)| doc == name)?;
    let text = &run.understood.accounts[account].text;
    let paragraphs = text.match_indices(|_: char| true).filter(|(at, _)| *at == 0 || text[..*at].ends_with("\n\n")).map(|(at, _)| at);
    let from = paragraphs.clone().nth(record.paragraph).unwrap_or(0);
    // A mention that occurs twice in a paragraph is marked twice.
    let free = |at: &usize| !taken.contains_key(&(account, *at));
    let at = text[from..].match_indices(record.mention.as_str()).map(|(at, _)| from + at).find(free)?;
    taken.insert((account, at), ());
    let end = at + record.mention.trim_end().len();
    let own = run.understood.statements.iter().filter(|s| s.account.0 == account && s.span.start() < end && end <= s.span.end());
    let over = own.flat_map(|s| &s.mentions).filter(|m| m.span.start() < end && end <= m.span.end() + 2 && m.span.end() > at);
    over.filter_map(|m| if let Content::Name(name) = &m.content { name.entity } else { None }).next()
}
