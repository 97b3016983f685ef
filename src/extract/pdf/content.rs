//! Runs the text operators of a page and returns its glyphs with their positions. Pictures, paths and colours are skipped.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Rect, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::{Char, Font};
use super::stream::{self, decoded};

/// A glyph on a page whose y axis points down.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// Its text; a ligature has several characters.
    pub text: String,
    /// Where it begins on its baseline.
    pub at: (f64, f64),
    /// From there to where it ends, without letter spacing.
    pub advance: (f64, f64),
    /// Font size.
    pub size: f64,
    /// True if the font is bold.
    pub bold: bool,
    /// True if it is invisible and exists only for searching, as over the picture of a scan.
    pub unseen: bool,
}

/// The content of a page.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub glyphs: Vec<Glyph>,
    /// What the file itself calls page headers and footers.
    pub margins: Vec<Glyph>,
    /// Comments on it, which are not read.
    pub comments: usize,
    /// True if it shows a picture.
    pub pictures: bool,
    /// True if there was more than the limits allow.
    pub cut: bool,
}

/// Most glyphs of a page.
const MOST_GLYPHS: usize = 400_000;
/// Most operators of a page, including those of forms.
const MOST_STEPS: usize = 4_000_000;
/// Most nested forms.
const DEEPEST: usize = 12;
/// Most fields and comments of a page.
const MOST_NOTES: usize = 10_000;
/// Most saved graphics states.
const MOST_STATES: usize = 256;
/// Font sizes that can be read.
const SIZES: std::ops::Range<f64> = 0.5..2000.0;

type Matrix = [f64; 6];

const PLAIN: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Returns the transformation that applies `a`, then `b`.
fn then(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[derive(Clone)]
struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    apart: f64,
    words: f64,
    wide: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

/// Marked content of the file.
struct Mark {
    margin: bool,
    /// The words that replace it, until they are output.
    words: Option<String>,
    replaced: bool,
}

/// A reader of pages, with the fonts seen so far.
#[derive(Default)]
pub(super) struct Reader {
    fonts: HashMap<ObjectIdentifier, Rc<Font>>,
    /// Bytes that may still be unpacked.
    pub left: usize,
    steps: usize,
}

/// The state of reading a page.
struct Work<'w> {
    out: Shown,
    marks: Vec<Mark>,
    reader: &'w mut Reader,
}

impl Reader {
    /// Creates a reader that may unpack this many bytes.
    pub(super) fn new(left: usize) -> Reader {
        Reader { left, ..Reader::default() }
    }

