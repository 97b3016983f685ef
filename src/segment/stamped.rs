//! Letters and electronic mail run header lines into the text: after "06/04/2001 05:54 PM" or an address in angle brackets the
//! words of the writer begin, though no stop stands before them.

/// An address is looked for within so many bytes.
const LONGEST_ADDRESS: usize = 80;

/// Where a sentence begins behind a stamp or an address.
pub fn cuts(text: &str) -> Vec<usize> {
    text.match_indices([' ', '>'])
        .filter(|(at, c)| if *c == " " { stamp_ends(&text[..*at]) } else { address_ends(&text[..*at]) })
        .filter_map(|(at, _)| begins(text, at + 1))
        .collect()
}

/// The place of the next word, if it has a capital or is a number.
fn begins(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let word = rest.trim_start();
    let gap = rest.len() - word.len();
    let spaced = gap > 0 || text[..at].ends_with(' ');
    (spaced && word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())).then_some(at + gap)
}

/// Does the text end in a date of digits, a clock time and AM or PM?
fn stamp_ends(text: &str) -> bool {
    let Some(rest) = text.strip_suffix("AM").or_else(|| text.strip_suffix("PM")) else { return false };
    let digits = |s: &str, marks: &[char], groups: std::ops::RangeInclusive<usize>| {
        groups.contains(&s.split(marks).count())
            && s.split(marks).all(|g| (1..=4).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut words = rest.trim_end().rsplitn(3, ' ');
    let (Some(clock), Some(day)) = (words.next(), words.next()) else { return false };
    digits(clock, &[':'], 2..=3) && digits(day, &['/', '-'], 3..=3)
}

/// Does the text end in an address?
fn address_ends(text: &str) -> bool {
    let mut from = text.len().saturating_sub(LONGEST_ADDRESS);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let text = &text[from..];
    if !text.contains('<') {
        return false;
    }
    let address = text.rsplit('<').next().unwrap_or("");
    address.contains('@') && !address.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::cuts;

    #[test]
    fn stamps_and_addresses() {
        let parts = |text: &str| cuts(text).len() + 1;
        assert_eq!(parts("Ana Ruiz 06/04/2001 05:54 PM Please call me."), 2);
        assert_eq!(parts("Email: <ana@harbour.example> Please call me."), 2);
        assert_eq!(parts("It began at 05:54 PM Moscow time."), 1);
        assert_eq!(parts("5 PM é 1/2/3 4:5 PM"), 1);
    }
}
