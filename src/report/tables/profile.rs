//! The tables of how accounts report. profile: a row for each account and measure. quotes: a row for each quotation. words: a row for each word that
//! takes sides, intensifies, distances or hedges. names: a row for each reference to an entity.

use super::cell::Cell;
use super::{Column, Run, Table, id, number, text};
use crate::model::{NameForm, SpeechForm};
use crate::profile::{self, Attached, Charge, Charged, Profile, Quotation, Reference, Totals};

/// The table of measures.
pub(super) const PROFILE: Table = Table {
    name: "profile",
    meaning: "A row for each account and measure: how much of it is quoted, and how many words take sides, strengthen or hedge, in its own \
              voice and in what it reports.",
    columns: &PROFILE_COLUMNS,
    per_account: false,
    rows: profile_rows,
};

const PROFILE_COLUMNS: [Column; 8] = [
    text("account", 16, "the account"),
    text("outlet", 24, "who published it"),
    text("event", 9, "its event"),
    text(
        "measure",
        30,
        "`words`; `words in quotation marks`, `words reported without marks`, `words of sources without a name`; `sayings`, `sayings of \
         sources without a name`; and the classes of the table of words",
    ),
    text("voice", 10, "for a class of words: `own voice`, or `quoted`, in what somebody is reported to say"),
    number("number", 8, "how many"),
    number("words", 8, "of how many words of the account"),
    number("per_1000", 10, "the number per 1,000 words"),
];

fn profile_rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    run.profiles().iter().flat_map(|profile| of_account(run, profile)).collect()
}

fn of_account(run: &Run<'_>, own: &Profile) -> Vec<Vec<Cell>> {
    let totals = profile::total(own);
    let Totals { words, marked, reported, sayings, unnamed, unnamed_words, .. } = totals;
    let mut measures = vec![
        ("words", "", words),
        ("words in quotation marks", "", marked),
        ("words reported without marks", "", reported),
        ("words of sources without a name", "", unnamed_words),
        ("sayings", "", sayings),
        ("sayings of sources without a name", "", unnamed),
    ];
    for class in Charge::ALL {
        let (in_own_voice, in_others) = totals.of(class);
        measures.extend([(class.word(), super::OWN_VOICE, in_own_voice), (class.word(), super::QUOTED, in_others)]);
    }
    let row = |(measure, voice, count): (&str, &str, usize)| {
        let mut row = run.who(own.account).to_vec();
        row.extend([run.event(own.account), Cell::text(measure), Cell::text(voice), Cell::Count(count), Cell::Count(words)]);
        row.push(Cell::Share(totals.rate(count)));
        row
    };
    measures.into_iter().map(row).collect()
}

/// The table of quotations.
pub(super) const QUOTES: Table = Table {
    name: "quotes",
    meaning: "A row for each saying that an account reports: who is quoted, with which verb, and how much of it in their words.",
    columns: &QUOTE_COLUMNS,
    per_account: false,
    rows: quote_rows,
};

const QUOTE_COLUMNS: [Column; 15] = [
    text("account", 16, "the account"),
    text("outlet", 24, "who published it"),
    text("event", 9, "its event"),
    id("statement", 14, "where the saying begins"),
    text("speaker", 26, "who is reported to have said it, under one name if a name is known; empty if no source is given"),
    text("speaker_kind", 18, "`named`, `body without a name`, `people without a name`, `nobody told`, `not found out`"),
    text("entity", 22, "whom or what the source names or belongs to: for “Turkish officials”, Turkey"),
    text("source_words", 26, "the words that name who said it"),
    text("verb", 14, "the report verb or noun, or the words that report the saying"),
    text("verb_class", 12, "the attitude that the verb expresses; empty for words that are not in the list"),
    text("form", 10, "`direct` (in quotation marks), `mixed`, `indirect` (in the account's own words)"),
    text("words", 70, "what was said; pieces are separated by …"),
    number("word_count", 8, "how many words that is"),
    number("marked_words", 8, "how many of them are in quotation marks"),
    text("inside", 8, "`yes` if it is part of another saying, whose words include these: leave it out of sums of words"),
];

fn quote_rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    run.profiles().iter().flat_map(|profile| &profile.quotations).map(|quotation| quote_row(run, quotation)).collect()
}

fn quote_row(run: &Run<'_>, own: &Quotation) -> Vec<Cell> {
    let comparison = run.comparison;
    let account = comparison.statement(own.statement).account;
    let whole = &comparison.account(account).text;
    let said: Vec<&str> = own.pieces.iter().map(|(_, span)| span.text(whole)).collect();
    let mut row = run.who(account).to_vec();
    row.extend([run.event(account), Cell::Statement(own.statement), Cell::text(&own.who), Cell::text(own.named.word())]);
    row.push(Cell::text(own.speaker.map_or("", |id| &comparison.entities[id.0].name)));
    row.push(Cell::text(own.source.map_or("", |span| span.text(whole))));
    row.extend([Cell::text(&own.verb), Cell::text(own.class.map_or("", |class| class.word())), Cell::text(speech_form(own.form))]);
    row.push(Cell::text(&super::one_line(&said.join(" … "))));
    row.extend([Cell::Count(own.words), Cell::Count(own.marked), Cell::yes(own.inside)]);
    row
}

/// The word for a form of speech.
pub(super) fn speech_form(form: SpeechForm) -> &'static str {
    match form {
        SpeechForm::Direct => "direct",
        SpeechForm::Mixed => "mixed",
        SpeechForm::Indirect => "indirect",
    }
}

