//! Persistent settings. Flags have precedence, then the nearest `compare.toml` at or above the working folder, then the user's own, then the
//! defaults. Every value knows where it comes from. An unknown key or value is an error with its line, since a setting that is silently ignored is
//! worse than none.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fmt, io};

use compare_sources::load::toml_error::in_words;
use compare_sources::text::{LineIndex, Visible};
use etcetera::BaseStrategy;
use serde::Deserialize;
use toml::{Spanned, Table, Value};

use super::args::Args;
use super::files::{read_text, reason};
use super::messages::Trouble;
use super::settings::Settings;

/// The name of the file.
pub(super) const FILE: &str = "compare.toml";

/// The settings in force.
#[derive(Debug)]
pub(super) struct Config {
    /// The values.
    pub settings: Settings,
    /// The origin of each value that was set.
    origins: BTreeMap<String, Origin>,
    /// The files that were read.
    pub files: Vec<PathBuf>,
}

/// The origin of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    /// Not set.
    Default,
    /// A line of a file.
    File { path: PathBuf, line: usize },
    /// The command line.
    Flag,
}

/// The settings of one file or of the command line, each with its origin.
struct Layer {
    settings: Settings,
    origins: BTreeMap<String, Origin>,
}

/// Merges the flags, the files and the defaults.
pub(super) fn config(args: &Args) -> Result<Config, Trouble> {
    let files = files(args.config.as_deref(), args.no_config);
    let mut layers = vec![of_one_origin(args.settings.clone(), &Origin::Flag)?];
    for path in &files {
        layers.push(read(path)?);
    }
    Ok(Config { files, ..merged(layers)? })
}

/// The files of settings, in order of precedence: the named one, or the nearest and the user's own.
fn files(named: Option<&Path>, none: bool) -> Vec<PathBuf> {
    if none {
        return Vec::new();
    }
    if let Some(path) = named {
        return vec![path.to_path_buf()];
    }
    let nearest = env::current_dir().ok().and_then(|here| here.ancestors().map(|folder| folder.join(FILE)).find(|file| file.is_file()));
    // `$XDG_CONFIG_HOME/compare`, `~/.config/compare`, or the settings folder of Windows.
    let own = etcetera::choose_base_strategy().ok().map(|strategy| strategy.config_dir().join("compare").join(FILE));
    let mut out: Vec<PathBuf> = nearest.into_iter().chain(own.filter(|file| file.is_file())).collect();
    // In the user's own folder both are the same file.
    out.dedup();
    out
}

fn read(path: &Path) -> Result<Layer, Trouble> {
    let shown = path.display();
    let text = read_text(path).map_err(|error| {
        Trouble::new(match error.kind() {
            io::ErrorKind::NotFound => format!("there is no file {shown}; check what --config names, or leave it out"),
            _ => format!("{shown} could not be read: {}", reason(&error)),
        })
    })?;
    parse(path, &text)
}

/// Parses a file; relative paths in it start at its folder.
fn parse(path: &Path, text: &str) -> Result<Layer, Trouble> {
    let keys = Settings::keys();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let wrong = |error| Trouble::new(format!("{}: {}", path.display(), in_words(text, &error, &keys)));
    let settings: Settings = toml::from_str(text).map_err(wrong)?;
    let placed: BTreeMap<String, Spanned<Value>> = toml::from_str(text).map_err(wrong)?;
    let index = LineIndex::new(text);
    let origin = |value: &Spanned<Value>| Origin::File { path: path.to_path_buf(), line: index.line(value.span().start) };
    let origins = placed.iter().map(|(key, value)| (key.clone(), origin(value))).collect();
    Ok(Layer { settings: settings.within(path.parent().unwrap_or(Path::new(""))), origins })
}

/// Settings that all have one origin.
fn of_one_origin(settings: Settings, origin: &Origin) -> Result<Layer, Trouble> {
    let origins = table(&settings)?.into_iter().map(|(key, _)| (key, origin.clone())).collect();
    Ok(Layer { settings, origins })
}

/// The value of a key is that of the first layer that has it.
fn merged(layers: Vec<Layer>) -> Result<Config, Trouble> {
    let (mut values, mut origins) = (table(&Settings::defaults())?, BTreeMap::new());
    for layer in layers.into_iter().rev() {
        values.extend(table(&layer.settings)?);
        origins.extend(layer.origins);
    }
    let settings = Settings::deserialize(values).map_err(|error| Trouble::new(error.message().to_string()))?;
    Ok(Config { settings, origins, files: Vec::new() })
}

