//! The web page: it loads nothing from elsewhere, and in a browser its filters, search, sorting, keys and links work. Without Chromium, the
//! browser tests say so and pass.

use std::path::Path;

use crate::browser::{self, title};

/// What a reader does, and what must be visible then. Runs after the page's own script and writes the result into the title.
const STEPS: &str = r##"
addEventListener("securitypolicyviolation", () => { window.broken = "a violation of the policy"; });
addEventListener("error", () => { window.broken = "an error"; });
const find = (id) => document.getElementById(id);
const all = (what, where = document) => [...where.querySelectorAll(what)];
const wait = (time) => new Promise((done) => setTimeout(done, time));
const items = all(".item");
const seen = () => items.filter((item) => item.checkVisibility());
const unfolded = () => items.filter((item) => !item.closest(".minor") || find("minor").checked);
const set = (id, value) => { find(id).value = value; find(id).dispatchEvent(new Event("input")); };
const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const go = async (address) => { location.hash = address; await wait(20); };
const wrong = [];
const must = (what, holds) => { if (!holds) wrong.push(what); };
const own = (item) => item.dataset.accounts.split(" ");
const told = (item) => { const copy = item.cloneNode(true); all(".evidence", copy).forEach((one) => one.remove()); return copy.textContent.toLowerCase(); };

const filters = () => {
  const whole = seen().length;
  must("findings", whole > 20);
  must("controls", find("tools").checkVisibility() && !find("found").checkVisibility());
  for (const option of all("option", find("kind")).filter((one) => one.value)) {
    find("minor").checked = true;
    set("kind", option.value);
    must("filter by " + option.value, seen().length > 0 && seen().every((item) => item.dataset.kind === option.value));
    const empty = all("main > section:not(.event, #texts, #side)").filter((one) => one.checkVisibility() && !all(".item", one).some((item) => item.checkVisibility()));
    must("only parts with findings at " + option.value, empty.length === 0);
  }
  set("kind", "");
  must("minor is drawn", all(".minor .item").length > 0 && all(".minor .item").every((item) => item.checkVisibility()));
  find("minor").click();
  must("minor is hidden", all(".minor .item").every((item) => !item.checkVisibility()));
  const chips = all(".chip");
  chips[0].click();
  const one = seen().length;
  must("one account", chips[0].getAttribute("aria-pressed") === "true" && one > 0 && one < whole && seen().every((item) => own(item).includes("0")));
  must("no two accounts", !find("two").checkVisibility());
  const plural = () => seen().filter((item) => item.dataset.kind !== "profile");
  const entries = () => seen().filter((item) => item.dataset.kind === "profile").map((item) => item.id).join(" ");
  const numbers = () => all("#profile tbody tr").filter((row) => row.checkVisibility()).map((row) => row.querySelector("th a").hash).join(" ");
  must("its profile alone", entries() === "p1" && numbers() === "#p1");
  chips[2].click();
  must("two accounts", plural().length > 0 && seen().length < one && plural().every((item) => own(item).includes("0") && own(item).includes("2")));
  must("the profiles of both", entries() === "p1 p3" && numbers() === "#p1 #p3");
  must("two to read", find("two").checkVisibility() && find("two").hash === "#side-1-3");
  for (const chip of chips) {
    find("clear").click();
    chip.click();
    must("only " + chip.textContent, seen().length > 0 && seen().every((item) => own(item).includes(chip.dataset.account)));
  }
  find("clear").click();
  must("all again", seen().length === whole && chips.every((chip) => chip.getAttribute("aria-pressed") === "false"));
  set("search", "Aghdam");
  must("search", seen().length > 0 && seen().every((item) => told(item).includes("aghdam")));
  must("search finds all", unfolded().filter((item) => told(item).includes("aghdam")).every((item) => item.checkVisibility()));
  must("nothing else is drawn", !find("timeline").checkVisibility() && !find("names").checkVisibility());
  must("hits are counted", find("count").textContent.startsWith(seen().length + " of "));
  const plain = seen().length;
  set("search", "AGHD\u00c0M");
  must("case and accents", seen().length === plain);
  set("search", "zzzz nowhere");
  must("search without hits", seen().length === 0 && find("count").textContent.startsWith("0 of"));
  must("empty cards hide", all(".card").every((card) => !card.checkVisibility()));
  set("search", "");
  must("all again after searching", seen().length === whole && find("timeline").checkVisibility());
};

const keys = () => {
  const order = () => all("#agreed .cards .item").map((card) => Number(card.dataset.support));
  set("sort", "support");
  must("sort", order().length > 1 && order().every((n, at, all) => !at || all[at - 1] >= n));
  scrollTo(0, 0);
  press("j");
  const first = document.activeElement;
  must("j", first.matches(".item"));
  press("j");
  must("j again", document.activeElement !== first && document.activeElement.matches(".item"));
  press("k");
  must("k", document.activeElement === first);
  press("n");
  const section = document.activeElement;
  must("n", section.matches("section"));
  press("p");
  must("p", document.activeElement.matches("section") && document.activeElement !== section);
  press("/");
  must("/", document.activeElement === find("search"));
  find("search").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  must("Escape", document.activeElement !== find("search"));
};

