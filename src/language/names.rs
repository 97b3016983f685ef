//! Titles, words of organisations and other signs of names; names of people; common words that are not names. Places are in
//! [`super::gazetteer`].

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Language;
use super::gazetteer::{self, Gazetteer, key};
use crate::text::Token;

/// A set of words, used only for lookups.
pub type Set = FxHashSet<String>;

/// The contents of `names.toml`, and the lists of people, common words and places. All words are lower case.
pub struct NameWords {
    /// Signs of names and of their kinds.
    pub signs: Signs,
    /// First names.
    pub first: Set,
    /// Surnames: weak evidence.
    pub last: Set,
    /// First names of women.
    women: Set,
    /// First names used by both women and men, and those whose gender is not known.
    either: Set,
    /// Stems of common words, which are not names just because a sentence begins with them.
    common: Set,
    /// Places and peoples.
    pub gazetteer: Gazetteer,
    /// Known organisations that are meant only by a word in capitals: "WHO", not "Who".
    pub acronyms: Set,
    /// First names that one person may use, each with the numbers of its sets.
    pub nicknames: FxHashMap<String, Vec<usize>>,
    /// First names with several spellings or forms in other languages, each with the numbers of its sets.
    pub spellings: FxHashMap<String, Vec<usize>>,
    /// Names that end in "'s": "Moody's".
    pub possessive: Set,
    /// Known organisations by [`key`], with nouns for their trade.
    pub trade_nouns: BTreeMap<String, Vec<String>>,
}

/// The lists of `names.toml`; the file explains each of them.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct Signs {
    pub honorifics: Set,
    pub courtesy: Set,
    /// Acronyms that are words of longer names: "US Geological Survey".
    pub letters: Set,
    pub female: Set,
    pub male: Set,
    pub posts: Set,
    pub organisations: Set,
    pub of_organisations: Set,
    pub of_places: Set,
    pub of_events: Set,
    pub places: Set,
    pub place_openers: Set,
    pub events: Set,
    pub event_openers: Set,
    pub products: Set,
    pub product_openers: Set,
    pub known_organisations: Set,
    pub particles: Set,
    pub suffixes: Set,
    pub company_suffixes: Set,
    pub place_before: Set,
    pub place_nouns: Set,
    pub person_verbs: Set,
    pub person_nouns: Set,
    pub organisation_nouns: Set,
    pub calendar: Set,
    pub no_names: Set,
    pub nominal_heads: Set,
    /// Last words of the names of sports clubs.
    pub club_suffixes: Set,
    /// Sets of synonymous nouns: "city", "town".
    pub one_noun: Vec<Set>,
    /// Nouns for an organisation about which nothing else is known.
    pub any_body: Set,
    /// Words before a noun that make it mean somebody else: "former", "deputy".
    pub shifting: Set,
    /// Nouns for relatives that are also titles: "Father Brown".
    pub kin: Set,
    /// Nouns for women and girls.
    pub she_nouns: Set,
    /// Nouns for men and boys.
    pub he_nouns: Set,
    /// Participles of naming verbs: "identified".
    pub naming: Set,
    /// Words between two names of the same person or thing.
    pub equating: Set,
    pub actor_verbs: Set,
    pub greetings: Set,
    pub groups: Vec<String>,
    pub articles_before_hyphen: Set,
    pub opening_particles: Set,
    pub person_particles: Set,
    pub behind_numeral: Set,
    pub bynames: Set,
    pub hyphen_prefixes: Set,
    pub cooperation_prefix: String,
    pub between_hyphens: Set,
    pub name_prepositions: Set,
    pub pointed: Set,
    pub pointed_company_suffixes: Set,
    pub titles_in_names: Set,
    pub posts_behind_places: Set,
    pub no_name_alone: Set,
    pub domain_ends: Set,
    pub mail_hosts: Set,
    pub small_in_headlines: Set,
    pub acronym_words: Set,
    pub not_part_of_names: Set,
    pub inflected_endings: Vec<String>,
    pub common_endings: Vec<String>,
    pub not_surname_endings: Vec<String>,
    pub singular_endings: Vec<String>,
    pub surname_endings: Vec<String>,
    pub surname_openings: Vec<String>,
    pub place_endings: Vec<String>,
    pub trade_endings: Vec<String>,
    pub behind_subject: Set,
    pub persons_of_somebody: Set,
    pub plain_persons: Set,
    pub state_nouns: Set,
    pub written_articles: Vec<String>,
    pub age_unit: String,
    pub age_adjective: String,
    pub generations: Generations,
    pub role_nouns: RoleNouns,
    one_spelling: FxHashMap<String, String>,
}

