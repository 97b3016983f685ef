//! What a page prints around its text, recognised by elements, roles and classes. The class words are part of the format, because sites all
//! over the world use them. A large part is the text itself, whatever its class.

use super::tags::Element;

/// The kind of markup that is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// The body of a page.
    Page,
    /// The same, with what is around its text as boilerplate.
    Whole,
    /// The part found to be the main text.
    Article,
    /// A part of a mail or a field of a record: all of it is text, and some of it may be quoted.
    Fragment,
    /// A chapter of a book.
    Chapter,
}

/// Elements within a line.
const INLINE: [&str; 31] = [
    "a", "abbr", "acronym", "bdi", "bdo", "cite", "data", "del", "dfn", "ins", "kbd", "label", "mark", "meter", "output", "progress", "q",
    "rb", "rp", "rt", "ruby", "samp", "span", "sub", "sup", "time", "var", "img", "link", "meta", "base",
];

/// Parts of a formula within a line.
const FORMULA: [&str; 22] = [
    "math",
    "semantics",
    "mrow",
    "mstyle",
    "mi",
    "mn",
    "mo",
    "ms",
    "mtext",
    "mspace",
    "msup",
    "msub",
    "msubsup",
    "mfrac",
    "msqrt",
    "mroot",
    "mover",
    "munder",
    "munderover",
    "annotation",
    "annotation-xml",
    "mpadded",
];

/// What an element counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chrome {
    /// Text.
    Text,
    /// Within the text, but not part of it.
    Boilerplate,
    /// Outside the text, skipped.
    Outside,
    /// Not displayed.
    Hidden,
}

/// Most bytes of a line that says who wrote or photographed something.
const SHORT: usize = 300;
/// Most bytes of a box within the text.
const BOX: usize = 2000;

/// Classes and roles of note marks, of links back from notes, and of links to edit a section.
const MARKS: [&str; 12] = [
    "reference",
    "noteref",
    "doc-noteref",
    "footnote-ref",
    "footnote-back",
    "doc-backlink",
    "backlink",
    "editsection",
    "headerlink",
    "permalink",
    "noprint",
    "template-fact",
];
/// Whole classes and identifiers of reader comments below an article.
const READERS: [&str; 14] = [
    "comments",
    "commentlist",
    "comment-list",
    "comments-list",
    "comments-area",
    "comments-section",
    "comment-section",
    "commentsection",
    "comment-thread",
    "comments-wrapper",
    "disqus_thread",
    "disqus",
    "responses",
    "reader-comments",
];
/// Class words of what is around the text of a page.
const AROUND: [&str; 26] = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "masthead",
    "topbar",
    "footer",
    "popup",
    "modal",
    "overlay",
    "comments",
    "disqus",
    "comment",
    "respond",
    "skip",
    "catlinks",
    "printfooter",
    "toc",
    "sitenotice",
    "contentsub",
    "jump",
    "pagination",
    "pager",
];
/// Class words of what a wiki adds to its text for editing and navigation.
const WIKI: [&str; 9] =
    ["editsection", "noprint", "navbox", "printfooter", "catlinks", "sistersitebox", "mw-empty-elt", "authority-control", "reflist"];
/// Class words of lines beside the text.
const LINES: [&str; 10] =
    ["byline", "author", "authors", "credit", "credits", "caption", "figcaption", "thumbcaption", "copyright", "dateline-time"];
/// Class words of boxes within the text.
const BOXES: [&str; 24] = [
    "share",
    "sharing",
    "social",
    "related",
    "newsletter",
    "subscribe",
    "subscription",
    "signup",
    "promo",
    "advert",
    "advertisement",
    "ads",
    "sponsored",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "tags",
    "taglist",
    "recommended",
    "recirculation",
    "trending",
    "paywall",
    "addtoany",
];
/// Class words of what is about other articles or by readers.
const OTHERS: [&str; 14] = [
    "comments",
    "comment",
    "disqus",
    "respond",
    "related",
    "recommended",
    "recirculation",
    "trending",
    "teaser",
    "teasers",
    "sidebar",
    "promo",
    "footer",
    "menu",
];
/// Roles of what is around the text.
const ROLES: [&str; 8] = ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu"];

