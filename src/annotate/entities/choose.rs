//! Turns joined nodes into entities: canonical name, kind, aliases in order of use with their basis, accounts, and the place that contains it.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::language::gazetteer::key;
use crate::model::{Account, AccountId, AliasRule, Content, Entity, EntityId, EntityKind, NameForm, Span, Statement};
use crate::text::normalise::is_unseen;
use crate::text::squeeze;

use super::Basis;
use super::node::{Known, MAN, Nodes, WOMAN};
use super::union::{self, Union};

/// One written form of an entity.
struct Form {
    text: String,
    node: usize,
    basis: Basis,
    form: NameForm,
    count: usize,
}

/// The input from which entities are made.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    /// All accounts.
    pub accounts: &'a [Account],
    /// Their statements, with names found.
    pub statements: &'a [Statement],
    /// The nodes of the names.
    pub nodes: &'a Nodes,
    /// The user's rules that join names, by the root of their set.
    pub rules: &'a BTreeMap<usize, Vec<&'a AliasRule>>,
    /// The language of the lists.
    pub language: &'a Language,
}

/// What is gathered for one entity.
#[derive(Default)]
struct Gathered {
    forms: Vec<Form>,
    by_key: BTreeMap<String, usize>,
    accounts: BTreeSet<AccountId>,
    kinds: BTreeMap<EntityKind, usize>,
    place: Option<usize>,
    root: usize,
}

/// The entity of each mention, by statement.
type ByMention = Vec<Vec<Option<EntityId>>>;

/// The entities in order of first mention, and the entity of each mention of each statement.
pub(super) fn entities(names: &Names, union: &mut Union) -> (Vec<Entity>, ByMention) {
    let Names { accounts, statements, nodes, rules, language } = *names;
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut gathered: Vec<Gathered> = Vec::new();
    let mut by_mention = Vec::with_capacity(statements.len());
    for (statement, row) in statements.iter().zip(&nodes.of_mention) {
        let text = accounts[statement.account.0].read();
        let mut ids = Vec::with_capacity(row.len());
        for (mention, node) in statement.mentions.iter().zip(row) {
            let (Some((node, basis)), Content::Name(name)) = (node, &mention.content) else {
                ids.push(None);
                continue;
            };
            let root = union.root(*node);
            let next = gathered.len();
            let number = *numbers.entry(root).or_insert(next);
            if number == next {
                gathered.push(Gathered { root, ..Gathered::default() });
            }
            let entity = &mut gathered[number];
            entity.accounts.insert(statement.account);
            if let Known::Place(at) = nodes.list[*node].known {
                entity.place = Some(at);
            }
            if name.form == NameForm::Proper {
                *entity.kinds.entry(name.kind).or_default() += 1;
            }
            if name.form != NameForm::Pronoun {
                let titled = needs_title(nodes, *node).then(|| with_title(text, statement, mention.span, language)).flatten();
                add(entity, titled.unwrap_or_else(|| written(mention.span.text(text), language)), *node, *basis, name.form);
            }
            ids.push(Some(EntityId(number)));
        }
        by_mention.push(ids);
    }
    let rules = |g: &Gathered| rules.get(&g.root).map_or(&[][..], Vec::as_slice);
    (gathered.iter().map(|g| entity(g, rules(g), union, language)).collect(), by_mention)
}

/// True for one of two persons with the same surname who differ only by their titles.
fn needs_title(nodes: &Nodes, node: usize) -> bool {
    let node = &nodes.list[node];
    node.words.len() == 1 && matches!(&node.known, Known::Words(words) if words.ends_with([WOMAN, MAN]))
}

/// "Mrs Lowe"
fn with_title(text: &str, statement: &Statement, span: Span, language: &Language) -> Option<String> {
    let at = statement.tokens.partition_point(|t| t.end <= span.start());
    let first = language.names.title_before(text, &statement.tokens, at);
    (first < at).then(|| written(&text[statement.tokens[first].start..span.end()], language))
}

/// A name on one line, without "the".
fn written(text: &str, language: &Language) -> String {
    let line = crate::text::one_line(text).replace(is_unseen, "");
    let line = line.split_once('@').filter(|(name, _)| !name.is_empty()).map_or(line.as_str(), |(name, _)| name);
    let articles = &language.names.signs.written_articles;
    (articles.iter().find_map(|article| line.strip_prefix(article.as_str())))
        .filter(|rest| rest.starts_with(char::is_uppercase))
        .unwrap_or(line)
        .to_string()
}

