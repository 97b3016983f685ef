//! Fenced markup as a list of tags and texts, with the end of each element and how much text it contains, so that a walk can skip it or
//! know its size beforehand. What is not closed ends where its parent ends.

use std::cell::RefCell;
use std::collections::HashMap;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// A tag or a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// An element begins.
    Open(Element),
    /// An element ends.
    Close(LocalName),
    /// Text, with its entities resolved.
    Text(StrTendril),
}

/// An element.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Element {
    /// Its name in lower case.
    pub name: LocalName,
    attributes: Vec<(LocalName, StrTendril)>,
    /// The index of the node after it.
    pub end: usize,
    /// Bytes of text in it.
    pub text: usize,
    /// Bytes of that text in links.
    pub linked: usize,
}

impl Element {
    /// Returns an attribute as written.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| &**name == key).map(|(_, value)| &**value)
    }

    /// True for a link with a target.
    pub(super) fn is_link(&self) -> bool {
        &*self.name == "a" && self.get("href").is_some()
    }

    /// True if its name is one of these.
    pub(super) fn is(&self, names: &[&str]) -> bool {
        names.contains(&&*self.name)
    }
}

/// Elements that end when another of their kind begins beside them.
const OPEN_ENDED: [&str; 12] = ["a", "p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody", "tfoot", "option"];
/// Containers of such elements: an element inside one does not end an element around it.
const AROUND: [&str; 6] = ["table", "ul", "ol", "dl", "div", "blockquote"];
/// How many of the innermost open elements are searched for the one that an end tag closes.
const LOOKED: usize = 2048;

/// Reads fenced markup.
pub(super) fn tags(markup: &str) -> Vec<Node> {
    let sink = Sink::default();
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(markup));
    // Fenced markup contains no scripts.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut nodes = tokenizer.sink.nodes.take();
    measure(&mut nodes);
    nodes
}

#[derive(Default)]
struct Sink {
    nodes: RefCell<Vec<Node>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut nodes = self.nodes.borrow_mut();
        match token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, attrs, .. }) => {
                let attributes = attrs.into_iter().map(|a| (a.name.local, a.value)).collect();
                nodes.push(Node::Open(Element { name, attributes, end: 0, text: 0, linked: 0 }));
            }
            Token::TagToken(Tag { kind: TagKind::EndTag, name, .. }) => nodes.push(Node::Close(name)),
            Token::CharacterTokens(text) => match nodes.last_mut() {
                Some(Node::Text(before)) => before.push_tendril(&text),
                _ => nodes.push(Node::Text(text)),
            },
            Token::DoctypeToken(_) | Token::CommentToken(_) | Token::NullCharacterToken | Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

/// Finds where elements end and how much text they contain.
fn measure(nodes: &mut [Node]) {
    let mut open: Vec<Open> = Vec::new();
    let mut count: HashMap<LocalName, usize> = HashMap::new();
    let (mut text, mut linked, mut links) = (0, 0, 0);
    for at in 0..nodes.len() {
        match &nodes[at] {
            Node::Text(found) => {
                let length = found.trim_ascii().len();
                text += length;
                linked += if links > 0 { length } else { 0 };
            }
            Node::Open(element) if is_void(&element.name) => close(nodes, Open { at, text, linked }, at + 1, (text, linked)),
            Node::Open(element) => {
                let name = element.name.clone();
                let before = beside(&name, nodes, &open);
                if let Some(depth) = before {
                    links -= end(nodes, &mut open, &mut count, depth, at, (text, linked));
                }
                *count.entry(name).or_default() += 1;
                links += usize::from(element_is_link(&nodes[at]));
                open.push(Open { at, text, linked });
            }
            Node::Close(name) => {
                if count.get(name).is_none_or(|open| *open == 0) {
                    continue;
                }
                let name = name.clone();
                let from = open.len().saturating_sub(LOOKED);
                let found = open[from..].iter().rposition(|open| matches!(&nodes[open.at], Node::Open(e) if e.name == name));
                if let Some(depth) = found {
                    links -= end(nodes, &mut open, &mut count, from + depth, at + 1, (text, linked));
                }
            }
        }
    }
    let all = nodes.len();
    end(nodes, &mut open, &mut count, 0, all, (text, linked));
}

struct Open {
    at: usize,
    text: usize,
    linked: usize,
}

/// True for an element that is a link. An anchor without a target is not.
fn element_is_link(node: &Node) -> bool {
    matches!(node, Node::Open(element) if element.is_link())
}

/// Ends all open elements from `depth` on. Returns how many of them are links.
fn end(
    nodes: &mut [Node],
    open: &mut Vec<Open>,
    count: &mut HashMap<LocalName, usize>,
    depth: usize,
    behind: usize,
    sums: (usize, usize),
) -> usize {
    let mut links = 0;
    for ended in open.drain(depth..) {
        if let Node::Open(element) = &nodes[ended.at]
            && let Some(open) = count.get_mut(&element.name)
        {
            *open -= 1;
        }
        links += usize::from(element_is_link(&nodes[ended.at]));
        close(nodes, ended, behind, sums);
    }
    links
}

fn close(nodes: &mut [Node], open: Open, behind: usize, (text, linked): (usize, usize)) {
    if let Node::Open(element) = &mut nodes[open.at] {
        element.end = behind;
        element.text = text - open.text;
        element.linked = linked - open.linked;
    }
}

/// Returns where an element of the same kind is open beside one that begins.
fn beside(name: &LocalName, nodes: &[Node], open: &[Open]) -> Option<usize> {
    const NEAR: usize = 64;
    if !OPEN_ENDED.contains(&&**name) {
        return None;
    }
    let anchor = &**name == "a";
    let same: &[&str] = match &**name {
        "td" | "th" => &["td", "th"],
        "dt" | "dd" => &["dt", "dd"],
        "thead" | "tbody" | "tfoot" => &["thead", "tbody", "tfoot"],
        other => &[other],
    };
    for (depth, open) in open.iter().enumerate().rev().take(NEAR) {
        let Node::Open(element) = &nodes[open.at] else { continue };
        if element.is(same) {
            return Some(depth);
        }
        if !anchor && element.is(&AROUND) {
            return None;
        }
    }
    None
}

/// True if the element has no content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "area" | "base" | "br" | "col" | "hr" | "img" | "link" | "meta")
}

#[cfg(test)]
mod tests {
    use super::{Node, tags};

    fn sizes(markup: &str) -> Vec<(String, usize, usize, usize)> {
        let nodes = tags(markup);
        let open = nodes.iter().filter_map(|node| match node {
            Node::Open(e) => Some((e.name.to_string(), e.end, e.text, e.linked)),
            Node::Close(_) | Node::Text(_) => None,
        });
        open.collect()
    }

    #[test]
    fn elements_know_their_ends() {
        let want = [("ul", 7, 3, 2), ("li", 3, 1, 0), ("li", 7, 2, 2), ("a", 7, 2, 2)];
        let want: Vec<_> = want.iter().map(|(n, e, t, l)| (n.to_string(), *e, *t, *l)).collect();
        assert_eq!(sizes("<ul><li>a<li><a href=x>bc</ul>d"), want);
        assert_eq!(sizes("x<br>y</i></p>")[0], ("br".into(), 2, 0, 0));
        assert_eq!(tags("a &amp; b&eacute;")[0], Node::Text("a & bé".into()));
    }

    #[test]
    fn floods_end() {
        for flood in ["<p>", "</p>", "<li><p>", "<a>", "<x-y></x-z>", "&amp;", "<td><td>"] {
            tags(&flood.repeat(50_000));
        }
    }
}
