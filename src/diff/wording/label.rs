//! `label` by sense, by place, by entity and by number: two words that can mean one thing, words in the same place of two near copies, two
//! names of one entity or two nouns with one count, and the descriptions of an entity that both accounts name.

use crate::language::function_word::OF;
use std::ops::Range;

use super::choice::{WordUse, fit, is_compound, is_named, is_shared, is_sure, span_of, wording_finding};
use super::role::{is_common, phrase_of};
use crate::diff::finding::Finding;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::tree::{Link, Part};
use crate::model::{Content, DifferenceKind, EntityId, EntityKind, Mention, NameForm, Span};
use crate::text::{TokenKind, squeeze};
use crate::{vectors, wordnet};

/// Least share of common words around two words of one sense.
const LEAST_FIT: f64 = 0.25;

/// The best-fitting pair of words for each sense.
pub(crate) fn labels_by_sense(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let (left, right) = (senses_of(pair, pair.left, pair.right), senses_of(pair, pair.right, pair.left));
    let mut out = Vec::new();
    for (sense, a) in &left {
        let same_sense = right.iter().filter(|(s, b)| s == sense && same_sort_of_word(pair, a, b));
        let spans = same_sense.map(|(_, b)| (span_of(pair.left, a), span_of(pair.right, b)));
        let choices = spans.filter(|(x, y)| word_use.is_choice(pair, *x, *y)).map(|(x, y)| (fit(pair, x, y), (x, y)));
        let Some((fit, spans)) = choices.max_by(|x, y| x.0.total_cmp(&y.0)) else { continue };
        if fit >= LEAST_FIT || is_sure(pair) {
            out.push(wording_finding(pair, DifferenceKind::Label, spans, "two words for one thing"));
        }
    }
    out.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    out
}

/// True if two ranges are of one part of speech and are not both sources of reported speech. "Dead" is no other word for "killing", though
/// they share a sense, and two speakers are compared as such.
fn same_sort_of_word(pair: &Pair<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let speaks = |said: &Said<'_>, at: &Range<usize>| said.speeches().any(|(_, s)| s.source.is_some_and(|w| w.overlaps(span_of(said, at))));
    let beside = is_compound(pair.left, a.end - 1) != is_compound(pair.right, b.end - 1);
    !beside && sort_of_word(pair.left, a) == sort_of_word(pair.right, b) && !(speaks(pair.left, a) && speaks(pair.right, b))
}

/// The parts of speech within which words can replace each other.
#[derive(PartialEq, Eq)]
enum Sort {
    Noun,
    Verb,
    Adverb,
    Other,
}

fn sort_of_word(said: &Said<'_>, at: &Range<usize>) -> Sort {
    let tree = &said.statement.tree;
    if said.language.comparing.ends_as_adverb(&said.statement.tokens[at.end - 1].norm) {
        Sort::Adverb
    } else if at.clone().any(|i| tree.is_verb(i)) {
        Sort::Verb
    } else if tree.part(at.end - 1) == Part::Noun {
        Sort::Noun
    } else {
        Sort::Other
    }
}

/// Words with a known sense that the other statement does not also use, and that are not so general that they can name anything.
fn senses_of(pair: &Pair<'_>, said: &Said<'_>, other: &Said<'_>) -> Vec<(usize, Range<usize>)> {
    let language = pair.reading.language;
    let found = (0..said.stems.len()).flat_map(|from| {
        let here = language.synonyms.at(&said.stems[from..]);
        let longest = here.iter().map(|(_, words)| *words).max().unwrap_or(0);
        here.into_iter().filter(move |(_, words)| *words == longest).map(move |(sense, words)| (sense, from..from + words))
    });
    // "Got out" is a content word, though neither "got" nor "out" is.
    let says = |at: &Range<usize>| at.clone().any(|i| said.is_content(i)) || at.len() > 1 && said.statement.tree.is_verb(at.start);
    let own = |at: &Range<usize>| says(at) && !is_shared(said, at, other);
    let general = |at: &Range<usize>| at.len() == 1 && language.wording.is_general(&said.statement.tokens[at.start].norm);
    found.filter(|(_, at)| own(at) && !general(at) && !is_named(said, at)).collect()
}

/// Longest range, in tokens, that can be another word for the same thing.
const LONGEST: usize = 4;

/// One finding per replaced range of plain words.
pub(crate) fn labels_by_place(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let whole = pair.is_near_copy();
    let placed = pair.changes.iter().filter(|c| whole || pair.is_framed(c));
    placed
        .filter(|c| whole || is_of_a_kind(pair.left, &c.left) && is_of_a_kind(pair.right, &c.right))
        .filter(|c| is_plain_phrase(pair, pair.left, &c.left) && is_plain_phrase(pair, pair.right, &c.right))
        .map(|c| (span_of(pair.left, &c.left), span_of(pair.right, &c.right)))
        .filter(|(left, right)| word_use.is_choice(pair, *left, *right))
        .map(|spans| wording_finding(pair, DifferenceKind::Label, spans, "other words in the same place"))
        .collect()
}

