//! RTF: the running text as printed, without page headers and footers. Pictures, objects, comments and deleted text are not read. The
//! reader is our own, because no library keeps tables, notes and changes separate.

mod sink;
mod token;

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::office::LeftOut;
use super::office::document_title;
use super::office::flow::Paragraph;
use super::{Body, Document, Failure, Work, limits};
use crate::model::{Part, Stated};
use sink::{Shape, Sink};
use token::{Token, Tokens, encoding_of_font, encoding_of_page};

/// The kind of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    /// Not read.
    Skip,
    Fonts,
    Styles,
    /// The metadata of the file, and its title.
    Info,
    Title,
    /// The number before a paragraph.
    Label,
}

/// The state inside a group.
#[derive(Clone, Debug)]
struct Group {
    kind: Kind,
    /// True if the next word is a destination that may be skipped.
    starred: bool,
    /// Number of bytes that replace a Unicode character in programs without Unicode.
    fallback: usize,
    encoding: Option<&'static Encoding>,
    hidden: bool,
    deleted: bool,
    inserted: bool,
    bold: bool,
    shape: Shape,
    /// How many texts were open when it began, and the mark of the note if it is one.
    sinks: usize,
    mark: Option<String>,
}

struct Reader {
    groups: Vec<Group>,
    /// Number of open groups that are nested too deep.
    skipped: usize,
    sinks: Vec<Sink>,
    bytes: Vec<u8>,
    usual: &'static Encoding,
    fonts: HashMap<i32, Option<&'static Encoding>>,
    font: i32,
    styles: HashMap<i32, String>,
    style: i32,
    title: String,
    notes: usize,
    marked: bool,
    /// Characters still to be skipped after a Unicode character.
    pass: usize,
    high: Option<u16>,
    left_out: LeftOut,
}

/// Groups that are not read.
const SKIPPED: [&str; 24] = [
    "colortbl",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "pict",
    "fldinst",
    "objdata",
    "xe",
    "tc",
    "rxe",
    "nonshppict",
    "sp",
    "ftnsep",
    "ftnsepc",
    "ftncn",
    "aftnsep",
    "aftnsepc",
    "template",
    "private",
];
/// Groups that are read although programs may skip them.
const READ: [&str; 6] = ["footnote", "shpinst", "shptxt", "shppict", "listtext", "nesttableprops"];

/// Reads a file.
pub(super) fn read(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    if !bytes.starts_with(b"{\\rtf") {
        return Err(Failure("is not an RTF file, despite its name; save it again as RTF or DOCX".into()));
    }
    let mut reader = Reader::new();
    let mut tokens = Tokens::new(bytes);
    while let Some(token) = tokens.next() {
        if let Token::Word("bin", Some(count)) = token {
            tokens.pass_over(usize::try_from(count).unwrap_or(0));
            continue;
        }
        reader.take(token);
    }
    reader.flush();
    reader.left_out.broken = reader.groups.len() > 1;
    while reader.groups.len() > 1 {
        reader.close();
    }
    let shape = reader.group().shape;
    let flow = reader.sinks.pop().unwrap_or_default().done(shape);
    reader.left_out.push_notices(work);
    let title = document_title(&reader.title).filter(|_| !flow.has_headline());
    let known = Stated { title, ..Stated::default() };
    Ok(vec![Document { body: Body::Extracted(flow.done()), known, ..Document::default() }])
}

impl Reader {
    fn new() -> Reader {
        let group = Group {
            kind: Kind::Text,
            starred: false,
            fallback: 1,
            encoding: None,
            hidden: false,
            deleted: false,
            inserted: false,
            bold: false,
            shape: Shape::default(),
            sinks: 1,
            mark: None,
        };
        Reader {
            groups: vec![group],
            skipped: 0,
            sinks: vec![Sink::default()],
            bytes: Vec::new(),
            usual: encoding_rs::WINDOWS_1252,
            fonts: HashMap::new(),
            font: 0,
            styles: HashMap::new(),
            style: 0,
            title: String::new(),
            notes: 0,
            marked: false,
            pass: 0,
            high: None,
            left_out: LeftOut::default(),
        }
    }

