//! How many columns a text takes on a terminal.

use unicode_width::UnicodeWidthStr;

use super::Visible;

/// Columns of a visible text: wide characters take two, combining marks none.
pub fn columns(text: &Visible) -> usize {
    text.as_str().width()
}

#[cfg(test)]
mod tests {
    use super::columns;
    use crate::text::Visible;

    #[test]
    fn wide_and_combining() {
        assert_eq!(columns(&Visible::of("añ日本")), 6);
        assert_eq!(columns(&Visible::of("e\u{301}")), 1);
    }
}
