//! How much of a file is read at most. What exceeds a bound is never lost in silence: a notice or an error says so.

/// Most bytes that packed or encoded content may unfold to, over all of a file.
pub const UNFOLDED: usize = 512 << 20;
/// Most documents of one file.
pub const DOCUMENTS: usize = 200_000;
/// Most files within one another: a gzip in a zip in a mail.
pub const DEPTH: usize = 4;
/// Most pages of a document.
pub const PAGES: usize = 20_000;
/// Most elements within one another.
pub const NESTED: usize = 512;
