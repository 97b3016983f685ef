//! `--show-boilerplate`: the lines that are not part of the text, by account, each with its place.

use compare_sources::load::load;
use compare_sources::model::{Account, BlockKind};
use compare_sources::text::Visible;

use super::exit::{Exit, Trouble};
use super::gather::Gathered;
use super::notices::{self, Loudness};
use super::{save, terminal};

/// Reads the accounts and lists their boilerplate.
pub fn show((gathered, absent): (Gathered, Vec<String>), loudness: Loudness) -> Result<Exit, Trouble> {
    let (accounts, _) = load(gathered.inputs);
    absent.iter().for_each(|text| notices::tell(loudness, text));
    save::print(terminal::output(false), &accounts.iter().map(listed).collect::<Vec<_>>().join("\n"))?;
    Ok(Exit::Fine)
}

/// An account with its boilerplate.
fn listed(account: &Account) -> String {
    let mut out = format!("{} · {} · {}\n", Visible::of(&account.label), Visible::of(&account.source), Visible::of(&account.path));
    let aside: Vec<String> = account
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Boilerplate)
        .map(|block| {
            let start = block.span.start();
            let place = account.place_of(start).map_or_else(|| account.line_of(start).to_string(), |place| place.to_string());
            format!("  {}:{place}  {}\n", Visible::of(&account.label), Visible::of(block.span.text(&account.text)))
        })
        .collect();
    out.push_str(&if aside.is_empty() { "  nothing was set aside\n".to_string() } else { aside.concat() });
    out
}
