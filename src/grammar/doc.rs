//! The result of parsing a text: its tokens with their parts of speech, their dependency tree, the names and base noun phrases in it. Spans
//! point into the text; it is not copied.

use std::ops::Range;

use super::tree;

/// A parsed text. Tokens are in the order of the text, do not overlap and cover all of it except single spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc {
    /// Words, punctuation, and white space other than single spaces
    pub tokens: Vec<Token>,
    /// Names and quantities, in the order of the text, never overlapping
    pub entities: Vec<Entity>,
}

/// A word, a punctuation mark or a stretch of white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the parsed text
    pub span: Range<usize>,
    /// Part of speech in the model's own set: for English that of the Penn Treebank, such as `VBD`
    pub tag: &'static str,
    /// Part of speech in the universal set
    pub pos: Pos,
    /// Dictionary form: "be" for "were"
    pub lemma: Box<str>,
    /// Index of its head in [`Doc::tokens`]; its own index for the root of a sentence
    pub head: usize,
    /// How it depends on its head: for English in the labels of ClearNLP, such as `nsubj`
    pub label: &'static str,
    /// Index of the entity it belongs to, in [`Doc::entities`]
    pub entity: Option<usize>,
    /// True if a sentence starts here
    pub starts_sentence: bool,
}

/// A stretch of tokens that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Indexes of its tokens in [`Doc::tokens`]
    pub tokens: Range<usize>,
    /// What it names: for English in the types of OntoNotes, such as `PERSON`, `GPE`, `DATE`
    pub label: &'static str,
}

impl Doc {
    /// The sentences as ranges of tokens; together they contain all tokens.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = self.tokens.iter().enumerate().filter(|(place, token)| *place == 0 || token.starts_sentence).map(|(place, _)| place);
        let ends = starts.clone().skip(1).chain([self.tokens.len()]);
        starts.zip(ends).map(|(start, end)| start..end)
    }

    /// The base noun phrases as ranges of tokens: a noun with the words before it that belong to it ("the two ministers"), never nested. The rules
    /// are those for English; with a model of another language they find little.
    pub fn noun_chunks(&self) -> Vec<Range<usize>> {
        noun_chunks(&self.tokens)
    }

    /// The tokens whose head is the one at `place`, in the order of the text.
    pub fn children(&self, place: usize) -> impl Iterator<Item = usize> {
        let is_child = move |(at, token): &(usize, &Token)| token.head == place && *at != place;
        self.tokens.iter().enumerate().filter(is_child).map(|(at, _)| at)
    }

    /// For each token, the indexes of the first and the last token of its subtree.
    pub fn edges(&self) -> Vec<(usize, usize)> {
        let heads: Vec<usize> = self.tokens.iter().map(|t| t.head).collect();
        tree::edges(&heads)
    }
}

/// A part of speech (<https://universaldependencies.org/u/pos/>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Pos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    /// White space as a separate token: line breaks, repeated spaces
    Space,
    Sym,
    Verb,
    /// Anything else
    X,
}

impl Pos {
    /// All parts of speech, in alphabetical order.
    pub const ALL: [Pos; 18] = [
        Pos::Adj,
        Pos::Adp,
        Pos::Adv,
        Pos::Aux,
        Pos::Cconj,
        Pos::Det,
        Pos::Intj,
        Pos::Noun,
        Pos::Num,
        Pos::Part,
        Pos::Pron,
        Pos::Propn,
        Pos::Punct,
        Pos::Sconj,
        Pos::Space,
        Pos::Sym,
        Pos::Verb,
        Pos::X,
    ];

    /// Its name in the standard: `ADJ`.
    pub fn word(self) -> &'static str {
        match self {
            Pos::Adj => "ADJ",
            Pos::Adp => "ADP",
            Pos::Adv => "ADV",
            Pos::Aux => "AUX",
            Pos::Cconj => "CCONJ",
            Pos::Det => "DET",
            Pos::Intj => "INTJ",
            Pos::Noun => "NOUN",
            Pos::Num => "NUM",
            Pos::Part => "PART",
            Pos::Pron => "PRON",
            Pos::Propn => "PROPN",
            Pos::Punct => "PUNCT",
            Pos::Sconj => "SCONJ",
            Pos::Space => "SPACE",
            Pos::Sym => "SYM",
            Pos::Verb => "VERB",
            Pos::X => "X",
        }
    }

    /// The part of speech with this name.
    pub fn of(word: &str) -> Option<Pos> {
        Pos::ALL.into_iter().find(|pos| pos.word() == word)
    }
}

/// Labels of a noun for which its phrase counts.
const ROLES: [&str; 10] = ["oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT"];

/// Ranges of tokens in order, not nested.
fn noun_chunks(tokens: &[Token]) -> Vec<Range<usize>> {
    let heads: Vec<usize> = tokens.iter().map(|t| t.head).collect();
    let edges = tree::edges(&heads);
    let mut chunks: Vec<Range<usize>> = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        let first = edges[place].0;
        let is_noun = matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Pron);
        let is_free = chunks.last().is_none_or(|last| first >= last.end);
        if is_noun && is_free && ROLES.contains(&role(tokens, place)) {
            chunks.push(first..place + 1);
        }
    }
    chunks
}

/// The label of a token; for later parts of a list ("ministers and envoys"), the label of the first part.
fn role(tokens: &[Token], mut place: usize) -> &'static str {
    if tokens[place].label == "conj" {
        place = tokens[place].head;
        while tokens[place].label == "conj" && tokens[place].head < place {
            place = tokens[place].head;
        }
    }
    tokens[place].label
}
