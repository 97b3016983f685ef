//! The content of a paragraph: runs of text, changes, fields, notes, text boxes.

use super::body::{Reader, chosen};
use super::styles::is_on;
use crate::extract::office::flow::{Flow, Paragraph};
use crate::extract::xml::Element;

/// The content read from a paragraph.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// True if all of it is hidden unless a run says otherwise.
    pub hidden: bool,
    /// Its text, with a line break for each break.
    pub text: String,
    /// Its notes.
    pub notes: Vec<Paragraph>,
    /// Text boxes beside it.
    pub boxes: Vec<Flow>,
}

/// Characters of symbol fonts that stand for tick boxes and ticks on forms.
const SIGNS: [(u32, char); 8] = [(0x6f, '☐'), (0xa8, '☐'), (0xfd, '☒'), (0xfe, '☑'), (0xfb, '✗'), (0xfc, '✓'), (0x52, '☑'), (0x54, '☒')];

impl Reader {
    /// Reads the children of an element inside a paragraph.
    pub(super) fn runs(&mut self, element: &Element, inline: &mut Inline) {
        for child in element.elements() {
            match child.name.as_str() {
                "w:r" => self.run(child, inline),
                "w:ins" | "w:moveTo" => {
                    self.left_out.changes += 1;
                    self.runs(child, inline);
                }
                "w:del" | "w:moveFrom" => self.left_out.changes += 1,
                "w:sdt" => {
                    let prompt = child.at(&["w:sdtPr", "w:showingPlcHdr"]).is_some();
                    if let Some(content) = child.child("w:sdtContent").filter(|_| !prompt) {
                        self.runs(content, inline);
                    }
                }
                "m:t" => inline.text.push_str(&child.text()),
                "mc:AlternateContent" => self.runs(chosen(child), inline),
                "w:pPr" | "w:rPr" | "w:sdtPr" | "m:ctrlPr" => {}
                _ => self.runs(child, inline),
            }
        }
    }

    fn run(&mut self, run: &Element, inline: &mut Inline) {
        let properties = run.child("w:rPr");
        let style = properties.and_then(|p| p.child("w:rStyle")).and_then(|s| s.get("w:val"));
        let hidden = is_on(properties, "w:vanish").unwrap_or(inline.hidden || style.is_some_and(|style| self.styles.hides(Some(style))));
        if hidden {
            let words: usize = run.elements().filter(|e| e.name == "w:t").map(|t| t.text().split_whitespace().count()).sum();
            self.left_out.hidden += words;
            // Fields continue in hidden text.
            run.elements().filter(|e| e.name == "w:fldChar").for_each(|field| self.field(field));
            return;
        }
        run.elements().for_each(|child| self.piece(child, inline));
    }

    fn piece(&mut self, piece: &Element, inline: &mut Inline) {
        let shown = !self.fields.contains(&true);
        match piece.name.as_str() {
            "w:fldChar" => self.field(piece),
            "w:t" if shown => inline.text.push_str(&piece.text()),
            "w:tab" | "w:ptab" if shown => inline.text.push('\t'),
            "w:br" if shown => inline.text.push(if matches!(piece.get("w:type"), Some("page" | "column")) { ' ' } else { '\n' }),
            "w:cr" if shown => inline.text.push('\n'),
            "w:noBreakHyphen" if shown => inline.text.push('-'),
            "w:sym" if shown => inline.text.push(sign(piece)),
            "w:footnoteReference" if shown => self.note("w:footnote", piece, inline),
            "w:endnoteReference" if shown => self.note("w:endnote", piece, inline),
            "w:ruby" => {
                if let Some(base) = piece.child("w:rubyBase") {
                    self.runs(base, inline);
                }
            }
            "w:drawing" | "w:pict" | "w:object" => self.boxes(piece, inline),
            "mc:AlternateContent" => chosen(piece).elements().for_each(|child| self.piece(child, inline)),
            _ => {}
        }
    }

    fn field(&mut self, field: &Element) {
        match field.get("w:fldCharType") {
            Some("begin") => self.fields.push(true),
            Some("separate") => {
                if let Some(last) = self.fields.last_mut() {
                    *last = false;
                }
            }
            Some("end") => _ = self.fields.pop(),
            _ => {}
        }
    }

    /// Reads the mark of a note, and the note.
    fn note(&mut self, kind: &'static str, piece: &Element, inline: &mut Inline) {
        let Some(id) = piece.get("w:id").filter(|_| !self.in_note) else { return };
        // A note is read once: it is removed first, so that it cannot contain itself.
        let Some(note) = self.notes.remove(&(kind, id.to_string())) else { return };
        let own = is_on(Some(piece), "w:customMarkFollows").is_some() || piece.get("w:customMarkFollows").is_some_and(|v| v != "0");
        let count = self.met.entry(kind).or_default();
        *count += usize::from(!own);
        let mark = if own { "*".to_string() } else { count.to_string() };
        if !own {
            inline.text.push_str(&format!("[{mark}]"));
        }
        let mut flow = Flow::default();
        self.in_note = true;
        let fields = std::mem::take(&mut self.fields);
        self.blocks(&note, &mut flow);
        self.fields = fields;
        self.in_note = false;
        inline.notes.push(Paragraph::note(&mark, &flow.in_one()));
    }

    /// Reads the text boxes of a picture.
    fn boxes(&mut self, element: &Element, inline: &mut Inline) {
        for child in element.elements() {
            match child.name.as_str() {
                "w:txbxContent" => {
                    let mut flow = Flow::default();
                    let fields = std::mem::take(&mut self.fields);
                    self.blocks(child, &mut flow);
                    self.fields = fields;
                    inline.boxes.push(flow);
                }
                "mc:AlternateContent" => self.boxes(chosen(child), inline),
                _ => self.boxes(child, inline),
            }
        }
    }
}

/// Returns a character of a symbol font.
fn sign(piece: &Element) -> char {
    let code = piece.get("w:char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or(0);
    let low = code & 0xff;
    SIGNS.iter().find(|(own, _)| *own == low).map_or('•', |(_, sign)| *sign)
}
