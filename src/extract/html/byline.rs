//! The time of publication in the body of a page: a time marked as such, or one in the head of the article. Times of comments, of teasers
//! and in sentences do not count.

use std::ops::Range;

use super::chrome;
use super::headings::says;
use super::tags::{Element, Node};
use crate::extract::moment::when;

/// The head of the article ends after this many bytes of text.
const LONG: usize = 3000;
/// Fewest bytes of a paragraph of running text.
const RUNNING: usize = 60;
/// Most words and bytes beside a time in its line.
const WORDS: usize = 5;
const BESIDE: usize = 120;
/// Class words of lines that say who wrote the article and when.
const LINES: [&str; 12] =
    ["byline", "author", "meta", "dateline", "date", "published", "pubdate", "posted", "timestamp", "time", "publication", "datetime"];
/// Class words of the time of a change.
const CHANGED: [&str; 4] = ["updated", "modified", "lastmod", "update"];

/// Returns the time of publication as written. `headline` is the node at which the headline begins.
pub(super) fn time(nodes: &[Node], headline: Option<usize>) -> Option<String> {
    let own = article(nodes, headline);
    marked(nodes, headline, own.as_ref()).or_else(|| near(nodes, headline?)).or_else(|| foot(nodes, headline?, own?))
}

/// Returns the nodes of the innermost article around the headline.
fn article(nodes: &[Node], headline: Option<usize>) -> Option<Range<usize>> {
    let headline = headline?;
    (0..=headline).rev().find_map(|at| match &nodes[at] {
        Node::Open(element) if element.is(&["article"]) && element.end > headline => Some(at..element.end),
        _ => None,
    })
}

/// Returns a time marked as that of publication. Inside the article, a time beside the text counts too.
fn marked(nodes: &[Node], headline: Option<usize>, own: Option<&Range<usize>>) -> Option<String> {
    let mut at = 0;
    while at < nodes.len() {
        let Node::Open(element) = &nodes[at] else {
            at += 1;
            continue;
        };
        let inside = own.is_some_and(|own| own.contains(&at)) && !is_others(nodes, at, headline);
        if !inside && is_beside(element, at, headline) {
            at = element.end.max(at + 1);
            continue;
        }
        let stated = says(element, "datePublished") || element.is(&["time"]) && element.get("pubdate").is_some();
        if let Some(value) = value(element).filter(|_| stated) {
            return Some(value);
        }
        at += 1;
    }
    None
}

/// True if an element is beside the article. An element that contains the headline is not.
fn is_beside(element: &Element, at: usize, headline: Option<usize>) -> bool {
    let holds = headline.is_some_and(|headline| (at..element.end).contains(&headline));
    !holds && !element.is(&["html", "head", "body", "main", "meta", "time"]) && chrome::is_beside(element)
}

/// True if the node is about something else: reader comments, a box with its own heading, another article.
fn is_others(nodes: &[Node], at: usize, headline: Option<usize>) -> bool {
    let Node::Open(element) = &nodes[at] else { return false };
    let holds = headline.is_some_and(|headline| (at..element.end).contains(&headline));
    let boxed = element.is(&["aside", "nav"]) && nodes[at..element.end].iter().any(is_heading);
    !holds && !element.is(&["meta", "time"]) && (boxed || element.is(&["article"]) || chrome::is_about_others(element))
}

fn is_heading(node: &Node) -> bool {
    matches!(node, Node::Open(element) if element.is(&["h1", "h2", "h3", "h4", "h5", "h6"]))
}

/// Returns the time in a line or footer inside the article that says who wrote it and when.
fn foot(nodes: &[Node], headline: usize, own: Range<usize>) -> Option<String> {
    let (mut at, mut line) = (own.start + 1, 0);
    while at < own.end {
        let Node::Open(element) = &nodes[at] else {
            at += 1;
            continue;
        };
        if is_others(nodes, at, Some(headline)) {
            at = element.end.max(at + 1);
            continue;
        }
        let short = element.text <= BESIDE * 2 && !nodes[at..element.end].iter().any(is_heading);
        if short && (element.is(&["footer"]) || chrome::has_word(element, &LINES)) {
            line = line.max(element.end);
        }
        let is_time = at < line && element.is(&["time"]) && !is_change(element);
        if let Some(found) = value(element).filter(|value| is_time && when(value).is_some()) {
            return Some(found);
        }
        at += 1;
    }
    None
}

fn is_change(element: &Element) -> bool {
    chrome::has_word(element, &CHANGED) && !chrome::has_word(element, &["published"]) || says(element, "dateModified")
}

