//! Tables of values separated by commas, semicolons, tabs or vertical bars. The first row names the fields.

use super::fields::{Rank, Wanted};
use super::record::Record;
use super::{Places, Records, counted};
use crate::extract::decode::decode;
use crate::extract::{Document, Failure, Work};

/// Characters that may separate values.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Fields that identify a table of this program's own report.
const OWN: [&str; 3] = ["account", "date_from", "event"];

/// How many values that begin with a quotation mark are examined to learn what such marks mean.
const MOST_SEARCHED: usize = 1000;

/// Returns the documents of a table. `sign` separates the values, if it is known.
pub(in crate::extract) fn csv(work: &mut Work, name: &str, bytes: &[u8], sign: Option<u8>) -> Result<Vec<Document>, Failure> {
    let decoded = decode(bytes, work.path, work.notices);
    if decoded.binary {
        return Err(Failure("is not a table of values: it looks like a binary file".into()));
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
        |row: &mut csv::StringRecord| reader.read_record(row).map_err(|_| Failure("is not a table of values that can be read".into()));
    if !next(&mut row)? {
        return Err(Failure("is empty: it has no header row".into()));
    }
    let columns = row.len();
    if OWN.iter().all(|own| row.iter().any(|field| field == *own)) {
        return Err(Failure("is a table from a report of this program, not a list of accounts".into()));
    }
    row.iter().for_each(|field| wanted.note(field.trim()));
    let mut fields: Vec<Vec<Rank>> = row.iter().map(|field| wanted.ranks(field.trim())).collect();
    // Of two fields with one name, the first counts.
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
        return Err(Failure("has no row after its header row".into()));
    }
    if let Some(places) = uneven.words() {
        let (count, rows) = counted(uneven.count, "row has", "rows have");
        work.warn(format!(
            "{count} {rows} more or fewer values than there are fields; a quotation mark or a separator may be missing: {places}"
        ));
    }
    records.close(work)
}

/// Returns the table, and the separator that a spreadsheet states in a line before it.
fn stated(text: &str) -> (&str, Option<u8>) {
    let Some((line, rest)) = text.split_once('\n') else { return (text, None) };
    match line.trim().as_bytes() {
        [b's', b'e', b'p', b'=', sign] if SIGNS.contains(sign) => (rest, Some(*sign)),
        _ => (text, None),
    }
}

/// Returns the separator that occurs most often in the first row, outside quotation marks.
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
    // Of equally frequent separators, the first counts.
    (0..SIGNS.len()).rev().max_by_key(|at| counts[*at]).map_or(b',', |at| SIGNS[at])
}

/// True if quotation marks enclose values between tabs instead of being part of them. Such a value may contain line ends and tabs;
/// quotation marks inside it are doubled.
fn is_quoted(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |at: &usize| bytes[*at] == b'"' && (*at == 0 || matches!(bytes[at - 1], b'\t' | b'\n' | b'\r'));
    let (mut at, mut searched) = (0, 0);
    while let Some(start) = (at..bytes.len()).find(begins) {
        match closed(bytes, start + 1) {
            Some(end) if end > start + 1 => return true,
            Some(end) => at = end + 1,
            None => at = start + 1,
        }
        // only some of the marks that are never closed are examined, to bound the time
        searched += 1;
        if searched > MOST_SEARCHED {
            return false;
        }
    }
    false
}

/// Returns where the value after a quotation mark ends: at a mark before a tab, an end of line or the end of the file. Returns `None` if
/// another mark comes first.
fn closed(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'"')?;
        match bytes.get(at + 1) {
            Some(b'"') => at += 2,
            None | Some(b'\t' | b'\n' | b'\r') => return Some(at),
            Some(_) => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_quoted;

    #[test]
    fn marks_around_values_that_hold_lines() {
        for (text, want) in [
            ("id\ttext\n1\t\"Rain fell.\n\nThe river \"\"Ell\"\" rose.\"\n", true),
            ("id\ttext\r\n1\t\"One\r\ntwo\"\r\n", true),
            ("id\ttext\n1\t\"Rain\tand wind\"\n", true),
            ("id\ttext\n1\t\"Rain,\" she said.\n2\t\"Wind,\" he said.\n", false),
            ("id\ttext\n1\t\"Rain fell\n2\tThe \"Ell\" rose\n", false),
            ("id\ttext\n1\t5\"\n2\t6\"\n", false),
            ("id\ttext\n1\t\"\"\n", false),
        ] {
            assert_eq!(is_quoted(text), want, "{text:?}");
        }
    }
}
