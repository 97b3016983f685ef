//! The words of the command line to a selection over a comparison, with suggestions for what it does not know.

use compare_sources::model::{AccountId, Comparison};
use compare_sources::report::columns;
use compare_sources::select::{self, Selection};
use compare_sources::text::fold;

use super::args::{Args, Kinds};
use super::config::Config;
use super::exit::Trouble;

/// What the arguments and settings ask to see of this comparison.
pub fn choose(args: &Args, config: &Config, comparison: &Comparison) -> Result<Selection, Trouble> {
    let kinds = |all: &[Kinds]| all.iter().flat_map(|kinds| kinds.0.iter().copied()).collect();
    let mut selection = Selection {
        only: kinds(&config.only.value),
        hide: kinds(&config.hide.value),
        min: config.min.value,
        since: args.since,
        until: args.until,
        ..Selection::default()
    };
    if let Some(name) = &args.entity {
        selection.entities = select::entities(comparison, name);
        if selection.entities.is_empty() {
            let known = comparison.entities.iter().flat_map(|e| std::iter::once(&e.name).chain(&e.aliases));
            return Err(unknown(&format!("no account names {name}"), name, known.map(String::as_str)));
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

/// Two or three accounts stand side by side; of more, one must be named that the others are held against.
pub fn side_by_side(comparison: &Comparison, base: Option<AccountId>) -> Result<(), Trouble> {
    match columns::too_many(comparison) {
        Some(accounts) if base.is_none() => Err(Trouble::new(format!(
            "{accounts} accounts do not fit side by side; name the one to hold the others against, such as --base {}, or compare two or three",
            comparison.accounts[0].label
        ))),
        Some(_) | None => Ok(()),
    }
}

/// A sentence with the closest known name, where there is a close one.
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