/// Returns what an element counts as. `all` is how much text the page has, `inside` is true in an article or a quotation.
pub(super) fn of(element: &Element, scope: Scope, all: usize, inside: bool) -> Chrome {
    if is_hidden(element) {
        return Chrome::Hidden;
    }
    // other notations of a formula
    if element.is(&["head", "title", "meta", "link", "annotation", "annotation-xml"]) {
        return Chrome::Outside;
    }
    let words = words(element);
    let one_of = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
    let kind = [element.get("role"), element.get("epub:type")].into_iter().flatten();
    if element.is(&["sup", "a", "span"]) {
        let mark = kind.into_iter().any(|kind| MARKS.contains(&kind)) || one_of(&MARKS);
        return if mark { Chrome::Outside } else { Chrome::Text };
    }
    // a wrapper with the class "has-sidebar" contains the text
    let small = |most: usize| element.text <= most && element.text * 5 <= all * 2;
    if scope == Scope::Chapter {
        let list = element.is(&["nav"]) || kind.into_iter().any(|kind| matches!(kind, "pagebreak" | "doc-pagebreak"));
        let line = one_of(&LINES) && small(SHORT) || element.is(&["figcaption"]);
        return if list {
            Chrome::Outside
        } else if line {
            Chrome::Boilerplate
        } else {
            Chrome::Text
        };
    }
    if one_of(&WIKI) && small(usize::MAX) {
        return Chrome::Outside;
    }
    if element.is(&["figcaption", "label", "legend"]) {
        return Chrome::Boilerplate;
    }
    if one_of(&LINES) && small(SHORT) || element.is(&["address"]) && small(SHORT) || one_of(&BOXES) && small(BOX) {
        return Chrome::Boilerplate;
    }
    if matches!(scope, Scope::Article | Scope::Fragment) {
        return Chrome::Text;
    }
    // a column of links beside the text
    if element.is(&["td", "ul", "ol", "dl", "table"]) && element.linked * 10 >= element.text * 7 && element.linked > 0 && small(usize::MAX)
    {
        return Chrome::Boilerplate;
    }
    let role = element.get("role").is_some_and(|role| ROLES.contains(&role));
    let named = element.is(&["nav", "dialog"]) || element.is(&["aside", "footer", "header"]) && !inside;
    // the class of an article may say whether it has comments
    let around = one_of(&AROUND) && (!element.is(&["article", "main"]) || is_comment(element));
    if (role || named || element.is(&["aside"]) || around) && small(usize::MAX) { Chrome::Outside } else { Chrome::Text }
}

/// True if it is about something other than the article: other articles, or what readers say about it.
pub(super) fn is_beside(element: &Element) -> bool {
    element.is(&["aside", "nav", "footer"]) || has_word(element, &OTHERS) || is_of_readers(element)
}

/// True for a reader comment or a teaser. These count inside the article too.
pub(super) fn is_about_others(element: &Element) -> bool {
    const BESIDE: [&str; 3] = ["sidebar", "footer", "menu"];
    let other = || words(element).iter().any(|word| OTHERS.contains(&word.as_str()) && !BESIDE.contains(&word.as_str()));
    is_of_readers(element) || other()
}

/// True for reader comments below an article. The page and the article are excluded: their class may say whether they have comments.
pub(super) fn is_of_readers(element: &Element) -> bool {
    let names = [element.get("class"), element.get("id")].into_iter().flatten().flat_map(str::split_ascii_whitespace);
    element.is(&["section", "div", "ol", "ul", "aside", "footer", "table", "dl"])
        && names.map(str::to_ascii_lowercase).any(|name| READERS.contains(&name.as_str()))
}

