//! How two words are related, over parts of speech.

/// What one word is to another, in senses that are common enough in both. From the nearest to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// One word.
    Same,
    /// They share a sense: buy, purchase.
    Synonym,
    /// One is made from the other, or from a word that shares a sense with it: die, death.
    Derived,
    /// They exclude each other: buy, sell.
    Antonym,
    /// One is more general than the other, by a step or two: robbery, theft.
    KindOf,
    /// One causes or entails the other: kill, die.
    Follows,
    /// Two kinds of one thing: robbery, burglary.
    Sister,
    /// None of these.
    Unrelated,
}
