//! Splits text into tokens as English newspapers write it: words, numbers, punctuation. Contractions and possessives are split
//! ("did" + "n't", "army" + "'s"), hyphenated words are split into parts marked as glued ("44" "-" "day"), and
//! abbreviations with inner points stay whole ("U.S.", "p.m.").

use super::english::english;
use super::normalise::{is_unseen, letter, straight};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, possibly with inner apostrophes or points.
    Word,
    /// Digits, with grouping marks, a decimal point or a clock's colon: `1,960`, `6.1`, `1.250.000`, `2'400'000`, `11:30`.
    Number,
    /// One punctuation mark, or a symbol such as `$` or `%`.
    Mark,
}

/// A stretch of text that annotators treat as one unit. Offsets are bytes into the text it was made from, plus `base`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is made of.
    pub kind: TokenKind,
    /// True if there is no white space between this token and the one before it.
    pub glued: bool,
    /// Lower case, curly apostrophes straightened: the form used in word lists.
    pub norm: String,
}

impl Token {
    /// True if it is this word or punctuation mark, in any case.
    pub fn is(&self, norm: &str) -> bool {
        self.norm == norm
    }

    /// The token's own text, given the text it was made from (with `base` 0 or the whole account).
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// True if it begins with a capital letter in `text`.
    pub fn capitalised(&self, text: &str) -> bool {
        self.of(text).chars().next().is_some_and(char::is_uppercase)
    }
}

/// The tokens of `text`, in order; `base` is added to every offset (the place of `text` in its account).
///
/// ```
/// use compare_sources::text::tokens;
/// let text = "Army's 44-day push didn't cost $3.5m at 11:30 p.m., the U.S. said.";
/// let words: Vec<&str> = tokens(text, 0).iter().map(|t| t.of(text)).collect();
/// assert_eq!(words, ["Army", "'s", "44", "-", "day", "push", "did", "n't", "cost", "$", "3.5", "m", "at", "11:30", "p.m.",
///     ",", "the", "U.S.", "said", "."]);
/// ```
pub fn tokens(text: &str, base: usize) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut glued = false;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || c.is_control() {
            glued = glued && is_parted(&text[at..], &out);
            let rest = &text[at + c.len_utf8()..];
            at = text.len() - if glued { rest.trim_start().len() } else { rest.len() };
            continue;
        }
        if is_unseen(c) {
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = if c.is_ascii_digit() {
            (seen_number(&text[at..]), TokenKind::Number)
        } else if c.is_alphanumeric() {
            (word(&text[at..]), TokenKind::Word)
        } else {
            (clitic(&text[at..], &out, glued).unwrap_or(c.len_utf8()), TokenKind::Mark)
        };
        let kind = if kind == TokenKind::Mark && len > c.len_utf8() { TokenKind::Word } else { kind };
        for (from, to) in parts(&text[at..at + len], kind) {
            let norm = norm(&text[at + from..at + to]);
            out.push(Token { start: base + at + from, end: base + at + to, kind, glued: glued || from > 0, norm });
        }
        at += len;
        glued = true;
    }
    out
}

/// True at a line end (with the indent of the next line) after the hyphen of a word that continues there: "north-", "east".
fn is_parted(rest: &str, before: &[Token]) -> bool {
    let hyphen = matches!(before, [.., word, hyphen] if hyphen.is("-") && hyphen.glued && word.kind == TokenKind::Word);
    let next = rest.trim_start();
    let broken = rest[..rest.len() - next.len()].matches('\n').count() == 1;
    let suspended = |word: &String| next.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' '));
    let small = next.starts_with(char::is_alphanumeric) && !english().suspended.iter().any(suspended);
    hyphen && small && broken
}

/// Lower case, curly apostrophes straightened, letters in their plain form, without invisible characters.
fn norm(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase().replace('`', "'");
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars().filter(|c| !is_unseen(*c)) {
        match letter(c) {
            Some(plain) => out.push_str(plain),
            None => out.extend(straight(c).to_lowercase()),
        }
    }
    out
}

