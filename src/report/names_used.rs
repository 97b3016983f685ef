//! The names of each entity by account, for a terminal: a row for each entity with several names, a column for each account. The data is also used by
//! the web page.

use std::collections::BTreeMap;

use super::Look;
use super::layout::{self, AccountColumns, Cell, report_heading};
use super::rich::{Ink, Rich};
use crate::digest::sections::event_accounts;
use crate::model::{AccountId, Comparison, Content, EntityId, EventId, NameForm, Place, StatementId};
use crate::select::View;
use crate::text::{Visible, fold};

/// Width of the column of entities.
const ENTITY: usize = 20;
/// Maximum number of places listed for one name without `--all`.
const LINES: usize = 6;
/// The help at the foot.
const HELP: &str = "Line numbers are in brackets. … marks omitted lines: -a shows all. --entity NAME shows one of them; aliases.toml joins and separates names.";

/// Renders the names of the selected entities.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    layout::framed(comparison, view, look, |event, view| part(comparison, event, view, look), HELP)
}

fn part(comparison: &Comparison, event: Option<EventId>, view: &View, look: &Look) -> String {
    let accounts = event_accounts(comparison, event);
    let mut named = entities_named(comparison, &accounts);
    named.retain(|named| view.entities.is_empty() || view.entities.contains(&named.entity));
    let mut title = Rich::of(Ink::Strong, "NAMES");
    let count = if named.is_empty() { "none".to_string() } else { named.len().to_string() };
    title.push(Ink::Strong, &format!(" · {count}"));
    title.push(Ink::Dim, " · who and what goes by several names: each as written, how often, and in which lines");
    let longest = accounts.iter().map(|id| Rich::plain(&comparison.account(*id).label).width()).max().unwrap_or(0);
    let columns = AccountColumns::new(&accounts, ENTITY, longest.max(7), look);
    let rows = named.iter().map(|named| (entity(comparison, named), cells(comparison, named, look))).collect();
    let mut out = report_heading(&title, look);
    if !named.is_empty() {
        out.push_str(&format!("\n{}", columns.paint(comparison, "who or what", rows, look)));
    }
    out
}

fn entity(comparison: &Comparison, named: &Named) -> Vec<Rich> {
    let entity = &comparison.entities[named.entity.0];
    vec![Rich::of(Ink::Strong, &entity.name), Rich::of(Ink::Dim, entity.kind.word())]
}

fn cells(comparison: &Comparison, named: &Named, look: &Look) -> Vec<Cell> {
    let mut out = Vec::new();
    for (account, used) in &named.accounts {
        for (at, used) in used.iter().enumerate() {
            let label = if at == 0 { comparison.account(*account).label.as_str() } else { "" };
            let place = Rich::of(Ink::Strong, label);
            out.push(Cell { account: *account, short: Rich::default(), place, words: words(comparison, used, look) });
        }
    }
    out
}

/// "Kelbajar ×4 (3 5 7)"
fn words(comparison: &Comparison, used: &Used, look: &Look) -> Rich {
    let mut line = Rich::plain(used.name.as_str());
    if used.statements.len() > 1 {
        line.push(Ink::Strong, &format!(" ×{}", used.statements.len()));
    }
    let mut lines: Vec<Place> = used.statements.iter().map(|id| comparison.statement(*id).place).collect();
    lines.dedup();
    let shown = if look.all { lines.len() } else { lines.len().min(LINES) };
    let listed: Vec<String> = lines[..shown].iter().map(Place::to_string).collect();
    let more = if shown < lines.len() { " …" } else { "" };
    line.with(Ink::Dim, &format!(" ({}{more})", listed.join(" ")))
}

/// An entity and what the accounts call it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    /// The entity.
    pub entity: EntityId,
    /// The names that each account uses, the most frequent first.
    pub accounts: BTreeMap<AccountId, Vec<Used>>,
}

