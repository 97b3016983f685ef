//! Dictionary forms: exceptions first, then endings replaced by rule if the result is a known word, like spaCy's rule lemmatizer.
use std::collections::HashMap;
use std::ops::Range;

use super::Pos;
use super::file::{BaseForm, LemmaRules, Weights};

pub(super) struct Lemmatizer {
    tables: HashMap<Pos, Tables>,
    base_forms: Vec<BaseForm>,
}

/// The rules, exceptions and words of one part of speech.
#[derive(Default)]
struct Tables {
    rules: Vec<(String, String)>,
    exceptions: HashMap<String, Vec<String>>,
    /// The byte range of the words in the file: sorted, one per line
    words: Option<Range<usize>>,
}

impl Lemmatizer {
    pub(super) fn new(weights: &Weights, mut rules: LemmaRules) -> Self {
        let tables = Pos::ALL.into_iter().map(|pos| {
            let of = Tables {
                rules: rules.rules.remove(pos.word()).unwrap_or_default(),
                exceptions: rules.exceptions.remove(pos.word()).unwrap_or_default(),
                words: weights.bytes(&format!("words.{}", pos.word())),
            };
            (pos, of)
        });
        let tables = tables.filter(|(_, of)| of.words.is_some() || !of.rules.is_empty() || !of.exceptions.is_empty()).collect();
        Lemmatizer { tables, base_forms: rules.base_forms }
    }

    /// The lemma of a word; `lower` is the word in lower case, `morph` its features separated by bars.
    pub(super) fn lemma(&self, file: &[u8], word: &str, lower: &str, pos: Pos, morph: &str) -> String {
        if pos == Pos::Space || self.base_forms.iter().any(|form| form.fits(pos, morph)) {
            return lower.into();
        }
        match self.tables.get(&pos) {
            Some(tables) => tables.lemma(file, lower).unwrap_or_else(|| word.into()),
            None if pos == Pos::Propn => word.into(),
            None => lower.into(),
        }
    }
}

impl Tables {
    fn lemma(&self, file: &[u8], lower: &str) -> Option<String> {
        let exceptions = self.exceptions.get(lower).map_or(&[][..], Vec::as_slice);
        let (mut known, mut unknown, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for (old, new) in &self.rules {
            let Some(form) = lower.strip_suffix(old.as_str()).map(|stem| format!("{stem}{new}")).filter(|form| !form.is_empty()) else {
                continue;
            };
            if self.knows(file, &form) {
                known.push(form);
            } else if form.chars().all(char::is_alphabetic) {
                unknown.push(form);
            } else {
                others.push(form);
            }
        }
        // The last exception and the last known word go first; the first of the rest follows.
        let listed = |form: &&String| known.contains(form) || others.contains(form);
        let exception = exceptions.iter().rev().find(|form| !listed(form));
        exception.cloned().or_else(|| known.pop()).or_else(|| others.into_iter().chain(unknown).next())
    }

    fn knows(&self, file: &[u8], word: &str) -> bool {
        let Some(words) = &self.words else { return false };
        contains_line(&file[words.clone()], word.as_bytes())
    }
}

impl BaseForm {
    fn fits(&self, pos: Pos, morph: &str) -> bool {
        let has = |feature: &String| morph.split('|').any(|one| one == feature);
        self.pos.as_deref().is_none_or(|word| word == pos.word())
            && self.has.iter().all(has)
            && self.lacks.as_deref().is_none_or(|name| !morph.split('|').any(|one| one.split('=').next() == Some(name)))
    }
}

/// True if one of the sorted lines is `word`.
fn contains_line(lines: &[u8], word: &[u8]) -> bool {
    let (mut low, mut high) = (0, lines.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = lines[low..middle].iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
        let end = lines[middle..high].iter().position(|byte| *byte == b'\n').map_or(high, |at| middle + at);
        match lines[start..end].cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::contains_line;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let lines = b"a\nab\nb\nbcd\nz\n";
        for word in ["a", "ab", "b", "bcd", "z"] {
            assert!(contains_line(lines, word.as_bytes()), "{word}");
        }
        for word in ["", "aa", "bc", "bcde", "zz", "A"] {
            assert!(!contains_line(lines, word.as_bytes()), "{word}");
        }
    }
}
