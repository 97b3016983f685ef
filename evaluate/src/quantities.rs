//! Task `quantities`: news quantities (value, unit, change) and bare-number test tables (exact span and value).

mod news;
mod numbers;

use std::path::Path;

use serde_json::Value;

use crate::records;

pub fn run(path: &Path) -> Result<Value, String> {
    let rows: Vec<Value> = records::read(path)?;
    if rows.iter().any(|row| row.get("spec").is_some()) { numbers::measure(rows) } else { news::measure(rows) }
}
