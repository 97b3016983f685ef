//! How each account reports, for a terminal: headlines side by side, whom it quotes, which words take sides, what it calls the main actors; and the
//! data behind the numbers: each word and name once with all its places.

mod tables;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::layout::{self, Grid, GridRow, report_heading};
use super::rich::{Ink, Rich};
use super::{Look, prose};
use crate::digest::sections::event_accounts;
use crate::model::{AccountId, Comparison, EntityId, EventId, StatementId, Voice};
use crate::profile::{self, Attached, By, Charge, Charged, Profile, Reference, Share, SpeechClass, Summary, Totals, counted_as};
use crate::select::View;
use crate::text::{Visible, fold};
use tables::{Numbers, charged_in_words, charged_list, charged_numbers, quoted_in_words, quoted_numbers, speakers_list};

/// Longer labels are cut to this width.
const LABEL: usize = 20;
/// The help at the foot.
const HELP: &str = "Rates are per 1,000 words; numbers in brackets are lines. Own voice: what is attributed to nobody else. … marks omissions: \
                    -a shows all. -f concordance shows each actor in context, --entity NAME one of them; group = \"…\" in sources.toml adds up accounts.";

/// Renders the profiles of the accounts.
pub fn render(comparison: &Comparison, view: &View, look: &Look) -> String {
    let profiles = profile::profiles(comparison, view);
    let over_all = together(comparison, &profiles, look);
    // Findings are not shown here, so none are left out.
    let view = View { lesser: Vec::new(), ..view.clone() };
    over_all + &layout::framed(comparison, &view, look, |event, _| part(comparison, &profiles, event, look), HELP)
}

fn part(comparison: &Comparison, profiles: &[Profile], event: Option<EventId>, look: &Look) -> String {
    let accounts = event_accounts(comparison, event);
    let own: Vec<&Profile> = profiles.iter().filter(|p| accounts.contains(&p.account)).collect();
    let numbers: Vec<Numbers> = own.iter().map(|p| Numbers::new(label(comparison, p.account), profile::total(p))).collect();
    let mut out = headlines(comparison, &accounts, look);
    out.push_str(&quoted_numbers(&numbers, look));
    out.push_str(&speakers_list(comparison, &own, look));
    out.push_str(&charged_numbers(&numbers, look));
    out.push_str(&charged_list(comparison, &own, look));
    out.push_str(&tables::actors(comparison, &own, &accounts, look));
    out
}

/// The same numbers by outlet and by group; empty if no outlet has several accounts and no account has a group.
fn together(comparison: &Comparison, profiles: &[Profile], look: &Look) -> String {
    let mut out = String::new();
    for (by, title) in [(By::Group, "BY GROUP"), (By::Outlet, "BY OUTLET")] {
        let all = profile::summaries(comparison, profiles, by);
        let adds_up = match by {
            By::Group => comparison.accounts.iter().any(|a| a.group.is_some()),
            By::Outlet => all.iter().any(|s| s.accounts.len() > 1),
        };
        if adds_up {
            let numbers: Vec<Numbers> = all.into_iter().map(of_several).collect();
            let head = Rich::of(Ink::Strong, title).with(Ink::Dim, " · all accounts and events of each, added up");
            out.push_str(&format!("\n{}", report_heading(&head, look)));
            out.push_str(&format!("\n{}\n{}", quoted_in_words(&numbers, look), charged_in_words(&numbers, look)));
        }
    }
    out
}

fn of_several(summary: Summary) -> Numbers {
    let Summary { name, accounts, totals } = summary;
    let name = if name.is_empty() { "no group".to_string() } else { name };
    Numbers::new(format!("{name} ×{}", accounts.len()), totals)
}

fn headlines(comparison: &Comparison, accounts: &[AccountId], look: &Look) -> String {
    let title = Rich::of(Ink::Strong, "HEADLINES").with(Ink::Dim, " · side by side");
    let rows: Vec<(AccountId, Rich)> = accounts
        .iter()
        .map(|id| {
            let title = comparison.account(*id).title.as_deref();
            (*id, title.map_or(Rich::of(Ink::Dim, "no headline"), Rich::plain))
        })
        .collect();
    format!("\n{}{}", report_heading(&title, look), lines(comparison, rows, look))
}

/// A line for each account: its label and its items.
fn lines(comparison: &Comparison, rows: Vec<(AccountId, Rich)>, look: &Look) -> String {
    let width = rows.iter().map(|(id, _)| Rich::plain(&label(comparison, *id)).width()).max().unwrap_or(0);
    let mut last = None;
    let rows = rows.into_iter().map(|(id, line)| {
        let first = if last == Some(id) { Vec::new() } else { vec![Rich::of(Ink::Strong, &label(comparison, id))] };
        last = Some(id);
        GridRow { first, bands: vec![vec![line]], last: None }
    });
    let rest = look.width.saturating_sub(width + super::layout::GAP).max(10);
    Grid { widths: vec![width, rest], rows: rows.collect(), plain: true, ..Grid::default() }.paint(look)
}

