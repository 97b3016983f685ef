//! Turns tags and texts into the blocks that a reader sees: headings, paragraphs, items, table rows, and what is not running text. It takes
//! one pass without recursion. It does not decide which blocks are the main text.

use std::collections::BTreeSet;

use super::chrome::{self, Chrome, Scope};
use super::line::Line;
use super::tables::{self, Carry, Row};
use super::tags::{Element, Node, is_void};
use crate::extract::moment::when;
use crate::model::Part;
use crate::text::squeeze;

/// A block of text on one line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    /// Its text, trimmed. Preformatted text has line ends.
    pub text: String,
    /// What kind of piece it is.
    pub part: Part,
    /// Bytes of link text in it.
    pub linked: usize,
    /// For a row: the block of its column heads.
    pub heads: Option<usize>,
    /// True if it is preformatted.
    pub typed: bool,
    /// The level of a heading, else 0.
    pub level: u8,
}

/// The result of a walk.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// The blocks in order.
    pub blocks: Vec<Block>,
    /// Bytes of hidden text.
    pub hidden: usize,
    /// Keys of the blocks that readers wrote, if these are walked too.
    pub comments: BTreeSet<String>,
    /// Number of reader comments, as far as they can be counted.
    pub readers: usize,
    /// Bytes of text that readers wrote.
    pub written: usize,
}

/// Walks over nodes. `shown` includes what the page hides.
pub(super) fn walk(nodes: &[Node], scope: Scope, shown: bool) -> Walked {
    let all = nodes.iter().map(|node| if let Node::Text(text) = node { text.trim_ascii().len() } else { 0 }).sum();
    let mut walker =
        Walker { nodes, scope, shown, all, out: Walked::default(), line: Line::default(), within: Vec::new(), tables: Vec::new() };
    walker.walk();
    walker.out
}

/// The surroundings of a node.
#[derive(Clone, Copy)]
struct Within {
    end: usize,
    part: Part,
    level: u8,
    /// True inside an article or a quotation.
    inside: bool,
    link: bool,
    typed: bool,
    quote: bool,
    /// True inside what a mail answers or forwards.
    cited: bool,
    /// True inside a time that is marked up.
    stamp: bool,
    /// True inside what readers wrote.
    readers: bool,
    step: Step,
}

/// The state outside all elements.
const GROUND: Within = Within {
    end: usize::MAX,
    part: Part::Paragraph,
    level: 0,
    inside: false,
    link: false,
    typed: false,
    quote: false,
    cited: false,
    stamp: false,
    readers: false,
    step: Step::None,
};

/// What ends with an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    None,
    Block,
    Cell { columns: usize, rows: usize },
    Row,
    Table,
}

/// The current table.
#[derive(Default)]
struct Table {
    row: Option<Row>,
    carry: Carry,
    /// The block with its column heads.
    heads: Option<usize>,
}

struct Walker<'n> {
    nodes: &'n [Node],
    scope: Scope,
    shown: bool,
    /// Bytes of text of the whole page.
    all: usize,
    out: Walked,
    line: Line,
    within: Vec<Within>,
    tables: Vec<Table>,
}

