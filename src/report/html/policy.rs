//! The head of the page, with the content security policy: only the page's own style and script run, identified by their hashes, and nothing is
//! loaded.

use crate::report::markup::{Markup, Tag, tag};

/// The files of the style, in order, between two given strings.
macro_rules! style {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            include_str!("style/base.css"),
            include_str!("style/cards.css"),
            include_str!("style/texts.css"),
            include_str!("style/print.css"),
            $after
        )
    };
}

/// The files of the script, in order, between two given strings.
macro_rules! script {
    ($before:literal, $after:literal) => {
        concat!($before, include_str!("script/filter.js"), include_str!("script/follow.js"), include_str!("script/side.js"), $after)
    };
}

/// The page's style.
const STYLE: &str = style!("<style>", "</style>\n");
/// The page's script. It is at the end of the page, so that all elements exist when it runs.
const SCRIPT: &str = script!("<script>", "</script>\n");
/// Nothing may be loaded from anywhere. A test checks the hashes of style and script.
const POLICY: &str = concat!(
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; ",
    "style-src 'sha256-18hwtm9ddMmrb58CGXN4LC+srzBquFCz9Y16bJWHLDA='; script-src 'sha256-ljgrHjfGZPywkoRcDTphOaHk7wKVxhcKEv24XW9vqhs='\">\n",
);

/// The page's head.
pub(crate) fn head(title: &str) -> Tag {
    tag("head")
        .put(Markup::fixed("\n<meta charset=\"utf-8\">\n"))
        .put(Markup::fixed(POLICY))
        .put(Markup::fixed("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"))
        .put(Markup::fixed("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"))
        .put(tag("title").say(title))
        .put(Markup::fixed(STYLE))
}

/// The page's script.
pub(crate) fn script() -> Markup {
    Markup::fixed(SCRIPT)
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use sha2::Digest;

    #[test]
    fn the_policy_knows_style_and_script() {
        for (text, directive) in [(style!("", ""), "style-src"), (script!("", ""), "script-src")] {
            let fingerprint = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text));
            let wanted = format!("{directive} 'sha256-{fingerprint}'");
            assert!(super::POLICY.contains(&wanted), "the policy must say {wanted}");
            assert!(!text.contains("</"), "nothing may end its element");
        }
    }
}
