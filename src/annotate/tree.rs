//! Gives every statement of an account its tree. All statements are parsed together, once, and the parser's tokens are mapped to ours by their
//! offsets in the text. Annotators and comparisons read the tree; nothing else of the parse is kept.

use crate::grammar::{Doc, Entity, Grammar, Token as Word};
use crate::language::function_word::{A, AN, POSSESSIVE, THE};
use crate::model::tree::{Link, Named, Node, Part, Tree};
use crate::model::{Account, EntityKind, Statement};
use crate::text::normalise::{is_unseen, letter};
use crate::text::{Token, TokenKind};

/// Parses the statements of an account.
pub(super) fn grow(account: &Account, statements: &mut [Statement], grammar: &Grammar) {
    statements.chunks_mut(TOGETHER).for_each(|some| grow_together(account, some, grammar));
}

/// This many statements are parsed together. More are not faster, and the parse is kept in memory until it is mapped to our tokens.
const TOGETHER: usize = 1_000;

fn grow_together(account: &Account, statements: &mut [Statement], grammar: &Grammar) {
    let short = |s: &&mut Statement| s.tokens.len() <= Tree::LONGEST;
    let plain: Vec<Plain> = statements.iter_mut().filter(short).map(|s| Plain::of(s.span.text(account.read()))).collect();
    let docs = grammar.parse_all(&plain.iter().map(|p| p.text.as_str()).collect::<Vec<_>>());
    for ((statement, mut doc), plain) in statements.iter_mut().filter(short).zip(docs).zip(&plain) {
        doc.tokens.iter_mut().for_each(|word| word.span = plain.place(word.span.start)..plain.place(word.span.end));
        statement.tree = tree(&statement.tokens, &doc, statement.span.start());
    }
}

/// A sentence in the letters that the grammar knows: on one line, without invisible characters, the long s as an s.
struct Plain {
    text: String,
    /// The original offset of each byte. Empty if no byte has moved.
    moved: Vec<usize>,
}

impl Plain {
    fn of(text: &str) -> Plain {
        let one_line = text.replace(['\n', '\r', '\t'], " ");
        if one_line.is_ascii() || !one_line.contains(|c| is_unseen(c) || letter(c).is_some()) {
            return Plain { text: one_line, moved: Vec::new() };
        }
        let (mut out, mut moved) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
        for (at, c) in one_line.char_indices().filter(|(_, c)| !is_unseen(*c)) {
            let from = out.len();
            match letter(c) {
                Some(plain) => out.push_str(plain),
                None => out.push(c),
            }
            moved.extend((from..out.len()).map(|_| at));
        }
        moved.push(text.len());
        Plain { text: out, moved }
    }

    fn place(&self, at: usize) -> usize {
        self.moved.get(at).copied().unwrap_or(at)
    }
}

/// The tree over our tokens. If one parser token covers several of ours, the last gets its node and the others depend on that; if one of ours covers
/// several parser tokens, it gets the node of the topmost.
fn tree(tokens: &[Token], doc: &Doc, base: usize) -> Tree {
    let words = &doc.tokens;
    let bearer = |word: &Word| {
        let at = tokens.partition_point(|t| t.start < word.span.end + base);
        at.checked_sub(1).filter(|at| tokens[*at].end > word.span.start + base)
    };
    let node = |(at, token): (usize, &Token)| {
        let first = words.partition_point(|w| w.span.end + base <= token.start);
        let end = words.partition_point(|w| w.span.start + base < token.end);
        let inside = first..end.max(first);
        let top = inside.clone().find(|w| !inside.contains(&words[*w].head) || words[*w].head == *w)?;
        let word = &words[top];
        let part = part(word);
        let last = bearer(word).filter(|last| *last > at);
        let head = last.or_else(|| bearer(&words[word.head])).unwrap_or(at);
        let link = if head == at {
            Link::Root
        } else if last.is_some() {
            Link::Other
        } else {
            link(word.label)
        };
        Some(Node { head: head as u16, link, part, proper: matches!(word.tag, "NNP" | "NNPS") })
    };
    let lone = |at: usize| Node { head: at as u16, link: Link::Root, part: Part::Other, proper: false };
    let mut nodes: Vec<Node> = tokens.iter().enumerate().map(|(at, token)| node((at, token)).unwrap_or(lone(at))).collect();
    behind_lists(&mut nodes, tokens);
    Tree::new(nodes).with_names(doc.entities.iter().filter_map(|e| named(tokens, words, e, base)).collect())
}

