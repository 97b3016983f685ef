//! What could not be read or decided: each notice once, with the files that it is about.

use super::{Page, card, place};
use crate::model::{AccountId, Notice};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::words;

/// So many files of one notice are in sight; up to one more than that, all are.
const FILES: usize = 4;

/// The section; empty when everything was read.
pub fn section(page: &Page<'_>) -> Markup {
    let notices = &page.comparison.notices;
    if notices.is_empty() {
        return Markup::default();
    }
    let mut all: Vec<(String, Vec<&Notice>)> = Vec::new();
    for notice in notices {
        let text = told(&notice.text);
        match all.iter_mut().find(|(known, _)| *known == text) {
            Some((_, same)) => same.push(notice),
            None => all.push((text, vec![notice])),
        }
    }
    let meaning = "What could not be read or was set aside.";
    let items = all.iter().map(|(text, same)| item(page, text, same));
    card::section(page, "notices", "Notices", Some(notices.len()), meaning).put(tag("ul").all(items)).into()
}

fn item(page: &Page<'_>, text: &str, same: &[&Notice]) -> Tag {
    let (first, rest) = same.split_at(if same.len() > FILES + 1 { FILES } else { same.len() });
    let out = tag("li").put(tag("bdi").say(text)).say(" ").put(files(page, first));
    if rest.is_empty() {
        return out;
    }
    let more = words::count(rest.len(), "more file", "more files");
    out.put(tag("details").put(tag("summary").say(&more)).put(files(page, rest)))
}

fn files(page: &Page<'_>, notices: &[&Notice]) -> Tag {
    let mut out = tag("span").class("quiet");
    for (at, notice) in notices.iter().enumerate() {
        let line = notice.line.map(|line| format!(":{line}")).unwrap_or_default();
        let account = page.comparison.accounts.iter().position(|account| account.path == notice.path);
        let file: Markup = match account {
            Some(account) => place::account_link(page.comparison, AccountId(account)).say(&line).into(),
            None => Markup::text(&format!("{}{line}", notice.path)),
        };
        out = out.say(if at > 0 { ", " } else { "" }).put(file);
    }
    out
}

/// A notice without what it says of flags: who reads the page runs no program.
fn told(notice: &str) -> String {
    notice.split("; ").filter(|part| !part.contains(" --")).collect::<Vec<_>>().join("; ")
}
