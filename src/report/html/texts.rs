//! The texts of the accounts: each in full, with links to the findings in each statement; and two read side by side in columns, with lines between
//! paired statements, which the script draws.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Page;
use super::cards::{self, account_address, card_section, day_text, statement_address};
use super::quotation::{self, Mark};
use crate::digest::sections::Agreement;
use crate::model::{Account, AccountId, Block, BlockKind, ClaimId, DifferenceId, Relation, StatementId};
use crate::report::coverage::{SharedClaims, relation_sign, shared_by_pair, statements_of};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::prose;

/// Maximum number of lines around an account's text that are shown unfolded.
const SHORT: usize = 2;

/// The section of texts.
pub(super) fn texts_section(page: &Page<'_>) -> Markup {
    let comparison = page.comparison;
    let mut marks: Vec<Vec<Mark>> = vec![Vec::new(); comparison.statements.len()];
    for finding in page.findings.iter().filter(|finding| !finding.is_coverage()) {
        for side in finding.readings.iter().flat_map(|reading| &reading.sides) {
            if let Some(id) = side.statement {
                marks[id.0].extend(quotation::mark(comparison, finding, id, finding.words_of(side)));
            }
        }
    }
    let mut claims: Vec<Vec<ClaimId>> = vec![Vec::new(); comparison.statements.len()];
    for id in &page.view.claims {
        comparison.claims[id.0].statements.iter().for_each(|s| claims[s.0].push(*id));
    }
    let mut own: Vec<Vec<StatementId>> = vec![Vec::new(); comparison.accounts.len()];
    (0..comparison.statements.len()).for_each(|at| own[comparison.statements[at].account.0].push(StatementId(at)));
    let text = Texts { page, marks, claims };
    let articles = own.iter().enumerate().map(|(at, own)| text.article(AccountId(at), own));
    let meaning =
        "The full text of each account. Marked words link to their finding, numbers to the claim; what has no number has no match.";
    card_section(page, "texts", "Texts", None, meaning).put(tag("div").class("texts").all(articles)).into()
}

struct Texts<'p> {
    page: &'p Page<'p>,
    marks: Vec<Vec<Mark>>,
    claims: Vec<Vec<ClaimId>>,
}

impl Texts<'_> {
    fn article(&self, id: AccountId, own: &[StatementId]) -> Tag {
        let account = self.page.comparison.account(id);
        let published = account.published.as_ref().map(day_text);
        let about: Vec<&str> = [account.label.as_str(), account.path.as_str()].into_iter().chain(published.as_deref()).collect();
        let heading = tag("h3").set("dir", "auto").say(&account.source);
        let mut out = tag("article").set("id", account_address(id)).class("text").set("tabindex", "-1").put(heading);
        if well_formed(&account.language) && account.language != "en" {
            out = out.set("lang", &account.language);
        }
        let blocks = account.blocks.iter().map(|block| self.block(account, block, own));
        out.put(tag("p").class("quiet").say(&about.join(" · "))).all(blocks)
    }

    fn block(&self, account: &Account, block: &Block, own: &[StatementId]) -> Tag {
        match block.kind {
            BlockKind::Dated | BlockKind::Header | BlockKind::Label(_) | BlockKind::Boilerplate => aside(block.span.text(&account.text)),
            BlockKind::Headline => self.statements(account, block, own, tag("h4").set("dir", "auto")),
            BlockKind::ListItem => self.statements(account, block, own, tag("p").class("listed").set("dir", "auto")),
            BlockKind::Paragraph => self.statements(account, block, own, tag("p").set("dir", "auto")),
        }
    }

    fn statements(&self, account: &Account, block: &Block, own: &[StatementId], mut out: Tag) -> Tag {
        let mut at = block.span.start();
        for id in own {
            let span = self.page.comparison.statement(*id).span;
            if !block.span.contains(span) {
                continue;
            }
            if span.start() < at {
                // It is inside a statement that is already shown: links to it lead here.
                out = out.put(tag("span").set("id", statement_address(*id)));
                continue;
            }
            out = out.say(&account.text[at..span.start()]).put(self.statement(*id));
            at = span.end();
        }
        out.say(&account.text[at..block.span.end()])
    }

    fn statement(&self, id: StatementId) -> Tag {
        let mut claims = self.claims[id.0].clone();
        claims.dedup();
        let class = if claims.is_empty() { "own" } else { "shared" };
        let words = quotation::statement(self.page.comparison, id, &self.marks[id.0]);
        let at = &self.page.comparison.statement(id).label;
        let out = tag("span").set("id", statement_address(id)).class(class).set("data-at", at).put(words);
        claims.into_iter().fold(out, |out, claim| {
            let perhaps = Agreement::of(&self.page.comparison.claims[claim.0]) == Some(Agreement::Perhaps);
            out.put(if perhaps { tag("sup").class("perhaps") } else { tag("sup") }.put(cards::claim_link(claim)))
        })
    }
}

/// Lines that are not part of the text; many of them are folded.
fn aside(text: &str) -> Tag {
    let lines = text.lines().fold(tag("p").class("aside quiet").set("dir", "auto"), |out, line| out.say(line).put(tag("br")));
    if text.lines().count() <= SHORT { lines } else { tag("details").put(tag("summary").say("What the file says about itself")).put(lines) }
}

