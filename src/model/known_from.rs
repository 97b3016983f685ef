//! Where a fact about an account is known from.

/// Where the outlet or the day of an account is known from, the most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KnownFrom {
    /// The user states it, on the command line or in `sources.toml`.
    Given,
    /// The file's metadata: front matter, the head of a web page, the field of a record, the header of a mail.
    Metadata,
    /// The dateline of the article.
    Dateline,
    /// Another printed line: "Published …", an outlet's name, a byline.
    Text,
    /// The name of the file.
    FileName,
}

impl KnownFrom {
    /// As reports write it.
    pub fn word(self) -> &'static str {
        match self {
            KnownFrom::Given => "given",
            KnownFrom::Metadata => "metadata",
            KnownFrom::Dateline => "dateline",
            KnownFrom::Text => "text",
            KnownFrom::FileName => "file name",
        }
    }
}
