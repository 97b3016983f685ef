//! Lists of claims and statements: claims that several accounts report alike, claims that are not settled, statements that may be the same,
//! statements with no match; and why statements were paired into one claim.

use std::collections::BTreeMap;

use super::cards::{self, account_links, also_at, card_section, permanent_link, shortened};
use super::{Page, quotation};
use crate::digest::sections::Section;
use crate::digest::{Extent, Row, shared};
use crate::model::{AccountId, Comparison, DoubtKind, Pairing, Relation, Span, StatementId};
use crate::report::explain::evidence_steps;
use crate::report::markup::{Markup, Tag, tag};
use crate::report::prose;

/// Maximum number of rows shown unfolded, those with the most independent texts; and of weakly paired ones.
const MOST: usize = 8;
const WEAK: usize = 4;
/// Maximum number of doubts named.
const DOUBTS: usize = 2;
/// Maximum number of statements quoted below a row; the accounts of the rest are linked.
const QUOTED: usize = 12;
/// Maximum number of additions shown.
const ADDED: usize = 4;

/// The section of a list of claims.
pub(super) fn rows_section(page: &Page<'_>, section: Section) -> Markup {
    let digest = &page.digest;
    let (rows, address, meaning) = match section {
        Section::Same => (&digest.agreed, "agreed", "The words are those that all of them share."),
        Section::Several => (&digest.several, "several", "Each with details of its own."),
        Section::NotSettled => (&digest.not_settled, "not-settled", "Told differently; whether that matters cannot be decided here."),
        Section::Perhaps => (&digest.perhaps, "perhaps", "Alike, but they may be about two things."),
        _ => return Markup::default(),
    };
    let name = section.name();
    if rows.is_empty() {
        return Markup::default();
    }
    // Slight rows are folded, unless there are no others.
    let most = if section == Section::Perhaps { WEAK } else { MOST };
    let full = rows.iter().take(most).take_while(|row| !row.slight).count();
    let (first, rest) = rows.split_at(if full == 0 { rows.len().min(most) } else { full });
    let cards = |own: &[Row]| tag("div").class("cards").all(own.iter().map(|row| row_card(page, row, section, address)));
    let mut out = card_section(page, address, name, Some(rows.len()), meaning).put(cards(first));
    if !rest.is_empty() {
        let more = format!("{} more, reported by fewer or in few words", rest.len());
        out = out.put(tag("details").class("rest").put(tag("summary").say(&more)).put(cards(rest)));
    }
    out.into()
}

fn row_card(page: &Page<'_>, row: &Row, section: Section, kind: &str) -> Tag {
    let address = row.claim.to_string();
    let claims: Vec<_> = std::iter::once(row.claim).chain(row.others.iter().copied()).collect();
    let pairings: Vec<_> = claims.iter().flat_map(|claim| page.pairings[claim.0].iter().copied()).collect();
    let body = match section {
        Section::Same => agreed(page, row),
        Section::NotSettled => {
            two_sides(page, row, row.doubt.as_ref().map(|shown| shown.doubt.sides.clone()).unwrap_or_default(), "not settled: ")
        }
        _ => two_sides(page, row, Vec::new(), ""),
    };
    cards::card(page, &claims, &address, kind, row.accounts.iter().copied())
        .put(account_count(page, row).put(permanent_link(&address)).put(also_at(&address, &page.homes, &claims, &[])))
        .put(body.put(cards::folds([statements(page, row), evidence_details(page.comparison, &pairings, &row.statements)])))
}

/// The number of accounts that report it, in figures and as a bar.
fn account_count(page: &Page<'_>, row: &Row) -> Tag {
    let (own, all) = (row.accounts.len(), page.digest.accounts.len());
    let count = if own == all { format!("all {all}") } else { format!("{own} of {all}") };
    let width = format!("{:.0}%", 100.0 * own as f64 / all.max(1) as f64);
    let bar = tag("svg")
        .class("share")
        .set("aria-hidden", "true")
        .put(tag("rect").class("ground").set("width", "100%").set("height", "100%").set("rx", 3))
        .put(tag("rect").set("width", width).set("height", "100%").set("rx", 3));
    let mut out = tag("header").put(tag("p").class("told").put(tag("b").say(&count)).put(bar));
    if row.texts < own {
        out = out.put(tag("p").class("quiet").say(&prose::count(row.texts, "independent text", "independent texts")));
    }
    out
}

