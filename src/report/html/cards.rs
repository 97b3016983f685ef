//! Common parts of the page's cards and sections: headings and folds, addresses and links to places, names of kinds and numbers.

use std::collections::BTreeMap;

use super::Page;
use crate::digest::Digest;
use crate::model::{AccountId, ClaimId, Comparison, DifferenceId, Precision, Relation, Side, StatementId, When, WhenForm};
use crate::report::coverage::relation_sign;
use crate::report::markup::{Markup, Tag, tag};

/// A section with its heading, count and description.
pub(super) fn card_section(page: &Page<'_>, address: &'static str, name: &str, count: Option<usize>, meaning: &str) -> Tag {
    let address = page.event.map_or_else(|| address.to_string(), |event| format!("{event}-{address}"));
    let mut heading = tag("h2").set("id", format!("{address}-heading")).say(name);
    if let Some(count) = count {
        heading = heading.say(" ").put(tag("span").class("count").say(&count.to_string()));
    }
    tag("section")
        .set("aria-labelledby", format!("{address}-heading"))
        .set("id", address)
        .put(heading)
        .put(tag("p").class("quiet meaning").say(meaning))
}

/// A card: the unit of search, filters, sorting and links.
pub(super) fn card(page: &Page<'_>, claims: &[ClaimId], address: &str, kind: &str, accounts: impl Iterator<Item = AccountId>) -> Tag {
    let accounts = of_accounts(accounts);
    let date = claims.iter().find_map(|id| page.comparison.claims[id.0].date.as_ref()).map(|when| when.edtf());
    tag("article")
        .set("id", address)
        .class("card item")
        .set("tabindex", "-1")
        .set("data-kind", kind)
        .set("data-date", date.unwrap_or_default())
        .set("data-support", accounts.len())
        .set("data-accounts", accounts.join(" "))
}

/// The less material cards, folded.
pub(super) fn minor(count: usize, cards: Tag) -> Markup {
    if count == 0 {
        return Markup::default();
    }
    let name = format!("{count} that {} less", if count == 1 { "matters" } else { "matter" });
    tag("details").class("minor").put(tag("summary").say(&name)).put(cards).into()
}

/// The folded parts below a card, side by side until they are unfolded.
pub(super) fn folds(parts: [Markup; 2]) -> Markup {
    let parts: Vec<Markup> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { Markup::default() } else { tag("div").class("folds").all(parts).into() }
}

/// A part that is folded if it is long.
pub(super) fn folded(long: bool, name: &str, part: Tag) -> Tag {
    if long { tag("details").class("fold").put(tag("summary").say(name)).put(part) } else { part }
}

/// The name of a kind, with the symbol of its relation.
pub(super) fn badge(relation: Relation, name: &str) -> Tag {
    tag("b").class(format!("kind {}", relation.word())).say(relation_sign(relation)).say(" ").say(name)
}

/// The indices of accounts, each once, for the filter.
pub(super) fn of_accounts(ids: impl Iterator<Item = AccountId>) -> Vec<String> {
    let ids: std::collections::BTreeSet<AccountId> = ids.collect();
    ids.into_iter().map(|id| id.0.to_string()).collect()
}

/// The statements of each of several answers, for the lines between them: "3 5|8".
pub(super) fn statements_of_sides<'s>(answers: impl Iterator<Item = &'s [&'s Side]>) -> String {
    let numbers = |sides: &[&Side]| {
        let ids: std::collections::BTreeSet<usize> = sides.iter().filter_map(|side| side.statement).map(|id| id.0 + 1).collect();
        ids.into_iter().map(|id| id.to_string()).collect::<Vec<_>>().join(" ")
    };
    answers.map(numbers).collect::<Vec<_>>().join("|")
}

/// Maximum number of places or accounts listed; the rest is counted.
const MOST: usize = 12;

/// Address of a statement in its account's full text.
pub(super) fn statement_address(id: StatementId) -> String {
    format!("s{}", id.0 + 1)
}

/// Address of an account's full text.
pub(super) fn account_address(id: AccountId) -> String {
    format!("a{}", id.0 + 1)
}

/// A link to a statement, named by account and line.
pub(super) fn statement_link(comparison: &Comparison, id: StatementId) -> Tag {
    link(&statement_address(id), &comparison.statement(id).label)
}

/// A link to an account's full text.
pub(super) fn account_link(comparison: &Comparison, id: AccountId) -> Tag {
    link(&account_address(id), &comparison.account(id).label)
}

/// A link to a claim.
pub(super) fn claim_link(id: ClaimId) -> Tag {
    link(&id.to_string(), &id.to_string())
}

