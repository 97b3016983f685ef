//! The question that accounts answer differently: "When was the truce signed?". The words are those of the side with the shortest plain
//! clause. If no side has one, the clause around the value is shown with "…" in its place.

mod amount;
mod clause;
mod side;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::model::tree::{Link, Part};
use crate::model::{Comparison, Content, DifferenceKind, EntityKind, NameForm, Reply, Side, TimeClass, Voice};
use crate::text::capitalised;
use clause::{ask_beside, ask_object, ask_subject, ask_whether, clause, clause_words, verbs, words_with_gaps};
use side::{Stated, ValuePhrase, value_phrase};

/// Most sides that are searched for a good clause.
const SIDES: usize = 24;

/// A question in the three forms that reports need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// "When was the truce signed?"
    pub asked: String,
    /// "when the truce was signed", for use inside a sentence.
    pub about: String,
    /// "The truce was signed", shown before the answers.
    pub stated: String,
}

/// The question that sides answer differently.
pub fn question(comparison: &Comparison, kind: DifferenceKind, sides: &[&Side]) -> Question {
    let sides = &sides[..sides.len().min(SIDES)];
    if let Some(question) = in_conversation(comparison, sides) {
        return question;
    }
    let stated: Vec<Stated<'_>> = sides.iter().filter_map(|side| Stated::of(comparison, side)).collect();
    if kind == DifferenceKind::Quote {
        return quote(comparison, sides, &stated);
    }
    let asked = stated.iter().filter_map(|side| ask(kind, side, &stated).filter(|(_, question)| is_grammatical(side, &question.asked)));
    // the first on a tie
    let best = asked.min_by_key(|(cost, _)| *cost);
    best.map(|(_, question)| question).unwrap_or_else(|| unasked(comparison, kind, sides, &stated))
}

/// True if every article is followed by a word that it can precede. "Of the has" has lost a noun.
fn is_grammatical(stated: &Stated<'_>, asked: &str) -> bool {
    let functions = &stated.language.functions;
    let words: Vec<String> = asked.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect();
    let cannot_follow_article = |word: &str| {
        functions.be.contains(word)
            || functions.have.contains(word)
            || functions.do_forms.contains(word)
            || functions.modals.contains(word)
            || functions.prepositions.contains(word)
    };
    let article = |word: &str| stated.language.questions.articles.contains(word);
    !words.windows(2).any(|two| article(&two[0]) && cannot_follow_article(&two[1])) && !words.last().is_some_and(|last| article(last))
}

/// The question that a person asked, word for word.
fn in_conversation(comparison: &Comparison, sides: &[&Side]) -> Option<Question> {
    let answers = sides.iter().filter_map(|side| side.statement).map(|id| comparison.statement(id)).filter(|s| s.reply() != Reply::Own);
    let asked = answers.filter_map(|statement| comparison.question_of(statement)).next()?;
    let text = &comparison.account(asked.account).text;
    let words = crate::text::one_line(asked.span.text(text));
    Some(Question { about: format!("the answer to “{words}”"), stated: words.clone(), asked: words })
}

fn ask(kind: DifferenceKind, stated: &Stated<'_>, all: &[Stated<'_>]) -> Option<(usize, Question)> {
    match kind {
        DifferenceKind::Date => when(stated),
        DifferenceKind::Place => place(stated),
        DifferenceKind::Quantity => amount::how_much(stated).or_else(|| toll(stated)),
        DifferenceKind::Actor => who(stated),
        DifferenceKind::Polarity => whether(stated),
        DifferenceKind::Outcome => which(stated, all).or_else(|| happened(stated)),
        DifferenceKind::Itself => amount::how_much(stated).or_else(|| when(stated)),
        DifferenceKind::Quote
        | DifferenceKind::Attribution
        | DifferenceKind::Certainty
        | DifferenceKind::Label
        | DifferenceKind::Loaded
        | DifferenceKind::ReportVerb
        | DifferenceKind::Agency
        | DifferenceKind::Intensity
        | DifferenceKind::Distancing
        | DifferenceKind::Detail
        | DifferenceKind::Omission
        | DifferenceKind::NotInSpan => None,
    }
}

