//! The nouns of the project, one per file: plain data that every stage reads and writes. They compute next to nothing.

pub mod account;
pub mod aliases;
pub mod claim;
pub mod comparison;
pub mod date;
pub mod difference;
pub mod entity;
pub mod event;
pub mod mention;
pub mod notice;
pub mod pairing;
pub mod pairings;
pub mod proposal;
pub mod quantity;
pub mod settings;
pub mod span;
pub mod statement;
pub mod tree;

pub use account::{Account, AccountId, Block, BlockKind};
pub use aliases::{AliasRule, Aliases};
pub use claim::{Claim, ClaimId};
pub use comparison::Comparison;
pub use date::{Basis, DateMention, DateRole, Precision, TimeClass, When, WhenForm};
pub use difference::{Difference, DifferenceId, DifferenceKind, Family, Relation, Side};
pub use entity::{Entity, EntityId, EntityKind};
pub use event::{Event, EventId};
pub use mention::{Action, Attribution, Certainty, Content, Mention, Name, NameForm, Reality, SpeechForm, Voice, Wording, WordingClass};
pub use notice::Notice;
pub use pairing::{Evidence, Pairing};
pub use pairings::{PairingRule, Pairings, StatementName};
pub use proposal::Proposal;
pub use quantity::{Bound, Change, Quantity, Scope};
pub use settings::{Settings, Tolerances};
pub use span::Span;
pub use statement::{Statement, StatementId, StatementKind};
pub use tree::Tree;
