//! What keeps a claim unsettled: which of its doubts is shown, the two statements that show it, and why in a few words. A doubt is shown
//! only if its two sides answer one question: "on 9 November" and "on 10 November" for one meeting, but not a day and a duration.

use std::collections::BTreeSet;
use std::ops::Range;

use super::claim_rows::SamePairs;
use super::{Dispute, Row};
use crate::language::Language;
use crate::model::tree::Link;
use crate::model::{
    Claim, Comparison, Content, DateMention, DateRole, Doubt, DoubtKind, EntityId, Quantity, Side, Span, Statement, StatementId, TimeClass,
};
use crate::text::TokenKind;

/// The most informative doubt of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownDoubt {
    /// The doubt, with the words on both sides.
    pub doubt: Doubt,
    /// True if its words are in one place of what both report. Otherwise they are details that each side has of its own.
    pub placed: bool,
}

/// The most informative doubt of a claim: first one whose words are in one place of both statements, which surely pair; then one with words
/// on both sides. A question that a dispute already asks does not count.
pub(super) fn shown_doubt(comparison: &Comparison, claim: &Claim, disputes: &[Dispute<'_>], sure: &SamePairs<'_>) -> Option<ShownDoubt> {
    let words = |doubt: &Doubt| doubt.sides.iter().filter(|(_, span)| span.is_some()).count().min(2);
    let all = claim.doubts.iter().filter(|doubt| doubt.kind != DoubtKind::Weak);
    let together = |doubt: &Doubt| doubt.sides.windows(2).all(|two| sure.together(two[0].0, two[1].0));
    let judged =
        all.map(|doubt| (doubt, together(doubt) && answers_one_question(comparison, doubt) && !asked(comparison, doubt, disputes)));
    let (doubt, placed) = judged.rev().max_by_key(|(doubt, placed)| (*placed, words(doubt)))?;
    Some(ShownDoubt { doubt: doubt.clone(), placed })
}

/// True if the answers of a dispute contain the words of both sides.
fn asked(comparison: &Comparison, doubt: &Doubt, disputes: &[Dispute<'_>]) -> bool {
    let sides: Vec<(StatementId, Span)> = doubt.sides.iter().filter_map(|(id, span)| Some((*id, (*span)?))).collect();
    let given = |dispute: &Dispute<'_>, (id, span): (StatementId, Span)| {
        let account = comparison.statement(id).account;
        let words = comparison.account(account).text.get(span.start()..span.end()).unwrap_or_default();
        let said = |side: &&Side| side.statement == Some(id) || side.value.contains(words);
        dispute.values.iter().any(|value| value.accounts.contains(&account) && value.sides.iter().any(&said))
    };
    sides.len() > 1 && disputes.iter().any(|dispute| sides.iter().all(|side| given(dispute, *side)))
}

/// Two statements of a row, from different accounts.
#[derive(Clone, Debug, PartialEq)]
pub struct Open<'a> {
    /// The doubt that they show; `None` for a claim that is only possible.
    pub doubt: Option<&'a Doubt>,
    /// The statements in order, each with the words that keep it unsettled.
    pub sides: Vec<(StatementId, Vec<Span>)>,
}

/// What keeps a row unsettled; `doubted` is false if the only doubt is whether its statements belong together.
pub fn open<'a>(comparison: &'a Comparison, row: &'a Row, doubted: bool) -> Open<'a> {
    let claim = &comparison.claims[row.claim.0];
    let doubt = row.doubt.as_ref().filter(|_| doubted).map(|shown| &shown.doubt);
    Open { doubt, sides: shown_sides(comparison, claim, doubt) }
}

