//! Hedges, modals, plans and conditions: what makes an event less certain than a plain fact, or more certain. A cue applies only to its own verb
//! and what that governs.

use std::ops::Range;

use super::Sentence;
use crate::language::certainty::{Level, ModalSense};
use crate::language::function_word::{BE, HAVE, IF, TO};
use crate::language::inflect::Tense;
use crate::language::verbs::Reading;
use crate::model::tree::{Link, Part};
use crate::model::{Certainty, Content, Reality, Span};
use crate::text::TokenKind;

/// All certainty cues in a statement.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<(Span, Content)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        match cue(sentence, at) {
            Some((cue, level, scope)) if scope.start < scope.end => {
                let certainty = Certainty { reality: reality(level), scope: sentence.span(scope) };
                out.push((sentence.span(cue.clone()), Content::Certainty(certainty)));
                at = cue.end;
            }
            _ => at += 1,
        }
    }
    out
}

/// The future of headlines: "Harbour board to buy two cranes". Their trees are often wrong if every word has a capital, so the verb is
/// identified by its form.
pub(super) fn title(sentence: &Sentence<'_>) -> Option<(Span, Content)> {
    let (tree, functions) = (sentence.tree, &sentence.language.functions);
    let finite =
        |at: &usize| matches!(tree.part(*at), Part::Present | Part::Past | Part::Modal) || functions.is_auxiliary(sentence.norm(*at));
    let to = (0..sentence.tokens.len()).find(|at| sentence.norm(*at) == TO)?;
    let base = |r: &Reading| matches!(r.tense, Tense::Base | Tense::Either);
    let verb = sentence.norm(to + 1) == BE || sentence.language.verbs.readings(sentence.norm(to + 1)).iter().any(base);
    let stop = (to..sentence.tokens.len())
        .find(|at| sentence.tokens[*at].kind == TokenKind::Mark && matches!(sentence.norm(*at), ":" | ";" | "-" | "."));
    (to > 0 && verb && !(0..to).any(|at| finite(&at))).then(|| {
        let scope = sentence.span(0..stop.unwrap_or(sentence.tokens.len()));
        (sentence.span(to..to + 1), Content::Certainty(Certainty { reality: Reality::Planned, scope }))
    })
}

fn reality(level: Level) -> Reality {
    match level {
        Level::Confirmed => Reality::Confirmed,
        Level::Probable => Reality::Probable,
        Level::Possible => Reality::Possible,
        Level::Alleged => Reality::Alleged,
        Level::Planned => Reality::Planned,
        Level::Conditional => Reality::Conditional,
        Level::Unknown => Reality::Unknown,
    }
}

/// The cue at `at`, its level and its scope.
fn cue(sentence: &Sentence<'_>, at: usize) -> Option<(Range<usize>, Level, Range<usize>)> {
    let (tree, data) = (sentence.tree, &sentence.language.certainty);
    if sentence.is_name(at) {
        return None;
    }
    if let Some((phrase, end)) = sentence.firsts(at).iter().find_map(|f| sentence.phrase(at, data.phrases(f)))
        && (phrase.words.len() > 1 || governs(sentence, at, phrase.means))
    {
        let doubted = phrase.means == Level::Unknown && denied(sentence, at);
        return (!doubted).then(|| (at..end, phrase.means, following(sentence, at, end)));
    }
    if tree.part(at) == Part::Modal {
        let verb = tree.head(at)?;
        return modal(sentence, at, verb).map(|level| (at..at + 1, level, sentence.clause(verb)));
    }
    if tree.link(at) == Link::Modifier {
        let level = data.adjective(sentence.norm(at))?;
        let noun = tree.head(at).filter(|noun| *noun > at)?;
        return Some((at..at + 1, level, at + 1..noun + 1));
    }
    let level = data.adverb(sentence.norm(at))?;
    let head = tree.head(at)?;
    // "reportedly wounded" may depend on an auxiliary
    let head = if tree.link(head) == Link::Auxiliary { tree.head(head)? } else { head };
    let scope = if tree.is_verb(head) || sentence.is_be(head) {
        sentence.clause(head)
    } else {
        // "possibly the world's biggest heist" applies to the heist
        let noun =
            tree.above(head..head + 1).into_iter().find(|up| !matches!(tree.link(*up), Link::Possessive | Link::Modifier | Link::Compound));
        let inside = matches!(tree.link(head), Link::Possessive | Link::Modifier | Link::Compound);
        at + 1..tree.reach(noun.filter(|_| inside).unwrap_or(head)).end
    };
    Some((at..at + 1, level, scope))
}

