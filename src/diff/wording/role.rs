//! `label` by part: the nouns that play one part to one event, and the nouns that one and the same noun stands before ("flood barrier",
//! "flood wall"). Different things can play one part too: the two words must be near in
//! meaning, or be told of in all else alike.

use std::ops::Range;

use super::super::{Finding, Pair, Said};
use super::phrase::{self, Played, Role};
use super::telling::Telling;
use super::tie;
use crate::model::DifferenceKind;
use crate::model::tree::Link;
use crate::{vectors, wordnet};

/// Least share of common words around two nouns whose verbs share nothing else.
const LEAST_FIT: f64 = 0.25;
/// How near two nouns in one part must stand, and two nouns after one.
const NEAR_NOUNS: f64 = 0.5;
const NEAR_COMPOUNDS: f64 = 0.15;
/// How near they must stand by the company that they keep in texts, and two nouns beside one.
const LIKE_NOUNS: f64 = 0.5;
const NEAR_BESIDE: f64 = 0.3;

/// Nouns in one part, then compounds.
pub(super) fn compare(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let (left, right) = (phrase::played(pair.left), phrase::played(pair.right));
    let mut out = Vec::new();
    for a in &left {
        for b in right.iter().filter(|b| b.role == a.role) {
            out.extend(nouns(pair, telling, (&left, a), (&right, b)));
        }
    }
    out.extend(compounds(pair, telling));
    out.extend(coordinated(pair, telling));
    out.extend(hyphened(pair, telling));
    out
}