/// The statements of the doubt; otherwise the gist and the statement of another account that most probably pairs with it.
fn shown_sides(comparison: &Comparison, claim: &Claim, doubt: Option<&Doubt>) -> Vec<(StatementId, Vec<Span>)> {
    let account = |id: StatementId| comparison.statement(id).account;
    let mut out: Vec<(StatementId, Vec<Span>)> = Vec::new();
    for (id, span) in doubt.map_or(&[][..], |doubt| &doubt.sides) {
        match out.iter_mut().find(|(known, _)| known == id) {
            Some((_, marks)) => marks.extend(*span),
            None => out.push((*id, span.iter().copied().collect())),
        }
    }
    out.truncate(2);
    let mut others = claim.statements.clone();
    others.sort_by(|x, y| {
        pairing_probability(comparison, claim.gist, *y).total_cmp(&pairing_probability(comparison, claim.gist, *x)).then(x.cmp(y))
    });
    for id in std::iter::once(claim.gist).chain(others) {
        if out.len() < 2 && out.iter().all(|(known, _)| account(*known) != account(id)) {
            out.push((id, Vec::new()));
        }
    }
    out.sort_by_key(|(id, _)| *id);
    out
}

/// How probably two statements pair; the pairings are sorted.
fn pairing_probability(comparison: &Comparison, a: StatementId, b: StatementId) -> f64 {
    let found = comparison.pairings.binary_search_by_key(&(a.min(b), a.max(b)), |pairing| pairing.statements);
    found.map_or(0.0, |at| comparison.pairings[at].probability)
}

impl Open<'_> {
    /// Why it is unsettled.
    pub fn reason(&self) -> Option<&'static str> {
        self.doubt.map(|doubt| reason(doubt.kind))
    }

    /// True if no words are marked that show it.
    pub fn is_unmarked(&self) -> bool {
        self.sides.iter().all(|(_, marks)| marks.is_empty())
    }
}

fn reason(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::Weak => "perhaps about two things",
        DoubtKind::Little => "they share few words",
        DoubtKind::Asked => "asked, not stated",
        DoubtKind::Finding => "a difference that can be read both ways",
        DoubtKind::Figure => "a figure that the other does not give",
        DoubtKind::Day => "a day or hour that the other does not give",
        DoubtKind::Name => "a name that the other does not give",
        DoubtKind::Negation => "one side denies",
        DoubtKind::Certainty => "one is surer than the other",
        DoubtKind::Opposite => "two words that exclude each other",
        DoubtKind::Order => "the same words in another order",
        DoubtKind::Word => "one word in place of another",
    }
}

/// True if the two sides of a doubt can be compared.
pub(super) fn answers_one_question(comparison: &Comparison, doubt: &Doubt) -> bool {
    let [left, right] = doubt.sides.as_slice() else { return matches!(doubt.kind, DoubtKind::Order) };
    let half = |(id, span): &(StatementId, Option<Span>)| Half::new(comparison, *id, *span);
    let (l, r) = (half(left), half(right));
    // The same words, or some of the other's words, are no different answer.
    let both = l.at.is_some() && r.at.is_some() && !l.words().contains(&r.words()) && !r.words().contains(&l.words());
    match doubt.kind {
        DoubtKind::Weak | DoubtKind::Little | DoubtKind::Asked => false,
        // Only near copies have this doubt.
        DoubtKind::Order => true,
        DoubtKind::Finding | DoubtKind::Certainty => both && l.shares_context(&r),
        DoubtKind::Opposite => both && l.shares_context(&r) && l.has_parts_of(&r),
        DoubtKind::Negation => l.denies_verb_of(&r) || r.denies_verb_of(&l),
        DoubtKind::Day => both && l.shares_context(&r) && exclude(l.date(), r.date()),
        DoubtKind::Figure => both && l.shares_context(&r) && measure_one_thing(l.quantity(), r.quantity()) && l.may_be_one_event(&r),
        DoubtKind::Name | DoubtKind::Word => both && l.in_place_of(&r) && l.is_like(&r) && l.may_be_one_event(&r),
    }
}

