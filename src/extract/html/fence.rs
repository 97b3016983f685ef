//! Turns any markup into markup that is safe to parse: tags with a few attributes each, nested up to a limit, without comments, scripts or
//! pictures. It takes one pass, whatever the page contains. It does not match end tags to start tags; that is done later.

use super::super::limits;
use super::tags::is_void;

/// Most elements of a page. What follows them is cut off.
const ELEMENTS: usize = 1_000_000;
/// Most attributes of a tag that are kept, and most bytes of a value.
const ATTRIBUTES: usize = 32;
const VALUE: usize = 16 << 10;

/// The attributes that are kept.
const KEPT: [&str; 23] = [
    "id",
    "class",
    "href",
    "rel",
    "property",
    "name",
    "content",
    "datetime",
    "pubdate",
    "lang",
    "xml:lang",
    "itemprop",
    "itemtype",
    "type",
    "role",
    "hidden",
    "aria-hidden",
    "style",
    "charset",
    "http-equiv",
    "colspan",
    "rowspan",
    "epub:type",
];
/// Formatting elements: the text is the same without them.
const FORM: [&str; 24] = [
    "b",
    "big",
    "code",
    "em",
    "font",
    "i",
    "nobr",
    "s",
    "small",
    "strike",
    "strong",
    "tt",
    "u",
    "plaintext",
    "frameset",
    "frame",
    "embed",
    "source",
    "track",
    "param",
    "input",
    "wbr",
    "optgroup",
    "option",
];
/// Elements that are not text of the page, with everything inside them.
const OUTSIDE: [&str; 19] = [
    "script", "style", "noscript", "template", "svg", "iframe", "object", "video", "audio", "canvas", "select", "textarea", "button",
    "datalist", "noframes", "noembed", "xmp", "map", "applet",
];
/// Elements that end where the next begins. Their depth is that of the elements around them.
const OPEN_ENDED: [&str; 16] =
    ["p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody", "tfoot", "colgroup", "rp", "rt", "html", "head", "body"];

/// Markup that is safe to read.
#[derive(Debug, Default)]
pub(super) struct Fenced {
    /// Tags and text; `<` and `>` occur only in tags.
    pub markup: String,
    /// The content of scripts of type `application/ld+json`.
    pub linked: Vec<String>,
    /// Number of scripts that a browser would run.
    pub scripts: usize,
    /// Number of elements.
    pub elements: usize,
    /// True if elements were nested too deep.
    pub deep: bool,
    /// True if there were too many elements.
    pub cut: bool,
}

/// Reads markup. `xml` is true for XHTML, where `<p/>` is a whole element.
pub(super) fn fence(source: &str, xml: bool) -> Fenced {
    let mut reader = Reader { source, xml, at: 0, out: Fenced::default(), depth: 0, dropped: 0, never: Vec::new() };
    reader.read();
    reader.out
}

struct Reader<'s> {
    source: &'s str,
    xml: bool,
    at: usize,
    out: Fenced,
    depth: usize,
    /// Number of open tags that were too deep.
    dropped: usize,
    /// Strings that do not occur from here on.
    never: Vec<&'static str>,
}

/// A tag as written.
struct Tag {
    name: String,
    /// Its kept attributes, as markup.
    attributes: String,
    whole: bool,
    /// True for a script with data of the page.
    linked: bool,
}

