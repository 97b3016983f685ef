//! The words that are left over between two statements: such as exclude each other, in near copies every one that nothing explains, and the
//! same words in another order.

use std::collections::BTreeSet;

use super::super::cells::are_rows;
use super::super::quantity::goes_with;
use super::{Half, Pair, Said, date, doubt, place};
use crate::model::{Doubt, DoubtKind, NameForm, Span};
use crate::text::TokenKind;
use crate::wordnet::{Relation, Word};

/// Words that exclude each other, words of near copies that nothing explains, and the same words in another order.
pub fn words(pair: &Pair<'_>, l: &Half<'_, '_>, r: &Half<'_, '_>, near: bool) -> Vec<Doubt> {
    let mut out = Vec::new();
    let (own, other) = (l.days(), r.days());
    let same: Vec<(Span, Span)> = own
        .iter()
        .flat_map(|x| other.iter().map(move |y| (x, y)))
        .filter(|(x, y)| date::told_otherwise(pair, **x, **y))
        .map(|(x, y)| (x.0.span, y.0.span))
        .collect();
    let (mut left, mut right) = (alone(pair, l, r), alone(pair, r, l));
    left.retain(|x| !same.iter().any(|(span, _)| span.overlaps(l.span(x.at))));
    right.retain(|y| !same.iter().any(|(_, span)| span.overlaps(r.span(y.at))));
    for x in &mut left {
        for y in &mut right {
            let opposed = opposite(pair, x, y);
            let turned = opposed && turned(pair, x, y);
            if opposed && !turned && (near || one_place(pair, x.at, y.at)) {
                out.push(doubt(DoubtKind::Opposite, l, Some(l.span(x.at)), r, Some(r.span(y.at))));
            }
            if turned || !opposed && x.tells_same(y) || one_title(pair, x, y) {
                (x.explained, y.explained) = (true, true);
            }
        }
    }
    out.extend(scarce(pair, l, r));
    let mut own = left.iter().filter(|x| !x.explained && !called_otherwise(pair, l, r, x.at));
    let mut other = right.iter().filter(|y| !y.explained && !called_otherwise(pair, r, l, y.at));
    if !near {
        let other: Vec<&Alone> = other.collect();
        let mut pairs = own.flat_map(|x| other.iter().map(move |y| (x, *y)));
        let replaced = pairs.find(|(x, y)| place::is_one(pair, (x.at, x.known), (y.at, y.known)));
        out.extend(replaced.map(|(x, y)| doubt(DoubtKind::Word, l, Some(l.span(x.at)), r, Some(r.span(y.at)))));
        return out;
    }
    out.extend(he_or_she(l, r));
    out.extend(restricted(pair, l, r));
    let (one, other) = (own.next(), other.next());
    out.extend(sides(pair, l, r));
    if one.is_some() || other.is_some() {
        out.push(doubt(DoubtKind::Word, l, one.map(|x| l.span(x.at)), r, other.map(|y| r.span(y.at))));
    } else if let Some((at, to)) = reordered(l, r, &same).filter(|_| !are_rows(pair)) {
        out.push(doubt(DoubtKind::Order, l, Some(l.span(at)), r, Some(r.span(to))));
    }
    out
}

/// "Little rain" on one side and "a little rain" on the other.
fn scarce(pair: &Pair<'_>, l: &Half<'_, '_>, r: &Half<'_, '_>) -> Option<Doubt> {
    let told = |half: &Half<'_, '_>| -> Vec<(usize, bool, String)> {
        let tokens = &half.said.statement.tokens;
        let scant = |at: &usize| pair.reading.language.opposites.is_scant(&tokens[*at].norm);
        let bare = |at: usize| !at.checked_sub(1).is_some_and(|before| tokens[before].is("a"));
        let of = |at: usize| half.said.stems.get(at + 1).cloned().unwrap_or_default();
        (0..tokens.len()).filter(scant).map(|at| (at, bare(at), of(at))).collect()
    };
    let (left, right) = (told(l), told(r));
    let mut pairs = left.iter().flat_map(|x| right.iter().map(move |y| (x, y)));
    let (x, y) = pairs.find(|(x, y)| x.1 != y.1 && x.2 == y.2)?;
    Some(doubt(DoubtKind::Opposite, l, Some(l.span(x.0)), r, Some(r.span(y.0))))
}

