//! The web page: nothing in it comes from elsewhere or from an account raw, and in a browser it filters, searches, sorts, steps and links.
//! The browser test drives Chromium by a script that it adds to a copy of the page; where there is no Chromium it says so and passes.

use std::path::Path;
use std::process::Command;

use base64::Engine;
use sha2::Digest;

/// Names under which Chromium goes.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// What a reader does, and what must be seen. Runs after the page's own script and leaves its answer in the title.
const STEPS: &str = r##"
addEventListener("securitypolicyviolation", () => { window.broken = "a violation of the policy"; });
addEventListener("error", () => { window.broken = "an error"; });
const seen = () => [...document.querySelectorAll("[data-kind]")].filter((item) => !item.closest("[hidden]"));
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
must("empty cards hide", [...document.querySelectorAll(".findings")].every((list) => list.closest("[hidden]")));
set("search", "");
must("all again", seen().length === whole);
const order = () => [...document.querySelectorAll("#agreed > .card")].map((card) => Number(card.dataset.support));
set("sort", "support");
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
  must("a link shows what is hidden", !finding.closest("[hidden]"));
  if (window.broken) wrong.push(window.broken);
  document.title = wrong.length ? "wrong: " + wrong.join("; ") : "all right";
}, 200);
"##;

fn page(folder: &str) -> String {
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
    let Some(browser) = BROWSERS.iter().find(|name| Command::new(name).arg("--version").output().is_ok_and(|o| o.status.success())) else {
        println!("no Chromium was found: the page was not tried in a browser");
        return;
    };
    let fingerprint = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(STEPS));
    let page = page("sources");
    let tried = page.replacen("script-src ", &format!("script-src 'sha256-{fingerprint}' "), 1).replacen(
        "</body>",
        &format!("<script>{STEPS}</script></body>"),
        1,
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.html");
    std::fs::write(&file, tried).expect("written");
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("the browser runs");
    let seen = String::from_utf8_lossy(&output.stdout);
    let title = seen.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or("no page");
    assert_eq!(title, "all right");
}