/// "According to a deal by the mayor, the abbot and the guild, wardens took the gate": a list does not continue after the item with "and", so the
/// noun between the last comma and the verb is the subject, and the parser's subject is an item of the list.
fn behind_lists(nodes: &mut [Node], tokens: &[Token]) {
    let heads = |nodes: &[Node], at: usize| usize::from(nodes[at].head);
    for subject in 0..nodes.len() {
        let verb = heads(nodes, subject);
        let opens = subject > 0 && verb > subject + 1 && matches!(nodes[subject].link, Link::Subject | Link::PassiveSubject);
        let Some(comma) = (subject + 1..verb).rfind(|at| opens && tokens[*at].is(",")) else { continue };
        let joined = |at: &usize| nodes[*at].link == Link::Coordination && *at < comma;
        let Some(and) = (subject + 1..comma).find(joined) else { continue };
        // the nouns after the comma that depend on those before it
        let later = (comma + 1..verb).find(|at| {
            let head = heads(nodes, *at);
            nodes[*at].part == Part::Noun
                && (head < comma && head >= subject)
                && matches!(nodes[*at].link, Link::Conjunct | Link::Apposition)
        });
        let before = (0..subject)
            .rev()
            .find(|at| nodes[*at].part == Part::Noun && matches!(nodes[*at].link, Link::PrepositionObject | Link::Conjunct));
        let verbs =
            (subject + 1..verb).any(|at| matches!(nodes[at].part, Part::Past | Part::Present | Part::Modal) && at < comma && at > and);
        let listed = (0..subject).any(|at| tokens[at].is(","));
        if let (Some(later), Some(before), false, true) = (later, before, verbs, listed) {
            nodes[later] = Node { head: verb as u16, link: nodes[subject].link, ..nodes[later] };
            nodes[subject] = Node { head: before as u16, link: Link::Conjunct, ..nodes[subject] };
        }
    }
}

/// A name found by the parser as a range of our tokens, without "the" before it and "'s" after it.
fn named(tokens: &[Token], words: &[Word], entity: &Entity, base: usize) -> Option<Named> {
    let kind = kind(entity.label)?;
    let spans = words.get(entity.tokens.clone())?;
    let (first, last) = (spans.first()?.span.start + base, spans.last()?.span.end + base);
    let mut from = tokens.partition_point(|t| t.start < first);
    let mut to = tokens.partition_point(|t| t.end <= last);
    while from < to && (matches!(tokens[from].norm.as_str(), THE | A | AN) || tokens[from].kind == TokenKind::Mark) {
        from += 1;
    }
    while from < to
        && (matches!(tokens[to - 1].norm.as_str(), POSSESSIVE | "'") || tokens[to - 1].kind == TokenKind::Mark && !tokens[to - 1].is("."))
    {
        to -= 1;
    }
    (from < to).then_some(Named { from: from as u16, to: to as u16, kind })
}

/// Our kind for an OntoNotes entity type. Dates and amounts have none.
fn kind(label: &str) -> Option<EntityKind> {
    match label {
        "PERSON" => Some(EntityKind::Person),
        "ORG" => Some(EntityKind::Organisation),
        "GPE" | "LOC" | "FAC" => Some(EntityKind::Place),
        "NORP" => Some(EntityKind::Group),
        "EVENT" => Some(EntityKind::Event),
        "PRODUCT" | "WORK_OF_ART" | "LAW" => Some(EntityKind::Product),
        _ => None,
    }
}

