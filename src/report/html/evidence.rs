//! Why statements were held to make one claim: every reason with its weight, from the prior to the probability.

use super::place;
use crate::model::{Comparison, Pairing, StatementId};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::{waterfall, words};

/// So many pairings of one claim are shown; the rest is counted.
const MOST: usize = 3;

/// The pairings among these statements, folded away; of a claim's other pairings when none of them was paired with another of them.
pub fn details(comparison: &Comparison, pairings: &[&Pairing], about: &[StatementId]) -> Markup {
    let has = |p: &Pairing| (about.contains(&p.statements.0), about.contains(&p.statements.1));
    let mut own: Vec<&Pairing> = pairings.iter().copied().filter(|p| has(p) == (true, true)).collect();
    if own.is_empty() {
        own = pairings.iter().copied().filter(|p| has(p).0 || has(p).1).collect();
    }
    if own.is_empty() {
        return Markup::default();
    }
    let mut out = tag("details").class("evidence").put(tag("summary").say("Why paired"));
    out = out.all(own.iter().take(MOST).map(|p| table(comparison, p)));
    if own.len() > MOST {
        let rest = words::count(own.len() - MOST, "pairing", "pairings");
        out = out.put(tag("p").class("quiet").say(&format!("and {rest} more")));
    }
    out.into()
}

fn table(comparison: &Comparison, pairing: &Pairing) -> Tag {
    let (a, b) = pairing.statements;
    let caption = tag("caption")
        .put(place::statement_link(comparison, a))
        .say(" and ")
        .put(place::statement_link(comparison, b))
        .say(&format!(": {:.0} % likely to tell the same", 100.0 * pairing.probability));
    let head =
        Markup::fixed("<thead><tr><th scope=\"col\">reason</th><th scope=\"col\">weight</th><th scope=\"col\">so far</th></tr></thead>\n");
    let rows = waterfall::steps(pairing).into_iter().map(|step| {
        let sign = if step.weight < 0.0 { "minus" } else { "plus" };
        tag("tr")
            .put(tag("td").set("dir", "auto").say(step.reason))
            .put(tag("td").class(sign).say(&format!("{:+.2}", step.weight)))
            .put(tag("td").say(&format!("{:.2}", step.so_far)))
    });
    tag("table").class("reasons").put(caption).put(head).put(tag("tbody").all(rows))
}
