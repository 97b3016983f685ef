//! What is stated about an account outside its running text: by the user, or by its file.

use super::When;

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
    /// The camp, country or kind of outlet that it is grouped with.
    pub group: Option<String>,
}

impl Stated {
    /// Merges the two, key by key; the first one takes precedence.
    #[must_use]
    pub fn or(self, second: Stated) -> Stated {
        Stated {
            source: self.source.or(second.source),
            title: self.title.or(second.title),
            published: self.published.or(second.published),
            url: self.url.or(second.url),
            language: self.language.or(second.language),
            group: self.group.or(second.group),
        }
    }
}
