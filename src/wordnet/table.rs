//! The table of lemmas and their senses, and the base forms that a regular form may have, as WordNet's own Morphy tries them: "parties" →
//! "party", "banned" → "ban". `train/wordnet.py` says how the file is laid out.

use std::sync::LazyLock;

use super::packed::{self, Lists, NARROW, Pairs, Texts};

/// First bytes of the file.
const MARK: &[u8] = b"WN31";
/// Bits of a sense that hold its synset; the rest is its weight.
const PLACE: u32 = 24;

/// The place of a word in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Lemma(u32);

impl Lemma {
    /// Its place in the alphabetical list.
    pub(super) fn place(self) -> usize {
        self.0 as usize
    }
}

/// A part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Adjective,
    Noun,
    Verb,
}

/// A sense of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    /// The set of words with this sense.
    pub synset: usize,
    /// Share of the word's uses as this part of speech, 0..1.
    pub share: f64,
}

/// Lemmas, their senses, and how senses are related.
pub struct Table {
    lemmas: Texts,
    senses: Lists,
    pub(super) parents: Lists,
    pub(super) derived: Lists,
    pub(super) antonyms: Pairs,
    pub(super) follows: Pairs,
    pub(super) alike: Pairs,
    topics: &'static [u8],
    information: &'static [u8],
}

static ENGLISH: LazyLock<Table> =
    LazyLock::new(|| Table::new(include_bytes!("../../data/wordnet_en.bin")).expect("data/wordnet_en.bin is well formed"));

/// The English extract, compiled in.
pub fn english() -> &'static Table {
    &ENGLISH
}

impl Table {
    fn new(file: &'static [u8]) -> Option<Table> {
        let mut rest = file.strip_prefix(MARK)?;
        let rest = &mut rest;
        let table = Table {
            lemmas: packed::texts(rest)?,
            senses: packed::lists(rest, 4)?,
            parents: packed::lists(rest, NARROW)?,
            derived: packed::lists(rest, NARROW)?,
            antonyms: packed::pairs(rest)?,
            follows: packed::pairs(rest)?,
            alike: packed::pairs(rest)?,
            topics: packed::bytes(rest)?,
            information: packed::bytes(rest)?,
        };
        let synsets = table.topics.len();
        let whole = table.lemmas.len() == table.senses.len() && table.parents.len() == synsets && table.derived.len() == synsets;
        (whole && table.information.len() == synsets && rest.is_empty()).then_some(table)
    }

    /// The number of lemmas.
    pub(super) fn len(&self) -> usize {
        self.lemmas.len()
    }

    /// The lemma of a word, which may be a regular form: "deaths", "died".
    pub(super) fn find(&self, word: &str) -> Option<Lemma> {
        let own = |text: &str| self.lemmas.find(text).and_then(|at| u32::try_from(at).ok()).map(Lemma);
        own(word).or_else(|| base_forms(word).find_map(|(base, part)| own(&base).filter(|lemma| self.is(*lemma, part))))
    }

    /// True if the word is itself a lemma.
    pub(super) fn is_lemma(&self, word: &str) -> bool {
        self.lemmas.find(word).is_some()
    }

    /// The text of the lemma at a place of the alphabetical list.
    pub fn text(&self, at: usize) -> Option<&'static str> {
        self.lemmas.get(at)
    }

    /// True if the noun can name an act, an event, a process, or what is derived from a verb for one.
    pub(super) fn is_event(&self, lemma: Lemma) -> bool {
        const EVENTS: [u8; 3] = [ACT, EVENT, PROCESS];
        const LEAST: f64 = 0.3;
        let share: f64 = self.senses(lemma).filter(|s| EVENTS.contains(&self.topic(s.synset))).map(|s| s.share).sum();
        share >= LEAST
    }

    /// True if the noun mostly names a person.
    pub(super) fn is_person(&self, lemma: Lemma) -> bool {
        self.share(lemma, PERSON) >= 0.5
    }

    /// True if the noun mostly names a group or body of people.
    pub(super) fn is_group(&self, lemma: Lemma) -> bool {
        self.share(lemma, GROUP) >= 0.5
    }

    /// How much of a noun's use falls to one topic.
    fn share(&self, lemma: Lemma, topic: u8) -> f64 {
        self.senses(lemma).filter(|s| self.topic(s.synset) == topic).map(|s| s.share).sum()
    }

    /// True if the word has this part of speech.
    pub(super) fn is(&self, lemma: Lemma, part: Part) -> bool {
        self.senses(lemma).any(|s| self.part(s.synset) == part)
    }

    /// The senses of a word.
    pub(super) fn senses(&self, lemma: Lemma) -> impl Iterator<Item = Sense> + '_ {
        const SYNSET: usize = (1 << PLACE) - 1;
        let of = |value: usize| Sense { synset: value & SYNSET, share: (value >> PLACE) as f64 / f64::from(u8::MAX) };
        self.senses.get(lemma.place()).map(of)
    }

    pub(super) fn part(&self, synset: usize) -> Part {
        match self.topic(synset) {
            0..=2 | 44.. => Part::Adjective,
            3..FIRST_OF_VERBS => Part::Noun,
            FIRST_OF_VERBS.. => Part::Verb,
        }
    }

    pub(super) fn topic(&self, synset: usize) -> u8 {
        self.topics.get(synset).copied().unwrap_or_default()
    }

    /// The information of a synset: 0 for the most general, 1 for the rarest.
    pub(super) fn information(&self, synset: usize) -> f64 {
        self.information.get(synset).map_or(0.0, |byte| f64::from(*byte) / f64::from(u8::MAX))
    }
}

