//! How two words are related, across parts of speech.

/// The relation of two words, in senses that are common enough in both. From the nearest to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same word.
    Same,
    /// They share a sense: buy, purchase.
    Synonym,
    /// One is derived from the other, or from a word that shares a sense with it: die, death.
    Derived,
    /// They exclude each other: buy, sell.
    Antonym,
    /// One is more general than the other by one or two steps: robbery, theft.
    KindOf,
    /// One causes or entails the other: kill, die.
    Follows,
    /// Two kinds of the same thing: robbery, burglary.
    Sister,
    /// None of these.
    Unrelated,
}
