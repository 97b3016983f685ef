//! Text made safe to show: control, bidirectional and invisible characters become visible characters, runs of white space become one space.
//! Reports for a terminal accept [`Visible`] only, so that text from an account cannot move the cursor or reverse the reading order.

use std::fmt;

use unicode_width::UnicodeWidthStr;

/// One line of text with nothing hidden in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Visible(String);

impl Visible {
    /// Makes any text visible: `ESC` becomes `␛`, U+202E becomes `<U+202E>`, line breaks and tabs become a space.
    ///
    /// ```
    /// use compare_sources::text::Visible;
    /// assert_eq!(Visible::of("two\n\tlines \u{1b}[31m\u{202e}").as_str(), "two lines ␛[31m<U+202E>");
    /// ```
    pub fn of(text: &str) -> Visible {
        let mut out = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let joins = joiner(c) && out.chars().next_back().is_some_and(joinable) && chars.peek().is_some_and(|n| joinable(*n));
            if c.is_whitespace() {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            } else if joins || !(hidden(c) || joiner(c)) {
                out.push(c);
            } else {
                push_sign(&mut out, c);
            }
        }
        Visible(out)
    }

    /// The safe text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True if there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Visible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// True if this character could control a terminal or would be invisible: controls (C0, DEL, C1), line separators, bidirectional
/// controls, zero-width and other default-ignorable characters, and the two characters that XML cannot contain.
pub fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'
            | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Zero-width joiner and non-joiner: part of the spelling in Persian, Indic scripts and emoji; elsewhere they can hide text.
fn joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

fn joinable(c: char) -> bool {
    !c.is_ascii() && !hidden(c) && !joiner(c) && !c.is_whitespace()
}

/// Appends the visible form of a hidden character: its Unicode control picture, or its code point.
fn push_sign(out: &mut String, c: char) {
    let code = u32::from(c);
    match code {
        0..=0x1F => out.extend(char::from_u32(0x2400 + code)),
        0x7F => out.push('\u{2421}'),
        _ => out.push_str(&format!("<U+{code:04X}>")),
    }
}

/// Width of a visible text in columns: wide characters take two, combining marks none.
pub fn columns(text: &Visible) -> usize {
    text.as_str().width()
}

#[cfg(test)]
mod tests {
    use super::{Visible, columns, hidden};

    fn shown(text: &str) -> String {
        Visible::of(text).to_string()
    }

    #[test]
    fn signs_for_what_is_hidden() {
        assert_eq!(shown("a\0b\u{1b}]0;x\u{7}\u{7f}"), "a␀b␛]0;x␇␡");
        assert_eq!(shown("\u{9b}31m\u{200b}\u{feff}\u{ad}"), "<U+009B>31m<U+200B><U+FEFF><U+00AD>");
        assert_eq!(shown("x\u{2066}y\u{2069}\u{200f}"), "x<U+2066>y<U+2069><U+200F>");
    }

    #[test]
    fn white_space_is_one_space() {
        assert_eq!(shown("a \r\n\t b\u{85}\u{2028}c\u{a0}d"), "a b c d");
    }

    #[test]
    fn joiners_stay_where_they_spell() {
        assert_eq!(shown("می\u{200c}خواهم 👩\u{200d}🚒"), "می\u{200c}خواهم 👩\u{200d}🚒");
        assert_eq!(shown("ki\u{200d}ll"), "ki<U+200D>ll");
    }

    #[test]
    fn nothing_hidden_is_left_in_any_text() {
        let every: String = (0..=0x0010_FFFF).filter_map(char::from_u32).collect();
        assert!(!shown(&every).chars().any(hidden));
    }

    #[test]
    fn wide_and_combining() {
        assert_eq!(columns(&Visible::of("añ日本")), 6);
        assert_eq!(columns(&Visible::of("e\u{301}")), 1);
    }
}
