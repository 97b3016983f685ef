//! The comparison as a GitHub-flavoured Markdown document. Text of an account gets in only as `Prose`, escaped.

mod lists;

use std::fmt;

use super::layout::lesser_note;
use super::names_used::entities_named;
use super::prose::{self, short_time};
use super::understood;
use crate::digest::Digest;
use crate::digest::sections::{Section, accounts_of_events, event_accounts, event_views, run_title, uncompared_accounts};
use crate::model::{Account, AccountId, Comparison, EventId, Span, StatementId};
use crate::select::View;
use crate::text::{Visible, capitalised};

/// The data of one event's sections.
#[derive(Clone, Copy)]
struct Part<'p, 'a> {
    comparison: &'a Comparison,
    view: &'p View,
    digest: &'p Digest<'a>,
}

/// Renders what the view shows.
pub fn render(comparison: &Comparison, view: &View) -> String {
    if understood::is_alone(comparison) {
        return format!("# {}\n{}{}", Prose::text(&run_title(comparison)), accounts(comparison, view), alone(comparison, view));
    }
    let events = event_views(comparison, view);
    let several = comparison.events.len() > 1;
    let mut out =
        if several { format!("# {}\n{}", Prose::text(&accounts_of_events(comparison)), accounts(comparison, view)) } else { String::new() };
    for (event, view) in &events {
        let digest = Digest::of(comparison, view, *event);
        let part = Part { comparison, view, digest: &digest };
        out.push_str(&head(part, *event));
        if !several {
            out.push_str(&accounts(comparison, view));
        }
        out.extend(Section::ALL.map(|section| render_section(part, section)));
    }
    out.push_str(&uncompared(comparison));
    out.push_str(&names(comparison));
    out.push_str(&foot(comparison, view));
    out
}

fn render_section(part: Part<'_, '_>, section: Section) -> String {
    let digest = part.digest;
    let (count, body) = match section {
        Section::Short => (digest.in_short.len(), lists::short(digest)),
        Section::Disputes => (digest.disputes.len(), lists::disputes(part)),
        Section::Moved => (digest.moved.len(), lists::moved(part)),
        Section::NotSettled => (digest.not_settled.len(), lists::open(part, &digest.not_settled, true)),
        Section::Several => (digest.several.len(), lists::several(part)),
        Section::Same => (digest.agreed.len(), lists::same(part)),
        Section::Perhaps => (digest.perhaps.len(), lists::open(part, &digest.perhaps, false)),
        Section::Words | Section::Sources | Section::Certainty => (digest.choices_of(section).len(), lists::choices(part, section)),
        Section::NoMatch => (part.view.unmatched.len(), lists::no_match(part)),
        Section::Compatible => (digest.compatible.len(), lists::items(part.comparison, &digest.compatible)),
        Section::LeftOut => (digest.left_out.len(), lists::items(part.comparison, &digest.left_out)),
    };
    // Only for disputes an empty section is useful information.
    if count == 0 && section != Section::Disputes {
        return String::new();
    }
    let count = if count == 0 { "none".to_string() } else { count.to_string() };
    let count = if section == Section::Short { String::new() } else { format!(" · {count}") };
    let meaning = if section.meaning().is_empty() { String::new() } else { format!("\n{}.\n", capitalised(section.meaning())) };
    format!("\n## {}{count}\n{meaning}{body}", section.name())
}

/// The title: what it is about, and how many accounts report it.
fn head(part: Part<'_, '_>, event: Option<EventId>) -> String {
    let (name, facts) = prose::opening(part.comparison, part.digest, event);
    let line: Vec<String> = std::iter::once(name).filter(|name| !name.is_empty()).chain(facts).collect();
    let accounts = event.map_or_else(String::new, |_| format!("\nReported by {}.\n", labels(part.comparison, &part.digest.accounts)));
    let before = if event.is_some() { "\n" } else { "" };
    format!("{before}# {}\n{accounts}", Prose::text(&line.join(" · ")))
}

