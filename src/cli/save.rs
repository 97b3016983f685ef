//! Writes reports: to standard output, to a file, to a folder. Files are replaced as a whole or not at all, and all of a run together: the
//! reports are written beside them first and then take their places, so that a full disk or an interrupt never leaves half of them.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::exit::Trouble;
use super::{interrupt, open};

/// Reports that are written and wait for the others.
#[derive(Default)]
pub struct Staged {
    files: Vec<(PathBuf, NamedTempFile)>,
    /// Devices and named pipes, which are written to as they are.
    streams: Vec<(PathBuf, Vec<u8>)>,
}

impl Staged {
    /// Writes a report beside the file whose place it will take.
    pub fn add(&mut self, path: &Path, bytes: Vec<u8>) -> Result<(), Trouble> {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if fs::metadata(&target).is_ok_and(|meta| !meta.is_file()) {
            self.streams.push((target, bytes));
            return Ok(());
        }
        let file = beside(&target, &bytes).map_err(|error| unwritable(path, &error))?;
        self.files.push((target, file));
        Ok(())
    }

    /// Puts all reports in their places.
    pub fn place(self) -> Result<(), Trouble> {
        let held = interrupt::hold();
        for (target, file) in self.files {
            file.persist(&target).map_err(|error| unwritable(&target, &error.error))?;
        }
        drop(held);
        self.streams.into_iter().try_for_each(|(target, bytes)| fs::write(&target, bytes).map_err(|error| unwritable(&target, &error)))
    }
}

/// Makes a folder and those above it.
pub fn folder(path: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(path).map_err(|error| unwritable(path, &error))
}

/// A file beside `target`, with its permissions where there is one already.
fn beside(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = match target.parent() {
        Some(parent) if parent != Path::new("") => parent.to_path_buf(),
        Some(_) | None => PathBuf::from("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".compare-").suffix(".part");
    as_other_files(&mut builder);
    let mut file = builder.tempfile_in(folder)?;
    interrupt::begun(file.path());
    if let Ok(there) = fs::metadata(target) {
        file.as_file().set_permissions(there.permissions())?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Temporary files are for their owner alone; a new report has the permissions that the user's mask gives every new file.
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
        io::ErrorKind::PermissionDenied => format!("{name} may not be written; check the permissions of its folder"),
        io::ErrorKind::StorageFull => format!("{name} was not written: the disk is full"),
        _ => format!("{name} could not be written: {}", open::reason(error)),
    })
}

/// Writes to standard output. A reader that has closed the pipe has seen enough: that is no trouble.
pub fn print(mut out: impl Write, text: &str) -> Result<(), Trouble> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Trouble::new(format!("standard output could not be written: {}", open::reason(&error)))),
    }
}
