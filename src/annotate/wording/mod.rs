//! Finds side-taking, strengthening and distancing words: the lexicon's terms by their forms, and scare quotes by their marks. Words that
//! take a side only beside another account's word are left to the comparison.

mod scare;

use super::Found;
use crate::language::Language;
use crate::language::wording::Part;
use crate::model::{Account, Content, Mention, Span, Statement, StatementKind, Voice, Wording, WordingClass};
use crate::text::Token;

/// The mentions found, each with the place of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let mut out = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let marked = scare::quotes(statement, account.read(), language);
        out.extend(terms(account, statement, language).into_iter().chain(marked).map(|mention| (at, mention)));
    }
    out
}

/// The lexicon's terms in a statement; the longest wins where several begin.
fn terms(account: &Account, statement: &Statement, language: &Language) -> Vec<Mention> {
    let tokens = &statement.tokens;
    let mut out = Vec::new();
    // What stands in a title is often taken for a name.
    let title = statement.kind == StatementKind::Headline;
    let mut at = 0;
    while at < tokens.len() {
        let best = language
            .wording
            .at(&tokens[at..])
            .filter(|(entry, words)| entry.alone && (title || entry.fits_place(&statement.tree, at)) && !is_begun(tokens, at + words))
            .filter_map(|(entry, words)| describe(entry.part, &entry.term, language).map(|wording| (wording, words)))
            .max_by_key(|(wording, words)| (*words, rank(wording.class), alike(&tokens[at].norm, &wording.term)));
        let Some((wording, words)) = best else {
            at += 1;
            continue;
        };
        let span = Span::of(account.read(), tokens[at].start..tokens[at + words - 1].end);
        out.push(Mention { span, voice: Voice::Own, content: Content::Wording(wording) });
        at += words;
    }
    out
}

/// Does a word go on with a hyphen: "grim-faced", "lame-duck"?
fn is_begun(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_some_and(|t| t.is("-") && t.glued) && tokens.get(end + 1).is_some_and(|t| t.glued)
}

/// Letters that a word and a term begin with in common: "occupied" is a form of "occupy" before it is one of "occupier".
fn alike(norm: &str, term: &str) -> usize {
    let shared = norm.chars().zip(term.chars()).take_while(|(a, b)| a == b).count();
    (2 * shared).saturating_sub(norm.len().abs_diff(term.len()))
}

/// Where a word stands in two lists, side-taking tells more than strengthening.
fn rank(class: WordingClass) -> u8 {
    match class {
        WordingClass::Distancing => 2,
        WordingClass::Loaded => 1,
        WordingClass::Intensity => 0,
    }
}

/// What a lexicon entry says as a mention; neutral words say nothing.
fn describe(part: Part, term: &str, language: &Language) -> Option<Wording> {
    let lexicon = &language.wording;
    let (class, neutral, domain) = match part {
        Part::Loaded(set) => (WordingClass::Loaded, lexicon.sets[set].neutral.first(), lexicon.sets[set].domain.as_str()),
        Part::Modifier(set) => (WordingClass::Loaded, None, lexicon.modifiers[set].domain.as_str()),
        Part::Intensity => (WordingClass::Intensity, None, ""),
        Part::Distancing => (WordingClass::Distancing, None, ""),
        Part::Neutral(_) => return None,
    };
    Some(Wording { class, term: term.into(), neutral: neutral.cloned(), domain: domain.into() })
}

#[cfg(test)]
mod tests {
    use crate::model::{Account, Content, WordingClass};

    fn found(text: &str) -> Vec<(WordingClass, String)> {
        let reading = crate::understand(vec![Account::plain(text, None)], Vec::new());
        let text = reading.accounts[0].read();
        let mentions = reading.statements.iter().flat_map(|s| &s.mentions);
        mentions
            .filter_map(|m| match &m.content {
                Content::Wording(w) => Some((w.class, m.span.text(text).to_string())),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn words_that_take_sides() {
        assert_eq!(found("The town was liberated."), [(WordingClass::Loaded, "liberated".to_string())]);
        assert_eq!(found("A massive crowd gathered."), [(WordingClass::Intensity, "massive".to_string())]);
        assert_eq!(found("The so-called republic fell."), [(WordingClass::Distancing, "so-called".to_string())]);
        assert!(found("The council met at noon.").is_empty());
    }

    #[test]
    fn scare_quotes_are_not_titles_nor_speech() {
        assert_eq!(found("The \"referendum\" was held."), [(WordingClass::Distancing, "referendum".to_string())]);
        assert_eq!(found("She read \"War and Peace\" twice."), []);
        assert!(found("The 6\" pipe and the 8\" pipe met.").is_empty());
    }
}
