//! Tags each word by closed word classes, known verb forms, endings and the word before it.

use super::{Tag, Word};
use crate::language::Language;
use crate::language::function_word::{BY, I, OF, POSSESSIVE, THAT, TO};
use crate::language::inflect::Tense;
use crate::language::speech::SpeechClass;
use crate::model::tree::Part;
use crate::text::{Token, TokenKind};

/// The tokens of one or several sentences with their tags. `parts` come from the trees; there may be fewer of them than tokens.
pub(crate) fn tag<'a>(tokens: &[&'a Token], parts: &[Part], text: &str, language: &'a Language) -> Vec<Word<'a>> {
    let mut out: Vec<Word<'a>> = Vec::with_capacity(tokens.len());
    let title_case = title_case(tokens, text);
    for (at, &token) in tokens.iter().enumerate() {
        let capital = token.capitalised(text);
        let part = parts.get(at).copied().filter(|_| !title_case).unwrap_or(Part::Other);
        let scene = Scene { tokens, at, part, before: before(&out), title_case, first: opens(&out), capital };
        let (tag, lemma) = match token.kind {
            TokenKind::Mark => (mark(&scene, text, language), ""),
            TokenKind::Number => (Tag::Number, ""),
            TokenKind::Word => word(&scene, language),
        };
        out.push(Word { token, tag, lemma, capital });
    }
    reduce(&mut out, language);
    out
}

/// "a report released on Monday found": the first of two past forms without a link between them is a participle.
fn reduce(words: &mut [Word<'_>], language: &Language) {
    const REACH: usize = 12;
    for at in 0..words.len() {
        let loose = |w: &Word<'_>| w.tag == Tag::Preposition || language.functions.time_words.contains(&w.token.norm);
        if words[at].tag != Tag::Verb(Tense::Past)
            || at == 0
            || !matches!(words[at - 1].tag, Tag::Noun | Tag::Name)
            || !words.get(at + 1).is_some_and(loose)
        {
            continue;
        }
        let both = language.verbs.readings(&words[at].token.norm).iter().any(|r| r.tense == Tense::Either);
        let phrase = |w: &&Word<'_>| {
            matches!(
                w.tag,
                Tag::Preposition
                    | Tag::Determiner
                    | Tag::Possessive
                    | Tag::Noun
                    | Tag::Name
                    | Tag::Number
                    | Tag::Hyphen
                    | Tag::Other
                    | Tag::Adverb
            )
        };
        let next = words[at + 1..].iter().take(REACH).find(|w| !phrase(w));
        if both && next.is_some_and(Word::finite) {
            words[at].tag = Tag::Verb(Tense::Participle);
        }
    }
}

/// What is known about a word when it is tagged.
struct Scene<'s, 'a> {
    tokens: &'s [&'a Token],
    at: usize,
    /// Its part in the tree.
    part: Part,
    /// The last word that is not an adverb or negator: its tag and text.
    before: Option<(Tag, &'a str)>,
    /// True if nearly all words are capitalised, as in headlines.
    title_case: bool,
    /// True if it opens a sentence or a quotation.
    first: bool,
    capital: bool,
}

impl<'a> Scene<'_, 'a> {
    fn next(&self) -> Option<&'a Token> {
        self.tokens.get(self.at + 1).copied()
    }

    fn next_norm(&self) -> &'a str {
        self.next().map_or("", |t| t.norm.as_str())
    }
}

/// True if there are at least four long words and at least four fifths of them begin with a capital.
pub(crate) fn title_case(tokens: &[&Token], text: &str) -> bool {
    let long: Vec<bool> =
        tokens.iter().take(40).filter(|t| t.kind == TokenKind::Word && t.norm.len() > 3).map(|t| t.capitalised(text)).collect();
    long.len() >= 4 && long.iter().filter(|c| **c).count() * 5 >= long.len() * 4
}

fn opens(out: &[Word<'_>]) -> bool {
    out.last().is_none_or(|w| matches!(w.tag, Tag::Stop | Tag::Colon | Tag::Quotation | Tag::Open))
}

fn before<'a>(out: &[Word<'a>]) -> Option<(Tag, &'a str)> {
    out.iter().rev().take(6).find(|w| w.tag != Tag::Adverb && w.tag != Tag::Negator).map(|w| (w.tag, w.token.norm.as_str()))
}

