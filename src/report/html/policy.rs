//! The head of the page with the policy that lets nothing run or load but the page's own style and script, known by their fingerprints.

use crate::report::markup::{Markup, Tag, tag};

/// The page's style.
const STYLE: &str = concat!("<style>", include_str!("style.css"), "</style>\n");
/// The page's script. It stands at the end of the page, so that it finds everything there.
const SCRIPT: &str = concat!("<script>", include_str!("script.js"), "</script>\n");
/// Nothing may be loaded from anywhere. The fingerprints are of `style.css` and `script.js`; a test checks them.
const POLICY: &str = concat!(
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; ",
    "style-src 'sha256-OmzaY3AjQnfe+JN51KigamXQMDIl8nmlJHXtaIbN0q0='; script-src 'sha256-GUnws5OJ80r+Ltwk3nnWzuVPuGqC+eAt1jvMc7iOs/8='\">\n",
);

/// The page's head.
pub fn head(title: &str) -> Tag {
    tag("head")
        .put(Markup::fixed("\n<meta charset=\"utf-8\">\n"))
        .put(Markup::fixed(POLICY))
        .put(Markup::fixed("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"))
        .put(Markup::fixed("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"))
        .put(tag("title").say(title))
        .put(Markup::fixed(STYLE))
}

/// The page's script.
pub fn script() -> Markup {
    Markup::fixed(SCRIPT)
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use sha2::Digest;

    #[test]
    fn the_policy_knows_style_and_script() {
        for (file, directive) in [(include_str!("style.css"), "style-src"), (include_str!("script.js"), "script-src")] {
            let fingerprint = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(file));
            let wanted = format!("{directive} 'sha256-{fingerprint}'");
            assert!(super::POLICY.contains(&wanted), "the policy must say {wanted}");
            assert!(!file.contains("</"), "nothing may end its element");
        }
    }
}
