//! Turns the words of the command line into a selection of a comparison, or into the subject of `--explain`, with suggestions for unknown
//! ones.

use compare_sources::model::{AccountId, ClaimId, Comparison, DifferenceId, Place, StatementId, When};
use compare_sources::report::columns;
use compare_sources::report::explain::Subject;
use compare_sources::select::{self, Selection, View};
use compare_sources::text::fold;

use super::args::Args;
use super::config::Config;
use super::messages::Trouble;
use super::settings::Kinds;

/// The selection that the arguments and settings ask for.
pub(super) fn choose(args: &Args, config: &Config, comparison: &Comparison) -> Result<Selection, Trouble> {
    let kinds = |all: &Option<Vec<Kinds>>| all.iter().flatten().flat_map(|kinds| kinds.0.iter().copied()).collect();
    let mut selection = Selection {
        only: kinds(&config.settings.only),
        hide: kinds(&config.settings.hide),
        min: config.settings.min,
        since: args.since,
        until: args.until,
        ..Selection::default()
    };
    contradiction(&selection)?;
    if let Some(name) = &args.entity {
        selection.entities = select::entities(comparison, name);
        if selection.entities.is_empty() {
            let known = comparison.entities.iter().flat_map(|e| std::iter::once(&e.name).chain(&e.aliases));
            return Err(unknown(&format!("no account mentions {name}"), name, known.map(String::as_str)));
        }
    }
    if let Some(name) = &args.base {
        selection.base = select::account(comparison, name);
        if selection.base.is_none() {
            let known = comparison.accounts.iter().flat_map(|a| [a.label.as_str(), a.source.as_str()]);
            let listed: Vec<&str> = comparison.accounts.iter().map(|a| a.label.as_str()).take(12).collect();
            let what = format!("no account is called {name}; the accounts are {}", listed.join(", "));
            return Err(unknown(&what, name, known));
        }
    }
    Ok(selection)
}

/// Rejects filters that leave nothing in any comparison.
fn contradiction(selection: &Selection) -> Result<(), Trouble> {
    if let Some((since, until)) = selection.since.zip(selection.until).filter(|(since, until)| since > until) {
        return Err(Trouble::new(format!("--since {since} is after --until {until}: no day is between them")));
    }
    if !selection.only.is_empty() && selection.only.is_subset(&selection.hide) {
        let kinds: Vec<&str> = selection.only.iter().map(|kind| kind.word()).collect();
        return Err(Trouble::new(format!("--only and --hide both name {}: nothing would be left", kinds.join(", "))));
    }
    Ok(())
}

/// Why nothing of the selection is left; `None` if something is.
pub(super) fn why_nothing_is_left(comparison: &Comparison, selection: &Selection, view: &View) -> Option<String> {
    let asked = view.selection.as_ref()?;
    if !(view.claims.is_empty() && view.differences.is_empty() && view.unmatched.is_empty()) {
        return None;
    }
    let dates = || comparison.claims.iter().filter_map(|claim| claim.date.as_ref());
    let (first, last) = (dates().map(When::first_day).min(), dates().map(When::last_day).max());
    let span = first.zip(last).filter(|_| selection.since.is_some() || selection.until.is_some());
    let days = span.map_or_else(String::new, |(first, last)| format!("; the claims of several accounts are dated {first} to {last}"));
    Some(format!("nothing matches the selection ({asked}){days}"))
}

/// Two or three accounts fit side by side; with more, the user must name one to compare the others with.
pub(super) fn side_by_side(comparison: &Comparison, base: Option<AccountId>) -> Result<(), Trouble> {
    match columns::too_many(comparison) {
        Some(accounts) if base.is_none() => Err(Trouble::new(format!(
            "{accounts} accounts do not fit side by side; name one to compare the others with, such as --base {}, or compare only two or three",
            comparison.accounts[0].label
        ))),
        Some(_) | None => Ok(()),
    }
}

/// A sentence that suggests the closest known name, if one is close.
pub(super) fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Trouble {
    const CLOSE: f64 = 0.7;
    let wanted = fold(name);
    let mut best: Option<(f64, &str)> = None;
    for candidate in known {
        let closeness = strsim::jaro_winkler(&wanted, &fold(candidate));
        if closeness >= CLOSE && best.is_none_or(|(b, _)| closeness > b) {
            best = Some((closeness, candidate));
        }
    }
    Trouble::new(match best {
        Some((_, close)) => format!("{what}; did you mean {close}?"),
        None => what.to_string(),
    })
}

/// The subject of `c3`, `d5`, `aa:5`, or two statements with a space, comma or plus between them.
pub(super) fn subject(comparison: &Comparison, id: &str) -> Result<Subject, Trouble> {
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
