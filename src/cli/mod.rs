//! The command line: arguments, files, terminal, exit codes. All input and output is here.

mod aliases;
mod args;
mod beside;
mod boilerplate;
mod called;
mod choose;
mod config;
mod encoder;
mod examples;
mod exit;
mod explain;
mod gather;
mod generate;
mod grammar;
mod interrupt;
mod lexicon;
mod links;
mod names;
mod notices;
mod open;
mod pager;
mod pairings;
mod place;
mod progress;
mod save;
mod settings;
mod stated;
mod targets;
mod terminal;
mod versions;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::FromArgMatches;
use compare_sources::extract::Options;
use compare_sources::model::{Comparison, Relation, Settings};
use compare_sources::report::csv::Dialect;
use compare_sources::report::tables::{self, Table};
use compare_sources::report::{self, Format, Look};
use compare_sources::select::{self, Selection, View};

use args::{Args, Csv};
pub use called::name;
use config::Config;
pub use exit::{Exit, Trouble};
use gather::Gathered;
use notices::Loudness;
use save::Staged;
use targets::Target;

/// Runs the program with the arguments of its process.
pub fn run() -> Result<Exit, Trouble> {
    let matches = called::command().try_get_matches();
    let args = match matches.and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => args,
        Err(answer) => return answered(&answer),
    };
    if let Some(what) = args.generate {
        save::print(std::io::stdout().lock(), &generate::generate(what))?;
        return Ok(Exit::Fine);
    }
    let config = config::config(&args)?;
    if args.show_settings {
        save::print(std::io::stdout().lock(), &config::show(&config)?)?;
        return Ok(Exit::Fine);
    }
    if args.show_boilerplate {
        return boilerplate::show(gathered(&args)?, loudness(&args));
    }
    let targets = targets::targets(&args.output, config.settings.format, args.settings.format.is_some())?;
    if args.versions {
        return versions::run(&args, &config, &targets).map(|()| Exit::Fine);
    }
    let comparison = compared(&args, &config, &targets)?;
    if args.suggest_aliases {
        let proposals = compare_sources::suggest::aliases(&comparison);
        save::print(terminal::output(false), &report::aliases::render(&comparison, &proposals))?;
        return Ok(Exit::Fine);
    }
    if let Some(id) = &args.explain {
        let subject = explain::subject(&comparison, id)?;
        let look = Look {
            width: terminal::width(config.settings.width.map(|columns| columns.0)),
            colour: terminal::colour(config.settings.color.unwrap_or_default()),
            all: true,
            alone: false,
            perhaps: false,
            links: None,
        };
        pager::show(&report::explain::render(&comparison, &subject, &look), look.colour, config.settings.no_pager.unwrap_or_default())?;
        return Ok(Exit::Fine);
    }
    let selection = choose::choose(&args, &config, &comparison)?;
    let reading = select::select(&comparison, &Selection { least: config.settings.least(), ..selection.clone() });
    let whole = select::select(&comparison, &selection);
    choose::empty(&comparison, &selection, &whole).into_iter().for_each(|text| notices::tell(loudness(&args), &text));
    if targets.iter().any(|target| target.format() == Format::Columns) {
        choose::side_by_side(&comparison, whole.base)?;
    }
    let view = |target: &Target| if target.format().for_reading() { &reading } else { &whole };
    let mut staged = Staged::default();
    targets.iter().try_for_each(|target| stage(&mut staged, target, &config, &comparison, view(target)))?;
    staged.place()?;
    targets.iter().try_for_each(|target| print(target, &config, &comparison, view(target)))?;
    let conflict = whole.differences.iter().any(|id| comparison.differences[id.0].relation == Relation::Conflict);
    Ok(if args.exit_code && conflict { Exit::Conflict } else { Exit::Fine })
}

/// Reads the accounts and the user's rules about them, compares them, and prints the notices.
fn compared(args: &Args, config: &Config, targets: &[Target]) -> Result<Comparison, Trouble> {
    let loudness = loudness(args);
    let started = Instant::now();
    let (Gathered { inputs, files, passed_over }, absent) = gathered(args)?;
    targets::spare(targets, &files, &side_files(config, &files))?;
    let read = started.elapsed();
    let settings = Settings {
        aliases: aliases::read(&inputs, config.settings.aliases.as_deref())?,
        pairings: pairings::read(&inputs, config.settings.pairings.as_deref())?,
        lexicon: lexicon::read(config.settings.lexicon.as_deref().unwrap_or_default())?,
        ..config.settings.to_model()
    };
    let grammars = grammar::grammars(config.settings.grammar.as_deref().unwrap_or_default())?;
    let encoder = config.settings.encoder.as_deref().map(encoder::encoder).transpose()?;
    let watch = progress::Watch::new(loudness);
    let told = |progress| watch.tell(progress);
    let comparison = on_threads(args, || compare_sources::compare_watched(inputs, &settings, &grammars, encoder.as_ref(), &told))?;
    drop(watch);
    pairings::check(&comparison)?;
    passed_over.iter().chain(&absent).for_each(|text| notices::tell(loudness, text));
    notices::notices(loudness, &comparison.notices);
    grammar::idle(config.settings.grammar.as_deref().unwrap_or_default(), &grammars, &comparison)
        .for_each(|text| notices::tell(loudness, &text));
    encoder.iter().filter_map(|_| encoder::unread(&comparison)).for_each(|text| notices::tell(loudness, &text));
    enough(&comparison)?;
    if loudness == Loudness::Verbose {
        let whole = started.elapsed();
        config::changed(config)?.into_iter().for_each(|setting| notices::tell(loudness, &format!("setting: {setting}")));
        notices::tell(loudness, &format!("read in {:.0} ms, compared in {:.0} ms", millis(read), millis(whole - read)));
    }
    Ok(comparison)
}

