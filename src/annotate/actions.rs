//! Finds who did what to whom, for verbs that report events, in the tree of the statement. If the tree does not clearly show the agent or patient,
//! that part stays empty: a wrong agent is worse than none.

use super::Found;
use crate::language::Language;
use crate::language::function_word::{BY, FROM, NEITHER, OF, TO, WITHOUT};
use crate::language::inflect::Tense;
use crate::model::tree::{Link, Part};
use crate::model::{Account, Action, Content, Mention, Span, Statement, StatementKind, Tree, Voice};
use crate::text::{Token, TokenKind};

/// The mentions found, each with the index of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let mut out = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let headline = statement.kind == StatementKind::Headline;
        let sentence = Sentence { tokens: &statement.tokens, tree: &statement.tree, text: account.read(), language, headline };
        let found = (0..statement.tokens.len()).filter_map(|verb| sentence.action(verb));
        out.extend(found.map(|(span, action)| (at, Mention { span, voice: Voice::Own, content: Content::Action(action) })));
    }
    out
}

/// What an event is read from.
struct Sentence<'s> {
    tokens: &'s [Token],
    tree: &'s Tree,
    text: &'s str,
    language: &'s Language,
    headline: bool,
}

impl Sentence<'_> {
    fn action(&self, verb: usize) -> Option<(Span, Action)> {
        if !self.tree.is_verb(verb) && !self.is_state(verb) {
            return None;
        }
        let lemma = self.event(verb)?;
        let parties = Parties::of(self, verb, self.lemma(verb)?);
        let negated = self.denied(verb) || [parties.agent, parties.patient].into_iter().flatten().any(|at| self.none(at));
        let party = |head: Option<usize>| head.and_then(|head| self.named(head, verb));
        let span = Span::of(self.text, self.tokens[verb].start..self.tokens[verb].end);
        let (agent, patient) = (party(parties.agent), party(parties.patient));
        Some((span, Action { lemma: lemma.to_string(), agent, patient, passive: parties.passive, negated }))
    }

    /// "were wounded", where the parser takes the participle for an adjective.
    fn is_state(&self, at: usize) -> bool {
        let participle = || self.readings(at).any(|(tense, _)| matches!(tense, Tense::Participle | Tense::Either));
        self.tree.part(at) == Part::Adjective && self.tree.link(at) == Link::Adjective && participle()
    }

    /// The verb of an event, with its particle: "hand over". `None` if the verb reports no event.
    fn event(&self, verb: usize) -> Option<&str> {
        let (lemma, verbs) = (self.lemma(verb)?, &self.language.verbs);
        let behind = self.tree.children(verb).filter(|child| *child > verb);
        let phrasal = behind.filter_map(|child| verbs.with_particle(lemma, &self.tokens[child].norm)).next();
        phrasal.or_else(|| verbs.is_event(lemma).then_some(lemma))
    }

    /// The lemma of a known verb, in the form that the tree gives if the word can have it.
    fn lemma(&self, verb: usize) -> Option<&str> {
        let wanted: &[Tense] = match self.tree.part(verb) {
            Part::Base => &[Tense::Base, Tense::Either],
            Part::Present => &[Tense::Third, Tense::Base, Tense::Either],
            Part::Past => &[Tense::Past, Tense::Either],
            Part::Participle | Part::Adjective => &[Tense::Participle, Tense::Either],
            Part::Gerund => &[Tense::Gerund],
            Part::Modal | Part::Noun | Part::Relative | Part::Other => &[],
        };
        let fits = self.readings(verb).find(|(tense, _)| wanted.contains(tense));
        fits.or_else(|| self.readings(verb).next()).map(|(_, lemma)| lemma)
    }

    fn readings(&self, at: usize) -> impl Iterator<Item = (Tense, &str)> {
        self.language.verbs.readings(&self.tokens[at].norm).iter().map(|r| (r.tense, r.lemma.as_str()))
    }

    /// "did not", "never", "failed to", "without". A second verb of the same form shares the negation of the first: "did not shoot or wound". "The
    /// aim was not to shoot" does not say whether anybody did.
    fn denied(&self, verb: usize) -> bool {
        let tree = self.tree;
        let negator = |at: usize| self.language.functions.negators.contains(&self.tokens[at].norm);
        let neither = |at: usize| self.tokens[at].is(NEITHER) && tree.link(at) != Link::Subject;
        if tree.children(verb).any(|child| child < verb && (negator(child) || neither(child))) {
            return !tree.children(verb).any(|child| tree.link(child) == Link::Auxiliary && self.tokens[child].is(TO));
        }
        let Some(above) = tree.head(verb) else { return false };
        if tree.part(verb) == Part::Gerund && self.keeps_from(above) {
            return true;
        }
        match tree.link(verb) {
            // "did not fail to" is not a denial
            Link::OpenClause => self.undone(above) && !self.denied(above),
            Link::Adjective => self.denied(above),
            Link::Conjunct => {
                let own = [Link::Subject, Link::PassiveSubject, Link::Auxiliary, Link::PassiveAuxiliary];
                tree.part(above) == tree.part(verb) && tree.child(verb, &own).is_none() && self.denied(above)
            }
            _ => false,
        }
    }

    /// "without" before an event, or "from" in "prevented them from".
    fn keeps_from(&self, preposition: usize) -> bool {
        let prevented = || {
            let verb = self.tree.head(preposition)?;
            Some(self.language.certainty.prevents(self.lemma(verb)?) && !self.denied(verb))
        };
        match self.tokens[preposition].norm.as_str() {
            WITHOUT => true,
            FROM => prevented().unwrap_or(false),
            _ => false,
        }
    }

    /// "failed" before "to".
    fn undone(&self, verb: usize) -> bool {
        let first = self.lemma(verb).unwrap_or(&self.tokens[verb].norm);
        self.language.certainty.denials(first).iter().any(|phrase| phrase.words.last().is_some_and(|word| word == TO))
    }

    /// "no shots", "none of the men", "nobody"; not "No. 10".
    fn none(&self, head: usize) -> bool {
        let no = |at: usize| self.language.certainty.is_none(&self.tokens[at].norm);
        let number = |at: usize| self.tokens.get(at + 1).is_some_and(|t| t.is(".") || t.kind == TokenKind::Number);
        std::iter::once(head).chain(self.tree.children(head)).any(|at| at <= head && no(at) && !number(at))
    }
}

