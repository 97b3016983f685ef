//! The comparison as a GitHub-flavoured Markdown document, with the sections of the other reports for reading, nothing cut short.

mod prose;

use std::collections::BTreeMap;

use super::naming;
use super::section::{self, Section};
use super::{understood, words};
use crate::digest::fold::{self, Finding};
use crate::digest::standing::Standing;
use crate::model::{AccountId, Comparison, DifferenceKind, EventId, Span, StatementId};
use crate::select::View;
use prose::Prose;

/// Renders what the view shows.
pub fn render(comparison: &Comparison, view: &View) -> String {
    let mut out = head(comparison, view);
    out.push_str(&accounts(comparison));
    if understood::is_alone(comparison) {
        return out + &understood(comparison, view);
    }
    for (event, view) in section::events(comparison, view) {
        out.push_str(&event.map_or_else(String::new, |id| event_head(comparison, id)));
        let findings = fold::findings(comparison, &view);
        let accounts = section::accounts(comparison, event).len();
        let list = |standing| agreed(comparison, &view, standing, accounts);
        let part = |section| self::findings(comparison, &section::findings(&findings, section), section);
        out.push_str(&list(Standing::Agreed));
        out.push_str(&part(Section::Conflicts));
        out.push_str(&list(Standing::NotSettled));
        out.push_str(&part(Section::Wording));
        out.push_str(&part(Section::Compatible));
        out.push_str(&list(Standing::Perhaps));
        out.push_str(&alone(comparison, &view));
        out.push_str(&self::findings(comparison, &section::findings(&findings, Section::LeftOut), Section::LeftOut));
    }
    out.push_str(&uncompared(comparison));
    out.push_str(&names(comparison));
    out
}

fn head(comparison: &Comparison, view: &View) -> String {
    let mut out = format!(
        "# {}\n\n**{}**\n\n{} · {} told by two or more\n",
        Prose::text(&section::title(comparison)),
        section::summary(comparison, view).join(" · "),
        words::count(comparison.statements.len(), "statement", "statements"),
        words::count(view.claims.len(), "claim", "claims"),
    );
    if let Some(selection) = &view.selection {
        out.push_str(&format!("\nShown: {} (the rest was asked not to be shown)\n", Prose::text(selection)));
    }
    if let Some(lesser) = section::lesser(comparison, view) {
        out.push_str(&format!("\n{}.\n", Prose::text(&lesser)));
    }
    out
}

/// One account alone: what was understood of it.
fn understood(comparison: &Comparison, view: &View) -> String {
    let mut out = format!("\n{}\n", understood::ALONE);
    for part in understood::parts(comparison, view) {
        out.push_str(&format!("\n## {} · {}\n\n{}.\n\n", part.name, part.items.len(), capital(part.meaning)));
        for item in &part.items {
            let note = if item.note.is_empty() { String::new() } else { format!(" ({})", Prose::text(&item.note)) };
            let (place, words) = (Prose::text(&comparison.statement(item.statement).label), Prose::text(&item.words(comparison)));
            out.push_str(&format!("- {}{note}: {words} ({place})\n", Prose::bold(&item.what)));
        }
    }
    out
}

