//! Task `pairs`: how well the pairing probability separates sentence pairs of one fact, or of one meaning, from others. Each pair is
//! scored as two accounts of one statement, with the background frequencies of the product and nothing learned from the file. If the
//! articles of the pairs are beside the file (`groups_*/GROUP/DOC.txt`), they are read as the product reads a folder of mixed articles,
//! all of one topic with those on a look-alike event, and each pair is scored in its articles; the figures for the bare sentences are then
//! given as well, as `alone_…`.
//! Statements can make one claim without meaning the same, so paraphrases are judged by likeness alone: how fully each of the two says
//! what the other says, by soft alignment of their words.

use std::collections::BTreeMap;
use std::path::Path;

use compare_sources::Understood;
use compare_sources::align::{self, Context};
use compare_sources::language::Language;
use compare_sources::model::{Feature, Features, StatementId};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::encoder;
use crate::in_accounts::{self, Place, Run};
use crate::one_statement;
use crate::records::{figure, harmonic, ratio, read};

/// The least likeness of a paraphrase. Chosen on the graded headlines, where it best separates grades of 3 and more ("roughly the same")
/// from lower ones.
const PARAPHRASE: f64 = 0.64;

/// The same, chosen in the same way, with an encoder, whose measure is a third of likeness.
const PARAPHRASE_ENCODED: f64 = 0.65;

#[derive(Deserialize)]
struct Record {
    a: String,
    b: String,
    #[serde(default)]
    label: Option<String>,
    #[serde(default)]
    score: Option<f64>,
    #[serde(flatten)]
    rest: Value,
}

/// A scored pair with its gold label.
struct Scored {
    score: f64,
    label: String,
}

pub fn run(path: &Path) -> Result<Value, String> {
    let records: Vec<Record> = read(path)?;
    let mut figures = Map::new();
    figures.insert("pairs".into(), records.len().into());
    if records.iter().all(|r| r.score.is_some()) {
        let gold: Vec<f64> = records.iter().filter_map(|r| r.score).collect();
        let scores: Vec<f64> = records.iter().map(probability).collect();
        figures.insert("pearson".into(), figure(pearson(&gold, &scores).max(0.0)));
        // Grades rise about evenly with log odds: their correlation is the fairer one, and is given as a figure of its own.
        let odds: Vec<f64> = scores.iter().map(|p| (p / (1.0 - p)).ln()).collect();
        figures.insert("pearson_log_odds".into(), figure(pearson(&gold, &odds).max(0.0)));
        return Ok(Value::Object(figures));
    }
    let paraphrase = records.iter().any(|r| r.label.as_deref().is_some_and(|label| label.contains("paraphrase")));
    let score = if paraphrase { likeness } else { probability };
    let scored: Vec<Scored> = records.iter().filter_map(|r| Some(Scored { score: score(r), label: r.label.clone()? })).collect();
    let judged = judged(&scored);
    match standing(path, &records) {
        Some(scores) => {
            let there = |(r, score): (&Record, f64)| Some(Scored { score, label: r.label.clone()? });
            rank(&records.iter().zip(scores).filter_map(there).collect::<Vec<_>>(), "", &mut figures);
            rank(&scored, "alone_", &mut figures);
        }
        None => rank(&scored, "", &mut figures),
    }
    if paraphrase {
        let least = if encoder::given().is_some() { PARAPHRASE_ENCODED } else { PARAPHRASE };
        let right = judged.iter().filter(|(p, yes)| (*p >= least) == *yes).count();
        figures.insert("accuracy".into(), figure(ratio(right as f64, judged.len() as f64)));
        figures.insert("accuracy_threshold".into(), figure(least));
    }
    Ok(Value::Object(figures))
}

/// Each score, with true if the label is that of a pair.
fn judged(scored: &[Scored]) -> Vec<(f64, bool)> {
    let positive =
        |label: &str| matches!(label, "same_fact" | "same_event" | "paraphrase" | "strengthens" | "weakens" | "entailment" | "supports");
    scored.iter().map(|s| (s.score, positive(&s.label))).collect()
}

/// How well the scores rank the pairs.
fn rank(scored: &[Scored], prefix: &str, figures: &mut Map<String, Value>) {
    let judged = judged(scored);
    let strict = scored.iter().filter(|s| matches!(s.label.as_str(), "same_fact" | "different_event"));
    let strict: Vec<(f64, bool)> = strict.map(|s| (s.score, s.label == "same_fact")).collect();
    let ranks = [("average_precision", average_precision(&judged)), ("best_f1", best_f1(&judged)), ("auc", auc(&judged))];
    for (name, value) in ranks.into_iter().chain((!strict.is_empty()).then(|| ("auc_fact", auc(&strict)))) {
        figures.insert(format!("{prefix}{name}"), figure(value));
    }
}

