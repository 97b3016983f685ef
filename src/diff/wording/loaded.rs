//! `loaded` and `distancing`: for one thing in the lexicon, the accounts chose different words of which one judges ("regime",
//! "government"), or one side distances itself from a word by "so-called" or scare quotes. Two words that judge in the same way ("slammed",
//! "blasted") make no difference here.

use std::collections::BTreeMap;
use std::ops::Range;

use super::choice::{WordUse, fit, is_compound, is_named, is_shared, is_sure, span_of, stated_in, wording_finding};
use super::role::{Role, governing_nouns, roles_played, say_the_same, share_a_part};
use crate::diff::finding::Finding;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::language::wording::Part;
use crate::model::tree::Link;
use crate::model::{Content, DifferenceKind, Reality, Span, WordSet, WordingClass, tree};
use crate::text::normalise::straight;

/// Least share of common words around two nouns of one set; around two verbs, which mean one event only if they share a role, or more
/// words.
const LEAST_FIT: f64 = 0.15;
const LEAST_FIT_OF_VERBS: f64 = 0.5;

/// Least share of common words between two statements whose agents are compared wherever they are.
const LEAST_OVERLAP: f64 = 0.3;

/// A word of a lexicon set, in a statement.
struct Term<'l> {
    at: Range<usize>,
    evaluates: bool,
    /// Where the user's lexicon has it.
    stated: Option<&'l str>,
}

/// The best-fitting pairs of terms of each set, with each term in at most one pair.
pub(crate) fn loaded_words(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let (left, right) = (terms_of(pair, pair.left, pair.right), terms_of(pair, pair.right, pair.left));
    let mut out = Vec::new();
    for (at, ours) in &left {
        let Some(theirs) = right.get(at) else { continue };
        let set = &pair.reading.language.wording.sets[*at];
        let sides = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
        let fitting = sides
            .filter(|(a, b)| a.evaluates != b.evaluates || if a.evaluates { set.distinct } else { set.labels })
            .map(|(a, b)| (a, b, (span_of(pair.left, &a.at), span_of(pair.right, &b.at))))
            .filter(|(a, b, (x, y))| word_use.is_judged(pair, (*x, a.evaluates), (*y, b.evaluates)))
            .map(|(a, b, spans)| (fit(pair, spans.0, spans.1), a, b, spans))
            .filter(|(fit, a, b, _)| *fit >= least_fit(pair, set, (a, b)));
        let mut fitting: Vec<_> = fitting.collect();
        fitting.sort_by(|x, y| y.0.total_cmp(&x.0));
        let mut taken: Vec<(Span, Span)> = Vec::new();
        for (_, a, b, spans) in fitting {
            if taken.iter().any(|other| other.0.overlaps(spans.0) || other.1.overlaps(spans.1)) {
                continue;
            }
            // One finding per thing: the surest of several words for it.
            let topic = format!("{} {}", set.sense, taken.len());
            taken.push(spans);
            out.push(match (a.evaluates, b.evaluates) {
                (false, false) => {
                    let why = format!("two words for {}{}", set.sense, stated_in(a.stated.or(b.stated)));
                    wording_finding(pair, DifferenceKind::Label, spans, &why)
                }
                (true, _) | (_, true) => {
                    Finding { topic, ..wording_finding(pair, DifferenceKind::Loaded, spans, &why_loaded(pair, set, (a, b), spans)) }
                }
            });
        }
    }
    out
}

/// How well two terms of a set must fit: not at all if both are agents of the two statements.
fn least_fit(pair: &Pair<'_>, set: &WordSet, (a, b): (&Term<'_>, &Term<'_>)) -> f64 {
    let parsed = [pair.left, pair.right].iter().all(|said| said.statement.tree.node(0).is_some());
    // "People" may be any people: they are the same as the other word's only if they do the same.
    let general = |said: &Said<'_>, term: &Term<'_>| {
        term.at.len() == 1 && pair.reading.language.wording.is_general(&said.statement.tokens[term.at.start].norm)
    };
    if parsed && !set.verbs && (general(pair.left, a) || general(pair.right, b)) && !do_the_same(pair, &a.at, &b.at) {
        return f64::INFINITY;
    }
    match (set.verbs, parsed) {
        (true, true) if !share_a_part(pair, &a.at, &b.at) => LEAST_FIT_OF_VERBS,
        (false, true) if do_the_same(pair, &a.at, &b.at) || is_sure(pair) && may_play_one(pair, &a.at, &b.at) => 0.0,
        (true | false, true | false) => LEAST_FIT,
    }
}

