//! "It" and "its" of an organisation, where grammar alone tells: "Kraft closed its plant", "Kraft said it would close the plant". The subject
//! of the pronoun's own clause, or of the one above, is the organisation, and nothing else stands between that "it" could mean.

use crate::model::tree::{Link, Part};
use crate::model::{EntityKind, NameForm, StatementKind};

use super::candidate::Candidate;
use super::pronoun::quoted;
use super::reading::Reading;

/// Pronouns that stand for an organisation in `candidates`, which are in order of place.
pub fn find(reading: &Reading, candidates: &[Candidate]) -> Vec<Candidate> {
    let mut out = Vec::new();
    let organisation = |c: &&Candidate| c.kind == EntityKind::Organisation && c.form != NameForm::Adjective;
    for at in 0..reading.statements.len() {
        if reading.statements[at].kind == StatementKind::Headline {
            continue;
        }
        let from = candidates.partition_point(|c| c.statement < at);
        let mut here: Vec<Candidate> = candidates[from..].iter().take_while(|c| c.statement == at).filter(organisation).cloned().collect();
        for (token, _) in reading.tokens(at).iter().enumerate().filter(|(_, t)| t.is("it") || t.is("its") || t.is("itself")) {
            let Some(subject) = subject(reading, at, token).filter(|_| !quoted(reading, at, token)) else { continue };
            let Some(meant) = here.iter().find(|c| c.from <= subject && subject < c.to) else { continue };
            let found = pronoun(reading, at, token, meant);
            here.push(found.clone());
            out.push(found);
        }
    }
    out
}

/// The subject that "it" or "its" means by its place, if anything does.
fn subject(reading: &Reading, at: usize, token: usize) -> Option<usize> {
    let tree = &reading.statements[at].tree;
    let own = tree.governor(token..token + 1)?;
    let of = |verb: usize| tree.child(verb, &[Link::Subject, Link::PassiveSubject]).filter(|subject| *subject < token);
    match tree.link(token) {
        Link::Possessive => {
            // "told the city its plant": of another
            let between =
                |from: usize| (from + 1..token).any(|i| tree.part(i) == Part::Noun && matches!(tree.link(i), Link::Object | Link::Dative));
            let verb = std::iter::once(own).chain(tree.above(own..own + 1)).find(|verb| tree.is_verb(*verb) && of(*verb).is_some())?;
            of(verb).filter(|subject| !between(*subject))
        }
        // "it is hard to say": nothing
        Link::Subject | Link::PassiveSubject => {
            let empty = reading.language.functions.be.contains(&reading.tokens(at)[own].norm)
                || tree.child(own, &[Link::Clause]).is_some_and(|c| tree.link(own) == Link::Root && c > own);
            let above = tree.head(own).filter(|_| matches!(tree.link(own), Link::Clause | Link::Adverbial) && !empty)?;
            let other = tree.child(above, &[Link::Object, Link::Dative]).is_some_and(|object| object < token);
            of(above).filter(|_| tree.is_verb(above) && !other)
        }
        _ => None,
    }
}

fn pronoun(reading: &Reading, statement: usize, at: usize, meant: &Candidate) -> Candidate {
    let mut out = Candidate::new(statement, at, at + 1, meant.key.clone());
    out.form = NameForm::Pronoun;
    out.kind = meant.kind;
    out.refers_to = Some(meant.refers_to.unwrap_or_else(|| reading.span(meant)));
    out
}
