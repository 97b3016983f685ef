//! `docs/tables.md` has a section for each table, made from its description. A test fails if the page is out of date; with `UPDATE_REPORTS=1` in the
//! environment it rewrites the sections.

use std::fs;
use std::path::Path;

use super::{ALL, Table};

/// The lines before and after the sections.
const OPEN: &str = "<!-- made of the descriptions in src/report/tables -->\n";
const CLOSE: &str = "<!-- end -->\n";

fn section(table: &Table) -> String {
    let mut out = format!("## {}\n\n{}\n\n| column | type | content |\n|---|---|---|\n", table.file(), table.meaning);
    for column in table.columns {
        out.push_str(&format!("| `{}` | {} | {} |\n", column.name, column.holds.word(), column.meaning));
    }
    out
}

#[test]
fn the_page_on_tables_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tables.md");
    let known = fs::read_to_string(&path).expect("there");
    let (before, rest) = known.split_once(OPEN).expect("the sections begin");
    let (_, after) = rest.split_once(CLOSE).expect("the sections end");
    let sections: Vec<String> = ALL.iter().map(section).collect();
    let wanted = format!("{before}{OPEN}\n{}\n{CLOSE}{after}", sections.join("\n"));
    if std::env::var_os("UPDATE_REPORTS").is_some() {
        fs::write(&path, &wanted).expect("the page can be written");
    }
    let known = fs::read_to_string(&path).expect("there");
    assert!(known == wanted, "docs/tables.md is not current: UPDATE_REPORTS=1 cargo test --lib tables writes it anew");
}
