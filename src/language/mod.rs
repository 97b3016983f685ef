//! What varies by language, as data: a folder of TOML files for each language that has word lists, and the code that reads them here, most of
//! it in a file of the same name. The files are compiled into the program and parsed once, when a language is first used. Some of
//! English is code: `inflect`, `function_word`, the stemmer of `words`.

pub mod both_ways;
pub mod certainty;
pub mod clauses;
pub mod comparing;
mod counts;
mod date_classes;
pub mod dates;
pub mod deaths;
pub mod denials;
pub mod event_roles;
pub mod frequency;
pub(crate) mod function_word;
pub mod functions;
pub mod gazetteer;
pub mod handled;
pub mod inflect;
mod inverted;
pub mod kinds;
pub mod names;
pub(crate) mod nouns;
pub mod numbered;
pub mod numbers;
pub mod old_money;
pub mod opposites;
pub mod page;
pub mod periods;
pub mod persons;
pub mod phrases;
pub mod positions;
pub mod qualifiers;
pub(crate) mod quantities;
pub mod questions;
pub mod rates;
pub mod reading;
pub mod roles;
pub mod sentences;
pub mod signs;
pub mod speech;
pub mod synonyms;
pub mod tolls;
pub mod transliteration;
pub mod turns;
pub mod units;
pub mod verbs;
pub mod wording;
pub mod words;

use std::sync::LazyLock;

use crate::model::Lexicon;

/// Everything the stages know about one language.
pub struct Language {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// Abbreviations, stop words, irregular forms, stems.
    pub words: words::Words,
    /// How common words are in general.
    pub frequency: frequency::Frequency,
    /// Months, weekdays, holidays, relative words.
    pub dates: dates::DateWords,
    /// Words that comparisons of statements look for.
    pub comparing: comparing::Comparing,
    /// How texts report that somebody died.
    pub deaths: deaths::Deaths,
    /// What somebody is called after an event.
    pub event_roles: event_roles::EventRoles,
    /// Number words, units, bounds, count roles.
    pub numbers: numbers::NumberWords,
    /// Titles, organisation words, gazetteer, demonyms.
    pub names: names::NameWords,
    /// Reporting verbs and other cues of speech.
    pub speech: speech::SpeechWords,
    /// Verbs and their forms.
    pub verbs: verbs::VerbWords,
    /// Closed word classes.
    pub functions: functions::FunctionWords,
    /// Words on which the shallow grammar relies.
    pub clauses: clauses::ClauseWords,
    /// Hedges, modals, negators.
    pub certainty: certainty::CertaintyWords,
    /// Side-taking, strengthening and distancing words.
    pub wording: wording::WordingWords,
    /// Words for one thing.
    pub synonyms: synonyms::Synonyms,
    /// Phrases saying that something happened to nobody, or to somebody.
    pub tolls: tolls::Tolls,
    /// Verbs that exclude each other.
    pub opposites: opposites::Opposites,
    /// Names of two persons in one, and titles of one person.
    pub persons: persons::Persons,
    /// What a named thing can be, and who holds an office.
    pub kinds: kinds::Kinds,
    /// What limits a fact in time.
    pub periods: periods::Periods,
    /// Words that say which of several things is meant.
    pub qualifiers: qualifiers::Qualifiers,
    /// Historical values of currencies.
    pub rates: rates::Rates,
    /// Words for making printed text readable.
    pub reading: reading::ReadingWords,
    /// Where sentences end.
    pub sentences: sentences::SentenceWords,
    /// Date lines, bylines and boilerplate of news pages.
    pub page: page::PageWords,
    /// Labels of speakers, and how answers relate to their questions.
    pub turns: turns::TurnWords,
    /// Words needed to interpret questions.
    pub questions: questions::QuestionWords,
}

static ENGLISH: LazyLock<Language> = LazyLock::new(|| Language::english_with(&Lexicon::default()));

impl Language {
    /// English.
    pub fn english() -> &'static Language {
        &ENGLISH
    }

    /// English with a person's own list of side-taking words.
    pub fn english_with(lexicon: &Lexicon) -> Language {
        let words = words::english();
        let wording = wording::english(&words, lexicon);
        let frequency = frequency::english(&words);
        let synonyms = synonyms::english(&words);
        let dates = dates::english();
        Language {
            tag: "en",
            words,
            frequency,
            comparing: comparing::english(),
            deaths: deaths::english(),
            event_roles: event_roles::english(),
            numbers: numbers::english(),
            names: names::english(),
            speech: speech::english(),
            verbs: verbs::english(),
            functions: functions::english(),
            clauses: clauses::english(),
            certainty: certainty::english(),
            wording,
            synonyms,
            tolls: tolls::english(),
            opposites: opposites::english(),
            persons: persons::english(),
            kinds: kinds::english(),
            periods: periods::english(),
            qualifiers: qualifiers::english(&dates),
            dates,
            rates: rates::rates(),
            reading: reading::english(),
            page: page::english(),
            turns: turns::english(),
            questions: questions::english(),
            sentences: sentences::english(),
        }
    }

    /// The language of a tag (`en`, `en-GB`), or `None` if there is no data for it.
    pub fn of(tag: &str) -> Option<&'static Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        primary.eq_ignore_ascii_case("en").then(Language::english)
    }
}
