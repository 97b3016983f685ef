//! Answers that affirm or deny without "yes" and "no": they tell the event that was asked of ("I never signed it", "Nobody warned them"), or how
//! often, how much or when it was so ("Twice.", "Heavily.", "Three children.").

use std::collections::BTreeSet;

use crate::language::Language;
use crate::language::turns::Opening;
use crate::model::Statement;
use crate::model::tree::Link;
use crate::text::TokenKind;

/// The answer has the verb of the question, of the same agent, and adds no other thing that it was done to.
pub fn by_verb(answer: &Statement, question: &Statement, asked: &[&str], language: &Language) -> Option<Opening> {
    let functions = &language.functions;
    let root = |s: &Statement| (0..s.tokens.len()).find(|at| s.tree.is_verb(*at) && s.tree.link(*at) == Link::Root);
    let (own, put) = (root(answer)?, root(question)?);
    let lemmas = |s: &Statement, at: usize| -> BTreeSet<String> {
        let norm = &s.tokens[at].norm;
        language.verbs.readings(norm).iter().map(|r| r.lemma.clone()).chain([norm.clone()]).collect()
    };
    let (told, meant) = (lemmas(answer, own), lemmas(question, put));
    if is_choice(asked) || told.is_disjoint(&meant) || functions.is_auxiliary(&answer.tokens[own].norm) {
        return None;
    }
    let norm = |at: usize| answer.tokens[at].norm.as_str();
    let repeated = |at: usize| asked.contains(&norm(at));
    let subject = answer.tree.subject(own).map(|(at, _)| at)?;
    let nobody = language.turns.tells_none(&[norm(subject)]);
    let anybody = question.tree.subject(put).is_some_and(|(at, _)| {
        let norm = &question.tokens[at].norm;
        functions.subject_pronouns.contains(norm) && !functions.personal.contains(norm)
    });
    if !(functions.personal.contains(norm(subject)) || repeated(subject) || nobody || anybody) {
        return None;
    }
    let pronoun = |at: usize| functions.object_pronouns.contains(norm(at)) || functions.personal.contains(norm(at));
    let things = answer.tree.children(own).filter(|at| matches!(answer.tree.link(*at), Link::Object | Link::OpenClause | Link::Clause));
    let same_thing = things.into_iter().all(|at| pronoun(at) || repeated(at));
    // "Did you sign it in London?" / "I signed it in Paris."
    let words: Vec<usize> = (0..answer.tokens.len()).filter(|at| answer.tokens[*at].kind != TokenKind::Mark).collect();
    let prepositions: Vec<usize> = words.iter().copied().filter(|at| functions.prepositions.contains(norm(*at))).collect();
    let elsewhere = prepositions.iter().any(|at| {
        let object = answer.tree.child(*at, &[Link::PrepositionObject]);
        repeated(*at) && object.is_some_and(|object| !repeated(object) && !pronoun(object))
    });
    let denials = words.iter().filter(|at| functions.negators.contains(norm(**at))).count() + usize::from(nobody);
    let more = prepositions.iter().any(|at| !repeated(*at));
    match denials {
        _ if !same_thing || elsewhere => None,
        0 => Some(Opening::Yes),
        1 if !more => Some(Opening::No),
        _ => None,
    }
}

/// How often, how much, when: nothing but adverbs, figures, small words and words of the question.
pub fn by_detail(own: &[&str], asked: &[&str], language: &Language) -> Option<Opening> {
    const MOST: usize = 6;
    let (functions, dates) = (&language.functions, &language.dates);
    let inverted = asked.first().is_some_and(|first| functions.is_auxiliary(first));
    let words = language.turns.unhedged(own);
    let figure = |word: &str| dates.numbers.contains_key(word) || word.bytes().all(|b| b.is_ascii_digit());
    let adverb = |word: &str| functions.is_adverb(word) && !language.turns.leaves_open(word);
    let small = |word: &&&str| {
        figure(word)
            || adverb(word)
            || asked.contains(*word)
            || functions.prepositions.contains(**word)
            || functions.determiners.contains(**word)
            || functions.time_words.contains(**word)
    };
    let first = words.first()?;
    let open = words.iter().any(|word| language.turns.leaves_open(word) || functions.negators.contains(*word));
    if is_choice(asked) || !inverted || open || words.len() > MOST || !(adverb(first) || figure(first)) {
        return None;
    }
    // "Were there any passengers?" / "Three children."
    let counted = words.iter().any(|word| figure(word)) && asked.contains(&"any");
    (counted || words.iter().all(|word| small(&word))).then_some(Opening::Yes)
}

/// "Left or right?"
fn is_choice(asked: &[&str]) -> bool {
    asked.contains(&"or")
}
