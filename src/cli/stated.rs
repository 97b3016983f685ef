//! What the user states about accounts: `sources.toml` beside the files, then `--published`, which wins.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use compare_sources::load::{Input, Stated, sidecar};
use compare_sources::model::When;

use super::choose::unknown;
use super::exit::Trouble;
use super::{names, open};

/// The name of the sidecar file.
pub const SIDECAR: &str = "sources.toml";

/// Adds to the inputs what is stated about them, and tells which files are named of which there is none.
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
        if let Some(stated) = stated.get(file_name(&input.path)) {
            input.stated = stated.clone();
        }
    }
    published.iter().try_for_each(|(name, when)| publish(inputs, name, when))?;
    Ok(sidecars.iter().flat_map(|(folder, stated)| absent(folder, stated)).collect())
}

/// The files that a sidecar names and that do not lie beside it.
fn absent<'a>(folder: &'a Path, stated: &'a BTreeMap<String, Stated>) -> impl Iterator<Item = String> + 'a {
    let gone = stated.keys().filter(|name| !folder.join(names::real(name)).exists());
    gone.map(|name| format!("{}: there is no {name} beside it", folder.join(SIDECAR).display()))
}

/// The sidecar at a path; none is nothing stated.
fn read(path: &Path) -> Result<BTreeMap<String, Stated>, Trouble> {
    let shown = path.display();
    match open::text(path) {
        Ok(text) => sidecar::parse(&text).map_err(|error| Trouble::new(format!("{shown}: {error}"))),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(BTreeMap::new()),
        Err(error) => Err(Trouble::new(format!("{shown} could not be read: {}", open::reason(&error)))),
    }
}

/// A file is meant by its path, its name, or its name without the ending.
fn publish(inputs: &mut [Input], name: &str, when: &When) -> Result<(), Trouble> {
    let stem = |path: &str| Path::new(path).file_stem().map(|s| s.to_string_lossy().into_owned());
    let place = inputs
        .iter()
        .position(|i| i.path == name)
        .or_else(|| inputs.iter().position(|i| file_name(&i.path) == name))
        .or_else(|| inputs.iter().position(|i| stem(&i.path).as_deref() == Some(name)));
    let Some(place) = place else {
        let known = inputs.iter().map(|i| file_name(&i.path));
        return Err(unknown(&format!("--published names {name}, which is none of the accounts"), name, known));
    };
    inputs[place].stated.published = Some(when.clone());
    Ok(())
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
