//! Turns what the words say into an interval, its TIMEX3 value and its basis. Calendar arithmetic is jiff's.

use jiff::ToSpan;
use jiff::civil::Date;

use super::choose;
use super::clause::Tense;
use super::moments::{hours_of, on_clock, on_part};
use super::phrase::{Meaning, Phrase};
use super::readings::{cycle_of, other_readings};
use super::stretches::{part_of_period, portion, range, shift, stretch};
use super::surroundings::share_of_edge;
use super::timex::{length_value, timex};
use crate::language::dates::{Bound, Edge, Unit, Which};
use crate::model::{Basis, Cycle, DateMention, DateRole, Precision, TimeClass, When, WhenForm, Zone};

/// What an expression is resolved against.
#[derive(Clone, Copy)]
pub(super) struct Setting<'s> {
    /// When the account was published.
    pub published: Option<&'s When>,
    /// The last event date, and how many statements ago.
    pub last: Option<&'s (usize, When)>,
    /// The last event date at least as precise as a day, and how many statements ago.
    pub last_day: Option<&'s (usize, When)>,
    /// True if the account is mostly about years well away from its publication.
    pub historical: bool,
    /// Whether the clause is about the past or the future.
    pub tense: Tense,
    /// A day in the same statement, for a clock time alone.
    pub sibling: Option<&'s Phrase>,
}

impl Setting<'_> {
    /// The day of publication.
    pub(super) fn day(&self) -> Option<Date> {
        self.published.map(When::first_day)
    }

    /// The day of publication or of the section; `None` if only its year or month is known.
    fn exact_day(&self) -> Option<Date> {
        self.published.filter(|when| when.precision >= Precision::Day).map(When::first_day)
    }

    /// The last date if it is at least as precise as `precision`; the day of publication if there is no last date.
    pub(super) fn last_date(&self, precision: Precision) -> Option<(Date, Basis)> {
        match self.last {
            Some((_, when)) if when.precision >= precision && when.form != WhenForm::Range => Some((when.first_day(), Basis::Context)),
            Some(_) => None,
            None => self.day().map(|d| (d, Basis::Published)),
        }
    }
}

/// A resolved core: interval and TIMEX value, before clock times and bounds are applied.
#[derive(Clone, Debug)]
pub(super) struct Core {
    /// The interval.
    pub when: Option<When>,
    /// TIMEX value.
    pub timex: String,
    /// Class.
    pub class: TimeClass,
    /// Basis.
    pub basis: Basis,
    /// Other meanings.
    pub readings: Vec<When>,
    /// The zone of its clock time.
    pub zone: Option<Zone>,
}

impl Core {
    /// A date with its interval.
    pub(super) fn date(when: When, basis: Basis) -> Core {
        Core { timex: timex(&when), when: Some(when), class: TimeClass::Date, basis, readings: Vec::new(), zone: None }
    }

    /// A date that cannot be resolved.
    pub(super) fn open(timex: String) -> Core {
        Core { when: None, timex, class: TimeClass::Date, basis: Basis::Published, readings: Vec::new(), zone: None }
    }

    /// A value that is not a point on the calendar and needs no completion.
    fn absolute(timex: String, class: TimeClass) -> Core {
        Core { class, basis: Basis::Absolute, ..Core::open(timex) }
    }
}

/// The mention for a phrase. The caller sets its role.
pub(super) fn resolve(phrase: &Phrase, setting: &Setting) -> Option<DateMention> {
    let core = finished(phrase, setting)?;
    let Core { mut when, timex, class, basis, readings, zone } = core;
    let point = matches!(class, TimeClass::Date | TimeClass::Time);
    let bound = phrase.bound.filter(|_| point);
    if let (Some(when), Some(bound)) = (&mut when, bound)
        && when.form == WhenForm::Point
    {
        when.form = match bound {
            Bound::Since => WhenForm::Since,
            Bound::By if setting.tense.is_past() => WhenForm::Point,
            Bound::Until | Bound::By => WhenForm::Until,
        };
    }
    let mut readings = readings;
    readings.extend(when.iter().flat_map(|when| other_readings(when, phrase)));
    let form = when.as_ref().map_or(WhenForm::Point, |w| w.form);
    let bounded = readings.into_iter().map(|reading| if bound.is_some() { When { form, ..reading } } else { reading });
    let partial = if let Meaning::Date(partial) = &phrase.meaning { Some(partial) } else { None };
    let calendar = partial.and_then(|p| p.calendar);
    let share = phrase.share.or(phrase.edge.map(|edge| share_of_edge(edge, false)));
    let (part, other) = when.as_ref().zip(share.filter(|_| bound.is_none())).and_then(|(when, share)| part_of_period(when, share)).unzip();
    let readings = bounded.chain(other.flatten()).collect();
    let cycle = partial.filter(|_| point).map_or_else(Cycle::default, cycle_of);
    let ranged = matches!(phrase.meaning, Meaning::Range(..)) || phrase.clock.is_some_and(|clock| clock.until.is_some());
    let ends = ranged && !phrase.between;
    let alone = phrase.meaning == Meaning::Clock && setting.sibling.is_none();
    Some(DateMention { when, class, timex, role: DateRole::Event, basis, zone, readings, calendar, part, cycle, ends, alone })
}