fn accounts(comparison: &Comparison) -> String {
    let mut out = String::from("\n## Accounts\n\n| account | source | headline | published | origin |\n|---|---|---|---|---|\n");
    for account in &comparison.accounts {
        let published = account.published.as_ref().map_or_else(|| "unknown".into(), crate::report::when::told);
        let title = account.title.as_deref().unwrap_or("");
        let cells = [&account.label, &account.source, title, &published, &account.origin].map(|cell| Prose::text(cell).to_string());
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out
}

fn event_head(comparison: &Comparison, id: EventId) -> String {
    let (name, about) = section::event_name(comparison, id);
    let labels: Vec<&str> = comparison.events[id.0].accounts.iter().map(|a| comparison.account(*a).label.as_str()).collect();
    let title = if about.is_empty() { name } else { format!("{name} · {about}") };
    format!("\n# {}\n\nTold by {}.\n", Prose::text(&title), Prose::text(&labels.join(", ")))
}

fn uncompared(comparison: &Comparison) -> String {
    let labels: Vec<&str> = section::uncompared(comparison).into_iter().map(|a| comparison.account(a).label.as_str()).collect();
    let told = || format!("\n# Compared with none\n\nEach tells of an event of its own: {}.\n", Prose::text(&labels.join(", ")));
    if labels.is_empty() { String::new() } else { told() }
}

/// In a line each, so that the conflicts beneath stay near.
fn agreed(comparison: &Comparison, view: &View, standing: Standing, accounts: usize) -> String {
    let all = section::standing(comparison, view, standing);
    if all.is_empty() {
        return String::new();
    }
    let meaning = capital(&section::standing_meaning(comparison, standing, &all, accounts));
    let mut out = format!("\n## {} · {}\n\n{}.\n\n", standing.name(), all.len(), Prose::text(&meaning));
    for own in all {
        let claim = &comparison.claims[own.id.0];
        let (text, behind) = (Prose::text(comparison.words(claim.gist)), words::behind(comparison, claim));
        let date = claim.date.as_ref().map(crate::report::when::told).unwrap_or_default();
        let circumstances: Vec<String> = [date, words::about(comparison, claim, 3)].into_iter().filter(|part| !part.is_empty()).collect();
        let circumstances = Prose::text(&circumstances.join(" · "));
        let (signs, after) = (Prose::text(&own.signs()), if circumstances.is_empty() { "" } else { " · " });
        out.push_str(&format!(
            "- **{}**{}{signs} {circumstances}{after}{text} ({behind}: {})\n",
            own.id,
            if signs.is_empty() { "" } else { " " },
            labels(comparison, &claim.statements)
        ));
    }
    out
}

fn findings(comparison: &Comparison, own: &[&Finding<'_>], section: Section) -> String {
    if own.is_empty() && section != Section::Conflicts {
        return String::new();
    }
    let mut out = format!("\n## {} · {}\n\n{}.\n", section.name(), own.len(), capital(section.meaning()));
    for (id, findings) in section::by_claim(own) {
        let claim = &comparison.claims[id.0];
        let date = claim.date.as_ref().map(crate::report::when::told).unwrap_or_default();
        let parts = [id.to_string(), date, words::about(comparison, claim, 3), words::support(comparison, claim)];
        let parts: Vec<String> = parts.iter().filter(|part| !part.is_empty()).map(|part| Prose::text(part).to_string()).collect();
        out.push_str(&format!("\n### {}\n\n", parts.join(" · ")));
        let mut said: BTreeMap<StatementId, Vec<Span>> = BTreeMap::new();
        for (statement, words) in findings.iter().flat_map(|finding| finding.quoted(comparison)) {
            said.entry(statement).or_default().extend(words);
        }
        let said: Vec<String> = said.iter().map(|(id, marks)| quoted(comparison, *id, marks)).collect();
        out.push_str(&format!("{}\n", said.join(">\n")));
        out.push_str(&findings.iter().map(|finding| item(comparison, finding)).collect::<String>());
    }
    out
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

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
    format!("> {} {line}\n", Prose::bold(&statement.label))
}

fn item(comparison: &Comparison, finding: &Finding<'_>) -> String {
    let ids: Vec<String> = finding.ids.iter().map(|id| id.to_string()).collect();
    let mut out = format!("- **{}** {}", finding.kind.word(), finding.relation.word());
    let mut told = Vec::new();
    for reading in &finding.readings {
        let side = reading.sides[0];
        let mut places: Vec<&str> = reading.sides.iter().map(|side| words::place(comparison, side)).collect();
        places.dedup();
        let places = Prose::text(&places.join(" "));
        told.push(match finding.words_of(side) {
            _ if finding.told_or_not() && side.statement.is_some() => format!("told by {places}"),
            _ if finding.kind == DifferenceKind::NotInSpan => format!("published before: {places}"),
            _ if finding.told_or_not() => format!("not in {places}"),
            Some(span) => format!("“{}” ({places})", Prose::text(span.text(&comparison.account(side.account).text))),
            None if reading.value.is_empty() => format!("nothing of it ({places})"),
            None => format!("{} ({places})", Prose::text(reading.value)),
        });
    }
    let between = if finding.told_or_not() { "; " } else { " against " };
    out.push_str(&format!(": {}", told.join(between)));
    if let Some(why) = finding.explanations.first().filter(|_| !finding.told_or_not()) {
        out.push_str(&format!(" — {}", Prose::text(why)));
    }
    format!("{out} ({})\n", ids.join(" "))
}

fn alone(comparison: &Comparison, view: &View) -> String {
    if view.unmatched.is_empty() {
        return String::new();
    }
    let mut out = format!("\n## No match found · {}\n\nStatements with no match found in another account.\n", view.unmatched.len());
    let mut last: Option<AccountId> = None;
    for id in &view.unmatched {
        let account = comparison.statement(*id).account;
        if last != Some(account) {
            out.push_str(&format!("\n### {}\n\n", Prose::text(&comparison.account(account).source)));
        }
        last = Some(account);
        out.push_str(&format!("- {} {}\n", Prose::bold(&comparison.statement(*id).label), Prose::text(comparison.words(*id))));
    }
    out
}

fn names(comparison: &Comparison) -> String {
    let named = naming::named(comparison, &section::accounts(comparison, None));
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

fn labels(comparison: &Comparison, ids: &[StatementId]) -> Prose {
    Prose::text(&ids.iter().map(|id| comparison.statement(*id).label.as_str()).collect::<Vec<_>>().join(" "))
}
