//! Places and peoples: which spellings mean one place, what lies in what, which adjective belongs to which country. It only knows
//! what is in its file; the caller decides whether a name means a place.

use std::collections::BTreeMap;

use deunicode::deunicode;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::text::squeeze;

/// The contents of `names_places.toml`.
#[derive(Debug, Deserialize)]
pub struct File {
    countries: Vec<Country>,
    cities: BTreeMap<String, Vec<Vec<String>>>,
    regions: BTreeMap<String, Vec<Vec<String>>>,
    wide: BTreeMap<String, Vec<String>>,
    peoples: BTreeMap<String, Vec<String>>,
    postal: BTreeMap<String, String>,
    demonyms: Demonyms,
}

/// Endings of nouns and adjectives for peoples.
#[derive(Debug, Deserialize)]
struct Demonyms {
    /// The ending after a stem that ends in "a", and elsewhere.
    short: String,
    /// The same with a vowel before it.
    long: String,
    /// Final letters of places: the first is dropped before both endings, the others before the long one.
    dropped: Vec<char>,
    /// Endings of the plural.
    plurals: Vec<String>,
    /// Words with these endings do not form such plurals.
    no_plural: Vec<String>,
    /// The ending of words that are already plurals.
    plural: String,
}

#[derive(Debug, Deserialize)]
struct Country {
    name: String,
    #[serde(default)]
    capital: Vec<String>,
    #[serde(default)]
    demonym: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
}

/// A place of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its usual name.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// The country in which it lies.
    pub within: Option<String>,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// A state, a former state, or a territory that claims to be one.
    Country,
    /// The seat of a country's government.
    Capital,
    /// Another city.
    City,
    /// A part of a country.
    Region,
    /// A continent, sea, river, mountain range.
    Wide,
}

/// A people: the adjective or noun made from a place, or a group without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// Index in the gazetteer, if the people belongs to a place.
    pub place: Option<usize>,
    /// "Armenians" rather than "Armenian".
    pub plural: bool,
    /// The singular, as a key.
    pub singular: String,
}

/// The gazetteer, indexed by [`key`].
#[derive(Debug, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    by_name: FxHashMap<String, usize>,
    peoples: FxHashMap<String, People>,
    postal: FxHashMap<String, usize>,
}

/// The form in which names are looked up: no case, accents, points or apostrophes; hyphens become single spaces.
///
/// ```
/// assert_eq!(compare_sources::language::gazetteer::key("Mek’ele"), "mekele");
/// assert_eq!(compare_sources::language::gazetteer::key("U.S."), "us");
/// ```
pub fn key(name: &str) -> String {
    let bare: String = deunicode(name).chars().filter(|c| !matches!(c, '.' | '\'' | '`')).collect();
    squeeze(&bare)
}

/// Builds the index of the file's places, its demonyms and the groups that belong to no place.
pub fn build(file: File, groups: &[String]) -> Gazetteer {
    let mut out = Gazetteer::default();
    for country in &file.countries {
        let at = out.add(Place { name: country.name.clone(), kind: PlaceKind::Country, within: None }, &country.also);
        for people in &country.demonym {
            out.add_people(people, Some(at), &file.demonyms);
        }
    }
    for country in &file.countries {
        if let Some((name, also)) = country.capital.split_first() {
            out.add(Place { name: name.clone(), kind: PlaceKind::Capital, within: Some(country.name.clone()) }, also);
        }
    }
    for (lists, kind) in [(&file.cities, PlaceKind::City), (&file.regions, PlaceKind::Region)] {
        for (country, places) in lists {
            for (name, also) in places.iter().filter_map(|p| p.split_first()) {
                out.add(Place { name: name.clone(), kind, within: Some(country.clone()) }, also);
            }
        }
    }
    for (name, peoples) in &file.wide {
        let at = out.add(Place { name: name.clone(), kind: PlaceKind::Wide, within: None }, &[]);
        peoples.iter().for_each(|people| out.add_people(people, Some(at), &file.demonyms));
    }
    for (name, peoples) in &file.peoples {
        let at = out.by_name.get(&key(name)).copied();
        peoples.iter().for_each(|people| out.add_people(people, at, &file.demonyms));
    }
    groups.iter().for_each(|group| out.add_people(group, None, &file.demonyms));
    out.derive_peoples(&file.demonyms);
    out.postal = file.postal.into_iter().filter_map(|(code, name)| Some((code, *out.by_name.get(&key(&name))?))).collect();
    out
}

