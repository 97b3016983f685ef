//! Descriptions that refer to somebody or something that the account names: "the ministry", "the prime minister", "the owner". They are linked only
//! if one name fits and the account uses the noun for nobody else, so that a wrong guess is rare. If several companies, cities or countries fit, the
//! only one that is named nearby is meant, if it is also named most.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::function_word::AS;
use crate::model::tree::Link;
use crate::model::{EntityKind, NameForm, Span};

use super::Candidate;
use super::noun_phrase::{self, NounPhrase, Opens};
use super::pronoun::quoted;
use super::reading::NameContext;
use super::role::{self, Role};

/// The descriptions of names in `candidates`.
pub(super) fn descriptions(reading: &NameContext, candidates: &[Candidate]) -> Vec<Candidate> {
    let phrases = noun_phrase::noun_phrases(reading);
    let known = Known::new(reading, candidates, &phrases);
    let taken: BTreeSet<(usize, usize)> = candidates.iter().flat_map(|c| (c.from..c.to).map(|at| (c.statement, at))).collect();
    let free = |p: &&NounPhrase| !(p.from..=p.noun).any(|at| taken.contains(&(p.statement, at)));
    phrases.iter().filter(free).filter_map(|phrase| described(reading, &known, phrase)).collect()
}

fn described(reading: &NameContext, known: &Known, phrase: &NounPhrase) -> Option<Candidate> {
    let full = known.meant(reading, phrase)?;
    let mut found = Candidate::new(phrase.statement, phrase.from, phrase.noun + 1, full.key.clone());
    found.form = NameForm::Nominal;
    found.kind = full.kind;
    found.female = full.female;
    found.refers_to = Some(full.refers_to.unwrap_or_else(|| reading.span(full)));
    Some(found)
}

/// What the account says about the names in it.
struct Known<'a> {
    candidates: &'a [Candidate],
    phrases: &'a [NounPhrase],
    roles: Vec<Role>,
    /// Statement and token of the nouns that introduce a name.
    introducing: BTreeSet<(usize, usize)>,
    /// Whom each candidate means: the key of its fuller name.
    who: Vec<&'a str>,
    /// Indices of the candidates for each fuller key, in order of position.
    places: BTreeMap<&'a str, Vec<usize>>,
    /// The noun that a name implies by itself, by fuller key.
    sorts: BTreeMap<&'a str, String>,
}

/// Number of statements after a name within which a description may refer to the last or the most frequent name.
const NEAR: usize = 2;

