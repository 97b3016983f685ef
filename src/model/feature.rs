//! What the pairing model measures of two statements: the keys of the curves in a file of weights, and the indexes into a pair's values.

use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

/// Declares the features once: the enum, and the list of all in the same order.
macro_rules! features {
    ($($(#[$about:meta])* $name:ident,)*) => {
        /// A feature of two statements. It means something to a reader and is the same for (a, b) and (b, a); `src/align/features.rs` says how each
        /// is
        /// computed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs, reason = "the names are their own description; how each is worked out is in src/align/features.rs")]
        pub enum Feature {
            $($(#[$about])* $name,)*
        }

        impl Feature {
            /// All features, in the order of their indexes.
            pub const ALL: [Feature; Feature::COUNT] = [$(Feature::$name,)*];

            /// The number of features.
            pub const COUNT: usize = [$(stringify!($name),)*].len();
        }
    };
}

features! {
    Cosine,
    WordPairs,
    Mass,
    Names,
    NamesApart,
    Entities,
    EntitiesApart,
    Spelling,
    Speaker,
    AlignedLeast,
    AlignedMost,
    Meaning,
    Said,
    Bare,
    BareDay,
    Clause,
    Numbers,
    NumbersApart,
    FiguresSame,
    FiguresOther,
    DaySame,
    DateOverlap,
    DateApart,
    AnotherTime,
    CalendarApart,
    Quotation,
    Events,
    Place,
    Leads,
    Shorter,
    OtherEvent,
    Happenings,
    /// Needs a sentence encoder.
    Encoded,
    /// How surely both pair with a statement of a third account: known only after other pairs have been scored.
    Third,
}

/// The values of all features of two statements.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Features([f64; Feature::COUNT]);

impl Features {
    /// No features: 0 for each.
    pub const NONE: Features = Features([0.0; Feature::COUNT]);

    /// Each value with its feature, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Feature, f64)> {
        Feature::ALL.into_iter().zip(self.0)
    }

    /// The values in the order of [`Feature::ALL`].
    pub fn to_vec(self) -> Vec<f64> {
        self.0.to_vec()
    }
}

impl Index<Feature> for Features {
    type Output = f64;

    fn index(&self, feature: Feature) -> &f64 {
        &self.0[feature as usize]
    }
}

impl IndexMut<Feature> for Features {
    fn index_mut(&mut self, feature: Feature) -> &mut f64 {
        &mut self.0[feature as usize]
    }
}
