//! The files in which the user states something: rules about names, statements and accounts beside the accounts or named by an option, and
//! lexicons, which belong to the user and not to the accounts, so that none is looked for beside them. `sources.toml` states something about
//! accounts; `--published` has precedence.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use compare_sources::load::stated::parse_sidecar;
use compare_sources::load::{Input, Stated, aliases, lexicon, pairings};
use compare_sources::model::{Aliases, Comparison, Lexicon, Pairings, When};

use super::choose::unknown;
use super::config::{self, Config};
use super::files::{path_to_text, read_text, reason, text_to_path};
use super::messages::Trouble;
use super::models::{encoder_files, grammar_file};

/// The file beside the accounts that states something about them.
pub(super) const SOURCES: &str = "sources.toml";
/// The file beside the accounts with rules about names.
pub(super) const ALIASES: &str = "aliases.toml";
/// The file beside the accounts with rules about statements.
pub(super) const PAIRINGS: &str = "pairings.toml";

/// The other files that are read: rules beside the accounts or named by the user, settings, grammars and the encoder.
pub(super) fn side_files(config: &Config, files: &[PathBuf]) -> Vec<PathBuf> {
    let folders: BTreeSet<&Path> = files.iter().map(|file| file.parent().unwrap_or(Path::new(""))).collect();
    let names = [SOURCES, ALIASES, PAIRINGS, config::FILE];
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
        .map(|path| grammar_file(path))
        .chain(config.settings.encoder.iter().flat_map(|f| encoder_files(f)));
    beside.chain(named.cloned()).chain(models).collect()
}

/// Adds what is stated about the inputs; returns a sentence for each named file that does not exist.
pub(super) fn state_sources(inputs: &mut [Input], published: &[(String, When)]) -> Result<Vec<String>, Trouble> {
    let mut sidecars: BTreeMap<PathBuf, BTreeMap<String, Stated>> = BTreeMap::new();
    for input in inputs.iter_mut().filter(|input| input.path != "-") {
        let folder = text_to_path(&input.path).parent().unwrap_or(Path::new("")).to_path_buf();
        let stated = match sidecars.entry(folder) {
            std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::btree_map::Entry::Vacant(entry) => {
                let read = read_sources(&entry.key().join(SOURCES))?;
                entry.insert(read)
            }
        };
        let file = file_name(&input.path);
        let own = member(input).and_then(|member| stated.get(&member)).cloned().unwrap_or_default();
        input.stated = own.or(stated.get(file).cloned().unwrap_or_default());
    }
    published.iter().try_for_each(|(name, when)| state_date(inputs, name, when))?;
    Ok(sidecars.iter().flat_map(|(folder, stated)| missing_files(folder, stated, inputs)).collect())
}

/// The name in a sidecar of one of several accounts in a file: `corpus.jsonl#17`.
fn member(input: &Input) -> Option<String> {
    input.member.as_ref().map(|member| format!("{}#{member}", file_name(&input.path)))
}

/// A sentence for each file that a sidecar names and that is not beside it.
fn missing_files<'a>(folder: &'a Path, stated: &'a BTreeMap<String, Stated>, inputs: &'a [Input]) -> impl Iterator<Item = String> + 'a {
    let read = |file: &str| inputs.iter().any(|i| file_name(&i.path) == file);
    // A member of a file that is not read may exist.
    let unread = move |name: &str| name.split_once('#').is_some_and(|(file, _)| folder.join(text_to_path(file)).exists() && !read(file));
    let known: BTreeSet<String> = inputs.iter().filter_map(member).collect();
    let gone = stated.keys().filter(move |name| !folder.join(text_to_path(name)).exists() && !known.contains(*name) && !unread(name));
    gone.map(|name| format!("{}: there is no {name} beside it", folder.join(SOURCES).display()))
}

/// The sidecar at a path; empty if there is none.
fn read_sources(path: &Path) -> Result<BTreeMap<String, Stated>, Trouble> {
    let shown = path.display();
    match read_text(path) {
        Ok(text) => parse_sidecar(&text).map_err(|error| Trouble::new(format!("{shown}: {error}"))),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(BTreeMap::new()),
        Err(error) => Err(Trouble::new(format!("{shown} could not be read: {}", reason(&error)))),
    }
}