    /// Returns the content of a page.
    pub(super) fn read(&mut self, page: &Page) -> Shown {
        self.steps = 0;
        let before = self.left;
        let bytes = contents(page, &mut self.left);
        let mut work = Work { out: Shown::default(), marks: Vec::new(), reader: self };
        let start = State {
            page: page.initial_transform(true).as_coeffs(),
            font: None,
            size: 1.0,
            apart: 0.0,
            words: 0.0,
            wide: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        work.run(&bytes, page.resources(), start.clone(), 0);
        work.fields(page, &start);
        let mut out = work.out;
        out.cut |= self.left == 0 && before > 0 || self.steps >= MOST_STEPS;
        out
    }

    fn font(&mut self, dict: &Dict) -> Rc<Font> {
        let read = |left: &mut usize| Rc::new(Font::read(dict, left));
        match dict.obj_id() {
            Some(id) => self.fonts.entry(id).or_insert_with(|| read(&mut self.left)).clone(),
            None => {
                // It is read again at each use.
                self.left = self.left.saturating_sub(16 * dict.data().len());
                read(&mut self.left)
            }
        }
    }
}

/// Returns the operators of a page, its streams one after the other.
fn contents(page: &Page, left: &mut usize) -> Vec<u8> {
    let raw = page.raw();
    if let Some(one) = raw.get::<Stream>("Contents") {
        return stream::bytes(&one, left).unwrap_or_default();
    }
    let mut out = Vec::new();
    for part in raw.get::<Array>("Contents").iter().flat_map(|all| all.iter::<Stream>()) {
        out.extend(stream::bytes(&part, left).unwrap_or_default());
        out.push(b'\n');
    }
    out
}

impl Work<'_> {
    fn run(&mut self, bytes: &[u8], resources: &Resources, start: State, depth: usize) {
        let mut fonts: HashMap<Vec<u8>, Option<Rc<Font>>> = HashMap::new();
        let (mut state, mut kept) = (start, Vec::new());
        let (mut matrix, mut line) = (PLAIN, PLAIN);
        let marks = self.marks.len();
        let mut operators = TypedIter::new(bytes);
        while let Some(operator) = operators.next() {
            self.reader.steps += 1;
            if self.reader.steps >= MOST_STEPS || self.out.glyphs.len() >= MOST_GLYPHS {
                self.out.cut = true;
                break;
            }
            match operator {
                Op::SaveState(_) if kept.len() < MOST_STATES => kept.push(state.clone()),
                Op::RestoreState(_) => state = kept.pop().unwrap_or(state),
                Op::Transform(m) => state.page = then([m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64()), state.page),
                Op::BeginText(_) => (matrix, line) = (PLAIN, PLAIN),
                Op::TextFont(f) => {
                    let find = || resources.get_font(f.0).map(|dict| self.reader.font(&dict));
                    state.font = fonts.entry(f.0.to_vec()).or_insert_with(find).clone();
                    state.size = f.1.as_f64();
                }
                Op::CharacterSpacing(n) => state.apart = n.0.as_f64(),
                Op::WordSpacing(n) => state.words = n.0.as_f64(),
                Op::HorizontalScaling(n) => state.wide = n.0.as_f64() / 100.0,
                Op::TextLeading(n) => state.leading = n.0.as_f64(),
                Op::TextRise(n) => state.rise = n.0.as_f64(),
                Op::TextRenderingMode(n) => state.mode = n.0.as_i64(),
                Op::SetTextMatrix(m) => {
                    line = [m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64());
                    matrix = line;
                }
                Op::NextLine(n) => next(&mut line, &mut matrix, n.0.as_f64(), n.1.as_f64()),
                Op::NextLineAndSetLeading(n) => {
                    state.leading = -n.1.as_f64();
                    next(&mut line, &mut matrix, n.0.as_f64(), n.1.as_f64());
                }
                Op::NextLineUsingLeading(_) => next(&mut line, &mut matrix, 0.0, -state.leading),
                Op::ShowText(text) => self.show(&state, &mut matrix, text.0),
                Op::NextLineAndShowText(text) => {
                    next(&mut line, &mut matrix, 0.0, -state.leading);
                    self.show(&state, &mut matrix, text.0);
                }
                Op::ShowTextWithParameters(text) => {
                    (state.words, state.apart) = (text.0.as_f64(), text.1.as_f64());
                    next(&mut line, &mut matrix, 0.0, -state.leading);
                    self.show(&state, &mut matrix, text.2);
                }
                Op::ShowTexts(all) => {
                    for item in all.0.iter::<Object>() {
                        match item {
                            Object::String(text) => self.show(&state, &mut matrix, &text),
                            Object::Number(back) => {
                                let shift = -back.as_f64() / 1000.0 * state.size * state.wide;
                                matrix = then([1.0, 0.0, 0.0, 1.0, shift, 0.0], matrix);
                            }
                            _ => {}
                        }
                    }
                }
                Op::BeginMarkedContent(mark) => self.mark(mark.0, None, resources),
                Op::BeginMarkedContentWithProperties(mark) => self.mark(mark.0, Some(mark.1), resources),
                Op::EndMarkedContent(_) if self.marks.len() > marks => _ = self.marks.pop(),
                Op::InlineImage(_) => self.out.pictures = true,
                Op::XObject(name) => {
                    if let Some(form) = resources.get_x_object(name.0) {
                        self.form(&form, resources, &state, depth);
                    }
                }
                _ => {}
            }
        }
        self.marks.truncate(marks);
    }

    fn form(&mut self, form: &Stream, around: &Resources, state: &State, depth: usize) {
        let dict = form.dict();
        if dict.get::<Name>("Subtype").as_deref() != Some(b"Form") {
            self.out.pictures = true;
            return;
        }
        if depth >= DEEPEST {
            self.out.cut = true;
            return;
        }
        let Some(bytes) = stream::bytes(form, &mut self.reader.left) else { return };
        let matrix = dict.get::<[f64; 6]>("Matrix").unwrap_or(PLAIN);
        let inner = State { page: then(matrix, state.page), ..state.clone() };
        match dict.get::<Dict>("Resources") {
            Some(own) => self.run(&bytes, &Resources::new(own), inner, depth + 1),
            None => self.run(&bytes, around, inner, depth + 1),
        }
    }

