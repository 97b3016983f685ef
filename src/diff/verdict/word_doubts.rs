//! The remaining words of two statements: opposites, in near copies every word that nothing explains, and the same words in another order.

use crate::language::function_word::A;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

use super::leftover::{Rest, doubt};
use crate::diff::date::is_written_otherwise;
use crate::diff::pair::Pair;
use crate::diff::quantity::may_be_one_figure;
use crate::diff::said::Said;
use crate::diff::table_rows::are_rows;
use crate::model::tree::{Link, Part};
use crate::model::{Doubt, DoubtKind, NameForm, Span};
use crate::text::TokenKind;
use crate::wordnet::{Relation, Word};
use crate::{vectors, wordnet};

/// Doubts from opposites, from unexplained words of near copies, and from the same words in another order.
pub(super) fn doubts_in_words(pair: &Pair<'_>, l: &Rest<'_, '_>, r: &Rest<'_, '_>, near: bool) -> Vec<Doubt> {
    let mut out = Vec::new();
    let (own, other) = (l.days(), r.days());
    let same: Vec<(Span, Span)> = own
        .iter()
        .flat_map(|x| other.iter().map(move |y| (x, y)))
        .filter(|(x, y)| is_written_otherwise(pair, **x, **y))
        .map(|(x, y)| (x.0.span, y.0.span))
        .collect();
    let (mut left, mut right) = (words_alone(pair, l, r), words_alone(pair, r, l));
    left.retain(|x| !same.iter().any(|(span, _)| span.overlaps(l.span(x.at))));
    right.retain(|y| !same.iter().any(|(_, span)| span.overlaps(r.span(y.at))));
    for x in &mut left {
        for y in &mut right {
            let opposed = are_opposite(pair, x, y);
            let turned = opposed && are_turned(pair, x, y);
            if opposed && !turned && (near || in_one_place(pair, x.at, y.at)) {
                out.push(doubt(DoubtKind::Opposite, l, Some(l.span(x.at)), r, Some(r.span(y.at))));
            }
            if turned || !opposed && x.means_same(y) || one_title(pair, x, y) {
                (x.explained, y.explained) = (true, true);
            }
        }
    }
    out.extend(doubt_in_scarce(pair, l, r));
    let mut own = left.iter().filter(|x| !x.explained && !called_otherwise(pair, l, r, x.at));
    let mut other = right.iter().filter(|y| !y.explained && !called_otherwise(pair, r, l, y.at));
    if !near {
        let other: Vec<&LeftWord> = other.collect();
        let mut pairs = own.flat_map(|x| other.iter().map(move |y| (x, *y)));
        let replaced = pairs.find(|(x, y)| is_one_place(pair, (x.at, x.known), (y.at, y.known)));
        out.extend(replaced.map(|(x, y)| doubt(DoubtKind::Word, l, Some(l.span(x.at)), r, Some(r.span(y.at)))));
        return out;
    }
    out.extend(doubt_in_gender(l, r));
    out.extend(doubt_in_restriction(pair, l, r));
    let (one, other) = (own.next(), other.next());
    out.extend(doubt_in_sides(pair, l, r));
    if one.is_some() || other.is_some() {
        out.push(doubt(DoubtKind::Word, l, one.map(|x| l.span(x.at)), r, other.map(|y| r.span(y.at))));
    } else if let Some((at, to)) = first_reordered(l, r, &same).filter(|_| !are_rows(pair)) {
        out.push(doubt(DoubtKind::Order, l, Some(l.span(at)), r, Some(r.span(to))));
    }
    out
}

/// "Little rain" on one side and "a little rain" on the other.
fn doubt_in_scarce(pair: &Pair<'_>, l: &Rest<'_, '_>, r: &Rest<'_, '_>) -> Option<Doubt> {
    let stated = |half: &Rest<'_, '_>| -> Vec<(usize, bool, String)> {
        let tokens = &half.said.statement.tokens;
        let is_scarce = |at: &usize| pair.reading.language.opposites.is_scant(&tokens[*at].norm);
        let bare = |at: usize| !at.checked_sub(1).is_some_and(|before| tokens[before].is(A));
        let of = |at: usize| half.said.stems.get(at + 1).cloned().unwrap_or_default();
        (0..tokens.len()).filter(is_scarce).map(|at| (at, bare(at), of(at))).collect()
    };
    let (left, right) = (stated(l), stated(r));
    let mut pairs = left.iter().flat_map(|x| right.iter().map(move |y| (x, y)));
    let (x, y) = pairs.find(|(x, y)| x.1 != y.1 && x.2 == y.2)?;
    Some(doubt(DoubtKind::Opposite, l, Some(l.span(x.0)), r, Some(r.span(y.0))))
}

