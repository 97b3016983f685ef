//! Tables of short texts per kind of number (cardinal, ordinal, percent, range, currency, dimension, age, temperature). A record
//! counts when exactly the expected stretches are found, with their values and units; one that expects nothing, when nothing is.

use serde_json::{Value, json};

pub fn measure(_rows: Vec<Value>) -> Result<Value, String> {
    Ok(json!({}))
}
