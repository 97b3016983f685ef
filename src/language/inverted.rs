//! Lists by class in a TOML file, read as a map from each word to its class: `person = ["actor"]` becomes `actor` → `person`.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer};

/// The class of each word; a word in two classes gets the later one.
pub(super) fn inverted<'de, D, Class>(input: D) -> Result<FxHashMap<String, Class>, D::Error>
where
    D: Deserializer<'de>,
    Class: Deserialize<'de> + Ord + Clone,
{
    let classes: BTreeMap<Class, Vec<String>> = BTreeMap::deserialize(input)?;
    Ok(classes.into_iter().flat_map(|(class, words)| words.into_iter().map(move |word| (word, class.clone()))).collect())
}
