//! Profiles of the accounts: whom each one quotes and at what length, with which reporting verbs; which words take sides, intensify or hedge, in its
//! own voice and in others'; and what it calls the people and bodies it reports on. A profile is read from all statements of an account, whether or
//! not other accounts share their claims. It does not judge which account is right.

mod charged;
mod quotations;
mod quoted_words;
mod references;
mod totals;

use crate::model::{AccountId, Comparison, EntityId, NameForm, Span, SpeechForm, StatementId, Voice};
use crate::select::View;
use charged::{charged_words, choice_language, word_choices};
use quotations::quotations;
use quoted_words::count_words;
use references::references;

pub use crate::language::speech::SpeechClass;
pub use references::actors;
pub use totals::{By, Share, Summary, Totals, counted_as, summaries, total};

/// The profile of one account. All lists are in order of position.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The account.
    pub account: AccountId,
    /// Number of words in its statements, headline included.
    pub words: usize,
    /// Its quotations and reported speech.
    pub quotations: Vec<Quotation>,
    /// Its references to entities, by name or description.
    pub references: Vec<Reference>,
    /// Its words that take sides, intensify, distance or hedge.
    pub charged: Vec<Charged>,
}

/// A quotation or a piece of reported speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// The statement that it begins in.
    pub statement: StatementId,
    /// The words of the speech, piece by piece, each with its statement: speech may run over several statements and be interrupted by its cue.
    pub pieces: Vec<(StatementId, Span)>,
    /// The words that name the speaker.
    pub source: Option<Span>,
    /// The entity that the source names or belongs to: for "Turkish officials" it is Turkey.
    pub speaker: Option<EntityId>,
    /// The kind of source.
    pub named: Named,
    /// The name under which the speaker is counted: for a named source the entity's name, else the words of the source without its article; empty if
    /// there is no source.
    pub who: String,
    /// Lemma of the reporting verb or noun, or the words that introduce the speech, such as "according to"; empty if there are none.
    pub verb: String,
    /// Class of the reporting verb; `None` if the list of verbs does not have it.
    pub class: Option<SpeechClass>,
    /// Quoted, partly quoted, or in the account's own words.
    pub form: SpeechForm,
    /// Number of words of the speech.
    pub words: usize,
    /// Number of these words in quotation marks.
    pub marked: usize,
    /// True if it is inside other speech, "he said that officials had claimed …"; its words then count for the outer speech only.
    pub inside: bool,
}

/// The kind of source of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A name, or a pronoun or a description that refers to one: "Roe", "the prime minister".
    Name,
    /// A body, document or measurement without a name: "police", "the report".
    Body,
    /// People without a name: "officials", "a source close to the talks", "one resident".
    People,
    /// No source is given: "it was said that".
    Nobody,
    /// A source that was not resolved: a pronoun, or a quotation without a cue.
    Open,
}

/// One reference of an account to an entity, by name or description.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Its statement.
    pub statement: StatementId,
    /// The entity.
    pub entity: EntityId,
    /// The words used, with title and with the noun that a name modifies: "Prime Minister Jan Roe", "Turkish troops".
    pub span: Span,
    /// The name alone.
    pub name: Span,
    /// Name, description, pronoun or an adjective derived from a name.
    pub form: NameForm,
    /// The descriptions attached to it there.
    pub attached: Vec<Attached>,
    /// Whose voice it is in.
    pub voice: Voice,
    /// True if it is in quotation marks.
    pub marked: bool,
}

/// Words that describe an entity beside its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The words.
    pub span: Span,
    /// How they are attached.
    pub how: Attachment,
    /// True if they are denied: "is no liar".
    pub denied: bool,
}

/// How a description is attached to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attachment {
    /// "the embattled Roe"
    Adjective,
    /// "Roe, a former spy,"
    Apposition,
    /// "Roe is a liar", "called Roe a liar"
    Predicate,
}

/// A word that takes sides, intensifies, distances or hedges.
#[derive(Clone, Debug, PartialEq)]
pub struct Charged {
    /// Its statement.
    pub statement: StatementId,
    /// The word or words.
    pub span: Span,
    /// Its class.
    pub class: Charge,
    /// The lexicon entry; for a hedge, its words in lower case.
    pub term: String,
    /// The neutral counterpart, if the lexicon has one.
    pub neutral: Option<String>,
    /// For a contested word: the word that other accounts of the event use most instead, and the first statement with it.
    pub against: Option<(StatementId, String)>,
    /// Whose voice it is in.
    pub voice: Voice,
    /// True if it is in quotation marks.
    pub marked: bool,
}

/// The class of a charged word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Charge {
    /// Takes a side or judges: "liberated", "regime".
    Side,
    /// One of several words for one thing that each take a side, where another account of the event uses another: "ceded" beside "handed over".
    Contested,
    /// Intensifies or weakens: "massive", "mere".
    Degree,
    /// Distances: "so-called", scare quotes.
    Distance,
    /// Leaves open whether something is true: "may", "allegedly", "apparently".
    Hedge,
}

impl Charge {
    /// All classes, in the order in which they are shown.
    pub const ALL: [Charge; 5] = [Charge::Side, Charge::Contested, Charge::Degree, Charge::Distance, Charge::Hedge];

    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Charge::Side => "takes sides",
            Charge::Contested => "contested",
            Charge::Degree => "stronger or weaker",
            Charge::Distance => "keeps at a distance",
            Charge::Hedge => "hedges",
        }
    }
}

impl Named {
    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Named::Name => "named",
            Named::Body => "body without a name",
            Named::People => "people without a name",
            Named::Nobody => "nobody told",
            Named::Open => "not found out",
        }
    }

    /// True if readers cannot check the source: people without a name, or nobody.
    pub fn unnamed(self) -> bool {
        match self {
            Named::Name | Named::Body | Named::Open => false,
            Named::People | Named::Nobody => true,
        }
    }
}

impl Attachment {
    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Attachment::Adjective => "adjective",
            Attachment::Apposition => "apposition",
            Attachment::Predicate => "predicate",
        }
    }
}

/// The profiles of all accounts, in their order. If the view asks for entities, only references to these are included; everything else is complete.
pub fn profiles(comparison: &Comparison, view: &View) -> Vec<Profile> {
    let language = choice_language(comparison);
    let language = language.as_ref().map_or(crate::language::Language::english(), |own| own);
    let choices = word_choices(comparison, language);
    let mut own: Vec<Vec<StatementId>> = vec![Vec::new(); comparison.accounts.len()];
    for (at, statement) in comparison.statements.iter().enumerate() {
        own[statement.account.0].push(StatementId(at));
    }
    let profile = |(account, statements): (usize, &Vec<StatementId>)| {
        let quotations = quotations(comparison, statements, language);
        let quoted = quoted_words::Marked::of(comparison, &quotations);
        let mut references = references(comparison, statements, &quoted, language);
        references.retain(|r| view.entities.is_empty() || view.entities.contains(&r.entity));
        Profile {
            account: AccountId(account),
            words: statements.iter().map(|id| count_words(comparison.words(*id))).sum(),
            charged: charged_words(comparison, statements, &choices, &quoted),
            quotations,
            references,
        }
    };
    own.iter().enumerate().map(profile).collect()
}
