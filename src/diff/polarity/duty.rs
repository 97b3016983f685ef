//! Duty, permission and prohibition: "drivers shall use the north gate" against "drivers shall not use the north gate". Everything that one
//! side forbids or leaves open must be part of what the other demands or allows, with the same verb and subject.

use super::denied::{Clause, clause_half, covers, of_whom, same_subject, same_verb};
use crate::diff::finding::Half;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::language::certainty::{Duty, Level};
use crate::language::function_word::{FROM, HAVE, TO};
use crate::model::tree::{Link, Part};

/// Fewest content words of what is forbidden or left open: who and what.
const ENOUGH: usize = 2;

/// Something that must, may or must not be done.
struct Demand {
    clause: Clause,
    duty: Duty,
    /// True if only "may" or "can" says so, which can also express possibility.
    loose: bool,
}

/// The two sides of a conflict, with the stem of the verb.
pub(super) fn excluded_duties(pair: &Pair<'_>) -> Option<(Half, Half, String)> {
    let (left, right) = (duties(pair, pair.left), duties(pair, pair.right));
    let all = left.iter().flat_map(|a| right.iter().map(move |b| (a, b)));
    let excludes = |(a, b): &(&Demand, &Demand)| {
        let restricts = |stated: &Demand| matches!(stated.duty, Duty::Never | Duty::Free);
        let ((no, said), (yes, other)) = if restricts(a) { ((a, pair.left), (b, pair.right)) } else { ((b, pair.right), (a, pair.left)) };
        let few = no.clause.words.len() < ENOUGH && !pair.is_near_copy();
        a.duty.excludes(b.duty)
            && !(a.loose && b.loose)
            && !few
            && same_verb(pair, (said, no.clause.at), (other, yes.clause.at))
            && covers(pair, (said, &no.clause), (other, &yes.clause))
            && same_subject(pair, (said, &no.clause), (other, &yes.clause))
    };
    let (a, b) = { all }.find(excludes)?;
    Some((clause_half(pair, pair.left, &a.clause), clause_half(pair, pair.right, &b.clause), pair.left.stems[a.clause.at].clone()))
}

/// True if both only say that it is possible: "the mayor may resign", "the mayor may not resign". Then both are true. "May" is a
/// permission, not a guess, if its subject is generic, is a role that rules are made for, or is the patient.
pub(super) fn both_possible(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    is_possible(pair, pair.left, left) && is_possible(pair, pair.right, right)
}

fn is_possible(pair: &Pair<'_>, said: &Said<'_>, at: usize) -> bool {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let certainty = &pair.reading.language.certainty;
    let at = at.min(tokens.len().saturating_sub(1));
    let Some(verb) = (if tree.is_verb(at) { Some(at) } else { tree.governor(at..at + 1) }) else { return false };
    let modals = tree.children(verb).filter(|c| tree.link(*c) == Link::Auxiliary && tree.part(*c) == Part::Modal);
    let Some(modal) = modals.map(|at| tokens[at].norm.as_str()).find(|norm| certainty.modal(norm) == Some(Level::Possible)) else {
        return false;
    };
    if certainty.duty(modal).is_none() {
        return true;
    }
    let passive = tree.child(verb, &[Link::PassiveAuxiliary]).is_some();
    let bound = tree.subject(verb).is_none_or(|(subject, _)| {
        let the = tree.proper(subject)
            || tree
                .children(subject)
                .any(|c| matches!(tree.link(c), Link::Determiner | Link::Possessive) && !certainty.is_of_a_kind(&tokens[c].norm));
        !the || certainty.is_party(&tokens[subject].norm)
    });
    !passive && !bound
}

/// All that a statement demands, allows, forbids or leaves open.
fn duties(pair: &Pair<'_>, said: &Said<'_>) -> Vec<Demand> {
    (0..said.stems.len())
        .filter(|at| said.statement.tree.is_verb(*at))
        .filter_map(|verb| duty_of_verb(pair, said, verb).or_else(|| duty_of_modal(pair, said, verb)))
        .collect()
}

/// "shall enter", "may not enter", "need not enter".
fn duty_of_modal(pair: &Pair<'_>, said: &Said<'_>, verb: usize) -> Option<Demand> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let certainty = &pair.reading.language.certainty;
    let auxiliary = |at: &usize| {
        tree.link(*at) == Link::Auxiliary
            && (tree.part(*at) == Part::Modal || said.language.comparing.modals.duty.contains(&tokens[*at].norm))
    };
    let modal = tree.children(verb).find(auxiliary)?;
    // "must have entered" is a guess
    let perfect = tree.children(verb).any(|c| tree.link(c) == Link::Auxiliary && tokens[c].is(HAVE));
    let duty = certainty.duty(&tokens[modal].norm).filter(|_| !perfect)?;
    let duty = match (said.denies(verb), duty) {
        (false, duty) => duty,
        (true, Duty::Must) if certainty.denies_inside(&tokens[modal].norm) => Duty::Never,
        (true, duty) => duty.denied(),
    };
    let clause = of_whom(pair, said, (verb, verb), tree.subject(verb));
    Some(Demand { clause, duty, loose: said.language.comparing.modals.may_be_possible.contains(&tokens[modal].norm) })
}

/// "is required to enter", "does not have to enter", "is forbidden to enter", "is barred from entering".
fn duty_of_verb(pair: &Pair<'_>, said: &Said<'_>, verb: usize) -> Option<Demand> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let language = pair.reading.language;
    let above = tree.head(verb)?;
    let governor = match tree.link(verb) {
        Link::PrepositionClause if tokens[above].is(FROM) => tree.head(above)?,
        Link::OpenClause | Link::Adverbial | Link::Clause | Link::Reduced
            if tree.child(verb, &[Link::Auxiliary]).is_some_and(|to| tokens[to].is(TO)) =>
        {
            above
        }
        _ => return None,
    };
    let known = language.verbs.readings(&tokens[governor].norm).iter().map(|r| r.lemma.as_str());
    let duty = known.chain(std::iter::once(tokens[governor].norm.as_str())).find_map(|lemma| language.certainty.duty(lemma))?;
    let duty = if said.denies(governor) { duty.denied() } else { duty };
    let not = tree.children(verb).any(|c| tree.link(c) == Link::Negation);
    let duty = match (not, duty) {
        (true, Duty::Must) => Duty::Never,
        (true, Duty::May) => Duty::Free,
        (_, duty) => duty,
    };
    // "requires the tenant to paint": the object is the one to do it
    let own = tree.subject(verb).filter(|_| tree.child(verb, &[Link::Subject]).is_some());
    let object = || tree.child(governor, &[Link::Object]).map(|object| (object, Link::Subject));
    let agent = tree.subject(governor).map(|(head, _)| (head, Link::Subject));
    let active = tree.child(governor, &[Link::PassiveSubject, Link::PassiveAuxiliary]).is_none();
    let subject = own.or_else(|| object().filter(|_| active)).or(agent).map(|(head, link)| {
        let undergoes = tree.child(verb, &[Link::PassiveAuxiliary]).is_some();
        (head, if undergoes { Link::PassiveSubject } else { link })
    });
    Some(Demand { clause: of_whom(pair, said, (verb, governor), subject), duty, loose: false })
}
