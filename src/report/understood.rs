//! What was understood of a single account: its dates, figures, speakers, names and choice of words. The lists are made once, for the terminal and
//! the web page.

use std::collections::BTreeMap;

use super::excerpt::{self, Cut};
use super::layout::{GAP, Grid, GridRow, report_heading};
use super::prose::{self, time_in_words};
use super::rich::{Ink, Rich};
use super::{Look, timeline};
use crate::model::{Comparison, Content, EntityId, NameForm, Quantity, Span, StatementId, Voice};
use crate::profile::{self, Profile, Reference};
use crate::select::View;
use crate::text::{fold, one_line};

/// Printed if there is only one account. Contradictions are found in claims, which need two accounts.
pub(super) const ALONE: &str = "There is only one account, so nothing is compared. This is what was understood of it; whether it contradicts itself was \
                         not looked into. Name a second account to compare the two.";

/// A list of what was understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// Its name.
    pub name: &'static str,
    /// What it contains.
    pub meaning: &'static str,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// One thing that was understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    /// What it is: a time, a figure, a speaker, a name, a word.
    pub what: String,
    /// More about it: the reporting verb, what is counted, the class of a word.
    pub note: String,
    /// Its statement, or the first one.
    pub statement: StatementId,
    /// What to show of it.
    pub shown: Shown,
}

/// What is shown of an item.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    /// Its statement, with these words marked.
    Statement(Vec<Span>),
    /// Words of the program.
    Words(String),
}

impl Item {
    /// Its words on one line.
    pub(super) fn words(&self, comparison: &Comparison) -> String {
        match &self.shown {
            Shown::Statement(_) => crate::text::one_line(comparison.words(self.statement)),
            Shown::Words(words) => words.clone(),
        }
    }
}

/// True if there is only one account.
pub fn is_alone(comparison: &Comparison) -> bool {
    comparison.accounts.len() == 1
}

/// The lists that are not empty.
pub(super) fn parts(comparison: &Comparison, view: &View) -> Vec<Part> {
    let mut out = facts(comparison, view);
    out.extend(reporting(comparison, view));
    out.retain(|part| !part.items.is_empty());
    out
}

/// The dates, and the figures.
fn facts(comparison: &Comparison, view: &View) -> Vec<Part> {
    let dated = timeline::moments(comparison, view).into_iter().map(|moment| Item {
        what: time_in_words(moment.when),
        note: String::new(),
        statement: moment.statement,
        shown: Shown::Statement(Vec::new()),
    });
    let dated = Part { name: "Dated", meaning: "what is said to have happened when, in order of time", items: dated.collect() };
    let mut figures = Vec::new();
    for id in view.unmatched.iter().copied() {
        let statement = comparison.statement(id);
        let text = &comparison.account(statement.account).text;
        for mention in statement.mentions.iter().filter(|m| statement.span.contains(m.span)) {
            let Content::Quantity(own) = &mention.content else { continue };
            if own.ordinal {
                continue;
            }
            let shown = Shown::Statement(vec![mention.span]);
            figures.push(Item {
                what: one_line(mention.span.text(text)),
                note: counted(own, mention.span.text(text)),
                statement: id,
                shown,
            });
        }
    }
    vec![dated, Part { name: "Figures", meaning: "how many and how much, in order of the text", items: figures }]
}

