//! Parts of a page to blocks of an account: which piece is the headline, which says when and by whom it was printed, which is
//! boilerplate, and which is read as text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::boilerplate::Boilerplate;
use super::date_line;
use super::dateline;
use super::header::{self, Header};
use super::labelled;
use super::run_in;
use super::section;
use super::stamp::Stamp;
use crate::language::Language;
use crate::language::page::PageWords;
use crate::model::{Block, BlockKind, Part, Piece, Span};
use crate::text::squeeze;

/// What a page says.
#[derive(Debug, Default)]
pub struct Page {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// The headline above the text.
    pub headline: Option<Span>,
    /// The stated title stands in the text.
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

/// Most words of a headline that nothing marks.
const MOST_HEADLINE_WORDS: usize = 25;
/// Most bytes of it.
const LONGEST_HEADLINE: usize = 200;
/// Only so many of the first paragraphs may have a dateline, or be repeated further down.
const HEAD_PARAGRAPHS: usize = 3;
/// A repeated line is boilerplate from this many words on.
const LEAST_REPEATED: usize = 4;

/// Sorts the pieces of a text as it is printed and as it is read; `title` is what the front matter or the user states.
pub fn read(printed: &str, text: &str, pieces: &[Piece], title: Option<&str>, (language, page): (&Language, &PageWords)) -> Page {
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
        is_told: pieces.iter().any(|piece| is_running_text(&text[piece.range.clone()])),
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

struct Reader<'t> {
    printed: &'t str,
    text: &'t str,
    language: &'t Language,
    page: &'t PageWords,
    boilerplate: Boilerplate<'t>,
    title: Option<String>,
    out: Page,
    /// Keys of the headline and the first paragraphs.
    head: BTreeSet<String>,
    paragraphs: usize,
    /// Those of them that are running text.
    running: usize,
    /// Has the running text begun?
    begun: bool,
    /// Is there any?
    is_told: bool,
    /// Do the heads of what looks like a table say who printed it?
    headed: bool,
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
            // above the text it may be that of a picture
            let outlet = header::copyright(text, self.page).filter(|_| self.begun);
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

    /// A heading that dates what stands below it, and what stands behind it in its line.
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

    /// A row of a table, or what a mail quotes: no header, no headline.
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

    /// Header lines without a word that announces them count only above the text.
    fn header_of(&self, text: &str) -> Option<Header> {
        let line = text.split(['\n', '\r', '\t']).map(str::trim).collect::<Vec<_>>().join(" ");
        header::read(if text.contains('\n') { &line } else { text }, self.page).filter(|h| h.announced || !self.begun)
    }

    /// A row of a table tells of the world ("Launched | 3 May 1907"), and so does an item of a list that is more than a day, unless a word
    /// such as "Published" announces it.
    fn may_head(&self, piece: &Piece, header: &Header) -> bool {
        let text = &self.printed[piece.range.clone()];
        let day = || date_line::stamps(text, self.page, &mut Header::default());
        piece.part != Part::ListItem || !text.contains(" | ") && (header.announced || header.dated.is_none() || day())
    }

    /// One word that is none of the language, nor a place, beside a section or right below one: "WORLD Nordlys", "POLITICS" / "Kystposten".
    fn lone_outlet(&self, text: &str) -> Option<String> {
        let below = self.out.blocks.last().is_some_and(|block| block.kind == BlockKind::Header);
        let (name, beside) = match text.split_once(' ') {
            Some((first, rest)) => (rest, self.page.section.contains(&squeeze(first)) && !first.contains(char::is_lowercase)),
            None => (text, below),
        };
        let plain = name.len() > 2 && name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphabetic);
        let key = name.to_lowercase();
        let names = &self.language.names;
        let known = || {
            self.language.frequency.of(&self.language.words.stem(&key)) > 1.0
                || names.gazetteer.place(&crate::language::gazetteer::key(name)).is_some()
        };
        (!self.begun && self.out.header.outlet.is_none() && beside && plain && !known()).then(|| name.to_string())
    }

