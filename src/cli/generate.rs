//! Completion scripts and the manual page, generated from the arguments.

use clap_complete::Shell;

use super::args::Generate;
use super::called;

/// The text of a completion script or of the manual page.
pub fn generate(what: Generate) -> String {
    let shell = match what {
        Generate::Bash => Shell::Bash,
        Generate::Zsh => Shell::Zsh,
        Generate::Fish => Shell::Fish,
        Generate::Powershell => Shell::PowerShell,
        Generate::Elvish => Shell::Elvish,
        Generate::Man => return manual(),
    };
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut called::command(), called::name(), &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

fn manual() -> String {
    let mut out = Vec::new();
    clap_mangen::Man::new(called::command()).render(&mut out).expect("writing to memory does not fail");
    String::from_utf8_lossy(&out).into_owned()
}