    /// Reads the values of form fields, and text added to the page afterwards.
    fn fields(&mut self, page: &Page, start: &State) {
        for note in page.raw().get::<Array>("Annots").iter().flat_map(|all| all.iter::<Dict>()).take(MOST_NOTES) {
            let kind = note.get::<Name>("Subtype");
            let hidden = note.get::<i32>("F").unwrap_or(0) & 2 != 0;
            match kind.as_deref() {
                Some(b"Widget" | b"FreeText" | b"Stamp") if !hidden => {}
                Some(b"Text" | b"Highlight" | b"StrikeOut" | b"Underline" | b"Squiggly" | b"Caret") => {
                    self.out.comments += usize::from(note.contains_key("Contents"));
                    continue;
                }
                _ => continue,
            }
            let Some(looks) = note.get::<Dict>("AP") else { continue };
            let state = || looks.get::<Dict>("N").and_then(|all| all.get::<Stream>(note.get::<Name>("AS")?));
            let Some(form) = looks.get::<Stream>("N").or_else(state) else { continue };
            let (rect, inner) = (note.get::<Rect>("Rect"), form.dict().get::<Rect>("BBox"));
            let (Some(rect), Some(inner)) = (rect, inner) else { continue };
            let shift = [1.0, 0.0, 0.0, 1.0, rect.x0.min(rect.x1) - inner.x0, rect.y0.min(rect.y1) - inner.y0];
            self.form(&form, page.resources(), &State { page: then(shift, start.page), ..start.clone() }, 1);
        }
    }

    fn mark(&mut self, tag: &Name, properties: Option<&Object>, resources: &Resources) {
        let dict = match properties {
            Some(Object::Dict(dict)) => Some(dict.clone()),
            Some(Object::Name(name)) => resources.properties.get::<Dict>(name),
            _ => None,
        };
        let words = dict.and_then(|dict| dict.get::<hayro_syntax::object::String>("ActualText")).map(|text| decoded(text.as_bytes()));
        if self.marks.len() < MOST_STATES {
            self.marks.push(Mark { margin: &**tag == b"Artifact", replaced: words.is_some(), words });
        }
    }

    fn show(&mut self, state: &State, matrix: &mut Matrix, bytes: &[u8]) {
        let Some(font) = state.font.clone() else { return };
        let margin = self.marks.iter().any(|mark| mark.margin);
        font.chars(bytes, |Char { text, width, blank }| {
            let turned = then([state.size * state.wide, 0.0, 0.0, state.size, 0.0, state.rise], then(*matrix, state.page));
            let step = (width * state.size + state.apart + if blank { state.words } else { 0.0 }) * state.wide;
            let size = turned[2].hypot(turned[3]);
            let place = then(*matrix, state.page);
            *matrix = then([1.0, 0.0, 0.0, 1.0, step, 0.0], *matrix);
            let text = match self.marks.iter_mut().rev().find(|mark| mark.replaced) {
                Some(mark) => mark.words.take().unwrap_or_default(),
                None => text,
            };
            let own = width * state.size * state.wide;
            let advance = (own * place[0], own * place[1]);
            let sound = [turned[4], turned[5], advance.0, advance.1, size].into_iter().all(f64::is_finite);
            if text.is_empty() || !sound || !SIZES.contains(&size) {
                return;
            }
            let glyph = Glyph { text, at: (turned[4], turned[5]), advance, size, bold: font.bold, unseen: state.mode == 3 };
            let list = if margin { &mut self.out.margins } else { &mut self.out.glyphs };
            if list.len() < MOST_GLYPHS {
                list.push(glyph);
            }
        });
    }
}

fn next(line: &mut Matrix, matrix: &mut Matrix, x: f64, y: f64) {
    *line = then([1.0, 0.0, 0.0, 1.0, x, y], *line);
    *matrix = *line;
}