const links = async () => {
  const links = all("a");
  must("links stay in the page", links.every((a) => find(a.getAttribute("href").slice(1))));
  must("ids once", new Set(all("[id]").map((e) => e.id)).size === all("[id]").length);
  const places = all("[id]").filter((one) => /^([dcsap][0-9]+)$/.test(one.id));
  must("places", ["d", "c", "s", "a", "p"].every((kind) => places.some((one) => one.id.startsWith(kind))));
  for (const place of places) {
    if (place.id.startsWith("s") && place.id > "s3") continue;
    set("search", "zzzz nowhere");
    await go(place.id);
    const shown = place.closest(".item, tr, .text") || place;
    const box = shown.getBoundingClientRect();
    must("a link opens " + place.id, shown.checkVisibility() && box.bottom > 0 && box.top < innerHeight);
  }
  for (const link of all(".item .link")) {
    set("search", "zzzz nowhere");
    await go(link.getAttribute("href"));
    const box = link.getBoundingClientRect();
    must("a permanent link opens its finding " + link.textContent, link.checkVisibility() && box.bottom > 0 && box.top < innerHeight);
  }
  await go("p2");
  const telling = find("p2");
  must("a profile opens", telling.open && all("dd a", telling).length > 5 && all("dd a", telling).every((one) => one.checkVisibility()));
  must("a profile counts what it links", told(telling).includes("liberated × 3") && all("mark", telling).some((one) => one.parentElement.querySelectorAll(".lines a").length === 3));
  telling.open = false;
  for (const link of all("nav a")) {
    await go(link.getAttribute("href"));
    const target = find(link.getAttribute("href").slice(1));
    must("a link leads to " + link.textContent, target.checkVisibility() && Math.abs(target.getBoundingClientRect().top) < innerHeight);
  }
  find("expand").click();
  must("expand", all("main details:not(.more, .minor)").every((one) => one.open));
  find("expand").click();
};

// A capture of the whole page does not scroll: what is not folded away is drawn all the same.
const drawn = () => {
  scrollTo(0, 0);
  const told = all("main h2, main h3, main p, main li, main td, main th, main svg").filter((one) => !one.closest("details:not([open]), .live, .still, [hidden]"));
  const whole = { contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true };
  const missing = told.filter((one) => !one.checkVisibility(whole));
  must("all is drawn without scrolling: " + missing.slice(0, 2).map((one) => one.outerHTML.slice(0, 80)), told.length > 300 && missing.length === 0);
  const end = document.querySelector("footer").getBoundingClientRect();
  must("the page ends with its foot", Math.abs(end.bottom + scrollY - document.scrollingElement.scrollHeight) < 2);
};

const copying = async () => {
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text) => { window.copied = text; } } });
  const button = all(".copy").find((one) => one.checkVisibility());
  button.click();
  await wait(20);
  must("copied: " + window.copied, /^“.+” \(.+, 2[0-9] November 2020, line [0-9]+ \(.+:[0-9.]+\)\)$/.test(window.copied) && button.textContent === "copied");
  const quote = button.closest("li").querySelector("q").textContent;
  must("verbatim", window.copied.includes(quote));
};

const beside = async () => {
  await go("side-1-3");
  await wait(50);
  const [left, right] = [find("pane-left"), find("pane-right")];
  must("two texts", left.textContent.includes("Caucasus Ledger") && right.textContent.includes("Masis Courier"));
  must("lines", all("#threads .conflict path").length > 0 && all("#threads .same path").length > 0);
  must("strips", all("#strip-left .conflict").length > 0 && all("#strip-right .alone").length > 0);
  must("no second address", all("#reader [id]").every((one) => /^(pane|strip|threads)/.test(one.id)));
  for (let at = 0; at < 6; at++) find("next").click();
  await wait(20);
  const now = all("#reader .pane .now");
  must("a pair is shown", now.length === 2 && find("pairing").textContent.startsWith("6 of"));
  const tops = now.map((one) => one.getClientRects()[0].top);
  must("at one height", Math.abs(tops[0] - tops[1]) < 4);
  left.scrollTop = 0;
  await wait(50);
  left.scrollTop = 500;
  // A busy machine draws late.
  for (let n = 0; n < 40 && right.scrollTop <= 50; n++) await wait(50);
  const together = right.scrollTop;
  must("together", together > 50);
  find("lock").click();
  left.scrollTop = 100;
  await wait(50);
  must("apart", right.scrollTop === together);
  const button = left.querySelector(".to.conflict");
  button.click();
  must("to the other side", right.contains(document.activeElement) && document.activeElement.matches(".to"));
  const dimmed = left.querySelector(".own"), bright = left.querySelector(".paired");
  must("what is unpaired is dimmed", getComputedStyle(dimmed).color !== getComputedStyle(bright).color);
};

const without = () => {
  must("no table with the script", all(".still details").every((one) => !one.checkVisibility()));
  document.documentElement.classList.remove("alive");
  must("no controls without the script", all(".live").length > 5 && all(".live").every((one) => !one.checkVisibility()));
  must("tables without the script", all(".still details").every((one) => one.checkVisibility()) && all(".still table").length > 2);
};

