//! A value that is in force, and who set it.

use std::fmt;
use std::path::PathBuf;

use toml::Spanned;

use super::layer::{Layer, Read};

/// A value and where it comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Set<T> {
    pub value: T,
    pub origin: Origin,
}

/// Who set a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nobody.
    #[default]
    Default,
    /// A line of a file.
    File { path: PathBuf, line: usize },
    /// The command line.
    Flag,
}

impl<T> Set<T> {
    /// A value that nobody set.
    pub fn of(value: T) -> Set<T> {
        Set { value, origin: Origin::Default }
    }

    /// The same with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Set<U> {
        Set { value: change(self.value), origin: self.origin }
    }
}

/// What the first layer says that says something of a key.
pub fn first<T: Clone>(layers: &[Read], key: impl Fn(&Layer) -> &Option<Spanned<T>>) -> Option<Set<T>> {
    layers.iter().find_map(|read| {
        let said = key(&read.layer).as_ref()?;
        Some(Set { value: said.as_ref().clone(), origin: read.origin(said.span().start) })
    })
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
            Origin::File { path, line } => write!(f, "{}:{line}", path.display()),
            Origin::Flag => f.write_str("flag"),
        }
    }
}