fn mark(scene: &Scene<'_, '_>, text: &str, language: &Language) -> Tag {
    let token = scene.tokens[scene.at];
    let next_glued = scene.next().is_some_and(|t| t.glued);
    match token.norm.as_str() {
        "," => Tag::Comma,
        ":" | ";" => Tag::Colon,
        "." if abbreviates(scene, language) => Tag::Other,
        "." | "?" | "!" | "…" => Tag::Stop,
        "(" | "[" => Tag::Open,
        ")" | "]" => Tag::Close,
        "\"" => Tag::Quotation,
        "'" if token.glued && !next_glued && scene.before.is_some_and(|(_, norm)| language.clauses.ends_like_plural(norm)) => {
            Tag::Possessive
        }
        "'" => Tag::Quotation,
        "-" if token.of(text) == "-" && token.glued && next_glued => Tag::Hyphen,
        "-" | "―" | "–" | "—" => Tag::Dash,
        _ => Tag::Other,
    }
}

/// True if the full stop is part of the word before it: "Mr.", "Gov.", "D.". At the end of the sentence it still counts as its full stop.
fn abbreviates(scene: &Scene<'_, '_>, language: &Language) -> bool {
    let Some(before) = scene.at.checked_sub(1).map(|at| scene.tokens[at]) else { return false };
    let initial = before.norm.chars().count() == 1 && before.kind == TokenKind::Word;
    let goes_on = scene.next().is_some_and(|t| t.kind != TokenKind::Mark || matches!(t.norm.as_str(), "," | ")" | "-"));
    scene.tokens[scene.at].glued && goes_on && (initial || language.words.abbreviations.contains(&before.norm))
}

fn word<'a>(scene: &Scene<'_, 'a>, language: &'a Language) -> (Tag, &'a str) {
    let token = scene.tokens[scene.at];
    let norm = token.norm.as_str();
    if scene.capital && !scene.first && !scene.title_case && norm != I {
        return (Tag::Name, "");
    }
    if let Some(tag) = closed(scene, norm, language) {
        return (tag, "");
    }
    if let Some(found) = by_tree(norm, scene.part, language) {
        return found;
    }
    let readings = language.verbs.readings(norm);
    let unknown = scene.first && scene.capital && scene.next().is_some_and(|t| t.kind == TokenKind::Word);
    if !readings.is_empty() {
        let wanted = wanted(scene, norm, language);
        if let Some(found) = wanted.iter().find_map(|t| readings.iter().find(|r| r.tense == *t)) {
            let tense = narrowed(found.tense, scene);
            return (Tag::Verb(tense), found.lemma.as_str());
        }
        return (Tag::Noun, "");
    }
    if let Some(tag) = by_ending(scene, norm, language) {
        return (tag, "");
    }
    let name = scene.capital && (unknown || scene.title_case);
    (if name { Tag::Name } else { Tag::Noun }, "")
}

/// The tag of a word that may be a verb, from the tree; `None` if the tree does not decide. It comes before the rules, because the whole sentence,
/// not the neighbouring word, shows whether a word is a noun or a verb. For closed classes, names and titles the rules are more reliable.
fn by_tree<'a>(norm: &str, part: Part, language: &'a Language) -> Option<(Tag, &'a str)> {
    let readings = language.verbs.readings(norm);
    let (tense, wanted): (Tense, &[Tense]) = match part {
        Part::Base => (Tense::Base, &[Tense::Base, Tense::Either]),
        Part::Present if language.clauses.ends_like_third(norm) => (Tense::Third, &[Tense::Third]),
        Part::Present => (Tense::Base, &[Tense::Base, Tense::Either]),
        Part::Past => (Tense::Past, &[Tense::Past, Tense::Either]),
        Part::Participle => (Tense::Participle, &[Tense::Participle, Tense::Either]),
        Part::Gerund => (Tense::Gerund, &[Tense::Gerund]),
        Part::Noun if !readings.is_empty() => return Some((Tag::Noun, "")),
        Part::Noun | Part::Modal | Part::Relative | Part::Adjective | Part::Other => return None,
    };
    let fits = wanted.iter().find_map(|t| readings.iter().find(|r| r.tense == *t))?;
    Some((Tag::Verb(tense), fits.lemma.as_str()))
}

