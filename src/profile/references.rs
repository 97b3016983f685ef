//! How an account refers to entities: the words it uses, including titles, and the descriptions attached to them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::quoted_words::{Marked, span_of, tokens_in, top_token};
use super::{Attached, Attachment, Profile, Reference};
use crate::language::Language;
use crate::model::tree::{Link, Part};
use crate::model::{Comparison, Content, EntityId, EntityKind, Mention, Name, NameForm, Span, Statement, StatementId};
use crate::text::TokenKind;

/// The references in an account's statements.
pub(super) fn references(comparison: &Comparison, statements: &[StatementId], quoted: &Marked, language: &Language) -> Vec<Reference> {
    let mut out = Vec::new();
    for id in statements {
        let statement = comparison.statement(*id);
        let text = &comparison.account(statement.account).text;
        for mention in statement.mentions.iter().filter(|m| statement.span.contains(m.span)) {
            let Content::Name(name) = &mention.content else { continue };
            let Some(entity) = name.entity else { continue };
            let (span, attached) = described(text, statement, mention, name, language);
            let marked = quoted.holds(*id, mention.span);
            let voice = mention.voice.clone();
            out.push(Reference { statement: *id, entity, span, name: mention.span, form: name.form, attached, voice, marked });
        }
    }
    out
}

/// Returns the words that refer to an entity, and the descriptions attached to them.
fn described(text: &str, statement: &Statement, mention: &Mention, name: &Name, language: &Language) -> (Span, Vec<Attached>) {
    let own = tokens_in(statement, mention.span);
    let Some(top) = top_token(statement, own.clone()) else { return (mention.span, Vec::new()) };
    let whole = whole(statement, own.clone(), top, name, language);
    // Descriptions of "Turkish troops" depend on "troops".
    let noun = if whole.end > own.end { whole.end - 1 } else { top };
    let tree = &statement.tree;
    let mut attached: Vec<Attached> = Vec::new();
    let mut add = |tokens: Range<usize>, how, denied| {
        let outside = tokens.end <= whole.start || tokens.start >= whole.end;
        // "Other", "next", "himself" are no descriptions, and "likely to win" reports an event.
        let has_content = statement.tokens[tokens.clone()].iter().any(|t| t.kind == TokenKind::Word && !language.words.is_stop(&t.norm));
        let predicts = how == Attachment::Predicate && tree.child(tokens.end - 1, &[Link::OpenClause]).is_some();
        let outside = outside && has_content && !predicts;
        let span = span_of(text, statement, tokens).filter(|span| outside && !is_named_by(statement, *span, name));
        attached.extend(span.map(|span| Attached { span, how, denied }));
    };
    let title = title(statement, &own, top);
    for child in tree.children(noun).chain(title.into_iter().flat_map(|title| tree.children(title))) {
        match tree.link(child) {
            Link::Modifier if tree.part(child) == Part::Adjective => add(child..child + 1, Attachment::Adjective, false),
            Link::Apposition => add(noun_phrase(statement, child), Attachment::Apposition, false),
            _ => {}
        }
    }
    if let Some(head) = tree.head(noun) {
        match tree.link(noun) {
            Link::Apposition if title.is_none() => add(noun_phrase(statement, head), Attachment::Apposition, false),
            link @ (Link::Subject | Link::PassiveSubject | Link::Object) => {
                // "Roe called it a success" does not describe Roe.
                let of_other = link == Link::Subject && !language.functions.is_copula(&statement.tokens[head].norm);
                let said = tree.child(head, &[Link::Predicate, Link::Adjective]).filter(|said| *said > noun && !of_other);
                if let Some(said) = said {
                    add(noun_phrase(statement, said), Attachment::Predicate, tree.child(head, &[Link::Negation]).is_some());
                }
            }
            _ => {}
        }
    }
    attached.sort_by_key(|a| a.span);
    (span_of(text, statement, whole).unwrap_or(mention.span), attached)
}

/// True if a description only names the same entity again: "Kalbajar (Kelbajar)".
fn is_named_by(statement: &Statement, span: Span, name: &Name) -> bool {
    statement.mentions.iter().any(|m| matches!(&m.content, Content::Name(n) if n.entity == name.entity) && m.span.overlaps(span))
}

