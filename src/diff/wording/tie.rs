//! What ties a stretch of one statement to a stretch of another: the shared words around them.

use std::ops::Range;

use super::super::{Finding, Half, Pair, Said};
use super::form;
use super::telling::words_at;
use crate::model::tree::Link;
use crate::model::{DifferenceKind, NameForm, Relation, Span, Voice};

/// Words looked at before and after a stretch.
const REACH: usize = 5;

/// What two words are worth that stand right beside the stretches and are the same, or have one sense.
const BESIDE: f64 = 0.5;

/// How well two stretches fit, from the shared words around them: 0 for none, 1 for all of the lesser side.
pub(super) fn fit(pair: &Pair<'_>, left: Span, right: Span) -> f64 {
    let (a, b) = (pair.left.content_near(left, REACH), pair.right.content_near(right, REACH));
    let least = a.len().min(b.len());
    let around = if least == 0 { 0.0 } else { a.intersection(&b).count() as f64 / least as f64 };
    if around < BESIDE && beside(pair, left, right) { BESIDE } else { around }
}

/// Do two statements tell so surely the same, and by so many equal words, that two words for one thing in them need no other tie?
pub(super) fn is_sure(pair: &Pair<'_>) -> bool {
    const LEAST_PAIRED: f64 = 0.7;
    const LEAST_OVERLAP: f64 = 0.5;
    pair.paired >= LEAST_PAIRED && pair.overlap >= LEAST_OVERLAP
}

/// Is a word right beside one stretch the same as one right beside the other, or another word for it: "flattened houses", "damaged homes"?
fn beside(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    const CLOSE: usize = 2;
    let synonyms = &pair.reading.language.synonyms;
    let (a, b) = (pair.left.content_near(left, CLOSE), pair.right.content_near(right, CLOSE));
    a.iter().any(|x| b.iter().any(|y| x == y || synonyms.share_a_sense(x, y)))
}

/// The span of a run of tokens.
pub(super) fn span_of(said: &Said<'_>, at: &Range<usize>) -> Span {
    Span::of(said.text, said.statement.tokens[at.start].start..said.statement.tokens[at.end - 1].end)
}

/// Does any content word of a run of tokens stand in the other statement too?
pub(super) fn shared(said: &Said<'_>, at: &Range<usize>, other: &Said<'_>) -> bool {
    let theirs = words_at(other, 0..other.stems.len());
    words_at(said, at.clone()).iter().any(|word| theirs.contains(word))
}

/// Does a noun only tell what kind of thing the next one is?
pub(super) fn is_compound(said: &Said<'_>, at: usize) -> bool {
    said.statement.tree.link(at) == Link::Compound
}

/// Is a word there a date or part of a proper name? Those are compared elsewhere: "March" is no march.
pub(super) fn is_named(said: &Said<'_>, at: &Range<usize>) -> bool {
    let span = span_of(said, at);
    said.dates().any(|(m, _)| m.span.overlaps(span)) || said.names().any(|(m, n)| n.form == NameForm::Proper && m.span.overlaps(span))
}

/// A wording finding with both sides verbatim.
pub(super) fn finding(pair: &Pair<'_>, kind: DifferenceKind, spans: (Span, Span), why: &str) -> Finding {
    let (left, right) = (Half::verbatim(pair.left, spans.0), Half::verbatim(pair.right, spans.1));
    let explanation =
        format!("{} “{}”, {} “{}”: {why}", who(pair, pair.left, &left), left.value, who(pair, pair.right, &right), right.value);
    let topic = format!("{} / {}", left.value.to_lowercase(), right.value.to_lowercase());
    // Marks around a word are form too, but not when they are what is found.
    let form = kind == DifferenceKind::Label && form::is_form(pair, spans.0, spans.1);
    let weight = fit(pair, spans.0, spans.1);
    Finding { kind, topic, relation: Relation::Wording, weight, form, left, right, explanation }
}

/// What an explanation adds where a word is of the user's own lexicon.
pub(super) fn stated(place: Option<&str>) -> String {
    place.map_or_else(String::new, |place| format!(" (your lexicon, {place})"))
}

/// Whose words they are: the account's, or somebody's whom it quotes.
fn who(pair: &Pair<'_>, said: &Said<'_>, half: &Half) -> String {
    let account = &pair.reading.accounts[said.account.0].label;
    match &half.voice {
        Voice::Own => format!("{account} says"),
        Voice::Quoted { source: Some(source), .. } => format!("{account}, quoting {}, has", source.text(said.text)),
        Voice::Quoted { source: None, .. } => format!("{account}, quoting, has"),
    }
}
