//! What remains of two statements of a claim without what they share, as far as it could matter: figures, days, names, negations,
//! certainty, opposites, order, and in near copies every word. What one says and the other simply lacks is poorer detail and does not
//! count, unless the two are otherwise copies: then somebody changed it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::word_doubts::{MovedDenial, doubts_in_words, moved_denial};
use crate::diff::date::{Dated, dates_meet};
use crate::diff::numbered::{Label, labels, shared_labels};
use crate::diff::pair::Pair;
use crate::diff::place::shared_positions;
use crate::diff::quantity::{are_of_two_places, may_be_one_figure};
use crate::diff::said::Said;
use crate::diff::swapped::are_two_persons;
use crate::diff::table_rows::is_one_row;
use crate::model::{Content, DateRole, Doubt, DoubtKind, Mention, NameForm, Quantity, Reply, Span, SpeechForm, TimeClass};
use crate::text::TokenKind;
use crate::{vectors, wordnet};

/// Least share of the content words of both that two near copies have in common.
const NEAR_COPY: f64 = 0.75;

/// Least share of the poorer statement's content words that must be shared for the two to say the same.
const ENOUGH: f64 = 0.34;

/// Fewest content words that must be shared for it, if both have so many.
const FEWEST: usize = 2;

/// One side: a statement.
pub(super) struct Rest<'p, 'a> {
    pub(super) said: &'p Said<'a>,
    /// Tokens of numbered things and positions that the other side has too.
    pub(super) shared: Vec<Range<usize>>,
}

/// All doubts about two statements.
pub(super) fn doubts_between(pair: &Pair<'_>) -> Vec<Doubt> {
    let (mut ours, mut theirs) = shared_labels(pair);
    let positions = shared_positions(pair);
    ours.extend(positions.0);
    theirs.extend(positions.1);
    let (l, r) = (Rest { said: pair.left, shared: ours }, Rest { said: pair.right, shared: theirs });
    let (own, other) = (l.content(), r.content());
    let shared = own.intersection(&other).count();
    let near = shared as f64 >= NEAR_COPY * own.union(&other).count() as f64;
    let mut out = Vec::new();
    let poorer = own.len().min(other.len());
    if ((shared as f64) < ENOUGH * poorer as f64 || shared < FEWEST.min(poorer)) && !is_one_row(pair) {
        out.push(doubt(DoubtKind::Little, &l, None, &r, None));
    }
    out.extend(doubt_in_figures(pair, &l, &r, near || may_hide_figure(pair)));
    out.extend(doubt_in_numbers(pair, &l, &r));
    out.extend(doubt_in_days(pair, &l, &r, near || may_hide_figure(pair)));
    out.extend(doubts_in_names(pair, &l, &r, near));
    out.extend(doubt_in_value(&l, &r).or_else(|| doubt_in_value(&r, &l)));
    out.extend(doubt_in_negation(pair, &l, &r));
    out.extend(doubt_in_certainty(&l, &r));
    out.extend(doubts_in_words(pair, &l, &r, near || pair.is_near_copy()));
    out
}

impl<'a> Rest<'_, 'a> {
    /// Its dates, except those of sayings.
    pub(super) fn days(&self) -> Vec<Dated<'a>> {
        self.said.dates().filter(|(_, d)| d.role != DateRole::Speech).collect()
    }
}

impl Rest<'_, '_> {
    /// Stems of its content words that count.
    pub(super) fn content(&self) -> BTreeSet<&str> {
        self.places().map(|at| self.said.stems[at].as_str()).collect()
    }

