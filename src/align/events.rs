//! What happens in a statement: the verbs of its actions and the nouns of happenings, by rarity; and how much of what happens in
//! one statement happens in another.

use super::kin::{Kin, Met};
use super::vocabulary::Vocabulary;
use crate::model::tree::Part;
use crate::model::{Content, Statement};
use crate::text::{Token, TokenKind};

/// A word for what happens: its place among the words of the run, and its weight.
pub type Event = (usize, f64);

/// The events of a statement, each word once, the rarest first.
pub fn events(statement: &Statement, vocabulary: &Vocabulary, met: &mut Met) -> Vec<Event> {
    let mut out: Vec<Event> = Vec::new();
    for mention in &statement.mentions {
        let Content::Action(action) = &mention.content else { continue };
        let own = statement.tokens.iter().filter(|t| mention.span.start() <= t.start && t.end <= mention.span.end());
        let weight = own.filter_map(|t| vocabulary.word(t)).map(|w| w.weight).fold(0.0, f64::max);
        out.push((met.place(&action.lemma), weight));
    }
    let noun = |(at, t): &(usize, &Token)| t.kind == TokenKind::Word && statement.tree.part(*at) == Part::Noun && !statement.tree.proper(*at);
    for (_, token) in statement.tokens.iter().enumerate().filter(noun) {
        let Some(word) = vocabulary.word(token) else { continue };
        let place = met.place(&token.norm);
        if met.happens(place) {
            out.push((place, word.weight));
        }
    }
    out.retain(|(_, weight)| *weight > 0.0);
    out.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    out.dedup_by_key(|event| event.0);
    out.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    out
}

/// experiment
pub fn shares(a: &[Event], b: &[Event], kin: &Kin) -> [f64; 8] {
    if a.is_empty() || b.is_empty() {
        return [0.0; 8];
    }
    let side = |own: &[Event], other: &[Event]| {
        let mut out = [0.0; 4];
        let all: f64 = own.iter().map(|e| e.1).sum();
        for (at, w) in own {
            let mut same: bool = false;
            let mut opp = false;
            let mut near: f64 = 0.0;
            for (o, _) in other {
                let t = kin.tie(*at, *o);
                same |= t.same;
                opp |= t.opposite;
                near = near.max(if t.same { t.near.max(0.9) } else { t.near });
            }
            out[0] += w * f64::from(u8::from(same)) / all;
            out[1] += w * near / all;
            out[2] += w * f64::from(u8::from(opp && !same)) / all;
        }
        out[3] = all;
        out
    };
    let (x, y) = (side(a, b), side(b, a));
    let (poor, rich) = if x[3] <= y[3] { (x, y) } else { (y, x) };
    let mass = |s: [f64; 4]| (s[1] * s[3]).ln_1p();
    [poor[0], poor[1], rich[0], rich[1], poor[2].max(rich[2]), (poor[0] * poor[3]).ln_1p(), mass(poor).min(mass(rich)), x[1].max(y[1])]
}
