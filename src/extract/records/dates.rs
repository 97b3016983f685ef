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
}

impl Dates {
    pub(super) fn take(&mut self, document: usize, number: usize, value: String) {
        self.values.push((document, number, value));
    }

    /// Gives each document its date.
    pub(super) fn settle(self, documents: &mut [Document], work: &mut Work) {
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