/// True if the word right before a range modifies it, as "seismic" does in "seismic upheaval", and the range is not part of a named place.
/// With only equal words around them, different things are possible too: "a rifle", "a suitcase".
fn is_of_a_kind(said: &Said<'_>, at: &Range<usize>) -> bool {
    let tree = &said.statement.tree;
    let stated = |before: usize| {
        matches!(tree.link(before), Link::Modifier | Link::Compound) && tree.head(before).is_some_and(|head| at.contains(&head))
    };
    at.start.checked_sub(1).is_some_and(stated) && !is_part_of_a_place(said, at.end)
}

/// True if the words before `end` say which part of a named place is meant: "the western tip of Sumatra", "the west coast of Sumatra".
fn is_part_of_a_place(said: &Said<'_>, end: usize) -> bool {
    let of = said.statement.tokens.get(end).is_some_and(|t| t.is(OF));
    let Some(next) = said.statement.tokens.get(end + 1).filter(|_| of) else { return false };
    said.names().any(|(m, _)| m.span.start() <= next.start && next.end <= m.span.end())
}

/// True for a few content words, none of them a number, date, name, negation or verb: those differ in fact, not in wording.
fn is_plain_phrase(pair: &Pair<'_>, said: &Said<'_>, at: &Range<usize>) -> bool {
    let language = pair.reading.language;
    let tokens = &said.statement.tokens[at.clone()];
    let plain = |norm: &str| said.content.contains(language.words.stem(norm).as_ref()) && language.verbs.readings(norm).is_empty();
    let words = tokens.iter().all(|t| t.is("-") || t.kind == TokenKind::Word && plain(&t.norm));
    let fact = |m: &&Mention| matches!(m.content, Content::Date(_) | Content::Quantity(_) | Content::Name(_) | Content::Negation { .. });
    let span = || span_of(said, at);
    // "Witness A" and "witness B" are two witnesses.
    let letter = tokens.iter().any(|t| t.norm.chars().count() == 1 && t.kind == TokenKind::Word);
    let general = at.len() == 1 && language.wording.is_general(&tokens[0].norm);
    (1..=LONGEST).contains(&at.len())
        && words
        && !general
        && !letter
        && !said.statement.mentions.iter().filter(fact).any(|m| m.span.overlaps(span()))
}

/// Labels by name, then those by counted noun.
pub(crate) fn labels_by_name(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let mut out = names_of_one_entity(pair);
    out.extend(nouns_of_one_count(pair, word_use));
    out
}

/// Proper names of one entity that differ by more than a title or a part of the name.
fn names_of_one_entity(pair: &Pair<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (left, a) in pair.left.names().filter(|(_, n)| n.form == NameForm::Proper) {
        for (right, b) in pair.right.names().filter(|(_, n)| n.form == NameForm::Proper) {
            if a.entity.is_some() && a.entity == b.entity && are_two_names(pair, left.span, right.span) {
                out.push(wording_finding(pair, DifferenceKind::Label, (left.span, right.span), "two names for one"));
            }
        }
    }
    out
}

/// True if neither name is the other or a part of it, and neither statement has both.
fn are_two_names(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    let (a, b) = (squeeze(pair.left.words(left)), squeeze(pair.right.words(right)));
    let within = |x: &str, y: &str| y.split(' ').any(|word| x.split(' ').any(|w| w == word));
    let (x, y) = (pair.left.words(left), pair.right.words(right));
    // "U.S." and "US" are not even two spellings.
    let letters = |name: &str| name.split(' ').all(|word| word.chars().count() == 1);
    let written = a.replace(' ', "") == b.replace(' ', "") && (letters(&a) || letters(&b)) || is_short_for(x, y) || is_short_for(y, x);
    !written && !within(&a, &b) && !within(&b, &a) && !has_name(pair.left, &b) && !has_name(pair.right, &a)
}

/// True if one name consists of the initials of the other: "UNHCR".
fn is_short_for(short: &str, long: &str) -> bool {
    let initials = long.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().find(|c| c.is_uppercase()));
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.len() > 1 && letters.chars().all(char::is_uppercase) && initials.collect::<String>().starts_with(&letters)
}

/// True if a statement contains a name, given in squeezed form.
fn has_name(said: &Said<'_>, name: &str) -> bool {
    squeeze(said.words(said.statement.span)).contains(name)
}

/// Nouns with the same number, if nothing else could have that number.
fn nouns_of_one_count(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (_, a) in pair.left.quantities() {
        for (_, b) in pair.right.quantities() {
            let same = a.value.is_some() && a.value == b.value && a.unit.is_none() && b.unit.is_none() && a.role == b.role;
            let nouns = a.of.as_ref().zip(b.of.as_ref()).filter(|(x, y)| x != y);
            let spans = a.of_span.zip(b.of_span);
            if let (true, Some(_), Some(spans)) = (same && !a.ordinal && !b.ordinal, nouns, spans) {
                let (left, right) = (pair.left.tokens_in(spans.0), pair.right.tokens_in(spans.1));
                if !left.is_empty()
                    && !right.is_empty()
                    && !is_shared(pair.left, &left, pair.right)
                    && !is_shared(pair.right, &right, pair.left)
                    && word_use.is_choice(pair, spans.0, spans.1)
                {
                    out.push(wording_finding(pair, DifferenceKind::Label, spans, "two words for what is counted"));
                }
            }
        }
    }
    out
}

