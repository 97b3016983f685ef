//! A line on standard error that shows the stage of a long run: only on a terminal, only if the run takes longer than `LATE`, and removed before
//! anything else is printed.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use compare_sources::model::Progress;
use indicatif::{ProgressBar, ProgressStyle};

use super::notices::Loudness;

/// Shorter runs show no progress.
const LATE: Duration = Duration::from_millis(500);
/// How often the line is redrawn, to show that the program is running.
const TICK: Duration = Duration::from_millis(100);

/// The progress line of one run; it is removed when dropped.
pub struct Watch {
    told: Option<Sender<Progress>>,
    line: Option<JoinHandle<()>>,
}

impl Watch {
    /// Starts the line if standard error is a terminal.
    pub fn new(loudness: Loudness) -> Watch {
        if loudness == Loudness::Quiet || !io::stderr().is_terminal() {
            return Watch { told: None, line: None };
        }
        let (told, heard) = mpsc::channel();
        Watch { told: Some(told), line: Some(std::thread::spawn(move || follow(&heard))) }
    }

    /// Reports the stage of the run.
    pub fn tell(&self, progress: Progress) {
        if let Some(told) = &self.told {
            // The line may be gone already.
            let _ = told.send(progress);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.told = None;
        if let Some(line) = self.line.take() {
            // It only draws; its errors do not matter to the comparison.
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

/// The words for a stage, and how much of it is done if that is known.
fn words(progress: Progress) -> (&'static str, Option<(u64, u64)>) {
    match progress {
        Progress::Understanding { done, all } => ("reading the accounts", Some((done as u64, all as u64))),
        Progress::Joining => ("joining names", None),
        Progress::Encoding => ("encoding statements", None),
        Progress::Pairing => ("pairing statements", None),
        Progress::Comparing => ("comparing claims", None),
    }
}
