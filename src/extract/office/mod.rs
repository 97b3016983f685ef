//! What Word, OpenDocument and RTF have in common: the running text as it is put together, what metadata says.

pub mod counting;
pub mod flow;
pub mod known;
mod numbered;
pub mod table;
pub mod told;
