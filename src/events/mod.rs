//! Before alignment: groups accounts into events. A folder of mixed articles is split into groups that report one event each, since statements about
//! different events do not make a claim, however similar two earthquakes sound. If the split is unclear, accounts stay together: what is wrongly kept
//! together can still be judged pair by pair, what is wrongly split is lost.

mod clusters;
mod likeness;

use crate::language::Language;
use crate::model::{Account, AccountId, Entity, Event, Notice, Statement};

/// The events that the accounts report, in order of their first accounts. Every account belongs to exactly one.
pub fn events(accounts: &[Account], statements: &[Statement], entities: &[Entity], language: &Language) -> Vec<Event> {
    let groups = groups(accounts, statements, language);
    let all = groups.len() > 1;
    groups.into_iter().map(|group| Event { names: if all { names(&group, entities) } else { Vec::new() }, accounts: group }).collect()
}

/// One event that contains all accounts.
pub fn one(accounts: &[Account]) -> Vec<Event> {
    vec![Event { accounts: (0..accounts.len()).map(AccountId).collect(), names: Vec::new() }]
}

/// The accounts of each event, in order.
pub fn groups(accounts: &[Account], statements: &[Statement], language: &Language) -> Vec<Vec<AccountId>> {
    let bags = likeness::bags(accounts, statements, language);
    // Ties are decided the same way in whatever order the accounts come.
    let mut by_path: Vec<usize> = (0..accounts.len()).collect();
    by_path.sort_by(|x, y| (&accounts[*x].path, &accounts[*x].label, *x).cmp(&(&accounts[*y].path, &accounts[*y].label, *y)));
    let ordered: Vec<&likeness::Bags> = by_path.iter().map(|at| &bags[*at]).collect();
    let place = |at: usize| AccountId(by_path[at]);
    let mut groups: Vec<Vec<AccountId>> = clusters::groups(&ordered).into_iter().map(|g| g.into_iter().map(place).collect()).collect();
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort();
    groups
}

/// The features of every two accounts, on which their likeness is fitted.
pub fn features(accounts: &[Account], statements: &[Statement], language: &Language) -> Vec<(AccountId, AccountId, Vec<f64>)> {
    let bags = likeness::bags(accounts, statements, language);
    let pairs = (0..bags.len()).flat_map(|a| (a + 1..bags.len()).map(move |b| (a, b)));
    pairs.map(|(a, b)| (AccountId(a), AccountId(b), likeness::features(&bags[a], &bags[b]).to_vec())).collect()
}

/// Most names shown for an event.
const MOST_NAMES: usize = 3;

/// The names that distinguish an event from the others of the run: the entities that most of its accounts name and few others do.
fn names(group: &[AccountId], entities: &[Entity]) -> Vec<String> {
    let in_group = |id: &AccountId| group.binary_search(id).is_ok();
    let weigh = |entity: &Entity| {
        let own = entity.accounts.iter().filter(|id| in_group(id)).count();
        (own > 0 && 2 * own >= group.len()).then(|| (own * own) as f64 / (entity.accounts.len() as f64 + 1.0))
    };
    let mut weighed: Vec<(f64, &Entity)> = entities.iter().filter_map(|e| Some((weigh(e)?, e))).collect();
    weighed.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.name.cmp(&y.1.name)));
    weighed.into_iter().take(MOST_NAMES).map(|(_, e)| e.name.clone()).collect()
}

/// Notices of a run with several events: which accounts are not compared with any other.
pub fn notices(events: &[Event], accounts: &[Account]) -> Vec<Notice> {
    let alone = |event: &&Event| events.len() > 1 && event.accounts.len() == 1;
    let text = "reports no event that another account reports: it is not compared (--one-event compares all)";
    events.iter().filter(alone).map(|event| Notice::file(&accounts[event.accounts[0].0].path, text)).collect()
}
