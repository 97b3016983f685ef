//! The command line as it is typed. Nothing is read or decided here.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, ValueEnum, ValueHint};
use compare_sources::extract;
use compare_sources::load::stated::parse_published;
use compare_sources::model::{MaterialityLevel, When};
use jiff::civil::Date;

use super::settings::Settings;

/// Compare several accounts of the same events: what they cannot all be right on, what several say the same, in which words, and what has no match.
#[derive(Debug, Parser)]
#[command(name = "compare", version, max_term_width = 100)]
pub struct Args {
    /// Accounts to compare: files, folders of them, or - for standard input
    ///
    /// One account alone is shown as it is understood. A folder stands for the texts, documents, web pages, e-books, mails and subtitles in it, in order of name, without those in folders inside it.
    /// Tables and lists of accounts (.csv, .tsv, .json, .jsonl), mailboxes (.mbox), archives (.zip, .tar) and packed files (.gz, .zst) are read where they are named. A sources.toml beside the files may
    /// state their outlet, headline, address, language and date of publication.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// What a compare.toml can say as well.
    #[command(flatten)]
    pub settings: Settings,

    /// Write to this file instead of standard output (repeatable)
    ///
    /// The ending chooses the format, and --format that of what ends otherwise or in .txt: .html, .md, .xlsx, .xml, .json, .jsonl, .csv, .txt. With --format csv a folder gets every table,
    /// from accounts.csv to words.csv, and a file named as one of them gets that; any other .csv gets the differences. Files are replaced as a whole or not
    /// at all.
    #[arg(short, long, value_name = "FILE|FOLDER", value_hint = ValueHint::AnyPath, help_heading = "Output")]
    pub output: Vec<PathBuf>,

    /// Hold successive versions of one text against each other: what was added, removed, moved and changed, facts before wording
    ///
    /// The versions stand in the order of their moments of publication, else in that in which they are named. Written as table, inline, html
    /// or json.
    #[arg(long, conflicts_with_all = ["explain", "suggest_aliases", "only", "hide", "min", "entity", "since", "until", "base", "exit_code", "sensitivity"], help_heading = "Output")]
    pub versions: bool,

    /// Only what is about this person, place or organisation, under any of its names
    #[arg(long, value_name = "NAME", help_heading = "Selection")]
    pub entity: Option<String>,

    /// Only what happened on this day (YYYY-MM-DD) or later
    #[arg(long, value_name = "DATE", value_parser = day, help_heading = "Selection")]
    pub since: Option<Date>,

    /// Only what happened on this day (YYYY-MM-DD) or earlier
    #[arg(long, value_name = "DATE", value_parser = day, help_heading = "Selection")]
    pub until: Option<Date>,

    /// Hold all accounts against this one: its label, file name or outlet
    #[arg(long, value_name = "SOURCE", help_heading = "Selection")]
    pub base: Option<String>,

    /// Explain a claim (c3), a difference (d5), a statement (aa:5) or a pair of statements (aa:5 bb:2)
    ///
    /// Shows the statements, why they were paired (each reason with its weight, from the prior to the probability), what differs and which
    /// statement came next. A pair is two statements in one argument, separated by a space or a comma.
    #[arg(long, value_name = "ID", conflicts_with_all = ["output", "format"], help_heading = "Selection")]
    pub explain: Option<String>,

    /// Read the files in this format, whatever they are called and begin with
    #[arg(long, value_name = "FORMAT", value_parser = input_formats(), help_heading = "Reading")]
    pub input_format: Option<InputFormat>,

    /// Which fields of records hold what, where their names do not tell: text=body,published=date,source=outlet
    ///
    /// For CSV, TSV, JSON and JSONL, an account a record. Keys: text, title, source, published, url, language, group, id.
    #[arg(long, value_name = "KEY=FIELD", value_delimiter = ',', value_parser = field, help_heading = "Reading")]
    pub fields: Vec<(String, String)>,

    /// State when an account was published (repeatable): aa.txt=2020-11-25
    #[arg(long, value_name = "FILE=DATE", value_parser = stated_date, help_heading = "Reading")]
    pub published: Vec<(String, When)>,

    /// Print proposals for aliases.toml instead of a report: names that may mean one entity, best first, with what speaks for it
    #[arg(long, conflicts_with_all = ["output", "format", "explain"], help_heading = "Output")]
    pub suggest_aliases: bool,

    /// List what was set aside as no part of the text, by account, each with its place, instead of a report
    #[arg(long, conflicts_with_all = ["output", "format", "explain", "suggest_aliases"], help_heading = "Output")]
    pub show_boilerplate: bool,

    /// Threads to use [default: one per processor]; they change the speed, never the result
    #[arg(long, value_name = "N", value_parser = threads, help_heading = "Reading")]
    pub threads: Option<u16>,

    /// Take the settings of this file [default: the nearest compare.toml at or above the working folder, then your own]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Settings")]
    pub config: Option<PathBuf>,

    /// Take no settings of any file
    #[arg(long, conflicts_with = "config", help_heading = "Settings")]
    pub no_config: bool,

    /// Print every setting that is in force, and where it comes from, as a compare.toml; then end
    #[arg(long, help_heading = "Settings")]
    pub show_settings: bool,

    /// End with exit code 1 if a conflict is shown
    #[arg(long)]
    pub exit_code: bool,

    /// No notices and no progress on standard error
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,

    /// All notices, the settings and timings on standard error
    #[arg(short, long)]
    pub verbose: bool,

    /// Print a completion script for this shell, or the manual page
    #[arg(long, value_enum, value_name = "WHAT", exclusive = true)]
    pub generate: Option<Generate>,
}

/// The least material findings that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Sensitivity {
    /// What would make an editor ask
    Low,
    /// Also what a careful reader notices (the default)
    #[default]
    Normal,
    /// Also spellings, titles, rounded figures, days told more precisely
    High,
}

impl Sensitivity {
    /// The least materiality of a finding that is shown.
    pub fn least(self) -> MaterialityLevel {
        match self {
            Sensitivity::Low => MaterialityLevel::Major,
            Sensitivity::Normal => MaterialityLevel::Minor,
            Sensitivity::High => MaterialityLevel::Trivial,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal
    #[default]
    Auto,
    /// Also into files and pipes
    Always,
    /// Not at all
    Never,
}

/// How CSV tables are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Csv {
    /// For a spreadsheet: no text is a formula
    #[default]
    Safe,
    /// The same, with the byte order mark by which Excel knows UTF-8
    Excel,
    /// For programs: every text as it is
    Raw,
}

/// What `--generate` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Generate {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
    Man,
}

/// A format that the user states for the input files.
#[derive(Clone, Copy, Debug)]
pub struct InputFormat(pub extract::Format);

fn input_formats() -> impl TypedValueParser<Value = InputFormat> {
    let name = |kind: &extract::format::Kind| kind.name;
    PossibleValuesParser::new(extract::format::KINDS.iter().map(name))
        .map(move |word| InputFormat(extract::format::named(&word).unwrap_or(extract::Format::Text)))
}

fn field(text: &str) -> Result<(String, String), String> {
    let (key, name) = text.split_once('=').filter(|(_, name)| !name.is_empty()).ok_or("write KEY=FIELD, such as text=body")?;
    let keys = extract::KEYS;
    if !keys.contains(&key) {
        return Err(format!("{key} is none of the keys {}", keys.join(", ")));
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
