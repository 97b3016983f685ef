//! Choices of words: plain words in one column, words that take sides, intensify or distance in another, with the accounts that use them. Differences
//! of source and of certainty are shown in the same way in sections of their own.

use super::cards::{self, account_links, also_at, card_section, permanent_link, shortened, statements_of_sides};
use super::{Page, quotation};
use crate::digest::{Choice, Wording};
use crate::model::{DifferenceKind, Family, Relation, StatementId, Voice};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::prose;

/// Maximum number of choices shown unfolded.
const MOST: usize = 10;
/// Maximum number of words in a heading, and of characters of each.
const HEAD: usize = 4;
const LONG: usize = 48;
/// Maximum number of sentences quoted for one choice.
const QUOTED: usize = 12;

/// The sorts of choices.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// The words for one thing.
    Words,
    /// The source of a statement.
    Source,
    /// The certainty of a statement.
    Certainty,
}

impl Of {
    fn kind(kind: DifferenceKind) -> Of {
        match kind.family() {
            Family::Source => Of::Source,
            Family::Certainty => Of::Certainty,
            Family::Wording | Family::Fact | Family::Coverage | Family::Internal => Of::Words,
        }
    }
}

/// The choices of one sort.
pub(super) fn choices<'c, 'a>(all: &'c [Choice<'a>], of: Of) -> Vec<&'c Choice<'a>> {
    all.iter().filter(|choice| Of::kind(choice.kind) == of).collect()
}

/// What is left out of the cards because it would be on every one.
#[derive(Clone, Copy)]
struct Labels {
    /// The heading of the section.
    heading: &'static str,
    /// True if the choices are about several things.
    apart: bool,
}

/// The section of one sort.
pub(super) fn section(page: &Page<'_>, of: Of) -> Markup {
    let (own, lesser) = (choices(&page.digest.choices, of), choices(&page.lesser.choices, of));
    if own.is_empty() && lesser.is_empty() {
        return Markup::default();
    }
    let (address, name, meaning) = match of {
        Of::Words => ("words", "Words", "One thing in other words."),
        Of::Source => ("sources", "Who says so", "What one states itself and another attributes to somebody, or to somebody else."),
        Of::Certainty => ("certainty", "How surely", "What one reports as certain and another as likely, possible or alleged."),
    };
    let first = own.first().map(|choice| &choice.about);
    let labels = Labels { heading: name, apart: own.len() < 2 || own.iter().any(|choice| Some(&choice.about) != first) };
    let (first, rest) = own.split_at(own.len().min(MOST));
    let cards = |own: &[&Choice<'_>]| tag("div").class("pairs").all(own.iter().map(|choice| card(page, choice, labels)));
    let mut out = card_section(page, address, name, Some(own.len()), meaning).put(cards(first));
    if !rest.is_empty() {
        out = out.put(tag("details").class("rest").put(tag("summary").say(&format!("{} more", rest.len()))).put(cards(rest)));
    }
    out.put(cards::minor(lesser.len(), cards(&lesser))).into()
}

fn card(page: &Page<'_>, choice: &Choice<'_>, labels: Labels) -> Tag {
    let comparison = page.comparison;
    let address = choice.differences.first().map(ToString::to_string).unwrap_or_default();
    let accounts = choice.wordings.iter().flat_map(|wording| wording.accounts.iter().copied());
    let heads: Vec<String> = choice.wordings.iter().take(HEAD).map(|w| shortened(&said(choice, w), LONG)).collect();
    let about = (labels.apart && !choice.about.is_empty()).then(|| tag("bdi").say(&format!("about {} ", choice.about)));
    let sides = choice.wordings.iter().flat_map(|wording| &wording.sides);
    let mut quoted: Vec<StatementId> = sides.clone().filter_map(|side| side.statement).collect();
    quoted.sort();
    quoted.dedup();
    let mut seen: Vec<StatementId> = Vec::new();
    let items = sides.filter_map(|side| {
        let id = side.statement.filter(|id| !seen.contains(id) && seen.len() < QUOTED)?;
        seen.push(id);
        quotation::side(comparison, side, Relation::Wording)
    });
    let sentences = tag("ul").class("said").all(items.collect::<Vec<_>>());
    let mut body = tag("div").class("body").put(columns(page, choice));
    for reason in choice.reasons.iter().take(1) {
        body = body.put(tag("p").class("why").set("dir", "auto").say(reason));
    }
    let kind = prose::kind_on_card(choice.kind);
    let badge = (!labels.heading.eq_ignore_ascii_case(kind))
        .then(|| [Markup::from(cards::badge(Relation::Wording, kind)), Markup::text(" ")].into_iter().collect::<Markup>());
    let name = format!("In their {}", prose::count(quoted.len(), "sentence", "sentences"));
    cards::card(page, &choice.claims, &address, choice.kind.word(), accounts)
        .set("data-relation", Relation::Wording.word())
        .set("data-sides", statements_of_sides(choice.wordings.iter().map(|wording| wording.sides.as_slice())))
        .put(also_at(&address, &page.homes, &[], &choice.differences))
        .put(
            tag("header")
                .put(tag("h3").class("unseen").set("dir", "auto").say(&heads.join(" / ")))
                .put(tag("p").class("quiet").all(badge).all(about).put(permanent_link(&address))),
        )
        .put(body.put(tag("details").put(tag("summary").say(&name)).put(sentences)))
}

/// What an account says, in quotation marks if these are its words.
fn said(choice: &Choice<'_>, wording: &Wording<'_>) -> String {
    let own = wording.sides.iter().all(|side| side.voice == Voice::Own);
    match choice.kind.family() {
        Family::Source if choice.kind == DifferenceKind::Attribution && own => "states it itself".into(),
        Family::Source if choice.kind == DifferenceKind::Attribution => format!("attributes it to {}", wording.words),
        Family::Source | Family::Fact | Family::Certainty | Family::Wording | Family::Coverage | Family::Internal => {
            format!("“{}”", wording.words)
        }
    }
}

/// The words in columns: plain and leaning if there are both, else side by side.
fn columns(page: &Page<'_>, choice: &Choice<'_>) -> Tag {
    let list = |own: Vec<&Wording<'_>>| {
        tag("ul").all(own.into_iter().map(|wording| {
            let words = tag("b").class("words").set("dir", "auto").say(&said(choice, wording));
            tag("li").put(words).say(" ").put(account_links(page.comparison, &wording.accounts))
        }))
    };
    let (charged, even): (Vec<&Wording<'_>>, Vec<&Wording<'_>>) = choice.wordings.iter().partition(|wording| wording.charged);
    if charged.is_empty() || even.is_empty() {
        return list(choice.wordings.iter().collect()).class("columns");
    }
    let column = |name: &str, own| tag("div").put(tag("p").class("quiet").say(name)).put(list(own));
    tag("div").class("columns").put(column("plain", even)).put(column(charged_head(choice.kind), charged))
}

/// The head of the second column.
fn charged_head(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Intensity => "stronger",
        DifferenceKind::Distancing => "in scare quotes",
        _ => "leaning",
    }
}
