//! Reads Markdown: keeps the text and replaces its markup by blanks of the same byte length, so that offsets and line numbers stay valid.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::model::{Part, Piece};

/// Markdown with its markup blanked out.
pub(super) struct Markdown {
    /// The text with its markup turned into spaces. It is as long as the source and has the same line ends.
    pub text: String,
    /// Its parts in order.
    pub pieces: Vec<Piece>,
}

/// Reads the Markdown of `source` from byte `from` on. What comes before is unchanged.
pub(super) fn read(source: &str, from: usize) -> Markdown {
    let mut out: Vec<u8> = source.as_bytes()[..from].to_vec();
    out.extend(source.as_bytes()[from..].iter().map(|b| if matches!(b, b'\n' | b'\r') { *b } else { b' ' }));
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader { source, out, pieces: Vec::new(), open: None, part: Part::Paragraph, depth: 0, heads: None };
    for (event, range) in Parser::new_ext(&source[from..], options).into_offset_iter() {
        reader.take(event, range.start + from..range.end + from);
    }
    reader.close();
    // Only whole characters of the source were copied over blanks, so this is valid UTF-8.
    let text = String::from_utf8(reader.out).unwrap_or_else(|_| source.to_string());
    Markdown { text, pieces: reader.pieces }
}

struct Reader<'s> {
    source: &'s str,
    out: Vec<u8>,
    pieces: Vec<Piece>,
    /// The range of the current piece.
    open: Option<Range<usize>>,
    part: Part,
    /// Nesting depth of lists.
    depth: usize,
    /// The header row of the current table.
    heads: Option<Range<usize>>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(Tag::TableCell) => self.cell(range.start),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(_) | Event::FootnoteReference(_) => self.show(range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.show(inner(self.source, range)),
            Event::Html(_) => {
                self.part = Part::Boilerplate;
                self.show(range);
            }
            Event::InlineHtml(_) | Event::SoftBreak | Event::HardBreak | Event::TaskListMarker(_) => {}
            Event::Rule => self.close(),
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Heading { .. } => self.begin(Part::Headline),
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => self.begin(Part::Boilerplate),
            Tag::List(_) => {
                self.close();
                self.depth += 1;
            }
            Tag::TableHead => self.begin(Part::Heads),
            Tag::Item | Tag::TableRow | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.begin(Part::ListItem),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) | Tag::Table(_) | Tag::DefinitionList => {
                self.begin(if self.depth > 0 { Part::ListItem } else { Part::Paragraph });
            }
            Tag::TableCell
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Table => {
                self.close();
                self.heads = None;
            }
            TagEnd::List(_) => {
                self.close();
                self.depth = self.depth.saturating_sub(1);
            }
            TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => {}
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::MetadataBlock(_) => self.close(),
        }
    }

    /// Keeps the "|" before every cell except the first.
    fn cell(&mut self, start: usize) {
        let stroke = self.source.get(..start).and_then(|before| before.rfind(['|', '\n'])).filter(|at| self.source[*at..].starts_with('|'));
        let behind = |at: &usize| self.open.as_ref().is_some_and(|open| open.end <= *at);
        if let Some(at) = stroke.filter(behind) {
            self.show(at..at + 1);
        }
    }

    fn begin(&mut self, part: Part) {
        self.close();
        self.part = part;
    }

    /// Copies a range of the source over the blanks.
    fn show(&mut self, range: Range<usize>) {
        if self.source.get(range.clone()).is_none() || range.is_empty() {
            return;
        }
        self.out[range.clone()].copy_from_slice(&self.source.as_bytes()[range.clone()]);
        self.open = Some(match self.open.take() {
            Some(open) => open.start.min(range.start)..open.end.max(range.end),
            None => range,
        });
    }

    fn close(&mut self) {
        let Some(range) = self.open.take() else { return };
        let text = &self.source[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let end = range.start + text.trim_end().len();
        // Pieces must not overlap, whatever ranges the parser returns.
        let floor = self.pieces.last().map_or(0, |p| p.range.end);
        if start < end && start >= floor {
            let heads = if self.part == Part::ListItem { self.heads.clone() } else { None };
            if self.part == Part::Heads {
                self.heads = Some(start..end);
            }
            self.pieces.push(Piece { heads, ..Piece::new(start..end, self.part) });
        }
    }
}

/// Returns the range of inline code without its backticks.
fn inner(source: &str, range: Range<usize>) -> Range<usize> {
    let text = &source[range.clone()];
    let ticks = text.len() - text.trim_start_matches(['`', '$']).len();
    let tail = text.len() - text.trim_end_matches(['`', '$']).len();
    if ticks + tail >= text.len() { range } else { range.start + ticks..range.end - tail }
}

#[cfg(test)]
mod tests {
    use super::{Part, read};

    fn pieces(source: &str) -> Vec<(Part, String)> {
        let markdown = read(source, 0);
        assert_eq!(markdown.text.len(), source.len());
        markdown.pieces.into_iter().map(|p| (p.part, markdown.text[p.range].to_string())).collect()
    }

    #[test]
    fn markup_becomes_spaces() {
        let got = pieces("# Ferry *stopped*\n\nThe **harbour** master [said](http://x.y/z \"t\") so.\nTwo were hurt.\n");
        assert_eq!(got[0], (Part::Headline, "Ferry  stopped".into()));
        assert_eq!(got[1].1.split_whitespace().collect::<Vec<_>>().join(" "), "The harbour master said so. Two were hurt.");
    }

    #[test]
    fn lists_tables_code_and_quotes() {
        let got = pieces(
            "- one\n- two\n  - deep\n\n1. first\n\n> quoted words\n\n```\nlet x;\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n***\n\nEnd `here`.\n",
        );
        let parts: Vec<Part> = got.iter().map(|p| p.0).collect();
        use Part::{Boilerplate, Heads, ListItem, Paragraph};
        assert_eq!(parts, [ListItem, ListItem, ListItem, ListItem, Paragraph, Boilerplate, Heads, ListItem, Paragraph], "{got:?}");
        assert_eq!(got[8].1, "End  here .");
    }
}
