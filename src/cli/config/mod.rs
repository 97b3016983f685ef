//! Settings that outlive a command: the flags first, then the nearest `compare.toml`, then the user's own, then the defaults. Every
//! value knows where it comes from.

mod find;
mod layer;
mod origin;
mod show;
mod values;

pub use find::FILE;
use std::path::PathBuf;

use compare_sources::model::{Relation, Settings, Tolerances};

use super::args::{Args, Colour, Csv, Format, Kinds, Sensitivity};
use super::exit::Trouble;
use layer::{Layer, Read};
pub use origin::Set;
pub use show::{changed, show};
pub use values::Probability;
use values::{Columns, Word};

/// What is in force. A key of `compare.toml` is called as its flag is; see `Layer`.
#[derive(Debug)]
pub struct Config {
    pub format: Set<Option<Format>>,
    pub color: Set<Colour>,
    pub csv: Set<Csv>,
    pub width: Set<Option<u16>>,
    pub all: Set<bool>,
    pub alone: Set<bool>,
    pub perhaps: Set<bool>,
    pub no_pager: Set<bool>,
    pub hyperlinks: Set<bool>,
    pub only: Set<Vec<Kinds>>,
    pub hide: Set<Vec<Kinds>>,
    pub min: Set<Option<Relation>>,
    pub sensitivity: Set<Sensitivity>,
    pub pairing_threshold: Set<f64>,
    pub rounding_percent: Set<u8>,
    pub about_percent: Set<u8>,
    pub one_event: Set<bool>,
    pub aliases: Set<Option<PathBuf>>,
    pub pairings: Set<Option<PathBuf>>,
    pub lexicon: Set<Vec<PathBuf>>,
    pub grammar: Set<Vec<PathBuf>>,
    pub encoder: Set<Option<PathBuf>>,
    /// The files that it was read from.
    pub files: Vec<PathBuf>,
}

/// What the flags, the files and the defaults come to.
pub fn config(args: &Args) -> Result<Config, Trouble> {
    let mut layers = vec![Read::flags(flags(args))];
    let files = find::files(args.config.as_deref(), args.no_config);
    for path in &files {
        layers.push(layer::read(path)?);
    }
    Ok(Config { files, ..Config::of(&layers) })
}

/// The flags as a file would say them.
fn flags(args: &Args) -> Layer {
    let list = |paths: &[PathBuf]| (!paths.is_empty()).then(|| paths.to_vec());
    let kinds = |kinds: &[Kinds]| (!kinds.is_empty()).then(|| kinds.iter().cloned().map(Word).collect::<Vec<_>>());
    Layer {
        format: layer::said(args.format.map(Word)),
        color: layer::said(args.color.map(Word)),
        csv: layer::said(args.csv.map(Word)),
        width: layer::said(args.width.map(Columns)),
        all: layer::said(args.all),
        alone: layer::said(args.alone),
        perhaps: layer::said(args.perhaps),
        no_pager: layer::said(args.no_pager),
        hyperlinks: layer::said(args.hyperlinks),
        only: layer::said(kinds(&args.only)),
        hide: layer::said(kinds(&args.hide)),
        min: layer::said(args.min.map(Word)),
        sensitivity: layer::said(args.sensitivity.map(Word)),
        pairing_threshold: layer::said(args.pairing_threshold),
        rounding_percent: None,
        about_percent: None,
        one_event: layer::said(args.one_event),
        aliases: layer::said(args.aliases.clone()),
        pairings: layer::said(args.pairings.clone()),
        lexicon: layer::said(list(&args.lexicon)),
        grammar: layer::said(list(&args.grammar)),
        encoder: layer::said(args.encoder.clone()),
    }
}

