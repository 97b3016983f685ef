//! The terminal: its size, colour and links, the pager for output that is longer than it, and the progress line of a long run.
//!
//! The pager is the user's own, or `less -R`. Output that fits or does not go to a terminal is printed directly. The progress line is on
//! standard error: only on a terminal, only if the run takes longer than `LATE`, and removed before anything else is printed.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use std::{env, fs};

use anstream::{AutoStream, ColorChoice};
use compare_sources::model::{Comparison, Progress};
use indicatif::{ProgressBar, ProgressStyle};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use super::args::Colour;
use super::files::{reason, text_to_path};
use super::messages::{Trouble, Verbosity, print_message};
use super::save::print;

/// Width if there is no terminal.
const DEFAULT_WIDTH: usize = 80;
/// Least width in which tables can be drawn.
const LEAST_WIDTH: usize = 60;

/// The width in columns: as asked, as the terminal has, or 80.
pub(super) fn width(asked: Option<u16>) -> usize {
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
    asked.map(usize::from).or_else(terminal).unwrap_or(DEFAULT_WIDTH).max(LEAST_WIDTH)
}

/// Rows of the terminal, if standard output is one.
pub(super) fn rows() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(_, rows)| usize::from(rows.0))
}

/// True if links reach a user who can follow them: on a terminal, or if colour is always wanted.
pub(super) fn shows_links(asked: bool, colour: Colour) -> bool {
    asked && (colour == Colour::Always || io::stdout().is_terminal())
}

/// True if standard output is coloured. `auto` checks NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM and whether it is a terminal.
pub(super) fn colour(asked: Colour) -> bool {
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    }
}

/// Standard output; escape codes for colours and links are kept if `raw`, else removed.
pub(super) fn output(raw: bool) -> impl io::Write {
    let choice = if raw { ColorChoice::Always } else { ColorChoice::Never };
    AutoStream::new(io::stdout().lock(), choice)
}

/// `-R` lets colours through; `-K` ends it at an interrupt, together with the program.
const DEFAULT_PAGER: &str = "less -RK";
/// A search for the lines in capitals that begin the sections of a report. Passed to `less` at the start, it makes `n` and `N` go from section to
/// section; `g` goes back to the top. It must not contain a dollar sign, which ends an option of `less`.
const SECTIONS: &str = "+/^[A-Z][A-Z][A-Z ]*[A-Z]\ng";
/// The last line that `less` shows.
const PROMPT: &str = "-Ps?e(END) .n next section, N previous, h help, q quit";
/// The variables that name a pager, in order of precedence.
const PAGER_VARIABLES: [&str; 2] = ["COMPARE_PAGER", "PAGER"];

/// Prints a text, through the pager if needed; `raw` if it contains escape codes that must be kept.
pub(super) fn show_paged(text: &str, raw: bool, off: bool) -> Result<(), Trouble> {
    let rows = io::stdout().is_terminal().then(rows).flatten();
    let named = PAGER_VARIABLES.iter().find_map(|name| env::var(name).ok());
    match pager_command(named.as_deref()).filter(|_| !off && long(text, rows)) {
        Some(words) => paged(text, raw, &words),
        None => print(output(raw), text),
    }
}

/// True if the text needs more rows than there are. One row is for the prompt.
fn long(text: &str, rows: Option<usize>) -> bool {
    rows.is_some_and(|rows| text.lines().count() >= rows)
}

/// The words of the command; `None` if the user wants no pager: an empty name, or `cat`.
fn pager_command(named: Option<&str>) -> Option<Vec<String>> {
    let words = shell_words::split(named.unwrap_or(DEFAULT_PAGER)).ok()?;
    (!words.is_empty() && words != ["cat"]).then_some(words)
}

/// Options that make `less` go from section to section; other pagers are not known to support this.
fn section_options(words: &[String]) -> Vec<&'static str> {
    let less = Path::new(&words[0]).file_stem().is_some_and(|name| name == "less");
    match less {
        true if words.join(" ") == DEFAULT_PAGER => vec![PROMPT, SECTIONS],
        true => vec![SECTIONS],
        false => Vec::new(),
    }
}

fn paged(text: &str, raw: bool, words: &[String]) -> Result<(), Trouble> {
    let mut pager = Command::new(&words[0]);
    pager.args(&words[1..]).args(section_options(words)).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        // A bare `less` in $PAGER would show escape codes instead of colours.
        pager.env("LESS", "R");
    }
    match pager.spawn() {
        Ok(child) => feed(child, text),
        Err(error) => {
            if words.join(" ") != DEFAULT_PAGER {
                print_message(
                    Verbosity::Normal,
                    &format!("the pager {} could not be started: {}; set $COMPARE_PAGER", words[0], reason(&error)),
                );
            }
            print(output(raw), text)
        }
    }
}

