//! What could not be read or decided.

use super::Page;
use crate::report::markup::{Markup, tag};

/// The section; empty when everything was read.
pub fn section(page: &Page<'_>) -> Markup {
    let notices = &page.comparison.notices;
    if notices.is_empty() {
        return Markup::default();
    }
    let items = notices.iter().map(|notice| tag("li").set("dir", "auto").say(&notice.to_string()));
    let meaning = "what could not be read or was set aside";
    super::section_of(page, "notices", "Notices", Some(notices.len()), meaning).put(tag("ul").all(items)).into()
}
