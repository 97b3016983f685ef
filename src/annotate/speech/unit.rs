//! Units of reading: sentences in which each quotation is one word, so that a quotation of many sentences and the words that report
//! it are read together.

use std::ops::Range;

use super::quotation::Quotation;
use crate::annotate::clause::{Tag, Word, tag, title_case};
use crate::language::Language;
use crate::language::speech::SpeechClass;
use crate::model::tree::{Link, Node, Part};
use crate::model::{Span, Statement, StatementKind, Tree};
use crate::text::Token;

/// All tokens of an account in one list.
pub(super) struct Flat<'a> {
    /// The tokens.
    pub tokens: Vec<&'a Token>,
    /// The tree of each statement.
    trees: Vec<&'a Tree>,
    /// The index of each token's statement.
    pub statement: Vec<usize>,
    /// The tokens of each statement.
    statements: Vec<Range<usize>>,
    paragraph: Vec<usize>,
    /// For each statement, true if it is a headline.
    pub headline: Vec<bool>,
}

impl<'a> Flat<'a> {
    pub(super) fn of(statements: &'a [Statement]) -> Flat<'a> {
        let mut flat = Flat {
            tokens: Vec::new(),
            trees: Vec::new(),
            statement: Vec::new(),
            statements: Vec::new(),
            paragraph: Vec::new(),
            headline: Vec::new(),
        };
        for (at, statement) in statements.iter().enumerate() {
            let start = flat.tokens.len();
            flat.tokens.extend(&statement.tokens);
            flat.trees.push(&statement.tree);
            flat.statement.resize(flat.tokens.len(), at);
            flat.statements.push(start..flat.tokens.len());
            flat.paragraph.push(statement.paragraph);
            flat.headline.push(statement.kind == StatementKind::Headline);
        }
        flat
    }

    /// The tree of a token's statement, and the index of that tree's first token.
    fn tree(&self, token: usize) -> (&'a Tree, usize) {
        let statement = self.statement[token];
        (self.trees[statement], self.statements[statement].start)
    }

    /// The part of a token in its tree.
    fn part(&self, token: usize) -> Part {
        let (tree, first) = self.tree(token);
        tree.part(token - first)
    }

    /// One past the last token of the token's statement.
    pub(super) fn statement_end(&self, token: usize) -> usize {
        self.statements[self.statement[token]].end
    }

    /// The tokens of each paragraph.
    pub(super) fn paragraphs(&self) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        for (at, tokens) in self.statements.iter().enumerate() {
            match out.last_mut() {
                Some(last) if self.paragraph[at] == self.paragraph[at - 1] && !self.headline[at] && !self.headline[at - 1] => {
                    last.end = tokens.end
                }
                _ => out.push(tokens.clone()),
            }
        }
        out.retain(|r| !r.is_empty());
        out
    }

    /// The paragraph of a token.
    pub(super) fn paragraph_of(&self, token: usize) -> usize {
        self.paragraph[self.statement[token]]
    }
}

/// A sentence with its quotations as single words.
pub(super) struct Unit<'a> {
    /// The words.
    pub words: Vec<Word<'a>>,
    /// The tokens of each word, as ranges of the flat list.
    pub tokens: Vec<Range<usize>>,
    /// The tree over the words.
    pub tree: Tree,
    /// True if every word has a capital, as in a headline. Such trees are unreliable.
    pub titled: bool,
}

impl Unit<'_> {
    /// The span of some of its words.
    pub(super) fn span(&self, flat: &Flat<'_>, text: &str, words: Range<usize>) -> Span {
        Span::of(text, flat.tokens[self.tokens[words.start].start].start..flat.tokens[self.tokens[words.end - 1].end - 1].end)
    }

    /// The tokens of some of its words, statement by statement, without punctuation and conjunctions at the edges.
    pub(super) fn by_statement(&self, flat: &Flat<'_>, words: Range<usize>) -> Vec<(usize, Range<usize>)> {
        let Range { mut start, mut end } = words;
        let edge = |at: usize| matches!(self.words[at].tag, Tag::Comma | Tag::Stop | Tag::Colon | Tag::Dash | Tag::Coordinator);
        while start < end && edge(start) {
            start += 1;
        }
        while end > start && edge(end - 1) {
            end -= 1;
        }
        let mut out = Vec::new();
        if start >= end {
            return out;
        }
        let tokens = self.tokens[start].start..self.tokens[end - 1].end;
        let mut at = tokens.start;
        while at < tokens.end {
            let stop = flat.statement_end(at).min(tokens.end);
            out.push((flat.statement[at], at..stop));
            at = stop;
        }
        out
    }

    /// Number of words in the quotation at `at`.
    pub(super) fn quoted_words(&self, flat: &Flat<'_>, at: usize) -> usize {
        self.tokens[at].clone().filter(|t| flat.tokens[*t].norm.chars().any(char::is_alphanumeric)).count()
    }
}

/// Most words of a unit, counting each quotation as one word; longer sentences are read in parts.
const LONGEST: usize = 800;

