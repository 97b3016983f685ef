//! PDF fonts: map the codes in a text to characters and their widths.

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::encoding::{Base, CMap, named, value};
use super::stream;

/// Width of glyphs without a stated width, in thousandths of the font size.
const USUAL: f64 = 500.0;
/// The replacement for an unknown code.
pub(super) const UNKNOWN: &str = "\u{fffd}";
/// Most widths that are read of a large font.
const MOST_WIDTHS: usize = 100_000;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    unicode: Option<CMap>,
    codes: Codes,
    /// True if its name says that it is bold.
    pub bold: bool,
    /// The unit of widths: thousandths, except in fonts whose glyphs are drawings (Type 3).
    unit: f64,
}

#[derive(Debug)]
enum Codes {
    Simple { texts: Vec<Option<String>>, widths: Vec<f64> },
    Large { table: Option<CMap>, unicode: bool, widths: HashMap<u32, f64>, usual: f64 },
}

/// A character of a text.
pub(super) struct Char {
    /// Its text.
    pub text: String,
    /// Its width, as a share of the font size.
    pub width: f64,
    /// True if it is the code of a blank, which word spacing widens.
    pub blank: bool,
}

impl Font {
    /// Reads a font.
    pub(super) fn read(dict: &Dict, left: &mut usize) -> Font {
        let unicode = dict.get::<Stream>("ToUnicode").and_then(|s| stream::bytes(&s, left)).map(|bytes| CMap::read(&bytes));
        let name = dict.get::<Name>("BaseFont").map(|name| name.as_str().to_lowercase()).unwrap_or_default();
        let kind = dict.get::<Name>("Subtype");
        let matrix = dict.get::<Array>("FontMatrix").and_then(|m| m.iter::<f64>().next()).filter(|_| kind.as_deref() == Some(b"Type3"));
        let codes = if kind.as_deref() == Some(b"Type0") { large(dict, left) } else { simple(dict, &name, left) };
        let bold = ["bold", "black", "heavy", "-bd"].iter().any(|word| name.contains(word));
        Font { unicode, codes, bold, unit: matrix.unwrap_or(0.001).abs() }
    }

    /// Passes the characters of a text to `take`.
    pub(super) fn chars(&self, bytes: &[u8], mut take: impl FnMut(Char)) {
        match &self.codes {
            Codes::Simple { texts, widths } => {
                for byte in bytes {
                    let own = || texts[usize::from(*byte)].clone();
                    let mapped = self.unicode.as_ref().and_then(|table| table.text(u32::from(*byte)));
                    let text = clean(mapped.or_else(own));
                    take(Char { text, width: widths[usize::from(*byte)] * self.unit, blank: *byte == b' ' });
                }
            }
            Codes::Large { table, unicode, widths, usual } => {
                let mut rest = bytes;
                while !rest.is_empty() {
                    let known = table.as_ref().map_or(0, |table| table.length(rest));
                    let length = if known == 0 { 2.min(rest.len()) } else { known };
                    let code = value(&rest[..length]);
                    let glyph = table.as_ref().map_or(code, |table| table.glyph(code).unwrap_or(code));
                    let direct = || char::from_u32(code).filter(|_| *unicode).map(String::from);
                    let text = clean(self.unicode.as_ref().and_then(|table| table.text(code)).or_else(direct));
                    take(Char { text, width: widths.get(&glyph).copied().unwrap_or(*usual) * self.unit, blank: length == 1 && code == 32 });
                    rest = &rest[length..];
                }
            }
        }
    }
}

/// Splits ligatures into letters, and replaces private-use characters by what they usually stand for.
fn clean(text: Option<String>) -> String {
    let Some(text) = text else { return UNKNOWN.into() };
    if text.is_ascii() {
        return text.chars().filter(|c| !c.is_control()).collect();
    }
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_control()) {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '\u{f0b7}' | '\u{f0a7}' | '\u{f076}' | '\u{f0d8}' => out.push('•'),
            '\u{f020}'..='\u{f07e}' => out.push(char::from_u32(u32::from(c) - 0xf000).unwrap_or(c)),
            '\u{e000}'..='\u{f8ff}' => out.push_str(UNKNOWN),
            c => out.push(c),
        }
    }
    out
}

