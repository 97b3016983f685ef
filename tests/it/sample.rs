//! The sample accounts: the library compares each topic of `sources/` once, on one thread, for all tests that look at its reports.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use compare_sources::load::Input;
use compare_sources::model::{Comparison, MaterialityLevel, Settings};
use compare_sources::report::csv::Dialect;
use compare_sources::report::{self, Format, Look, tables};
use compare_sources::select::{self, Selection, View};

/// Columns of the reports for a terminal.
pub const WIDTH: usize = 100;

/// A topic with its comparison.
pub struct Topic {
    /// Folder of its accounts.
    pub folder: String,
    /// Folder of its reports.
    pub reports: &'static str,
    /// The comparison of its accounts.
    pub comparison: Comparison,
    /// The view of everything, for programs.
    pub whole: View,
    /// The view for people.
    pub reading: View,
}

const FOLDERS: [(&str, &str); 3] =
    [("sources", "reports/kalbajar"), ("sources/harbour-fire", "reports/harbour-fire"), ("sources/collision", "reports/collision")];

/// All topics; the first is the sample.
pub fn topics() -> [&'static Topic; 3] {
    [0, 1, 2].map(topic)
}

/// One topic, by its place.
pub fn topic(at: usize) -> &'static Topic {
    static HELD: [OnceLock<Topic>; 3] = [const { OnceLock::new() }; 3];
    HELD[at].get_or_init(|| compared(FOLDERS[at].0, FOLDERS[at].1))
}

/// The comparison of the accounts in a folder; its path is absolute or from the project's root.
pub fn compared(folder: &str, reports: &'static str) -> Topic {
    let bytes = |path: &String| fs::read(root().join(path)).expect("an account can be read");
    let inputs = accounts(folder).into_iter().map(|path| Input { bytes: bytes(&path), path, ..Input::default() }).collect();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let comparison = one.install(|| compare_sources::compare(inputs, &Settings::default()));
    let whole = select::everything(&comparison);
    let reading = select::select(&comparison, &Selection { least: MaterialityLevel::Minor, ..Selection::default() });
    Topic { folder: folder.to_string(), reports, comparison, whole, reading }
}

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The `.txt` files of a folder, as given on a command line from the project's root.
pub fn accounts(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).expect("the sample folder can be read");
    let mut names: Vec<String> = entries
        .filter_map(|e| e.ok().map(|e| e.file_name().to_string_lossy().into_owned()))
        .filter(|name| name.ends_with(".txt"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    names.sort();
    names
}

impl Topic {
    /// A text report.
    pub fn report(&self, format: &str) -> String {
        self.wide(format, WIDTH)
    }

    /// The same at this width, if the format has columns.
    pub fn wide(&self, format: &str, width: usize) -> String {
        let (comparison, reading, whole) = (&self.comparison, &self.reading, &self.whole);
        let look = &Look { width, colour: false, all: false, alone: false, perhaps: false, links: None };
        let format = Format::named(format).unwrap_or_else(|| panic!("there is no report {format}"));
        match format {
            Format::Columns => format.text(comparison, &self.based(), look, Dialect::Safe),
            _ => format.text(comparison, if format.for_reading() { reading } else { whole }, look, Dialect::Safe),
        }
    }

    /// More than three accounts are not shown side by side: one of them is the base that the others are compared with.
    fn based(&self) -> View {
        let base = self.comparison.accounts.iter().position(|account| account.label == "meridian");
        let selection =
            Selection { least: MaterialityLevel::Minor, base: base.map(compare_sources::model::AccountId), ..Selection::default() };
        select::select(&self.comparison, &selection)
    }

    /// A table for spreadsheets.
    pub fn table(&self, table: &tables::Table) -> String {
        report::csv::render(table, &self.comparison, &self.whole, Dialect::Safe)
    }

    /// The workbook.
    pub fn workbook(&self) -> Vec<u8> {
        report::xlsx::render(&self.comparison, &self.whole)
    }
}
