//! One stretch of a Markdown line. Text goes in only through [`Prose::text`], which shows what is hidden and takes the power out of every
//! sign that GitHub-flavoured Markdown would obey: emphasis, links (also bare addresses), HTML, tables, code, formulas, emoji.

use std::fmt;

use crate::text::Visible;

/// Text that reads as itself wherever it stands in a line that something else begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(String);

impl Prose {
    /// Any text.
    pub fn text(text: &str) -> Prose {
        let shown = Visible::of(text);
        let mut out = String::with_capacity(shown.as_str().len());
        let mut before = ' ';
        let mut chars = shown.as_str().chars().peekable();
        while let Some(c) = chars.next() {
            let next = chars.peek().copied().unwrap_or(' ');
            let obeyed = match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '@' | '#' => true,
                // `https://` and `:smile:`, but neither a time nor the name of a statement.
                ':' => !(next.is_whitespace() || before.is_alphanumeric() && next.is_ascii_digit()),
                // `www.example.org` becomes a link by itself.
                '.' => matches!(before, 'w' | 'W') && next.is_alphanumeric(),
                _ => false,
            };
            if obeyed {
                out.push('\\');
            }
            out.push(c);
            before = c;
        }
        Prose(out)
    }

    /// The words in bold. Not by stars: whether those mean anything depends on the letters beside them.
    pub fn bold(text: &str) -> Prose {
        Prose(format!("<b>{}</b>", Prose::text(text)))
    }

    /// Adds another stretch.
    pub fn push(&mut self, other: &Prose) {
        self.0.push_str(&other.0);
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Prose;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    #[test]
    fn text_reads_as_itself() {
        let hostile =
            "a *b* _c_ `d` [e](http://x.invalid) ![i](j) <script>k</script> &amp; | l ~~m~~ \\n $o$ www.p.org 12:30 aa:5 \u{1b}[2J";
        let line = format!("- {}", Prose::text(hostile));
        let mut shown = String::new();
        for event in Parser::new_ext(&line, Options::all()) {
            match event {
                Event::Text(text) => shown.push_str(&text),
                Event::Start(Tag::List(_) | Tag::Item) | Event::End(_) => {}
                other => panic!("{other:?} in {line}"),
            }
        }
        assert_eq!(shown.replace('’', "'"), crate::text::Visible::of(hostile).as_str());
    }
}