/// Length of the number at the start of `rest`, including invisible characters inside it: a line end may split the number.
fn seen_number(rest: &str) -> usize {
    const LONGEST: usize = 40;
    let run = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b':')).count();
    if !rest[run..].starts_with(is_unseen) {
        return number(rest);
    }
    let seen: String = rest.chars().filter(|c| !is_unseen(*c)).take(LONGEST).collect();
    let (mut left, mut end) = (number(&seen), 0);
    for (at, c) in rest.char_indices().filter(|(_, c)| !is_unseen(*c)) {
        if left == 0 {
            break;
        }
        left = left.saturating_sub(c.len_utf8());
        end = at + c.len_utf8();
    }
    end
}

/// Length of the number at the start of `rest`: grouping commas only before three digits, one decimal point, or clock colons. Digits that
/// can only be grouped in another way are also one number.
fn number(rest: &str) -> usize {
    if let Some(end) = grouped(rest) {
        return end;
    }
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits(0);
    if end <= 3 {
        while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
            end += 4;
        }
    }
    let (mark, after) = (bytes.get(end), digits((end + 1).min(bytes.len())));
    if mark == Some(&b'.') && after > 0 {
        end += 1 + after;
    } else if mark == Some(&b':') && after == 2 && end <= 2 {
        end += 3;
        if bytes.get(end) == Some(&b':') && digits(end + 1) == 2 {
            end += 3;
        }
    }
    end
}

/// Characters that separate groups of three digits in non-English notations.
const GROUPING: [char; 6] = ['.', '\'', '’', '·', '˙', '_'];

/// Length of a number whose grouping has only one reading: `1.250.000`, `1.234,5`, `2'400'000`, `12,34,567`, with any decimals after it. Four
/// small groups are an IP address.
fn grouped(rest: &str) -> Option<usize> {
    let run = |at: usize| rest[at..].bytes().take_while(u8::is_ascii_digit).count();
    let first = run(0);
    let mark = rest[first..].chars().next().filter(|_| (1..=3).contains(&first))?;
    let (mut end, mut groups) = (first, 0);
    if mark == ',' {
        while first <= 2 && rest[end..].starts_with(',') && run(end + 1) == 2 {
            (end, groups) = (end + 3, groups + 1);
        }
        let last = groups > 0 && rest[end..].starts_with(',') && run(end + 1) == 3;
        return last.then(|| decimals(rest, end + 4, '.')).flatten();
    }
    while GROUPING.contains(&mark) && rest[end..].starts_with(mark) && run(end + mark.len_utf8()) == 3 {
        (end, groups) = (end + mark.len_utf8() + 3, groups + 1);
    }
    let point = if mark == '.' { ',' } else { '.' };
    let decimal = rest[end..].starts_with(point) && run(end + 1) > 0;
    let sure = groups > 1 || groups == 1 && (mark == '\'' || mark == '’' || decimal && mark == '.');
    let part = |group: &str| !group.starts_with('0') && group.parse::<u16>().is_ok_and(|n| n < 256);
    let address = mark == '.' && groups == 3 && rest[..end].split('.').all(part);
    if sure && !address { decimals(rest, end, point) } else { None }
}

/// Position after the decimals of a grouped number; `None` if another group follows that does not fit.
fn decimals(rest: &str, end: usize, point: char) -> Option<usize> {
    let run = |at: usize| rest[at..].bytes().take_while(u8::is_ascii_digit).count();
    let after = if rest[end..].starts_with(point) { run(end + 1) } else { 0 };
    let end = if after > 0 { end + 1 + after } else { end };
    let goes_on = rest[end..].chars().next().filter(|c| *c == ',' || GROUPING.contains(c));
    goes_on.is_none_or(|mark| run(end + mark.len_utf8()) == 0).then_some(end)
}