/// Least similarity of two descriptions of one thing, in WordNet and in contexts: a misparsed sentence yields some that describe something
/// else.
const LEAST_NEAR: f64 = 0.1;
const LEAST_COSINE: f64 = 0.2;

/// The words with which each side describes an entity that both name, if they differ.
pub(crate) fn labels_by_descriptor(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let (left, right) = (descriptors(pair, pair.left), descriptors(pair, pair.right));
    let mut out = Vec::new();
    for (entity, a) in &left {
        for (_, b) in right.iter().filter(|(other, _)| other == entity) {
            let heads = (a.end - 1..a.end, b.end - 1..b.end);
            let alike = are_near(pair, a.end - 1, b.end - 1)
                && !is_general_descriptor(pair, pair.left, a)
                && !is_general_descriptor(pair, pair.right, b);
            let differ = alike && !is_shared(pair.left, &heads.0, pair.right) && !is_shared(pair.right, &heads.1, pair.left);
            let (x, y) = (span_of(pair.left, &heads.0), span_of(pair.right, &heads.1));
            if differ && word_use.is_choice(pair, x, y) {
                let spans = (span_of(pair.left, a), span_of(pair.right, b));
                let name = &pair.reading.entities[entity.0].name;
                out.push(wording_finding(pair, DifferenceKind::Label, spans, &format!("each has another word for {name}")));
            }
        }
    }
    out
}

/// True if two nouns are similar enough in meaning to be two descriptions of one thing.
fn are_near(pair: &Pair<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (&pair.left.statement.tokens[a].norm, &pair.right.statement.tokens[b].norm);
    let cosine = || vectors::english().word(x).zip(vectors::english().word(y)).is_some_and(|(x, y)| x.cosine(&y) >= LEAST_COSINE);
    wordnet::nearness(x, y) >= LEAST_NEAR || cosine()
}

/// True if a description ends in a word that can name nearly anything.
fn is_general_descriptor(pair: &Pair<'_>, said: &Said<'_>, at: &Range<usize>) -> bool {
    pair.reading.language.wording.is_general(&said.statement.tokens[at.end - 1].norm)
}

/// The descriptions of each named entity, in order.
fn descriptors(pair: &Pair<'_>, said: &Said<'_>) -> Vec<(EntityId, Range<usize>)> {
    let mut out = Vec::new();
    for (mention, name) in said.names().filter(|(_, n)| n.form == NameForm::Proper) {
        let at = said.tokens_in(mention.span);
        let Some(entity) = name.entity.filter(|_| !at.is_empty()) else { continue };
        let heads = heads_beside_name(said, &at).into_iter().filter(|head| is_common(said, *head));
        let office = |head: &usize| name.kind == EntityKind::Person && !is_person(pair, said, *head);
        out.extend(heads.filter(|head| !office(head)).map(|head| (entity, phrase_of(said, head))));
    }
    out
}

/// Tokens of the nouns beside a name that describe it.
fn heads_beside_name(said: &Said<'_>, name: &Range<usize>) -> Vec<usize> {
    let tree = &said.statement.tree;
    let top = name.clone().find(|at| tree.head(*at).is_none_or(|head| !name.contains(&head))).unwrap_or(name.end - 1);
    let mut out = Vec::new();
    // "the start-up Ferrolux": a compound, or the noun beside the name.
    if let Some(before) = name.start.checked_sub(1) {
        let compound = tree.link(before) == Link::Compound && tree.head(before).is_some_and(|head| name.contains(&head));
        out.extend((compound || tree.link(top) == Link::Apposition && tree.head(top) == Some(before)).then_some(before));
    }
    out.extend(tree.children(top).filter(|child| tree.link(*child) == Link::Apposition && *child >= name.end));
    // "Ferrolux is a maker": a predicate in the present tense.
    if let Some(verb) = tree.head(top).filter(|_| tree.link(top) == Link::Subject) {
        out.extend(tree.child(verb, &[Link::Predicate]));
    }
    out
}

/// True for a word for people that is no office: "teenager", "gunman".
fn is_person(pair: &Pair<'_>, said: &Said<'_>, head: usize) -> bool {
    let norm = &said.statement.tokens[head].norm;
    let singular = norm.strip_suffix('s').unwrap_or(norm);
    let mut terms = pair.reading.language.wording.at(&said.statement.tokens[head..=head]);
    pair.reading.language.numbers.roles.is_person(singular) || terms.next().is_some()
}
