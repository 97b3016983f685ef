//! What varies by language, as data: a folder of TOML files for each language that has word lists, and the code that reads them here, most of
//! it in a file of the same name. The files are compiled into the program and parsed once, when a language is first used. Some of
//! English is code: `inflect`, `function_word`, the stemmer of `words`.

/// A file of `en/`, which is compiled into the program, as the type that is wanted.
///
/// # Panics
/// If it does not parse, which is a bug that the tests find.
macro_rules! english_lists {
    ($name:literal) => {
        toml::from_str(include_str!(concat!("en/", $name, ".toml"))).expect(concat!("en/", $name, ".toml is well formed"))
    };
}

pub mod any_language;
pub mod certainty;
pub mod comparing;
mod counts;
mod date_classes;
pub mod dates;
pub mod deaths;
pub(crate) mod function_word;
pub mod functions;
pub mod gazetteer;
pub mod inflect;
pub mod kinds;
pub mod lookup;
pub mod money;
pub mod names;
pub mod numbers;
pub mod opposites;
pub mod page;
pub mod persons;
pub mod positions;
pub mod qualifiers;
pub(crate) mod quantities;
pub mod questions;
pub mod reading;
pub mod roles;
pub mod speech;
pub mod tolls;
pub mod turns;
pub mod units;
pub mod verbs;
pub mod wording;
pub mod words;

use std::sync::LazyLock;

use crate::model::Lexicon;
use certainty::CertaintyWords;
use comparing::Comparing;
use dates::DateWords;
use deaths::Deaths;
use functions::{ClauseWords, FunctionWords};
use kinds::{EventRoles, Kinds};
use money::Rates;
use names::NameWords;
use numbers::NumberWords;
use opposites::Opposites;
use page::PageWords;
use persons::Persons;
use qualifiers::{Periods, Qualifiers};
use questions::QuestionWords;
use reading::{ReadingWords, SentenceWords};
use speech::SpeechWords;
use tolls::Tolls;
use turns::TurnWords;
use verbs::VerbWords;
use wording::WordingWords;
use words::{Frequency, Synonyms, Words};

/// Everything the stages know about one language.
pub struct Language {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// Abbreviations, stop words, irregular forms, stems.
    pub words: Words,
    /// How common words are in general.
    pub frequency: Frequency,
    /// Months, weekdays, holidays, relative words.
    pub dates: DateWords,
    /// Words that comparisons of statements look for.
    pub comparing: Comparing,
    /// How texts report that somebody died.
    pub deaths: Deaths,
    /// What somebody is called after an event.
    pub event_roles: EventRoles,
    /// Number words, units, bounds, count roles.
    pub numbers: NumberWords,
    /// Titles, organisation words, gazetteer, demonyms.
    pub names: NameWords,
    /// Reporting verbs and other cues of speech.
    pub speech: SpeechWords,
    /// Verbs and their forms.
    pub verbs: VerbWords,
    /// Closed word classes.
    pub functions: FunctionWords,
    /// Words on which the shallow grammar relies.
    pub clauses: ClauseWords,
    /// Hedges, modals, negators.
    pub certainty: CertaintyWords,
    /// Side-taking, strengthening and distancing words.
    pub wording: WordingWords,
    /// Words for one thing.
    pub synonyms: Synonyms,
    /// Phrases saying that something happened to nobody, or to somebody.
    pub tolls: Tolls,
    /// Verbs that exclude each other.
    pub opposites: Opposites,
    /// Names of two persons in one, and titles of one person.
    pub persons: Persons,
    /// What a named thing can be, and who holds an office.
    pub kinds: Kinds,
    /// What limits a fact in time.
    pub periods: Periods,
    /// Words that say which of several things is meant.
    pub qualifiers: Qualifiers,
    /// Historical values of currencies.
    pub rates: Rates,
    /// Words for making printed text readable.
    pub reading: ReadingWords,
    /// Where sentences end.
    pub sentences: SentenceWords,
    /// Date lines, bylines and boilerplate of news pages.
    pub page: PageWords,
    /// Labels of speakers, and how answers relate to their questions.
    pub turns: TurnWords,
    /// Words needed to interpret questions.
    pub questions: QuestionWords,
}

static ENGLISH: LazyLock<Language> = LazyLock::new(|| Language::english_with(&Lexicon::default()));

impl Language {
    /// English.
    pub fn english() -> &'static Language {
        &ENGLISH
    }

    /// English with a person's own list of side-taking words.
    pub fn english_with(lexicon: &Lexicon) -> Language {
        let words = Words::english();
        let wording = WordingWords::english(&words, lexicon);
        let frequency = Frequency::english(&words);
        let dates = DateWords::english();
        Language {
            tag: "en",
            words,
            frequency,
            comparing: Comparing::english(),
            deaths: Deaths::english(),
            event_roles: EventRoles::english(),
            numbers: NumberWords::english(),
            names: NameWords::english(),
            speech: SpeechWords::english(),
            verbs: VerbWords::english(),
            functions: FunctionWords::english(),
            clauses: ClauseWords::english(),
            certainty: CertaintyWords::english(),
            wording,
            synonyms: Synonyms::english(),
            tolls: Tolls::english(),
            opposites: Opposites::english(),
            persons: Persons::english(),
            kinds: Kinds::english(),
            periods: Periods::english(),
            qualifiers: Qualifiers::english(&dates),
            dates,
            rates: Rates::read(),
            reading: ReadingWords::english(),
            page: PageWords::english(),
            turns: TurnWords::english(),
            questions: QuestionWords::english(),
            sentences: SentenceWords::english(),
        }
    }

    /// The language of a tag (`en`, `en-GB`), or `None` if there is no data for it.
    pub fn of(tag: &str) -> Option<&'static Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        primary.eq_ignore_ascii_case("en").then(Language::english)
    }
}
