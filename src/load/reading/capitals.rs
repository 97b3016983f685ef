//! Rewrites text in capitals as running text: lower case, with capitals at the start of a sentence and in names. A word is a name if the
//! account writes it so elsewhere, if the lists or a title before it say so, or if no word list contains it.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::Draft;
use super::vocabulary::Vocabulary;
use crate::language::gazetteer::key;
use crate::language::reading::CapitalWords;
use crate::model::Piece;
use crate::text::{Token, TokenKind, tokens};

/// Fewest words of a stretch in capitals.
const FEWEST: usize = 3;
/// Share of its letters that must be capitals, in percent.
const SHARE: usize = 85;
/// Longest name of a place, in words.
const LONGEST_PLACE: usize = 3;

/// How often the account writes a word in lower case, and with a capital inside a sentence.
type Seen = BTreeMap<String, (usize, usize)>;

/// Rewrites stretches in capitals.
pub(super) fn lower(draft: &mut Draft, pieces: &[&Piece], vocabulary: &Vocabulary) {
    let text = draft.text().to_string();
    let (loud, quiet): (Vec<&Range<usize>>, Vec<&Range<usize>>) =
        pieces.iter().map(|p| &p.range).partition(|range| is_loud(&text[(*range).clone()]));
    if loud.is_empty() {
        return;
    }
    let mut seen = Seen::new();
    quiet.iter().for_each(|range| note(&text[(*range).clone()], &mut seen));
    for range in loud {
        let words = tokens(&text[range.clone()], range.start);
        let stretch = Stretch { text: &text, words: &words, seen: &seen, vocabulary };
        let capital = stretch.names();
        for (token, case) in words.iter().zip(capital).filter(|(t, _)| t.kind == TokenKind::Word) {
            let word = token.of(&text);
            draft.put(token.start..token.end, &in_case(word, case, &vocabulary.language.reading.capitals.name_beginnings));
        }
    }
}

/// True if a stretch of text is in capitals.
fn is_loud(text: &str) -> bool {
    let (upper, lower) = text.chars().fold((0, 0), |(u, l), c| (u + usize::from(c.is_uppercase()), l + usize::from(c.is_lowercase())));
    let words = || text.split_whitespace().filter(|w| w.chars().filter(|c| c.is_uppercase()).count() > 1).count();
    upper * 100 >= (upper + lower) * SHARE && upper > 8 && words() >= FEWEST
}

fn note(text: &str, seen: &mut Seen) {
    let words = tokens(text, 0);
    for (before, word) in words.iter().zip(words.iter().skip(1)).filter(|(_, w)| w.kind == TokenKind::Word) {
        let written = word.of(text);
        let shouted = written.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && written.len() > 1;
        let counts = seen.entry(word.norm.clone()).or_default();
        if !word.capitalised(text) {
            counts.0 += 1;
        } else if (before.kind == TokenKind::Word || before.is(",")) && !shouted {
            counts.1 += 1;
        }
    }
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Lower,
    Capital,
    /// As printed.
    Printed,
}

/// Returns the word in that case. A letter is unchanged if its other form has another byte length.
fn in_case(word: &str, case: Case, beginnings: &FxHashSet<String>) -> String {
    let small = |c: char| {
        let mut lower = c.to_lowercase();
        lower.next().filter(|l| lower.next().is_none() && l.len_utf8() == c.len_utf8()).unwrap_or(c)
    };
    match case {
        Case::Printed => word.to_string(),
        Case::Lower => word.chars().map(small).collect(),
        Case::Capital => {
            let inner = |at: usize| at > 0 && beginnings.contains(&word[..at]);
            word.char_indices().map(|(at, c)| if at == 0 || inner(at) { c } else { small(c) }).collect()
        }
    }
}

struct Stretch<'a> {
    text: &'a str,
    words: &'a [Token],
    seen: &'a Seen,
    vocabulary: &'a Vocabulary<'a>,
}

