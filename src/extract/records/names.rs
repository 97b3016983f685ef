//! The names by which records call what an account is made of, as libraries, scrapers and databases of news have them. They are keys of
//! formats, not words of a language: this table is the one place for them.

/// The names of each key, the surest first; without `_`, `-`, blanks and capitals.
pub(super) const USUAL: [(Key, &[&str]); 8] = [
    (
        Key::Text,
        &["text", "body", "content", "article", "articletext", "articlebody", "fulltext", "maintext", "story", "bodytext", "plaintext"],
    ),
    (Key::Title, &["title", "headline", "webtitle", "articletitle", "articleheadline"]),
    (
        Key::Source,
        &[
            "source",
            "outlet",
            "publisher",
            "publication",
            "newspaper",
            "domain",
            "sitename",
            "sourcename",
            "publicationname",
            "publishername",
            "newspapername",
            "medium",
            "author",
            "authors",
            "byline",
            "writer",
        ],
    ),
    (
        Key::Published,
        &[
            "published",
            "publishedat",
            "datepublished",
            "publisheddate",
            "publishdate",
            "pubdate",
            "publicationdate",
            "datepublish",
            "webpublicationdate",
            DATE,
            "timestamp",
            "createdat",
            "datetime",
        ],
    ),
    (Key::Url, &["url", "link", "canonicalurl", "weburl", "permalink"]),
    (Key::Language, &["language", "lang"]),
    (Key::Group, &["group", "leaning"]),
    (Key::Id, &["id", "docid", "uuid", "guid", "documentid"]),
];

/// The name of a field that may hold the day of publication or any other, as of the fetching of a page.
pub(super) const DATE: &str = "date";

/// What programs write where a value is missing.
pub(super) const NOTHING: [&str; 5] = ["null", "nan", "none", "n/a", "<na>"];

/// Fields of an object that stands where a value is expected: `{"source": {"name": "…"}}`.
pub(super) const INNER: [&str; 8] = ["name", "rendered", "value", "text", "title", "$date", "$oid", "content"];

/// Objects in a record that hold fields of it, as search engines and interfaces of news sites return them.
pub(super) const AROUND: [&str; 3] = ["_source", "fields", "attributes"];

/// What a field of a record may be for an account, in the order of `extract::KEYS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Text,
    Title,
    Source,
    Published,
    Url,
    Language,
    Group,
    Id,
}

/// Languages that are called otherwise than by their tag.
pub(super) const LANGUAGES: [(&str, &str); 2] = [("english", "en"), ("eng", "en")];

/// A name without capitals and without what parts its words.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.' | '\u{feff}')).flat_map(char::to_lowercase).collect()
}
