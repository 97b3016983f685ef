//! The lists behind the numbers of a profile: the entry of an account, folded, with each speaker, verb, word and name once, how often it occurs and
//! in which lines.

use super::Reporter;
use crate::model::{AccountId, Comparison, EntityId, Relation, Span, StatementId, StatementKind};
use crate::profile::{Charge, Share, Totals};
use crate::report::html::cards::{self, statement_address};
use crate::report::html::{Page, quotation};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::profile::{ReportVerb, UsedName, UsedWord, names_used, report_verbs_of, speakers_of, words_used};
use crate::report::prose;

/// Maximum number of main actors shown, those that most accounts report on.
const ACTORS: usize = 8;

/// The entry of an account or a group of accounts.
pub(super) fn entry(page: &Page<'_>, reporter: &Reporter<'_>, actors: &[EntityId]) -> Tag {
    let name = tag("b").set("dir", "auto").say(&reporter.name);
    let rows = [whose(page, reporter), charged(page, reporter), actors_list(page, reporter, actors, ACTORS)];
    tag("details")
        .set("id", &reporter.address)
        .class("teller item")
        .set("tabindex", "-1")
        .set("data-kind", "profile")
        .set("data-accounts", cards::of_accounts(reporter.accounts().into_iter()).join(" "))
        .put(tag("summary").put(name).say(" ").put(about(page.comparison, reporter)))
        .put(tag("dl").all(rows))
}

/// The headline of an account, with the charged words marked; without a headline, the number of words and sayings.
fn about(comparison: &Comparison, reporter: &Reporter<'_>) -> Tag {
    let headline = reporter.profiles.first().filter(|_| reporter.alone).and_then(|own| headline_of(comparison, own.account));
    let Some((id, title)) = headline else {
        let Totals { words, sayings, .. } = reporter.totals;
        let counted = format!("{}, {}", prose::count(words, "word", "words"), prose::count(sayings, "saying", "sayings"));
        return tag("span").class("quiet").say(&counted);
    };
    let charged: Vec<Span> =
        reporter.profiles.iter().flat_map(|own| &own.charged).filter(|c| Some(c.statement) == id).map(|c| c.span).collect();
    let out = tag("span").class("words").set("dir", "auto");
    match id {
        Some(id) => out.put(quotation::marked(comparison, id, &charged, Relation::Wording)),
        None => out.say(&title),
    }
}

/// The headline of an account: its statement, or the stated title.
fn headline_of(comparison: &Comparison, account: AccountId) -> Option<(Option<StatementId>, String)> {
    let from = comparison.statements.partition_point(|s| s.account < account);
    let to = comparison.statements.partition_point(|s| s.account <= account);
    let stated = comparison.account(account).title.clone();
    let own = (from..to).find(|at| comparison.statements[*at].kind == StatementKind::Headline).map(StatementId);
    let own = own.filter(|id| stated.as_deref().is_none_or(|title| crate::text::one_line(comparison.words(*id)) == title));
    own.map(|id| (Some(id), String::new())).or(stated.map(|title| (None, title)))
}

/// The speakers with a name, those without, and the reporting verbs.
fn whose(page: &Page<'_>, reporter: &Reporter<'_>) -> Markup {
    let Reporter { profiles, totals, .. } = reporter;
    let speakers = speakers_of(profiles, totals);
    let (unnamed, named): (Vec<_>, Vec<_>) = speakers.into_iter().partition(|(_, share, _)| share.named.unnamed());
    let named = named.into_iter().map(|speaker| speaker_item(page, reporter, speaker)).collect();
    let unnamed = unnamed.into_iter().map(|speaker| speaker_item(page, reporter, speaker)).collect();
    let verbs = report_verbs_of(profiles, totals).into_iter().map(|verb| verb_item(page, reporter, verb)).collect();
    [list_row("Who speaks", named), list_row("Sources without a name", unnamed), list_row("Verbs of saying", verbs)].into_iter().collect()
}

/// The charged words, those in the own voice first.
fn charged(page: &Page<'_>, reporter: &Reporter<'_>) -> Markup {
    let Reporter { profiles, totals, .. } = reporter;
    let of = |class: Charge, own: bool| {
        let words = words_used(page.comparison, profiles, class, own);
        words.into_iter().map(|word| word_item(page, reporter, word)).collect::<Vec<Tag>>()
    };
    let row = |class: Charge| {
        let (own, others) = totals.of(class);
        let rate = if own > 0 { format!("{own} in its own words, {:.1} per 1,000 words", totals.rate(own)) } else { String::new() };
        let own = folded_list(&rate, of(class, true));
        let others =
            if others > 0 { folded_list(&format!("{others} in the words of others"), of(class, false)) } else { Markup::default() };
        list_rows(charge_name(class), [own, others])
    };
    Charge::ALL.map(row).into_iter().collect()
}

/// The name of a class at the head of a row.
fn charge_name(class: Charge) -> &'static str {
    match class {
        Charge::Side => "Takes sides",
        Charge::Contested => "Contested",
        Charge::Degree => "Stronger or weaker",
        Charge::Distance => "Keeps at a distance",
        Charge::Hedge => "Hedges",
    }
}

/// Maximum number of items shown unfolded; if there is only one more, all are shown.
const MOST: usize = 8;
/// Maximum number of lines linked for one word; the count includes the rest.
const LINES: usize = 8;

/// A row with one list; empty if the list is.
fn list_row(name: &str, items: Vec<Tag>) -> Markup {
    list_rows(name, [folded_list("", items)])
}

