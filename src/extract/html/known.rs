//! What a page says of itself in its head: title, outlet, when and where it was published, language.

use super::byline;
use super::linked::{self, Linked};
use super::moment::{Moment, moment};
use super::tags::{Element, Node};
use crate::model::Stated;
use crate::text::{one_line, squeeze};

/// What is known of a page.
#[derive(Debug, Default)]
pub struct Known {
    /// What the account is to be told by.
    pub stated: Stated,
    /// The headline as the page prints it, else as it names it; behind it what may be the headline where that is not printed.
    pub headlines: Vec<String>,
    /// The title of the window.
    title: Option<String>,
    /// What is doubtful: a sentence each.
    pub doubts: Vec<String>,
}

/// Names of metadata that tell the day of publication, best first, lower case.
const PUBLISHED: [&str; 22] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "citation_publication_date",
    "citation_date",
    "article.published",
    "release_date",
    "originalpublicationdate",
];
/// Names of the site.
const SITE: [&str; 6] = ["og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher"];
/// Marks between the headline and the name of the site in the title.
const BETWEEN: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " » ", " • "];
/// Most bytes of a title, an outlet, an address.
const LONGEST: usize = 500;

/// Reads what a page says of itself.
pub fn known(nodes: &[Node], scripts: &[String]) -> Known {
    let head = Head::read(nodes);
    let headings: Vec<&String> = head.headings.iter().map(|(_, text)| text).collect();
    let named = head.meta(&["og:title", "twitter:title", "dc.title", "citation_title"]);
    let called = |title: &str| headings.iter().any(|heading| squeeze(heading) == squeeze(title));
    let linked = linked::linked(scripts, called);
    let site = linked
        .publisher
        .clone()
        .into_iter()
        .chain(SITE.iter().filter_map(|name| head.meta(&[name])))
        .filter(|name| fits(name))
        .collect::<Vec<_>>();
    let named: Vec<String> = linked.headline.iter().cloned().chain(named).chain(head.title.clone()).filter(|title| fits(title)).collect();
    let headline = headline(&head, &named, &site);
    let url = head
        .canonical
        .clone()
        .or_else(|| head.meta(&["og:url"]))
        .or_else(|| linked.url.clone())
        .filter(|url| url.contains("://") && fits(url));
    let mut doubts = Vec::new();
    let time = byline::time(nodes, head.node(nodes, headline.as_deref()));
    let published = published(&head, &linked, time, &mut doubts);
    let stated = Stated {
        source: outlet(&site, (&head, nodes), headline.as_deref(), url.as_deref()),
        title: headline.clone().filter(|title| fits(title)),
        published: published.map(|moment| moment.when),
        language: language(&head, &linked),
        url,
        group: None,
    };
    let parts = head
        .title
        .iter()
        .flat_map(|title| BETWEEN.iter().filter_map(|mark| title.split_once(mark)))
        .map(|(start, _)| start.trim().to_string());
    let headlines = headline.into_iter().chain(parts).filter(|title| fits(title)).collect();
    Known { stated, headlines, title: head.title, doubts }
}

impl Known {
    /// Takes the headline that was found in the text; what stands behind it in the title of the window is the outlet, if nothing else is.
    pub fn called(&mut self, headline: Option<String>) {
        let Some(headline) = headline else { return };
        if self.stated.title.as_deref() != Some(headline.as_str()) {
            let outlet = self.title.as_deref().and_then(|title| behind(title, &headline));
            self.stated.source = self.stated.source.take().or(outlet);
            self.stated.title = Some(headline);
        }
    }
}

fn fits(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST
}

/// The heading that is called as the page is, else the name of the page, else its first heading.
fn headline(head: &Head, named: &[String], site: &[String]) -> Option<String> {
    let is_site = |text: &str| site.iter().any(|site| squeeze(site) == squeeze(text));
    let same = |(_, text): &&(u8, String)| named.iter().any(|name| squeeze(name) == squeeze(text) && !is_site(text));
    let begins = |(level, text): &&(u8, String)| {
        let parted =
            |name: &String| BETWEEN.iter().filter_map(|mark| name.split_once(mark)).any(|(start, _)| squeeze(start) == squeeze(text));
        *level == 1 && !is_site(text) && named.iter().any(parted)
    };
    // "Outlet: headline"
    let ends = |(_, text): &&(u8, String)| !is_site(text) && head.title.as_deref().is_some_and(|title| before(title, text).is_some());
    let found = head.headings.iter().find(same).or_else(|| head.headings.iter().find(begins)).or_else(|| head.headings.iter().find(ends));
    let first = || head.headings.iter().find(|(level, text)| *level == 1 && !is_site(text)).map(|(_, text)| text.clone());
    let name = || named.first().map(|name| without_site(name, site));
    // Metadata that name a headline go before a heading of which nothing tells that it is the headline; the title of the window does not.
    let told = named.len() > usize::from(head.title.is_some());
    found.map(|(_, text)| text.clone()).or_else(|| if told { name() } else { None }).or_else(first).or_else(name)
}

