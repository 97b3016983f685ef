//! `agency` and `report-verb`: an event for which somebody is responsible, with its agent named on one side and removed on the other ("was
//! shot", "the shooting of"); and one saying with verbs of different commitment, such as said against admitted.

use crate::language::function_word::{BY, OF};
use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::choice::{WordUse, fit, span_of, wording_finding};
use super::role::{is_common, phrase_of};
use crate::diff::finding::Finding;
use crate::diff::pair::Pair;
use crate::diff::predicate::shared_predicates;
use crate::diff::said::Said;
use crate::language::speech::Commitment;
use crate::model::tree::Link;
use crate::model::{Action, Attribution, DifferenceKind, Mention, Span};

/// Least share of common words around the event if nothing shows that it has the same patient.
const LEAST_FIT: f64 = 0.3;

/// One finding per event whose agent only one side names.
pub(crate) fn removed_agents(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<Finding> {
    let mut out = removed_one_way(pair, word_use, (pair.left, pair.right), false);
    out.extend(removed_one_way(pair, word_use, (pair.right, pair.left), true));
    out
}

/// Events whose agent `said` names and `other` does not.
fn removed_one_way(pair: &Pair<'_>, word_use: &WordUse<'_>, (said, other): (&Said<'_>, &Said<'_>), turned: bool) -> Vec<Finding> {
    let words = &pair.reading.language.wording;
    let mut out = Vec::new();
    let light = |lemma: &str| pair.reading.language.opposites.is_light(lemma) || pair.reading.language.speech.class_of(lemma).is_some();
    for (mention, action) in said.actions().filter(|(_, a)| !a.negated) {
        let named = action.agent.or_else(|| agent_above(said, mention, action));
        let Some(agent) = named.filter(|agent| !is_force(pair, said, *agent)) else { continue };
        // The powerful are responsible for all they do, except for routine work.
        let powerful = || has_power(pair, said, agent) && !light(&action.lemma) && !words.is_routine(&action.lemma);
        let answers = words.answers_for(&action.lemma) || powerful();
        if !answers || word_use.names_agent(other.account, &action.lemma) {
            continue;
        }
        let passive = other.actions().find(|(_, b)| b.lemma == action.lemma && b.passive && b.agent.is_none() && !b.negated);
        let theirs = passive.map(|(m, b)| (event_span(other, m, b), b.patient)).or_else(|| event_noun(pair, other, &action.lemma));
        let Some((theirs, patient)) = theirs.filter(|(theirs, _)| !names_agent(pair, (said, agent), (other, *theirs))) else { continue };
        let ours = event_span(said, mention, action);
        let spans = if turned { (theirs, ours) } else { (ours, theirs) };
        if same_patient(said, action.patient, other, patient) || fit(pair, spans.0, spans.1) >= LEAST_FIT {
            let why = format!("who did it (“{}”) is not said on the other side", said.words(agent));
            out.push(wording_finding(pair, DifferenceKind::Agency, spans, &why));
        }
    }
    out
}

/// The agent that an earlier verb names: "people looted shops and threw bottles".
fn agent_above(said: &Said<'_>, mention: &Mention, action: &Action) -> Option<Span> {
    let tree = &said.statement.tree;
    let verb = said.tokens_in(mention.span).find(|at| tree.is_verb(*at)).filter(|_| !action.passive)?;
    let (agent, link) = tree.subject(verb)?;
    (link == Link::Subject && is_common(said, agent)).then(|| span_of(said, &phrase_of(said, agent)))
}

/// True if the agent is a force of nature, a thing, or a misread time.
fn is_force(pair: &Pair<'_>, said: &Said<'_>, agent: Span) -> bool {
    let at = said.tokens_in(agent);
    let dated = said.dates().any(|(m, _)| m.span.overlaps(agent));
    dated || said.statement.tokens[at].iter().any(|t| pair.reading.language.wording.is_force(&t.norm))
}

/// True if the agent has power over others, by office or by arms.
fn has_power(pair: &Pair<'_>, said: &Said<'_>, agent: Span) -> bool {
    said.statement.tokens[said.tokens_in(agent)].iter().any(|t| pair.reading.language.wording.has_power(&t.norm))
}

/// True if the clause of an event without an agent, or one above it, still names the agent, by the same word or a synonym.
fn names_agent(pair: &Pair<'_>, (said, agent): (&Said<'_>, Span), (other, event): (&Said<'_>, Span)) -> bool {
    let language = pair.reading.language;
    let general = |word: &str| language.wording.is_general(word);
    let alike = |a: &str, b: &str| a == b || !general(a) && !general(b) && language.synonyms.share_a_sense(a, b);
    let clause = clause_of_event(other, event);
    let named: Vec<&str> = other.stems[clause].iter().map(String::as_str).filter(|s| other.content.contains(*s)).collect();
    said.content_in(agent).iter().any(|word| named.iter().any(|w| alike(w, word)))
}

/// The tokens of the clause of an event, or of the phrase if it is a noun; without a parse, the whole statement.
fn clause_of_event(said: &Said<'_>, event: Span) -> std::ops::Range<usize> {
    let tree = &said.statement.tree;
    let at = said.tokens_in(event);
    let top = || at.clone().find(|i| tree.head(*i).is_none_or(|head| !at.contains(&head)));
    let stated = at.clone().find(|i| tree.is_verb(*i)).or_else(top).filter(|_| tree.node(0).is_some());
    stated.map_or(0..said.stems.len(), |stated| tree.reach(stated))
}

/// The noun of an event with its patient, if no agent follows: "the fatal shooting of a boy"; and the patient.
fn event_noun(pair: &Pair<'_>, other: &Said<'_>, lemma: &str) -> Option<(Span, Option<Span>)> {
    const REACH: usize = 4;
    let (tokens, tree) = (&other.statement.tokens, &other.statement.tree);
    let at = (0..tokens.len()).find(|i| pair.reading.language.wording.event_of(&tokens[*i].norm) == Some(lemma))?;
    let of = tokens.get(at + 1).is_some_and(|t| t.is(OF));
    let stated = if tree.node(at).is_some() { tree.reach(at).end } else { tokens.len() };
    let by = tokens[at..stated.max(at)].iter().any(|t| t.is(BY));
    let verb = other.actions().any(|(m, _)| m.span.overlaps(span_of(other, &(at..at + 1))));
    let whom = tree.child(at, &[Link::Preposition]).and_then(|of| tree.child(of, &[Link::PrepositionObject]));
    let end = whom.map_or((at + REACH).min(tokens.len()), |whom| whom + 1);
    let patient = whom.map(|whom| span_of(other, &tree.reach(whom)));
    (of && !by && !verb).then(|| (span_of(other, &(phrase_of(other, at).start..end)), patient))
}

fn same_patient(said: &Said<'_>, a: Option<Span>, other: &Said<'_>, b: Option<Span>) -> bool {
    a.zip(b).is_some_and(|(a, b)| !said.content_in(a).is_disjoint(&other.content_in(b)))
}

/// Agent, verb and patient if they are close together, otherwise the verb alone.
fn event_span(said: &Said<'_>, mention: &Mention, action: &Action) -> Span {
    const CLOSE: usize = 8;
    let parts = [action.agent, action.patient];
    parts.into_iter().flatten().fold(mention.span, |whole, part| {
        let cover = whole.cover(part);
        if said.statement.span.contains(cover) && said.tokens_in(cover).len() <= CLOSE { cover } else { whole }
    })
}

/// Least share of common words in what is said; for the same speaker and at least two words, a smaller one is enough.
const LEAST_SHARED: f64 = 0.5;
const LEAST_OF_SPEAKER: f64 = 0.25;

/// From this pairing probability on, one word in common is enough for the same speaker.
const SURELY_ONE_SAYING: f64 = 0.7;

/// One finding per pair of sayings whose verbs differ in commitment.
pub(crate) fn report_verbs(pair: &Pair<'_>, _word_use: &WordUse<'_>) -> Vec<Finding> {
    let speech = &pair.reading.language.speech;
    let shared = LazyCell::new(|| shared_predicates(pair));
    let mut out = Vec::new();
    for (left, a) in pair.left.speeches() {
        for (right, b) in pair.right.speeches() {
            let Some(cues) = a.cue.zip(b.cue).filter(|_| a.verb != b.verb) else { continue };
            let commitment = |verb: &str| speech.class_of(verb).filter(|_| speech.is_spoken(verb)).and_then(|class| class.commitment());
            let (first, second) = (commitment(&a.verb), commitment(&b.verb));
            let Some((first, second)) = first.zip(second).filter(|(x, y)| x != y) else { continue };
            let about = |(left, right): (Span, Span)| {
                shared.iter().any(|stated| holds_token(pair.left, left, stated.left) && holds_token(pair.right, right, stated.right))
            };
            // Between different speakers, common words alone do not make it one saying.
            let same = same_speaker(pair, a, b);
            if same_saying(pair, (left.span, right.span), same) && (same || about((left.span, right.span))) {
                let sides = [(pair.left.words(cues.0), first), (pair.right.words(cues.1), second)];
                let stated: Vec<String> = sides.iter().filter_map(|(cue, c)| Some(format!("“{cue}” {}", commitment_word(*c)?))).collect();
                let why = stated.join(", ");
                out.push(wording_finding(pair, DifferenceKind::ReportVerb, cues, &why));
            }
        }
    }
    out
}

/// True if a token is in a span.
fn holds_token(said: &Said<'_>, span: Span, at: usize) -> bool {
    said.tokens_in(span).contains(&at)
}

fn same_saying(pair: &Pair<'_>, (left, right): (Span, Span), same_speaker: bool) -> bool {
    let (a, b) = (pair.left.content_in(left), pair.right.content_in(right));
    let (shared, least) = (a.intersection(&b).count(), a.len().min(b.len()) as f64);
    let enough = if pair.paired >= SURELY_ONE_SAYING { 1 } else { 2 };
    shared as f64 >= LEAST_SHARED * least && shared > 0 || same_speaker && shared >= enough && shared as f64 >= LEAST_OF_SPEAKER * least
}

fn same_speaker(pair: &Pair<'_>, a: &Attribution, b: &Attribution) -> bool {
    let named = a.speaker.is_some() && a.speaker == b.speaker;
    let words = |said: &Said<'_>, source: Option<Span>| -> BTreeSet<String> {
        let at = source.filter(|s| said.statement.span.contains(*s)).map(|s| said.tokens_in(s)).unwrap_or_default();
        said.stems[at].iter().filter(|s| said.content.contains(*s)).cloned().collect()
    };
    named || !words(pair.left, a.source).is_disjoint(&words(pair.right, b.source))
}

/// What a verb says about the saying, beyond that it was said.
fn commitment_word(commitment: Commitment) -> Option<&'static str> {
    match commitment {
        Commitment::Neutral => None,
        Commitment::Doubting => Some("does not vouch for it"),
        Commitment::Conceding => Some("makes it an admission"),
        Commitment::Asserting => Some("takes it for true"),
        Commitment::Denying => Some("makes it a denial"),
        Commitment::Emotive => Some("adds a feeling"),
    }
}