    fn group(&mut self) -> &mut Group {
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn sink(&mut self) -> &mut Sink {
        let last = self.sinks.len() - 1;
        &mut self.sinks[last]
    }

    fn take(&mut self, token: Token) {
        match token {
            Token::Byte(byte) if self.skipped == 0 => {
                if self.pass > 0 {
                    self.pass -= 1;
                } else {
                    self.bytes.push(byte);
                }
                return;
            }
            Token::Byte(_) => return,
            Token::Word(..) | Token::Sign(_) if self.skipped > 0 => return,
            Token::Open | Token::Close | Token::Word(..) | Token::Sign(_) => self.flush(),
        }
        match token {
            Token::Open if self.skipped > 0 || self.groups.len() >= limits::NESTED => {
                self.left_out.cut = true;
                self.skipped += 1;
            }
            Token::Open => {
                let (sinks, last) = (self.sinks.len(), self.group().clone());
                self.groups.push(Group { sinks, mark: None, starred: false, ..last });
                self.pass = 0;
            }
            Token::Close if self.skipped > 0 => self.skipped -= 1,
            Token::Close => {
                self.pass = 0;
                if self.groups.len() > 1 {
                    self.close();
                }
            }
            Token::Sign(sign) => self.sign(sign),
            Token::Word(word, number) => self.word(word, number),
            Token::Byte(_) => {}
        }
    }

    fn sign(&mut self, sign: u8) {
        match sign {
            b'*' => self.group().starred = true,
            _ if self.pass > 0 => self.pass -= 1,
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("-"),
            b'\\' | b'{' | b'}' => self.text(&char::from(sign).to_string()),
            b'\n' | b'\r' => self.end_paragraph(),
            _ => {}
        }
    }

    /// Adds the bytes collected so far, as text.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let usual = self.usual;
        let encoding = self.group().encoding.unwrap_or(usual);
        let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        let group = self.group().clone();
        match group.kind {
            Kind::Skip | Kind::Fonts | Kind::Info => {}
            Kind::Styles => self.styles.entry(self.style).or_default().push_str(text),
            Kind::Title => self.title.push_str(text),
            Kind::Label => self.sink().label.push_str(text),
            Kind::Text if group.deleted => {}
            Kind::Text if group.hidden => self.left_out.hidden += text.split_whitespace().count(),
            Kind::Text => self.sink().add(text, group.bold),
        }
    }

    fn end_paragraph(&mut self) {
        let group = self.group().clone();
        if group.kind == Kind::Text && !group.deleted {
            self.sink().paragraph(group.shape);
        }
    }

