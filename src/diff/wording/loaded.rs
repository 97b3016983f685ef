//! `loaded`, and `label` where neither word judges but choosing tells: for one thing that the lexicon names, the accounts chose different words, one of which judges where the other does not.
//! Two words that judge alike ("slammed", "blasted") differ in nothing that matters here.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::{Finding, Pair, Said};
use super::phrase::{self, Role};
use super::telling::Telling;
use super::tie;
use crate::language::wording::Part;
use crate::model::lexicon::WordSet;
use crate::model::tree::{self, Link};
use crate::model::{DifferenceKind, Reality, Span};

/// Least share of common words around two nouns of one set; around two verbs, which tell one event only where they share a part, or more.
const LEAST_FIT: f64 = 0.15;
const LEAST_FIT_OF_VERBS: f64 = 0.5;

/// Least share of common words of two statements whose agents are set against each other wherever they stand.
const LEAST_OVERLAP: f64 = 0.3;

/// A word of a set, in a statement.
struct Term<'l> {
    at: Range<usize>,
    evaluates: bool,
    /// Where the user stated it.
    stated: Option<&'l str>,
}

/// The best-fitting pairs of terms of each set, each term in one.
pub(super) fn compare(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let (left, right) = (terms(pair, pair.left, pair.right), terms(pair, pair.right, pair.left));
    let mut out = Vec::new();
    for (at, ours) in &left {
        let Some(theirs) = right.get(at) else { continue };
        let set = &pair.reading.language.wording.sets[*at];
        let sides = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
        let fitting = sides
            .filter(|(a, b)| a.evaluates != b.evaluates || if a.evaluates { set.distinct } else { set.labels })
            .map(|(a, b)| (a, b, (tie::span_of(pair.left, &a.at), tie::span_of(pair.right, &b.at))))
            .filter(|(a, b, (x, y))| telling.is_judged(pair, (*x, a.evaluates), (*y, b.evaluates)))
            .map(|(a, b, spans)| (tie::fit(pair, spans.0, spans.1), a, b, spans))
            .filter(|(fit, a, b, _)| *fit >= least(pair, set, (a, b)));
        let mut fitting: Vec<_> = fitting.collect();
        fitting.sort_by(|x, y| y.0.total_cmp(&x.0));
        let mut taken: Vec<(Span, Span)> = Vec::new();
        for (_, a, b, spans) in fitting {
            if taken.iter().any(|other| other.0.overlaps(spans.0) || other.1.overlaps(spans.1)) {
                continue;
            }
            // One finding per thing: of several words for it the surest.
            let topic = format!("{} {}", set.sense, taken.len());
            taken.push(spans);
            out.push(match (a.evaluates, b.evaluates) {
                (false, false) => {
                    let why = format!("two words for {}{}", set.sense, tie::stated(a.stated.or(b.stated)));
                    tie::finding(pair, DifferenceKind::Label, spans, &why)
                }
                (true, _) | (_, true) => {
                    Finding { topic, ..tie::finding(pair, DifferenceKind::Loaded, spans, &why(pair, set, (a, b), spans)) }
                }
            });
        }
    }
    out
}

/// How well two terms of a set must fit: not at all where both name who does what the two statements tell.
fn least(pair: &Pair<'_>, set: &WordSet, (a, b): (&Term<'_>, &Term<'_>)) -> f64 {
    let parsed = [pair.left, pair.right].iter().all(|said| said.statement.tree.node(0).is_some());
    // "People" may be any people: they are those of the other word only where they do the same.
    let general = |said: &Said<'_>, term: &Term<'_>| {
        term.at.len() == 1 && pair.reading.language.wording.is_general(&said.statement.tokens[term.at.start].norm)
    };
    if parsed && !set.verbs && (general(pair.left, a) || general(pair.right, b)) && !do_the_same(pair, &a.at, &b.at) {
        return f64::INFINITY;
    }
    match (set.verbs, parsed) {
        (true, true) if !phrase::share_a_part(pair, &a.at, &b.at) => LEAST_FIT_OF_VERBS,
        (false, true) if do_the_same(pair, &a.at, &b.at) || tie::is_sure(pair) && may_play_one(pair, &a.at, &b.at) => 0.0,
        (true | false, true | false) => LEAST_FIT,
    }
}

