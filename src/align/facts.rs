//! Claims by fact: statements of accounts of one event that report the same count, dated event or thing at hand in quite different words,
//! so that their wording did not bring them together. The comparison decides whether there is a difference to report.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::dates::heading;
use super::vocabulary::weighed;
use crate::language::deaths::End;
use crate::model::{
    AccountId, Action, Bound, Claim, Content, DateMention, DateRole, Entity, EntityId, EntityKind, Mention, Pairing, Precision, Quantity,
    Relation, Scope, Span, Statement, StatementId, StatementKind, TimeClass, Verdict, When,
};
use crate::text::{Token, TokenKind};

/// Two accounts are of one event if at least so many of their statements pair …
const PAIRINGS: usize = 2;
/// … or, if one of them has no more statements than this, one pair is enough.
const SHORT: usize = 4;
/// Most statements of an account in which "there were no injuries" is about all that it reports.
const BRIEF: usize = 6;

/// Claims of statements that report the same fact, in order of the fact; `claims` and `pairings` are the known ones. Accounts that a claim
/// already connects on a fact are not connected again.
pub(super) fn claims(reading: &Context<'_>, claims: &[Claim], pairings: &[Pairing]) -> Vec<Claim> {
    let mut by_fact = statements_by_fact(reading);
    lacking(&mut by_fact, reading);
    none_or_some(&mut by_fact, reading);
    let near = near(reading, pairings);
    let groups = |(fact, statements): (&String, Vec<StatementId>)| groups(fact, &statements, reading, claims, &near);
    by_fact
        .iter()
        .flat_map(|(fact, statements)| by_section(statements, reading).into_iter().map(move |own| (fact, own)))
        .flat_map(groups)
        .collect()
}

/// Facts to the statements that report them, in order.
type ByFact = BTreeMap<String, Vec<StatementId>>;

/// The role of ages.
const AGE: &str = "age";

/// Prefix of a thing that a statement says was lacking.
const LACK: &str = "no ";

fn statements_by_fact(reading: &Context<'_>) -> ByFact {
    let mut out = ByFact::new();
    for (at, statement) in reading.statements.iter().enumerate() {
        let facts = if statement.asks() { question(statement).into_iter().collect() } else { facts(reading, statement) };
        let facts: BTreeSet<String> = facts.into_iter().collect();
        for fact in facts {
            out.entry(fact).or_default().push(StatementId(at));
        }
    }
    out
}

/// Facts of two dated sections are different facts. A statement without a heading belongs to all of them.
fn by_section(statements: &[StatementId], reading: &Context<'_>) -> Vec<Vec<StatementId>> {
    let section = |id: &StatementId| Some(heading(reading.statements[id.0].section.as_ref()?)?.0);
    let headings: BTreeSet<String> = statements.iter().filter_map(section).collect();
    if headings.is_empty() {
        return vec![statements.to_vec()];
    }
    let under = |heading: &String| statements.iter().copied().filter(|id| section(id).is_none_or(|own| own == *heading)).collect();
    headings.iter().map(under).collect()
}

/// Adds, to the statements that deny a thing, all that say it was handled; the latter alone agree well enough.
fn lacking(by_fact: &mut ByFact, reading: &Context<'_>) {
    for thing in reading.language.opposites.handled.iter().filter_map(|h| h.things.first()) {
        let had = by_fact.remove(thing).unwrap_or_default();
        let Some(lack) = by_fact.get_mut(&format!("{LACK}{thing}")) else { continue };
        let account = |id: &StatementId| reading.statements[id.0].account;
        let deny: BTreeSet<AccountId> = lack.iter().map(account).collect();
        lack.extend(had.into_iter().filter(|id| !deny.contains(&account(id))));
        lack.sort_unstable();
    }
}

