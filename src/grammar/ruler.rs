//! Attributes set by rules over tags, words and labels: the part of speech of each tag, the verbs that are auxiliaries here, a few lemmas.

use std::collections::HashMap;

use super::file::{Attribute, AttributeRule, Condition};
use super::{GrammarError, Pos};

/// What is known about a token while its attributes are decided.
#[derive(Clone, Debug)]
pub(super) struct Attributes<'a> {
    pub tag: &'static str,
    pub pos: Option<Pos>,
    /// Features such as `Number=Sing`, between bars
    pub morph: &'a str,
    pub label: &'static str,
    pub lemma: Option<&'a str>,
    pub word: &'a str,
    pub lower: &'a str,
    pub is_space: bool,
}

pub(super) struct Ruler {
    settings: Vec<Setting>,
    patterns: Vec<Pattern>,
    /// Patterns, by a value that the first token must have
    by_value: HashMap<Attribute, HashMap<String, Vec<usize>>>,
    /// Patterns that can start at any token
    general: Vec<usize>,
}

struct Pattern {
    rule: usize,
    conditions: Vec<Vec<Condition>>,
}

struct Setting {
    index: usize,
    tag: Option<&'static str>,
    pos: Option<Pos>,
    label: Option<&'static str>,
    lemma: Option<String>,
    morph: Option<String>,
}

/// Attributes by which patterns are looked up, the most selective first.
const KEYS: [Attribute; 4] = [Attribute::Lower, Attribute::Orth, Attribute::Tag, Attribute::Dep];

impl Ruler {
    pub(super) fn new(rules: Vec<AttributeRule>, keep: impl Fn(&str) -> &'static str) -> Result<Self, GrammarError> {
        let mut ruler = Ruler { settings: Vec::new(), patterns: Vec::new(), by_value: HashMap::new(), general: Vec::new() };
        for (place, rule) in rules.into_iter().enumerate() {
            let pos = rule
                .set
                .pos
                .as_deref()
                .map(|word| Pos::of(word).ok_or_else(|| GrammarError::new(format!("{word:?} is not a part of speech"))));
            if rule.patterns.iter().any(|pattern| rule.index >= pattern.len()) {
                return Err(GrammarError::new(format!("attribute rule {place} sets a token outside its pattern")));
            }
            ruler.settings.push(Setting {
                index: rule.index,
                tag: rule.set.tag.as_deref().map(&keep),
                pos: pos.transpose()?,
                label: rule.set.dep.as_deref().map(&keep),
                lemma: rule.set.lemma,
                morph: rule.set.morph,
            });
            rule.patterns.into_iter().for_each(|conditions| ruler.add(Pattern { rule: place, conditions }));
        }
        Ok(ruler)
    }

    fn add(&mut self, pattern: Pattern) {
        let place = self.patterns.len();
        let is_key = |key: &Attribute, condition: &&Condition| condition.attribute == *key && !condition.is_in.is_empty();
        match KEYS.iter().find_map(|key| pattern.conditions[0].iter().find(|condition| is_key(key, condition))) {
            Some(condition) => {
                for value in &condition.is_in {
                    self.by_value.entry(condition.attribute).or_default().entry(value.clone()).or_default().push(place);
                }
            }
            None => self.general.push(place),
        }
        self.patterns.push(pattern);
    }

    /// Applies the rules, later ones over earlier ones. Conditions refer to the attributes before any rule was applied.
    pub(super) fn apply<'a>(&'a self, tokens: &mut [Attributes<'a>]) {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for start in 0..tokens.len() {
            let keyed = KEYS.iter().filter_map(|key| self.by_value.get(key)?.get(value(&tokens[start], *key)));
            let patterns = keyed.flatten().chain(&self.general).map(|place| &self.patterns[*place]);
            let fits = patterns.filter(|pattern| pattern.fits(&tokens[start..]));
            found.extend(fits.map(|pattern| (pattern.rule, start + self.settings[pattern.rule].index)));
        }
        found.sort_unstable();
        for (rule, place) in found {
            self.settings[rule].set(&mut tokens[place]);
        }
    }
}

impl Pattern {
    fn fits(&self, tokens: &[Attributes]) -> bool {
        self.conditions.len() <= tokens.len()
            && self.conditions.iter().zip(tokens).all(|(conditions, token)| conditions.iter().all(|condition| condition.is_met(token)))
    }
}

impl Condition {
    fn is_met(&self, token: &Attributes) -> bool {
        let value = value(token, self.attribute);
        (self.is_in.is_empty() || self.is_in.iter().any(|one| one == value)) && !self.not_in.iter().any(|one| one == value)
    }
}

impl Setting {
    fn set<'a>(&'a self, token: &mut Attributes<'a>) {
        token.tag = self.tag.unwrap_or(token.tag);
        token.pos = self.pos.or(token.pos);
        token.label = self.label.unwrap_or(token.label);
        token.lemma = self.lemma.as_deref().or(token.lemma);
        token.morph = self.morph.as_deref().unwrap_or(token.morph);
    }
}

fn value<'a>(token: &Attributes<'a>, attribute: Attribute) -> &'a str {
    match attribute {
        Attribute::Tag => token.tag,
        Attribute::Pos => token.pos.map_or("", Pos::word),
        Attribute::Dep => token.label,
        Attribute::Lower => token.lower,
        Attribute::Orth => token.word,
        Attribute::IsSpace => {
            if token.is_space {
                "true"
            } else {
                "false"
            }
        }
    }
}
