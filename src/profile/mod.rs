//! How each account tells: whose words it quotes and how much of them, with which report verbs, which words take sides, strengthen or hedge, in
//! its own voice and in others', and what it calls those it tells of. All of it is read off the statements of an account, whether others share
//! their claims or not; nothing here says which telling is right.

mod charged;
mod quotations;
mod references;
mod totals;
mod words;

use crate::model::{AccountId, Comparison, EntityId, NameForm, Span, SpeechForm, StatementId, Voice};
use crate::select::View;
use charged::{charged_words, choice_language, word_choices};
use quotations::quotations;
use references::references;
use words::count_words;

pub use crate::language::speech::SpeechClass;
pub use references::actors;
pub use totals::{By, Share, Summary, Totals, counted_as, summaries, total};

/// How one account tells. Everything in it is in order of position.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Which.
    pub account: AccountId,
    /// Words of its statements, headline included.
    pub words: usize,
    /// Each saying that it reports, quoted or in its own words.
    pub quotations: Vec<Quotation>,
    /// Each time that it names or describes an entity.
    pub references: Vec<Reference>,
    /// Each word that takes sides, strengthens, keeps at a distance or hedges.
    pub charged: Vec<Charged>,
}

/// A saying that an account reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// The statement that it begins in.
    pub statement: StatementId,
    /// What was said, piece by piece, each with its statement: a saying may run over several, and may be cut by its cue.
    pub pieces: Vec<(StatementId, Span)>,
    /// The words that name who said it.
    pub source: Option<Span>,
    /// The entity that the source names or belongs to: of "Turkish officials" it is Turkey.
    pub speaker: Option<EntityId>,
    /// What kind of source it is.
    pub named: Named,
    /// Who, as it is counted: the entity's name for a named source, else the words of the source without its article; empty where none is named.
    pub who: String,
    /// Lemma of the report verb or noun, or the words that tell of the saying, as "according to"; empty where there are none.
    pub verb: String,
    /// What that verb makes of what it reports; `None` for what is no verb of the list.
    pub class: Option<SpeechClass>,
    /// Quoted, partly quoted, or in the account's own words.
    pub form: SpeechForm,
    /// Words of what was said.
    pub words: usize,
    /// How many of them are in quotation marks.
    pub marked: usize,
    /// Is it part of another saying, "he said that officials had claimed …"? Then its words are counted as the other's.
    pub inside: bool,
}

/// What kind of source a saying has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A name, or a pronoun or a description that stands for one: "Roe", "the prime minister".
    Name,
    /// A body, document or measurement without a name: "police", "the report".
    Body,
    /// People without a name: "officials", "a source close to the talks", "one resident".
    People,
    /// Nobody is named: "it was said that".
    Nobody,
    /// Somebody whom the program did not find out: a pronoun, or a quotation without a cue.
    Open,
}

/// A time that an account names or describes an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Where.
    pub statement: StatementId,
    /// Whom or what.
    pub entity: EntityId,
    /// The words used, with title and with the noun that a name describes: "Prime Minister Jan Roe", "Turkish troops".
    pub span: Span,
    /// The name alone.
    pub name: Span,
    /// Name, description, pronoun or an adjective made from a name.
    pub form: NameForm,
    /// Words that describe it there.
    pub attached: Vec<Attached>,
    /// Who is talking.
    pub voice: Voice,
    /// Is it in quotation marks?
    pub marked: bool,
}

/// Words that describe somebody beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The words.
    pub span: Span,
    /// How they are attached.
    pub how: Attachment,
    /// Are they denied: "is no liar"?
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

/// A word that takes sides, strengthens, keeps at a distance or hedges.
#[derive(Clone, Debug, PartialEq)]
pub struct Charged {
    /// Where.
    pub statement: StatementId,
    /// The word or words.
    pub span: Span,
    /// What it does.
    pub class: Charge,
    /// Entry of the lexicon; for a hedge its words in lower case.
    pub term: String,
    /// The neutral counterpart, where the lexicon has one.
    pub neutral: Option<String>,
    /// For a contested word: the word that other accounts of the event have most for it, and where first.
    pub against: Option<(StatementId, String)>,
    /// Who is talking.
    pub voice: Voice,
    /// Is it in quotation marks?
    pub marked: bool,
}

/// What a charged word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Charge {
    /// Takes a side or judges: "liberated", "regime".
    Side,
    /// One of several words for one thing that each take a side, where another account of the event has another: "ceded" beside "handed over".
    Contested,
    /// Strengthens or weakens: "massive", "mere".
    Degree,
    /// Keeps at a distance: "so-called", scare quotes.
    Distance,
    /// Leaves open whether it is so: "may", "allegedly", "apparently".
    Hedge,
}

impl Charge {
    /// In the order in which they are shown.
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

    /// Is it a source that a reader cannot check: people without a name, or nobody?
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

/// The profiles of all accounts, in their order. If a view asks for entities, only references to these are in it; all else is whole.
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
        let quoted = words::Marked::of(comparison, &quotations);
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
