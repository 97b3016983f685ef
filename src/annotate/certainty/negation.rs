//! Negation: negators, verbs of failing and refusing, and what they negate: the verb that a negator depends on with what it governs, and the verbs
//! joined to it that have neither subject nor auxiliary of their own.

use std::ops::Range;

use super::Sentence;
use crate::language::function_word::{FROM, NO, NOR, WITHOUT};
use crate::model::tree::{Link, Part};
use crate::model::{Content, Span};
use crate::text::TokenKind;

/// All negations in a statement.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<(Span, Content)> {
    let mut out: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (cue, scope) in (0..sentence.tokens.len()).filter_map(|at| negation(sentence, at)).filter(|(_, scope)| scope.start < scope.end) {
        // "was unable to" is one negation, and so is "neither … nor".
        let part = out.iter().any(|(first, _)| first.contains(&cue.start));
        let goes_on = sentence.norm(cue.start) == NOR && out.iter().any(|(_, first)| first.contains(&cue.start));
        if !part && !goes_on {
            out.push((cue, scope));
        }
    }
    out.into_iter().map(|(cue, scope)| (sentence.span(cue), Content::Negation { scope: sentence.span(scope) })).collect()
}

/// The cue at `at` and what it negates.
fn negation(sentence: &Sentence<'_>, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let (tree, data) = (sentence.tree, &sentence.language.certainty);
    if data.negates(sentence.norm(at)) && denies(sentence, at) {
        return Some((at..at + 1, at + 1..denied(sentence, at)));
    }
    if sentence.is_name(at) {
        return None;
    }
    if let Some((_, end)) = sentence.firsts(at).iter().find_map(|f| sentence.phrase(at, data.denials(f))) {
        let last = end - 1;
        let infinitive = tree.head(last).filter(|verb| *verb > last && tree.link(last) == Link::Auxiliary);
        // "left instead of voting", "rather than vote": a verb joined to the one that happened
        let beside = Some(end).filter(|at| *at < sentence.tokens.len() && tree.link(*at) == Link::Conjunct && tree.is_verb(*at));
        let to = infinitive.or(beside).map_or_else(|| (at..end).map(|at| sentence.end(at)).max().unwrap_or(end), |verb| sentence.end(verb));
        return (tree.is_verb(at) || end > at + 1).then(|| (at..end, end..to.max(end)));
    }
    if let Some(end) = nearly(sentence, at) {
        return Some((at..end, end..sentence.end(end)));
    }
    if tree.is_verb(at) && sentence.lemmas(at).any(|lemma| data.doubts(lemma)) && under_negator(sentence, at) {
        return Some((at..at + 1, at + 1..sentence.end(at)));
    }
    if tree.is_verb(at) && sentence.lemmas(at).any(|lemma| data.prevents(lemma)) {
        let from = tree.reach(at).find(|c| *c > at && sentence.norm(*c) == FROM && tree.child(*c, &[Link::PrepositionClause]).is_some())?;
        return Some((at..at + 1, from + 1..tree.reach(from).end));
    }
    None
}

/// "nobody doubts", "no historian doubts", "never doubted": true if a verb or its subject has a negator.
fn under_negator(sentence: &Sentence<'_>, verb: usize) -> bool {
    let negates = |at: usize| sentence.language.certainty.negates(sentence.norm(at));
    let tree = sentence.tree;
    tree.children(verb).any(|at| {
        let subject = matches!(tree.link(at), Link::Subject | Link::PassiveSubject);
        at < verb && (negates(at) || subject && tree.children(at).any(|own| own < at && negates(own)))
    })
}

/// "all but lost": the index of the participle, which the words before it say was only nearly so.
fn nearly(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let end = at + 2;
    let phrase = sentence.language.certainty.falls_short(sentence.norm(at), sentence.norm(at + 1));
    (phrase && end < sentence.tokens.len() && sentence.tree.part(end) == Part::Participle).then_some(end)
}

/// One past the last token that a negator negates.
fn denied(sentence: &Sentence<'_>, at: usize) -> usize {
    let tree = sentence.tree;
    let Some(head) = tree.head(at) else { return sentence.end(at) };
    match tree.link(at) {
        // "without a word": the object of the preposition
        Link::Preposition | Link::Marker if sentence.norm(at) == WITHOUT => {
            if tree.link(at) == Link::Marker {
                sentence.end(head)
            } else {
                tree.reach(at).end
            }
        }
        Link::Subject | Link::PassiveSubject => sentence.end(head),
        // "no longer" negates the verb
        Link::Negation if tree.link(head) == Link::Adverb => tree.head(head).map_or(head + 1, |verb| sentence.end(verb)),
        // "no shots were fired" negates the firing, "fired no shots" the shots; "neither the mayor nor the priest came" the coming
        Link::Determiner | Link::Other => match (tree.link(head), tree.head(head)) {
            (Link::Subject | Link::PassiveSubject, Some(verb)) => sentence.end(verb),
            _ => tree.reach(head).end,
        },
        _ => sentence.end(head).max(sentence.end(at)),
    }
}

/// True if the negator negates. False in "not only", "no fewer than", "No. 10", "whether or not", "if not", "no one but".
fn denies(sentence: &Sentence<'_>, at: usize) -> bool {
    let tokens = sentence.tokens;
    let next = tokens.get(at + 1);
    let before = at.checked_sub(1).map(|i| sentence.norm(i));
    let is_number = |at: usize| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    let number = tokens[at].is(NO) && sentence.norm(at + 1) == "." && is_number(at + 2);
    let label = tokens[at].is(NO) && tokens[at].capitalised(sentence.text) && is_number(at + 1);
    let turned = sentence.language.certainty.undoes_negator(sentence.norm(at + 1));
    let idle = before.is_some_and(|word| sentence.language.certainty.idles_negator(word));
    let alone = next.is_none_or(|t| t.kind == TokenKind::Mark && !t.is("\""));
    !(number || label || turned || idle || alone || excepted(sentence, at))
}

/// "no one but the cook", "no door except this one": true if an exception comes right after the negated words.
fn excepted(sentence: &Sentence<'_>, at: usize) -> bool {
    let denied = sentence.tree.head(at).filter(|head| *head > at && sentence.tree.link(at) == Link::Determiner).unwrap_or(at);
    // "did not save": there is no exception after a verb
    let verb = sentence.tree.link(at) == Link::Negation && sentence.tree.is_verb(denied + 1);
    !verb && sentence.language.certainty.excepts(sentence.norm(denied + 1), sentence.norm(denied + 2))
}
