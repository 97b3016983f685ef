//! What is stated about accounts, in `sources.toml` (one table per file name) and in YAML front matter between two lines of `---` at the
//! very beginning of a file.
//!
//! ```toml
//! ["aa.txt"]
//! source = "Harbour Gazette"
//! published = "2020-11-25"
//! group = "left"
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::Stated;
use super::toml_error::in_words;
use crate::extract::moment::{self, Moment};
use crate::model::{Notice, When};
use crate::text::{LineIndex, lines};

/// Parses a day or, if a clock time is given, a minute.
///
/// # Errors
/// A sentence that says what is expected.
pub fn parse_published(value: &str) -> Result<When, String> {
    moment::iso(value).or_else(|wrong| match moment::read(value) {
        Moment::Read(when) => Ok(when),
        Moment::Either { day_first, month_first } => {
            let value = value.trim();
            Err(format!("{value:?} is ambiguous: write {} or {}", day_first.edtf(), month_first.edtf()))
        }
        Moment::Unread => Err(wrong),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    source: Option<String>,
    title: Option<String>,
    published: Option<Spanned<WrittenMoment>>,
    url: Option<String>,
    language: Option<String>,
    group: Option<String>,
}

/// Keys allowed in a table.
const KEYS: [&str; 6] = ["source", "title", "published", "url", "language", "group"];

/// A date, written as a string or as a TOML date.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a date is written 2020-11-25, with or without quotation marks")]
enum WrittenMoment {
    Text(String),
    Date(toml::value::Datetime),
}

/// Parses a `sources.toml` file. Returns what it states, by file name.
///
/// # Errors
/// One sentence with its line that says what is wrong and what is expected.
pub fn parse_sidecar(text: &str) -> Result<BTreeMap<String, Stated>, String> {
    let index = LineIndex::new(text);
    let table: BTreeMap<String, Entry> = toml::from_str(text).map_err(|error| in_words(text, &error, &KEYS))?;
    table
        .into_iter()
        .map(|(file, entry)| {
            let published = entry.published.map(|moment| {
                let line = index.line(moment.span().start);
                let value = match moment.into_inner() {
                    WrittenMoment::Text(value) => value,
                    WrittenMoment::Date(value) => value.to_string(),
                };
                parse_published(&value).map_err(|error| format!("line {line}: published of {file:?}: {error}"))
            });
            let Entry { source, title, url, language, group, .. } = entry;
            let group = group.map(|group| group.trim().to_string()).filter(|group| !group.is_empty());
            Ok((file, Stated { source, title, published: published.transpose()?, url, language, group }))
        })
        .collect()
}

/// The front matter of a file.
#[derive(Debug, Default)]
pub struct FrontMatter {
    /// What it states.
    pub stated: Stated,
    /// The range of the whole block, including its fences.
    pub range: Range<usize>,
    /// The range of the title as printed, without quotation marks.
    pub title: Option<Range<usize>>,
}

/// The keys that are read. All others are ignored.
#[derive(Debug, Default, Deserialize)]
struct Keys {
    source: Option<String>,
    title: Option<String>,
    published: Option<String>,
    url: Option<String>,
    language: Option<String>,
    group: Option<String>,
}

/// Longest front matter, in lines, so that a rule of hyphens in a text does not begin one.
const MOST_LINES: usize = 200;

/// Longest front matter, in bytes.
const LONGEST_FRONT_MATTER: usize = 64 * 1024;

/// Returns the front matter of a text, or `None` if it has none that can be read.
pub fn read_front_matter(text: &str, path: &str, notices: &mut Vec<Notice>) -> Option<FrontMatter> {
    if !text.starts_with("---") {
        return None;
    }
    let head = head(text);
    let lines = lines(head);
    let fence = |range: &Range<usize>| head[range.clone()].trim_end() == "---";
    if !lines.first().is_some_and(fence) {
        return None;
    }
    let Some(close) = lines.iter().skip(1).take(MOST_LINES).position(|l| fence(l) || head[l.clone()].trim_end() == "...").map(|at| at + 1)
    else {
        notices.push(Notice::line(path, 1, "the front matter has no closing ---: it is read as text"));
        return None;
    };
    let inner = lines[1].start..lines[close].start;
    let keys = match serde_saphyr::from_str::<Option<Keys>>(&head[inner.clone()]) {
        Ok(keys) => keys.unwrap_or_default(),
        Err(error) => {
            let line = error.location().and_then(|place| usize::try_from(place.line()).ok()).map_or(1, |line| line + 1);
            let keys = plainly(head, &lines[1..close]);
            let read = if keys.is_some() { "its lines are read one by one" } else { "it is read as text" };
            notices.push(Notice::line(path, line.min(close + 1), format!("the front matter is not valid YAML here: {read}")));
            keys?
        }
    };
    let title = keys.title.as_deref().and_then(|title| place_of_title(head, &lines[1..close], title));
    let published = keys.published.and_then(|value| {
        parse_published(&value)
            .map_err(|error| notices.push(Notice::line(path, line_of(head, &lines, "published"), format!("published: {error}"))))
            .ok()
    });
    let stated = Stated {
        source: filled(keys.source),
        title: filled(keys.title),
        published,
        url: filled(keys.url),
        language: filled(keys.language),
        group: filled(keys.group),
    };
    Some(FrontMatter { stated, range: 0..lines[close].end, title })
}

/// Returns the part of the text that can be front matter, so that a huge file is not split into lines.
fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_FRONT_MATTER)]
}

fn filled(value: Option<String>) -> Option<String> {
    value.map(|v| v.trim().to_string()).filter(|v| !v.is_empty())
}