impl Gazetteer {
    /// The place of a key, with its index: two keys with one index mean one place.
    pub fn place(&self, key: &str) -> Option<(usize, &Place)> {
        self.by_name.get(key).map(|at| (*at, &self.places[*at]))
    }

    /// The place at an index.
    pub fn numbered(&self, at: usize) -> &Place {
        &self.places[at]
    }

    /// The region that a postal code or short form after a town means: "TX", "Calif".
    pub fn postal(&self, code: &str) -> Option<usize> {
        self.postal.get(code).copied()
    }

    /// The people of a key.
    pub fn people(&self, key: &str) -> Option<&People> {
        self.peoples.get(key)
    }

    /// The first entry keeps a name: countries come before cities and regions of the same name.
    fn add(&mut self, place: Place, also: &[String]) -> usize {
        let at = self.by_name.get(&key(&place.name)).copied().unwrap_or(self.places.len());
        let names: Vec<String> = [&place.name].into_iter().chain(also).map(|n| key(n)).collect();
        if at == self.places.len() {
            self.places.push(place);
        }
        for name in names {
            self.by_name.entry(name).or_insert(at);
        }
        at
    }

    /// Adds adjectives of cities and regions that the file does not list: "Sumatran", "Bostonian".
    fn derive_peoples(&mut self, endings: &Demonyms) {
        let (short, long) = (&endings.short, &endings.long);
        for at in 0..self.places.len() {
            let name = key(&self.places[at].name);
            let listed = matches!(self.places[at].kind, PlaceKind::Country | PlaceKind::Wide) || name.contains(' ') || name.len() < 5;
            let forms: &[String] = &match name.strip_suffix(endings.dropped.as_slice()) {
                _ if listed => continue,
                Some(stem) if endings.dropped.first().is_some_and(|c| name.ends_with(*c)) => {
                    [format!("{stem}{short}"), format!("{stem}{long}")]
                }
                Some(stem) => [format!("{stem}{long}"), format!("{name}{short}")],
                None => [format!("{name}{short}"), format!("{name}{long}")],
            };
            for form in forms.iter().filter(|f| !self.by_name.contains_key(*f)).cloned().collect::<Vec<_>>() {
                self.add_people(&form, Some(at), endings);
            }
        }
    }

    fn add_people(&mut self, name: &str, place: Option<usize>, endings: &Demonyms) {
        let singular = key(name);
        let plurals = endings.plurals.iter().map(|end| format!("{singular}{end}"));
        let no_plural = endings.no_plural.iter().any(|end| singular.ends_with(end.as_str()));
        let is_plural = singular.ends_with(endings.plural.as_str());
        self.peoples.entry(singular.clone()).or_insert(People { place, plural: is_plural, singular: singular.clone() });
        for plural in plurals.filter(|_| !no_plural) {
            self.peoples.entry(plural).or_insert(People { place, plural: true, singular: singular.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PlaceKind, key};
    use crate::language::Language;

    #[test]
    fn spellings_meet_and_neighbours_do_not() {
        let gazetteer = &Language::english().names.gazetteer;
        let number = |name: &str| gazetteer.place(&key(name)).map(|(at, _)| at);
        assert_eq!(number("Kelbajar"), number("Kalbajar"));
        assert_eq!(number("U.S."), number("United States"));
        assert_ne!(number("Iran"), number("Iraq"));
        assert_ne!(number("Niger"), number("Nigeria"));
        assert_eq!(gazetteer.place("yerevan").map(|(_, p)| (p.kind, p.within.as_deref())), Some((PlaceKind::Capital, Some("Armenia"))));
    }

    #[test]
    fn peoples_belong_to_their_place() {
        let gazetteer = &Language::english().names.gazetteer;
        let place = |name: &str| gazetteer.people(&key(name)).and_then(|p| p.place).map(|at| gazetteer.numbered(at).name.as_str());
        assert_eq!(place("Azerbaijani"), Some("Azerbaijan"));
        assert_eq!(place("Iraqis"), Some("Iraq"));
        assert_eq!(place("Dutch"), Some("Netherlands"));
        assert!(gazetteer.people("armenians").is_some_and(|p| p.plural));
    }
}
