//! The tables of a profile for a terminal: numbers by account, outlet or group, the words behind them, and what each account calls the main actors.

use super::{ReportVerb, UsedName, UsedWord, lines, names_used, report_verbs_of, speakers_of, words_used};
use crate::model::{AccountId, Comparison, EntityId, Place, StatementId};
use crate::profile::{self, Charge, Profile, Share, Totals};
use crate::report::layout::{AccountColumns, Cell, GAP, Grid, GridRow, report_heading};
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, prose};

/// A row of numbers and its name.
pub(super) struct Numbers {
    name: String,
    totals: Totals,
}

impl Numbers {
    pub(super) fn new(name: String, totals: Totals) -> Numbers {
        Numbers { name, totals }
    }
}

/// The table of quotations under its heading.
pub(super) fn quoted_numbers(numbers: &[Numbers], look: &Look) -> String {
    let title = Rich::of(Ink::Strong, "WHOSE WORDS");
    let title = title.with(
        Ink::Dim,
        " · quoted: in quotation marks; reported: said by others, without marks; unnamed: the source has no name. Shares are of all words",
    );
    format!("\n{}\n{}", report_heading(&title, look), quoted_in_words(numbers, look))
}

/// The rows of that table.
pub(super) fn quoted_in_words(numbers: &[Numbers], look: &Look) -> String {
    let heads = ["", "words", "quoted", "reported", "sayings", "unnamed", "their words"];
    let row = |numbers: &Numbers| {
        let all = &numbers.totals;
        let percent = |words: usize| format!("{:.0} %", 100.0 * all.share(words));
        vec![
            all.words.to_string(),
            percent(all.marked),
            percent(all.reported),
            all.sayings.to_string(),
            all.unnamed.to_string(),
            percent(all.unnamed_words),
        ]
    };
    numbers_table(&heads, numbers, row, look)
}

/// The table of charged words under its heading.
pub(super) fn charged_numbers(numbers: &[Numbers], look: &Look) -> String {
    let title = Rich::of(Ink::Strong, "CHARGED WORDS");
    let title = title.with(Ink::Dim, " · in its own voice, in brackets per 1,000 words; after + those in what others say");
    format!("\n{}\n{}", report_heading(&title, look), charged_in_words(numbers, look))
}

/// The rows of that table.
pub(super) fn charged_in_words(numbers: &[Numbers], look: &Look) -> String {
    let heads: Vec<&str> = std::iter::once("").chain(Charge::ALL.map(charge_head)).collect();
    let row = |numbers: &Numbers| Charge::ALL.map(|class| charged_count(&numbers.totals, class)).to_vec();
    numbers_table(&heads, numbers, row, look)
}

/// The head of a class's column.
fn charge_head(class: Charge) -> &'static str {
    match class {
        Charge::Side => "takes sides",
        Charge::Contested => "contested",
        Charge::Degree => "degree",
        Charge::Distance => "distance",
        Charge::Hedge => "hedges",
    }
}

/// "3 (12.9) +1"
fn charged_count(all: &Totals, class: Charge) -> String {
    let (own, others) = all.of(class);
    let more = if others > 0 { format!(" +{others}") } else { String::new() };
    if own > 0 { format!("{own} ({:.1}){more}", all.rate(own)) } else { format!("·{more}") }
}

fn numbers_table(heads: &[&str], numbers: &[Numbers], row: impl Fn(&Numbers) -> Vec<String>, look: &Look) -> String {
    let rows: Vec<(&str, Vec<String>)> = numbers.iter().map(|numbers| (numbers.name.as_str(), row(numbers))).collect();
    let wide = |text: &str| Rich::plain(text).width();
    let first = rows.iter().map(|(name, _)| wide(name)).max().unwrap_or(0);
    let column = |at: usize| rows.iter().map(|(_, cells)| wide(&cells[at - 1])).chain([wide(heads[at])]).max().unwrap_or(0);
    let widths: Vec<usize> = std::iter::once(first).chain((1..heads.len()).map(column)).collect();
    if widths.iter().map(|width| width + GAP).sum::<usize>() > look.width + GAP {
        return numbers_in_words(heads, rows, first, look);
    }
    let line = |(name, cells): (&str, Vec<String>)| GridRow {
        first: vec![Rich::of(Ink::Strong, name)],
        bands: vec![cells.iter().map(|cell| Rich::plain(cell)).collect()],
        last: None,
    };
    let head = heads.iter().map(|head| head.to_string()).collect();
    Grid { widths, head, rows: rows.into_iter().map(line).collect(), right: (1..heads.len()).collect(), plain: true }.paint(look)
}

