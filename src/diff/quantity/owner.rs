//! Whose a figure is: "NATO's 19 members", "NATO has 19 members", "the 8,586-metre Kanchenjunga", "Kanchenjunga is 8,586 metres high".

use super::comparable::Counted;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::tree::Link;
use crate::model::{EntityId, NameForm};

/// Are the two told of one named thing, in the same words of what they are?
pub fn same(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    a.quantity.modifiers == b.quantity.modifiers && owner(pair, a).is_some_and(|x| owner(pair, b) == Some(x))
}

/// The named thing that has what is counted or measured.
fn owner(pair: &Pair<'_>, c: Counted<'_>) -> Option<EntityId> {
    let (said, tree) = (c.said, &c.said.statement.tree);
    let noun = c.said.tokens_in(c.quantity.of_span.unwrap_or(c.mention.span)).last()?;
    let beside = tree.children(noun).filter(|at| tree.link(*at) == Link::Possessive).find_map(|at| name_at(said, at));
    // "the 8,586-metre Kanchenjunga": the measure hangs on the name itself.
    let measured = || {
        let above = tree.above(c.said.tokens_in(c.mention.span)).into_iter().next()?;
        (c.quantity.unit.is_some() && !tree.is_verb(above)).then(|| name_at(said, above)).flatten()
    };
    beside.or_else(measured).or_else(|| subject(pair, c, noun))
}

/// The subject of "has 19 members" and "is 8,586 metres high".
fn subject(pair: &Pair<'_>, c: Counted<'_>, noun: usize) -> Option<EntityId> {
    let (said, tree) = (c.said, &c.said.statement.tree);
    let verb = tree.governor(noun..noun + 1)?;
    let (language, norm) = (pair.reading.language, &said.statement.tokens[verb].norm);
    let owns = || language.verbs.readings(norm).iter().any(|r| language.opposites.owns(&r.lemma));
    let has = tree.link(noun) == Link::Object && tree.head(noun) == Some(verb) && owns();
    let above = tree.head(noun)?;
    let part = |at: usize| matches!(tree.link(at), Link::Adjective | Link::Predicate) && tree.head(at) == Some(verb);
    let is = c.quantity.unit.is_some() && language.functions.be.contains(norm) && (part(noun) || part(above));
    (has || is).then(|| said.named_subject(verb)).flatten()
}

fn name_at(said: &Said<'_>, at: usize) -> Option<EntityId> {
    let token = &said.statement.tokens[at];
    let proper = said.names().find(|(m, n)| n.form == NameForm::Proper && m.span.start() <= token.start && token.end <= m.span.end());
    proper.and_then(|(_, n)| n.entity)
}

/// Two lengths, each of its own thing: a named one that the other statement does not name, and what stands as another subject.
pub fn of_two_things(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let measure = |c: Counted<'_>| c.quantity.role.as_deref().is_some_and(|role| pair.reading.language.opposites.is_size(role));
    measure(a) && measure(b) && (apart(a, b) || apart(b, a))
}

fn apart(named: Counted<'_>, other: Counted<'_>) -> bool {
    let subject = |c: Counted<'_>| {
        let verb = c.said.governor(c.mention.span)?;
        Some((verb, c.said.statement.tree.subject(verb)?.0))
    };
    let (Some((verb, head)), Some((_, also))) = (subject(named), subject(other)) else { return false };
    let unknown = |id: EntityId| !other.said.names().any(|(_, n)| n.entity == Some(id));
    named.said.stems[head] != other.said.stems[also] && named.said.named_subject(verb).is_some_and(unknown)
}
