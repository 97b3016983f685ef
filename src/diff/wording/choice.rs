//! When two words are a choice of words: something connects the ranges they are in, neither account also uses the other's word, and they
//! are not two spellings of one word. Also which differences are a mere matter of form, and the finding that all wording rules make.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diff::Context;
use crate::diff::finding::{Finding, Half};
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::language::wording::{Entry, Part};
use crate::model::tree::Link;
use crate::model::{AccountId, DifferenceKind, NameForm, Relation, Span, Voice};
use crate::text::{Token, TokenKind, fold, squeeze};

/// A stem, and whether it names an agent: a protester is not the protest.
type UsedWord<'a> = (&'a str, bool);

/// The content words of a range of tokens.
fn words_at<'s>(said: &'s Said<'_>, at: Range<usize>) -> BTreeSet<UsedWord<'s>> {
    at.filter(|i| said.is_content(*i)).map(|i| word_at(said, i)).collect()
}

fn word_at<'s>(said: &'s Said<'_>, at: usize) -> UsedWord<'s> {
    (&said.stems[at], said.language.comparing.names_agent(&said.statement.tokens[at].norm))
}

/// The words and the named agents of each account in one claim.
pub(crate) struct WordUse<'a> {
    reading: Option<Context<'a>>,
    words: BTreeMap<AccountId, BTreeSet<UsedWord<'a>>>,
    agents: BTreeSet<(AccountId, &'a str)>,
    /// For each account that was looked up, the words that it intensifies anywhere in its text.
    degrees: RefCell<BTreeMap<AccountId, BTreeSet<String>>>,
}

impl<'a> WordUse<'a> {
    /// Collects the words of the pairs of a claim.
    pub(super) fn of(pairs: &'a [Pair<'a>]) -> WordUse<'a> {
        let mut out = WordUse {
            reading: pairs.first().map(|p| p.reading),
            words: BTreeMap::new(),
            agents: BTreeSet::new(),
            degrees: RefCell::default(),
        };
        let mut read = BTreeSet::new();
        for said in pairs.iter().flat_map(|p| [p.left, p.right]).filter(|s| read.insert(s.id)) {
            out.words.entry(said.account).or_default().extend(words_at(said, 0..said.stems.len()));
            let named = said.actions().filter(|(_, action)| action.agent.is_some());
            out.agents.extend(named.map(|(_, action)| (said.account, action.lemma.as_str())));
        }
        out
    }

    /// True if the accounts chose different words. Not if they are one word in two spellings, if one account also uses the other's word in
    /// this claim, if both use both somewhere, or if the words are for two persons or are opposites: those differ in fact.
    pub(super) fn is_choice(&self, pair: &Pair<'_>, left: Span, right: Span) -> bool {
        let (a, b) = (pair.left, pair.right);
        let either = self.uses(b.account, a, left) || self.uses(a.account, b, right);
        let both = || self.knows(b.account, a, left) && self.knows(a.account, b, right);
        !(is_one_word(pair, left, right) || either || are_two_persons_or_opposites(pair, left, right) || both())
    }

    /// True if one account judges where the other does not. Not if one also has the other's word: if the judging account uses the plain
    /// word too in this claim, or the plain account judges by the same word anywhere in its text.
    pub(super) fn is_judged(&self, pair: &Pair<'_>, left: (Span, bool), right: (Span, bool)) -> bool {
        let (a, b) = (pair.left, pair.right);
        if left.1 == right.1 {
            return self.is_choice(pair, left.0, right.0);
        }
        let (judging, plain) = if left.1 { ((a, left.0), (b, right.0)) } else { ((b, right.0), (a, left.0)) };
        let both = self.uses(judging.0.account, plain.0, plain.1) || self.knows(plain.0.account, judging.0, judging.1);
        !(is_one_word(pair, left.0, right.0) || both)
    }

    /// True if an account uses all the words of a span of another's statement in this claim.
    pub(super) fn uses(&self, account: AccountId, said: &Said<'_>, span: Span) -> bool {
        let words = words_at(said, said.tokens_in(span));
        !words.is_empty() && self.words.get(&account).is_some_and(|used| words.is_subset(used))
    }

    /// True if an account uses them anywhere in its text.
    fn knows(&self, account: AccountId, said: &Said<'_>, span: Span) -> bool {
        let words = words_at(said, said.tokens_in(span));
        let Some(reading) = self.reading.filter(|_| !words.is_empty()) else { return false };
        let tokens = || reading.statements.iter().filter(|s| s.account == account).flat_map(|s| &s.tokens);
        words.iter().all(|(stem, agent)| {
            let begin = stem.get(..2).unwrap_or(stem);
            let same = |t: &Token| {
                t.norm.starts_with(begin)
                    && reading.language.comparing.names_agent(&t.norm) == *agent
                    && reading.language.words.stem(&t.norm) == *stem
            };
            tokens().any(same)
        })
    }

    /// True if an account has a word of degree before a word of this stem or sense, anywhere in its text.
    pub(super) fn strengthens(&self, account: AccountId, stem: &str) -> bool {
        let Some(reading) = self.reading else { return false };
        let mut degrees = self.degrees.borrow_mut();
        let made = degrees.entry(account).or_insert_with(|| stems_after_degree(reading, account));
        made.iter().any(|other| other == stem || reading.language.synonyms.share_a_sense(other, stem))
    }

    /// True if an account names the agent of such an event in this claim.
    pub(super) fn names_agent(&self, account: AccountId, lemma: &str) -> bool {
        self.agents.contains(&(account, lemma))
    }
}