/// For an agent or patient of more words than this, only the head and what is before it are kept.
const LONGEST: usize = 14;

/// Heads of the phrases that name the agent and the patient.
struct Parties {
    agent: Option<usize>,
    patient: Option<usize>,
    /// True if the subject undergoes the event.
    passive: bool,
}

impl Parties {
    /// The parties of a verb with this lemma.
    fn of(sentence: &Sentence<'_>, verb: usize, lemma: &str) -> Parties {
        let tree = sentence.tree;
        let be = tree.child(verb, &[Link::PassiveAuxiliary]).is_some();
        let state = sentence.is_state(verb);
        let subject = if state { tree.head(verb).and_then(|be| tree.subject(be)) } else { tree.subject(verb) };
        let by = tree.child(verb, &[Link::Agent]).or_else(|| sentence.reached(verb, |norm| norm == BY).filter(|_| state));
        let agent = by.and_then(|by| tree.child(by, &[Link::PrepositionObject]));
        let undergoes = subject.is_some_and(|(_, link)| link == Link::PassiveSubject) && tree.part(verb) == Part::Participle;
        let perfect = tree
            .children(verb)
            .any(|c| tree.link(c) == Link::Auxiliary && sentence.language.functions.have.contains(&sentence.tokens[c].norm));
        let passive = be || state || agent.is_some() || undergoes && !perfect || sentence.gapped(verb) || sentence.headlined(verb);
        let subject = subject.map(|(at, _)| at);
        if passive {
            return Parties { agent, patient: subject, passive };
        }
        let through = || {
            let by = sentence.reached(verb, |norm| sentence.language.verbs.reaches_through(lemma, norm))?;
            tree.child(by, &[Link::PrepositionObject])
        };
        let patient = tree.child(verb, &[Link::Object]).filter(|at| *at > verb).or_else(through);
        Parties { agent: subject.filter(|at| Some(*at) != patient), patient, passive }
    }
}

