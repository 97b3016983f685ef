//! Normal forms of a text for comparison: one form of quotation marks and dashes, no accents, no case.
//! They are keys; people are always shown the account's own text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, curly quotation marks straightened: a key for comparing words whatever their spelling.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().map(|c| straight(c).to_ascii_lowercase()).collect();
    }
    text.nfkd().filter(|c| !is_combining_mark(*c) && !is_unseen(*c)).map(straight).flat_map(char::to_lowercase).collect()
}

/// The words of a text separated by single spaces, as if no lines broke it.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits of [`fold`] alone, with single spaces between runs of them.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in fold(text).chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// True for a character inside a word that is not part of its spelling: a place where it may or must not be split.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{2060}')
}

/// This many bytes of such characters. One byte is impossible.
pub fn unseen(bytes: usize) -> String {
    let joiners = bytes % 2;
    let soft = bytes.saturating_sub(3 * joiners) / 2;
    format!("{}{}", "\u{2060}".repeat(joiners), "\u{AD}".repeat(soft))
}

/// The plain form of a letter printed with another character: the long s, and ligatures.
pub fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        'ſ' => "s",
        'ﬅ' | 'ﬆ' => "st",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => return None,
    })
}

/// The plain form of a typographic character: curly quotes straight, any dash a hyphen.
pub fn straight(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{02B9}' | '\u{00B4}' | '`' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{00AB}' | '\u{00BB}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{00A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, squeeze};

    #[test]
    fn one_key_for_many_spellings() {
        assert_eq!(fold("“Kəlbəcər” – Mek’ele"), "\"kəlbəcər\" - mek'ele");
        assert_eq!(fold("Füzulí"), "fuzuli");
        assert_eq!(squeeze("  The U.S.-led, force… "), "the u s led force");
    }
}
