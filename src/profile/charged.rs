//! The words of an account that take sides, strengthen, keep at a distance or hedge, in its own voice and in others'.

use super::choices::Choices;
use super::marks::Marked;
use super::{Charge, Charged};
use crate::model::{Comparison, Content, Mention, Reality, StatementId, WordingClass};

/// The charged words of an account's statements.
pub fn find(comparison: &Comparison, statements: &[StatementId], choices: &Choices, quoted: &Marked) -> Vec<Charged> {
    let mut out = Vec::new();
    for id in statements {
        let statement = comparison.statement(*id);
        let text = &comparison.account(statement.account).text;
        let mut own: Vec<Charged> = Vec::new();
        for mention in statement.mentions.iter().filter(|m| statement.span.contains(m.span)) {
            let Some((class, term, neutral)) = charge(mention, text) else { continue };
            let (span, voice) = (mention.span, mention.voice.clone());
            own.push(Charged { statement: *id, span, class, term, neutral, against: None, voice, marked: quoted.holds(*id, span) });
        }
        for choice in choices.of(*id) {
            if own.iter().any(|known| known.span.overlaps(choice.span)) {
                continue;
            }
            own.push(Charged {
                statement: *id,
                span: choice.span,
                class: Charge::Contested,
                term: choice.term.clone(),
                neutral: choice.neutral.clone(),
                against: Some(choice.against.clone()),
                voice: choice.voice.clone(),
                marked: quoted.holds(*id, choice.span),
            });
        }
        own.sort_by_key(|charged| charged.span);
        out.extend(own);
    }
    out
}

/// What a mention does, its entry in the lexicon and the neutral counterpart. That something is confirmed or will be is no hedge.
fn charge(mention: &Mention, text: &str) -> Option<(Charge, String, Option<String>)> {
    match &mention.content {
        Content::Wording(wording) => {
            let class = match wording.class {
                WordingClass::Loaded => Charge::Side,
                WordingClass::Intensity => Charge::Degree,
                WordingClass::Distancing => Charge::Distance,
            };
            Some((class, wording.term.clone(), wording.neutral.clone()))
        }
        Content::Certainty(certainty) => match certainty.reality {
            Reality::Probable | Reality::Possible | Reality::Alleged | Reality::Unknown => {
                let words = crate::text::one_line(mention.span.text(text));
                Some((Charge::Hedge, words.to_lowercase(), None))
            }
            Reality::Confirmed | Reality::Planned | Reality::Conditional => None,
        },
        Content::Date(_) | Content::Quantity(_) | Content::Name(_) | Content::Speech(_) | Content::Negation { .. } | Content::Action(_) => {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Charge, Charged, profiles};
    use crate::load::Input;
    use crate::model::{Comparison, Settings, Voice};
    use crate::select;

    fn read(texts: [&str; 2]) -> (Comparison, Vec<Charged>) {
        let input = |(at, text): (usize, &str)| Input { path: format!("{at}.txt"), bytes: text.into(), ..Input::default() };
        let settings = Settings { one_event: true, ..Settings::default() };
        let comparison = crate::compare(texts.into_iter().enumerate().map(input).collect(), &settings);
        let charged = profiles(&comparison, &select::everything(&comparison)).swap_remove(0).charged;
        (comparison, charged)
    }

    fn words(texts: [&str; 2]) -> Vec<(Charge, String, bool, bool)> {
        let (comparison, charged) = read(texts);
        let text = &comparison.accounts[0].text;
        charged.iter().map(|c| (c.class, c.span.text(text).to_string(), c.voice == Voice::Own, c.marked)).collect()
    }

    #[test]
    fn words_are_found_though_no_other_account_shares_the_claim() {
        let told = "The brazen raid may have been a \"hoax of the clique\", Mayor Anna Holt said. A massive crowd cheered.";
        let found = words([told, "The weather was fine."]);
        assert!(found.contains(&(Charge::Degree, "massive".to_string(), true, false)), "{found:?}");
        assert!(found.contains(&(Charge::Hedge, "may".to_string(), false, false)), "{found:?}");
        assert!(found.contains(&(Charge::Side, "clique".to_string(), false, true)), "{found:?}");
    }

    #[test]
    fn a_word_is_contested_where_another_account_has_another() {
        let told = "The rebels surrendered Orlova on Monday.";
        let found = words([told, "Orlova was handed over on Monday."]);
        assert_eq!(found, [(Charge::Contested, "surrendered".to_string(), true, false)]);
        assert!(words([told, "The crew handed over a list of names."]).is_empty());
        assert!(words([told, "The weather was fine on Monday."]).is_empty());
    }
}