/// True if a word is an adjective that modifies another word.
fn is_adjective(said: &Said<'_>, at: usize) -> bool {
    said.statement.tree.link(at) == Link::Modifier && said.statement.tree.part(at) != tree::Part::Noun
}

/// True if the account itself qualifies a word as uncertain: "suspected arsonists", "charged with murder", "could be the work of an
/// arsonist".
fn is_doubted(said: &Said<'_>, at: &Range<usize>) -> bool {
    let span = span_of(said, at);
    let doubts = |reality: Reality| match reality {
        Reality::Alleged | Reality::Probable | Reality::Possible | Reality::Conditional | Reality::Unknown => true,
        Reality::Confirmed | Reality::Planned => false,
    };
    said.certainties().any(|(_, certainty)| doubts(certainty.reality) && certainty.scope.contains(span))
}

/// True if two nouns are agents of the two statements, or of clauses in them.
fn do_the_same(pair: &Pair<'_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let events = |said: &Said<'_>, at: &Range<usize>| -> Vec<usize> {
        let does = roles_played(said).into_iter().filter(|p| p.role == Role::Doer && p.head + 1 == at.end).map(|p| p.verb);
        does.chain(governing_nouns(said, at.end - 1)).collect()
    };
    let (ours, theirs) = (events(pair.left, left), events(pair.right, right));
    let all = pair.overlap >= LEAST_OVERLAP && !ours.is_empty() && !theirs.is_empty();
    all || ours.iter().any(|a| theirs.iter().any(|b| say_the_same(pair, *a, *b)))
}

/// True if the roles of two nouns allow them to be words for one thing. An attack that somebody carried out is no statement that somebody
/// read out; if only one of them has a role to a verb, they are not compared.
fn may_play_one(pair: &Pair<'_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let parts = |said: &Said<'_>, at: &Range<usize>| -> Vec<String> {
        roles_played(said).into_iter().filter(|p| p.head + 1 == at.end).map(|p| format!("{:?}", p.role)).collect()
    };
    let (ours, theirs) = (parts(pair.left, left), parts(pair.right, right));
    ours.is_empty() && theirs.is_empty() || ours.iter().any(|a| theirs.contains(a))
}

/// "for a fire, “inferno” adds force"
fn why_loaded(pair: &Pair<'_>, set: &WordSet, terms: (&Term<'_>, &Term<'_>), spans: (Span, Span)) -> String {
    let (left, right) = (pair.left.words(spans.0), pair.right.words(spans.1));
    let judges = match (terms.0.evaluates, terms.1.evaluates) {
        (true, true) => "each".to_string(),
        (true, false) => format!("“{left}”"),
        (false, _) => format!("“{right}”"),
    };
    format!("for {}, {judges} {}{}", set.sense, set.why, stated_in(terms.0.stated.or(terms.1.stated)))
}

