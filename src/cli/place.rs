//! Finds the file that a path refers to, under any name: through symbolic and hard links, `./`, folders with two names, and differences of case on
//! file systems that ignore case.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// Maximum number of links that are followed in a chain; operating systems have about the same limit.
const MOST_LINKS: usize = 40;

/// An existing file: its device and inode. Two names of one file have the same.
#[cfg(unix)]
pub type Identity = (u64, u64);
/// An existing file: its full path, as the system writes it.
#[cfg(not(unix))]
pub type Identity = PathBuf;

/// The file at a path; `None` if there is none, or for a device.
#[cfg(unix)]
pub fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    // Standard input may have been opened from a file.
    let path = if path == Path::new("-") { Path::new("/dev/stdin") } else { path };
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|file| (file.dev(), file.ino()))
}

/// The file at a path; `None` if there is none, or for a device.
#[cfg(not(unix))]
pub fn identity(path: &Path) -> Option<Identity> {
    fs::canonicalize(path).ok().filter(|path| path.is_file())
}

/// Where a report is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Over an existing file.
    Over(Identity),
    /// Into a folder, under a new name.
    New(PathBuf, OsString),
}

/// The place that a path refers to; `None` for a device, which can take several reports.
pub fn place(path: &Path) -> Option<Place> {
    let end = end_of_links(path);
    if let Some(identity) = identity(&end) {
        return Some(Place::Over(identity));
    }
    if end.exists() {
        return None;
    }
    let parent = end.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(parent).or_else(|_| std::path::absolute(parent)).unwrap_or_else(|_| parent.to_path_buf());
    let name = end.file_name().unwrap_or_default();
    let capitals_count = !cfg!(any(windows, target_os = "macos"));
    let name = if capitals_count { name.to_os_string() } else { name.to_string_lossy().to_lowercase().into() };
    Some(Place::New(folder, name))
}

/// The end of the chain of links that begins at a path, whether or not there is a file.
pub fn end_of_links(path: &Path) -> PathBuf {
    let mut end = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        let Ok(to) = fs::read_link(&end) else { break };
        end = end.parent().unwrap_or(Path::new("")).join(to);
    }
    fs::canonicalize(&end).unwrap_or(end)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::{end_of_links, identity, place};

    #[test]
    fn one_file_has_one_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.txt"), "A").expect("written");
        fs::hard_link(at("a.txt"), at("hard")).expect("linked");
        symlink("a.txt", at("soft")).expect("linked");
        symlink("soft", at("softer")).expect("linked");
        symlink("none", at("dangling")).expect("linked");
        symlink("round", at("round")).expect("linked");
        for name in ["./a.txt", "hard", "soft", "softer"] {
            assert_eq!((identity(&at(name)), place(&at(name))), (identity(&at("a.txt")), place(&at("a.txt"))), "{name}");
        }
        assert_eq!(place(&at("dangling")), place(&at("none")));
        assert_ne!(place(&at("new/accounts.csv")), place(&at("other/accounts.csv")));
        assert_eq!(end_of_links(&at("round")), at("round"));
        assert_eq!((identity(folder.path()), place(folder.path())), (None, None));
    }
}
