//! Task `candidates`, on an events folder. `recall`: of the pairs of statements that are in one gold claim and share a content word, the
//! share that become candidates. `calibration_error`: how far the printed probabilities are from the share of pairs that are right, over
//! all candidates in tenths (expected calibration error); with EVALUATE_SHOW the table behind it is printed.

use std::collections::BTreeSet;
use std::path::Path;

use compare_sources::align::{self, Context};
use compare_sources::language::Language;
use compare_sources::model::StatementId;
use serde_json::{Map, Value};

use crate::claimed;
use crate::records::{figure, ratio};

const TENTHS: usize = 10;

pub fn run(path: &Path) -> Result<Value, String> {
    let (mut sharing, mut found, mut pairs) = (0.0, 0.0, 0.0);
    // For each tenth: the number of pairs, the sum of their probabilities, how many are right.
    let mut tenths = [[0.0_f64; 3]; TENTHS];
    for event in claimed::events(path) {
        let reading = Context {
            accounts: &event.understood.accounts,
            statements: &event.understood.statements,
            entities: &event.understood.entities,
            language: Language::english(),
        };
        let candidates: Vec<(StatementId, StatementId)> = align::features(reading).into_iter().map(|(a, b, _)| (a, b)).collect();
        let known: BTreeSet<_> = candidates.iter().copied().collect();
        for (a, b) in event.pairs().into_iter().filter(|(a, b)| event.share_a_word(*a, *b)) {
            sharing += 1.0;
            found += f64::from(u8::from(known.contains(&(a, b))));
        }
        for ((a, b), probability) in candidates.iter().zip(align::probabilities(reading, &candidates)) {
            let tenth = &mut tenths[((probability * TENTHS as f64) as usize).min(TENTHS - 1)];
            tenth[0] += 1.0;
            tenth[1] += probability;
            tenth[2] += f64::from(u8::from(event.one_claim(*a, *b)));
        }
        pairs += candidates.len() as f64;
    }
    if crate::show::wrong() {
        for [count, said, right] in tenths.iter().filter(|t| t[0] > 0.0) {
            eprintln!("said {:.2}, right {:.2} of {count}", said / count, right / count);
        }
    }
    let mut figures = Map::new();
    figures.insert("pairs".into(), (pairs as usize).into());
    figures.insert("recall".into(), figure(ratio(found, sharing)));
    figures.insert("calibration_error".into(), figure(ratio(tenths.iter().map(|[_, said, right]| (said - right).abs()).sum(), pairs)));
    Ok(Value::Object(figures))
}
