//! The comparison as JSON, schema 1: the whole document, or one difference per line. Keys are only ever added.

pub(super) mod document_parts;
pub(super) mod escape;
mod mentions;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Comparison, DifferenceId, DifferenceKind, Doubt, DoubtKind, EventId, Member, Near, Settings, Span, StatementId};
use crate::select::View;
use document_parts::{AccountOut, ClaimOut, DifferenceOut, EntityOut, EventOut, NoticeOut, PairingOut, label};
use mentions::{MentionOut, StatementOut};

/// Number of the schema. It changes if a key loses its meaning, not if one is added.
const SCHEMA: u32 = 1;

/// A comparison, in the order in which it is written. Keys are only ever added.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Document<'a> {
    /// Number of the schema.
    #[cfg_attr(test, schemars(extend("const" = SCHEMA)))]
    schema: u32,
    /// The accounts, ordered by path.
    accounts: Vec<AccountOut<'a>>,
    /// The events that they report.
    events: Vec<EventOut<'a>>,
    /// All statements, by account and position.
    statements: Vec<StatementOut<'a>>,
    /// What was understood in the statements, in the same order.
    mentions: Vec<MentionOut<'a>>,
    /// The entities that they name.
    entities: Vec<EntityOut<'a>>,
    /// The claims of the selection: what two or more accounts report.
    claims: Vec<ClaimOut<'a>>,
    /// The accepted pairings behind the claims.
    pairings: Vec<PairingOut<'a>>,
    /// The differences of the selection.
    differences: Vec<DifferenceOut<'a>>,
    /// Ids of the statements of the selection that only one account reports.
    unmatched: Vec<&'a str>,
    /// Those of them that have a near statement in another account.
    perhaps: Vec<PerhapsOut<'a>>,
    /// What could not be read or decided.
    notices: Vec<NoticeOut<'a>>,
    /// Settings of the run.
    settings: SettingsOut<'a>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Settings"))]
struct SettingsOut<'a> {
    #[serde(flatten)]
    settings: &'a Settings,
    /// Version of the program.
    version: &'static str,
    /// The selection in words, if not everything is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    selection: Option<&'a str>,
}

/// Renders what the view shows. Accounts, statements, mentions and entities are always complete, since other parts refer to them.
pub fn render(comparison: &Comparison, view: &View) -> String {
    let unmatched: BTreeSet<StatementId> = view.unmatched.iter().copied().collect();
    let document = Document {
        schema: SCHEMA,
        accounts: comparison.accounts.iter().map(AccountOut::new).collect(),
        events: (0..comparison.events.len()).map(|at| EventOut::new(comparison, EventId(at))).collect(),
        statements: comparison.statements.iter().map(|s| StatementOut::new(comparison, s)).collect(),
        mentions: comparison.statements.iter().flat_map(|s| s.mentions.iter().map(|m| MentionOut::new(comparison, s, m))).collect(),
        entities: comparison.entities.iter().enumerate().map(|(at, e)| EntityOut::new(comparison, at, e)).collect(),
        claims: view.claims.iter().map(|id| ClaimOut::new(comparison, *id)).collect(),
        pairings: comparison
            .pairings
            .iter()
            .filter(|p| shown(comparison, view, p.statements))
            .map(|p| PairingOut::new(comparison, p))
            .collect(),
        differences: view.differences.iter().map(|id| DifferenceOut::new(comparison, *id, view.base)).collect(),
        unmatched: view.unmatched.iter().map(|id| comparison.statement(*id).label.as_str()).collect(),
        perhaps: comparison.perhaps.iter().filter(|(id, _)| unmatched.contains(id)).map(|p| PerhapsOut::new(comparison, p)).collect(),
        notices: comparison.notices.iter().map(NoticeOut::new).collect(),
        settings: SettingsOut { settings: &comparison.settings, version: env!("CARGO_PKG_VERSION"), selection: view.selection.as_deref() },
    };
    escape::to_string(&document)
}

/// True if a shown claim contains both statements of a pairing.
fn shown(comparison: &Comparison, view: &View, (a, b): (StatementId, StatementId)) -> bool {
    if view.claims.len() == comparison.claims.len() {
        return true;
    }
    view.claims.iter().map(|id| &comparison.claims[id.0].statements).any(|s| s.contains(&a) && s.contains(&b))
}

/// Probabilities and weights are written to four places: more would claim a precision that they do not have.
fn rounded(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}

/// A line of JSONL: a difference with everything needed to read it by itself.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Line"))]
pub(super) struct LineOut<'a> {
    #[serde(flatten)]
    difference: DifferenceOut<'a>,
    /// When the event happened, EDTF.
    date: Option<String>,
    /// The names of the entities that the claim is about.
    about: Vec<&'a str>,
    /// The full text of the statements, in the order of the sides; null for a silent side.
    statements: Vec<Option<&'a str>>,
}

/// Renders the differences that the view shows.
pub fn render_lines(comparison: &Comparison, view: &View) -> String {
    view.differences.iter().map(|id| escape::to_line(&line(comparison, view, *id))).collect()
}