/// "Before" on one side and "after" on the other.
fn sides(pair: &Pair<'_>, l: &Half<'_, '_>, r: &Half<'_, '_>) -> Option<Doubt> {
    let tokens = |half: &Half<'_, '_>| -> Vec<String> { half.said.statement.tokens.iter().map(|t| t.norm.clone()).collect() };
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

/// "May only be used on Sundays" on one side, "may be used on Sundays" on the other. Before a figure such a word says what to think of it.
fn restricted(pair: &Pair<'_>, l: &Half<'_, '_>, r: &Half<'_, '_>) -> Option<Doubt> {
    let opposites = &pair.reading.language.opposites;
    let first = |half: &Half<'_, '_>| {
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
fn he_or_she(l: &Half<'_, '_>, r: &Half<'_, '_>) -> Option<Doubt> {
    let first = |half: &Half<'_, '_>, words: &[&str]| half.said.statement.tokens.iter().position(|t| words.contains(&t.norm.as_str()));
    let (men, women) = (["he", "him", "his", "himself"], ["she", "her", "hers", "herself"]);
    let only = |half: &Half<'_, '_>, own: &[&str], other: &[&str]| first(half, own).filter(|_| first(half, other).is_none());
    let places = only(l, &men, &women).zip(only(r, &women, &men)).or_else(|| only(l, &women, &men).zip(only(r, &men, &women)))?;
    Some(doubt(DoubtKind::Word, l, Some(l.span(places.0)), r, Some(r.span(places.1))))
}

/// A content word that the other statement does not have.
struct Alone {
    at: usize,
    /// What is known of it; looked up once, since it meets many.
    known: Option<&'static Word>,
    /// Does a word of the other statement tell the same, or what it denies?
    explained: bool,
}

impl Alone {
    fn meets(&self, other: &Alone) -> Relation {
        self.known.zip(other.known).map_or(Relation::Unrelated, |(x, y)| x.meets(y))
    }

    fn tells_same(&self, other: &Alone) -> bool {
        matches!(self.meets(other), Relation::Same | Relation::Synonym | Relation::Derived)
    }
}

fn alone(pair: &Pair<'_>, own: &Half<'_, '_>, other: &Half<'_, '_>) -> Vec<Alone> {
    // Number and unit of a figure that the other side tells in other words are compared as a figure.
    let theirs = other.figures();
    let twins: Vec<(Span, Option<Span>)> = own
        .figures()
        .into_iter()
        .filter(|(_, q)| {
            theirs
                .iter()
                .any(|(_, o)| q.bound == o.bound && goes_with(pair, q, o) && (o.unit.is_some() || q.low == o.low && q.high == o.high))
        })
        .map(|(span, q)| (span, q.of_span))
        .collect();
    let figure =
        |at: &usize| twins.iter().any(|(span, of)| span.contains(own.span(*at)) && !of.is_some_and(|of| of.overlaps(own.span(*at))));
    let places = own.told().filter(|at| !other.said.content.contains(&own.said.stems[*at]) && !figure(at) && !own.shares(*at));
    places.map(|at| Alone { at, known: Word::new(&own.said.statement.tokens[at].norm), explained: false }).collect()
}

fn opposite(pair: &Pair<'_>, x: &Alone, y: &Alone) -> bool {
    let (a, b) = (&pair.left.statement.tokens[x.at], &pair.right.statement.tokens[y.at]);
    if a.kind == TokenKind::Number || b.kind == TokenKind::Number {
        return false;
    }
    let contrast = pair.reading.language.opposites.contrast(&a.norm, &b.norm) || pair.reading.language.persons.exclude(&a.norm, &b.norm);
    contrast || x.meets(y) == Relation::Antonym || pair.opposite_verbs(x.at, y.at)
}

fn one_title(pair: &Pair<'_>, x: &Alone, y: &Alone) -> bool {
    let (a, b) = (&pair.left.statement.tokens[x.at].norm, &pair.right.statement.tokens[y.at].norm);
    pair.reading.language.persons.one_title(a, b)
}

/// Are the two said of one thing, or is one thing said of both? "The first baseman" and "last night" have nothing to do with each other.
/// Where nothing is known of the grammar, they may.
fn one_place(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let (left, right) = (beside(pair.left, x), beside(pair.right, y));
    left.is_empty() || right.is_empty() || !left.is_disjoint(&right)
}

/// The content words that stand right above and below one in the tree, small words between them aside, and the subject of a verb.
fn beside<'s>(said: &'s Said<'_>, at: usize) -> BTreeSet<&'s str> {
    let tree = &said.statement.tree;
    let content = |at: &usize| said.content.contains(&said.stems[*at]);
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

/// Is it a word of the name of somebody or something that the other names as well, or a title that says nothing of what one does?
fn called_otherwise(pair: &Pair<'_>, own: &Half<'_, '_>, other: &Half<'_, '_>, at: usize) -> bool {
    let span = own.span(at);
    let named = |m: &crate::model::Mention| m.span.contains(span);
    let who = own.said.names().find(|(m, n)| named(m) && n.form == NameForm::Proper).and_then(|(_, n)| n.entity);
    let courtesy = || pair.reading.language.names.signs.courtesy.contains(&own.said.statement.tokens[at].norm);
    who.is_some_and(|who| other.said.names().any(|(_, n)| n.entity == Some(who))) || courtesy() || is_title(pair, own.said, other.said, at)
}

/// A title before somebody's name, where the other calls the same person by the bare name: "Judge Vera Dahl" and "Vera Dahl".
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

/// "Not unlocked" and "locked": two words of which each is exactly what the other is not, and one is denied.
fn turned(pair: &Pair<'_>, x: &Alone, y: &Alone) -> bool {
    let (a, b) = (&pair.left.statement.tokens[x.at].norm, &pair.right.statement.tokens[y.at].norm);
    let prefixed =
        |short: &str, long: &str| long.strip_suffix(short).is_some_and(|prefix| pair.reading.language.opposites.reverses(prefix));
    (prefixed(a, b) || prefixed(b, a)) && pair.left.denies(x.at) != pair.right.denies(y.at)
}

/// The first two places at which two statements with the same content words have them in another order; `same` are dates told otherwise.
fn reordered(l: &Half<'_, '_>, r: &Half<'_, '_>, same: &[(Span, Span)]) -> Option<(usize, usize)> {
    let shared = |own: &Half<'_, '_>, other: &Half<'_, '_>, dates: &[Span]| -> Vec<usize> {
        let dated = |at: usize| dates.iter().any(|date| date.overlaps(own.span(at)));
        own.told().filter(|at| other.said.content.contains(&own.said.stems[*at]) && !dated(*at)).collect()
    };
    let (left, right): (Vec<Span>, Vec<Span>) = same.iter().copied().unzip();
    let (left, right) = (shared(l, r, &left), shared(r, l, &right));
    left.into_iter().zip(right).find(|(at, to)| l.said.stems[*at] != r.said.stems[*to])
}