/// A name and where it is used.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Used {
    /// As it is first written.
    pub name: Visible,
    /// The statements, one for each use.
    pub statements: Vec<StatementId>,
}

/// The entities that two or more of these accounts name (one, if there is no other) and that have more than one name, the most named first.
pub(super) fn entities_named(comparison: &Comparison, accounts: &[AccountId]) -> Vec<Named> {
    let mut all: BTreeMap<EntityId, BTreeMap<AccountId, Vec<Used>>> = BTreeMap::new();
    for (at, statement) in comparison.statements.iter().enumerate().filter(|(_, s)| accounts.contains(&s.account)) {
        let text = &comparison.account(statement.account).text;
        for mention in &statement.mentions {
            if let Content::Name(name) = &mention.content
                && let Some(entity) = name.entity
                && name.form != NameForm::Pronoun
            {
                let used = all.entry(entity).or_default().entry(statement.account).or_default();
                add_use(used, Visible::of(mention.span.text(text)), StatementId(at));
            }
        }
    }
    let mut out: Vec<Named> = all.into_iter().map(|(entity, accounts)| Named { entity, accounts }).collect();
    out.retain(|named| has_several_names(named, accounts.len().min(2)));
    for used in out.iter_mut().flat_map(|named| named.accounts.values_mut()) {
        used.sort_by_key(|used| std::cmp::Reverse(used.statements.len()));
    }
    out.sort_by_key(|named| std::cmp::Reverse(count_uses(named)));
    out
}

fn add_use(used: &mut Vec<Used>, name: Visible, statement: StatementId) {
    match used.iter_mut().find(|u| fold(u.name.as_str()) == fold(name.as_str())) {
        Some(known) => known.statements.push(statement),
        None => used.push(Used { name, statements: vec![statement] }),
    }
}

/// True if at least this many accounts name it, under more than one name.
fn has_several_names(named: &Named, least: usize) -> bool {
    let mut names: Vec<String> = named.accounts.values().flatten().map(|used| fold(used.name.as_str())).collect();
    names.sort();
    names.dedup();
    named.accounts.len() >= least && names.len() > 1
}

fn count_uses(named: &Named) -> usize {
    named.accounts.values().flatten().map(|used| used.statements.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::model::{Content, EntityId, EntityKind, Mention, Name, NameForm, Span, Voice};
    use crate::report::{Look, fixture};
    use crate::select;

    #[test]
    fn the_words_of_each_account_with_counts_and_lines() {
        let mut comparison = fixture::sample();
        for (at, words, entity) in
            [(0, "Orlova pit", 0), (5, "Orlova pit", 0), (7, "The Orlova pit", 0), (9, "Orlova", 0), (3, "The company", 1)]
        {
            let statement = &comparison.statements[at];
            let text = &comparison.accounts[statement.account.0].text;
            let start = statement.span.start() + statement.span.text(text).find(words).expect("the fixture has it");
            let span = Span::of(text, start..start + words.len());
            let name =
                Name { kind: EntityKind::Place, form: NameForm::Proper, entity: Some(EntityId(entity)), female: None, refers_to: None };
            comparison.statements[at].mentions.push(Mention { span, voice: Voice::Own, content: Content::Name(name) });
        }
        let view = select::everything(&comparison);
        let wide = render(&comparison, &view, &Look { width: 120, colour: false, all: false, alone: false, perhaps: false, links: None });
        assert!(wide.contains("NAMES · 1 ·") && !wide.contains("company"), "{wide}");
        assert!(
            wide.lines().any(|line| line.starts_with("Orlova ") && line.contains("Orlova pit (1)") && line.ends_with("Orlova (1)")),
            "{wide}"
        );
        let narrow = render(&comparison, &view, &Look { width: 60, colour: false, all: false, alone: false, perhaps: false, links: None });
        assert!(narrow.contains("ledger   Orlova pit (1)") && narrow.contains("         The Orlova pit (3)"), "{narrow}");
    }
}
