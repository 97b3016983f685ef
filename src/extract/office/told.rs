//! What of a document is not read as it stands, told in one notice each.

use crate::extract::Work;

/// How much was changed or left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Tracked insertions, deletions and moves.
    pub changes: usize,
    /// Comments.
    pub comments: usize,
    /// Words that are hidden.
    pub hidden: usize,
    /// Other files in it that are set in when it is opened.
    pub chunks: usize,
    /// Did it break off?
    pub broken: bool,
    /// Was something too deep or too much?
    pub cut: bool,
}

impl Told {
    /// Tells it all.
    pub fn tell(self, work: &mut Work) {
        let many = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
        if self.changes > 0 {
            let changes = many(self.changes, "tracked change");
            work.warn(format!("holds {changes}: read as if all were accepted, without what was deleted"));
        }
        if self.comments > 0 {
            work.warn(format!("holds {}: left out", many(self.comments, "comment")));
        }
        if self.hidden > 0 {
            work.warn(
                format!("holds {} that are hidden and do not print: left out", many(self.hidden, "word"))
                    .replace("1 word that are hidden and do", "1 word that is hidden and does"),
            );
        }
        if self.chunks > 0 {
            work.warn(format!(
                "holds {} inside it that were not read; open it in its program and save it again",
                many(self.chunks, "other document")
            ));
        }
        if self.broken {
            work.warn("is broken: what stands behind the last paragraph that is shown was not read");
        }
        if self.cut {
            work.warn("holds parts within parts beyond all measure: what nests too deep was not read");
        }
    }
}
