//! JSON text that is also safe to print: DEL, C1 controls, bidirectional controls and invisible characters are written as `\uXXXX`, which every JSON
//! reader decodes to the same text. Each element of a top-level list is on a line of its own.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::text::visible;

/// Serialises `value` and ends with a line break.
pub(in crate::report) fn to_string(value: &impl Serialize) -> String {
    laid_out(value, Lines { depth: 0 })
}

/// Serialises `value` on one line.
pub(super) fn to_line(value: &impl Serialize) -> String {
    laid_out(value, Lines { depth: DEEP })
}

/// Deeper than any level that is broken into lines.
const DEEP: usize = 8;

fn laid_out(value: &impl Serialize, lines: Lines) -> String {
    let mut out = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut out, lines);
    value.serialize(&mut serializer).expect("plain data with text keys always serialises");
    out.push(b'\n');
    String::from_utf8(out).expect("JSON is UTF-8")
}

/// Breaks lines before the keys of the document and before the elements of its sections.
struct Lines {
    depth: usize,
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth == 2 { writer.write_all(b"\n  ") } else { Ok(()) }
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth == 1 && !first { writer.write_all(b"\n ") } else { Ok(()) }
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut from = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| visible::hidden(*c)) {
            writer.write_all(&fragment.as_bytes()[from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04X}")?;
            }
            from = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[from..])
    }
}

#[cfg(test)]
mod tests {
    use super::to_string;

    #[test]
    fn control_characters_are_escaped() {
        let text = "a\u{1b}[31m\u{7f}\u{85}\u{9b}\u{202e}\u{2066}\u{200b}\u{e0041}é\0";
        let json = to_string(&text);
        assert_eq!(json, "\"a\\u001b[31m\\u007F\\u0085\\u009B\\u202E\\u2066\\u200B\\uDB40\\uDC41é\\u0000\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).expect("valid"), text);
    }
}
