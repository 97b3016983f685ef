//! Trees annotated by people, in CoNLL-U: the grammar is given their tokens, and its trees are converted to their scheme
//! (`universal.rs`). `upos`, `uas` and `las` are shares of tokens, without punctuation for the two attachment scores; labels are
//! compared without what follows the colon. `words_per_second` is for one thread, over all sentences at once.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::path::Path;
use std::time::Instant;

use compare_sources::grammar::Grammar;
use flate2::read::MultiGzDecoder;
use serde_json::{Value, json};

use super::universal;

/// A sentence as it was annotated.
#[derive(Default)]
struct Sentence {
    text: String,
    spans: Vec<Range<usize>>,
    /// For each token: universal part of speech, index of the head (its own for a root), label.
    gold: Vec<(String, usize, String)>,
}

pub fn run(path: &Path) -> Result<Value, String> {
    let sentences = read(path)?;
    let texts: Vec<(&str, &[Range<usize>])> = sentences.iter().map(|s| (s.text.as_str(), s.spans.as_slice())).collect();
    let grammar = Grammar::english();
    let start = Instant::now();
    let docs = grammar.parse_tokens(&texts);
    let seconds = start.elapsed().as_secs_f64();
    let (mut tokens, mut attached, mut upos, mut uas, mut las) = (0, 0, 0, 0, 0);
    for (sentence, doc) in sentences.iter().zip(&docs) {
        let tree = universal::tree(doc);
        for (at, (pos, head, label)) in sentence.gold.iter().enumerate() {
            tokens += 1;
            upos += usize::from(doc.tokens[at].pos.word() == pos);
            if pos != "PUNCT" {
                attached += 1;
                uas += usize::from(tree[at].0 == *head);
                las += usize::from(tree[at].0 == *head && tree[at].1 == label.split(':').next().unwrap_or_default());
            }
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    Ok(json!({
        "upos": share(upos, tokens),
        "uas": share(uas, attached),
        "las": share(las, attached),
        "words_per_second": tokens as f64 / seconds,
        "sentences": sentences.len(),
        "words": tokens,
    }))
}

fn read(path: &Path) -> Result<Vec<Sentence>, String> {
    let trouble = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = File::open(path).map_err(trouble)?;
    let packed = path.extension().is_some_and(|ending| ending == "gz");
    let source: Box<dyn Read> = if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let mut sentences = vec![Sentence::default()];
    let mut rest_of_word = 0;
    for line in BufReader::new(source).lines() {
        let line = line.map_err(trouble)?;
        let sentence = sentences.last_mut().expect("there is always one");
        let columns: Vec<&str> = line.split('\t').collect();
        if line.is_empty() {
            sentences.push(Sentence::default());
        } else if let [id, form, _, pos, _, _, head, label, _, misc] = columns[..] {
            let blank = if misc.split('|').any(|m| m == "SpaceAfter=No") { "" } else { " " };
            if let Some((first, last)) = id.split_once('-') {
                // "don't": the next two lines are its parts
                rest_of_word = number(last)? + 1 - number(first)?;
                let parts = sentence.text.len();
                sentence.text += form;
                sentence.text += blank;
                sentence.spans.push(parts..parts + form.len());
            } else if !id.contains('.') {
                sentence.word(form, blank, rest_of_word);
                rest_of_word = rest_of_word.saturating_sub(1);
                let at = sentence.gold.len();
                let head = number(head)?.checked_sub(1).unwrap_or(at);
                sentence.gold.push((pos.into(), head, label.into()));
            }
        }
    }
    sentences.retain(|sentence| !sentence.gold.is_empty());
    Ok(sentences)
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("{text:?} is no place of a word"))
}

impl Sentence {
    /// Adds a word to the text; or, if `rest` is not 0, cuts it off the written word that has `rest` parts left, this one included.
    fn word(&mut self, form: &str, blank: &str, rest: usize) {
        if rest == 0 {
            self.spans.push(self.text.len()..self.text.len() + form.len());
            self.text += form;
            self.text += blank;
            return;
        }
        let written = self.spans.pop().expect("the written word came before its parts");
        let mut end = if rest == 1 { written.end } else { (written.start + form.len()).min(written.end.saturating_sub(rest - 1)) };
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.spans.push(written.start..end);
        if rest > 1 {
            self.spans.push(end..written.end);
        }
    }
}