/// A title without the name of the site behind it.
fn without_site(title: &str, site: &[String]) -> String {
    let cut =
        BETWEEN.iter().filter_map(|mark| title.rsplit_once(mark)).find(|(_, end)| site.iter().any(|site| squeeze(site) == squeeze(end)));
    cut.map_or(title, |(start, _)| start).trim().to_string()
}

/// Who publishes the page: as it says, else as its title ends, else as it begins, if that stands on the page once more ("Live: …" is no
/// outlet), else the host of its address.
fn outlet(site: &[String], (head, nodes): (&Head, &[Node]), headline: Option<&str>, url: Option<&str>) -> Option<String> {
    let is_host = |name: &&String| !name.contains(' ') && name.contains('.');
    let ending = || behind(head.title.as_deref()?, headline?);
    let again =
        |name: &String| nodes.iter().filter(|node| matches!(node, Node::Text(text) if text.contains(name.as_str()))).nth(1).is_some();
    let start = || before(head.title.as_deref()?, headline?).filter(again);
    let host = || {
        let host = url?.split_once("://")?.1.split(['/', ':', '?', '#']).next()?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_string()).filter(|host| !host.is_empty())
    };
    site.iter().find(|name| !is_host(name)).cloned().or_else(ending).or_else(start).or_else(|| site.first().cloned()).or_else(host)
}

/// What stands in a title behind the headline: a few words.
fn behind(title: &str, headline: &str) -> Option<String> {
    let key = squeeze(headline);
    let mut parted = BETWEEN.iter().filter_map(|mark| title.rsplit_once(mark));
    parted.find(|(start, _)| squeeze(start) == key).map(|(_, end)| end.trim().to_string()).filter(|name| is_name(name))
}

/// What stands in a title before the headline: a few words.
fn before(title: &str, headline: &str) -> Option<String> {
    let key = squeeze(headline);
    let mut parted = BETWEEN.iter().chain([&": "]).filter_map(|mark| title.split_once(mark));
    parted.find(|(_, end)| squeeze(end) == key).map(|(start, _)| start.trim().to_string()).filter(|name| is_name(name))
}

/// May it be what an outlet is called?
fn is_name(text: &str) -> bool {
    const MOST_WORDS: usize = 5;
    fits(text) && text.split(' ').count() <= MOST_WORDS
}

fn language(head: &Head, linked: &Linked) -> Option<String> {
    let found = head
        .language
        .clone()
        .or_else(|| linked.language.clone())
        .or_else(|| head.meta(&["content-language", "dc.language", "og:locale"]))?;
    tag(&found)
}

/// A language tag, as far as it is one.
pub fn tag(text: &str) -> Option<String> {
    let tag = text.split([',', ' ']).next().unwrap_or_default().replace('_', "-");
    let primary = tag.split('-').next().unwrap_or_default();
    let letters = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    let plain = letters && tag.len() <= 20 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    plain.then_some(tag)
}

