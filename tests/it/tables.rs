//! `docs/tables.md` names the columns of every table for spreadsheets, as they stand in the tables.

use std::fs;
use std::path::Path;

#[test]
fn every_column_is_documented_in_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = fs::read_to_string(root.join("docs/tables.md")).expect("there");
    for (table, accounts) in [("claims.csv", 0), ("differences.csv", 0), ("statements.csv", 0), ("coverage.csv", 5)] {
        let report = fs::read_to_string(root.join("reports/kalbajar").join(table)).expect("there");
        let names: Vec<&str> = report.lines().next().expect("a head").split(',').collect();
        let section = document.split("\n## ").find(|part| part.starts_with(table)).expect("a section");
        let told: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
        assert_eq!(told, names[..names.len() - accounts], "{table}");
    }
}
