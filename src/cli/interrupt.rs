//! What is half written when the user interrupts is taken away before the program ends.

use std::collections::BTreeSet;
#[cfg(unix)]
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// Files that are to go when the program is interrupted.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Begins a file. An interrupt waits until it is known which, so that none is ever left.
pub fn begin<T>(make: impl FnOnce() -> io::Result<T>, path: impl FnOnce(&T) -> &Path) -> io::Result<T> {
    static WATCHED: Once = Once::new();
    WATCHED.call_once(watch);
    let mut unfinished = unfinished();
    let made = make()?;
    unfinished.insert(path(&made).to_path_buf());
    Ok(made)
}

/// While what comes back is kept, an interrupt waits: what belongs together is put in its place as one.
pub fn hold() -> Held {
    Held(unfinished())
}

/// Holds interrupts off.
pub struct Held(MutexGuard<'static, BTreeSet<PathBuf>>);

impl Drop for Held {
    /// What was begun is finished.
    fn drop(&mut self) {
        self.0.clear();
    }
}

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes the files at a signal, then ends as the signal would have ended the program.
#[cfg(unix)]
fn watch() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) else { return };
    let ended = move || {
        for signal in signals.forever() {
            // Kept to the end, so that nothing is begun any more.
            let unfinished = unfinished();
            unfinished.iter().for_each(|path| drop(fs::remove_file(path)));
            drop(signal_hook::low_level::emulate_default_handler(signal));
        }
    };
    // Without the thread an interrupt leaves the file, as it would without any of this.
    drop(std::thread::Builder::new().name("interrupt".into()).spawn(ended));
}

#[cfg(not(unix))]
fn watch() {}
