//! How an answer replies to its question: yes, no, the value that was asked for, nothing, or a statement of its own. Some answers affirm or deny
//! without "yes" and "no": they repeat the event that was asked about ("I never signed it", "Nobody warned them"), or say how often, how much or when
//! it happened ("Twice.", "Heavily.", "Three children.").

use std::collections::BTreeSet;

use crate::language::Language;
use crate::language::function_word::OR;
use crate::language::turns::Opening;
use crate::model::tree::{Link, Part, Tree};
use crate::model::{Reply, Statement};
use crate::text::{Token, TokenKind};

/// An answer that only repeats the auxiliary of its question has at most this many words: "He most certainly did not."
const LONGEST_ECHO: usize = 6;

/// The reply of an answer to its question.
pub(super) fn reply_to(answer: &Statement, question: &Statement, language: &Language) -> Reply {
    let (own, asked) = (words(answer, language), words(question, language));
    let Some(first) = own.first() else { return Reply::Own };
    // Questions such as a witness's name or profession mean each witness separately.
    if language.turns.asks_of_oneself(&asked) {
        return Reply::Own;
    }
    // "Left or right?" / "Right."
    let choice = || own.len() <= 2 && asked.contains(first);
    let opening = language.turns.opening(&own).or_else(|| closing(&own, language)).filter(|_| !choice());
    match (opening, is_open_question(&asked, language)) {
        (Some((Opening::Open, _)), _) => Reply::Open,
        (Some((opening, _)), false) => decided(opening, question, &asked, language),
        (None, false) if first_denies(&own, language) || language.turns.says_none(&own) => decided(Opening::No, question, &asked, language),
        (None, false) => {
            let whole = echo(answer, &own, language).or_else(|| by_verb(answer, question, &asked, language));
            // "I did, the same night"
            let stated = whole.or_else(|| echo(answer, before_comma(answer, &own), language));
            match stated {
                Some(opening) => stated_in_full(opening),
                None => by_detail(&own, &asked, language)
                    .map_or_else(|| fragment(answer, &own, language), |opening| decided(opening, question, &asked, language))
                    .naming_somebody(&asked, language),
            }
        }
        // "How many?" / "None": it says how many
        (Some((_, length)), true) if length == own.len() && !language.turns.says_none(&own) => Reply::Own,
        (Some(_) | None, true) => fragment(answer, &own, language),
    }
}

/// An answer with a subject and a verb of its own says yes or no by itself, whether or not its question has a "not".
fn stated_in_full(opening: Opening) -> Reply {
    if opening == Opening::No { Reply::No } else { Reply::Yes }
}

/// The words of an answer up to its first comma.
fn before_comma<'w>(answer: &Statement, own: &'w [&'w str]) -> &'w [&'w str] {
    let marks = answer.tokens.iter().position(|t| t.is(","));
    let words = |at: usize| answer.tokens[at..].iter().filter(|t| t.kind != TokenKind::Mark).count();
    marks.map_or(own, |at| &own[..own.len().saturating_sub(words(at))])
}

impl Reply {
    /// "Was anyone with you?" / "My brother was": who was there says that somebody was.
    fn naming_somebody(self, asked: &[&str], language: &Language) -> Reply {
        let inverted = asked.first().is_some_and(|first| language.functions.is_auxiliary(first));
        let anybody = inverted && !is_choice(asked) && asked.iter().any(|word| language.turns.asks_for_anybody(word));
        if self == Reply::Value && anybody { Reply::Yes } else { self }
    }
}

/// "It was, yes."
fn closing(own: &[&str], language: &Language) -> Option<(Opening, usize)> {
    let (last, rest) = own.split_last()?;
    let sides = |opening: &(Opening, usize)| matches!(opening.0, Opening::Yes | Opening::No);
    let short = (1..LONGEST_ECHO).contains(&rest.len());
    language.turns.opening(&[*last]).filter(|found| short && sides(found) && !language.functions.negators.contains(*last))
}

/// The words of a statement, without punctuation and without fillers at its start.
fn words<'s>(statement: &'s Statement, language: &Language) -> Vec<&'s str> {
    let all: Vec<&str> = statement.tokens.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.norm.as_str()).collect();
    let said = language.turns.fillers(&all);
    all[said..].to_vec()
}