impl Sentence<'_> {
    /// "Five were killed and hundreds injured": the second verb leaves out the "were" of the first. Only for verbs that take an object; otherwise
    /// people who fled would become patients.
    fn gapped(&self, verb: usize) -> bool {
        let tree = self.tree;
        let first = tree.head(verb).filter(|_| tree.link(verb) == Link::Conjunct && self.is_bare_participle(verb));
        first.is_some_and(|first| tree.child(first, &[Link::PassiveAuxiliary]).is_some() || self.gapped(first)) && self.has_undergoer(verb)
    }

    /// "Woman killed in crash": headlines leave out "was", and tell what somebody did in the present.
    fn headlined(&self, verb: usize) -> bool {
        self.headline && self.is_bare_participle(verb) && self.has_undergoer(verb)
    }

    /// A verb with a subject and neither auxiliary nor object, which may be a participle.
    fn is_bare_participle(&self, verb: usize) -> bool {
        let participle = || self.readings(verb).any(|(tense, _)| matches!(tense, Tense::Participle | Tense::Either));
        let tree = self.tree;
        let bare = tree.child(verb, &[Link::Auxiliary, Link::PassiveAuxiliary, Link::Object]).is_none();
        bare && tree.child(verb, &[Link::Subject]).is_some() && participle()
    }

    /// Is it a verb that something is done with?
    fn has_undergoer(&self, verb: usize) -> bool {
        let stem = self.language.words.stem(&self.tokens[verb].norm);
        self.language.numbers.roles.objects.contains_key(stem.as_ref())
    }

    /// A preposition that depends on the verb.
    fn reached(&self, verb: usize, wanted: impl Fn(&str) -> bool) -> Option<usize> {
        let preposition = |at: &usize| self.tree.link(*at) == Link::Preposition && wanted(&self.tokens[*at].norm);
        self.tree.children(verb).find(|at| *at > verb && preposition(at))
    }

    /// The words that name a party, if they clearly do: not a time, not an empty "it", no clause in them.
    fn named(&self, head: usize, verb: usize) -> Option<Span> {
        let whole = self.phrase(head, verb);
        let range = if whole.len() > LONGEST { whole.start..head + 1 } else { whole };
        let words = &self.tokens[range.clone()];
        let empty = self.tree.part(head) == Part::Relative || words.len() == 1 && self.language.numbers.roles.names_nobody(&words[0].norm);
        let time = words.iter().all(|w| {
            self.language.functions.time_words.contains(&w.norm)
                || w.kind == TokenKind::Number
                || self.language.functions.determiners.contains(&w.norm)
        });
        let number = words.iter().all(|w| w.kind == TokenKind::Number) && self.tree.part(head) == Part::Noun;
        let clause =
            range.clone().any(|at| matches!(self.tree.part(at), Part::Past | Part::Present | Part::Modal) && self.tree.is_verb(at));
        let plain = words.len() <= LONGEST && !empty && (!time || number) && !clause && !range.contains(&verb);
        plain.then(|| Span::of(self.text, words[0].start..words[words.len() - 1].end))
    }

    /// A noun with what is before it and the phrases that depend on it, up to a clause, an apposition or a parenthesis. After the verb only "of" is
    /// sure to depend on the noun; "seized the port on Monday" says when it was seized.
    fn phrase(&self, head: usize, verb: usize) -> std::ops::Range<usize> {
        let tree = self.tree;
        let mut range = head..head + 1;
        for child in tree.children(head) {
            let reach = tree.reach(child);
            let clause = matches!(tree.link(child), Link::Relative | Link::Reduced | Link::Apposition | Link::Clause | Link::Adverbial);
            if child < head {
                if !clause && tree.link(child) != Link::Punctuation || tree.link(child) == Link::Punctuation && range.start < head {
                    range.start = range.start.min(reach.start);
                }
                continue;
            }
            let loose = tree.link(child) == Link::Preposition && head > verb && !self.tokens[child].is(OF);
            if clause || loose || reach.contains(&verb) {
                break;
            }
            if tree.link(child) != Link::Punctuation {
                range.end = range.end.max(reach.end);
            }
        }
        if range.start < verb && verb < range.end { head..head + 1 } else { range }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Account, BlockKind, Content};

    /// "agent · verb · patient" of each event in a headline.
    fn events(title: &str) -> Vec<String> {
        let mut account = Account::plain(title, None);
        account.blocks[0].kind = BlockKind::Headline;
        let reading = crate::understand(vec![account], Vec::new());
        let text = reading.accounts[0].read();
        let words = |span: Option<crate::model::Span>| span.map_or("-", |span| span.text(text)).to_string();
        let mentions = reading.statements.iter().flat_map(|s| &s.mentions);
        let actions = mentions.filter_map(|m| if let Content::Action(event) = &m.content { Some(event) } else { None });
        actions.map(|event| format!("{} · {} · {}", words(event.agent), event.lemma, words(event.patient))).collect()
    }

    #[test]
    fn headlines_leave_out_the_auxiliary_of_a_passive() {
        assert_eq!(events("Two Sailors Injured in Harbour Collision"), ["- · injure · Two Sailors"]);
        assert_eq!(events("Mayor charged over missing funds"), ["- · charge · Mayor"]);
        assert_eq!(events("Guard shot three wolves"), ["Guard · shoot · three wolves"]);
        assert_eq!(events("Farmers protested in Brevik"), ["Farmers · protest · -"]);
    }
}
