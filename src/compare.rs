//! The pipeline on one page: inputs to accounts, statements, entities, events, claims, differences. The program, in `src/cli/`, calls what
//! comes before (files to inputs: `extract`) and after (`select`, `report`).

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::encoder::Encoder;
use crate::grammar::Grammars;
use crate::language::Language;
use crate::load::aliases::unused;
use crate::load::{Input, load};
use crate::model::{
    Account, AccountId, Aliases, Comparison, Entity, EventId, Notice, Pairing, Progress, Relation, Settings, Span, Statement, StatementId,
};
use crate::{align, annotate, diff, events, segment};

/// What is known of the accounts before they are compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    /// The accounts, ordered by path.
    pub accounts: Vec<Account>,
    /// All statements, by account and position, with their mentions.
    pub statements: Vec<Statement>,
    /// The entities that they name, over all accounts.
    pub entities: Vec<Entity>,
    /// What could not be read.
    pub notices: Vec<Notice>,
}

/// Compares the accounts of all inputs. The order of the inputs and the number of threads do not change the result.
///
/// ```
/// use compare_sources::{compare, load::Input, model::Settings};
/// let input = |path: &str, text: &str| Input { path: path.into(), bytes: text.into(), ..Input::default() };
/// let comparison = compare(vec![input("a.txt", "Fourteen miners died."), input("b.txt", "Nine miners died.")], &Settings::default());
/// assert_eq!(comparison.statements.len(), 2);
/// ```
pub fn compare(inputs: Vec<Input>, settings: &Settings) -> Comparison {
    compare_with(inputs, settings, &Grammars::default(), None)
}

/// [`compare`] with grammars and a sentence encoder that are not built into the program.
pub fn compare_with(inputs: Vec<Input>, settings: &Settings, grammars: &Grammars, encoder: Option<&Encoder>) -> Comparison {
    compare_watched(inputs, settings, grammars, encoder, &|_| {})
}

/// Called with the progress of a run.
type Watcher<'a> = &'a (dyn Fn(Progress) + Sync);

