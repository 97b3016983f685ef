//! Tables of values between commas, semicolons, tabs or strokes. The first row names the fields.

use super::record::Record;
use super::wanted::{Rank, Wanted};
use super::{Places, Records, counted};
use crate::extract::decode::decode;
use crate::extract::{Document, Failure, Work};

/// What values may stand between.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The fields by which tables of a report of this program that hold texts are known.
const OWN: [&str; 3] = ["account", "date_from", "event"];

/// The documents of a table; `sign` is what values stand between, where that is known.
pub(in crate::extract) fn csv(work: &mut Work, name: &str, bytes: &[u8], sign: Option<u8>) -> Result<Vec<Document>, Failure> {
    let decoded = decode(bytes, work.path, work.notices);
    if decoded.binary {
        return Err(Failure("is no table of values: it looks like a binary file".into()));
    }
    let text = decoded.text.trim_start_matches('\u{feff}');
    let (text, stated) = stated(text);
    let sign = stated.or(sign).unwrap_or_else(|| sniffed(text));
    let quoting = sign != b'\t' || is_quoted(text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(sign).quoting(quoting).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let wanted = Wanted::new(work.options);
    let mut records = Records::new(&wanted, name);
    let mut uneven = Places::default();
    let mut row = csv::StringRecord::new();
    let mut next =
        |row: &mut csv::StringRecord| reader.read_record(row).map_err(|_| Failure("is no table of values that can be read".into()));
    if !next(&mut row)? {
        return Err(Failure("is empty: it has no row that names its fields".into()));
    }
    let columns = row.len();
    if OWN.iter().all(|own| row.iter().any(|field| field == *own)) {
        return Err(Failure("is a table of a report of this program, and no list of accounts".into()));
    }
    row.iter().for_each(|field| wanted.note(field.trim()));
    let mut fields: Vec<Vec<Rank>> = row.iter().map(|field| wanted.ranks(field.trim())).collect();
    // Of two fields of one name the first is meant.
    for at in 1..fields.len() {
        let (before, own) = fields.split_at_mut(at);
        own[0].retain(|rank| !before.iter().flatten().any(|other| other == rank));
    }
    let mut number = 0;
    while next(&mut row)? {
        number += 1;
        if row.len() != columns {
            uneven.add(number);
        }
        let mut record = Record::default();
        for (ranks, value) in fields.iter().zip(&row) {
            ranks.iter().for_each(|rank| record.put(*rank, value));
        }
        records.take(number, record)?;
    }
    if number == 0 {
        return Err(Failure("has no row behind the one that names its fields".into()));
    }
    if let Some(places) = uneven.words() {
        let (count, rows) = counted(uneven.count, "row has", "rows have");
        work.warn(format!(
            "{count} {rows} more or fewer values than there are fields; a quotation mark or a sign between values may be missing: {places}"
        ));
    }
    records.close(work)
}

/// The sign that a spreadsheet states in a line of its own, and the table behind that line.
fn stated(text: &str) -> (&str, Option<u8>) {
    let Some((line, rest)) = text.split_once('\n') else { return (text, None) };
    match line.trim().as_bytes() {
        [b's', b'e', b'p', b'=', sign] if SIGNS.contains(sign) => (rest, Some(*sign)),
        _ => (text, None),
    }
}

/// The sign that the first row has most of, outside of quotation marks.
fn sniffed(text: &str) -> u8 {
    let mut counts = [0usize; SIGNS.len()];
    let mut quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ => {}
        }
        if let Some(at) = SIGNS.iter().position(|sign| *sign == byte && !quoted) {
            counts[at] += 1;
        }
    }
    // Of equals the first.
    (0..SIGNS.len()).rev().max_by_key(|at| counts[*at]).map_or(b',', |at| SIGNS[at])
}

/// Do quotation marks stand around values, rather than in them?
fn is_quoted(text: &str) -> bool {
    text.lines().flat_map(|line| line.split('\t')).any(|value| value.len() > 1 && value.starts_with('"') && value.ends_with('"'))
}