/// "Before" on one side and "after" on the other.
fn doubt_in_sides(pair: &Pair<'_>, l: &Rest<'_, '_>, r: &Rest<'_, '_>) -> Option<Doubt> {
    let tokens = |half: &Rest<'_, '_>| -> Vec<String> { half.said.statement.tokens.iter().map(|t| t.norm.clone()).collect() };
    let (left, right) = (tokens(l), tokens(r));
    let only = |own: &[String], other: &[String]| -> Vec<usize> { (0..own.len()).filter(|at| !other.contains(&own[*at])).collect() };
    let (own, other) = (only(&left, &right), only(&right, &left));
    let mut pairs = own.iter().flat_map(|x| other.iter().map(move |y| (*x, *y)));
    let opposites = &pair.reading.language.opposites;
    // "not up" is "down"
    let turned = |x: usize, y: usize| opposites.turns(&left[x], &right[y]) && l.said.denies(x) != r.said.denies(y);
    let (x, y) = pairs.find(|(x, y)| opposites.opposed(&left[*x], &right[*y]) && !turned(*x, *y))?;
    Some(doubt(DoubtKind::Opposite, l, Some(l.span(x)), r, Some(r.span(y))))
}

/// "May only be used on Sundays" on one side, "may be used on Sundays" on the other. Before a figure such a word only comments on it.
fn doubt_in_restriction(pair: &Pair<'_>, l: &Rest<'_, '_>, r: &Rest<'_, '_>) -> Option<Doubt> {
    let opposites = &pair.reading.language.opposites;
    let first = |half: &Rest<'_, '_>| {
        let tokens = &half.said.statement.tokens;
        let counts = |at: usize| half.said.quantities().any(|(m, _)| (at..=at + 1).contains(&half.said.tokens_in(m.span).start));
        let limits =
            |at: &usize| opposites.restricts(&tokens[*at].norm) && !counts(*at) && (*at == 0 || !opposites.denies(&tokens[at - 1].norm));
        (0..tokens.len()).find(limits)
    };
    let (one, other) = (first(l), first(r));
    (one.is_some() != other.is_some()).then(|| doubt(DoubtKind::Word, l, one.map(|x| l.span(x)), r, other.map(|y| r.span(y))))
}

/// "He" on one side and "she" on the other.
fn doubt_in_gender(l: &Rest<'_, '_>, r: &Rest<'_, '_>) -> Option<Doubt> {
    let first = |half: &Rest<'_, '_>, words: &FxHashSet<String>| half.said.statement.tokens.iter().position(|t| words.contains(&t.norm));
    let (men, women) = (&l.said.language.comparing.of_a_man, &l.said.language.comparing.of_a_woman);
    let only =
        |half: &Rest<'_, '_>, own: &FxHashSet<String>, other: &FxHashSet<String>| first(half, own).filter(|_| first(half, other).is_none());
    let places = only(l, men, women).zip(only(r, women, men)).or_else(|| only(l, women, men).zip(only(r, men, women)))?;
    Some(doubt(DoubtKind::Word, l, Some(l.span(places.0)), r, Some(r.span(places.1))))
}

/// A content word that the other statement does not have.
struct LeftWord {
    at: usize,
    /// Its WordNet entry, looked up once, since it is compared with many.
    known: Option<&'static Word>,
    /// True if a word of the other statement means the same, or is its denied opposite.
    explained: bool,
}

impl LeftWord {
    fn meets(&self, other: &LeftWord) -> Relation {
        self.known.zip(other.known).map_or(Relation::Unrelated, |(x, y)| x.meets(y))
    }

    fn means_same(&self, other: &LeftWord) -> bool {
        matches!(self.meets(other), Relation::Same | Relation::Synonym | Relation::Derived)
    }
}