impl Config {
    /// The first layer that says something of a key decides it.
    fn of(layers: &[Read]) -> Config {
        let Settings { pairing, one_event, tolerances, aliases: _, pairings: _, lexicon: _, weights: _ } = Settings::default();
        let Tolerances { rounding_percent, about_percent } = tolerances;
        let own = |kinds: Vec<Word<Kinds>>| kinds.into_iter().map(|kind| kind.0).collect();
        Config {
            format: origin::first(layers, |l| &l.format).map_or(Set::default(), |s| s.map(|f| Some(f.0))),
            color: origin::first(layers, |l| &l.color).map_or(Set::of(Colour::Auto), |s| s.map(|c| c.0)),
            csv: origin::first(layers, |l| &l.csv).map_or(Set::of(Csv::Safe), |s| s.map(|c| c.0)),
            width: origin::first(layers, |l| &l.width).map_or(Set::default(), |s| s.map(|w| Some(w.0))),
            all: origin::first(layers, |l| &l.all).unwrap_or_default(),
            alone: origin::first(layers, |l| &l.alone).unwrap_or_default(),
            perhaps: origin::first(layers, |l| &l.perhaps).unwrap_or_default(),
            no_pager: origin::first(layers, |l| &l.no_pager).unwrap_or_default(),
            hyperlinks: origin::first(layers, |l| &l.hyperlinks).unwrap_or_default(),
            only: origin::first(layers, |l| &l.only).map_or(Set::default(), |s| s.map(own)),
            hide: origin::first(layers, |l| &l.hide).map_or(Set::default(), |s| s.map(own)),
            min: origin::first(layers, |l| &l.min).map_or(Set::default(), |s| s.map(|m| Some(m.0))),
            sensitivity: origin::first(layers, |l| &l.sensitivity).map_or(Set::default(), |s| s.map(|s| s.0)),
            pairing_threshold: origin::first(layers, |l| &l.pairing_threshold).map_or(Set::of(pairing), |s| s.map(|p| p.0)),
            rounding_percent: origin::first(layers, |l| &l.rounding_percent).map_or(Set::of(rounding_percent), |s| s.map(|p| p.0)),
            about_percent: origin::first(layers, |l| &l.about_percent).map_or(Set::of(about_percent), |s| s.map(|p| p.0)),
            one_event: origin::first(layers, |l| &l.one_event).unwrap_or(Set::of(one_event)),
            aliases: origin::first(layers, |l| &l.aliases).map_or(Set::default(), |s| s.map(Some)),
            pairings: origin::first(layers, |l| &l.pairings).map_or(Set::default(), |s| s.map(Some)),
            lexicon: origin::first(layers, |l| &l.lexicon).unwrap_or_default(),
            grammar: origin::first(layers, |l| &l.grammar).unwrap_or_default(),
            encoder: origin::first(layers, |l| &l.encoder).map_or(Set::default(), |s| s.map(Some)),
            files: Vec::new(),
        }
    }

    /// How far figures may lie apart.
    pub fn tolerances(&self) -> Tolerances {
        Tolerances { rounding_percent: self.rounding_percent.value, about_percent: self.about_percent.value }
    }
}

#[cfg(test)]
mod tests {
    use super::layer::parse;
    use super::origin::Origin;
    use super::{Config, Read};
    use std::path::Path;

    fn file(path: &str, text: &str) -> Read {
        parse(Path::new(path), text).expect("well formed")
    }

    #[test]
    fn the_first_layer_that_says_something_decides() {
        let near = file("/near/compare.toml", "# mine\nwidth = 90\n");
        let user = file("/user/compare.toml", "width = 120\nhide = [\"report-verb\"]\n");
        let config = Config::of(&[near, user]);
        assert_eq!((config.width.value, config.hide.value.len(), config.all.value), (Some(90), 1, false));
        assert_eq!(config.width.origin, Origin::File { path: "/near/compare.toml".into(), line: 2 });
        assert_eq!(config.hide.origin, Origin::File { path: "/user/compare.toml".into(), line: 2 });
        assert_eq!(config.all.origin, Origin::Default);
    }

    #[test]
    fn paths_are_those_of_the_file() {
        let config = Config::of(&[file("/near/compare.toml", "grammar = [\"xx\"]\nencoder = \"/models/mini\"\n")]);
        assert_eq!(config.grammar.value, [Path::new("/near/xx")]);
        assert_eq!(config.encoder.value.as_deref(), Some(Path::new("/models/mini")));
    }

    #[test]
    fn errors_name_their_line_and_suggest() {
        let error = |text: &str| parse(Path::new("c.toml"), text).expect_err("wrong").to_string();
        assert!(error("\nsensitivty = 3\nwdith = 3\n").starts_with("c.toml: line 2: there is no key sensitivty;"));
        assert!(error("\n\nwdith = 3\n").ends_with("did you mean width?"));
        assert!(error("formt = 1\n").ends_with("did you mean format?"));
        for (text, says) in [
            ("width = 100\nformat = \"tabel\"\n", "c.toml: line 2: \"tabel\" is none of table, inline"),
            ("width = 100\nformat = \"tabel\"\n", "did you mean table?"),
            ("width = 10\n", "c.toml: line 1: the width is 60 to 1000 columns, not 10"),
            ("\npairing-threshold = 1.5\n", "c.toml: line 2: a probability is 0 to 1, not 1.5"),
            ("about-percent = 101\n", "0 to 100 percent"),
            ("hide = [\n\"date\",\n\"fcat\"]\n", "did you mean fact?"),
            ("one-event = \"yes\"\n", "c.toml: line 1: text in quotation marks stands where true or false is expected"),
            ("width = \n", "c.toml: line 1: "),
        ] {
            assert!(error(text).contains(says), "{}", error(text));
        }
    }
}
