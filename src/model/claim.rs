//! A claim: the statements of two or more accounts that assert the same thing.

use serde::Serialize;

use super::{AccountId, DifferenceKind, EntityId, Pairing, Relation, Span, StatementId, When};

/// Place of a claim in [`super::Comparison::claims`]. Printed as `c1`, `c2`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId(pub usize);

impl std::fmt::Display for ClaimId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "c{}", self.0 + 1)
    }
}

/// Statements that assert the same thing. A statement may stand in several claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its statements, in order of account and position.
    pub statements: Vec<StatementId>,
    /// The accounts that tell it, in order.
    pub accounts: Vec<AccountId>,
    /// When what it tells happened, where told.
    pub date: Option<When>,
    /// Who and what it is about: the entities that most of its statements name.
    pub entities: Vec<EntityId>,
    /// The most telling relation among its differences.
    pub relation: Relation,
    /// The words of its statements that make the claim, in order of statement and position. A statement may tell other things beside.
    pub members: Vec<Member>,
    /// Whether its accounts agree, as far as that can be decided.
    pub verdict: Verdict,
    /// What keeps its verdict from `agreed`, in order; empty for what is agreed.
    pub doubts: Vec<Doubt>,
    /// Of accounts that do not tell it, the statement most like it, where one is like it at all; in order of account.
    pub nearest: Vec<Near>,
    /// How probably its members belong together, 0..1, calibrated on labelled events.
    pub strength: f64,
    /// What its members give a value for, where it takes one.
    pub slot: Option<Slot>,
    /// The statement that stands for it: the one closest to all others.
    pub gist: StatementId,
    /// What its statements all tell of, where that and not their wording brought them together: "killed", "sign truce".
    pub fact: Option<String>,
    /// The best pairing of one of its statements that was rejected, with the reasons.
    pub runner_up: Option<Pairing>,
}

impl Claim {
    /// From this strength on it is likelier than not that its statements belong together.
    const LIKELY: f64 = 0.5;

    /// From this strength on its accounts may be said to agree, and so surely must each of its statements pair with one of another account.
    pub const FAIR: f64 = 0.7;

    /// Is it told as one claim? Others are offered as perhaps the same, and nothing is found in them.
    pub fn is_likely(&self) -> bool {
        self.strength >= Claim::LIKELY
    }

    /// Is it only offered as perhaps the same? What is found in it may be between two things.
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
    /// What it gives the claim's slot, as it is compared: "24", "2013-07-02".
    pub value: Option<String>,
}

/// Something that two statements of a claim do not share and that may matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What is left over.
    pub kind: DoubtKind,
    /// Where it stands: the statement of each side, and its words, if it has any.
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
    /// It is asked, and a question tells nothing.
    Asked,
    /// A finding on who says it, how surely, or a fact that can be read two ways.
    Finding,
    /// A figure on either side, or in a near copy on one.
    Figure,
    /// A day or an hour.
    Day,
    /// A name.
    Name,
    /// A negation on one side.
    Negation,
    /// Another certainty.
    Certainty,
    /// Two words that exclude each other.
    Opposite,
    /// The same words in another order.
    Order,
    /// A word of a near copy that stands in place of another, or is added.
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

/// The statement of another account that comes nearest to something, though it was not held to tell the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// The account.
    pub account: AccountId,
    /// Its statement.
    pub statement: StatementId,
    /// How probably it tells the same, 0..1.
    pub probability: f64,
}

/// What takes a value in a claim: the toll of a quake, the day of a signing.
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
    /// Told differently, and it cannot be decided whether that matters.
    #[default]
    Unsettled,
    /// A figure that moved: later reports have later values.
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