/// The words that all share, and those that only some add.
fn agreed(page: &Page<'_>, row: &Row) -> Tag {
    let comparison = page.comparison;
    let shared = shared(comparison, row.claim);
    let text = &comparison.account(comparison.statement(shared.statement).account).text;
    let whole = comparison.statement(shared.statement).span;
    let mut words = tag("h3").class("words").set("dir", "auto");
    let mut at = whole.start();
    for span in shared.spans.iter().filter(|span| whole.contains(**span)) {
        if !text[at..span.start()].trim().is_empty() {
            words = words.put(tag("span").class("cut").say(" … "));
        } else if at > whole.start() {
            words = words.say(" ");
        }
        words = words.say(span.text(text));
        at = span.end();
    }
    if text[at..whole.end()].chars().any(char::is_alphanumeric) {
        words = words.put(tag("span").class("cut").say(" …"));
    }
    let other = match shared.extent {
        Extent::Words => None,
        Extent::OtherWords | Extent::Example => {
            let link = cards::statement_link(comparison, shared.statement);
            Some(tag("p").class("quiet").say("in the words of ").put(link).say(", elsewhere in other words"))
        }
    };
    let mut out = tag("div").class("body").put(words).all(other).put(places(page, row));
    for add in shared.adds.iter().take(ADDED) {
        let words = tag("q").class("words").set("dir", "auto").say(add.span.text(&comparison.account(add.account).text));
        let line = tag("p").class("adds").say("only ").put(cards::account_link(comparison, add.account)).say(" adds: ").put(words);
        out = out.put(line.say(" ").put(cards::statement_link(comparison, add.statement)));
    }
    if shared.adds.len() > ADDED {
        out = out.put(tag("p").class("adds quiet").say(&format!("and {} more", shared.adds.len() - ADDED)));
    }
    out
}

/// The accounts, and links to the choices and disputes that the row is also in.
fn places(page: &Page<'_>, row: &Row) -> Tag {
    let mut out = tag("p").class("also").put(account_links(page.comparison, &row.accounts));
    if let Some(choice) = page.digest.choices.iter().find(|c| row.reworded && c.claims.contains(&row.claim)) {
        let link = choice.differences.first().map(|id| tag("a").set("href", format!("#{id}")).say("~ in other words"));
        out = out.all(link.map(|link| tag("span").say(" · ").put(link)));
    }
    for dispute in row.disputes.iter().filter_map(|at| page.digest.disputes.get(*at)) {
        let link = dispute.differences.first().map(|id| tag("a").set("href", format!("#{id}")).say("≠ also in a dispute"));
        out = out.all(link.map(|link| tag("span").say(" · ").put(link)));
    }
    out
}

/// The statements of two sides with what differs marked.
fn two_sides(page: &Page<'_>, row: &Row, marks: Vec<(StatementId, Option<Span>)>, before: &str) -> Tag {
    let comparison = page.comparison;
    let mut sides = marks;
    if sides.is_empty() {
        let claim = &comparison.claims[row.claim.0];
        sides.push((claim.gist, None));
        let best = page.pairings[row.claim.0].iter().filter(|p| p.statements.0 == claim.gist || p.statements.1 == claim.gist);
        let other = best.max_by(|a, b| a.probability.total_cmp(&b.probability));
        let other = other.map(|p| if p.statements.0 == claim.gist { p.statements.1 } else { p.statements.0 });
        let gist = comparison.statement(claim.gist).account;
        let other = other.or_else(|| row.statements.iter().copied().find(|id| comparison.statement(*id).account != gist));
        sides.extend(other.map(|id| (id, None)));
    }
    let mut ids: Vec<StatementId> = sides.iter().map(|(id, _)| *id).collect();
    ids.dedup();
    let items = ids.iter().map(|id| {
        let own = sides.iter().filter(|(other, _)| other == id).filter_map(|(_, span)| *span);
        quotation::item(comparison, *id, quotation::marked(comparison, *id, &own.collect::<Vec<_>>(), Relation::Compatible))
    });
    let mut doubts: Vec<&str> = comparison.claims[row.claim.0].doubts.iter().filter_map(|doubt| in_doubt(doubt.kind)).collect();
    doubts.dedup();
    if doubts.is_empty() && comparison.claims[row.claim.0].doubts.iter().any(|doubt| doubt.kind == DoubtKind::Little) {
        doubts.push("they share little");
    }
    doubts.truncate(DOUBTS);
    let why = (!before.is_empty() && !doubts.is_empty()).then(|| tag("p").class("quiet").say(before).say(&doubts.join(", ")));
    let heading = tag("h3").class("unseen").set("dir", "auto").say(&shortened(comparison.words(comparison.claims[row.claim.0].gist), 80));
    tag("div").class("body").put(heading).put(tag("ul").class("said").all(items)).all(why).put(places(page, row))
}