const ACT: u8 = 4;
const EVENT: u8 = 11;
const GROUP: u8 = 14;
const PERSON: u8 = 18;
const PROCESS: u8 = 22;
const FIRST_OF_VERBS: u8 = 29;

/// A longer word has no forms worth trying.
const LONGEST: usize = 40;

/// Ending, what stands in its place, and of what part of speech the base must be.
const DETACHMENTS: [(&str, &str, Part); 13] = [
    ("s", "", Part::Noun),
    ("es", "", Part::Noun),
    ("ies", "y", Part::Noun),
    ("men", "man", Part::Noun),
    ("s", "", Part::Verb),
    ("es", "", Part::Verb),
    ("ies", "y", Part::Verb),
    ("ied", "y", Part::Verb),
    ("ed", "e", Part::Verb),
    ("ed", "", Part::Verb),
    ("ing", "e", Part::Verb),
    ("ing", "", Part::Verb),
    ("ves", "f", Part::Noun),
];

/// What the word may be a form of, likelier bases first.
pub(super) fn base_forms(word: &str) -> impl Iterator<Item = (String, Part)> + '_ {
    let rules = DETACHMENTS.iter().filter(move |_| word.len() <= LONGEST);
    let regular = rules.filter_map(move |(end, with, part)| Some((format!("{}{with}", word.strip_suffix(end)?), *part)));
    regular.chain(undoubled(word).map(|base| (base.to_string(), Part::Verb)))
}

/// "banned", "running"
fn undoubled(word: &str) -> Option<&str> {
    let stem = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing"))?;
    let (rest, last) = (stem.get(..stem.len().checked_sub(1)?)?, stem.chars().last()?);
    (rest.ends_with(last) && word.len() <= LONGEST).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{Part, Table, english};

    #[test]
    fn words_and_regular_forms_are_found() {
        let table = english();
        for (form, lemma) in [("deaths", "death"), ("died", "die"), ("abolished", "abolish"), ("submitted", "submit"), ("parties", "party")]
        {
            let found = table.find(form).and_then(|at| table.text(at.place()));
            assert_eq!(found, Some(lemma), "{form}");
        }
        assert!(table.find("Langesund").is_none() && table.find("").is_none());
        assert!(table.find("buy").is_some_and(|l| table.is(l, Part::Verb)));
    }

    #[test]
    fn what_happens_is_told_from_things() {
        let is_event = |word: &str| english().find(word).is_some_and(|l| english().is_event(l));
        for noun in ["explosion", "robbery", "acquisition", "earthquake", "election", "shooting", "trial"] {
            assert!(is_event(noun), "{noun}");
        }
        for noun in ["house", "president", "rifle", "dollar", "week", "city"] {
            assert!(!is_event(noun), "{noun}");
        }
    }

    #[test]
    fn people_and_bodies_are_told_from_things() {
        let table = english();
        let person = |word: &str| table.find(word).is_some_and(|l| table.is_person(l));
        let group = |word: &str| table.find(word).is_some_and(|l| table.is_group(l));
        let no = |words: &[&str], is: &dyn Fn(&str) -> bool| words.iter().filter(|w| !is(w)).map(|w| w.to_string()).collect::<Vec<_>>();
        assert_eq!(no(&["owner", "farmer", "brother"], &person), [] as [&str; 0]);
        assert_eq!(no(&["company", "committee"], &group), [] as [&str; 0]);
        assert!(!["house", "company", "week"].into_iter().any(person) && !["owner", "bridge"].into_iter().any(group));
    }

    #[test]
    fn a_cut_file_is_refused() {
        let file = include_bytes!("../../data/wordnet_en.bin");
        for length in [0, 3, 8, 100, file.len() / 2, file.len() - 1] {
            assert!(Table::new(&file[..length]).is_none());
        }
    }
}