/// The link for a dependency label of ClearNLP, as in the English model, or of Universal Dependencies, as in those of other languages.
fn link(label: &str) -> Link {
    match label {
        "ROOT" => Link::Root,
        "nsubj" | "csubj" => Link::Subject,
        "nsubjpass" | "csubjpass" | "nsubj:pass" | "csubj:pass" => Link::PassiveSubject,
        "dobj" | "obj" => Link::Object,
        "agent" | "obl:agent" => Link::Agent,
        "prep" => Link::Preposition,
        "pobj" => Link::PrepositionObject,
        "aux" | "aux:tense" => Link::Auxiliary,
        "auxpass" | "aux:pass" => Link::PassiveAuxiliary,
        "neg" => Link::Negation,
        "det" => Link::Determiner,
        "conj" => Link::Conjunct,
        "xcomp" => Link::OpenClause,
        "ccomp" => Link::Clause,
        "advcl" => Link::Adverbial,
        "relcl" | "acl:relcl" => Link::Relative,
        "acl" => Link::Reduced,
        "appos" => Link::Apposition,
        "acomp" => Link::Adjective,
        "amod" => Link::Modifier,
        "punct" => Link::Punctuation,
        "mark" => Link::Marker,
        "pcomp" => Link::PrepositionClause,
        "parataxis" => Link::Parenthesis,
        "attr" | "oprd" => Link::Predicate,
        "dative" => Link::Dative,
        "advmod" => Link::Adverb,
        "poss" => Link::Possessive,
        "npadvmod" => Link::Measure,
        "cc" => Link::Coordination,
        "compound" => Link::Compound,
        "intj" => Link::Interjection,
        _ => Link::Other,
    }
}

fn part(word: &Word) -> Part {
    match word.tag {
        // "the captured town": a participle used as an adjective
        "VBN" | "VBG" if word.label == "amod" => Part::Adjective,
        "VB" => Part::Base,
        "VBP" | "VBZ" => Part::Present,
        // Universal tags have no tense; news reports the past
        "VBD" | "VERB" => Part::Past,
        "VBN" => Part::Participle,
        "VBG" => Part::Gerund,
        "MD" => Part::Modal,
        "WDT" | "WP" => Part::Relative,
        "NN" | "NNS" | "NNP" | "NNPS" | "PRP" | "CD" | "NOUN" | "PROPN" | "PRON" | "NUM" => Part::Noun,
        "JJ" | "JJR" | "JJS" | "ADJ" => Part::Adjective,
        _ => Part::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::tree;
    use crate::grammar::parse;
    use crate::text::tokens;

    /// Each token with the word it depends on.
    fn heads(text: &str) -> Vec<(String, String)> {
        let tokens = tokens(text, 0);
        let tree = tree(&tokens, &parse(text), 0);
        let name = |at: usize| tokens[at].norm.clone();
        (0..tokens.len()).map(|at| (name(at), tree.head(at).map_or_else(String::new, name))).collect()
    }

    #[test]
    fn what_one_side_cuts_and_the_other_does_not_still_hangs_together() {
        let text = "The 44-day war didn't end at 5 p.m., Rahimi's men said.";
        let heads = heads(text);
        let head = |word: &str| heads.iter().find(|(w, _)| w == word).map(|(_, h)| h.as_str());
        assert_eq!(head("44"), Some("day"));
        assert_eq!(head("war"), Some("end"));
        assert_eq!(head("n't"), Some("end"));
        assert_eq!(head("rahimi"), Some("men"));
        assert_eq!(heads.iter().filter(|(_, h)| h.is_empty()).count(), 1);
    }

    #[test]
    fn subjects_and_governors() {
        let text = "The men, who fled on Monday, were seized and jailed on Friday.";
        let tokens = tokens(text, 0);
        let tree = tree(&tokens, &parse(text), 0);
        let at = |word: &str| tokens.iter().position(|t| t.is(word)).expect("it is there");
        let subject = |verb: &str| tree.subject(at(verb)).map(|(s, _)| tokens[s].norm.as_str());
        assert_eq!((subject("fled"), subject("seized"), subject("jailed")), (Some("men"), Some("men"), Some("men")));
        let governor = |word: &str| tree.governor(at(word)..at(word) + 1).map(|g| tokens[g].norm.as_str());
        assert_eq!((governor("monday"), governor("friday")), (Some("fled"), Some("jailed")));
    }
}