    /// Tokens of its content words that count.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.said.stems.len()).filter(|at| self.said.is_content(*at))
    }

    /// Those of its content words that it states itself. If most of the statement is in quotation marks, that is the quoted part: who
    /// speaks, to whom and how the speaker is introduced is compared as attribution. Words in brackets are an editor's.
    pub(super) fn stated(&self) -> impl Iterator<Item = usize> + '_ {
        let quoted = self.quoted();
        let brackets = self.brackets();
        self.places().filter(move |at| {
            let span = self.span(*at);
            (quoted.is_empty() || quoted.iter().any(|q| q.overlaps(span))) && !brackets.iter().any(|b| b.contains(at))
        })
    }

    /// The words quoted directly, if they are the greater part.
    pub(super) fn quoted(&self) -> Vec<Span> {
        let direct = self.said.speeches().filter(|(_, speech)| speech.form == SpeechForm::Direct);
        let spans: Vec<Span> = direct.map(|(content, _)| content.span).collect();
        let inside = self.places().filter(|at| spans.iter().any(|s| s.overlaps(self.span(*at)))).count();
        if inside * 2 >= self.places().count() { spans } else { Vec::new() }
    }

    /// The token ranges in brackets.
    pub(super) fn brackets(&self) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut open = None;
        for (at, token) in self.said.statement.tokens.iter().enumerate() {
            match token.norm.as_str() {
                "(" | "[" => open = Some(at),
                ")" | "]" => out.extend(open.take().map(|from| from..at)),
                _ => {}
            }
        }
        out
    }

    pub(super) fn span(&self, at: usize) -> Span {
        let token = &self.said.statement.tokens[at];
        Span::of(self.said.text, token.start..token.end)
    }

    /// True if a token belongs to a numbered thing or position that the other side has too.
    pub(super) fn shares(&self, at: usize) -> bool {
        self.shared.iter().any(|tokens| tokens.contains(&at))
    }

    /// Tokens of digits that are no figure, date, name or label, and that the other side does not have.
    pub(super) fn unread(&self, other: &Rest<'_, '_>) -> Vec<Span> {
        let mentions = &self.said.statement.mentions;
        let read = |span: Span| {
            let typed = |m: &Mention| matches!(m.content, Content::Quantity(_) | Content::Date(_) | Content::Name(_));
            mentions.iter().any(|m| typed(m) && m.span.contains(span))
        };
        let digits = |at: &usize| self.said.statement.tokens[*at].kind == TokenKind::Number;
        let stated = |at: &usize| other.said.content.contains(&self.said.stems[*at]);
        self.places()
            .filter(|at| digits(at) && !stated(at) && !self.shares(*at))
            .map(|at| self.span(at))
            .filter(|span| !read(*span))
            .collect()
    }

    pub(super) fn figures(&self) -> Vec<(Span, &Quantity)> {
        let dated = |span: Span| self.said.dates().any(|(m, _)| m.span.overlaps(span));
        self.said.quantities().filter(|(m, _)| !dated(m.span)).map(|(m, q)| (m.span, q)).collect()
    }
}

/// True if one side has a figure or day where the other has a string that is no word: the string may hide one.
fn may_hide_figure(pair: &Pair<'_>) -> bool {
    const LONGEST: usize = 6;
    let few = |at: &Range<usize>| (1..=LONGEST).contains(&at.len());
    pair.changes.iter().filter(|c| few(&c.left) && few(&c.right)).any(|change| {
        has_unknown_string(pair.left, &change.left) && has_figure_or_day(pair.right, &change.right)
            || has_unknown_string(pair.right, &change.right) && has_figure_or_day(pair.left, &change.left)
    })
}

/// True if the range contains a figure or day.
fn has_figure_or_day(said: &Said<'_>, at: &Range<usize>) -> bool {
    let inside = |span: Span| said.tokens_in(span).any(|token| at.contains(&token));
    said.quantities().any(|(m, _)| inside(m.span)) || said.dates().any(|(m, _)| inside(m.span))
}

/// True if the range contains a lower-case string that is no word, or a word with digits in it.
fn has_unknown_string(said: &Said<'_>, at: &Range<usize>) -> bool {
    let known = |word: &str| wordnet::knows(word) || vectors::english().knows(word);
    said.statement.tokens[at.clone()].iter().any(|token| {
        let word = token.kind == TokenKind::Word && token.norm.chars().count() > 2 && !token.capitalised(said.text);
        let mixed = token.norm.contains(|c: char| c.is_ascii_digit());
        word && (mixed || !known(&token.norm) && !known(token.norm.trim_end_matches('s')))
    })
}

pub(super) fn doubt(kind: DoubtKind, left: &Rest<'_, '_>, words: Option<Span>, right: &Rest<'_, '_>, others: Option<Span>) -> Doubt {
    Doubt { kind, sides: vec![(left.said.id, words), (right.said.id, others)] }
}

/// A doubt from the first remaining span of each side: both sides need one, or in near copies either.
fn doubt_in_rest(kind: DoubtKind, l: (&Rest<'_, '_>, &[Span]), r: (&Rest<'_, '_>, &[Span]), near: bool) -> Option<Doubt> {
    let (one, other) = (l.1.first().copied(), r.1.first().copied());
    let doubtful = (one.is_some() && other.is_some()) || (near && (one.is_some() || other.is_some()));
    doubtful.then(|| doubt(kind, l.0, one, r.0, other))
}

