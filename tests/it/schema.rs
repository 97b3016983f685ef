//! The JSON reports of every topic and the lines of JSONL follow `docs/schema-1.json`, and the schema refuses wrong reports.

use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn schema() -> Value {
    serde_json::from_str(&read("docs/schema-1.json")).expect("the schema is JSON")
}

fn document() -> Validator {
    jsonschema::validator_for(&schema()).expect("the schema is sound")
}

/// The schema of a line of JSONL, with the definitions of the whole schema.
fn line() -> Validator {
    jsonschema::validator_for(&json!({ "$ref": "#/$defs/Line", "$defs": schema()["$defs"] })).expect("the schema is sound")
}

fn errors(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn reports_keep_to_the_schema() {
    let (document, line) = (document(), line());
    for topic in crate::sample::topics() {
        let report: Value = serde_json::from_str(&topic.report("json")).expect("JSON");
        assert_eq!(errors(&document, &report), Vec::<String>::new(), "{}", topic.folder);
        for own in topic.report("jsonl").lines() {
            assert_eq!(errors(&line, &serde_json::from_str(own).expect("JSON")), Vec::<String>::new(), "{}: {own}", topic.folder);
        }
    }
}

#[test]
fn a_selection_and_a_lexicon_keep_to_it_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let lexicon = folder.path().join("words.toml");
    std::fs::write(&lexicon, "ignore = [\"massive\"]\n").expect("written");
    let mut program = crate::program::quiet();
    program.args(["sources", "-q", "-f", "json", "--only", "date", "--lexicon"]).arg(&lexicon).current_dir(root());
    let report: Value = serde_json::from_slice(&program.output().expect("it runs").stdout).expect("JSON");
    assert!(report["settings"]["selection"].is_string() && report["settings"]["lexicon"].is_array(), "{}", report["settings"]);
    assert_eq!(errors(&document(), &report), Vec::<String>::new());
}

#[test]
fn what_is_wrong_is_refused() {
    let report: Value = serde_json::from_str(&crate::sample::topic(2).report("json")).expect("JSON");
    let wrong: [fn(&mut Value); 5] = [
        |report| report["schema"] = 2.into(),
        |report| report["differences"][0]["kind"] = "nonsense".into(),
        |report| report["statements"][0]["span"] = json!([1]),
        |report| report["mentions"][0]["kind"] = "nonsense".into(),
        |report| {
            report["claims"][0].as_object_mut().expect("an object").remove("gist");
        },
    ];
    let document = document();
    for (at, spoil) in wrong.iter().enumerate() {
        let mut spoilt = report.clone();
        spoil(&mut spoilt);
        assert!(!document.is_valid(&spoilt), "case {at}");
    }
}