/// Does a word only tell of what kind the next one is?
fn is_adjective(said: &Said<'_>, at: usize) -> bool {
    said.statement.tree.link(at) == Link::Modifier && said.statement.tree.part(at) != tree::Part::Noun
}

/// Does the account itself hold a word back, as in "suspected arsonists", "charged with murder", "could be the work of an arsonist"?
fn is_doubted(said: &Said<'_>, at: &Range<usize>) -> bool {
    let span = tie::span_of(said, at);
    let doubts = |reality: Reality| match reality {
        Reality::Alleged | Reality::Probable | Reality::Possible | Reality::Conditional | Reality::Unknown => true,
        Reality::Confirmed | Reality::Planned => false,
    };
    said.certainties().any(|(_, certainty)| doubts(certainty.reality) && certainty.scope.contains(span))
}

/// Do two nouns name who does what the two statements, or clauses of them, tell?
fn do_the_same(pair: &Pair<'_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let events = |said: &Said<'_>, at: &Range<usize>| -> Vec<usize> {
        let does = phrase::played(said).into_iter().filter(|p| p.role == Role::Doer && p.head + 1 == at.end).map(|p| p.verb);
        does.chain(phrase::told_of(said, at.end - 1)).collect()
    };
    let (ours, theirs) = (events(pair.left, left), events(pair.right, right));
    let all = pair.overlap >= LEAST_OVERLAP && !ours.is_empty() && !theirs.is_empty();
    all || ours.iter().any(|a| theirs.iter().any(|b| phrase::tell_the_same(pair, *a, *b)))
}

/// Can two nouns be what one thing is called by the parts that they play? An attack that somebody carried out is no statement that somebody read
/// out; where one plays no part to a verb it cannot be told.
fn may_play_one(pair: &Pair<'_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let parts = |said: &Said<'_>, at: &Range<usize>| -> Vec<String> {
        phrase::played(said).into_iter().filter(|p| p.head + 1 == at.end).map(|p| format!("{:?}", p.role)).collect()
    };
    let (ours, theirs) = (parts(pair.left, left), parts(pair.right, right));
    ours.is_empty() && theirs.is_empty() || ours.iter().any(|a| theirs.contains(a))
}

/// "for a fire, “inferno” adds force"
fn why(pair: &Pair<'_>, set: &WordSet, terms: (&Term<'_>, &Term<'_>), spans: (Span, Span)) -> String {
    let (left, right) = (pair.left.words(spans.0), pair.right.words(spans.1));
    let judges = match (terms.0.evaluates, terms.1.evaluates) {
        (true, true) => "each".to_string(),
        (true, false) => format!("“{left}”"),
        (false, _) => format!("“{right}”"),
    };
    format!("for {}, {judges} {}{}", set.sense, set.why, tie::stated(terms.0.stated.or(terms.1.stated)))
}

/// The terms of each set that the other statement does not use as well, the longest that begins at each word.
fn terms<'l>(pair: &Pair<'l>, said: &Said<'_>, other: &Said<'_>) -> BTreeMap<usize, Vec<Term<'l>>> {
    let lexicon = &pair.reading.language.wording;
    let mut out: BTreeMap<usize, Vec<Term<'l>>> = BTreeMap::new();
    for from in 0..said.stems.len() {
        let found: Vec<_> =
            lexicon.at(&said.statement.tokens[from..]).filter(|(entry, _)| entry.stands(&said.statement.tree, from)).collect();
        let longest = found.iter().map(|(_, words)| *words).max().unwrap_or(0);
        for (entry, words) in found.into_iter().filter(|(_, words)| *words == longest) {
            let at = from..from + words;
            let (set, evaluates) = match entry.part {
                Part::Loaded(set) => (set, true),
                Part::Neutral(set) => (set, false),
                Part::Modifier(_) | Part::Intensity | Part::Distancing => continue,
            };
            // "Disaster" in "the disaster agency" names no disaster, "criminal" in "the criminal code" nobody.
            let beside = !lexicon.sets[set].verbs && (tie::is_compound(said, at.end - 1) || is_adjective(said, at.end - 1));
            let doubted = evaluates && is_doubted(said, &at);
            if !beside && !doubted && !tie::shared(said, &at, other) && !tie::is_named(said, &at) {
                out.entry(set).or_default().push(Term { at, evaluates, stated: entry.stated.as_deref() });
            }
        }
    }
    out
}