impl Walker<'_> {
    fn walk(&mut self) {
        let mut at = 0;
        while at < self.nodes.len() {
            self.leave(at);
            let mut next = at + 1;
            match &self.nodes[at] {
                Node::Text(text) => {
                    let here = self.here();
                    self.line.push(text, here.link, here.typed, here.stamp);
                }
                Node::Open(element) => next = self.open(element, at),
                Node::Close(name) if &**name == "p" => self.flush(),
                Node::Close(_) => {}
            }
            at = next.max(at + 1);
        }
        self.leave(self.nodes.len());
        self.flush();
    }

    fn here(&self) -> Within {
        self.within.last().copied().unwrap_or(GROUND)
    }

    /// Closes what ends before a node.
    fn leave(&mut self, at: usize) {
        while let Some(here) = self.within.last().copied().filter(|here| here.end <= at) {
            if here.quote {
                self.line.mark('”');
            }
            match here.step {
                Step::None => {}
                Step::Block => self.flush(),
                Step::Cell { columns, rows } => self.cell(columns, rows),
                Step::Row => self.row(),
                Step::Table => {
                    self.flush();
                    self.row();
                    self.tables.pop();
                }
            }
            self.within.pop();
        }
    }

    /// Handles the beginning of an element. Returns the node to continue with.
    fn open(&mut self, element: &Element, at: usize) -> usize {
        let here = self.here();
        if is_void(&element.name) {
            match &*element.name {
                "br" => self.line.break_line(here.typed),
                "hr" => self.flush(),
                _ => {}
            }
            return at + 1;
        }
        let own_link = here.level > 0 && element.is_link() && element.get("href").is_some_and(|href| href.starts_with('#'));
        if own_link && !self.has_words(element, at) {
            return element.end;
        }
        let readers = matches!(self.scope, Scope::Page | Scope::Whole) && !here.readers && self.is_of_readers(element, at);
        if readers {
            self.out.readers += comments(&self.nodes[at..element.end]);
            self.out.written += element.text;
            if self.scope == Scope::Page && !self.shown {
                return self.pass(element);
            }
        }
        let chrome = if here.part == Part::Boilerplate { Chrome::Text } else { chrome::of(element, self.scope, self.all, here.inside) };
        let mut inner = Within { end: element.end, quote: false, step: Step::None, readers: here.readers || readers, ..here };
        match chrome {
            Chrome::Outside if readers && self.scope == Scope::Page => {}
            Chrome::Outside if self.scope == Scope::Whole && !element.is(&["head", "title"]) => inner.part = Part::Boilerplate,
            Chrome::Outside => return self.pass(element),
            Chrome::Hidden if !self.shown => {
                self.out.hidden += element.text;
                return self.pass(element);
            }
            Chrome::Hidden | Chrome::Text => {}
            Chrome::Boilerplate => inner.part = Part::Boilerplate,
        }
        if chrome::is_inline(&element.name) && inner.part == here.part {
            self.inline(element, inner);
            let raised = &*element.name == "sup";
            return if raised && self.line.note(self.nodes, at, here.link) { element.end } else { at + 1 };
        }
        self.block(element, at, inner);
        at + 1
    }

    /// True if an element contains letters or figures.
    fn has_words(&self, element: &Element, at: usize) -> bool {
        const MOST: usize = 4;
        let alphanumeric = |node: &Node| matches!(node, Node::Text(text) if text.contains(char::is_alphanumeric));
        element.text > MOST || self.nodes[at..element.end].iter().any(alphanumeric)
    }

    /// True if the element is what readers write below an article and does not contain the article.
    fn is_of_readers(&self, element: &Element, at: usize) -> bool {
        let holds = |node: &Node| matches!(node, Node::Open(inner) if inner.is(&["h1", "main"]));
        chrome::is_of_readers(element) && !self.nodes[at..element.end].iter().any(holds)
    }

    /// Skips an element that is not read.
    fn pass(&mut self, element: &Element) -> usize {
        if !chrome::is_inline(&element.name) {
            self.flush();
        }
        element.end
    }

    fn inline(&mut self, element: &Element, mut inner: Within) {
        // a heading that links to itself does not count as a link
        inner.link |= element.is_link() && !(inner.part == Part::Headline && element.get("href").is_some_and(|href| href.starts_with('#')));
        inner.quote = &*element.name == "q";
        if inner.quote {
            self.line.mark('“');
        }
        inner.stamp |= &*element.name == "time" && element.get("datetime").is_some_and(|value| when(value).is_some());
        if inner.quote || inner.link != self.here().link || inner.stamp != self.here().stamp {
            self.within.push(inner);
        }
    }

    fn block(&mut self, element: &Element, at: usize, mut inner: Within) {
        self.flush();
        inner.step = Step::Block;
        inner.cited |= self.scope == Scope::Fragment && chrome::is_cited(element);
        let running = inner.part == Part::Paragraph || inner.part == Part::ListItem;
        match &*element.name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if running => {
                inner.part = Part::Headline;
                inner.level = element.name.as_bytes().get(1).map_or(1, |b| b - b'0');
            }
            "li" | "dt" | "dd" if running => inner.part = Part::ListItem,
            "article" | "main" | "blockquote" | "section" => inner.inside = true,
            "pre" | "listing" => inner.typed = self.tables.is_empty(),
            "table" if self.tables.last().is_none_or(|table| table.row.is_none()) && tables::is_data(self.nodes, at) => {
                inner.step = Step::Table;
                self.tables.push(Table::default());
            }
            "tr" if !self.tables.is_empty() => {
                self.row();
                if let Some(table) = self.tables.last_mut() {
                    table.row = Some(Row { heads: true, ..Row::default() });
                }
                inner.step = Step::Row;
            }
            "td" | "th" => {
                let plain = &*element.name == "td";
                if let Some(Table { row: Some(row), carry, .. }) = self.tables.last_mut() {
                    carry.fill(row);
                    row.heads &= !plain;
                    let (columns, rows) = (tables::span(element.get("colspan")), tables::span(element.get("rowspan")));
                    inner.step = Step::Cell { columns, rows };
                }
            }
            _ => {}
        }
        self.within.push(inner);
    }

    /// True if the current text is in a cell.
    fn in_cell(&self) -> bool {
        self.tables.last().is_some_and(|table| table.row.is_some())
    }

    /// Turns the text so far into a block. Inside a cell it stays in its line.
    fn flush(&mut self) {
        if self.in_cell() {
            self.line.blank();
            return;
        }
        let here = self.here();
        // "14:05 GMT" above an entry, or the day below a headline
        let part = if self.line.is_stamp() { Part::Boilerplate } else { here.part };
        for (text, linked) in self.line.take(here.part != Part::Headline) {
            if here.readers {
                self.out.comments.insert(squeeze(&text));
            }
            self.out.blocks.push(Block { text: cited(text, here.cited), part, linked, heads: None, typed: here.typed, level: here.level });
        }
    }

    fn cell(&mut self, columns: usize, rows: usize) {
        let parts: Vec<(String, usize)> = self.line.take(false);
        let linked: usize = parts.iter().map(|(_, linked)| linked).sum();
        let text = parts.into_iter().map(|(text, _)| text).collect::<Vec<_>>().join(" ");
        if let Some(Table { row: Some(row), carry, .. }) = self.tables.last_mut() {
            carry.take(row, text, columns, rows);
            row.linked += linked;
        }
    }

    fn row(&mut self) {
        let here = self.here();
        let Some(table) = self.tables.last_mut() else { return };
        let Some(mut row) = table.row.take() else { return };
        table.carry.fill(&mut row);
        if row.cells.iter().all(String::is_empty) {
            return;
        }
        // a header that spans all columns is a title
        let heads = row.heads && row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
        let text = row.cells.join(" | ").trim_start().trim_end_matches([' ', '|']).to_string();
        let part = if here.part == Part::Boilerplate {
            Part::Boilerplate
        } else if heads {
            Part::Heads
        } else {
            Part::ListItem
        };
        let own = self.out.blocks.len();
        let text = cited(text, here.cited);
        let block = Block { text, part, linked: row.linked, heads: table.heads.filter(|_| !heads), typed: false, level: 0 };
        if part == Part::Heads {
            table.heads = Some(own);
        }
        self.out.blocks.push(block);
    }
}

/// Returns how many reader comments these nodes are: elements with a comment class, else list items.
fn comments(nodes: &[Node]) -> usize {
    let count = |fits: &dyn Fn(&Element) -> bool| nodes.iter().filter(|node| matches!(node, Node::Open(element) if fits(element))).count();
    match count(&chrome::is_comment) {
        0 => count(&|element| element.is(&["li"])),
        called => called,
    }
}

/// Prefixes what somebody else wrote as mail programs do.
fn cited(text: String, cited: bool) -> String {
    if cited { text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n") } else { text }
}
