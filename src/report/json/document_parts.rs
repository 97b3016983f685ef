//! The sections of the document except mentions, each a struct whose fields are its keys.

use serde::Serialize;

use super::{DoubtOut, MemberOut, NearOut, SlotOut, rounded};
use crate::model::{
    Account, AccountId, ClaimId, Comparison, DifferenceId, DifferenceKind, Entity, EntityId, EntityKind, EventId, Family, KnownFrom,
    MaterialityLevel, Notice, Pairing, Relation, Side, Span, StatementId, Verdict, Voice,
};

/// An account.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Account"))]
pub(in crate::report) struct AccountOut<'a> {
    /// Short name, unique in the run.
    id: &'a str,
    /// As given on the command line.
    path: &'a str,
    /// The outlet or author.
    source: &'a str,
    /// The headline.
    title: Option<&'a str>,
    /// When it was published, EDTF.
    published: Option<String>,
    /// Where outlet and date are known from.
    basis: BasisOut,
    /// Where it was published.
    url: Option<&'a str>,
    /// The camp, country or kind of outlet that it is counted with, if the user states one.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    /// BCP 47 tag.
    language: &'a str,
    /// Id of the origin: accounts that print one text share it.
    origin: &'a str,
    /// Id of the event that it reports.
    event: String,
}

/// Where facts about an account are known from: `given` by the user, `metadata` of the file, `dateline`, another line of the `text`, `file name`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "KnownFrom"))]
pub(super) struct BasisOut {
    /// Basis of the outlet.
    source: &'static str,
    /// Basis of the date of publication, if it is known.
    published: Option<&'static str>,
}

impl<'a> AccountOut<'a> {
    pub(in crate::report) fn new(account: &'a Account) -> Self {
        AccountOut {
            id: &account.label,
            path: &account.path,
            source: &account.source,
            title: account.title.as_deref(),
            published: account.published.as_ref().map(|w| w.edtf()),
            basis: BasisOut { source: account.source_from.word(), published: account.published_from.map(KnownFrom::word) },
            url: account.url.as_deref(),
            group: account.group.as_deref(),
            language: &account.language,
            origin: &account.origin,
            event: account.event.to_string(),
        }
    }
}

/// An event of the run.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Event"))]
pub(super) struct EventOut<'a> {
    /// Its id.
    id: String,
    /// Ids of its accounts.
    accounts: Vec<&'a str>,
    /// Names that distinguish it from the other events.
    names: &'a [String],
}

impl<'a> EventOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, id: EventId) -> Self {
        let event = &comparison.events[id.0];
        let accounts = event.accounts.iter().map(|a| comparison.account(*a).label.as_str()).collect();
        EventOut { id: id.to_string(), accounts, names: &event.names }
    }
}

/// Who or what several mentions name.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Entity"))]
pub(super) struct EntityOut<'a> {
    /// Its id.
    id: String,
    /// Canonical name.
    name: &'a str,
    /// Kind of the entity.
    kind: EntityKind,
    /// Every other name used for it.
    aliases: &'a [String],
    /// Why the names were joined, in the order of `aliases`.
    basis: &'a [String],
    /// Ids of the accounts that name it.
    accounts: Vec<&'a str>,
    /// The place or body that it is in or belongs to.
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

/// Statements of two or more accounts that assert the same thing.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Claim"))]
pub(super) struct ClaimOut<'a> {
    /// Its id.
    id: String,
    /// Ids of its statements.
    statements: Vec<&'a str>,
    /// Ids of the accounts that report it.
    accounts: Vec<&'a str>,
    /// When it happened, EDTF.
    date: Option<String>,
    /// Ids of the entities that it is about.
    entities: Vec<String>,
    /// The strongest relation among its differences.
    relation: Relation,
    /// Whether its accounts agree, as far as that can be decided.
    verdict: Verdict,
    /// Probability that its statements belong together, 0 to 1.
    strength: f64,
    /// Reasons why the verdict is not `agreed`.
    doubts: Vec<DoubtOut<'a>>,
    /// The words of its statements that make the claim.
    members: Vec<MemberOut<'a>>,
    /// What its members give values for.
    slot: Option<SlotOut<'a>>,
    /// For accounts that do not report it, the statement most like it.
    perhaps: Vec<NearOut<'a>>,
    /// Id of the statement that represents it.
    gist: &'a str,
    /// The fact that all its statements report, if that grouped them.
    fact: Option<&'a str>,
    /// The best pairing of one of its statements that was rejected.
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
            verdict: claim.verdict,
            strength: rounded(claim.strength),
            doubts: claim.doubts.iter().map(|d| DoubtOut::new(comparison, d)).collect(),
            members: claim.members.iter().map(|m| MemberOut::new(comparison, m)).collect(),
            slot: claim.slot.as_ref().map(|s| SlotOut { kind: s.kind, key: &s.key }),
            perhaps: claim.nearest.iter().map(|n| NearOut::new(comparison, n)).collect(),
            gist: label(comparison, claim.gist),
            fact: claim.fact.as_deref(),
            runner_up: claim.runner_up.as_ref().map(|p| PairingOut::new(comparison, p)),
        }
    }
}