/// Passes the text to the pager and waits until the user leaves it.
fn feed(mut child: Child, text: &str) -> Result<(), Trouble> {
    let unread = |error: io::Error| {
        let reason = reason(&error);
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

/// Shorter runs show no progress.
const LATE: Duration = Duration::from_millis(500);
/// How often the line is redrawn, to show that the program is running.
const TICK: Duration = Duration::from_millis(100);

/// The progress line of one run; it is removed when dropped.
pub(super) struct ProgressLine {
    sender: Option<Sender<Progress>>,
    line: Option<JoinHandle<()>>,
}

impl ProgressLine {
    /// Starts the line if standard error is a terminal.
    pub(super) fn new(verbosity: Verbosity) -> ProgressLine {
        if verbosity == Verbosity::Quiet || !io::stderr().is_terminal() {
            return ProgressLine { sender: None, line: None };
        }
        let (sender, receiver) = mpsc::channel();
        ProgressLine { sender: Some(sender), line: Some(std::thread::spawn(move || draw_until_the_end(&receiver))) }
    }

    /// Reports the stage of the run.
    pub(super) fn show(&self, progress: Progress) {
        if let Some(sender) = &self.sender {
            // The line may be gone already.
            let _ = sender.send(progress);
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(line) = self.line.take() {
            // It only draws; its errors do not matter to the comparison.
            let _ = line.join();
        }
    }
}

/// Waits until the run is late, then draws until it ends.
fn draw_until_the_end(receiver: &Receiver<Progress>) {
    let late = Instant::now() + LATE;
    let mut latest = None;
    loop {
        match receiver.recv_timeout(late.saturating_duration_since(Instant::now())) {
            Ok(progress) => latest = Some(progress),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if Instant::now() >= late {
            break;
        }
    }
    let bar = ProgressBar::no_length();
    bar.enable_steady_tick(TICK);
    latest.into_iter().chain(receiver).for_each(|progress| draw(&bar, progress));
    bar.finish_and_clear();
}

fn draw(bar: &ProgressBar, progress: Progress) {
    let (message, counted) = stage_words(progress);
    let template = if counted.is_some() { "{spinner} {msg} {bar:30} {pos} of {len}" } else { "{spinner} {msg}" };
    if let Some((done, all)) = counted {
        bar.set_length(all);
        bar.set_position(done);
    }
    bar.set_style(ProgressStyle::with_template(template).expect("the template is ours"));
    bar.set_message(message);
}

/// The words for a stage, and how much of it is done if that is known.
fn stage_words(progress: Progress) -> (&'static str, Option<(u64, u64)>) {
    match progress {
        Progress::Understanding { done, all } => ("reading the accounts", Some((done as u64, all as u64))),
        Progress::Joining => ("joining names", None),
        Progress::Encoding => ("encoding statements", None),
        Progress::Pairing => ("pairing statements", None),
        Progress::Comparing => ("comparing claims", None),
    }
}

/// The characters that are not escaped in an address.
const NOT_ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// `file://` and the absolute path for each account; `None` if it has no file.
pub(super) fn file_links(comparison: &Comparison) -> Vec<Option<String>> {
    let link = |file: &str| fs::canonicalize(text_to_path(file)).ok().filter(|_| file != "-").map(|path| address(&path));
    comparison.accounts.iter().map(|account| link(&account.file)).collect()
}

fn address(path: &Path) -> String {
    if cfg!(not(windows)) {
        return format!("file://{}", percent_encode(path.as_os_str().as_encoded_bytes(), NOT_ESCAPED));
    }
    let path = path.to_string_lossy().replace('\\', "/");
    // "//?/C:/folder".
    let path = path.strip_prefix("//?/").map_or_else(|| path.clone(), |path| format!("/{path}"));
    format!("file://{}", percent_encode(path.as_bytes(), NOT_ESCAPED))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{PROMPT, SECTIONS, address, long, pager_command, section_options};

    #[test]
    fn only_what_does_not_fit_a_terminal_is_paged() {
        assert!(long("a\nb\nc\n", Some(3)) && !long("a\nb\n", Some(3)));
        assert!(!long("a\nb\nc\n", None), "a pipe, a file");
    }

    #[test]
    fn the_users_own_words_are_the_command() {
        assert_eq!(pager_command(None), Some(vec!["less".into(), "-RK".into()]));
        assert_eq!(pager_command(Some("most -w 'a b'")), Some(vec!["most".into(), "-w".into(), "a b".into()]));
        let options = |named: Option<&str>| section_options(&pager_command(named).expect("a pager"));
        assert_eq!(
            [options(None), options(Some("/usr/bin/less -S")), options(Some("more"))],
            [vec![PROMPT, SECTIONS], vec![SECTIONS], vec![]]
        );
        assert_eq!([pager_command(Some("")), pager_command(Some("cat")), pager_command(Some("'"))], [None, None, None]);
    }

    #[test]
    fn an_address_holds_no_signs_of_its_own() {
        assert_eq!(address(Path::new("/tmp/a b/\u{1b}]8;;x.txt")), "file:///tmp/a%20b/%1B%5D8%3B%3Bx.txt");
        if cfg!(windows) {
            assert_eq!(address(Path::new("\\\\?\\C:\\texts\\é.txt")), "file:///C:/texts/%C3%A9.txt");
        }
    }
}