fn add(entity: &mut Gathered, text: String, node: usize, basis: Basis, form: NameForm) {
    let next = entity.forms.len();
    let at = *entity.by_key.entry(squeeze(&text)).or_insert(next);
    if at == next {
        entity.forms.push(Form { text, node, basis, form, count: 0 });
    }
    let known = &mut entity.forms[at];
    known.count += 1;
    if form == NameForm::Proper {
        known.form = form;
    }
}

fn entity(gathered: &Gathered, rules: &[&AliasRule], union: &Union, language: &Language) -> Entity {
    let gazetteer = &language.names.gazetteer;
    let named: Vec<String> = rules.iter().flat_map(|r| &r.names).map(|n| union::form(n)).collect();
    let first = named.iter().find_map(|name| gathered.forms.iter().position(|f| union::form(&f.text) == *name));
    let chosen = first.or_else(|| canonical(gathered));
    let kind = match gathered.place {
        _ if rules.iter().any(|r| r.kind.is_some()) => rules.iter().find_map(|r| r.kind).unwrap_or(EntityKind::Other),
        Some(_) => EntityKind::Place,
        None => gathered.kinds.iter().max_by_key(|(kind, n)| (**n, std::cmp::Reverse(**kind))).map_or(EntityKind::Group, |(k, _)| *k),
    };
    let name = match (chosen, gathered.place) {
        (Some(at), _) => gathered.forms[at].text.clone(),
        (None, Some(place)) => gazetteer.numbered(place).name.clone(),
        (None, None) => gathered.forms.first().map(|f| f.text.clone()).unwrap_or_default(),
    };
    let canonical_node = chosen.map(|at| gathered.forms[at].node);
    let (mut aliases, mut basis) = (Vec::new(), Vec::new());
    for form in gathered.forms.iter().filter(|f| f.text != name) {
        aliases.push(form.text.clone());
        let said = named.contains(&union::form(&form.text));
        let why = if said { Basis::Stated } else { reason(form, canonical_node, union) };
        basis.push(why.word().to_string());
    }
    let within = gathered.place.and_then(|at| gazetteer.numbered(at).within.clone()).or_else(|| people_within(&name, kind, language));
    Entity { name, kind, aliases, basis, accounts: gathered.accounts.iter().copied().collect(), within }
}

/// The country of a people.
fn people_within(name: &str, kind: EntityKind, language: &Language) -> Option<String> {
    let gazetteer = &language.names.gazetteer;
    let people = gazetteer.people(&key(name)).filter(|_| kind == EntityKind::Group)?;
    people.place.map(|at| gazetteer.numbered(at).name.clone())
}

/// The fullest of the frequent proper forms. For persons, a surname alone is not used if there is a fuller form, however frequent it is.
fn canonical(gathered: &Gathered) -> Option<usize> {
    let words = |f: &Form| f.text.split([' ', '-']).count();
    let proper = |f: &&Form| f.form == NameForm::Proper && !matches!(f.basis, Basis::CapitalForGovernment | Basis::FirstName);
    let full = gathered.forms.iter().filter(proper).any(|f| words(f) > 1);
    let person = gathered.kinds.iter().max_by_key(|(_, n)| **n).is_some_and(|(k, _)| *k == EntityKind::Person);
    let fits = |f: &&Form| proper(f) && (!person || !full || words(f) > 1);
    let most = gathered.forms.iter().filter(fits).map(|f| f.count).max()?;
    let frequent = |f: &&Form| fits(f) && f.count * 4 >= most;
    let longest = gathered.forms.iter().filter(frequent).map(words).max()?;
    let best = gathered.forms.iter().filter(|f| frequent(f) && words(f) == longest);
    let best = best.max_by_key(|f| (f.count, f.text.chars().count(), std::cmp::Reverse(f.text.as_str())))?;
    gathered.forms.iter().position(|f| f.text == best.text)
}

/// Why a form belongs to the entity: what its mentions show, or how its node was joined.
fn reason(form: &Form, canonical: Option<usize>, union: &Union) -> Basis {
    if form.basis != Basis::SameName || canonical == Some(form.node) {
        return form.basis;
    }
    union.why(form.node).unwrap_or(Basis::SameName)
}
