//! `intensity` and `loaded` modifiers: one noun, event or figure with an evaluating word on one side, or with different ones. The parse
//! shows which word it belongs to: "severely cracked bridges" are not severe bridges, and in "the meeting turned rowdy" it is the meeting.

use std::ops::Range;

use super::choice::{WordUse, fit, is_named, is_shared, is_sure, span_of, stated_in, wording_finding};
use super::role::{done_to_others, is_common, share_a_part};
use crate::diff::finding::Finding;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::language::wording::Part;
use crate::model::tree::Link;
use crate::model::{DifferenceKind, EntityId, NameForm, Quantity, Span};
use crate::text::TokenKind;

/// How many words after a modifier are searched for its noun, if there is no parse.
const REACH: usize = 2;

/// Least share of common words around the modified word.
const LEAST_FIT: f64 = 0.2;

/// Longest range that shows a modifier with its noun.
const LONGEST: usize = 8;

/// An evaluating word and the word it modifies.
struct Judged<'l> {
    /// The evaluating word.
    word: Range<usize>,
    /// How it evaluates.
    part: Part,
    /// The word it modifies.
    head: usize,
    /// Where the user's lexicon has the word.
    stated: Option<&'l str>,
}

/// One finding per modified word that the other side has without that modifier.
pub(crate) fn degree_words(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let (left, right) = (judged_words(pair, pair.left), judged_words(pair, pair.right));
    let mut out = modified_one_way(pair, word_use, ((pair.left, &left), (pair.right, &right)), false);
    out.extend(modified_one_way(pair, word_use, ((pair.right, &right), (pair.left, &left)), true));
    out
}

