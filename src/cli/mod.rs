//! The command line: arguments, files, terminal, exit codes. All input and output is here.

mod args;
mod choose;
mod config;
mod examples;
mod files;
mod gather;
mod help;
mod messages;
mod models;
mod save;
mod settings;
mod side_files;
mod targets;
mod terminal;
mod versions;

use std::time::Instant;

use clap::FromArgMatches;
use compare_sources::extract::Options;
use compare_sources::load::load;
use compare_sources::model::{Account, BlockKind, Comparison, Relation, Settings};
use compare_sources::report::csv::Dialect;
use compare_sources::report::tables::{self, Table};
use compare_sources::report::{self, Format, Look};
use compare_sources::select::{self, Selection, View};
use compare_sources::text::Visible;

use args::{Args, Csv};
use config::Config;
use gather::Gathered;
pub(crate) use help::program_name;
pub(crate) use messages::{Exit, Trouble};
use messages::{Verbosity, print_message, print_notices};
use save::Staged;
use side_files::side_files;
use targets::Target;

/// Runs the program with the arguments of its process.
pub(crate) fn run() -> Result<Exit, Trouble> {
    let matches = help::command().try_get_matches();
    let args = match matches.and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => args,
        Err(answer) => return answered(&answer),
    };
    if let Some(what) = args.generate {
        save::print(std::io::stdout().lock(), &help::generate(what))?;
        return Ok(Exit::Fine);
    }
    let config = config::config(&args)?;
    if args.show_settings {
        save::print(std::io::stdout().lock(), &config::show(&config)?)?;
        return Ok(Exit::Fine);
    }
    if args.show_boilerplate {
        return show_boilerplate(&args);
    }
    let targets = targets::targets(&args.output, config.settings.format, args.settings.format.is_some())?;
    if args.versions {
        return versions::run(&args, &config, &targets).map(|()| Exit::Fine);
    }
    let comparison = compared(&args, &config, &targets)?;
    if args.suggest_aliases {
        let proposals = compare_sources::suggest::aliases(&comparison);
        save::print(terminal::output(false), &report::alias_proposals::render(&comparison, &proposals))?;
        return Ok(Exit::Fine);
    }
    if let Some(id) = &args.explain {
        let subject = choose::subject(&comparison, id)?;
        let look = Look {
            width: terminal::width(config.settings.width.map(|columns| columns.0)),
            colour: terminal::colour(config.settings.color.unwrap_or_default()),
            all: true,
            alone: false,
            perhaps: false,
            links: None,
        };
        terminal::show_paged(
            &report::explain::render(&comparison, &subject, &look),
            look.colour,
            config.settings.no_pager.unwrap_or_default(),
        )?;
        return Ok(Exit::Fine);
    }
    let selection = choose::choose(&args, &config, &comparison)?;
    let reading = select::select(&comparison, &Selection { least: config.settings.least(), ..selection.clone() });
    let whole = select::select(&comparison, &selection);
    choose::why_nothing_is_left(&comparison, &selection, &whole).into_iter().for_each(|text| print_message(verbosity(&args), &text));
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
    let verbosity = verbosity(args);
    let started = Instant::now();
    let (Gathered { inputs, files, passed_over }, missing) = gathered(args)?;
    targets::spare(targets, &files, &side_files(config, &files))?;
    let read = started.elapsed();
    let settings = Settings {
        aliases: side_files::read_aliases(&inputs, config.settings.aliases.as_deref())?,
        pairings: side_files::read_pairings(&inputs, config.settings.pairings.as_deref())?,
        lexicon: side_files::read_lexicons(config.settings.lexicon.as_deref().unwrap_or_default())?,
        ..config.settings.to_model()
    };
    let grammars = models::grammars(config.settings.grammar.as_deref().unwrap_or_default())?;
    let encoder = config.settings.encoder.as_deref().map(models::open_encoder).transpose()?;
    let line = terminal::ProgressLine::new(verbosity);
    let watcher = |progress| line.show(progress);
    let comparison = on_threads(args, || compare_sources::compare_watched(inputs, &settings, &grammars, encoder.as_ref(), &watcher))?;
    drop(line);
    side_files::check_pairings(&comparison)?;
    passed_over.iter().chain(&missing).for_each(|text| print_message(verbosity, text));
    print_notices(verbosity, &comparison.notices);
    models::unused_grammars(config.settings.grammar.as_deref().unwrap_or_default(), &grammars, &comparison)
        .for_each(|text| print_message(verbosity, &text));
    encoder.iter().filter_map(|_| models::not_encoded(&comparison)).for_each(|text| print_message(verbosity, &text));
    enough(&comparison)?;
    if verbosity == Verbosity::Verbose {
        let whole = started.elapsed();
        config::changed(config)?.into_iter().for_each(|setting| print_message(verbosity, &format!("setting: {setting}")));
        print_message(verbosity, &format!("read in {:.0} ms, compared in {:.0} ms", millis(read), millis(whole - read)));
    }
    Ok(comparison)
}