fn table(settings: &Settings) -> Result<Table, Trouble> {
    Table::try_from(settings).map_err(|error| Trouble::new(format!("the settings cannot be written: {error}")))
}

/// `--show-settings`: every setting with its value and origin, as a `compare.toml` with the same meaning.
pub(super) fn show(config: &Config) -> Result<String, Trouble> {
    let here = std::path::absolute("").or_else(|_| env::current_dir()).unwrap_or_default();
    let values = table(&config.settings.clone().within(&here))?;
    let mut out = String::from("# All settings, each with its origin. A line that is commented out has no value.\n");
    for key in Settings::keys() {
        let origin = config.origins.get(&key).unwrap_or(&Origin::Default).to_string();
        let origin = Visible::of(&origin);
        out.push_str(&match values.get(&key) {
            Some(value) => format!("{key} = {value} # {origin}\n"),
            None => format!("# {key} = # {origin}\n"),
        });
    }
    Ok(out)
}

/// The lines of the settings that are not defaults.
pub(super) fn changed(config: &Config) -> Result<Vec<String>, Trouble> {
    Ok(show(config)?.lines().skip(1).filter(|line| !line.ends_with("# default")).map(str::to_string).collect())
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
            Origin::File { path, line } => write!(f, "{}:{line}", path.display()),
            Origin::Flag => f.write_str("flag"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, Layer, Origin, merged, parse};
    use crate::cli::settings::Settings;
    use std::path::Path;

    fn file(path: &str, text: &str) -> Layer {
        parse(Path::new(path), text).unwrap_or_else(|error| panic!("{error}"))
    }

    fn of(layers: Vec<Layer>) -> Config {
        merged(layers).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn the_first_layer_that_says_something_decides() {
        let near = file("/near/compare.toml", "# mine\nwidth = 90\n");
        let user = file("/user/compare.toml", "width = 120\nhide = [\"report-verb\"]\n");
        let Config { settings, origins, .. } = of(vec![near, user]);
        assert_eq!((settings.width.map(|w| w.0), settings.hide.map(|h| h.len()), settings.all), (Some(90), Some(1), Some(false)));
        assert_eq!(origins.get("width"), Some(&Origin::File { path: "/near/compare.toml".into(), line: 2 }));
        assert_eq!(origins.get("hide"), Some(&Origin::File { path: "/user/compare.toml".into(), line: 2 }));
        assert_eq!(origins.get("all"), None);
    }

    #[test]
    fn paths_are_those_of_the_file() {
        let config = of(vec![file("/near/compare.toml", "grammar = [\"xx\"]\nencoder = \"/models/mini\"\n")]);
        assert_eq!(config.settings.grammar.unwrap_or_default(), [Path::new("/near/xx")]);
        assert_eq!(config.settings.encoder.as_deref(), Some(Path::new("/models/mini")));
    }

    #[test]
    fn every_key_is_suggested() {
        let error = parse(Path::new("c.toml"), "nosuch = 1\n").err().expect("no such key").to_string();
        let listed = error.split("the keys are ").nth(1).expect("the keys are listed");
        assert_eq!(listed.split(", ").collect::<Vec<_>>(), Settings::keys());
    }

    #[test]
    fn errors_name_their_line_and_suggest() {
        let error = |text: &str| parse(Path::new("c.toml"), text).err().expect("wrong").to_string();
        assert!(error("\nsensitivty = 3\nwdith = 3\n").starts_with("c.toml: line 2: there is no key sensitivty;"));
        assert!(error("\n\nwdith = 3\n").ends_with("did you mean width?"));
        assert!(error("formt = 1\n").ends_with("did you mean format?"));
        for (text, says) in [
            ("width = 100\nformat = \"tabel\"\n", "c.toml: line 2: \"tabel\" is not one of table, inline"),
            ("width = 100\nformat = \"tabel\"\n", "did you mean table?"),
            ("width = 10\n", "c.toml: line 1: the width is 60 to 1000 columns, not 10"),
            ("\npairing-threshold = 1.5\n", "c.toml: line 2: a probability is 0 to 1, not 1.5"),
            ("about-percent = 101\n", "0 to 100 percent"),
            ("hide = [\n\"date\",\n\"fcat\"]\n", "did you mean fact?"),
            ("one-event = \"yes\"\n", "c.toml: line 1: found text in quotation marks, but expected true or false"),
            ("width = \n", "c.toml: line 1: "),
        ] {
            assert!(error(text).contains(says), "{}", error(text));
        }
    }
}