impl Stretch<'_> {
    /// Returns the case of each token.
    fn names(&self) -> Vec<Case> {
        let mut out = vec![Case::Lower; self.words.len()];
        let mut at = 0;
        while at < self.words.len() {
            if let Some(length) = self.place(at) {
                for (token, case) in
                    self.words[at..at + length].iter().zip(&mut out[at..]).filter(|(t, _)| !self.lists().small_in_places.contains(&t.norm))
                {
                    *case = if self.is_acronym(token) { Case::Printed } else { Case::Capital };
                }
                at += length;
                continue;
            }
            out[at] = self.case_of(at, &out);
            at += 1;
        }
        for at in (0..self.words.len()).rev() {
            let next = out.get(at + 1).is_some_and(|d| *d == Case::Capital);
            if out[at] == Case::Lower && (next && self.is_title(at, &out) || self.starts(at)) {
                out[at] = Case::Capital;
            }
        }
        out
    }

    fn lists(&self) -> &CapitalWords {
        &self.vocabulary.language.reading.capitals
    }

    fn norm(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |t| t.norm.as_str())
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.norm(at))
    }

    fn everyday(&self, word: &str) -> bool {
        self.vocabulary.common(word)
    }

    /// True if a sentence begins at the token.
    fn starts(&self, at: usize) -> bool {
        let word = |t: &Token| t.kind != TokenKind::Mark;
        let marks = self.words[..at].iter().rev().take_while(|t| !word(t));
        let ended = marks.clone().any(|t| matches!(t.norm.as_str(), "." | "!" | "?"));
        let short = self.words[..at].iter().rev().find(|t| word(t)).is_some_and(|t| {
            let language = self.vocabulary.language;
            language.words.abbreviations.contains(&t.norm)
                || language.names.signs.honorifics.contains(&t.norm)
                || t.norm.chars().count() == 1
        });
        !self.words[..at].iter().any(word) || ended && !short
    }

    /// Returns the number of tokens of a known place, people or organisation: several words, or one that is not an everyday word.
    fn place(&self, at: usize) -> Option<usize> {
        let names = &self.vocabulary.language.names;
        (1..=LONGEST_PLACE.min(self.words.len() - at)).rev().find(|length| {
            let words = &self.words[at..at + length];
            let whole = &self.text[words[0].start..words[length - 1].end];
            let folded = key(whole);
            let listed = names.gazetteer.place(&folded).is_some()
                || names.gazetteer.people(&folded).is_some()
                || *length > 1 && names.signs.known_organisations.contains(&whole.to_lowercase());
            let plain = *length > 1 || !self.everyday(&words[0].norm) || self.placed(at);
            listed && plain && words.iter().all(|t| t.kind == TokenKind::Word || t.is("-"))
        })
    }

    /// True for a place whose name is an everyday word: "IN READING,", "NEAR BATH".
    fn placed(&self, at: usize) -> bool {
        let names = &self.vocabulary.language.names;
        let function = self.vocabulary.language.words.is_stop(self.norm(at));
        let (small, capital) = self.seen.get(self.norm(at)).copied().unwrap_or_default();
        let open = self.lists().objects_begin.contains(self.norm(at + 1));
        !function && !open && (capital > small || names.signs.place_before.contains(self.before(at)) && small == 0)
    }

    fn case_of(&self, at: usize, before: &[Case]) -> Case {
        let token = &self.words[at];
        let norm = token.norm.as_str();
        let language = self.vocabulary.language;
        let names = &language.names;
        if self.lists().always.contains(norm) || self.is_acronym(token) || self.is_number_of_a_king(at, before) {
            return Case::Printed;
        }
        if language.dates.months.contains_key(norm) || language.dates.weekdays.contains_key(norm) {
            return if self.is_dated(at) { Case::Capital } else { Case::Lower };
        }
        if norm.starts_with('\'') || self.lists().never.contains(norm) || token.kind != TokenKind::Word || language.words.is_stop(norm) {
            return Case::Lower;
        }
        let named = at > 0 && before[at - 1] == Case::Capital;
        let titled = names.signs.courtesy.contains(self.before(at))
            || self.before(at) == "." && at > 1 && names.signs.courtesy.contains(self.norm(at - 2));
        let called = named && names.first.contains(self.before(at)) && !self.vocabulary.is_usual(norm);
        if titled || called && names.last.contains(norm) || called && !self.everyday(norm) {
            return Case::Capital;
        }
        if let Some((small, capital)) = self.seen.get(norm) {
            return if capital > small { Case::Capital } else { Case::Lower };
        }
        if self.everyday(norm) {
            let called = names.first.contains(norm)
                && self.words.get(at + 1).is_some_and(|next| {
                    names.last.contains(&next.norm) || !self.vocabulary.word(&next.norm) && next.kind == TokenKind::Word
                });
            return if called { Case::Capital } else { Case::Lower };
        }
        let known = names.first.contains(norm) || names.last.contains(norm) || names.signs.known_organisations.contains(norm);
        if known || !self.vocabulary.word(norm) { Case::Capital } else { Case::Lower }
    }

    /// True for letters that stay capitals: "NATO", "U.S.", "the US", "RSPB".
    fn is_acronym(&self, token: &Token) -> bool {
        let names = &self.vocabulary.language.names;
        let norm = token.norm.as_str();
        let points = norm.contains('.') && norm.split('.').all(|part| part.chars().count() <= 1);
        let stop = self.vocabulary.language.words.is_stop(norm);
        let letters = names.signs.letters.contains(norm) || names.acronyms.contains(norm);
        let house = norm.len() <= 5 && names.signs.known_organisations.contains(norm);
        let at = self.words.partition_point(|t| t.start < token.start);
        let lists = self.lists();
        let spelled = || lists.articles.contains(self.before(at)) && !lists.never_spelled.contains(self.norm(at));
        // "BC", "RSPB": only abbreviations have no vowel
        let short = |norm: &str| names.signs.honorifics.contains(norm) || names.signs.courtesy.contains(norm) || self.everyday(norm);
        let voiceless = (2..=5).contains(&norm.len()) && !norm.contains(['a', 'e', 'i', 'o', 'u', 'y', '\'']) && !short(norm);
        points || letters && !stop && !self.everyday(norm) || (letters || house) && spelled() || voiceless && token.kind == TokenKind::Word
    }

    /// True for a Roman numeral after a name: "HENRY VIII", "WORLD WAR II".
    fn is_number_of_a_king(&self, at: usize, before: &[Case]) -> bool {
        let norm = self.norm(at);
        let named = at > 0 && (before[at - 1] == Case::Capital || self.lists().numbered.contains(self.before(at)));
        named && norm.len() > 1 && self.vocabulary.language.names.signs.suffixes.contains(norm) && norm.bytes().all(|b| b"ivx".contains(&b))
    }

    /// True if the word is a date. "MAY" and "MARCH" are months only beside a figure or after words such as "in"; other names of months and
    /// days always are.
    fn is_dated(&self, at: usize) -> bool {
        let lists = self.lists();
        if !self.everyday(self.norm(at)) || !lists.doubtful_dates.contains(self.norm(at)) {
            return true;
        }
        let figure = |t: &Token| t.kind == TokenKind::Number;
        let beside = self.words.get(at + 1).is_some_and(figure) || at.checked_sub(1).is_some_and(|i| figure(&self.words[i]));
        let ranked = lists.before_dates.contains(self.before(at));
        beside || ranked
    }

    /// True for a title before a name: "CHIEF INSPECTOR".
    fn is_title(&self, at: usize, case: &[Case]) -> bool {
        let names = &self.vocabulary.language.names;
        let norm = self.norm(at);
        let single = names.signs.honorifics.contains(norm) || names.signs.posts.contains(norm);
        let pair =
            case.get(at + 1).is_some_and(|d| *d == Case::Capital) && names.signs.posts.contains(&format!("{norm} {}", self.norm(at + 1)));
        single || pair
    }
}
