//! SVG pictures of what the program prints on a terminal: its coloured output for the sample accounts, drawn run by run. The test fails if a
//! picture differs from what the program prints now; `UPDATE_REPORTS=1 cargo test --test it pictures` draws them again.

use std::fmt::Write;
use std::path::Path;

use unicode_width::UnicodeWidthStr;

/// Name of the picture, what it shows, the arguments of the program, and the greatest number of lines that are drawn.
const PICTURES: [(&str, &str, &[&str], usize); 3] = [
    ("table", "Tables of five accounts of one day: what they agree on, then conflicts", &["sources"], 64),
    ("inline", "Claims of three accounts of a fire, with their word differences", &["sources/harbour-fire", "-f", "inline"], 44),
    ("explain", "Why two statements make one claim", &["sources", "--explain", "caucasus:15.3 marmara:23"], 40),
];

/// Columns of the terminal.
const COLUMNS: usize = 100;
/// Width and height of a character, and the margin around all of them.
const CELL: (f64, f64) = (8.4, 19.0);
const MARGIN: f64 = 16.0;

/// The colours of a terminal on a light and on a dark ground, each at least 4.5 to 1 against it (WCAG 2.2, contrast).
const STYLE: &str = "\
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre;fill:#1f2328}
rect{fill:#ffffff;stroke:#d1d9e0}path{stroke:#8c959f;fill:none}
.b{font-weight:700}.d{fill:#59636e}.u{text-decoration:underline}.s{text-decoration:line-through}
path.red{stroke:#c21c25}path.green{stroke:#116329}path.yellow{stroke:#845306}path.magenta{stroke:#8034c4}path.cyan{stroke:#0b6580}
text.red{fill:#c21c25}text.green{fill:#116329}
rect.on-yellow{fill:#f2cc60;stroke:none}rect.on-cyan{fill:#8ce0f2;stroke:none}text.black{fill:#1f2328}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}rect{fill:#0d1117;stroke:#3d444d}path{stroke:#6e7681}.d{fill:#9198a1}
path.red{stroke:#ff8f87}path.green{stroke:#56d364}path.yellow{stroke:#e3b341}path.magenta{stroke:#d2a8ff}path.cyan{stroke:#76d7ea}
text.red{fill:#ff8f87}text.green{fill:#56d364}}
";

#[test]
fn pictures_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    for (name, title, arguments, lines) in PICTURES {
        let path = folder.join(format!("{name}.svg"));
        let got = svg(title, &printed(arguments), lines);
        if std::env::var_os("UPDATE_REPORTS").is_some() {
            std::fs::create_dir_all(&folder).expect("the folder of pictures can be made");
            std::fs::write(&path, &got).expect("a picture can be written");
        }
        let wanted = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert!(got == wanted, "{} is not what the program prints now", path.display());
    }
}

/// What the program prints for these arguments on a terminal with colours.
fn printed(arguments: &[&str]) -> String {
    let width = COLUMNS.to_string();
    let output = crate::program::quiet()
        .args(arguments)
        .args(["--color", "always", "--width", &width, "-q"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The first lines of a terminal's text as a picture.
fn svg(title: &str, text: &str, lines: usize) -> String {
    let mut shown: Vec<&str> = text.lines().take(lines).collect();
    // A picture ends at the end of a finding.
    let ends = |line: &str| line.trim().is_empty() || line.contains('╌');
    shown.truncate(shown.iter().rposition(|line| shown.len() == lines && ends(line)).unwrap_or(shown.len()));
    let (width, height) = (COLUMNS as f64 * CELL.0 + 2.0 * MARGIN, shown.len() as f64 * CELL.1 + 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n<rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"8\"/>\n",
        width - 1.0,
        height - 1.0
    );
    // The look of text carries over from line to line, as on a terminal.
    let mut look = Look::default();
    for (at, line) in shown.into_iter().enumerate() {
        draw(&mut out, line, MARGIN + at as f64 * CELL.1, &mut look);
    }
    out + "</svg>\n"
}

/// Draws a line: each run begins at its first column and is as wide as its columns, so that tables are straight in any font.
fn draw(out: &mut String, line: &str, top: f64, look: &mut Look) {
    let mut column = 0;
    let mut put = |run: &str, class: &str| {
        let columns = run.width();
        let x = MARGIN + column as f64 * CELL.0;
        column += columns;
        let (middle, base) = (top + CELL.1 / 2.0, top + 14.0);
        let words = run.trim_end();
        match words.chars().next() {
            None => Ok(()),
            // A rule is drawn as a path: fonts differ in how its characters meet.
            Some(rule @ ('─' | '╌' | '═')) if words.chars().all(|c| c == rule) => {
                let dashes = if rule == '╌' { " stroke-dasharray=\"3\"" } else { "" };
                let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
                writeln!(out, "<path d=\"M{x:.1} {middle:.1}h{:.1}\"{dashes}{class}/>", columns as f64 * CELL.0)
            }
            Some(_) => {
                let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
                let length = words.width() as f64 * CELL.0;
                if let Some(ground) = class.split([' ', '"']).find(|name| name.starts_with("on-")) {
                    let (edge, high) = (top + 1.0, CELL.1 - 2.0);
                    writeln!(out, "<rect class=\"{ground}\" x=\"{x:.1}\" y=\"{edge:.1}\" width=\"{length:.1}\" height=\"{high:.1}\"/>")
                        .expect("writing to memory does not fail");
                }
                writeln!(out, "<text x=\"{x:.1}\" y=\"{base:.1}\" textLength=\"{length:.1}\"{class}>{}</text>", escaped(words))
            }
        }
        .expect("writing to memory does not fail");
    };
    for (at, piece) in line.split('\u{1b}').enumerate() {
        let text = if at == 0 { piece } else { look.turn(piece) };
        if !text.is_empty() {
            // Blanks before the first word have no look.
            let room = text.len() - text.trim_start_matches(' ').len();
            put(&text[..room], "");
            put(&text[room..], &look.class());
        }
    }
}

/// The look of text: bold, dimmed, underlined, struck through, and its colour.
#[derive(Default)]
struct Look {
    effects: Vec<&'static str>,
}

impl Look {
    /// Applies a sequence of the form `[1m` and returns the text after it.
    fn turn<'t>(&mut self, piece: &'t str) -> &'t str {
        let (codes, text) = piece.strip_prefix('[').and_then(|rest| rest.split_once('m')).expect("only colours are sent to a terminal");
        for code in codes.split(';') {
            match code {
                "0" | "" => self.effects.clear(),
                "1" => self.effects.push("b"),
                "2" => self.effects.push("d"),
                "4" => self.effects.push("u"),
                "9" => self.effects.push("s"),
                "31" => self.effects.push("red"),
                "32" => self.effects.push("green"),
                "33" => self.effects.push("yellow"),
                "35" => self.effects.push("magenta"),
                "36" => self.effects.push("cyan"),
                "30" => self.effects.push("black"),
                "43" => self.effects.push("on-yellow"),
                "106" => self.effects.push("on-cyan"),
                other => panic!("the look of {other} is not known"),
            }
        }
        text
    }

    fn class(&self) -> String {
        self.effects.join(" ")
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