pub(super) fn label(comparison: &Comparison, id: StatementId) -> &str {
    &comparison.statement(id).label
}

/// Two statements that are held to make one claim.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Pairing"))]
pub(super) struct PairingOut<'a> {
    /// Ids of the two statements.
    statements: [&'a str; 2],
    /// Probability, 0 to 1.
    probability: f64,
    /// The reasons for it.
    evidence: Vec<EvidenceOut<'a>>,
}

/// A reason for a pairing.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Evidence"))]
struct EvidenceOut<'a> {
    /// The reason in words.
    feature: &'a str,
    /// Log odds that it adds.
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

/// A finding inside a claim.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Difference"))]
pub(super) struct DifferenceOut<'a> {
    /// Its id.
    id: String,
    /// Id of the claim.
    claim: String,
    /// Family of the kind.
    family: Family,
    /// Kind of the difference.
    kind: DifferenceKind,
    /// Relation of the sides.
    relation: Relation,
    /// What each account says; at least two sides.
    sides: Vec<SideOut<'a>>,
    /// The difference in words, on one line.
    explanation: &'a str,
    /// Level of materiality.
    materiality: MaterialityLevel,
    /// Rank among all findings: 1 matters most.
    rank: usize,
    /// Number of independent texts behind the sides.
    origins: usize,
}

impl<'a> DifferenceOut<'a> {
    /// The sides are in the order of the accounts, with the base first.
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

/// What one account says; `statement`, `span` and `text` are null if it is silent.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Side"))]
struct SideOut<'a> {
    /// Id of the account.
    account: &'a str,
    /// Id of the statement; null if the account is silent.
    statement: Option<&'a str>,
    /// Byte offsets into the account's text; null if it is silent.
    #[cfg_attr(test, schemars(with = "Option<[usize; 2]>"))]
    span: Option<Span>,
    /// The words; null if it is silent.
    text: Option<&'a str>,
    /// Normalised form of what it says.
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

/// `own`, or `quoted` with the speaker: the entity if it is known, and the words that name it if the text has them.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Voice"))]
pub(super) struct VoiceOut<'a> {
    /// Whose voice it is: the account's, or that of somebody whom it quotes or reports.
    voice: VoiceKind,
    /// Id of the entity that speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    /// The words that name the speaker.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker_text: Option<&'a str>,
}

/// Whose voice something is in.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum VoiceKind {
    /// The account says it in its own voice.
    Own,
    /// The account reports that somebody says it.
    Quoted,
}

impl<'a> VoiceOut<'a> {
    pub(super) fn new(account: &'a Account, voice: &Voice) -> Self {
        match voice {
            Voice::Own => VoiceOut { voice: VoiceKind::Own, speaker: None, speaker_text: None },
            Voice::Quoted { source, speaker } => VoiceOut {
                voice: VoiceKind::Quoted,
                speaker: speaker.map(|e| e.to_string()),
                speaker_text: source.map(|s| s.text(&account.text)),
            },
        }
    }
}

/// What could not be read or decided.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Notice"))]
pub(in crate::report) struct NoticeOut<'a> {
    /// The file.
    path: &'a str,
    /// The line, from 1.
    line: Option<usize>,
    /// One sentence.
    text: &'a str,
}

impl<'a> NoticeOut<'a> {
    pub(in crate::report) fn new(notice: &'a Notice) -> Self {
        NoticeOut { path: &notice.path, line: notice.line, text: &notice.text }
    }
}
