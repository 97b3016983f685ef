//! `--show-settings`: every setting with its value and where it comes from, as a `compare.toml` that says the same.

use std::path::Path;

use compare_sources::text::Visible;
use toml::Value;

use super::values::{Listed, Word, Written};
use super::{Config, Set};

/// The settings as a file.
pub fn show(config: &Config) -> String {
    let paths = |set: &Set<Vec<std::path::PathBuf>>| line(set, |paths| Some(list(paths.iter().map(|p| p.as_path().written()))));
    let path = |set: &Set<Option<std::path::PathBuf>>| line(set, |path| path.as_deref().map(Path::written));
    let rows = [
        ("format", line(&config.format, |format| format.as_ref().map(|f| Word(f).written()))),
        ("color", line(&config.color, |color| Some(Word(color).written()))),
        ("csv", line(&config.csv, |csv| Some(Word(csv).written()))),
        ("width", line(&config.width, |width| width.as_ref().map(Written::written))),
        ("all", plain(&config.all)),
        ("alone", plain(&config.alone)),
        ("perhaps", plain(&config.perhaps)),
        ("no-pager", plain(&config.no_pager)),
        ("hyperlinks", plain(&config.hyperlinks)),
        ("only", line(&config.only, |kinds| Some(words(kinds)))),
        ("hide", line(&config.hide, |kinds| Some(words(kinds)))),
        ("min", line(&config.min, |min| min.as_ref().map(|m| Word(m).written()))),
        ("sensitivity", line(&config.sensitivity, |sensitivity| Some(Word(sensitivity).written()))),
        ("pairing-threshold", plain(&config.pairing_threshold)),
        ("rounding-percent", plain(&config.rounding_percent)),
        ("about-percent", plain(&config.about_percent)),
        ("one-event", plain(&config.one_event)),
        ("aliases", path(&config.aliases)),
        ("pairings", path(&config.pairings)),
        ("lexicon", paths(&config.lexicon)),
        ("grammar", paths(&config.grammar)),
        ("encoder", path(&config.encoder)),
    ];
    let mut out = String::from("# What is in force here, each with where it comes from. A line that is commented out has no value.\n");
    for (key, (value, origin)) in rows {
        out.push_str(&match value {
            Some(value) => format!("{key} = {value} # {origin}\n"),
            None => format!("# {key} = # {origin}\n"),
        });
    }
    out
}

/// The lines of settings that somebody set.
pub fn changed(config: &Config) -> impl Iterator<Item = String> {
    let lines: Vec<String> = show(config).lines().skip(1).filter(|line| !line.ends_with("# default")).map(str::to_string).collect();
    lines.into_iter()
}

/// What a key is set to, if to anything, and where.
type Line = (Option<String>, String);

fn line<T>(set: &Set<T>, written: impl Fn(&T) -> Option<Value>) -> Line {
    (written(&set.value).map(|value| value.to_string()), Visible::of(&set.origin.to_string()).to_string())
}

fn plain<T: Written>(set: &Set<T>) -> Line {
    line(set, |value| Some(value.written()))
}

fn words<T: Listed + PartialEq>(all: &[T]) -> Value {
    list(all.iter().map(|one| Word(one).written()))
}

fn list(values: impl Iterator<Item = Value>) -> Value {
    Value::Array(values.collect())
}
