//! Time of the whole comparison of the sample accounts, and how it grows with their number.

use std::hint::black_box;

use compare_sources::load::Input;
use compare_sources::model::Settings;
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

criterion_group!(benches, whole_run);
criterion_main!(benches);
