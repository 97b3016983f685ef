//! With EVALUATE_SHOW set, tasks print what they got wrong to standard error, for the person who works on a rule.

/// Is it asked for?
pub fn wrong() -> bool {
    std::env::var_os("EVALUATE_SHOW").is_some()
}