impl Reader<'_> {
    fn read(&mut self) {
        self.out.markup.reserve(self.source.len().min(1 << 24));
        while let Some(found) = self.source[self.at..].find('<') {
            self.text(self.at, self.at + found);
            self.at += found;
            let rest = &self.source[self.at..];
            let next = rest.as_bytes().get(1).copied().unwrap_or(b' ');
            if rest.starts_with("<!--") {
                // a comment without an end hides nothing
                let end = self.find("-->", self.at + 4);
                self.at = end.map_or(self.at + 4, |end| end + 3);
            } else if self.xml && rest.starts_with("<![CDATA[") {
                let start = self.at + 9;
                let end = self.find("]]>", start).unwrap_or(self.source.len());
                let text = self.source[start..end].replace('&', "&amp;").replace('<', "&lt;").replace('\0', "");
                self.out.markup.push_str(&text);
                self.at = (end + 3).min(self.source.len());
            } else if matches!(next, b'!' | b'?') {
                self.declaration();
            } else if next == b'/' && rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) {
                let Some(tag) = self.tag(2) else { return };
                self.end(&tag.name);
            } else if next.is_ascii_alphabetic() {
                let Some(tag) = self.tag(1) else { return };
                if !self.start(tag) {
                    return;
                }
            } else {
                self.out.markup.push_str("&lt;");
                self.at += 1;
            }
        }
        self.text(self.at, self.source.len());
    }

    fn text(&mut self, start: usize, end: usize) {
        for part in self.source[start..end].split('\0') {
            self.out.markup.push_str(part);
        }
    }

    /// Returns the next occurrence from `from` on. A string that is not found is never searched for again.
    fn find(&mut self, what: &'static str, from: usize) -> Option<usize> {
        if self.never.contains(&what) {
            return None;
        }
        let found = self.source.get(from..).and_then(|rest| rest.find(what)).map(|at| from + at);
        if found.is_none() {
            self.never.push(what);
        }
        found
    }

    /// Skips `<!DOCTYPE …>`, including declarations of its own, which are not read.
    fn declaration(&mut self) {
        let end = self.find(">", self.at).unwrap_or(self.source.len());
        let own = self.source[self.at..end].contains('[');
        let end = if own { self.find("]>", self.at).map_or(end, |at| at + 1) } else { end };
        self.at = (end + 1).min(self.source.len());
    }

    /// Reads the tag here and moves past it. Returns `None` if the file ends inside it.
    fn tag(&mut self, skip: usize) -> Option<Tag> {
        let bytes = self.source.as_bytes();
        let start = self.at + skip;
        let mut at = start;
        while at < bytes.len() && !bytes[at].is_ascii_whitespace() && !matches!(bytes[at], b'/' | b'>') {
            at += 1;
        }
        let name = self.source[start..at].rsplit(':').next().unwrap_or_default();
        let plain = name.len() <= 40 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let name = if plain { name.to_ascii_lowercase() } else { "span".into() };
        let mut tag = Tag { name, attributes: String::new(), whole: false, linked: false };
        let mut kept = 0;
        loop {
            while at < bytes.len() && (bytes[at].is_ascii_whitespace() || bytes[at] == b'/') {
                tag.whole = bytes[at] == b'/';
                at += 1;
            }
            if *bytes.get(at)? == b'>' {
                self.at = at + 1;
                return Some(tag);
            }
            tag.whole = false;
            let start = at;
            at += 1;
            while at < bytes.len() && !bytes[at].is_ascii_whitespace() && !matches!(bytes[at], b'/' | b'>' | b'=') {
                at += 1;
            }
            let key = start..at;
            let mut behind = at;
            while behind < bytes.len() && bytes[behind].is_ascii_whitespace() {
                behind += 1;
            }
            let value = if bytes.get(behind) == Some(&b'=') {
                let value = value(bytes, behind + 1)?;
                at = value.1;
                value.0
            } else {
                0..0
            };
            if kept < ATTRIBUTES {
                kept += usize::from(keep(&self.source[key], &self.source[value], &mut tag));
            }
        }
    }

    fn start(&mut self, tag: Tag) -> bool {
        let name = tag.name.as_str();
        if let Some(outside) = OUTSIDE.iter().find(|outside| **outside == name) {
            if !(tag.whole && (self.xml || name == "svg")) {
                self.skip(outside, tag.linked);
            }
            return true;
        }
        if FORM.contains(&name) {
            return true;
        }
        self.out.elements += 1;
        if self.out.elements > ELEMENTS {
            self.out.cut = true;
            return false;
        }
        let void = is_void(name);
        let counted = !void && name != "title" && !OPEN_ENDED.contains(&name);
        if counted && self.depth >= limits::NESTED {
            self.out.deep = true;
            if !(self.xml && tag.whole) {
                self.dropped += 1;
            }
            self.out.markup.push_str("<br><br>");
            return true;
        }
        self.out.markup.extend(["<", name, &tag.attributes, ">"]);
        if tag.whole && self.xml && !void {
            self.out.markup.extend(["</", name, ">"]);
        } else if name == "title" {
            self.title();
        } else if counted {
            self.depth += 1;
        }
        true
    }

    fn end(&mut self, name: &str) {
        if OUTSIDE.contains(&name) || FORM.contains(&name) || name == "title" || is_void(name) && name != "br" {
            return;
        }
        if !OPEN_ENDED.contains(&name) {
            if self.dropped > 0 {
                self.dropped -= 1;
                return;
            }
            self.depth = self.depth.saturating_sub(1);
        }
        self.out.markup.extend(["</", name, ">"]);
    }

    /// Skips an element whose content is not read. A script without an end goes on to the end of the file; nothing else does.
    fn skip(&mut self, name: &'static str, linked: bool) {
        let end = self.find_end(name);
        self.out.scripts += usize::from(name == "script" && !linked);
        if linked {
            self.out.linked.push(self.source[self.at..end.unwrap_or(self.source.len())].to_string());
        }
        match end {
            Some(end) => self.at = self.source[end..].find('>').map_or(self.source.len(), |at| end + at + 1),
            None if name == "script" => self.at = self.source.len(),
            None => {}
        }
    }

    fn find_end(&mut self, name: &'static str) -> Option<usize> {
        if self.never.contains(&name) {
            return None;
        }
        let found = end_of(&self.source[self.at..], name).map(|at| self.at + at);
        if found.is_none() {
            self.never.push(name);
        }
        found
    }

    /// Reads a title, which contains only text.
    fn title(&mut self) {
        const LONGEST: usize = 4096;
        let end = self.find_end("title").unwrap_or(self.at);
        let text: String = self.source[self.at..end].chars().take(LONGEST).filter(|c| *c != '\0').collect();
        self.out.markup.extend([text.replace('<', "&lt;").as_str(), "</title>"]);
        self.at = end;
    }
}

