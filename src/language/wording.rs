//! The project's own lexicon of side-taking, strengthening and distancing words, found in text by their inflected forms.
//! Derived words do not match: "executive" is not a form of "execute", nor "weapons" of "weaponise".

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::inflect::{Tense, forms};
use super::words::Words;
use crate::model::lexicon::{Degree, Lexicon, Modifiers, WordSet};
use crate::model::tree::{self, Link, Tree};
use crate::text::Token;

/// The contents of `wording.toml`, indexed by the forms of each term's first word.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingWords {
    /// Words for one thing, neutral and evaluating.
    pub sets: Vec<WordSet>,
    /// Evaluating words that precede what they evaluate.
    pub modifiers: Vec<Modifiers>,
    intensity: Intensity,
    distancing: Distancing,
    labels: Labels,
    plain: Plain,
    agency: Agency,
    #[serde(skip)]
    entries: Vec<Entry>,
    #[serde(skip)]
    by_form: FxHashMap<String, Vec<usize>>,
}

/// A term of the lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The term as the lexicon writes it.
    pub term: String,
    /// What it does.
    pub part: Part,
    /// True if it evaluates in any text, not only when another account uses a different word.
    pub alone: bool,
    /// Where a person stated it: `mine.toml:7`.
    pub stated: Option<String>,
    /// The class by which it inflects.
    class: Class,
    /// The forms of each of its words.
    forms: Vec<BTreeSet<String>>,
}

/// What a term does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Evaluates the thing that the set with this index names.
    Loaded(usize),
    /// Names it without evaluating it.
    Neutral(usize),
    /// Evaluates what follows it: a term of the modifiers with this index.
    Modifier(usize),
    /// Strengthens or weakens what follows it.
    Intensity,
    /// Distances the account from what follows.
    Distancing,
}

#[derive(Deserialize)]
struct Intensity {
    terms: Vec<String>,
    leaning: Vec<String>,
    /// Words before a figure that make it small or large.
    limits: Vec<Phrase>,
}

#[derive(Deserialize)]
struct Distancing {
    terms: Vec<String>,
    /// Most words in a scare quotation.
    scare_words: usize,
}

#[derive(Deserialize)]
struct Labels {
    general: FxHashSet<String>,
}

#[derive(Deserialize)]
struct Plain {
    /// Phrases that begin with a term and do not evaluate.
    phrases: Vec<Phrase>,
}

/// The words of a phrase.
#[derive(Deserialize)]
#[serde(from = "String")]
struct Phrase(Vec<String>);

impl From<String> for Phrase {
    fn from(phrase: String) -> Phrase {
        Phrase(phrase.split(' ').map(str::to_string).collect())
    }
}

#[derive(Deserialize)]
struct Agency {
    verbs: FxHashSet<String>,
    routine: FxHashSet<String>,
    forces: FxHashSet<String>,
    powers: FxHashSet<String>,
    nouns: BTreeMap<String, String>,
}

/// The English lists, compiled into the program, with a person's own.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english(words: &Words, lexicon: &Lexicon) -> WordingWords {
    let mut wording: WordingWords = toml::from_str(include_str!("en/wording.toml")).expect("en/wording.toml is well formed");
    wording.state(lexicon);
    let mut entries = Vec::new();
    let mut add = |terms: &[String], class: Class, (part, alone): (Part, bool), stated: &dyn Fn(&String) -> bool| {
        entries.extend(terms.iter().map(|term| Entry {
            term: term.clone(),
            part,
            alone,
            class,
            stated: lexicon.place(term).filter(|_| stated(term)).map(str::to_string),
            forms: forms_of(term, class, words),
        }));
    };
    for (at, set) in wording.sets.iter().enumerate() {
        let class = if set.verbs { Class::Verb } else { Class::Noun };
        let stated = |term: &String| set.stated.contains(term);
        add(&set.loaded, class, (Part::Loaded(at), true), &stated);
        add(&set.leaning, class, (Part::Loaded(at), false), &stated);
        add(&set.neutral, class, (Part::Neutral(at), false), &stated);
    }
    for (at, set) in wording.modifiers.iter().enumerate() {
        add(&set.words, Class::Modifier, (Part::Modifier(at), true), &|_| set.stated);
        add(&set.leaning, Class::Modifier, (Part::Modifier(at), false), &|_| set.stated);
    }
    let degree = |term: &String| lexicon.intensity.terms.contains(term) || lexicon.intensity.leaning.contains(term);
    add(&wording.intensity.terms, Class::Modifier, (Part::Intensity, true), &degree);
    add(&wording.intensity.leaning, Class::Modifier, (Part::Intensity, false), &degree);
    add(&wording.distancing.terms, Class::Modifier, (Part::Distancing, true), &|term| lexicon.distancing.contains(term));
    let mut by_form: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, entry) in entries.iter().enumerate() {
        entry.forms.first().into_iter().flatten().for_each(|form| by_form.entry(form.clone()).or_default().push(at));
    }
    WordingWords { entries, by_form, ..wording }
}

