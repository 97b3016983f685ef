//! Reads the files in which the user states something: the named file, or else the one beside each account.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use compare_sources::load::Input;

use super::exit::Trouble;
use super::names::{real, shown};
use super::open;

/// Path and text of every such file, in order of path, so that the order of the accounts does not matter.
pub fn texts(inputs: &[Input], named: Option<&Path>, file: &str) -> Result<Vec<(String, String)>, Trouble> {
    if let Some(path) = named {
        let text = open::text(path).map_err(|error| unreadable(path, &error))?;
        return Ok(vec![(shown(path), text)]);
    }
    let mut out = Vec::new();
    for path in beside(inputs, file) {
        match open::text(&path) {
            Ok(text) => out.push((shown(&path), text)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
            Err(error) => return Err(unreadable(&path, &error)),
        }
    }
    Ok(out)
}

/// One path for each folder.
fn beside(inputs: &[Input], file: &str) -> BTreeSet<PathBuf> {
    let files = inputs.iter().filter(|i| i.path != "-");
    files.map(|i| real(&i.path).parent().unwrap_or(Path::new("")).join(file)).collect()
}

fn unreadable(path: &Path, error: &io::Error) -> Trouble {
    let path = path.display();
    Trouble::new(match error.kind() {
        io::ErrorKind::NotFound => format!("there is no file {path}; check its name and the folder you are in"),
        _ => format!("{path} could not be read: {}", open::reason(error)),
    })
}
