//! Which file a path stands for, whatever it is called: through links of both kinds, `./`, folders by two names, and capitals on disks to
//! which they are nothing.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// Most links that are followed one after the other; systems give up at about as many.
const MOST_LINKS: usize = 40;

/// A file that there is: where it lies on the disk. Two names of one file have the same.
#[cfg(unix)]
pub type Identity = (u64, u64);
/// A file that there is: its whole path, as the system writes it.
#[cfg(not(unix))]
pub type Identity = PathBuf;

/// The file at a path, `None` where there is none; a device is no file.
#[cfg(unix)]
pub fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    // Standard input may have been opened from a file.
    let path = if path == Path::new("-") { Path::new("/dev/stdin") } else { path };
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|file| (file.dev(), file.ino()))
}

/// The file at a path, `None` where there is none; a device is no file.
#[cfg(not(unix))]
pub fn identity(path: &Path) -> Option<Identity> {
    fs::canonicalize(path).ok().filter(|path| path.is_file())
}

/// Where a report goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Over a file that there is.
    Over(Identity),
    /// Into a folder, under a name that is free.
    New(PathBuf, OsString),
}

/// The place that a path stands for; `None` for a device, which has room for many.
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

/// Where the links end that a path leads along, whether there is a file or not.
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
