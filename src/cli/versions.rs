//! `--versions`: successive versions of one text, each compared with the one before.

use compare_sources::grammar::Grammars;
use compare_sources::load::{Input, load};
use compare_sources::model::{Aliases, Comparison, Event, Settings};
use compare_sources::report::{Format, Look, versions as report};
use compare_sources::versions::{Versions, versions};

use super::args::Args;
use super::config::Config;
use super::gather::Gathered;
use super::messages::{Trouble, print_message, print_notices};
use super::save::{self, Staged};
use super::side_files::{read_aliases, side_files};
use super::targets::{self, Target};
use super::{gathered, models, plain, terminal, verbosity};

/// Reads the versions and writes the reports that are asked for.
pub(super) fn run(args: &Args, config: &Config, targets: &[Target]) -> Result<(), Trouble> {
    if let Some(other) = targets.iter().map(Target::format).find(|format| !is_offered(*format)) {
        let name = format!("{other:?}").to_lowercase();
        return Err(Trouble::new(format!("--versions can be written as table, inline, html or json, not as {name}")));
    }
    let (Gathered { inputs, files, passed_over }, missing) = gathered(args)?;
    targets::spare(targets, &files, &side_files(config, &files))?;
    let stated = read_aliases(&inputs, config.settings.aliases.as_deref())?;
    let named: Vec<String> = inputs.iter().map(Input::place).collect();
    let grammars = models::grammars(config.settings.grammar.as_deref().unwrap_or_default())?;
    let (comparison, versions) = read(inputs, &stated, &grammars, &named);
    missing.iter().chain(&passed_over).for_each(|text| print_message(verbosity(args), text));
    print_notices(verbosity(args), &comparison.notices);
    if comparison.accounts.len() < 2 {
        return Err(Trouble::new("--versions needs two or more versions of a text: name their files, or the folder that contains them"));
    }
    let mut staged = Staged::default();
    for target in targets {
        if let Target::File(path, format) = target {
            staged.add(path, rendered(*format, &comparison, &versions, &plain(config)).into_bytes())?;
        }
    }
    staged.place()?;
    for target in targets {
        if let Target::Print(format) = target {
            let look = Look { colour: terminal::colour(config.settings.color.unwrap_or_default()), ..plain(config) };
            let text = rendered(*format, &comparison, &versions, &look);
            match format {
                Format::Json | Format::Html => save::print(std::io::stdout().lock(), &text)?,
                _ => terminal::show_paged(&text, look.colour, config.settings.no_pager.unwrap_or_default())?,
            }
        }
    }
    Ok(())
}

fn read(inputs: Vec<Input>, aliases: &Aliases, grammars: &Grammars, named: &[String]) -> (Comparison, Versions) {
    let (accounts, notices) = load(inputs);
    let reading = compare_sources::understand_with(accounts, notices, aliases, grammars);
    let versions = versions(&reading.accounts, &reading.statements, named);
    let comparison = Comparison {
        events: vec![Event { accounts: versions.order.clone(), names: Vec::new() }],
        accounts: reading.accounts,
        statements: reading.statements,
        entities: reading.entities,
        notices: reading.notices,
        settings: Settings { aliases: aliases.clone(), ..Settings::default() },
        ..Comparison::default()
    };
    (comparison, versions)
}

fn is_offered(format: Format) -> bool {
    matches!(format, Format::Table | Format::Inline | Format::Html | Format::Json)
}

fn rendered(format: Format, comparison: &Comparison, versions: &Versions, look: &Look) -> String {
    match format {
        Format::Inline => report::inline(comparison, versions, look),
        Format::Html => report::html::render(comparison, versions),
        Format::Json => report::json::render(comparison, versions),
        _ => report::terminal(comparison, versions, look),
    }
}
