//! Lines of a plain text and the form of their ends: where the words begin after a bullet or the quote marks of mail, whether
//! they end in the middle of a sentence, and whether they begin in one. What follows from that is decided elsewhere.

use std::ops::Range;

use super::mark;
use crate::text::english::english;
use crate::text::{lines, roman};

/// A line and the form of its ends.
#[derive(Clone)]
pub struct Line<'t> {
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
    pub fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// True if it ends mid-sentence.
    pub fn open(&self) -> bool {
        self.words.chars().next_back().is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, ',' | ';' | '-' | '–' | '—' | '¬' | '\u{ad}' | '\u{2010}' | '%' | '$' | '&' | '*' | '†')
        })
    }

    /// True if it is in capitals.
    pub fn is_loud(&self) -> bool {
        const FEWEST: usize = 4;
        !self.words.contains(char::is_lowercase) && self.words.chars().filter(|c| c.is_uppercase()).count() >= FEWEST
    }

    /// True if it ends with a short word and a point, as before a name: "Capt.", "J."
    pub fn is_shortened(&self) -> bool {
        let word = self.words.rsplit(' ').next().and_then(|word| word.strip_suffix('.')).unwrap_or_default();
        word.starts_with(char::is_uppercase) && word.chars().count() <= 4 && word.chars().all(char::is_alphabetic)
    }

    /// True if it begins like the middle of a sentence.
    pub fn continues(&self) -> bool {
        self.bullet.is_none() && self.words.chars().next().is_some_and(char::is_lowercase)
    }

    /// The column at which it ends.
    pub fn end(&self) -> usize {
        self.indent + self.length
    }

    /// Length of its first word in characters.
    pub fn first_word(&self) -> usize {
        self.words.split_whitespace().next().map_or(0, |w| w.chars().count())
    }
}

/// The lines of a text, from byte `from`.
pub fn read(text: &str, from: usize) -> Vec<Line<'_>> {
    let ranges: Vec<Range<usize>> = lines(&text[from..]).into_iter().map(|r| from + r.start..from + r.end).collect();
    let quoted: Vec<(usize, usize)> = ranges.iter().map(|r| marks(&text[r.clone()])).collect();
    let numbered = mark::series(ranges.iter().zip(&quoted).map(|(r, (skip, _))| text[r.start + skip..r.end].trim()));
    let mut out: Vec<Line> = Vec::with_capacity(ranges.len());
    for (at, (range, (skip, depth))) in ranges.iter().zip(&quoted).enumerate() {
        let whole = &text[range.start + skip..range.end];
        let words = whole.trim();
        let indent = whole.len() - whole.trim_start().len();
        let start = range.start + skip + indent;
        let sequel = mark::follows(&numbered, at);
        let bullet = bullet_length(words, sequel).map(|len| start + len);
        let length = words.chars().count();
        let entry = is_entry(words) || is_day(words);
        out.push(Line { range: start..start + words.len(), words, indent, length, bullet, depth: *depth, closed: false, entry });
    }
    close(&mut out);
    out
}

/// Finds the stretches that end like a sentence.
pub fn close(lines: &mut [Line<'_>]) {
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

/// True if a line begins with a year and a point or colon.
fn is_entry(words: &str) -> bool {
    let Some((head, rest)) = words.split_once(['.', ':']) else { return false };
    let digits = (3..=4).contains(&head.len()) && head.bytes().all(|b| b.is_ascii_digit());
    let year = digits || head.len() >= 3 && roman(head).is_some_and(|year| year >= 500);
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
pub fn bullet_length(words: &str, numbered: bool) -> Option<usize> {
    let mark = words.chars().next()?;
    let rest = match mark {
        '-' | '*' | '•' | '‣' | '◦' | '▪' | '■' | '●' | '·' => &words[mark.len_utf8()..],
        '¶' | '§' => paragraph_number(&words[mark.len_utf8()..])?,
        _ if numbered => mark::behind(words),
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
