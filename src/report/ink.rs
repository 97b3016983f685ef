//! Styles of the parts of a line, and how a terminal shows them: legible on dark and light backgrounds in any theme.
//!
//! No single one of the sixteen colours is legible on both: yellow, green and cyan fade on white, blue and magenta on black, and red reaches 3.5 to 1
//! at best. So words keep the reader's own colours, bold or underlined, or are black on a bright background, which is 4.5 to 1 everywhere (WCAG 2.2,
//! contrast). Other colours only draw: rules and bars, beside words that say the same.

use anstyle::{AnsiColor, Color, Effects, Style};

/// What a part of a line is, not how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Running text.
    Plain,
    /// What readers should see first.
    Strong,
    /// What readers may skip.
    Dim,
    /// A section of conflicts, and the words in conflict.
    Conflict,
    /// A figure that was updated, and its words.
    Moved,
    /// A choice of words.
    Wording,
    /// What agrees or is compatible.
    Agreed,
    /// What other accounts leave out.
    Missing,
    /// Words of a statement that the others do not have.
    Added,
}

impl Ink {
    /// The style of words.
    pub fn style(self) -> Style {
        // Never bold on a background: some terminals show bold black as grey.
        let on = |ground: AnsiColor| Style::new().fg_color(Some(AnsiColor::Black.into())).bg_color(Some(ground.into()));
        match self {
            Ink::Plain => Style::new(),
            Ink::Strong | Ink::Wording | Ink::Agreed | Ink::Missing => Style::new().effects(Effects::BOLD),
            Ink::Dim => Style::new().effects(Effects::DIMMED),
            Ink::Conflict => on(AnsiColor::Yellow),
            Ink::Moved => on(AnsiColor::BrightCyan),
            Ink::Added => on(AnsiColor::BrightCyan).effects(Effects::UNDERLINE),
        }
    }

    /// The style of rules and bars.
    pub fn drawn(self) -> Style {
        let colour = |c: AnsiColor| Style::new().fg_color(Some(Color::Ansi(c)));
        match self {
            Ink::Plain | Ink::Strong | Ink::Dim => Style::new().effects(Effects::DIMMED),
            Ink::Conflict => colour(AnsiColor::Red),
            Ink::Moved => colour(AnsiColor::Yellow),
            Ink::Wording => colour(AnsiColor::Magenta),
            Ink::Agreed | Ink::Added => colour(AnsiColor::Green),
            Ink::Missing => colour(AnsiColor::Cyan),
        }
    }

    /// The characters that mark the words if there is no colour.
    pub fn marks(self) -> (&'static str, &'static str) {
        match self {
            Ink::Plain | Ink::Strong | Ink::Dim => ("", ""),
            Ink::Conflict | Ink::Moved | Ink::Wording | Ink::Agreed | Ink::Missing => ("«", "»"),
            Ink::Added => ("{+", "+}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use anstyle::{Color, Effects};

    use super::Ink;

    const WORDS: [Ink; 9] =
        [Ink::Plain, Ink::Strong, Ink::Dim, Ink::Conflict, Ink::Moved, Ink::Wording, Ink::Agreed, Ink::Missing, Ink::Added];

    /// The default sixteen colours of common terminals.
    const PALETTES: [(&str, [u32; 16]); 6] = [
        (
            "xterm",
            [
                0x0000_0000,
                0x00cd_0000,
                0x0000_cd00,
                0x00cd_cd00,
                0x0000_00ee,
                0x00cd_00cd,
                0x0000_cdcd,
                0x00e5_e5e5,
                0x007f_7f7f,
                0x00ff_0000,
                0x0000_ff00,
                0x00ff_ff00,
                0x005c_5cff,
                0x00ff_00ff,
                0x0000_ffff,
                0x00ff_ffff,
            ],
        ),
        (
            "VS Code, dark",
            [
                0x0000_0000,
                0x00cd_3131,
                0x000d_bc79,
                0x00e5_e510,
                0x0024_72c8,
                0x00bc_3fbc,
                0x0011_a8cd,
                0x00e5_e5e5,
                0x0066_6666,
                0x00f1_4c4c,
                0x0023_d18b,
                0x00f5_f543,
                0x003b_8eea,
                0x00d6_70d6,
                0x0029_b8db,
                0x00e5_e5e5,
            ],
        ),
        (
            "VS Code, light",
            [
                0x0000_0000,
                0x00cd_3131,
                0x0010_7c10,
                0x0094_9800,
                0x0004_51a5,
                0x00bc_05bc,
                0x0005_98bc,
                0x0055_5555,
                0x0066_6666,
                0x00cd_3131,
                0x0014_ce14,
                0x00b5_ba00,
                0x0004_51a5,
                0x00bc_05bc,
                0x0005_98bc,
                0x00a5_a5a5,
            ],
        ),
        (
            "GNOME (Tango)",
            [
                0x002e_3436,
                0x00cc_0000,
                0x004e_9a06,
                0x00c4_a000,
                0x0034_65a4,
                0x0075_507b,
                0x0006_989a,
                0x00d3_d7cf,
                0x0055_5753,
                0x00ef_2929,
                0x008a_e234,
                0x00fc_e94f,
                0x0072_9fcf,
                0x00ad_7fa8,
                0x0034_e2e2,
                0x00ee_eeec,
            ],
        ),
        (
            "macOS Terminal",
            [
                0x0000_0000,
                0x00c2_3621,
                0x0025_bc24,
                0x00ad_ad27,
                0x0049_2ee1,
                0x00d3_38d3,
                0x0033_bbc8,
                0x00cb_cccd,
                0x0081_8383,
                0x00fc_391f,
                0x0031_e722,
                0x00ea_ec23,
                0x0058_33ff,
                0x00f9_35f8,
                0x0014_f0f0,
                0x00e9_ebeb,
            ],
        ),
        (
            "Windows (Campbell)",
            [
                0x000c_0c0c,
                0x00c5_0f1f,
                0x0013_a10e,
                0x00c1_9c00,
                0x0000_37da,
                0x0088_1798,
                0x003a_96dd,
                0x00cc_cccc,
                0x0076_7676,
                0x00e7_4856,
                0x0016_c60c,
                0x00f9_f1a5,
                0x003b_78ff,
                0x00b4_009e,
                0x0061_d6d6,
                0x00f2_f2f2,
            ],
        ),
    ];

    /// Relative luminance, 0..1, as WCAG 2.2 defines it.
    fn luminance(colour: u32) -> f64 {
        let part = |shift: u32| {
            let share = f64::from(colour >> shift & 0xff) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn words_are_legible_in_every_palette() {
        assert!((contrast(0x00, 0x00ff_ffff) - 21.0).abs() < 1e-9);
        for ink in WORDS {
            let style = ink.style();
            let (text, ground) = match (style.get_fg_color(), style.get_bg_color()) {
                // The reader's own colours.
                (None, None) => continue,
                (Some(Color::Ansi(text)), Some(Color::Ansi(ground))) => (text, ground),
                other => panic!("{ink:?}: {other:?} depends on the colours of the terminal"),
            };
            assert!(!style.get_effects().contains(Effects::BOLD), "{ink:?}: bold black is grey on some terminals");
            for (name, palette) in PALETTES {
                let of = |colour: anstyle::AnsiColor| palette[usize::from(anstyle::Ansi256Color::from_ansi(colour).0)];
                let reached = contrast(of(text), of(ground));
                assert!(reached >= 4.5, "{ink:?} in {name}: {reached:.2}");
            }
        }
    }
}
