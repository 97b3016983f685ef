//! With EVALUATE_SHOW set, tasks print what they got wrong to standard error, for people who work on a rule.

/// True if EVALUATE_SHOW is set.
pub fn wrong() -> bool {
    std::env::var_os("EVALUATE_SHOW").is_some()
}
