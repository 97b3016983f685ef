//! The formats of reports, each described once: name, file endings, audience, what it shows and its renderer. The command line, its help, the saving
//! of files and the tests on arbitrary input use this table; goldens and tests on hostile texts list their formats in `tests/it/goldens.rs` and
//! `tests/it/reports.rs`. Nothing is written to a file here.

use super::csv::Dialect;
use super::tables::{self, Table};
use super::{
    Look, columns, concordance, csv, html, inline, json, markdown, matrix, names_used, profile, table, tei, timeline, understood, xlsx,
};
use crate::model::Comparison;
use crate::select::View;

/// A format of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is described in FORMATS")]
pub enum Format {
    Table,
    Inline,
    Matrix,
    Timeline,
    Names,
    Profile,
    Concordance,
    Columns,
    Csv,
    Json,
    Jsonl,
    Html,
    Tei,
    Md,
    Xlsx,
}

/// Everything about a format.
pub struct Description {
    /// The format.
    pub format: Format,
    /// Its name on the command line and in settings.
    pub name: &'static str,
    /// The endings of its files, the usual one first.
    pub endings: &'static [&'static str],
    /// Who reads it.
    pub audience: Audience,
    /// What it shows, for the help.
    pub meaning: &'static str,
    /// Its renderer.
    pub render: Render,
}

/// Who reads a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// People at a terminal: laid out in columns.
    Terminal,
    /// People who read a document.
    Document,
    /// Programs and spreadsheets, which filter by themselves.
    Program,
}

