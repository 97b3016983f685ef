//! Heads and labels by an arc-eager transition system with non-monotonic repairs (Nivre 2003; Honnibal and Johnson 2015), as in spaCy.

use super::scorer::Prepared;
use super::{GrammarError, scorer, tree};

/// Tokens of a state that the network sees: the first two of the buffer, the top three of the stack, and the nearest dependents of the first
/// and the top.
pub(super) const SLOTS: usize = 8;

/// The network that scores moves.
pub(super) type Scorer = scorer::Scorer<SLOTS>;

/// The label of a token without a head.
const ROOT: &str = "ROOT";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// The first of the buffer is pushed on the stack
    Shift,
    /// The top of the stack is finished; without a head, it goes back to the buffer
    Reduce,
    /// The top of the stack depends on the first of the buffer and is finished
    Left(&'static str),
    /// The first of the buffer depends on the top of the stack and is pushed on it
    Right(&'static str),
    /// The second of the buffer starts a sentence
    Break,
}

/// Which kinds of move a state allows.
struct Allowed {
    shift: bool,
    reduce: bool,
    arc: bool,
    split: bool,
}

/// The tree over a document's tokens.
pub(super) struct Parse {
    pub heads: Vec<usize>,
    pub labels: Vec<&'static str>,
    pub starts: Vec<bool>,
}

impl Move {
    /// A move from its name in the file: `S`, `D`, `L-nsubj`, `R-dobj`, `B-ROOT`.
    pub(super) fn read(name: &str, keep: impl Fn(&str) -> &'static str) -> Result<Self, GrammarError> {
        match name.split_once('-') {
            None if name == "S" => Ok(Move::Shift),
            None if name == "D" => Ok(Move::Reduce),
            Some(("L", label)) => Ok(Move::Left(keep(label))),
            Some(("R", label)) => Ok(Move::Right(keep(label))),
            Some(("B", _)) => Ok(Move::Break),
            _ => Err(GrammarError::new(format!("its parser has the unknown move {name:?}"))),
        }
    }
}

/// Parses a document; `is_space` marks the tokens of white space.
pub(super) fn parse(scores: &mut Prepared<SLOTS>, moves: &[Move], is_space: &[bool]) -> Parse {
    let mut state = State::new(is_space.len());
    while !state.is_final() {
        let allowed = state.allowed();
        let best = scores.best(state.slots(), |place| match moves[place] {
            Move::Shift => allowed.shift,
            Move::Reduce => allowed.reduce,
            Move::Left(_) | Move::Right(_) => allowed.arc,
            Move::Break => allowed.split,
        });
        match best {
            Some(place) => state.take(moves[place]),
            None => break,
        }
    }
    state.tree(is_space)
}

struct State {
    stack: Vec<usize>,
    /// Tokens that came back from the stack; the first of the buffer is the last of these
    returned: Vec<usize>,
    next: usize,
    heads: Vec<Option<usize>>,
    labels: Vec<&'static str>,
    /// Dependents in the order they were found
    left: Vec<Vec<usize>>,
    right: Vec<Vec<usize>>,
    /// True for a token that came back and must not be shifted again
    unshiftable: Vec<bool>,
    starts: Vec<bool>,
}

impl State {
    fn new(length: usize) -> Self {
        State {
            stack: Vec::new(),
            returned: Vec::new(),
            next: 0,
            heads: vec![None; length],
            labels: vec![ROOT; length],
            left: vec![Vec::new(); length],
            right: vec![Vec::new(); length],
            unshiftable: vec![false; length],
            starts: vec![false; length],
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer(0).is_none()
    }

    fn stack(&self, depth: usize) -> Option<usize> {
        self.stack.iter().rev().nth(depth).copied()
    }

    fn buffer(&self, place: usize) -> Option<usize> {
        match self.returned.iter().rev().nth(place) {
            Some(token) => Some(*token),
            None => Some(self.next + place - self.returned.len()).filter(|token| *token < self.heads.len()),
        }
    }

    fn slots(&self) -> [Option<usize>; SLOTS] {
        let (first, top) = (self.buffer(0), self.stack(0));
        let nearest = |dependents: &[Vec<usize>], head: Option<usize>| dependents[head?].last().copied();
        [
            first,
            self.buffer(1),
            top,
            self.stack(1),
            self.stack(2),
            nearest(&self.left, first),
            nearest(&self.left, top),
            nearest(&self.right, top),
        ]
    }

    fn allowed(&self) -> Allowed {
        let (first, second) = (self.buffer(0), self.buffer(1));
        let starts = |token: Option<usize>| token.is_some_and(|token| self.starts[token]);
        let on_stack = !self.stack.is_empty();
        Allowed {
            shift: !on_stack || second.is_some() && !starts(first) && first.is_some_and(|first| !self.unshiftable[first]),
            reduce: on_stack,
            arc: on_stack && first.is_some() && !starts(first),
            split: first.zip(second).is_some_and(|(first, second)| second == first + 1 && !self.starts[second]),
        }
    }

    fn take(&mut self, chosen: Move) {
        match chosen {
            Move::Shift => self.push(),
            Move::Reduce => {
                let Some(top) = self.stack.pop() else { return };
                if self.heads[top].is_none() && !self.stack.is_empty() {
                    self.unshiftable[top] = true;
                    self.returned.push(top);
                }
            }
            Move::Left(label) => {
                let (Some(top), Some(first)) = (self.stack.pop(), self.buffer(0)) else { return };
                self.attach(top, first, label);
                self.unshiftable[first] = false;
            }
            Move::Right(label) => {
                let (Some(top), Some(first)) = (self.stack(0), self.buffer(0)) else { return };
                self.attach(first, top, label);
                self.push();
            }
            Move::Break => {
                let Some(second) = self.buffer(1) else { return };
                self.starts[second] = true;
            }
        }
    }

    fn push(&mut self) {
        let token = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    /// Makes a token depend on a head instead of the previous one.
    fn attach(&mut self, token: usize, head: usize, label: &'static str) {
        if let Some(former) = self.heads[token] {
            self.dependents(token, former).retain(|dependent| *dependent != token);
        }
        self.dependents(token, head).push(token);
        self.heads[token] = Some(head);
        self.labels[token] = label;
    }

    fn dependents(&mut self, token: usize, head: usize) -> &mut Vec<usize> {
        if token < head { &mut self.left[head] } else { &mut self.right[head] }
    }

    fn tree(mut self, is_space: &[bool]) -> Parse {
        let mut heads: Vec<usize> = self.heads.iter().enumerate().map(|(place, head)| head.unwrap_or(place)).collect();
        tree::put_back(&mut heads, &mut self.labels, is_space);
        let starts = tree::starts(&heads, &tree::edges(&heads));
        Parse { heads, labels: self.labels, starts }
    }
}