/// Two nouns in the same part to the same verb.
fn nouns(
    pair: &Pair<'_>,
    telling: &Telling<'_>,
    (left, a): (&[Played<'_>], &Played<'_>),
    (right, b): (&[Played<'_>], &Played<'_>),
) -> Option<Finding> {
    let (said, other) = (pair.left, pair.right);
    let differ = said.stems[a.head] != other.stems[b.head];
    let same_event = one_event(pair, a.verb, b.verb);
    let agents = a.role == Role::Doer;
    let event = || same_event || main_agents(pair, a, b) || agents && phrase::tell_the_same(pair, a.verb, b.verb);
    if !differ || !phrase::is_common(said, a.head) || !phrase::is_common(other, b.head) || !event() {
        return None;
    }
    let ranges = (phrase::phrase(said, a.head), phrase::phrase(other, b.head));
    let spans = (tie::span_of(said, &ranges.0), tie::span_of(other, &ranges.1));
    let tied = shares_another(pair, (left, a), (right, b)) || tie::fit(pair, spans.0, spans.1) >= LEAST_FIT;
    let general = general(pair, said, &ranges.0) || general(pair, other, &ranges.1);
    let alike = || same_event && like(pair, (a.head, b.head));
    let kin = || near(pair, (a.head, b.head), NEAR_NOUNS) || same_kind(pair, &ranges) || alike();
    (tied && !general && kin() && chosen(pair, telling, (a.head, b.head)))
        .then(|| tie::finding(pair, DifferenceKind::Label, spans, "different words for one and the same"))
}

/// Two nouns after the same noun or adjective.
fn compounds(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let (left, right) = (compound_heads(pair.left), compound_heads(pair.right));
    let mut out = Vec::new();
    for (first, a) in &left {
        for (second, b) in &right {
            let one = pair.left.stems[*first] == pair.right.stems[*second] && pair.left.stems[*a] != pair.right.stems[*b];
            let noun = pair.left.statement.tree.link(*first) == Link::Compound;
            let least = if noun { NEAR_COMPOUNDS } else { NEAR_NOUNS };
            if one && near(pair, (*a, *b), least) && chosen(pair, telling, (*a, *b)) {
                let spans = (tie::span_of(pair.left, &(*first..a + 1)), tie::span_of(pair.right, &(*second..b + 1)));
                out.push(tie::finding(pair, DifferenceKind::Label, spans, "two words for one thing"));
            }
        }
    }
    out
}

/// Two nouns beside the same noun: "gems and watches", "jewellery and watches".
fn coordinated(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let (left, right) = (beside(pair.left), beside(pair.right));
    let mut out = Vec::new();
    for (a, with) in &left {
        for (b, other) in right.iter().filter(|(_, other)| pair.left.stems[*with] == pair.right.stems[*other]) {
            let one = (a < with) == (b < other) && pair.left.stems[*a] != pair.right.stems[*b];
            if one && (near(pair, (*a, *b), NEAR_BESIDE) || like(pair, (*a, *b))) && chosen(pair, telling, (*a, *b)) {
                let spans = (phrase::phrase(pair.left, *a), phrase::phrase(pair.right, *b));
                let spans = (tie::span_of(pair.left, &spans.0), tie::span_of(pair.right, &spans.1));
                out.push(tie::finding(pair, DifferenceKind::Label, spans, "two words for one thing"));
            }
        }
    }
    out
}

/// Common nouns that "and" or "or" joins to another: both places, either first.
fn beside(said: &Said<'_>) -> Vec<(usize, usize)> {
    let tree = &said.statement.tree;
    let joined = (0..said.stems.len()).filter(|at| tree.link(*at) == Link::Conjunct).filter_map(|at| Some((at, tree.head(at)?)));
    joined.filter(|(a, b)| phrase::is_common(said, *a) && phrase::is_common(said, *b)).flat_map(|(a, b)| [(a, b), (b, a)]).collect()
}

/// Words of two parts of which one is the same: "wind-powered", "wind-driven".
fn hyphened(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let (left, right) = (hyphens(pair.left), hyphens(pair.right));
    let mut out = Vec::new();
    for a in &left {
        for b in &right {
            let same = |x: usize, y: usize| pair.left.stems[x] == pair.right.stems[y];
            let other = match (same(a - 1, b - 1), same(a + 1, b + 1)) {
                (true, false) => (a + 1, b + 1),
                (false, true) => (a - 1, b - 1),
                (true, true) | (false, false) => continue,
            };
            let spans = (tie::span_of(pair.left, &(a - 1..a + 2)), tie::span_of(pair.right, &(b - 1..b + 2)));
            if chosen(pair, telling, other) && tie::fit(pair, spans.0, spans.1) >= LEAST_FIT {
                out.push(tie::finding(pair, DifferenceKind::Label, spans, "two words for one thing"));
            }
        }
    }
    out
}

/// Places of the hyphens inside words of two parts, neither of them a figure.
fn hyphens(said: &Said<'_>) -> Vec<usize> {
    let tokens = &said.statement.tokens;
    let word = |at: usize| said.content.contains(&said.stems[at]) && !said.is_figure(&tokens[at]) && !tie::is_named(said, &(at..at + 1));
    let glued = |at: usize| tokens[at].glued && tokens[at + 1].glued;
    (1..tokens.len().saturating_sub(1)).filter(|at| tokens[*at].is("-") && glued(*at) && word(at - 1) && word(at + 1)).collect()
}

/// Common nouns with another noun, or an adjective, right before them: both places.
fn compound_heads(said: &Said<'_>) -> Vec<(usize, usize)> {
    let tree = &said.statement.tree;
    let kind =
        |at: usize| matches!(tree.link(at), Link::Compound | Link::Modifier) && !tree.proper(at) && !tie::is_named(said, &(at..at + 1));
    let told = |at: usize| kind(at) && said.content.contains(&said.stems[at]) && !said.is_figure(&said.statement.tokens[at]);
    let heads = (1..said.stems.len()).filter(|at| phrase::is_common(said, *at) && told(at - 1));
    heads.filter(|at| tree.head(at - 1) == Some(*at)).map(|at| (at - 1, at)).collect()
}

/// Do two verbs tell one event: the same verb, or two of one sense? Verbs that can stand for any other tell none.
fn one_event(pair: &Pair<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (&pair.left.stems[a], &pair.right.stems[b]);
    let light = pair.reading.language.opposites.is_light(&phrase::lemma(pair, pair.left, a));
    !light && pair.left.content.contains(x) && (x == y || pair.reading.language.synonyms.share_a_sense(x, y))
}

/// Do two nouns do what the two statements tell first of all, and are the statements much alike?
fn main_agents(pair: &Pair<'_>, a: &Played<'_>, b: &Played<'_>) -> bool {
    const LEAST_OVERLAP: f64 = 0.3;
    let main = |said: &Said<'_>, p: &Played<'_>| p.role == Role::Doer && said.statement.tree.head(p.verb).is_none();
    pair.overlap >= LEAST_OVERLAP && main(pair.left, a) && main(pair.right, b)
}

/// Do the two verbs share another part, by the same word?
fn shares_another(pair: &Pair<'_>, (left, a): (&[Played<'_>], &Played<'_>), (right, b): (&[Played<'_>], &Played<'_>)) -> bool {
    let ours = left.iter().filter(|p| p.verb == a.verb && p.head != a.head);
    let theirs = || right.iter().filter(|p| p.verb == b.verb && p.head != b.head);
    let told = |p: &Played<'_>| pair.left.content.contains(&pair.left.stems[p.head]);
    ours.filter(|p| told(p)).any(|p| theirs().any(|q| q.role == p.role && pair.left.stems[p.head] == pair.right.stems[q.head]))
}