/// Groups "nobody was arrested" with "made three arrests", in accounts short enough to be about one thing: in a longer one it is unknown
/// what the denial is about.
fn none_or_some(by_fact: &mut ByFact, reading: &Context<'_>) {
    let mut size = vec![0usize; reading.accounts.len()];
    reading.statements.iter().for_each(|s| size[s.account.0] += 1);
    let mut tolls: Vec<(StatementId, String, bool)> = Vec::new();
    for (at, statement) in reading.statements.iter().enumerate().filter(|(_, s)| size[s.account.0] <= BRIEF) {
        tolls.extend(reading.language.tolls(statement).into_iter().map(|toll| (StatementId(at), toll.role, toll.none)));
    }
    let account = |id: StatementId| reading.statements[id.0].account;
    let denied: BTreeSet<&String> = tolls.iter().filter(|(_, _, none)| *none).map(|(_, role, _)| role).collect();
    for role in denied {
        let roles: Vec<&str> = reading.language.tolls.included(role).collect();
        let of = |none: bool| tolls.iter().filter(move |t| t.2 == none);
        let none: BTreeSet<StatementId> = of(true).filter(|t| t.1 == *role).map(|t| t.0).collect();
        let deny: BTreeSet<AccountId> = none.iter().map(|id| account(*id)).collect();
        let some = of(false).filter(|t| roles.contains(&t.1.as_str()) && !deny.contains(&account(t.0))).map(|t| t.0);
        let all: BTreeSet<StatementId> = some.chain(none.iter().copied()).collect();
        by_fact.insert(format!("{role} or {LACK}one"), all.into_iter().collect());
    }
}

/// The facts that a statement reports, in words that two statements of one fact share.
fn facts(reading: &Context<'_>, statement: &Statement) -> Vec<String> {
    let opposites = &reading.language.opposites;
    if background(statement) {
        return Vec::new();
    }
    let mut out: Vec<String> = statement.mentions.iter().filter_map(|m| counted(reading, m)).collect();
    out.extend(statement.mentions.iter().filter_map(|m| age(reading, statement, m)));
    out.extend(statement.mentions.iter().filter_map(|m| end(reading, statement, m)));
    let dated = |m: &Mention| matches!(&m.content, Content::Date(d) if d.role == DateRole::Event && d.when.is_some());
    if statement.mentions.iter().any(dated) {
        out.extend(statement.mentions.iter().filter_map(|m| event(reading, statement, m)));
    }
    if opposites.handled.iter().any(|h| statement.tokens.iter().any(|t| h.things.contains(&t.norm) || h.without.contains(&t.norm))) {
        let stems: Vec<String> = statement.tokens.iter().map(|t| reading.language.words.stem(&t.norm).into_owned()).collect();
        for handled in &opposites.handled {
            let lacks = handled.lack(&statement.tokens, &stems).is_some();
            if lacks && of_another(reading, statement) {
                continue;
            }
            let fits = lacks || handled.handling(&statement.tokens, &stems).is_some();
            let fact = |thing: &String| if lacks { format!("{LACK}{thing}") } else { thing.clone() };
            out.extend(handled.things.first().filter(|_| fits).map(fact));
        }
    }
    out
}

/// The words of a question besides its times and figures: "where were you at". Two questions that differ only in those are compared.
fn question(statement: &Statement) -> Option<String> {
    const LEAST: usize = 3;
    let figures: Vec<Span> =
        (statement.mentions.iter()).filter(|m| matches!(m.content, Content::Date(_) | Content::Quantity(_))).map(|m| m.span).collect();
    let free = |t: &&Token| t.kind == TokenKind::Word && !figures.iter().any(|span| span.start() <= t.start && t.end <= span.end());
    let words: Vec<&str> = statement.tokens.iter().filter(free).map(|t| t.norm.as_str()).collect();
    (!figures.is_empty() && words.len() >= LEAST).then(|| words.join(" "))
}

/// "In 2004 a wave killed 230,000": a bare year dates something mentioned in passing, and its figures are those of another event.
fn background(statement: &Statement) -> bool {
    let year = |w: &When| w.precision <= Precision::Year;
    let dates = statement.mentions.iter().filter_map(|m| if let Content::Date(d) = &m.content { d.when.as_ref() } else { None });
    dates.into_iter().any(year)
}

