//! Finds what the user states about names: the file of `--aliases`, or each `aliases.toml` beside the accounts.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use compare_sources::load::{Input, aliases};
use compare_sources::model::Aliases;

use super::exit::Trouble;

/// The name of the file beside the accounts.
const FILE: &str = "aliases.toml";

/// All that is stated, checked.
pub fn read(inputs: &[Input], named: Option<&Path>) -> Result<Aliases, Trouble> {
    let mut out = Aliases::default();
    match named {
        Some(path) => {
            let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
            out = parse(&text, path)?;
        }
        None => {
            for path in beside(inputs) {
                match fs::read_to_string(&path) {
                    Ok(text) => out.rules.append(&mut parse(&text, &path)?.rules),
                    Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
                    Err(error) => return Err(unreadable(&path, &error)),
                }
            }
        }
    }
    aliases::check(&out).map_err(Trouble::new)?;
    Ok(out)
}

/// One path for each folder, in order of name, so that the order of the accounts is nothing to it.
fn beside(inputs: &[Input]) -> BTreeSet<PathBuf> {
    let files = inputs.iter().filter(|i| i.path != "-");
    files.map(|i| Path::new(&i.path).parent().unwrap_or(Path::new("")).join(FILE)).collect()
}

fn parse(text: &str, path: &Path) -> Result<Aliases, Trouble> {
    aliases::parse(text, &path.display().to_string()).map_err(Trouble::new)
}

fn unreadable(path: &Path, error: &io::Error) -> Trouble {
    let path = path.display();
    Trouble::new(match error.kind() {
        io::ErrorKind::NotFound => format!("there is no file {path}; check its name and the folder you are in"),
        _ => format!("{path} could not be read: {error}"),
    })
}