/// "person, killed": what a figure counts, if its words do not say so, and the figure's role.
fn counted(own: &Quantity, words: &str) -> String {
    let words = words.to_lowercase();
    // Comparing the beginning of the word also finds its plural.
    let is_said = |of: &str| words.contains(&of.chars().take(4).collect::<String>());
    let parts = [own.of.as_deref().filter(|of| !is_said(of)), own.role.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The quotations, the names and the charged words.
fn reporting(comparison: &Comparison, view: &View) -> Vec<Part> {
    let profiles = profile::profiles(comparison, view);
    let list = |of: fn(&Comparison, &Profile) -> Vec<Item>| profiles.iter().flat_map(|own| of(comparison, own)).collect();
    vec![
        Part {
            name: "Who says what",
            meaning: "whom it quotes, or reports without quotation marks, with which verb",
            items: list(sayings),
        },
        Part {
            name: "Names",
            meaning: "whom and what it names, most often first, what it calls them and, after “+”, says of them there",
            items: list(names_called),
        },
        Part { name: "Words", meaning: "which take sides, strengthen, keep at a distance or hedge", items: list(charged) },
    ]
}

fn sayings(comparison: &Comparison, own: &Profile) -> Vec<Item> {
    let item = |said: &profile::Quotation| {
        let who = match said.source {
            Some(source) if said.who.is_empty() => one_line(source.text(&comparison.account(own.account).text)),
            _ if said.who.is_empty() => "no source named".to_string(),
            _ => said.who.clone(),
        };
        let pieces = said.pieces.iter().filter(|(id, _)| *id == said.statement).map(|(_, span)| *span).collect();
        let how = if said.marked > 0 { prose::count(said.marked, "word quoted", "words quoted") } else { "reported".into() };
        let note = [said.verb.as_str(), &how].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        Item { what: who, note, statement: said.statement, shown: Shown::Statement(pieces) }
    };
    own.quotations.iter().map(item).collect()
}

/// A row for each entity: the words used for it, how often, and its descriptions.
fn names_called(comparison: &Comparison, own: &Profile) -> Vec<Item> {
    let text = &comparison.account(own.account).text;
    let mut all: BTreeMap<EntityId, Vec<&Reference>> = BTreeMap::new();
    for reference in own.references.iter().filter(|r| r.form != NameForm::Pronoun) {
        all.entry(reference.entity).or_default().push(reference);
    }
    let mut rows: Vec<(EntityId, Vec<&Reference>)> = all.into_iter().collect();
    rows.sort_by_key(|(id, references)| (std::cmp::Reverse(references.len()), *id));
    let item = |(id, references): (EntityId, Vec<&Reference>)| {
        let mut called: Vec<(String, usize)> = Vec::new();
        for reference in &references {
            let attached = reference.attached.iter().map(|own| {
                let denied = if own.denied { "not " } else { "" };
                format!("+ {denied}{}", one_line(own.span.text(text)))
            });
            for words in std::iter::once(one_line(reference.span.text(text))).chain(attached) {
                match called.iter_mut().find(|(known, _)| fold(known) == fold(&words)) {
                    Some((_, times)) => *times += 1,
                    None => called.push((words, 1)),
                }
            }
        }
        called.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        let listed = called.into_iter().map(|(words, times)| if times > 1 { format!("{words} ×{times}") } else { words });
        let entity = &comparison.entities[id.0];
        let shown = Shown::Words(listed.collect::<Vec<_>>().join(" · "));
        Item { what: entity.name.clone(), note: entity.kind.word().into(), statement: references[0].statement, shown }
    };
    rows.into_iter().map(item).collect()
}

fn charged(comparison: &Comparison, own: &Profile) -> Vec<Item> {
    let text = &comparison.account(own.account).text;
    let item = |charged: &profile::Charged| {
        let speaker = prose::speaker(comparison, own.account, &charged.voice);
        let voice = match (&charged.voice, speaker) {
            (Voice::Own, _) | (Voice::Quoted { .. }, None) => "own voice".to_string(),
            (Voice::Quoted { .. }, Some(speaker)) => format!("said by {speaker}"),
        };
        Item {
            what: one_line(charged.span.text(text)),
            note: format!("{}, {voice}", charged.class.word()),
            statement: charged.statement,
            shown: Shown::Statement(vec![charged.span]),
        }
    };
    own.charged.iter().map(item).collect()
}

/// Maximum number of items of a list that are shown without `--all`.
const MOST: usize = 10;
/// Maximum number of lines for the words of an item.
const LINES: usize = 2;
/// The help at the foot.
const HELP: &str = "… marks omitted words: -a shows all. -f timeline shows what happened when, -f json everything that was understood.";

/// Renders what was understood.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let mut out = account_head(comparison, look);
    for part in parts(comparison, view) {
        out.push_str(&part_rows(comparison, &part, look));
    }
    let foot = view.selection.iter().map(|selection| format!("Shown: {selection} (the rest is hidden)"));
    for line in foot.chain([HELP.to_string()]) {
        out.push_str(&format!("\n{}\n", prose::lines(&Rich::of(Ink::Dim, &line), look)));
    }
    out
}

fn account_head(comparison: &Comparison, look: &Look) -> String {
    let mut out = String::new();
    for account in &comparison.accounts {
        let mut parts = Vec::new();
        if account.source != account.label {
            parts.push(account.source.clone());
        }
        parts.push(
            account
                .published
                .as_ref()
                .map_or_else(|| "day of publication unknown".into(), |day| format!("published {}", time_in_words(day))),
        );
        parts.push(prose::count(comparison.statements.len(), "statement", "statements"));
        let line = Rich::of(Ink::Strong, &account.label).with(Ink::Plain, &format!(" · {}", parts.join(" · ")));
        out.push_str(&format!("{}\n", prose::lines(&line, look)));
        if let Some(title) = &account.title {
            out.push_str(&format!("{}\n", prose::lines(&Rich::plain(title), look)));
        }
    }
    format!("{out}\n{}\n", prose::lines(&Rich::plain(ALONE), look))
}

fn part_rows(comparison: &Comparison, part: &Part, look: &Look) -> String {
    let title = Rich::of(Ink::Strong, &format!("{} · {}", part.name.to_uppercase(), part.items.len()));
    let mut out = format!("\n{}", report_heading(&title.with(Ink::Dim, &format!(" · {}", part.meaning)), look));
    let shown = if look.all { part.items.len() } else { part.items.len().min(MOST) };
    let first = if look.width < 90 { 20 } else { 26 };
    let places = part.items.iter().map(|item| Rich::line(comparison, item.statement).width()).max().unwrap_or(0);
    let place = places.clamp(4, look.width / 5);
    let widths = vec![first, place, look.width.saturating_sub(first + place + 2 * GAP)];
    let rows = part.items[..shown].iter().map(|item| item_row(comparison, item, widths[2], look)).collect();
    out.push_str(&Grid { rows, widths: widths.clone(), plain: true, ..Grid::default() }.paint(look));
    let left = part.items.len() - shown;
    if left > 0 {
        out.push_str(&format!("{}\n", prose::lines(&Rich::of(Ink::Dim, &format!("… {left} more: -a shows all of them")), look)));
    }
    out
}

fn item_row(comparison: &Comparison, item: &Item, width: usize, look: &Look) -> GridRow {
    let cut = Cut { ink: Ink::Wording, room: if look.all { usize::MAX } else { width * LINES }, look };
    let words = match &item.shown {
        Shown::Statement(marks) if marks.is_empty() => excerpt::statement(comparison, item.statement, cut),
        Shown::Statement(marks) => excerpt::marked(comparison, item.statement, marks, cut),
        Shown::Words(words) => {
            let shown = prose::start(words, cut.room);
            let more = if shown.len() < words.len() { " …" } else { "" };
            Rich::plain(&shown).with(Ink::Dim, more)
        }
    };
    let mut first = vec![Rich::of(Ink::Strong, &item.what)];
    if !item.note.is_empty() {
        first.push(Rich::of(Ink::Dim, &item.note));
    }
    GridRow { first, bands: vec![vec![Rich::line(comparison, item.statement), words]], last: None }
}