/// The tag of a word of a closed class, or `None`.
fn closed(scene: &Scene<'_, '_>, norm: &str, language: &Language) -> Option<Tag> {
    let (words, clauses) = (&language.functions, &language.clauses);
    let noun_before = matches!(scene.before, Some((Tag::Determiner | Tag::Possessive, _)));
    let after_pronoun = matches!(scene.before, Some((Tag::Subject, _) | (Tag::Subordinator, THAT)));
    let after_subject = matches!(scene.before, Some((Tag::Subject | Tag::Modal | Tag::Do | Tag::To, _)));
    let tag = match norm {
        TO if infinitive_follows(scene, language) => Tag::To,
        TO => Tag::Preposition,
        POSSESSIVE if after_pronoun => Tag::Be,
        _ if clauses.possessive_objects.contains(norm) => {
            if nominal(scene.next(), language) {
                Tag::Possessive
            } else {
                Tag::Object
            }
        }
        THAT if matches!(scene.before, Some((Tag::Preposition, _))) => Tag::Determiner,
        _ if noun_before && clauses.modal_nouns.contains(norm) => return None,
        _ if after_subject && clauses.preposition_verbs.contains(norm) => return None,
        _ if clauses.determiner_adverbs.contains(norm) && nominal(scene.next(), language) => Tag::Determiner,
        _ if words.negators.contains(norm) => Tag::Negator,
        _ if words.modals.contains(norm) => Tag::Modal,
        _ if words.be.contains(norm) => Tag::Be,
        _ if words.have.contains(norm) => Tag::Have,
        _ if words.do_forms.contains(norm) => Tag::Do,
        _ if words.possessives.contains(norm) => Tag::Possessive,
        _ if words.subject_pronouns.contains(norm) => Tag::Subject,
        _ if words.object_pronouns.contains(norm) => Tag::Object,
        _ if words.subordinators.contains(norm) => Tag::Subordinator,
        _ if words.determiners.contains(norm) => Tag::Determiner,
        _ if words.coordinators.contains(norm) => Tag::Coordinator,
        _ if words.is_adverb(norm) => Tag::Adverb,
        _ if words.prepositions.contains(norm) => Tag::Preposition,
        _ => return None,
    };
    Some(tag)
}

/// True if a verb in its base form follows, with at most some adverbs between.
fn infinitive_follows(scene: &Scene<'_, '_>, language: &Language) -> bool {
    let next = scene.tokens[scene.at + 1..].iter().take(3).find(|t| !language.functions.is_adverb(&t.norm));
    next.is_some_and(|t| {
        language.clauses.infinitives.contains(&t.norm)
            || language.verbs.readings(&t.norm).iter().any(|r| matches!(r.tense, Tense::Base) || r.lemma == t.norm)
    })
}

/// True if this token could continue a noun phrase.
fn nominal(token: Option<&Token>, language: &Language) -> bool {
    token.is_some_and(|t| {
        t.kind == TokenKind::Number
            || t.kind == TokenKind::Word
                && !language.functions.is_auxiliary(&t.norm)
                && !language.words.is_stop(&t.norm)
                && !language.functions.is_adverb(&t.norm)
                && !language.functions.time_words.contains(&t.norm)
    })
}

/// The forms that a known verb may have here, best first.
fn wanted(scene: &Scene<'_, '_>, norm: &str, language: &Language) -> &'static [Tense] {
    use Tense::{Base, Either, Gerund, Participle, Past, Third};
    match scene.before {
        Some((Tag::Modal | Tag::To, _)) => &[Base, Either, Participle],
        Some((Tag::Do, _)) => &[Base, Either],
        Some((Tag::Be, _)) => &[Participle, Either, Gerund],
        Some((Tag::Have, _)) => &[Participle, Either],
        Some((Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Hyphen, _)) => &[Past],
        Some((Tag::Preposition, _)) => &[Gerund, Past],
        Some((Tag::Subject, _)) => &[Past, Either, Third, Base, Gerund, Participle],
        None | Some((Tag::Stop | Tag::Quotation | Tag::Colon, _)) if scene.first => &[Gerund, Either, Participle, Past],
        Some((Tag::Verb(_), _)) => &[Gerund, Participle],
        _ if finite_fits(scene, norm, language) => &[Past, Either, Third, Base, Gerund, Participle],
        _ => &[Past, Either, Gerund, Participle],
    }
}

