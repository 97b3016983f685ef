//! Static word vectors: what words mean, roughly, so that "gunfire" stands near "shooting". A table in the program, looked up
//! without a model at run time; it knows nothing of accounts, order of words or denial: "opened" stands near "closed" too.

mod soft_alignment;
mod table;

pub use soft_alignment::{Similarities, SimilarityCache, Term, mean, share};
pub use table::{Table, Vector, english};