impl WordingWords {
    /// Adds what a person states to the list: a stated word gets the stated class and loses the one in the list.
    fn state(&mut self, lexicon: &Lexicon) {
        let ignored = |term: &String| lexicon.ignore.contains(term);
        for set in &mut self.sets {
            [&mut set.neutral, &mut set.loaded, &mut set.leaning].into_iter().for_each(|terms| terms.retain(|term| !ignored(term)));
        }
        for own in &lexicon.sets {
            let Some(set) = self.sets.iter_mut().find(|set| set.sense == own.sense) else {
                self.sets.push(own.clone());
                continue;
            };
            let mut joined = own.clone();
            let kept = |terms: &[String]| -> Vec<String> { terms.iter().filter(|term| !own.stated.contains(term)).cloned().collect() };
            // The first neutral word is shown as the counterpart: the list's own, if it has one.
            joined.neutral.splice(0..0, kept(&set.neutral));
            joined.loaded.splice(0..0, kept(&set.loaded));
            joined.leaning.splice(0..0, kept(&set.leaning));
            joined.stated.append(&mut set.stated);
            *set = joined;
        }
        let Degree { terms, leaning } = &lexicon.intensity;
        let judged: BTreeSet<&String> =
            lexicon.modifiers.iter().flat_map(|m| m.words.iter().chain(&m.leaning)).chain(terms).chain(leaning).collect();
        let anew = |term: &String| ignored(term) || judged.contains(term);
        for set in &mut self.modifiers {
            [&mut set.words, &mut set.leaning].into_iter().for_each(|terms| terms.retain(|term| !anew(term)));
        }
        [&mut self.intensity.terms, &mut self.intensity.leaning].into_iter().for_each(|terms| terms.retain(|term| !anew(term)));
        self.distancing.terms.retain(|term| !ignored(term) && !lexicon.distancing.contains(term));
        self.modifiers.extend(lexicon.modifiers.iter().cloned());
        self.intensity.terms.extend(terms.iter().cloned());
        self.intensity.leaning.extend(leaning.iter().cloned());
        self.distancing.terms.extend(lexicon.distancing.iter().cloned());
    }
}

/// How a term inflects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Noun,
    Verb,
    Modifier,
}

/// The inflected forms of each word of a term. Only the first or the last word of a phrase inflects, but extra forms do no harm.
fn forms_of(term: &str, class: Class, words: &Words) -> Vec<BTreeSet<String>> {
    let of_word = |norm: &str| -> BTreeSet<String> {
        let irregular = words.irregular_forms(norm);
        let plain = forms(norm, irregular, false);
        match class {
            Class::Verb => plain.into_keys().chain(forms(norm, irregular, true).into_keys()).collect(),
            // Plurals are formed like the third person.
            Class::Noun => {
                let plural = plain.into_iter().filter(|(_, tense)| matches!(tense, Tense::Base | Tense::Third)).map(|(form, _)| form);
                // "heroes", but "desperados"
                let other = norm.ends_with('o').then(|| format!("{norm}s"));
                plural.chain(irregular.iter().cloned()).chain(other).collect()
            }
            Class::Modifier => BTreeSet::from([norm.to_string(), adverb(norm)]),
        }
    };
    crate::text::tokens(term, 0).iter().map(|t| of_word(&t.norm)).collect()
}

