//! Markup inside other formats: fields of records, parts of mails, a headline with character references. All of it is read, because there
//! is no site around it.

use std::collections::BTreeSet;

use super::chrome::Scope;
use super::tags::{Node, tags};
use super::{cut_notices, fence, page, walk};
use crate::extract::Extracted;

/// Tags that show that a text is marked up.
const TELLING: [&str; 8] = ["p", "div", "br", "h1", "h2", "li", "span", "html"];
/// Longest tag, and longest name of a character, in bytes.
const LONGEST_TAG: usize = 4096;
const LONGEST_NAME: usize = 32;

/// Returns the text of a fragment, after its title if the fragment does not contain the title. Notices about what had to be cut go to
/// `cut`.
pub(crate) fn fragment(markup: &str, title: Option<&str>, cut: &mut BTreeSet<String>) -> Extracted {
    let fenced = fence::fence(markup, false);
    cut.extend(cut_notices(&fenced));
    let nodes = tags(&fenced.markup);
    let mut walked = walk::walk(&nodes, Scope::Fragment, false);
    if walked.blocks.is_empty() && walked.hidden > 0 {
        walked = walk::walk(&nodes, Scope::Fragment, true);
    }
    let (mut extracted, _) = page::page(walked.blocks, title.map(str::to_string).as_slice());
    // Quotations are recognised by their line prefixes.
    if extracted.text.lines().any(|line| line.starts_with('>')) {
        extracted.pieces = None;
    }
    extracted
}

/// True if a text is marked up: it has a pair of tags or a line break.
pub(crate) fn is_marked_up(text: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text[from..].find('<') {
        let rest = &text[from + at + 1..];
        if let Some((name, behind)) = tag(rest).filter(|(name, _)| TELLING.contains(&name.as_str())) {
            let closed = || behind.contains(&format!("</{name}")) || behind.contains(&format!("</{}", name.to_uppercase()));
            return matches!(name.as_str(), "br" | "p" | "li") || closed();
        }
        from += at + 1;
    }
    false
}

/// Returns the name of a tag in lower case and what follows its `>`, or `None` if no tag begins here.
fn tag(rest: &str) -> Option<(String, &str)> {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let length = name.bytes().take(20).take_while(u8::is_ascii_alphanumeric).count();
    let end = rest.bytes().take(LONGEST_TAG).position(|b| matches!(b, b'>' | b'<')).filter(|end| rest.as_bytes()[*end] == b'>')?;
    Some((name[..length].to_ascii_lowercase(), &rest[end + 1..]))
}

/// Resolves entities in text that should not have any, such as headlines and metadata. A name without its semicolon is left as it is: it is
/// part of a URL.
pub(crate) fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_string();
    }
    let mut markup = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '<' => markup.push_str("&lt;"),
            '&' if !is_name(&text[at + 1..]) => markup.push_str("&amp;"),
            c => markup.push(c),
        }
    }
    tags(&markup).iter().filter_map(|node| if let Node::Text(text) = node { Some(&**text) } else { None }).collect()
}

/// True for the name or number of a character.
fn is_name(rest: &str) -> bool {
    rest.bytes().take(LONGEST_NAME).position(|b| b == b';').is_some_and(|end| {
        let name = rest[..end].strip_prefix('#').unwrap_or(&rest[..end]);
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{entities, fragment, is_marked_up};
    use crate::model::Part;

    #[test]
    fn tags_go_and_parts_stay() {
        let mut cut = BTreeSet::new();
        let mut read = |markup: &str, title: Option<&str>| fragment(markup, title, &mut cut);
        let markup = "<h2>Pier</h2><p>Rain &amp; wind <b>closed</b>\n the pier.</p><script>if (a < b) { x() }</SCRIPT><!-- no --><div>Two&#8217;s<br/>three &lt;ok&gt;.</div><ul><li>One</ul>";
        let read_whole = read(markup, Some("The pier is closed"));
        assert_eq!(read_whole.text, "The pier is closed\n\nPier\n\nRain & wind closed the pier.\n\nTwo’s three <ok>.\n\nOne");
        let parts: Vec<Part> = read_whole.pieces.expect("pieces").into_iter().map(|piece| piece.part).collect();
        assert_eq!(parts, [Part::Headline, Part::Headline, Part::Paragraph, Part::Paragraph, Part::ListItem]);
        assert_eq!(read("<style>never closed", None).text, "never closed");
        assert_eq!(read("a < b & c > d &nosuch; <3<br>", None).text, "a < b & c > d &nosuch; <3");
        assert_eq!(read("<div hidden><p>Rain.</p></div>", None).text, "Rain.");
        read(&"<div>".repeat(1000), None);
        assert_eq!(cut.len(), 1);
    }

    #[test]
    fn only_what_is_marked_up_is_taken_for_it() {
        assert!(["<p>Rain.</p>", "Rain.<br>Wind.", "<DIV class=\"a\">Rain.</DIV>"].into_iter().all(is_marked_up));
        assert!(!["Rain < wind > sun", "He wrote <p", "A <person@example.org> wrote", "<span", "1 <2"].into_iter().any(is_marked_up));
    }

    #[test]
    fn characters_by_name() {
        assert_eq!(entities("Rain &amp; wind &#x2013; AT&T <b>"), "Rain & wind – AT&T <b>");
        assert_eq!(entities("https://a.example/?a=1&copy=2&amp;sect=3&;&é;"), "https://a.example/?a=1&copy=2&sect=3&;&é;");
    }
}
