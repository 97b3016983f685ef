//! The roles of counted people and things in what happened: the contents of `roles.toml`, by word stem. It knows which
//! words give a role and on which side of the number they are; the annotator reads the sentence.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::numbers::WORDS;
use super::phrases::Phrases;

/// Role of a distance between two places.
pub(crate) const DISTANCE: &str = "distance";
/// Role of a person's age.
pub(crate) const AGE: &str = "age";
/// Role of the value of something.
pub(crate) const VALUE: &str = "value";

/// The kind of measure that can have a role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measured {
    /// Lengths, as for most roles of measures.
    #[default]
    Length,
    /// "a fine of 20 euros"
    Money,
    /// "sentenced to two years"
    Time,
    /// "at a speed of"
    Speed,
    /// "weighing"
    Mass,
    /// No measure: the role is not found by phrases beside the figure.
    Nothing,
}

/// Roles, by the words that give them.
#[derive(Debug)]
pub struct Roles {
    /// Stem of a verb whose object is counted: "killed 24", "24 were killed".
    pub objects: BTreeMap<String, String>,
    /// Stem of a verb whose subject is counted: "24 died".
    pub subjects: BTreeMap<String, String>,
    /// Words right after the number or its noun: "24 dead".
    pub states: BTreeMap<String, String>,
    /// Stem of a noun that is itself counted: "24 deaths".
    pub nouns: BTreeMap<String, String>,
    /// Stem of a verb whose price follows "for": "sold the firm for 3 million".
    pub trades: BTreeMap<String, String>,
    /// Phrases before a number that name the figure: "the death toll rose to".
    pub topics: Phrases<String>,
    /// Phrases right after a unit: "10 miles away".
    pub measures_after: Phrases<String>,
    /// Phrases right before a measure: "at a depth of".
    pub measures_before: Phrases<String>,
    measured: BTreeMap<String, Measured>,
    /// Roles of agents: the verb is more important than the noun, so a bullet that hit is not just one that was fired.
    pub acting: FxHashSet<String>,
    /// Role of the number of times that something happened to somebody, by the role of that person: who is shot seven times is struck by
    /// seven bullets.
    pub times: BTreeMap<String, String>,
    /// Roles of people.
    persons: FxHashSet<String>,
    /// Words for people, singular: "child".
    people: FxHashSet<String>,
    /// Pronouns that name neither agent nor patient: "it".
    nobody: FxHashSet<String>,
}

impl Roles {
    /// The kind of measure that the role needs.
    pub fn measured_in(&self, role: &str) -> Measured {
        self.measured.get(role).copied().unwrap_or_default()
    }

    /// True for a role of people, so that a bare number in it counts people.
    pub fn person_role(&self, role: &str) -> bool {
        self.persons.contains(role)
    }

    /// True for a pronoun that names neither agent nor patient.
    pub fn names_nobody(&self, pronoun: &str) -> bool {
        self.nobody.contains(pronoun)
    }

    /// True for a word for people (singular).
    pub fn is_person(&self, noun: &str) -> bool {
        self.people.contains(noun)
    }
}

#[derive(Deserialize)]
struct File {
    people: FxHashSet<String>,
    nobody: FxHashSet<String>,
    roles: BTreeMap<String, Line>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Line {
    person: bool,
    acting: bool,
    times: Option<String>,
    objects: Vec<String>,
    subjects: Vec<String>,
    states: Vec<String>,
    nouns: Vec<String>,
    topics: Vec<String>,
    trades: Vec<String>,
    measures_after: Vec<String>,
    measures_before: Vec<String>,
    measured: Measured,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Roles {
    let file: File = toml::from_str(include_str!("en/roles.toml")).expect("en/roles.toml is well formed");
    let stems = |pick: fn(&Line) -> &Vec<String>| -> BTreeMap<String, String> {
        let of = |(role, line): (&String, &Line)| {
            pick(line).iter().map(|word| (WORDS.stem(word).into_owned(), role.clone())).collect::<Vec<_>>()
        };
        file.roles.iter().flat_map(of).collect()
    };
    let phrases = |pick: fn(&Line) -> &Vec<String>| -> Phrases<String> {
        let of = |(role, line): (&String, &Line)| pick(line).iter().map(|p| (p.clone(), role.clone())).collect::<Vec<_>>();
        Phrases::new(file.roles.iter().flat_map(of))
    };
    let states = file.roles.iter().flat_map(|(role, line)| line.states.iter().map(move |word| (word.clone(), role.clone()))).collect();
    Roles {
        objects: stems(|l| &l.objects),
        subjects: stems(|l| &l.subjects),
        states,
        nouns: stems(|l| &l.nouns),
        trades: stems(|l| &l.trades),
        topics: phrases(|l| &l.topics),
        measures_after: phrases(|l| &l.measures_after),
        measures_before: phrases(|l| &l.measures_before),
        measured: file.roles.iter().map(|(role, line)| (role.clone(), line.measured)).collect(),
        acting: file.roles.iter().filter(|(_, line)| line.acting).map(|(role, _)| role.clone()).collect(),
        times: file.roles.iter().filter_map(|(role, line)| Some((role.clone(), line.times.clone()?))).collect(),
        persons: file.roles.iter().filter(|(_, line)| line.person).map(|(role, _)| role.clone()).collect(),
        people: file.people,
        nobody: file.nobody,
    }
}