/// "brutal" → "brutally", "angry" → "angrily", "horrible" → "horribly", "dramatic" → "dramatically"
fn adverb(norm: &str) -> String {
    match (norm.strip_suffix('y'), norm.strip_suffix("le")) {
        (Some(base), _) => format!("{base}ily"),
        (None, Some(base)) => format!("{base}ly"),
        (None, None) if norm.ends_with("ic") => format!("{norm}ally"),
        (None, None) => format!("{norm}ly"),
    }
}

impl WordingWords {
    /// Every term at the beginning of the tokens, with its number of tokens. A plain phrase contains no term at its beginning: "supposed to".
    pub fn at<'w>(&'w self, tokens: &[Token]) -> impl Iterator<Item = (&'w Entry, usize)> {
        let first = tokens.first().and_then(|t| self.by_form.get(&t.norm)).map_or(&[][..], Vec::as_slice);
        let entries = first.iter().map(|at| &self.entries[*at]);
        let begins = |Phrase(phrase): &&Phrase| phrase.len() <= tokens.len() && phrase.iter().zip(tokens).all(|(w, t)| t.is(w));
        let plain = if first.is_empty() {
            0
        } else {
            self.plain.phrases.iter().filter(begins).map(|Phrase(phrase)| phrase.len()).max().unwrap_or(0)
        };
        entries
            .filter(move |e| e.stated.is_some() || e.forms.len() > plain)
            .filter(move |e| e.forms.len() <= tokens.len() && e.forms.iter().zip(tokens).all(|(forms, t)| forms.contains(&t.norm)))
            .map(|e| (e, e.forms.len()))
    }

    /// The number of words at the end of `tokens` that make the figure after them small or large.
    pub fn limit_before(&self, tokens: &[Token]) -> Option<usize> {
        let ends =
            |Phrase(limit): &&Phrase| tokens.len() >= limit.len() && limit.iter().rev().zip(tokens.iter().rev()).all(|(w, t)| t.is(w));
        self.intensity.limits.iter().filter(ends).map(|Phrase(limit)| limit.len()).max()
    }
}

impl Entry {
    /// True if the term can be at this position, as far as the tree shows: "offensive" as an adjective evaluates, "an offensive" does not. A person's
    /// own words count wherever they occur.
    pub fn fits_place(&self, tree: &Tree, at: usize) -> bool {
        let Some(node) = tree.node(at).filter(|_| self.stated.is_none()) else { return true };
        match self.class {
            Class::Noun => !tree.is_verb(at),
            Class::Verb => node.part != tree::Part::Noun,
            Class::Modifier => {
                node.part != tree::Part::Noun || !matches!(node.link, Link::Subject | Link::Object | Link::PrepositionObject)
            }
        }
    }
}

impl WordingWords {
    /// Most words in a scare quotation.
    pub fn scare_words(&self) -> usize {
        self.distancing.scare_words
    }

    /// True if the word can name nearly anything.
    pub fn is_general(&self, norm: &str) -> bool {
        self.labels.general.contains(norm)
    }

    /// True for an event for which somebody is responsible.
    pub fn answers_for(&self, lemma: &str) -> bool {
        self.agency.verbs.contains(lemma)
    }

    /// True for the daily work of those who have power over others.
    pub fn is_routine(&self, lemma: &str) -> bool {
        self.agency.routine.contains(lemma)
    }

    /// True for a force or thing rather than an agent.
    pub fn is_force(&self, norm: &str) -> bool {
        self.agency.forces.contains(norm)
    }

    /// True for a word for somebody with power over others, by office or by arms.
    pub fn has_power(&self, norm: &str) -> bool {
        self.agency.powers.contains(norm)
    }

