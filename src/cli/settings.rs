//! The persistent settings, each declared once: its flag, its help, its key in a `compare.toml`, its values. A key has the name of its flag. A word
//! or number out of range is answered with the allowed ones.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};
use compare_sources::model::{self, DifferenceKind, Family, MaterialityLevel, Relation, Tolerances};
use compare_sources::report::{FORMATS, Format};
use serde::{Deserialize, Serialize};

use super::args::{Colour, Csv, Sensitivity};

/// Values of settings; what nobody set is `None`.
#[derive(Clone, Debug, Default, Args, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Settings {
    /// The format of the report
    #[serde(with = "word")]
    #[arg(short, long, value_parser = formats(), value_name = "FORMAT", help_heading = "Output")]
    pub format: Option<Format>,

    /// When to use colour [default: auto]; auto obeys NO_COLOR and CLICOLOR_FORCE
    #[serde(with = "word")]
    #[arg(long, value_enum, value_name = "WHEN", help_heading = "Output")]
    pub color: Option<Colour>,

    /// How to write CSV tables: safe for spreadsheets, with a byte order mark for Excel, or raw for programs
    /// [default: safe]
    #[serde(with = "word")]
    #[arg(long, value_enum, value_name = "DIALECT", help_heading = "Output")]
    pub csv: Option<Csv>,

    /// Width of the report in columns [default: that of the terminal, or 80]
    #[arg(long, value_name = "COLUMNS", help_heading = "Output")]
    pub width: Option<Columns>,

    /// Show all lists in full
    #[arg(short, long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, help_heading = "Output")]
    pub all: Option<bool>,

    /// List the statements for which no match was found, instead of only counting them
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, help_heading = "Output")]
    pub alone: Option<bool>,

    /// List what is perhaps the same, with both statements, instead of only counting it
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, help_heading = "Output")]
    pub perhaps: Option<bool>,

    /// Print long output directly, not through $COMPARE_PAGER, $PAGER or less
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, help_heading = "Output")]
    pub no_pager: Option<bool>,

    /// Link places such as aa:5 to the files, on terminals that support links (OSC 8)
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, help_heading = "Output")]
    pub hyperlinks: Option<bool>,

    /// Show only these kinds or families of difference, separated by commas
    #[serde(with = "words")]
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds(), help_heading = "Selection")]
    pub only: Option<Vec<Kinds>>,

    /// Hide these kinds or families of difference, separated by commas
    #[serde(with = "words")]
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds(), hide_possible_values = true, help_heading = "Selection")]
    pub hide: Option<Vec<Kinds>>,

    /// Show only this relation and those after it: same, unmatched, compatible, wording, supersedes, conflict
    #[serde(with = "word")]
    #[arg(long, value_name = "RELATION", value_parser = relations(), hide_possible_values = true, help_heading = "Selection")]
    pub min: Option<Relation>,

    /// The smallest findings to show: what an editor would ask about, what a careful reader notices, or everything
    ///
    /// Conflicts are always shown. JSON, JSONL, CSV and workbooks contain all findings, each with how much it matters.
    #[serde(with = "word")]
    #[arg(long, value_enum, value_name = "SENSITIVITY", help_heading = "Selection")]
    pub sensitivity: Option<Sensitivity>,

    /// Pair two statements that match with at least this probability [default: 0.2]
    ///
    /// A higher value gives fewer and surer pairs, a lower value more and less sure ones.
    #[arg(long, value_name = "PROBABILITY", help_heading = "Reading")]
    pub pairing_threshold: Option<Probability>,

    /// How far a round figure may be from the exact one, in percent [default: 5]
    #[arg(long, value_name = "PERCENT", help_heading = "Reading")]
    pub rounding_percent: Option<Percent>,

    /// How far a figure with "about" or "nearly" may be from the exact one, in percent [default: 10]
    #[arg(long, value_name = "PERCENT", help_heading = "Reading")]
    pub about_percent: Option<Percent>,

    /// Treat all accounts as reports of one event, however different they are
    ///
    /// Without this option, accounts are first grouped by event, and statements about different events are not paired.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true, help_heading = "Reading")]
    pub one_event: Option<bool>,

    /// A file that states which names mean one entity, and which never do [default: aliases.toml beside the accounts]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Reading")]
    pub aliases: Option<PathBuf>,

    /// A file that states which statements make one claim, and which never do [default: pairings.toml beside the accounts]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Reading")]
    pub pairings: Option<PathBuf>,

    /// A file with your own side-taking words and their neutral counterparts (repeatable)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Reading")]
    pub lexicon: Option<Vec<PathBuf>>,

    /// A grammar for accounts in its language, made from a spaCy model by train/grammar.py (repeatable)
    ///
    /// A grammar.safetensors file, or a folder with one. A grammar for English replaces the built-in one.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::AnyPath, help_heading = "Reading")]
    pub grammar: Option<Vec<PathBuf>>,

    /// A sentence encoder that helps to pair statements: a BERT-family model in the Hugging Face layout
    ///
    /// A folder with config.json, tokenizer.json and model.safetensors. Nothing is downloaded. Without this option, no encoder is used.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, help_heading = "Reading")]
    pub encoder: Option<PathBuf>,
}

