//! What works across languages without word lists: how they write numbers and nouns, and symbols of units. The contents of `signs.toml`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Writing conventions by language, and symbols of units.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signs {
    decimal_point: Vec<String>,
    capital_nouns: Vec<String>,
    units: FxHashMap<String, String>,
}

static SIGNS: LazyLock<Signs> = LazyLock::new(|| toml::from_str(include_str!("signs.toml")).expect("signs.toml is well formed"));

/// The signs, parsed once.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn signs() -> &'static Signs {
    &SIGNS
}

/// True if the language of a tag (`de`, `de-AT`) is in the list.
fn lists(languages: &[String], tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    languages.iter().any(|language| language.eq_ignore_ascii_case(primary))
}

impl Signs {
    /// True if the language of a tag writes a point before decimals.
    pub fn has_decimal_point(&self, tag: &str) -> bool {
        lists(&self.decimal_point, tag)
    }

    /// True if the language of a tag capitalises every noun.
    pub fn capitalises_nouns(&self, tag: &str) -> bool {
        lists(&self.capital_nouns, tag)
    }

    /// The unit of a symbol: "kilometre" for "km".
    pub fn unit(&self, sign: &str) -> Option<&str> {
        self.units.get(sign).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::signs;

    #[test]
    fn tags_and_signs() {
        assert!(signs().has_decimal_point("zh-TW") && !signs().has_decimal_point("de"));
        assert!(signs().capitalises_nouns("de-AT") && !signs().capitalises_nouns("fr"));
        assert_eq!(signs().unit("€"), Some("EUR"));
    }
}
