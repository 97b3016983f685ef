//! YAML front matter: what a file says of itself between two lines of `---` at its very beginning.

use std::ops::Range;

use serde::Deserialize;

use super::{Stated, published};
use crate::model::Notice;
use crate::text::lines;

/// What stands above the text.
#[derive(Debug, Default)]
pub struct FrontMatter {
    /// What it states.
    pub stated: Stated,
    /// Bytes of the whole block, its fences included.
    pub range: Range<usize>,
    /// Where the title's words stand literally, marks left out.
    pub title: Option<Range<usize>>,
}

/// The keys that are read; all others are left alone.
#[derive(Debug, Default, Deserialize)]
struct Keys {
    source: Option<String>,
    title: Option<String>,
    published: Option<String>,
    url: Option<String>,
    language: Option<String>,
    group: Option<String>,
}

/// Longest block that is looked at, in lines: a rule of hyphens in a text is no front matter.
const MOST_LINES: usize = 200;

/// The front matter of a text, or `None` where there is none that can be read.
pub fn read(text: &str, path: &str, notices: &mut Vec<Notice>) -> Option<FrontMatter> {
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
        notices.push(Notice::line(path, 1, "the front matter has no closing line of ---: it is read as text"));
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
        published::parse(&value)
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

/// Enough of the text to hold any front matter: a huge file is not cut into lines for nothing.
fn head(text: &str) -> &str {
    let mut end = text.len().min(64 * 1024);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn filled(value: Option<String>) -> Option<String> {
    value.map(|v| v.trim().to_string()).filter(|v| !v.is_empty())
}

/// Keys of lines of the form `key: value`, where every line has it.
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

/// The title's words inside the line of its key.
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
    use super::{FrontMatter, read};

    fn load(text: &str) -> (Option<FrontMatter>, Vec<String>) {
        let mut notices = Vec::new();
        let front = read(text, "a.txt", &mut notices);
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
