//! What a reader sees before scrolling: the line of a terminal of 80 columns, and the place on the page, where the first dispute and its
//! answers are, and how many words are shown of those in the accounts. `COMPARE_FOLDERS=one:two cargo test --test it first_screen --
//! --nocapture` prints the rows of `docs/reports.md` for the sample and these folders.

use std::path::Path;

use compare_sources::digest::Digest;
use compare_sources::digest::sections::event_views;

use crate::browser;
use crate::sample::{self, Topic};

/// Columns of a terminal of default size, and the lines that it shows at once.
const COLUMNS: usize = 80;
const LINES: usize = 25;

/// Width and height of a screen and of a phone.
const SCREENS: [(usize, usize); 2] = [(1440, 900), (390, 844)];

/// Writes into the title where the first question in dispute begins and where its answers end, in pixels from the top of a frame.
const MEASURE: &str = "\
const measure = () => {
  const page = document.querySelector('iframe').contentDocument;
  const given = page.querySelector('.top .given');
  const asked = given?.parentElement.querySelector('a');
  const [top, bottom] = [asked?.getBoundingClientRect().top, given?.getBoundingClientRect().bottom];
  document.title = given ? `${Math.round(top)} to ${Math.round(bottom)}` : 'none';
};
addEventListener('load', measure);";

/// The number, from 1, of the line with the first question to which accounts give different answers.
fn first_dispute(topic: &Topic, table: &str) -> Option<usize> {
    let asked: Vec<String> = event_views(&topic.comparison, &topic.reading)
        .into_iter()
        .filter_map(|(event, view)| {
            let digest = Digest::of(&topic.comparison, &view, event);
            digest.disputes.first().map(|dispute| dispute.question.asked.split(' ').take(3).collect::<Vec<_>>().join(" "))
        })
        .collect();
    table.lines().position(|line| asked.iter().any(|question| line.contains(question.as_str()))).map(|at| at + 1)
}

/// The pixels where the first question begins and its answers end, in a window of this size; `None` without a browser.
fn pixels(page: &str, (width, height): (usize, usize)) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("inner.html"), page).expect("written");
    // A window of Chromium cannot be as narrow as a phone; a frame can.
    let outer = format!(
        "<!DOCTYPE html><title>none</title><body style=\"margin:0\"><iframe src=\"inner.html\" style=\"width:{width}px;height:{height}px;border:0\"></iframe><script>{MEASURE}</script></body>"
    );
    let flags = ["--dump-dom", "--disable-web-security", "--allow-file-access-from-files", "--window-size=1500,1000"];
    let output = browser::opened(folder.path(), &outer, &flags)?;
    let seen = String::from_utf8_lossy(&output.stdout).into_owned();
    seen.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).map(str::to_string)
}

/// Where a reader sees the first dispute: its line on a terminal, its place on each screen, and the row for `docs/reports.md`.
struct First {
    line: Option<usize>,
    down: Vec<Option<String>>,
    row: String,
}

fn first(name: &str, topic: &Topic) -> First {
    let table = topic.wide("table", COLUMNS);
    let words = |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let told: usize = topic.comparison.accounts.iter().map(|account| words(&account.text)).sum();
    let line = first_dispute(topic, &table);
    let page = topic.report("html");
    let down: Vec<Option<String>> = SCREENS.iter().map(|size| pixels(&page, *size)).collect();
    let shown = format!("{} of {told}, {} %", words(&table), 100 * words(&table) / told.max(1));
    let line_told = line.map_or_else(|| "none".to_string(), |line| line.to_string());
    let accounts = topic.comparison.accounts.len();
    let places = down.iter().map(|place| place.clone().unwrap_or_else(|| "no browser".into())).collect::<Vec<_>>().join(" | ");
    let row = format!("| {name} | {accounts} | {line_told} of {} | {shown} | {places} |", table.lines().count());
    First { line, down, row }
}

#[test]
fn the_first_dispute_is_on_the_first_screen() {
    let sample = first("the sample", sample::topic(0));
    println!("{}", sample.row);
    assert!(sample.line.is_some_and(|line| line <= LINES), "{:?}", sample.line);
    // With a browser: its answers too are on the first screen, of a computer and of a phone.
    for (place, (_, height)) in sample.down.iter().zip(SCREENS) {
        let ends = place.as_deref().map(|place| place.rsplit(' ').next().and_then(|pixels| pixels.parse::<usize>().ok()));
        assert!(ends.is_none_or(|ends| ends.is_some_and(|ends| ends <= height)), "{place:?} of {height}");
    }
    for folder in std::env::var("COMPARE_FOLDERS").unwrap_or_default().split(':').filter(|folder| !folder.is_empty()) {
        let name = Path::new(folder).file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        println!("{}", first(&name, &sample::compared(folder, "")).row);
    }
}
