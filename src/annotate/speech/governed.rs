//! What a reporting verb governs in the tree: the clause, infinitive or thing that it reports, in several pieces if the words of saying come between
//! ("the dam, he said, holds").

use std::ops::Range;

use super::unit::Unit;
use crate::annotate::clause::Tag;
use crate::language::Language;
use crate::language::function_word::{AS, THAT, TO};
use crate::language::speech::SpeechClass;
use crate::model::tree::{Link, Part};

/// What the verb at `verb` reports; `None` if the tree does not show it.
pub(super) fn governed(unit: &Unit<'_>, verb: usize, language: &Language) -> Option<Vec<Range<usize>>> {
    let heads = clause(unit, verb, language)
        .or_else(|| infinitive(unit, verb, language))
        .or_else(|| prepositional(unit, verb, language))
        .or_else(|| thing(unit, verb, language))
        .or_else(|| word(unit, verb));
    let out = match heads {
        Some(heads) => pieces(unit, &heads, verb),
        None => around(unit, verb)?,
    };
    Some(out).filter(|pieces| !pieces.is_empty())
}

/// "said that …", "…, he said": full clauses.
fn clause(unit: &Unit<'_>, verb: usize, language: &Language) -> Option<Vec<usize>> {
    let tree = &unit.tree;
    // "The lock allows barges to pass" makes something possible and does not report it.
    let open =
        |c: usize| tree.part(c) == Part::Base && tree.children(c).any(|to| tree.link(to) == Link::Auxiliary && unit.words[to].is(TO));
    let says = |c: &usize| language.speech.takes_infinitive(unit.words[verb].lemma) || !open(*c);
    let that = |c: usize| c > verb && tree.is_verb(c) && tree.child(c, &[Link::Marker]).is_some_and(|o| unit.words[o].is(THAT));
    let heads: Vec<usize> = tree.children(verb).filter(|c| tree.link(*c) == Link::Clause || that(*c)).filter(says).collect();
    let quoted = |c: &usize| {
        *c > verb && tree.link(*c) == Link::Object && tree.reach(*c).any(|w| matches!(unit.words[w].tag, Tag::Quoted | Tag::Speech))
    };
    (!heads.is_empty()).then(|| tree.children(verb).filter(quoted).chain(heads).collect())
}

/// "wants to go", "urged them to go", "denied going"; the raised subject of "is said to have gone".
fn infinitive(unit: &Unit<'_>, verb: usize, language: &Language) -> Option<Vec<usize>> {
    let (tree, speech, lemma) = (&unit.tree, &language.speech, unit.words[verb].lemma);
    let open = tree.child(verb, &[Link::OpenClause]).filter(|c| *c > verb)?;
    let fits = match tree.part(open) {
        Part::Gerund => speech.takes_object(lemma),
        Part::Base | Part::Participle => speech.takes_infinitive(lemma),
        Part::Present | Part::Past | Part::Modal | Part::Noun | Part::Relative | Part::Adjective | Part::Other => {
            speech.takes_object(lemma)
        }
    };
    let object = || tree.child(verb, &[Link::Object]).filter(|c| *c > verb && !takes_hearer(unit, verb, language));
    let raised = || tree.child(verb, &[Link::PassiveSubject]).filter(|_| !takes_hearer(unit, verb, language));
    fits.then(|| object().into_iter().chain(raised()).chain([open]).collect())
}

/// True if the object of the verb is the addressee, not part of the content.
fn takes_hearer(unit: &Unit<'_>, verb: usize, language: &Language) -> bool {
    let lemma = unit.words[verb].lemma;
    language.speech.takes_addressee(lemma) && matches!(language.speech.class_of(lemma), Some(SpeechClass::Neutral | SpeechClass::Warn))
}

/// "accused him of lying", "called for calm".
fn prepositional(unit: &Unit<'_>, verb: usize, language: &Language) -> Option<Vec<usize>> {
    let (tree, lemma) = (&unit.tree, unit.words[verb].lemma);
    let takes = |c: &usize| *c > verb && language.speech.takes_preposition(lemma, &unit.words[*c].token.norm);
    let at = tree.children(verb).filter(takes).find(|c| matches!(tree.link(*c), Link::Preposition | Link::Other | Link::Dative))?;
    let object = tree.child(verb, &[Link::Object]).filter(|c| *c > verb && *c < at);
    let accused = || tree.child(verb, &[Link::PassiveSubject]);
    match object.or_else(accused) {
        Some(object) if !takes_hearer(unit, verb, language) => Some(vec![object, at]),
        Some(_) | None => tree.children(at).find(|c| *c > at).map(|c| vec![c]),
    }
}

