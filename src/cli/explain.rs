//! `--explain`: finds what an id names.

use compare_sources::model::{ClaimId, Comparison, DifferenceId, Place, StatementId};
use compare_sources::report::explain::Subject;

use super::choose::unknown;
use super::exit::Trouble;

/// The subject of `c3`, `d5`, `aa:5`, or two statements with a space, comma or plus between them.
pub fn subject(comparison: &Comparison, id: &str) -> Result<Subject, Trouble> {
    let parts: Vec<&str> = id.split([' ', ',', '+']).map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [one] => {
            if let Some(at) = numbered(one, 'c').filter(|at| *at < comparison.claims.len()) {
                return Ok(Subject::Claim(ClaimId(at)));
            }
            if let Some(at) = numbered(one, 'd').filter(|at| *at < comparison.differences.len()) {
                return Ok(Subject::Difference(DifferenceId(at)));
            }
            statement(comparison, one).map(Subject::Statement)
        }
        [a, b] => Ok(Subject::Pair(compare_sources::judge(comparison, statement(comparison, a)?, statement(comparison, b)?))),
        [] | [_, _, ..] => {
            Err(Trouble::new("--explain takes a claim (c3), a difference (d5), a statement (aa:5) or two statements (aa:5 bb:2)"))
        }
    }
}

/// The index of `c3` in its list, from 0.
fn numbered(word: &str, letter: char) -> Option<usize> {
    word.strip_prefix(letter)?.parse::<usize>().ok()?.checked_sub(1)
}

fn statement(comparison: &Comparison, label: &str) -> Result<StatementId, Trouble> {
    let found = comparison.statements.iter().position(|s| s.label == label);
    found.map(StatementId).ok_or_else(|| {
        let (claims, differences) = (comparison.claims.len(), comparison.differences.len());
        let what = format!(
            "there is no {label}; the claims are c1 to c{claims}, the differences d1 to d{differences}, statements are named like aa:5"
        );
        if let Some(near) = nearest(comparison, label) {
            return Trouble::new(format!("there is no {label}; the nearest is {near}"));
        }
        let known = comparison.statements.iter().map(|s| s.label.as_str());
        if label.contains(':') { unknown(&what, label, known) } else { Trouble::new(what) }
    })
}

/// For a known account, the statement nearest to the given line; for claims or differences, the last one.
fn nearest(comparison: &Comparison, label: &str) -> Option<String> {
    let last = |letter: char, all: usize| numbered(label, letter).filter(|_| all > 0).map(|_| format!("{letter}{all}"));
    if let Some(last) = last('c', comparison.claims.len()).or_else(|| last('d', comparison.differences.len())) {
        return Some(last);
    }
    let (account, place) = label.split_once(':')?;
    let (place, _) = Place::parse(place)?;
    let own = comparison.statements.iter().filter(|s| comparison.account(s.account).label == account);
    own.min_by_key(|s| s.place.distance_to(place).unwrap_or(usize::MAX)).map(|s| s.label.clone())
}
