//! What could not be read or decided.

use super::{Page, card};
use crate::report::markup::{Markup, tag};

/// The section; empty when everything was read.
pub fn section(page: &Page<'_>) -> Markup {
    let notices = &page.comparison.notices;
    if notices.is_empty() {
        return Markup::default();
    }
    let items = notices.iter().map(|notice| tag("li").set("dir", "auto").say(&told(&notice.to_string())));
    let meaning = "What could not be read or was set aside.";
    card::section(page, "notices", "Notices", Some(notices.len()), meaning).put(tag("ul").all(items)).into()
}

/// A notice without what it says of flags: who reads the page runs no program.
fn told(notice: &str) -> String {
    notice.split("; ").filter(|part| !part.contains(" --")).collect::<Vec<_>>().join("; ")
}
