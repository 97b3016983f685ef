//! Writes reports: to standard output, to a file, to a folder. Files are replaced as a whole or not at all, and all of a run together: the
//! reports are written beside them first and then take their places, so that a full disk or an interrupt never leaves half of them. If one
//! cannot take its place, those that have give theirs back.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::exit::Trouble;
use super::place::end_of_links;
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
        let target = end_of_links(path);
        match fs::metadata(&target) {
            Ok(there) if there.is_dir() => return Err(unwritable(path, &io::ErrorKind::IsADirectory.into())),
            Ok(there) if !there.is_file() => {
                self.streams.push((target, bytes));
                return Ok(());
            }
            Ok(_) => {}
            // A link that is still one leads nowhere.
            Err(_) if target.is_symlink() => return Err(unwritable(path, &io::Error::other("its links lead in a circle"))),
            Err(_) => {}
        }
        let file = beside(&target, &bytes).map_err(|error| unwritable(path, &error))?;
        self.files.push((target, file));
        Ok(())
    }

    /// Puts all reports in their places. What went into a pipe cannot be taken back, so that files are replaced last.
    pub fn place(self) -> Result<(), Trouble> {
        self.streams.into_iter().try_for_each(|(target, bytes)| fs::write(&target, bytes).map_err(|error| unwritable(&target, &error)))?;
        let held = interrupt::hold();
        let alone = self.files.len() == 1;
        let mut placed = Vec::new();
        for (target, file) in self.files {
            let done = before(&target, alone).and_then(|before| {
                file.persist(&target).map_err(|error| error.error)?;
                Ok(before)
            });
            match done {
                Ok(before) => placed.push((target, before)),
                Err(error) => {
                    give_back(placed);
                    return Err(unwritable(&target, &error));
                }
            }
        }
        drop(held);
        Ok(())
    }
}

/// What stands in the place of a report, by a second name; nothing where nothing has to be given back.
fn before(target: &Path, alone: bool) -> io::Result<Option<TempPath>> {
    if alone || !target.is_file() {
        return Ok(None);
    }
    // Where a disk knows no second names a copy does.
    let second = part().make_in(folder_of(target), |path| fs::hard_link(target, path).or_else(|_| fs::copy(target, path).map(|_| ())))?;
    Ok(Some(second.into_temp_path()))
}

/// Puts what stood there before back in the places of reports.
fn give_back(placed: Vec<(PathBuf, Option<TempPath>)>) {
    for (target, before) in placed {
        // That another report could not be written is what is told; this is the best that can be done about it.
        match before {
            Some(before) => drop(before.persist(&target)),
            None => drop(fs::remove_file(&target)),
        }
    }
}

/// Makes a folder and those above it.
pub fn folder(path: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(path).map_err(|error| unwritable(path, &error))
}

/// A file beside `target`, with its permissions where there is one already.
fn beside(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = part();
    as_other_files(&mut builder);
    let mut file = interrupt::begin(|| builder.tempfile_in(folder_of(target)), NamedTempFile::path)?;
    if let Ok(there) = fs::metadata(target) {
        same_owner(file.path(), &there);
        file.as_file().set_permissions(there.permissions())?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."))
}

/// Files for a while, with a name that says whose they are.
fn part() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".compare-").suffix(".part");
    builder
}

/// Whose a report was, it stays, where the one who runs the program may give files away.
#[cfg(unix)]
fn same_owner(file: &Path, there: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    drop(chown(file, Some(there.uid()), Some(there.gid())));
}

#[cfg(not(unix))]
fn same_owner(_file: &Path, _there: &fs::Metadata) {}

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
        io::ErrorKind::IsADirectory => format!("{name} is a folder; name a file for the report"),
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
        // Nothing can be renamed over a folder.
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
