//! One `compare.toml`, read: each key that it holds with its place. Keys are called as their flags are, and paths start at the file's
//! folder. A key or value that is not known is trouble with its line: a setting that is silently not applied is worse than none.

use std::io;
use std::path::{Path, PathBuf};

use compare_sources::load::toml_error::in_words as wrong;
use compare_sources::model::Relation;
use compare_sources::text::LineIndex;
use serde::Deserialize;
use toml::Spanned;

use super::super::args::{Colour, Csv, Format, Kinds, Sensitivity};
use super::super::exit::Trouble;
use super::super::open;
use super::origin::Origin;
use super::values::{Columns, Percent, Probability, Word};

/// What one file, or the command line, says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Layer {
    pub format: Option<Spanned<Word<Format>>>,
    pub color: Option<Spanned<Word<Colour>>>,
    pub csv: Option<Spanned<Word<Csv>>>,
    pub width: Option<Spanned<Columns>>,
    pub all: Option<Spanned<bool>>,
    pub alone: Option<Spanned<bool>>,
    pub perhaps: Option<Spanned<bool>>,
    pub no_pager: Option<Spanned<bool>>,
    pub hyperlinks: Option<Spanned<bool>>,
    pub only: Option<Spanned<Vec<Word<Kinds>>>>,
    pub hide: Option<Spanned<Vec<Word<Kinds>>>>,
    pub min: Option<Spanned<Word<Relation>>>,
    pub sensitivity: Option<Spanned<Word<Sensitivity>>>,
    pub pairing_threshold: Option<Spanned<Probability>>,
    pub rounding_percent: Option<Spanned<Percent>>,
    pub about_percent: Option<Spanned<Percent>>,
    pub one_event: Option<Spanned<bool>>,
    pub aliases: Option<Spanned<PathBuf>>,
    pub pairings: Option<Spanned<PathBuf>>,
    pub lexicon: Option<Spanned<Vec<PathBuf>>>,
    pub grammar: Option<Spanned<Vec<PathBuf>>>,
    pub encoder: Option<Spanned<PathBuf>>,
}

/// The keys, for suggestions.
const KEYS: [&str; 22] = [
    "format",
    "color",
    "csv",
    "width",
    "all",
    "alone",
    "perhaps",
    "no-pager",
    "hyperlinks",
    "only",
    "hide",
    "min",
    "sensitivity",
    "pairing-threshold",
    "rounding-percent",
    "about-percent",
    "one-event",
    "aliases",
    "pairings",
    "lexicon",
    "grammar",
    "encoder",
];

/// What was said, and where.
#[derive(Debug)]
pub struct Read {
    pub layer: Layer,
    /// The file and its lines; the command line has none.
    file: Option<(PathBuf, LineIndex)>,
}

impl Read {
    /// What the command line says.
    pub fn flags(layer: Layer) -> Read {
        Read { layer, file: None }
    }

    /// Who says what stands at an offset.
    pub fn origin(&self, offset: usize) -> Origin {
        match &self.file {
            Some((path, index)) => Origin::File { path: path.clone(), line: index.line(offset) },
            None => Origin::Flag,
        }
    }
}

/// A value of the command line, which has no place.
pub fn said<T>(value: Option<T>) -> Option<Spanned<T>> {
    value.map(|value| Spanned::new(0..0, value))
}

/// Reads the file at a path.
pub fn read(path: &Path) -> Result<Read, Trouble> {
    let shown = path.display();
    let text = open::text(path).map_err(|error| {
        Trouble::new(match error.kind() {
            io::ErrorKind::NotFound => format!("there is no file {shown}; check what --config names, or leave it out"),
            _ => format!("{shown} could not be read: {}", open::reason(&error)),
        })
    })?;
    parse(path, &text)
}

/// The file's text.
pub fn parse(path: &Path, text: &str) -> Result<Read, Trouble> {
    let index = LineIndex::new(text);
    let wrong = |error| Trouble::new(format!("{}: {}", path.display(), wrong(text, &error, &KEYS)));
    let mut layer: Layer = toml::from_str(text).map_err(wrong)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    for path in [&mut layer.aliases, &mut layer.pairings, &mut layer.encoder].into_iter().flatten() {
        *path.as_mut() = folder.join(path.as_ref());
    }
    for path in layer.lexicon.iter_mut().chain(layer.grammar.iter_mut()).flat_map(|paths| paths.as_mut()) {
        *path = folder.join(&*path);
    }
    Ok(Read { layer, file: Some((path.to_path_buf(), index)) })
}

#[cfg(test)]
mod tests {
    use super::{KEYS, parse};
    use std::path::Path;

    #[test]
    fn every_key_is_suggested() {
        let error = parse(Path::new("c.toml"), "nosuch = 1\n").expect_err("no such key").to_string();
        let listed = error.split("the keys are ").nth(1).expect("the keys are listed");
        let known: Vec<&str> = listed.split(", ").collect();
        assert_eq!(known, KEYS);
    }
}
