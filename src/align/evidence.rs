//! Why two statements were paired or not, in words: the prior, then the log odds that each family of features adds.

use rayon::prelude::*;

use super::candidates::Candidate;
use super::dates::shared_date;
use super::features::{agree, one_thing};
use super::meaning::nearest_clauses;
use super::profile::{Figure, Profile};
use super::score::{Models, Scored};
use super::short_statements::{Frames, Rows};
use super::vocabulary::Vocabulary;
use super::weights::probability;
use crate::model::{Entity, Evidence, Feature, Features, Pairing, StatementId};
use crate::vectors::{Similarities, SimilarityCache};

/// From this cosine on, words are near in meaning.
const LIKE: f64 = 0.5;
/// Smaller contributions are not shown.
const LEAST: f64 = 0.05;

/// What the words of the evidence are taken from.
pub(super) struct EvidenceContext<'a> {
    /// All entities.
    pub entities: &'a [Entity],
    /// The words of the run.
    pub vocabulary: &'a Vocabulary,
    /// The models.
    pub models: Models,
    /// All profiles.
    pub profiles: &'a [Profile],
    /// Rows of tables.
    pub rows: &'a Rows,
    /// Short statements that are one sentence with different figures.
    pub frames: &'a Frames,
}

/// A family of features that a reader sees as one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    Wording,
    Names,
    OtherNames,
    Numbers,
    OtherNumbers,
    SameDate,
    OtherDate,
    Quotation,
    Meaning,
    Bare,
    Clause,
    Speaker,
    Encoded,
    Action,
    Place,
    Length,
    OtherEvent,
    Third,
}

const REASONS: [Reason; 18] = {
    use Reason as R;
    [
        R::Wording,
        R::Names,
        R::OtherNames,
        R::Numbers,
        R::OtherNumbers,
        R::SameDate,
        R::OtherDate,
        R::Quotation,
        R::Action,
        R::Meaning,
        R::Bare,
        R::Clause,
        R::Speaker,
        R::Encoded,
        R::Place,
        R::Length,
        R::OtherEvent,
        R::Third,
    ]
};

/// The reason that a feature belongs to.
fn reason(feature: Feature) -> Reason {
    use Feature as F;
    match feature {
        F::Names | F::Entities | F::Spelling => Reason::Names,
        F::NamesApart | F::EntitiesApart => Reason::OtherNames,
        F::Numbers | F::FiguresSame => Reason::Numbers,
        F::NumbersApart | F::FiguresOther => Reason::OtherNumbers,
        F::DaySame | F::DateOverlap => Reason::SameDate,
        F::DateApart | F::AnotherTime | F::CalendarApart => Reason::OtherDate,
        F::Quotation => Reason::Quotation,
        F::AlignedLeast | F::AlignedMost | F::Meaning | F::Said => Reason::Meaning,
        F::Bare | F::BareDay => Reason::Bare,
        F::Clause => Reason::Clause,
        F::Speaker => Reason::Speaker,
        F::Encoded => Reason::Encoded,
        F::Events | F::Happenings => Reason::Action,
        F::Place | F::Leads => Reason::Place,
        F::OtherEvent => Reason::OtherEvent,
        F::Third => Reason::Third,
        F::Shorter => Reason::Length,
        F::Cosine | F::WordPairs | F::Mass => Reason::Wording,
    }
}

/// The pairing of a candidate with its evidence, prior first, then the strongest reasons.
pub(super) fn pairing(candidate: &Candidate, features: &Features, context: &EvidenceContext<'_>) -> Pairing {
    shown(candidate, features, context, &mut SimilarityCache::default())
}

