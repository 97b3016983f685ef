//! Where the reports are written: each `-o` with the format that its extension or `--format` chooses.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use compare_sources::report::{Format, tables};

use super::files::{Identity, Place, identity, place};
use super::messages::Trouble;

/// One report to make.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To standard output.
    Print(Format),
    /// To a file.
    File(PathBuf, Format),
    /// All CSV tables, into a folder.
    Folder(PathBuf),
}

impl Target {
    /// The format of the report.
    pub(super) fn format(&self) -> Format {
        match self {
            Target::Print(format) | Target::File(_, format) => *format,
            Target::Folder(_) => Format::Csv,
        }
    }

    /// The files that it is written to.
    fn files(&self) -> Vec<PathBuf> {
        match self {
            Target::Print(_) => Vec::new(),
            Target::File(path, _) => vec![path.clone()],
            Target::Folder(path) => tables::ALL.iter().map(|table| path.join(table.file())).collect(),
        }
    }
}

/// The reports that are asked for. `said`: the format is on the command line, where one that no report uses is an error.
pub(super) fn targets(output: &[PathBuf], format: Option<Format>, said: bool) -> Result<Vec<Target>, Trouble> {
    let out: Vec<Target> = if output.is_empty() {
        vec![Target::Print(format.unwrap_or(Format::Table))]
    } else {
        output.iter().map(|path| target(path, format)).collect::<Result<_, _>>()?
    };
    if out.contains(&Target::Print(Format::Xlsx)) {
        return Err(Trouble::new("a workbook cannot be printed; name a file, such as -o report.xlsx"));
    }
    if let (true, Some(format), [first, ..]) = (said, format, out.as_slice())
        && out.iter().all(|one| one.format() != format)
        && let Target::File(path, _) = first
    {
        let path = path.display();
        return Err(Trouble::new(format!(
            "--format and the extension of {path} name different formats; leave out --format, or change the extension"
        )));
    }
    let printed = out.iter().filter(|one| matches!(one, Target::Print(_))).count();
    let mut taken: BTreeSet<Place> = BTreeSet::new();
    let free = out.iter().flat_map(Target::files).filter_map(|path| place(&path)).all(|place| taken.insert(place));
    if printed > 1 || !free {
        return Err(Trouble::new("two reports would go to the same place; name a different -o for each"));
    }
    Ok(out)
}

/// Checks that no report replaces a file that it was made from: `accounts`, and the other files that are `read`.
pub(super) fn spare(targets: &[Target], accounts: &[PathBuf], read: &[PathBuf]) -> Result<(), Trouble> {
    let known = |paths: &[PathBuf]| -> BTreeSet<Identity> { paths.iter().filter_map(|path| identity(path)).collect() };
    let (accounts, read) = (known(accounts), known(read));
    for path in targets.iter().flat_map(Target::files) {
        let Some(there) = identity(&path) else { continue };
        if accounts.contains(&there) {
            return Err(Trouble::new(format!("{} is one of the accounts; name another file for the report", path.display())));
        }
        if read.contains(&there) {
            return Err(Trouble::new(format!("{} is read for this comparison; name another file for the report", path.display())));
        }
    }
    Ok(())
}

fn target(path: &Path, format: Option<Format>) -> Result<Target, Trouble> {
    let shown = path.display();
    if path == Path::new("-") {
        return Ok(Target::Print(format.unwrap_or(Format::Table)));
    }
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let by_ending = ending.as_deref().and_then(|ending| Format::of_ending(ending, format));
    let folder = path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    match (by_ending, format) {
        (_, Some(Format::Csv)) if folder || ending.is_none() => Ok(Target::Folder(path.to_path_buf())),
        (_, _) if folder => Err(Trouble::new(format!(
            "{shown} is a folder, and only --format csv writes to a folder; name a file in it, such as {shown}/report.json"
        ))),
        (Some(format), _) | (None, Some(format)) => Ok(Target::File(path.to_path_buf(), format)),
        (None, None) => Err(Trouble::new(format!(
            "the extension of {shown} does not set the format; use .html, .md, .xlsx, .xml, .json, .jsonl, .csv or .txt, or add --format"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Target, target};
    use std::path::Path;

    #[test]
    fn the_ending_chooses_the_format() {
        let file = |name: &str, format| target(Path::new(name), format).ok();
        assert_eq!(file("no/x.json", None), Some(Target::File("no/x.json".into(), Format::Json)));
        assert_eq!(file("no/x.txt", Some(Format::Inline)), Some(Target::File("no/x.txt".into(), Format::Inline)));
        assert_eq!(file("no/x.txt", Some(Format::Timeline)), Some(Target::File("no/x.txt".into(), Format::Timeline)));
        assert_eq!(file("no/x.txt", Some(Format::Md)), Some(Target::File("no/x.txt".into(), Format::Table)));
        assert_eq!(file("no/x.json", Some(Format::Csv)), Some(Target::File("no/x.json".into(), Format::Json)));
        assert_eq!(file("no/such", Some(Format::Csv)), Some(Target::Folder("no/such".into())));
        assert_eq!(file("no/such/", Some(Format::Json)), None);
        assert_eq!(file("no/x.html", None), Some(Target::File("no/x.html".into(), Format::Html)));
        assert_eq!(file("no/x.doc", None), None);
        assert_eq!(file("-", None), Some(Target::Print(Format::Table)));
    }
}
