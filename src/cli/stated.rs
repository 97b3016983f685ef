//! What the user states about accounts: `sources.toml` beside the files, then `--published`, which has precedence.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use compare_sources::load::stated::parse_sidecar;
use compare_sources::load::{Input, Stated};
use compare_sources::model::When;

use super::choose::unknown;
use super::exit::Trouble;
use super::{names, open};

/// The name of the sidecar file.
pub const SIDECAR: &str = "sources.toml";

/// Adds what is stated about the inputs; returns a sentence for each named file that does not exist.
pub fn state(inputs: &mut [Input], published: &[(String, When)]) -> Result<Vec<String>, Trouble> {
    let mut sidecars: BTreeMap<PathBuf, BTreeMap<String, Stated>> = BTreeMap::new();
    for input in inputs.iter_mut().filter(|input| input.path != "-") {
        let folder = names::real(&input.path).parent().unwrap_or(Path::new("")).to_path_buf();
        let stated = match sidecars.entry(folder) {
            std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::btree_map::Entry::Vacant(entry) => {
                let read = read(&entry.key().join(SIDECAR))?;
                entry.insert(read)
            }
        };
        let file = file_name(&input.path);
        let own = member(input).and_then(|member| stated.get(&member)).cloned().unwrap_or_default();
        input.stated = own.or(stated.get(file).cloned().unwrap_or_default());
    }
    published.iter().try_for_each(|(name, when)| publish(inputs, name, when))?;
    Ok(sidecars.iter().flat_map(|(folder, stated)| absent(folder, stated, inputs)).collect())
}

/// The name in a sidecar of one of several accounts in a file: `corpus.jsonl#17`.
fn member(input: &Input) -> Option<String> {
    input.member.as_ref().map(|member| format!("{}#{member}", file_name(&input.path)))
}

/// A sentence for each file that a sidecar names and that is not beside it.
fn absent<'a>(folder: &'a Path, stated: &'a BTreeMap<String, Stated>, inputs: &'a [Input]) -> impl Iterator<Item = String> + 'a {
    let read = |file: &str| inputs.iter().any(|i| file_name(&i.path) == file);
    // A member of a file that is not read may exist.
    let unread = move |name: &str| name.split_once('#').is_some_and(|(file, _)| folder.join(names::real(file)).exists() && !read(file));
    let known: BTreeSet<String> = inputs.iter().filter_map(member).collect();
    let gone = stated.keys().filter(move |name| !folder.join(names::real(name)).exists() && !known.contains(*name) && !unread(name));
    gone.map(|name| format!("{}: there is no {name} beside it", folder.join(SIDECAR).display()))
}

/// The sidecar at a path; empty if there is none.
fn read(path: &Path) -> Result<BTreeMap<String, Stated>, Trouble> {
    let shown = path.display();
    match open::text(path) {
        Ok(text) => parse_sidecar(&text).map_err(|error| Trouble::new(format!("{shown}: {error}"))),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(BTreeMap::new()),
        Err(error) => Err(Trouble::new(format!("{shown} could not be read: {}", open::reason(&error)))),
    }
}

/// States the date of the accounts that a name refers to. A file is named by its path, its name, or its name without the extension, for all accounts
/// in it; one of several accounts is named by its number or name after `#`.
fn publish(inputs: &mut [Input], name: &str, when: &When) -> Result<(), Trouble> {
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