/// "announced a plan", "called her a liar", "praised them for their courage".
fn thing(unit: &Unit<'_>, verb: usize, language: &Language) -> Option<Vec<usize>> {
    let (tree, lemma) = (&unit.tree, unit.words[verb].lemma);
    let quoted = |at: usize| tree.reach(at).any(|w| matches!(unit.words[w].tag, Tag::Quoted | Tag::Speech));
    let passive =
        tree.child(verb, &[Link::PassiveAuxiliary]).is_some() || tree.link(verb) == Link::Reduced && tree.part(verb) == Part::Participle;
    let takes = language.speech.takes_object(lemma) && !passive;
    let objects = [Link::Object, Link::Predicate];
    let object = tree.children(verb).find(|c| *c > verb && objects.contains(&tree.link(*c)) && (takes || quoted(*c)))?;
    let on = |c: &usize| {
        let leads = tree.link(*c) == Link::Preposition && language.speech.leading_on.contains(&unit.words[*c].token.norm);
        *c > object && (leads || tree.link(*c) == Link::Predicate)
    };
    Some(std::iter::once(object).chain(tree.children(verb).filter(on)).collect())
}

/// "said yes".
fn word(unit: &Unit<'_>, verb: usize) -> Option<Vec<usize>> {
    unit.tree.child(verb, &[Link::Interjection]).filter(|c| *c > verb).map(|c| vec![c])
}

/// "The dam, he said, holds"; "as he said, the dam holds": the clause that the verb is inserted in or attached to.
fn around(unit: &Unit<'_>, verb: usize) -> Option<Vec<Range<usize>>> {
    let tree = &unit.tree;
    // it may depend on the auxiliary: "the dam, he said, had burst"
    let auxiliary = |at: &usize| matches!(tree.link(*at), Link::Auxiliary | Link::PassiveAuxiliary);
    let above = tree.above(verb..verb + 1).into_iter().find(|at| !auxiliary(at))?;
    let as_said = || tree.link(verb) == Link::Adverbial && tree.children(verb).any(|c| c < verb && unit.words[c].is(AS));
    (tree.link(verb) == Link::Parenthesis || as_said()).then(|| runs(unit, tree.reach(above), |at| !under(unit, at, verb)))
}

/// True if a word depends on another, or is that word.
fn under(unit: &Unit<'_>, at: usize, top: usize) -> bool {
    at == top || unit.tree.above(at..at + 1).contains(&top)
}

/// The words of some phrases that depend on the verb, without its other dependents.
fn pieces(unit: &Unit<'_>, heads: &[usize], verb: usize) -> Vec<Range<usize>> {
    let reach = heads.iter().map(|h| unit.tree.reach(*h));
    let mut out = Vec::new();
    for range in reach {
        let kept = |at: usize| heads.iter().any(|h| under(unit, at, *h)) || !under(unit, at, verb);
        out.extend(runs(unit, range, kept));
    }
    out.sort_by_key(|r| r.start);
    joined(unit, out)
}

/// Joins pieces that touch or have only punctuation between them.
fn joined(unit: &Unit<'_>, pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last) if (last.end..piece.start).all(|at| is_mark(unit, at)) => last.end = last.end.max(piece.end),
            _ => out.push(piece),
        }
    }
    out
}

/// The words of a range that are kept, as runs. Drops runs of punctuation only.
fn runs(unit: &Unit<'_>, range: Range<usize>, kept: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for at in range.filter(|at| kept(*at)) {
        match out.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => out.push(at..at + 1),
        }
    }
    out.retain(|r| !r.clone().all(|at| is_mark(unit, at) || unit.tree.part(at) == Part::Relative || unit.words[at].is(THAT)));
    out
}

fn is_mark(unit: &Unit<'_>, at: usize) -> bool {
    matches!(unit.words[at].tag, Tag::Comma | Tag::Stop | Tag::Colon | Tag::Dash | Tag::Other | Tag::Quotation | Tag::Hyphen)
}
