//! How much a finding matters to a reader. Decided once, when the findings are made; reports only leave out what the user asks to leave out.

use serde::Serialize;

/// How much a finding matters, by itself and compared with others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Materiality {
    /// Coarse level.
    pub level: MaterialityLevel,
    /// Rank among all findings of the comparison: 1 matters most.
    pub rank: usize,
    /// How many independent origins support what its sides say.
    pub origins: usize,
    /// How surely its sides belong together, in thousandths. Only comparable between findings of the same kind.
    pub certainty: u32,
}

/// Three levels, since nobody could distinguish more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum MaterialityLevel {
    /// A matter of form: a spelling, a title, a rounded figure, a more precise day.
    #[default]
    Trivial,
    /// A choice that a careful reader notices.
    Minor,
    /// A difference that would make an editor ask.
    Major,
}

impl MaterialityLevel {
    /// The word for it in JSON and CSV.
    pub fn word(self) -> &'static str {
        match self {
            MaterialityLevel::Trivial => "trivial",
            MaterialityLevel::Minor => "minor",
            MaterialityLevel::Major => "major",
        }
    }
}