fn simple(dict: &Dict, name: &str, left: &mut usize) -> Codes {
    let descriptor = dict.get::<Dict>("FontDescriptor").unwrap_or_default();
    let encoding = dict.get::<Object>("Encoding");
    let base_of = |name: &[u8]| match name {
        b"WinAnsiEncoding" => Some(Base::Windows),
        b"MacRomanEncoding" | b"MacExpertEncoding" => Some(Base::Mac),
        b"StandardEncoding" => Some(Base::Standard),
        _ => None,
    };
    let flags = descriptor.get::<i32>("Flags").unwrap_or(0);
    let truetype = dict.get::<Name>("Subtype").as_deref() == Some(b"TrueType");
    let pictures = ["symbol", "dingbats", "wingdings"].iter().any(|word| name.contains(word));
    let usual = if truetype { Base::Windows } else { Base::Standard };
    let stated = match &encoding {
        Some(Object::Name(name)) => base_of(name),
        Some(Object::Dict(dict)) => dict.get::<Name>("BaseEncoding").and_then(|name| base_of(&name)),
        _ => None,
    };
    // Embedded symbol fonts have codes of their own.
    let symbolic = flags & 4 != 0 && stated.is_none() && !truetype && descriptor.contains_key("FontFile3");
    let base = stated.unwrap_or(usual);
    let mut texts: Vec<Option<String>> =
        (0..=255).map(|code| base.text(code).filter(|_| !pictures && !symbolic).map(String::from)).collect();
    if let Some(program) = descriptor.get::<Stream>("FontFile").filter(|_| stated.is_none()).and_then(|s| stream::bytes(&s, left)) {
        built_in(&program, &mut texts);
    }
    if let Some(differences) = encoding.and_then(Object::into_dict).and_then(|dict| dict.get::<Array>("Differences")) {
        let mut code = 0usize;
        for item in differences.iter::<Object>() {
            match item {
                Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
                Object::Name(name) if code < 256 => {
                    texts[code] = named(name.as_str());
                    code += 1;
                }
                _ => {}
            }
        }
    }
    let missing = descriptor.get::<f64>("MissingWidth").filter(|w| *w > 0.0);
    let mut widths: Vec<f64> = texts.iter().map(|text| missing.unwrap_or_else(|| guess(text.as_deref(), name))).collect();
    let first = dict.get::<i32>("FirstChar").and_then(|first| usize::try_from(first).ok()).unwrap_or(0);
    for (at, width) in dict.get::<Array>("Widths").iter().flat_map(|w| w.iter::<f64>()).take(256).enumerate() {
        if let Some(own) = widths.get_mut(first.saturating_add(at)) {
            *own = width;
        }
    }
    Codes::Simple { texts, widths }
}

/// Reads the codes that a Type 1 font program gives to its glyphs: "dup 15 /bullet put" in its unencrypted part.
fn built_in(program: &[u8], texts: &mut [Option<String>]) {
    const CLEAR: usize = 20_000;
    let head = String::from_utf8_lossy(&program[..program.len().min(CLEAR)]);
    let clear = head.split("eexec").next().unwrap_or_default();
    for line in clear.split("dup ").skip(1) {
        let mut words = line.split_whitespace();
        let code = words.next().and_then(|word| word.parse::<usize>().ok());
        let name = words.next().and_then(|word| word.strip_prefix('/'));
        if let (Some(code), Some(name), Some("put")) = (code.filter(|code| *code < 256), name, words.next()) {
            texts[code] = named(name);
        }
    }
}

/// Estimates the width of a glyph of a standard font, accurately enough to separate words.
fn guess(text: Option<&str>, name: &str) -> f64 {
    let Some(c) = text.and_then(|text| text.chars().next()) else { return USUAL };
    match c {
        _ if name.contains("courier") || name.contains("mono") => 600.0,
        ' ' | 'i' | 'j' | 'l' | 't' | 'f' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | 'I' | '!' => 270.0,
        'm' | 'w' | 'M' | 'W' => 800.0,
        c if c.is_uppercase() => 680.0,
        _ => USUAL,
    }
}

fn large(dict: &Dict, left: &mut usize) -> Codes {
    let inner = dict.get::<Array>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict>().next()).unwrap_or_default();
    let name = dict.get::<Name>("Encoding").map(|name| name.as_str().to_string()).unwrap_or_default();
    let table = dict.get::<Stream>("Encoding").and_then(|s| stream::bytes(&s, left)).map(|bytes| CMap::read(&bytes));
    let unicode = name.starts_with("Uni") && (name.contains("UCS2") || name.contains("UTF16"));
    let mut widths = HashMap::new();
    let items: Vec<Object> = inner.get::<Array>("W").map(|w| w.iter::<Object>().take(MOST_WIDTHS).collect()).unwrap_or_default();
    let (mut at, mut count) = (0, 0);
    let number = |at: usize| if let Some(Object::Number(n)) = items.get(at) { Some(n.as_f64()) } else { None };
    while let Some(first) = number(at) {
        let first = first.max(0.0) as u32;
        match (items.get(at + 1), number(at + 1), number(at + 2)) {
            (Some(Object::Array(each)), _, _) => {
                widths.extend(each.iter::<f64>().take(MOST_WIDTHS).enumerate().map(|(at, width)| (first.saturating_add(at as u32), width)));
                at += 2;
                count += each.iter::<f64>().take(MOST_WIDTHS).count();
            }
            (_, Some(last), Some(width)) => {
                let last = (last.max(0.0) as u32).min(first.saturating_add(0xffff));
                count += last.saturating_sub(first) as usize;
                widths.extend((first..=last).map(|glyph| (glyph, width)));
                at += 3;
            }
            _ => break,
        }
        if count > MOST_WIDTHS {
            break;
        }
    }
    Codes::Large { table, unicode, widths, usual: inner.get::<f64>("DW").unwrap_or(1000.0) }
}