/// The core with part of the day, clock and edges applied.
pub(super) fn finished(phrase: &Phrase, setting: &Setting) -> Option<Core> {
    let mut core = core(phrase, setting)?;
    if let Some(when) = &mut core.when {
        let coarse = when.precision <= Precision::Month;
        when.approximate |= phrase.approximate && core.class != TimeClass::Duration || phrase.edge.is_some() && coarse;
    }
    if let Some(clock) = phrase.clock {
        return Some(on_clock(core, clock));
    }
    if let Some(part) = &phrase.part {
        return Some(on_part(core, part));
    }
    if let (Some(edge), Some(when)) = (phrase.edge, &mut core.when)
        && when.precision == Precision::Day
        && when.form == WhenForm::Point
    {
        let (from, hours) = match edge {
            Edge::Start => (0, 12),
            Edge::Middle => (9, 9),
            Edge::End => (12, 12),
        };
        *when = hours_of(when, from, hours);
    }
    Some(core)
}

pub(super) fn core(phrase: &Phrase, setting: &Setting) -> Option<Core> {
    Some(match &phrase.meaning {
        Meaning::Date(partial) => choose::date(partial, setting),
        Meaning::Day(offset) => match setting.exact_day().and_then(|d| d.checked_add(offset.days()).ok()) {
            Some(day) => Core::date(When::day(day), Basis::Published),
            None => Core::open(String::new()),
        },
        Meaning::Near { unit, times, which } => near(*unit, *times, *which, setting),
        Meaning::Shift { length, forward, from, exact } => shift(length, (*forward, *exact), from, setting),
        Meaning::Stretch { length, forward } => stretch(length, *forward, setting),
        Meaning::Portion { length, last, of } => portion(length, *last, of, setting),
        Meaning::Length(length) => Core::absolute(length_value(length), TimeClass::Duration),
        Meaning::Set(value) => Core::absolute(value.clone(), TimeClass::Set),
        Meaning::Reference(value) => Core::open(value.clone()),
        Meaning::Clock => day_of_clock(phrase, setting),
        Meaning::Range(first, last) => range(first, last, setting)?,
    })
}

/// A clock time belongs to a day at most this many statements before it.
const SAME_DAY: usize = 20;

/// The day for a clock time alone: one in the same statement, else the last one, else the day of publication.
fn day_of_clock(phrase: &Phrase, setting: &Setting) -> Core {
    let alone = Setting { sibling: None, ..*setting };
    if let Some(core) = setting.sibling.and_then(|s| core(s, &alone)).filter(|c| c.when.is_some()) {
        return Core { basis: Basis::Context, ..core };
    }
    let last = setting.last_day.filter(|(ago, _)| *ago <= SAME_DAY);
    match last.map(|(_, when)| (when.first_day(), Basis::Context)).or(setting.day().map(|d| (d, Basis::Published))) {
        Some((day, basis)) => Core::date(When::day(day), basis),
        None => Core { class: if phrase.clock.is_some() { TimeClass::Time } else { TimeClass::Date }, ..Core::open("XXXX-XX-XX".into()) },
    }
}

/// "last week", "this year", "the following month", "the weekend".
fn near(unit: Unit, times: i64, which: Which, setting: &Setting) -> Core {
    let precision = match unit {
        Unit::Year if times >= 100 => Precision::Century,
        Unit::Year if times >= 10 => Precision::Decade,
        Unit::Year => Precision::Year,
        Unit::Month => Precision::Month,
        Unit::Week => Precision::Day,
        Unit::Day | Unit::Weekend | Unit::Hour | Unit::Minute | Unit::Second => Precision::Day,
    };
    let (offset, from) = match which {
        Which::Last => (-1, setting.day().map(|d| (d, Basis::Published))),
        Which::This => (0, setting.day().map(|d| (d, Basis::Published))),
        Which::Next | Which::Coming => (1, setting.day().map(|d| (d, Basis::Published))),
        Which::Before => (-1, setting.last_date(precision)),
        Which::After => (1, setting.last_date(precision)),
        Which::Same => (0, setting.last_date(precision)),
    };
    let Some((day, basis)) = from else { return Core::open(String::new()) };
    let when = match unit {
        Unit::Weekend => choose::weekend(day, which, setting.tense),
        Unit::Month if times == 3 => choose::quarter(day, offset),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year => counted(day, unit, times, offset),
    };
    when.map_or(Core::open(String::new()), |when| Core::date(when, basis))
}

/// The calendar unit that contains a day, moved by `offset` units.
pub(super) fn counted(day: Date, unit: Unit, times: i64, offset: i64) -> Option<When> {
    let (start, precision, step) = match unit {
        Unit::Week => (monday(day)?, Precision::Week, (offset * times).weeks()),
        Unit::Month => (day.first_of_month(), Precision::Month, (offset * times).months()),
        Unit::Year if times == 100 => (Date::new(day.year() / 100 * 100, 1, 1).ok()?, Precision::Century, (offset * 100).years()),
        Unit::Year if times == 10 => (Date::new(day.year() / 10 * 10, 1, 1).ok()?, Precision::Decade, (offset * 10).years()),
        Unit::Year => (Date::new(day.year(), 1, 1).ok()?, Precision::Year, (offset * times.min(1000)).years()),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Weekend => (day, Precision::Day, offset.days()),
    };
    Some(When::unit(start.checked_add(step).ok()?.to_datetime(jiff::civil::Time::midnight()), precision))
}

/// Monday of a day's week.
pub(super) fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
}