    /// "Selin Kaya in Ankara" below the headline: two or three words with capitals that are none of the language, and a place.
    fn is_writer_of_place(&self, text: &str) -> bool {
        let Some((writer, place)) =
            text.split_once(&self.between_writer_and_place()).filter(|_| !self.begun && self.out.headline.is_some())
        else {
            return false;
        };
        let unknown = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic) && self.is_unknown(word);
        let known = self.language.names.gazetteer.place(&crate::language::gazetteer::key(place)).is_some();
        let words: Vec<&str> = writer.split(' ').collect();
        known && (2..=3).contains(&words.len()) && words.into_iter().all(unknown)
    }

    fn between_writer_and_place(&self) -> String {
        format!(" {} ", self.page.between_writer_and_place)
    }

    /// "MANILA", "BERLIN, Sunday." on a line of its own above the text.
    fn is_place_alone(&self, text: &str) -> bool {
        let (place, day) = text.trim_end_matches('.').split_once(',').unwrap_or((text, ""));
        let dated = day.is_empty() || self.page.is_weekday(&day.trim().to_lowercase());
        !self.begun && self.is_below_head() && !place.contains(char::is_lowercase) && dated && self.is_place(place)
    }

    /// Does what stands next stand below a headline or a line of who printed it?
    fn is_below_head(&self) -> bool {
        self.out.headline.is_some() || self.out.blocks.last().is_some_and(|block| block.kind == BlockKind::Header)
    }

    /// A word on a line of its own above the text tells nothing: "Wales", "LATEST."
    fn is_word_alone(&self, text: &str) -> bool {
        let word = text.trim_end_matches('.');
        !self.begun && self.is_told && word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-')
    }

    /// "Jeremy Lowe", "Lim Wei Ling and agencies" right above or below another line of who printed it: capitals, and no word of the language.
    fn is_byline(&self, text: &str) -> bool {
        const MOST_WORDS: usize = 4;
        let folded = text.to_lowercase();
        let tail = self.page.with_others.iter().find(|tail| folded.ends_with(tail.as_str()));
        let name = text[..text.len() - tail.map_or(0, String::len)].trim_end();
        let words: Vec<&str> = name.split(' ').collect();
        let plain = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '.' || c == '-');
        let named = !self.begun && self.out.headline.is_some() && (2..=MOST_WORDS).contains(&words.len()) && words.iter().all(plain);
        let loud = !text.contains(char::is_lowercase);
        named && (tail.is_some() || !loud && words.iter().all(|word| self.is_unknown(word)))
    }

    /// A word that English texts do not use.
    fn is_unknown(&self, word: &str) -> bool {
        self.language.frequency.of(&self.language.words.stem(&word.to_lowercase())) <= 1.0
    }

    fn is_place(&self, name: &str) -> bool {
        self.language.names.gazetteer.place(&crate::language::gazetteer::key(name)).is_some()
    }

    fn merge(&mut self, header: Header) {
        let own = &mut self.out.header;
        own.published = own.published.take().or(header.published);
        own.updated = own.updated.take().or(header.updated);
        own.dated = own.dated.take().or(header.dated);
        own.outlet = own.outlet.take().or(header.outlet);
        own.writer = own.writer.take().or(header.writer);
    }

    /// The headline or standfirst printed once more.
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
        let outlet = header::behind(&self.text[range.clone()], self.page).filter(|_| self.out.headline.is_none());
        self.merge(Header { outlet, ..Header::default() });
        let span = self.push(range, BlockKind::Headline);
        self.out.headline.get_or_insert(span);
    }

    fn paragraph(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        let mut start = range.start;
        if self.paragraphs < HEAD_PARAGRAPHS
            && let Some(found) = run_in::find(text, self.paragraphs == 0, self.language)
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

/// Short, without a final stop.
fn looks_like_headline(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| crate::text::normalise::is_unseen(c) || c.is_whitespace());
    let words = text.split_whitespace().count();
    let last = text.trim_end_matches(['"', '”', '’', '\'', ')', '»']).chars().next_back();
    let stopped = last.is_some_and(|c| matches!(c, '.' | ':' | ';' | ',' | '…')) && !ends_in_initials(text);
    (2..=MOST_HEADLINE_WORDS).contains(&words)
        && text.len() <= LONGEST_HEADLINE
        && !stopped
        && text.chars().next().is_some_and(|c| !c.is_lowercase())
}

/// "… in the U.S."
fn ends_in_initials(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    last.matches('.').count() > 1 && last.split('.').all(|p| p.chars().count() <= 1)
}

/// A sentence or more, not a caption or heading.
fn is_running_text(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words >= 20 || (words >= 6 && text.trim_end_matches(['"', '”', '’', '\'', ')', '»']).ends_with(['.', '!', '?', '…']))
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
