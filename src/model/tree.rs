//! The dependency tree of a statement, over its tokens: the head of each token, how it depends on it, and its part of speech. Ten bytes per
//! token, so that every statement can keep its own tree. Answers questions about phrases, subjects and the verb above a word.

use std::ops::Range;

use super::EntityKind;

/// A token in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Index of the token it depends on; its own index for a root.
    pub head: u16,
    /// How it depends on its head.
    pub link: Link,
    /// Its part of speech.
    pub part: Part,
    /// True for a proper noun.
    pub proper: bool,
}

/// What the grammar takes for a name: tokens `from..to`, with the `EntityKind` nearest to the grammar's own label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// First token.
    pub from: u16,
    /// One past the last token.
    pub to: u16,
    /// What it names.
    pub kind: EntityKind,
}

/// How a token depends on its head. The comments give the ClearNLP labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// `ROOT`
    Root,
    /// `nsubj`, `csubj`
    Subject,
    /// `nsubjpass`, `csubjpass`
    PassiveSubject,
    /// `dobj`
    Object,
    /// `agent`: the "by" of a passive
    Agent,
    /// `prep`
    Preposition,
    /// `pobj`
    PrepositionObject,
    /// `aux`
    Auxiliary,
    /// `auxpass`
    PassiveAuxiliary,
    /// `neg`
    Negation,
    /// `det`
    Determiner,
    /// `conj`
    Conjunct,
    /// `xcomp`: a verb whose subject is that of the clause above
    OpenClause,
    /// `ccomp`
    Clause,
    /// `advcl`
    Adverbial,
    /// `relcl`
    Relative,
    /// `acl`: "the man arrested on Monday"
    Reduced,
    /// `appos`
    Apposition,
    /// `acomp`
    Adjective,
    /// `amod`
    Modifier,
    /// `punct`
    Mark,
    /// `mark`: "that", "as", "if" at the beginning of a clause
    Opener,
    /// `pcomp`: "of lying"
    PrepositionClause,
    /// `parataxis`: "the dam, he said, holds"
    Parenthesis,
    /// `attr`, `oprd`: "is a liar", "called her a liar"
    Predicate,
    /// `dative`: the person to whom something is said or given
    Dative,
    /// `advmod`
    Adverb,
    /// `poss`
    Possessive,
    /// `npadvmod`: "last week"
    Measure,
    /// `cc`: "and"
    Coordination,
    /// `compound`: "peace" in "peace plan"
    Compound,
    /// `intj`: "yes"
    Interjection,
    /// All others.
    Other,
}

/// Part of speech, as finely as the queries on trees need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "take"
    Base,
    /// "takes"
    Present,
    /// "took"
    Past,
    /// "taken"
    Participle,
    /// "taking"
    Gerund,
    /// "would"
    Modal,
    /// Common and proper nouns, pronouns, numbers.
    Noun,
    /// "who", "which", "that" of a relative clause
    Relative,
    /// "wounded"
    Adjective,
    /// Everything else.
    Other,
}

/// A statement's tree; empty if none was made, as for a statement too long to be a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    nodes: Vec<Node>,
    /// First and last token of each token's subtree.
    edges: Vec<(u16, u16)>,
    /// Names in order, not overlapping.
    named: Vec<Named>,
}

impl Tree {
    /// A statement with more tokens has no tree.
    pub const LONGEST: usize = 800;

    /// A tree of these nodes. A token whose head is out of range or closes a cycle becomes a root.
    pub fn new(mut nodes: Vec<Node>) -> Tree {
        if nodes.len() > Tree::LONGEST {
            return Tree::default();
        }
        let mut edges: Vec<(u16, u16)> = (0..nodes.len() as u16).map(|at| (at, at)).collect();
        for at in 0..nodes.len() {
            let path = path(&nodes, at);
            let top = path.last().copied().unwrap_or(at);
            if usize::from(nodes[top].head) != top {
                nodes[at].head = at as u16;
                continue;
            }
            for above in path {
                edges[above] = (edges[above].0.min(at as u16), edges[above].1.max(at as u16));
            }
        }
        Tree { nodes, edges, named: Vec::new() }
    }

    /// The same tree with the names that the grammar found.
    pub fn with_names(self, named: Vec<Named>) -> Tree {
        Tree { named, ..self }
    }

    /// The tree of the first `tokens` tokens.
    pub fn first(&self, tokens: usize) -> Tree {
        let named = self.named.iter().filter(|name| usize::from(name.to) <= tokens);
        Tree::new(self.nodes.iter().take(tokens).copied().collect()).with_names(named.copied().collect())
    }

    /// This tree followed by another, each with its own root; empty if either is empty.
    pub fn joined(&self, next: &Tree) -> Tree {
        if self.nodes.is_empty() || next.nodes.is_empty() {
            return Tree::default();
        }
        let shift = self.nodes.len() as u16;
        let later = next.nodes.iter().map(|node| Node { head: node.head + shift, ..*node });
        let named = next.named.iter().map(|name| Named { from: name.from + shift, to: name.to + shift, ..*name });
        Tree::new(self.nodes.iter().copied().chain(later).collect()).with_names(self.named.iter().copied().chain(named).collect())
    }

    /// What the grammar takes for names, in order.
    pub fn named(&self) -> &[Named] {
        &self.named
    }

    /// True if the grammar takes the token for a proper noun.
    pub fn proper(&self, at: usize) -> bool {
        self.nodes.get(at).is_some_and(|n| n.proper)
    }

