//! All integration tests in one binary.

mod accessible;
mod align;
mod annotate_cases;
mod architecture;
mod browser;
mod cli;
mod contract;
mod copies;
mod date_cases;
mod diff_cases;
mod documents;
#[cfg(feature = "encoder")]
mod encoder;
mod events;
mod facts;
mod field;
mod goldens;
mod grammar;
mod lexicon;
mod licences;
mod load_any_bytes;
mod metamorphic;
mod name_cases;
#[cfg(not(feature = "encoder"))]
mod no_encoder;
mod package;
mod page;
mod pages;
mod pairing_cases;
mod pictures;
mod program;
mod reports;
mod schema;
mod screens;
mod sections;
mod settings;
mod spared;
mod tables;
mod tei;
mod terminal;
mod turn_cases;
mod understand;
mod verdict_cases;
mod wordnet_cases;
mod workbook;
mod wrapped;