/// Length of the word at the start of `rest`, inner apostrophes and abbreviation points included.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    let mut run = 0; // letters since the last point
    let mut dotted = false;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        if c.is_alphanumeric() || is_mark(c) {
            run += 1;
            end = at + c.len_utf8();
        } else if is_unseen(c) && run > 0 {
            if next.is_some_and(char::is_alphanumeric) {
                end = at + c.len_utf8();
            }
        } else if straight(c) == '\'' && next.is_some_and(char::is_alphabetic) && run > 0 {
            end = at + c.len_utf8();
        } else if c == '.' && run == 1 && (dotted || next.is_some_and(char::is_alphabetic)) && end > 0 {
            if !dotted && end > 4 {
                break; // the point is after a longer word
            }
            dotted = true;
            run = 0;
            end = at + 1;
        } else {
            break;
        }
    }
    end
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Length of a possessive or contraction that begins with its apostrophe: `'s` after punctuation or a number.
fn clitic(rest: &str, before: &[Token], glued: bool) -> Option<usize> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    let attached = glued && before.last().is_some_and(|t| t.kind == TokenKind::Number || t.norm.ends_with('.'));
    if !attached || straight(first) != '\'' || !matches!(chars.next(), Some('s' | 'S')) {
        return None;
    }
    if chars.next().is_some_and(char::is_alphanumeric) {
        return None;
    }
    Some(first.len_utf8() + 1)
}

/// Splits a word into stem and clitic: `army's` → `army` + `'s`, `didn't` → `did` + `n't`. Numbers and marks stay whole.
fn parts(word: &str, kind: TokenKind) -> Vec<(usize, usize)> {
    let whole = vec![(0, word.len())];
    if kind != TokenKind::Word {
        return whole;
    }
    let Some((at, _)) = word.char_indices().rev().find(|(_, c)| straight(*c) == '\'') else { return whole };
    let tail: String = word[at..].chars().map(straight).flat_map(char::to_lowercase).collect();
    let english = english();
    let negated = || tail == english.negation && at > 1 && word[..at].to_lowercase().ends_with(english.negation_letter.as_str());
    let cut = match () {
        () if english.clitics.contains(&tail) => at,
        () if negated() => at - english.negation_letter.len(),
        () => return whole,
    };
    if cut == 0 { whole } else { vec![(0, cut), (cut, word.len())] }
}

#[cfg(test)]
mod tests {
    use super::tokens;

    fn split(text: &str) -> Vec<&str> {
        tokens(text, 0).iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn numbers_keep_their_marks() {
        assert_eq!(split("November 25,2020 and 1,960 or 6.1%"), ["November", "25", ",", "2020", "and", "1,960", "or", "6.1", "%"]);
        assert_eq!(split("at 10:08."), ["at", "10:08", "."]);
        assert_eq!(split("won 3-2"), ["won", "3", "-", "2"]);
        assert_eq!(split("€1.250.000, 1.234,5 and 2'400’000."), ["€", "1.250.000", ",", "1.234,5", "and", "2", "'", "400’000", "."]);
        assert_eq!(split("2'400'000, 1·250·000.5 or 12,34,567"), ["2'400'000", ",", "1·250·000.5", "or", "12,34,567"]);
        assert_eq!(split("from 192.168.100.200"), ["from", "192.168", ".", "100.200"]);
    }

    #[test]
    fn clitics_come_apart() {
        assert_eq!(split("They’ve said Pashinyan’s army can't"), ["They", "’ve", "said", "Pashinyan", "’s", "army", "ca", "n't"]);
        assert_eq!(split("the 1990's"), ["the", "1990", "'s"]);
        assert_eq!(split("O'Neill d'Ivoire"), ["O'Neill", "d'Ivoire"]);
    }

    #[test]
    fn abbreviations_stay_whole() {
        assert_eq!(split("the U.S. in Nov. at 5 p.m. sharp"), ["the", "U.S.", "in", "Nov", ".", "at", "5", "p.m.", "sharp"]);
        assert_eq!(split("It ended. Then"), ["It", "ended", ".", "Then"]);
    }

    #[test]
    fn offsets_are_on_boundaries_for_any_input() {
        for text in ["é’s 3’s …“x”", "a.b.c.", "'", "’’s", "1,2,3 1,234,567.89", "ﬁ\u{301}x", ""] {
            for t in tokens(text, 0) {
                assert!(text.get(t.start..t.end).is_some_and(|s| !s.is_empty()), "{text:?} {t:?}");
            }
        }
    }
}
