//! The nodes that are joined: one for each gazetteer place, each people, and each other name by its words.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::names::is_all_capitals;
use crate::language::Language;
use crate::language::function_word::{FROM, OF, THE};
use crate::language::gazetteer::{PlaceKind, key};
use crate::model::{Account, Content, EntityKind, Mention, Name, NameForm, Span, Statement};

use super::Basis;
use super::person::{self, Lives};
use super::union::{Stated, form};

/// What identifies a node. Two nodes with different places are never joined.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    /// A place, by its index in the gazetteer.
    Place(usize),
    /// A people, by its singular.
    People(String),
    /// A name by its words.
    Words(String),
    /// The same name a lifetime later, with the number of earlier bearers.
    Later(String, usize),
}

/// All mentions with the same [`Known`].
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// What identifies it.
    pub known: Known,
    /// Words of its key, in order; empty for places and peoples.
    pub words: Vec<String>,
    /// Mentions by kind.
    pub kinds: BTreeMap<EntityKind, usize>,
    /// Mentions by account.
    pub accounts: BTreeMap<usize, usize>,
    /// True if it is ever written in capitals only.
    pub all_capitals: bool,
    /// First and last year of the headings under which it is named.
    pub years: Option<(i16, i16)>,
    /// Number of mentions that show a woman (true) or a man (false).
    pub female: BTreeMap<bool, usize>,
}

impl Node {
    /// True for a woman, false for a man, by the majority of mentions that show it. `None` for a tie.
    pub(super) fn is_woman(&self) -> Option<bool> {
        let count = |female: bool| self.female.get(&female).copied().unwrap_or(0);
        match (count(true), count(false)) {
            (women, men) if women == men => None,
            (women, men) => Some(women > men),
        }
    }

    /// The most frequent kind of its mentions.
    pub(super) fn kind(&self) -> EntityKind {
        self.kinds.iter().max_by_key(|(kind, n)| (**n, std::cmp::Reverse(**kind))).map_or(EntityKind::Other, |(k, _)| *k)
    }
}

/// Nodes sorted by key, and the node and basis of every mention.
pub(super) struct Nodes {
    /// Sorted by [`Known`], independent of the order of accounts.
    pub list: Vec<Node>,
    /// For each statement and mention: its node and the basis for it.
    pub of_mention: Vec<Vec<Option<(usize, Basis)>>>,
    /// Shorter names and acronyms by their words and basis, with the nodes that accounts use them for.
    pub declared: BTreeMap<(String, Basis), BTreeSet<usize>>,
    /// The nodes of each name, by its [`form`].
    pub by_form: BTreeMap<String, BTreeSet<usize>>,
}

/// Added to the words of a name that a woman and a man share, "Mr Lowe" and "Mrs Lowe", for the woman.
pub(super) const WOMAN: char = '♀';
/// The same for the man.
pub(super) const MAN: char = '♂';

/// What decides about nodes besides the text.
struct Lists<'a> {
    stated: &'a Stated<'a>,
    language: &'a Language,
    /// Names shared by a woman and a man.
    two: BTreeSet<String>,
}

impl Lists<'_> {
    /// What identifies a name, by its words.
    fn known(&self, written: &str, name: &Name) -> Known {
        let mut words = label(written, name.kind, self.language);
        if let Some(female) = name.female.filter(|_| self.two.contains(&words)) {
            words.push(if female { WOMAN } else { MAN });
        }
        Known::Words(words)
    }
}

/// The names shared by a woman and a man in any accounts.
fn two_persons(accounts: &[Account], statements: &[Statement], language: &Language) -> BTreeSet<String> {
    let mut shown: BTreeMap<String, BTreeSet<bool>> = BTreeMap::new();
    for statement in statements {
        let text = &accounts[statement.account.0].text;
        for mention in &statement.mentions {
            if let Content::Name(Name { kind: EntityKind::Person, form: NameForm::Proper, female: Some(female), .. }) = &mention.content {
                shown.entry(label(mention.span.text(text), EntityKind::Person, language)).or_default().insert(*female);
            }
        }
    }
    shown.into_iter().filter(|(_, both)| both.len() > 1).map(|(words, _)| words).collect()
}

/// A mention's node before nodes are numbered.
type Found = (Known, Basis);