/// A name with the title before it, "Prime Minister Jan Roe", or with the noun that it modifies, "Turkish troops".
fn whole(statement: &Statement, own: Range<usize>, top: usize, name: &Name, language: &Language) -> Range<usize> {
    let (tree, names) = (&statement.tree, &language.names.signs);
    if let (NameForm::Adjective | NameForm::Proper, Link::Modifier | Link::Compound, Some(head)) =
        (name.form, tree.link(top), tree.head(top))
        && head >= own.end
        && (own.end..=head).all(|at| !named(statement, at) && joins(statement, at, head))
    {
        return own.start..head + 1;
    }
    if name.kind != EntityKind::Person || name.form != NameForm::Proper {
        return own;
    }
    let title = title(statement, &own, top);
    let part = |at: &usize| {
        let compound = tree.link(*at) == Link::Compound && tree.head(*at).is_some_and(|head| head > *at);
        (title == Some(*at) || compound) && !named(statement, *at)
    };
    let mut from = own.start;
    while let Some(before) = from.checked_sub(1) {
        // "Mr" "." "Holt"
        let courtesy =
            before.checked_sub(1).filter(|at| statement.tokens[before].is(".") && names.courtesy.contains(&statement.tokens[*at].norm));
        let word = statement.tokens[before].kind == TokenKind::Word;
        match courtesy {
            Some(at) => from = at,
            None if word && (part(&before) || names.courtesy.contains(statement.tokens[before].norm.trim_end_matches('.'))) => {
                from = before
            }
            None => break,
        }
    }
    from..own.end
}

/// The noun right before a name that the parse takes to be in apposition to it: a title, "Mayor" in "Mayor Anna Holt".
fn title(statement: &Statement, own: &Range<usize>, top: usize) -> Option<usize> {
    let tree = &statement.tree;
    let before = own.start.checked_sub(1)?;
    let title = tree.link(top) == Link::Apposition && tree.head(top) == Some(before) && !named(statement, before);
    (title && tree.part(before) == Part::Noun).then_some(before)
}

/// True if a token is between a name and the noun that it modifies, "Turkish ground troops", or is that noun.
fn joins(statement: &Statement, at: usize, head: usize) -> bool {
    let tree = &statement.tree;
    at == head && tree.part(at) == Part::Noun && !tree.proper(at)
        || matches!(tree.link(at), Link::Compound | Link::Modifier) && tree.head(at).is_some_and(|above| (at..=head).contains(&above))
}

/// True if a token is part of a name.
fn named(statement: &Statement, at: usize) -> bool {
    let Some(token) = statement.tokens.get(at) else { return false };
    let covers = |m: &Mention| m.span.start() <= token.start && token.end <= m.span.end();
    statement.mentions.iter().any(|m| matches!(&m.content, Content::Name(n) if n.form != NameForm::Adjective) && covers(m))
}

/// A noun or adjective with its modifiers before it, but not its article: "former spy" in "a former spy who fled".
fn noun_phrase(statement: &Statement, at: usize) -> Range<usize> {
    let tree = &statement.tree;
    let before =
        tree.children(at).filter(|child| *child < at && !matches!(tree.link(*child), Link::Punctuation | Link::Determiner | Link::Marker));
    let belongs = |child: &usize| {
        matches!(tree.link(*child), Link::Modifier | Link::Compound | Link::Adverb | Link::Possessive | Link::Measure | Link::Other)
    };
    let first = before.filter(belongs).map(|child| tree.reach(child).start).min().unwrap_or(at);
    let skipped = |at: &usize| tree.link(*at) == Link::Determiner;
    (first..at).find(|at| !skipped(at)).unwrap_or(at)..at + 1
}

/// The entities that act or speak in the accounts, by number of accounts, then of references.
pub fn actors(comparison: &Comparison, profiles: &[Profile]) -> Vec<EntityId> {
    let acting = acting(comparison);
    let mut counted: BTreeMap<EntityId, (BTreeSet<usize>, usize)> = BTreeMap::new();
    for (at, reference) in profiles.iter().enumerate().flat_map(|(at, p)| p.references.iter().map(move |r| (at, r))) {
        let counted = counted.entry(reference.entity).or_default();
        counted.0.insert(at);
        counted.1 += 1;
    }
    let mut out: Vec<(EntityId, usize, usize)> =
        counted.into_iter().filter(|(id, _)| acting.contains(id)).map(|(id, (accounts, times))| (id, accounts.len(), times)).collect();
    out.sort_by_key(|(id, accounts, times)| (std::cmp::Reverse((*accounts, *times)), *id));
    out.into_iter().map(|(id, ..)| id).collect()
}

/// A place needs at least one action or saying per this many mentions to count as acting.
const SELDOM: usize = 5;

