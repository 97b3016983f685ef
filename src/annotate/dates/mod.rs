//! Finds dates, times, durations and sets in running text and resolves them against the publication date and the text.
//!
//! Readers turn tokens into phrases (what the words say), `join` merges neighbours, `clause` finds tense and role in the words around, `resolve`
//! gives the interval. What cannot be resolved keeps its span and has no interval.

mod calendar;
mod choose;
mod clause;
mod clock;
mod cursor;
mod daytime;
mod holidays;
mod hours;
mod join;
mod lengths;
mod moments;
mod numeric;
mod periods;
mod phrase;
mod readings;
mod reckoned;
mod relative;
mod resolve;
mod sections;
mod stretches;
mod style;
mod surroundings;
mod timex;
mod years;

use super::Found;
use crate::language::Language;
use crate::language::dates::DateWords;
use crate::language::function_word::{IN, OF};
use crate::model::{Account, Basis, Content, DateMention, DateRole, Mention, Precision, Span, Statement, TimeClass, Voice, When, WhenForm};
use crate::text::TokenKind;
use calendar::{calendar_date, listed};
use clause::{Tense, role, tense_around};
use clock::clock_time;
use cursor::Cursor;
use hours::{bare_hours, time_aboard};
use join::join;
use lengths::length_or_set;
use moments::into_the_morning;
use numeric::{Order, numeric_date, vote};
use periods::{period, regnal_year};
use phrase::{Anchor, Meaning, Phrase, Scale};
use reckoned::reckoned_time;
use relative::{day_of_named_month, relative_time};
use resolve::{Setting, resolve};
pub(crate) use sections::resolve_headings;
use years::year_or_era;

/// The mentions found, each with the index of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let words = &language.dates;
    let day_first = statements.iter().map(|s| vote(&at(account, s, words))).sum::<i32>();
    let order = match day_first {
        1.. => Order::Day,
        0 => unshown(account),
        _ => Order::Month,
    };
    let read = |s: &Statement| -> Vec<Phrase> {
        let c = at(account, s, words);
        join(&c, phrases(&c, order))
    };
    let all_phrases: Vec<Vec<Phrase>> = statements.iter().map(read).collect();
    let historical = historical(account, all_phrases.iter().flatten());
    let mut out = Vec::new();
    let mut last_seen: Option<(usize, When)> = None;
    let mut last_day_seen: Option<(usize, When)> = None;
    let mut under: Option<Span> = None;
    for (place, (statement, phrases)) in statements.iter().zip(&all_phrases).enumerate() {
        let c = at(account, statement, words);
        let day = phrases.iter().position(|p| p.meaning.is_day());
        let section = statement.section_date();
        let published = section.and_then(|(_, date)| date.when.as_ref()).or(account.published.as_ref());
        if let Some((heading, when)) =
            section.and_then(|(heading, date)| Some((heading.span, date.when.clone()?))).filter(|s| under != Some(s.0))
        {
            last_day_seen = (when.precision >= Precision::Day).then(|| (place, when.clone()));
            (under, last_seen) = (Some(heading), Some((place, when)));
        }
        for (index, phrase) in phrases.iter().enumerate() {
            let sibling = day.filter(|d| *d != index).map(|d| &phrases[d]);
            let ago = |seen: &Option<(usize, When)>| seen.as_ref().map(|(at, when)| (place - at, when.clone()));
            let (last, last_day) = (ago(&last_seen), ago(&last_day_seen));
            let tense = tense_around(&c, &language.words, &phrase.tokens);
            let setting = Setting {
                published,
                last: last.as_ref(),
                last_day: last_day.as_ref(),
                historical: historical || section.is_some(),
                tense,
                sibling,
            };
            let Some(mut mention) = resolve(&ahead(&c, phrase, tense), &setting) else { continue };
            mention.role = role(&c, &language.words, phrase);
            let morning = into_the_morning(&c, phrase, &mention);
            mention.readings.extend(morning);
            if let Some((_, heading)) = section.filter(|(_, heading)| heading.when.is_some() && mention.basis == Basis::Published) {
                mention.basis = heading.basis;
            }
            if let Some(when) = context(&mention) {
                if when.precision >= Precision::Day && when.form != WhenForm::Range {
                    last_day_seen = Some((place, when.clone()));
                }
                last_seen = Some((place, when));
            }
            let tokens = &statement.tokens[phrase.tokens.clone()];
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
            let span = Span::of(account.read(), first.start..last.end);
            out.push((place, Mention { span, voice: Voice::Own, content: Content::Date(mention) }));
        }
    }
    out
}

