//! Writes reports: to standard output, to a file, to a folder. Files are replaced completely or not at all, and all files of a run together: reports
//! are first written beside their targets and then renamed, so that a full disk or an interrupt never leaves some of them. If one cannot be renamed,
//! the others are undone. An interrupt removes what is half written.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tempfile::{NamedTempFile, TempPath};

use super::files::{end_of_links, reason};
use super::messages::Trouble;

/// Reports that are written and wait for the others.
#[derive(Default)]
pub(super) struct Staged {
    files: Vec<(PathBuf, NamedTempFile)>,
    /// Devices and named pipes, which are written directly.
    streams: Vec<(PathBuf, Vec<u8>)>,
}

impl Staged {
    /// Writes a report beside the file that it will replace.
    pub(super) fn add(&mut self, path: &Path, bytes: Vec<u8>) -> Result<(), Trouble> {
        let target = end_of_links(path);
        match fs::metadata(&target) {
            Ok(there) if there.is_dir() => return Err(unwritable(path, &io::ErrorKind::IsADirectory.into())),
            Ok(there) if !there.is_file() => {
                self.streams.push((target, bytes));
                return Ok(());
            }
            Ok(_) => {}
            // A remaining link is circular.
            Err(_) if target.is_symlink() => return Err(unwritable(path, &io::Error::other("its symbolic links form a loop"))),
            Err(_) => {}
        }
        let file = write_beside(&target, &bytes).map_err(|error| unwritable(path, &error))?;
        self.files.push((target, file));
        Ok(())
    }

    /// Puts all reports in place. Output to a pipe cannot be undone, so files are replaced last.
    pub(super) fn place(self) -> Result<(), Trouble> {
        self.streams.into_iter().try_for_each(|(target, bytes)| fs::write(&target, bytes).map_err(|error| unwritable(&target, &error)))?;
        let guard = delay_interrupts();
        let alone = self.files.len() == 1;
        let mut placed = Vec::new();
        for (target, file) in self.files {
            let done = backup(&target, alone).and_then(|backup| {
                file.persist(&target).map_err(|error| error.error)?;
                Ok(backup)
            });
            match done {
                Ok(backup) => placed.push((target, backup)),
                Err(error) => {
                    restore(placed);
                    return Err(unwritable(&target, &error));
                }
            }
        }
        drop(guard);
        Ok(())
    }
}

/// A backup of the file that a report replaces, under a second name; `None` if nothing has to be restored.
fn backup(target: &Path, alone: bool) -> io::Result<Option<TempPath>> {
    if alone || !target.is_file() {
        return Ok(None);
    }
    // If the file system has no hard links, the backup is a copy.
    let second =
        temporary_file().make_in(folder_of(target), |path| fs::hard_link(target, path).or_else(|_| fs::copy(target, path).map(|_| ())))?;
    Ok(Some(second.into_temp_path()))
}

/// Restores the files that reports replaced.
fn restore(placed: Vec<(PathBuf, Option<TempPath>)>) {
    for (target, backup) in placed {
        // The error that is reported is that of the other report; here nothing more can be done.
        match backup {
            Some(backup) => drop(backup.persist(&target)),
            None => drop(fs::remove_file(&target)),
        }
    }
}

/// Creates a folder and its parents.
pub(super) fn create_folder(path: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(path).map_err(|error| unwritable(path, &error))
}

/// A file beside `target`, with the same permissions if `target` exists.
fn write_beside(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = temporary_file();
    as_other_files(&mut builder);
    let mut file = create_registered(|| builder.tempfile_in(folder_of(target)), NamedTempFile::path)?;
    if let Ok(there) = fs::metadata(target) {
        keep_owner(file.path(), &there);
        file.as_file().set_permissions(there.permissions())?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."))
}

/// Temporary files, with a name that shows which program made them.
fn temporary_file() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".compare-").suffix(".part");
    builder
}

/// A replaced report keeps its owner, if the user may change owners.
#[cfg(unix)]
fn keep_owner(file: &Path, there: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    drop(chown(file, Some(there.uid()), Some(there.gid())));
}

#[cfg(not(unix))]
fn keep_owner(_file: &Path, _there: &fs::Metadata) {}

/// Temporary files are private; a new report gets the permissions that the user's mask gives every new file.
#[cfg(unix)]
fn as_other_files(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn as_other_files(_builder: &mut tempfile::Builder<'_, '_>) {}

fn unwritable(path: &Path, error: &io::Error) -> Trouble {
    let name = path.display();
    Trouble::new(match error.kind() {
        io::ErrorKind::NotFound => format!("{name} cannot be written: its folder does not exist; make the folder first"),
        io::ErrorKind::PermissionDenied => format!("{name} cannot be written; check the permissions of its folder"),
        io::ErrorKind::IsADirectory => format!("{name} is a folder; name a file for the report"),
        io::ErrorKind::StorageFull => format!("{name} was not written: the disk is full"),
        _ => format!("{name} could not be written: {}", reason(error)),
    })
}

/// Writes to standard output. A closed pipe is not an error: its reader has seen enough.
pub(super) fn print(mut out: impl Write, text: &str) -> Result<(), Trouble> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Trouble::new(format!("standard output could not be written: {}", reason(&error)))),
    }
}

/// Files to remove when the program is interrupted.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Creates a file. An interrupt waits until the file is registered, so that no file is left behind.
fn create_registered<T>(make: impl FnOnce() -> io::Result<T>, path: impl FnOnce(&T) -> &Path) -> io::Result<T> {
    static WATCHING: Once = Once::new();
    WATCHING.call_once(remove_on_signals);
    let mut unfinished = unfinished();
    let made = make()?;
    unfinished.insert(path(&made).to_path_buf());
    Ok(made)
}

/// Delays interrupts until the returned guard is dropped, so that files that belong together are all put in place.
fn delay_interrupts() -> InterruptGuard {
    InterruptGuard(unfinished())
}

/// The guard that delays interrupts.
struct InterruptGuard(MutexGuard<'static, BTreeSet<PathBuf>>);

impl Drop for InterruptGuard {
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
fn remove_on_signals() {
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
fn remove_on_signals() {}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Staged;

    #[test]
    fn if_one_cannot_take_its_place_all_stay_as_they_were() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("one"), "before").expect("written");
        let mut staged = Staged::default();
        for name in ["one", "two", "three"] {
            staged.add(&at(name), b"after".to_vec()).expect("staged");
        }
        // A file cannot be renamed over a folder.
        fs::create_dir(at("three")).expect("made");
        let error = staged.place().expect_err("three is in the way").to_string();
        assert!(error.contains("three is a folder"), "{error}");
        assert_eq!(fs::read_to_string(at("one")).expect("there"), "before");
        let left: Vec<_> = fs::read_dir(folder.path()).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
        assert_eq!(left.len(), 2, "{left:?}");
    }

    #[test]
    fn a_folder_in_the_way_is_found_before_anything_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(Staged::default().add(folder.path(), Vec::new()).is_err());
    }
}