/// A link to an address in the page. Labels come from file names, which may be right to left.
fn link(address: &str, label: &str) -> Tag {
    tag("a").class("at").set("dir", "auto").set("href", format!("#{address}")).say(label)
}

/// The card on which each claim is shown: its row, or the first dispute that contains it. A claim without a card is shown in the matrix.
pub(super) fn claim_addresses(digest: &Digest<'_>) -> BTreeMap<ClaimId, String> {
    let mut out = BTreeMap::new();
    for row in digest.agreed.iter().chain(&digest.not_settled).chain(&digest.several).chain(&digest.perhaps) {
        for claim in std::iter::once(row.claim).chain(row.others.iter().copied()) {
            out.entry(claim).or_insert_with(|| row.claim.to_string());
        }
    }
    for dispute in digest.disputes.iter().chain(&digest.moved) {
        for (claim, first) in dispute.claims.iter().filter_map(|claim| Some((*claim, dispute.differences.first()?))) {
            out.entry(claim).or_insert_with(|| first.to_string());
        }
    }
    out
}

/// Anchors for the claims and findings that are shown on a card with another address.
pub(super) fn also_at(own: &str, homes: &BTreeMap<ClaimId, String>, claims: &[ClaimId], differences: &[DifferenceId]) -> Markup {
    let claims = claims.iter().filter(|id| homes.get(id).is_some_and(|home| home == own)).map(ToString::to_string);
    let addresses = claims.chain(differences.iter().map(ToString::to_string)).filter(|address| address != own);
    addresses.map(|address| tag("span").set("id", address)).collect()
}

/// The permanent link of a card.
pub(super) fn permanent_link(address: &str) -> Tag {
    tag("a").class("link").set("href", format!("#{address}")).set("title", "permanent link").say(&format!("#{address}"))
}

/// Names of accounts, each a link to its text; if there are many, the first ones and the number of the rest.
pub(super) fn account_links(comparison: &Comparison, accounts: &[AccountId]) -> Tag {
    let mut out = tag("span").class("who");
    let shown = &accounts[..accounts.len().min(MOST)];
    for (at, id) in shown.iter().enumerate() {
        // A comma stays with its name.
        let comma = if at + 1 < shown.len() { "," } else { "" };
        out = out.say(if at > 0 { " " } else { "" }).put(tag("span").put(account_link(comparison, *id)).say(comma));
    }
    if accounts.len() > MOST { out.say(&format!(" and {} more", accounts.len() - MOST)) } else { out }
}

/// Links to statements, each once; if there are many, the first ones and the number of the rest.
pub(super) fn statement_links(comparison: &Comparison, ids: &[StatementId]) -> Markup {
    let mut ids = ids.to_vec();
    ids.dedup();
    let mut out = Markup::default();
    for id in ids.iter().take(MOST) {
        out.push(Markup::text(" "));
        out.push(statement_link(comparison, *id));
    }
    if ids.len() > MOST {
        out.push(Markup::text(&format!(" and {} more", ids.len() - MOST)));
    }
    out
}

/// "26 November 2020"; times other than a day or an hour are shortened.
pub(super) fn day_text(when: &When) -> String {
    match (when.form, when.precision, when.approximate) {
        (WhenForm::Point, Precision::Day | Precision::PartOfDay, false) => when.first_day().strftime("%-d %B %Y").to_string(),
        (WhenForm::Point, Precision::Hour | Precision::Minute, false) => {
            format!("{}, {}", when.first_day().strftime("%-d %B %Y"), when.start.time().strftime("%H:%M"))
        }
        _ => crate::report::prose::time_in_words(when),
    }
}

/// "five", or figures for numbers above twelve.
pub(super) fn number_text(number: usize) -> String {
    const WORDS: [&str; 13] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number).map_or_else(|| number.to_string(), ToString::to_string)
}

/// The first characters of a text, with an ellipsis if some are left out.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_string();
    }
    text.chars().take(most - 1).collect::<String>().trim_end().to_string() + "…"
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{day_text, number_text, shortened};
    use crate::model::{Precision, When};

    #[test]
    fn times_and_numbers_are_in_words() {
        assert_eq!(day_text(&When::day(date(2020, 11, 5))), "5 November 2020");
        assert_eq!(day_text(&When::unit(date(2020, 11, 5).at(7, 30, 0, 0), Precision::Minute)), "5 November 2020, 07:30");
        assert_eq!(day_text(&When::unit(date(1994, 1, 1).at(0, 0, 0, 0), Precision::Year)), "1994");
        assert_eq!((number_text(5), number_text(60)), ("five".into(), "60".into()));
        assert_eq!((crate::text::capitalised("élan"), shortened("a long name", 7)), ("Élan".into(), "a long…".into()));
    }
}