/// The words for a doubt, if there are any.
fn in_doubt(kind: DoubtKind) -> Option<&'static str> {
    match kind {
        DoubtKind::Weak | DoubtKind::Little => None,
        DoubtKind::Asked => Some("it is asked, not said"),
        DoubtKind::Finding => Some("who says it, or how surely"),
        DoubtKind::Figure => Some("a figure"),
        DoubtKind::Day => Some("a day or an hour"),
        DoubtKind::Name => Some("a name"),
        DoubtKind::Negation => Some("a “not” on one side"),
        DoubtKind::Certainty => Some("how surely it is said"),
        DoubtKind::Opposite => Some("two words that exclude each other"),
        DoubtKind::Order => Some("the order of the words"),
        DoubtKind::Word => Some("a word"),
    }
}

/// All statements of a row, folded: one of each account first.
fn statements(page: &Page<'_>, row: &Row) -> Markup {
    let comparison = page.comparison;
    let of = |id: &StatementId| comparison.statement(*id).account;
    let first = |id: &&StatementId| row.statements.iter().find(|other| of(other) == of(id)) == Some(*id);
    let (one, more): (Vec<&StatementId>, Vec<&StatementId>) = row.statements.iter().partition(first);
    let ordered: Vec<StatementId> = one.into_iter().chain(more).copied().collect();
    let (shown, rest) = ordered.split_at(ordered.len().min(QUOTED));
    let items = shown.iter().map(|id| quotation::item(comparison, *id, quotation::statement(comparison, *id, &[])));
    let mut out = tag("details")
        .put(tag("summary").say(&prose::count(ordered.len(), "statement", "statements")))
        .put(tag("ul").class("said").all(items));
    if !rest.is_empty() {
        let accounts: std::collections::BTreeSet<AccountId> = rest.iter().map(of).collect();
        let line = tag("p").class("places").say("and ").put(account_links(comparison, &accounts.into_iter().collect::<Vec<_>>()));
        out = out.put(line);
    }
    out.into()
}

/// Maximum number of statements of one account shown unfolded.
const MOST_UNMATCHED: usize = 6;
/// With more statements than this in all, half as many.
const IN_ALL: usize = 40;

/// The section of statements with no match.
pub(super) fn no_match_section(page: &Page<'_>) -> Markup {
    if page.view.unmatched.is_empty() {
        return Markup::default();
    }
    let near: BTreeMap<StatementId, StatementId> = page.comparison.perhaps.iter().map(|(id, near)| (*id, near.statement)).collect();
    let mut own: BTreeMap<AccountId, Vec<StatementId>> = BTreeMap::new();
    for id in &page.view.unmatched {
        own.entry(page.comparison.statement(*id).account).or_default().push(*id);
    }
    let mut own: Vec<(AccountId, Vec<StatementId>)> = own.into_iter().collect();
    own.sort_by_key(|(account, ids)| (std::cmp::Reverse(ids.len()), *account));
    let most = if page.view.unmatched.len() > IN_ALL { MOST_UNMATCHED / 2 } else { MOST_UNMATCHED };
    let parts = own.iter().map(|(account, ids)| unmatched_of_account(page, *account, ids, &near, most));
    let meaning = "No statement in the other accounts was found to say the same. That does not mean that they deny it.";
    card_section(page, "alone", "No match found", Some(page.view.unmatched.len()), meaning).all(parts).into()
}

