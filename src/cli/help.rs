//! Help, completion scripts and the manual page, under the name by which the program was called. It is installed under two names, since
//! ImageMagick has a `compare` of its own, and its help, completions and messages use the name that the user typed.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::{Args, Generate};
use super::examples::{EXAMPLES, FIRST};

/// The names under which it is installed. The first is used if it was called otherwise, for example through a link.
const NAMES: [&str; 2] = ["compare", "compare-sources"];

/// The name under which it was called.
pub(crate) fn program_name() -> &'static str {
    let called = std::env::args_os().next().unwrap_or_default();
    let stem = Path::new(&called).file_stem().unwrap_or_default();
    NAMES.into_iter().find(|name| stem == *name).unwrap_or(NAMES[0])
}

/// The arguments under that name.
pub(super) fn command() -> clap::Command {
    named(program_name())
}

/// The common options come first; the short help leaves out the rare ones.
const LAYOUT: &str = "{about-with-newline}\n{usage-heading} {usage}\n\n{before-help}{all-args}{after-help}";

fn named(name: &'static str) -> clap::Command {
    let own = |examples: &str| examples.replace("\n  compare ", &format!("\n  {name} "));
    let more = format!("{name} --help shows all options and more examples.");
    let command = Args::command().name(name).bin_name(name).help_template(LAYOUT);
    command.before_help(own(FIRST)).after_help(more).after_long_help(own(EXAMPLES)).mut_args(|arg| {
        let rare = RARE.contains(&arg.get_id().as_str());
        arg.hide_short_help(rare)
    })
}

/// Options that the short help leaves out.
const RARE: [&str; 17] = [
    "csv",
    "width",
    "hyperlinks",
    "hide",
    "min",
    "until",
    "since",
    "grammar",
    "encoder",
    "aliases",
    "pairings",
    "lexicon",
    "suggest_aliases",
    "one_event",
    "pairing_threshold",
    "threads",
    "generate",
];

/// The text of a completion script or of the manual page.
pub(super) fn generate(what: Generate) -> String {
    let shell = match what {
        Generate::Bash => Shell::Bash,
        Generate::Zsh => Shell::Zsh,
        Generate::Fish => Shell::Fish,
        Generate::Powershell => Shell::PowerShell,
        Generate::Elvish => Shell::Elvish,
        Generate::Man => return manual(),
    };
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut command(), program_name(), &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

fn manual() -> String {
    let mut out = Vec::new();
    clap_mangen::Man::new(command()).render(&mut out).expect("writing to memory does not fail");
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{NAMES, RARE, named};

    #[test]
    fn what_people_use_first_comes_first() {
        let help = named(NAMES[0]).render_help().to_string();
        let at = |what: &str| help.find(what).unwrap_or_else(|| panic!("{what} is missing in\n{help}"));
        assert!(["Usage: ", "Examples:", "--explain c3", "--format", "--help shows all options"].map(at).is_sorted(), "{help}");
        assert!(!help.contains("--pairing-threshold") && help.lines().count() < 90, "{help}");
        assert!(RARE.iter().all(|id| named(NAMES[0]).get_arguments().any(|arg| arg.get_id() == id)));
    }

    #[test]
    fn help_and_examples_use_the_program_name() {
        for name in NAMES {
            let help = named(name).render_long_help().to_string();
            assert!(help.contains(&format!("Usage: {name} ")) && help.contains(&format!("\n  {name} sources/")));
        }
        assert!(!named(NAMES[1]).render_long_help().to_string().contains("\n  compare "));
    }
}
