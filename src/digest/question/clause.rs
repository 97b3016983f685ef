//! The clause that holds a value in dispute: its subject, its verb and what it cannot do without. What does not belong to the question is left
//! out: relative clauses, what is joined by "and", and who said so.

use super::told::Told;
use crate::model::StatementKind;
use crate::model::tree::{Link, Part};

/// More words than this, and nobody reads a question.
const LONG: usize = 18;

/// So many words a question may have before what it could do without is left out.
const ENOUGH: usize = 11;

/// A clause; tokens in order.
pub(super) struct Clause {
    /// Its subject, without the value.
    pub(super) subject: Vec<usize>,
    /// Its auxiliaries: "had been".
    pub(super) auxes: Vec<usize>,
    pub(super) verb: usize,
    /// All else that is kept.
    pub(super) rest: Vec<usize>,
    /// What is left out as the value.
    pub(super) gone: Vec<usize>,
    /// How far it is from a short, plain sentence.
    pub(super) cost: usize,
}

/// The verbs of a clause: which carries it, and which has its subject and auxiliaries. They differ in "were shot and *killed*".
#[derive(Clone, Copy)]
pub(super) struct Verbs {
    pub(super) main: usize,
    pub(super) frame: usize,
}

/// The finite verb that a token stands under, or that it is.
pub(super) fn verbs(told: &Told<'_>, from: usize) -> Option<Verbs> {
    let tree = told.tree();
    let mut main = std::iter::once(from).chain(tree.above(from..from + 1)).find(|at| tree.is_verb(*at))?;
    loop {
        if tree.is_finite(main) {
            return Some(Verbs { main, frame: main });
        }
        let above = tree.head(main)?;
        match tree.link(main) {
            Link::OpenClause | Link::PrepositionClause | Link::Clause | Link::Adjective => {
                main = std::iter::once(above).chain(tree.above(above..above + 1)).find(|at| tree.is_verb(*at))?;
            }
            Link::Conjunct if tree.is_finite(above) && tree.child(above, &[Link::Auxiliary, Link::PassiveAuxiliary]).is_some() => {
                return Some(Verbs { main, frame: above });
            }
            _ => return None,
        }
    }
}

/// The clause of these verbs without the tokens that are `gone`, which are in order. Subject and object may stay empty where they are gone.
pub(super) fn clause(told: &Told<'_>, verbs: Verbs, gone: Vec<usize>) -> Option<Clause> {
    let tree = told.tree();
    let Verbs { main, frame } = verbs;
    let there = tree.children(frame).find(|at| *at < frame && told.language.functions.subject_pronouns.contains(told.norm(*at)));
    let head = tree.subject(frame).map(|(at, _)| at).or(there)?;
    let own = tree.head(head) == Some(frame);
    let left_out = |at: usize| gone.binary_search(&at).is_ok();
    // A subject from above must not bring along the clause that it is the subject of.
    let mut without = gone.clone();
    if !own {
        without.extend(tree.children(head).filter(|child| matches!(tree.link(*child), Link::Relative | Link::Reduced)));
        without.sort_unstable();
    }
    let subject = if left_out(head) { Vec::new() } else { told.phrase(head, &without) };
    if !subject.is_empty() && subject.iter().any(|at| told.language.speech.writer.contains(told.norm(*at))) {
        return None;
    }
    let help = |at: &usize| matches!(tree.link(*at), Link::Auxiliary | Link::PassiveAuxiliary) && tree.part(*at) != Part::Other;
    let auxes: Vec<usize> = tree.children(frame).filter(|at| *at < frame && help(at)).collect();
    let (core, more) = kept(told, verbs, head, &gone)?;
    let mut rest = core;
    let mut words = subject.len() + auxes.len() + 1 + rest.len();
    if words > LONG {
        return None;
    }
    for phrase in more {
        if words + phrase.len() <= ENOUGH {
            words += phrase.len();
            rest.extend(phrase);
        }
    }
    rest.sort_unstable();
    rest.dedup();
    let rest = told.with_joints(rest);
    let mut out = Clause { subject, auxes, verb: main, rest, gone, cost: 0 };
    out.cost = cost(told, &out, verbs, head, own);
    Some(out)
}