fn when(stated: &Stated<'_>) -> Option<(usize, Question)> {
    let date = stated.statement.mentions.iter().filter(|m| m.span.overlaps(stated.span())).find_map(|m| match &m.content {
        Content::Date(date) => Some(date),
        _ => None,
    })?;
    let phrase = value_phrase(stated, stated.top(&stated.value))?;
    let before = phrase.preposition.map_or("", |at| stated.norm(at));
    let words = &stated.language.questions;
    let asks = match (date.class == TimeClass::Duration, before) {
        (true, "") => "how long".to_string(),
        (true, before) if words.drops_before_length(before) => "how long".to_string(),
        (true, before) => format!("{before} how long"),
        (false, before) if words.keeps_before_time(before) => format!("{before} when"),
        (false, _) => "when".to_string(),
    };
    ask_about_phrase(stated, &phrase, &asks)
}

fn place(stated: &Stated<'_>) -> Option<(usize, Question)> {
    let top = stated.top(&stated.value);
    match stated.tree().link(top) {
        Link::Subject | Link::PassiveSubject | Link::Object => ask_about_part(stated, top, "which place"),
        _ => {
            let phrase = value_phrase(stated, top)?;
            let before = phrase.preposition.map_or("", |at| stated.norm(at));
            let words = &stated.language.questions;
            let has_word = |is_of_kind: &dyn Fn(&str) -> bool| stated.value.clone().any(|at| is_of_kind(stated.norm(at)));
            let asks = if has_word(&|norm| words.leads_to(norm)) && has_word(&|norm| words.leads_from(norm)) {
                "from where to where"
            } else if words.leads_to(before) {
                "to where"
            } else if words.leads_from(before) {
                "from where"
            } else {
                "where"
            };
            ask_about_phrase(stated, &phrase, asks)
        }
    }
}

/// A question about a phrase beside the verb.
fn ask_about_phrase(stated: &Stated<'_>, phrase: &ValuePhrase, asks: &str) -> Option<(usize, Question)> {
    let under = stated.tree().head(phrase.root)?;
    let verbs = verbs(stated, under)?;
    let own = clause(stated, verbs, phrase.tokens.clone())?;
    let whole = !own.subject.is_empty() && phrase.tokens.binary_search(&verbs.main).is_err();
    whole.then(|| (own.cost + 3 * usize::from(phrase.on_noun), ask_beside(stated, &own, asks)))
}

/// A question about a subject or an object.
fn ask_about_part(stated: &Stated<'_>, top: usize, asks: &str) -> Option<(usize, Question)> {
    let tree = stated.tree();
    let under = tree.head(top)?;
    let verbs = verbs(stated, under).filter(|verbs| under == verbs.main || under == verbs.finite)?;
    let own = clause(stated, verbs, stated.all(top))?;
    match tree.link(top) {
        Link::Subject | Link::PassiveSubject => Some((own.cost, ask_subject(stated, &own, asks, true, &[]))),
        _ if own.subject.is_empty() => None,
        _ => Some((own.cost, ask_object(stated, &own, asks, &[]))),
    }
}