/// The table of charged words.
pub(super) const WORDS: Table = Table {
    name: "words",
    meaning: "A row for each word of an account that takes sides, strengthens or weakens, keeps at a distance or hedges, with its sentence.",
    columns: &WORD_COLUMNS,
    per_account: false,
    rows: word_rows,
};

const WORD_COLUMNS: [Column; 14] = [
    text("account", 16, "the account"),
    text("outlet", 24, "who published it"),
    text("event", 9, "its event"),
    id("statement", 14, "the statement"),
    text(
        "class",
        20,
        "`takes sides`, `contested` (other accounts have another word for the same), `stronger or weaker`, `keeps at a distance`, `hedges`",
    ),
    text("words", 22, "the word or words, as written"),
    text("term", 20, "their entry in the list of words, for counting"),
    text("neutral", 20, "the plain word for it, if the list has one"),
    text("against", 20, "for a contested word: the word that other accounts use most for the same"),
    id("against_statement", 14, "where that word is used first"),
    text("voice", 10, "`own voice`, or `quoted`: it is in what somebody is reported to say"),
    text("speaker", 22, "who that is"),
    text("in_marks", 8, "`yes` if it is in quotation marks"),
    text("sentence", 90, "the whole statement"),
];

fn word_rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    run.profiles().iter().flat_map(|profile| &profile.charged).map(|charged| word_row(run, charged)).collect()
}

fn word_row(run: &Run<'_>, own: &Charged) -> Vec<Cell> {
    let comparison = run.comparison;
    let account = comparison.statement(own.statement).account;
    let whole = &comparison.account(account).text;
    let mut row = run.who(account).to_vec();
    row.extend([run.event(account), Cell::Statement(own.statement), Cell::text(own.class.word())]);
    row.extend([Cell::text(&super::one_line(own.span.text(whole))), Cell::text(&own.term)]);
    row.push(Cell::text(own.neutral.as_deref().unwrap_or("")));
    row.push(Cell::text(own.against.as_ref().map_or("", |(_, word)| word)));
    row.push(Cell::statement(own.against.as_ref().map(|(id, _)| *id)));
    row.extend(run.voice(account, &own.voice));
    row.extend([Cell::yes(own.marked), Cell::text(&super::one_line(comparison.words(own.statement)))]);
    row
}

/// The table of references.
pub(super) const NAMES: Table = Table {
    name: "names",
    meaning: "A row for each time that an account names or describes somebody or something. If several words describe them there, a row \
              for each of these, with the same number in `reference`.",
    columns: &NAME_COLUMNS,
    per_account: false,
    rows: name_rows,
};

const NAME_COLUMNS: [Column; 15] = [
    text("account", 16, "the account"),
    text("outlet", 24, "who published it"),
    text("event", 9, "its event"),
    number("reference", 9, "its number, over all accounts: to count references, count each number once"),
    id("statement", 14, "the statement"),
    text("entity", 26, "whom or what, under one name for all accounts"),
    text("entity_kind", 13, "`person`, `organisation`, `place`, `group`, `event`, `product`, `other`"),
    text("words", 34, "the words used, with title and with the noun that a name describes"),
    text("form", 11, "`name`, `description`, `pronoun`, or `adjective` made from a name"),
    text("attached", 30, "words that describe them there"),
    text("attached_as", 12, "`adjective`, `apposition` or `predicate`"),
    text("denied", 8, "`yes` if that is denied: “is no liar”"),
    text("voice", 10, "`own voice`, or `quoted`: it is in what somebody is reported to say"),
    text("speaker", 22, "who that is"),
    text("in_marks", 8, "`yes` if it is in quotation marks"),
];

fn name_rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let all = run.profiles().iter().flat_map(|profile| &profile.references).enumerate();
    all.flat_map(|(at, reference)| of_reference(run, at + 1, reference)).collect()
}

fn of_reference(run: &Run<'_>, number: usize, own: &Reference) -> Vec<Vec<Cell>> {
    if own.attached.is_empty() {
        return vec![name_row(run, number, own, None)];
    }
    own.attached.iter().map(|attached| name_row(run, number, own, Some(attached))).collect()
}

fn name_row(run: &Run<'_>, number: usize, own: &Reference, attached: Option<&Attached>) -> Vec<Cell> {
    let comparison = run.comparison;
    let account = comparison.statement(own.statement).account;
    let whole = &comparison.account(account).text;
    let entity = &comparison.entities[own.entity.0];
    let mut row = run.who(account).to_vec();
    row.extend([run.event(account), Cell::Count(number), Cell::Statement(own.statement)]);
    row.extend([Cell::text(&entity.name), Cell::text(entity.kind.word()), Cell::text(&super::one_line(own.span.text(whole)))]);
    row.push(Cell::text(name_form(own.form)));
    row.push(Cell::text(&attached.map_or_else(String::new, |attached| super::one_line(attached.span.text(whole)))));
    row.push(Cell::text(attached.map_or("", |attached| attached.how.word())));
    row.push(attached.map_or(Cell::Empty, |attached| Cell::yes(attached.denied)));
    row.extend(run.voice(account, &own.voice));
    row.push(Cell::yes(own.marked));
    row
}

fn name_form(form: NameForm) -> &'static str {
    match form {
        NameForm::Proper => "name",
        NameForm::Nominal => "description",
        NameForm::Pronoun => "pronoun",
        NameForm::Adjective => "adjective",
    }
}
