//! The name under which the program was called. It is installed twice, since ImageMagick has a `compare` of its own, and its help, its
//! completions and its messages use the name that the person at the keyboard used.

use std::path::Path;

use clap::CommandFactory;

use super::args::{Args, EXAMPLES};

/// The names it is installed under; the first where it is called otherwise, as through a link.
const NAMES: [&str; 2] = ["compare", "compare-sources"];

/// The name it was called by.
pub fn name() -> &'static str {
    let called = std::env::args_os().next().unwrap_or_default();
    let stem = Path::new(&called).file_stem().unwrap_or_default();
    NAMES.into_iter().find(|name| stem == *name).unwrap_or(NAMES[0])
}

/// The arguments under that name.
pub fn command() -> clap::Command {
    named(name())
}

fn named(name: &'static str) -> clap::Command {
    let examples = EXAMPLES.replace("\n  compare ", &format!("\n  {name} "));
    Args::command().name(name).bin_name(name).after_long_help(examples)
}

#[cfg(test)]
mod tests {
    use super::{NAMES, named};

    #[test]
    fn help_and_examples_use_the_name() {
        for name in NAMES {
            let help = named(name).render_long_help().to_string();
            assert!(help.contains(&format!("Usage: {name} ")) && help.contains(&format!("\n  {name} sources/")));
        }
        assert!(!named(NAMES[1]).render_long_help().to_string().contains("\n  compare "));
    }
}
