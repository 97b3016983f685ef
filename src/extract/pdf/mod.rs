//! x
use super::{Document, Failure, Work};
pub fn begins(head: &[u8]) -> bool { head.starts_with(b"%PDF-") }
pub(super) fn read(_work: &mut Work, _bytes: &[u8]) -> Result<Vec<Document>, Failure> { Ok(Vec::new()) }
