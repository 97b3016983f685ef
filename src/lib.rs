//! Reads several accounts of the same events, pairs the statements that make the same claim and finds how they differ:
//! in numbers, dates, places, actors, attribution, certainty and wording, and in what is left out.
//!
//! The library opens no file, prints nothing, and reads neither the environment nor the clock: bytes in, a
//! [`model::Comparison`] out. [`compare()`] is the whole pipeline.

#![warn(unreachable_pub)]

pub mod align;
pub mod annotate;
mod compare;
pub mod diff;
pub mod digest;
pub mod encoder;
pub mod events;
pub mod extract;
pub mod grammar;
pub mod language;
pub mod load;
pub mod model;
pub mod profile;
pub mod report;
pub mod segment;
pub mod select;
pub mod suggest;
pub mod text;
pub mod vectors;
pub mod versions;
pub mod wordnet;

pub use compare::{Understood, compare, compare_watched, compare_with, contradiction, encode, judge, read, understand, understand_with};