/// A statement with its evaluating words.
type Side<'s> = (&'s Said<'s>, &'s [Judged<'s>]);

fn modified_one_way(
    pair: &Pair<'_>,
    word_use: &WordUse<'_>,
    ((said, ours), (other, theirs)): (Side<'_>, Side<'_>),
    turned: bool,
) -> Vec<Finding> {
    let mut out = Vec::new();
    for judged in ours.iter().filter(|j| !is_shared(said, &j.word, other)) {
        // Skip if the other account uses the modifier elsewhere in the claim,
        if word_use.uses(other.account, said, span_of(said, &judged.word)) {
            continue;
        }
        // or intensifies the same thing by another word.
        if judged.part == Part::Intensity && word_use.strengthens(other.account, &said.stems[judged.head]) {
            continue;
        }
        let Some(other_head) = head_in_other(pair, said, judged.head, other) else { continue };
        let counterpart =
            theirs.iter().find(|j| j.head == other_head).map_or_else(|| bare_head(other, other_head), |j| shown_with_head(other, j));
        let (ours, theirs) = (span_of(said, &shown_with_head(said, judged)), span_of(other, &counterpart));
        let word = said.words(span_of(said, &judged.word));
        let why = format!("“{word}” {}{}", why_judged(pair, judged.part), stated_in(judged.stated));
        let spans = if turned { (theirs, ours) } else { (ours, theirs) };
        // The same name is the same thing; the same event must have the same patient.
        let heads = if turned { (other_head, judged.head) } else { (judged.head, other_head) };
        let shared = || share_a_part(pair, &(heads.0..heads.0 + 1), &(heads.1..heads.1 + 1));
        let one = !said.statement.tree.is_verb(judged.head) || shared() && !done_to_others(pair, heads.0, heads.1);
        if name_at(said, judged.head).is_some() || one && fit(pair, spans.0, spans.1) >= LEAST_FIT {
            // One finding per modified thing, whatever it is called; body text is preferred to a headline.
            let topic = sense_of(pair, &said.stems[judged.head]);
            out.push(Finding { topic, ..wording_finding(pair, kind_of(judged.part), spans, &why) });
        }
    }
    out
}

/// The modifier up to its noun if they are close, otherwise the modifier alone.
fn shown_with_head(said: &Said<'_>, judged: &Judged<'_>) -> Range<usize> {
    let whole = judged.word.start.min(judged.head)..judged.word.end.max(bare_head(said, judged.head).end);
    let close = whole.len() <= LONGEST && judged.word.start < judged.head;
    if close { whole } else { judged.word.clone() }
}

/// A noun, or the whole name that contains it.
fn bare_head(said: &Said<'_>, head: usize) -> Range<usize> {
    name_at(said, head).map_or(head..head + 1, |(at, _)| at)
}

/// The proper name that contains a word, with its entity.
fn name_at(said: &Said<'_>, at: usize) -> Option<(Range<usize>, Option<EntityId>)> {
    let token = &said.statement.tokens[at];
    let mut names = said.names().filter(|(_, n)| n.form == NameForm::Proper);
    let (mention, name) = names.find(|(m, _)| m.span.start() <= token.start && token.end <= m.span.end())?;
    Some((said.tokens_in(mention.span), name.entity))
}

fn sense_of(pair: &Pair<'_>, stem: &str) -> String {
    let senses = pair.reading.language.synonyms.at(&[stem]);
    senses.first().map_or_else(|| stem.to_string(), |(sense, _)| format!("sense {sense}"))
}

/// The evaluating words of a statement, the longest at each place, with the words they modify.
fn judged_words<'l>(pair: &Pair<'l>, said: &Said<'_>) -> Vec<Judged<'l>> {
    let mut out = Vec::new();
    for from in 0..said.stems.len() {
        let entries = pair
            .reading
            .language
            .wording
            .at(&said.statement.tokens[from..])
            .filter(|(entry, _)| is_modifier(entry.part) && entry.fits_place(&said.statement.tree, from));
        let Some((entry, words)) = entries.max_by_key(|(_, words)| *words) else { continue };
        let word = from..from + words;
        if is_named(said, &word) || is_title(pair, said, &word) {
            continue;
        }
        let head = if said.statement.tree.node(from).is_some() { judged_head(said, word.end - 1) } else { next_noun(said, word.end) };
        out.extend(head.map(|head| Judged { word, part: entry.part, head, stated: entry.stated.as_deref() }));
    }
    out
}

/// True for a title before a name, which says what somebody is: "Major Orr".
fn is_title(pair: &Pair<'_>, said: &Said<'_>, word: &Range<usize>) -> bool {
    let tokens = &said.statement.tokens;
    let titles = &pair.reading.language.names.signs.honorifics;
    let named = tokens.get(word.end).is_some_and(|next| next.capitalised(said.text));
    word.len() == 1 && named && tokens[word.start].capitalised(said.text) && titles.contains(&tokens[word.start].norm)
}

fn is_modifier(part: Part) -> bool {
    matches!(part, Part::Modifier(_) | Part::Intensity)
}

fn kind_of(part: Part) -> DifferenceKind {
    if part == Part::Intensity { DifferenceKind::Intensity } else { DifferenceKind::Loaded }
}

/// What the word does, for an explanation.
fn why_judged<'a>(pair: &Pair<'a>, part: Part) -> &'a str {
    match part {
        Part::Modifier(set) => &pair.reading.language.wording.modifiers[set].why,
        Part::Intensity | Part::Loaded(_) | Part::Neutral(_) | Part::Distancing => "adds force",
    }
}

/// The word that a modifier applies to, by the parse: the noun after it, the verb or adjective it strengthens, the subject it is said of
/// ("turned rowdy", "is ruthless"), or the object ("called the ruling unfair").
fn judged_head(said: &Said<'_>, at: usize) -> Option<usize> {
    let tree = &said.statement.tree;
    let above = tree.head(at)?;
    let link = tree.link(at);
    if matches!(link, Link::Adjective | Link::Predicate | Link::OpenClause) {
        let said_of = tree.child(at, &[Link::Subject]).or_else(|| tree.child(above, &[Link::Object]));
        return said_of.or_else(|| tree.subject(above).map(|(subject, _)| subject));
    }
    // "large and unruly"
    if link == Link::Conjunct {
        return judged_head(said, above).filter(|head| *head != at);
    }
    matches!(link, Link::Modifier | Link::Compound | Link::Adverb | Link::Measure).then_some(above)
}

