//! The syntactic place of a qualifier: the nouns above it, from the nearest up, and the verb above them.

use super::Sort;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::language::function_word::THE;
use crate::model::tree::{Link, Part};
use crate::model::{Content, EntityKind, NameForm, StatementKind, TimeClass};
use crate::text::TokenKind;
use crate::wordnet::Word;

/// A word that may say which of several things is meant.
#[derive(Clone, Debug)]
pub(in crate::diff) struct Qualifier {
    /// Its token.
    pub at: usize,
    /// Its normal form; for a hyphenated word, the whole of it.
    pub word: String,
    /// The nouns that it depends on, the nearest first; empty if the clause is about the word itself.
    pub nouns: Vec<usize>,
    /// The verb above them; `None` in a title.
    pub verb: Option<usize>,
    /// Its position relative to that verb.
    position: Position,
    /// True if a preposition is between it and its nearest noun: "the branch in Leeds".
    behind: bool,
}

/// A position relative to a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Position {
    Subject,
    Object,
    /// Before the subject: "In summer the ferry runs".
    Opening,
    /// After the verb, under the preposition at this token.
    Hanging(Option<usize>),
    Title,
}

/// All words of a statement that may be qualifiers.
pub(in crate::diff) fn qualifiers(said: &Said<'_>) -> Vec<Qualifier> {
    (0..said.stems.len()).filter_map(|at| qualifier_at(said, at)).collect()
}

fn qualifier_at(said: &Said<'_>, at: usize) -> Option<Qualifier> {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let (word, last) = hyphenated(said, at);
    let known = || said.language.qualifiers.knows(&word) || tokens[at].is(THE);
    let can = tokens[at].kind != TokenKind::Mark && (said.is_content(at) || known());
    if !can {
        return None;
    }
    let (mut nouns, mut behind, mut here) = (Vec::new(), false, at);
    for _ in 0..tokens.len() {
        let above = tree.head(here);
        // a noun, or a word in the place of one
        let placed = |at: usize| matches!(tree.link(at), Link::Subject | Link::PassiveSubject | Link::Object | Link::PrepositionObject);
        let noun = |at: usize| (matches!(tree.part(at), Part::Noun | Part::Gerund) || placed(at)) && !tree.is_verb(at);
        let found =
            |verb: Option<usize>, position| Some(Qualifier { at, word: word.clone(), nouns: nouns.clone(), verb, position, behind });
        match tree.link(here) {
            Link::Subject | Link::PassiveSubject => return found(above, Position::Subject),
            Link::Object | Link::Dative => return found(above, Position::Object),
            Link::Root if noun(here) => return found(None, Position::Title),
            Link::Modifier | Link::Compound | Link::Possessive | Link::Determiner | Link::Other | Link::Measure | Link::Adverb
                if above.is_some_and(noun) =>
            {
                here = above?;
                // the other half of a hyphenated word is no noun of its own
                if !(at..=last).contains(&here) {
                    nouns.push(here);
                }
            }
            Link::Measure | Link::Adverb if noun(at) => {
                let verb = above.filter(|verb| tree.is_verb(*verb))?;
                return found(Some(verb), if is_before_subject(said, here, verb) { Position::Opening } else { Position::Hanging(None) });
            }
            Link::PrepositionObject => {
                let over = tree.head(above?)?;
                if tree.is_verb(over) {
                    return found(
                        Some(over),
                        if is_before_subject(said, above?, over) { Position::Opening } else { Position::Hanging(above) },
                    );
                }
                behind |= nouns.is_empty();
                nouns.push(over);
                here = over;
            }
            _ => return None,
        }
    }
    None
}

/// A word with the one that a hyphen joins to it ("part-time"), and its last token.
fn hyphenated(said: &Said<'_>, at: usize) -> (String, usize) {
    let tokens = &said.statement.tokens;
    let norm = |at: usize| tokens[at].norm.clone();
    let joined = tokens.get(at + 1).is_some_and(|t| t.is("-") && t.glued) && tokens.get(at + 2).is_some_and(|t| t.glued);
    if joined { (format!("{}-{}", norm(at), norm(at + 2)), at + 2) } else { (norm(at), at) }
}

fn is_before_subject(said: &Said<'_>, at: usize, verb: usize) -> bool {
    said.statement.tree.subject(verb).is_some_and(|(subject, _)| at < subject)
}