/// Help and version are printed on standard output; a wrong argument is an error.
fn answered(answer: &clap::Error) -> Result<Exit, Trouble> {
    if answer.use_stderr() {
        // Standard error may be closed; then there is nobody to report to.
        let _ = answer.print();
        return Ok(Exit::Trouble);
    }
    let text = answer.render();
    save::print(anstream::stdout().lock(), &text.ansi().to_string())?;
    Ok(Exit::Fine)
}

fn loudness(args: &Args) -> Loudness {
    match (args.quiet, args.verbose) {
        (true, _) => Loudness::Quiet,
        (false, true) => Loudness::Verbose,
        (false, false) => Loudness::Normal,
    }
}

fn millis(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The other files that are read: rules beside the accounts or named by the user, settings, grammars and the encoder.
fn side_files(config: &Config, files: &[PathBuf]) -> Vec<PathBuf> {
    let folders: BTreeSet<&Path> = files.iter().map(|file| file.parent().unwrap_or(Path::new(""))).collect();
    let names = [stated::SIDECAR, aliases::FILE, pairings::FILE, config::FILE];
    let beside = folders.into_iter().flat_map(|folder| names.map(|name| folder.join(name)));
    let named = [&config.settings.aliases, &config.settings.pairings]
        .into_iter()
        .flatten()
        .chain(config.settings.lexicon.iter().flatten())
        .chain(&config.files);
    let models = config
        .settings
        .grammar
        .iter()
        .flatten()
        .map(|path| grammar::file(path))
        .chain(config.settings.encoder.iter().flat_map(|f| encoder::files(f)));
    beside.chain(named.cloned()).chain(models).collect()
}

/// The accounts to compare, and a sentence for each file that `sources.toml` names and that does not exist.
fn gathered(args: &Args) -> Result<(Gathered, Vec<String>), Trouble> {
    if args.paths.is_empty() {
        return Err(Trouble::new("name the accounts to compare: files, folders of them, or - for standard input; see compare --help"));
    }
    let options = Options { format: args.input_format.map(|args::InputFormat(format)| format), fields: args.fields.clone() };
    let mut gathered = gather::gather(&args.paths, &options)?;
    let absent = stated::state(&mut gathered.inputs, &args.published)?;
    Ok((gathered, absent))
}

fn on_threads<T: Send>(args: &Args, work: impl FnOnce() -> T + Send) -> Result<T, Trouble> {
    let Some(threads) = args.threads else { return Ok(work()) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build();
    Ok(pool.map_err(|error| Trouble::new(format!("{threads} threads could not be started: {error}; ask for fewer")))?.install(work))
}

/// A comparison needs two accounts with statements; a single named account is shown alone.
fn enough(comparison: &Comparison) -> Result<(), Trouble> {
    let mut telling: Vec<usize> = comparison.statements.iter().map(|s| s.account.0).collect();
    telling.dedup();
    match telling.len() {
        0 => Err(Trouble::new("none of the files contains a statement; a comparison needs two accounts")),
        1 if comparison.accounts.len() > 1 => {
            let (path, file) = (&comparison.accounts[telling[0]].path, &comparison.accounts[telling[0]].file);
            Err(Trouble::new(format!(
                "only {path} contains statements; a comparison needs two accounts: name another, or {file} alone to see what is understood of it"
            )))
        }
        _ => Ok(()),
    }
}

/// Renders a report for a file or folder.
fn stage(staged: &mut Staged, target: &Target, config: &Config, comparison: &Comparison, view: &View) -> Result<(), Trouble> {
    match target {
        Target::Print(_) => Ok(()),
        Target::File(path, Format::Csv) => {
            let table = tables::of_file(path).unwrap_or(&tables::MAIN);
            staged.add(path, report::csv::render(table, comparison, view, cells(config)).into_bytes())
        }
        Target::File(path, format) => {
            let look = Look { colour: config.settings.color.unwrap_or_default() == args::Colour::Always, ..plain(config) };
            staged.add(path, format.bytes(comparison, view, &look, cells(config)))
        }
        Target::Folder(path) => {
            save::folder(path)?;
            let rows = |table: &Table| report::csv::render(table, comparison, view, cells(config)).into_bytes();
            tables::ALL.iter().try_for_each(|table| staged.add(&path.join(table.file()), rows(table)))
        }
    }
}

/// Renders a report and prints it.
fn print(target: &Target, config: &Config, comparison: &Comparison, view: &View) -> Result<(), Trouble> {
    let Target::Print(format) = target else { return Ok(()) };
    let links = terminal::links(config.settings.hyperlinks.unwrap_or_default(), config.settings.color.unwrap_or_default())
        .then(|| links::links(comparison));
    let look = Look { colour: terminal::colour(config.settings.color.unwrap_or_default()), links: links.as_deref(), ..plain(config) };
    let raw = look.colour || look.links.is_some();
    pager::show(&format.text(comparison, view, &look, cells(config)), raw, config.settings.no_pager.unwrap_or_default())
}

fn plain(config: &Config) -> Look<'static> {
    let (all, alone, perhaps) =
        [&config.settings.all, &config.settings.alone, &config.settings.perhaps].map(|set| set.unwrap_or_default()).into();
    Look { width: terminal::width(config.settings.width.map(|columns| columns.0)), colour: false, all, alone, perhaps, links: None }
}

fn cells(config: &Config) -> Dialect {
    match config.settings.csv.unwrap_or_default() {
        Csv::Safe => Dialect::Safe,
        Csv::Excel => Dialect::Excel,
        Csv::Raw => Dialect::Raw,
    }
}
