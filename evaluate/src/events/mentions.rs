//! Counts dates with their values, and quotations with their speakers.

use super::article::Key;
use super::figures::Tally;
use super::gold::Place;
use super::output::MentionOut;
use super::score::Event;
use super::values::squeeze;

pub fn count(event: &Event, place: &dyn Fn(&Place) -> Option<Key>, tally: &mut Tally) {
    let of = |kind: &'static str, at: usize| event.output.mentions.iter().filter(move |m| m.kind == kind && m.account == at);
    for date in &event.gold.dates {
        let Some(key) = place(&date.place) else { continue };
        let wanted = squeeze(&date.text);
        let fits = |m: &&MentionOut| {
            let text = squeeze(&m.text);
            m.sentences.contains(&key) && !m.text.is_empty() && (text.contains(&wanted) || wanted.contains(&text))
        };
        let values: Vec<&str> = of("date", key.0).filter(fits).map(|m| m.value.as_str()).collect();
        tally.add("date_gold", 1);
        tally.add("date_found", usize::from(!values.is_empty()));
        tally.add("date_ok", usize::from(values.iter().any(|v| v.starts_with(&date.value))));
    }
    for quote in &event.gold.quotes {
        let Some(key) = place(&quote.place) else { continue };
        let wanted = squeeze(&quote.first_words);
        let speakers: Vec<&String> = of("quote", key.0).filter(|m| answers(m, key, &wanted)).flat_map(|m| &m.speakers).collect();
        tally.add("quote_gold", 1);
        tally.add("quote_found", usize::from(!speakers.is_empty()));
        tally.add("quote_ok", usize::from(speakers.iter().any(|s| event.names.same(&quote.speaker, s))));
    }
}

/// True if the mention is the quotation that begins with the wanted words.
fn answers(mention: &MentionOut, key: Key, wanted: &str) -> bool {
    let text = squeeze(&mention.text);
    let here = mention.sentences.contains(&key);
    if text.is_empty() {
        return here;
    }
    let head: String = text.chars().take(20).collect();
    text.contains(wanted) || (here && (wanted.contains(&text) || wanted.starts_with(&head)))
}
