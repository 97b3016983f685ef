//! The tables as programs read them: their columns are those in `docs/tables.md`, days and numbers can be parsed, every row names its event,
//! and the tables agree with each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use compare_sources::report::tables::{ALL, Holds};

type Row = BTreeMap<String, String>;

/// The tables of a folder of accounts: their heads and rows.
fn tables(accounts: &str) -> BTreeMap<&'static str, (Vec<String>, Vec<Row>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    let run = crate::program::quiet()
        .arg(accounts)
        .args(["-q", "-f", "csv", "--csv", "raw", "-o"])
        .arg(folder.path().join("tables"))
        .current_dir(root)
        .status();
    assert!(run.expect("runs").success());
    let read = |name: String| {
        let mut reader = csv::Reader::from_path(folder.path().join("tables").join(name)).expect("a table");
        let heads: Vec<String> = reader.headers().expect("a head").iter().map(str::to_string).collect();
        let rows = reader.records().map(|record| heads.iter().cloned().zip(record.expect("a row").iter().map(str::to_string)).collect());
        let rows = rows.collect();
        (heads, rows)
    };
    ALL.iter().map(|table| (table.name, read(table.file()))).collect()
}

#[test]
fn every_column_is_documented_in_order() {
    let document = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tables.md")).expect("there");
    for (name, (heads, _)) in tables("sources/collision") {
        let table = ALL.iter().find(|table| table.name == name).expect("one of them");
        let section = document.split("\n## ").find(|part| part.starts_with(&table.file())).expect("a section");
        let told: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
        assert_eq!(told, heads[..table.columns.len()], "{name}");
        assert_eq!(heads.len() - told.len(), if table.per_account { 3 } else { 0 }, "{name}: a column for each account");
    }
}

#[test]
fn days_are_days_numbers_numbers_and_events_everywhere() {
    for accounts in ["sources", "sources/harbour-fire"] {
        for (name, (_, rows)) in tables(accounts) {
            let table = ALL.iter().find(|table| table.name == name).expect("one of them");
            assert!(!rows.is_empty(), "{accounts} {name}");
            for row in &rows {
                for column in table.columns {
                    let cell = &row[column.name];
                    let fits = match column.holds {
                        Holds::Day => cell.is_empty() || cell.parse::<jiff::civil::Date>().is_ok(),
                        Holds::Number => cell.is_empty() || cell.parse::<f64>().is_ok(),
                        Holds::Text | Holds::Id => true,
                    };
                    assert!(fits, "{accounts} {name}.{}: {cell:?}", column.name);
                }
                assert!(name == "coverage" || row["event"] == "event-1", "{accounts} {name}: {row:?}");
            }
        }
    }
}

#[test]
fn the_tables_add_up() {
    let all = tables("sources");
    let rows = |name: &str| &all[name].1;
    let statements: BTreeSet<&String> = rows("statements").iter().map(|row| &row["statement"]).collect();
    let claims: BTreeSet<&String> = rows("claims").iter().map(|row| &row["claim"]).collect();
    for (name, (heads, rows)) in &all {
        for row in rows {
            let names = |column: &str, known: &BTreeSet<&String>| {
                let cell = row.get(column).filter(|cell| !cell.is_empty());
                assert!(cell.is_none_or(|cell| known.contains(cell)), "{name}.{column}: {cell:?}");
            };
            names("claim", &claims);
            heads.iter().filter(|head| head.ends_with("statement")).for_each(|head| names(head, &statements));
        }
    }
    for claim in rows("claims") {
        let told = rows("tellings").iter().filter(|row| row["claim"] == claim["claim"] && row["state"] == "told").count();
        assert_eq!(told.to_string(), claim["account_count"], "{}", claim["claim"]);
    }
    for account in rows("accounts") {
        let own = |state: &str| {
            let of = rows("statements").iter().filter(|row| row["account"] == account["account"]);
            of.filter(|row| state.is_empty() || row["match"] == state).count().to_string()
        };
        assert_eq!((own(""), own("shared")), (account["statements"].clone(), account["shared"].clone()), "{}", account["account"]);
        let charged = |voice: &str| {
            let of = rows("words").iter().filter(|row| row["account"] == account["account"] && row["voice"] == voice);
            of.filter(|row| row["class"] == "takes sides").count().to_string()
        };
        let told = |voice: &str| {
            let of = |row: &&Row| row["account"] == account["account"] && row["measure"] == "takes sides" && row["voice"] == voice;
            rows("profile").iter().find(of).expect("a measure")["number"].clone()
        };
        for voice in ["own voice", "quoted"] {
            assert_eq!(told(voice), charged(voice), "{} {voice}", account["account"]);
        }
    }
    // The day of the truce: two accounts give one day, two another.
    let truce: Vec<(&str, &str, &str)> = rows("sides")
        .iter()
        .filter(|row| row["kind"] == "date" && row["relation"] == "conflict" && row["date_from"].starts_with("2020-11"))
        .map(|row| (row["account"].as_str(), row["side"].as_str(), row["date_from"].as_str()))
        .collect();
    // A dispute has one question, whatever claims it is in.
    let asked: BTreeSet<(&String, &String)> =
        rows("sides").iter().filter(|row| !row["dispute"].is_empty()).map(|row| (&row["dispute"], &row["question"])).collect();
    let numbers: BTreeSet<&String> = asked.iter().map(|(number, _)| *number).collect();
    assert!(!asked.is_empty() && asked.len() == numbers.len() && asked.iter().all(|(_, question)| !question.is_empty()), "{asked:?}");
    for wanted in [("masis", "1", "2020-11-09"), ("marmara", "2", "2020-11-10")] {
        assert!(truce.contains(&wanted), "{truce:?}");
    }
}