/// True if a present form is possible after a noun ("officials say the", "the army claims it"), and not another noun ("drone strikes hit").
fn finite_fits(scene: &Scene<'_, '_>, norm: &str, language: &Language) -> bool {
    let words = &language.functions;
    let (tag, last) = scene.before.unwrap_or((Tag::Stop, ""));
    let (plural, third) = (language.clauses.is_plural(last), language.clauses.is_third_person(norm));
    if third && plural && tag == Tag::Noun {
        return false;
    }
    let coordinated = matches!(tag, Tag::Coordinator);
    if !third && !plural && !coordinated && !matches!(tag, Tag::Close | Tag::Comma) {
        return false;
    }
    let Some(next) = scene.next() else { return true };
    let norm = next.norm.as_str();
    match next.kind {
        TokenKind::Number => true,
        TokenKind::Mark if matches!(norm, "," | ".") => says(scene, language),
        TokenKind::Mark => matches!(norm, "\"" | "'" | ":" | "$"),
        TokenKind::Word => {
            if norm == OF || words.is_auxiliary(norm) {
                return false;
            }
            let opens = words.determiners.contains(norm)
                || words.possessives.contains(norm)
                || words.subject_pronouns.contains(norm)
                || words.object_pronouns.contains(norm)
                || words.subordinators.contains(norm)
                || words.prepositions.contains(norm)
                || words.is_adverb(norm)
                || norm == TO;
            let verb = |t: &Tense| matches!(t, Tense::Past | Tense::Either | Tense::Third);
            let readings = language.verbs.readings(norm);
            opens
                || third && !readings.iter().any(|r| verb(&r.tense))
                || readings.iter().all(|r| matches!(r.tense, Tense::Base | Tense::Gerund))
        }
    }
}

/// True if it is a verb that can end a sentence after its subject: "…, officials say."
fn says(scene: &Scene<'_, '_>, language: &Language) -> bool {
    let classes = language.verbs.readings(&scene.tokens[scene.at].norm).iter().filter_map(|r| language.speech.class_of(&r.lemma));
    classes
        .into_iter()
        .any(|c| matches!(c, SpeechClass::Neutral | SpeechClass::Think | SpeechClass::Claim | SpeechClass::Confirm | SpeechClass::Predict))
}

/// The tense of a form that can be past or participle, decided by what is before it.
fn narrowed(tense: Tense, scene: &Scene<'_, '_>) -> Tense {
    match (tense, scene.before) {
        (Tense::Either, Some((Tag::Be | Tag::Have, _))) => Tense::Participle,
        (Tense::Either, Some((Tag::Modal | Tag::To | Tag::Do, _))) => Tense::Base,
        (Tense::Either, None | Some((Tag::Stop | Tag::Comma | Tag::Preposition, _))) if scene.first => Tense::Participle,
        (Tense::Either, Some((Tag::Verb(_), _))) => Tense::Participle,
        (Tense::Either, _) if scene.next_norm() == BY => Tense::Participle,
        (Tense::Either, _) => Tense::Past,
        (other, _) => other,
    }
}

/// The tag of an unknown word by its ending.
fn by_ending(scene: &Scene<'_, '_>, norm: &str, language: &Language) -> Option<Tag> {
    let attached = matches!(scene.before, Some((Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Hyphen, _)));
    if scene.capital || attached || norm.len() < 5 {
        return None;
    }
    if language.clauses.is_past(norm) {
        return match scene.before {
            Some((Tag::Be | Tag::Have, _)) => Some(Tag::Verb(Tense::Participle)),
            Some((Tag::Noun | Tag::Name | Tag::Subject | Tag::Coordinator, _)) if scene.next_norm() != BY => Some(Tag::Verb(Tense::Past)),
            _ => None,
        };
    }
    if language.clauses.is_gerund(norm) && matches!(scene.before, Some((Tag::Be | Tag::Comma | Tag::Noun | Tag::Name, _))) {
        return Some(Tag::Verb(Tense::Gerund));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::tag;
    use crate::annotate::clause::Tag;
    use crate::language::Language;
    use crate::language::inflect::Tense;
    use crate::text::tokens;

    fn verbs(text: &str) -> Vec<String> {
        let tokens = tokens(text, 0);
        let all: Vec<_> = tokens.iter().collect();
        tag(&all, &[], text, Language::english()).iter().filter(|w| matches!(w.tag, Tag::Verb(_))).map(|w| w.token.norm.clone()).collect()
    }

    #[test]
    fn verbs_are_told_from_nouns() {
        assert_eq!(verbs("The attack on the port killed nine."), ["killed"]);
        assert_eq!(verbs("Rebels attack the port, officials say."), ["attack", "say"]);
        assert_eq!(verbs("The army claims it seized the town."), ["claims", "seized"]);
        assert_eq!(verbs("Drone strikes hit the depot."), ["hit"]);
        assert_eq!(verbs("The alleged attacker was arrested by police."), ["arrested"]);
        assert_eq!(verbs("They plan to march on the capital."), ["plan", "march"]);
    }

    #[test]
    fn participles_are_told_from_the_past() {
        let text = "The bridge was destroyed and rebels fled.";
        let tokens = tokens(text, 0);
        let all: Vec<_> = tokens.iter().collect();
        let words = tag(&all, &[], text, Language::english());
        assert!(words.iter().any(|w| w.is("destroyed") && w.tag == Tag::Verb(Tense::Participle)));
    }
}