(async () => {
  drawn();
  filters();
  keys();
  await links();
  await copying();
  await beside();
  without();
  must("nothing loaded", performance.getEntriesByType("resource").length === 0);
  if (window.broken) wrong.push(window.broken);
  document.title = wrong.length ? "wrong: " + wrong.join("; ") : "all right";
})().catch((error) => { document.title = "failed: " + error.stack; });
"##;

/// The page of a folder of accounts.
pub fn page(folder: &str) -> String {
    pages(&[folder])
}

/// The page of several folders.
fn pages(folders: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = crate::program::quiet().args(folders).args(["-f", "html", "-q"]).current_dir(root).output().expect("runs");
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
    // Parts that are drawn only when they scroll into view are missing in a picture of the whole page.
    assert!(!page.contains("content-visibility: auto"));
}

/// A reader of the page does not run the program.
#[test]
fn it_speaks_of_no_flag() {
    for folder in ["sources", "sources/harbour-fire", "sources/collision"] {
        let page = page(folder);
        let body = page.split("</style>").nth(1).and_then(|rest| rest.split("<script>").next()).expect("a body");
        for dash in ["--", " -"] {
            let flags = body.match_indices(dash).map(|(at, _)| &body[at + dash.len()..]);
            let flag = flags.filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())).find_map(|rest| rest.lines().next());
            assert_eq!(flag, None, "{folder}");
        }
    }
}

/// Each event has its own heading, and a timeline of only its own accounts.
#[test]
fn events_stand_apart() {
    let page = pages(&["sources/harbour-fire", "sources/collision"]);
    let part = |id: &str| {
        page.split(&format!("<section aria-labelledby=\"{id}-heading\"")).nth(1).and_then(|rest| rest.split("</section>").next())
    };
    let lanes = |id: &str| part(id).map(|part| (part.contains(">witness-a<"), part.contains(">day1-harbour-p")));
    let found = [lanes("event-1-timeline"), lanes("event-2-timeline")];
    assert!(found.contains(&Some((true, false))) && found.contains(&Some((false, true))), "{found:?}");
    assert!(page.contains("href=\"#event-1\"") && page.contains("id=\"event-2-in-short\""));
}

#[test]
fn a_browser_finds_its_way() {
    match title(&page("sources"), STEPS, &["--virtual-time-budget=60000", "--window-size=1440,900"]) {
        Some(title) => assert_eq!(title, "all right"),
        None => crate::skipped::skipped("no Chromium was found: the page was not tried in a browser"),
    }
}

/// On a wide screen, on a tablet and as narrow as the browser goes, only parts that scroll by themselves are wider than the page.
#[test]
fn it_fits_every_width() {
    let fits = "document.title = document.documentElement.scrollWidth <= innerWidth ? 'fits' : document.documentElement.scrollWidth;";
    for folder in ["sources", "sources/harbour-fire", "sources/collision"] {
        let page = page(folder);
        for size in ["--window-size=1400,900", "--window-size=800,1000", "--window-size=500,900"] {
            match title(&page, fits, &[size]) {
                Some(title) => assert_eq!(title, "fits", "{folder} {size}"),
                None => crate::skipped::skipped("no Chromium was found: the page was not tried in a browser"),
            }
        }
    }
}

/// On a phone nothing is wider than the page: no names of accounts, no unbroken words, no tables of many accounts.
#[test]
fn it_fits_a_phone() {
    let folder = tempfile::tempdir().expect("a folder");
    let unbroken = "x".repeat(90);
    let mut stated = String::new();
    for at in 0..14 {
        let name = format!("the-gazette-of-a-town-with-a-long-name-{at}_{}.txt", "y".repeat(60));
        let text = format!(
            "{} See https://example.invalid/{unbroken}/{at} for {unbroken}.\n\nThe {unbroken} ministry said that {unbroken}{at} were counted.\n",
            crate::crowd::account(at).replace("---\nsource: Paper", &format!("---\nsource: {unbroken}"))
        );
        stated.push_str(&format!("[{name:?}]\ngroup = \"{}{}\"\n", "z".repeat(70), at % 2));
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    std::fs::write(folder.path().join("sources.toml"), stated).expect("written");
    let long = page(&folder.path().display().to_string());
    assert!(long.contains("By group"), "groups are stated");
    for (name, page) in [("long names", long), ("sample", page("sources")), ("three days", page("sources/harbour-fire"))] {
        match browser::widths(&page, &[360, 390]) {
            Some(told) => assert_eq!(told, "360: 360 360; 390: 390 390", "{name}"),
            None => crate::skipped::skipped("no Chromium was found: the page was not tried in a browser"),
        }
    }
}

/// Five short accounts print on few pages of paper.
#[test]
fn it_prints_on_few_sides() {
    match browser::sides(&page("sources")) {
        Some(sides) => assert!((5..=16).contains(&sides), "{sides} sides"),
        None => crate::skipped::skipped("no Chromium was found: the page was not printed by a browser"),
    }
}
