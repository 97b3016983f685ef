//! Numbers of lists as they are printed: "iv", "C", "12".

/// A way of writing numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Count {
    /// 1, 2, 3.
    #[default]
    Figures,
    /// 01, 02, 03.
    Padded,
    /// a, b … z, aa, bb.
    Letters,
    /// i, ii, iii.
    Roman,
    /// A, B, C.
    Capitals,
    /// I, II, III.
    GreatRoman,
    /// Nothing is printed.
    None,
}

impl Count {
    /// A number in this way.
    pub fn write(self, number: u32) -> String {
        match self {
            Count::Figures => number.to_string(),
            Count::Padded => format!("{number:02}"),
            Count::Letters => letters(number, b'a'),
            Count::Capitals => letters(number, b'A'),
            Count::Roman => roman(number).to_lowercase(),
            Count::GreatRoman => roman(number),
            Count::None => String::new(),
        }
    }
}

/// Word writes "aa" behind "z", then "bb".
fn letters(number: u32, first: u8) -> String {
    const MOST: u32 = 26 * 20;
    let Some(at) = number.checked_sub(1).filter(|at| *at < MOST) else { return number.to_string() };
    let letter = char::from(first + (at % 26) as u8);
    std::iter::repeat_n(letter, (at / 26 + 1) as usize).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 4000 {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn as_they_are_printed() {
        let write = |count: Count, numbers: [u32; 4]| numbers.map(|n| count.write(n));
        assert_eq!(write(Count::Letters, [1, 26, 27, 0]), ["a", "z", "aa", "0"]);
        assert_eq!(write(Count::Roman, [4, 9, 14, 90]), ["iv", "ix", "xiv", "xc"]);
        assert_eq!((Count::Padded.write(7), Count::GreatRoman.write(u32::MAX)), ("07".into(), u32::MAX.to_string()));
    }
}
