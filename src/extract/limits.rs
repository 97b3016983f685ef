//! Limits on how much of a file is read. What exceeds a limit is never dropped silently: a notice or an error says so.

/// Most bytes to which all compressed or encoded content of a file may expand.
pub const UNFOLDED: usize = 512 << 20;
/// Most documents of one file.
pub const DOCUMENTS: usize = 200_000;
/// Most nested files, such as a gzip file in a ZIP archive in a mail.
pub const DEPTH: usize = 4;
/// Most pages of a document.
pub const PAGES: usize = 20_000;
/// Most nested elements.
pub const NESTED: usize = 512;
