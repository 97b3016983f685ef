//! Turns the pieces of a page into blocks of an account: decides which piece is the headline, which says when and by whom it was printed,
//! which is boilerplate and which is text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::boilerplate::Boilerplate;
use super::date_line;
use super::dateline;
use super::header::{self, Header};
use super::labelled;
use super::masthead::{LONGEST_HEADLINE, is_running_text, looks_like_headline};
use super::outlet::{behind_headline, copyright_holder};
use super::section;
use super::stamp::Stamp;
use crate::language::Language;
use crate::language::page::PageWords;
use crate::model::{Block, BlockKind, Part, Piece, Span};
use crate::text::squeeze;

/// The content of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// The headline above the text.
    pub headline: Option<Span>,
    /// True if the text contains the stated title.
    pub repeats_title: bool,
    /// What its header lines say.
    pub header: Header,
    /// Day of the dateline.
    pub dateline: Option<Stamp>,
    /// Agency of the dateline.
    pub agency: Option<String>,
    /// The boilerplate among the blocks.
    pub set_aside: Vec<Span>,
}

/// How many of the first paragraphs may have a dateline or be repeated further down.
const HEAD_PARAGRAPHS: usize = 3;
/// Fewest words of a repeated line that counts as boilerplate.
const LEAST_REPEATED: usize = 4;

/// Sorts the pieces of a text, given as printed and as read. `title` is what the front matter or the user states.
pub(super) fn read(printed: &str, text: &str, pieces: &[Piece], title: Option<&str>, (language, page): (&Language, &PageWords)) -> Page {
    let mut reader = Reader {
        printed,
        text,
        language,
        page,
        boilerplate: Boilerplate::new(page),
        title: title.map(squeeze).filter(|t| !t.is_empty()),
        out: Page::default(),
        head: BTreeSet::new(),
        paragraphs: 0,
        running: 0,
        begun: false,
        has_running_text: pieces.iter().any(|piece| is_running_text(&text[piece.range.clone()])),
        headed: false,
    };
    let headings = section::headings(text, pieces, language);
    for (at, piece) in pieces.iter().enumerate() {
        match headings[at] {
            Some(length) => reader.section(&piece.range, length),
            None => reader.take(piece, at + 1 < pieces.len()),
        }
    }
    reader.out
}

/// The state of reading a page.
pub(super) struct Reader<'t> {
    pub printed: &'t str,
    pub text: &'t str,
    pub language: &'t Language,
    pub page: &'t PageWords,
    pub boilerplate: Boilerplate<'t>,
    pub title: Option<String>,
    pub out: Page,
    /// Keys of the headline and the first paragraphs.
    pub head: BTreeSet<String>,
    pub paragraphs: usize,
    /// Paragraphs that are running text.
    pub running: usize,
    /// True once the running text has begun.
    pub begun: bool,
    /// True if the page has running text.
    pub has_running_text: bool,
    /// True if the header row of an apparent table is really a header line.
    pub headed: bool,
}

