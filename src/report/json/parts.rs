//! The sections of the document other than mentions, each as a struct whose fields are its keys.

use serde::Serialize;

use super::rounded;
use crate::model::{
    Account, AccountId, ClaimId, Comparison, Content, DifferenceId, DifferenceKind, Entity, EntityId, EntityKind, EventId, Family,
    MaterialityLevel, Notice, Pairing, Relation, Side, Span, Statement, StatementId, StatementKind, Voice,
};
use crate::select::event_date;

#[derive(Serialize)]
pub(super) struct AccountOut<'a> {
    id: &'a str,
    path: &'a str,
    source: &'a str,
    title: Option<&'a str>,
    published: Option<String>,
    url: Option<&'a str>,
    language: &'a str,
    origin: &'a str,
    event: String,
}

impl<'a> AccountOut<'a> {
    pub(super) fn new(account: &'a Account) -> Self {
        AccountOut {
            id: &account.label,
            path: &account.path,
            source: &account.source,
            title: account.title.as_deref(),
            published: account.published.as_ref().map(|w| w.edtf()),
            url: account.url.as_deref(),
            language: &account.language,
            origin: &account.origin,
            event: account.event.to_string(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct EventOut<'a> {
    id: String,
    accounts: Vec<&'a str>,
    names: &'a [String],
}

impl<'a> EventOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, id: EventId) -> Self {
        let event = &comparison.events[id.0];
        let accounts = event.accounts.iter().map(|a| comparison.account(*a).label.as_str()).collect();
        EventOut { id: id.to_string(), accounts, names: &event.names }
    }
}

#[derive(Serialize)]
pub(super) struct StatementOut<'a> {
    id: &'a str,
    account: &'a str,
    line: usize,
    span: Span,
    text: &'a str,
    kind: StatementKind,
    date: Option<String>,
    entities: Vec<String>,
}

impl<'a> StatementOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, statement: &'a Statement) -> Self {
        let account = comparison.account(statement.account);
        StatementOut {
            id: &statement.label,
            account: &account.label,
            line: statement.line,
            span: statement.span,
            text: statement.span.text(&account.text),
            kind: statement.kind,
            date: event_date(statement).map(|w| w.edtf()),
            entities: named(statement).iter().map(EntityId::to_string).collect(),
        }
    }
}

/// Who and what it names, each once, in order.
fn named(statement: &Statement) -> Vec<EntityId> {
    let mut out = Vec::new();
    for mention in &statement.mentions {
        if let Content::Name(name) = &mention.content
            && let Some(id) = name.entity
            && !out.contains(&id)
        {
            out.push(id);
        }
    }
    out
}

#[derive(Serialize)]
pub(super) struct EntityOut<'a> {
    id: String,
    name: &'a str,
    kind: EntityKind,
    aliases: &'a [String],
    basis: &'a [String],
    accounts: Vec<&'a str>,
    within: Option<&'a str>,
}

impl<'a> EntityOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, at: usize, entity: &'a Entity) -> Self {
        EntityOut {
            id: EntityId(at).to_string(),
            name: &entity.name,
            kind: entity.kind,
            aliases: &entity.aliases,
            basis: &entity.basis,
            accounts: entity.accounts.iter().map(|a| comparison.account(*a).label.as_str()).collect(),
            within: entity.within.as_deref(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ClaimOut<'a> {
    id: String,
    statements: Vec<&'a str>,
    accounts: Vec<&'a str>,
    date: Option<String>,
    entities: Vec<String>,
    relation: Relation,
    gist: &'a str,
    fact: Option<&'a str>,
    runner_up: Option<PairingOut<'a>>,
}

impl<'a> ClaimOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, id: ClaimId) -> Self {
        let claim = &comparison.claims[id.0];
        ClaimOut {
            id: id.to_string(),
            statements: claim.statements.iter().map(|s| label(comparison, *s)).collect(),
            accounts: claim.accounts.iter().map(|a| comparison.account(*a).label.as_str()).collect(),
            date: claim.date.as_ref().map(|w| w.edtf()),
            entities: claim.entities.iter().map(EntityId::to_string).collect(),
            relation: claim.relation,
            gist: label(comparison, claim.gist),
            fact: claim.fact.as_deref(),
            runner_up: claim.runner_up.as_ref().map(|p| PairingOut::new(comparison, p)),
        }
    }
}

