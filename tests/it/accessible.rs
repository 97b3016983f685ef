//! The web page keeps the accessibility rules (WCAG 2, AA and best practice) that axe-core checks in a browser: in light and dark, wide and
//! narrow, with everything unfolded. `.ci/run` installs axe-core from npm into `target/axe`; without it or Chromium, the test says so and passes.

use std::path::Path;

use crate::{browser, page};

/// Runs the check on the whole page: sticky parts that would cover others become static, an account filter is pressed, and all folds are open.
const CHECK: &str = r##"
for (const one of document.querySelectorAll("nav, #tools, .more > div, .heat th")) one.style.position = "static";
document.getElementById("minor")?.click();
document.querySelector(".chip").setAttribute("aria-pressed", "true");
for (const one of document.querySelectorAll("details")) one.open = true;
const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
const told = (rule) => rule.id + ": " + rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" ");
axe.run(document).then(
  (found) => {
    const passed = found.passes.some((rule) => rule.id === "color-contrast") ? "" : "no contrast was measured; ";
    document.title = dark + ": " + passed + (found.violations.map(told).join("; ") || "no violation");
  },
  (error) => { document.title = "axe-core failed: " + error; },
);
"##;

/// The colour scheme of the page, and the browser flags for it and for the size of the window.
const LOOKS: [(&str, &[&str]); 3] = [
    ("light", &["--window-size=1400,900", "--blink-settings=preferredColorScheme=1"]),
    ("dark", &["--window-size=1400,900", "--blink-settings=preferredColorScheme=0"]),
    ("light", &["--window-size=500,900", "--blink-settings=preferredColorScheme=1"]),
];

#[test]
fn axe_core_finds_no_violation() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe/node_modules/axe-core/axe.min.js");
    let Ok(axe) = std::fs::read_to_string(&file) else {
        crate::skipped::skipped(
            "no axe-core in target/axe: the page was not checked for accessibility (npm ci --prefix target/axe, see .ci/run)",
        );
        return;
    };
    // `</` in a script could end its element.
    let script = format!("{axe}\n{CHECK}").replace("</", "<\\/");
    for folder in ["sources", "sources/harbour-fire", "sources/collision"] {
        let page = page::page(folder);
        for (look, flags) in LOOKS {
            match browser::title(&page, &script, &[flags, &["--virtual-time-budget=60000"]].concat()) {
                Some(title) => assert_eq!(title, format!("{look}: no violation"), "{folder} {flags:?}"),
                None => crate::skipped::skipped("no Chromium was found: the page was not checked for accessibility"),
            }
        }
    }
}
