//! Who speaks: the entity named by the words that are the source of a saying. "The ministry's spokesman Jan Roe" is Jan Roe; "Roe's
//! sister" and "the mother of Roe" are not.

use std::collections::BTreeMap;

use crate::model::{Account, Content, EntityId, EntityKind, NameForm, Span, Statement, Voice};
use crate::text::Token;

/// A name in an account.
#[derive(Clone, Copy)]
struct Named {
    span: Span,
    entity: EntityId,
    kind: EntityKind,
    form: NameForm,
    relative: bool,
}

/// Names of one account in order of place.
type Names = BTreeMap<usize, Vec<Named>>;

/// Sets the speaker of every saying and quoted voice whose source overlaps a name.
pub fn set(accounts: &[Account], statements: &mut [Statement]) {
    let mut names: Names = BTreeMap::new();
    for statement in statements.iter() {
        let list = names.entry(statement.account.0).or_default();
        for mention in &statement.mentions {
            if let Content::Name(name) = &mention.content
                && let Some(entity) = name.entity
            {
                list.push(Named {
                    span: mention.span,
                    entity,
                    kind: name.kind,
                    form: name.form,
                    relative: relative(&statement.tokens, mention.span, name.kind),
                });
            }
        }
    }
    names.values_mut().for_each(|list| list.sort_by_key(|n| n.span));
    debug_assert!(names.keys().all(|account| *account < accounts.len()));
    for statement in statements.iter_mut() {
        let Some(list) = names.get(&statement.account.0) else { continue };
        for mention in &mut statement.mentions {
            if let Content::Speech(speech) = &mut mention.content {
                speech.speaker = speech.source.and_then(|source| speaker(list, source));
            }
            if let Voice::Quoted { source: Some(source), speaker: who } = &mut mention.voice {
                *who = speaker(list, *source);
            }
        }
    }
}

/// Does a person's name only tell whose relative or lawyer speaks: followed by "'s", or after "of" or "for"?
fn relative(tokens: &[Token], span: Span, kind: EntityKind) -> bool {
    let after = tokens.partition_point(|t| t.start < span.end());
    let before = tokens.partition_point(|t| t.start < span.start()).checked_sub(1).map(|at| &tokens[at]);
    let owner = tokens.get(after).is_some_and(|t| t.glued && (t.is("'s") || t.is("'")));
    kind == EntityKind::Person && (owner || before.is_some_and(|t| t.is("of") || t.is("for") || t.is("by")))
}

/// The best name in a source: persons before organisations before places, names before descriptions, the last of equals.
fn speaker(names: &[Named], source: Span) -> Option<EntityId> {
    let from = names.partition_point(|n| n.span.end() <= source.start());
    let inside = names[from..].iter().take_while(|n| n.span.start() < source.end()).filter(|n| n.span.overlaps(source));
    inside.filter(|n| !(n.relative && n.span != source)).max_by_key(|n| (rank(n), n.span.len())).map(|n| n.entity)
}

fn rank(name: &Named) -> u8 {
    let kind = match name.kind {
        EntityKind::Person => 6,
        EntityKind::Organisation => 4,
        EntityKind::Place | EntityKind::Group => 2,
        EntityKind::Event | EntityKind::Product | EntityKind::Other => 0,
    };
    kind + u8::from(name.form == NameForm::Proper)
}
