//! Grammars that the user adds: folders or files made by `train/grammar.py`.

use std::path::{Path, PathBuf};

use compare_sources::grammar::{Grammar, Grammars};
use compare_sources::model::Comparison;

use super::exit::Trouble;
use super::open;

/// The grammar file in a folder.
const FILE: &str = "grammar.safetensors";

/// Loads the grammars at these paths.
pub fn grammars(paths: &[PathBuf]) -> Result<Grammars, Trouble> {
    paths.iter().map(|path| grammar(path)).collect::<Result<_, _>>().map(Grammars::new)
}

/// A sentence for each added grammar whose language no account has.
pub fn idle<'a>(paths: &'a [PathBuf], grammars: &'a Grammars, comparison: &'a Comparison) -> impl Iterator<Item = String> + 'a {
    let asked = |grammar: &Grammar| comparison.accounts.iter().any(|account| grammar.reads(&account.language));
    paths.iter().zip(grammars.added()).filter(move |(_, grammar)| !asked(grammar)).map(|(path, grammar)| {
        let language = grammar.language();
        format!(
            "{}: no account is in language \"{language}\", so this grammar was not used; state the language of an account with language: {language}",
            path.display()
        )
    })
}

/// The file that a path refers to.
pub fn file(path: &Path) -> PathBuf {
    if path.is_dir() { path.join(FILE) } else { path.to_path_buf() }
}

fn grammar(path: &Path) -> Result<Grammar, Trouble> {
    let (folder, file) = (path.is_dir(), file(path));
    // Users may name the spaCy model itself.
    if folder && !file.exists() && path.join("config.cfg").exists() {
        let shown = path.display();
        return Err(Trouble::new(format!(
            "{shown} is a spaCy model, not yet a grammar: run train/grammar.py {shown} FOLDER/{FILE} and name that folder"
        )));
    }
    let bytes =
        open::bytes(&file).map_err(|error| Trouble::new(format!("{} could not be read: {}", file.display(), open::reason(&error))))?;
    Grammar::load(bytes).map_err(|error| Trouble::new(format!("{}: {error}", file.display())))
}