fn who(stated: &Stated<'_>) -> Option<(usize, Question)> {
    let tree = stated.tree();
    if several(stated) {
        return None;
    }
    let mut top = stated.top(&stated.value);
    while matches!(tree.link(top), Link::Compound | Link::Apposition) {
        top = tree.head(top)?;
    }
    let ner = tree.named().iter().find(|name| (usize::from(name.from)..usize::from(name.to)).contains(&top)).map(|name| name.kind);
    let kind = stated.name_at(top).map(|(_, name)| name.kind).filter(|kind| *kind != EntityKind::Other).or(ner);
    let somebody = matches!(kind, Some(EntityKind::Person | EntityKind::Organisation | EntityKind::Group));
    match tree.link(top) {
        Link::Subject | Link::PassiveSubject => ask_about_part(stated, top, if somebody { "who" } else { "who or what" }),
        Link::Object | Link::Dative => ask_about_part(stated, top, if somebody { "whom" } else { "whom or what" }),
        Link::PrepositionObject => {
            let phrase = value_phrase(stated, top).filter(|phrase| !phrase.on_noun)?;
            let before = stated.norm(phrase.preposition?);
            ask_about_phrase(stated, &phrase, &format!("{before} {}", if somebody { "whom" } else { "whom or what" }))
        }
        _ => None,
    }
}

/// True if the value is a clause, or more than one phrase.
fn several(stated: &Stated<'_>) -> bool {
    let one = stated.all(stated.top(&stated.value));
    stated.value.clone().any(|at| stated.tree().is_verb(at) || !stated.is_mark(at) && one.binary_search(&at).is_err())
}

fn whether(stated: &Stated<'_>) -> Option<(usize, Question)> {
    let tree = stated.tree();
    let verb = stated.value.clone().find(|at| tree.is_verb(*at)).or_else(|| tree.governor(stated.value.clone()))?;
    let verbs = verbs(stated, verb)?;
    let denials: Vec<usize> = tree.children(verbs.finite).filter(|at| tree.link(*at) == Link::Negation).collect();
    let denied = !denials.is_empty();
    let mut own = clause(stated, verbs, Vec::new()).filter(|own| !own.subject.is_empty())?;
    own.gone = denials;
    let negative =
        own.subject.iter().copied().find(|at| tree.link(*at) == Link::Determiner && stated.language.certainty.negates(stated.norm(*at)));
    let inner = own.rest.iter().any(|at| stated.language.certainty.negates(stated.norm(*at)) && !own.gone.contains(at))
        || tree.child(verbs.main, &[Link::OpenClause]).is_some();
    let cost = own.cost + 6 * usize::from(denied || negative.is_some()) + 4 * usize::from(inner);
    match negative {
        Some(at) => {
            let any = [clause::Instead { at: &[at], words: &stated.language.questions.open_determiner }];
            Some((cost, ask_whether(stated, &own, &any)))
        }
        None => Some((cost, ask_whether(stated, &own, &[]))),
    }
}

/// "Was the road wet or dry?": a question with the values of the sides, if they are short and of one part of speech.
fn which(stated: &Stated<'_>, all: &[Stated<'_>]) -> Option<(usize, Question)> {
    const WORDS: usize = 3;
    let tree = stated.tree();
    let top = stated.top(&stated.value);
    let same = |other: &Stated<'_>| {
        let part = other.tree().part(other.top(&other.value));
        other.value.len() <= WORDS && part == tree.part(top) && !matches!(part, Part::Base | Part::Present | Part::Past | Part::Gerund)
    };
    let mut known = BTreeSet::new();
    let mut words: Vec<String> = Vec::new();
    for side in all {
        let own: Vec<usize> = side.value.clone().collect();
        let line = clause_words(side, &own, &clause::NOTHING, false);
        if known.insert(line.to_lowercase()) {
            words.push(if line.chars().any(char::is_lowercase) { line } else { line.to_lowercase() });
        }
    }
    let (last, first) = words.split_last()?;
    if !all.iter().all(same) || !(1..=2).contains(&first.len()) {
        return None;
    }
    let words = format!("{} or {last}", first.join(", "));
    let under = if tree.is_verb(top) { top } else { tree.governor(stated.value.clone())? };
    let own = clause(stated, verbs(stated, under)?, Vec::new()).filter(|own| !own.subject.is_empty())?;
    let value: Vec<usize> = stated.value.clone().collect();
    let shown = own.tokens();
    let instead = [clause::Instead { at: &value, words: &words }];
    value.iter().all(|at| shown.binary_search(at).is_ok()).then(|| (own.cost, ask_whether(stated, &own, &instead)))
}