fn label(comparison: &Comparison, id: StatementId) -> &str {
    &comparison.statement(id).label
}

#[derive(Serialize)]
pub(super) struct PairingOut<'a> {
    statements: [&'a str; 2],
    probability: f64,
    evidence: Vec<EvidenceOut<'a>>,
}

#[derive(Serialize)]
struct EvidenceOut<'a> {
    feature: &'a str,
    weight: f64,
}

impl<'a> PairingOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, pairing: &'a Pairing) -> Self {
        PairingOut {
            statements: [label(comparison, pairing.statements.0), label(comparison, pairing.statements.1)],
            probability: rounded(pairing.probability),
            evidence: pairing.evidence.iter().map(|e| EvidenceOut { feature: &e.feature, weight: rounded(e.weight) }).collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct DifferenceOut<'a> {
    id: String,
    claim: String,
    family: Family,
    kind: DifferenceKind,
    relation: Relation,
    sides: Vec<SideOut<'a>>,
    explanation: &'a str,
    materiality: MaterialityLevel,
    rank: usize,
    origins: usize,
}

impl<'a> DifferenceOut<'a> {
    /// The sides stand in the order of the accounts, but for the one that all are held against.
    pub(super) fn new(comparison: &'a Comparison, id: DifferenceId, base: Option<AccountId>) -> Self {
        let difference = &comparison.differences[id.0];
        let mut sides: Vec<&Side> = difference.sides.iter().collect();
        sides.sort_by_key(|side| Some(side.account) != base);
        DifferenceOut {
            id: id.to_string(),
            claim: difference.claim.to_string(),
            family: difference.kind.family(),
            kind: difference.kind,
            relation: difference.relation,
            sides: sides.into_iter().map(|s| SideOut::new(comparison, s)).collect(),
            explanation: &difference.explanation,
            materiality: difference.materiality.level,
            rank: difference.materiality.rank,
            origins: difference.materiality.origins,
        }
    }
}

/// What one account says; `statement`, `span` and `text` are null when it is silent.
#[derive(Serialize)]
struct SideOut<'a> {
    account: &'a str,
    statement: Option<&'a str>,
    span: Option<Span>,
    text: Option<&'a str>,
    value: &'a str,
    #[serde(flatten)]
    voice: VoiceOut<'a>,
}

impl<'a> SideOut<'a> {
    fn new(comparison: &'a Comparison, side: &'a Side) -> Self {
        let account = comparison.account(side.account);
        SideOut {
            account: &account.label,
            statement: side.statement.map(|s| label(comparison, s)),
            span: side.span,
            text: side.span.map(|s| s.text(&account.text)),
            value: &side.value,
            voice: VoiceOut::new(account, &side.voice),
        }
    }
}

/// `own`, or `quoted` with the speaker: the entity where it is known, the words where the text has them.
#[derive(Serialize)]
pub(super) struct VoiceOut<'a> {
    voice: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker_text: Option<&'a str>,
}

impl<'a> VoiceOut<'a> {
    pub(super) fn new(account: &'a Account, voice: &Voice) -> Self {
        match voice {
            Voice::Own => VoiceOut { voice: "own", speaker: None, speaker_text: None },
            Voice::Quoted { source, speaker } => {
                VoiceOut { voice: "quoted", speaker: speaker.map(|e| e.to_string()), speaker_text: source.map(|s| s.text(&account.text)) }
            }
        }
    }
}

#[derive(Serialize)]
pub(super) struct NoticeOut<'a> {
    path: &'a str,
    line: Option<usize>,
    text: &'a str,
}

impl<'a> NoticeOut<'a> {
    pub(super) fn new(notice: &'a Notice) -> Self {
        NoticeOut { path: &notice.path, line: notice.line, text: &notice.text }
    }
}
