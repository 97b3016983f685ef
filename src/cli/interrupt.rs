//! Removes half-written files when the user interrupts the program.

use std::collections::BTreeSet;
#[cfg(unix)]
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// Files to remove when the program is interrupted.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Creates a file. An interrupt waits until the file is registered, so that no file is left behind.
pub fn begin<T>(make: impl FnOnce() -> io::Result<T>, path: impl FnOnce(&T) -> &Path) -> io::Result<T> {
    static WATCHED: Once = Once::new();
    WATCHED.call_once(watch);
    let mut unfinished = unfinished();
    let made = make()?;
    unfinished.insert(path(&made).to_path_buf());
    Ok(made)
}

/// Delays interrupts until the returned guard is dropped, so that files that belong together are all put in place.
pub fn hold() -> Held {
    Held(unfinished())
}

/// The guard that delays interrupts.
pub struct Held(MutexGuard<'static, BTreeSet<PathBuf>>);

impl Drop for Held {
    /// All registered files are finished.
    fn drop(&mut self) {
        self.0.clear();
    }
}

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes the files on a signal, then ends the program as the signal would have.
#[cfg(unix)]
fn watch() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) else { return };
    let ended = move || {
        for signal in signals.forever() {
            // Held to the end, so that no new file is created.
            let unfinished = unfinished();
            unfinished.iter().for_each(|path| drop(fs::remove_file(path)));
            drop(signal_hook::low_level::emulate_default_handler(signal));
        }
    };
    // Without the thread, an interrupt leaves the file, as it does by default.
    drop(std::thread::Builder::new().name("interrupt".into()).spawn(ended));
}

#[cfg(not(unix))]
fn watch() {}