/// [`compare_with`] with a progress report: calls `told` as the work goes on, from any thread.
pub fn compare_watched(
    inputs: Vec<Input>,
    settings: &Settings,
    grammars: &Grammars,
    encoder: Option<&Encoder>,
    told: Watcher<'_>,
) -> Comparison {
    // Reading the grammar takes a while, so it is read in parallel with the texts.
    let ((accounts, notices), _) = rayon::join(|| load(inputs), || grammars.of("en"));
    let stated = (!settings.lexicon.is_empty()).then(|| Language::english_with(&settings.lexicon));
    let language = stated.as_ref().unwrap_or(Language::english());
    let mut reading = understood(accounts, notices, (&settings.aliases, language), grammars, told);
    if let Some(encoder) = encoder {
        told(Progress::Encoding);
        encode(&mut reading, encoder);
    }
    told(Progress::Pairing);
    let origins = align::origins(&reading.accounts, &reading.statements);
    for (account, origin) in reading.accounts.iter_mut().zip(origins) {
        account.origin = origin;
    }
    let Understood { mut accounts, statements, entities, mut notices } = reading;
    let events = if settings.one_event { events::one(&accounts) } else { events::events(&accounts, &statements, &entities, language) };
    for (at, event) in events.iter().enumerate() {
        event.accounts.iter().for_each(|id| accounts[id.0].event = EventId(at));
    }
    notices.extend(events::notices(&events, &accounts));
    let answered = annotate::answers::with_questions(&statements);
    let view = align::Context { accounts: &accounts, statements: &answered, entities: &entities, language };
    let mut found = align::align(view, settings);
    let pins = align::Pins::new(&settings.pairings, &view);
    let (figures, paired) =
        (diff::Figures::of(&accounts, &answered, language), diff::Paired::of(&found.pairings, &found.copies, &found.near_copies));
    let compared = diff::Context {
        accounts: &accounts,
        statements: &answered,
        entities: &entities,
        paired: &paired,
        figures: &figures,
        language,
        tolerances: settings.tolerances,
    };
    found.claims.iter_mut().for_each(|claim| claim.strength = diff::strength(claim, compared));
    let mut by_fact = align::by_fact(view, &found, &pins);
    by_fact.retain(|claim| diff::conflicts(compared, claim));
    by_fact.iter_mut().for_each(|claim| claim.strength = diff::strength(claim, compared));
    found.add(by_fact.into_iter());
    let align::Alignment { mut claims, pairings, mut unmatched, perhaps, notice, .. } = found;
    // In a language without word lists it is not known which statements only this account makes, nor which only it leaves out.
    let worded: Vec<usize> = events.iter().map(|e| e.accounts.iter().filter(|id| accounts[id.0].has_word_lists).count()).collect();
    unmatched.retain(|id| {
        let account = &accounts[statements[id.0].account.0];
        account.has_word_lists && (worded[account.event.0] > 1 || events[account.event.0].accounts.len() == 1)
    });
    // A notice about a bound concerns the whole run, so it comes before those about single files.
    let bounds = notice.into_iter().chain(diff::notice(compared, &claims));
    notices.splice(0..0, bounds);
    told(Progress::Comparing);
    let mut differences = diff::diff(compared, &claims);
    notices.extend(pins.notices);
    // An omission says nothing about how the accounts that report the claim relate.
    for difference in differences.iter().filter(|d| d.relation != Relation::Unmatched) {
        let relation = &mut claims[difference.claim.0].relation;
        *relation = (*relation).max(difference.relation);
    }
    diff::judge(compared, &mut claims, &differences);
    diff::describe(compared, &mut claims, &differences);
    for side in differences.iter_mut().flat_map(|d| &mut d.sides) {
        side.span = side.span.map(|span| side.statement.map_or(span, |id| own_words(&statements[id.0], span)));
    }
    for (id, span) in claims.iter_mut().flat_map(|c| &mut c.doubts).flat_map(|d| &mut d.sides) {
        *span = span.map(|span| own_words(&statements[id.0], span));
    }
    let settings = settings.clone();
    Comparison { accounts, events, statements, entities, claims, pairings, differences, unmatched, perhaps, notices, settings }
}

/// The span itself, or the answer's span if the words are those of the question that it answers.
fn own_words(statement: &Statement, span: Span) -> Span {
    if statement.span.contains(span) || !statement.reply().needs_question() { span } else { statement.span }
}

/// The pairing of any two statements of a comparison, scored by themselves, with what the user states about them.
pub fn judge(comparison: &Comparison, a: StatementId, b: StatementId) -> Pairing {
    let answered = annotate::answers::with_questions(&comparison.statements);
    pins(comparison).settle(align::pairing(align::Context { statements: &answered, ..reading(comparison) }, a, b))
}

/// One sentence that names both places, if two statements are stated both to make one claim and never to.
pub fn contradiction(comparison: &Comparison) -> Option<String> {
    pins(comparison).contradiction
}

fn pins(comparison: &Comparison) -> align::Pins {
    align::Pins::new(&comparison.settings.pairings, &reading(comparison))
}

fn reading(comparison: &Comparison) -> align::Context<'_> {
    let Comparison { accounts, statements, entities, .. } = comparison;
    align::Context { accounts, statements, entities, language: Language::english() }
}

/// Gives every statement its vector from the encoder.
pub fn encode(reading: &mut Understood, encoder: &Encoder) {
    let texts: Vec<&str> = reading.statements.iter().map(|s| s.span.text(reading.accounts[s.account.0].read())).collect();
    let vectors = encoder.encode(&texts);
    reading.statements.iter_mut().zip(vectors).for_each(|(statement, vector)| statement.encoded = vector);
}

/// Loads, segments and annotates all inputs.
pub fn read(inputs: Vec<Input>) -> Understood {
    let (accounts, notices) = load(inputs);
    understand(accounts, notices)
}

