//! The sentence encoder that the user names: a folder that contains a model.

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};

use compare_sources::encoder::{Encoder, EncoderError};
use compare_sources::model::Comparison;

use super::exit::Trouble;
use super::open;

/// The files in this folder and its subfolders, any of which may be part of the encoder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let inside =
        |folder: &Path| -> Vec<PathBuf> { fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect() };
    let all = inside(folder);
    all.iter().flat_map(|path| inside(path)).chain(all.clone()).collect()
}

/// Opens the encoder in this folder.
pub fn encoder(folder: &Path) -> Result<Encoder, Trouble> {
    let shown = folder.display();
    if !folder.is_dir() {
        let hint = if folder.exists() { "is not a folder" } else { "does not exist" };
        return Err(Trouble::new(format!("{shown} {hint}: --encoder takes the folder of a sentence encoder")));
    }
    // A damaged file may make its reader panic. The panic is caught, and its message suppressed: users get a sentence instead.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let encoder = Encoder::open(|file| open::bytes(&folder.join(file)));
    panic::set_hook(hook);
    encoder.map_err(|error| {
        Trouble::new(match error {
            EncoderError::Unreadable(file, error) => format!("{shown}: {file} could not be read: {}", open::reason(&error)),
            EncoderError::Missing(_) | EncoderError::Broken(..) | EncoderError::Unsupported(..) | EncoderError::NotBuilt => {
                format!("{shown}: {error}")
            }
        })
    })
}

/// A sentence about the statements that the encoder could not encode, if there are any.
pub fn unread(comparison: &Comparison) -> Option<String> {
    let unread = comparison.statements.iter().filter(|s| s.encoded.is_none()).count();
    let all = comparison.statements.len();
    (unread > 0).then(|| format!("the encoder could not encode {unread} of {all} statements; they were paired without it"))
}