/// True if it names a person whom few accounts name, and whose name shares no word with that of a person whom most accounts name.
fn of_another(reading: &Context<'_>, statement: &Statement) -> bool {
    let persons = || reading.entities.iter().filter(|e| e.kind == EntityKind::Person);
    let event = reading.accounts[statement.account.0].event;
    let weighed = weighed(reading.accounts);
    let all = reading.accounts.iter().zip(&weighed).filter(|(a, weighs)| a.event == event && **weighs).count();
    let few = |entity: &Entity| entity.accounts.iter().filter(|a| weighed[a.0]).count() * 2 < all;
    let known: BTreeSet<&str> = persons().filter(|e| !few(e)).flat_map(|e| e.name.split(' ')).collect();
    let named = |m: &Mention| if let Content::Name(name) = &m.content { name.entity } else { None };
    let entities = statement.mentions.iter().filter_map(named).map(|id| &reading.entities[id.0]);
    entities.into_iter().any(|e| e.kind == EntityKind::Person && few(e) && !e.name.split(' ').any(|word| known.contains(word)))
}

/// "killed", "revolver caliber": counts of people by what happened to them, and properties of which an event has one. Distances, prices and
/// strengths apply to too many things.
fn counted(reading: &Context<'_>, mention: &Mention) -> Option<String> {
    let Content::Quantity(Quantity { role: Some(role), of, ordinal: false, scope, .. }) = &mention.content else { return None };
    let opposites = &reading.language.opposites;
    let people = of.as_deref().is_none_or(|of| opposites.is_people(of));
    let settled =
        opposites.settles(role) && !of.as_deref().is_some_and(|of| opposites.is_part(of)) && scope.is_none_or(|s| s == Scope::Total);
    settled.then(|| if people { role.clone() } else { format!("{} {role}", opposites.class(of.as_deref().unwrap_or_default())) })
}

/// The age of a named person, whatever else the statement says about them.
fn age(reading: &Context<'_>, statement: &Statement, mention: &Mention) -> Option<String> {
    let Content::Quantity(Quantity { role: Some(role), value: Some(_), .. }) = &mention.content else { return None };
    let person = statement.name_beside(mention.span).filter(|id| reading.entities[id.0].kind == EntityKind::Person)?;
    (role == AGE).then(|| format!("{AGE} of {}", reading.entities[person.0].name))
}

/// "death of Ada Dahl": the day of it, in whatever words.
fn end(reading: &Context<'_>, statement: &Statement, mention: &Mention) -> Option<String> {
    let language = reading.language;
    let Content::Date(DateMention { role: DateRole::Event, class: TimeClass::Date | TimeClass::Time, .. }) = &mention.content else {
        return None;
    };
    let name = |id: EntityId| reading.entities[id.0].name.as_str();
    language.deaths.dated(statement, mention.span, &language.verbs).map(|end| match end {
        End::Death(id) => format!("death of {}", name(id)),
        End::Killing(id) => format!("killing of {}", name(id)),
    })
}

/// "sign truce", "strike Aceh": the event with its patient, by names in the patient if there are any.
fn event(reading: &Context<'_>, statement: &Statement, mention: &Mention) -> Option<String> {
    let Content::Action(Action { lemma, patient: Some(patient), negated: false, .. }) = &mention.content else { return None };
    let words = &reading.language.words;
    let text = reading.accounts[statement.account.0].read();
    let inside = |t: &&Token| patient.start() <= t.start && t.end <= patient.end() && t.kind == TokenKind::Word;
    let content: Vec<&Token> = statement.tokens.iter().filter(inside).filter(|t| !words.is_stop(&t.norm)).collect();
    let named: Vec<&&Token> = content.iter().filter(|t| t.capitalised(text)).collect();
    let words_of_patient = if named.is_empty() { content.iter().collect() } else { named };
    let stems: BTreeSet<Cow<'_, str>> = words_of_patient.into_iter().map(|t| words.stem(&t.norm)).collect();
    let light = reading.language.opposites.is_light(lemma) || stems.is_empty();
    (!light).then(|| format!("{lemma} {}", stems.into_iter().collect::<Vec<_>>().join(" ")))
}

/// The pairs of accounts of which enough statements pair.
fn near(reading: &Context<'_>, pairings: &[Pairing]) -> BTreeSet<(AccountId, AccountId)> {
    let account = |id: StatementId| reading.statements[id.0].account;
    let mut counts: BTreeMap<(AccountId, AccountId), usize> = BTreeMap::new();
    for pairing in pairings {
        let (a, b) = (account(pairing.statements.0), account(pairing.statements.1));
        *counts.entry((a.min(b), a.max(b))).or_default() += 1;
    }
    let mut size = vec![0usize; reading.accounts.len()];
    reading.statements.iter().for_each(|s| size[s.account.0] += 1);
    let enough = |((a, b), count): &((AccountId, AccountId), usize)| *count >= PAIRINGS || size[a.0].min(size[b.0]) <= SHORT;
    counts.into_iter().filter(enough).map(|(pair, _)| pair).collect()
}

