//! x
use super::{Document, Failure, Work};
pub(super) fn read(_work: &mut Work, _bytes: &[u8]) -> Result<Vec<Document>, Failure> { Ok(Vec::new()) }