/// "Nobody doubts that": true for a doubt that is negated.
fn denied(sentence: &Sentence<'_>, at: usize) -> bool {
    let negates = |at: usize| sentence.language.certainty.negates(sentence.norm(at));
    let nobody = |at: usize| negates(at) || sentence.tree.children(at).any(|c| c < at && negates(c));
    sentence.tree.is_verb(at)
        && sentence.tree.children(at).any(|c| match sentence.tree.link(c) {
            Link::Negation => true,
            Link::Subject => nobody(c),
            _ => false,
        })
}

/// True if a phrase of one word is used as a cue: "order" and "accuse" must be verbs here.
fn governs(sentence: &Sentence<'_>, at: usize, level: Level) -> bool {
    match level {
        Level::Conditional | Level::Unknown => true,
        Level::Confirmed | Level::Probable | Level::Possible | Level::Alleged | Level::Planned => sentence.tree.is_verb(at),
    }
}

/// What a phrase governs: the infinitive with its raised subject; the clause after "that", "if" or "whether"; else what depends on it.
fn following(sentence: &Sentence<'_>, at: usize, end: usize) -> Range<usize> {
    let tree = sentence.tree;
    let last = end - 1;
    let governed = tree.head(last).filter(|head| *head > last);
    match tree.link(last) {
        Link::Auxiliary => {
            // "signed an agreement to sell": the subject of "signed" is to sell
            let verbs = (at..end).chain(tree.head(at).filter(|_| tree.link(at) == Link::Object));
            let subject = verbs.filter_map(|at| tree.subject(at)).map(|(subject, _)| tree.reach(subject).start).min();
            let start = subject.filter(|start| *start < at).unwrap_or(end);
            start..governed.map_or(end, |verb| sentence.end(verb))
        }
        Link::Marker => end..governed.map_or(end, |verb| sentence.end(verb)),
        link => {
            let above = tree.head(last).filter(|_| link == Link::Adjective).map(|verb| sentence.end(verb));
            end..(at..end).map(|at| sentence.end(at)).chain(above).max().unwrap_or(end).max(end)
        }
    }
}

/// What a modal verb means here; `None` if the clause is a plain fact.
fn modal(sentence: &Sentence<'_>, at: usize, verb: usize) -> Option<Level> {
    let tree = sentence.tree;
    let norm = sentence.norm(at);
    let negated = tree.child(verb, &[Link::Negation]).is_some();
    let perfect = tree.children(verb).any(|c| tree.link(c) == Link::Auxiliary && sentence.norm(c) == HAVE);
    let data = &sentence.language.certainty;
    let able = || negated || sentence.lemmas(verb).any(|lemma| data.is_ability(lemma));
    match data.modal_sense(norm) {
        Some(ModalSense::Ability) if !perfect && able() => None,
        Some(ModalSense::Conclusion) if perfect => Some(Level::Probable),
        // "said it would close": the future, seen from the past
        Some(ModalSense::FutureInPast) if !perfect && reported(sentence, verb) && !conditional(sentence, verb) => Some(Level::Planned),
        _ => data.modal(norm),
    }
}

/// True if the verb is in what somebody said or thought.
fn reported(sentence: &Sentence<'_>, verb: usize) -> bool {
    let tree = sentence.tree;
    let says = |at: usize| tree.is_verb(at) && sentence.lemmas(at).any(|lemma| sentence.language.speech.class_of(lemma).is_some());
    let aside = || tree.children(verb).any(|c| tree.link(c) == Link::Parenthesis && says(c));
    tree.above(verb..verb + 1).into_iter().any(says) || aside()
}

fn conditional(sentence: &Sentence<'_>, verb: usize) -> bool {
    let tree = sentence.tree;
    tree.children(verb).any(|c| tree.link(c) == Link::Adverbial && tree.children(c).any(|o| sentence.norm(o) == IF))
}