fn accounts(comparison: &Comparison, view: &View) -> String {
    let mut out = String::from("\n| account | outlet | headline | published | statements |\n|---|---|---|---|--:|\n");
    let all: Vec<AccountId> = event_accounts(comparison, None);
    for share in crate::digest::shares(comparison, view, &all) {
        let account = comparison.account(share.account);
        let published = account.published.as_ref().map_or_else(|| "no day known".into(), short_time);
        let mut says = share.statements.to_string();
        if let Some(first) = first_of(comparison, account) {
            says.push_str(&format!(", same text as {}", first.label));
        }
        let title = account.title.as_deref().unwrap_or("");
        let cells = [&account.label, &account.source, title, &published, &says].map(|cell| Prose::text(cell).to_string());
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out
}

/// The first account that prints the same text, if it is another one.
fn first_of<'c>(comparison: &'c Comparison, account: &Account) -> Option<&'c Account> {
    let first = comparison.accounts.iter().find(|other| other.origin == account.origin && other.event == account.event)?;
    (first.label != account.label).then_some(first)
}

/// What was understood of a single account.
fn alone(comparison: &Comparison, view: &View) -> String {
    let mut out = format!("\n{}\n", understood::ALONE);
    for part in understood::parts(comparison, view) {
        out.push_str(&format!("\n## {} · {}\n\n{}.\n\n", part.name, part.items.len(), capitalised(part.meaning)));
        for item in &part.items {
            let note = if item.note.is_empty() { String::new() } else { format!(" ({})", Prose::text(&item.note)) };
            let (place, words) = (Prose::text(&comparison.statement(item.statement).label), Prose::text(&item.words(comparison)));
            out.push_str(&format!("- {}{note}: {words} ({place})\n", Prose::bold(&item.what)));
        }
    }
    out
}

fn uncompared(comparison: &Comparison) -> String {
    let alone = uncompared_accounts(comparison);
    let section = || format!("\n# Not compared\n\nEach reports an event of its own: {}.\n", labels(comparison, &alone));
    if alone.is_empty() { String::new() } else { section() }
}

/// The selection, and what was left out as less material.
fn foot(comparison: &Comparison, view: &View) -> String {
    let shown = view.selection.iter().map(|selection| format!("Shown: {selection} (the rest is hidden)."));
    let lesser = lesser_note(comparison, view).map(|lesser| format!("{lesser}."));
    shown.chain(lesser).map(|line| format!("\n{}\n", Prose::text(&line))).collect()
}

fn names(comparison: &Comparison) -> String {
    let named = entities_named(comparison, &event_accounts(comparison, None));
    if named.is_empty() {
        return String::new();
    }
    let mut out = String::from("\n## Names\n\nWho and what goes by several names, and how often.\n\n| who or what |");
    comparison.accounts.iter().for_each(|account| out.push_str(&format!(" {} |", Prose::text(&account.label))));
    out.push_str(&format!("\n|---|{}\n", "---|".repeat(comparison.accounts.len())));
    for row in named {
        out.push_str(&format!("| {} |", Prose::bold(&comparison.entities[row.entity.0].name)));
        for account in (0..comparison.accounts.len()).map(AccountId) {
            let used = row.accounts.get(&account).map_or(&[][..], Vec::as_slice);
            let used: Vec<String> = used.iter().map(|u| format!("{} × {}", Prose::text(u.name.as_str()), u.statements.len())).collect();
            out.push_str(&format!(" {} |", used.join(", ")));
        }
        out.push('\n');
    }
    out
}

/// A statement's place, then its words with some of them in bold.
fn quoted(comparison: &Comparison, id: StatementId, marks: &[Span]) -> String {
    let statement = comparison.statement(id);
    let text = &comparison.account(statement.account).text;
    let mut marks: Vec<Span> = marks.iter().copied().filter(|m| statement.span.contains(*m) && m.len() < statement.span.len()).collect();
    marks.sort();
    let (mut line, mut at) = (Prose::default(), statement.span.start());
    for mark in marks {
        if mark.start() >= at {
            line.push(&Prose::text(&text[at..mark.start()]));
            line.push(&Prose::bold(mark.text(text)));
            at = mark.end();
        }
    }
    line.push(&Prose::text(&text[at..statement.span.end()]));
    format!("{}: {line}", Prose::text(&statement.label))
}

