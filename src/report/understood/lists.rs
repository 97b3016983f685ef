//! The lists of what was understood of an account.

use std::collections::BTreeMap;

use super::{Item, Part, Shown};
use crate::model::{Comparison, Content, EntityId, NameForm, Quantity, Voice};
use crate::profile::{self, Profile, Reference};
use crate::report::{moments, when, words};
use crate::select::View;
use crate::text::fold;
use crate::text::one_line;

/// What happened when, and how many or how much.
pub fn facts(comparison: &Comparison, view: &View) -> Vec<Part> {
    let dated = moments::moments(comparison, view).into_iter().map(|moment| Item {
        what: when::told(moment.when),
        note: String::new(),
        statement: moment.statement,
        shown: Shown::Statement(Vec::new()),
    });
    let dated = Part { name: "Dated", meaning: "what is said to have happened when, in order of time", items: dated.collect() };
    let mut figures = Vec::new();
    for id in view.unmatched.iter().copied() {
        let statement = comparison.statement(id);
        let text = &comparison.account(statement.account).text;
        for mention in statement.mentions.iter().filter(|m| statement.span.contains(m.span)) {
            let Content::Quantity(own) = &mention.content else { continue };
            if own.ordinal {
                continue;
            }
            let shown = Shown::Statement(vec![mention.span]);
            figures.push(Item {
                what: one_line(mention.span.text(text)),
                note: counted(own, mention.span.text(text)),
                statement: id,
                shown,
            });
        }
    }
    vec![dated, Part { name: "Figures", meaning: "how many and how much, in order of the text", items: figures }]
}

/// "person, killed": what a figure counts, where its words do not say so, and the part that it plays.
fn counted(own: &Quantity, words: &str) -> String {
    let words = words.to_lowercase();
    // The beginning of a word is the same in its plural.
    let told = |of: &str| words.contains(&of.chars().take(4).collect::<String>());
    let parts = [own.of.as_deref().filter(|of| !told(of)), own.role.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Who says what, who is named how, and which words weigh.
pub fn tellings(comparison: &Comparison, view: &View) -> Vec<Part> {
    let profiles = profile::profiles(comparison, view);
    let list = |of: fn(&Comparison, &Profile) -> Vec<Item>| profiles.iter().flat_map(|own| of(comparison, own)).collect();
    vec![
        Part {
            name: "Who says what",
            meaning: "whom it quotes, or reports without quotation marks, with which verb",
            items: list(sayings),
        },
        Part {
            name: "Names",
            meaning: "whom and what it names, most often first, what it calls them and, behind “+”, says of them there",
            items: list(names),
        },
        Part { name: "Words", meaning: "which take sides, strengthen, keep at a distance or hedge", items: list(charged) },
    ]
}

fn sayings(comparison: &Comparison, own: &Profile) -> Vec<Item> {
    let item = |said: &profile::Quotation| {
        let who = match said.source {
            Some(source) if said.who.is_empty() => one_line(source.text(&comparison.account(own.account).text)),
            _ if said.who.is_empty() => "nobody told".to_string(),
            _ => said.who.clone(),
        };
        let pieces = said.pieces.iter().filter(|(id, _)| *id == said.statement).map(|(_, span)| *span).collect();
        let how = if said.marked > 0 { words::count(said.marked, "word quoted", "words quoted") } else { "reported".into() };
        let note = [said.verb.as_str(), &how].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        Item { what: who, note, statement: said.statement, shown: Shown::Statement(pieces) }
    };
    own.quotations.iter().map(item).collect()
}

/// A row for each entity: the words used for it, how often, and what is said of it there.
fn names(comparison: &Comparison, own: &Profile) -> Vec<Item> {
    let text = &comparison.account(own.account).text;
    let mut all: BTreeMap<EntityId, Vec<&Reference>> = BTreeMap::new();
    for reference in own.references.iter().filter(|r| r.form != NameForm::Pronoun) {
        all.entry(reference.entity).or_default().push(reference);
    }
    let mut rows: Vec<(EntityId, Vec<&Reference>)> = all.into_iter().collect();
    rows.sort_by_key(|(id, references)| (std::cmp::Reverse(references.len()), *id));
    let item = |(id, references): (EntityId, Vec<&Reference>)| {
        let mut called: Vec<(String, usize)> = Vec::new();
        for reference in &references {
            let attached = reference.attached.iter().map(|own| {
                let denied = if own.denied { "not " } else { "" };
                format!("+ {denied}{}", one_line(own.span.text(text)))
            });
            for words in std::iter::once(one_line(reference.span.text(text))).chain(attached) {
                match called.iter_mut().find(|(known, _)| fold(known) == fold(&words)) {
                    Some((_, times)) => *times += 1,
                    None => called.push((words, 1)),
                }
            }
        }
        called.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        let told = called.into_iter().map(|(words, times)| if times > 1 { format!("{words} ×{times}") } else { words });
        let entity = &comparison.entities[id.0];
        let shown = Shown::Words(told.collect::<Vec<_>>().join(" · "));
        Item { what: entity.name.clone(), note: entity.kind.word().into(), statement: references[0].statement, shown }
    };
    rows.into_iter().map(item).collect()
}

fn charged(comparison: &Comparison, own: &Profile) -> Vec<Item> {
    let text = &comparison.account(own.account).text;
    let item = |charged: &profile::Charged| {
        let speaker = words::speaker(comparison, own.account, &charged.voice);
        let voice = match (&charged.voice, speaker) {
            (Voice::Own, _) | (Voice::Quoted { .. }, None) => "own voice".to_string(),
            (Voice::Quoted { .. }, Some(speaker)) => format!("said by {speaker}"),
        };
        Item {
            what: one_line(charged.span.text(text)),
            note: format!("{}, {voice}", charged.class.word()),
            statement: charged.statement,
            shown: Shown::Statement(vec![charged.span]),
        }
    };
    own.charged.iter().map(item).collect()
}
