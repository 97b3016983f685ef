//! Lines of a plain text: where the words begin after a bullet or the quote marks of mail, whether they end or begin in the middle of a
//! sentence, and the width at which the text breaks its lines, judged from all of them: lines that clearly continue fill it, and the next word
//! never fitted. A text without such lines has no width, and its line ends end paragraphs.

use std::ops::Range;

use super::numbering;
use crate::text::{english, lines, roman};

/// A line and the form of its ends.
#[derive(Clone)]
pub(super) struct Line<'t> {
    /// Its bytes, without surrounding white space and the quote marks of mail.
    pub range: Range<usize>,
    /// Its words.
    pub words: &'t str,
    /// White space before them.
    pub indent: usize,
    /// Length of the words in characters.
    pub length: usize,
    /// Where the list item begins after its bullet.
    pub bullet: Option<usize>,
    /// Its depth of quotation: the number of ">" before it.
    pub depth: usize,
    /// True if its stretch of non-blank lines ends like a sentence.
    pub closed: bool,
    /// True if it begins an entry for a year or a day, as in annals and diaries: "1087. ", "MLXXXVII. ", "3 June. ".
    pub entry: bool,
}

impl Line<'_> {
    /// True if it is empty.
    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// True if it ends mid-sentence.
    pub(super) fn open(&self) -> bool {
        self.words.chars().next_back().is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, ',' | ';' | '-' | '–' | '—' | '¬' | '\u{ad}' | '\u{2010}' | '%' | '$' | '&' | '*' | '†')
        })
    }

    /// True if it is in capitals.
    pub(super) fn is_in_capitals(&self) -> bool {
        const FEWEST: usize = 4;
        !self.words.contains(char::is_lowercase) && self.words.chars().filter(|c| c.is_uppercase()).count() >= FEWEST
    }

    /// True if it ends with a short word and a point, as before a name: "Capt.", "J."
    pub(super) fn is_shortened(&self) -> bool {
        const LONGEST: usize = 4;
        let word = self.words.rsplit(' ').next().and_then(|word| word.strip_suffix('.')).unwrap_or_default();
        word.starts_with(char::is_uppercase) && word.chars().count() <= LONGEST && word.chars().all(char::is_alphabetic)
    }

    /// True if it begins like the middle of a sentence.
    pub(super) fn continues(&self) -> bool {
        self.bullet.is_none() && self.words.chars().next().is_some_and(char::is_lowercase)
    }

    /// The column at which it ends.
    pub(super) fn end(&self) -> usize {
        self.indent + self.length
    }

    /// Length of its first word in characters.
    pub(super) fn first_word(&self) -> usize {
        self.words.split_whitespace().next().map_or(0, |w| w.chars().count())
    }
}

/// The lines of a text, from byte `from`.
pub(super) fn read(text: &str, from: usize) -> Vec<Line<'_>> {
    let ranges: Vec<Range<usize>> = lines(&text[from..]).into_iter().map(|r| from + r.start..from + r.end).collect();
    let mut quoted: Vec<(usize, usize)> = ranges.iter().map(|r| marks(&text[r.clone()])).collect();
    for at in 1..ranges.len().saturating_sub(1) {
        let words = |at: usize| text[ranges[at].start + quoted[at].0..ranges[at].end].trim();
        if quoted[at].1 == 0 && quoted[at - 1].1 == quoted[at + 1].1 && runs_on(words(at - 1), words(at)) {
            quoted[at].1 = quoted[at - 1].1;
        }
    }
    let numbered = numbering::series(ranges.iter().zip(&quoted).map(|(r, (skip, _))| text[r.start + skip..r.end].trim()));
    let mut out: Vec<Line> = Vec::with_capacity(ranges.len());
    for (at, (range, (skip, depth))) in ranges.iter().zip(&quoted).enumerate() {
        let whole = &text[range.start + skip..range.end];
        let words = whole.trim();
        let indent = whole.len() - whole.trim_start().len();
        let start = range.start + skip + indent;
        let sequel = numbering::follows(&numbered, at);
        let bullet = bullet_length(words, sequel).map(|len| start + len);
        let length = words.chars().count();
        let entry = is_entry(words) || is_day(words);
        out.push(Line { range: start..start + words.len(), words, indent, length, bullet, depth: *depth, closed: false, entry });
    }
    close(&mut out);
    out
}