/// "Will open in two years" is a date, "opened in two years" a length.
fn ahead(c: &Cursor, phrase: &Phrase, tense: Tense) -> Phrase {
    let future = !tense.is_past()
        && c.before(phrase.tokens.start, 1) == IN
        && c.norm(phrase.tokens.end) != OF
        && !adds_up(c, phrase.tokens.start - 1);
    match &phrase.meaning {
        Meaning::Length(length) if future => {
            let meaning = Meaning::Shift { length: length.clone(), forward: true, from: Anchor::Published, exact: false };
            Phrase { meaning, ..phrase.clone() }
        }
        _ => phrase.clone(),
    }
}

/// "the second striker in two days", "twice in a week": true if something before "in" is numbered or counted; it has then
/// happened within that length.
fn adds_up(c: &Cursor, at: usize) -> bool {
    const REACH: usize = 5;
    let counts = |at: &usize| c.words.ordinals.contains_key(c.norm(*at)) || c.is_in(*at, &c.words.words.counts);
    let ends = |at: &usize| !c.is_word(*at) || c.words.tense.future.contains(c.norm(*at));
    (at.saturating_sub(REACH)..at).rev().take_while(|at| !ends(at)).any(|at| counts(&at))
}

fn at<'t>(account: &'t Account, statement: &'t Statement, words: &'t DateWords) -> Cursor<'t> {
    Cursor { tokens: &statement.tokens, text: account.read(), words }
}

/// An account is historical if it mentions this many years away from publication, and this many times those near it; or this many years ahead of it.
const MANY_FAR: i32 = 4;
const MOSTLY: i32 = 3;
const MANY_AHEAD: i32 = 5;

/// True if the account is mostly about years well away from its publication. A month without a year then belongs to the year mentioned last.
fn historical<'p>(account: &Account, phrases: impl Iterator<Item = &'p Phrase>) -> bool {
    let Some(published) = account.published.as_ref().map(|w| w.first_day().year()) else { return true };
    let years = phrases.filter_map(|p| match &p.meaning {
        Meaning::Date(partial) => partial.year.filter(|_| partial.scale == Scale::Year),
        _ => None,
    });
    let (mut near, mut far, mut ahead) = (0, 0, 0);
    for year in years {
        near += i32::from((year - published).abs() <= 1);
        far += i32::from((year - published).abs() > 1);
        ahead += i32::from(year > published + 1);
    }
    // Many years after the stated day show that it is not the day when the text was written.
    far >= MANY_FAR && far > near * MOSTLY || ahead >= MANY_AHEAD
}

/// The order of day and month if no date of the account shows it: in British English and in languages without word lists, the day comes first.
fn unshown(account: &Account) -> Order {
    if account.language.eq_ignore_ascii_case("en-GB") || !account.has_word_lists { Order::Day } else { Order::Open }
}

/// All phrases of a statement, left to right, with the longest reading at each token.
fn phrases(c: &Cursor, order: Order) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = Vec::new();
    let mut place = 0;
    while place < c.tokens.len() {
        let read_to = out.last().map_or(0, |p| p.tokens.end);
        let best = longest(c, place, order, read_to);
        let hours = bare_hours(c, place, out.last()).filter(|h| best.as_ref().is_none_or(|b| h.tokens.end > b.tokens.end));
        match hours.or(best).or_else(|| listed(c, place, out.last())) {
            Some(phrase) if phrase.tokens.end > place => {
                place = phrase.tokens.end;
                out.push(phrase);
            }
            Some(_) | None => place += 1,
        }
    }
    out
}

