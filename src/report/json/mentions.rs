//! Statements and their mentions, as they are in the JSON.

use serde::Serialize;

use super::document_parts::VoiceOut;
use crate::model::{
    Account, Action, Attribution, Basis, Bound, Certainty, Change, Comparison, Content, DateMention, DateRole, EntityId, EntityKind,
    Mention, Name, NameForm, Place, Quantity, Reality, Reply, Scope, Span, SpeechForm, Statement, StatementKind, TimeClass, Voice, Wording,
    WordingClass,
};
use crate::select::event_date;

/// A sentence, headline, list item or quoted sentence.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Statement"))]
pub(super) struct StatementOut<'a> {
    /// Account and line: `aa:5`, `aa:5.2`.
    id: &'a str,
    /// Id of the account.
    account: &'a str,
    /// Line of its first character, from 1.
    line: usize,
    /// Its place in a file without lines: `p3.2` (page and paragraph), `¶12`, `00:14:05`.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// Byte offsets into the account's text.
    #[cfg_attr(test, schemars(with = "[usize; 2]"))]
    span: Span,
    /// The words.
    text: &'a str,
    /// The kind of statement.
    kind: StatementKind,
    /// When the event that it reports happened, EDTF.
    date: Option<String>,
    /// Ids of the entities that it names.
    entities: Vec<String>,
    /// In a conversation printed by turns, the speaker as the label names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    /// In such a conversation, whether it is a question: a question asserts nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    asks: Option<bool>,
    /// In such a conversation, the id of the question that it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<&'a str>,
    /// In such a conversation, how it answers that question; `own` if it asserts something by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<Reply>,
}

impl<'a> StatementOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, statement: &'a Statement) -> Self {
        let account = comparison.account(statement.account);
        StatementOut {
            id: &statement.label,
            account: &account.label,
            line: statement.line,
            place: (!matches!(statement.place, Place::Line(_))).then(|| statement.place.to_string()),
            span: statement.span,
            text: statement.span.text(&account.text),
            kind: statement.kind,
            date: event_date(statement).map(|w| w.edtf()),
            entities: named(statement).iter().map(EntityId::to_string).collect(),
            speaker: statement.turn.map(|turn| turn.speaker(&account.text)),
            asks: statement.turn.map(|turn| turn.asks),
            answers: comparison.question_of(statement).map(|question| question.label.as_str()),
            reply: statement.turn.filter(|turn| turn.answers.is_some()).map(|turn| turn.reply),
        }
    }
}

/// The entities that a statement names, each once, in order.
fn named(statement: &Statement) -> Vec<EntityId> {
    let mut out = Vec::new();
    for mention in &statement.mentions {
        if let Content::Name(name) = &mention.content
            && let Some(id) = name.entity
            && !out.contains(&id)
        {
            out.push(id);
        }
    }
    out
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Mention"))]
/// A stretch of a statement that was understood.
pub(super) struct MentionOut<'a> {
    /// Id of the statement.
    statement: &'a str,
    /// Byte offsets into the account's text.
    #[cfg_attr(test, schemars(with = "[usize; 2]"))]
    span: Span,
    /// The words.
    text: &'a str,
    #[serde(flatten)]
    content: ContentOut<'a>,
    #[serde(flatten)]
    voice: Option<VoiceOut<'a>>,
}

impl<'a> MentionOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, statement: &'a Statement, mention: &'a Mention) -> Self {
        let account = comparison.account(statement.account);
        let content = content(comparison, account, statement, mention);
        // Speech has its own speaker; a voice around it would write the keys twice.
        let voice = if matches!(mention.content, Content::Speech(_)) { None } else { Some(VoiceOut::new(account, &mention.voice)) };
        MentionOut { statement: &statement.label, span: mention.span, text: mention.span.text(&account.text), content, voice }
    }
}

