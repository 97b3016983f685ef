//! Reads the lexicons that the user names. Unlike aliases and pairings, they belong to the user and not to the accounts, so none is looked for beside
//! the accounts.

use std::io;
use std::path::PathBuf;

use compare_sources::load::lexicon;
use compare_sources::model::Lexicon;

use super::exit::Trouble;
use super::open;

/// Returns all entries, in the order of the files.
pub fn read(paths: &[PathBuf]) -> Result<Lexicon, Trouble> {
    let mut out = Lexicon::default();
    for path in paths {
        let shown = path.display();
        let text = open::text(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Trouble::new(format!("there is no file {shown}; check what --lexicon or compare.toml names")),
            _ => Trouble::new(format!("{shown} could not be read: {}", open::reason(&error))),
        })?;
        lexicon::add(&text, &shown.to_string(), &mut out).map_err(Trouble::new)?;
    }
    Ok(out)
}