fn doubt_in_figures(pair: &Pair<'_>, l: &Rest<'_, '_>, r: &Rest<'_, '_>, near: bool) -> Option<Doubt> {
    let (own, other) = (l.figures(), r.figures());
    let one = |(at, q): &(Span, &Quantity), (to, o): &(Span, &Quantity)| {
        may_be_one_figure(pair, q, o) && !are_of_two_places(pair, (l.said, *at), (r.said, *to))
    };
    let left: Vec<Span> = own.iter().filter(|a| !other.iter().any(|b| one(a, b))).map(|(span, _)| *span).collect();
    let right: Vec<Span> = other.iter().filter(|b| !own.iter().any(|a| one(a, b))).map(|(span, _)| *span).collect();
    // "Three, and then one more" is not "three".
    let given = |half: &Rest<'_, '_>| half.said.statement.turn.is_some_and(|turn| turn.answers.is_some());
    let more = (own.len() != other.len() && given(l) && given(r)).then(|| if own.len() > other.len() { left.last() } else { right.last() });
    if more.flatten().is_some() {
        let (one, two) = if own.len() > other.len() { (left.last(), None) } else { (None, right.last()) };
        return Some(doubt(DoubtKind::Figure, l, one.copied(), r, two.copied()));
    }
    doubt_in_rest(DoubtKind::Figure, (l, &left), (r, &right), near)
}

/// Numbers that are names ("Room 101"), or that could not be read, if they differ between the sides.
fn doubt_in_numbers(pair: &Pair<'_>, l: &Rest<'_, '_>, r: &Rest<'_, '_>) -> Option<Doubt> {
    let stated = |half: &Rest<'_, '_>| -> Vec<Label> { labels(half.said, pair.reading.language) };
    let (own, other) = (stated(l), stated(r));
    let alone = |from: &[Label], among: &[Label]| {
        from.iter().find(|a| !among.iter().any(|b| a.is(b)) && among.iter().any(|b| b.noun == a.noun)).map(|label| label.span)
    };
    if let Some((x, y)) = alone(&own, &other).zip(alone(&other, &own)) {
        return Some(doubt(DoubtKind::Figure, l, Some(x), r, Some(y)));
    }
    let (left, right) = (l.unread(r), r.unread(l));
    doubt_in_rest(DoubtKind::Figure, (l, &left), (r, &right), false)
}

/// Times that do not overlap. A duration is not compared with a date.
fn doubt_in_days(pair: &Pair<'_>, l: &Rest<'_, '_>, r: &Rest<'_, '_>, near: bool) -> Option<Doubt> {
    let (own, other) = (l.days(), r.days());
    let left: Vec<Dated<'_>> = own.iter().copied().filter(|x| !other.iter().any(|y| dates_meet(pair, *x, *y))).collect();
    let right: Vec<Dated<'_>> = other.iter().copied().filter(|y| !own.iter().any(|x| dates_meet(pair, *x, *y))).collect();
    let of = |all: &[Dated<'_>], lengths: bool| -> Vec<Span> {
        all.iter().filter(|d| (d.1.class == TimeClass::Duration) == lengths).map(|d| d.0.span).collect()
    };
    let mut both = [false, true].into_iter();
    both.find_map(|lengths| doubt_in_rest(DoubtKind::Day, (l, &of(&left, lengths)), (r, &of(&right, lengths)), near))
}