/// Without a parse: the next content word, skipping measures ("a powerful 6.1-magnitude earthquake").
fn next_noun(said: &Said<'_>, from: usize) -> Option<usize> {
    let tokens = &said.statement.tokens;
    let measure = |i: usize| tokens[i].kind == TokenKind::Number || tokens[i].is("-") || i > 0 && tokens[i].glued && tokens[i - 1].is("-");
    // "a disorderly group throwing": the verb is not disorderly.
    let verb = |i: usize| i > from && said.language.comparing.ends_as_participle(&tokens[i].norm);
    let near = (from..tokens.len()).take_while(|i| tokens[*i].kind != TokenKind::Mark || tokens[*i].is("-"));
    near.filter(|i| !measure(*i)).take(REACH).find(|i| said.is_content(*i) && tokens[*i].kind == TokenKind::Word && !verb(*i))
}

/// Where the other statement has the modified word: the same entity, or a word of the same stem, sense or lexicon set.
fn head_in_other(pair: &Pair<'_>, said: &Said<'_>, head: usize, other: &Said<'_>) -> Option<usize> {
    if let Some((_, Some(entity))) = name_at(said, head) {
        let (mention, _) = other.names().find(|(_, n)| n.form == NameForm::Proper && n.entity == Some(entity))?;
        return other.tokens_in(mention.span).next_back();
    }
    let stem = said.content.get(&said.stems[head])?;
    let same = other.stems.iter().position(|s| s == stem);
    let sense = || other.stems.iter().position(|s| pair.reading.language.synonyms.share_a_sense(s, stem));
    let sets = sets_of_head(pair, said, head);
    // A vigil and protesters are in one set, but are one thing only if the two statements surely say the same.
    let of_set = || {
        (0..other.stems.len())
            .filter(|_| is_sure(pair))
            .find(|at| is_common(other, *at) && sets_meet(&sets, &sets_of_head(pair, other, *at)))
    };
    same.or_else(sense).or_else(of_set)
}

/// The lexicon sets that contain a word.
fn sets_of_head(pair: &Pair<'_>, said: &Said<'_>, at: usize) -> Vec<usize> {
    let entries = pair.reading.language.wording.at(&said.statement.tokens[at..=at]);
    let set = |part: Part| match part {
        Part::Loaded(set) | Part::Neutral(set) => Some(set),
        Part::Modifier(_) | Part::Intensity | Part::Distancing => None,
    };
    entries.filter_map(|(entry, _)| set(entry.part)).collect()
}

fn sets_meet(a: &[usize], b: &[usize]) -> bool {
    a.iter().any(|set| b.contains(set))
}

/// One finding per figure of the same value that only one side limits.
pub(crate) fn limited_figures(pair: &Pair<'_>, _word_use: &WordUse<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (left, a) in pair.left.quantities() {
        for (right, _) in pair.right.quantities().filter(|(_, b)| same_figure(a, b)) {
            let limits = (limit_before(pair, pair.left, left.span), limit_before(pair, pair.right, right.span));
            let (said, at) = match &limits {
                (Some(at), None) => (pair.left, at),
                (None, Some(at)) => (pair.right, at),
                (Some(_), Some(_)) | (None, None) => continue,
            };
            let spans = (with_limit(pair.left, left.span, limits.0.as_ref()), with_limit(pair.right, right.span, limits.1.as_ref()));
            let why = format!("“{}” says what to think of the figure", said.words(span_of(said, at)));
            out.push(wording_finding(pair, DifferenceKind::Intensity, spans, &why));
        }
    }
    out
}

/// True for the same figure of the same thing, as far as both say what it is of.
fn same_figure(a: &Quantity, b: &Quantity) -> bool {
    let things = a.of.as_ref().zip(b.of.as_ref()).is_none_or(|(x, y)| x == y);
    a.value.is_some() && a.value == b.value && a.unit == b.unit && a.role == b.role && things && !a.ordinal && !b.ordinal
}

/// The words before a figure that present it as small or large.
fn limit_before(pair: &Pair<'_>, said: &Said<'_>, figure: Span) -> Option<Range<usize>> {
    let at = said.tokens_in(figure);
    let ends = at.start..at.end.min(at.start + 3);
    ends.clone().find_map(|end| {
        let words = pair.reading.language.wording.limit_before(&said.statement.tokens[..end])?;
        Some(end - words..end)
    })
}

fn with_limit(said: &Said<'_>, figure: Span, limit: Option<&Range<usize>>) -> Span {
    limit.map_or(figure, |at| figure.cover(span_of(said, at)))
}
