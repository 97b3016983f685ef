//! What the program printed, read as a script would read it: as JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::article::{Article, Key};
use super::gold;

/// A finding between two accounts (or inside one): for each account, its sentences, its values and whether it speaks in its own voice.
#[derive(Clone)]
pub struct Found {
    pub claim: String,
    pub kind: String,
    pub relation: String,
    pub sides: BTreeMap<usize, SideOut>,
}

#[derive(Clone, Default)]
pub struct SideOut {
    pub sentences: BTreeSet<Key>,
    pub values: Vec<String>,
    pub own: bool,
}

/// A date or quote mention.
pub struct MentionOut {
    pub account: usize,
    pub sentences: BTreeSet<Key>,
    pub kind: String,
    pub text: String,
    pub value: String,
    pub speakers: Vec<String>,
}

/// The parts of the output that are scored.
pub struct Output {
    /// Gold sentences of each statement.
    pub statements: BTreeMap<String, (usize, BTreeSet<Key>)>,
    /// Gold sentences of each claim.
    pub claims: Vec<BTreeSet<Key>>,
    pub found: Vec<Found>,
    pub mentions: Vec<MentionOut>,
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Reads the output; `files` are the accounts of the gold in order.
pub fn read(out: &Value, files: &[&str], articles: &mut [Article]) -> Output {
    let accounts: BTreeMap<String, usize> = list(out, "accounts")
        .iter()
        .filter_map(|a| {
            let path = string(&a["path"])?;
            let base = path.rsplit('/').next()?;
            Some((string(&a["id"])?, files.iter().position(|f| *f == base)?))
        })
        .collect();
    let mut statements = BTreeMap::new();
    for statement in list(out, "statements") {
        let (Some(id), Some(account)) = (string(&statement["id"]), string(&statement["account"])) else { continue };
        let Some(at) = accounts.get(&account) else { continue };
        let span = articles[*at].locate(statement["text"].as_str().unwrap_or(""));
        statements.insert(id, (*at, span.map(|s| articles[*at].sentences(&s)).unwrap_or_default()));
    }
    let reader = Reader { accounts, names: names(out), statements };
    let claims = list(out, "claims").iter().map(|c| list(c, "statements").iter().flat_map(|s| reader.sentences(s)).collect()).collect();
    let found = list(out, "differences").iter().flat_map(|d| reader.found(d)).collect();
    let mentions = list(out, "mentions").iter().filter_map(|m| reader.mention(m)).collect();
    Output { claims, found, mentions, statements: reader.statements }
}

/// Names of entities by id.
fn names(out: &Value) -> BTreeMap<String, String> {
    list(out, "entities").iter().filter_map(|e| Some((string(&e["id"])?, string(&e["name"]).unwrap_or_default()))).collect()
}

struct Reader {
    accounts: BTreeMap<String, usize>,
    names: BTreeMap<String, String>,
    statements: BTreeMap<String, (usize, BTreeSet<Key>)>,
}

impl Reader {
    fn statement(&self, id: &Value) -> Option<&(usize, BTreeSet<Key>)> {
        self.statements.get(&string(id)?)
    }

    fn sentences(&self, id: &Value) -> BTreeSet<Key> {
        self.statement(id).map(|(_, s)| s.clone()).unwrap_or_default()
    }

    /// The names of a speaker: that of its entity, and the words in the text.
    fn speakers(&self, value: &Value) -> Vec<String> {
        let speaker = string(&value["speaker"]).map(|id| self.names.get(&id).cloned().unwrap_or(id));
        [speaker, string(&value["speaker_text"])].into_iter().flatten().filter(|s| !s.is_empty()).collect()
    }

    /// A difference as findings between each two of its accounts.
    fn found(&self, difference: &Value) -> Vec<Found> {
        let sides = self.sides(difference);
        let kind = gold::kind(difference["kind"].as_str().unwrap_or(""));
        let one = |sides: BTreeMap<usize, SideOut>| Found {
            claim: string(&difference["claim"]).unwrap_or_default(),
            kind: kind.clone(),
            relation: gold::relation(difference["relation"].as_str().unwrap_or("")),
            sides,
        };
        if kind == "self" && sides.len() == 1 {
            return vec![one(sides)];
        }
        let all: Vec<(usize, &SideOut)> = sides.iter().map(|(f, s)| (*f, s)).collect();
        let mut out = Vec::new();
        for (at, (fa, a)) in all.iter().enumerate() {
            for (fb, b) in &all[at + 1..] {
                out.push(one(BTreeMap::from([(*fa, (*a).clone()), (*fb, (*b).clone())])));
            }
        }
        out
    }

    fn sides(&self, difference: &Value) -> BTreeMap<usize, SideOut> {
        let mut out: BTreeMap<usize, SideOut> = BTreeMap::new();
        for side in list(difference, "sides") {
            let speakers = self.speakers(side);
            let voice = [&side["voice"], &side["value"]].into_iter().filter_map(string).find(|v| !v.is_empty());
            let own = speakers.is_empty() && voice.is_none_or(|v| matches!(v.to_lowercase().as_str(), "own" | "own voice"));
            let told = [string(&side["text"]), string(&side["value"])].into_iter().flatten().filter(|v| !v.is_empty());
            let (account, sentences) = if side["statement"].is_null() {
                (string(&side["account"]).and_then(|a| self.accounts.get(&a).copied()), BTreeSet::new())
            } else {
                self.statement(&side["statement"]).map_or((None, BTreeSet::new()), |(at, s)| (Some(*at), s.clone()))
            };
            let Some(account) = account else { continue };
            let place = out.entry(account).or_default();
            place.sentences.extend(sentences);
            place.values.extend(told.chain(speakers));
            place.own |= own;
        }
        out
    }

    fn mention(&self, mention: &Value) -> Option<MentionOut> {
        let (account, sentences) = self.statement(&mention["statement"])?;
        Some(MentionOut {
            account: *account,
            sentences: sentences.clone(),
            kind: mention["kind"].as_str().unwrap_or("").to_lowercase(),
            text: string(&mention["text"]).unwrap_or_default(),
            value: string(&mention["value"]).unwrap_or_default(),
            speakers: self.speakers(mention),
        })
    }
}
