//! Something that could not be read or decided, and its place. Never lost, never fatal.

/// A notice for the person who runs the comparison.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// Path of the account or file it is about.
    pub path: String,
    /// Line, from 1, if there is one.
    pub line: Option<usize>,
    /// One sentence: what happened and what was done about it.
    pub text: String,
}

impl Notice {
    /// A notice about a whole file.
    pub fn file(path: &str, text: impl Into<String>) -> Notice {
        Notice { path: path.into(), line: None, text: text.into() }
    }

    /// A notice about a line of a file.
    pub fn line(path: &str, line: usize, text: impl Into<String>) -> Notice {
        Notice { path: path.into(), line: Some(line), text: text.into() }
    }
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.text),
            None => write!(f, "{}: {}", self.path, self.text),
        }
    }
}
