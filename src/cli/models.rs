//! Models that the user adds: grammars, which are folders or files made by `train/grammar.py`, and a sentence encoder, which is a folder that
//! contains a model.

use std::path::{Path, PathBuf};
use std::{fs, panic};

use compare_sources::encoder::{Encoder, EncoderError};
use compare_sources::grammar::{Grammar, Grammars};
use compare_sources::model::Comparison;

use super::files::{read_bytes, reason};
use super::messages::Trouble;

/// The grammar file in a folder.
const GRAMMAR_FILE: &str = "grammar.safetensors";

/// Loads the grammars at these paths.
pub(super) fn grammars(paths: &[PathBuf]) -> Result<Grammars, Trouble> {
    paths.iter().map(|path| load_grammar(path)).collect::<Result<_, _>>().map(Grammars::new)
}

/// A sentence for each added grammar whose language no account has.
pub(super) fn unused_grammars<'a>(
    paths: &'a [PathBuf],
    grammars: &'a Grammars,
    comparison: &'a Comparison,
) -> impl Iterator<Item = String> + 'a {
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
pub(super) fn grammar_file(path: &Path) -> PathBuf {
    if path.is_dir() { path.join(GRAMMAR_FILE) } else { path.to_path_buf() }
}

fn load_grammar(path: &Path) -> Result<Grammar, Trouble> {
    let (folder, file) = (path.is_dir(), grammar_file(path));
    // Users may name the spaCy model itself.
    if folder && !file.exists() && path.join("config.cfg").exists() {
        let shown = path.display();
        return Err(Trouble::new(format!(
            "{shown} is a spaCy model, not yet a grammar: run train/grammar.py {shown} FOLDER/{GRAMMAR_FILE} and name that folder"
        )));
    }
    let bytes = read_bytes(&file).map_err(|error| Trouble::new(format!("{} could not be read: {}", file.display(), reason(&error))))?;
    Grammar::load(bytes).map_err(|error| Trouble::new(format!("{}: {error}", file.display())))
}

/// The files in this folder and its subfolders, any of which may be part of the encoder.
pub(super) fn encoder_files(folder: &Path) -> Vec<PathBuf> {
    let inside =
        |folder: &Path| -> Vec<PathBuf> { fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect() };
    let all = inside(folder);
    all.iter().flat_map(|path| inside(path)).chain(all.clone()).collect()
}

/// Opens the encoder in this folder.
pub(super) fn open_encoder(folder: &Path) -> Result<Encoder, Trouble> {
    let shown = folder.display();
    if !folder.is_dir() {
        let hint = if folder.exists() { "is not a folder" } else { "does not exist" };
        return Err(Trouble::new(format!("{shown} {hint}: --encoder takes the folder of a sentence encoder")));
    }
    // A damaged file may make its reader panic. The panic is caught, and its message suppressed: users get a sentence instead.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let encoder = Encoder::open(|file| read_bytes(&folder.join(file)));
    panic::set_hook(hook);
    encoder.map_err(|error| {
        Trouble::new(match error {
            EncoderError::Unreadable(file, error) => format!("{shown}: {file} could not be read: {}", reason(&error)),
            EncoderError::Missing(_) | EncoderError::Broken(..) | EncoderError::Unsupported(..) | EncoderError::NotBuilt => {
                format!("{shown}: {error}")
            }
        })
    })
}

/// A sentence about the statements that the encoder could not encode, if there are any.
pub(super) fn not_encoded(comparison: &Comparison) -> Option<String> {
    let unread = comparison.statements.iter().filter(|s| s.encoded.is_none()).count();
    let all = comparison.statements.len();
    (unread > 0).then(|| format!("the encoder could not encode {unread} of {all} statements; they were paired without it"))
}