/// The pairings of candidates, in order. Consecutive candidates with one first statement share the work on its words.
pub(super) fn pairings(of: &[Scored<'_>], context: &EvidenceContext<'_>) -> Vec<Pairing> {
    let groups = of.par_chunk_by(|x, y| x.candidate.a == y.candidate.a);
    let group = |cache: &mut SimilarityCache, group: &[Scored<'_>]| -> Vec<Pairing> {
        cache.clear();
        group.iter().map(|s| shown(&s.candidate, s.features, context, cache)).collect()
    };
    groups.map_init(SimilarityCache::default, group).flatten_iter().collect()
}

/// A pairing; `cache` caches the work on its first statement's words.
fn shown(candidate: &Candidate, features: &Features, context: &EvidenceContext<'_>, cache: &mut SimilarityCache) -> Pairing {
    let (a, b) = (&context.profiles[candidate.a], &context.profiles[candidate.b]);
    let mut similarities = cache.compare(&a.terms, &b.terms);
    let model = context.models.of(candidate, context.profiles);
    let parts = model.parts(features);
    let weight = |r: &Reason| parts.iter().filter(|(feature, _)| reason(*feature) == *r).map(|(_, part)| part).sum::<f64>();
    let mut found: Vec<(Reason, f64)> = REASONS.iter().map(|r| (*r, weight(r))).filter(|(_, weight)| weight.abs() >= LEAST).collect();
    found.sort_by(|x, y| y.1.abs().total_cmp(&x.1.abs()).then(x.0.cmp(&y.0)));
    let prior = Evidence { feature: "prior: any two statements that share a word".into(), weight: round(model.prior) };
    let row = context.rows.added_odds(candidate, model.odds(features));
    let named = row.map(|weight| Evidence {
        feature: "two rows of tables with one name, or two answers to one question".into(),
        weight: round(weight),
    });
    let same_frame = context.frames.added_odds(candidate, model.odds(features)).filter(|_| row.is_none());
    let frames =
        same_frame.map(|weight| Evidence { feature: "one short sentence with another figure or name in it".into(), weight: round(weight) });
    let reasons = found
        .into_iter()
        .map(|(r, weight)| Evidence { feature: words(r, candidate, features, context, &mut similarities), weight: round(weight) });
    Pairing {
        statements: (StatementId(candidate.a), StatementId(candidate.b)),
        probability: round(probability(model.odds(features) + row.or(same_frame).unwrap_or(0.0))),
        evidence: std::iter::once(prior).chain(reasons).chain(named).chain(frames).collect(),
    }
}

/// The fit is not more precise than four decimal places.
fn round(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

fn words(
    reason: Reason,
    candidate: &Candidate,
    features: &Features,
    context: &EvidenceContext<'_>,
    similarities: &mut Similarities<'_>,
) -> String {
    let (a, b) = (&context.profiles[candidate.a], &context.profiles[candidate.b]);
    match reason {
        Reason::Wording => format!("wording {:.2} alike", features[Feature::Cosine]),
        Reason::Names => named(shared_names(a, b, context), "shared name", "no shared name"),
        Reason::OtherNames => match apart(a, b, context) {
            (x, y) if x.is_empty() || y.is_empty() => "few names on one side".into(),
            (x, y) => format!("different names: {x} / {y}"),
        },
        Reason::Numbers => named(shared_numbers(a, b, context), "same number", "no shared number"),
        Reason::OtherNumbers => "different numbers".into(),
        Reason::SameDate => shared_date(a, b).map_or("no shared date".into(), |w| format!("same date {}", w.edtf())),
        Reason::OtherDate => match (a.dates.first(), b.dates.first()) {
            (Some(x), Some(y)) => format!("different date: {} / {}", x.edtf(), y.edtf()),
            (None, _) | (_, None) => "different date".into(),
        },
        Reason::Quotation => "same words in quotation marks".into(),
        Reason::Meaning => nearest_words(a, b, features, context, similarities),
        Reason::Bare => {
            let day = features[Feature::BareDay];
            let other = if day > 0.0 { day } else { features[Feature::Bare] / features[Feature::Names].max(f64::EPSILON) };
            let and_day = if day > 0.0 { " and the day" } else { "" };
            format!("beside names{and_day} {:.0} % of one found in the other", (1.0 - other) * 100.0)
        }
        Reason::Clause => clause(a, b, context, similarities),
        Reason::Speaker => format!("one speaker, {}other words", if features[Feature::Said] > LIKE { "partly " } else { "" }),
        Reason::Encoded if features[Feature::Encoded] > 0.0 => {
            format!("sentences {:.0} % alike (encoder)", features[Feature::Encoded] * 100.0)
        }
        Reason::Encoded => "sentences not alike (encoder)".into(),
        Reason::Action if features[Feature::Events] > LIKE => "like action".into(),
        Reason::Action => "no like action".into(),
        Reason::Place if features[Feature::Place] >= 0.25 => "similar place in the two accounts".into(),
        Reason::Place => "another place in the two accounts".into(),
        Reason::Third if features[Feature::Third] > 0.2 => "both pair with a statement of a third account".into(),
        Reason::Third => "no third account joins them".into(),
        Reason::OtherEvent => "their accounts report different events".into(),
        Reason::Length => "length of the two statements".into(),
    }
}

/// The two most similar words that are not the same, one of each statement.
fn nearest_words(a: &Profile, b: &Profile, features: &Features, context: &EvidenceContext<'_>, similarities: &Similarities<'_>) -> String {
    let (ours, theirs) = (only(a, b), only(b, a));
    let pairs = ours.iter().flat_map(|x| theirs.iter().map(|y| (f64::from(similarities.similarity(*x, *y)), *x, *y)));
    let nearest = pairs.filter(|(similarity, ..)| *similarity > LIKE).max_by(|x, y| x.0.total_cmp(&y.0));
    let share = features[Feature::AlignedMost] * 100.0;
    let shown = |p: &Profile, at: usize| context.vocabulary.shown(p.terms[at].key as u64).to_string();
    let words = nearest.map_or(String::new(), |(_, x, y)| format!(" (\"{}\" is near \"{}\")", shown(a, x), shown(b, y)));
    format!("meaning: {share:.0} % of one found in the other{words}")
}

/// The rarest words of the two nearest clauses.
fn clause(a: &Profile, b: &Profile, context: &EvidenceContext<'_>, similarities: &mut Similarities<'_>) -> String {
    let (_, [ours, theirs]) = nearest_clauses(a, b, similarities);
    let shown = |p: &Profile, places: &[usize]| {
        let words = rarest(places.iter().map(|at| (p.terms[*at].key as u64, p.terms[*at].weight)).collect());
        words.iter().map(|key| context.vocabulary.shown(*key)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    match (shown(a, ours), shown(b, theirs)) {
        (x, y) if x.is_empty() || y.is_empty() => "no clause of one in the other".into(),
        (x, y) if x == y => format!("nearest clauses: both of \"{x}\""),
        (x, y) => format!("nearest clauses: \"{x}\" / \"{y}\""),
    }
}

/// The indices of the first statement's words that the second does not have.
fn only(a: &Profile, b: &Profile) -> Vec<usize> {
    (0..a.terms.len()).filter(|at| !b.terms.iter().any(|other| other.key == a.terms[*at].key)).collect()
}

fn named(names: Vec<String>, some: &str, none: &str) -> String {
    if names.is_empty() { none.into() } else { format!("{some} {}", names.join(", ")) }
}

/// The keys of the three rarest entries.
fn rarest(mut entries: Vec<(u64, f64)>) -> Vec<u64> {
    entries.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    entries.into_iter().take(3).map(|(key, _)| key).collect()
}

fn shared_names(a: &Profile, b: &Profile, context: &EvidenceContext<'_>) -> Vec<String> {
    let entities = rarest(a.entities.common(&b.entities).collect());
    let known: Vec<String> = entities.iter().filter_map(|id| Some(context.entities.get(*id as usize)?.name.clone())).collect();
    if !known.is_empty() {
        return known;
    }
    rarest(a.names.common(&b.names).collect()).iter().map(|key| context.vocabulary.shown(*key).to_string()).collect()
}

fn shared_numbers(a: &Profile, b: &Profile, context: &EvidenceContext<'_>) -> Vec<String> {
    let same = |x: &&Figure| b.figures.iter().any(|y| one_thing(x, y) && agree(x, y));
    let mut shown: Vec<String> = a.figures.iter().filter(same).map(|f| f.shown.clone()).take(3).collect();
    if shown.is_empty() {
        let tokens = rarest(a.numbers.common(&b.numbers).collect());
        shown = tokens.iter().map(|key| context.vocabulary.shown(*key).to_string()).collect();
    }
    shown
}

/// For each of the two, the rarest name that the other does not have.
fn apart(a: &Profile, b: &Profile, context: &EvidenceContext<'_>) -> (String, String) {
    let own = |x: &Profile, y: &Profile| {
        let only: Vec<(u64, f64)> = x.names.entries.iter().copied().filter(|(key, _)| !y.names.contains(*key)).collect();
        rarest(only).first().map_or(String::new(), |key| context.vocabulary.shown(*key).to_string())
    };
    (own(a, b), own(b, a))
}
