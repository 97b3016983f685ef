//! How much a finding matters to a reader. Judged once, when the findings are made; reports only leave out what is asked to be left out.

use serde::Serialize;

/// How much a finding matters, and beside which others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Materiality {
    /// Coarsely.
    pub level: MaterialityLevel,
    /// Place among all findings of the comparison: 1 is what matters most.
    pub rank: usize,
    /// How many independent origins stand behind what its sides say.
    pub origins: usize,
    /// How surely its sides belong together, in thousandths. Means something beside another finding of its kind only.
    pub certainty: u32,
}

/// Three levels, since more could not be told apart by anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum MaterialityLevel {
    /// A matter of form: a spelling, a title, a rounded figure, a day told more precisely.
    #[default]
    Trivial,
    /// A choice that a careful reader notices.
    Minor,
    /// What would make an editor ask.
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