impl<'a> Known<'a> {
    fn new(reading: &NameContext, candidates: &'a [Candidate], phrases: &'a [NounPhrase]) -> Known<'a> {
        let roles = role::roles(reading, candidates, phrases);
        let introducing = roles.iter().filter(|r| r.introduced).map(|r| r.at).collect();
        let at: BTreeMap<Span, usize> = candidates.iter().enumerate().map(|(i, c)| (reading.span(c), i)).collect();
        let who: Vec<&str> = candidates
            .iter()
            .map(|c| c.refers_to.and_then(|span| at.get(&span)).map_or(c.key.as_str(), |full| candidates[*full].key.as_str()))
            .collect();
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, name) in who.iter().enumerate().filter(|(at, _)| candidates[*at].form == NameForm::Proper) {
            places.entry(name).or_default().push(at);
        }
        let sorts = roles.iter().filter(|r| !r.introduced).map(|r| (who[r.of], r.noun.clone())).collect();
        Known { candidates, phrases, roles, introducing, who, places, sorts }
    }

    /// The candidate that a phrase refers to.
    fn meant(&self, reading: &NameContext, phrase: &NounPhrase) -> Option<&'a Candidate> {
        let tree = &reading.statements[phrase.statement].tree;
        let (tokens, behind) = (reading.tokens(phrase.statement), phrase.noun + 1);
        let name_behind = self.candidates.iter().any(|c| c.statement == phrase.statement && c.from == behind);
        let introduces = matches!(tree.link(phrase.noun), Link::Predicate | Link::Apposition)
            || tree.head(phrase.noun).is_some_and(|up| tokens[up].is(AS) && tree.link(phrase.noun) == Link::PrepositionObject);
        let open = phrase.opens != Opens::Known || !phrase.is_whole(reading) || name_behind || introduces;
        if open || self.introducing.contains(&(phrase.statement, phrase.noun)) {
            return None;
        }
        let here = (phrase.statement, phrase.noun);
        let fitting: Vec<&Role> = self.roles.iter().filter(|role| (role.at < here || role.known) && fits(reading, role, phrase)).collect();
        let mut all: Vec<usize> = fitting.iter().map(|role| role.of).collect();
        all.dedup_by_key(|of| self.who[*of]);
        let Some(first) = all.first().copied() else { return self.body(reading, phrase, here) };
        let one = all.iter().all(|of| self.same(first, *of));
        let introduced = fitting.iter().any(|role| role.introduced);
        if introduced {
            let known = fitting.iter().find(|role| role.known).map(|role| role.at);
            return (one && !self.rivals(reading, phrase, known, &fitting)).then(|| &self.candidates[first]);
        }
        let named = self.candidates.iter().any(|c| c.statement == phrase.statement && phrase.of.contains(&c.from));
        if named || quoted(reading, phrase.statement, phrase.noun) {
            None
        } else if one {
            self.foremost(reading, first, here)
        } else {
            self.nearby(&all, here)
        }
    }

    /// "The company" and "the organisation" without any introduction: the organisation that was named last, and most often of all.
    fn body(&self, reading: &NameContext, phrase: &NounPhrase, here: (usize, usize)) -> Option<&'a Candidate> {
        let noun = phrase.word(reading);
        let signs = &reading.language.names.signs;
        let open = !signs.any_body.contains(noun) || !phrase.details.is_empty() || quoted(reading, phrase.statement, phrase.noun);
        if open || self.rivals(reading, phrase, None, &[]) {
            return None;
        }
        let organisation =
            |c: &&Candidate| c.kind == EntityKind::Organisation && c.form == NameForm::Proper && (c.statement, c.from) < here;
        let last = self.candidates.iter().rposition(|c| organisation(&c))?;
        let count =
            |of: usize| self.candidates.iter().enumerate().filter(|(at, c)| organisation(c) && self.who[*at] == self.who[of]).count();
        let own = count(last);
        let most = (0..last).filter(|at| organisation(&&self.candidates[*at]) && self.who[*at] != self.who[last]).all(|at| count(at) < own);
        let headed = self.who[last].split(' ').any(|word| signs.nominal_heads.contains(word));
        let near = self.candidates[last].statement + NEAR >= here.0;
        // "Harn Foods is closing two plants. The company …": the only one, and the subject of its clause
        let agency = reading.language.page.is_agency(self.who[last]);
        let only = most && own == 1 && !(0..last).any(|at| organisation(&&self.candidates[at])) && self.does(reading, last) && !agency;
        ((own > 1 || only) && most && near && !headed).then(|| &self.candidates[last])
    }

    /// True if the candidate is the subject of its clause.
    fn does(&self, reading: &NameContext, of: usize) -> bool {
        let candidate = &self.candidates[of];
        let tree = &reading.statements[candidate.statement].tree;
        let inside = |at: usize| candidate.from <= at && at < candidate.to;
        let head = (candidate.from..candidate.to).find(|at| tree.head(*at).is_none_or(|up| !inside(up)));
        head.is_some_and(|head| matches!(tree.link(head), Link::Subject | Link::PassiveSubject))
    }

    /// A noun that a name implies by itself, "the city" or "the company", refers to the one named last, or to the one the account names most.
    fn foremost(&self, reading: &NameContext, of: usize, here: (usize, usize)) -> Option<&'a Candidate> {
        let kind = self.candidates[of].kind;
        let before = self.candidates.iter().enumerate().filter(|(_, c)| c.form == NameForm::Proper && (c.statement, c.from) < here);
        let alike: Vec<usize> = before.filter(|(at, c)| c.kind == kind && self.roles_alike(reading, *at, of)).map(|(at, _)| at).collect();
        let last = alike.last().is_some_and(|at| self.who[*at] == self.who[of]);
        let count = |who: &str| alike.iter().filter(|at| self.who[**at] == who).count();
        let most = alike.iter().all(|at| count(self.who[*at]) <= count(self.who[of]));
        let near = alike.iter().rfind(|at| self.who[**at] == self.who[of]).map(|at| &self.candidates[*at]);
        let chief = alike.iter().all(|at| self.who[*at] == self.who[of] || 2 * count(self.who[*at]) <= count(self.who[of]));
        near.filter(|c| most && last || chief && count(self.who[of]) > 2 || (most || last) && c.statement + NEAR >= here.0)
    }

    /// True if two names may be of the same sort. A country is compared with countries only, a city also with towns that no list knows.
    fn roles_alike(&self, reading: &NameContext, at: usize, of: usize) -> bool {
        let sort = |at: usize| self.sorts.get(self.who[at]).map(String::as_str);
        match (sort(at), sort(of)) {
            (Some(one), Some(other)) => one == other,
            (None, Some(noun)) => noun != reading.language.names.signs.role_nouns.country,
            (Some(_), None) => false,
            (None, None) => true,
        }
    }

    /// True if two candidates share a name by their words: "Roe" and "Jane Roe".
    fn same(&self, a: usize, b: usize) -> bool {
        let (x, y): (Vec<&str>, Vec<&str>) = (self.who[a].split(' ').collect(), self.who[b].split(' ').collect());
        let (short, long) = if x.len() < y.len() { (x, y) } else { (y, x) };
        short.iter().all(|word| long.contains(word))
    }

    /// True if the account uses the noun for somebody else who has no name. An unnamed one before a person introduced as "the …" may be that person.
    fn rivals(&self, reading: &NameContext, phrase: &NounPhrase, known: Option<(usize, usize)>, fitting: &[&Role]) -> bool {
        let noun = phrase.word(reading);
        self.phrases.iter().any(|other| {
            let at = (other.statement, other.noun);
            let free = other.word(reading) == noun && !self.introducing.contains(&at);
            let before = known.is_some_and(|known| at < known);
            let apart = other.is_specified && !fitting.iter().any(|role| other.details.is_subset(&role.details));
            free && (other.opens == Opens::Unknown && !before || other.opens == Opens::Known && apart && phrase.details.is_empty())
        })
    }

    /// Of several that fit, the only one named in this statement or the one before, if it is named as often as any other in the account.
    fn nearby(&self, all: &[usize], here: (usize, usize)) -> Option<&'a Candidate> {
        let before = |of: usize| -> Vec<usize> {
            let own = self.places.get(self.who[of]).into_iter().flatten().copied();
            own.filter(|at| (self.candidates[*at].statement, self.candidates[*at].from) < here).collect()
        };
        let near = |of: &&usize| before(**of).iter().any(|at| self.candidates[*at].statement + 1 >= here.0);
        let mut close = all.iter().filter(near);
        let one = close.next()?;
        let alone = close.all(|other| self.who[*other] == self.who[*one]);
        let most = all.iter().map(|of| before(*of).len()).max()?;
        let own = before(*one);
        (alone && own.len() == most && most > 1).then(|| own.last().map(|at| &self.candidates[*at])).flatten()
    }
}

/// True if the phrase can refer to the bearer of the role: the same noun, no details that the role lacks, and "former" in both or in neither.
fn fits(reading: &NameContext, role: &Role, phrase: &NounPhrase) -> bool {
    let signs = &reading.language.names.signs;
    let noun = phrase.word(reading);
    let same = role.noun == noun || signs.one_noun.iter().any(|set| set.contains(&role.noun) && set.contains(noun));
    same && phrase.details.is_subset(&role.details)
        && (!role.introduced || role.details.iter().all(|word| !signs.shifting.contains(word) || phrase.details.contains(word)))
}
