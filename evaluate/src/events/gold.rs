//! The gold of an event, as in `gold/EVENT.json`.

use std::fs;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Gold {
    pub event: String,
    pub accounts: Vec<GoldAccount>,
    pub claims: Vec<GoldClaim>,
    #[serde(default)]
    pub dates: Vec<GoldDate>,
    #[serde(default)]
    pub quotes: Vec<GoldQuote>,
    #[serde(default)]
    pub entities: Vec<GoldEntity>,
}

#[derive(Deserialize)]
pub struct GoldAccount {
    pub file: String,
    /// Length of the body in code points: a body of another length is not the one that was labelled.
    pub body_chars: usize,
    /// In code points of the body.
    pub sentences: Vec<(usize, usize)>,
}

#[derive(Deserialize)]
pub struct GoldClaim {
    pub id: String,
    pub members: Vec<Place>,
    pub differences: Vec<GoldDifference>,
}

/// A sentence of an account, and its first words to find it again.
#[derive(Deserialize)]
pub struct Place {
    pub file: String,
    pub starts: String,
    pub sentence: usize,
}

#[derive(Clone, Deserialize)]
pub struct GoldDifference {
    pub kind: String,
    #[serde(default)]
    pub relation: String,
    /// The word for `relation` in older gold.
    #[serde(default)]
    severity: String,
    pub between: (String, String),
    pub values: (String, String),
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub alt_kinds: Vec<String>,
    /// A moving figure in older gold, which had no word for it.
    #[serde(skip)]
    pub moving: bool,
}

#[derive(Deserialize)]
pub struct GoldDate {
    #[serde(flatten)]
    pub place: Place,
    pub text: String,
    pub value: String,
}

#[derive(Deserialize)]
pub struct GoldQuote {
    #[serde(flatten)]
    pub place: Place,
    pub speaker: String,
    pub first_words: String,
}

#[derive(Deserialize)]
pub struct GoldEntity {
    pub canonical: String,
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// All events of a folder, by file name.
pub fn read(folder: &Path) -> Result<Vec<Gold>, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<_> = entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
    paths.sort();
    paths.iter().map(|path| one(path).map_err(|e| format!("{}: {e}", path.display()))).collect()
}

fn one(path: &Path) -> Result<Gold, String> {
    let mut gold: Gold = serde_json::from_str(&fs::read_to_string(path).map_err(|e| e.to_string())?).map_err(|e| e.to_string())?;
    for difference in gold.claims.iter_mut().flat_map(|c| &mut c.differences) {
        if difference.relation.is_empty() {
            difference.moving = difference.note.contains("evolving");
            difference.relation = std::mem::take(&mut difference.severity);
        }
        difference.relation = relation(&difference.relation);
        difference.kind = kind(&difference.kind);
        for other in &mut difference.alt_kinds {
            *other = kind(other);
        }
    }
    Ok(gold)
}

/// Today's word for a kind.
pub fn kind(word: &str) -> String {
    let word = word.to_lowercase();
    match word.as_str() {
        "number" => "quantity".into(),
        "negation" => "polarity".into(),
        "modality" => "certainty".into(),
        "specificity" => "detail".into(),
        "report_verb" => "report-verb".into(),
        "not_in_span" => "not-in-span".into(),
        _ => word,
    }
}

/// Today's word for a relation.
pub fn relation(word: &str) -> String {
    let word = word.to_lowercase();
    if word == "framing" { "wording".into() } else { word }
}