/// The claims of one fact: accounts of one event, each with the statement that reports it best, unless one claim already connects every two
/// of them on it.
fn groups(
    fact: &str,
    statements: &[StatementId],
    reading: &Context<'_>,
    claims: &[Claim],
    near: &BTreeSet<(AccountId, AccountId)>,
) -> Vec<Claim> {
    let account = |id: StatementId| reading.statements[id.0].account;
    let best = best_statements(fact, statements, reading);
    let mut known: BTreeSet<(AccountId, AccountId)> = BTreeSet::new();
    let as_good: BTreeSet<StatementId> = statements
        .iter()
        .copied()
        .filter(|id| best[&account(*id)].iter().all(|kept| rank(fact, *id, reading) <= rank(fact, *kept, reading)))
        .collect();
    for claim in claims.iter().filter(|claim| claim.is_likely()) {
        let reporting: BTreeSet<AccountId> = claim.statements.iter().filter(|s| as_good.contains(s)).map(|s| account(*s)).collect();
        for a in &reporting {
            known.extend(reporting.range(a..).map(|b| (*a, *b)));
        }
    }
    let accounts: Vec<AccountId> = best.keys().copied().collect();
    let linked = |a: AccountId, b: AccountId| near.contains(&(a.min(b), a.max(b)));
    let connected = |a: AccountId, b: AccountId| known.contains(&(a.min(b), a.max(b)));
    let mut left: BTreeSet<AccountId> = accounts.iter().copied().collect();
    let mut out = Vec::new();
    while let Some(seed) = left.pop_first() {
        let mut group = vec![seed];
        let mut at = 0;
        while at < group.len() {
            let next: Vec<AccountId> = left.iter().copied().filter(|other| linked(group[at], *other)).collect();
            next.iter().for_each(|other| _ = left.remove(other));
            group.extend(next);
            at += 1;
        }
        let new = group.iter().any(|a| group.iter().any(|b| a != b && linked(*a, *b) && !connected(*a, *b)));
        if new {
            let statements = group.iter().flat_map(|a| best[a].iter().copied()).collect();
            out.push(claim(fact, statements, reading));
        }
    }
    out
}

/// For each account, the statement that reports the fact best.
fn best_statements(fact: &str, statements: &[StatementId], reading: &Context<'_>) -> BTreeMap<AccountId, Vec<StatementId>> {
    let mut out: BTreeMap<AccountId, Vec<StatementId>> = BTreeMap::new();
    for id in statements {
        let kept = out.entry(reading.statements[id.0].account).or_default();
        if kept.is_empty() || rank(fact, *id, reading) < rank(fact, kept[0], reading) {
            *kept = vec![*id];
        }
    }
    out
}

/// Ranks how well a statement reports a fact, the best first: body text before a headline, and an exact figure before one that is only
/// bounded.
fn rank(fact: &str, id: StatementId, reading: &Context<'_>) -> (bool, bool) {
    let statement = &reading.statements[id.0];
    let bounded = |m: &Mention| matches!(&m.content, Content::Quantity(q) if q.bound != Bound::Exact);
    let mut figures = statement.mentions.iter().filter(|m| counted(reading, m).as_deref() == Some(fact)).peekable();
    let plain = figures.peek().is_none() || figures.any(|m| !bounded(m));
    (statement.kind == StatementKind::Headline, !plain)
}

fn claim(fact: &str, mut statements: Vec<StatementId>, reading: &Context<'_>) -> Claim {
    statements.sort_unstable();
    let accounts: BTreeSet<AccountId> = statements.iter().map(|s| reading.statements[s.0].account).collect();
    Claim {
        gist: statements[0],
        accounts: accounts.into_iter().collect(),
        statements,
        date: None,
        entities: Vec::new(),
        relation: Relation::Same,
        members: Vec::new(),
        verdict: Verdict::default(),
        doubts: Vec::new(),
        nearest: Vec::new(),
        strength: 1.0,
        slot: None,
        runner_up: None,
        fact: Some(fact.to_string()),
    }
}