fn words_alone(pair: &Pair<'_>, own: &Rest<'_, '_>, other: &Rest<'_, '_>) -> Vec<LeftWord> {
    // Number and unit of a figure that the other side gives in other words are compared as a figure.
    let theirs = other.figures();
    let matched_figures: Vec<(Span, Option<Span>)> = own
        .figures()
        .into_iter()
        .filter(|(_, q)| {
            theirs.iter().any(|(_, o)| {
                q.bound == o.bound && may_be_one_figure(pair, q, o) && (o.unit.is_some() || q.low == o.low && q.high == o.high)
            })
        })
        .map(|(span, q)| (span, q.of_span))
        .collect();
    let figure = |at: &usize| {
        matched_figures.iter().any(|(span, of)| span.contains(own.span(*at)) && !of.is_some_and(|of| of.overlaps(own.span(*at))))
    };
    let is_undone = |at: &usize| own.said.negations().any(|found| found.0.contains(own.span(*at)) && own.said.is_undone(found));
    let places =
        own.stated().filter(|at| !other.said.content.contains(&own.said.stems[*at]) && !figure(at) && !own.shares(*at) && !is_undone(at));
    places.map(|at| LeftWord { at, known: own.said.known(at), explained: false }).collect()
}

fn are_opposite(pair: &Pair<'_>, x: &LeftWord, y: &LeftWord) -> bool {
    let (a, b) = (&pair.left.statement.tokens[x.at], &pair.right.statement.tokens[y.at]);
    if a.kind == TokenKind::Number || b.kind == TokenKind::Number {
        return false;
    }
    let contrast = pair.reading.language.opposites.contrast(&a.norm, &b.norm) || pair.reading.language.persons.exclude(&a.norm, &b.norm);
    contrast || x.meets(y) == Relation::Antonym || pair.opposite_verbs(x.at, y.at)
}

fn one_title(pair: &Pair<'_>, x: &LeftWord, y: &LeftWord) -> bool {
    let (a, b) = (&pair.left.statement.tokens[x.at].norm, &pair.right.statement.tokens[y.at].norm);
    pair.reading.language.persons.one_title(a, b)
}

/// True if the two words are said of the same word, or the same is said of both. "The first baseman" and "last night" are unrelated.
/// Without a parse, the words may be related.
fn in_one_place(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let (left, right) = (words_beside(pair.left, x), words_beside(pair.right, y));
    left.is_empty() || right.is_empty() || !left.is_disjoint(&right)
}

/// The content words right above and below a word in the parse, skipping small words between them, and the subject of a verb.
fn words_beside<'s>(said: &'s Said<'_>, at: usize) -> BTreeSet<&'s str> {
    let tree = &said.statement.tree;
    let content = |at: &usize| said.is_content(*at);
    let mut out: BTreeSet<usize> = BTreeSet::new();
    out.extend(tree.above(at..at + 1).into_iter().find(content));
    for below in tree.children(at) {
        if content(&below) {
            out.insert(below);
        } else {
            out.extend(tree.children(below).filter(content))
        }
    }
    if tree.is_verb(at) {
        out.extend(tree.subject(at).map(|(subject, _)| subject));
    }
    out.into_iter().map(|at| said.stems[at].as_str()).collect()
}

/// True for a word in the name of an entity that the other side names too, or for a title that does not say what a person does.
fn called_otherwise(pair: &Pair<'_>, own: &Rest<'_, '_>, other: &Rest<'_, '_>, at: usize) -> bool {
    let span = own.span(at);
    let named = |m: &crate::model::Mention| m.span.contains(span);
    let who = own.said.names().find(|(m, n)| named(m) && n.form == NameForm::Proper).and_then(|(_, n)| n.entity);
    let courtesy = || pair.reading.language.names.signs.courtesy.contains(&own.said.statement.tokens[at].norm);
    who.is_some_and(|who| other.said.names().any(|(_, n)| n.entity == Some(who))) || courtesy() || is_title(pair, own.said, other.said, at)
}

/// True for a title before a person's name if the other side uses the bare name: "Judge Vera Dahl" and "Vera Dahl".
fn is_title(pair: &Pair<'_>, own: &Said<'_>, other: &Said<'_>, at: usize) -> bool {
    let names = &pair.reading.language.names;
    let before = |said: &Said<'_>, span: Span| {
        let first = said.tokens_in(span).start;
        names.title_before(said.text, &said.statement.tokens, first)..first
    };
    let proper = |said: &'_ Said<'_>| -> Vec<(Span, Option<crate::model::EntityId>)> {
        said.names().filter(|(_, n)| n.form == NameForm::Proper && n.entity.is_some()).map(|(m, n)| (m.span, n.entity)).collect()
    };
    let bare =
        |who: Option<crate::model::EntityId>| proper(other).iter().any(|(span, entity)| *entity == who && before(other, *span).is_empty());
    proper(own).into_iter().any(|(span, who)| before(own, span).contains(&at) && bare(who))
}