/// Suffixes that distinguish bearers of the same name.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct Generations {
    pub american: Set,
    pub british: Set,
    pub numbered: Set,
}

/// Nouns implied by a name or an age.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct RoleNouns {
    pub company: String,
    pub club: String,
    pub team: String,
    pub country: String,
    pub city: String,
    pub boys: Vec<String>,
    pub girls: Vec<String>,
    pub children: Vec<String>,
    pub teenagers: Vec<String>,
}

impl Signs {
    /// The spelling in which a word of institutions is compared: "defense" for "defence".
    pub fn in_one_spelling<'w>(&'w self, word: &'w str) -> &'w str {
        self.one_spelling.get(word).map_or(word, String::as_str)
    }

    /// True if the word is a noun for a place.
    pub fn is_place_noun(&self, norm: &str) -> bool {
        self.place_nouns.contains(norm) || self.state_nouns.contains(norm)
    }
}

/// The acronyms of a name, lower case, with at least two letters: its initials with and without function words, and with any acronym among
/// its words in full.
pub fn acronyms(words: &[&str], language: &Language) -> Vec<String> {
    let initials =
        |small: bool| words.iter().filter(|w| small || !language.words.is_stop(w)).filter_map(|w| w.chars().next()).collect::<String>();
    let full = language.names.initials_in_full(words.iter().copied());
    [initials(false), initials(true), full].into_iter().filter(|acronym| acronym.chars().count() > 1).collect()
}

/// True if the word has one of the endings.
pub fn has_ending(norm: &str, endings: &[String]) -> bool {
    endings.iter().any(|end| norm.ends_with(end.as_str()))
}

#[derive(Deserialize)]
struct People {
    first: String,
    last: String,
    women: String,
    either: String,
    nicknames: Vec<String>,
    spellings: Vec<String>,
}

#[derive(Deserialize)]
struct Organisations {
    possessive: Set,
    nouns: BTreeMap<String, Vec<String>>,
    #[serde(flatten)]
    trades: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Common {
    words: String,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If a compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> NameWords {
    let mut signs: Signs = toml::from_str(include_str!("en/names.toml")).expect("en/names.toml is well formed");
    let people: People = toml::from_str(include_str!("en/names_people.toml")).expect("en/names_people.toml is well formed");
    let organisations: Organisations =
        toml::from_str(include_str!("en/names_organisations.toml")).expect("en/names_organisations.toml is well formed");
    let common: Common = toml::from_str(include_str!("en/names_common.toml")).expect("en/names_common.toml is well formed");
    let places = toml::from_str(include_str!("en/names_places.toml")).expect("en/names_places.toml is well formed");
    let gazetteer = gazetteer::build(places, &signs.groups);
    let mut acronyms = Set::default();
    for name in organisations.trades.values().flatten() {
        if !name.chars().any(char::is_lowercase) {
            acronyms.insert(name.to_lowercase());
        }
        signs.known_organisations.extend([name.to_lowercase(), key(name)]);
    }
    let treebank = include_str!("../../data/common_words_en.txt").lines().filter(|l| !l.starts_with('#'));
    let everyday = treebank.chain(common.words.split_whitespace());
    let words = |text: &str| text.split_whitespace().map(str::to_string).collect::<Set>();
    let common = stems(everyday);
    let mut trade_nouns = BTreeMap::new();
    for (trade, nouns) in &organisations.nouns {
        let of_trade = organisations.trades.get(trade).into_iter().flatten();
        trade_nouns.extend(of_trade.map(|name| (key(name), nouns.clone())));
    }
    let possessive = organisations.possessive;
    let (nicknames, spellings) = (numbered(&people.nicknames), numbered(&people.spellings));
    NameWords {
        first: words(&people.first),
        last: words(&people.last),
        women: words(&people.women),
        either: words(&people.either),
        common,
        signs,
        gazetteer,
        acronyms,
        nicknames,
        spellings,
        possessive,
        trade_nouns,
    }
}

/// The words of some sets, each with the numbers of its sets.
fn numbered(sets: &[String]) -> FxHashMap<String, Vec<usize>> {
    let mut out: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, set) in sets.iter().enumerate() {
        set.split_whitespace().for_each(|name| out.entry(name.to_string()).or_default().push(at));
    }
    out
}

/// True if one set contains both words.
fn together(sets: &FxHashMap<String, Vec<usize>>, a: &str, b: &str) -> bool {
    sets.get(a).zip(sets.get(b)).is_some_and(|(x, y)| x.iter().any(|set| y.contains(set)))
}

fn stems<'w>(words: impl Iterator<Item = &'w str>) -> Set {
    let stemmer = rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::English);
    words.map(|w| stemmer.stem(w).into_owned()).collect()
}