/// The scores of the pairs in their articles, if those are beside the file.
fn standing(path: &Path, records: &[Record]) -> Option<Vec<f64>> {
    let places: Vec<[Place; 2]> = records.iter().map(|r| in_accounts::places(&r.rest)).collect::<Option<_>>()?;
    let root = in_accounts::root(path, &places.first()?[0].group)?;
    let mut of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    places.iter().enumerate().for_each(|(at, [a, _])| of.entry(in_accounts::topic(&a.group)).or_default().push(at));
    let topics = in_accounts::topics(&root);
    let mut scores = vec![0.0; records.len()];
    for (topic, own) in of {
        let run = Run::new(&root, topics.get(topic)?);
        let found = |at: &usize| Some((*at, run.statement(&places[*at][0])?, run.statement(&places[*at][1])?));
        let found: Vec<_> = own.iter().filter_map(found).collect();
        let reading = view(&run.understood);
        let probabilities = align::probabilities(reading, &found.iter().map(|(_, a, b)| (*a, *b)).collect::<Vec<_>>());
        found.iter().zip(probabilities).for_each(|((at, ..), probability)| scores[*at] = probability);
    }
    Some(scores)
}

fn probability(record: &Record) -> f64 {
    judge(record, |reading| align::pairing(reading, StatementId(0), StatementId(1)).probability).clamp(1e-4, 1.0 - 1e-4)
}

/// How fully each says what the other says, 0..1: the mean of the two soft alignments, and of the encoder's measure if there is one.
fn likeness(record: &Record) -> f64 {
    judge(record, |reading| {
        let features = align::features_of(reading, &[(StatementId(0), StatementId(1))]).pop().unwrap_or(Features::NONE);
        let encoded = encoder::given().map(|_| Feature::Encoded);
        let said: Vec<f64> = [Feature::AlignedLeast, Feature::AlignedMost].into_iter().chain(encoded).map(|of| features[of]).collect();
        ratio(said.iter().sum(), said.len() as f64)
    })
}

fn judge(record: &Record, of: impl Fn(Context<'_>) -> f64) -> f64 {
    one_statement::two(&record.a, &record.b).map_or(0.0, |understood| of(view(&understood)))
}

fn view(understood: &Understood) -> Context<'_> {
    Context {
        accounts: &understood.accounts,
        statements: &understood.statements,
        entities: &understood.entities,
        language: Language::english(),
    }
}

/// The pairs by score, surest first; ties in the order of the file.
fn ranked(judged: &[(f64, bool)]) -> Vec<(f64, bool)> {
    let mut out = judged.to_vec();
    out.sort_by(|x, y| y.0.total_cmp(&x.0));
    out
}

fn average_precision(judged: &[(f64, bool)]) -> f64 {
    let mut hits = 0.0;
    let mut sum = 0.0;
    for (at, (_, yes)) in ranked(judged).iter().enumerate() {
        if *yes {
            hits += 1.0;
            sum += hits / (at + 1) as f64;
        }
    }
    ratio(sum, hits)
}

/// The best F1 over all thresholds; no threshold divides equal scores.
fn best_f1(judged: &[(f64, bool)]) -> f64 {
    let ranked = ranked(judged);
    let all = ranked.iter().filter(|(_, yes)| *yes).count() as f64;
    let mut hits = 0.0;
    let mut best: f64 = 0.0;
    for (at, (score, yes)) in ranked.iter().enumerate() {
        hits += f64::from(u8::from(*yes));
        if ranked.get(at + 1).is_none_or(|next| next.0 < *score) {
            best = best.max(harmonic(ratio(hits, (at + 1) as f64), ratio(hits, all)));
        }
    }
    best
}

/// Share of (positive, negative) couples in the right order; ties count half.
fn auc(judged: &[(f64, bool)]) -> f64 {
    let ranked = ranked(judged);
    let (mut below, mut won, mut at) = (0.0, 0.0, ranked.len());
    while at > 0 {
        let score = ranked[at - 1].0;
        let from = ranked[..at].iter().rposition(|(s, _)| *s > score).map_or(0, |p| p + 1);
        let yes = ranked[from..at].iter().filter(|(_, yes)| *yes).count() as f64;
        let no = (at - from) as f64 - yes;
        won += yes * (below + no / 2.0);
        below += no;
        at = from;
    }
    let positive = judged.iter().filter(|(_, yes)| *yes).count() as f64;
    ratio(won, positive * below)
}

fn pearson(x: &[f64], y: &[f64]) -> f64 {
    let mean = |v: &[f64]| ratio(v.iter().sum(), v.len() as f64);
    let (mx, my) = (mean(x), mean(y));
    let sum = |f: &dyn Fn(f64, f64) -> f64| x.iter().zip(y).map(|(a, b)| f(a - mx, b - my)).sum::<f64>();
    ratio(sum(&|a, b| a * b), (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt())
}
