//! The values of settings that are more than a string or a yes: words of a list, and numbers in their bounds. A word or number out of
//! them is answered with what is known.

use std::path::Path;

use clap::ValueEnum;
use compare_sources::model::Relation;
use serde::{Deserialize, Deserializer, de::Error};

use super::super::args::{Colour, Csv, Format, Kinds, Sensitivity};
use super::super::choose::unknown;

/// A word of a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word<T>(pub T);

/// What is one of a list of words.
pub trait Listed: Sized {
    /// All of them with their words, in order.
    fn all() -> Vec<(String, Self)>;
}

impl<'de, T: Listed> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Word<T>, D::Error> {
        let text = String::deserialize(deserializer)?;
        let all = T::all();
        let words: Vec<String> = all.iter().map(|(word, _)| word.clone()).collect();
        let found = all.into_iter().find(|(word, _)| *word == text);
        found.map(|(_, value)| Word(value)).ok_or_else(|| {
            let what = format!("{text:?} is none of {}", words.join(", "));
            D::Error::custom(unknown(&what, &text, words.iter().map(String::as_str)))
        })
    }
}

fn of_arguments<T: ValueEnum>() -> Vec<(String, T)> {
    let word = |value: &T| value.to_possible_value().map(|v| v.get_name().to_string());
    T::value_variants().iter().filter_map(|value| Some((word(value)?, value.clone()))).collect()
}

impl Listed for Format {
    fn all() -> Vec<(String, Format)> {
        of_arguments()
    }
}

impl Listed for Colour {
    fn all() -> Vec<(String, Colour)> {
        of_arguments()
    }
}

impl Listed for Csv {
    fn all() -> Vec<(String, Csv)> {
        of_arguments()
    }
}

impl Listed for Sensitivity {
    fn all() -> Vec<(String, Sensitivity)> {
        of_arguments()
    }
}

impl Listed for Kinds {
    fn all() -> Vec<(String, Kinds)> {
        Kinds::words().into_iter().map(|word| (word.to_string(), Kinds::of(word))).collect()
    }
}

impl Listed for Relation {
    fn all() -> Vec<(String, Relation)> {
        Relation::ALL.map(|relation| (relation.word().to_string(), relation)).to_vec()
    }
}

/// Columns to write in.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "i64")]
pub struct Columns(pub u16);

impl TryFrom<i64> for Columns {
    type Error = String;

    fn try_from(value: i64) -> Result<Columns, String> {
        let columns = u16::try_from(value).ok().filter(|columns| (60..=1000).contains(columns));
        columns.map(Columns).ok_or_else(|| format!("the width is 60 to 1000 columns, not {value}"))
    }
}

/// A share in whole percent.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "i64")]
pub struct Percent(pub u8);

impl TryFrom<i64> for Percent {
    type Error = String;

    fn try_from(value: i64) -> Result<Percent, String> {
        let percent = u8::try_from(value).ok().filter(|percent| *percent <= 100);
        percent.map(Percent).ok_or_else(|| format!("write 0 to 100 percent, not {value}"))
    }
}

/// A probability, 0..1.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "f64")]
pub struct Probability(pub f64);

impl TryFrom<f64> for Probability {
    type Error = String;

    fn try_from(value: f64) -> Result<Probability, String> {
        if (0.0..=1.0).contains(&value) { Ok(Probability(value)) } else { Err(format!("a probability is 0 to 1, not {value}")) }
    }
}

impl std::str::FromStr for Probability {
    type Err = String;

    fn from_str(text: &str) -> Result<Probability, String> {
        text.parse::<f64>().map_err(|_| format!("a probability is 0 to 1, not {text:?}"))?.try_into()
    }
}

/// A value as TOML writes it.
pub trait Written {
    fn written(&self) -> toml::Value;
}

impl<T: Listed + PartialEq> Written for Word<&T> {
    fn written(&self) -> toml::Value {
        let own = T::all().into_iter().find(|(_, value)| value == self.0);
        own.map_or_else(String::new, |(word, _)| word).into()
    }
}

impl Written for Path {
    fn written(&self) -> toml::Value {
        let whole = std::path::absolute(self).unwrap_or_else(|_| self.to_path_buf());
        whole.display().to_string().into()
    }
}

impl Written for bool {
    fn written(&self) -> toml::Value {
        (*self).into()
    }
}

impl Written for u8 {
    fn written(&self) -> toml::Value {
        i64::from(*self).into()
    }
}

impl Written for u16 {
    fn written(&self) -> toml::Value {
        i64::from(*self).into()
    }
}

impl Written for f64 {
    fn written(&self) -> toml::Value {
        (*self).into()
    }
}