/// Names of one kind that only one side has. If the other side has the words of a name, it is the same name or part of it.
fn doubts_in_names(pair: &Pair<'_>, l: &Rest<'_, '_>, r: &Rest<'_, '_>, near: bool) -> Vec<Doubt> {
    let alone = |from: &Rest<'_, '_>, among: &Rest<'_, '_>| -> Vec<(Span, Option<crate::model::EntityKind>)> {
        let theirs: BTreeSet<_> = among.said.names().filter_map(|(_, n)| n.entity).collect();
        let dated = |span: Span| from.said.dates().any(|(date, _)| date.span.contains(span));
        let own = from.said.names().filter(|(m, n)| n.form == NameForm::Proper && !dated(m.span));
        // "Mr Lowe" and "Mrs Lowe" are two persons, whatever they share, and so are "Ann Lowe" and "Bea Lowe"
        let another = |m: &Mention, n: &crate::model::Name| {
            let two = |o: &crate::model::Mention, other: &crate::model::Name| {
                are_two_persons(pair.reading.language, (from.said, m, n), (among.said, o, other))
            };
            among.said.names().any(|(o, other)| n.female.zip(other.female).is_some_and(|(a, b)| a != b) || two(o, other))
        };
        let new = own.filter(|(m, n)| {
            let words = from.said.content_in(m.span);
            let unit = from
                .said
                .quantities()
                .any(|(f, q)| q.unit.is_some() && f.span.contains(m.span) && !q.of_span.is_some_and(|of| of.overlaps(m.span)));
            !unit
                && !n.entity.is_some_and(|e| theirs.contains(&e))
                && (another(m, n) || !words.iter().any(|w| among.said.content.contains(*w)))
        });
        new.map(|(m, n)| (m.span, n.entity.map(|e| pair.reading.entities[e.0].kind).or(Some(n.kind)))).collect()
    };
    let (left, right) = (alone(l, r), alone(r, l));
    let alike = left.iter().find_map(|x| right.iter().find(|y| x.1 == y.1).map(|y| (x.0, y.0)));
    match (alike, left.first(), right.first()) {
        (Some((x, y)), _, _) => vec![doubt(DoubtKind::Name, l, Some(x), r, Some(y))],
        // In near copies a name on one side only matters, unless it is the speaker's.
        (None, x, y) => {
            let relevant = |half: &Rest<'_, '_>, name: Option<&(Span, Option<crate::model::EntityKind>)>| {
                name.map(|n| n.0).filter(|span| half.stated().any(|at| span.overlaps(half.span(at))))
            };
            let (x, y) = (relevant(l, x), relevant(r, y));
            if near && (x.is_some() || y.is_some()) { vec![doubt(DoubtKind::Name, l, x, r, y)] } else { Vec::new() }
        }
    }
}

/// A denial of something that both mention, on one side only.
fn doubt_in_negation(pair: &Pair<'_>, l: &Rest<'_, '_>, r: &Rest<'_, '_>) -> Option<Doubt> {
    // A double negation asserts: "did not deny".
    let denied = |own: &Rest<'_, '_>| -> Vec<(Span, Span)> { own.said.negations().filter(|found| !own.said.is_undone(*found)).collect() };
    let stated = |own: &Rest<'_, '_>, other: &Rest<'_, '_>, all: &[(Span, Span)]| -> Vec<Span> {
        let both = |scope: Span| own.said.content_in(scope).iter().any(|w| other.said.content.contains(*w));
        all.iter().filter(|(_, scope)| both(*scope)).map(|(cue, _)| *cue).collect()
    };
    let cues = |all: &[(Span, Span)]| all.iter().map(|(cue, _)| *cue).collect::<Vec<Span>>();
    let (own, other) = (denied(l), denied(r));
    match moved_denial(pair, &cues(&own), &cues(&other)) {
        Some(MovedDenial::Raised) => return None,
        Some(MovedDenial::Elsewhere(cue, another)) => return Some(doubt(DoubtKind::Negation, l, Some(cue), r, Some(another))),
        None => {}
    }
    let (left, right) = (stated(l, r, &own), stated(r, l, &other));
    (left.len() != right.len()).then(|| doubt(DoubtKind::Negation, l, left.first().copied(), r, right.first().copied()))
}

/// The content of an answer that the other side does not give; figures and times are compared separately.
fn doubt_in_value(own: &Rest<'_, '_>, other: &Rest<'_, '_>) -> Option<Doubt> {
    let statement = own.said.statement;
    let typed = |at: usize| own.said.is_figure(&statement.tokens[at]);
    let given = statement.question_tokens()..statement.tokens.len();
    let mut words = own.places().filter(|at| given.contains(at) && !typed(*at));
    let word = words.find(|at| !other.said.content.contains(&own.said.stems[*at])).filter(|_| statement.reply() == Reply::Value)?;
    Some(doubt(DoubtKind::Word, own, Some(own.span(word)), other, None))
}

/// Different levels of certainty over words that both have.
fn doubt_in_certainty(l: &Rest<'_, '_>, r: &Rest<'_, '_>) -> Option<Doubt> {
    let levels = |own: &Rest<'_, '_>, other: &Rest<'_, '_>| -> Vec<(crate::model::Reality, Span)> {
        let certain = own.said.certainties().filter(|(_, c)| own.said.content_in(c.scope).iter().any(|w| other.said.content.contains(*w)));
        certain.map(|(m, c)| (c.reality, m.span)).collect()
    };
    let (left, right) = (levels(l, r), levels(r, l));
    let of = |levels: &[(crate::model::Reality, Span)]| levels.iter().map(|x| x.0).collect::<BTreeSet<_>>();
    let first = |levels: &[(crate::model::Reality, Span)]| levels.first().map(|x| x.1);
    (of(&left) != of(&right)).then(|| doubt(DoubtKind::Certainty, l, first(&left), r, first(&right)))
}
