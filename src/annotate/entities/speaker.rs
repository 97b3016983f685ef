//! Finds the speaker: the entity named by the words that are the source of reported speech. "The ministry's spokesman Jan Roe" is Jan Roe; "Roe's
//! sister" and "the mother of Roe" are not.

use std::collections::BTreeMap;

use crate::language::function_word::{BY, FOR, HE, OF, POSSESSIVE, SHE};
use crate::model::tree::Link;
use crate::model::{Account, Content, EntityId, EntityKind, NameForm, Span, Statement, Voice};
use crate::text::Token;
use crate::wordnet;

/// A name in an account.
#[derive(Clone, Copy)]
struct Named {
    span: Span,
    entity: EntityId,
    kind: EntityKind,
    form: NameForm,
    relative: bool,
    /// The noun for a thing, if the name is only in a clause after it: "a paper signed by Roe".
    aside: Option<Span>,
}

/// Names of each account in order of position.
type Names = BTreeMap<usize, Vec<Named>>;

/// Sets the speaker of all reported speech and quoted voices whose source overlaps a name.
pub(super) fn set(accounts: &[Account], statements: &mut [Statement]) {
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
                    aside: aside(accounts[statement.account.0].read(), statement, mention.span),
                });
            }
        }
    }
    names.values_mut().for_each(|list| list.sort_by_key(|n| n.span));
    debug_assert!(names.keys().all(|account| *account < accounts.len()));
    let mut before = Before::default();
    for statement in statements.iter_mut() {
        let Some(list) = names.get(&statement.account.0) else { continue };
        let pronoun = before.meant(accounts, statement, list);
        for mention in &mut statement.mentions {
            if let Content::Speech(speech) = &mut mention.content {
                let by_pronoun = |source| pronoun.filter(|(said, _)| *said == source).map(|(_, who)| who);
                speech.speaker = speech.source.and_then(|source| speaker(list, source).or_else(|| by_pronoun(source)));
            }
            if let Voice::Quoted { source: Some(source), speaker: who } = &mut mention.voice {
                *who = speaker(list, *source).or_else(|| pronoun.filter(|(said, _)| said == source).map(|(_, who)| who));
            }
        }
        before.note(statement, list, pronoun);
    }
}

/// Number of statements after a report within which a pronoun may refer to its speaker.
const NEAR: usize = 3;

/// Who spoke last by name, for the "he" and "she" of the reports that follow.
#[derive(Default)]
struct Before {
    account: usize,
    /// The speaker, how many statements ago, and in which paragraph.
    last: Option<(EntityId, usize, usize)>,
    /// The pronoun used for that speaker so far.
    by: Option<String>,
}

impl Before {
    /// The first source in a statement that is "he" or "she", with the person who spoke last, if nobody else has been named since.
    fn meant(&mut self, accounts: &[Account], statement: &Statement, names: &[Named]) -> Option<(Span, EntityId)> {
        if self.account != statement.account.0 {
            *self = Before { account: statement.account.0, ..Before::default() };
        }
        let (who, ago, paragraph) = self.last?;
        let text = accounts[statement.account.0].read();
        let source = statement.mentions.iter().find_map(|m| match &m.content {
            Content::Speech(said) => said.source.filter(|s| matches!(s.text(text).to_lowercase().as_str(), HE | SHE)),
            _ => None,
        })?;
        let word = source.text(text).to_lowercase();
        let other = names
            .iter()
            .any(|n| n.kind == EntityKind::Person && n.entity != who && statement.span.contains(n.span) && n.span.start() < source.start());
        let fits = self.by.as_ref().is_none_or(|by| *by == word);
        if other || !fits || ago > NEAR || statement.paragraph > paragraph + 2 {
            return None;
        }
        self.by = Some(word);
        Some((source, who))
    }

    /// Remembers who speaks in a statement. A person named outside reported speech clears it.
    fn note(&mut self, statement: &Statement, names: &[Named], pronoun: Option<(Span, EntityId)>) {
        let person = |who: &EntityId| names.iter().any(|n| n.entity == *who && n.kind == EntityKind::Person);
        let mut spoken = statement.mentions.iter().filter_map(|m| match &m.content {
            Content::Speech(said) => said.speaker,
            _ => None,
        });
        let said = spoken.rfind(person);
        let own_voice = |n: &&Named| {
            let own = statement.mentions.iter().any(|m| m.span == n.span && m.voice == Voice::Own);
            n.kind == EntityKind::Person && statement.span.contains(n.span) && own
        };
        let other = names.iter().filter(own_voice).any(|n| self.last.is_some_and(|(who, ..)| who != n.entity));
        self.last = match said {
            Some(who) => {
                if self.last.is_none_or(|(last, ..)| last != who) && pronoun.is_none() {
                    self.by = None;
                }
                Some((who, 0, statement.paragraph))
            }
            None if other => None,
            None => self.last.map(|(who, ago, paragraph)| (who, ago + 1, paragraph)),
        };
    }
}

/// True if a person's name only says whose relative or lawyer speaks: before "'s", or after "of", "for" or "by".
fn relative(tokens: &[Token], span: Span, kind: EntityKind) -> bool {
    let after = tokens.partition_point(|t| t.start < span.end());
    let before = tokens.partition_point(|t| t.start < span.start()).checked_sub(1).map(|at| &tokens[at]);
    let owner = tokens.get(after).is_some_and(|t| t.glued && (t.is(POSSESSIVE) || t.is("'")));
    kind == EntityKind::Person && (owner || before.is_some_and(|t| t.is(OF) || t.is(FOR) || t.is(BY)))
}

/// The noun for a thing, if the name is in a clause after it.
fn aside(text: &str, statement: &Statement, span: Span) -> Option<Span> {
    let (tokens, tree) = (&statement.tokens, &statement.tree);
    let from = tokens.partition_point(|t| t.end <= span.start());
    let to = tokens.partition_point(|t| t.start < span.end());
    let clause = tree.above(from..to).into_iter().find(|at| matches!(tree.link(*at), Link::Reduced | Link::Relative))?;
    let noun = tree.head(clause)?;
    let norm = &tokens[noun].norm;
    let one = norm.strip_suffix('s').unwrap_or(norm);
    let somebody = tree.proper(noun) || [norm.as_str(), one].into_iter().any(|n| wordnet::is_person(n) || wordnet::is_group(n));
    (noun < from && !somebody).then(|| Span::of(text, tokens[noun].start..tokens[noun].end))
}

/// The best name in a source: persons before organisations before places, names before descriptions, the last if they are equal.
fn speaker(names: &[Named], source: Span) -> Option<EntityId> {
    let from = names.partition_point(|n| n.span.end() <= source.start());
    let inside = names[from..].iter().take_while(|n| n.span.start() < source.end()).filter(|n| n.span.overlaps(source));
    let aside = |n: &&Named| n.aside.is_some_and(|noun| source.contains(noun));
    let not_speaking = |n: &&Named| n.relative && n.span != source || aside(n);
    inside.filter(|n| !not_speaking(n)).max_by_key(|n| (rank(n), n.span.len())).map(|n| n.entity)
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
