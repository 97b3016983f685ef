//! From texts to documents: tokens of all texts, their vectors as one matrix, then tags, trees, names and lemmas of each text.

use std::collections::HashMap;
use std::ops::Range;

use super::encoder::Encoder;
use super::kinds::{Kind, Kinds};
use super::matrix::Matrix;
use super::ruler::Attributes;
use super::tokenizer::Piece;
use super::{Doc, Entity, Grammar, Pos, Token, names, parser};

/// Tokens computed together; more only if a single text has more.
const BATCH: usize = 4_000;

/// Most bytes parsed as one text. A longer text is parsed in parts, cut after a line end or a space; a sentence at a cut is split.
const LONGEST: usize = 50_000;

/// Part of a text, with the index of the text and the offset in it.
struct Part<'t> {
    text: usize,
    offset: usize,
    content: &'t str,
    tokens: Vec<Piece<'t>>,
}

impl Grammar {
    /// Parses one text of any length.
    pub fn parse(&self, text: &str) -> Doc {
        self.parse_all(&[text]).pop().expect("one text, one document")
    }

    /// Parses texts together, which is faster than one by one and gives the same results: texts do not influence each other.
    pub fn parse_all(&self, texts: &[&str]) -> Vec<Doc> {
        let mut seen = HashMap::new();
        let whole = texts.iter().enumerate().flat_map(|(text, whole)| parts(whole).map(move |(offset, content)| (text, offset, content)));
        let cut = whole.map(|(text, offset, content)| Part { text, offset, content, tokens: self.tokenizer.tokens(content, &mut seen) });
        self.parse_parts(texts.len(), cut)
    }

