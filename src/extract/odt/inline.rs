//! What stands in a paragraph: text, blanks, notes, boxes, comments.

use super::body::Reader;
use crate::extract::office::flow::{Flow, Paragraph};
use crate::extract::xml::{Element, Node};

/// What was read of a paragraph.
#[derive(Debug, Default)]
pub struct Inline {
    /// Its words, a line break for each break.
    pub text: String,
    /// Its notes.
    pub notes: Vec<Paragraph>,
    /// Boxes that stand beside it.
    pub boxes: Vec<Flow>,
}

impl Reader {
    /// Reads what an element holds inside a paragraph.
    pub fn inline(&mut self, element: &Element, hidden: bool, inline: &mut Inline) {
        for node in &element.children {
            match node {
                Node::Text(text) if hidden => self.told.hidden += text.split_whitespace().count(),
                // Line ends of the file are blanks; those of the page have an element of their own.
                Node::Text(text) => inline.text.push_str(&text.replace(['\n', '\r'], " ")),
                Node::Element(child) => self.piece(child, hidden, inline),
            }
        }
    }

    fn piece(&mut self, piece: &Element, hidden: bool, inline: &mut Inline) {
        match piece.name.as_str() {
            "text:s" | "text:tab" => inline.text.push(' '),
            "text:line-break" => inline.text.push('\n'),
            "text:note" => self.note(piece, inline),
            "office:annotation" => self.told.comments += 1,
            "text:hidden-text" => self.inline(piece, true, inline),
            "text:ruby-text" | "text:script" | "office:annotation-end" | "text:tracked-changes" => {}
            "draw:text-box" => {
                let mut flow = Flow::default();
                self.blocks(piece, &mut flow);
                inline.boxes.push(flow);
            }
            "svg:title" | "svg:desc" => {}
            _ => {
                let hidden = self.styles.hides(piece.get("text:style-name")).unwrap_or(hidden);
                self.inline(piece, hidden, inline);
            }
        }
    }

    /// The mark of a note, and the note.
    fn note(&mut self, piece: &Element, inline: &mut Inline) {
        let mark = piece.child("text:note-citation").map(Element::text).unwrap_or_default();
        let mark = mark.trim().to_string();
        let mut flow = Flow::default();
        if let Some(body) = piece.child("text:note-body") {
            self.blocks(body, &mut flow);
        }
        inline.text.push_str(&format!("[{mark}]"));
        inline.notes.push(Paragraph::note(&mark, &flow.in_one()));
    }
}