/// The renderer of a format.
pub enum Render {
    /// Text in columns.
    Laid(fn(&Comparison, &View, &Look<'_>) -> String),
    /// Text with the accounts side by side. If there is only one account, what was understood of it is shown instead.
    SideBySide(fn(&Comparison, &View, &Look<'_>) -> String),
    /// Text with the same lines at any width.
    Text(fn(&Comparison, &View) -> String),
    /// A table of values.
    Values(fn(&Table, &Comparison, &View, Dialect) -> String),
    /// A binary file.
    Bytes(fn(&Comparison, &View) -> Vec<u8>),
}

/// All formats, in the order of the help and of [`Format`].
pub static FORMATS: [Description; 15] = [
    Description {
        format: Format::Table,
        name: "table",
        endings: &["txt"],
        audience: Audience::Terminal,
        meaning: "In short, what cannot all be right, what several say the same, words, no match found (the default)",
        render: Render::SideBySide(table::render),
    },
    Description {
        format: Format::Inline,
        name: "inline",
        endings: &["txt"],
        audience: Audience::Terminal,
        meaning: "The statements of each claim, with each account's own words marked",
        render: Render::SideBySide(inline::render),
    },
    Description {
        format: Format::Matrix,
        name: "matrix",
        endings: &["txt"],
        audience: Audience::Terminal,
        meaning: "Who reports what: a row for each claim, a sign for each account",
        render: Render::SideBySide(matrix::render),
    },
    Description {
        format: Format::Timeline,
        name: "timeline",
        endings: &["txt"],
        audience: Audience::Terminal,
        meaning: "What happened when: a row for each date, a column for each account",
        render: Render::Laid(timeline::render),
    },
    Description {
        format: Format::Names,
        name: "names",
        endings: &["txt"],
        audience: Audience::Terminal,
        meaning: "Who calls whom what: a row for each person, place or thing with several names",
        render: Render::Laid(names_used::render),
    },
    Description {
        format: Format::Profile,
        name: "profile",
        endings: &["txt"],
        audience: Audience::Terminal,
        meaning: "How each account reports: whose words it quotes, which words take sides, what it calls the main actors",
        render: Render::Laid(profile::render),
    },
    Description {
        format: Format::Concordance,
        name: "concordance",
        endings: &["txt"],
        audience: Audience::Terminal,
        meaning: "Every reference to an actor in its context, aligned: to --entity NAME, or to the main actors",
        render: Render::Laid(concordance::render),
    },
    Description {
        format: Format::Columns,
        name: "columns",
        endings: &["txt"],
        audience: Audience::Terminal,
        meaning: "Side by side: a column for each of two or three accounts, or --base against all others",
        render: Render::SideBySide(columns::render),
    },
    Description {
        format: Format::Csv,
        name: "csv",
        endings: &["csv"],
        audience: Audience::Program,
        meaning: "Comma-separated values for a spreadsheet",
        render: Render::Values(csv::render),
    },
    Description {
        format: Format::Json,
        name: "json",
        endings: &["json"],
        audience: Audience::Program,
        meaning: "Everything, for programs (schema 1)",
        render: Render::Text(json::render),
    },
    Description {
        format: Format::Jsonl,
        name: "jsonl",
        endings: &["jsonl", "ndjson"],
        audience: Audience::Program,
        meaning: "One difference per line, for programs that read line by line",
        render: Render::Text(json::render_lines),
    },
    Description {
        format: Format::Html,
        name: "html",
        endings: &["html", "htm"],
        audience: Audience::Document,
        meaning: "One self-contained web page",
        render: Render::Text(html::render),
    },
    Description {
        format: Format::Tei,
        name: "tei",
        endings: &["xml"],
        audience: Audience::Program,
        meaning: "A parallel apparatus in TEI P5, for editors of texts",
        render: Render::Text(tei::render),
    },
    Description {
        format: Format::Md,
        name: "md",
        endings: &["md", "markdown"],
        audience: Audience::Document,
        meaning: "A GitHub-flavoured Markdown document",
        render: Render::Text(markdown::render),
    },
    Description {
        format: Format::Xlsx,
        name: "xlsx",
        endings: &["xlsx"],
        audience: Audience::Program,
        meaning: "A workbook with a sheet for each table; needs -o FILE.xlsx",
        render: Render::Bytes(xlsx::render),
    },
];

impl Format {
    /// Its description.
    pub fn description(self) -> &'static Description {
        &FORMATS[self as usize]
    }

    /// Returns the format with this name.
    pub fn named(name: &str) -> Option<Format> {
        FORMATS.iter().find(|own| own.name == name).map(|own| own.format)
    }

    /// Returns the format of files with this ending: `wanted` if it is one of several, else the first.
    pub fn of_ending(ending: &str, wanted: Option<Format>) -> Option<Format> {
        let mut all = FORMATS.iter().filter(|own| own.endings.contains(&ending)).map(|own| own.format);
        all.clone().find(|format| Some(*format) == wanted).or_else(|| all.next())
    }

    /// True if it is made for people to read. The others contain everything.
    pub fn for_reading(self) -> bool {
        self.description().audience != Audience::Program
    }

    /// The report as text; empty for binary formats.
    pub fn text(self, comparison: &Comparison, view: &View, look: &Look<'_>, dialect: Dialect) -> String {
        match self.description().render {
            Render::SideBySide(_) if understood::is_alone(comparison) => understood::render(comparison, view, look),
            Render::SideBySide(render) | Render::Laid(render) => render(comparison, view, look),
            Render::Text(render) => render(comparison, view),
            Render::Values(render) => render(&tables::MAIN, comparison, view, dialect),
            Render::Bytes(_) => String::new(),
        }
    }

    /// The report as the bytes of its file.
    pub fn bytes(self, comparison: &Comparison, view: &View, look: &Look<'_>, dialect: Dialect) -> Vec<u8> {
        match self.description().render {
            Render::Bytes(render) => render(comparison, view),
            Render::Laid(_) | Render::SideBySide(_) | Render::Text(_) | Render::Values(_) => {
                self.text(comparison, view, look, dialect).into_bytes()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, Format};

    #[test]
    fn every_format_is_described_in_its_place() {
        for (at, own) in FORMATS.iter().enumerate() {
            assert_eq!(own.format as usize, at, "{}", own.name);
            assert_eq!(Format::named(own.name), Some(own.format));
            assert!(own.endings.iter().all(|ending| Format::of_ending(ending, Some(own.format)) == Some(own.format)), "{}", own.name);
        }
        assert_eq!(Format::of_ending("txt", None), Some(Format::Table));
        assert_eq!(Format::of_ending("txt", Some(Format::Md)), Some(Format::Table));
    }
}