/// Are two nouns, or verbs, near in meaning?
fn near(pair: &Pair<'_>, (a, b): (usize, usize), least: f64) -> bool {
    let (x, y) = (&pair.left.statement.tokens[a].norm, &pair.right.statement.tokens[b].norm);
    pair.reading.language.synonyms.share_a_sense(&pair.left.stems[a], &pair.right.stems[b]) || wordnet::nearness(x, y) >= least
}

/// Do two nouns keep like company, and does neither exclude the other? Sorts of one kind do ("soldiers", "civilians"), and are told apart.
fn like(pair: &Pair<'_>, (a, b): (usize, usize)) -> bool {
    let (x, y) = (&pair.left.statement.tokens[a].norm, &pair.right.statement.tokens[b].norm);
    let cosine = || vectors::english().word(x).zip(vectors::english().word(y)).is_some_and(|(x, y)| x.cosine(&y) >= LIKE_NOUNS);
    let people = [x, y].iter().any(|norm| pair.reading.language.numbers.roles.is_person(norm.strip_suffix('s').unwrap_or(norm)));
    !people && cosine() && !matches!(wordnet::relation(x, y), wordnet::Relation::Antonym | wordnet::Relation::Sister)
}

/// Do two phrases say of what kind it is by the same word: "customs officers", "customs staff"?
fn same_kind(pair: &Pair<'_>, (left, right): &(Range<usize>, Range<usize>)) -> bool {
    let told = |said: &Said<'_>, at: &Range<usize>| -> Vec<String> {
        said.stems[at.start..at.end - 1].iter().filter(|s| said.content.contains(*s)).cloned().collect()
    };
    let theirs = told(pair.right, right);
    told(pair.left, left).iter().any(|stem| theirs.contains(stem))
}

/// Is it a bare word that can name nearly anything?
fn general(pair: &Pair<'_>, said: &Said<'_>, at: &Range<usize>) -> bool {
    at.len() == 1 && pair.reading.language.wording.is_general(&said.statement.tokens[at.start].norm)
}

/// Does neither statement use the other's word, and neither account in this claim?
fn chosen(pair: &Pair<'_>, telling: &Telling<'_>, (a, b): (usize, usize)) -> bool {
    let (left, right) = (a..a + 1, b..b + 1);
    !tie::shared(pair.left, &left, pair.right)
        && !tie::shared(pair.right, &right, pair.left)
        && telling.is_choice(pair, tie::span_of(pair.left, &left), tie::span_of(pair.right, &right))
}
