//! Static word vectors: the approximate meanings of words, so that "gunfire" is near "shooting". A table in the program, looked up
//! without a model at run time. It knows nothing about accounts, word order or negation: "opened" is also near "closed".

mod soft;
mod table;
mod vector;

pub use soft::{Beside, Grid, Term, mean, share};
pub use table::{Table, english};
pub use vector::Vector;
