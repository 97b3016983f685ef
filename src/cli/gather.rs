//! Paths to bytes: opens files, folders and standard input. What a folder holds is taken in order of name.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use compare_sources::load::{Input, Stated};

use super::exit::Trouble;
use super::names::shown;
use super::open;

/// Endings of the files that a folder stands for.
const ENDINGS: [&str; 2] = ["txt", "md"];

/// The bytes of every account, and the files that they are from. A file that cannot be read is trouble: a comparison without it would look
/// complete.
pub fn gather(paths: &[PathBuf]) -> Result<(Vec<Input>, Vec<PathBuf>), Trouble> {
    let mut seen = BTreeSet::new();
    let (mut out, mut from) = (Vec::new(), Vec::new());
    for path in paths {
        for file in files(path)? {
            // Standard input is none of the files, whatever they are called.
            let same = fs::canonicalize(&file).ok().filter(|_| file != Path::new("-")).unwrap_or_else(|| file.clone());
            if seen.insert(same) {
                out.push(Input { path: shown(&file), bytes: bytes(&file)?, stated: Stated::default() });
                from.push(file);
            }
        }
    }
    Ok((out, from))
}

/// A folder's accounts, or the path itself.
fn files(path: &Path) -> Result<Vec<PathBuf>, Trouble> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
    let mut out = Vec::new();
    for entry in entries {
        let file = entry.map_err(|error| unreadable(path, &error))?.path();
        let ending = file.extension().and_then(|e| e.to_str()).map(str::to_lowercase);
        let hidden = file.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        if !hidden && ending.is_some_and(|e| ENDINGS.contains(&e.as_str())) && file.is_file() {
            out.push(file);
        }
    }
    if out.is_empty() {
        let path = path.display();
        return Err(Trouble::new(format!("no .txt or .md file in the folder {path}; name the files themselves, or another folder")));
    }
    out.sort();
    Ok(out)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
        return Ok(bytes);
    }
    open::bytes(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &io::Error) -> Trouble {
    let name = if path == Path::new("-") { "standard input".into() } else { path.display().to_string() };
    Trouble::new(match error.kind() {
        io::ErrorKind::NotFound => format!("there is no file {name}; check its name and the folder you are in"),
        io::ErrorKind::PermissionDenied => format!("{name} may not be read; check its permissions"),
        _ => format!("{name} could not be read: {}", open::reason(error)),
    })
}
