//! The width at which a text breaks its lines, judged from all its lines: lines that clearly continue fill it, and the next word never
//! fitted. A text without such lines has no width, and its line ends end paragraphs.

use super::line::Line;

/// A narrower page cannot be distinguished from verse and lists.
const LEAST: usize = 18;
/// From this width (in characters) on, lines that end mid-sentence are enough evidence: verse and lists are seldom so wide.
const WIDE: usize = 40;
/// Wider lines are whole paragraphs.
pub const GREATEST: usize = 130;
/// Least share of inner line ends that are mid-sentence in a text broken at a width, in percent.
const OPEN_ENDS: usize = 30;
/// Least share of continuing lines that are full in a narrow column, in percent.
const FULL: usize = 75;
/// This many continuing lines, all filled to the last word, leave no doubt.
const SURE: usize = 3;
/// This many are enough if a sentence ends inside a line.
const FEW: usize = 2;

/// How a text breaks its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width {
    /// Characters of its longest lines.
    pub width: usize,
    /// How many characters shorter a continuing line may be: 0 if no line ends before it must.
    pub slack: usize,
    /// True if there are enough lines to be sure.
    pub sure: bool,
}

impl Width {
    /// Characters left over when `next` began a new line after `line`.
    pub fn room(self, line: &Line, next: &Line) -> Option<usize> {
        self.width.checked_sub(line.end() + next.first_word())
    }
}

/// The width of a page with these lines.
pub fn of(lines: &[Line]) -> Option<Width> {
    let pairs: Vec<(&Line, &Line)> = lines
        .windows(2)
        .map(|p| (&p[0], &p[1]))
        .filter(|(a, b)| !a.is_blank() && !b.is_blank() && b.bullet.is_none() && a.depth == b.depth && !a.words.contains("  "))
        .collect();
    let runs_on = |(a, b): &&(&Line, &Line)| a.length >= LEAST && a.open() && b.continues();
    let broken: Vec<&(&Line, &Line)> = pairs.iter().filter(runs_on).collect();
    if broken.is_empty() || broken.len() * 100 < pairs.len() * OPEN_ENDS {
        return None;
    }
    let mut lengths: Vec<usize> = broken.iter().map(|(a, _)| a.end()).collect();
    lengths.sort_unstable();
    let most = lengths[(lengths.len() - 1) * 95 / 100];
    let width = Width { width: widest(lines, most, &broken), slack: 0, sure: false };
    let mut rooms: Vec<usize> = broken.iter().map(|(a, b)| width.room(a, b).unwrap_or(0)).collect();
    rooms.sort_unstable();
    let slack = rooms[(rooms.len() - 1) * 97 / 100].min(width.width / 4);
    let filled = rooms.iter().filter(|room| **room == 0).count();
    let full = rooms.iter().filter(|room| **room <= width.width / 8).count();
    let strict = filled == rooms.len() && rooms.len() >= SURE;
    let column = strict || full * 100 >= rooms.len() * FULL && rooms.len() >= FEW && lines.iter().any(ends_inside);
    let fits = width.width <= GREATEST && (width.width >= WIDE && broken.iter().any(|(a, _)| a.length >= WIDE) || column);
    fits.then_some(Width { slack, sure: strict, ..width })
}

/// The longest line that still fits the continuing lines: after none of them would the next word have fitted.
fn widest(lines: &[Line], most: usize, broken: &[&(&Line, &Line)]) -> usize {
    let needed = broken.iter().map(|(a, b)| a.end() + b.first_word()).min().unwrap_or(most);
    lines.iter().map(Line::end).filter(|length| *length > most && *length <= needed).max().unwrap_or(most)
}

/// True if a sentence ends inside the line, which is common in prose and very rare in verse and lists.
fn ends_inside(line: &Line) -> bool {
    line.words.match_indices(". ").any(|(at, _)| {
        let word = line.words[..at].rsplit(' ').next().unwrap_or_default();
        word.chars().count() > 3 && line.words[at + 2..].trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
    })
}