/// Returns a time in a line of its own between the headline and the first paragraph of the text. Below the first paragraph it must be in a
/// byline.
fn near(nodes: &[Node], headline: usize) -> Option<String> {
    let Node::Open(heading) = &nodes[headline] else { return None };
    let header = nodes[..headline].iter().filter_map(|node| match node {
        Node::Open(element) if element.is(&["header", "hgroup"]) && element.end > headline => Some(element.end),
        _ => None,
    });
    let header = header.last().unwrap_or_default();
    let mut head = Head { line: String::new(), around: String::new(), found: None, running: 0 };
    let (mut at, mut text, mut byline, mut stamp) = (heading.end, 0, 0, 0);
    while at < nodes.len() && text < LONG {
        match &nodes[at] {
            Node::Text(words) => {
                text += words.trim_ascii().len();
                head.line.push_str(words);
                if at >= stamp {
                    head.around.push_str(words);
                }
            }
            Node::Close(name) => {
                if !chrome::is_inline(name)
                    && let Some(found) = head.end()
                {
                    return Some(found);
                }
            }
            Node::Open(element) => {
                if !chrome::is_inline(&element.name)
                    && let Some(found) = head.end()
                {
                    return Some(found);
                }
                if is_beside(element, at, None) {
                    at = element.end.max(at + 1);
                    continue;
                }
                // the next heading below text begins something else
                if head.running > 0 && element.is(&["h1", "h2", "h3", "h4", "h5", "h6"]) {
                    return None;
                }
                let class = chrome::has_word(element, &LINES);
                if class && element.text <= BESIDE * 2 {
                    byline = byline.max(element.end);
                }
                let changed = is_change(element);
                let here = head.running == 0 || at < header || head.running == 1 && at < byline;
                if element.is(&["time"]) {
                    stamp = element.end;
                    if !changed && here {
                        head.found = head.found.take().or_else(|| value(element));
                    }
                }
            }
        }
        at += 1;
    }
    head.end()
}

/// The current line.
struct Head {
    line: String,
    /// The line without its times.
    around: String,
    found: Option<String>,
    /// Paragraphs of running text so far.
    running: usize,
}

impl Head {
    /// Ends a line and returns its time, unless the time is in a sentence.
    fn end(&mut self) -> Option<String> {
        let (line, around) = (std::mem::take(&mut self.line), std::mem::take(&mut self.around));
        let ends = line.trim_end().trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?', '。']);
        self.running += usize::from(ends && line.trim().len() >= RUNNING);
        let sentence = ends && around.split_whitespace().count() > WORDS || around.trim().len() > BESIDE;
        self.found.take().filter(|_| !sentence)
    }
}

fn value(element: &Element) -> Option<String> {
    let found = element.get("datetime").or_else(|| element.get("content"))?.trim();
    (!found.is_empty() && found.len() <= 100).then(|| found.to_string())
}

#[cfg(test)]
mod tests {
    use super::time;
    use crate::extract::html::tags::{Node, tags};

    fn found(markup: &str) -> Option<String> {
        let nodes = tags(markup);
        let headline = nodes.iter().position(|node| matches!(node, Node::Open(element) if element.is(&["h1"])));
        time(&nodes, headline)
    }

    const TEXT: &str = "<p>The old mill by the weir was sold to a baker from Orrvik, its owner said.</p><p>It has stood empty.</p>";
    const TIME: &str = "<time datetime='2020-02-03'>3 February</time>";

    #[test]
    fn in_the_head_of_the_article() {
        for head in [
            format!("{TIME}{TEXT}"),
            format!("<p>By Ida Holm, {TIME}</p>{TEXT}"),
            format!("<div><span>Posted on {TIME}.</span></div>{TEXT}"),
            format!("<p>The weir is to be repaired by the baker as a part of the bargain.</p><p class=byline>{TIME}</p>{TEXT}"),
            format!("<p class='comment-count'>3</p>{TIME}{TEXT}"),
            format!("{TEXT}<p itemprop='datePublished' content='2020-02-03'>x</p>"),
            format!("{TEXT}<time pubdate datetime='2020-02-03'>x</time>"),
        ] {
            assert_eq!(found(&format!("<h1>Mill sold</h1>{head}")).as_deref(), Some("2020-02-03"), "{head}");
        }
        for foot in [
            format!("<footer class=entry-meta><p>Posted by Ida Holm on {TIME} at <time datetime='PDT08:05'>08:05</time></p></footer>"),
            format!("<div class=post-meta>{TIME}</div>"),
            "<aside>Ida Holm, <time itemprop=datePublished datetime='2020-02-03'>x</time></aside>".to_string(),
        ] {
            let body = format!("<article><h1>Mill sold</h1>{TEXT}{TEXT}{foot}</article>");
            assert_eq!(found(&body).as_deref(), Some("2020-02-03"), "{body}");
        }
    }

    #[test]
    fn of_others_and_of_what_is_told() {
        for body in [
            format!("{TEXT}<aside><h3>Bus late</h3>{TIME}</aside>"),
            format!("{TEXT}<div class=more><h3>Bus late</h3>{TIME}</div>"),
            format!("{TEXT}<div id=comments><p>Ola {TIME} A pity.</p></div>"),
            format!("<div class=related><a href=x>Bus late</a> {TIME}</div>{TEXT}"),
            format!("<p>The mill was sold on {TIME} to a baker, its owner said.</p>{TEXT}"),
            format!("<div class=comment><time itemprop=datePublished datetime='2020-02-03'>x</time></div>{TEXT}"),
            format!("<p><time class=updated datetime='2020-02-03'>x</time></p>{TEXT}"),
        ] {
            assert_eq!(found(&format!("<h1>Mill sold</h1>{body}")), None, "{body}");
        }
        for body in [
            format!("{TEXT}<aside><h3>Bus late</h3><time itemprop=datePublished datetime='2020-02-03'>x</time></aside>"),
            format!("{TEXT}<ol class=commentlist><li><div class=post-meta>{TIME}</div>A pity.</ol>"),
            format!("{TEXT}<article><footer>{TIME}</footer></article>"),
            format!("{TEXT}<div class=meta><time class=updated datetime='2020-02-03'>x</time></div>"),
        ] {
            assert_eq!(found(&format!("<article><h1>Mill sold</h1>{body}</article>")), None, "{body}");
        }
        assert_eq!(found(&format!("<p>{TIME}</p>{TEXT}")), None);
    }
}