/// True for "not unlocked" and "locked": each word is the exact negation of the other, and one is denied.
fn are_turned(pair: &Pair<'_>, x: &LeftWord, y: &LeftWord) -> bool {
    let (a, b) = (&pair.left.statement.tokens[x.at].norm, &pair.right.statement.tokens[y.at].norm);
    let prefixed =
        |short: &str, long: &str| long.strip_suffix(short).is_some_and(|prefix| pair.reading.language.opposites.reverses(prefix));
    (prefixed(a, b) || prefixed(b, a)) && pair.left.denies(x.at) != pair.right.denies(y.at)
}

/// The first two places at which two statements with the same content words have them in different orders; `same` are dates given in
/// different words.
fn first_reordered(l: &Rest<'_, '_>, r: &Rest<'_, '_>, same: &[(Span, Span)]) -> Option<(usize, usize)> {
    let stems_of = |said: &Said<'_>, span: Span| said.stems[said.tokens_in(span)].to_vec();
    // who says it stands before or after it, and may be told in one statement only
    let speaking = |said: &Said<'_>| -> Vec<String> {
        let phrases = said.speeches().flat_map(|(_, speech)| [speech.source, speech.cue]).flatten();
        phrases.filter(|phrase| said.statement.span.contains(*phrase)).flat_map(|phrase| stems_of(said, phrase)).collect()
    };
    // "£12 12s." and "12 guineas" are compared as figures
    let several = |said: &Said<'_>, span: Span| {
        said.statement.tokens[said.tokens_in(span)].iter().filter(|t| t.kind == TokenKind::Number).count() > 1
    };
    let sums = |said: &Said<'_>| -> Vec<String> {
        let spans = said.quantities().map(|(m, _)| m.span).filter(|span| several(said, *span));
        spans.flat_map(|span| stems_of(said, span)).collect()
    };
    let speaking = [speaking(l.said), speaking(r.said), sums(l.said), sums(r.said)].concat();
    let shared = |own: &Rest<'_, '_>, other: &Rest<'_, '_>, dates: &[Span]| -> Vec<usize> {
        let dated = |at: usize| dates.iter().any(|date| date.overlaps(own.span(at)));
        let both = |at: &usize| other.said.content.contains(&own.said.stems[*at]) && !speaking.contains(&own.said.stems[*at]);
        own.stated().filter(|at| both(at) && !dated(*at)).collect()
    };
    let (left, right): (Vec<Span>, Vec<Span>) = same.iter().copied().unzip();
    let (left, right) = (shared(l, r, &left), shared(r, l, &right));
    left.into_iter().zip(right).find(|(at, to)| l.said.stems[*at] != r.said.stems[*to])
}

/// Most content words of a short statement, in which each one matters.
const SHORT_STATEMENT: usize = 6;

/// Most words that replace each other in a short statement.
const FEW_CONTENT: usize = 4;

/// Least share of the poorer statement's content words that two longer statements have in common.
const ALIKE: f64 = 0.5;

/// From this similarity of contexts on, two nouns may be words for one thing.
const NEAR_IN_MEANING: f64 = 0.4;

/// A word: its token, and its WordNet entry.
type KnownWord = (usize, Option<&'static Word>);

/// True if two words of different stems, one of each statement, replace each other.
fn is_one_place(pair: &Pair<'_>, (left, own): KnownWord, (right, other): KnownWord) -> bool {
    let figure = pair.left.is_figure(&pair.left.statement.tokens[left]) || pair.right.is_figure(&pair.right.statement.tokens[right]);
    // differences between figures and times are found elsewhere
    let replace_each_other = || is_short(pair) && replaces(pair, left, right);
    let part = || in_one_part(pair, left, right) && !may_be_one(pair, left, right);
    let synonyms = || own.zip(other).is_some_and(|(x, y)| are_synonyms(x.relation(y))) || share_a_sense(pair, left, right);
    !figure && (replace_each_other() || part()) && !synonyms()
}

fn is_short(pair: &Pair<'_>) -> bool {
    pair.left.content.len().max(pair.right.content.len()) <= SHORT_STATEMENT
}

/// True if a short range with one word replaces a short range with the other.
fn replaces(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let few = |said: &Said<'_>, at: &std::ops::Range<usize>| at.clone().filter(|i| said.is_content(*i)).count() <= FEW_CONTENT;
    let holds = pair.changes.iter().find(|c| c.left.contains(&left) && c.right.contains(&right));
    holds.is_some_and(|c| few(pair.left, &c.left) && few(pair.right, &c.right))
}

/// True if both have the same role to the same word: what was sold, where it was sold.
fn in_one_part(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let part = |said: &Said<'_>, at: usize| -> Option<(Part, Option<String>, String)> {
        let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
        let above = tree.head(at)?;
        let (preposition, above, part) = match tree.link(at) {
            Link::PrepositionObject => (Some(tokens[above].norm.clone()), tree.head(above)?, Part::Noun),
            Link::Object | Link::PassiveSubject => (None, above, Part::Noun),
            Link::Predicate | Link::Adjective => (None, above, Part::Adjective),
            _ => return None,
        };
        tree.is_verb(above).then(|| (part, preposition, said.stems[above].clone()))
    };
    pair.overlap >= ALIKE && part(pair.left, left).is_some_and(|own| part(pair.right, right) == Some(own))
}