/// The kind, and the keys that depend on it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Content"))]
#[serde(tag = "kind", rename_all = "lowercase")]
enum ContentOut<'a> {
    /// A date, time or duration.
    Date {
        /// EDTF (ISO 8601-2) if it is resolved, else as `timex`.
        value: String,
        /// TIMEX3 value; empty if unresolved.
        timex: &'a str,
        /// Point, duration or recurrence.
        class: TimeClass,
        /// Role of the date.
        role: DateRole,
        /// What it was resolved from.
        basis: Basis,
    },
    /// A quantity.
    Quantity(Box<QuantityOut<'a>>),
    /// A name or a description of an entity.
    Name {
        /// The entity's name.
        value: Option<&'a str>,
        /// Id of the entity.
        entity: Option<String>,
        /// Kind of the entity.
        #[serde(rename = "entity_kind")]
        kind: EntityKind,
        /// Form of the name.
        form: NameForm,
        /// The fuller name in the same account that it refers to.
        refers_to: Option<&'a str>,
    },
    /// Speech, wholly or partly in quotation marks.
    Quote(SpeechOut<'a>),
    /// Reported speech without quotation marks.
    Attribution(SpeechOut<'a>),
    /// How certain the text is of something.
    Certainty {
        /// The degree of certainty.
        value: Reality,
        /// The words that it applies to.
        #[cfg_attr(test, schemars(with = "[usize; 2]"))]
        scope: Span,
    },
    /// A negation.
    Negation {
        /// The words that it denies.
        #[cfg_attr(test, schemars(with = "[usize; 2]"))]
        scope: Span,
    },
    /// Who did what to whom.
    Action {
        /// Lemma of the verb.
        value: &'a str,
        /// The words of the agent.
        actor: Option<&'a str>,
        /// The words of the patient.
        target: Option<&'a str>,
        /// True for the passive: "was shot by".
        passive: bool,
        /// True if it is negated: "did not", "never".
        negated: bool,
    },
    /// A word that judges, intensifies or distances.
    Wording {
        /// Entry of the lexicon.
        value: &'a str,
        /// Its class.
        class: WordingClass,
        /// The neutral counterpart.
        neutral: Option<&'a str>,
        /// Subject field of the lexicon.
        domain: &'a str,
    },
}

/// Quoted or reported speech. It has its own speaker, so no voice around it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Speech"))]
struct SpeechOut<'a> {
    /// Fully, partly or not in quotation marks.
    form: SpeechForm,
    /// Id of the entity that speaks.
    speaker: Option<String>,
    /// The words that name the speaker.
    speaker_text: Option<&'a str>,
    /// The words that introduce the speech.
    cue: Option<&'a str>,
    /// Lemma of the reporting verb; empty without a cue.
    verb: &'a str,
}

/// A quantity. Its numbers are text, since they are exact decimals.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Quantity"))]
struct QuantityOut<'a> {
    /// The stated number.
    value: Option<String>,
    /// Its lower bound.
    low: Option<String>,
    /// Its upper bound.
    high: Option<String>,
    /// How the words limit it.
    bound: Bound,
    /// The unit of measure.
    unit: Option<&'a str>,
    /// What is counted, as a lemma.
    of: Option<&'a str>,
    /// What is counted, as written.
    of_text: Option<&'a str>,
    /// Words that restrict what is counted.
    modifiers: &'a [String],
    /// What happened to what is counted.
    role: Option<&'a str>,
    /// A stated change.
    change: Option<Change>,
    /// What limits comparison with other quantities.
    scope: Option<Scope>,
    /// True for an ordinal: "the third".
    ordinal: bool,
}

fn content<'a>(comparison: &'a Comparison, account: &'a Account, statement: &'a Statement, mention: &'a Mention) -> ContentOut<'a> {
    let words = |span: Option<Span>| span.map(|s| s.text(&account.text));
    match &mention.content {
        Content::Date(date) => date_out(date),
        Content::Quantity(quantity) => ContentOut::Quantity(Box::new(quantity_out(account, quantity))),
        Content::Name(name) => name_out(comparison, account, name),
        Content::Speech(speech) => match speech.form {
            SpeechForm::Direct | SpeechForm::Mixed => ContentOut::Quote(speech_out(account, statement, mention, speech)),
            SpeechForm::Indirect => ContentOut::Attribution(speech_out(account, statement, mention, speech)),
        },
        Content::Certainty(Certainty { reality, scope }) => ContentOut::Certainty { value: *reality, scope: *scope },
        Content::Negation { scope } => ContentOut::Negation { scope: *scope },
        Content::Action(Action { lemma, agent, patient, passive, negated }) => {
            ContentOut::Action { value: lemma, actor: words(*agent), target: words(*patient), passive: *passive, negated: *negated }
        }
        Content::Wording(Wording { class, term, neutral, domain }) => {
            ContentOut::Wording { value: term, class: *class, neutral: neutral.as_deref(), domain }
        }
    }
}

fn date_out(date: &DateMention) -> ContentOut<'_> {
    ContentOut::Date {
        value: date.when.as_ref().map_or_else(|| date.timex.clone(), |w| w.edtf()),
        timex: &date.timex,
        class: date.class,
        role: date.role,
        basis: date.basis,
    }
}

fn quantity_out<'a>(account: &'a Account, quantity: &'a Quantity) -> QuantityOut<'a> {
    let text = |number: &Option<rust_decimal::Decimal>| number.as_ref().map(|n| n.normalize().to_string());
    QuantityOut {
        value: text(&quantity.value),
        low: text(&quantity.low),
        high: text(&quantity.high),
        bound: quantity.bound,
        unit: quantity.unit.as_deref(),
        of: quantity.of.as_deref(),
        of_text: quantity.of_span.map(|s| s.text(&account.text)),
        modifiers: &quantity.modifiers,
        role: quantity.role.as_deref(),
        change: quantity.change,
        scope: quantity.scope,
        ordinal: quantity.ordinal,
    }
}

fn name_out<'a>(comparison: &'a Comparison, account: &'a Account, name: &'a Name) -> ContentOut<'a> {
    ContentOut::Name {
        value: name.entity.map(|id| comparison.entities[id.0].name.as_str()),
        entity: name.entity.map(|id| id.to_string()),
        kind: name.kind,
        form: name.form,
        refers_to: name.refers_to.map(|s| s.text(&account.text)),
    }
}

/// A quotation over several statements has its speaker named in another statement; speech inside speech has its own speaker.
fn speech_out<'a>(account: &'a Account, statement: &Statement, mention: &Mention, speech: &'a Attribution) -> SpeechOut<'a> {
    let (around, around_speaker) = match &mention.voice {
        Voice::Own => (None, None),
        Voice::Quoted { source, speaker } => (*source, *speaker),
    };
    let source = speech.source.or(around).or(statement.speaker);
    SpeechOut {
        form: speech.form,
        speaker: speech.speaker.or(around_speaker).map(|e| e.to_string()),
        speaker_text: source.map(|s| s.text(&account.text)),
        cue: speech.cue.map(|s| s.text(&account.text)),
        verb: &speech.verb,
    }
}
