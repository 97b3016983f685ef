//! The nouns of the project: plain data that every stage reads and writes. They compute almost nothing.

mod account;
mod claim;
mod comparison;
pub mod connected;
mod date;
mod difference;
mod entity;
mod mention;
mod page;
mod pairing_model;
mod place;
mod settings;
mod statement;
mod time;
pub mod tree;

pub use account::{Account, AccountId, KnownFrom, Stated};
pub use claim::{Claim, ClaimId, Doubt, DoubtKind, Evidence, Member, Near, Pairing, Slot, Verdict};
pub use comparison::{Comparison, Event, EventId, Notice, Progress};
pub use date::{Basis, Cycle, DateMention, DateRole, TimeClass, Zone, share_a_day, stretch_contains};
pub use difference::{Difference, DifferenceId, DifferenceKind, Family, Materiality, MaterialityLevel, Relation, Side};
pub use entity::{Entity, EntityId, EntityKind, Proposal};
pub use mention::{
    Action, Attribution, Bound, Certainty, Change, Content, Mention, Name, NameForm, Quantity, Reality, Scope, SpeechForm, VOTE, Voice,
    Wording, WordingClass,
};
pub use page::{Block, BlockKind, Label, Part, Piece};
pub use pairing_model::{Feature, Features, PairingWeights, WeightsCurve, WeightsOf};
pub use place::{Place, Places, Span};
pub use settings::{AliasRule, Aliases, Degree, Lexicon, Modifiers, PairingRule, Pairings, Settings, StatementName, Tolerances, WordSet};
pub use statement::{Reply, Statement, StatementId, StatementKind, Turn};
pub use time::{Calendar, Precision, When, WhenForm, julian_to_gregorian};
pub use tree::Tree;