/// Finds the stretches that end like a sentence.
pub(super) fn close(lines: &mut [Line<'_>]) {
    let mut closed = false;
    for at in (0..lines.len()).rev() {
        if lines.get(at + 1).is_none_or(Line::is_blank) {
            closed = lines[at].words.ends_with(['.', '!', '?', '"', '”', ')', '…']);
        }
        lines[at].closed = closed;
    }
}

/// Length in bytes and number of the ">" marks that mail puts before quoted lines.
fn marks(line: &str) -> (usize, usize) {
    let rest = line.trim_start_matches(['>', ' ', '\t']);
    let marks = &line[..line.len() - rest.len()];
    let depth = marks.matches('>').count();
    let end = marks.rfind('>').map_or(0, |at| at + 1);
    (end, depth)
}

/// True for the end of a long line that a mail program moved to a line of its own, without the quote mark: it is shorter, and the sentence
/// continues in it.
fn runs_on(line: &str, rest: &str) -> bool {
    let open = line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';' | '-'));
    open && rest.starts_with(char::is_lowercase) && rest.len() < line.len()
}

/// Annals count no earlier years in Roman numerals; smaller numbers are those of chapters.
const FIRST_ROMAN_YEAR: i64 = 500;

/// True if a line begins with a year and a point or colon.
fn is_entry(words: &str) -> bool {
    let Some((head, rest)) = words.split_once(['.', ':']) else { return false };
    let digits = (3..=4).contains(&head.len()) && head.bytes().all(|b| b.is_ascii_digit());
    let year = digits || head.len() >= 3 && roman(head).is_some_and(|year| year >= FIRST_ROMAN_YEAR);
    year && (rest.is_empty() || rest.starts_with([' ', '\t', '-', '—', '–']))
}

/// True for two to four short words before a point or colon, one of them the number of a day, with more text after it: "3 June. ", "June 3: ",
/// "Tues. 3 Sept. ".
fn is_day(words: &str) -> bool {
    const LONGEST: usize = 24;
    let end = words.match_indices(['.', ':']).map(|(at, _)| at).take_while(|at| *at <= LONGEST).find(|at| {
        let head = &words[..*at];
        let day = |word: &str| {
            let digits = english().ordinal_endings.iter().find_map(|end| word.strip_suffix(end.as_str())).unwrap_or(word);
            (1..=2).contains(&digits.len()) && digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
        };
        let name = |word: &str| word.len() > 2 && word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        let year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        let all: Vec<&str> = head.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
        (2..=4).contains(&all.len())
            && all.iter().filter(|word| day(word)).count() == 1
            && all.iter().any(|word| name(word))
            && all.iter().all(|word| day(word) || name(word) || year(word))
            && words[at + 1..].starts_with([' ', '-', '—', '–'])
    });
    end.is_some()
}

/// Length in bytes of the bullet at the start of a line, including the space after it.
pub(super) fn bullet_length(words: &str, numbered: bool) -> Option<usize> {
    let mark = words.chars().next()?;
    let rest = match mark {
        '-' | '*' | '•' | '‣' | '◦' | '▪' | '■' | '●' | '·' => &words[mark.len_utf8()..],
        '¶' | '§' => paragraph_number(&words[mark.len_utf8()..])?,
        _ if numbered => numbering::after_number(words),
        _ => return None,
    };
    let tight = matches!(mark, '•' | '‣' | '◦' | '▪' | '■' | '●');
    let item = rest.trim_start();
    (!item.is_empty() && (tight || rest.starts_with([' ', '\t']))).then(|| words.len() - item.len())
}

