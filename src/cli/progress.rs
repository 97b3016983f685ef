//! A line on standard error that tells what a long run is at: only on a terminal, only when it takes longer than people like to wait for
//! nothing, and gone before anything else is printed.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use compare_sources::model::Progress;
use indicatif::{ProgressBar, ProgressStyle};

use super::notices::Loudness;

/// Shorter work says nothing of itself.
const LATE: Duration = Duration::from_millis(500);
/// How often the line moves, so that nobody thinks that the program stands still.
const TICK: Duration = Duration::from_millis(100);

/// The watch over one run; the line goes when it ends.
pub struct Watch {
    told: Option<Sender<Progress>>,
    line: Option<JoinHandle<()>>,
}

impl Watch {
    /// Begins to watch, where somebody looks.
    pub fn new(loudness: Loudness) -> Watch {
        if loudness == Loudness::Quiet || !io::stderr().is_terminal() {
            return Watch { told: None, line: None };
        }
        let (told, heard) = mpsc::channel();
        Watch { told: Some(told), line: Some(std::thread::spawn(move || follow(&heard))) }
    }

    /// What the run is at.
    pub fn tell(&self, progress: Progress) {
        if let Some(told) = &self.told {
            // The line may have gone already; then nobody looks any more.
            let _ = told.send(progress);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.told = None;
        if let Some(line) = self.line.take() {
            // It only draws; what went wrong with it is no trouble of the comparison.
            let _ = line.join();
        }
    }
}

/// Waits until the run is late, then draws until it ends.
fn follow(heard: &Receiver<Progress>) {
    let late = Instant::now() + LATE;
    let mut latest = None;
    loop {
        match heard.recv_timeout(late.saturating_duration_since(Instant::now())) {
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
    latest.into_iter().chain(heard).for_each(|progress| draw(&bar, progress));
    bar.finish_and_clear();
}

fn draw(bar: &ProgressBar, progress: Progress) {
    let (message, counted) = words(progress);
    let template = if counted.is_some() { "{spinner} {msg} {bar:30} {pos} of {len}" } else { "{spinner} {msg}" };
    if let Some((done, all)) = counted {
        bar.set_length(all);
        bar.set_position(done);
    }
    bar.set_style(ProgressStyle::with_template(template).expect("the template is ours"));
    bar.set_message(message);
}

/// What it is at, and how far where that is known.
fn words(progress: Progress) -> (&'static str, Option<(u64, u64)>) {
    match progress {
        Progress::Understanding { done, all } => ("reading the accounts", Some((done as u64, all as u64))),
        Progress::Joining => ("joining names", None),
        Progress::Encoding => ("encoding statements", None),
        Progress::Pairing => ("pairing statements", None),
        Progress::Comparing => ("comparing claims", None),
    }
}
