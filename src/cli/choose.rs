//! Turns the words of the command line into a selection of a comparison, with suggestions for unknown ones.

use compare_sources::model::{AccountId, Comparison, When};
use compare_sources::report::columns;
use compare_sources::select::{self, Selection, View};
use compare_sources::text::fold;

use super::args::Args;
use super::config::Config;
use super::exit::Trouble;
use super::settings::Kinds;

/// The selection that the arguments and settings ask for.
pub fn choose(args: &Args, config: &Config, comparison: &Comparison) -> Result<Selection, Trouble> {
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
pub fn empty(comparison: &Comparison, selection: &Selection, view: &View) -> Option<String> {
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
pub fn side_by_side(comparison: &Comparison, base: Option<AccountId>) -> Result<(), Trouble> {
    match columns::too_many(comparison) {
        Some(accounts) if base.is_none() => Err(Trouble::new(format!(
            "{accounts} accounts do not fit side by side; name one to compare the others with, such as --base {}, or compare only two or three",
            comparison.accounts[0].label
        ))),
        Some(_) | None => Ok(()),
    }
}

/// A sentence that suggests the closest known name, if one is close.
pub fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Trouble {
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