/// The same as text if the columns do not fit: "words 230 · quoted 0 % · …".
fn numbers_in_words(heads: &[&str], rows: Vec<(&str, Vec<String>)>, first: usize, look: &Look) -> String {
    let line = |(name, cells): (&str, Vec<String>)| {
        let text = heads[1..].iter().zip(cells).enumerate().fold(Rich::default(), |line, (at, (head, cell))| {
            line.with(Ink::Dim, if at > 0 { " · " } else { "" }).with(Ink::Dim, &format!("{head} ")).with(Ink::Plain, &cell)
        });
        GridRow { first: vec![Rich::of(Ink::Strong, name)], bands: vec![vec![text]], last: None }
    };
    let first = first.min(look.width / 3);
    let widths = vec![first, look.width.saturating_sub(first + GAP)];
    Grid { widths, rows: rows.into_iter().map(line).collect(), plain: true, ..Grid::default() }.paint(look)
}

/// Maximum number of speakers, verbs or words listed without `--all`.
const MOST_WORDS: usize = 6;
/// Maximum number of lines listed for one word.
const MOST_LINES: usize = 6;

/// The speakers of each account, and its reporting verbs.
pub(super) fn speakers_list(comparison: &Comparison, profiles: &[&Profile], look: &Look) -> String {
    let mut who: Vec<(AccountId, Rich)> = Vec::new();
    let mut verbs: Vec<(AccountId, Rich)> = Vec::new();
    for profile in profiles {
        let totals = profile::total(profile);
        who.push((profile.account, shares(comparison, profile, &totals, look)));
        verbs.push((profile.account, report_verbs(profile, &totals, look)));
    }
    let head = |text: &str| format!("\n{}\n", prose::lines(&Rich::of(Ink::Dim, text), look));
    let speakers = head("who speaks, and for how much of all words; ~ marks a source without a name");
    let verbs_head = head("report verbs, with the attitude that they express, if any");
    speakers + &lines(comparison, who, look) + &verbs_head + &lines(comparison, verbs, look)
}

fn shares(comparison: &Comparison, profile: &Profile, totals: &Totals, look: &Look) -> Rich {
    let item = |(name, share, places): (&str, &Share, Vec<StatementId>)| {
        let sign = if share.named.unnamed() { "~" } else { "" };
        let line = Rich::plain(&format!("{sign}{name} ")).with(Ink::Strong, &format!("{:.0} %", 100.0 * totals.share(share.words)));
        line.with(Ink::Dim, &format!(" ({})", line_numbers(comparison, places, look)))
    };
    listed(speakers_of(&[profile], totals).into_iter().map(item).collect(), look)
}

fn report_verbs(profile: &Profile, totals: &Totals, look: &Look) -> Rich {
    let item = |verb: ReportVerb<'_>| {
        let times = if verb.places.len() > 1 { format!(" ×{}", verb.places.len()) } else { String::new() };
        let line = Rich::plain(verb.verb).with(Ink::Strong, &times);
        match verb.class {
            Some(class) => line.with(Ink::Dim, &format!(" ({class})")),
            None => line,
        }
    };
    listed(report_verbs_of(&[profile], totals).into_iter().map(item).collect(), look)
}

/// The charged words of each account, own voice first.
pub(super) fn charged_list(comparison: &Comparison, profiles: &[&Profile], look: &Look) -> String {
    let mut rows: Vec<(AccountId, Rich)> = Vec::new();
    for profile in profiles {
        for class in Charge::ALL {
            let (own, others) = (words_used(comparison, &[profile], class, true), words_used(comparison, &[profile], class, false));
            if !own.is_empty() {
                rows.push((
                    profile.account,
                    Rich::of(Ink::Dim, &format!("{}: ", charge_meaning(class))).joined(used_words(comparison, own, look)),
                ));
            }
            if !others.is_empty() {
                let line = Rich::of(Ink::Dim, &format!("{}, in what others say: ", charge_meaning(class)));
                rows.push((profile.account, line.joined(used_words(comparison, others, look))));
            }
        }
    }
    if rows.is_empty() { String::new() } else { format!("\n{}", lines(comparison, rows, look)) }
}

/// The meaning of a class.
fn charge_meaning(class: Charge) -> &'static str {
    match class {
        Charge::Side => "takes sides",
        Charge::Contested => "contested, others have another word",
        Charge::Degree => "stronger or weaker",
        Charge::Distance => "keeps at a distance",
        Charge::Hedge => "hedges",
    }
}

