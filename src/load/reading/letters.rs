//! Corrects letters and figures that a scan misread. A long s is read as f or l. If only the word with s exists, that word is meant; if
//! both exist, their frequency, the words around them and the tense decide. An s at the end of a word was never long, and neither was a
//! capital S. In figures, letters beside digits are digits ("l8th", "4O"); "O2", "B5" and "5l." are read as printed.

use super::vocabulary::Vocabulary;
use crate::text::english;
use crate::vectors::{self, Vector};

/// Most letters of a word that may be a long s; all combinations are tried.
const MOST: usize = 3;
/// Weight of the similarity of a word to those around it; set by hand on invented texts.
const NEARNESS: f64 = 12.0;
/// Weight of a past form: accounts report what happened.
const PAST: f64 = 2.5;
/// Weight of a number before a noun.
const NUMBER: f64 = 3.0;

/// A word in at least this many sentences of the background is an everyday word.
const OFTEN: f64 = 20.0;
/// How much more evidence is needed to replace an everyday word.
const EVERYDAY: f64 = 0.8;

/// Returns the words that a printed word may stand for, with its capitals but without the word itself.
pub(super) fn variants(word: &str, read_as: char) -> Vec<String> {
    let places: Vec<usize> = word.char_indices().filter(|(at, c)| *c == read_as && at + 1 < word.len()).map(|(at, _)| at).collect();
    if places.is_empty() || places.len() > MOST {
        return Vec::new();
    }
    (1..1usize << places.len())
        .map(|mask| {
            let chosen = |at: usize| places.iter().enumerate().any(|(i, place)| *place == at && mask >> i & 1 == 1);
            word.char_indices().map(|(at, c)| if chosen(at) { 's' } else { c }).collect()
        })
        .collect()
}

/// Returns the likeliest known word among the variants of a printed one.
pub(super) fn known(word: &str, read_as: char, vocabulary: &Vocabulary) -> Option<String> {
    let known = variants(word, read_as).into_iter().map(|v| (v.to_lowercase(), v)).filter(|(lower, _)| vocabulary.knows(lower));
    known.max_by(|x, y| vocabulary.count(&x.0).total_cmp(&vocabulary.count(&y.0)).then(y.cmp(x))).map(|(_, v)| v)
}

/// The words around a word.
pub(super) struct Around<'a> {
    /// The word before it.
    pub before: &'a str,
    /// The word after it.
    pub after: &'a str,
    /// The words of its sentence.
    pub sentence: &'a [String],
}

/// True if another word is likelier than the printed one. `odds` are the odds that any f of the text is an s.
pub(super) fn likelier(printed: &str, other: &str, around: &Around, odds: f64, vocabulary: &Vocabulary) -> bool {
    let lists = &vocabulary.language.reading.slips;
    let count = |word: &str| vocabulary.count(word).ln();
    let past = |word: &str| {
        let lemma = vocabulary.language.words.irregular(word);
        f64::from(lemma.is_some_and(|l| l != word) || word.ends_with(lists.past_ending.as_str()) && word.len() > 4)
    };
    let infinite = lists.before_infinitives.contains(around.before);
    let tense = if infinite { 0.0 } else { PAST * (past(other) - past(printed)) };
    let numbers = &vocabulary.language.numbers.cardinals;
    let counts =
        |word: &str| f64::from(numbers.contains_key(word) && lists.plural_ends.iter().any(|end| around.after.ends_with(end.as_str())));
    let number = NUMBER * (counts(other) - counts(printed));
    let near = |word: &str| nearness(word, around.sentence, printed);
    let nearness = NEARNESS * (near(other) - near(printed));
    let everyday = if vocabulary.count(printed) >= OFTEN { EVERYDAY } else { 0.0 };
    count(other) - count(printed) + tense + number + nearness + odds.ln() > everyday
}

/// Returns the similarity of a word to the content words of a sentence: the mean of the nearest few.
fn nearness(word: &str, sentence: &[String], printed: &str) -> f64 {
    const NEAREST: usize = 3;
    let table = vectors::english();
    let Some(own) = table.word(word) else { return 0.0 };
    let others: Vec<Vector> = sentence.iter().filter(|w| *w != printed && w.len() > 3).filter_map(|w| table.word(w)).collect();
    let mut near: Vec<f64> = others.iter().map(|other| own.cosine(other)).collect();
    near.sort_by(|x, y| y.total_cmp(x));
    near.truncate(NEAREST);
    if near.is_empty() { 0.0 } else { near.iter().sum::<f64>() / near.len() as f64 }
}

/// Returns the figure that a run of letters and digits stands for, with the same number of bytes. `sure` if the text has other misreadings.
pub(super) fn mended_figure(run: &str, sure: bool) -> Option<String> {
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

/// True for digits, in groups of three if they are grouped. An ordinal is not grouped.
fn well_formed(figure: &str, suffix: &str) -> bool {
    let body = &figure[..figure.len() - suffix.len()];
    let mut groups = body.split(',');
    let plain = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().is_some_and(|g| g.split('.').all(plain));
    first && groups.all(|g| g.len() == 3 && plain(g)) && body.len() <= 15 && (suffix.is_empty() || !body.contains([',', '.']))
}

#[cfg(test)]
mod tests {
    use super::mended_figure;

    #[test]
    fn letters_inside_figures() {
        for (run, figure) in
            [("l8th", "18th"), ("4O", "40"), ("1O,OOO", "10,000"), ("I794", "1794"), ("18S4", "1854"), ("2Oth", "20th"), ("l,2OO", "1,200")]
        {
            assert_eq!(mended_figure(run, false).as_deref(), Some(figure), "{run}");
        }
        for run in ["O2", "B5", "A4", "5l", "I8", "1st", "40", "4x4", "S21", "G7", "3D", "10S", "lO"] {
            assert_eq!(mended_figure(run, false), None, "{run}");
        }
        assert_eq!(mended_figure("I8", true).as_deref(), Some("18"));
    }
}