fn unmatched_of_account(
    page: &Page<'_>,
    id: AccountId,
    ids: &[StatementId],
    near: &BTreeMap<StatementId, StatementId>,
    most: usize,
) -> Tag {
    let account = page.comparison.account(id);
    let mut head = tag("header").put(tag("h3").put(cards::account_link(page.comparison, id)).say(&format!(" {}", ids.len())));
    if account.source != account.label {
        head = head.put(tag("p").class("quiet").set("dir", "auto").say(&account.source));
    }
    let list = |ids: &[StatementId]| tag("ul").class("said").all(ids.iter().map(|id| unmatched_item(page, *id, near.get(id).copied())));
    let (first, rest) = ids.split_at(if ids.len() > most + 2 { most } else { ids.len() });
    let mut body = tag("div").class("body").put(list(first));
    if !rest.is_empty() {
        let more = prose::count(rest.len(), "more statement", "more statements");
        body = body.put(tag("details").class("rest").put(tag("summary").say(&more)).put(list(rest)));
    }
    tag("article").class("card group").put(head).put(body)
}

fn unmatched_item(page: &Page<'_>, id: StatementId, near: Option<StatementId>) -> Tag {
    let comparison = page.comparison;
    let words = quotation::statement(comparison, id, &[]);
    let near = near.map(|near| tag("p").class("also").say("perhaps ").put(cards::statement_link(comparison, near)));
    quotation::item(comparison, id, words)
        .class("item")
        .set("tabindex", "-1")
        .set("data-kind", "alone")
        .set("data-accounts", comparison.statement(id).account.0)
        .all(near)
}

/// Maximum number of pairings shown for one claim; the rest is counted.
const MOST_PAIRS: usize = 3;

/// The pairings among these statements, folded; if there are none, those with one of them.
pub(super) fn evidence_details(comparison: &Comparison, pairings: &[&Pairing], about: &[StatementId]) -> Markup {
    let has = |p: &Pairing| (about.contains(&p.statements.0), about.contains(&p.statements.1));
    let mut own: Vec<&Pairing> = pairings.iter().copied().filter(|p| has(p) == (true, true)).collect();
    if own.is_empty() {
        own = pairings.iter().copied().filter(|p| has(p).0 || has(p).1).collect();
    }
    if own.is_empty() {
        return Markup::default();
    }
    let mut out = tag("details").class("evidence").put(tag("summary").say("Why paired"));
    out = out.all(own.iter().take(MOST_PAIRS).map(|p| evidence_table(comparison, p)));
    if own.len() > MOST_PAIRS {
        let rest = prose::count(own.len() - MOST_PAIRS, "pairing", "pairings");
        out = out.put(tag("p").class("quiet").say(&format!("and {rest} more")));
    }
    out.into()
}

fn evidence_table(comparison: &Comparison, pairing: &Pairing) -> Tag {
    let (a, b) = pairing.statements;
    let caption = tag("caption")
        .put(cards::statement_link(comparison, a))
        .say(" and ")
        .put(cards::statement_link(comparison, b))
        .say(&format!(": {:.0} % likely to say the same", 100.0 * pairing.probability));
    let head =
        Markup::fixed("<thead><tr><th scope=\"col\">reason</th><th scope=\"col\">weight</th><th scope=\"col\">so far</th></tr></thead>\n");
    let rows = evidence_steps(pairing).into_iter().map(|step| {
        let sign = if step.weight < 0.0 { "minus" } else { "plus" };
        tag("tr")
            .put(tag("td").set("dir", "auto").say(step.reason))
            .put(tag("td").class(sign).say(&format!("{:+.2}", step.weight)))
            .put(tag("td").say(&format!("{:.2}", step.so_far)))
    });
    tag("table").class("reasons").put(caption).put(head).put(tag("tbody").all(rows))
}
