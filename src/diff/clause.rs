//! What a statement tells in each of its clauses: the verb, or the noun of "there were no survivors"; of whom; in which words; and whether it
//! is asserted or denied, every negator counted.

use std::ops::Range;

use super::pair::Pair;
use super::said::Said;
use crate::model::Span;
use crate::model::tree::{Link, Part};

/// One clause.
pub struct Clause {
    /// Its verb, or the noun that is told to be there; of "was dry" the adjective.
    pub at: usize,
    /// The verb that carries its tense: "failed" of "failed to stop", "was" of "was dry".
    pub top: usize,
    /// The head of its subject.
    pub subject: Option<usize>,
    /// Does the subject undergo the event?
    pub passive: bool,
    /// Places of the content words that it tells, verb and subject among them.
    pub words: Vec<usize>,
    /// Is it denied, so that it is not so?
    pub denied: bool,
}

/// All clauses of a statement, in order of their verbs.
pub fn clauses(pair: &Pair<'_>, said: &Said<'_>) -> Vec<Clause> {
    (0..said.stems.len()).flat_map(|at| clause(pair, said, at).into_iter().chain(no_such_event(pair, said, at))).collect()
}

fn clause(pair: &Pair<'_>, said: &Said<'_>, verb: usize) -> Option<Clause> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let functions = &pair.reading.language.functions;
    if !tree.is_verb(verb) {
        return None;
    }
    let being = functions.be.contains(&tokens[verb].norm);
    let told = if being { tree.child(verb, &[Link::Adjective, Link::Predicate]) } else { None };
    let there = tree.children(verb).find(|c| *c < verb && tokens[*c].is("there") && tree.link(*c) == Link::Other);
    let at = match (told, there) {
        (Some(told), _) if tree.part(told) == Part::Adjective => told,
        (Some(told), Some(_)) => told,
        _ => verb,
    };
    // "left without a word": who left said none
    let carrier = tree.head(verb).filter(|_| tree.link(verb) == Link::PrepositionClause).and_then(|preposition| tree.head(preposition));
    let subject = tree.subject(verb).or_else(|| tree.subject(carrier?)).filter(|_| there.is_none());
    let top = top(pair, said, verb);
    let none = |head: usize| is_none(pair, said, head);
    // "saw no one" denies the seeing as "did not see anyone" does
    let object = tree.child(verb, &[Link::Object, Link::Predicate]).filter(|object| *object != at && none(*object));
    let denied = said.denies(at) ^ object.is_some();
    let words = words(pair, said, (verb, top), subject.map(|(head, _)| head));
    let passive = subject.is_some_and(|(_, link)| link == Link::PassiveSubject);
    Some(Clause { at, top, subject: subject.map(|(head, _)| head), passive, words, denied })
}

/// "Made no payment", "received no complaints": the event that a noun names, under a verb that says only that there was none of it. Whoever
/// got no complaint did not complain, so that nobody is its subject.
fn no_such_event(pair: &Pair<'_>, said: &Said<'_>, verb: usize) -> Option<Clause> {
    let tree = &said.statement.tree;
    if !tree.is_verb(verb) || !pair.reading.language.says_there_was(&said.statement.tokens[verb].norm) {
        return None;
    }
    let at = tree.child(verb, &[Link::Object, Link::PassiveSubject]).filter(|noun| is_none(pair, said, *noun))?;
    let mut words = words(pair, said, (verb, verb), tree.subject(verb).map(|(head, _)| head));
    words.retain(|word| *word != verb);
    Some(Clause { at, top: verb, subject: None, passive: false, words, denied: true })
}

/// The clause of what is to be done by a verb, under one that demands or allows it.
pub fn of(pair: &Pair<'_>, said: &Said<'_>, (verb, top): (usize, usize), subject: Option<(usize, Link)>) -> Clause {
    let passive = subject.is_some_and(|(_, link)| link == Link::PassiveSubject);
    let subject = subject.map(|(head, _)| head);
    Clause { at: verb, top, subject, passive, words: words(pair, said, (verb, verb), subject), denied: said.denies(verb) }
}

/// Is it a word or phrase for nobody or nothing: "no one", "none of the men", "neither of them"?
pub fn is_none(pair: &Pair<'_>, said: &Said<'_>, head: usize) -> bool {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let cue = |at: usize| {
        let starts = |span: Span| span.start() == tokens[at].start;
        pair.reading.language.certainty.negates(&tokens[at].norm) && said.negations().any(|(cue, _)| starts(cue))
    };
    cue(head) || tree.children(head).any(|c| c < head && matches!(tree.link(c), Link::Determiner | Link::Other) && cue(c))
}

/// Above "to stop" of "failed to stop" stands the verb that tells when: past verbs that only say whether it came to the event.
fn top(pair: &Pair<'_>, said: &Said<'_>, verb: usize) -> usize {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let mut at = verb;
    while let Some(above) = tree.head(at).filter(|above| *above < at) {
        let denier = said.negations().any(|(cue, scope)| said.tokens_in(cue).contains(&above) && said.tokens_in(scope).contains(&at));
        let adjective = tree.part(above) == Part::Adjective && denier;
        let being = pair.reading.language.functions.be.contains(&tokens[above].norm) && tree.part(at) == Part::Adjective;
        if !(denier && tree.link(at) == Link::OpenClause || adjective || being) {
            break;
        }
        at = above;
    }
    at
}

/// The content words of a clause: its subject, and what hangs on its verb and on the verbs above that only carry its tense. Clauses joined to
/// it stand by themselves, and "anybody" tells nothing.
fn words(pair: &Pair<'_>, said: &Said<'_>, (verb, top): (usize, usize), subject: Option<usize>) -> Vec<usize> {
    let tree = &said.statement.tree;
    let functions = &pair.reading.language.functions;
    let empty = |at: usize| {
        let norm = &said.statement.tokens[at].norm;
        let pronoun = functions.subject_pronouns.contains(norm) || functions.object_pronouns.contains(norm);
        pronoun || pair.reading.language.opposites.is_another(norm) || tree.link(at) == Link::Auxiliary
    };
    let cues: Vec<Range<usize>> = said.negations().map(|(cue, _)| said.tokens_in(cue)).collect();
    let joined: Vec<Range<usize>> = tree
        .reach(top)
        .filter(|at| *at != verb && *at != top && tree.is_verb(*at) && matches!(tree.link(*at), Link::Conjunct | Link::Parenthesis))
        .map(|at| tree.reach(at))
        .filter(|reach| !reach.contains(&verb))
        .collect();
    let own = tree.reach(top).chain(subject.into_iter().flat_map(|head| tree.reach(head)));
    let mut out: Vec<usize> = own
        .filter(|at| said.content.contains(&said.stems[*at]) && !empty(*at))
        .filter(|at| !joined.iter().any(|reach| reach.contains(at)))
        .filter(|at| *at == verb || !cues.iter().any(|cue| cue.contains(at)))
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}
