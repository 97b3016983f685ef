//! The `mentions` section: every mention has `statement`, `kind`, `span`, `text`, `voice`; the other keys depend on its kind.

use serde::Serialize;

use super::parts::VoiceOut;
use crate::model::{
    Account, Action, Attribution, Basis, Bound, Certainty, Change, Comparison, Content, DateMention, DateRole, EntityKind, Mention, Name,
    NameForm, Quantity, Reality, Scope, Span, SpeechForm, Statement, TimeClass, Voice, Wording, WordingClass,
};

#[derive(Serialize)]
pub(super) struct MentionOut<'a> {
    statement: &'a str,
    kind: &'static str,
    span: Span,
    text: &'a str,
    #[serde(flatten)]
    content: ContentOut<'a>,
    #[serde(flatten)]
    voice: Option<VoiceOut<'a>>,
}

impl<'a> MentionOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, statement: &'a Statement, mention: &'a Mention) -> Self {
        let account = comparison.account(statement.account);
        let (kind, content) = content(comparison, account, statement, mention);
        // Speech has its own speaker; a voice around it would give the keys twice.
        let voice = if matches!(mention.content, Content::Speech(_)) { None } else { Some(VoiceOut::new(account, &mention.voice)) };
        MentionOut { statement: &statement.label, kind, span: mention.span, text: mention.span.text(&account.text), content, voice }
    }
}

/// The keys that depend on the kind.
#[derive(Serialize)]
#[serde(untagged)]
enum ContentOut<'a> {
    Date {
        value: String,
        timex: &'a str,
        class: &'static str,
        role: &'static str,
        basis: &'static str,
    },
    Quantity(Box<QuantityOut<'a>>),
    Name {
        value: Option<&'a str>,
        entity: Option<String>,
        #[serde(rename = "entity_kind")]
        kind: EntityKind,
        form: &'static str,
        refers_to: Option<&'a str>,
    },
    Speech {
        form: &'static str,
        speaker: Option<String>,
        speaker_text: Option<&'a str>,
        cue: Option<&'a str>,
        verb: &'a str,
    },
    Certainty {
        value: &'static str,
        scope: Span,
    },
    Negation {
        scope: Span,
    },
    Action {
        value: &'a str,
        actor: Option<&'a str>,
        target: Option<&'a str>,
        passive: bool,
        negated: bool,
    },
    Wording {
        value: &'a str,
        class: &'static str,
        neutral: Option<&'a str>,
        domain: &'a str,
    },
}

/// A quantity: numbers as text, since they are exact decimals.
#[derive(Serialize)]
struct QuantityOut<'a> {
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    bound: &'static str,
    unit: Option<&'a str>,
    of: Option<&'a str>,
    of_text: Option<&'a str>,
    modifiers: &'a [String],
    role: Option<&'a str>,
    change: Option<&'static str>,
    scope: Option<&'static str>,
    ordinal: bool,
}

fn content<'a>(
    comparison: &'a Comparison,
    account: &'a Account,
    statement: &'a Statement,
    mention: &'a Mention,
) -> (&'static str, ContentOut<'a>) {
    let words = |span: Option<Span>| span.map(|s| s.text(&account.text));
    match &mention.content {
        Content::Date(date) => ("date", date_out(date)),
        Content::Quantity(quantity) => ("quantity", ContentOut::Quantity(Box::new(quantity_out(account, quantity)))),
        Content::Name(name) => ("name", name_out(comparison, account, name)),
        Content::Speech(speech) => speech_out(account, statement, mention, speech),
        Content::Certainty(Certainty { reality, scope }) => {
            ("certainty", ContentOut::Certainty { value: reality_word(*reality), scope: *scope })
        }
        Content::Negation { scope } => ("negation", ContentOut::Negation { scope: *scope }),
        Content::Action(Action { lemma, actor, target, passive, negated }) => {
            let (actor, target) = (words(*actor), words(*target));
            ("action", ContentOut::Action { value: lemma, actor, target, passive: *passive, negated: *negated })
        }
        Content::Wording(Wording { class, term, neutral, domain }) => {
            ("wording", ContentOut::Wording { value: term, class: class_word(*class), neutral: neutral.as_deref(), domain })
        }
    }
}