    fn close(&mut self) {
        let Some(group) = self.groups.pop() else { return };
        // Paragraph properties set in a group remain in force after it, unless the group is a text of its own.
        if self.sinks.len() > group.sinks {
            let (open, shape) = (group.sinks, group.shape);
            while self.sinks.len() > open {
                let Some(sink) = self.sinks.pop() else { return };
                let flow = sink.done(Shape { table: false, ..shape });
                let paragraph = match &group.mark {
                    Some(mark) => Paragraph::note(mark, &flow.in_one()),
                    None => Paragraph::new(Part::Paragraph, &flow.in_one()),
                };
                self.sink().behind(paragraph);
            }
        } else if group.kind == Kind::Text {
            self.group().shape = group.shape;
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        let starred = std::mem::take(&mut self.group().starred);
        let kind = self.group().kind;
        match word {
            "annotation" if kind != Kind::Skip => {
                self.left_out.comments += 1;
                self.group().kind = Kind::Skip;
            }
            _ if starred && !READ.contains(&word) => self.group().kind = Kind::Skip,
            _ if SKIPPED.contains(&word) => self.group().kind = Kind::Skip,
            _ if kind == Kind::Skip => {}
            "fonttbl" => self.group().kind = Kind::Fonts,
            "stylesheet" => self.group().kind = Kind::Styles,
            "info" => self.group().kind = Kind::Info,
            _ if kind == Kind::Info => self.group().kind = if word == "title" { Kind::Title } else { Kind::Skip },
            "listtext" | "pntext" => self.group().kind = Kind::Label,
            "footnote" | "shptxt" => {
                let mark = if std::mem::take(&mut self.marked) { self.notes.to_string() } else { "*".into() };
                self.sinks.push(Sink::default());
                let group = self.group();
                group.shape = Shape::default();
                group.mark = (word == "footnote").then_some(mark);
            }
            "chftn" if self.sinks.len() == 1 && kind == Kind::Text => {
                self.notes += 1;
                self.marked = true;
                let mark = format!("[{}]", self.notes);
                self.text(&mark);
            }
            "ansicpg" => self.usual = encoding_of_page(number.unwrap_or(1252)),
            "mac" => self.usual = encoding_rs::MACINTOSH,
            "f" => {
                self.font = number.unwrap_or(0);
                let encoding = self.fonts.get(&self.font).copied().flatten();
                self.group().encoding = encoding;
            }
            "fcharset" if kind == Kind::Fonts => _ = self.fonts.insert(self.font, encoding_of_font(number.unwrap_or(1))),
            "plain" => {
                let group = self.group();
                (group.hidden, group.deleted, group.inserted, group.bold, group.encoding) = (false, false, false, false, None);
            }
            "pard" => self.group().shape = Shape::default(),
            "s" if kind == Kind::Styles => self.style = number.unwrap_or(0),
            "s" => {
                let name = self.styles.get(&number.unwrap_or(0)).map(|name| name.trim_end_matches(';').trim().to_lowercase());
                let heading =
                    name.is_some_and(|name| name == "title" || name.strip_prefix("heading ").is_some_and(|n| n.parse::<u8>().is_ok()));
                self.group().shape.heading |= heading;
            }
            "outlinelevel" if kind == Kind::Text => self.group().shape.heading |= number.is_some_and(|level| level < 9),
            "intbl" => self.group().shape.table = on,
            "ls" => self.group().shape.list = number.unwrap_or(0),
            "v" => self.group().hidden = on,
            "b" => self.group().bold = on,
            "deleted" | "revised" => self.change(word == "deleted", on),
            "uc" => self.group().fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16),
            "u" => self.unicode(number.unwrap_or(0)),
            _ => self.character(word),
        }
    }

    fn change(&mut self, deleted: bool, on: bool) {
        let group = self.group();
        let state = if deleted { &mut group.deleted } else { &mut group.inserted };
        let begins = on && !*state;
        *state = on;
        self.left_out.changes += usize::from(begins);
    }

    fn unicode(&mut self, number: i32) {
        let unit = (number & 0xffff) as u16;
        self.pass = self.group().fallback;
        let high = self.high.take();
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let units: Vec<u16> = high.into_iter().chain([unit]).collect();
        let text: String = char::decode_utf16(units).filter_map(Result::ok).filter(|c| !c.is_control()).collect();
        self.text(&text);
    }

    fn character(&mut self, word: &str) {
        let shape = self.group().shape;
        let read = self.group().kind == Kind::Text && !self.group().deleted;
        match word {
            "par" | "sect" => self.end_paragraph(),
            "line" => self.text("\n"),
            "tab" | "page" | "column" | "emspace" | "enspace" | "qmspace" => self.text(" "),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "trowd" if read => self.sink().in_row = true,
            "trhdr" if read => self.sink().heads = true,
            "cell" if read => self.sink().cell(shape),
            "nestcell" if read => self.text(" "),
            "row" if read => self.sink().row(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
