//! `agency`: the same event, for which somebody answers, with its agent named on one side and removed on the other, by a passive
//! ("was shot") or by a noun ("the shooting of"). Not said of events that nobody answers for, of forces of nature, nor where the other
//! account names an agent all the same.

use super::super::{Finding, Pair, Said};
use super::phrase;
use super::telling::Telling;
use super::tie;
use crate::model::tree::Link;
use crate::model::{Action, DifferenceKind, Mention, Span};

/// Least share of common words around the event where nothing shows that it is done to the same.
const LEAST_FIT: f64 = 0.3;

/// One finding per event.
pub(super) fn compare(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let mut out = one_way(pair, telling, (pair.left, pair.right), false);
    out.extend(one_way(pair, telling, (pair.right, pair.left), true));
    out
}

/// Events whose agent `said` names and `other` does not.
fn one_way(pair: &Pair<'_>, telling: &Telling<'_>, (said, other): (&Said<'_>, &Said<'_>), turned: bool) -> Vec<Finding> {
    let words = &pair.reading.language.wording;
    let mut out = Vec::new();
    let light = |lemma: &str| pair.reading.language.opposites.is_light(lemma) || pair.reading.language.speech.class_of(lemma).is_some();
    for (mention, action) in said.actions().filter(|(_, a)| !a.negated) {
        let named = action.agent.or_else(|| agent_above(said, mention, action));
        let Some(agent) = named.filter(|agent| !is_force(pair, said, *agent)) else { continue };
        // Whoever has power answers for all they do, but for their daily work.
        let powerful = || has_power(pair, said, agent) && !light(&action.lemma) && !words.is_routine(&action.lemma);
        let answers = words.answers_for(&action.lemma) || powerful();
        if !answers || telling.names_agent(other.account, &action.lemma) {
            continue;
        }
        let passive = other.actions().find(|(_, b)| b.lemma == action.lemma && b.passive && b.agent.is_none() && !b.negated);
        let theirs = passive.map(|(m, b)| (event(other, m, b), b.patient)).or_else(|| noun(pair, other, &action.lemma));
        let Some((theirs, patient)) = theirs.filter(|(theirs, _)| !names(pair, (said, agent), (other, *theirs))) else { continue };
        let ours = event(said, mention, action);
        let spans = if turned { (theirs, ours) } else { (ours, theirs) };
        if same_patient(said, action.patient, other, patient) || tie::fit(pair, spans.0, spans.1) >= LEAST_FIT {
            let why = format!("who did it (“{}”) is not said on the other side", said.words(agent));
            out.push(tie::finding(pair, DifferenceKind::Agency, spans, &why));
        }
    }
    out
}

/// Who does it where another verb before it names him: "people looted shops and threw bottles".
fn agent_above(said: &Said<'_>, mention: &Mention, action: &Action) -> Option<Span> {
    let tree = &said.statement.tree;
    let verb = said.tokens_in(mention.span).find(|at| tree.is_verb(*at)).filter(|_| !action.passive)?;
    let (agent, link) = tree.subject(verb)?;
    (link == Link::Subject && phrase::is_common(said, agent)).then(|| tie::span_of(said, &phrase::phrase(said, agent)))
}

/// Is the agent a force of nature, a thing, or a time that was misread as one?
fn is_force(pair: &Pair<'_>, said: &Said<'_>, agent: Span) -> bool {
    let at = said.tokens_in(agent);
    let dated = said.dates().any(|(m, _)| m.span.overlaps(agent));
    dated || said.statement.tokens[at].iter().any(|t| pair.reading.language.wording.is_force(&t.norm))
}

/// Is the agent somebody with power over others, by office or by arms?
fn has_power(pair: &Pair<'_>, said: &Said<'_>, agent: Span) -> bool {
    said.statement.tokens[said.tokens_in(agent)].iter().any(|t| pair.reading.language.wording.has_power(&t.norm))
}

/// Does the clause that tells the event without its agent, or one above it, name the agent all the same, by a word or a word of one sense?
fn names(pair: &Pair<'_>, (said, agent): (&Said<'_>, Span), (other, event): (&Said<'_>, Span)) -> bool {
    let language = pair.reading.language;
    let general = |word: &str| language.wording.is_general(word);
    let alike = |a: &str, b: &str| a == b || !general(a) && !general(b) && language.synonyms.share_a_sense(a, b);
    let clause = clause(other, event);
    let named: Vec<&str> = other.stems[clause].iter().map(String::as_str).filter(|s| other.content.contains(*s)).collect();
    said.content_in(agent).iter().any(|word| named.iter().any(|w| alike(w, word)))
}

/// The tokens of the clause that an event stands in, or of the phrase where a noun tells it; without a tree the whole statement.
fn clause(said: &Said<'_>, event: Span) -> std::ops::Range<usize> {
    let tree = &said.statement.tree;
    let at = said.tokens_in(event);
    let top = || at.clone().find(|i| tree.head(*i).is_none_or(|head| !at.contains(&head)));
    let told = at.clone().find(|i| tree.is_verb(*i)).or_else(top).filter(|_| tree.node(0).is_some());
    told.map_or(0..said.stems.len(), |told| tree.reach(told))
}

/// The noun of an event with what it is done to, where no agent follows: "the fatal shooting of a boy"; and what that is.
fn noun(pair: &Pair<'_>, other: &Said<'_>, lemma: &str) -> Option<(Span, Option<Span>)> {
    const REACH: usize = 4;
    let (tokens, tree) = (&other.statement.tokens, &other.statement.tree);
    let at = (0..tokens.len()).find(|i| pair.reading.language.wording.event_of(&tokens[*i].norm) == Some(lemma))?;
    let of = tokens.get(at + 1).is_some_and(|t| t.is("of"));
    let told = if tree.node(at).is_some() { tree.reach(at).end } else { tokens.len() };
    let by = tokens[at..told.max(at)].iter().any(|t| t.is("by"));
    let verb = other.actions().any(|(m, _)| m.span.overlaps(tie::span_of(other, &(at..at + 1))));
    let whom = tree.child(at, &[Link::Preposition]).and_then(|of| tree.child(of, &[Link::PrepositionObject]));
    let end = whom.map_or((at + REACH).min(tokens.len()), |whom| whom + 1);
    let patient = whom.map(|whom| tie::span_of(other, &tree.reach(whom)));
    (of && !by && !verb).then(|| (tie::span_of(other, &(phrase::phrase(other, at).start..end)), patient))
}

fn same_patient(said: &Said<'_>, a: Option<Span>, other: &Said<'_>, b: Option<Span>) -> bool {
    a.zip(b).is_some_and(|(a, b)| !said.content_in(a).is_disjoint(&other.content_in(b)))
}

/// Agent, verb and patient, where they stand close together; else the verb alone.
fn event(said: &Said<'_>, mention: &Mention, action: &Action) -> Span {
    const CLOSE: usize = 8;
    let parts = [action.agent, action.patient];
    parts.into_iter().flatten().fold(mention.span, |whole, part| {
        let cover = whole.cover(part);
        if said.statement.span.contains(cover) && said.tokens_in(cover).len() <= CLOSE { cover } else { whole }
    })
}