/// The text after the sign and the number of a paragraph: "¶ 12. I saw".
fn paragraph_number(words: &str) -> Option<&str> {
    let number = words.trim_start_matches(['¶', '§', ' ']);
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < number.len()).then(|| rest.trim_start_matches(['.', ')', ':']))
}

/// A narrower page cannot be distinguished from verse and lists.
pub(super) const NARROWEST: usize = 18;
/// From this width (in characters) on, lines that end mid-sentence are enough evidence: verse and lists are seldom so wide.
pub(super) const WIDE: usize = 40;
/// Wider lines are whole paragraphs.
pub(super) const WIDEST: usize = 130;
/// Least share of inner line ends that are mid-sentence in a text broken at a width, in percent.
const OPEN_ENDS: usize = 30;
/// Least share of continuing lines that are full in a narrow column, in percent.
const FULL: usize = 75;
/// This many continuing lines, all filled to the last word, leave no doubt.
const SURE: usize = 3;
/// This many are enough if a sentence ends inside a line.
const FEW: usize = 2;
/// The percentile of the lengths of continuing lines that counts as their width: a few lines are longer than the page.
const USUAL_LENGTH: usize = 95;
/// The percentile of the room at their ends that counts as slack: a few lines are broken early by hand.
const USUAL_ROOM: usize = 97;
/// Most slack, as a part of the width: a quarter. A page with more has no width.
const MOST_SLACK: usize = 4;
/// A full line leaves at most this part of the width free: an eighth, about one word.
const FULL_ROOM: usize = 8;

/// How a text breaks its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Width {
    /// Characters of its longest lines.
    pub width: usize,
    /// How many characters shorter a continuing line may be: 0 if no line ends before it must.
    pub slack: usize,
    /// True if there are enough lines to be sure.
    pub sure: bool,
}

impl Width {
    /// The width of a page with these lines.
    pub(super) fn of(lines: &[Line]) -> Option<Width> {
        let pairs: Vec<(&Line, &Line)> = lines
            .windows(2)
            .map(|p| (&p[0], &p[1]))
            .filter(|(a, b)| !a.is_blank() && !b.is_blank() && b.bullet.is_none() && a.depth == b.depth && !a.words.contains("  "))
            .collect();
        let runs_on = |(a, b): &&(&Line, &Line)| a.length >= NARROWEST && a.open() && b.continues();
        let broken: Vec<&(&Line, &Line)> = pairs.iter().filter(runs_on).collect();
        if broken.is_empty() || broken.len() * 100 < pairs.len() * OPEN_ENDS {
            return None;
        }
        let mut lengths: Vec<usize> = broken.iter().map(|(a, _)| a.end()).collect();
        lengths.sort_unstable();
        let most = lengths[(lengths.len() - 1) * USUAL_LENGTH / 100];
        let width = Width { width: widest(lines, most, &broken), slack: 0, sure: false };
        let mut rooms: Vec<usize> = broken.iter().map(|(a, b)| width.room(a, b).unwrap_or(0)).collect();
        rooms.sort_unstable();
        let slack = rooms[(rooms.len() - 1) * USUAL_ROOM / 100].min(width.width / MOST_SLACK);
        let filled = rooms.iter().filter(|room| **room == 0).count();
        let full = rooms.iter().filter(|room| **room <= width.width / FULL_ROOM).count();
        let strict = filled == rooms.len() && rooms.len() >= SURE;
        let column = strict || full * 100 >= rooms.len() * FULL && rooms.len() >= FEW && lines.iter().any(ends_inside);
        let fits = width.width <= WIDEST && (width.width >= WIDE && broken.iter().any(|(a, _)| a.length >= WIDE) || column);
        fits.then_some(Width { slack, sure: strict, ..width })
    }

    /// Characters left over when `next` began a new line after `line`.
    pub(super) fn room(self, line: &Line, next: &Line) -> Option<usize> {
        self.width.checked_sub(line.end() + next.first_word())
    }
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
