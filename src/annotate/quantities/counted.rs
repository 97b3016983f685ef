//! What a number counts: the head of the noun phrase behind it, by rules over tokens. The head is the first plural noun
//! ("14 Armenian servicemen", "nearly 300 settlements"), behind "one" and hyphenated measures the first noun ("a 16-year-old boy").

use std::ops::Range;

use super::reader::Reader;

/// At most so many words are read for a noun phrase.
const REACH: usize = 8;

/// A counted noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its tokens, from the first modifier to the head.
    pub tokens: Range<usize>,
    /// Singular of the head, lower case.
    pub head: String,
    /// Lower-case modifiers.
    pub modifiers: Vec<String>,
}

/// The noun phrase that begins at a token; `one`: a singular noun is counted.
pub fn noun_phrase(reader: &Reader, at: usize, one: bool) -> Option<Counted> {
    let start = past_determiners(reader, at);
    let end = (start..start + REACH).take_while(|at| inside(reader, *at, start)).last()? + 1;
    let plural_head = (start..end).find(|at| plural(reader, *at) && !follows_possessor(reader, *at, end));
    let head = match plural_head {
        Some(head) if !one => head,
        _ if one => singular_head(reader, start, end)?,
        _ => return None,
    };
    let modifiers = (start..head).filter(|at| reader.word(*at) && reader.norm(*at) != "'s").map(|at| reader.norm(at).to_string()).collect();
    Some(Counted { tokens: start..head + 1, head: singular(reader, reader.norm(head)), modifiers })
}

/// The phrase behind "of": "20 percent of the territory", "six of the ten houses" reads the plural, else the first noun.
pub fn whole_of(reader: &Reader, at: usize) -> Option<Counted> {
    (reader.norm(at) == "of").then(|| noun_phrase(reader, at + 1, false).or_else(|| noun_phrase(reader, at + 1, true))).flatten()
}

/// Skips "the", "those", "its", "other", "more", "of the".
pub fn past_determiners(reader: &Reader, at: usize) -> usize {
    let skip = |word: &str| {
        matches!(
            word,
            "the"
                | "those"
                | "these"
                | "its"
                | "their"
                | "his"
                | "her"
                | "our"
                | "my"
                | "your"
                | "all"
                | "other"
                | "more"
                | "additional"
                | "further"
                | "extra"
                | "such"
                | "whole"
                | "of"
        )
    };
    (at..at + 4).find(|at| !skip(reader.norm(*at))).unwrap_or(at + 4)
}

/// Can the token stand inside a noun phrase?
fn inside(reader: &Reader, at: usize, start: usize) -> bool {
    let norm = reader.norm(at);
    if reader.hyphen(at) || (norm == "'s" && at > start) {
        return true;
    }
    let number = reader.words.cardinals.contains_key(norm) || reader.words.scales.contains_key(norm);
    let verb = at > start && reader.words.roles.states.contains_key(norm) && !reader.word(at + 1);
    let owner = matches!(norm, "own" | "other") || norm == "most" && at > start;
    reader.word(at) && !number && !verb && (owner || !reader.language.words.is_stop(norm))
}

/// Plurals that go before a noun: "plainclothes officers", "arms dealers".
const BEFORE_NOUNS: &[&str] =
    &["sports", "arms", "news", "goods", "sales", "series", "plainclothes", "police", "women", "men", "children", "humanities", "years"];

/// "Johnson's deputies": a plural before 's owns the head; "plainclothes NYPD officers": some plurals go before nouns.
fn follows_possessor(reader: &Reader, at: usize, end: usize) -> bool {
    let next = reader.norm(at + 1);
    let owner = at + 1 < end && (next == "'s" || next == "'");
    let joined = at + 1 < end && reader.hyphen(at + 1);
    owner || joined || BEFORE_NOUNS.contains(&reader.norm(at)) && (at + 1..end).any(|later| plural(reader, later))
}

/// First noun of a run for "one": words that look like adjectives are passed over.
fn singular_head(reader: &Reader, start: usize, end: usize) -> Option<usize> {
    let mut at = start;
    while at < end {
        let next = at + 1;
        let compound = reader.hyphen(next) || reader.norm(next) == "'s";
        if compound && next + 1 < end {
            at = next + 1;
        } else if next < end && (adjective(reader, at) || noun_pair(reader, at)) {
            at = next;
        } else {
            break;
        }
    }
    let norm = reader.norm(at);
    (at < end && reader.word(at) && !norm.starts_with('\'') && !norm.ends_with("ly") && norm.len() > 1).then_some(at)
}