/// "masis, caucasus"
fn labels(comparison: &Comparison, accounts: &[AccountId]) -> Prose {
    Prose::text(&accounts.iter().map(|id| comparison.account(*id).label.as_str()).collect::<Vec<_>>().join(", "))
}

/// "masis:11 caucasus:9.2"
fn places(comparison: &Comparison, statements: &[StatementId]) -> Prose {
    Prose::text(&statements.iter().map(|id| comparison.statement(*id).label.as_str()).collect::<Vec<_>>().join(" "))
}

/// Escaped text that reads as itself anywhere in a line except at its beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prose(String);

impl Prose {
    /// Any text.
    pub(super) fn text(text: &str) -> Prose {
        let shown = Visible::of(text);
        let mut out = String::with_capacity(shown.as_str().len());
        let mut before = ' ';
        let mut chars = shown.as_str().chars().peekable();
        while let Some(c) = chars.next() {
            let next = chars.peek().copied().unwrap_or(' ');
            let obeyed = match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '@' | '#' => true,
                // `https://` and `:smile:`, but neither a time nor the label of a statement.
                ':' => !(next.is_whitespace() || before.is_alphanumeric() && next.is_ascii_digit()),
                // `www.example.org` becomes a link by itself.
                '.' => matches!(before, 'w' | 'W') && next.is_alphanumeric(),
                _ => false,
            };
            if obeyed {
                out.push('\\');
            }
            out.push(c);
            before = c;
        }
        Prose(out)
    }

    /// The words in bold. Not with asterisks, whose meaning depends on the letters beside them.
    pub(super) fn bold(text: &str) -> Prose {
        Prose(format!("<b>{}</b>", Prose::text(text)))
    }

    /// Adds other text.
    pub(super) fn push(&mut self, other: &Prose) {
        self.0.push_str(&other.0);
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::{Prose, render};
    use crate::digest::sections::Section;
    use crate::model::Relation;
    use crate::report::fixture;
    use crate::select;

    #[test]
    fn all_sections_are_in_order_and_uncut() {
        let comparison = fixture::sample();
        let text = render(&comparison, &select::everything(&comparison));
        let at: Vec<usize> = Section::ALL.iter().filter_map(|section| text.find(&format!("\n## {}", section.name()))).collect();
        assert!(at.len() > 6 && at.is_sorted(), "{text}");
        assert!(text.starts_with("# 3 Mar 2031 · 3 accounts, 3 independent texts\n"), "{text}");
        assert!(text.contains("| Nine miners | · | ● | · |\n") && text.contains("| 14 people | ● | · | ● |\n"), "{text}");
        assert!(text.contains("A brass band") && text.contains("no match found: wire"), "{text}");
    }

    #[test]
    fn moved_figures_are_in_order_of_time() {
        let mut comparison = fixture::sample();
        comparison.differences[..2].iter_mut().for_each(|d| d.relation = Relation::Supersedes);
        let text = render(&comparison, &select::everything(&comparison));
        assert!(text.contains("\n## Cannot all be right · none\n") && text.contains("\n## Figures that moved · 1\n"), "{text}");
        assert!(text.contains(" → "), "{text}");
    }

    #[test]
    fn text_is_escaped() {
        let hostile =
            "a *b* _c_ `d` [e](http://x.invalid) ![i](j) <script>k</script> &amp; | l ~~m~~ \\n $o$ www.p.org 12:30 aa:5 \u{1b}[2J";
        let line = format!("- {}", Prose::text(hostile));
        let mut shown = String::new();
        for event in Parser::new_ext(&line, Options::all()) {
            match event {
                Event::Text(text) => shown.push_str(&text),
                Event::Start(Tag::List(_) | Tag::Item) | Event::End(_) => {}
                other => panic!("{other:?} in {line}"),
            }
        }
        assert_eq!(shown.replace('’', "'"), crate::text::Visible::of(hostile).as_str());
    }
}