/// What the verb cannot do without, and what it can, phrase by phrase.
fn kept(told: &Told<'_>, verbs: Verbs, subject: usize, gone: &[usize]) -> Option<(Vec<usize>, Vec<Vec<usize>>)> {
    let tree = told.tree();
    let Verbs { main, frame } = verbs;
    let (mut core, mut more) = (Vec::new(), Vec::new());
    if frame != main {
        core.extend(tree.children(frame).filter(|at| *at < frame && tree.link(*at) == Link::Negation));
    }
    for child in tree.children(main).filter(|at| *at != subject && gone.binary_search(at).is_err()) {
        let reach = tree.reach(child);
        let before = reach.start < main && frame == main && reach.start < subject;
        let near = (main + 1..reach.start).all(|at| tree.head(at) == Some(main) && tree.reach(at).len() == 1 || told.is_mark(at));
        let phrase = told.phrase(child, gone);
        let hollow = matches!(tree.link(child), Link::Preposition | Link::Agent)
            && tree
                .child(child, &[Link::PrepositionObject, Link::PrepositionClause, Link::Preposition, Link::Adverb])
                .is_some_and(|at| gone.binary_search(&at).is_ok());
        match tree.link(child) {
            _ if hollow => {}
            Link::Object | Link::Predicate | Link::Adjective | Link::Dative | Link::OpenClause | Link::Negation => core.extend(phrase),
            Link::Clause if reach.start > main && reach.len() <= 9 => core.extend(phrase),
            // Without what was said a saying is nothing.
            Link::Clause if reach.start > main => return None,
            Link::Agent => more.push(phrase),
            Link::Preposition if before => {}
            Link::Preposition if near && (reach.start == main + 1 || phrase.len() <= 8) => core.extend(phrase),
            Link::Preposition | Link::Measure => more.push(phrase),
            Link::Adverb | Link::Other if before || phrase.len() > 2 || beside_a_mark(told, child) => {}
            Link::Adverb | Link::Other if !told.is_mark(child) => core.extend(phrase),
            _ => {}
        }
    }
    core.sort_unstable();
    Some((core, more))
}

fn beside_a_mark(told: &Told<'_>, at: usize) -> bool {
    let reach = told.tree().reach(at);
    reach.start > 0 && told.norm(reach.start - 1) == "," || told.norm(reach.end) == ","
}

fn cost(told: &Told<'_>, clause: &Clause, verbs: Verbs, head: usize, own: bool) -> usize {
    let tree = told.tree();
    let functions = &told.language.functions;
    let pronoun = !clause.subject.is_empty() && functions.subject_pronouns.contains(told.norm(head));
    let bare = tree.child(verbs.frame, &[Link::Auxiliary, Link::PassiveAuxiliary]).is_none() && tree.part(verbs.frame) == Part::Present;
    let words = clause.subject.len() + clause.auxes.len() + 1 + clause.rest.len();
    let letters: Vec<char> = told.statement.span.text(told.text).chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count() * 2 > letters.len();
    let all = clause.subject.iter().chain(&clause.rest);
    let mine = all.filter(|at| functions.possessives.contains(told.norm(**at)) && tree.link(**at) == Link::Possessive).count();
    8 * usize::from(pronoun)
        + 4 * usize::from(!own)
        + 3 * usize::from(verbs.main != verbs.frame)
        + 12 * usize::from(capitals)
        + 4 * usize::from(told.statement.kind == StatementKind::Headline)
        + 2 * usize::from(bare)
        + 2 * mine
        + words.abs_diff(7)
        + 2 * usize::from(matches!(tree.link(verbs.frame), Link::Relative | Link::Adverbial))
}
