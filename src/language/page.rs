//! What news pages print around an article: date lines, bylines, sections, boilerplate.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

/// The contents of `page.toml`. Phrases are lower case, with single spaces, without punctuation.
#[derive(Clone, Debug, Deserialize)]
pub struct PageWords {
    /// Twelve month names, January first.
    pub months: Vec<String>,
    /// Seven day names, Monday first.
    pub weekdays: Vec<String>,
    /// Small words inside a date: the "of" in "25th of November".
    pub of: Vec<String>,
    /// True if "03/04/2021" may be a day in March.
    pub month_may_lead: bool,
    /// Words for a thousand, a million and a thousand million, if numbers are read without other word lists.
    #[serde(default)]
    pub scales: Vec<Vec<String>>,
    /// True if the language writes compound nouns as one word.
    pub joins_words: bool,
    /// Phrases before the date of publication.
    pub published: Vec<String>,
    /// Phrases before the date of a change.
    pub updated: Vec<String>,
    /// Words that may occur between the parts of a date line, including time zones.
    pub between: Vec<String>,
    /// Phrases before the names of writers.
    pub byline: Vec<String>,
    /// Lower-case words inside a line of writers.
    pub byline_inside: Vec<String>,
    /// Words that begin an entry of annals or accounts before its date.
    pub entry_openers: Vec<String>,
    /// Words in the names of outlets.
    pub outlet: Vec<String>,
    /// Outlets whose names have no such word.
    pub outlets: Vec<String>,
    /// Labels of the outlet: `source`.
    pub sourced: Vec<String>,
    /// What follows an outlet that also prints others' reports: `and agencies`.
    pub with_others: Vec<String>,
    /// What follows a number in a reading time or in the time since publication: `min read`.
    pub lengths: Vec<String>,
    /// News agencies whose names need no such word.
    pub agencies: Vec<String>,
    /// Labels of the maker of a picture: `photograph`.
    pub credits: Vec<String>,
    /// Headings of sections.
    pub section: Vec<String>,
    /// What pages count: `comments`.
    pub counters: Vec<String>,
    /// Labels of the lines above a letter or a report: `to`, `subject`.
    pub fields: Vec<String>,
    /// What is numbered below a picture or above a table: `figure`.
    pub captions: Vec<String>,
    /// What the masthead of a newspaper counts: `vol`.
    pub volumes: Vec<String>,
    /// Beginnings of headings of hearings: `cross examination`.
    pub hearings: Vec<String>,
    /// Whole lines that are boilerplate.
    pub boilerplate: Vec<String>,
    /// Beginnings of short lines that are boilerplate.
    pub boilerplate_starts: Vec<String>,
    /// The `boilerplate_starts` that count only if the line does not end like a sentence.
    pub boilerplate_doubtful: Vec<String>,
    /// Ends of short lines that are boilerplate.
    pub boilerplate_ends: Vec<String>,
    /// Phrases that mark a line containing them as boilerplate.
    pub boilerplate_holds: Vec<String>,
    /// What precedes a colon and a link to something else: `watch`.
    pub links: Vec<String>,
    /// Beginnings of short lines that are boilerplate if the line also contains the second string: `follow`, `on twitter`.
    pub boilerplate_pairs: Vec<[String; 2]>,
    /// Words with which a page addresses its reader; they count only for a sentence in several accounts.
    pub reader: Vec<String>,
    /// Between a writer and a place: `in`.
    pub between_writer_and_place: String,
    /// The rest of an announcement whose first half was lost: `on`.
    pub left_of_announcement: Vec<String>,
    /// What follows the beginning of a heading of a hearing: `continued`.
    pub hearings_go_on: Vec<String>,
    /// What mails contain besides their writers' words.
    pub mail: MailWords,
    /// Words without a capital inside names.
    pub small_words: SmallWords,
    /// Clock times in date lines and before entries.
    pub clock: ClockWords,
    /// Dates that head the entries of chronicles and diaries.
    pub entries: EntryWords,
    /// Words that decide whether a hyphen at the end of a line belongs to the word.
    pub hyphens: HyphenWords,
    /// Metadata of documents.
    pub metadata: MetadataWords,
    change_starts: Vec<String>,
    change_holds: Vec<String>,
}

/// What mails contain besides their writers' words. Phrases are lower case, with single spaces, without punctuation.
#[derive(Clone, Debug, Deserialize)]
pub struct MailWords {
    /// Verbs of the line above quoted words: `wrote`.
    pub verbs: Vec<String>,
    /// Precedes the list or service that forwarded a mail: `via`.
    pub relay: String,
    /// Capitalised words of a date that are not names: `am`.
    pub not_names: Vec<String>,
    /// The first field above a forwarded mail, as printed: `From:`.
    pub head_first: String,
    /// The fields that may contain its date.
    pub head_dates: Vec<String>,
    /// The other fields found there.
    pub head_rest: Vec<String>,
    /// Labels of the fields that head a mail.
    pub fields: Vec<String>,
    /// The fields that name the sender.
    pub from: Vec<String>,
    /// Lines above a forwarded mail: `original message`.
    pub rules: Vec<String>,
    /// First words of a greeting.
    pub greetings: Vec<String>,
    /// How a line added by a device begins: `sent from my`.
    pub devices: Vec<String>,
    /// What the notice of a mail system calls the mail.
    pub itself: Vec<String>,
    /// What such a notice says about the mail.
    pub notices: Vec<String>,
}