/// For each set, the terms that the other statement does not also use, the longest at each place.
fn terms_of<'l>(pair: &Pair<'l>, said: &Said<'_>, other: &Said<'_>) -> BTreeMap<usize, Vec<Term<'l>>> {
    let lexicon = &pair.reading.language.wording;
    let mut out: BTreeMap<usize, Vec<Term<'l>>> = BTreeMap::new();
    for from in 0..said.stems.len() {
        let found: Vec<_> =
            lexicon.at(&said.statement.tokens[from..]).filter(|(entry, _)| entry.fits_place(&said.statement.tree, from)).collect();
        let longest = found.iter().map(|(_, words)| *words).max().unwrap_or(0);
        for (entry, words) in found.into_iter().filter(|(_, words)| *words == longest) {
            let at = from..from + words;
            let (set, evaluates) = match entry.part {
                Part::Loaded(set) => (set, true),
                Part::Neutral(set) => (set, false),
                Part::Modifier(_) | Part::Intensity | Part::Distancing => continue,
            };
            // "Disaster" in "the disaster agency" names no disaster, and "criminal" in "the criminal code" nobody.
            let beside = !lexicon.sets[set].verbs && (is_compound(said, at.end - 1) || is_adjective(said, at.end - 1));
            let doubted = evaluates && is_doubted(said, &at);
            if !beside && !doubted && !is_shared(said, &at, other) && !is_named(said, &at) {
                out.entry(set).or_default().push(Term { at, evaluates, stated: entry.stated.as_deref() });
            }
        }
    }
    out
}

/// One finding per word from which one side distances itself and which the other uses plainly.
pub(crate) fn distancing_words(pair: &Pair<'_>, _word_use: &WordUse<'_>) -> Vec<Finding> {
    let mut out = distanced_one_way(pair, pair.left, pair.right, false);
    out.extend(distanced_one_way(pair, pair.right, pair.left, true));
    out
}

fn distanced_one_way(pair: &Pair<'_>, said: &Said<'_>, other: &Said<'_>, turned: bool) -> Vec<Finding> {
    let mut out = Vec::new();
    for mention in &said.statement.mentions {
        let Content::Wording(wording) = &mention.content else { continue };
        if wording.class != WordingClass::Distancing {
            continue;
        }
        let at = said.tokens_in(mention.span);
        let quoted = wording.term == "quotation marks";
        // The distanced words are inside the quotation marks, or right after "so-called".
        let marked = if quoted { at.clone() } else { at.end..(at.end + 2).min(said.stems.len()) };
        let mut shown = marked.filter(|i| said.is_content(*i));
        let Some(word) = shown.next() else { continue };
        let last = shown.next_back().filter(|_| quoted).unwrap_or(word);
        let Some(plain) = plain_words(&said.stems[word..=last], other) else { continue };
        if distances(other, plain.end - 1) || is_in_marks(other, plain.start) {
            continue;
        }
        let ours = if quoted { at.clone() } else { at.start..word + 1 };
        let spans = (span_of(said, &ours), span_of(other, &plain));
        let spans = if turned { (spans.1, spans.0) } else { spans };
        let why = if quoted {
            "in quotation marks without a speaker on one side, plain on the other".to_string()
        } else {
            let entries = pair.reading.language.wording.at(&said.statement.tokens[at.clone()]);
            let stated = entries.filter_map(|(entry, _)| entry.stated.as_deref()).next();
            format!("one account does not vouch for the word{}", stated_in(stated))
        };
        out.push(wording_finding(pair, DifferenceKind::Distancing, spans, &why));
    }
    out
}

/// The range where a statement has the same words in order.
fn plain_words(words: &[String], other: &Said<'_>) -> Option<Range<usize>> {
    other.stems.windows(words.len()).position(|window| window == words).map(|at| at..at + words.len())
}

/// True if a word is inside quotation marks.
fn is_in_marks(said: &Said<'_>, word: usize) -> bool {
    let marks = |text: &str| text.chars().filter(|c| straight(*c) == '"').count();
    let before: usize = said.statement.tokens[..word].iter().map(|t| marks(t.of(said.text))).sum();
    let beside = word.checked_sub(1).is_some_and(|at| said.statement.tokens[at].of(said.text).chars().all(|c| straight(c) == '\''));
    before % 2 == 1 || beside
}

/// True if the statement distances itself from that word too.
fn distances(said: &Said<'_>, word: usize) -> bool {
    let near = word.saturating_sub(2)..word + 1;
    said.statement.mentions.iter().any(|m| {
        let at = said.tokens_in(m.span);
        matches!(&m.content, Content::Wording(w) if w.class == WordingClass::Distancing) && at.start < near.end && near.start < at.end
    })
}
