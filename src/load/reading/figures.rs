//! Figures in which a scan took digits for letters: "l8th" for 18th, "4O" for 40, "1S04" for 1504. Only where digits stand beside them and
//! nothing else: "O2", "B5" and "5l." are read as printed.

use crate::text::english::english;

/// The figure that a run of letters and digits stands for, with the same number of bytes; `sure` of a text that has other slips.
pub fn mended(run: &str, sure: bool) -> Option<String> {
    if !run.is_ascii() || !run.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let tail = english().ordinal_endings.iter().find(|end| run.len() > end.len() && run.to_ascii_lowercase().ends_with(end.as_str()));
    let (body, suffix) = run.split_at(run.len() - tail.map_or(0, String::len));
    let bytes = body.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let mut out = String::with_capacity(run.len());
    for (at, b) in bytes.iter().enumerate() {
        let (first, last) = (at == 0, at + 1 == bytes.len());
        let behind = at > 0 && (digit(at - 1) || matches!(out.as_bytes().last(), Some(b'0'..=b'9' | b',')));
        let ranked = tail.is_some() || sure || digits >= 3;
        let put = match b {
            b'0'..=b'9' | b',' | b'.' => char::from(*b),
            b'l' | b'|' if !last || tail.is_some() => '1',
            b'I' if ranked || !first && !last => '1',
            b'O' if behind => '0',
            b'o' if behind && digit(at + 1) => '0',
            b'S' if behind && !last || behind && digits >= 2 && body.contains(',') => '5',
            _ => return None,
        };
        out.push(put);
    }
    out.push_str(suffix);
    (out != run && well_formed(&out, suffix)).then_some(out)
}

/// Digits in groups of three, or none; an ordinal with its own ending.
fn well_formed(figure: &str, suffix: &str) -> bool {
    let body = &figure[..figure.len() - suffix.len()];
    let mut groups = body.split(',');
    let plain = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().is_some_and(|g| g.split('.').all(plain));
    first && groups.all(|g| g.len() == 3 && plain(g)) && body.len() <= 15 && (suffix.is_empty() || !body.contains([',', '.']))
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn letters_inside_figures() {
        for (run, figure) in
            [("l8th", "18th"), ("4O", "40"), ("1O,OOO", "10,000"), ("I794", "1794"), ("18S4", "1854"), ("2Oth", "20th"), ("l,2OO", "1,200")]
        {
            assert_eq!(mended(run, false).as_deref(), Some(figure), "{run}");
        }
        for run in ["O2", "B5", "A4", "5l", "I8", "1st", "40", "4x4", "S21", "G7", "3D", "10S", "lO"] {
            assert_eq!(mended(run, false), None, "{run}");
        }
        assert_eq!(mended("I8", true).as_deref(), Some("18"));
    }
}