/// The stems of the words shortly after words of degree in an account.
fn stems_after_degree(reading: Context<'_>, account: AccountId) -> BTreeSet<String> {
    const REACH: usize = 5;
    let language = reading.language;
    let mut out = BTreeSet::new();
    for statement in reading.statements.iter().filter(|s| s.account == account) {
        let tokens = &statement.tokens;
        for from in 0..tokens.len() {
            let degree = |(entry, words): (&Entry, usize)| (entry.part == Part::Intensity).then_some(words);
            let Some(words) = language.wording.at(&tokens[from..]).find_map(degree) else { continue };
            let after = tokens[from + words..].iter().take(REACH).take_while(|t| t.kind != TokenKind::Mark || t.is("-"));
            out.extend(after.filter(|t| !language.words.is_stop(&t.norm)).map(|t| language.words.stem(&t.norm).into_owned()));
        }
    }
    out
}

/// True if the ranges contain words for two persons, or opposites: "aunt" and "uncle", "upper" and "lower".
fn are_two_persons_or_opposites(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    let language = pair.reading.language;
    let norm = |said: &Said<'_>, at: usize| said.statement.tokens[at].norm.clone();
    let (a, b) = (pair.left.tokens_in(left), pair.right.tokens_in(right));
    a.map(|i| norm(pair.left, i))
        .any(|x| b.clone().map(|j| norm(pair.right, j)).any(|y| language.persons.exclude(&x, &y) || language.opposites.contrast(&x, &y)))
}

/// How many words before and after a range are looked at.
const REACH: usize = 5;

/// The fit of two ranges with the same word, or words of one sense, right beside them.
const FIT_BESIDE: f64 = 0.5;

/// How well two ranges fit, from the shared words around them: 0 for none, 1 for all words of the smaller side.
pub(super) fn fit(pair: &Pair<'_>, left: Span, right: Span) -> f64 {
    let (a, b) = (pair.left.content_near(left, REACH), pair.right.content_near(right, REACH));
    let least = a.len().min(b.len());
    let around = if least == 0 { 0.0 } else { a.intersection(&b).count() as f64 / least as f64 };
    if around < FIT_BESIDE && same_word_beside(pair, left, right) { FIT_BESIDE } else { around }
}

/// True if two statements surely say the same, in enough equal words, that two words for one thing in them need no other connection.
pub(super) fn is_sure(pair: &Pair<'_>) -> bool {
    const LEAST_PAIRED: f64 = 0.7;
    const LEAST_OVERLAP: f64 = 0.5;
    pair.paired >= LEAST_PAIRED && pair.overlap >= LEAST_OVERLAP
}

