//! The page of a hundred accounts of one event: what its first screen shows, and how long it takes to open and to filter. Without Chromium,
//! the browser tests say so and pass.

use crate::browser::title;
use crate::page::page;

/// A hundred accounts of one event make a long page. The times are printed, not checked: the machine may be busy.
#[test]
fn a_page_of_a_hundred_accounts_opens_and_filters() {
    let page = hundred();
    match times(&page) {
        Some(times) => println!("{} kB: opens, filters by kind, by account, searches, sorts in {times:?} ms", page.len() / 1000),
        None => crate::skipped::skipped("no Chromium was found: the page was not timed in a browser"),
    }
    // A narrow screen shows the summary; who reports how much is below it.
    for (size, parts) in [("--window-size=1440,900", "['.short', '.shares', '#tools']"), ("--window-size=500,2000", "['.short']")] {
        let first = format!(
            "const ends = {parts}.map((what) => Math.round(document.querySelector(what).getBoundingClientRect().bottom));
            document.title = ends.every((end) => end < 900) ? 'on the first screen' : ends.join(' ');"
        );
        if let Some(title) = title(&page, &first, &[size]) {
            assert_eq!(title, "on the first screen", "{size}");
        }
    }
}

/// The same with a limit on the best of three times by the wall clock.
#[test]
#[ignore = "times by the wall clock are meaningful only on a quiet machine"]
fn a_page_of_a_hundred_accounts_opens_and_filters_in_a_second() {
    let page = hundred();
    let best = (0..3).filter_map(|_| times(&page)).reduce(|best, times| best.iter().zip(&times).map(|(a, b)| a.min(*b)).collect());
    let best = best.expect("Chromium is there");
    assert!(best.iter().all(|time| *time < 1000.0), "{best:?} ms");
}

/// The page of a hundred accounts.
fn hundred() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    for at in 0..100 {
        std::fs::write(folder.path().join(format!("paper{at:03}.txt")), account(at)).expect("written");
    }
    page(&folder.path().display().to_string())
}

/// The times that [`TIMES`] measures for a page, in milliseconds; `None` without a browser.
fn times(page: &str) -> Option<Vec<f64>> {
    let title = title(page, TIMES, &[])?;
    let times: Vec<f64> = title.split(' ').map(|time| time.parse().unwrap_or_else(|_| panic!("{title}"))).collect();
    assert_eq!(times.len(), 5, "{title}");
    Some(times)
}

/// Measures the time until the page is laid out: when it opens, and after each action of a reader. Writes the result into the title.
const TIMES: &str = r##"
const laidOut = () => document.body.offsetHeight;
laidOut();
const times = [performance.now()];
const timed = (id, value) => {
  const field = document.getElementById(id), start = performance.now();
  field.value = value;
  field.dispatchEvent(new Event("input"));
  laidOut();
  times.push(performance.now() - start);
  field.value = id === "sort" ? "order" : "";
  field.dispatchEvent(new Event("input"));
  laidOut();
};
timed("kind", "quantity");
const start = performance.now();
document.querySelector(".chip").click();
laidOut();
times.push(performance.now() - start);
document.getElementById("clear").click();
timed("search", "orlova");
timed("sort", "support");
document.title = times.map((time) => time.toFixed(0)).join(" ");
"##;

/// An account of the accident that all accounts report, in varying words and figures.
pub fn account(at: usize) -> String {
    let one = |of: &[&str], turn: usize| of[(at * 7 + turn * 3 + at / 5) % of.len()].to_string();
    let toll = one(&["nine", "eleven", "14", "at least 12"], 1);
    let hours = one(&["nine", "ten", "12"], 2);
    let lines = [
        one(&["Mine collapse at Orlova", "Deaths in the pit of Orlova", "Orlova mourns its miners"], 3),
        one(
            &[
                "miners died when the eastern shaft of the Orlova pit collapsed on 3 March.",
                "miners were killed at Orlova on 3 March, the ministry said.",
            ],
            4,
        ),
        one(
            &[
                "Six men were freed by rescuers after",
                "Rescuers brought seven men to the surface after",
                "Six trapped men were liberated after",
            ],
            5,
        ),
        one(
            &["The Orlova pit was opened in 1961.", "The pit, opened in 1963, employs 300 people.", "The pit employs about 400 people."],
            6,
        ),
        one(&["The company said that the shaft was safe.", "The owner denied that the shaft of the pit was unsafe."], 7),
        one(&["Minister Jan Horak came to Orlova on 4 March.", "Jan Horak admitted that the pit had not been inspected since 2027."], 8),
        one(&["The union demanded a massive inquiry.", "Union leader Petr Novak called the deaths a crime.", "Workers began a strike."], 9),
        one(&["About 500 people marched through Orlova on 5 March.", "More than 600 mourners gathered in the square of Orlova."], 10),
    ];
    format!(
        "---\nsource: Paper {at}\npublished: 2031-03-06\n---\n\n{}\n\n{toll} {}\n\n{} {hours} hours.\n\n{}\n",
        lines[0],
        lines[1],
        lines[2],
        lines[3..].join("\n\n")
    )
}
