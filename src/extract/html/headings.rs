//! Finds the headings of a page and decides which is the headline. The name of the site above its menu never is.

use super::chrome;
use super::tags::{Element, Node};
use super::titles::{fits, heads, tails};
use crate::text::{one_line, squeeze};

/// Most headings examined.
const MOST: usize = 40;
/// Class words of the masthead of a site.
const MASTHEAD: [&str; 4] = ["masthead", "navbar", "topbar", "banner"];

/// A heading of the first or second level.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// The index of its node.
    pub node: usize,
    /// 1 or 2.
    pub level: u8,
    /// Its text on one line.
    pub text: String,
    place: Place,
    /// True if all of it is a link.
    linked: bool,
}

/// Where it is, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The markup calls it the headline.
    Marked,
    /// In an article that contains most of the page.
    Article,
    Page,
    /// In what is around the text.
    Site,
}

/// Returns the headings of a page in order.
pub(super) fn headings(nodes: &[Node]) -> Vec<Heading> {
    let all: usize = nodes.iter().map(|node| if let Node::Text(text) = node { text.trim_ascii().len() } else { 0 }).sum();
    let mut out: Vec<Heading> = Vec::new();
    // the nodes at which an article, what is around it, and a headline end
    let (mut article, mut large, mut site, mut marked) = (0, 0, 0, 0);
    for (at, node) in nodes.iter().enumerate() {
        let Node::Open(element) = node else { continue };
        if is_article(element) {
            article = article.max(element.end);
            large = large.max(if element.text * 3 >= all && !element.is(&["main"]) { element.end } else { 0 });
        } else if at >= article && is_around(element) && element.text * 3 <= all {
            site = site.max(element.end);
        }
        if says(element, "headline") {
            marked = marked.max(element.end);
            out.iter_mut().filter(|heading| is_within(nodes, heading.node, at)).for_each(|heading| heading.place = Place::Marked);
        }
        if element.is(&["h1", "h2"]) && out.len() < MOST {
            let place = match at {
                at if at < marked => Place::Marked,
                at if at < large => Place::Article,
                at if at < site && at >= article => Place::Site,
                _ => Place::Page,
            };
            let level = if &*element.name == "h1" { 1 } else { 2 };
            let linked = element.linked == element.text;
            out.extend(inner(nodes, at).map(|text| Heading { node: at, level, text, place, linked }));
        }
    }
    // several headlines belong to a list
    let first = out.iter().position(|heading| heading.place == Place::Marked);
    for (at, heading) in out.iter_mut().enumerate() {
        if heading.place == Place::Marked && first != Some(at) {
            heading.place = Place::Page;
        }
    }
    out
}

fn is_within(nodes: &[Node], outer: usize, at: usize) -> bool {
    matches!(&nodes[outer], Node::Open(element) if (outer..element.end).contains(&at))
}

fn is_article(element: &Element) -> bool {
    let kind = || element.get("itemtype").is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting"));
    element.is(&["article", "main"]) || !element.is(&["html", "body"]) && kind()
}

fn is_around(element: &Element) -> bool {
    let role = element.get("role").is_some_and(|role| matches!(role, "banner" | "navigation" | "contentinfo" | "complementary"));
    let named = element.is(&["header", "nav", "footer", "aside"]);
    role || named || element.is(&["div", "section", "table"]) && chrome::has_word(element, &MASTHEAD)
}

/// True if microdata gives an element this name.
pub(super) fn says(element: &Element, name: &str) -> bool {
    element.get("itemprop").is_some_and(|all| all.split_ascii_whitespace().any(|prop| prop.eq_ignore_ascii_case(name)))
}

/// What the head of the page calls the page.
pub(super) struct Called<'p> {
    /// All names in metadata and title, best first.
    pub named: &'p [String],
    /// The title of the window.
    pub title: Option<&'p str>,
    /// The names of the site.
    pub site: &'p [String],
}

