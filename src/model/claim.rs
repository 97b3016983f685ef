//! A claim: the statements of two or more accounts that assert the same thing.

use serde::Serialize;

use super::{AccountId, DifferenceKind, EntityId, Pairing, Relation, Span, StatementId, When};

/// Index of a claim in [`super::Comparison::claims`]. Printed as `c1`, `c2`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId(pub usize);

impl std::fmt::Display for ClaimId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "c{}", self.0 + 1)
    }
}

/// Statements that assert the same thing. A statement may belong to several claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its statements, in order of account and position.
    pub statements: Vec<StatementId>,
    /// The accounts that report it, in order.
    pub accounts: Vec<AccountId>,
    /// When what it reports happened, if stated.
    pub date: Option<When>,
    /// Who and what it is about: the entities that most of its statements name.
    pub entities: Vec<EntityId>,
    /// The most significant relation among its differences.
    pub relation: Relation,
    /// The words of its statements that make the claim, in order of statement and position. A statement may also say other things.
    pub members: Vec<Member>,
    /// Whether its accounts agree, as far as that can be decided.
    pub verdict: Verdict,
    /// The reasons why its verdict is not `agreed`, in order; empty for an agreed claim.
    pub doubts: Vec<Doubt>,
    /// For each account that does not report it, the most similar statement, if any is similar at all; in order of account.
    pub nearest: Vec<Near>,
    /// How probably its members belong together, 0..1, calibrated on labelled events.
    pub strength: f64,
    /// What its members give a value for, if it takes one.
    pub slot: Option<Slot>,
    /// The statement that represents it: the one closest to all others.
    pub gist: StatementId,
    /// The fact that all its statements report, if they were joined because of it and not because of their wording: "killed", "sign truce".
    pub fact: Option<String>,
    /// The best rejected pairing of one of its statements, with the reasons.
    pub runner_up: Option<Pairing>,
}

impl Claim {
    /// From this strength on, its statements are more likely than not to belong together.
    const LIKELY: f64 = 0.5;

    /// From this strength on its accounts may be said to agree. Each of its statements must also pair this surely with one of another account.
    pub const FAIR: f64 = 0.7;

    /// True if it is shown as one claim. Others are only offered as perhaps the same, and are not compared further.
    pub fn is_likely(&self) -> bool {
        self.strength >= Claim::LIKELY
    }

    /// True if it is only offered as perhaps the same: its differences may lie between two different things.
    pub fn may_be_two(&self) -> bool {
        self.verdict == Verdict::Unsettled && self.strength < Claim::FAIR
    }
}

/// The words of a statement that make a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The statement.
    pub statement: StatementId,
    /// Its words that make the claim, inside the statement's span.
    pub span: Span,
    /// The value that it gives for the claim's slot, in the form that is compared: "24", "2013-07-02".
    pub value: Option<String>,
}

/// Something that two statements of a claim do not share and that may matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What is not shared.
    pub kind: DoubtKind,
    /// Where it is: the statement of each side, and its words, if it has any.
    pub sides: Vec<(StatementId, Option<Span>)>,
}

/// What can keep a claim from being agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DoubtKind {
    /// The statements may not make one claim.
    Weak,
    /// They share too little to say that they agree.
    Little,
    /// One of them is a question, and a question asserts nothing.
    Asked,
    /// A finding about who says it, about its certainty, or about a fact that can be read two ways.
    Finding,
    /// A figure on either side, or in a near copy on one side.
    Figure,
    /// A day or an hour.
    Day,
    /// A name.
    Name,
    /// A negation on one side.
    Negation,
    /// A different certainty.
    Certainty,
    /// Two words that exclude each other.
    Opposite,
    /// The same words in another order.
    Order,
    /// A word of a near copy that replaces another or is added.
    Word,
}

impl DoubtKind {
    /// The word for it in JSON, CSV and tables.
    pub fn word(self) -> &'static str {
        match self {
            DoubtKind::Weak => "weak",
            DoubtKind::Little => "little",
            DoubtKind::Asked => "asked",
            DoubtKind::Finding => "finding",
            DoubtKind::Figure => "figure",
            DoubtKind::Day => "day",
            DoubtKind::Name => "name",
            DoubtKind::Negation => "negation",
            DoubtKind::Certainty => "certainty",
            DoubtKind::Opposite => "opposite",
            DoubtKind::Order => "order",
            DoubtKind::Word => "word",
        }
    }
}

/// The statement of another account that is most similar, though it was not held to make the same claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// The account.
    pub account: AccountId,
    /// Its statement.
    pub statement: StatementId,
    /// How probably it makes the same claim, 0..1.
    pub probability: f64,
}

/// What a claim gives a value for: the toll of a quake, the day of a signing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Kind of its values.
    pub kind: DifferenceKind,
    /// What is counted, measured or dated: "killed: people".
    pub key: String,
}

/// Whether the accounts of a claim agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing that could matter differs.
    Agreed,
    /// Reported differently; whether that matters cannot be decided.
    #[default]
    Unsettled,
    /// A figure that changed over time: later reports have later values.
    Updated,
    /// Values that exclude each other.
    Conflict,
}

impl Verdict {
    /// The word for it in JSON, CSV and tables.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Agreed => "agreed",
            Verdict::Unsettled => "unsettled",
            Verdict::Updated => "updated",
            Verdict::Conflict => "conflict",
        }
    }
}
