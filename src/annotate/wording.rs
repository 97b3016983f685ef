//! Finds words that take sides, strengthen or distance: the lexicon's terms by their forms, and scare quotes (a word or two between quotation marks
//! that nobody is reported to have said). Words that take a side only beside another account's word are left to the comparison.

use super::Found;
use crate::language::Language;
use crate::language::wording::Part;
use crate::model::{Account, Content, Mention, Span, Statement, StatementKind, Voice, Wording, WordingClass};
use crate::text::{Token, TokenKind};

/// The mentions found, each with the index of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let mut out = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let marked = scare_quotes(statement, account.read(), language);
        out.extend(terms(account, statement, language).into_iter().chain(marked).map(|mention| (at, mention)));
    }
    out
}

/// The lexicon's terms in a statement. If several begin at one token, the longest wins.
fn terms(account: &Account, statement: &Statement, language: &Language) -> Vec<Mention> {
    let tokens = &statement.tokens;
    let mut out = Vec::new();
    // The parser often takes the words of a title for a name.
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

/// True if a hyphen and another word follow: "grim-faced", "lame-duck".
fn is_begun(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_some_and(|t| t.is("-") && t.glued) && tokens.get(end + 1).is_some_and(|t| t.glued)
}

/// Scores the letters that a word and a term have in common at their start: "occupied" is a form of "occupy" rather than of "occupier".
fn alike(norm: &str, term: &str) -> usize {
    let shared = norm.chars().zip(term.chars()).take_while(|(a, b)| a == b).count();
    (2 * shared).saturating_sub(norm.len().abs_diff(term.len()))
}

/// Ranks a word that is in two lists: taking a side matters more than strengthening.
fn rank(class: WordingClass) -> u8 {
    match class {
        WordingClass::Distancing => 2,
        WordingClass::Loaded => 1,
        WordingClass::Intensity => 0,
    }
}

/// A lexicon entry as a mention. `None` for neutral words.
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

/// The scare quotes of a statement.
fn scare_quotes(statement: &Statement, text: &str, language: &Language) -> Vec<Mention> {
    if reports(statement) {
        return Vec::new();
    }
    let marks: Vec<usize> = (0..statement.tokens.len()).filter(|i| is_mark(&statement.tokens[*i], text)).collect();
    let mut out = Vec::new();
    let mut next = 0;
    while next + 1 < marks.len() {
        let (open, close) = (marks[next], marks[next + 1]);
        let inside = &statement.tokens[open + 1..close];
        if opens(statement, open) && plain(inside, text, language) {
            let span = Span::of(text, inside[0].start..inside[inside.len() - 1].end);
            let wording = Wording { class: WordingClass::Distancing, term: "quotation marks".into(), neutral: None, domain: String::new() };
            out.push(Mention { span, voice: Voice::Own, content: Content::Wording(wording) });
        }
        next += if opens(statement, open) { 2 } else { 1 };
    }
    out
}

fn is_mark(token: &Token, text: &str) -> bool {
    token.kind == TokenKind::Mark && matches!(token.of(text), "\"" | "“" | "”" | "«" | "»" | "‘" | "’" | "'")
}

/// True for an opening quotation mark: it is right before a word, not right after one.
fn opens(statement: &Statement, at: usize) -> bool {
    let tokens = &statement.tokens;
    let free_before = !tokens[at].glued || tokens[at - 1].kind == TokenKind::Mark;
    free_before && tokens.get(at + 1).is_some_and(|t| t.glued)
}

/// Few words, without numbers or punctuation, and not all capitalised: that would be a title or a nickname.
fn plain(inside: &[Token], text: &str, language: &Language) -> bool {
    let words = inside.iter().filter(|t| t.kind == TokenKind::Word).count();
    let marks = inside.iter().filter(|t| t.kind == TokenKind::Mark && !t.is("-")).count();
    let lower = inside.iter().any(|t| t.kind == TokenKind::Word && !t.capitalised(text) && !language.words.is_stop(&t.norm));
    (1..=language.wording.scare_words()).contains(&words) && marks == 0 && lower && inside.iter().all(|t| t.kind != TokenKind::Number)
}

/// True if the statement reports what somebody says: the quoted words are then most likely that speaker's. Also true for a headline, which has no
/// room to say whose they are.
fn reports(statement: &Statement) -> bool {
    statement.kind == StatementKind::Headline
        || statement.mentions.iter().any(|m| matches!(&m.content, Content::Speech(s) if s.source.is_some()))
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