/// "What happened to the town?"
fn happened(stated: &Stated<'_>) -> Option<(usize, Question)> {
    let tree = stated.tree();
    let verb = stated.value.clone().find(|at| tree.is_verb(*at))?;
    let own = clause(stated, verbs(stated, verb)?, Vec::new())?;
    let object = tree.child(verb, &[Link::Object]).map(|at| stated.phrase(at, &[]));
    let of = object.unwrap_or(own.subject);
    let pronoun = of.len() == 1 && stated.name_at(of[0]).is_some_and(|(_, name)| name.form == NameForm::Pronoun);
    let name = clause_words(stated, &of, &clause::NOTHING, false);
    let stated_words = if of.first() > Some(&verb) { format!("… {name}") } else { format!("{} …", capitalised(&name)) };
    (!name.is_empty() && !pronoun).then(|| {
        (
            own.cost + 4,
            Question { asked: format!("What happened to {name}?"), about: format!("what happened to {name}"), stated: stated_words },
        )
    })
}

/// "How many people were killed?", if the clause says it in another way: "the toll rose to six".
fn toll(stated: &Stated<'_>) -> Option<(usize, Question)> {
    let (_, quantity) = stated.quantity().filter(|(_, q)| q.unit.is_none() && !q.ordinal && q.scope != Some(crate::model::Scope::Rate))?;
    let roles = &stated.language.numbers.roles;
    let role = quantity.role.as_deref().filter(|role| roles.person_role(role) && roles.states.get(*role).is_some_and(|own| own == role))?;
    let around = words_around(stated);
    Some((20, Question { asked: format!("How many people were {role}?"), about: format!("how many people were {role}"), stated: around }))
}