/// Returns the value of an attribute and what follows it, or `None` if the file ends inside it.
fn value(bytes: &[u8], from: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let mut at = from;
    while bytes.get(at)?.is_ascii_whitespace() {
        at += 1;
    }
    let quote = bytes[at];
    if matches!(quote, b'"' | b'\'') {
        let length = bytes[at + 1..].iter().position(|b| *b == quote)?;
        return Some((at + 1..at + 1 + length, at + 2 + length));
    }
    let start = at;
    while !(bytes.get(at)?.is_ascii_whitespace() || bytes[at] == b'>') {
        at += 1;
    }
    Some((start..at, at))
}

/// Adds an attribute to a tag if it is one of those that are kept.
fn keep(key: &str, value: &str, tag: &mut Tag) -> bool {
    if key.len() > 20 {
        return false;
    }
    let key = key.to_ascii_lowercase();
    if tag.name == "script" {
        tag.linked |= key == "type" && value.trim().eq_ignore_ascii_case("application/ld+json");
        return true;
    }
    let kept = KEPT.contains(&key.as_str()) && value.len() <= VALUE;
    if kept {
        let value = value.replace('"', "&quot;").replace('\0', "").replace('<', "&lt;").replace('>', "&gt;");
        tag.attributes.extend([" ", &key, "=\"", &value, "\""]);
    }
    kept
}

/// Returns the position of `</name` in any case.
fn end_of(text: &str, name: &str) -> Option<usize> {
    let is = |at: &usize| text.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    text.match_indices("</").map(|(at, _)| at).find(is)
}

#[cfg(test)]
mod tests {
    use super::{ELEMENTS, fence};
    use crate::extract::limits;

    fn markup(source: &str) -> String {
        fence(source, false).markup
    }

    #[test]
    fn what_is_no_text_is_taken_out() {
        assert_eq!(markup("<p>One <b>two</b><!-- three --> <script>four</SCRIPT >five</p>"), "<p>One two five</p>");
        assert_eq!(markup("<!DOCTYPE html [ <!ENTITY a \"b\"> ]><p>a < b &amp; c</p>"), "<p>a &lt; b &amp; c</p>");
        assert_eq!(markup("<p>one<script>two"), "<p>one");
        assert_eq!(markup("<p>one<!-- two<svg>three"), "<p>one twothree");
        assert_eq!(markup("<title>a <b> c</title>"), "<title>a &lt;b> c</title>");
        assert_eq!(markup("a\0b<p class='x\0\"y' onclick=z hidden>c"), "ab<p class=\"x&quot;y\" hidden=\"\">c");
        assert_eq!(fence("<script type='application/ld+json'>{}</script>", false).linked, ["{}"]);
    }

    #[test]
    fn xhtml_has_whole_elements() {
        assert_eq!(fence("<a id='x'/><p/>t<br/><![CDATA[a<b&]]>", true).markup, "<a id=\"x\"></a><p></p>t<br>a&lt;b&amp;");
        assert_eq!(fence("<script src='x'/><html:p>one</html:p>", true).markup, "<p>one</p>");
        assert_eq!(markup("<div/>one"), "<div>one");
    }

    #[test]
    fn what_is_too_much_is_cut() {
        let deep = fence(&"<div>x".repeat(limits::NESTED * 3), false);
        assert!(deep.deep && deep.markup.matches("<div>").count() == limits::NESTED);
        assert_eq!(deep.markup.matches('x').count(), limits::NESTED * 3);
        let many = fence(&"<p>".repeat(ELEMENTS + 2), false);
        assert!(many.cut);
        let attributes: String = (0..100_000).map(|n| format!(" id{n}={n} class={n}")).collect();
        assert!(markup(&format!("<p{attributes}>x")).len() < 1000);
        assert_eq!(markup(&format!("<p{attributes}")), "");
        for flood in ["<!--", "<svg>", "<!", "</", "<a b='", "<![CDATA[", "<title>", "<script"] {
            fence(&flood.repeat(50_000), true);
            fence(&flood.repeat(50_000), false);
        }
    }
}
