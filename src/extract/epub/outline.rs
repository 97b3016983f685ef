//! What a book says of itself: where its outline lies, what it is called and by whom, and which files are its chapters in order.

use crate::extract::xml::{Element, inside_loosely};

/// The outline of a book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    pub title: Option<String>,
    pub creators: Vec<String>,
    pub publisher: Option<String>,
    /// Its day of publication as it is written.
    pub date: Option<String>,
    pub language: Option<String>,
    /// Paths of the chapters in the archive, in the order of reading; `None` for one that the book does not list.
    pub chapters: Vec<Option<String>>,
}

/// Where `META-INF/container.xml` says that the outline is.
pub fn place(container: &str) -> Option<String> {
    elements(container, "container")
        .iter()
        .find(|file| file.local() == "rootfile")
        .and_then(|file| file.get("full-path"))
        .map(str::to_string)
}

/// What programs write where nobody said who wrote a book, and what it is called.
const PLACEHOLDERS: [&str; 3] = ["Unknown Author", "Unknown Title", "Unknown"];

/// Reads an outline that lies at a path.
pub fn outline(text: &str, path: &str) -> Outline {
    let all = elements(text, "package");
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut out = Outline::default();
    let mut files = std::collections::HashMap::new();
    let mut changed = None;
    for element in &all {
        let text = Some(crate::text::one_line(&element.text())).filter(|text| !text.is_empty() && text.len() < 1000);
        match element.local() {
            "title" => out.title = out.title.take().or(text.filter(|text| is_told(text))),
            "creator" => out.creators.extend(text.filter(|text| is_told(text))),
            "publisher" => out.publisher = out.publisher.take().or(text),
            "language" => out.language = out.language.take().or(text),
            // a day of which nothing tells what happened on it is mostly that on which the file was made
            "date" if element.get_local("event").is_some_and(|event| event.contains("publication")) => out.date = out.date.take().or(text),
            "issued" => out.date = out.date.take().or(text),
            "meta" if element.get("property") == Some("dcterms:issued") => out.date = out.date.take().or(text),
            "meta" if element.get("property") == Some("dcterms:modified") => changed = changed.or(text),
            "item" => {
                if let (Some(id), Some(href)) = (element.get("id"), element.get("href")) {
                    let contents = element.get("properties").is_some_and(|all| all.split(' ').any(|property| property == "nav"));
                    files.insert(id, (joined(folder, href), contents));
                }
            }
            _ => {}
        }
    }
    let day = |moment: &str| moment.get(..10).map(str::to_string);
    out.date = out.date.filter(|date| changed.is_none_or(|changed| day(date).is_none() || day(date) != day(&changed)));
    for element in all.iter().filter(|element| element.local() == "itemref") {
        match element.get("idref").and_then(|id| files.get(id)) {
            Some((_, true)) => {}
            Some((path, false)) => out.chapters.push(Some(path.clone())),
            None => out.chapters.push(None),
        }
    }
    out
}

fn is_told(text: &str) -> bool {
    !PLACEHOLDERS.iter().any(|placeholder| placeholder.eq_ignore_ascii_case(text))
}

/// All elements inside one of this name.
fn elements(text: &str, around: &str) -> Vec<Element> {
    let mut out = Vec::new();
    inside_loosely(text, around, |element| element.flatten(&mut out));
    out
}

/// A path from a folder on, without what leads up and back, percent signs read.
fn joined(folder: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap_or_default();
    let href = percent_encoding::percent_decode_str(href).decode_utf8_lossy();
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(href.split('/')) {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{joined, outline, place};

    #[test]
    fn chapters_in_order_of_reading() {
        assert_eq!(place("<container><rootfiles><rootfile full-path='O/c.opf'/></rootfiles></container>").as_deref(), Some("O/c.opf"));
        let got = outline(
            "<package><metadata><dc:title>The Quay</dc:title><dc:creator>A. Moe</dc:creator><dc:date opf:event='modification'>2020-01-01</dc:date>\
             <dc:date>2020-02-02</dc:date><dc:date opf:event='publication'>2019-05-01</dc:date></metadata><manifest><item id='b' href='two.xhtml'/><item id='a' href='t/one%201.xhtml#x'/>\
             <item id='n' properties='nav' href='nav.xhtml'/></manifest><spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/><itemref idref='c'/></spine></package>",
            "O/c.opf",
        );
        assert_eq!(got.chapters, [Some("O/t/one 1.xhtml".into()), Some("O/two.xhtml".into()), None]);
        assert_eq!((got.title.as_deref(), got.date.as_deref()), (Some("The Quay"), Some("2019-05-01")));
        assert_eq!(joined("O", "../../../etc/x"), "etc/x");
    }

    #[test]
    fn the_day_of_making_and_placeholders_are_nothing() {
        let read = |inner: &str| outline(&format!("<package><metadata>{inner}</metadata></package>"), "c.opf");
        let made = "<meta property='dcterms:modified'>2024-05-06T07:08:09Z</meta>";
        assert_eq!(read(&format!("<dc:date>2019-05-01</dc:date>{made}")).date, None);
        assert_eq!(read(&format!("<dc:date opf:event='publication'>2024-05-06</dc:date>{made}")).date, None);
        let issued = read(&format!("<meta property='dcterms:issued'>2019-05-01</meta>{made}"));
        assert_eq!(issued.date.as_deref(), Some("2019-05-01"));
        let unknown = read("<dc:title>Unknown Title</dc:title><dc:creator>Unknown Author</dc:creator>");
        assert_eq!((unknown.title, unknown.creators.len()), (None, 0));
    }
}