/// The moment of publication; what else is told of it and disagrees is doubtful.
fn published(head: &Head, linked: &Linked, time: Option<String>, doubts: &mut Vec<String>) -> Option<Moment> {
    let from = |name: &str, value: Option<String>| value.and_then(|value| moment(&value)).map(|moment| (name.to_string(), moment));
    let mut told: Vec<(String, Moment)> = from("datePublished", linked.published.clone()).into_iter().collect();
    let metas = |names: &[&str]| names.iter().filter_map(|name| from(name, head.meta(&[name]))).collect::<Vec<_>>();
    let (first, rest) = PUBLISHED.split_at(3);
    told.extend(metas(first));
    told.extend(from("time", time));
    told.extend(metas(rest));
    let day = |moment: &Moment| moment.when.first_day().to_string();
    if let Some((name, moment)) = told.first() {
        if let Some((other, second)) = told[1..].iter().find(|(_, other)| other.disagrees(moment)) {
            doubts.push(format!(
                "tells two days of its publication, {} ({name}) and {} ({other}): the first is taken; another is stated with --published",
                day(moment),
                day(second)
            ));
        }
        // an article of a reference work goes on being written
        let changed = linked.modified.as_deref().and_then(self::moment).map(|changed| day(&changed));
        if let Some(changed) = changed.filter(|changed| years(&day(moment), changed) > 1) {
            doubts.push(format!("was published on {} and changed as late as {changed}: it is taken for what was told on the first day; another is stated with --published", day(moment)));
        }
        return Some(moment.clone());
    }
    // when it was changed tells nothing of that: the day may be printed in the text
    None
}

/// How many years lie between two days.
fn years(first: &str, last: &str) -> i32 {
    let year = |day: &str| day.get(..4).and_then(|year| year.parse::<i32>().ok()).unwrap_or_default();
    year(last) - year(first)
}

/// What stands in the head of a page, and the first headings of its body.
#[derive(Debug, Default)]
struct Head {
    metas: Vec<(String, String)>,
    title: Option<String>,
    canonical: Option<String>,
    language: Option<String>,
    /// Level and text.
    headings: Vec<(u8, String)>,
    /// The node of the first heading.
    first: Option<usize>,
}

impl Head {
    fn read(nodes: &[Node]) -> Head {
        const MOST: usize = 500;
        const HEADINGS: usize = 40;
        let mut head = Head::default();
        for (at, node) in nodes.iter().enumerate() {
            let Node::Open(element) = node else { continue };
            match &*element.name {
                "meta" if head.metas.len() < MOST => head.metas.extend(meta(element)),
                "html" => {
                    head.language = head.language.take().or_else(|| attribute(element, "lang").or_else(|| attribute(element, "xml:lang")))
                }
                "title" => head.title = head.title.take().or_else(|| inner(nodes, at)),
                "link" if element.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    head.canonical = head.canonical.take().or_else(|| attribute(element, "href"));
                }
                "h1" | "h2" if head.headings.len() < HEADINGS => {
                    let level = if &*element.name == "h1" { 1 } else { 2 };
                    head.headings.extend(inner(nodes, at).map(|text| (level, text)));
                    head.first = head.first.or(Some(at));
                }
                _ => {}
            }
        }
        head
    }

    /// The node of the heading that is the headline, else of the first.
    fn node(&self, nodes: &[Node], headline: Option<&str>) -> Option<usize> {
        const MOST: usize = 40;
        let key = headline.map(squeeze)?;
        let heading = |node: &Node| matches!(node, Node::Open(element) if element.is(&["h1", "h2"]));
        let mut headings = (0..nodes.len()).filter(|at| heading(&nodes[*at])).take(MOST);
        headings.find(|at| inner(nodes, *at).is_some_and(|text| squeeze(&text) == key)).or(self.first)
    }

    /// The first value of the first of these names that has one.
    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.metas.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()))
    }
}

/// Name and value of a meta element.
fn meta(element: &Element) -> Option<(String, String)> {
    let key = ["property", "name", "itemprop", "http-equiv"].into_iter().find_map(|key| element.get(key))?;
    let value = one_line(element.get("content")?);
    (!value.is_empty()).then(|| (key.trim().to_ascii_lowercase(), value))
}

fn attribute(element: &Element, key: &str) -> Option<String> {
    element.get(key).map(|value| value.trim().to_string()).filter(|value| fits(value))
}

/// The text of an element on one line.
fn inner(nodes: &[Node], at: usize) -> Option<String> {
    const MOST: usize = 60;
    let Node::Open(element) = &nodes[at] else { return None };
    let texts = nodes[at + 1..element.end.min(at + MOST)].iter().filter_map(|node| match node {
        Node::Text(text) => Some(&**text),
        Node::Open(element) if !element.is(&["span", "a"]) => Some(" "),
        Node::Open(_) | Node::Close(_) => None,
    });
    Some(one_line(texts.collect::<String>().trim_end_matches('¶'))).filter(|text| fits(text))
}
