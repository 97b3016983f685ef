//! What is measured about two statements, and how: [`Feature`] names it. 0 means "nothing to say" for every feature about something that
//! statements may lack.

use rayon::prelude::*;

use super::candidates::Candidate;
use super::clauses;
use super::happenings;
use super::profile::{Figure, Profile};
use crate::encoder;
use crate::model::{Feature, Features, Precision, When, WhenForm};
use crate::vectors::{Beside, share};

/// The features of candidates, in order. Consecutive candidates with one first statement share the work on its words.
pub fn features_all(candidates: &[Candidate], profiles: &[Profile]) -> Vec<Features> {
    let mut out = vec![Features::NONE; candidates.len()];
    let mut rest = out.as_mut_slice();
    let mut groups: Vec<(&[Candidate], &mut [Features])> = Vec::new();
    for group in candidates.chunk_by(|x, y| x.a == y.a) {
        let (own, others) = std::mem::take(&mut rest).split_at_mut(group.len());
        groups.push((group, own));
        rest = others;
    }
    groups.into_par_iter().for_each_init(Beside::default, |beside, (group, measured)| {
        beside.turn();
        group.iter().zip(measured).for_each(|(candidate, features)| *features = feature(candidate, profiles, beside));
    });
    out
}

/// The features of a candidate; `beside` caches the work on its first statement's words.
fn feature(candidate: &Candidate, profiles: &[Profile], beside: &mut Beside) -> Features {
    let (a, b) = (&profiles[candidate.a], &profiles[candidate.b]);
    let words = a.words.shared(&b.words);
    let names = a.names.shared(&b.names);
    let sounds = a.sounds.shared(&b.sounds);
    let entities = a.entities.shared(&b.entities);
    let numbers = a.numbers.shared(&b.numbers);
    let Meanings { least, most, said, events, core, clause } = meanings(a, b, beside);
    let encoded = a.encoded.as_ref().zip(b.encoded.as_ref()).map_or(0.0, |(x, y)| encoder::cosine(x, y));
    let meaning = a.meaning.as_ref().zip(b.meaning.as_ref()).map_or(0.0, |(x, y)| x.cosine(y));
    let apart = |x: f64, y: f64, shared: f64| (x - shared).min(y - shared).max(0.0).ln_1p();
    let cosine = words.cosine(&a.words, &b.words);
    let other_event = a.event != b.event || news_of_two_days(a, b);
    let copies = cosine > COPY && words.count >= TOLD && !other_event;
    let [day, overlap, other_day] = dates(a, b);
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
    out[Feature::Happenings] = happenings::shared(&a.happenings, &b.happenings, &a.kin).ln_1p();
    out[Feature::Encoded] = encoded;
    out
}

/// Statements with this similarity apart from their dates are copies: another day is then the difference between them, no sign of another
/// event.
const COPY: f64 = 0.99;

/// Fewest words of such a copy.
const TOLD: usize = 3;

/// Start of the TIMEX value of a weekday without a date.
const WEEKDAY: &str = "XXXX-WXX";

/// Dates of the event: the same day and overlapping intervals, both by rarity; and, if no dates of the two sides agree, the logarithm of
/// the days between the nearest.
fn dates(a: &Profile, b: &Profile) -> [f64; 3] {
    if a.dates.is_empty() || b.dates.is_empty() {
        return open_days(a, b);
    }
    let rarest = |test: &dyn Fn(&When, &When) -> bool| {
        let pairs = a.dates.iter().zip(&a.rarity).flat_map(|x| b.dates.iter().zip(&b.rarity).map(move |y| (x, y)));
        pairs.filter(|(x, y)| test(x.0, y.0)).map(|(x, y)| x.1.min(*y.1)).max_by(f64::total_cmp)
    };
    match (rarest(&same_day), rarest(&When::overlaps)) {
        (Some(rarity), _) => [rarity, 0.0, 0.0],
        (None, Some(rarity)) => [0.0, rarity, 0.0],
        (None, None) => [0.0, 0.0, days_apart(a, b).ln_1p().max(f64::MIN_POSITIVE)],
    }
}

/// Events farther apart than this, in logarithms of days, are two events however similar the wording is: the flood of this year and that of
/// the last.
const LONG_APART: f64 = 5.0;

/// True if each reports what happened right before its account was published, and the two accounts are a month or more apart. Then they are
/// about two events, though one account may be too short to say which.
fn news_of_two_days(a: &Profile, b: &Profile) -> bool {
    let (Some(x), Some(y)) = (&a.published, &b.published) else { return false };
    let fresh = |p: &Profile, day: &When| !p.dates.is_empty() && !p.dates.iter().any(|d| d.is_a_month_from(day));
    let apart = |own: &When| b.dates.iter().all(|other| own.is_a_month_from(other));
    x.is_a_month_from(y) && fresh(a, x) && fresh(b, y) && a.dates.iter().all(apart)
}

