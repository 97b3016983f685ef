//! The forms of English verbs: "admit" → "admits", "admitted", "admitting". Irregular forms come from the word list.

use std::collections::BTreeMap;

/// What a form of a verb can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tense {
    /// "shoot": infinitive, imperative, present plural
    Base,
    /// "shoots"
    Third,
    /// "took": past only
    Past,
    /// "taken": participle only
    Participle,
    /// "killed": past or participle
    Either,
    /// "shooting"
    Gerund,
}

/// All forms of a verb. `irregular` contains its irregular forms; `doubles` says whether its last consonant doubles.
pub fn forms(lemma: &str, irregular: &[String], doubles: bool) -> BTreeMap<String, Tense> {
    let mut out = BTreeMap::new();
    let Some(last) = lemma.chars().next_back() else { return out };
    let doubled = if doubles || short(lemma) { format!("{lemma}{last}") } else { lemma.to_string() };
    let own = match irregular {
        [] => vec![(past(lemma, &doubled), Tense::Either)],
        [only] if only == lemma => Vec::new(),
        [only] if only.ends_with("en") || only.ends_with("wn") => {
            vec![(past(lemma, &doubled), Tense::Past), (only.clone(), Tense::Participle)]
        }
        [only] if matches!(lemma, "run" | "become" | "come" | "overcome" | "overrun") => vec![(only.clone(), Tense::Past)],
        [only] => vec![(only.clone(), Tense::Either)],
        [first, rest @ ..] => {
            let rest = rest.iter().map(|f| (f.clone(), if f.ends_with("ing") { Tense::Gerund } else { Tense::Participle }));
            [(first.clone(), Tense::Past)].into_iter().chain(rest).collect()
        }
    };
    out.insert(gerund(lemma, &doubled), Tense::Gerund);
    out.extend(own);
    out.insert(third(lemma), Tense::Third);
    out.insert(lemma.to_string(), Tense::Base);
    out
}

/// One syllable, one vowel, one last consonant that doubles: "stop", "ban".
fn short(lemma: &str) -> bool {
    let vowels: Vec<usize> = lemma.char_indices().filter(|(_, c)| is_vowel(*c)).map(|(at, _)| at).collect();
    let last = lemma.chars().next_back().unwrap_or(' ');
    lemma.is_ascii() && vowels.len() == 1 && vowels[0] + 2 == lemma.len() && !matches!(last, 'w' | 'x' | 'y' | 'h') && !is_vowel(last)
        || lemma.len() == 4 && lemma.starts_with("qu") && !is_vowel(last)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    lemma.ends_with('y') && !lemma[..lemma.len() - 1].ends_with(is_vowel)
}

fn past(lemma: &str, doubled: &str) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if ends_in_consonant_y(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else {
        format!("{doubled}ed")
    }
}

fn gerund(lemma: &str, doubled: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        format!("{stem}ying")
    } else if lemma.ends_with('e') && !lemma.ends_with("ee") && !lemma.ends_with("oe") && lemma != "be" {
        format!("{}ing", &lemma[..lemma.len() - 1])
    } else {
        format!("{doubled}ing")
    }
}

/// "take" → "takes".
pub fn third(lemma: &str) -> String {
    if ends_in_consonant_y(lemma) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end)) {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

/// The base form of a regular finite form, by its spelling alone; `None` if two base forms are possible.
pub fn base(form: &str, past: bool) -> Option<String> {
    if !form.is_ascii() {
        return None;
    }
    if !past {
        let stem =
            ["sses", "shes", "ches", "xes", "zzes"].iter().any(|end| form.ends_with(end)).then(|| form[..form.len() - 2].to_string());
        let y = || form.strip_suffix("ies").filter(|stem| stem.len() > 1).map(|stem| format!("{stem}y"));
        let plain = || form.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'e', 'u', 'i'])).map(str::to_string);
        let mute = || form.strip_suffix("es").filter(|stem| !stem.ends_with(['o', 'i'])).map(|stem| format!("{stem}e"));
        return stem.or_else(y).or_else(plain).or_else(mute).or_else(|| (!form.ends_with('s')).then(|| form.to_string()));
    }
    let stem = form.strip_suffix("ed").filter(|stem| stem.len() > 1)?;
    if let Some(stem) = stem.strip_suffix('i') {
        return Some(format!("{stem}y"));
    }
    let letters: Vec<char> = stem.chars().collect();
    let [.., before, last] = letters[..] else { return None };
    let long = letters.len() > 2 && is_vowel(before) && is_vowel(letters[letters.len() - 3]);
    match last {
        'v' | 'u' | 'z' | 'c' => Some(format!("{stem}e")),
        'w' | 'x' | 'y' | 'h' => Some(stem.to_string()),
        _ if before == last && !matches!(last, 'l' | 's' | 'f' | 'z') => Some(stem[..stem.len() - 1].to_string()),
        't' if before == 'a' && !long => Some(format!("{stem}e")),
        's' if is_vowel(before) => Some(format!("{stem}e")),
        'n' | 't' | 'd' | 'm' | 'k' | 'p' | 'l' | 'r' if long => Some(stem.to_string()),
        't' | 'd' | 'k' | 'm' | 'n' | 'p' if !is_vowel(before) => Some(stem.to_string()),
        's' | 'l' | 'f' if before == last => Some(stem.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Tense, forms};

    fn all(lemma: &str, irregular: &[&str], doubles: bool) -> Vec<String> {
        forms(lemma, &irregular.iter().map(|f| f.to_string()).collect::<Vec<_>>(), doubles).into_keys().collect()
    }

    #[test]
    fn regular_and_irregular_forms() {
        assert_eq!(all("ban", &[], false), ["ban", "banned", "banning", "bans"]);
        assert_eq!(all("admit", &[], true), ["admit", "admits", "admitted", "admitting"]);
        assert_eq!(all("deny", &[], false), ["denied", "denies", "deny", "denying"]);
        assert_eq!(all("seize", &[], false), ["seize", "seized", "seizes", "seizing"]);
        assert_eq!(all("take", &["took", "taken"], false), ["take", "taken", "takes", "taking", "took"]);
        assert_eq!(all("hit", &["hit"], true), ["hit", "hits", "hitting"]);
        assert_eq!(all("quit", &["quit"], false), ["quit", "quits", "quitting"]);
        assert_eq!(all("qué", &[], true).len(), 4, "letters of any script are letters");
        assert_eq!(forms("show", &["shown".to_string()], false)["shown"], Tense::Participle);
        assert_eq!(all("reveal", &[], false), ["reveal", "revealed", "revealing", "reveals"]);
    }
}
