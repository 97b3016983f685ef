//! The web page: nothing in it comes from elsewhere or from an account raw, and in a browser it filters, searches, sorts, steps and links.
//! Where there is no Chromium, the tests in a browser say so and pass.

use std::path::Path;

use crate::browser::{self, title};

/// What a reader does, and what must be seen. Runs after the page's own script and leaves its answer in the title.
const STEPS: &str = r##"
addEventListener("securitypolicyviolation", () => { window.broken = "a violation of the policy"; });
addEventListener("error", () => { window.broken = "an error"; });
const drawn = (item) => { for (let at = item; at; at = at.parentElement) if (getComputedStyle(at).display === "none") return false; return true; };
const seen = () => [...document.querySelectorAll("[data-kind]")].filter(drawn);
const set = (id, value) => { const field = document.getElementById(id); field.value = value; field.dispatchEvent(new Event("input")); };
const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const wrong = [];
const must = (what, holds) => { if (!holds) wrong.push(what); };
const whole = seen().length;
must("findings", whole > 20);
must("controls", !document.getElementById("tools").hidden);
set("kind", "omission");
must("filter by kind", seen().length > 0 && seen().every((item) => item.dataset.kind === "omission"));
set("kind", "");
set("account", "1");
must("filter by account", seen().length < whole && seen().every((item) => item.dataset.accounts.split(" ").includes("1")));
set("account", "");
set("search", "zzzz nowhere");
must("search without hits", seen().length === 0 && document.getElementById("count").textContent.startsWith("0 of"));
must("empty cards hide", [...document.querySelectorAll(".findings")].every((list) => !drawn(list)));
set("search", "");
must("all again", seen().length === whole);
const order = () => [...document.querySelectorAll("#agreed .card")].map((card) => Number(card.dataset.support));
set("sort", "support");
must("rest is folded", document.querySelector(".rest") !== null);
must("sort", order().length > 1 && order().every((n, at, all) => !at || all[at - 1] >= n));
press("j");
const first = document.activeElement;
must("j", first.dataset.kind !== undefined);
press("j");
must("j again", document.activeElement !== first && document.activeElement.dataset.kind !== undefined);
press("k");
must("k", document.activeElement === first);
press("n");
const section = document.activeElement;
must("n", section.matches("section"));
press("p");
must("p", document.activeElement.matches("section") && document.activeElement !== section);
document.getElementById("expand").click();
must("expand", [...document.querySelectorAll("main details")].every((one) => one.open));
const links = [...document.querySelectorAll("a")];
must("links stay in the page", links.every((a) => document.getElementById(a.getAttribute("href").slice(1))));
must("ids once", new Set([...document.querySelectorAll("[id]")].map((e) => e.id)).size === document.querySelectorAll("[id]").length);
must("nothing loaded", performance.getEntriesByType("resource").length === 0);
set("search", "zzzz nowhere");
const finding = document.querySelector(".findings [id]");
location.hash = "#" + finding.id;
setTimeout(() => {
  must("a link shows what is hidden", drawn(finding));
  if (window.broken) wrong.push(window.broken);
  document.title = wrong.length ? "wrong: " + wrong.join("; ") : "all right";
}, 200);
"##;

/// The page of a folder of accounts.
pub fn page(folder: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = crate::program::quiet().args([folder, "-f", "html", "-q"]).current_dir(root).output().expect("runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn nothing_comes_from_elsewhere() {
    let page = page("sources");
    assert!(page.contains("default-src 'none'"));
    for loads in ["<link", "<img", "<iframe", " src=", "url(", "@import", "fetch(", "XMLHttpRequest", " style=", " onclick="] {
        assert!(!page.contains(loads), "{loads}");
    }
    assert!(page.match_indices("href=\"").all(|(at, _)| page[at + 6..].starts_with('#')));
}

#[test]
fn a_browser_finds_its_way() {
    match title(&page("sources"), STEPS, &["--virtual-time-budget=5000"]) {
        Some(title) => assert_eq!(title, "all right"),
        None => println!("no Chromium was found: the page was not tried in a browser"),
    }
}

/// Wide, as a tablet shows it, and as narrow as the browser goes: nothing but what scrolls by itself is wider than the page.
#[test]
fn it_fits_every_width() {
    let fits = "document.title = document.documentElement.scrollWidth <= innerWidth ? 'fits' : document.documentElement.scrollWidth;";
    for folder in ["sources", "sources/harbour-fire", "sources/collision"] {
        let page = page(folder);
        for size in ["--window-size=1400,900", "--window-size=800,1000", "--window-size=500,900"] {
            match title(&page, fits, &[size]) {
                Some(title) => assert_eq!(title, "fits", "{folder} {size}"),
                None => println!("no Chromium was found: the page was not tried in a browser"),
            }
        }
    }
}

/// Five short accounts print on few sides, the last of which has the end of the last account.
#[test]
fn it_prints_on_few_sides() {
    match browser::sides(&page("sources")) {
        Some(sides) => assert!((5..=16).contains(&sides), "{sides} sides"),
        None => println!("no Chromium was found: the page was not printed by a browser"),
    }
}

/// A hundred accounts of one event are a long page. How long it takes is told, and held to nothing: the machine may be busy.
#[test]
fn a_page_of_a_hundred_accounts_opens_and_filters() {
    let page = hundred();
    match times(&page) {
        Some(times) => println!("{} kB: opens, filters by kind, by account, searches, sorts in {times:?} ms", page.len() / 1000),
        None => println!("no Chromium was found: the page was not timed in a browser"),
    }
}

/// The same by the wall clock, the best of three.
#[test]
#[ignore = "times by the wall clock mean something on a quiet machine only"]
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

/// What [`TIMES`] measures of a page, in milliseconds; none where there is no browser.
fn times(page: &str) -> Option<Vec<f64>> {
    let title = title(page, TIMES, &[])?;
    let times: Vec<f64> = title.split(' ').map(|time| time.parse().unwrap_or_else(|_| panic!("{title}"))).collect();
    assert_eq!(times.len(), 5, "{title}");
    Some(times)
}

/// How long it takes until the page is laid out: when it opens, and after each thing that a reader does. Leaves its answer in the title.
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
timed("account", "1");
timed("search", "orlova");
timed("sort", "support");
document.title = times.map((time) => time.toFixed(0)).join(" ");
"##;

/// An account of the accident that all tell of, in words and figures that vary.
fn account(at: usize) -> String {
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