/// Segments and annotates accounts that are already loaded, and resolves their names.
pub fn understand(accounts: Vec<Account>, notices: Vec<Notice>) -> Understood {
    understand_with(accounts, notices, &Aliases::default(), &Grammars::default())
}

/// [`understand`] with the user's aliases and with added grammars.
pub fn understand_with(accounts: Vec<Account>, notices: Vec<Notice>, aliases: &Aliases, grammars: &Grammars) -> Understood {
    understood(accounts, notices, (aliases, Language::english()), grammars, &|_| {})
}

/// Segments and annotates with `english` for English accounts and the program's own word lists for other languages.
fn understood(
    accounts: Vec<Account>,
    mut notices: Vec<Notice>,
    (aliases, english): (&Aliases, &Language),
    grammars: &Grammars,
    told: Watcher<'_>,
) -> Understood {
    let first = first_alike(&accounts);
    let done = AtomicUsize::new(first.iter().enumerate().filter(|(at, first)| at != *first).count());
    let read: Vec<Vec<Statement>> = accounts
        .par_iter()
        .enumerate()
        .map(|(at, account)| {
            if first[at] != at {
                return Vec::new();
            }
            let language = own_language(account, english);
            let mut statements = segment::segment(account, AccountId(at), language);
            annotate::annotate(account, &mut statements, language, grammars.of(&account.language));
            told(Progress::Understanding { done: done.fetch_add(1, Ordering::Relaxed) + 1, all: accounts.len() });
            statements
        })
        .collect();
    let per_account: Vec<(Vec<Statement>, Vec<Notice>)> = accounts
        .par_iter()
        .enumerate()
        .map(|(at, account)| {
            let statements = if first[at] == at { Vec::new() } else { retold(&read[first[at]], AccountId(at), &accounts) };
            let own = if first[at] == at { &read[at] } else { &statements };
            let unread = annotate::notices(account, own, own_language(account, english));
            (statements, unread)
        })
        .collect();
    told(Progress::Joining);
    let (copied, unread): (Vec<_>, Vec<_>) = per_account.into_iter().unzip();
    notices.extend(unread.into_iter().flatten());
    let mut statements: Vec<Statement> = read.into_iter().zip(copied).flat_map(|(own, copied)| own.into_iter().chain(copied)).collect();
    let entities = annotate::entities::join(&accounts, &mut statements, aliases, english);
    let form = annotate::entities::form;
    let used: BTreeSet<String> = entities.iter().flat_map(|e| std::iter::once(&e.name).chain(&e.aliases)).map(|n| form(n)).collect();
    notices.extend(unused(aliases, |name| used.contains(&form(name))));
    Understood { accounts, statements, entities, notices }
}

fn own_language<'l>(account: &Account, english: &'l Language) -> &'l Language {
    Language::of(&account.language).filter(|own| own.tag != english.tag).unwrap_or(english)
}

/// For each account, the first one that is read in exactly the same way: a hundred copies of a file are annotated once.
fn first_alike(accounts: &[Account]) -> Vec<usize> {
    let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
    let same =
        |a: &Account, b: &Account| (&a.reading, &a.published, &a.language, &a.blocks) == (&b.reading, &b.published, &b.language, &b.blocks);
    let mut out = Vec::with_capacity(accounts.len());
    for (at, account) in accounts.iter().enumerate() {
        let of_that_text = known.entry(&account.text).or_default();
        let first = of_that_text.iter().copied().find(|other| same(&accounts[*other], account)).unwrap_or(at);
        if first == at {
            of_that_text.push(at);
        }
        out.push(first);
    }
    out
}

/// The statements of another account of the same text, as statements of account `id`.
fn retold(statements: &[Statement], id: AccountId, accounts: &[Account]) -> Vec<Statement> {
    let label = |of: &Statement| format!("{}{}", accounts[id.0].label, &of.label[accounts[of.account.0].label.len()..]);
    statements.iter().map(|s| Statement { account: id, label: label(s), ..s.clone() }).collect()
}
