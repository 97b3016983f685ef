//! `sources.toml`: what the user states about files, one table per file name.
//!
//! ```toml
//! ["aa.txt"]
//! source = "Harbour Gazette"
//! published = "2020-11-25"
//! group = "left"
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::wrong::wrong;
use super::{Stated, published};
use crate::text::LineIndex;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    source: Option<String>,
    title: Option<String>,
    published: Option<Spanned<Moment>>,
    url: Option<String>,
    language: Option<String>,
    group: Option<String>,
}

/// Keys that a table may hold.
const KEYS: [&str; 6] = ["source", "title", "published", "url", "language", "group"];

/// A date may be a string or a TOML date.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a date is written 2020-11-25, with or without quotation marks")]
enum Moment {
    Text(String),
    Date(toml::value::Datetime),
}

/// What is stated, by file name.
///
/// # Errors
/// One sentence with its line: what is wrong and what is expected.
pub fn parse(text: &str) -> Result<BTreeMap<String, Stated>, String> {
    let index = LineIndex::new(text);
    let table: BTreeMap<String, Entry> = toml::from_str(text).map_err(|error| wrong(text, &error, &KEYS))?;
    table
        .into_iter()
        .map(|(file, entry)| {
            let published = entry.published.map(|moment| {
                let line = index.line(moment.span().start);
                let value = match moment.into_inner() {
                    Moment::Text(value) => value,
                    Moment::Date(value) => value.to_string(),
                };
                published::parse(&value).map_err(|error| format!("line {line}: published of {file:?}: {error}"))
            });
            let Entry { source, title, url, language, group, .. } = entry;
            let group = group.map(|group| group.trim().to_string()).filter(|group| !group.is_empty());
            Ok((file, Stated { source, title, published: published.transpose()?, url, language, group }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn one_table_per_file() {
        let text = "[\"aa.txt\"]\nsource = \"Harbour Gazette\"\npublished = \"2020-11-25\"\ngroup = \"north\"\n[\"bb.txt\"]\npublished = 2020-11-26T08:30:00Z\n";
        let stated = parse(text).expect("well formed");
        assert_eq!(stated["aa.txt"].source.as_deref(), Some("Harbour Gazette"));
        assert_eq!((stated["aa.txt"].group.as_deref(), &stated["bb.txt"].group), (Some("north"), &None));
        assert_eq!(stated["bb.txt"].published.as_ref().map(|w| w.edtf()), Some("2020-11-26T08:30".into()));
    }

    #[test]
    fn errors_name_their_line() {
        assert!(
            parse("[\"aa.txt\"]\nsource = \"A\"\npublished = \"soon\"\n")
                .expect_err("no date")
                .starts_with("line 3: published of \"aa.txt\"")
        );
        assert!(parse("[\"aa.txt\"]\noutlet = \"A\"\n").expect_err("no such key").contains("outlet"));
        assert!(parse("[\"aa.txt\"\n").expect_err("not closed").starts_with("line 1: "));
        for no_date in ["[1]", "1", "true"] {
            let error = parse(&format!("[\"aa.txt\"]\npublished = {no_date}\n")).expect_err("no date");
            assert_eq!(error, "line 2: a date is written 2020-11-25, with or without quotation marks");
        }
        assert_eq!(parse("aa = 1\n").expect_err("no table"), "line 1: a whole number stands where a table is expected");
    }
}