/// True if this can be a language tag.
fn well_formed(language: &str) -> bool {
    !language.is_empty() && language.split('-').all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// Maximum number of tables.
const TABLES: usize = 6;
/// Maximum number of rows of each.
const ROWS: usize = 60;

/// The section of the side-by-side view.
pub(super) fn side_by_side_section(page: &Page<'_>) -> Markup {
    let shared = shared_by_pair(page.comparison, page.view);
    let mut pairs: Vec<(&(AccountId, AccountId), &SharedClaims)> = shared.iter().collect();
    pairs.sort_by_key(|(pair, shared)| (Reverse(shared.conflicts.len()), Reverse(shared.claims), **pair));
    let Some((first, _)) = pairs.first() else { return Markup::default() };
    let tables = pairs.iter().take(TABLES).map(|(pair, shared)| side_by_side_table(page, **pair, shared));
    let meaning = "Two accounts side by side, with lines between paired statements.";
    card_section(page, "side", "Read side by side", None, meaning)
        .put(side_controls(page, **first))
        .put(side_reader())
        .put(tag("div").class("still").all(tables))
        .into()
}

/// The choice of the two accounts, and how they are read.
fn side_controls(page: &Page<'_>, (left, right): (AccountId, AccountId)) -> Tag {
    let choice = |name: &'static str, label: &str, chosen: AccountId| {
        let options = page.comparison.accounts.iter().enumerate().map(|(at, account)| {
            let option = tag("option").set("value", at).say(&account.label);
            if at == chosen.0 { option.set("selected", "") } else { option }
        });
        tag("label").say(label).say(" ").put(tag("select").set("id", name).all(options))
    };
    let key =
        [("conflict", "≠ cannot both be right"), ("wording", "~ other words"), ("same", "= the same"), ("perhaps", "? perhaps the same")];
    let key = key.map(|(class, name)| tag("span").class(format!("kind {class}")).say(name));
    tag("form")
        .set("id", "pair")
        .class("live")
        .set("aria-label", "Two accounts")
        .put(choice("left", "Left", left))
        .put(choice("right", "Right", right))
        .put(Markup::fixed(concat!(
            "<label><input type=\"checkbox\" id=\"lock\" checked> scroll together</label>\n",
            "<span class=\"steps\"><button type=\"button\" id=\"before\">‹ back</button> <button type=\"button\" id=\"next\">next pair ›</button></span>\n",
            "<output id=\"pairing\" aria-live=\"polite\"></output>\n",
        )))
        .put(tag("p").class("key").all(key))
}

/// The frame that the script fills: a strip, a text, room for the lines, a text, a strip.
fn side_reader() -> Tag {
    let pane = |id: &'static str, label: &'static str| {
        tag("div").set("id", id).class("pane").set("role", "region").set("tabindex", "0").set("aria-label", label)
    };
    let strip = |id: &'static str| tag("svg").set("id", id).class("strip").set("aria-hidden", "true");
    tag("div")
        .set("id", "reader")
        .class("live")
        .put(strip("strip-left"))
        .put(pane("pane-left", "Left text"))
        .put(tag("svg").set("id", "threads").set("aria-hidden", "true"))
        .put(pane("pane-right", "Right text"))
        .put(strip("strip-right"))
}

/// What two accounts say, claim by claim.
fn side_by_side_table(page: &Page<'_>, (left, right): (AccountId, AccountId), shared: &SharedClaims) -> Tag {
    let comparison = page.comparison;
    let label = |id: AccountId| comparison.account(id).label.as_str();
    let disputed = if shared.conflicts.is_empty() { String::new() } else { format!(", {} in dispute", shared.conflicts.len()) };
    let name = format!("{} and {}: {}{disputed}", label(left), label(right), prose::count(shared.claims, "claim", "claims"));
    let relations = claim_relations(page, left, right);
    let both = |id: &&ClaimId| [left, right].iter().all(|account| comparison.claims[id.0].accounts.contains(account));
    let mut claims: Vec<ClaimId> = page.view.claims.iter().filter(both).copied().collect();
    claims.sort_by_key(|id| comparison.claims[id.0].statements.iter().find(|s| comparison.statement(**s).account == left).copied());
    let rows = claims.iter().take(ROWS).map(|id| {
        let relation = relations.get(id).copied();
        let perhaps = Agreement::of(&comparison.claims[id.0]) == Some(Agreement::Perhaps);
        let (class, sign) = match relation {
            None if perhaps => ("perhaps", "?"),
            None => (Relation::Same.word(), relation_sign(Relation::Same)),
            Some(relation) => (relation.word(), relation_sign(relation)),
        };
        let sign = tag("b").class(format!("kind {class}")).say(sign);
        let said = |account| {
            let own = statements_of(comparison, *id, account).into_iter();
            tag("td")
                .all(own.map(|s| tag("p").set("dir", "auto").put(cards::statement_link(comparison, s)).say(" ").say(comparison.words(s))))
        };
        tag("tr").put(tag("td").put(sign).say(" ").put(cards::claim_link(*id))).put(said(left)).put(said(right))
    });
    let heads = [left, right].map(|id| tag("th").set("scope", "col").put(cards::account_link(comparison, id)));
    let head = tag("thead").put(tag("tr").put(Markup::fixed("<th scope=\"col\">claim</th>")).all(heads));
    let table = tag("table").class("wide two").put(head).put(tag("tbody").all(rows));
    tag("details").put(tag("summary").say(&name)).put(super::account_sections::scroller(&name, table))
}

/// The strongest relation between two accounts in each claim.
fn claim_relations(page: &Page<'_>, left: AccountId, right: AccountId) -> BTreeMap<ClaimId, Relation> {
    let ids: BTreeSet<DifferenceId> = page.view.differences.iter().copied().collect();
    let mut out: BTreeMap<ClaimId, Relation> = BTreeMap::new();
    for difference in ids.iter().map(|id| &page.comparison.differences[id.0]) {
        let is_reported_by = |account| difference.sides.iter().any(|side| side.account == account && side.statement.is_some());
        if is_reported_by(left) && is_reported_by(right) {
            let known = out.entry(difference.claim).or_insert(difference.relation);
            *known = (*known).max(difference.relation);
        }
    }
    out
}