    /// The verb of the event that a noun names without its agent.
    pub fn event_of(&self, noun: &str) -> Option<&str> {
        self.agency.nouns.get(noun).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::language::Language;
    use crate::model::lexicon::{Degree, Lexicon, WordSet};

    fn parts(text: &str) -> Vec<Part> {
        Language::english().wording.at(&crate::text::tokens(text, 0)).map(|(e, _)| e.part).collect()
    }

    #[test]
    fn forms_meet_their_entry() {
        assert!(parts("liberated the town").iter().any(|p| matches!(p, Part::Loaded(_))));
        assert!(parts("handed over the town").iter().any(|p| matches!(p, Part::Neutral(_))));
        assert!(parts("occupied the town").iter().any(|p| matches!(p, Part::Loaded(_))));
        assert_eq!(parts("massively"), [Part::Intensity]);
        assert!(matches!(parts("angrily")[..], [Part::Modifier(_)]));
        assert_eq!(parts("so-called republic"), [Part::Distancing]);
        assert!(parts("bicycle").is_empty());
    }

    #[test]
    fn what_is_stated_goes_before_the_list() {
        let set = |neutral: &[&str], loaded: &[&str]| WordSet {
            sense: "a government".into(),
            neutral: neutral.iter().map(|word| word.to_string()).collect(),
            loaded: loaded.iter().map(|word| word.to_string()).collect(),
            stated: neutral.iter().chain(loaded).map(|word| word.to_string()).collect(),
            ..WordSet::default()
        };
        let lexicon = Lexicon {
            sets: vec![set(&["regime"], &["camarilla"])],
            intensity: Degree { terms: vec!["angry".into()], leaning: Vec::new() },
            ignore: vec!["massive".into()],
            places: vec![("regime".into(), "mine.toml:2".into())],
            ..Lexicon::default()
        };
        let own = Language::english_with(&lexicon);
        let parts = |text: &str| -> Vec<Part> { own.wording.at(&crate::text::tokens(text, 0)).map(|(e, _)| e.part).collect() };
        assert!(matches!(parts("regimes fell")[..], [Part::Neutral(_)]) && matches!(parts("camarilla")[..], [Part::Loaded(_)]));
        assert_eq!((parts("angrily"), parts("massive")), (vec![Part::Intensity], vec![]));
        assert!(matches!(parts("junta")[..], [Part::Loaded(_)]), "the rest of the set stays");
        let stated = own.wording.entries.iter().filter(|e| e.stated.is_some()).map(|e| e.term.as_str());
        assert_eq!(stated.collect::<Vec<_>>(), ["regime"]);
    }

    #[test]
    fn derived_words_are_no_forms() {
        for word in ["executive", "weapons", "minority", "wake", "rioted", "questionable"] {
            assert!(parts(word).is_empty(), "{word}");
        }
    }

    #[test]
    fn plain_phrases_judge_nothing() {
        assert!(parts("supposed to begin").is_empty() && parts("contempt of court").is_empty());
        assert_eq!(parts("supposed experts"), [Part::Distancing]);
    }

    #[test]
    fn every_set_says_why() {
        for set in &Language::english().wording.sets {
            assert!(!set.why.is_empty(), "{}", set.sense);
            assert!(!set.loaded.is_empty() || !set.leaning.is_empty() || set.labels, "{}", set.sense);
        }
    }

    #[test]
    fn no_adverb_stands_beside_its_adjective() {
        for entry in Language::english().wording.entries.iter().filter(|e| matches!(e.part, Part::Modifier(_) | Part::Intensity)) {
            assert_eq!(parts(&super::adverb(&entry.term)).iter().filter(|p| **p == entry.part).count(), 1, "{}", entry.term);
        }
    }

    #[test]
    fn words_that_limit_a_figure() {
        let limit = |text: &str| Language::english().wording.limit_before(&crate::text::tokens(text, 0));
        assert_eq!(limit("It lay at a depth of just"), Some(1));
        assert_eq!(limit("It cost a whopping"), Some(2));
        assert_eq!(limit("It cost"), None);
    }
}