/// True if two times cannot both be right. Overlapping days can; unresolved days are known to differ only if they are given in the same
/// form.
fn exclude(left: Option<&DateMention>, right: Option<&DateMention>) -> bool {
    let Some((x, y)) = left.zip(right) else { return false };
    match (&x.when, &y.when) {
        (Some(a), Some(b)) => a.end <= b.start || b.end <= a.start,
        (None, None) => {
            let shape = |date: &DateMention| date.timex.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
            let lasting = x.class == TimeClass::Duration && y.class == TimeClass::Duration;
            x.timex != y.timex && (lasting || !x.timex.is_empty() && shape(x) == shape(y))
        }
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Least share of the content words of both that two statements have in common if one word replaces another.
const ALIKE: f64 = 0.5;

/// True if two figures count or measure one thing, and differ.
fn measure_one_thing(left: Option<&Quantity>, right: Option<&Quantity>) -> bool {
    let Some((x, y)) = left.zip(right) else { return false };
    let money = |unit: &str| unit.len() == 3 && unit.chars().all(|c| c.is_ascii_uppercase());
    let unit = match (&x.unit, &y.unit) {
        (Some(a), Some(b)) => a == b || money(a) && money(b),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    let value = |q: &Quantity| (q.value, q.low, q.high, q.unit.clone());
    let of = x.of.as_ref().zip(y.of.as_ref()).is_none_or(|(a, b)| a == b);
    unit && of && x.ordinal == y.ordinal && x.scope == y.scope && value(x) != value(y)
}

/// A side of a doubt: a statement, and its words that differ.
struct Half<'a> {
    statement: &'a Statement,
    language: &'static Language,
    at: Option<Range<usize>>,
    span: Option<Span>,
}

impl<'a> Half<'a> {
    fn new(comparison: &'a Comparison, id: StatementId, span: Option<Span>) -> Half<'a> {
        let statement = comparison.statement(id);
        let language = Language::of(&comparison.account(statement.account).language).unwrap_or(Language::english());
        let at = span.map(|span| {
            let from = statement.tokens.partition_point(|t| t.end <= span.start());
            from..statement.tokens.partition_point(|t| t.start < span.end()).max(from)
        });
        Half { statement, language, at: at.filter(|at| !at.is_empty()), span }
    }

    fn stem(&self, at: usize) -> String {
        self.language.words.stem(&self.statement.tokens[at].norm).into_owned()
    }

    fn is_content(&self, at: usize) -> bool {
        !self.language.words.is_stop(&self.statement.tokens[at].norm)
    }

    /// The content word that its words depend on, past prepositions.
    fn above(&self) -> Option<usize> {
        self.statement.tree.above(self.at.clone()?).into_iter().find(|at| self.is_content(*at))
    }

    /// The subject and the objects of a verb.
    fn parts(&self, verb: usize) -> Vec<usize> {
        let tree = &self.statement.tree;
        let own = tree.children(verb).filter(|at| matches!(tree.link(*at), Link::Subject | Link::PassiveSubject | Link::Object));
        own.chain(tree.subject(verb).map(|(at, _)| at)).collect()
    }

    /// The context of its words: the stem of the word above them; for a verb, also those of its subject and object.
    fn context(&self) -> BTreeSet<String> {
        let verbs = self.at.clone().unwrap_or(0..0).filter(|at| self.statement.tree.is_verb(*at));
        let below = verbs.flat_map(|verb| self.parts(verb)).filter(|at| self.is_content(*at));
        self.above().into_iter().chain(below).map(|at| self.stem(at)).collect()
    }

    /// Its words in one string, for comparison.
    fn words(&self) -> String {
        let tokens = self.at.clone().map_or(&[][..], |at| &self.statement.tokens[at]);
        tokens.iter().map(|token| format!(" {} ", token.norm)).collect()
    }

    /// True if two statements are mostly alike.
    fn is_like(&self, other: &Half<'_>) -> bool {
        let content = |half: &Half<'_>| -> BTreeSet<String> {
            let tokens = 0..half.statement.tokens.len();
            tokens.filter(|at| half.statement.tokens[*at].kind != TokenKind::Mark && half.is_content(*at)).map(|at| half.stem(at)).collect()
        };
        let (own, theirs) = (content(self), content(other));
        own.intersection(&theirs).count() as f64 >= ALIKE * own.union(&theirs).count() as f64
    }

    /// True if two opposite verbs have the same subject or object. "A beat B" and "B lost to A" say the same.
    fn has_parts_of(&self, other: &Half<'_>) -> bool {
        let verb = |half: &Half<'_>| half.head().filter(|at| half.statement.tree.is_verb(*at));
        let Some((own, theirs)) = verb(self).zip(verb(other)) else { return true };
        let parts = |half: &Half<'_>, verb: usize| -> BTreeSet<(bool, String)> {
            let object = |at: usize| clause_part(half.statement.tree.link(at)) == Link::Object;
            let named = |at: &usize| half.is_content(*at) && half.statement.tokens[*at].kind == TokenKind::Word;
            half.parts(verb).into_iter().filter(named).map(|at| (object(at), half.stem(at))).collect()
        };
        !parts(self, own).is_disjoint(&parts(other, theirs))
    }

    fn shares_context(&self, other: &Half<'_>) -> bool {
        let theirs = other.context();
        let one = |own: &String| theirs.iter().any(|word| word == own || self.language.synonyms.share_a_sense(word, own));
        self.context().iter().any(one)
    }

    /// True if its words take the place of the other's: in the same role to the same word, of the same part of speech, and no synonym.
    fn in_place_of(&self, other: &Half<'_>) -> bool {
        let Some((own, theirs)) = self.head().zip(other.head()) else { return false };
        let place = |half: &Half<'_>, at: usize| (clause_part(half.statement.tree.link(at)), half.above().map(|at| half.stem(at)));
        let (x, y) = (place(self, own), place(other, theirs));
        let (a, b) = (&self.statement.tokens[own].norm, &other.statement.tokens[theirs].norm);
        let sort = |half: &Half<'_>, at: usize| (half.statement.tree.part(at), half.statement.tree.proper(at));
        let one = x.1.is_some() && x == y && sort(self, own) == sort(other, theirs);
        one && !self.language.synonyms.share_a_sense(&self.stem(own), &other.stem(theirs))
            && !a.starts_with(b.as_str())
            && !b.starts_with(a.as_str())
    }

    /// The topmost of its words.
    fn head(&self) -> Option<usize> {
        let at = self.at.clone()?;
        at.clone().find(|token| self.statement.tree.head(*token).is_none_or(|head| !at.contains(&head)))
    }

    /// True if it denies a verb of the other side with the same subject or object.
    fn denies_verb_of(&self, other: &Half<'_>) -> bool {
        let tree = &self.statement.tree;
        // The cue denies the verb itself or a participant: "nobody left". "Not a day ago" denies no verb.
        let cue = self.at.clone().and_then(|at| tree.head(at.start).filter(|_| at.len() == 1));
        let partner = |at: &usize| matches!(tree.link(*at), Link::Subject | Link::PassiveSubject | Link::Object);
        let direct = |at: &usize| tree.is_verb(*at) || partner(at);
        let own = self.at.clone().filter(|at| cue.as_ref().is_some_and(direct) || at.clone().any(|at| partner(&at)));
        let Some(verb) = own.and_then(|at| tree.governor(at)) else { return false };
        let stems = |half: &Half<'_>, verb: usize| -> BTreeSet<String> {
            half.parts(verb).into_iter().filter(|at| half.is_content(*at)).map(|at| half.stem(at)).collect()
        };
        let own = stems(self, verb);
        let theirs = (0..other.statement.tokens.len()).filter(|at| other.statement.tree.is_verb(*at) && other.stem(*at) == self.stem(verb));
        theirs.into_iter().any(|at| !stems(other, at).is_disjoint(&own))
    }

    fn date(&self) -> Option<&'a DateMention> {
        self.mentions().find_map(|content| match content {
            Content::Date(date) => Some(date),
            _ => None,
        })
    }

    fn quantity(&self) -> Option<&'a Quantity> {
        self.mentions().find_map(|content| match content {
            Content::Quantity(quantity) => Some(quantity),
            _ => None,
        })
    }

    /// The content of the mentions at its words.
    fn mentions(&self) -> impl Iterator<Item = &'a Content> + '_ {
        let own = self.statement.mentions.iter().filter(|m| self.span.is_some_and(|span| span.overlaps(m.span)));
        own.map(|m| &m.content)
    }

    /// True if the two may be about one event. Not if all their days differ, or if the verbs above have different subjects.
    fn may_be_one_event(&self, other: &Half<'_>) -> bool {
        let (x, y) = (self.days(), other.days());
        let apart = !x.is_empty() && !y.is_empty() && x.iter().all(|a| y.iter().all(|b| exclude(Some(*a), Some(*b))));
        let (own, theirs) = (self.agent(), other.agent());
        !apart && own.zip(theirs).is_none_or(|(a, b)| a == b)
    }

    /// The days of the event.
    fn days(&self) -> Vec<&'a DateMention> {
        let dates = self.statement.mentions.iter().filter_map(|m| match &m.content {
            Content::Date(date) => Some(date),
            _ => None,
        });
        dates.filter(|date| date.role == DateRole::Event && date.class == TimeClass::Date).collect()
    }

    /// The entity that is the subject of the verb above its words, if it is named outside of them.
    fn agent(&self) -> Option<EntityId> {
        let at = self.at.clone()?;
        let (subject, _) = self.statement.tree.subject(self.statement.tree.governor(at.clone())?)?;
        let token = self.statement.tokens.get(subject).filter(|_| !at.contains(&subject))?;
        let named = self.statement.mentions.iter().filter(|m| m.span.start() <= token.start && token.end <= m.span.end());
        named.into_iter().find_map(|m| match &m.content {
            Content::Name(name) => name.entity,
            _ => None,
        })
    }
}