/// Gathers the nodes of all name mentions.
pub(super) fn gather(accounts: &[Account], statements: &[Statement], stated: &Stated, language: &Language) -> Nodes {
    let mut nodes: BTreeMap<Known, Node> = BTreeMap::new();
    let mut found: Vec<Vec<Option<Found>>> = Vec::with_capacity(statements.len());
    let mut declared: BTreeMap<(String, Basis), BTreeSet<Known>> = BTreeMap::new();
    let mut by_form: BTreeMap<String, BTreeSet<Known>> = BTreeMap::new();
    let names = full_names(statements);
    let lives = Lives::of(accounts, statements, |written, kind| label(written, kind, language));
    let lists = Lists { stated, language, two: two_persons(accounts, statements, language) };
    for statement in statements {
        let account = &accounts[statement.account.0];
        let mut row = Vec::with_capacity(statement.mentions.len());
        for mention in &statement.mentions {
            let Content::Name(name) = &mention.content else {
                row.push(None);
                continue;
            };
            let node = stands_for(account.read(), statement, mention, name, &names, &lists);
            let node = node.map(|(known, basis)| (lives.known(known, statement), basis));
            if let Some((known, basis)) = &node {
                if matches!(*basis, Basis::Acronym | Basis::ShortForm | Basis::FirstName) {
                    let words = label(mention.span.text(account.read()), name.kind, language);
                    declared.entry((words, *basis)).or_default().insert(known.clone());
                }
                if matches!(name.form, NameForm::Proper | NameForm::Adjective) {
                    by_form.entry(form(mention.span.text(account.read()))).or_default().insert(known.clone());
                }
                let entry = nodes.entry(known.clone()).or_insert_with(|| new_node(known));
                if matches!(name.form, NameForm::Proper | NameForm::Adjective) {
                    *entry.kinds.entry(name.kind).or_default() += 1;
                    entry.all_capitals |= is_all_capitals(mention.span.text(account.read()));
                    if let Some(female) = name.female {
                        *entry.female.entry(female).or_default() += 1;
                    }
                }
                *entry.accounts.entry(statement.account.0).or_default() += 1;
                if let Some(year) = person::year(statement) {
                    let (first, last) = entry.years.unwrap_or((year, year));
                    entry.years = Some((first.min(year), last.max(year)));
                }
            }
            row.push(node);
        }
        found.push(row);
    }
    let list: Vec<Node> = nodes.into_values().collect();
    let numbers: BTreeMap<Known, usize> = list.iter().enumerate().map(|(at, n)| (n.known.clone(), at)).collect();
    let of_mention =
        found.into_iter().map(|row| row.into_iter().map(|f| f.map(|(known, basis)| (numbers[&known], basis))).collect()).collect();
    let declared = declared.into_iter().map(|(short, full)| (short, full.iter().map(|k| numbers[k]).collect())).collect();
    let by_form = by_form.into_iter().map(|(form, known)| (form, known.iter().map(|k| numbers[k]).collect())).collect();
    Nodes { list, of_mention, declared, by_form }
}

fn new_node(known: &Known) -> Node {
    let words = match known {
        Known::Words(words) | Known::Later(words, _) => {
            words.split([WOMAN, MAN]).next().unwrap_or_default().split(' ').map(str::to_string).collect()
        }
        Known::Place(_) | Known::People(_) => Vec::new(),
    };
    Node {
        known: known.clone(),
        words,
        kinds: BTreeMap::new(),
        accounts: BTreeMap::new(),
        all_capitals: false,
        years: None,
        female: BTreeMap::new(),
    }
}

/// Names by account and span of the mention.
type Names<'a> = BTreeMap<(usize, Span), &'a Name>;

fn full_names(statements: &[Statement]) -> Names<'_> {
    let mut out = Names::new();
    for statement in statements {
        for mention in &statement.mentions {
            if let Content::Name(name) = &mention.content {
                out.insert((statement.account.0, mention.span), name);
            }
        }
    }
    out
}

/// The node of a mention: that of the fuller name in its account if it refers to one.
fn stands_for(text: &str, statement: &Statement, mention: &Mention, name: &Name, names: &Names, lists: &Lists<'_>) -> Option<Found> {
    let Lists { stated, language, .. } = *lists;
    let written = mention.span.text(text);
    if name.form == NameForm::Proper && stated.alike(written) {
        let words = label(written, name.kind, language);
        return (!words.is_empty()).then_some((Known::Words(words), Basis::SameName));
    }
    let full = name.refers_to.filter(|_| name.form != NameForm::Proper || !stated.parted(written));
    let Some(full) = full else {
        return match name.form {
            NameForm::Proper | NameForm::Adjective => own(text, statement, mention.span, name, lists),
            NameForm::Nominal | NameForm::Pronoun => None,
        };
    };
    let mut span = full;
    let mut fuller = names.get(&(statement.account.0, span)).copied()?;
    for _ in 0..3 {
        let Some(next) = fuller.refers_to.filter(|s| *s != span) else { break };
        let Some(name) = names.get(&(statement.account.0, next)) else { break };
        (span, fuller) = (next, name);
    }
    let known = lists.known(span.text(text), fuller);
    let known = of_gazetteer(span.text(text), fuller, language).unwrap_or(known);
    let basis = match name.form {
        NameForm::Nominal => Basis::Description,
        NameForm::Pronoun => Basis::Pronoun,
        NameForm::Proper | NameForm::Adjective if is_all_capitals(mention.span.text(text)) => Basis::Acronym,
        NameForm::Proper | NameForm::Adjective if fuller.kind == EntityKind::Person => {
            if last_word(span.text(text)) == last_word(mention.span.text(text)) { Basis::LastName } else { Basis::FirstName }
        }
        NameForm::Proper | NameForm::Adjective => Basis::ShortForm,
    };
    Some((known, basis))
}

