//! Function words that rules name one by one, where the rule is about the word itself and no class of words will do. Rules match them in
//! the words between two phrases, so that they are constants.

/// "a"
pub const A: &str = "a";
/// "an"
pub const AN: &str = "an";
/// "the"
pub const THE: &str = "the";
/// "of"
pub const OF: &str = "of";
/// "in"
pub const IN: &str = "in";
/// "on"
pub const ON: &str = "on";
/// "at"
pub const AT: &str = "at";
/// "by"
pub const BY: &str = "by";
/// "to"
pub const TO: &str = "to";
/// "from"
pub const FROM: &str = "from";
/// "for"
pub const FOR: &str = "for";
/// "and"
pub const AND: &str = "and";
/// "or"
pub const OR: &str = "or";
/// "than"
pub const THAN: &str = "than";
/// "that"
pub const THAT: &str = "that";
/// "this"
pub const THIS: &str = "this";
/// "after"
pub const AFTER: &str = "after";
/// "before"
pub const BEFORE: &str = "before";
/// "between"
pub const BETWEEN: &str = "between";
/// "no"
pub const NO: &str = "no";
/// "every"
pub const EVERY: &str = "every";
/// "one"
pub const ONE: &str = "one";
/// "others"
pub const OTHERS: &str = "others";
/// "i"
pub const I: &str = "i";
/// "who"
pub const WHO: &str = "who";
/// "which"
pub const WHICH: &str = "which";
/// "whose"
pub const WHOSE: &str = "whose";
/// The letter behind an apostrophe or a figure: "the 1990s".
pub const S: &str = "s";
/// The ending of the owner, which is a token of its own.
pub const GENITIVE: &str = "'s";
