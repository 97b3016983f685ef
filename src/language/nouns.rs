//! Singular and plural of English nouns, by irregular forms and endings. The function of a word in its sentence is not considered here.

use super::words::Words;

/// Endings in s that are not plural endings.
const NO_PLURALS: [&str; 4] = ["ss", "us", "is", "'s"];
/// A plural in s has more letters than this.
const SHORTEST: usize = 3;

/// True if it ends like a plural: "workers", but not "glass" or "gas".
pub(crate) fn ends_as_plural(norm: &str) -> bool {
    norm.ends_with('s') && !norm.ends_with("ss") && norm.len() > SHORTEST
}

/// The same, but false for words in -us and -is: "virus", "crisis".
pub(crate) fn has_plural_ending(norm: &str) -> bool {
    ends_as_plural(norm) && !NO_PLURALS.iter().any(|ending| norm.ends_with(ending))
}

/// True for a plural in -men: "servicemen".
pub(crate) fn is_men(norm: &str) -> bool {
    norm.ends_with("men") && norm.len() > "men".len() + 1
}

/// Singular of a noun, by irregular forms and endings.
pub(crate) fn singular(words: &Words, norm: &str) -> String {
    if let Some(lemma) = words.irregular(norm) {
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
    } else if norm.ends_with('s') && !["ss", "us", "is"].iter().any(|e| norm.ends_with(e)) {
        norm[..norm.len() - 1].to_string()
    } else {
        norm.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::singular;
    use crate::language::words;

    #[test]
    fn plurals_meet_their_singular() {
        let words = words::english();
        for (plural, one) in [("servicemen", "serviceman"), ("buses", "bus"), ("houses", "house"), ("movies", "movie")] {
            assert_eq!(singular(&words, plural), one);
        }
        assert_eq!(singular(&words, "troops"), "troop");
    }
}