/// States the date of the accounts that a name refers to. A file is named by its path, its name, or its name without the extension, for all accounts
/// in it; one of several accounts is named by its number or name after `#`.
fn state_date(inputs: &mut [Input], name: &str, when: &When) -> Result<(), Trouble> {
    let stem = |path: &str| Path::new(path).file_stem().map(|s| s.to_string_lossy().into_owned());
    let whole = |i: &Input| i.member.as_ref().map(|member| format!("{}#{member}", i.path));
    let ways: [&dyn Fn(&Input) -> bool; 5] = [
        &|i| i.path == name,
        &|i| whole(i).as_deref() == Some(name),
        &|i| member(i).as_deref() == Some(name),
        &|i| file_name(&i.path) == name,
        &|i| stem(&i.path).as_deref() == Some(name),
    ];
    let Some(found) = ways.iter().find_map(|is| inputs.iter().position(is).map(|at| (*is, at))) else {
        let known: Vec<String> = inputs.iter().map(|i| member(i).unwrap_or_else(|| file_name(&i.path).to_string())).collect();
        let known = known.iter().map(String::as_str);
        return Err(unknown(&format!("--published names {name}, which is not one of the accounts"), name, known));
    };
    let (is, first) = found;
    // Of two files with the same name, the first is used.
    let path = inputs[first].path.clone();
    inputs.iter_mut().filter(|i| i.path == path && is(i)).for_each(|input| input.stated.published = Some(when.clone()));
    Ok(())
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// All rules about names, checked for contradictions.
pub(super) fn read_aliases(inputs: &[Input], named: Option<&Path>) -> Result<Aliases, Trouble> {
    let mut out = Aliases::default();
    for (path, text) in texts_beside(inputs, named, ALIASES)? {
        out.rules.append(&mut aliases::parse(&text, &path).map_err(Trouble::new)?.rules);
    }
    aliases::check(&out).map_err(Trouble::new)?;
    Ok(out)
}

/// All rules about statements. Contradictions can only be found once the accounts are read.
pub(super) fn read_pairings(inputs: &[Input], named: Option<&Path>) -> Result<Pairings, Trouble> {
    let mut out = Pairings::default();
    for (path, text) in texts_beside(inputs, named, PAIRINGS)? {
        out.rules.append(&mut pairings::parse(&text, &path).map_err(Trouble::new)?.rules);
    }
    Ok(out)
}

/// Checks that no two statements are both must-linked and cannot-linked.
pub(super) fn check_pairings(comparison: &Comparison) -> Result<(), Trouble> {
    compare_sources::contradiction(comparison).map_or(Ok(()), |both| Err(Trouble::new(both)))
}

/// All entries of the lexicons that the user names, in the order of the files.
pub(super) fn read_lexicons(paths: &[PathBuf]) -> Result<Lexicon, Trouble> {
    let mut out = Lexicon::default();
    for path in paths {
        let shown = path.display();
        let text = read_text(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Trouble::new(format!("there is no file {shown}; check what --lexicon or compare.toml names")),
            _ => Trouble::new(format!("{shown} could not be read: {}", reason(&error))),
        })?;
        lexicon::add(&text, &shown.to_string(), &mut out).map_err(Trouble::new)?;
    }
    Ok(out)
}

/// Path and text of every such file, in order of path, so that the order of the accounts does not matter.
fn texts_beside(inputs: &[Input], named: Option<&Path>, file: &str) -> Result<Vec<(String, String)>, Trouble> {
    if let Some(path) = named {
        let text = read_text(path).map_err(|error| unreadable(path, &error))?;
        return Ok(vec![(path_to_text(path), text)]);
    }
    let mut out = Vec::new();
    for path in paths_beside(inputs, file) {
        match read_text(&path) {
            Ok(text) => out.push((path_to_text(&path), text)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
            Err(error) => return Err(unreadable(&path, &error)),
        }
    }
    Ok(out)
}

/// One path for each folder.
fn paths_beside(inputs: &[Input], file: &str) -> BTreeSet<PathBuf> {
    let files = inputs.iter().filter(|i| i.path != "-");
    files.map(|i| text_to_path(&i.path).parent().unwrap_or(Path::new("")).join(file)).collect()
}

fn unreadable(path: &Path, error: &io::Error) -> Trouble {
    let path = path.display();
    Trouble::new(match error.kind() {
        io::ErrorKind::NotFound => format!("there is no file {path}; check its name and the folder you are in"),
        _ => format!("{path} could not be read: {}", reason(error)),
    })
}