/// True if a word right beside one range is the same as one beside the other, or a synonym: "flattened houses", "damaged homes".
fn same_word_beside(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    const CLOSE: usize = 2;
    let synonyms = &pair.reading.language.synonyms;
    let (a, b) = (pair.left.content_near(left, CLOSE), pair.right.content_near(right, CLOSE));
    a.iter().any(|x| b.iter().any(|y| x == y || synonyms.share_a_sense(x, y)))
}

/// The span of a range of tokens.
pub(super) fn span_of(said: &Said<'_>, at: &Range<usize>) -> Span {
    Span::of(said.text, said.statement.tokens[at.start].start..said.statement.tokens[at.end - 1].end)
}

/// True if any content word of a range is in the other statement too.
pub(super) fn is_shared(said: &Said<'_>, at: &Range<usize>, other: &Said<'_>) -> bool {
    at.clone()
        .filter(|i| said.is_content(*i) && other.content.contains(&said.stems[*i]))
        .any(|i| (0..other.stems.len()).any(|j| said.stems[i] == other.stems[j] && word_at(said, i).1 == word_at(other, j).1))
}

/// True if a noun only modifies the next one.
pub(super) fn is_compound(said: &Said<'_>, at: usize) -> bool {
    said.statement.tree.link(at) == Link::Compound
}

/// True if a word of the range is part of a date or proper name. Those are compared elsewhere: "March" is no march.
pub(super) fn is_named(said: &Said<'_>, at: &Range<usize>) -> bool {
    let span = span_of(said, at);
    said.dates().any(|(m, _)| m.span.overlaps(span)) || said.names().any(|(m, n)| n.form == NameForm::Proper && m.span.overlaps(span))
}

/// A wording finding with both sides verbatim.
pub(super) fn wording_finding(pair: &Pair<'_>, kind: DifferenceKind, spans: (Span, Span), why: &str) -> Finding {
    let (left, right) = (Half::verbatim(pair.left, spans.0), Half::verbatim(pair.right, spans.1));
    let explanation = format!(
        "{} “{}”, {} “{}”: {why}",
        whose_words(pair, pair.left, &left),
        left.value,
        whose_words(pair, pair.right, &right),
        right.value
    );
    let topic = format!("{} / {}", left.value.to_lowercase(), right.value.to_lowercase());
    // Quotation marks around a word are form too, except when they are the finding.
    let form = kind == DifferenceKind::Label && is_form(pair, spans.0, spans.1);
    let weight = fit(pair, spans.0, spans.1);
    Finding { kind, topic, relation: Relation::Wording, weight, form, left, right, explanation }
}

/// What an explanation adds for a word from the user's own lexicon.
pub(super) fn stated_in(place: Option<&str>) -> String {
    place.map_or_else(String::new, |place| format!(" (your lexicon, {place})"))
}

/// Whose words they are: the account's, or those of a speaker it quotes.
fn whose_words(pair: &Pair<'_>, said: &Said<'_>, half: &Half) -> String {
    let account = &pair.reading.accounts[said.account.0].label;
    match &half.voice {
        Voice::Own => format!("{account} says"),
        Voice::Quoted { source: Some(source), .. } => format!("{account}, quoting {}, has", source.text(said.text)),
        Voice::Quoted { source: None, .. } => format!("{account}, quoting, has"),
    }
}

/// Shortest word of which another may be a longer form.
const SHORTEST_STEM: usize = 4;

/// True if two words are the British and American spelling of one.
pub(crate) fn spelled_alike(a: &str, b: &str) -> bool {
    let (a, b) = (letters_of(a), letters_of(b));
    !a.is_empty() && !b.is_empty() && consonants(&a) == consonants(&b)
}

/// True if the two ranges are the same word in different forms or spellings.
fn is_one_word(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    let (a, b) = (letters_of(pair.left.words(left)), letters_of(pair.right.words(right)));
    let (c, d) = (pair.left.content_in(left), pair.right.content_in(right));
    a == b || (!c.is_empty() && c == d) || is_shortened(&a, &b) || is_shortened(&b, &a) || consonants(&a) == consonants(&b)
}