/// Reads lines of the form `key: value`. Returns `None` if any line has another form.
fn plainly(text: &str, lines: &[Range<usize>]) -> Option<Keys> {
    let mut keys = Keys::default();
    for line in lines.iter().map(|l| text[l.clone()].trim()).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (key, value) = line.split_once(':')?;
        if key.is_empty() || !key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
            return None;
        }
        let value = Some(value.trim().trim_matches(['"', '\'']).to_string());
        match key.to_ascii_lowercase().as_str() {
            "source" => keys.source = value,
            "title" => keys.title = value,
            "published" => keys.published = value,
            "url" => keys.url = value,
            "language" => keys.language = value,
            "group" => keys.group = value,
            _ => {}
        }
    }
    Some(keys)
}

/// Returns the range of the title in the line of its key.
fn place_of_title(text: &str, lines: &[Range<usize>], title: &str) -> Option<Range<usize>> {
    let title = title.trim();
    let line = lines.iter().find(|l| text[(*l).clone()].starts_with("title"))?;
    let at = text[line.clone()].find(title).filter(|_| !title.is_empty())?;
    Some(line.start + at..line.start + at + title.len())
}

fn line_of(text: &str, lines: &[Range<usize>], key: &str) -> usize {
    lines.iter().position(|l| text[l.clone()].starts_with(key)).map_or(1, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::{FrontMatter, parse_published, parse_sidecar, read_front_matter};

    #[test]
    fn days_and_moments() {
        let edtf = |s: &str| parse_published(s).map(|w| w.edtf());
        assert_eq!(edtf("2020-11-25"), Ok("2020-11-25".into()));
        assert_eq!(edtf(" 2020-11-25T10:08:30Z "), Ok("2020-11-25T10:08".into()));
        assert_eq!(edtf("2020-11-25 10:08 +03:00"), Ok("2020-11-25T10:08".into()));
        assert_eq!(edtf("Nov 25, 2020"), Ok("2020-11-25".into()));
        assert_eq!(edtf("03/04/2020"), Err("\"03/04/2020\" is ambiguous: write 2020-04-03 or 2020-03-04".into()));
        for wrong in ["", "2020", "2020-13-01", "2020-02-30", "2020-11-25T25:00", "2020-11-25Tnoon", "ééééééééé", "2020-11-25T10:08é"]
        {
            assert!(parse_published(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn one_table_per_file() {
        let text = "[\"aa.txt\"]\nsource = \"Harbour Gazette\"\npublished = \"2020-11-25\"\ngroup = \"north\"\n[\"bb.txt\"]\npublished = 2020-11-26T08:30:00Z\n";
        let stated = parse_sidecar(text).expect("well formed");
        assert_eq!(stated["aa.txt"].source.as_deref(), Some("Harbour Gazette"));
        assert_eq!((stated["aa.txt"].group.as_deref(), &stated["bb.txt"].group), (Some("north"), &None));
        assert_eq!(stated["bb.txt"].published.as_ref().map(|w| w.edtf()), Some("2020-11-26T08:30".into()));
    }

    #[test]
    fn errors_name_their_line() {
        assert!(
            parse_sidecar("[\"aa.txt\"]\nsource = \"A\"\npublished = \"soon\"\n")
                .expect_err("no date")
                .starts_with("line 3: published of \"aa.txt\"")
        );
        assert!(parse_sidecar("[\"aa.txt\"]\noutlet = \"A\"\n").expect_err("no such key").contains("outlet"));
        assert!(parse_sidecar("[\"aa.txt\"\n").expect_err("not closed").starts_with("line 1: "));
        for no_date in ["[1]", "1", "true"] {
            let error = parse_sidecar(&format!("[\"aa.txt\"]\npublished = {no_date}\n")).expect_err("no date");
            assert_eq!(error, "line 2: a date is written 2020-11-25, with or without quotation marks");
        }
        assert_eq!(parse_sidecar("aa = 1\n").expect_err("no table"), "line 1: found a whole number, but expected a table");
    }

    fn load(text: &str) -> (Option<FrontMatter>, Vec<String>) {
        let mut notices = Vec::new();
        let front = read_front_matter(text, "a.txt", &mut notices);
        (front, notices.into_iter().map(|n| n.to_string()).collect())
    }

    #[test]
    fn known_keys_are_read_and_others_left_alone() {
        let text = "---\nsource: Harbour Gazette\ntitle: \"Ferry: stopped\"\npublished: 2020-11-25\ngroup: north\nmood: [grim]\n---\nBody.";
        let (front, notices) = load(text);
        let front = front.expect("well formed");
        assert_eq!(notices, Vec::<String>::new());
        assert_eq!(front.stated.source.as_deref(), Some("Harbour Gazette"));
        assert_eq!(front.stated.group.as_deref(), Some("north"));
        assert_eq!(front.stated.published.map(|w| w.edtf()), Some("2020-11-25".into()));
        assert_eq!(&text[front.title.expect("stands literally")], "Ferry: stopped");
        assert_eq!(&text[front.range.end..], "\nBody.");
    }

    #[test]
    fn a_colon_without_quotes_is_forgiven() {
        let (front, notices) = load("---\ntitle: Ferry: stopped\npublished: 2020-11-25\n---\n");
        assert_eq!(front.and_then(|f| f.stated.title).as_deref(), Some("Ferry: stopped"));
        assert_eq!(notices, ["a.txt:2: the front matter is not valid YAML here: its lines are read one by one"]);
    }

    #[test]
    fn what_is_no_front_matter_is_text() {
        for text in ["--- \nnot keys at all\n---\n", "---\nnever closed", "----\na: b\n----", "Text\n---\n"] {
            assert!(load(text).0.is_none(), "{text:?}");
        }
        assert_eq!(load("---\npublished: soon\n---\n").1.len(), 1);
        assert!(load("---\n---\n").0.is_some());
    }
}
