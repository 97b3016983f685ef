//! Time of each stage by itself, on accounts of mixed events made from the sample, and of the whole run on copies: the source of the rows in
//! `docs/performance.md`. Each stage reads what the stages before it found, which is made once and not timed.

use std::hint::black_box;

use compare_sources::align::{self, Alignment};
use compare_sources::grammar::Grammars;
use compare_sources::language::Language;
use compare_sources::load::{Input, load};
use compare_sources::model::{AccountId, Comparison, EventId, Settings, Statement};
use compare_sources::{annotate, compare, diff, events, report, segment, select};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

/// This many accounts from all topics of the sample, repeated in rounds: from the second on, with other letters in their names and other figures.
fn mixed(accounts: usize) -> Vec<Input> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sources");
    let topics = std::iter::once(folder.into()).chain(std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()));
    let files = topics.filter_map(|topic: std::path::PathBuf| std::fs::read_dir(topic).ok()).flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).expect("readable")).collect();
    let text = |at: usize| renamed(&texts[at % texts.len()], at / texts.len());
    (0..accounts).map(|at| Input { path: format!("a{at:05}.txt"), bytes: text(at).into(), ..Input::default() }).collect()
}

/// The text with the letters of capitalised words after a blank, and all digits, moved on by `round`.
fn renamed(text: &str, round: usize) -> String {
    let moved = |c: char, first: char, of: u32| char::from_u32((c as u32 - first as u32 + round as u32) % of + first as u32).unwrap_or(c);
    let word = |word: &str| -> String {
        let name = word.starts_with(|c: char| c.is_ascii_uppercase());
        let letter = |c: char| match c {
            'a'..='z' if name => moved(c, 'a', 26),
            'A'..='Z' if name => moved(c, 'A', 26),
            '1'..='9' => moved(c, '1', 9),
            other => other,
        };
        word.chars().map(letter).collect()
    };
    if round == 0 { text.into() } else { text.split_inclusive(' ').map(word).collect() }
}

fn stages(c: &mut Criterion) {
    let (language, settings, grammars) = (Language::english(), Settings::default(), Grammars::default());
    let mut group = c.benchmark_group("stage");
    group.sample_size(10);
    for size in [10, 100] {
        let inputs = mixed(size);
        group.bench_function(format!("load/{size}"), |b| b.iter(|| load(black_box(inputs.clone()))));
        let (mut accounts, _) = load(inputs.clone());
        let cut =
            || accounts.iter().enumerate().map(|(at, account)| segment::segment(account, AccountId(at), language)).collect::<Vec<_>>();
        group.bench_function(format!("segment/{size}"), |b| b.iter(cut));
        let parts = cut();
        let annotated = |mut parts: Vec<Vec<Statement>>| {
            let each = accounts.iter().zip(&mut parts);
            each.for_each(|(account, own)| annotate::annotate(account, own, language, grammars.of(&account.language)));
            parts
        };
        group.bench_function(format!("annotate/{size}"), |b| b.iter_batched(|| parts.clone(), annotated, BatchSize::PerIteration));
        let mut statements: Vec<Statement> = annotated(parts).into_iter().flatten().collect();
        let joined = |mut statements: Vec<Statement>| annotate::entities::join(&accounts, &mut statements, &settings.aliases, language);
        group.bench_function(format!("join/{size}"), |b| b.iter_batched(|| statements.clone(), joined, BatchSize::PerIteration));
        let entities = annotate::entities::join(&accounts, &mut statements, &settings.aliases, language);
        group.bench_function(format!("events/{size}"), |b| {
            b.iter(|| events::events(&accounts, black_box(&statements), &entities, language))
        });
        for (at, event) in events::events(&accounts, &statements, &entities, language).iter().enumerate() {
            event.accounts.iter().for_each(|id| accounts[id.0].event = EventId(at));
        }
        let view = align::Context { accounts: &accounts, statements: &statements, entities: &entities, language };
        group.bench_function(format!("candidates/{size}"), |b| b.iter(|| align::candidate_pairs(black_box(view))));
        group.bench_function(format!("pair/{size}"), |b| b.iter(|| align::features(black_box(view))));
        group.bench_function(format!("claims/{size}"), |b| b.iter(|| align::align(black_box(view), &settings)));
        let Alignment { mut claims, pairings, copies, near_copies, .. } = align::align(view, &settings);
        let (figures, paired) = (diff::Figures::of(&accounts, &statements, language), diff::Paired::of(&pairings, &copies, &near_copies));
        let tolerances = settings.tolerances;
        let (accounts, statements, entities) = (&accounts[..], &statements[..], &entities[..]);
        let compared = diff::Context { accounts, statements, entities, paired: &paired, figures: &figures, language, tolerances };
        claims.iter_mut().for_each(|claim| claim.strength = diff::strength(claim, compared));
        group.bench_function(format!("diff/{size}"), |b| b.iter(|| diff::diff(black_box(compared), &claims)));
        let comparison = compare(inputs, &settings);
        render(&mut group, size, &comparison);
    }
    group.finish();
}

fn render(group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>, size: usize, comparison: &Comparison) {
    let view = select::everything(comparison);
    group.bench_function(format!("render json/{size}"), |b| b.iter(|| report::json::render(black_box(comparison), &view)));
    group.bench_function(format!("render page/{size}"), |b| b.iter(|| report::html::render(black_box(comparison), &view)));
}

/// The whole run on copies: of one sentence, of one file, and on near copies.
fn copies(c: &mut Criterion) {
    let sentence = "The old bridge over the river Lenne was closed to all lorries on Monday after cracks were found.";
    let file = mixed(1).swap_remove(0).bytes;
    let input = |at: usize, bytes: Vec<u8>| Input { path: format!("a{at:05}.txt"), bytes, ..Input::default() };
    let near = |at: usize| {
        sentence.replace("old", &format!("w{}", (0..8).map(|bit| if at >> bit & 1 == 1 { 'a' } else { 'o' }).collect::<String>()))
    };
    let mut group = c.benchmark_group("copies");
    group.sample_size(10);
    let runs: [(&str, Vec<Input>); 3] = [
        ("one sentence of 401 accounts", (0..401).map(|at| input(at, sentence.into())).collect()),
        ("150 copies of a file", (0..150).map(|at| input(at, file.clone())).collect()),
        ("near copies of 250 accounts", (0..250).map(|at| input(at, near(at).into())).collect()),
    ];
    for (name, inputs) in runs {
        group.bench_function(name, |b| b.iter(|| compare(black_box(inputs.clone()), &Settings::default())));
    }
    group.finish();
}

criterion_group!(benches, stages, copies);
criterion_main!(benches);