/// True for a single comment.
pub(super) fn is_comment(element: &Element) -> bool {
    let class = element.get("class").unwrap_or_default();
    let called = class.split_ascii_whitespace().any(|name| name.eq_ignore_ascii_case("comment"));
    called && element.is(&["li", "div", "article", "section", "tr"])
        || element.get("itemtype").is_some_and(|kind| kind.ends_with("/Comment"))
}

/// True if its class or identifier has one of these words.
pub(super) fn has_word(element: &Element, names: &[&str]) -> bool {
    words(element).iter().any(|word| names.contains(&word.as_str()))
}

/// True for an element within a line.
pub(super) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name) || FORMULA.contains(&name)
}

/// True for a quotation of the mail that is answered or forwarded, as mail programs mark it.
pub(super) fn is_cited(element: &Element) -> bool {
    const QUOTED: [&str; 2] = ["gmail_quote", "yahoo_quoted"];
    let class = |name: &str| element.get("class").is_some_and(|all| all.split_ascii_whitespace().any(|class| class == name));
    element.is(&["blockquote"]) && (element.get("type") == Some("cite") || class(QUOTED[0])) || class(QUOTED[1])
}

fn is_hidden(element: &Element) -> bool {
    let style = || element.get("style").map(|style| style.to_ascii_lowercase().replace(' ', ""));
    element.get("hidden").is_some()
        || element.is(&["span", "a", "sup"]) && element.get("aria-hidden") == Some("true")
        || style().is_some_and(|style| style.contains("display:none") || style.contains("visibility:hidden"))
}

/// Returns the words of its classes and identifier: "articleShare__bar main" gives article, share, bar, main.
fn words(element: &Element) -> Vec<String> {
    const MOST: usize = 40;
    let mut out: Vec<String> = Vec::new();
    for name in [element.get("class"), element.get("id")].into_iter().flatten() {
        for whole in name.split(|c: char| c.is_ascii_whitespace()).filter(|w| !w.is_empty()).take(MOST) {
            out.push(whole.to_ascii_lowercase());
            for part in whole.split(['-', '_']).filter(|part| !part.is_empty()) {
                let mut start = 0;
                let bytes = part.as_bytes();
                for at in 1..bytes.len() {
                    if bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase() {
                        out.push(part[start..at].to_ascii_lowercase());
                        start = at;
                    }
                }
                out.push(part[start..].to_ascii_lowercase());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Chrome, Scope, of};
    use crate::extract::html::tags::{Node, tags};

    fn told(markup: &str, scope: Scope) -> Chrome {
        let nodes = tags(markup);
        let Node::Open(element) = &nodes[0] else { panic!("an element") };
        of(element, scope, 1000, false)
    }

    #[test]
    fn by_classes_roles_and_names() {
        for (markup, page, article) in [
            ("<div class='articleShare__bar'>x</div>", Chrome::Boilerplate, Chrome::Boilerplate),
            ("<div class='navigate'>x</div>", Chrome::Text, Chrome::Text),
            ("<div id='mainMenu'>x</div>", Chrome::Outside, Chrome::Text),
            ("<div style='Display: none'>x</div>", Chrome::Hidden, Chrome::Hidden),
            ("<aside>x</aside>", Chrome::Outside, Chrome::Text),
            ("<p class=byline>x</p>", Chrome::Boilerplate, Chrome::Boilerplate),
            ("<sup class=reference>1</sup>", Chrome::Outside, Chrome::Outside),
            ("<div role=banner>x</div>", Chrome::Outside, Chrome::Text),
        ] {
            assert_eq!((told(markup, Scope::Page), told(markup, Scope::Article)), (page, article), "{markup}");
        }
        let large = format!("<div class='has-sidebar'>{}</div>", "x".repeat(900));
        assert_eq!(told(&large, Scope::Page), Chrome::Text);
    }
}
