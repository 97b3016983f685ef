//! `docs/schema-1.json`, made from the types that are serialised. A test fails if the file is out of date; with `UPDATE_REPORTS=1` in the environment
//! it rewrites the file.

use std::path::Path;

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use super::{Document, LineOut};

/// The schema of the document; that of a line of JSONL is `#/$defs/Line` in it.
fn schema() -> String {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.subschema_for::<LineOut<'static>>();
    let mut schema = sorted(generator.into_root_schema_for::<Document<'static>>().to_value());
    schema["title"] = "compare, schema 1".into();
    schema["$comment"] = "Made from the types of src/report/json. A line of JSONL keeps to #/$defs/Line. Keys are only ever added.".into();
    let mut out = serde_json::to_string_pretty(&sorted(schema)).expect("a schema is JSON");
    out.push('\n');
    out
}

/// Sorts the keys by alphabet, whatever order the map has.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut pairs: Vec<(String, Value)> = map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            pairs.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Object(pairs.into_iter().collect::<Map<String, Value>>())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(sorted).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

#[test]
fn the_schema_in_the_documents_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema-1.json");
    let schema = schema();
    if std::env::var_os("UPDATE_REPORTS").is_some() {
        std::fs::write(&path, &schema).expect("the schema can be written");
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(known == schema, "docs/schema-1.json is not current: UPDATE_REPORTS=1 cargo test --lib schema writes it anew");
}
