//! Time of the whole comparison of the sample accounts, of aligning a hundred accounts of thirty statements, and a hundred copies of one.

use std::hint::black_box;

use compare_sources::align::{Context, align};
use compare_sources::language::Language;
use compare_sources::load::Input;
use compare_sources::model::{Account, Settings};
use compare_sources::understand;
use criterion::{Criterion, criterion_group, criterion_main};

fn sample() -> Vec<Input> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sources");
    let mut inputs: Vec<Input> = std::fs::read_dir(folder)
        .expect("the sample accounts are there")
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| Input { path: path.display().to_string(), bytes: std::fs::read(&path).expect("readable"), ..Input::default() })
        .collect();
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    inputs
}

fn whole_run(c: &mut Criterion) {
    let inputs = sample();
    c.bench_function("sample", |b| b.iter(|| compare_sources::compare(black_box(inputs.clone()), &Settings::default())));
}

/// Accounts of thirty sentences each, taken from a different place of the sample and with different figures for every account.
fn hundred() -> Vec<Account> {
    let texts: Vec<String> = sample().iter().map(|i| String::from_utf8_lossy(&i.bytes).into_owned()).collect();
    let bodies = texts.iter().map(|t| t.rsplit("---\n").next().unwrap_or(t));
    let sentences: Vec<&str> = bodies.flat_map(|b| b.split_inclusive(". ")).map(str::trim).filter(|s| s.len() > 40).collect();
    let figure = |n: usize| char::from_digit((n % 10) as u32, 10).unwrap_or('0');
    let sentence =
        |at: usize, n: usize| sentences[(at * 7 + n * (1 + at % 5)) % sentences.len()].replace('2', &figure(at * 3 + n).to_string());
    (0..100).map(|at| Account::plain(&(0..30).map(|n| sentence(at, n)).collect::<Vec<_>>().join("\n\n"), None)).collect()
}

fn many_accounts(c: &mut Criterion) {
    let read = understand(hundred(), Vec::new());
    let reading =
        Context { accounts: &read.accounts, statements: &read.statements, entities: &read.entities, language: Language::english() };
    let mut group = c.benchmark_group("align");
    group.sample_size(10);
    group.bench_function("hundred accounts", |b| b.iter(|| align(black_box(reading), &Settings::default())));
    group.finish();
}

/// A hundred copies of one account, which should cost little more to align than the account itself.
fn copies(c: &mut Criterion) {
    let text = hundred().swap_remove(0).text;
    let accounts = (0..100).map(|_| Account::plain(&text, None)).collect();
    let read = understand(accounts, Vec::new());
    let reading =
        Context { accounts: &read.accounts, statements: &read.statements, entities: &read.entities, language: Language::english() };
    let mut group = c.benchmark_group("align");
    group.sample_size(10);
    group.bench_function("hundred copies", |b| b.iter(|| align(black_box(reading), &Settings::default())));
    group.finish();
}

criterion_group!(benches, whole_run, many_accounts, copies);
criterion_main!(benches);
