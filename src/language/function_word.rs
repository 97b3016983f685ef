//! Single English function words, for rules that compare one token with one word. Where several words will do, the list is in a TOML file
//! under a name that says what the words have in common.

pub(crate) const A: &str = "a";
pub(crate) const AN: &str = "an";
pub(crate) const AND: &str = "and";
pub(crate) const AT: &str = "at";
pub(crate) const BE: &str = "be";
pub(crate) const BETWEEN: &str = "between";
pub(crate) const BUT: &str = "but";
pub(crate) const BY: &str = "by";
pub(crate) const EVERY: &str = "every";
pub(crate) const FOR: &str = "for";
pub(crate) const FROM: &str = "from";
pub(crate) const HAVE: &str = "have";
pub(crate) const IF: &str = "if";
pub(crate) const IN: &str = "in";
pub(crate) const LAST: &str = "last";
pub(crate) const NEITHER: &str = "neither";
pub(crate) const NO: &str = "no";
pub(crate) const NOR: &str = "nor";
pub(crate) const OF: &str = "of";
pub(crate) const ON: &str = "on";
pub(crate) const ONE: &str = "one";
pub(crate) const OR: &str = "or";
pub(crate) const OUT: &str = "out";
pub(crate) const OVER: &str = "over";
pub(crate) const PLUS: &str = "plus";
pub(crate) const SOME: &str = "some";
pub(crate) const THAN: &str = "than";
pub(crate) const THE: &str = "the";
pub(crate) const TO: &str = "to";
pub(crate) const WITHOUT: &str = "without";
/// What marks a possessor.
pub(crate) const POSSESSIVE: &str = "'s";
