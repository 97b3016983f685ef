//! Writes reports: to standard output, to a file, to a folder. A file is replaced as a whole or not at all: the report is written beside
//! it first and then takes its place, so that a full disk or an interrupt never leaves half a report.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::exit::Trouble;

/// Writes `bytes` to the file at `path`; a device or a named pipe is written to as it is.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let plain = fs::metadata(&target).map_or(true, |meta| meta.is_file());
    let written = if plain { replace(&target, bytes) } else { fs::write(&target, bytes) };
    written.map_err(|error| unwritable(path, &error))
}

/// Makes a folder and those above it.
pub fn folder(path: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(path).map_err(|error| unwritable(path, &error))
}

fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match target.parent() {
        Some(parent) if parent != Path::new("") => parent.to_path_buf(),
        Some(_) | None => PathBuf::from("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".compare-").suffix(".part");
    as_other_files(&mut builder);
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// Temporary files are for their owner alone; a report has the permissions that the user's mask gives every new file.
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
        _ => format!("{name} could not be written: {error}"),
    })
}

/// Writes to standard output. A reader that has closed the pipe has seen enough: that is no trouble.
pub fn print(mut out: impl Write, text: &str) -> Result<(), Trouble> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Trouble::new(format!("standard output could not be written: {error}"))),
    }
}
