//! Turns records into documents, one account per record: tables of comma-separated values, JSON and JSON Lines. The content of a field is
//! recognised by its name or given by the user. What is not a record, and records without a text, are counted in a notice.

mod around;
mod csv;
mod fields;
mod json;
mod record;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use self::csv::csv;
use fields::Wanted;
use fields::{Key, LANGUAGES};
pub(super) use json::{json, jsonl};
use record::Record;

use crate::extract::moment::{self, Moment, Order};
use crate::extract::{Body, Document, Extracted, Failure, Work, format, html, limits};
use crate::model::Stated;

/// Most places listed in a notice.
const MOST_NAMED: usize = 8;
/// Longest account name taken from a record, in characters.
const LONGEST_NAME: usize = 32;

/// The records of one file, one after the other.
struct Records<'w> {
    wanted: &'w Wanted,
    /// The stem of the file name, for accounts that nothing names.
    stem: String,
    documents: Vec<Document>,
    /// Date values and their documents.
    dates: Dates,
    /// Numbers of records without a text.
    empty: Places,
    /// What had to be cut from marked-up texts.
    cut: BTreeSet<String>,
}

/// The first of many numbers.
#[derive(Default)]
struct Places {
    count: usize,
    first: Vec<usize>,
}

impl Places {
    fn add(&mut self, number: usize) {
        self.count += 1;
        if self.first.len() < MOST_NAMED {
            self.first.push(number);
        }
    }

    /// Returns "3, 9 and 4 more", or `None` if there are none.
    fn words(&self) -> Option<String> {
        let named: Vec<String> = self.first.iter().map(usize::to_string).collect();
        let more = self.count - self.first.len();
        (self.count > 0).then(|| if more > 0 { format!("{} and {more} more", named.join(", ")) } else { named.join(", ") })
    }
}

impl<'w> Records<'w> {
    fn new(wanted: &'w Wanted, name: &str) -> Records<'w> {
        let stem = if name == "-" { "record" } else { format::stem(name) };
        Records {
            wanted,
            stem: stem.into(),
            documents: Vec::new(),
            dates: Dates::default(),
            empty: Places::default(),
            cut: BTreeSet::new(),
        }
    }

    /// Adds the record with this number.
    fn take(&mut self, number: usize, record: Record) -> Result<(), Failure> {
        let Some(text) = record.get(Key::Text) else {
            self.empty.add(number);
            return Ok(());
        };
        if self.documents.len() >= limits::DOCUMENTS {
            return Err(Failure(format!("contains more than {} accounts; give a part of it", limits::DOCUMENTS)));
        }
        let line = |key: Key| {
            record
                .get(key)
                .map(|value| html::entities(&crate::text::one_line(&value.trim().replace("\n\n", ", "))))
                .filter(|value| !value.is_empty())
        };
        let title = line(Key::Title);
        let (source, id) = (line(Key::Source), line(Key::Id));
        if let Some(value) = line(Key::Published) {
            self.dates.compare(number, &value, record.days());
            self.dates.take(self.documents.len(), number, value);
        }
        let known = Stated {
            source: source.clone(),
            title: title.clone(),
            published: None,
            url: line(Key::Url),
            language: line(Key::Language).map(|language| tag(&language)),
            group: line(Key::Group),
        };
        let name = source.map_or_else(|| self.numbered(number, id.as_deref()), |source| short(&source));
        let body = Body::Extracted(extracted(text, title.as_deref(), &mut self.cut));
        self.documents.push(Document { member: Some(number.to_string()), name: Some(name), body, known });
        Ok(())
    }

    /// Returns the name of a record without an outlet: from its identifier if that is short, else from its number.
    fn numbered(&self, number: usize, id: Option<&str>) -> String {
        match id.filter(|id| id.chars().count() <= 12) {
            Some(id) => format!("{}-{id}", self.stem),
            None => format!("{}-{number}", self.stem),
        }
    }

    /// Returns all documents, with notices about what was left out.
    fn close(self, work: &mut Work) -> Result<Vec<Document>, Failure> {
        let Records { wanted, mut documents, dates, empty, cut, .. } = self;
        if let Some(failure) = wanted.absent().filter(|_| !wanted.is_empty()) {
            return Err(failure);
        }
        if documents.is_empty() && !wanted.is_empty() {
            return Err(wanted.textless());
        }
        if let Some(places) = empty.words() {
            let (records, have) = counted(empty.count, "record has", "records have");
            work.warn(format!("{records} {have} no text, left out: {places}"));
        }
        cut.into_iter().for_each(|what| work.warn(what));
        dates.settle(&mut documents, work);
        Ok(documents)
    }
}

/// Returns the text of a record below its title.
fn extracted(text: &str, title: Option<&str>, cut: &mut BTreeSet<String>) -> Extracted {
    if html::is_marked_up(text) {
        return html::fragment(text, title, cut);
    }
    let text = text.trim();
    let text = match title.filter(|title| !begins_with(text, title)) {
        Some(title) => format!("{title}\n\n{text}"),
        None => text.to_string(),
    };
    Extracted { text, pieces: None, places: Vec::new() }
}

/// Returns the count and the words for it: "1 record has", "3 records have".
fn counted<'t>(count: usize, one: &'t str, many: &'t str) -> (usize, &'t str) {
    (count, if count == 1 { one } else { many })
}

/// True if a text has its title above its first lines.
fn begins_with(text: &str, title: &str) -> bool {
    let head: String = text.chars().take(4 * title.chars().count() + 80).collect();
    let (head, title) = (crate::text::squeeze(&head), crate::text::squeeze(title));
    head.starts_with(&title)
}

/// Returns a name short enough for a label, cut between words.
fn short(source: &str) -> String {
    let source = source.strip_prefix("www.").unwrap_or(source);
    let Some((end, _)) = source.char_indices().nth(LONGEST_NAME) else { return source.to_string() };
    let head = &source[..end];
    head.rfind(' ').map_or(head, |at| &head[..at]).to_string()
}

/// Returns the tag of a language, given by name or tag.
fn tag(language: &str) -> String {
    let known = LANGUAGES.iter().find(|(name, _)| language.eq_ignore_ascii_case(name));
    known.map_or_else(|| language.replace('_', "-"), |(_, tag)| (*tag).to_string())
}

/// Dates of documents as the file writes them.
#[derive(Default)]
pub(super) struct Dates {
    /// Index of the document, number of the record, value.
    values: Vec<(usize, usize, String)>,
    /// Records with two fields whose days differ, and the first pair of such values: the one taken and the one left.
    differing: Places,
    first: Option<(String, String)>,
}

impl Dates {
    pub(super) fn take(&mut self, document: usize, number: usize, value: String) {
        self.values.push((document, number, value));
    }

    /// Notes a record with other fields that have another day than the one taken.
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
                "{count} {have} two different dates: the field named for publication is used, such as {taken:?} rather than \
                 {other:?}; name another with --fields published=FIELD: records {places}"
            ));
        }
        let mut shown: BTreeMap<Order, (usize, &str)> = BTreeMap::new();
        for (_, number, value) in &self.values {
            if let Some(order) = moment::order(value) {
                shown.entry(order).or_insert((*number, value));
            }
        }
        // Values show one order and never the other.
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
            work.warn(format!("{count} {dates} ambiguous (day/month or month/day) and left unread, such as {value:?}: records {places}"));
        }
        if let (Some(value), Some(places)) = (first[2], unread.words()) {
            let (count, dates) = counted(unread.count, "date is", "dates are");
            work.warn(format!("{count} {dates} not understood, such as {value:?}: records {places}"));
        }
    }
}

#[cfg(test)]
mod tests;
