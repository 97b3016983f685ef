//! Output that is longer than the terminal goes through a pager: the user's own, or `less -R`. What does not go to a terminal, and what
//! fits, is printed as it is.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::exit::Trouble;
use super::notices::{self, Loudness};
use super::{open, save, terminal};

/// `-R` lets colours through; `-K` ends it together with the program at an interrupt.
const DEFAULT: &str = "less -RK";
/// Where the sections of a report begin: a line in capitals. A search that is handed to `less` at the start makes `n` and `N` go from
/// section to section; `g` goes back to the top. No dollar may stand in it: to `less` that ends an option.
const SECTIONS: &str = "+/^[A-Z][A-Z][A-Z ]*[A-Z]\ng";
/// What the last line of `less` says.
const PROMPT: &str = "-Ps?e(END) .n next section, N the one before, h help, q leave";
/// Where a user names a pager, the strongest first.
const NAMED: [&str; 2] = ["COMPARE_PAGER", "PAGER"];

/// Prints a text, page by page where that is wanted; `raw` when it holds codes that must get through.
pub fn show(text: &str, raw: bool, off: bool) -> Result<(), Trouble> {
    let rows = io::stdout().is_terminal().then(terminal::rows).flatten();
    let named = NAMED.iter().find_map(|name| env::var(name).ok());
    match command(named.as_deref()).filter(|_| !off && long(text, rows)) {
        Some(words) => paged(text, raw, &words),
        None => save::print(terminal::output(raw), text),
    }
}

/// Does it need more rows than there are? One row is the prompt's.
fn long(text: &str, rows: Option<usize>) -> bool {
    rows.is_some_and(|rows| text.lines().count() >= rows)
}

/// The words of the command; none where the user wants no pager: an empty name, or `cat`.
fn command(named: Option<&str>) -> Option<Vec<String>> {
    let words = shell_words::split(named.unwrap_or(DEFAULT)).ok()?;
    (!words.is_empty() && words != ["cat"]).then_some(words)
}

/// What makes `less` go from section to section; other pagers are not known to.
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
        // A bare `less` as $PAGER would show the codes of colours instead of colours.
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

/// Hands the text over and waits until the reader has seen enough.
fn fed(mut child: Child, text: &str) -> Result<(), Trouble> {
    let unread = |error: io::Error| {
        let reason = open::reason(&error);
        Trouble::new(format!("the pager could not be given the report: {reason}; --no-pager does without"))
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