fn label(comparison: &Comparison, id: AccountId) -> String {
    short(&comparison.account(id).label)
}

fn short(label: &str) -> String {
    let whole = Rich::plain(label);
    if whole.width() <= LABEL { label.to_string() } else { format!("{}…", super::prose::start(label, LABEL - 1)) }
}

/// A charged word of one speaker.
pub(super) struct UsedWord {
    /// As it is first written.
    pub word: String,
    /// Who says it; empty for the account itself.
    pub who: String,
    /// Its statements, one for each use.
    pub places: Vec<StatementId>,
    /// For a contested word: what other accounts write instead, and the first statement with it.
    pub against: Option<(StatementId, String)>,
}

/// The charged words of a class, in the accounts' own voice or in what others say.
pub(super) fn words_used(comparison: &Comparison, profiles: &[&Profile], class: Charge, own: bool) -> Vec<UsedWord> {
    let all = profiles.iter().flat_map(|profile| &profile.charged);
    let mut out: Vec<UsedWord> = Vec::new();
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    for one in all.filter(|c| c.class == class && (c.voice == Voice::Own) == own) {
        let account = comparison.statement(one.statement).account;
        let Charged { span, voice, against, .. } = one;
        let word = span.text(&comparison.account(account).text).to_string();
        let who = prose::speaker(comparison, account, voice).unwrap_or_default();
        let at = *known.entry((fold(&word), who.clone())).or_insert_with(|| {
            out.push(UsedWord { word, who, places: Vec::new(), against: against.clone() });
            out.len() - 1
        });
        out[at].places.push(one.statement);
    }
    out
}

/// A name used for an entity.
pub(super) struct UsedName {
    /// As it is first written.
    pub name: Visible,
    /// True if it is in the quoted words of somebody.
    pub quoted: bool,
    /// Its statements, one for each use.
    pub places: Vec<StatementId>,
    /// The descriptions attached to it there.
    pub attached: Vec<String>,
}

/// The names that accounts use for an entity, most used first.
pub(super) fn names_used(comparison: &Comparison, profiles: &[&Profile], id: EntityId) -> Vec<UsedName> {
    let mut out: Vec<UsedName> = Vec::new();
    for (profile, reference) in profiles.iter().flat_map(|profile| profile.references.iter().map(move |r| (profile, r))) {
        if reference.entity != id {
            continue;
        }
        let text = &comparison.account(profile.account).text;
        let name = Visible::of(reference.span.text(text));
        let quoted = reference.marked && reference.voice != Voice::Own;
        let attached = attached_words(reference, text);
        match out.iter_mut().find(|known| known.quoted == quoted && fold(known.name.as_str()) == fold(name.as_str())) {
            Some(known) => {
                known.places.push(reference.statement);
                known.attached.extend(attached);
            }
            None => out.push(UsedName { name, quoted, places: vec![reference.statement], attached }),
        }
    }
    out.sort_by_key(|called| Reverse(called.places.len()));
    out
}

fn attached_words(reference: &Reference, text: &str) -> Vec<String> {
    let words = |a: &Attached| format!("{}{}", if a.denied { "not " } else { "" }, a.span.text(text));
    reference.attached.iter().map(words).collect()
}

/// The speakers, most words first, each with the statements that are counted.
pub(super) fn speakers_of<'t>(profiles: &[&Profile], totals: &'t Totals) -> Vec<(&'t str, &'t Share, Vec<StatementId>)> {
    let mut all: Vec<(&String, &Share)> = totals.speakers.iter().collect();
    all.sort_by_key(|(name, share)| (Reverse(share.words), (*name).clone()));
    let quotations = || profiles.iter().flat_map(|profile| &profile.quotations);
    let places = |name: &str| quotations().filter(|q| !q.inside && counted_as(q) == name).map(|q| q.statement).collect();
    all.into_iter().map(|(name, share)| (name.as_str(), share, places(name))).collect()
}

/// A reporting verb.
pub(super) struct ReportVerb<'t> {
    /// Its lemma, or the words that introduce the speech.
    pub verb: &'t str,
    /// Its class, unless that is neutral.
    pub class: Option<&'static str>,
    /// Its statements, one for each use.
    pub places: Vec<StatementId>,
}

/// The reporting verbs, most used first.
pub(super) fn report_verbs_of<'t>(profiles: &[&Profile], totals: &'t Totals) -> Vec<ReportVerb<'t>> {
    let mut all: Vec<(&String, &(usize, Option<&'static str>))> = totals.verbs.iter().collect();
    all.sort_by_key(|(verb, (times, _))| (Reverse(*times), (*verb).clone()));
    let quotations = || profiles.iter().flat_map(|profile| &profile.quotations);
    let verb = |(verb, (_, class)): (&'t String, &(usize, Option<&'static str>))| ReportVerb {
        verb,
        class: class.filter(|class| *class != SpeechClass::Neutral.word()),
        places: quotations().filter(|q| q.verb == *verb).map(|q| q.statement).collect(),
    };
    all.into_iter().map(verb).collect()
}
