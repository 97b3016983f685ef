//! The time in a page's body that tells when it was published: one that says so, or one in the head of the article. Times of comments, of
//! teasers and of what the sentences tell are none.

use super::chrome;
use super::tags::{Element, Node};

/// Behind so many bytes of text the head of the article is over.
const LONG: usize = 3000;
/// Fewest bytes of a paragraph of running text.
const RUNNING: usize = 60;
/// Most words and bytes that stand beside a time in its line.
const WORDS: usize = 5;
const BESIDE: usize = 120;
/// Parts of classes of lines that tell who wrote the article, and when.
const LINES: [&str; 12] =
    ["byline", "author", "meta", "dateline", "date", "published", "pubdate", "posted", "timestamp", "time", "publication", "datetime"];
/// Of the time of a change.
const CHANGED: [&str; 4] = ["updated", "modified", "lastmod", "update"];

/// The time of publication as it is written. `headline` is the node at which the headline begins.
pub fn time(nodes: &[Node], headline: Option<usize>) -> Option<String> {
    marked(nodes, headline).or_else(|| near(nodes, headline?))
}

/// A time that is marked as that of publication.
fn marked(nodes: &[Node], headline: Option<usize>) -> Option<String> {
    let mut at = 0;
    while at < nodes.len() {
        let Node::Open(element) = &nodes[at] else {
            at += 1;
            continue;
        };
        if is_beside(element, at, headline) {
            at = element.end.max(at + 1);
            continue;
        }
        let says =
            element.get("itemprop").is_some_and(|all| all.split_ascii_whitespace().any(|prop| prop.eq_ignore_ascii_case("datePublished")));
        let stated = says || element.is(&["time"]) && element.get("pubdate").is_some();
        if let Some(value) = value(element).filter(|_| stated) {
            return Some(value);
        }
        at += 1;
    }
    None
}

/// Does an element stand beside the article? What holds the headline does not.
fn is_beside(element: &Element, at: usize, headline: Option<usize>) -> bool {
    let holds = headline.is_some_and(|headline| (at..element.end).contains(&headline));
    !holds && !element.is(&["html", "head", "body", "main", "meta", "time"]) && chrome::is_beside(element)
}

/// A time in a line of its own behind the headline, before the first paragraph of the text; one below that only in a byline.
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
                let changed = chrome::has_word(element, &CHANGED) && !chrome::has_word(element, &["published"])
                    || element.get("itemprop").is_some_and(|prop| prop.eq_ignore_ascii_case("dateModified"));
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

/// The line that is being read.
struct Head {
    line: String,
    /// The line without its times.
    around: String,
    found: Option<String>,
    /// Paragraphs of running text so far.
    running: usize,
}

impl Head {
    /// The line is over: its time, unless it stands in a sentence.
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
        assert_eq!(found(&format!("<p>{TIME}</p>{TEXT}")), None);
    }
}
