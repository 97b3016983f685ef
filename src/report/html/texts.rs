//! Each account's whole text with its findings highlighted in place, every statement linked to its claims.

use super::quotation::Mark;
use super::{Page, card, place, plain, quotation};
use crate::digest::sections::Standing;
use crate::model::{Account, AccountId, Block, BlockKind, ClaimId, StatementId};
use crate::report::markup::{Markup, Tag, tag};

/// So many lines above or below an account are shown unfolded.
const SHORT: usize = 2;

/// The section.
pub fn section(page: &Page<'_>) -> Markup {
    let comparison = page.comparison;
    let mut marks: Vec<Vec<Mark>> = vec![Vec::new(); comparison.statements.len()];
    for finding in page.findings.iter().filter(|finding| !finding.told_or_not()) {
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
    let meaning = "Each account whole. Marked words link to their finding, numbers to the claim; what has no number has no match.";
    card::section(page, "texts", "Texts", None, meaning).put(tag("div").class("texts").all(articles)).into()
}

struct Texts<'p> {
    page: &'p Page<'p>,
    marks: Vec<Vec<Mark>>,
    claims: Vec<Vec<ClaimId>>,
}

impl Texts<'_> {
    fn article(&self, id: AccountId, own: &[StatementId]) -> Tag {
        let account = self.page.comparison.account(id);
        let published = account.published.as_ref().map(plain::day);
        let about: Vec<&str> = [account.label.as_str(), account.path.as_str()].into_iter().chain(published.as_deref()).collect();
        let heading = tag("h3").set("dir", "auto").say(&account.source);
        let mut out = tag("article").set("id", place::account(id)).class("text").set("tabindex", "-1").put(heading);
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
                // It lies in one that is already shown: links to it lead here.
                out = out.put(tag("span").set("id", place::statement(*id)));
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
        let out = tag("span").set("id", place::statement(id)).class(class).set("data-at", at).put(words);
        claims.into_iter().fold(out, |out, claim| {
            let perhaps = Standing::of(&self.page.comparison.claims[claim.0]) == Some(Standing::Perhaps);
            out.put(if perhaps { tag("sup").class("perhaps") } else { tag("sup") }.put(place::claim_link(claim)))
        })
    }
}

/// What is no part of the telling; many lines of it are folded away.
fn aside(text: &str) -> Tag {
    let lines = text.lines().fold(tag("p").class("aside quiet").set("dir", "auto"), |out, line| out.say(line).put(tag("br")));
    if text.lines().count() <= SHORT { lines } else { tag("details").put(tag("summary").say("What the file says of itself")).put(lines) }
}

/// Could this be the tag of a language?
fn well_formed(language: &str) -> bool {
    !language.is_empty() && language.split('-').all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}