/// True if the question asks for one value: "Where were you?", "At what time did it stop?", "Can you say how many there were?".
fn is_open_question(asked: &[&str], language: &Language) -> bool {
    const HEAD: usize = 3;
    let head = asked.iter().take(HEAD).take_while(|word| !language.functions.is_auxiliary(word)).any(|word| language.turns.is_wh(word));
    head || (0..asked.len()).any(|at| language.turns.figure(&asked[at..]).is_some())
}

/// True for "Not that I saw", "Never in my life".
fn first_denies(own: &[&str], language: &Language) -> bool {
    own.first().is_some_and(|first| language.functions.negators.contains(*first))
}

/// "It did.", "He most certainly was not.": a pronoun and the auxiliary of the question.
fn echo(answer: &Statement, own: &[&str], language: &Language) -> Option<Opening> {
    let functions = &language.functions;
    let small = |word: &str| {
        functions.subject_pronouns.contains(word)
            || functions.is_auxiliary(word)
            || functions.negators.contains(word)
            || functions.is_adverb(word)
    };
    let last = own.iter().rev().find(|word| !functions.is_adverb(word) && !functions.negators.contains(**word))?;
    let whole = (2..=LONGEST_ECHO).contains(&own.len()) && own.iter().all(|word| small(word)) && functions.is_auxiliary(last);
    let pronoun = answer.tokens.iter().any(|t| functions.subject_pronouns.contains(&t.norm));
    let denials = own.iter().filter(|word| functions.negators.contains(**word)).count();
    (whole && pronoun).then_some(if denials % 2 == 1 { Opening::No } else { Opening::Yes })
}

/// A few words without a clause of their own are the value that was asked for; "I think" does not count as a clause.
fn fragment(answer: &Statement, own: &[&str], language: &Language) -> Reply {
    let (tree, mut left) = (&answer.tree, language.turns.unhedged(own));
    // "Ann Moe did."
    if let [first @ .., last] = left
        && !first.is_empty()
        && language.functions.is_auxiliary(last)
    {
        left = first;
    }
    let words: Vec<usize> = (0..answer.tokens.len()).filter(|at| answer.tokens[*at].kind != TokenKind::Mark).collect();
    let place = words.windows(left.len()).position(|window| window.iter().zip(left).all(|(at, word)| answer.tokens[*at].norm == *word));
    let Some(place) = place.filter(|_| !left.is_empty() && *tree != Tree::default()) else { return Reply::Own };
    let value = &words[place..place + left.len()];
    let clause = |at: usize| {
        tree.is_finite(at) && tree.subject(at).is_some_and(|(subject, _)| value.contains(&subject)) && tree.link(at) != Link::Relative
    };
    let verb = |at: usize| matches!(tree.part(at), Part::Past | Part::Present) && tree.link(at) == Link::Root;
    if value.iter().any(|at| clause(*at) || verb(*at)) { Reply::Own } else { Reply::Value }
}

/// Yes or no, depending on the question. "No" denies what is asked about, whether or not the question has a "not"; "yes" to a sentence with a
/// negation may mean either, and so may "no" to a question about a negation.
fn decided(opening: Opening, question: &Statement, asked: &[&str], language: &Language) -> Reply {
    let functions = &language.functions;
    let inverted = asked.first().is_some_and(|first| functions.is_auxiliary(first));
    let tree = &question.tree;
    let denied = |at: usize, token: &Token| functions.negators.contains(&token.norm) && !is_tag(question, at, language);
    let denials: Vec<usize> = question.tokens.iter().enumerate().filter(|(at, t)| denied(*at, t)).map(|(at, _)| at).collect();
    let tagged = (0..question.tokens.len()).any(|at| question.tokens[at].is(",") && is_tag(question, at + 1, language));
    let outer = |at: &usize| {
        tagged
            || tree.head(*at).is_none_or(|head| {
                tree.link(head) == Link::Root
                    || tree.head(head).is_some_and(|above| tree.link(above) == Link::Root && tree.link(head) == Link::Auxiliary)
            })
    };
    let (outer, inner): (Vec<usize>, Vec<usize>) = denials.into_iter().partition(outer);
    match opening {
        Opening::Open => Reply::Open,
        Opening::No if inner.is_empty() => Reply::No,
        Opening::No => Reply::Open,
        Opening::Yes if outer.is_empty() || inverted => Reply::Yes,
        Opening::Yes => Reply::Open,
        Opening::Confirming if outer.is_empty() || inverted && asks_if_true(asked, language) => Reply::Yes,
        Opening::Confirming if !inverted && inner.is_empty() => Reply::No,
        Opening::Confirming => Reply::Open,
    }
}

