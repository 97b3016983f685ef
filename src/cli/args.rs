//! The command line as it is typed. Nothing is read or decided here.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, ValueEnum, ValueHint};
use compare_sources::extract;
use compare_sources::load::stated::parse_published;
use compare_sources::model::{MaterialityLevel, When};
use jiff::civil::Date;

use super::settings::Settings;

/// Compare several accounts of the same events: where they cannot all be right, what several say, in which words, and what has no match.
#[derive(Debug, Parser)]
#[command(name = "compare", version, max_term_width = 100)]
pub(super) struct Args {
    /// Accounts to compare: files, folders of them, or - for standard input
    ///
    /// For a single account, the report shows what was understood of it. Of a folder, the texts, documents, web pages, e-books, mails and subtitles in it are read, in order of name, but not its
    /// subfolders. Tables and lists of accounts (.csv, .tsv, .json, .jsonl), mailboxes (.mbox), archives (.zip, .tar) and compressed files (.gz, .zst) are read only if they are named. A sources.toml
    /// beside the files can state their outlet, headline, address, language and date of publication.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// The settings that a compare.toml can also contain.
    #[command(flatten)]
    pub settings: Settings,

    /// Write to this file instead of standard output (repeatable)
    ///
    /// The extension sets the format: .html, .md, .xlsx, .xml, .json, .jsonl, .csv or .txt; for .txt and all other extensions, --format sets it. With --format csv, a folder gets every table,
    /// from accounts.csv to words.csv. A .csv file with the name of a table gets that table, any other .csv file the differences. A file is replaced as a whole or not
    /// at all.
    #[arg(short, long, value_name = "FILE|FOLDER", value_hint = ValueHint::AnyPath, help_heading = "Output")]
    pub output: Vec<PathBuf>,

    /// Compare successive versions of one text: what was added, removed, moved and changed, facts before wording
    ///
    /// The versions are in order of publication or, if a date is unknown, in the order in which you name them. Formats: table, inline, html
    /// and json.
    #[arg(long, conflicts_with_all = ["explain", "suggest_aliases", "only", "hide", "min", "entity", "since", "until", "base", "exit_code", "sensitivity"], help_heading = "Output")]
    pub versions: bool,

    /// Show only what is about this person, place or organisation, under any of its names
    #[arg(long, value_name = "NAME", help_heading = "Selection")]
    pub entity: Option<String>,

    /// Show only what happened on this day (YYYY-MM-DD) or later
    #[arg(long, value_name = "DATE", value_parser = day, help_heading = "Selection")]
    pub since: Option<Date>,

    /// Show only what happened on this day (YYYY-MM-DD) or earlier
    #[arg(long, value_name = "DATE", value_parser = day, help_heading = "Selection")]
    pub until: Option<Date>,

    /// Compare all accounts with this one, given by its label, file name or outlet
    #[arg(long, value_name = "SOURCE", help_heading = "Selection")]
    pub base: Option<String>,

    /// Explain a claim (c3), a difference (d5), a statement (aa:5) or a pair of statements (aa:5 bb:2)
    ///
    /// Shows the statements, why they were paired (each reason with its weight, from the prior to the probability), what differs and the
    /// next-best match. A pair is two statements in one argument, separated by a space or a comma.
    #[arg(long, value_name = "ID", conflicts_with_all = ["output", "format"], help_heading = "Selection")]
    pub explain: Option<String>,

    /// Read the files in this format, whatever their names and contents
    #[arg(long, value_name = "FORMAT", value_parser = input_formats(), help_heading = "Reading")]
    pub input_format: Option<InputFormat>,

    /// Name the fields of the records, if they are not recognised: text=body,published=date,source=outlet
    ///
    /// For CSV, TSV, JSON and JSONL, with one account per record. Keys: text, title, source, published, url, language, group, id.
    #[arg(long, value_name = "KEY=FIELD", value_delimiter = ',', value_parser = field, help_heading = "Reading")]
    pub fields: Vec<(String, String)>,

    /// State when an account was published (repeatable): aa.txt=2020-11-25
    #[arg(long, value_name = "FILE=DATE", value_parser = stated_date, help_heading = "Reading")]
    pub published: Vec<(String, When)>,

    /// Print proposals for aliases.toml instead of a report: names that may mean one entity, best first, with the reasons
    #[arg(long, conflicts_with_all = ["output", "format", "explain"], help_heading = "Output")]
    pub suggest_aliases: bool,

