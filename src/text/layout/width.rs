//! The width at which a text breaks its lines, judged from all its lines: those that surely run on fill it, and the next word never
//! had room. A text without such lines has no width, and its line ends are those of paragraphs.

use super::line::Line;

/// Lines of a narrower page cannot be distinguished from verse and lists.
const LEAST: usize = 18;
/// From this width (in characters) on it is enough that lines end mid-sentence: verse and lists are seldom so wide.
const WIDE: usize = 40;
/// Wider lines are those of paragraphs.
pub const GREATEST: usize = 130;
/// Share of inner line ends that must stand mid-sentence in a text broken at a width, in percent.
const OPEN_ENDS: usize = 30;
/// Share of the lines that run on that must be full in a narrow column, in percent.
const FULL: usize = 75;
/// So many lines that run on, all of them filled to the last word, leave no doubt.
const SURE: usize = 3;
/// So many are enough where a sentence ends inside a line.
const FEW: usize = 2;

/// How a text breaks its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width {
    /// Characters of its longest lines.
    pub width: usize,
    /// How many characters short of that a line may stay that runs on: 0 where no line ends before it must.
    pub slack: usize,
    /// Are there enough lines to say so?
    pub sure: bool,
}

impl Width {
    /// Characters that were left when `next` began a new line behind `line`.
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

/// The longest line that is not too long for the lines that run on: behind none of these would the next word have had room.
fn widest(lines: &[Line], most: usize, broken: &[&(&Line, &Line)]) -> usize {
    let needed = broken.iter().map(|(a, b)| a.end() + b.first_word()).min().unwrap_or(most);
    lines.iter().map(Line::end).filter(|length| *length > most && *length <= needed).max().unwrap_or(most)
}

/// Does a sentence end inside the line, as it does in prose and hardly ever in verse or in a list?
fn ends_inside(line: &Line) -> bool {
    line.words.match_indices(". ").any(|(at, _)| {
        let word = line.words[..at].rsplit(' ').next().unwrap_or_default();
        word.chars().count() > 3 && line.words[at + 2..].trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
    })
}
