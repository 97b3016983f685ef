//! Time of parsing the sample accounts together, of parsing their lines one by one, of understanding them (sentences and all annotators,
//! the grammar among them) on one thread, and of reading the grammar.

use std::hint::black_box;

use compare_sources::grammar::Grammar;
use compare_sources::model::Account;
use compare_sources::understand;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn sample() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sources");
    let paths = std::fs::read_dir(folder).expect("the sample accounts are there").filter_map(|entry| entry.ok().map(|e| e.path()));
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    paths.into_iter().map(|path| std::fs::read_to_string(path).expect("readable")).collect()
}

fn grammar(c: &mut Criterion) {
    let texts = sample();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let grammar = Grammar::english();
    let words: usize = grammar.parse_all(&texts).iter().map(|doc| doc.tokens.len()).sum();
    let mut group = c.benchmark_group("grammar");
    group.throughput(Throughput::Elements(words as u64));
    group.bench_function("accounts together", |b| b.iter(|| grammar.parse_all(black_box(&texts))));
    group.bench_function("line by line", |b| {
        b.iter(|| texts.iter().flat_map(|text| text.lines()).map(|line| grammar.parse(black_box(line))).collect::<Vec<_>>())
    });
    let accounts: Vec<Account> = texts.iter().map(|text| Account::plain(text, None)).collect();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread can be started");
    group.bench_function("understand", |b| b.iter(|| one.install(|| understand(black_box(accounts.clone()), Vec::new()))));
    group.finish();
    let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/grammar_en.safetensors")).expect("the grammar is there");
    c.bench_function("grammar/read", |b| b.iter(|| Grammar::load(black_box(file.clone())).map(drop)));
}

criterion_group!(benches, grammar);
criterion_main!(benches);
