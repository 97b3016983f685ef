//! Noun phrases, and the part each plays to a verb: who does it, to whom or what it is done, where to or what with. Names, numbers and
//! pronouns name no kind of thing and are no phrases here.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::{Pair, Said};
use super::tie;
use crate::model::tree::{Link, Part};
use crate::text::TokenKind;

/// Words that a phrase shows before its head.
const LONGEST: usize = 5;

/// The part that a phrase plays to a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role<'a> {
    /// Who does it.
    Doer,
    /// To whom or what it is done.
    Target,
    /// What follows a preposition.
    After(&'a str),
}

/// A noun in its part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Played<'a> {
    /// Place of the verb.
    pub verb: usize,
    /// The part.
    pub role: Role<'a>,
    /// Place of the noun.
    pub head: usize,
}

/// All nouns that play a part to a verb of the statement.
pub(super) fn played<'a>(said: &'a Said<'_>) -> Vec<Played<'a>> {
    let tree = &said.statement.tree;
    (0..said.stems.len()).filter(|at| tree.is_verb(*at)).flat_map(|verb| parts(said, verb)).collect()
}

/// The nouns that play a part to one verb, those that stand beside them with "and" as well.
fn parts<'a>(said: &'a Said<'_>, verb: usize) -> Vec<Played<'a>> {
    let tree = &said.statement.tree;
    let mut out = first_parts(said, verb);
    for at in 0.. {
        let Some(Played { role, head, .. }) = out.get(at).copied() else { break };
        let beside = tree.children(head).filter(|child| tree.link(*child) == Link::Conjunct && tree.part(*child) == Part::Noun);
        out.extend(beside.map(|head| Played { verb, role, head }));
    }
    out
}

/// The noun that plays each part, the first of several.
fn first_parts<'a>(said: &'a Said<'_>, verb: usize) -> Vec<Played<'a>> {
    let tree = &said.statement.tree;
    let mut out = Vec::new();
    if let Some((head, link)) = tree.subject(verb) {
        out.push(Played { verb, head, role: if link == Link::PassiveSubject { Role::Target } else { Role::Doer } });
    }
    for child in tree.children(verb) {
        let (link, under) = (tree.link(child), tree.child(child, &[Link::PrepositionObject]));
        let role = if link == Link::Agent { Role::Doer } else { Role::After(&said.statement.tokens[child].norm) };
        if link == Link::Object {
            out.push(Played { verb, head: child, role: Role::Target });
        } else if let Some(head) = under.filter(|_| matches!(link, Link::Agent | Link::Preposition)) {
            out.push(Played { verb, head, role });
        }
    }
    out
}

/// The verbs of clauses that hang on a noun: "a man who fled", "a man armed with a gun".
pub(super) fn told_of(said: &Said<'_>, noun: usize) -> Vec<usize> {
    let tree = &said.statement.tree;
    tree.children(noun).filter(|child| matches!(tree.link(*child), Link::Relative | Link::Reduced) && tree.is_verb(*child)).collect()
}

/// Is it a common noun with a content of its own?
pub(super) fn is_common(said: &Said<'_>, at: usize) -> bool {
    let (tree, token) = (&said.statement.tree, &said.statement.tokens[at]);
    let plain = token.kind == TokenKind::Word && said.content.contains(&said.stems[at]) && !said.is_figure(token);
    plain && tree.part(at) == Part::Noun && !tree.proper(at) && !tie::is_named(said, &(at..at + 1))
}

/// A noun with the words right before it that say what kind it is: "senior customs officers", without article and number.
pub(super) fn phrase(said: &Said<'_>, head: usize) -> Range<usize> {
    let tree = &said.statement.tree;
    let mut from = head;
    while from > 0 && head - from < LONGEST {
        let before = from - 1;
        let token = &said.statement.tokens[before];
        let within = tree.head(before).is_some_and(|above| (from..=head).contains(&above));
        let says_kind = token.kind == TokenKind::Word && matches!(tree.link(before), Link::Modifier | Link::Compound | Link::Adverb);
        if !within || !(says_kind || token.is("-")) || said.is_figure(token) {
            break;
        }
        from = before;
    }
    while said.statement.tokens[from].is("-") {
        from += 1;
    }
    from..head + 1
}

/// The lemma of the verb at a place, or the word itself.
pub(super) fn lemma(pair: &Pair<'_>, said: &Said<'_>, verb: usize) -> String {
    let norm = &said.statement.tokens[verb].norm;
    pair.reading.language.verbs.readings(norm).first().map_or_else(|| norm.clone(), |r| r.lemma.clone())
}

/// Least words, and least share of the words of the lesser, that two clauses which tell one event have in common.
const LEAST_WORDS: usize = 2;
const LEAST_SHARE: f64 = 0.3;

/// Do the clauses of two verbs tell much the same, whatever the verbs are: "made off with gems from the Carlton in Cannes", "robbed the
/// Carlton in Cannes"?
pub(super) fn tell_the_same(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let told = |said: &Said<'_>, verb: usize| -> BTreeSet<String> {
        said.stems[said.statement.tree.reach(verb)].iter().filter(|s| said.content.contains(*s)).cloned().collect()
    };
    let (a, b) = (told(pair.left, left), told(pair.right, right));
    let (shared, least) = (a.intersection(&b).count(), a.len().min(b.len()));
    shared >= LEAST_WORDS && shared as f64 >= LEAST_SHARE * least as f64
}

/// Do the verbs at or above two stretches share a part: the same agent, patient or place, by its word or another word for it?
pub(super) fn share_a_part(pair: &Pair<'_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let of = |said: &Said<'_>, at: &Range<usize>| -> Vec<String> {
        let verb = at.clone().find(|i| said.statement.tree.is_verb(*i));
        let played = verb.map_or_else(Vec::new, |verb| parts(said, verb));
        played.iter().map(|p| said.stems[p.head].clone()).filter(|stem| said.content.contains(stem)).collect()
    };
    let theirs = of(pair.right, right);
    let alike = |x: &str, y: &str| x == y || pair.reading.language.synonyms.share_a_sense(x, y);
    of(pair.left, left).iter().any(|x| theirs.iter().any(|y| alike(x, y)))
}

/// Are two events done to two different things?
pub(super) fn done_to_others(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let of = |said: &Said<'_>, verb: usize| -> Vec<String> {
        parts(said, verb).iter().filter(|p| p.role == Role::Target).map(|p| said.stems[p.head].clone()).collect()
    };
    let (ours, theirs) = (of(pair.left, left), of(pair.right, right));
    let alike = |x: &String| theirs.iter().any(|y| x == y || pair.reading.language.synonyms.share_a_sense(x, y));
    !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(alike)
}
