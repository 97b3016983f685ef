//! Static word vectors: what words mean, roughly, so that "gunfire" stands near "shooting". A table in the program, looked up
//! without a model at run time; it knows nothing of accounts, order of words or denial: "opened" stands near "closed" too.

mod soft;
mod table;
mod vector;

pub use soft::{Beside, Grid, Term, mean, share};
pub use table::{Table, english};
pub use vector::Vector;