fn date_out(date: &DateMention) -> ContentOut<'_> {
    ContentOut::Date {
        value: date.when.as_ref().map_or_else(|| date.timex.clone(), |w| w.edtf()),
        timex: &date.timex,
        class: match date.class {
            TimeClass::Date => "date",
            TimeClass::Time => "time",
            TimeClass::Duration => "duration",
            TimeClass::Set => "set",
        },
        role: match date.role {
            DateRole::Event => "event",
            DateRole::Speech => "speech",
            DateRole::Reference => "reference",
        },
        basis: match date.basis {
            Basis::Absolute => "absolute",
            Basis::Published => "published",
            Basis::Context => "context",
        },
    }
}

fn quantity_out<'a>(account: &'a Account, quantity: &'a Quantity) -> QuantityOut<'a> {
    let text = |number: &Option<rust_decimal::Decimal>| number.as_ref().map(|n| n.normalize().to_string());
    QuantityOut {
        value: text(&quantity.value),
        low: text(&quantity.low),
        high: text(&quantity.high),
        bound: bound_word(quantity.bound),
        unit: quantity.unit.as_deref(),
        of: quantity.of.as_deref(),
        of_text: quantity.of_span.map(|s| s.text(&account.text)),
        modifiers: &quantity.modifiers,
        role: quantity.role.as_deref(),
        change: quantity.change.map(|c| match c {
            Change::UpBy => "up-by",
            Change::DownBy => "down-by",
            Change::UpTo => "up-to",
            Change::DownTo => "down-to",
        }),
        scope: quantity.scope.map(|s| match s {
            Scope::Rate => "rate",
            Scope::Part => "part",
            Scope::Total => "total",
            Scope::Additional => "additional",
        }),
        ordinal: quantity.ordinal,
    }
}

fn bound_word(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::Nearly => "nearly",
        Bound::AtLeast => "at-least",
        Bound::MoreThan => "more-than",
        Bound::AtMost => "at-most",
        Bound::LessThan => "less-than",
        Bound::Range => "range",
        Bound::Vague => "vague",
    }
}

fn name_out<'a>(comparison: &'a Comparison, account: &'a Account, name: &'a Name) -> ContentOut<'a> {
    ContentOut::Name {
        value: name.entity.map(|id| comparison.entities[id.0].name.as_str()),
        entity: name.entity.map(|id| id.to_string()),
        kind: name.kind,
        form: match name.form {
            NameForm::Proper => "proper",
            NameForm::Nominal => "nominal",
            NameForm::Pronoun => "pronoun",
            NameForm::Adjective => "adjective",
        },
        refers_to: name.refers_to.map(|s| s.text(&account.text)),
    }
}

/// Direct and mixed speech is a `quote`, indirect speech an `attribution`. A quotation that runs over several statements has its speaker
/// named in another one; a saying inside a saying keeps its own.
fn speech_out<'a>(
    account: &'a Account,
    statement: &Statement,
    mention: &Mention,
    speech: &'a Attribution,
) -> (&'static str, ContentOut<'a>) {
    let (kind, form) = match speech.form {
        SpeechForm::Direct => ("quote", "direct"),
        SpeechForm::Mixed => ("quote", "mixed"),
        SpeechForm::Indirect => ("attribution", "indirect"),
    };
    let (around, around_speaker) = match &mention.voice {
        Voice::Own => (None, None),
        Voice::Quoted { source, speaker } => (*source, *speaker),
    };
    let source = speech.source.or(around).or(statement.speaker);
    let content = ContentOut::Speech {
        form,
        speaker: speech.speaker.or(around_speaker).map(|e| e.to_string()),
        speaker_text: source.map(|s| s.text(&account.text)),
        cue: speech.cue.map(|s| s.text(&account.text)),
        verb: &speech.verb,
    };
    (kind, content)
}

fn reality_word(reality: Reality) -> &'static str {
    match reality {
        Reality::Confirmed => "confirmed",
        Reality::Probable => "probable",
        Reality::Possible => "possible",
        Reality::Alleged => "alleged",
        Reality::Planned => "planned",
        Reality::Conditional => "conditional",
        Reality::Unknown => "unknown",
    }
}

fn class_word(class: WordingClass) -> &'static str {
    match class {
        WordingClass::Loaded => "loaded",
        WordingClass::Intensity => "intensity",
        WordingClass::Distancing => "distancing",
    }
}