fn last_word(name: &str) -> String {
    key(name).split(' ').next_back().unwrap_or("").to_string()
}

/// The node that a name has by itself.
fn own(text: &str, statement: &Statement, span: Span, name: &Name, lists: &Lists<'_>) -> Option<Found> {
    let language = lists.language;
    let written = span.text(text);
    if let Some(known) = of_gazetteer(written, name, language) {
        if let Known::Place(at) = known {
            let capital = language.names.gazetteer.numbered(at).kind == PlaceKind::Capital;
            if capital && acts(statement, span, language) {
                return country_of(at, language).map(|country| (Known::Place(country), Basis::CapitalForGovernment));
            }
        }
        let basis = if name.form == NameForm::Adjective && matches!(known, Known::Place(_)) { Basis::Demonym } else { Basis::SameName };
        return Some((known, basis));
    }
    (!label(written, name.kind, language).is_empty()).then(|| (lists.known(written, name), Basis::SameName))
}

/// The place or people of a name in the gazetteer. A person called Jordan is neither.
fn of_gazetteer(written: &str, name: &Name, language: &Language) -> Option<Known> {
    let gazetteer = &language.names.gazetteer;
    let key = bare(&key(written));
    match name.kind {
        EntityKind::Group => gazetteer.people(&key).map(|people| match people.place {
            Some(at) if name.form == NameForm::Adjective => Known::Place(at),
            Some(_) | None => Known::People(people.singular.clone()),
        }),
        EntityKind::Place if gazetteer.postal(written).is_some() => gazetteer.postal(written).map(Known::Place),
        EntityKind::Place | EntityKind::Organisation | EntityKind::Other => gazetteer.place(&key).map(|(at, _)| Known::Place(at)),
        EntityKind::Person | EntityKind::Event | EntityKind::Product => None,
    }
}

fn country_of(city: usize, language: &Language) -> Option<usize> {
    let gazetteer = &language.names.gazetteer;
    let country = gazetteer.numbered(city).within.as_deref()?;
    gazetteer.place(&key(country)).map(|(at, _)| at)
}

/// "Baku said": true if the capital acts as a government does.
fn acts(statement: &Statement, span: Span, language: &Language) -> bool {
    let tokens = &statement.tokens;
    let from = tokens.partition_point(|t| t.start < span.start());
    let to = tokens.partition_point(|t| t.start < span.end());
    let verbs = &language.names.signs.actor_verbs;
    let before = from.checked_sub(1).map_or("", |at| tokens[at].norm.as_str());
    let place = language.names.signs.place_before.contains(before) || matches!(before, FROM | OF);
    !place && tokens.get(to).is_some_and(|t| verbs.contains(&t.norm))
}

/// The words that distinguish nodes: without "the" and company suffixes, in one spelling.
fn label(written: &str, kind: EntityKind, language: &Language) -> String {
    let key = key(written.split('@').next().filter(|n| !n.is_empty()).unwrap_or(written));
    let mut words: Vec<&str> = bare_words(&key);
    let signs = &language.names.signs;
    while words.len() > 1
        && (kind == EntityKind::Organisation || kind == EntityKind::Other)
        && signs.company_suffixes.contains(words[words.len() - 1])
    {
        words.pop();
    }
    words.iter().map(|w| signs.in_one_spelling(w)).collect::<Vec<_>>().join(" ")
}

/// A key without an initial "the".
fn bare(key: &str) -> String {
    bare_words(key).join(" ")
}

fn bare_words(key: &str) -> Vec<&str> {
    let words: Vec<&str> = key.split(' ').filter(|w| !w.is_empty()).collect();
    if words.len() > 1 && words[0] == THE { words[1..].to_vec() } else { words }
}
