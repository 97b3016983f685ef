//! `intensity` and `loaded` modifiers: the same noun with an evaluating word before it on one side, or with different ones.

use std::ops::Range;

use super::super::{Finding, Pair, Said};
use super::telling::Telling;
use super::tie;
use crate::language::wording::Part;
use crate::model::DifferenceKind;
use crate::text::TokenKind;

/// Words looked at after a modifier for the noun it belongs to.
const REACH: usize = 2;

/// Least share of common words around the modified word.
const LEAST_FIT: f64 = 0.3;

/// One finding per modified word that the other side has too, without that modifier.
pub(super) fn compare(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let mut out = one_way(pair, telling, (pair.left, pair.right), false);
    out.extend(one_way(pair, telling, (pair.right, pair.left), true));
    out
}

fn one_way(pair: &Pair<'_>, telling: &Telling<'_>, (said, other): (&Said<'_>, &Said<'_>), turned: bool) -> Vec<Finding> {
    let mut out = Vec::new();
    for (at, part) in modifiers(pair, said, other) {
        // An account that uses the modifier elsewhere in the claim does not keep from it.
        if telling.uses(other.account, said, tie::span_of(said, &at)) {
            continue;
        }
        let Some((head, twin)) = modified(pair, said, other, at.end) else { continue };
        let theirs = own_modifier(pair, other, twin).map_or(twin..twin + 1, |from| from..twin + 1);
        let (ours, theirs) = (tie::span_of(said, &(at.start..head + 1)), tie::span_of(other, &theirs));
        let why = format!("“{}” {}", said.words(tie::span_of(said, &at)), tells(pair, part));
        let spans = if turned { (theirs, ours) } else { (ours, theirs) };
        if tie::fit(pair, spans.0, spans.1) >= LEAST_FIT {
            // One finding per thing modified, whatever it is called: the text is shown before its headline.
            let topic = sense(pair, &said.stems[head]);
            out.push(Finding { topic, ..tie::finding(pair, kind_of(part), spans, &why) });
        }
    }
    out
}

fn sense(pair: &Pair<'_>, stem: &str) -> String {
    let senses = pair.reading.language.synonyms.at(&[stem]);
    senses.first().map_or_else(|| stem.to_string(), |(sense, _)| format!("sense {sense}"))
}

/// The evaluating words of a statement that the other does not have, the longest that begins at each word.
fn modifiers(pair: &Pair<'_>, said: &Said<'_>, other: &Said<'_>) -> Vec<(Range<usize>, Part)> {
    let mut out = Vec::new();
    for from in 0..said.stems.len() {
        let entries = pair.reading.language.wording.at(&said.statement.tokens[from..]).filter(|(entry, _)| is_modifier(entry.part));
        let longest = entries.max_by_key(|(_, words)| *words).map(|(entry, words)| (from..from + words, entry.part));
        out.extend(longest.filter(|(at, _)| !tie::shared(said, at, other) && !tie::is_named(said, at)));
    }
    out
}

fn is_modifier(part: Part) -> bool {
    matches!(part, Part::Modifier(_) | Part::Intensity)
}

fn kind_of(part: Part) -> DifferenceKind {
    if part == Part::Intensity { DifferenceKind::Intensity } else { DifferenceKind::Loaded }
}

/// What the word does, after itself.
fn tells<'a>(pair: &Pair<'a>, part: Part) -> &'a str {
    match part {
        Part::Modifier(set) => &pair.reading.language.wording.modifiers[set].why,
        Part::Intensity | Part::Loaded(_) | Part::Neutral(_) | Part::Distancing => "adds force",
    }
}

/// The word after `from` that stands in the other statement too, by its stem or its sense, and where it stands there.
fn modified(pair: &Pair<'_>, said: &Said<'_>, other: &Said<'_>, from: usize) -> Option<(usize, usize)> {
    let tokens = &said.statement.tokens;
    // "a powerful 6.1-magnitude earthquake": a measure stands between.
    let measure = |i: usize| tokens[i].kind == TokenKind::Number || tokens[i].is("-") || i > 0 && tokens[i].glued && tokens[i - 1].is("-");
    let near = (from..tokens.len()).take_while(|i| tokens[*i].kind != TokenKind::Mark || tokens[*i].is("-"));
    // "a disorderly group throwing": the verb is not what is disorderly.
    let verb = |i: usize| i > from && ["ing", "ed"].iter().any(|end| tokens[i].norm.ends_with(end));
    let noun = |i: &usize| said.content.contains(&said.stems[*i]) && tokens[*i].kind == TokenKind::Word && !verb(*i);
    let mut heads = near.filter(|i| !measure(*i)).take(REACH).filter(noun);
    heads.find_map(|head| {
        let stem = &said.stems[head];
        let same = other.stems.iter().position(|s| s == stem);
        let twin = same.or_else(|| other.stems.iter().position(|s| pair.reading.language.synonyms.share_a_sense(s, stem)));
        twin.map(|twin| (head, twin))
    })
}

/// Where the other side's own evaluating word for its noun begins, if it has one just before.
fn own_modifier(pair: &Pair<'_>, other: &Said<'_>, twin: usize) -> Option<usize> {
    (twin.saturating_sub(REACH)..twin).find(|from| {
        let mut entries = pair.reading.language.wording.at(&other.statement.tokens[*from..twin]);
        entries.any(|(entry, _)| is_modifier(entry.part))
    })
}
