//! JSON: a list of records, one record, an object with one list of records inside, or one record per line.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer as _, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer;
use serde_json::error::Category;

use super::around::{Around, List, Node, Reader};
use super::fields::Key;
use super::fields::Wanted;
use super::record::{Found, Item};
use super::{Places, Records, counted};
use crate::extract::decode::decode;
use crate::extract::{Document, Failure, Work};

/// Fields that identify this program's own report.
const OWN: [&str; 4] = ["schema", "accounts", "claims", "differences"];

/// Returns the documents of a JSON file.
pub(in crate::extract) fn json(work: &mut Work, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let text = text(work, bytes)?;
    whole(work, name, &text)
}

/// Returns the documents of a file with one record per line. A file that is nevertheless one list is read as such.
pub(in crate::extract) fn jsonl(work: &mut Work, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let text = text(work, bytes)?;
    let mut filled = text.lines().filter(|line| !line.trim().is_empty());
    let first = filled.next().unwrap_or_default();
    // True for an object over several lines, false for a broken one among others.
    let open = serde_json::from_str::<serde::de::IgnoredAny>(first).is_err_and(|error| error.classify() == Category::Eof)
        && filled.next().is_some_and(|second| !second.trim_start().starts_with('{'));
    if text.starts_with('[') || open { whole(work, name, &text) } else { lines(work, name, &text) }
}

fn text(work: &mut Work, bytes: &[u8]) -> Result<String, Failure> {
    let decoded = decode(bytes, work.path, work.notices);
    match decoded.text.trim() {
        "" => Err(Failure("is empty".into())),
        _ if decoded.binary => Err(Failure("is not JSON: it looks like a binary file".into())),
        text => Ok(text.to_string()),
    }
}

/// Reads one record per line. The number of a record is that of its line.
fn lines(work: &mut Work, name: &str, text: &str) -> Result<Vec<Document>, Failure> {
    let wanted = Wanted::new(work.options);
    let mut records = Records::new(&wanted, name);
    let (mut broken, mut odd) = (Places::default(), Places::default());
    let mut found = false;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mut reader = Deserializer::from_str(line);
        match (Item { wanted: &wanted, depth: 0 }).deserialize(&mut reader).and_then(|found| reader.end().map(|()| found)) {
            Ok(Found::Record(record)) => {
                found = true;
                records.take(at + 1, *record)?;
            }
            Ok(Found::Words(_) | Found::Other) => odd.add(at + 1),
            Err(_) => broken.add(at + 1),
        }
    }
    if !found {
        return Err(Failure("has no line that is a JSON object; expected one account per line".into()));
    }
    if let Some(places) = broken.words() {
        let (count, lines) = counted(broken.count, "line is", "lines are");
        work.warn(format!("{count} {lines} not valid JSON and left out: {places}"));
    }
    push_odd_notice(work, &odd);
    records.close(work)
}

fn push_odd_notice(work: &mut Work, odd: &Places) {
    if let Some(places) = odd.words() {
        let (count, records) = counted(odd.count, "entry is not a record and is", "entries are not records and are");
        work.warn(format!("{count} {records} left out: {places}"));
    }
}

/// Reads the file as one value.
fn whole(work: &mut Work, name: &str, text: &str) -> Result<Vec<Document>, Failure> {
    let wanted = Wanted::new(work.options);
    let mut top = Top { wanted: &wanted, records: Records::new(&wanted, name), odd: Places::default(), around: None, full: None };
    let mut reader = Deserializer::from_str(text);
    let read = reader.deserialize_any(&mut top);
    let more = read.is_ok() && reader.end().is_err();
    let Top { mut records, odd, around, full, .. } = top;
    if let Some(failure) = full {
        return Err(failure);
    }
    match (read, around) {
        (Ok(()), _) if more && text.lines().count() > 1 => return lines(work, name, text),
        (Ok(()), Some(around)) => records = within(work, &wanted, records, around)?,
        (Ok(()), None) if wanted.is_empty() => return Err(none()),
        (Ok(()), None) => push_odd_notice(work, &odd),
        (Err(error), _) if records.documents.is_empty() => return Err(Failure(wrong(&error))),
        (Err(error), _) => {
            work.warn(format!("{}; the {} before it are read", wrong(&error), records.documents.len()));
            push_odd_notice(work, &odd);
        }
    }
    records.close(work)
}

/// Returns the records of an object, which is a record or contains one list of records.
fn within<'w>(work: &mut Work, wanted: &'w Wanted, mut records: Records<'w>, mut around: Around) -> Result<Records<'w>, Failure> {
    around.listed_text(wanted);
    if OWN.iter().all(|own| around.fields.iter().any(|field| field == own)) {
        return Err(Failure("is a report of this program, not a list of accounts".into()));
    }
    if around.record.get(Key::Text).is_some() {
        around.fields.iter().for_each(|field| wanted.note(field));
        records.take(1, around.record)?;
        return Ok(records);
    }
    let mut lists: Vec<List> = around.lists.into_iter().filter(|list| !list.records.is_empty()).collect();
    if lists.iter().any(List::has_text) {
        lists.retain(List::has_text);
    }
    match lists.as_slice() {
        [] => Err(none()),
        [list] => {
            push_odd_notice(work, &list.odd);
            let too_many = list.too_many;
            for (number, record) in lists.into_iter().flat_map(|list| list.records) {
                records.take(number, record)?;
            }
            if too_many { Err(Failure("contains too many accounts; give a part of it".into())) } else { Ok(records) }
        }
        [first, second, ..] => Err(Failure(format!(
            "contains several lists, such as {} and {}, and it is unclear which is the list of accounts; give that list alone",
            first.name, second.name
        ))),
    }
}

fn none() -> Failure {
    Failure("is JSON, but not a list of accounts: expected a list of objects, each with a field for its text, or one such object".into())
}

/// Says what is wrong with a text that should be JSON.
fn wrong(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Eof => "is JSON that is cut off at its end; fetch or save it again".into(),
        Category::Io | Category::Syntax | Category::Data => {
            format!("is not valid JSON from line {}, column {} on; correct it there", error.line(), error.column())
        }
    }
}

/// The outermost value of a file.
struct Top<'w> {
    wanted: &'w Wanted,
    records: Records<'w>,
    odd: Places,
    around: Option<Around>,
    /// Why no more is read.
    full: Option<Failure>,
}

impl<'de> Visitor<'de> for &mut Top<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut number = 0;
        while let Some(found) = seq.next_element_seed(Item { wanted: self.wanted, depth: 0 })? {
            number += 1;
            match found {
                Found::Record(record) if self.full.is_none() => self.full = self.records.take(number, *record).err(),
                Found::Record(_) => {}
                Found::Words(_) | Found::Other => self.odd.add(number),
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        if let Node::Object(around) = (Reader { wanted: self.wanted, depth: 0 }).visit_map(map)? {
            self.around = Some(*around);
        }
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
