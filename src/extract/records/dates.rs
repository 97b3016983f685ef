//! The days of records. Where day and month may stand either way round, other records of the file can show which stands first.

use std::collections::BTreeMap;

use super::{Places, counted};
use crate::extract::moment::{self, Moment, Order};
use crate::extract::{Document, Work};

/// Dates of documents, as the file writes them.
#[derive(Default)]
pub(super) struct Dates {
    /// Place of the document, number of the record, value.
    values: Vec<(usize, usize, String)>,
    /// Records with two fields whose days differ: the first taken and the first left value.
    differing: Places,
    first: Option<(String, String)>,
}

impl Dates {
    pub(super) fn take(&mut self, document: usize, number: usize, value: String) {
        self.values.push((document, number, value));
    }

    /// Notes where other fields of a record tell another day than the one that is taken.
    pub(super) fn compare(&mut self, number: usize, taken: &str, others: &[String]) {
        let day = |value: &str| moment::when(value).map(|when| when.first_day());
        let Some(own) = day(taken) else { return };
        if let Some(other) = others.iter().find(|other| day(other).is_some_and(|day| day != own)) {
            self.differing.add(number);
            self.first.get_or_insert_with(|| (taken.to_string(), other.clone()));
        }
    }

    /// Gives each document its date.
    pub(super) fn settle(mut self, documents: &mut [Document], work: &mut Work) {
        if let (Some((taken, other)), Some(places)) = (self.first.take(), self.differing.words()) {
            let (count, have) = counted(self.differing.count, "record has", "records have");
            work.warn(format!(
                "{count} {have} two dates that differ: the field that is named for publication is taken, such as {taken:?} rather than \
                 {other:?}; name another with --fields published=FIELD: records {places}"
            ));
        }
        let mut shown: BTreeMap<Order, (usize, &str)> = BTreeMap::new();
        for (_, number, value) in &self.values {
            if let Some(order) = moment::order(value) {
                shown.entry(order).or_insert((*number, value));
            }
        }
        // One order is shown, and never the other.
        let order = shown.iter().next().filter(|_| shown.len() == 1);
        let (mut unread, mut doubtful, mut settled) = (Places::default(), Places::default(), Places::default());
        let mut first: [Option<&str>; 3] = [None; 3];
        for (document, number, value) in &self.values {
            let published = match (moment::read(value), order) {
                (Moment::Read(when), _) => Some(when),
                (Moment::Either { day_first, month_first }, Some((order, _))) => {
                    settled.add(*number);
                    first[0].get_or_insert(value);
                    Some(if *order == Order::DayFirst { day_first } else { month_first })
                }
                (Moment::Either { .. }, None) => {
                    doubtful.add(*number);
                    first[1].get_or_insert(value);
                    None
                }
                (Moment::Unread, _) => {
                    unread.add(*number);
                    first[2].get_or_insert(value);
                    None
                }
            };
            documents[*document].known.published = published;
        }
        if let (Some(value), Some((order, (number, telling)))) = (first[0], order) {
            let what = if *order == Order::DayFirst { "day first" } else { "month first" };
            work.warn(format!("dates such as {value:?} are read with the {what}, as {telling:?} in record {number} shows"));
        }
        if let (Some(value), Some(places)) = (first[1], doubtful.words()) {
            let (count, dates) = counted(doubtful.count, "date is", "dates are");
            work.warn(format!("{count} {dates} left unread, which may be day/month or month/day, such as {value:?}: records {places}"));
        }
        if let (Some(value), Some(places)) = (first[2], unread.words()) {
            let (count, dates) = counted(unread.count, "date is", "dates are");
            work.warn(format!("{count} {dates} not understood, such as {value:?}: records {places}"));
        }
    }
}
