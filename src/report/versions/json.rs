//! Versions as JSON, schema 1: the versions, then each step with every change. Keys are only ever added.

use serde::Serialize;

use crate::model::{Comparison, Span, StatementId};
use crate::report::json::document_parts::{AccountOut, NoticeOut};
use crate::report::json::escape;
use crate::versions::{Change, FactChange, Step, Versions};

#[derive(Serialize)]
struct Document<'a> {
    /// Number of the schema.
    schema: u32,
    /// The versions, oldest first.
    versions: Vec<AccountOut<'a>>,
    /// True if that is the order of publication.
    dated: bool,
    /// The steps from each version to the next.
    steps: Vec<StepOut<'a>>,
    /// What could not be read or decided.
    notices: Vec<NoticeOut<'a>>,
    /// Version of the program.
    version: &'static str,
}

#[derive(Serialize)]
struct StepOut<'a> {
    from: &'a str,
    to: &'a str,
    /// Places where the newer version says that it was changed.
    notes: Vec<&'a str>,
    changes: Vec<ChangeOut<'a>>,
}

#[derive(Serialize)]
struct ChangeOut<'a> {
    /// `fact`, `added`, `removed`, `words`, `form`, `moved`, `kept`.
    kind: &'static str,
    moved: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<SentenceOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<SentenceOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facts: Vec<FactOut<'a>>,
}

#[derive(Serialize)]
struct SentenceOut<'a> {
    id: &'a str,
    line: usize,
    /// Byte offsets into the version's text.
    span: Span,
    text: &'a str,
}

#[derive(Serialize)]
struct FactOut<'a> {
    /// `number`, `date`, `name`, `negation`, `certainty`, `source`, `verb of saying`, `charged word`.
    kind: &'static str,
    old: Vec<&'a str>,
    new: Vec<&'a str>,
}

/// Renders all steps, one change per line.
pub fn render(comparison: &Comparison, versions: &Versions) -> String {
    let document = Document {
        schema: 1,
        versions: versions.order.iter().map(|id| AccountOut::new(comparison.account(*id))).collect(),
        dated: versions.dated,
        steps: versions.steps.iter().map(|step| step_out(comparison, step)).collect(),
        notices: comparison.notices.iter().map(NoticeOut::new).collect(),
        version: env!("CARGO_PKG_VERSION"),
    };
    escape::to_string(&document)
}

fn step_out<'a>(comparison: &'a Comparison, step: &'a Step) -> StepOut<'a> {
    let account = comparison.account(step.to);
    StepOut {
        from: &comparison.account(step.from).label,
        to: &account.label,
        notes: step.notes.iter().map(|span| span.text(&account.text)).collect(),
        changes: step.changes.iter().map(|change| change_out(comparison, change)).collect(),
    }
}

fn change_out<'a>(comparison: &'a Comparison, change: &'a Change) -> ChangeOut<'a> {
    let sentence = |id: StatementId| {
        let statement = comparison.statement(id);
        SentenceOut { id: &statement.label, line: statement.line, span: statement.span, text: comparison.words(id) }
    };
    let text =
        |id: Option<StatementId>| id.map(|id| comparison.account(comparison.statement(id).account).text.as_str()).unwrap_or_default();
    let fact = |fact: &'a FactChange| FactOut {
        kind: fact.kind.word(),
        old: fact.old.iter().map(|span| span.text(text(change.old))).collect(),
        new: fact.new.iter().map(|span| span.text(text(change.new))).collect(),
    };
    ChangeOut {
        kind: change.kind.word(),
        moved: change.moved,
        old: change.old.map(sentence),
        new: change.new.map(sentence),
        facts: change.facts.iter().map(fact).collect(),
    }
}