fn line<'a>(comparison: &'a Comparison, view: &View, id: DifferenceId) -> LineOut<'a> {
    let difference = &comparison.differences[id.0];
    let claim = &comparison.claims[difference.claim.0];
    let mut sides: Vec<_> = difference.sides.iter().collect();
    sides.sort_by_key(|side| Some(side.account) != view.base);
    LineOut {
        difference: DifferenceOut::new(comparison, id, view.base),
        date: claim.date.as_ref().map(|when| when.edtf()),
        about: claim.entities.iter().map(|e| comparison.entities[e.0].name.as_str()).collect(),
        statements: sides.into_iter().map(|side| side.statement.map(|s| comparison.words(s))).collect(),
    }
}

/// Something that two statements do not share and that may matter.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Doubt"))]
pub(super) struct DoubtOut<'a> {
    /// Kind of the doubt.
    kind: DoubtKind,
    /// The words concerned, by statement.
    sides: Vec<WordsOut<'a>>,
}

/// Words of a statement.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Words"))]
struct WordsOut<'a> {
    /// Id of the statement.
    statement: &'a str,
    /// The words, if there are any.
    text: Option<&'a str>,
}

/// The words of a statement that make a claim.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Member"))]
pub(super) struct MemberOut<'a> {
    /// Id of the statement.
    statement: &'a str,
    /// Byte offsets into the account's text.
    #[cfg_attr(test, schemars(with = "[usize; 2]"))]
    span: Span,
    /// The value that it gives for the claim's slot.
    value: Option<&'a str>,
}

/// The slot of a claim: what its statements give values for.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Slot"))]
pub(super) struct SlotOut<'a> {
    /// Kind of the values.
    pub kind: DifferenceKind,
    /// What is counted, measured or dated.
    pub key: &'a str,
}

/// The statement of another account that is most like the claim.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Near"))]
pub(super) struct NearOut<'a> {
    /// Id of the account.
    account: &'a str,
    /// Id of the statement.
    statement: &'a str,
    /// Probability that it reports the same, 0 to 1.
    probability: f64,
}

/// A statement in no claim, and the statement of another account that is most like it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Perhaps"))]
pub(super) struct PerhapsOut<'a> {
    /// Id of the statement.
    statement: &'a str,
    /// Id of the nearest statement.
    near: &'a str,
    /// Probability that the two report the same, 0 to 1.
    probability: f64,
}

impl<'a> DoubtOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, doubt: &Doubt) -> Self {
        let words = |(id, span): &(StatementId, Option<Span>)| WordsOut {
            statement: label(comparison, *id),
            text: span.map(|s| s.text(&comparison.account(comparison.statement(*id).account).text)),
        };
        DoubtOut { kind: doubt.kind, sides: doubt.sides.iter().map(words).collect() }
    }
}

impl<'a> MemberOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, member: &'a Member) -> Self {
        MemberOut { statement: label(comparison, member.statement), span: member.span, value: member.value.as_deref() }
    }
}

impl<'a> NearOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, near: &Near) -> Self {
        let account = &comparison.account(near.account).label;
        NearOut { account, statement: label(comparison, near.statement), probability: rounded(near.probability) }
    }
}

impl<'a> PerhapsOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, (id, near): &(StatementId, Near)) -> Self {
        let probability = rounded(near.probability);
        PerhapsOut { statement: label(comparison, *id), near: label(comparison, near.statement), probability }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use schemars::generate::SchemaSettings;
    use serde_json::{Map, Value};

    use super::{Document, LineOut};

    /// The schema of the document; that of a line of JSONL is `#/$defs/Line` in it.
    fn schema() -> String {
        let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        generator.subschema_for::<LineOut<'static>>();
        let mut schema = sorted(generator.into_root_schema_for::<Document<'static>>().to_value());
        schema["title"] = "compare, schema 1".into();
        schema["$comment"] =
            "Made from the types of src/report/json. A line of JSONL keeps to #/$defs/Line. Keys are only ever added.".into();
        let mut out = serde_json::to_string_pretty(&sorted(schema)).expect("a schema is JSON");
        out.push('\n');
        out
    }

    /// Sorts the keys by alphabet, whatever order the map has.
    fn sorted(value: Value) -> Value {
        match value {
            Value::Object(map) => {
                let mut pairs: Vec<(String, Value)> = map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
                pairs.sort_by(|a, b| a.0.cmp(&b.0));
                Value::Object(pairs.into_iter().collect::<Map<String, Value>>())
            }
            Value::Array(values) => Value::Array(values.into_iter().map(sorted).collect()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
        }
    }

    #[test]
    fn the_schema_in_the_documents_is_current() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema-1.json");
        let schema = schema();
        if std::env::var_os("UPDATE_REPORTS").is_some() {
            std::fs::write(&path, &schema).expect("the schema can be written");
        }
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(known == schema, "docs/schema-1.json is not current: UPDATE_REPORTS=1 cargo test --lib schema writes it anew");
    }
}
