//! Texts with HTML inside records, mails and subtitles: to their plain words. This one function is where a better reader may stand in.

/// Elements whose content is no text.
const SILENT: [&str; 4] = ["script", "style", "head", "template"];
/// Elements that begin a paragraph of their own.
const BLOCKS: [&str; 27] = [
    "p",
    "div",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "aside",
    "figure",
    "figcaption",
    "pre",
    "dl",
    "dt",
    "dd",
];
/// The tags by which a text shows that it is marked up.
const TELLING: [&str; 8] = ["p", "div", "br", "h1", "h2", "li", "span", "html"];
/// Characters by name, as nearly all texts have them; others go by number.
const NAMED: [(&str, &str); 24] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("hellip", "…"),
    ("eacute", "é"),
    ("uuml", "ü"),
    ("ouml", "ö"),
    ("auml", "ä"),
    ("pound", "£"),
    ("euro", "€"),
    ("deg", "°"),
    ("frac12", "½"),
    ("times", "×"),
    ("lrm", ""),
    ("rlm", ""),
];
/// Longest tag, and longest name of a character, in bytes.
const LONGEST_TAG: usize = 4096;
const LONGEST_NAME: usize = 10;

/// Is a text marked up? A pair of tags shows it, or a line break.
pub(super) fn is_marked_up(text: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text[from..].find('<') {
        let rest = &text[from + at + 1..];
        if let Some((name, tag)) = tag(rest).filter(|(name, _)| TELLING.contains(&name.as_str())) {
            let closed =
                || rest[tag.len()..].contains(&format!("</{name}")) || rest[tag.len()..].contains(&format!("</{}", name.to_uppercase()));
            return matches!(name.as_str(), "br" | "p" | "li") || closed();
        }
        from += at + 1;
    }
    false
}

/// The words of a marked-up text: paragraphs apart by blank lines, tags gone, characters for their names.
pub(super) fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        push(&mut out, &rest[..at]);
        let (sign, behind) = rest[at..].split_at(1);
        rest = behind;
        if sign == "&" {
            let (character, length) = character(behind).unwrap_or(("&".into(), 0));
            out.push_str(&character);
            rest = &behind[length..];
        } else if let Some(comment) = behind.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if let Some((name, tag)) = tag(behind) {
            rest = &behind[tag.len()..];
            if SILENT.contains(&name.as_str()) && !tag.starts_with('/') {
                rest = behind_end(rest, &name);
            } else if BLOCKS.contains(&name.as_str()) {
                apart(&mut out);
            }
        } else {
            out.push('<');
        }
    }
    push(&mut out, rest);
    out.truncate(out.trim_end().len());
    out
}

/// The characters of names and numbers in a text that is not marked up otherwise: a headline.
pub(super) fn characters(text: &str) -> String {
    if !text.contains('&') {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (character, length) = character(&rest[at + 1..]).unwrap_or(("&".into(), 0));
        out.push_str(&character);
        rest = &rest[at + 1 + length..];
    }
    out.push_str(rest);
    out
}

/// Words with their white space run together.
fn push(out: &mut String, words: &str) {
    for c in words.chars() {
        if !matches!(c, ' ' | '\t' | '\n' | '\r') {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}

fn apart(out: &mut String) {
    out.truncate(out.trim_end_matches([' ', '\n']).len());
    if !out.is_empty() {
        out.push_str("\n\n");
    }
}

/// The name of a tag in lower case, and the whole of it up to and with its `>`; `None` where none begins.
fn tag(rest: &str) -> Option<(String, &str)> {
    let inner = rest.strip_prefix('/').unwrap_or(rest);
    let length = inner.bytes().take(20).take_while(u8::is_ascii_alphanumeric).count();
    if length == 0 && !rest.starts_with(['!', '?']) || inner.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = rest.bytes().take(LONGEST_TAG).position(|b| matches!(b, b'>' | b'<')).filter(|end| rest.as_bytes()[*end] == b'>')? + 1;
    Some((inner[..length].to_ascii_lowercase(), &rest[..end]))
}

/// What stands behind the end of an element.
fn behind_end<'h>(rest: &'h str, name: &str) -> &'h str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let inner = &rest[from + at + 2..];
        if inner.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return inner.find('>').map_or("", |end| &inner[end + 1..]);
        }
        from += at + 2;
    }
    ""
}

/// The character that a name or number behind `&` stands for, and the length of that with its `;`.
fn character(rest: &str) -> Option<(String, usize)> {
    let end = rest.bytes().take(LONGEST_NAME).position(|b| b == b';')?;
    let name = &rest[..end];
    let numbered = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(number) => u32::from_str_radix(number, 16).ok(),
        None => number.parse().ok(),
    });
    let found = match numbered {
        Some(number) => char::from_u32(number).filter(|c| !c.is_control() || *c == '\n')?.to_string(),
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| (*character).to_string())?,
    };
    Some((found, end + 1))
}

#[cfg(test)]
mod tests {
    use super::{characters, is_marked_up, plain};

    #[test]
    fn tags_go_and_paragraphs_stay() {
        let html = "<p>Rain &amp; wind <b>closed</b>\n the pier.</p><script>if (a < b) { x() }</SCRIPT><!-- no --><div>Two&#8217;s<br/>three &lt;ok&gt;</div>";
        assert_eq!(plain(html), "Rain & wind closed the pier.\n\nTwo’s\n\nthree <ok>");
        assert_eq!(plain("<style>never closed"), "");
        assert_eq!(plain("a < b & c > d &nosuch; <3"), "a < b & c > d &nosuch; <3");
    }

    #[test]
    fn only_what_is_marked_up_is_taken_for_it() {
        assert!(["<p>Rain.</p>", "Rain.<br>Wind.", "<DIV class=\"a\">Rain.</DIV>"].into_iter().all(is_marked_up));
        assert!(!["Rain < wind > sun", "He wrote <p", "A <person@example.org> wrote", "<span", "1 <2"].into_iter().any(is_marked_up));
        assert_eq!(characters("Rain &amp; wind &#x2013; AT&T"), "Rain & wind – AT&T");
    }
}