/// The role of a link: subject, object or modifier, whatever the form.
fn clause_part(link: Link) -> Link {
    match link {
        Link::Agent => Link::Subject,
        Link::PassiveSubject => Link::Object,
        Link::Compound | Link::Possessive => Link::Modifier,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::answers_one_question;
    use crate::model::{DoubtKind, Settings};
    use crate::{compare, load};

    /// For each doubt of a kind between two statements, whether its sides answer one question.
    fn placed(left: &str, right: &str, kind: DoubtKind) -> Vec<bool> {
        let input = |path: &str, text: &str| load::Input { path: path.into(), bytes: text.as_bytes().to_vec(), ..load::Input::default() };
        let comparison = compare(vec![input("a.txt", left), input("b.txt", right)], &Settings::default());
        let doubts = comparison.claims.iter().flat_map(|claim| &claim.doubts);
        doubts.filter(|doubt| doubt.kind == kind).map(|doubt| answers_one_question(&comparison, doubt)).collect()
    }

    #[test]
    fn figures_of_one_thing_are_placed_and_details_of_two_are_not() {
        let left = "The ferry Alma ran aground off Brevik with sixty passengers on board, hours after the storm had ended.";
        let right = "The ferry Alma ran aground off Brevik ten days later than the owners had feared.";
        assert!(placed(left, right, DoubtKind::Day).into_iter().chain(placed(left, right, DoubtKind::Figure)).all(|placed| !placed));
    }

    #[test]
    fn days_within_days_and_figures_of_two_things_answer_no_question() {
        let both = |left: &str, right: &str| {
            let kinds = [DoubtKind::Day, DoubtKind::Figure, DoubtKind::Name, DoubtKind::Word];
            kinds.into_iter().flat_map(|kind| placed(left, right, kind)).collect::<Vec<_>>()
        };
        let found = both(
            "The bakery in Orlova closed on Monday after eleven ovens failed.",
            "The bakery in Orlova closed early on Monday after two inspectors came.",
        );
        assert!(found.iter().all(|placed| !placed), "{found:?}");
        let found = both(
            "The pianist Vera Dahl played nine encores at the hall in Brevik on Friday night.",
            "The pianist Vera Dahl played at the hall in Brevik on Friday for two hours.",
        );
        assert!(found.iter().all(|placed| !placed), "{found:?}");
    }

    #[test]
    fn a_denial_of_one_verb_is_placed() {
        let left = "The council of Orlova did not approve the plan for the harbour on Monday.";
        let right = "The council of Orlova approved the plan for the harbour, the clerk wrote.";
        let found = placed(left, right, DoubtKind::Negation);
        assert!(found.iter().all(|placed| *placed), "{found:?}");
    }
}