/// "police officer", "soccer fan": the second word is a noun too, as far as its ending tells.
fn noun_pair(reader: &Reader, at: usize) -> bool {
    let next = reader.norm(at + 1);
    let ending = ["er", "or", "ist", "ment", "tion", "ant", "ian", "ship", "man", "ity"].iter().any(|e| next.ends_with(e));
    reader.word(at + 1) && (ending || reader.words.roles.is_person(next)) && !reader.words.roles.is_person(reader.norm(at))
}

/// Does a word look like an adjective or a name before a noun?
fn adjective(reader: &Reader, at: usize) -> bool {
    let norm = reader.norm(at);
    const COMMON: &[&str] = &[
        "old",
        "young",
        "new",
        "big",
        "small",
        "large",
        "great",
        "good",
        "bad",
        "former",
        "senior",
        "junior",
        "local",
        "main",
        "single",
        "different",
        "best",
        "worst",
        "first",
        "last",
        "top",
        "key",
        "white",
        "black",
        "dead",
        "strong",
        "high",
        "low",
        "long",
        "short",
        "major",
        "minor",
        "military",
        "elderly",
        "pregnant",
        "unnamed",
        "nearby",
        "wounded",
        "injured",
        "armed",
        "adult",
        "male",
        "female",
        "rare",
        "late",
        "early",
        "full",
        "free",
        "real",
        "huge",
        "light",
        "dark",
        "deep",
        "wide",
        "heavy",
        "fresh",
        "separate",
        "entire",
        "powerful",
        "deadly",
        "baby",
        "teenage",
    ];
    const ENDINGS: &[&str] =
        &["ous", "ful", "less", "ive", "able", "ible", "ical", "ish", "ese", "ern", "est", "ian", "ean", "ary", "al", "ic", "ed", "an"];
    let person = reader.words.roles.is_person(norm);
    !person
        && (COMMON.contains(&norm) || reader.capital(at) && !reader.headline || norm.len() > 4 && ENDINGS.iter().any(|e| norm.ends_with(e)))
}

/// Is the token a plural noun, as far as its form tells?
pub fn plural(reader: &Reader, at: usize) -> bool {
    let norm = reader.norm(at);
    if matches!(
        norm,
        "people"
            | "troops"
            | "police"
            | "personnel"
            | "cattle"
            | "men"
            | "women"
            | "children"
            | "feet"
            | "mice"
            | "teeth"
            | "dead"
            | "media"
            | "aircraft"
            | "staff"
    ) {
        return norm != "dead" && norm != "media";
    }
    if norm.ends_with("men") && norm.len() > 4 {
        return true;
    }
    let ending = norm.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|e| norm.ends_with(e)) && norm.len() > 3;
    let abbreviated =
        norm.len() == 3 && norm.ends_with('s') && reader.raw(at).starts_with(|c: char| c.is_uppercase()) && reader.raw(at).ends_with('s');
    let place = reader.capital(at) && norm.ends_with("as") && !reader.headline; // Texas, Honduras
    reader.word(at) && (ending || abbreviated) && !place && !reader.language.words.is_stop(norm)
}

/// Singular of a noun, by irregular forms and endings.
pub fn singular(reader: &Reader, norm: &str) -> String {
    if let Some(lemma) = reader.language.words.irregular(norm) {
        return lemma.to_string();
    }
    if let Some(stem) = norm.strip_suffix("men").filter(|s| s.len() > 2) {
        return format!("{stem}man");
    }
    let bus = norm.ends_with("uses") && !norm.ends_with("ouses") && !norm.ends_with("auses");
    let es = bus || ["sses", "shes", "ches", "xes", "zes"].iter().any(|e| norm.ends_with(e));
    if let Some(stem) = norm.strip_suffix("ies").filter(|s| s.len() > 2 && *s != "mov") {
        format!("{stem}y")
    } else if es {
        norm[..norm.len() - 2].to_string()
    } else if norm.ends_with('s')
        && !["ss", "us", "is"].iter().any(|e| norm.ends_with(e))
        && !matches!(norm, "series" | "species" | "troops")
    {
        norm[..norm.len() - 1].to_string()
    } else {
        norm.strip_suffix('s').filter(|_| norm == "troops").unwrap_or(norm).to_string()
    }
}
