//! Profiles added up: for one account, for all accounts of an outlet or for all of a group, over any number of events.

use std::collections::BTreeMap;

use super::{Charge, Named, Profile, Quotation};
use crate::model::{AccountId, Comparison, Voice};
use crate::text::fold;

/// Counts of one profile or of several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// Words of the statements.
    pub words: usize,
    /// Quoted words: reported speech in quotation marks.
    pub marked: usize,
    /// Words of reported speech outside quotation marks.
    pub reported: usize,
    /// Number of quotations and reports of speech.
    pub sayings: usize,
    /// Those from people without a name, or from nobody.
    pub unnamed: usize,
    /// Words of speech from people without a name, or from nobody.
    pub unnamed_words: usize,
    /// Charged words by class: in the account's own voice, and in others'.
    pub charged: BTreeMap<Charge, (usize, usize)>,
    /// The share of each speaker, by [`counted_as`].
    pub speakers: BTreeMap<String, Share>,
    /// How often each reporting verb is used, with its class.
    pub verbs: BTreeMap<String, (usize, Option<&'static str>)>,
}

/// The speech of one speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The kind of source.
    pub named: Named,
    /// Number of quotations and reports of speech.
    pub sayings: usize,
    /// Their words.
    pub words: usize,
    /// Words in quotation marks among them.
    pub marked: usize,
}

/// Totals of one outlet or group.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The outlet or group; empty for accounts of no group.
    pub name: String,
    /// Its accounts.
    pub accounts: Vec<AccountId>,
    /// Their totals.
    pub totals: Totals,
}

/// What profiles are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The outlet.
    Outlet,
    /// The group that the user states.
    Group,
}

impl Totals {
    /// Returns a count per 1,000 words.
    pub fn rate(&self, number: usize) -> f64 {
        if self.words == 0 { 0.0 } else { 1000.0 * number as f64 / self.words as f64 }
    }

    /// Returns the share of the words, 0..1.
    pub fn share(&self, words: usize) -> f64 {
        if self.words == 0 { 0.0 } else { words as f64 / self.words as f64 }
    }

    /// Charged words of a class: in the account's own voice, and in others'.
    pub fn of(&self, class: Charge) -> (usize, usize) {
        self.charged.get(&class).copied().unwrap_or_default()
    }

    fn add(&mut self, profile: &Profile) {
        self.words += profile.words;
        for quotation in &profile.quotations {
            self.sayings += 1;
            self.unnamed += usize::from(quotation.named.unnamed());
            if !quotation.verb.is_empty() {
                let class = quotation.class.map(super::SpeechClass::word);
                self.verbs.entry(quotation.verb.clone()).or_insert((0, class)).0 += 1;
            }
            if !quotation.inside {
                self.add_words(quotation);
            }
        }
        for charged in &profile.charged {
            let (own, others) = self.charged.entry(charged.class).or_default();
            match charged.voice {
                Voice::Own => *own += 1,
                Voice::Quoted { .. } => *others += 1,
            }
        }
    }

    fn add_words(&mut self, quotation: &Quotation) {
        let Quotation { words, marked, named, .. } = quotation;
        self.marked += marked;
        self.reported += words.saturating_sub(*marked);
        self.unnamed_words += if named.unnamed() { *words } else { 0 };
        let share =
            self.speakers.entry(counted_as(quotation).to_string()).or_insert(Share { named: *named, sayings: 0, words: 0, marked: 0 });
        share.sayings += 1;
        share.words += words;
        share.marked += marked;
    }
}

/// The name under which a quotation is counted in [`Totals::speakers`]; the word for the kind of source if it has no name.
pub fn counted_as(quotation: &Quotation) -> &str {
    if quotation.who.is_empty() { quotation.named.word() } else { &quotation.who }
}

/// The totals of one profile.
pub fn total(profile: &Profile) -> Totals {
    let mut out = Totals::default();
    out.add(profile);
    out
}

/// Totals by outlet or group, in order of name; accounts of no group come last.
pub fn summaries(comparison: &Comparison, profiles: &[Profile], by: By) -> Vec<Summary> {
    let mut out: BTreeMap<(bool, String), Summary> = BTreeMap::new();
    for profile in profiles {
        let account = comparison.account(profile.account);
        let name = match by {
            By::Outlet => account.source.clone(),
            By::Group => account.group.clone().unwrap_or_default(),
        };
        let summary =
            out.entry((name.is_empty(), fold(&name))).or_insert(Summary { name, accounts: Vec::new(), totals: Totals::default() });
        summary.accounts.push(profile.account);
        summary.totals.add(profile);
    }
    out.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::super::{By, Charge, Named, profiles, summaries, total};
    use crate::load::{Input, Stated};
    use crate::model::Settings;
    use crate::select;

    fn input(path: &str, (source, group): (&str, &str), text: &str) -> Input {
        let stated = Stated { source: Some(source.into()), group: Some(group.into()), ..Stated::default() };
        Input { path: path.into(), bytes: text.into(), stated, ..Input::default() }
    }

    #[test]
    fn outlets_and_groups_add_up() {
        let inputs = vec![
            input("a.txt", ("Herald", "north"), "\"The bridge is safe,\" Anna Holt said."),
            input("b.txt", ("Herald", "north"), "Officials said that the vaccine was late."),
            input("c.txt", ("Ledger", "south"), "A massive crowd came to the market."),
        ];
        let comparison = crate::compare(inputs, &Settings::default());
        let profiles = profiles(&comparison, &select::everything(&comparison));
        let outlets = summaries(&comparison, &profiles, By::Outlet);
        let names: Vec<(&str, usize, usize)> = outlets.iter().map(|s| (s.name.as_str(), s.accounts.len(), s.totals.words)).collect();
        assert_eq!(names, [("Herald", 2, 14), ("Ledger", 1, 7)]);
        let herald = &outlets[0].totals;
        assert_eq!((herald.sayings, herald.unnamed, herald.marked, herald.reported, herald.unnamed_words), (2, 1, 4, 5, 5));
        assert_eq!(herald.speakers["officials"].named, Named::People);
        assert_eq!(outlets[1].totals.of(Charge::Degree), (1, 0));
        let rate = outlets[1].totals.rate(1);
        assert!((rate - 142.857).abs() < 0.01, "{rate}");
        let groups = summaries(&comparison, &profiles, By::Group);
        assert_eq!(groups.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["north", "south"]);
        assert_eq!(groups[0].totals, outlets[0].totals);
        assert_eq!(total(&profiles[2]), outlets[1].totals);
    }
}
