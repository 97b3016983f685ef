//! Numbers in Roman capitals, as years are written: "MDCXLII". Only the standard form of each number is read.

const DIGITS: [(&str, i64); 13] = [
    ("M", 1000),
    ("CM", 900),
    ("D", 500),
    ("CD", 400),
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];
/// A longer word is not a number: 2388 takes this many letters.
const LONGEST: usize = 14;

/// The value of a word, if it is a Roman number.
pub fn roman(word: &str) -> Option<i64> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let (mut rest, mut value) = (word, 0);
    for (sign, worth) in DIGITS {
        while let Some(after) = rest.strip_prefix(sign) {
            (rest, value) = (after, value + worth);
        }
    }
    (rest.is_empty() && write_roman(value) == word).then_some(value)
}

/// A number in Roman capitals.
pub fn write_roman(mut value: i64) -> String {
    let mut out = String::new();
    for (sign, worth) in DIGITS {
        while value >= worth {
            out.push_str(sign);
            value -= worth;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn one_way_of_writing_each() {
        for (word, value) in [("MLXXXVII", 1087), ("MDCXLII", 1642), ("IV", 4), ("MCMXCIX", 1999)] {
            assert_eq!(roman(word), Some(value), "{word}");
        }
        for word in ["", "IIII", "VX", "MILD", "Mix", "IM", "MMMMMMMMMMMMMMMMMM"] {
            assert_eq!(roman(word), None, "{word}");
        }
    }
}
