//! Single English function words, for rules that compare one token with one word. Where several words will do, the list is in a TOML file
//! under a name that says what the words have in common.

pub(crate) const A: &str = "a";
pub(crate) const AN: &str = "an";
pub(crate) const ANY: &str = "any";
pub(crate) const BY: &str = "by";
pub(crate) const FOR: &str = "for";
pub(crate) const FROM: &str = "from";
pub(crate) const HAVE: &str = "have";
pub(crate) const IF: &str = "if";
pub(crate) const IN: &str = "in";
pub(crate) const IS: &str = "is";
pub(crate) const NEITHER: &str = "neither";
pub(crate) const NO: &str = "no";
pub(crate) const NOR: &str = "nor";
pub(crate) const NOT: &str = "not";
pub(crate) const OF: &str = "of";
pub(crate) const ONE: &str = "one";
pub(crate) const SINCE: &str = "since";
pub(crate) const THAN: &str = "than";
pub(crate) const THE: &str = "the";
pub(crate) const THERE: &str = "there";
pub(crate) const TO: &str = "to";
pub(crate) const WHO: &str = "who";
/// What marks a possessor.
pub(crate) const POSSESSIVE: &str = "'s";
