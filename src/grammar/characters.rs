//! Characters as the model was trained to see them, which is Python's classification: slightly different from Rust's.

/// Longer words have no informative shape.
const LONGEST_SHAPE: usize = 100;

/// Most repetitions of a character in a shape.
const MOST_REPEATS: usize = 4;

/// White space, including the separators of ASCII.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// Digits, including superscripts and circled ones, but not fractions or Roman numerals.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
        || c.is_numeric() && !c.is_alphabetic() && !matches!(c, '¼'..='¾' | '\u{2150}'..='\u{218b}' | '\u{2469}'..='\u{2473}')
}

/// The outline of a word: capitals as X, letters as x, digits as d, at most four alike in a row ("Xxxxx", "dd,ddd").
pub fn shape(word: &str) -> String {
    if word.chars().nth(LONGEST_SHAPE - 1).is_some() {
        return "LONG".into();
    }
    let mut shape = String::with_capacity(word.len());
    let (mut last, mut alike) = (None, 0);
    for c in word.chars() {
        let seen = match c {
            c if c.is_alphabetic() && c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if is_digit(c) => 'd',
            c => c,
        };
        alike = if last == Some(seen) { alike + 1 } else { 0 };
        last = Some(seen);
        if alike < MOST_REPEATS {
            shape.push(seen);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn shapes() {
        assert_eq!(shape("Government"), "Xxxxx");
        assert_eq!(shape("U.S."), "X.X.");
        assert_eq!(shape("40,000"), "dd,ddd");
        assert_eq!(shape("2½"), "d½");
        assert_eq!(shape(&"a".repeat(100)), "LONG");
    }
}