/// Words without a capital inside names, by what is named.
#[derive(Clone, Debug, Deserialize)]
pub struct SmallWords {
    /// In the name of an outlet.
    pub outlet: Vec<String>,
    /// In a line that is an outlet with its section.
    pub outlet_line: Vec<String>,
    /// In a place or an outlet before a date.
    pub place: Vec<String>,
    /// In the place of a dateline.
    pub dateline: Vec<String>,
    /// Words that occur as often in a sentence as in a date line.
    pub sentence: Vec<String>,
}

/// What follows clock times.
#[derive(Clone, Debug, Deserialize)]
pub struct ClockWords {
    /// `am`
    pub before_noon: Vec<String>,
    /// `pm`
    pub after_noon: Vec<String>,
    /// Zones and units that do not end in "t": `utc`.
    pub zones: Vec<String>,
    /// Halves of the day after the clock time that begins an entry, as printed.
    pub entry_halves: Vec<String>,
    /// Units of a clock time that begins an entry: `hrs.`.
    pub entry_hours: Vec<String>,
    /// Letters of a half of the day that a line end splits: `p`.
    pub split_halves: Vec<String>,
}

/// Words of dates that head the entries of chronicles and diaries.
#[derive(Clone, Debug, Deserialize)]
pub struct EntryWords {
    /// Before a year: `anno`.
    pub eras: Vec<String>,
    /// The one among them that is also an article.
    pub era_or_article: String,
    /// Between an era and the year: `domini`.
    pub era_lords: Vec<String>,
    /// After a year: `bc`.
    pub eras_behind: Vec<String>,
    /// Between a day and its year: `ad`.
    pub eras_between: Vec<String>,
    /// After the number of a day: `rd`.
    pub day_endings: Vec<String>,
    /// Between a day and its month: `day`.
    pub day_nouns: Vec<String>,
    /// Before a day: `the`.
    pub articles: Vec<String>,
    /// Months as short as an abbreviation.
    pub short_months: Vec<String>,
}

/// Words around hyphens at the ends of lines.
#[derive(Clone, Debug, Deserialize)]
pub struct HyphenWords {
    /// Numbers that keep the hyphen before a unit: `twenty`.
    pub tens: Vec<String>,
    /// Such units: `five`.
    pub units: Vec<String>,
    /// Words after which the hyphen of the word before stays: `and`.
    pub suspended: Vec<String>,
}

/// Words in the metadata of documents.
#[derive(Clone, Debug, Deserialize)]
pub struct MetadataWords {
    /// Words in a date other than its names and figures: `at`.
    pub date_words: Vec<String>,
    /// Titles of untitled documents: `untitled`.
    pub unnamed: Vec<String>,
}

impl PageWords {
    /// True if a text, in lower case and without punctuation, says that it or its article was changed.
    pub fn reports_change(&self, squeezed: &str) -> bool {
        let begins = |start: &String| squeezed.strip_prefix(start.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        self.change_starts.iter().any(begins) || self.change_holds.iter().any(|phrase| squeezed.contains(phrase.as_str()))
    }

    /// True if a line of a page, in lower case and without punctuation, says when the page was changed.
    pub fn reports_update(&self, squeezed: &str) -> bool {
        let line = format!(" {squeezed} ");
        self.updated.iter().any(|phrase| line.contains(&format!(" {phrase} ")))
    }
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> PageWords {
    toml::from_str(include_str!("en/page.toml")).expect("en/page.toml is well formed")
}

/// The English lists, parsed once: for what is read before the language of an account is known.
pub fn of_english_pages() -> &'static PageWords {
    static WORDS: LazyLock<PageWords> = LazyLock::new(english);
    &WORDS
}

/// What the pages of another language print: their own dates and announcements. The agencies and everything else are the English ones.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Foreign {
    months: Vec<String>,
    weekdays: Vec<String>,
    published: Vec<String>,
    updated: Vec<String>,
    between: Vec<String>,
    of: Vec<String>,
    byline: Vec<String>,
    outlet: Vec<String>,
    #[serde(default)]
    joins_words: bool,
    scales: Vec<Vec<String>>,
}

static FOREIGN: LazyLock<BTreeMap<String, PageWords>> = LazyLock::new(foreign_pages);