fn letters_of(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// True if a word is the beginning or the end of a longer one.
fn is_shortened(short: &str, long: &str) -> bool {
    let short = short.strip_suffix('s').filter(|s| !s.ends_with('s')).unwrap_or(short);
    let long = long.strip_suffix('s').filter(|s| !s.ends_with('s')).unwrap_or(long);
    short.len() >= SHORTEST_STEM && (long.starts_with(short) || long.ends_with(short))
}

/// What British and American spelling have in common: the first letter and the consonants, doubled ones once, without endings.
fn consonants(word: &str) -> String {
    let mut out = String::new();
    for (at, c) in word.strip_suffix('s').unwrap_or(word).chars().enumerate() {
        let c = if matches!(c, 'c' | 'z') { 's' } else { c };
        if at == 0 || !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u') && !out.ends_with(c) {
            out.push(c);
        }
    }
    // Short words have too few consonants to distinguish them.
    if out.len() < SHORTEST_STEM { word.to_string() } else { out }
}

/// Least similarity of two spellings of one name: "Kelbajar" and "Kalbajar", but not "Kiev" and "Kyiv", which is a choice.
const ALIKE_WORDS: f64 = 0.75;

/// True if the two ranges differ in form only.
fn is_form(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    let (a, b) = (words_without_titles(pair, pair.left, left), words_without_titles(pair, pair.right, right));
    let (mut x, mut y) = (a.clone(), b.clone());
    x.sort();
    y.sort();
    let names = || is_name(pair.left, left) && is_name(pair.right, right);
    x == y || names() && strsim::normalized_levenshtein(&a.join(" "), &b.join(" ")) >= ALIKE_WORDS
}

/// The words without titles of courtesy, transliterated to ASCII.
fn words_without_titles(pair: &Pair<'_>, said: &Said<'_>, span: Span) -> Vec<String> {
    let letters = deunicode::deunicode(&squeeze(&fold(said.words(span)))).to_lowercase();
    let courtesy = &pair.reading.language.names.signs.courtesy;
    letters.split_whitespace().filter(|word| !courtesy.contains(*word)).map(str::to_string).collect()
}

/// True if a span is exactly a proper name.
fn is_name(said: &Said<'_>, span: Span) -> bool {
    said.names().any(|(mention, name)| name.form == NameForm::Proper && mention.span == span)
}

#[cfg(test)]
mod tests {
    use super::{consonants, is_shortened, letters_of};
    use crate::diff::made::{Made, place};
    use crate::model::{Content, EntityId, EntityKind, MaterialityLevel, Name, NameForm};

    #[test]
    fn spellings_of_one_word() {
        for (a, b) in [("jewellery", "jewelry"), ("defence", "defense"), ("organise", "organize"), ("travellers", "traveler")] {
            assert_eq!(consonants(a), consonants(b));
        }
        assert!(is_shortened("quake", "earthquakes") && is_shortened("teens", "teenager"));
        assert_eq!(letters_of("start-up"), "startup");
    }

    #[test]
    fn words_that_are_another_choice() {
        for (a, b) in [("soldier", "troops"), ("raid", "ride"), ("blaze", "inferno"), ("landslide", "landslip")] {
            assert_ne!(consonants(a), consonants(b));
            assert!(!is_shortened(a, b) && !is_shortened(b, a));
        }
    }

    /// The levels of the findings between two names of one place.
    fn levels(a: &str, b: &str) -> Vec<MaterialityLevel> {
        let name = || {
            Content::Name(Name {
                entity: Some(EntityId(0)),
                kind: EntityKind::Place,
                form: NameForm::Proper,
                female: None,
                refers_to: None,
            })
        };
        let text = |name: &str| format!("The soldiers entered the harbour of {name} in May.");
        let mut made = Made::default().with(&text(a), None, vec![(a, name())]).with(&text(b), None, vec![(b, name())]);
        made.entities = vec![place(a)];
        made.diff().iter().map(|d| d.materiality.level).collect()
    }

    #[test]
    fn a_spelling_is_form_and_another_name_is_not() {
        assert_eq!(levels("Kelbajar", "Kalbajar"), [MaterialityLevel::Trivial]);
        assert_eq!(levels("Kelbajar", "Karvachar"), [MaterialityLevel::Minor]);
        assert_eq!(levels("Kiev", "Kyiv"), [MaterialityLevel::Minor]);
    }
}
