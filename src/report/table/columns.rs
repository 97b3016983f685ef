//! How wide the columns of the sections are, for the width there is.

use super::super::grid::GAP;
use crate::model::Comparison;
use crate::report::{Look, rich::Rich};

/// From this width on, explanations have a column of their own.
const WIDE: usize = 110;

/// From this width on, names in the first column may be a little longer.
const ROOMY: usize = 90;

/// Kinds of wording stand in the column of places: "distancing" and "attribution" must fit.
const KIND: usize = 11;

/// Widths of: what it is, where it stands, the words and (when wide) why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Kind, ids, date.
    pub what: usize,
    /// `aa:5`.
    pub place: usize,
    /// Excerpts.
    pub words: usize,
    /// Explanations.
    pub why: Option<usize>,
}

impl Columns {
    /// The widths for a comparison whose longest `aa:5` must fit, if it is not too long.
    pub fn new(comparison: &Comparison, look: &Look) -> Columns {
        let longest = comparison.statements.iter().map(|s| Rich::plain(&s.label).width()).max().unwrap_or(0);
        let what = match look.width {
            0..ROOMY => 14,
            ROOMY..WIDE => 16,
            WIDE.. => 20,
        };
        let place = longest.clamp(KIND, look.width * 3 / 10);
        let rest = look.width.saturating_sub(what + place + 2 * GAP).max(10);
        if look.width < WIDE {
            return Columns { what, place, words: rest, why: None };
        }
        let why = ((rest - GAP) * 2 / 5).min(64);
        Columns { what, place, words: rest - GAP - why, why: Some(why) }
    }

    /// As a table takes them.
    pub fn widths(&self) -> Vec<usize> {
        [Some(self.what), Some(self.place), Some(self.words), self.why].into_iter().flatten().collect()
    }

    /// Columns that an excerpt may take over all its lines: two lines, three where they are short, all with `--all`.
    pub fn room(&self, look: &Look) -> usize {
        match (look.all, self.words) {
            (true, _) => usize::MAX,
            (false, 0..=60) => self.words * 3 - 10,
            (false, _) => self.words * 2 - 10,
        }
    }
}