/// The page words of a language without other word lists, by its tag.
pub fn foreign(tag: &str) -> Option<&'static PageWords> {
    FOREIGN.get(tag.split(['-', '_']).next()?)
}

/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
fn foreign_pages() -> BTreeMap<String, PageWords> {
    let all: BTreeMap<String, Foreign> = toml::from_str(include_str!("pages.toml")).expect("pages.toml is well formed");
    let english = english();
    let page = |own: Foreign| PageWords {
        months: own.months,
        weekdays: own.weekdays,
        of: own.of,
        month_may_lead: false,
        joins_words: own.joins_words,
        scales: own.scales,
        published: [own.published, english.published.clone()].concat(),
        updated: [own.updated, english.updated.clone()].concat(),
        between: [own.between, english.between.clone()].concat(),
        byline: [own.byline, english.byline.clone()].concat(),
        outlet: [own.outlet.iter().map(|word| crate::text::squeeze(word)).collect(), english.outlet.clone()].concat(),
        ..english.clone()
    };
    all.into_iter().map(|(tag, own)| (tag, page(own))).collect()
}

impl PageWords {
    /// Number of a month, from 1, by its name or an abbreviation of three letters or more. `norm` is lower case, without a point.
    pub fn month(&self, norm: &str) -> Option<i8> {
        let short = (3..=4).contains(&norm.chars().count());
        let at = self.months.iter().position(|full| full == norm || short && full.starts_with(norm))?;
        i8::try_from(at + 1).ok()
    }

    /// The factor by which a word after a number multiplies it: "Millionen".
    pub fn scale(&self, norm: &str) -> Option<Decimal> {
        const POWERS: [u32; 3] = [3, 6, 9];
        let at = self.scales.iter().position(|words| words.iter().any(|word| word == norm))?;
        10i64.checked_pow(*POWERS.get(at)?).map(Decimal::from)
    }

    /// True if ordinal numbers are followed by a point: "14. März".
    pub fn points_ordinals(&self) -> bool {
        self.of.iter().any(|of| of == ".")
    }

    /// True if a word occurs in the names of outlets, or is a compound with such a word: "Nordanzeiger".
    pub fn names_outlet(&self, word: &str) -> bool {
        self.outlet.contains(&crate::text::squeeze(word)) || self.joins_outlet(word)
    }

    /// True if a word is a compound with a word for an outlet, in a language that writes compounds as one word.
    pub fn joins_outlet(&self, word: &str) -> bool {
        let key = crate::text::squeeze(word);
        let joined = |outlet: &String| outlet.len() >= 4 && key.len() > outlet.len() + 1 && key.ends_with(outlet.as_str());
        self.joins_words && self.outlet.iter().any(joined)
    }

    /// True if `name`, as printed, is the name of a news agency.
    pub fn is_agency(&self, name: &str) -> bool {
        let key = crate::text::squeeze(name);
        self.agencies.contains(&key) || self.outlets.contains(&key)
    }

    /// True if it is the name of a day of the week or its abbreviation.
    pub fn is_weekday(&self, norm: &str) -> bool {
        norm.len() >= 3 && self.weekdays.iter().any(|full| full == norm || (norm.len() <= 5 && full.starts_with(norm)))
    }
}

#[cfg(test)]
mod tests {
    use super::english;
    use crate::text::squeeze;

    #[test]
    fn months_by_name_and_abbreviation() {
        let page = english();
        for (norm, number) in [("november", 11), ("nov", 11), ("sept", 9), ("may", 5), ("june", 6)] {
            assert_eq!(page.month(norm), Some(number), "{norm}");
        }
        assert_eq!((page.month("ma"), page.month("marching"), page.month("no")), (None, None, None));
        assert!(page.is_weekday("thurs") && page.is_weekday("sunday") && !page.is_weekday("we"));
    }

    #[test]
    fn every_language_has_its_calendar() {
        for (tag, page) in &super::foreign_pages() {
            assert_eq!((page.months.len(), page.weekdays.len()), (12, 7), "{tag}");
            assert!(page.months.iter().enumerate().all(|(at, month)| page.month(month) == i8::try_from(at + 1).ok()), "{tag}");
            assert!(page.months.iter().chain(&page.weekdays).chain(&page.byline).all(|word| *word == word.to_lowercase()), "{tag}");
        }
        assert!(super::foreign("de-AT").is_some() && super::foreign("tlh").is_none());
    }

    #[test]
    fn phrases_are_in_the_form_they_are_compared_in() {
        let page = english();
        for phrase in page
            .boilerplate
            .iter()
            .chain(&page.boilerplate_starts)
            .chain(&page.boilerplate_holds)
            .chain(&page.published)
            .chain(&page.updated)
        {
            assert_eq!(&squeeze(phrase), phrase);
        }
        assert!(page.boilerplate_doubtful.iter().all(|p| page.boilerplate_starts.contains(p)));
    }
}