/// A row with several lists; empty if all lists are.
fn list_rows<const N: usize>(name: &str, lists: [Markup; N]) -> Markup {
    let lists: Vec<Markup> = lists.into_iter().filter(|list| !list.is_empty()).collect();
    if lists.is_empty() {
        return Markup::default();
    }
    tag("div").put(tag("dt").say(name)).put(tag("dd").all(lists)).into()
}

/// A list with words before it; the rest of a long list is folded.
fn folded_list(before: &str, mut first: Vec<Tag>) -> Markup {
    if first.is_empty() {
        return Markup::default();
    }
    let rest = if first.len() > MOST + 1 { first.split_off(MOST) } else { Vec::new() };
    let running = |items: Vec<Tag>| tag("ul").class("running").all(items);
    let mut out = Markup::default();
    if !before.is_empty() {
        out.push(tag("p").class("quiet").say(before));
    }
    let more = format!("{} more", rest.len());
    out.push(running(first));
    if !rest.is_empty() {
        out.push(tag("details").put(tag("summary").say(&more)).put(running(rest)));
    }
    out
}

/// A speaker with the share of all words.
fn speaker_item(page: &Page<'_>, reporter: &Reporter<'_>, (name, share, places): (&str, &Share, Vec<StatementId>)) -> Tag {
    let percent = 100.0 * reporter.totals.share(share.words);
    let words = if percent < 1.0 { " under 1 %".to_string() } else { format!(" {percent:.0} %") };
    let out = tag("li").put(tag("bdi").say(name)).put(tag("b").say(&words));
    out.say(" ").put(lines(page, reporter, &places))
}

/// A reporting verb, with its class.
fn verb_item(page: &Page<'_>, reporter: &Reporter<'_>, verb: ReportVerb<'_>) -> Tag {
    let out = tag("li").put(tag("bdi").say(verb.verb)).all(times(verb.places.len()));
    let out = match verb.class {
        Some(class) => out.put(tag("span").class("quiet").say(&format!(" ({class})"))),
        None => out,
    };
    out.say(" ").put(lines(page, reporter, &verb.places))
}

/// A charged word: who says it, and what others write instead.
fn word_item(page: &Page<'_>, reporter: &Reporter<'_>, used: UsedWord) -> Tag {
    let mut out = tag("li").put(tag("mark").put(tag("bdi").say(&used.word))).all(times(used.places.len()));
    if !used.who.is_empty() {
        out = out.say(" ").put(tag("bdi").say(&used.who));
    }
    out = out.say(" ").put(lines(page, reporter, &used.places));
    if let Some((id, other)) = &used.against {
        let link = cards::statement_link(page.comparison, *id);
        out = out.put(tag("span").class("quiet").say(" beside “").put(tag("bdi").say(other)).say("” ").put(link));
    }
    out
}

/// The names of the main actors, a row for each.
fn actors_list(page: &Page<'_>, reporter: &Reporter<'_>, actors: &[EntityId], most: usize) -> Markup {
    let names_of =
        |id: &EntityId| Some((*id, names_used(page.comparison, &reporter.profiles, *id))).filter(|(_, called)| !called.is_empty());
    let shown: Vec<(EntityId, Vec<UsedName>)> = actors.iter().take(most).filter_map(names_of).collect();
    let row = |(id, all): (EntityId, Vec<UsedName>)| {
        let items = all.into_iter().map(|one| called(page, reporter, one)).collect();
        tag("li").put(tag("b").set("dir", "auto").say(&page.comparison.entities[id.0].name)).put(folded_list("", items))
    };
    let shown: Vec<Tag> = shown.into_iter().map(row).collect();
    if shown.is_empty() {
        Markup::default()
    } else {
        list_rows("What it calls the main actors", [tag("ul").class("actors").all(shown).into()])
    }
}

fn called(page: &Page<'_>, reporter: &Reporter<'_>, called: UsedName) -> Tag {
    let name = tag("bdi").say(called.name.as_str());
    let name = if called.quoted { tag("q").put(name) } else { name };
    let mut out = tag("li").put(name).all(times(called.places.len()));
    for words in &called.attached {
        out = out.say(" + ").put(tag("i").set("dir", "auto").say(words));
    }
    out.say(" ").put(lines(page, reporter, &called.places))
}

fn times(times: usize) -> Option<Tag> {
    (times > 1).then(|| tag("b").say(&format!(" × {times}")))
}

/// Links to the lines of one account, or to the places in several.
fn lines(page: &Page<'_>, reporter: &Reporter<'_>, places: &[StatementId]) -> Tag {
    let mut places = places.to_vec();
    places.sort();
    let line = |id: &StatementId| (page.comparison.statement(*id).account, page.comparison.statement(*id).place);
    places.dedup_by_key(|id| line(id));
    let mut out = tag("span").class("quiet lines");
    for (at, id) in places.iter().take(LINES).enumerate() {
        let statement = page.comparison.statement(*id);
        let name = if reporter.alone { statement.place.to_string() } else { statement.label.clone() };
        let link = tag("a").set("href", format!("#{}", statement_address(*id))).set("dir", "auto").say(&name);
        let link = if reporter.alone { link.set("aria-label", statement.place.in_words()) } else { link };
        out = out.say(if at > 0 { " " } else { "" }).put(link);
    }
    if places.len() > LINES { out.say(&format!(" and {} more lines", places.len() - LINES)) } else { out }
}