impl Qualifier {
    /// True if it limits what its clause says. The date or place of a single event only says when or where it happened, and so does a side
    /// in the object of a preposition. Something that recurs is limited by all of them.
    pub(super) fn bounds(&self, pair: &Pair<'_>, said: &Said<'_>, sort: Sort) -> bool {
        let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
        let words = &pair.reading.language.qualifiers;
        let nearest = self.nouns.first().copied();
        let rank = || sort == Sort::Order && nearest.is_some_and(|noun| words.is_rank(&tokens[noun].norm));
        let again = || self.plural_day(said, sort) || self.verb.is_some_and(|verb| goes_on(said, verb));
        let one_of_many = nearest.unwrap_or(self.at);
        let any = tree
            .children(one_of_many)
            .any(|c| tree.link(c) == Link::Determiner && said.language.comparing.indefinite_articles.contains(&tokens[c].norm));
        if any && !matches!(sort, Sort::Order | Sort::Several) {
            return false;
        }
        let placed = matches!(sort, Sort::Calendar | Sort::Place);
        if sort == Sort::Several {
            return self.position == Position::Subject && self.nouns.len() == 1;
        }
        if sort == Sort::Other {
            return self.position == Position::Subject;
        }
        match self.position {
            Position::Subject | Position::Title if placed && self.behind => {
                !nearest.is_some_and(|noun| happens_once(said, noun)) || again()
            }
            Position::Subject | Position::Title => !placed || !self.nouns.is_empty(),
            Position::Object => !(self.nouns.is_empty() || placed && self.behind || rank()),
            Position::Opening if placed => again(),
            Position::Opening => true,
            Position::Hanging(_) if sort == Sort::Order => !rank(),
            Position::Hanging(preposition) => {
                again() || !placed && self.nouns.is_empty() && preposition.is_some_and(|at| words.holds_for(&tokens[at].norm))
            }
        }
    }

    /// True for "on Sundays", "weekdays".
    fn plural_day(&self, said: &Said<'_>, sort: Sort) -> bool {
        sort == Sort::Calendar
            && self.nouns.is_empty()
            && said.statement.tokens[self.at].norm.ends_with(said.language.comparing.times.plural_day_ending.as_str())
    }

    /// True if the clause is about the word itself.
    pub(super) fn is_subject(&self) -> bool {
        self.position == Position::Subject && self.nouns.is_empty()
    }

    /// The entity of the place that it names.
    pub(super) fn place(&self, pair: &Pair<'_>, said: &Said<'_>) -> Option<crate::model::EntityId> {
        let token = &said.statement.tokens[self.at];
        let own = said.names().find(|(m, n)| n.form == NameForm::Proper && m.span.start() <= token.start && token.end <= m.span.end());
        own.and_then(|(_, n)| n.entity).filter(|id| pair.reading.entities[id.0].kind == EntityKind::Place)
    }

    /// The year that it gives.
    pub(super) fn year<'s>(&self, said: &'s Said<'_>) -> Option<&'s str> {
        let token = &said.statement.tokens[self.at];
        let digits = token.norm.len() == 4 && token.kind == TokenKind::Number;
        let dated = said.statement.mentions.iter().any(|m| matches!(m.content, Content::Date(_)) && m.span.start() == token.start);
        (digits && dated).then_some(token.norm.as_str())
    }
}

/// True if a noun in the singular can name something that happens once: "the fire in Leeds".
fn happens_once(said: &Said<'_>, noun: usize) -> bool {
    let norm = &said.statement.tokens[noun].norm;
    !norm.ends_with('s') && Word::new(norm).is_some_and(|word| word.happens())
}

/// True if a verb is about what happens regularly: "the ferry runs", "runs 12 times a day". Headlines report single events in the present
/// tense.
fn goes_on(said: &Said<'_>, verb: usize) -> bool {
    let (tree, tokens) = (&said.statement.tree, &said.statement.tokens);
    let helpers: Vec<usize> = tree.children(verb).filter(|c| matches!(tree.link(*c), Link::Auxiliary | Link::PassiveAuxiliary)).collect();
    let present = match helpers.first() {
        None => tree.part(verb) == Part::Present,
        Some(first) => {
            let perfect = helpers.iter().any(|at| said.language.comparing.modals.perfect.contains(&tokens[*at].norm));
            tree.part(*first) == Part::Present && !perfect && tree.part(verb) != Part::Gerund
        }
    };
    let rate = || said.dates().any(|(m, d)| d.class == TimeClass::Set && tree.reach(verb).contains(&said.tokens_in(m.span).start));
    said.statement.kind != StatementKind::Headline && present || rate()
}