impl Settings {
    /// The default of each setting that has one.
    pub(super) fn defaults() -> Settings {
        let model::Settings { pairing, one_event, tolerances, .. } = model::Settings::default();
        let Tolerances { rounding_percent, about_percent } = tolerances;
        Settings {
            color: Some(Colour::default()),
            csv: Some(Csv::default()),
            all: Some(false),
            alone: Some(false),
            perhaps: Some(false),
            no_pager: Some(false),
            hyperlinks: Some(false),
            only: Some(Vec::new()),
            hide: Some(Vec::new()),
            sensitivity: Some(Sensitivity::default()),
            pairing_threshold: Some(Probability(pairing)),
            rounding_percent: Some(Percent(rounding_percent)),
            about_percent: Some(Percent(about_percent)),
            one_event: Some(one_event),
            lexicon: Some(Vec::new()),
            grammar: Some(Vec::new()),
            ..Settings::default()
        }
    }

    /// The names of all settings, in order.
    pub(super) fn keys() -> Vec<String> {
        let declared = Settings::augment_args(clap::Command::default());
        declared.get_arguments().filter_map(|argument| argument.get_long()).map(str::to_string).collect()
    }

    /// The same, with relative paths starting at this folder.
    pub(super) fn within(mut self, folder: &Path) -> Settings {
        let single = [&mut self.aliases, &mut self.pairings, &mut self.encoder].into_iter().flatten();
        let lists = [&mut self.lexicon, &mut self.grammar].into_iter().flatten().flatten();
        single.chain(lists).for_each(|path| *path = folder.join(&*path));
        self
    }

    /// The settings of the library that do not depend on a file.
    pub(super) fn to_model(&self) -> model::Settings {
        let default = model::Settings::default();
        let percent = |given: Option<Percent>, default: u8| given.map_or(default, |percent| percent.0);
        model::Settings {
            pairing: self.pairing_threshold.map_or(default.pairing, |probability| probability.0),
            one_event: self.one_event.unwrap_or(default.one_event),
            tolerances: Tolerances {
                rounding_percent: percent(self.rounding_percent, default.tolerances.rounding_percent),
                about_percent: percent(self.about_percent, default.tolerances.about_percent),
            },
            ..default
        }
    }

    /// The least materiality of a finding that is shown in reports for reading.
    pub(super) fn least(&self) -> MaterialityLevel {
        self.sensitivity.unwrap_or_default().least()
    }
}

/// A kind, or the kinds of a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kinds(pub Vec<DifferenceKind>);

const FAMILIES: [Family; 6] = [Family::Fact, Family::Source, Family::Certainty, Family::Wording, Family::Coverage, Family::Internal];

impl Kinds {
    /// The words for them: of every kind, then of every family whose word is not also that of a kind.
    pub(super) fn words() -> Vec<&'static str> {
        let kinds = DifferenceKind::ALL.iter().map(|k| k.word());
        let families = FAMILIES.iter().map(|f| f.word()).filter(|word| *word != DifferenceKind::Certainty.word());
        kinds.chain(families).collect()
    }

    /// The kinds that a word names.
    pub(super) fn of(word: &str) -> Kinds {
        let family = FAMILIES.iter().find(|f| f.word() == word).copied();
        Kinds(DifferenceKind::ALL.into_iter().filter(|k| k.word() == word || Some(k.family()) == family).collect())
    }
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(FORMATS.iter().map(|own| PossibleValue::new(own.name).help(own.meaning)))
        .map(|word| Format::named(&word).expect("every possible value is a format"))
}

fn kinds() -> impl TypedValueParser<Value = Kinds> {
    PossibleValuesParser::new(Kinds::words()).map(|word| Kinds::of(&word))
}

fn relations() -> impl TypedValueParser<Value = Relation> {
    PossibleValuesParser::new(Relation::ALL.map(Relation::word))
        .map(|word| Relation::ALL.into_iter().find(|r| r.word() == word).expect("every possible value is a relation"))
}

/// A width in columns.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub(super) struct Columns(pub u16);

impl TryFrom<i64> for Columns {
    type Error = String;

    fn try_from(value: i64) -> Result<Columns, String> {
        u16::try_from(value)
            .ok()
            .filter(|columns| (60..=1000).contains(columns))
            .map(Columns)
            .ok_or_else(|| format!("the width is 60 to 1000 columns, not {value}"))
    }
}

impl FromStr for Columns {
    type Err = String;

    fn from_str(text: &str) -> Result<Columns, String> {
        text.parse::<i64>().map_err(|_| format!("the width is 60 to 1000 columns, not {text:?}"))?.try_into()
    }
}

/// A percentage, as a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub(super) struct Percent(pub u8);