    /// Parses texts that are already split into tokens, given as their byte ranges, in order, without white space. Used to compare the grammar
    /// with trees annotated by people.
    pub fn parse_tokens<'t>(&'t self, texts: &[(&'t str, &[Range<usize>])]) -> Vec<Doc> {
        let part = |(text, (content, spans)): (usize, &(&'t str, &[Range<usize>]))| Part {
            text,
            offset: 0,
            content,
            tokens: self.given(content, spans),
        };
        self.parse_parts(texts.len(), texts.iter().enumerate().map(part))
    }

    /// Given tokens, with what the tokenizer knows about those that it would have split the same way.
    fn given<'t>(&'t self, content: &'t str, spans: &[Range<usize>]) -> Vec<Piece<'t>> {
        let own = self.tokenizer.tokens(content, &mut HashMap::new());
        let norm = |span: &Range<usize>| own.iter().find(|piece| piece.span == *span).and_then(|piece| piece.norm);
        let blank_follows = |span: &Range<usize>| content[span.end..].starts_with(' ');
        spans.iter().map(|span| Piece { span: span.clone(), norm: norm(span), blank_follows: blank_follows(span) }).collect()
    }

    /// Parses the parts of some texts, a batch at a time.
    fn parse_parts<'t>(&self, texts: usize, parts: impl Iterator<Item = Part<'t>>) -> Vec<Doc> {
        let mut docs = vec![Doc::default(); texts];
        let mut batch: Vec<Part> = Vec::new();
        let mut tokens = 0;
        for part in parts {
            tokens += part.tokens.len();
            if tokens > BATCH {
                tokens = part.tokens.len();
                self.parse_batch(std::mem::take(&mut batch), &mut docs);
            }
            batch.push(part);
        }
        self.parse_batch(batch, &mut docs);
        docs
    }

    /// Parses parts of texts as one matrix and adds the results to the documents.
    fn parse_batch(&self, parts: Vec<Part>, docs: &mut [Doc]) {
        if parts.iter().all(|part| part.tokens.is_empty()) {
            return;
        }
        let mut kinds = Kinds::default();
        let words: Vec<Vec<usize>> = parts.iter().map(|part| kinds.of(&self.vocabulary, part.content, &part.tokens)).collect();
        let encode = |encoder: &Encoder| encoder.encode(&self.file, &kinds.all, &words);
        let (vectors, names_vectors) = (encode(&self.words), encode(&self.names_words));
        let classes = self.classes(&vectors);
        let mut parser = self.parser.prepare(&vectors);
        let mut names = self.names.prepare(&names_vectors);
        let mut first = 0;
        for (part, words) in parts.into_iter().zip(words) {
            let words: Vec<&Kind> = words.into_iter().map(|kind| &kinds.all[kind]).collect();
            let is_space: Vec<bool> = words.iter().map(|word| word.is_space).collect();
            parser.start_at(first);
            names.start_at(first);
            let tree = parser::parse(&mut parser, &self.parser_moves, &is_space);
            let entities = names::find(&mut names, &self.names_moves, &is_space, &tree.starts);
            let tokens = self.tokens(&part, &words, &classes[first..first + words.len()], tree);
            docs[part.text].append(part.offset, tokens, entities);
            first += words.len();
        }
    }

    /// The class with the highest score for each token; the first one if several are equal.
    fn classes(&self, vectors: &Matrix) -> Vec<usize> {
        let scores = vectors.whole().times(self.tagger.weight.whole());
        let best = |row: usize| {
            let sums = scores.row(row).iter().zip(&self.tagger.bias).map(|(score, bias)| score + bias).enumerate();
            sums.fold((0, f32::NEG_INFINITY), |best, (class, score)| if score > best.1 { (class, score) } else { best }).0
        };
        (0..scores.rows()).map(best).collect()
    }

    /// Decides the attributes of a part's tokens, which do not belong to entities yet.
    fn tokens(&self, part: &Part, words: &[&Kind], classes: &[usize], tree: parser::Parse) -> Vec<Token> {
        let attributes = |place: usize| {
            let class = &self.tagger.classes[classes[place]];
            Attributes {
                tag: class.tag,
                pos: class.pos,
                morph: &class.morph,
                label: tree.labels[place],
                lemma: None,
                word: &part.content[part.tokens[place].span.clone()],
                lower: &words[place].lower,
                is_space: words[place].is_space,
            }
        };
        let mut settled: Vec<Attributes> = (0..words.len()).map(attributes).collect();
        self.ruler.apply(&mut settled);
        let token = |(place, of): (usize, Attributes)| {
            let pos = of.pos.unwrap_or(Pos::X);
            let lemma = of.lemma.map(str::to_string);
            Token {
                span: part.tokens[place].span.clone(),
                tag: of.tag,
                pos,
                lemma: lemma.unwrap_or_else(|| self.lemmatizer.lemma(&self.file, of.word, of.lower, pos, of.morph)).into(),
                head: tree.heads[place],
                label: of.label,
                entity: None,
                starts_sentence: tree.starts[place],
            }
        };
        settled.into_iter().enumerate().map(token).collect()
    }
}

impl Doc {
    /// Adds the tokens and entities of a part of the text that starts at `offset`.
    fn append(&mut self, offset: usize, tokens: Vec<Token>, entities: Vec<Entity>) {
        let first = self.tokens.len();
        self.tokens.extend(tokens.into_iter().map(|token| Token {
            span: token.span.start + offset..token.span.end + offset,
            head: token.head + first,
            ..token
        }));
        for entity in entities {
            let place = self.entities.len();
            let tokens = entity.tokens.start + first..entity.tokens.end + first;
            self.tokens[tokens.clone()].iter_mut().for_each(|token| token.entity = Some(place));
            self.entities.push(Entity { tokens, ..entity });
        }
    }
}

/// Splits a text into parts of at most [`LONGEST`] bytes, each with its offset.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &text[start..];
        let length = part(rest);
        let found = (start, &rest[..length]);
        start += length;
        (length > 0).then_some(found)
    })
}

/// The length of the first part: up to the last line end that fits, or the last space, or as much as fits.
fn part(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let mut end = LONGEST;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let last = |c: char| text[..end].rfind(c).map(|at| at + 1);
    last('\n').or_else(|| last(' ')).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, parts};

    #[test]
    fn parts_are_the_whole_text() {
        for text in ["", "short", &"word ".repeat(30_000), &"é".repeat(60_001), &"a line\n".repeat(20_000)] {
            let parts: Vec<(usize, &str)> = parts(text).collect();
            assert_eq!(parts.iter().map(|(_, part)| *part).collect::<String>(), text);
            assert!(parts.iter().all(|(at, part)| part.len() <= LONGEST && text[*at..].starts_with(part)));
        }
    }
}