impl Reader<'_> {
    fn take(&mut self, piece: &Piece, more: bool) {
        let text = &self.text[piece.range.clone()];
        if let Part::Label(label) = piece.part {
            self.push(piece.range.clone(), label.map_or(BlockKind::Header, BlockKind::Label));
            self.begun = true;
        } else if piece.part == Part::Turn {
            self.push(piece.range.clone(), BlockKind::Paragraph);
        } else if piece.part == Part::Heads {
            // "Reuters | World" above "March 5, 2014 | 6:40pm EST" looks like a table
            let header = self.header_of(&self.printed[piece.range.clone()]);
            self.headed = header.is_some();
            if let Some(header) = header {
                self.merge(header);
            }
            self.push(piece.range.clone(), BlockKind::Header);
        } else if let Some(header) =
            piece.heads.as_ref().filter(|_| self.headed).and_then(|_| self.header_of(&self.printed[piece.range.clone()]))
        {
            self.merge(header);
            self.push(piece.range.clone(), BlockKind::Header);
        } else if piece.heads.is_some() || piece.quoted && piece.part != Part::Boilerplate {
            self.as_it_is(piece);
        } else if piece.part == Part::Boilerplate || self.boilerplate.holds(text) || labelled::is_page_number(text) {
            // above the text it may be the copyright of a picture
            let outlet = copyright_holder(text, self.page).filter(|_| self.begun);
            self.merge(Header { outlet, ..Header::default() });
            self.set_aside(piece.range.clone());
        } else if let Some(header) = self.header_of(&self.printed[piece.range.clone()]).filter(|header| self.may_head(piece, header)) {
            self.merge(header);
            self.push(piece.range.clone(), BlockKind::Header);
        } else if let Some(outlet) = self.lone_outlet(text) {
            self.merge(Header { outlet: Some(outlet), ..Header::default() });
            self.push(piece.range.clone(), BlockKind::Header);
        } else if self.is_writer_of_place(text) {
            let writer = text.split(&self.between_writer_and_place()).next().map(str::to_string);
            self.merge(Header { writer, ..Header::default() });
            self.push(piece.range.clone(), BlockKind::Header);
        } else if self.is_place_alone(text) || piece.part == Part::Paragraph && more && self.is_word_alone(text) || self.is_byline(text) {
            self.push(piece.range.clone(), BlockKind::Header);
        } else if self.repeats(text) {
            self.set_aside(piece.range.clone());
        } else if piece.part == Part::Headline || (piece.part == Part::Paragraph && self.is_headline(text, more)) {
            self.headline(piece.range.clone());
        } else if piece.part == Part::ListItem {
            self.push(piece.range.clone(), BlockKind::ListItem);
        } else {
            self.paragraph(piece.range.clone());
        }
    }

    /// Adds a heading that dates what is below it, and the rest of its line.
    fn section(&mut self, range: &Range<usize>, length: usize) {
        let text = &self.text[range.clone()];
        let rest = text.len() - text[length..].trim_start().len();
        self.push(range.start..range.start + text[..length].trim_end().len(), BlockKind::Dated);
        if rest < text.len() {
            self.push(range.start + rest..range.end, BlockKind::Paragraph);
            self.paragraphs += 1;
        }
        self.begun = true;
    }

    fn push(&mut self, range: Range<usize>, kind: BlockKind) -> Span {
        let span = Span::of(self.printed, range);
        self.out.blocks.push(Block::new(span, kind));
        span
    }

    /// Adds a row of a table or a quotation in a mail, which is never a header or headline.
    fn as_it_is(&mut self, piece: &Piece) {
        let kind = if piece.part == Part::ListItem { BlockKind::ListItem } else { BlockKind::Paragraph };
        let span = Span::of(self.printed, piece.range.clone());
        let heads = piece.heads.clone().map(|heads| Span::of(self.printed, heads));
        let by = piece.by.clone().map(|by| Span::of(self.printed, by));
        self.out.blocks.push(Block { span, kind, heads, quoted: piece.quoted, by });
        self.begun |= piece.quoted;
    }

    fn set_aside(&mut self, range: Range<usize>) {
        let span = self.push(range, BlockKind::Boilerplate);
        self.out.set_aside.push(span);
    }

    /// Reads a header line. Without an announcing word it counts only above the text.
    fn header_of(&self, text: &str) -> Option<Header> {
        let line = text.split(['\n', '\r', '\t']).map(str::trim).collect::<Vec<_>>().join(" ");
        header::read(if text.contains('\n') { &line } else { text }, self.page).filter(|h| h.announced || !self.begun)
    }

    /// True if the piece may be a header line. A table row is about the event ("Launched | 3 May 1907"), and so is a list item with more
    /// than a date, unless a word such as "Published" announces it.
    fn may_head(&self, piece: &Piece, header: &Header) -> bool {
        let text = &self.printed[piece.range.clone()];
        let day = || date_line::stamps(text, self.page, &mut Header::default());
        piece.part != Part::ListItem || !text.contains(" | ") && (header.announced || header.dated.is_none() || day())
    }

    fn merge(&mut self, header: Header) {
        let own = &mut self.out.header;
        own.published = own.published.take().or(header.published);
        own.updated = own.updated.take().or(header.updated);
        own.dated = own.dated.take().or(header.dated);
        own.outlet = own.outlet.take().or(header.outlet);
        own.writer = own.writer.take().or(header.writer);
    }

    /// True if the text repeats the headline or standfirst.
    fn repeats(&self, text: &str) -> bool {
        text.len() <= 4 * LONGEST_HEADLINE && self.head.contains(&squeeze(text))
    }

    fn remember(&mut self, text: &str) {
        let key = squeeze(text);
        self.out.repeats_title |= self.title.as_deref() == Some(key.as_str());
        if key.split(' ').count() >= LEAST_REPEATED {
            self.head.insert(key);
        }
    }

    fn is_headline(&self, text: &str, more: bool) -> bool {
        let title = || text.len() <= 2 * LONGEST_HEADLINE && self.title.as_deref() == Some(squeeze(text).as_str());
        !self.begun && self.out.headline.is_none() && more && (looks_like_headline(text) || title())
    }

    fn headline(&mut self, range: Range<usize>) {
        self.remember(&self.text[range.clone()]);
        let outlet = behind_headline(&self.text[range.clone()], self.page).filter(|_| self.out.headline.is_none());
        self.merge(Header { outlet, ..Header::default() });
        let span = self.push(range, BlockKind::Headline);
        self.out.headline.get_or_insert(span);
    }

    fn paragraph(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        let mut start = range.start;
        if self.paragraphs < HEAD_PARAGRAPHS
            && let Some(found) = date_line::find_run_in(text, self.paragraphs == 0, self.language)
        {
            if found.range.start > 0 {
                self.push(start..start + text[..found.range.start].trim_end().len(), BlockKind::Paragraph);
            }
            self.push(start + found.range.start..start + text[..found.range.end].trim_end().len(), BlockKind::Header);
            self.merge(found.header);
            start += found.range.end;
        }
        let text = &self.text[start..range.end];
        if self.running < HEAD_PARAGRAPHS
            && self.paragraphs < 3 * HEAD_PARAGRAPHS
            && let Some(line) = dateline::read(text, self.page)
        {
            let length = text[..line.length].trim_end().len();
            self.push(start..start + length, BlockKind::Header);
            self.out.dateline = self.out.dateline.take().or(line.stamp);
            self.out.agency = self.out.agency.take().or(line.agency);
            start += line.length;
        }
        if self.running < HEAD_PARAGRAPHS
            && let Some(length) = dateline::with_colon(&self.text[start..range.end], |name| self.is_place(name))
        {
            self.push(start..start + self.text[start..start + length].trim_end().len(), BlockKind::Header);
            start += length;
        }
        if let Some(inner) = self.boilerplate.caption(&self.text[start..range.end]) {
            if inner.start > 0 {
                self.push(start..start + self.text[start..start + inner.start].trim_end().len(), BlockKind::Paragraph);
            }
            self.set_aside(start + inner.start..start + inner.end);
            let rest = &self.text[start + inner.end..range.end];
            start += inner.end + rest.len() - rest.trim_start().len();
        }
        if self.paragraphs < HEAD_PARAGRAPHS {
            self.remember(&self.text[start..range.end]);
        }
        let credit = self.boilerplate.credit(&self.text[start..range.end]).map_or(range.end, |at| start + at);
        let said = start + self.text[start..credit].trim_end().len();
        if start < said {
            self.push(start..said, BlockKind::Paragraph);
        }
        if credit < range.end {
            self.set_aside(credit..range.end);
        }
        self.paragraphs += 1;
        let running = is_running_text(&self.text[start..range.end]);
        self.running += usize::from(running);
        self.begun |= running;
    }
}