impl TryFrom<i64> for Percent {
    type Error = String;

    fn try_from(value: i64) -> Result<Percent, String> {
        u8::try_from(value)
            .ok()
            .filter(|percent| *percent <= 100)
            .map(Percent)
            .ok_or_else(|| format!("write 0 to 100 percent, not {value}"))
    }
}

impl FromStr for Percent {
    type Err = String;

    fn from_str(text: &str) -> Result<Percent, String> {
        text.parse::<i64>().map_err(|_| format!("write 0 to 100 percent, not {text:?}"))?.try_into()
    }
}

/// A probability, 0..1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "f64")]
pub(super) struct Probability(pub f64);

impl TryFrom<f64> for Probability {
    type Error = String;

    fn try_from(value: f64) -> Result<Probability, String> {
        Some(value)
            .filter(|value| (0.0..=1.0).contains(value))
            .map(Probability)
            .ok_or_else(|| format!("a probability is 0 to 1, not {value}"))
    }
}

impl FromStr for Probability {
    type Err = String;

    fn from_str(text: &str) -> Result<Probability, String> {
        text.parse::<f64>().map_err(|_| format!("a probability is 0 to 1, not {text:?}"))?.try_into()
    }
}

/// A value from a list of words.
trait Listed: Clone + PartialEq {
    /// All values with their words, in order.
    fn all() -> Vec<(String, Self)>;
}

/// Takes the words from the command line.
macro_rules! listed_by_clap {
    ($($of:ty),*) => {$(
        impl Listed for $of {
            fn all() -> Vec<(String, $of)> {
                let word = |value: &$of| value.to_possible_value().map(|known| known.get_name().to_string());
                <$of>::value_variants().iter().filter_map(|value| Some((word(value)?, *value))).collect()
            }
        }
    )*};
}

listed_by_clap!(Colour, Csv, Sensitivity);

impl Listed for Format {
    fn all() -> Vec<(String, Format)> {
        FORMATS.iter().map(|own| (own.name.to_string(), own.format)).collect()
    }
}

impl Listed for Kinds {
    fn all() -> Vec<(String, Kinds)> {
        Kinds::words().into_iter().map(|word| (word.to_string(), Kinds::of(word))).collect()
    }
}

impl Listed for Relation {
    fn all() -> Vec<(String, Relation)> {
        Relation::ALL.map(|relation| (relation.word().to_string(), relation)).to_vec()
    }
}

/// One word of a list, in TOML.
mod word {
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::{Serialize, Serializer};

    use super::super::choose::unknown;
    use super::Listed;

    pub(super) fn of<T: Listed>(value: &T) -> String {
        T::all().into_iter().find(|(_, known)| known == value).map_or_else(String::new, |(word, _)| word)
    }

    pub(super) fn named<T: Listed, E: Error>(text: &str) -> Result<T, E> {
        let (words, values): (Vec<String>, Vec<T>) = T::all().into_iter().unzip();
        let found = words.iter().position(|word| word == text).and_then(|at| values.into_iter().nth(at));
        found.ok_or_else(|| {
            let what = format!("{text:?} is not one of {}", words.join(", "));
            E::custom(unknown(&what, text, words.iter().map(String::as_str)))
        })
    }

    pub(super) fn serialize<T: Listed, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(of).serialize(serializer)
    }

    pub(super) fn deserialize<'de, T: Listed, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        named(&String::deserialize(deserializer)?).map(Some)
    }
}

/// Several words of a list, in TOML.
mod words {
    use serde::de::{Deserialize, Deserializer};
    use serde::ser::{Serialize, Serializer};

    use super::{Listed, word};

    pub(super) fn serialize<T: Listed, S: Serializer>(values: &Option<Vec<T>>, serializer: S) -> Result<S::Ok, S::Error> {
        values.as_ref().map(|values| values.iter().map(word::of).collect::<Vec<_>>()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, T: Listed, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<T>>, D::Error> {
        Vec::<String>::deserialize(deserializer)?.iter().map(|text| word::named(text)).collect::<Result<Vec<T>, D::Error>>().map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::{FAMILIES, Settings};
    use compare_sources::model::DifferenceKind;

    #[test]
    fn every_family_has_a_word() {
        assert!(DifferenceKind::ALL.iter().all(|k| FAMILIES.contains(&k.family())));
    }

    #[test]
    fn every_setting_is_written_and_read_again() {
        let known = toml::Table::try_from(Settings::defaults()).expect("it is a table");
        assert!(known.keys().all(|key| Settings::keys().contains(key)), "{known}");
        let read: Settings = toml::from_str(&known.to_string()).expect("it can be read");
        assert_eq!(toml::Table::try_from(read).expect("it is a table"), known);
        let error = toml::from_str::<Settings>("nosuch = 1").expect_err("no such key").to_string();
        assert!(Settings::keys().iter().all(|key| error.contains(&format!("`{key}`"))), "{error}");
    }
}