/// Returns the heading that is the name of the page or its beginning or end, else the name of the page, else its first heading.
pub(super) fn headline(headings: &[Heading], called: &Called) -> Option<String> {
    let Called { named, title, site } = called;
    let outside = headings.iter().any(|heading| heading.place != Place::Site);
    let article = headings.iter().any(|heading| matches!(heading.place, Place::Marked | Place::Article));
    let is_site = |heading: &Heading| {
        let key = squeeze(&heading.text);
        let last = || outside && title.is_some_and(|title| tails(title).iter().any(|part| squeeze(part) == key));
        let whole = || article && title.is_some_and(|title| squeeze(title) == key);
        let logo = heading.place == Place::Site && heading.linked && (last() || whole());
        logo || site.iter().any(|site| squeeze(site) == key)
    };
    let may: Vec<&Heading> = headings.iter().filter(|heading| !is_site(heading)).collect();
    let is = |parts: &dyn Fn(&str) -> bool| named.iter().any(|name| parts(name));
    let same = |heading: &Heading| is(&|name| squeeze(name) == squeeze(&heading.text));
    let begins = |heading: &Heading| is(&|name| heads(name).iter().any(|head| squeeze(head) == squeeze(&heading.text)));
    // "Outlet: headline"
    let ends = |heading: &Heading| title.is_some_and(|title| tails(title).iter().any(|tail| squeeze(tail) == squeeze(&heading.text)));
    let inside = |heading: &Heading| heading.place != Place::Site;
    let find = |fits: &dyn Fn(&Heading) -> bool| may.iter().find(|heading| fits(heading)).map(|heading| heading.text.clone());
    let found = find(&|heading| same(heading) && inside(heading))
        .or_else(|| find(&|heading| heading.place == Place::Marked))
        .or_else(|| find(&|heading| begins(heading) && inside(heading) && heading.level == 1))
        .or_else(|| find(&|heading| begins(heading) && inside(heading)))
        .or_else(|| find(&|heading| ends(heading) && inside(heading)))
        .or_else(|| find(&same))
        .or_else(|| find(&|heading| begins(heading) && heading.level == 1))
        .or_else(|| find(&ends));
    let name = || named.first().map(|name| without_site(name, site));
    // A headline in the metadata takes precedence over a heading not marked as the headline; the window title does not.
    let by_metadata = || if named.len() > usize::from(title.is_some()) { name() } else { None };
    let first = || {
        find(&|heading| heading.level == 1 && heading.place == Place::Article)
            .or_else(|| find(&|heading| heading.level == 1 && inside(heading)))
            .or_else(|| find(&|heading| heading.place == Place::Article))
            .or_else(|| find(&|heading| heading.level == 1))
    };
    found.or_else(by_metadata).or_else(first).or_else(name)
}

/// Returns a title without the name of the site after it.
fn without_site(title: &str, site: &[String]) -> String {
    let end = |head: &&&str| {
        let rest = title[head.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
        site.iter().any(|site| squeeze(site) == squeeze(rest))
    };
    heads(title).iter().find(end).copied().unwrap_or(title).trim().to_string()
}

/// Returns the text of an element on one line.
pub(super) fn inner(nodes: &[Node], at: usize) -> Option<String> {
    const MOST: usize = 60;
    let Node::Open(element) = &nodes[at] else { return None };
    let texts = nodes[at + 1..element.end.min(at + MOST)].iter().filter_map(|node| match node {
        Node::Text(text) => Some(&**text),
        Node::Open(element) if !element.is(&["span", "a"]) => Some(" "),
        Node::Open(_) | Node::Close(_) => None,
    });
    Some(one_line(texts.collect::<String>().trim_end_matches(['¶', '#', ' ']))).filter(|text| fits(text))
}

#[cfg(test)]
mod tests {
    use super::{Called, headings, headline};
    use crate::extract::html::tags::tags;

    const TEXT: &str = "<p>The old mill by the weir was sold to a baker from Orrvik, its owner said. It has stood empty since the war.</p>";

    fn found(body: &str, title: &str) -> Option<String> {
        let nodes = tags(body);
        headline(&headings(&nodes), &Called { named: &[title.to_string()], title: Some(title), site: &[] })
    }

    #[test]
    fn the_articles_heading_goes_before_that_of_the_site() {
        let site = "<header><h1><a href=/>Orrvik</a></h1><nav>Home</nav></header>";
        for (body, title) in [
            (format!("{site}<article><h1 itemprop=headline>Old mill sold</h1>{TEXT}</article>"), "Mill · Orrvik"),
            (format!("{site}<article><h1>Old mill sold</h1>{TEXT}</article>"), "Old mill sold · Orrvik"),
            (format!("{site}<article><header><h2>Old mill sold</h2></header>{TEXT}</article>"), "Old mill sold | Orrvik"),
            (format!("{site}<article><h2>Old mill sold</h2>{TEXT}</article>"), "Orrvik"),
            (format!("{site}<h1>Old mill sold</h1>{TEXT}"), "Old mill sold | Orrvik"),
            (format!("<h1>Welcome</h1><div><h2>Old mill sold</h2>{TEXT}</div>"), "Old mill sold - notes"),
            (format!("<header class=entry-header><h1>Old mill sold</h1></header>{TEXT}"), "Old mill sold | Orrvik"),
            (format!("<header><h1>Old mill sold</h1></header>{TEXT}<h2>Comets</h2>"), "Orrvik"),
        ] {
            assert_eq!(found(&body, title).as_deref(), Some("Old mill sold"), "{body}");
        }
    }
}
