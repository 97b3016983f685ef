//! What is measured about two statements, and how: [`Feature`] names it. 0 means "nothing to say" for every feature about something that
//! statements may lack.

use rayon::prelude::*;

use super::candidates::Candidate;
use super::dates::{LONG_APART, calendar_apart, date_features, news_of_two_days};
use super::event_words;
use super::meaning::{Meanings, meanings};
use super::profile::{Figure, Profile};
use crate::encoder;
use crate::model::{Feature, Features};
use crate::vectors::SimilarityCache;

/// The features of candidates, in order. Consecutive candidates with one first statement share the work on its words.
pub(super) fn features_all(candidates: &[Candidate], profiles: &[Profile]) -> Vec<Features> {
    let mut out = vec![Features::NONE; candidates.len()];
    let mut rest = out.as_mut_slice();
    let mut groups: Vec<(&[Candidate], &mut [Features])> = Vec::new();
    for group in candidates.chunk_by(|x, y| x.a == y.a) {
        let (own, others) = std::mem::take(&mut rest).split_at_mut(group.len());
        groups.push((group, own));
        rest = others;
    }
    groups.into_par_iter().for_each_init(SimilarityCache::default, |cache, (group, measured)| {
        cache.clear();
        group.iter().zip(measured).for_each(|(candidate, features)| *features = feature(candidate, profiles, cache));
    });
    out
}

/// The features of a candidate; `cache` caches the work on its first statement's words.
fn feature(candidate: &Candidate, profiles: &[Profile], cache: &mut SimilarityCache) -> Features {
    let (a, b) = (&profiles[candidate.a], &profiles[candidate.b]);
    let words = a.words.shared(&b.words);
    let names = a.names.shared(&b.names);
    let sounds = a.sounds.shared(&b.sounds);
    let entities = a.entities.shared(&b.entities);
    let numbers = a.numbers.shared(&b.numbers);
    let Meanings { least, most, said, events, core, clause } = meanings(a, b, cache);
    let encoded = a.encoded.as_ref().zip(b.encoded.as_ref()).map_or(0.0, |(x, y)| encoder::cosine(x, y));
    let meaning = a.meaning.as_ref().zip(b.meaning.as_ref()).map_or(0.0, |(x, y)| x.cosine(y));
    let apart = |x: f64, y: f64, shared: f64| (x - shared).min(y - shared).max(0.0).ln_1p();
    let cosine = words.cosine(&a.words, &b.words);
    let other_event = a.event != b.event || news_of_two_days(a, b);
    let copies = cosine > COPY && words.count >= LEAST_WORDS && !other_event;
    let [day, overlap, other_day] = date_features(a, b);
    let other_day = if copies { 0.0 } else { other_day };
    let [same, other] = figures(a, b);
    let fewest = a.words.entries.len().min(b.words.entries.len()) as f64;
    let mut out = Features::NONE;
    out[Feature::Cosine] = cosine;
    out[Feature::WordPairs] = a.pairs.shared(&b.pairs).containment(&a.pairs, &b.pairs);
    out[Feature::Mass] = words.sum.ln_1p();
    out[Feature::Names] = names.sum.ln_1p();
    out[Feature::NamesApart] = apart(a.names.sum, b.names.sum, names.sum.max(sounds.sum));
    out[Feature::Entities] = entities.sum.ln_1p();
    out[Feature::EntitiesApart] = apart(a.entities.sum, b.entities.sum, entities.sum);
    out[Feature::Spelling] = (sounds.sum - names.sum).max(0.0).ln_1p();
    out[Feature::Speaker] = a.speaker.shared(&b.speaker).sum.ln_1p() * (1.0 - said);
    out[Feature::AlignedLeast] = least;
    out[Feature::AlignedMost] = most;
    out[Feature::Meaning] = meaning;
    out[Feature::Said] = said;
    out[Feature::Bare] = names.sum.ln_1p() * (1.0 - core);
    out[Feature::BareDay] = if names.count > 0 && day > 0.0 { 1.0 - core } else { 0.0 };
    out[Feature::Clause] = clause;
    out[Feature::Numbers] = (numbers.count as f64).ln_1p();
    out[Feature::NumbersApart] = ((a.numbers.entries.len().min(b.numbers.entries.len()) - numbers.count) as f64).ln_1p();
    out[Feature::FiguresSame] = same;
    out[Feature::FiguresOther] = other;
    out[Feature::DaySame] = day;
    out[Feature::DateOverlap] = overlap;
    out[Feature::DateApart] = other_day;
    out[Feature::AnotherTime] = if other_day > LONG_APART { least } else { 0.0 };
    out[Feature::CalendarApart] = if copies { 0.0 } else { calendar_apart(a, b) };
    out[Feature::Quotation] = quotation(a, b);
    out[Feature::Events] = events;
    out[Feature::Place] = if candidate.within { 0.0 } else { place(a, b) };
    out[Feature::Leads] = f64::from(u8::from([a, b].iter().all(|p| p.headline || p.position == Some(0.0))));
    out[Feature::Shorter] = fewest.ln_1p();
    out[Feature::OtherEvent] = f64::from(u8::from(other_event));
    out[Feature::Happenings] = event_words::shared_weight(&a.event_words, &b.event_words, &a.synonyms).ln_1p();
    out[Feature::Encoded] = encoded;
    out
}

/// Statements with this similarity apart from their dates are copies: another day is then the difference between them, no sign of another
/// event.
const COPY: f64 = 0.99;

/// Fewest words of such a copy.
const LEAST_WORDS: usize = 3;

/// Figures of one thing: the number of those that agree, and of those of a shared thing that agree with none.
fn figures(a: &Profile, b: &Profile) -> [f64; 2] {
    let mut counts = [0.0; 2];
    for (ours, theirs) in [(&a.figures, &b.figures), (&b.figures, &a.figures)] {
        for x in ours {
            let alike = || theirs.iter().filter(|y| one_thing(x, y));
            match (alike().any(|y| agree(x, y)), alike().next()) {
                (true, _) => counts[0] += 0.5,
                (false, Some(_)) => counts[1] += 0.5,
                (false, None) => {}
            }
        }
    }
    counts.map(f64::ln_1p)
}

/// True if two figures are about one thing: they share what is counted, the unit or the role.
pub(super) fn one_thing(a: &Figure, b: &Figure) -> bool {
    a.thing.iter().any(|t| b.thing.contains(t))
}

/// True if two figures allow a common value.
pub(super) fn agree(a: &Figure, b: &Figure) -> bool {
    let below = |low: Option<rust_decimal::Decimal>, high: Option<rust_decimal::Decimal>| match (low, high) {
        (Some(low), Some(high)) => low <= high,
        (None, _) | (_, None) => true,
    };
    below(a.low, b.high) && below(b.low, a.high)
}

/// How much of the shorter quotation the other repeats, if it is long enough to be a quotation.
fn quotation(a: &Profile, b: &Profile) -> f64 {
    let shared = a.quoted.shared(&b.quoted);
    if shared.count < 2 { 0.0 } else { shared.containment(&a.quoted, &b.quoted) * (shared.count as f64 / 4.0).min(1.0) }
}

/// How close the two are by position in their accounts, 0 if that means nothing: 0.5 for the same place, -0.5 for opposite ends.
fn place(a: &Profile, b: &Profile) -> f64 {
    match (a.position, b.position) {
        (Some(x), Some(y)) => 0.5 - (x - y).abs(),
        (None, _) | (_, None) => 0.0,
    }
}
