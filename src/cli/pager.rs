//! Shows output that is longer than the terminal through a pager: the user's own, or `less -R`. Output that fits or does not go to a terminal is
//! printed directly.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::exit::Trouble;
use super::notices::{self, Loudness};
use super::{open, save, terminal};

/// `-R` lets colours through; `-K` ends it at an interrupt, together with the program.
const DEFAULT: &str = "less -RK";
/// A search for the lines in capitals that begin the sections of a report. Passed to `less` at the start, it makes `n` and `N` go from section to
/// section; `g` goes back to the top. It must not contain a dollar sign, which ends an option of `less`.
const SECTIONS: &str = "+/^[A-Z][A-Z][A-Z ]*[A-Z]\ng";
/// The last line that `less` shows.
const PROMPT: &str = "-Ps?e(END) .n next section, N previous, h help, q quit";
/// The variables that name a pager, in order of precedence.
const NAMED: [&str; 2] = ["COMPARE_PAGER", "PAGER"];

/// Prints a text, through the pager if needed; `raw` if it contains escape codes that must be kept.
pub fn show(text: &str, raw: bool, off: bool) -> Result<(), Trouble> {
    let rows = io::stdout().is_terminal().then(terminal::rows).flatten();
    let named = NAMED.iter().find_map(|name| env::var(name).ok());
    match command(named.as_deref()).filter(|_| !off && long(text, rows)) {
        Some(words) => paged(text, raw, &words),
        None => save::print(terminal::output(raw), text),
    }
}

/// True if the text needs more rows than there are. One row is for the prompt.
fn long(text: &str, rows: Option<usize>) -> bool {
    rows.is_some_and(|rows| text.lines().count() >= rows)
}

/// The words of the command; `None` if the user wants no pager: an empty name, or `cat`.
fn command(named: Option<&str>) -> Option<Vec<String>> {
    let words = shell_words::split(named.unwrap_or(DEFAULT)).ok()?;
    (!words.is_empty() && words != ["cat"]).then_some(words)
}

/// Options that make `less` go from section to section; other pagers are not known to support this.
fn jumps(words: &[String]) -> Vec<&'static str> {
    let less = Path::new(&words[0]).file_stem().is_some_and(|name| name == "less");
    match less {
        true if words.join(" ") == DEFAULT => vec![PROMPT, SECTIONS],
        true => vec![SECTIONS],
        false => Vec::new(),
    }
}

fn paged(text: &str, raw: bool, words: &[String]) -> Result<(), Trouble> {
    let mut pager = Command::new(&words[0]);
    pager.args(&words[1..]).args(jumps(words)).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        // A bare `less` in $PAGER would show escape codes instead of colours.
        pager.env("LESS", "R");
    }
    match pager.spawn() {
        Ok(child) => fed(child, text),
        Err(error) => {
            if words.join(" ") != DEFAULT {
                notices::tell(
                    Loudness::Normal,
                    &format!("the pager {} could not be started: {}; set $COMPARE_PAGER", words[0], open::reason(&error)),
                );
            }
            save::print(terminal::output(raw), text)
        }
    }
}

/// Passes the text to the pager and waits until the user leaves it.
fn fed(mut child: Child, text: &str) -> Result<(), Trouble> {
    let unread = |error: io::Error| {
        let reason = open::reason(&error);
        Trouble::new(format!("the report could not be sent to the pager: {reason}; use --no-pager"))
    };
    if let Some(mut into) = child.stdin.take()
        && let Err(error) = into.write_all(text.as_bytes())
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        return Err(unread(error));
    }
    child.wait().map_err(unread)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{PROMPT, SECTIONS, command, jumps, long};

    #[test]
    fn only_what_does_not_fit_a_terminal_is_paged() {
        assert!(long("a\nb\nc\n", Some(3)) && !long("a\nb\n", Some(3)));
        assert!(!long("a\nb\nc\n", None), "a pipe, a file");
    }

    #[test]
    fn the_users_own_words_are_the_command() {
        assert_eq!(command(None), Some(vec!["less".into(), "-RK".into()]));
        assert_eq!(command(Some("most -w 'a b'")), Some(vec!["most".into(), "-w".into(), "a b".into()]));
        let jumps = |named: Option<&str>| jumps(&command(named).expect("a pager"));
        assert_eq!([jumps(None), jumps(Some("/usr/bin/less -S")), jumps(Some("more"))], [vec![PROMPT, SECTIONS], vec![SECTIONS], vec![]]);
        assert_eq!([command(Some("")), command(Some("cat")), command(Some("'"))], [None, None, None]);
    }
}