/// "Isn't it true that …?": "that's true" then affirms what follows.
fn asks_if_true(asked: &[&str], language: &Language) -> bool {
    const HEAD: usize = 5;
    let confirms = |word: &&&str| language.turns.opening(&[**word]).is_some_and(|(opening, _)| opening == Opening::Confirming);
    asked.iter().take(HEAD).any(|word| confirms(&word))
}

/// True inside a tag question, which asks about the same event: ", did it not?", ", didn't it?".
fn is_tag(question: &Statement, at: usize, language: &Language) -> bool {
    const LONGEST: usize = 5;
    let tokens = &question.tokens;
    let comma = tokens[..at].iter().rposition(|t| t.is(","));
    let small = |t: &Token| {
        t.kind == TokenKind::Mark
            || language.functions.is_auxiliary(&t.norm)
            || language.functions.negators.contains(&t.norm)
            || language.functions.subject_pronouns.contains(&t.norm)
    };
    comma.is_some_and(|comma| tokens.len() - comma <= LONGEST + 1 && tokens[comma..].iter().all(small))
}

/// Yes or no if the answer has the verb of the question with the same agent and adds no other object.
fn by_verb(answer: &Statement, question: &Statement, asked: &[&str], language: &Language) -> Option<Opening> {
    let functions = &language.functions;
    let root = |s: &Statement| (0..s.tokens.len()).find(|at| s.tree.is_verb(*at) && s.tree.link(*at) == Link::Root);
    // "You never went back, did you?": the verb before the tag
    let before_tag = |at: usize| {
        let ahead = question.tokens[..at].iter().rposition(|t| t.is(",")).unwrap_or(at);
        (0..ahead).rev().find(|at| question.tree.is_verb(*at) && !functions.is_auxiliary(&question.tokens[*at].norm))
    };
    let (own, put) = (root(answer)?, root(question)?);
    let put = if is_tag(question, put, language) { before_tag(put)? } else { put };
    let lemmas = |s: &Statement, at: usize| -> BTreeSet<String> {
        let norm = &s.tokens[at].norm;
        language.verbs.readings(norm).iter().map(|r| r.lemma.clone()).chain([norm.clone()]).collect()
    };
    let (stated, meant) = (lemmas(answer, own), lemmas(question, put));
    if is_choice(asked) || stated.is_disjoint(&meant) || functions.is_auxiliary(&answer.tokens[own].norm) {
        return None;
    }
    let norm = |at: usize| answer.tokens[at].norm.as_str();
    let repeated = |at: usize| asked.contains(&norm(at));
    let subject = answer.tree.subject(own).map(|(at, _)| at)?;
    let nobody = language.turns.says_none(&[norm(subject)]);
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

/// Yes if the answer says only how often, how much or when: adverbs, numbers, function words and words of the question.
fn by_detail(own: &[&str], asked: &[&str], language: &Language) -> Option<Opening> {
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
    let counted = words.iter().any(|word| figure(word)) && asked.iter().any(|word| language.turns.asks_for_any(word));
    (counted || words.iter().all(|word| small(&word))).then_some(Opening::Yes)
}

/// "Left or right?"
fn is_choice(asked: &[&str]) -> bool {
    asked.contains(&OR)
}