/// The entities that act or speak: all people and bodies, and places that often do, such as countries.
fn acting(comparison: &Comparison) -> BTreeSet<EntityId> {
    let mut acts: BTreeMap<EntityId, usize> = BTreeMap::new();
    let mut mentioned: BTreeMap<EntityId, usize> = BTreeMap::new();
    let mut out = BTreeSet::new();
    for statement in &comparison.statements {
        let named = |span: Span| {
            statement.mentions.iter().filter_map(move |m| match &m.content {
                Content::Name(name) if span.contains(m.span) && name.form != NameForm::Adjective => name.entity,
                _ => None,
            })
        };
        for mention in &statement.mentions {
            match &mention.content {
                Content::Action(action) => action.agent.into_iter().flat_map(named).for_each(|id| *acts.entry(id).or_default() += 1),
                Content::Speech(said) => said.speaker.into_iter().for_each(|id| *acts.entry(id).or_default() += 1),
                Content::Name(name) => name.entity.into_iter().for_each(|id| *mentioned.entry(id).or_default() += 1),
                Content::Date(_) | Content::Quantity(_) | Content::Certainty(_) | Content::Negation { .. } | Content::Wording(_) => {}
            }
        }
    }
    for (id, times) in mentioned {
        let often = acts.get(&id).is_some_and(|acts| acts * SELDOM >= times);
        match comparison.entities[id.0].kind {
            EntityKind::Person | EntityKind::Group | EntityKind::Organisation => out.insert(id),
            EntityKind::Place | EntityKind::Event | EntityKind::Product | EntityKind::Other => often && out.insert(id),
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::load::Input;
    use crate::model::{Comparison, Settings};
    use crate::profile::{Attachment, Profile, actors, profiles};
    use crate::select;

    fn read(texts: [&str; 2]) -> (Comparison, Vec<Profile>) {
        let input = |(at, text): (usize, &str)| Input { path: format!("{at}.txt"), bytes: text.into(), ..Input::default() };
        let comparison = crate::compare(texts.into_iter().enumerate().map(input).collect(), &Settings::default());
        let profiles = profiles(&comparison, &select::everything(&comparison));
        (comparison, profiles)
    }

    /// The words that refer to entities in the first account, each with its descriptions.
    fn called(text: &str) -> Vec<(String, Vec<(Attachment, String)>)> {
        let (comparison, profiles) = read([text, "The weather was fine."]);
        let text = &comparison.accounts[0].text;
        let attached = |r: &super::Reference| r.attached.iter().map(|a| (a.how, a.span.text(text).to_string())).collect();
        profiles[0].references.iter().map(|r| (r.span.text(text).to_string(), attached(r))).collect()
    }

    #[test]
    fn titles_belong_to_the_words_and_descriptions_are_attached() {
        let all = called("The embattled Mayor Anna Holt closed the bridge on Friday.");
        assert_eq!(all, [("Mayor Anna Holt".to_string(), vec![(Attachment::Adjective, "embattled".to_string())])]);
        let all = called("Anna Holt, a former trainer, won the cup. Critics say that Holt is a cheat.");
        assert_eq!(all[0], ("Anna Holt".to_string(), vec![(Attachment::Apposition, "former trainer".to_string())]));
        assert_eq!(all[1], ("Holt".to_string(), vec![(Attachment::Predicate, "cheat".to_string())]));
    }

    #[test]
    fn courtesy_titles_belong_and_predictions_are_no_descriptions() {
        let all = called("Mr. Holt is likely to win the other race.");
        assert_eq!(all, [("Mr. Holt".to_string(), vec![])]);
    }

    #[test]
    fn the_noun_that_a_name_modifies_belongs_to_the_words() {
        let words = |text: &str| called(text).into_iter().map(|(words, _)| words).collect::<Vec<_>>();
        assert_eq!(words("Danish fishing boats left the harbour."), ["Danish fishing boats"]);
        assert_eq!(words("Swedish Prime Minister Anna Holt opened the line."), ["Swedish", "Prime Minister Anna Holt"]);
    }

    #[test]
    fn actors_are_in_order_of_accounts_then_references() {
        let (comparison, profiles) =
            read(["Anna Holt said that the bridge in Orlova was safe. Holt opened it.", "Holt opened the bridge. Erik Lund paid for it."]);
        let names: Vec<&str> = actors(&comparison, &profiles).into_iter().map(|id| comparison.entities[id.0].name.as_str()).collect();
        assert_eq!(names, ["Anna Holt", "Erik Lund"]);
    }
}