impl NameWords {
    /// First letters of words (lower case), with short acronyms among them in full: "us geological survey" gives "usgs".
    fn initials_in_full<'w>(&self, words: impl Iterator<Item = &'w str>) -> String {
        let acronym = |word: &str| self.signs.letters.contains(word);
        words
            .map(|word| if acronym(word) { word.to_string() } else { word.chars().take(1).collect() })
            .map(|part: String| part.replace('.', ""))
            .collect()
    }

    /// `true` for a woman's first name, `false` for a man's, `None` if both use it or it is unknown.
    pub fn is_womans(&self, first: &str) -> Option<bool> {
        (self.first.contains(first) && !self.either.contains(first)).then(|| self.women.contains(first))
    }

    /// True if one person may use both first names: "James" and "Jim".
    pub fn one_nickname(&self, a: &str, b: &str) -> bool {
        together(&self.nicknames, a, b)
    }

    /// True if both are spellings of one first name: "Catherine" and "Katharine".
    pub fn one_given(&self, a: &str, b: &str) -> bool {
        together(&self.spellings, a, b)
    }

    /// True if two words of names, in lower case, may be one though no rule decides it: a short form, a first name cut off with a point, another
    /// transcription. Two well-known names are always different.
    pub fn may_be_one(&self, a: &str, b: &str) -> bool {
        let (x, y) = (a.trim_end_matches('.'), b.trim_end_matches('.'));
        let cut = |short: &str, long: &str| {
            let mut letters = long.chars();
            let among = short.trim_end_matches('.').chars().all(|c| letters.any(|letter| letter == c));
            short.ends_with('.') && short.len() > 2 && short.len() < long.len() && among && short.chars().next() == long.chars().next()
        };
        let known = |word: &str| self.first.contains(word) || self.last.contains(word);
        let sound = || !(known(x) && known(y)) && super::transliteration::may_be_transcribed(x, y);
        x == y || self.one_nickname(x, y) || self.one_given(x, y) || cut(a, y) || cut(b, x) || sound()
    }

    /// The index of the first title right before a token, or the token's own index: for "Mr. J. Roe", the index of "Mr.".
    pub fn title_before(&self, text: &str, tokens: &[Token], at: usize) -> usize {
        let mut first = at;
        while let Some(before) = first.checked_sub(1) {
            let point = tokens[before].is(".") && before > 0;
            let title = if point { before - 1 } else { before };
            if !(self.signs.honorifics.contains(&tokens[title].norm) && tokens[title].capitalised(text)) {
                break;
            }
            first = title;
        }
        first
    }

    /// True if a word with this stem is an everyday word.
    pub fn is_common(&self, stem: &str) -> bool {
        self.common.contains(stem)
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Language;

    #[test]
    fn any_form_of_a_common_word_is_common() {
        let language = Language::english();
        for word in ["police", "walking", "meanwhile", "thousands", "fell"] {
            assert!(language.names.is_common(&language.words.stem(word)), "{word}");
        }
        assert!(!language.names.is_common(&language.words.stem("pashinyan")));
    }
}