/// `--show-boilerplate`: reads the accounts and lists the lines that are not part of their text, each with its place.
fn show_boilerplate(args: &Args) -> Result<Exit, Trouble> {
    let (gathered, missing) = gathered(args)?;
    let (accounts, _) = load(gathered.inputs);
    missing.iter().for_each(|text| print_message(verbosity(args), text));
    save::print(terminal::output(false), &accounts.iter().map(boilerplate_of).collect::<Vec<_>>().join("\n"))?;
    Ok(Exit::Fine)
}

/// An account with its boilerplate.
fn boilerplate_of(account: &Account) -> String {
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

fn verbosity(args: &Args) -> Verbosity {
    match (args.quiet, args.verbose) {
        (true, _) => Verbosity::Quiet,
        (false, true) => Verbosity::Verbose,
        (false, false) => Verbosity::Normal,
    }
}

fn millis(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The accounts to compare, and a sentence for each file that `sources.toml` names and that does not exist.
fn gathered(args: &Args) -> Result<(Gathered, Vec<String>), Trouble> {
    if args.paths.is_empty() {
        return Err(Trouble::new("name the accounts to compare: files, folders of them, or - for standard input; see compare --help"));
    }
    let options = Options { format: args.input_format.map(|args::InputFormat(format)| format), fields: args.fields.clone() };
    let mut gathered = gather::gather(&args.paths, &options)?;
    let missing = side_files::state_sources(&mut gathered.inputs, &args.published)?;
    Ok((gathered, missing))
}

fn on_threads<T: Send>(args: &Args, work: impl FnOnce() -> T + Send) -> Result<T, Trouble> {
    let Some(threads) = args.threads else { return Ok(work()) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build();
    Ok(pool.map_err(|error| Trouble::new(format!("{threads} threads could not be started: {error}; ask for fewer")))?.install(work))
}

/// A comparison needs two accounts with statements; a single named account is shown alone.
fn enough(comparison: &Comparison) -> Result<(), Trouble> {
    let mut with_statements: Vec<usize> = comparison.statements.iter().map(|s| s.account.0).collect();
    with_statements.dedup();
    match with_statements.len() {
        0 => Err(Trouble::new("none of the files contains a statement; a comparison needs two accounts")),
        1 if comparison.accounts.len() > 1 => {
            let (path, file) = (&comparison.accounts[with_statements[0]].path, &comparison.accounts[with_statements[0]].file);
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
            save::create_folder(path)?;
            let rows = |table: &Table| report::csv::render(table, comparison, view, cells(config)).into_bytes();
            tables::ALL.iter().try_for_each(|table| staged.add(&path.join(table.file()), rows(table)))
        }
    }
}

/// Renders a report and prints it.
fn print(target: &Target, config: &Config, comparison: &Comparison, view: &View) -> Result<(), Trouble> {
    let Target::Print(format) = target else { return Ok(()) };
    let links = terminal::shows_links(config.settings.hyperlinks.unwrap_or_default(), config.settings.color.unwrap_or_default())
        .then(|| terminal::file_links(comparison));
    let look = Look { colour: terminal::colour(config.settings.color.unwrap_or_default()), links: links.as_deref(), ..plain(config) };
    let raw = look.colour || look.links.is_some();
    terminal::show_paged(&format.text(comparison, view, &look, cells(config)), raw, config.settings.no_pager.unwrap_or_default())
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