    /// List what was set aside as boilerplate, by account, each with its place, instead of a report
    #[arg(long, conflicts_with_all = ["output", "format", "explain", "suggest_aliases"], help_heading = "Output")]
    pub show_boilerplate: bool,

    /// Number of threads [default: one per processor]; it changes the speed, never the result
    #[arg(long, value_name = "N", value_parser = threads, help_heading = "Reading")]
    pub threads: Option<u16>,

    /// Read the settings from this file [default: the nearest compare.toml in or above the working folder, then your own]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Settings")]
    pub config: Option<PathBuf>,

    /// Read no settings file
    #[arg(long, conflicts_with = "config", help_heading = "Settings")]
    pub no_config: bool,

    /// Print every setting with its origin, as a compare.toml, and exit
    #[arg(long, help_heading = "Settings")]
    pub show_settings: bool,

    /// Exit with code 1 if a conflict is shown
    #[arg(long)]
    pub exit_code: bool,

    /// Print no notices and no progress on standard error
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Print all notices, the settings and timings on standard error
    #[arg(short, long)]
    pub verbose: bool,

    /// Print a completion script for this shell, or the manual page
    #[arg(long, value_enum, value_name = "WHAT", exclusive = true)]
    pub generate: Option<Generate>,
}

/// The least material findings that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Sensitivity {
    /// Only what an editor would ask about
    Low,
    /// Also what a careful reader notices (the default)
    #[default]
    Normal,
    /// Also spellings, titles, rounded figures and more precise days
    High,
}

impl Sensitivity {
    /// The least materiality of a finding that is shown.
    pub(super) fn least(self) -> MaterialityLevel {
        match self {
            Sensitivity::Low => MaterialityLevel::Major,
            Sensitivity::Normal => MaterialityLevel::Minor,
            Sensitivity::High => MaterialityLevel::Trivial,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal
    #[default]
    Auto,
    /// Also in files and pipes
    Always,
    /// Not at all
    Never,
}

/// How CSV tables are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Csv {
    /// For spreadsheets: no text is read as a formula
    #[default]
    Safe,
    /// The same, with the byte order mark by which Excel recognises UTF-8
    Excel,
    /// For programs: all text unchanged
    Raw,
}

/// What `--generate` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Generate {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
    Man,
}

/// A format that the user states for the input files.
#[derive(Clone, Copy, Debug)]
pub(super) struct InputFormat(pub extract::Format);

fn input_formats() -> impl TypedValueParser<Value = InputFormat> {
    let name = |kind: &extract::format::Kind| kind.name;
    PossibleValuesParser::new(extract::format::KINDS.iter().map(name))
        .map(move |word| InputFormat(extract::format::named(&word).unwrap_or(extract::Format::Text)))
}

fn field(text: &str) -> Result<(String, String), String> {
    let (key, name) = text.split_once('=').filter(|(_, name)| !name.is_empty()).ok_or("write KEY=FIELD, such as text=body")?;
    let keys = extract::KEYS;
    if !keys.contains(&key) {
        return Err(format!("{key} is not one of the keys {}", keys.join(", ")));
    }
    Ok((key.into(), name.into()))
}

fn threads(text: &str) -> Result<u16, String> {
    let threads = text.parse().ok().filter(|threads| (1..=1024).contains(threads));
    threads.ok_or_else(|| "write 1 to 1024 threads".into())
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write a day of the calendar, such as 2020-11-25".into())
}

fn stated_date(text: &str) -> Result<(String, When), String> {
    let Some((file, date)) = text.rsplit_once('=').filter(|(file, _)| !file.is_empty()) else {
        return Err("write FILE=DATE, such as aa.txt=2020-11-25".into());
    };
    Ok((file.into(), parse_published(date)?))
}

#[cfg(test)]
mod tests {
    use super::Args;
    use clap::{CommandFactory, Parser};
    use compare_sources::model::{DifferenceKind, Family};

    #[test]
    fn the_arguments_are_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_family_stands_for_its_kinds() {
        let args = Args::try_parse_from(["compare", "--only", "date,wording"]).expect("valid");
        let kinds: Vec<DifferenceKind> = args.settings.only.into_iter().flatten().flat_map(|k| k.0).collect();
        assert_eq!(kinds[0], DifferenceKind::Date);
        assert!(kinds[1..].iter().all(|k| k.family() == Family::Wording) && kinds.len() == 7);
    }
}