    /// The node of a token, if there is a tree.
    pub fn node(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// How the token depends on its head.
    pub fn link(&self, at: usize) -> Link {
        self.nodes.get(at).map_or(Link::Root, |n| n.link)
    }

    /// The token's part of speech.
    pub fn part(&self, at: usize) -> Part {
        self.nodes.get(at).map_or(Part::Other, |n| n.part)
    }

    /// The head of a token, or `None` for a root.
    pub fn head(&self, at: usize) -> Option<usize> {
        self.nodes.get(at).map(|n| usize::from(n.head)).filter(|head| *head != at)
    }

    /// The tokens that depend directly on this one, in order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let (first, last) = self.edges.get(at).map_or((1, 0), |(first, last)| (usize::from(*first), usize::from(*last)));
        (first..=last).filter(move |child| self.head(*child) == Some(at))
    }

    /// The first direct dependent with one of these links.
    pub fn child(&self, at: usize, links: &[Link]) -> Option<usize> {
        self.children(at).find(|child| links.contains(&self.link(*child)))
    }

    /// From the first to the last token of a token's subtree, itself included.
    pub fn reach(&self, at: usize) -> Range<usize> {
        self.edges.get(at).map_or(at..at + 1, |(first, last)| usize::from(*first)..usize::from(*last) + 1)
    }

    /// True for a verb that begins or carries a clause; false for an auxiliary or an adjective made from a verb.
    pub fn is_verb(&self, at: usize) -> bool {
        let form = matches!(self.part(at), Part::Base | Part::Present | Part::Past | Part::Participle | Part::Gerund);
        form && !matches!(self.link(at), Link::Auxiliary | Link::PassiveAuxiliary | Link::Modifier)
    }

    /// True for a verb that asserts that something is or was so: one with a tense, a modal or an auxiliary, not a bare "to go", "going" or "gone".
    pub fn is_finite(&self, at: usize) -> bool {
        let helped = || {
            self.child(at, &[Link::Auxiliary, Link::PassiveAuxiliary])
                .is_some_and(|aux| matches!(self.part(aux), Part::Present | Part::Past | Part::Modal))
        };
        self.is_verb(at) && (matches!(self.part(at), Part::Present | Part::Past) || helped())
    }

    /// The ancestors of adjacent tokens that form one phrase, from the nearest up to the root.
    pub fn above(&self, tokens: Range<usize>) -> Vec<usize> {
        let top = tokens.clone().find(|at| self.head(*at).is_none_or(|head| !tokens.contains(&head)));
        top.map_or_else(Vec::new, |top| path(&self.nodes, top).into_iter().skip(1).collect())
    }

    /// The verb to which these tokens belong: the nearest verb among their ancestors.
    pub fn governor(&self, tokens: Range<usize>) -> Option<usize> {
        self.above(tokens).into_iter().find(|at| self.is_verb(*at))
    }

    /// The verb of the clause that a token is in: the nearest at or above it that says something by itself. One that only completes another
    /// verb, as in "began to fall", does not.
    pub fn clause_verb(&self, at: usize) -> Option<usize> {
        let own = |at: usize| {
            let opens = [Link::Conjunct, Link::Clause, Link::Adverbial, Link::Relative, Link::Reduced, Link::Parenthesis];
            self.is_verb(at) && (opens.contains(&self.link(at)) || self.head(at).is_none())
        };
        std::iter::once(at).chain(self.above(at..at + 1)).find(|at| own(*at))
    }

    /// The subject of a verb, and whether it undergoes the event: the verb's own subject, the one that it shares with the verb to which it is joined,
    /// or the noun that its relative clause or participle modifies.
    pub fn subject(&self, verb: usize) -> Option<(usize, Link)> {
        let path = path(&self.nodes, verb);
        path.iter().find_map(|at| self.own_subject(*at).map(Some).or_else(|| (!self.shares_subject(*at)).then_some(None)))?
    }

    fn own_subject(&self, verb: usize) -> Option<(usize, Link)> {
        let own = self.child(verb, &[Link::Subject, Link::PassiveSubject]).map(|at| (at, self.link(at)));
        let above = self.head(verb);
        match (own, self.link(verb)) {
            (Some((at, link)), Link::Relative) if self.part(at) == Part::Relative => Some((above?, link)),
            (Some(own), _) => Some(own),
            (None, Link::Reduced) if self.part(verb) == Part::Participle => Some((above?, Link::PassiveSubject)),
            (None, Link::Reduced) if self.part(verb) == Part::Gerund => Some((above?, Link::Subject)),
            (None, _) => None,
        }
    }

    /// True if a verb without a subject of its own takes the subject of the verb above.
    fn shares_subject(&self, verb: usize) -> bool {
        let above = self.head(verb);
        match self.link(verb) {
            // "is due to leave": the subject of "is due" also leaves
            Link::Conjunct | Link::Adjective => true,
            Link::Adverbial => matches!(self.part(verb), Part::Gerund | Part::Participle),
            // "asked the men to leave": the object leaves
            Link::OpenClause => above.is_some_and(|above| self.child(above, &[Link::Object]).is_none()),
            _ => false,
        }
    }
}

/// A token and its ancestors up to the root; stops before a token would repeat.
fn path(nodes: &[Node], from: usize) -> Vec<usize> {
    let mut path = Vec::new();
    let mut at = from;
    while at < nodes.len() && path.len() < nodes.len() {
        path.push(at);
        let head = usize::from(nodes[at].head);
        if head == at {
            break;
        }
        at = head;
    }
    path
}