#[cfg(test)]
mod tests {
    use super::{BlockKind, Page, Part, Piece, read};
    use crate::language::Language;
    use crate::text::paragraphs;

    fn page(text: &str) -> Page {
        let part = |listed: bool| if listed { Part::ListItem } else { Part::Paragraph };
        let pieces: Vec<Piece> = paragraphs(text).into_iter().map(|p| Piece::new(p.range, part(p.listed))).collect();
        read(text, text, &pieces, None, (Language::english(), &Language::english().page))
    }

    fn kinds(text: &str) -> Vec<(BlockKind, &str)> {
        page(text).blocks.into_iter().map(|b| (b.kind, b.span.text(text))).collect()
    }

    #[test]
    fn a_printed_page() {
        use BlockKind::{Boilerplate, Header, Headline, ListItem, Paragraph};
        let text = "WORLD\nFerry service halted after storm\nBy Jane Roe | 25 November 2020 | 10:08\nShare\n\nOSLO, Nov 25 (Wire) — Ferry service was halted on Wednesday.\n\n- one boat sank\n\nFerry service halted after storm\n\nRead more: Storm warnings\nUpdated 26 November 2020\n";
        let got = kinds(text);
        let want = [Header, Headline, Header, Boilerplate, Header, Paragraph, ListItem, Boilerplate, Boilerplate, Header];
        assert_eq!(got.iter().map(|b| b.0).collect::<Vec<_>>(), want, "{got:#?}");
        assert_eq!(got[5].1, "Ferry service was halted on Wednesday.");
    }

    #[test]
    fn a_day_in_a_row_is_that_of_what_it_tells() {
        use BlockKind::{Header, ListItem};
        for (text, kind) in [
            ("Launched | 3 May 1907", ListItem),
            ("Founded - 3 May 1907", ListItem),
            ("3 May 2019", Header),
            ("Published 3 May 2019", Header),
        ] {
            let (end, head) = (text.len(), "The comet returns");
            let whole = format!("{head}\n\n{text}\n\nIt was seen from Orrvik on Monday night.");
            let at = head.len() + 2;
            let pieces = [
                Piece::new(0..head.len(), Part::Headline),
                Piece::new(at..at + end, Part::ListItem),
                Piece::new(at + end + 2..whole.len(), Part::Paragraph),
            ];
            let got = read(&whole, &whole, &pieces, None, (Language::english(), &Language::english().page));
            assert_eq!(got.blocks[1].kind, kind, "{text}");
            assert_eq!(got.header.dated.is_some() || got.header.published.is_some(), kind == Header, "{text}");
        }
    }

    #[test]
    fn a_sentence_is_no_headline() {
        let got = kinds("Ferry service was halted on Monday.\n\nNobody was hurt.");
        assert!(got.iter().all(|b| b.0 == BlockKind::Paragraph), "{got:?}");
        assert!(kinds("Ferry service halted").iter().all(|b| b.0 == BlockKind::Paragraph));
    }
}
