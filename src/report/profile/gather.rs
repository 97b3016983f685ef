//! What stands behind the numbers of a profile, each word and name once with all its places: for a terminal and for the page alike.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Comparison, EntityId, StatementId, Voice};
use crate::profile::{Attached, Charge, Charged, Profile, Reference, Share, SpeechClass, Totals, counted_as};
use crate::report::words;
use crate::text::{Visible, fold};

/// A charged word of one speaker.
pub struct Used {
    /// As it is first written.
    pub word: String,
    /// Who says it, where that is somebody else than the account.
    pub who: String,
    /// Where, one place for each use.
    pub places: Vec<StatementId>,
    /// For a contested word: what other accounts write in its place, and where first.
    pub against: Option<(StatementId, String)>,
}

/// The charged words of a class in the own voice of accounts, or in what others say.
pub fn used(comparison: &Comparison, profiles: &[&Profile], class: Charge, own: bool) -> Vec<Used> {
    let all = profiles.iter().flat_map(|profile| &profile.charged);
    let mut out: Vec<Used> = Vec::new();
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    for one in all.filter(|c| c.class == class && (c.voice == Voice::Own) == own) {
        let account = comparison.statement(one.statement).account;
        let Charged { span, voice, against, .. } = one;
        let word = span.text(&comparison.account(account).text).to_string();
        let who = words::speaker(comparison, account, voice).unwrap_or_default();
        let at = *known.entry((fold(&word), who.clone())).or_insert_with(|| {
            out.push(Used { word, who, places: Vec::new(), against: against.clone() });
            out.len() - 1
        });
        out[at].places.push(one.statement);
    }
    out
}

/// What somebody is called.
pub struct Called {
    /// As it is first written.
    pub name: Visible,
    /// Is it in the quoted words of somebody?
    pub quoted: bool,
    /// Where, one place for each use.
    pub places: Vec<StatementId>,
    /// The words that describe it there.
    pub attached: Vec<String>,
}

/// What accounts call somebody, most used first.
pub fn called(comparison: &Comparison, profiles: &[&Profile], id: EntityId) -> Vec<Called> {
    let mut out: Vec<Called> = Vec::new();
    for (profile, reference) in profiles.iter().flat_map(|profile| profile.references.iter().map(move |r| (profile, r))) {
        if reference.entity != id {
            continue;
        }
        let text = &comparison.account(profile.account).text;
        let name = Visible::of(reference.span.text(text));
        let quoted = reference.marked && reference.voice != Voice::Own;
        let attached = attached(reference, text);
        match out.iter_mut().find(|known| known.quoted == quoted && fold(known.name.as_str()) == fold(name.as_str())) {
            Some(known) => {
                known.places.push(reference.statement);
                known.attached.extend(attached);
            }
            None => out.push(Called { name, quoted, places: vec![reference.statement], attached }),
        }
    }
    out.sort_by_key(|called| Reverse(called.places.len()));
    out
}

fn attached(reference: &Reference, text: &str) -> Vec<String> {
    let words = |a: &Attached| format!("{}{}", if a.denied { "not " } else { "" }, a.span.text(text));
    reference.attached.iter().map(words).collect()
}

/// Who speaks, most words first, each with the places of what is counted.
pub fn speakers<'t>(profiles: &[&Profile], totals: &'t Totals) -> Vec<(&'t str, &'t Share, Vec<StatementId>)> {
    let mut all: Vec<(&String, &Share)> = totals.speakers.iter().collect();
    all.sort_by_key(|(name, share)| (Reverse(share.words), (*name).clone()));
    let quotations = || profiles.iter().flat_map(|profile| &profile.quotations);
    let places = |name: &str| quotations().filter(|q| !q.inside && counted_as(q) == name).map(|q| q.statement).collect();
    all.into_iter().map(|(name, share)| (name.as_str(), share, places(name))).collect()
}

/// A report verb.
pub struct Verb<'t> {
    /// Its lemma, or the words that tell of the saying.
    pub verb: &'t str,
    /// What it makes of the report, where that is more than that it was said.
    pub class: Option<&'static str>,
    /// Where, one place for each use.
    pub places: Vec<StatementId>,
}

/// The report verbs, most used first.
pub fn verbs<'t>(profiles: &[&Profile], totals: &'t Totals) -> Vec<Verb<'t>> {
    let mut all: Vec<(&String, &(usize, Option<&'static str>))> = totals.verbs.iter().collect();
    all.sort_by_key(|(verb, (times, _))| (Reverse(*times), (*verb).clone()));
    let quotations = || profiles.iter().flat_map(|profile| &profile.quotations);
    let verb = |(verb, (_, class)): (&'t String, &(usize, Option<&'static str>))| Verb {
        verb,
        class: class.filter(|class| *class != SpeechClass::Neutral.word()),
        places: quotations().filter(|q| q.verb == *verb).map(|q| q.statement).collect(),
    };
    all.into_iter().map(verb).collect()
}