/// Splits the list of tokens into units.
pub(super) fn units<'a>(flat: &Flat<'a>, quotations: &[Quotation], text: &str, language: &'a Language) -> Vec<Unit<'a>> {
    let mut out = Vec::new();
    let mut next = 0; // first quotation that ends after the position
    let mut open: Option<Range<usize>> = None;
    for tokens in flat.statements.iter().filter(|s| !s.is_empty()) {
        while quotations.get(next).is_some_and(|q| q.tokens.end <= tokens.start) {
            next += 1;
        }
        let inside = quotations.get(next).is_some_and(|q| q.tokens.start < tokens.start);
        let after_quotation = next > 0 && quotations[next - 1].tokens.end == tokens.start;
        let goes_on = inside || after_quotation && reports_what_was_said(flat, tokens, text, language);
        match &mut open {
            Some(unit) if goes_on => unit.end = tokens.end,
            _ => {
                if let Some(done) = open.replace(tokens.clone()) {
                    out.extend(parts(flat, quotations, done, text, language));
                }
            }
        }
    }
    if let Some(done) = open {
        out.extend(parts(flat, quotations, done, text, language));
    }
    out
}

/// After "…?”": true if the statement only says who asked. It begins in lower case, or is short and has a verb of saying near its start.
fn reports_what_was_said(flat: &Flat<'_>, tokens: &Range<usize>, text: &str, language: &Language) -> bool {
    let first = flat.tokens[tokens.start];
    let small = first.of(text).chars().next().is_some_and(char::is_lowercase);
    let last = tokens.start.checked_sub(2).map_or("", |at| flat.tokens[at].norm.as_str());
    let signed = first.norm == "-" || first.norm == "―";
    if small || last == "," || signed && tokens.len() < 14 {
        return true;
    }
    let says = tokens.clone().take(5).skip(1).any(|at| {
        language
            .verbs
            .readings(&flat.tokens[at].norm)
            .iter()
            .any(|r| matches!(language.speech.class_of(&r.lemma), Some(SpeechClass::Neutral | SpeechClass::Emote)))
    });
    matches!(last, "?" | "!") && says && tokens.len() < 12
}

/// The units of a stretch of tokens: one, unless it is too long.
fn parts<'a>(flat: &Flat<'a>, quotations: &[Quotation], range: Range<usize>, text: &str, language: &'a Language) -> Vec<Unit<'a>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut next = quotations.partition_point(|q| q.tokens.end <= range.start);
    let mut at = range.start;
    while at < range.end {
        let word = match quotations.get(next).filter(|q| q.tokens.start <= at) {
            Some(q) => {
                next += 1;
                at..q.tokens.end.min(range.end)
            }
            None => at..at + 1,
        };
        at = word.end;
        words.push(word);
    }
    words.chunks(LONGEST).map(|tokens| unit(flat, tokens.to_vec(), text, language)).collect()
}

/// The unit of these words; a word of several tokens is a quotation.
fn unit<'a>(flat: &Flat<'a>, tokens: Vec<Range<usize>>, text: &str, language: &'a Language) -> Unit<'a> {
    let heads: Vec<&Token> = tokens.iter().map(|t| flat.tokens[t.start]).collect();
    let parts: Vec<Part> = tokens.iter().map(|t| flat.part(t.start)).collect();
    let mut words = tag(&heads, &parts, text, language);
    for (word, tokens) in words.iter_mut().zip(&tokens).filter(|(_, t)| t.len() > 1) {
        word.tag = if ends_like_a_sentence(flat, tokens) { Tag::Speech } else { Tag::Quoted };
    }
    let tree = tree(flat, &tokens);
    let titled = title_case(&heads, text);
    Unit { words, tokens, tree, titled }
}

/// The trees of the statements joined into one over the words. A quotation gets the node of its topmost token that depends on a word outside.
fn tree(flat: &Flat<'_>, words: &[Range<usize>]) -> Tree {
    let word_of =
        |token: usize| Some(words.partition_point(|w| w.end <= token)).filter(|at| words.get(*at).is_some_and(|w| w.contains(&token)));
    let up = |token: usize| {
        let (tree, first) = flat.tree(token);
        (tree.head(token - first).map(|head| head + first), tree.link(token - first), tree.part(token - first))
    };
    let depth = |token: usize| {
        let (tree, first) = flat.tree(token);
        tree.above(token - first..token - first + 1).len()
    };
    let node = |(at, tokens): (usize, &Range<usize>)| {
        let outside = |token: &usize| up(*token).0.and_then(word_of).is_some_and(|head| head != at);
        let top =
            tokens.clone().filter(outside).min_by_key(|token| (up(*token).1 == Link::Punctuation, depth(*token))).unwrap_or(tokens.start);
        let (head, link, part) = up(top);
        match head.and_then(word_of).filter(|head| *head != at) {
            Some(head) => Node { head: head as u16, link, part, proper: false },
            None => Node { head: at as u16, link: Link::Root, part, proper: false },
        }
    };
    Tree::new(words.iter().enumerate().map(node).collect())
}

/// True for a full stop, comma or question mark before the closing mark, or for more tokens than a phrase has.
fn ends_like_a_sentence(flat: &Flat<'_>, tokens: &Range<usize>) -> bool {
    let ends =
        |back: usize| tokens.len() > back && matches!(flat.tokens[tokens.end - back].norm.as_str(), "," | "." | "?" | "!" | "…" | "-");
    let long = tokens.len() > 14;
    (ends(2) || ends(1) || ends(3) && flat.tokens[tokens.end - 2].norm == "'") && tokens.len() > 3 || long
}