/// Each word once, as it is first written, with the speaker unless it is the account.
fn used_words(comparison: &Comparison, charged: Vec<UsedWord>, look: &Look) -> Rich {
    let item = |UsedWord { word, who, places, against }: UsedWord| {
        let times = if places.len() > 1 { format!(" ×{}", places.len()) } else { String::new() };
        let mut line = Rich::default();
        line.mark(Ink::Wording, &word, look);
        line.push(Ink::Strong, &times);
        if let Some((_, other)) = against {
            line.push(Ink::Dim, &format!(" beside “{other}”"));
        }
        if !who.is_empty() {
            line.push(Ink::Plain, &format!(" {who}"));
        }
        line.with(Ink::Dim, &format!(" ({})", line_numbers(comparison, places, look)))
    };
    listed(charged.into_iter().map(item).collect(), look)
}

/// Items separated by dots, the first few unless all are asked for.
pub(super) fn listed(items: Vec<Rich>, look: &Look) -> Rich {
    if items.is_empty() {
        return Rich::of(Ink::Dim, "none");
    }
    let shown = if look.all { items.len() } else { items.len().min(MOST_WORDS) };
    let left = items.len() - shown;
    let line = items.into_iter().take(shown).enumerate().fold(Rich::default(), |line, (at, item)| {
        let line = if at > 0 { line.with(Ink::Dim, " · ") } else { line };
        line.joined(item)
    });
    if left > 0 { line.with(Ink::Dim, &format!(" · … {left} more")) } else { line }
}

/// The lines or other places of statements: "3 5 7".
pub(super) fn line_numbers(comparison: &Comparison, statements: Vec<StatementId>, look: &Look) -> String {
    let mut all: Vec<Place> = statements.iter().map(|id| comparison.statement(*id).place).collect();
    all.sort_unstable();
    all.dedup();
    let shown = if look.all { all.len() } else { all.len().min(MOST_LINES) };
    let more = if shown < all.len() { " …" } else { "" };
    format!("{}{more}", all[..shown].iter().map(Place::to_string).collect::<Vec<_>>().join(" "))
}

/// Maximum number of actors shown without `--all`.
const MOST_ACTORS: usize = 6;
/// Width of the column of actors.
const ACTOR: usize = 16;

/// The table of actors.
pub(super) fn actors(comparison: &Comparison, profiles: &[&Profile], accounts: &[AccountId], look: &Look) -> String {
    let own: Vec<Profile> = profiles.iter().map(|p| (*p).clone()).collect();
    let all = profile::actors(comparison, &own);
    let shown = if look.all { all.len() } else { all.len().min(MOST_ACTORS) };
    let count = if shown < all.len() { format!(" · {shown} of {}", all.len()) } else { format!(" · {shown}") };
    let title = Rich::of(Ink::Strong, "MAIN ACTORS").with(Ink::Strong, &count);
    let title =
        title.with(Ink::Dim, " · what each is called, and with “+” what is said of it there; a quotation mark: words of somebody quoted");
    let longest = accounts.iter().map(|id| Rich::plain(&comparison.account(*id).label).width()).max().unwrap_or(0);
    let columns = AccountColumns::new(accounts, ACTOR, longest.max(7), look);
    let rows = all[..shown].iter().map(|id| (actor_name(comparison, *id), actor_cells(comparison, &own, *id, look))).collect();
    let table = if shown > 0 { columns.paint(comparison, "who or what", rows, look) } else { String::new() };
    format!("\n{}\n{table}", report_heading(&title, look))
}

fn actor_name(comparison: &Comparison, id: EntityId) -> Vec<Rich> {
    let entity = &comparison.entities[id.0];
    vec![Rich::of(Ink::Strong, &entity.name), Rich::of(Ink::Dim, entity.kind.word())]
}

fn actor_cells(comparison: &Comparison, profiles: &[Profile], id: EntityId, look: &Look) -> Vec<Cell> {
    let mut out = Vec::new();
    for profile in profiles {
        let label = &comparison.account(profile.account).label;
        for (at, words) in actor_names(comparison, profile, id, look).into_iter().enumerate() {
            let place = Rich::of(Ink::Strong, if at == 0 { label } else { "" });
            out.push(Cell { account: profile.account, short: Rich::default(), place, words });
        }
    }
    out
}

/// The names that an account uses for an entity, most used first: "Prime Minister Roe ×2 (3 7) + embattled".
fn actor_names(comparison: &Comparison, profile: &Profile, id: EntityId, look: &Look) -> Vec<Rich> {
    let line = |UsedName { name, quoted, places, attached }: UsedName| {
        let name = if quoted { format!("“{name}”") } else { name.to_string() };
        let times = if places.len() > 1 { format!(" ×{}", places.len()) } else { String::new() };
        let mut line = Rich::plain(&name).with(Ink::Strong, &times);
        for said in attached {
            line.push(Ink::Strong, &format!(" + {}", prose::start(&said, 60)));
        }
        line.with(Ink::Dim, &format!(" ({})", line_numbers(comparison, places, look)))
    };
    names_used(comparison, &[profile], id).into_iter().map(line).collect()
}
