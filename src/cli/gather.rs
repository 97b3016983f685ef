//! Reads the bytes of files, folders and standard input. The files of a folder are read in order of name.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use compare_sources::extract::{self, Failure, File, Options, format};
use compare_sources::load::Input;
use compare_sources::model::Notice;

use super::config;
use super::files::{path_to_text, read_bytes, reason};
use super::messages::Trouble;
use super::side_files::{ALIASES, PAIRINGS, SOURCES};

/// The inputs of a run.
#[derive(Default)]
pub(super) struct Gathered {
    /// The accounts.
    pub inputs: Vec<Input>,
    /// The files that they come from.
    pub files: Vec<PathBuf>,
    /// A sentence for each named file that is not an account.
    pub passed_over: Vec<String>,
}

/// Reads every account of the named files. A named file that ought to contain an account and cannot be read is an error, since a comparison without
/// it would look complete. A file in a named folder that cannot be read is a notice in every report, and the others are compared; so is a named file
/// of another kind, which a pattern such as `folder/*` matches too, if two accounts remain.
pub(super) fn gather(paths: &[PathBuf], options: &Options) -> Result<Gathered, Trouble> {
    let mut seen = BTreeSet::new();
    let mut out = Gathered::default();
    let mut unread: Vec<Notice> = Vec::new();
    let mut no_account: Option<Trouble> = None;
    for path in paths {
        let in_folder = path.is_dir();
        for file in files(path)? {
            // Standard input is not one of the files, whatever their names.
            let same = fs::canonicalize(&file).ok().filter(|_| file != Path::new("-")).unwrap_or_else(|| file.clone());
            if !seen.insert(same) {
                continue;
            }
            if let Some(what) = never_an_account(&file) {
                out.passed_over.push(format!("{}: {what} and is not read as an account", named(&file)));
                continue;
            }
            let bytes = bytes(&file)?;
            let Err(Unread { why, other }) = out.read(&file, &bytes, options) else { continue };
            let trouble = Trouble::new(format!("{}: {why}", named(&file)));
            if !in_folder && !other {
                return Err(trouble);
            }
            unread.push(Notice::file(&path_to_text(&file), format!("was not read; the others are compared without it: {why}")));
            if !in_folder {
                no_account.get_or_insert(trouble);
            }
        }
    }
    if let Some(trouble) = no_account.filter(|_| out.inputs.len() < 2) {
        return Err(trouble);
    }
    match (out.inputs.first_mut(), unread.first()) {
        (Some(first), _) => first.notices.splice(0..0, unread).for_each(drop),
        (None, Some(first)) => return Err(Trouble::new(format!("{}: {}", first.path, first.text))),
        (None, None) => {}
    }
    match out.passed_over.first() {
        Some(first) if out.inputs.is_empty() => Err(Trouble::new(format!("{first}; name the accounts"))),
        Some(_) | None => Ok(out),
    }
}

/// A file of which nothing can be read.
struct Unread {
    /// What is wrong with it, without its name.
    why: String,
    /// True if it is something else than an account.
    other: bool,
}

impl Gathered {
    /// # Errors
    /// Why nothing of a file can be read.
    fn read(&mut self, file: &Path, bytes: &[u8], options: &Options) -> Result<(), Unread> {
        let path = path_to_text(file);
        let mut notices = Vec::new();
        let documents = extract::extract(File { path: &path, bytes }, options, &mut notices);
        let documents =
            documents.map_err(|Failure(why)| Unread { why, other: extract::is_something_else(File { path: &path, bytes }, options) })?;
        let first = self.inputs.len();
        self.inputs.extend(documents.into_iter().map(|document| Input::of(&path, document)));
        match self.inputs.get_mut(first) {
            Some(input) => input.notices = notices,
            None => return Err(Unread { why: "contains no account".into(), other: true }),
        }
        self.files.push(file.to_path_buf());
        Ok(())
    }
}

/// Files that systems make in every folder.
const OF_THE_SYSTEM: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];
/// How the names of files begin that programs make beside others: Word beside a file that is open, macOS on foreign disks.
const BESIDE: [&str; 2] = ["~$", "._"];

/// What a file is that no account has the name of: rules, settings, or a file of the system. A pattern such as `folder/*` matches these too.
fn never_an_account(file: &Path) -> Option<String> {
    let name = file.file_name()?.to_string_lossy();
    let one_of = |names: &[&str]| names.iter().any(|known| name == **known);
    match () {
        () if one_of(&[SOURCES, ALIASES, PAIRINGS, config::FILE]) => Some(format!("{name} contains settings")),
        () if one_of(&OF_THE_SYSTEM) || BESIDE.iter().any(|start| name.starts_with(start)) => {
            Some("was made by the system or by a program for itself".into())
        }
        () => None,
    }
}

/// The accounts in a folder, or the path itself.
fn files(path: &Path) -> Result<Vec<PathBuf>, Trouble> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
    let mut out = Vec::new();
    for entry in entries {
        let file = entry.map_err(|error| unreadable(path, &error))?.path();
        // Word creates `~$name.docx` beside a file that is open.
        let hidden = file.file_name().is_some_and(|n| n.to_string_lossy().starts_with(['.', '~']));
        if !hidden && format::in_folders(&file.to_string_lossy()) && file.is_file() {
            out.push(file);
        }
    }
    if out.is_empty() {
        let path = path.display();
        return Err(Trouble::new(format!(
            "the folder {path} contains no text, document, mail or subtitles; name the files themselves, or another folder"
        )));
    }
    out.sort();
    Ok(out)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
        return Ok(bytes);
    }
    read_bytes(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &io::Error) -> Trouble {
    let name = named(path);
    Trouble::new(match error.kind() {
        io::ErrorKind::NotFound => format!("there is no file {name}; check its name and the folder you are in"),
        io::ErrorKind::PermissionDenied => format!("{name} cannot be read; check its permissions"),
        _ => format!("{name} could not be read: {}", reason(error)),
    })
}

fn named(path: &Path) -> String {
    if path == Path::new("-") { "standard input".into() } else { path.display().to_string() }
}