/// True if both can be words for one thing or person. Persons are called by many words.
fn may_be_one(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let norm = |said: &Said<'_>, at: usize| said.statement.tokens[at].norm.clone();
    let (a, b) = (norm(pair.left, left), norm(pair.right, right));
    let language = pair.reading.language;
    let person = |word: &str| wordnet::is_person(word.strip_suffix('s').unwrap_or(word)) || language.opposites.is_people(word);
    let table = vectors::english();
    let near = || table.word(&a).zip(table.word(&b)).is_none_or(|(x, y)| x.cosine(&y) >= NEAR_IN_MEANING);
    let general = |word: &str| language.wording.is_general(word) || language.opposites.is_general(word);
    person(&a) && person(&b) || general(&a) || general(&b) || language.opposites.counts_same(&a, &b) || near()
}

/// True for a synonym, or for a more general word.
fn are_synonyms(relation: Relation) -> bool {
    match relation {
        Relation::Same | Relation::Synonym | Relation::Derived | Relation::KindOf | Relation::Follows => true,
        Relation::Antonym | Relation::Sister | Relation::Unrelated => false,
    }
}

fn share_a_sense(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let (a, b) = (&pair.left.statement.tokens[left].norm, &pair.right.statement.tokens[right].norm);
    pair.reading.language.synonyms.share_a_sense(a, b)
}

/// Where the only denial of one side is on the other.
pub(super) enum MovedDenial {
    /// Between the verb of thinking and the verb of what is thought: both say the same.
    Raised,
    /// At another verb, with the two cues.
    Elsewhere(Span, Span),
}

/// How the only denial of each side, given by its cue, has moved between a verb and what it governs; `None` if it has not.
pub(super) fn moved_denial(pair: &Pair<'_>, left: &[Span], right: &[Span]) -> Option<MovedDenial> {
    let ([one], [other]) = (left, right) else { return None };
    let (x, y) = (verb_of_cue(pair.left, *one)?, verb_of_cue(pair.right, *other)?);
    let (a, b) = (&pair.left.stems[x], &pair.right.stems[y]);
    let both = |stem: &String| pair.left.stems.contains(stem) && pair.right.stems.contains(stem);
    if a == b || !both(a) || !both(b) {
        return None;
    }
    let governs =
        |said: &Said<'_>, above: usize, below: &String| said.statement.tree.reach(above).any(|at| at != above && said.stems[at] == *below);
    let raises = |said: &Said<'_>, at: usize| {
        let norm = &said.statement.tokens[at].norm;
        let language = pair.reading.language;
        let readings = language.verbs.readings(norm);
        language.opposites.raises(norm) || readings.iter().any(|reading| language.opposites.raises(&reading.lemma))
    };
    let raised = governs(pair.left, x, b) && raises(pair.left, x) || governs(pair.right, y, a) && raises(pair.right, y);
    Some(if raised { MovedDenial::Raised } else { MovedDenial::Elsewhere(*one, *other) })
}

/// The verb or predicate that a cue denies.
fn verb_of_cue(said: &Said<'_>, cue: Span) -> Option<usize> {
    let tree = &said.statement.tree;
    let at = said.tokens_in(cue).start;
    tree.head(at).filter(|above| tree.is_verb(*above)).or_else(|| tree.governor(at..at + 1))
}
