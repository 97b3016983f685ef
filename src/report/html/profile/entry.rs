//! What stands behind the numbers of one account, or of several that are added up: an entry that is folded away under its headline.

use super::super::{Page, card, quotation};
use super::{Teller, lists};
use crate::model::{AccountId, Comparison, EntityId, Relation, Span, StatementId, StatementKind};
use crate::profile::{Charge, Totals};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::profile::gather;
use crate::report::words;

/// So many of the main actors are shown, those that most accounts tell of.
const ACTORS: usize = 8;

/// The entry of a teller.
pub fn entry(page: &Page<'_>, teller: &Teller<'_>, actors: &[EntityId]) -> Tag {
    let name = tag("b").set("dir", "auto").say(&teller.name);
    let rows = [whose(page, teller), charged(page, teller), lists::actors(page, teller, actors, ACTORS)];
    tag("details")
        .set("id", &teller.address)
        .class("teller item")
        .set("tabindex", "-1")
        .set("data-kind", "profile")
        .set("data-accounts", card::of_accounts(teller.accounts().into_iter()).join(" "))
        .put(tag("summary").put(name).say(" ").put(about(page.comparison, teller)))
        .put(tag("dl").all(rows))
}

/// The headline of an account, with the words in it that are counted; without one, how much is counted.
fn about(comparison: &Comparison, teller: &Teller<'_>) -> Tag {
    let headline = teller.profiles.first().filter(|_| teller.alone).and_then(|own| headline(comparison, own.account));
    let Some((id, title)) = headline else {
        let Totals { words, sayings, .. } = teller.totals;
        let counted = format!("{}, {}", words::count(words, "word", "words"), words::count(sayings, "saying", "sayings"));
        return tag("span").class("quiet").say(&counted);
    };
    let charged: Vec<Span> =
        teller.profiles.iter().flat_map(|own| &own.charged).filter(|c| Some(c.statement) == id).map(|c| c.span).collect();
    let out = tag("span").class("words").set("dir", "auto");
    match id {
        Some(id) => out.put(quotation::marked(comparison, id, &charged, Relation::Wording)),
        None => out.say(&title),
    }
}

/// The headline of an account: the statement that it is, or the title that is stated.
fn headline(comparison: &Comparison, account: AccountId) -> Option<(Option<StatementId>, String)> {
    let from = comparison.statements.partition_point(|s| s.account < account);
    let to = comparison.statements.partition_point(|s| s.account <= account);
    let stated = comparison.account(account).title.clone();
    let own = (from..to).find(|at| comparison.statements[*at].kind == StatementKind::Headline).map(StatementId);
    let own = own.filter(|id| stated.as_deref().is_none_or(|title| crate::text::one_line(comparison.words(*id)) == title));
    own.map(|id| (Some(id), String::new())).or(stated.map(|title| (None, title)))
}

/// Whose words it has: those of named sources, those of others, and with which verbs.
fn whose(page: &Page<'_>, teller: &Teller<'_>) -> Markup {
    let Teller { profiles, totals, .. } = teller;
    let speakers = gather::speakers(profiles, totals);
    let (unnamed, named): (Vec<_>, Vec<_>) = speakers.into_iter().partition(|(_, share, _)| share.named.unnamed());
    let named = named.into_iter().map(|told| lists::speaker(page, teller, told)).collect();
    let unnamed = unnamed.into_iter().map(|told| lists::speaker(page, teller, told)).collect();
    let verbs = gather::verbs(profiles, totals).into_iter().map(|verb| lists::verb(page, teller, verb)).collect();
    [lists::row("Who speaks", named), lists::row("Sources without a name", unnamed), lists::row("Verbs of saying", verbs)]
        .into_iter()
        .collect()
}

/// The charged words, its own first.
fn charged(page: &Page<'_>, teller: &Teller<'_>) -> Markup {
    let Teller { profiles, totals, .. } = teller;
    let of = |class: Charge, own: bool| {
        let words = gather::used(page.comparison, profiles, class, own);
        words.into_iter().map(|word| lists::word(page, teller, word)).collect::<Vec<Tag>>()
    };
    let row = |class: Charge| {
        let (own, others) = totals.of(class);
        let rate = if own > 0 { format!("{own} in its own words, {:.1} per 1,000 words", totals.rate(own)) } else { String::new() };
        let own = lists::list(&rate, of(class, true));
        let others =
            if others > 0 { lists::list(&format!("{others} in the words of others"), of(class, false)) } else { Markup::default() };
        lists::rows(name(class), [own, others])
    };
    Charge::ALL.map(row).into_iter().collect()
}

/// What words of a class do, at the head of a row.
fn name(class: Charge) -> &'static str {
    match class {
        Charge::Side => "Takes sides",
        Charge::Contested => "Contested",
        Charge::Degree => "Stronger or weaker",
        Charge::Distance => "Keeps at a distance",
        Charge::Hedge => "Hedges",
    }
}