/// The longest phrase that begins here. If two are equally long, that of the earlier reader.
fn longest(c: &Cursor, place: usize, order: Order, read_to: usize) -> Option<Phrase> {
    let token = c.tokens.get(place)?;
    if token.kind == TokenKind::Mark && !matches!(token.norm.as_str(), "'" | "‘" | "’") {
        return None;
    }
    let readings = [
        calendar_date(c, place),
        day_of_named_month(c, place),
        regnal_year(c, place),
        numeric_date(c, place, order),
        time_aboard(c, place),
        clock_time(c, place),
        period(c, place),
        reckoned_time(c, place),
        relative_time(c, place),
        length_or_set(c, place),
        year_or_era(c, place, read_to),
    ];
    let mut best: Option<Phrase> = None;
    for phrase in readings.into_iter().flatten() {
        if best.as_ref().is_none_or(|b| phrase.tokens.end > b.tokens.end) {
            best = Some(phrase);
        }
    }
    best
}

/// The interval from which later sentences may count: that of an event, not of speech, between a day and a decade long.
fn context(mention: &DateMention) -> Option<When> {
    let point = matches!(mention.class, TimeClass::Date | TimeClass::Time) && mention.role != DateRole::Speech;
    let when = mention.when.as_ref().filter(|w| point && w.precision >= Precision::Decade && w.form != WhenForm::Until)?;
    Some(when.clone())
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::language::Language;
    use crate::model::{Account, AccountId, Content, DateRole, When};
    use crate::segment::segment;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// Published on Wednesday 25 November 2020.
    fn found(text: &str) -> Vec<(String, String, String, DateRole)> {
        let account = Account::plain(text, Some(When::day(date(2020, 11, 25))));
        let statements = segment(&account, AccountId(0), Language::english());
        let mentions = find(&account, &statements, Language::english());
        mentions
            .into_iter()
            .filter_map(|(_, m)| match m.content {
                Content::Date(d) => Some((m.span.text(text).into(), d.when.map_or(String::new(), |w| w.edtf()), d.timex, d.role)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_saying_is_not_what_happened() {
        let roles: Vec<DateRole> = found("Officials said on Monday that the bridge fell on Sunday.").into_iter().map(|f| f.3).collect();
        assert_eq!(roles, [DateRole::Speech, DateRole::Event]);
        assert_eq!(found("The 10 November statement was signed.")[0].3, DateRole::Reference);
        assert_eq!(found("Harbour master Ines Vela told reporters Tuesday the fire was out.")[0].3, DateRole::Speech);
    }

    #[test]
    fn without_a_publication_date_spans_stay() {
        let text = "It burned on Tuesday and again last week, on 3 May 2019.";
        let account = Account::plain(text, None);
        let statements = segment(&account, AccountId(0), Language::english());
        let found = find(&account, &statements, Language::english());
        let resolved: Vec<bool> = found.iter().map(|(_, m)| matches!(&m.content, Content::Date(d) if d.when.is_some())).collect();
        assert_eq!(resolved, [false, false, true]);
    }

    proptest! {
        #[test]
        fn never_panics_and_stays_inside(text in "(\\PC|[0-9]{1,5}|[ .,:/'-]|Monday |May |in |the |at |years |ago |pm |from |to |last |next |century |s |half |of ){0,60}") {
            let account = Account::plain(&text, Some(When::day(date(2020, 11, 25))));
            let statements = segment(&account, AccountId(0), Language::english());
            for (at, mention) in find(&account, &statements, Language::english()) {
                prop_assert!(statements[at].span.contains(mention.span));
                prop_assert!(!mention.span.is_empty());
            }
        }

        #[test]
        fn a_date_reads_back(year in 1200i16..2199, month in 1i8..=12, day in 1i8..=28) {
            let when = date(year, month, day);
            for text in [when.strftime("It ended on %-d %B %Y.").to_string(), when.strftime("It ended on %B %-d, %Y.").to_string(), format!("It ended on {when}.")] {
                let found = found(&text);
                prop_assert_eq!(found.len(), 1, "{}", text);
                prop_assert_eq!(&found[0].1, &when.to_string());
            }
        }
    }
}