/// Days between the nearest two dates.
fn days_apart(a: &Profile, b: &Profile) -> f64 {
    let pairs = a.dates.iter().flat_map(|x| b.dates.iter().map(move |y| x.days_apart(y)));
    pairs.fold(f64::INFINITY, f64::min)
}

/// The logarithm of the days between the two statements' only days given by number, such as "3 September"; a weekday, or one of several
/// days, may belong to something else.
fn calendar_apart(a: &Profile, b: &Profile) -> f64 {
    a.calendar_day.as_ref().zip(b.calendar_day.as_ref()).map_or(0.0, |(x, y)| x.days_apart(y).ln_1p())
}

/// The same for unresolved days: they agree or exclude each other if both are given in the same form.
fn open_days(a: &Profile, b: &Profile) -> [f64; 3] {
    let one_way = |x: &String, y: &String| x.starts_with(WEEKDAY) == y.starts_with(WEEKDAY);
    let pairs = || a.open_days.iter().flat_map(|x| b.open_days.iter().map(move |y| (x, y)));
    match (pairs().any(|(x, y)| x == y), pairs().any(|(x, y)| one_way(x, y))) {
        (true, _) => [1.0, 0.0, 0.0],
        (false, true) => [0.0, 0.0, 1.0],
        (false, false) => [0.0; 3],
    }
}

/// True if both name the same single day. "Since 9 May" names all following days.
pub fn same_day(a: &When, b: &When) -> bool {
    let day = |when: &When| when.precision >= Precision::Day && !matches!(when.form, WhenForm::Since | WhenForm::Until);
    day(a) && day(b) && a.overlaps(b)
}

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
pub fn one_thing(a: &Figure, b: &Figure) -> bool {
    a.thing.iter().any(|t| b.thing.contains(t))
}

/// True if two figures allow a common value.
pub fn agree(a: &Figure, b: &Figure) -> bool {
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

/// How much of one statement is found in the other by word meaning.
struct Meanings {
    /// The smaller share, over all words.
    least: f64,
    /// The larger share, over all words.
    most: f64,
    /// The larger share, over the words of reported content.
    said: f64,
    /// The share of the actions that any word of the other expresses, as "death" expresses "died".
    events: f64,
    /// The larger share, over what is said besides names, dates and figures: two statements that share only a name, or a name and a day,
    /// say different things.
    core: f64,
    /// The similarity of the two nearest clauses.
    clause: f64,
}

fn meanings(a: &Profile, b: &Profile, beside: &mut Beside) -> Meanings {
    let mut grid = beside.lay(&a.terms, &b.terms);
    let (all_a, all_b) = (0..a.terms.len(), 0..b.terms.len());
    let whole = grid.whole;
    let [first, second] = [share(&a.terms, &whole.first, all_a.clone()), share(&b.terms, &whole.second, all_b.clone())];
    let done = |p: &Profile, nearest: &[f32]| share(&p.terms, nearest, p.actions.iter().copied());
    let mut among = |ours: &[usize], theirs: &[usize]| grid.shares((&a.terms, ours), (&b.terms, theirs));
    let said = if a.said.len() == all_a.len() && b.said.len() == all_b.len() { [first, second] } else { among(&a.said, &b.said) };
    let core = among(&a.core, &b.core);
    let (clause, _) = clauses::nearest(a, b, &mut grid);
    Meanings {
        least: first.min(second),
        most: first.max(second),
        said: said[0].max(said[1]),
        events: done(a, &whole.first).max(done(b, &whole.second)),
        core: core[0].max(core[1]),
        clause,
    }
}

/// How close the two are by position in their accounts, 0 if that means nothing: 0.5 for the same place, -0.5 for opposite ends.
fn place(a: &Profile, b: &Profile) -> f64 {
    match (a.position, b.position) {
        (Some(x), Some(y)) => 0.5 - (x - y).abs(),
        (None, _) | (_, None) => 0.0,
    }
}

/// The more precise of the first two dates that overlap.
pub fn shared_date(a: &Profile, b: &Profile) -> Option<When> {
    let mut pairs = a.dates.iter().flat_map(|x| b.dates.iter().map(move |y| (x, y)));
    pairs.find(|(x, y)| x.overlaps(y)).map(|(x, y)| if x.precision >= y.precision { x.clone() } else { y.clone() })
}
