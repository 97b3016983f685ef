//! Fields of records: the names that libraries, scrapers and news databases use for the parts of an account (keys of formats, not words of
//! a language), and which fields are wanted. The user's own names take precedence over the usual ones.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::extract::{Failure, KEYS, Options};

/// The names of each key, surest first, in lower case and without `_`, `-` and blanks.
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

/// The name of a field that may contain the day of publication or any other day, such as that of fetching a page.
pub(super) const DATE: &str = "date";

/// What programs write for a missing value.
pub(super) const NOTHING: [&str; 5] = ["null", "nan", "none", "n/a", "<na>"];

/// Fields of an object that takes the place of a value: `{"source": {"name": "…"}}`.
pub(super) const INNER: [&str; 8] = ["name", "rendered", "value", "text", "title", "$date", "$oid", "content"];

/// Objects in a record that contain some of its fields, as returned by search engines and APIs of news sites.
pub(super) const AROUND: [&str; 3] = ["_source", "fields", "attributes"];

/// What a field of a record may be to an account, in the order of `extract::KEYS`.
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

/// Languages given by another name than their tag.
pub(super) const LANGUAGES: [(&str, &str); 2] = [("english", "en"), ("eng", "en")];

/// Returns a name in lower case without word separators.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.' | '\u{feff}')).flat_map(char::to_lowercase).collect()
}

/// How many field names are kept to list them if none is known.
const MOST_FIELDS: usize = 400;
/// How many of them are listed.
const MOST_NAMED: usize = 24;
/// Longest field name in that list, in characters.
const LONGEST: usize = 40;

/// The wanted fields of the records of one file.
pub(super) struct Wanted {
    /// For each key, the names of its fields in the form of `plain`, best first. `named` is set if the user named the field.
    names: Vec<Names>,
    /// The existing fields, as written in the file.
    seen: RefCell<BTreeSet<String>>,
}

struct Names {
    key: Key,
    named: Option<String>,
    names: Vec<String>,
}

/// The rank of a wanted field: its key, and the position in the list of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rank {
    pub(super) key: Key,
    pub(super) place: usize,
}

impl Wanted {
    pub(super) fn new(options: &Options) -> Wanted {
        let stated = |key: &str| options.fields.iter().rev().find(|(stated, _)| stated == key).map(|(_, name)| name.clone());
        let names = USUAL.iter().zip(KEYS).map(|((key, usual), word)| match stated(word) {
            Some(name) => Names { key: *key, names: vec![plain(&name)], named: Some(name) },
            None => Names { key: *key, named: None, names: usual.iter().map(|name| (*name).to_string()).collect() },
        });
        Wanted { names: names.collect(), seen: RefCell::default() }
    }

    /// Returns the keys for which a field is wanted. One field may be wanted for two.
    pub(super) fn ranks(&self, field: &str) -> Vec<Rank> {
        let name = plain(field);
        let place = |names: &Names| names.names.iter().position(|known| *known == name).map(|place| Rank { key: names.key, place });
        self.names.iter().filter_map(place).collect()
    }

    /// Notes that records have a field.
    pub(super) fn note(&self, field: &str) {
        let mut seen = self.seen.borrow_mut();
        if seen.len() < MOST_FIELDS && !seen.contains(field) {
            seen.insert(field.chars().take(LONGEST).collect());
        }
    }

    /// Returns the failure for a field that the user names and no record has.
    pub(super) fn absent(&self) -> Option<Failure> {
        let seen: BTreeSet<String> = self.seen.borrow().iter().map(|field| plain(field)).collect();
        let named = self.names.iter().filter_map(|names| names.named.as_ref());
        let absent = named.into_iter().find(|name| !seen.contains(&plain(name)))?;
        Some(Failure(format!("no record has a field {absent}, which --fields names; the fields are {}", self.fields(Some(absent)))))
    }

    /// Returns the failure if no record has a text.
    pub(super) fn textless(&self) -> Failure {
        let stated = self.names.iter().find(|names| names.key == Key::Text).and_then(|names| names.named.as_ref());
        Failure(match stated {
            Some(name) => format!("no record has text in its field {name}; the fields are {}", self.fields(None)),
            None => format!(
                "no field of its records is known as the text; name it with --fields text=FIELD; the fields are {}",
                self.fields(Some("text"))
            ),
        })
    }

    /// True if no record has any field.
    pub(super) fn is_empty(&self) -> bool {
        self.seen.borrow().is_empty()
    }

    /// Lists the names of the fields, those closest to `near` first.
    fn fields(&self, near: Option<&str>) -> String {
        let seen = self.seen.borrow();
        let mut names: Vec<&String> = seen.iter().collect();
        if let Some(near) = near {
            let far = |name: &str| 1.0 - strsim::jaro_winkler(&plain(near), &plain(name));
            names.sort_by(|a, b| far(a).total_cmp(&far(b)));
        }
        let more = names.len().saturating_sub(MOST_NAMED);
        let named: Vec<&str> = names.iter().take(MOST_NAMED).map(|name| name.as_str()).collect();
        if more > 0 { format!("{} and {more} more", named.join(", ")) } else { named.join(", ") }
    }
}