fn quote(comparison: &Comparison, sides: &[&Side], stated: &[Stated<'_>]) -> Question {
    let around = stated.first().map_or_else(|| "…".to_string(), words_around);
    let speaker = sides.iter().find_map(|side| match &side.voice {
        Voice::Quoted { speaker: Some(speaker), .. } => Some(comparison.entities[speaker.0].name.clone()),
        Voice::Quoted { source: Some(source), .. } => Some(source.text(&comparison.account(side.account).text).to_string()),
        Voice::Quoted { .. } | Voice::Own => None,
    });
    let articles = |word: &str| stated.iter().any(|side| side.language.questions.articles.contains(&word.to_lowercase()));
    let inside = |name: String| match name.split_once(' ') {
        Some((first, rest)) if articles(first) => format!("{} {rest}", first.to_lowercase()),
        _ => name,
    };
    match speaker.map(|name| inside(crate::text::one_line(&name))) {
        Some(name) => Question { asked: format!("What did {name} say?"), about: format!("what {name} said"), stated: around },
        None => Question { asked: "What was said?".into(), about: format!("what was said in “{around}”"), stated: around },
    }
}

/// The fallback if no clause makes a question: the words around the value, and what is asked.
fn unasked(comparison: &Comparison, kind: DifferenceKind, sides: &[&Side], stated: &[Stated<'_>]) -> Question {
    let shortest = stated.iter().min_by_key(|side| side.statement.span.len());
    let around = shortest.map(words_around).unwrap_or_else(|| {
        let words = sides.iter().find_map(|side| side.statement).map_or("", |id| comparison.words(id));
        format!("{} …", words.split_whitespace().take(8).collect::<Vec<_>>().join(" "))
    });
    if let Some(noun) = stated.iter().filter(|_| kind == DifferenceKind::Quantity).find_map(amount::measured) {
        return Question { asked: format!("What {noun} is given? “{around}”"), about: format!("the {noun}"), stated: around };
    }
    if let Some(words) =
        stated.iter().filter(|_| matches!(kind, DifferenceKind::Quantity | DifferenceKind::Itself)).find_map(amount::counted)
    {
        return Question { asked: format!("{}? “{around}”", capitalised(&words)), about: words, stated: around };
    }
    let counted = stated.iter().filter_map(Stated::quantity).all(|(_, q)| q.unit.is_none());
    let ranked = stated.iter().filter_map(Stated::quantity).any(|(_, q)| q.ordinal);
    let (asks, about) = match kind {
        DifferenceKind::Date => ("When?", "the time in"),
        DifferenceKind::Quantity if ranked => ("Which?", "the number in"),
        DifferenceKind::Quantity if counted => ("How many?", "the number in"),
        DifferenceKind::Quantity => ("How much?", "the figure in"),
        DifferenceKind::Place => ("Where?", "the place in"),
        DifferenceKind::Actor if stated.iter().any(several) => ("Who did what?", "who did what in"),
        DifferenceKind::Actor => ("Who?", "who is meant in"),
        DifferenceKind::Polarity => ("Is it true?", "whether it is true:"),
        DifferenceKind::Outcome => ("Which?", "the word left out in"),
        DifferenceKind::Quote
        | DifferenceKind::Attribution
        | DifferenceKind::Certainty
        | DifferenceKind::Label
        | DifferenceKind::Loaded
        | DifferenceKind::ReportVerb
        | DifferenceKind::Agency
        | DifferenceKind::Intensity
        | DifferenceKind::Distancing
        | DifferenceKind::Detail
        | DifferenceKind::Omission
        | DifferenceKind::NotInSpan
        | DifferenceKind::Itself => ("Which is it?", "which it is in"),
    };
    Question { asked: format!("{asks} “{around}”"), about: format!("{about} “{around}”"), stated: around }
}

/// The words around a value, with "…" in its place; for a value that is a clause, the clause itself.
fn words_around(stated: &Stated<'_>) -> String {
    const AROUND: usize = 6;
    const ENOUGH: usize = 4;
    const CLAUSE: usize = 14;
    let end = stated.statement.tokens.len();
    let figure = stated.quantity().map(|(span, q)| {
        let of = q.of_span.map(|of| stated.tokens(of));
        stated.tokens(span).filter(|at| of.as_ref().is_none_or(|of| !of.contains(at))).collect::<Vec<_>>()
    });
    let clause = stated.value.clone().any(|at| stated.tree().is_verb(at));
    let gone: Vec<usize> =
        if clause { Vec::new() } else { figure.filter(|f| !f.is_empty()).unwrap_or_else(|| stated.value.clone().collect()) };
    // "paid a rate of … and gave": enough is said before
    let joins_verbs = |at: usize| {
        let verb = |at: usize| stated.tree().is_verb(at);
        stated.value.start >= ENOUGH && stated.tree().link(at) == Link::Coordination && stated.tree().head(at).is_some_and(verb)
    };
    let breaks = |at: &usize| {
        joins_verbs(*at) || stated.is_mark(*at) && matches!(stated.norm(*at), "," | ";" | ":" | "." | "–" | "—" | "(" | ")" | "?" | "!")
    };
    let before = (stated.value.start.saturating_sub(AROUND)..stated.value.start).rev().take_while(|at| !breaks(at)).last();
    let last = (stated.value.end..end.min(stated.value.end + AROUND)).take_while(|at| !breaks(at)).last();
    let (from, to) = (before.unwrap_or(stated.value.start), last.map_or(stated.value.end, |at| at + 1));
    let to = if clause { to.min(from + CLAUSE) } else { to };
    let shown = stated.trimmed((from..to).filter(|at| !gone.contains(at)).collect());
    let cut = |at: usize| at < end && !stated.is_mark(at);
    let words = words_with_gaps(stated, &shown, &gone);
    let words = if shown.first().is_some_and(|first| *first > 0) && from > 0 && !words.starts_with('…') {
        format!("… {}", side::lower_if(&words, stated, from))
    } else {
        words
    };
    if cut(to) && !words.ends_with('…') { format!("{words} …") } else { words }
}
