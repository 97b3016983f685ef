//! What the head of a page says about the page: title, outlet, when and where it was published, language.

use jiff::Timestamp;

use super::byline;
use super::headings::{self, Called, Heading, inner, says};
use super::linked::{self, Linked};
use super::tags::{Element, Node};
use super::titles::{before, behind, fits, heads, is_name, starts, tails};
use crate::extract::moment::{instant, when};
use crate::model::{Stated, When};
use crate::text::{one_line, squeeze};

/// What is known about a page.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// What is stated about the account.
    pub stated: Stated,
    /// The headline as printed, else as the head names it, followed by other candidates if it is not printed.
    pub headlines: Vec<String>,
    /// The title of the window.
    title: Option<String>,
    /// What the title begins with, if that occurs on the page once more.
    again: Vec<String>,
    /// What is doubtful, one sentence each.
    pub doubts: Vec<String>,
}

/// Metadata names for the day of publication in lower case, best first.
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
/// Metadata names for the site.
const SITE: [&str; 6] = ["og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher"];
/// Reads what a page says about itself.
pub(super) fn known(nodes: &[Node], scripts: &[String]) -> Known {
    let head = Head::read(nodes);
    let named = head.meta(&["og:title", "twitter:title", "dc.title", "citation_title"]);
    let called = |title: &str| head.headings.iter().any(|heading| squeeze(&heading.text) == squeeze(title));
    let linked = linked::linked(scripts, called);
    let site = linked
        .publisher
        .clone()
        .into_iter()
        .chain(SITE.iter().filter_map(|name| head.meta(&[name])))
        .chain(publisher(nodes))
        .filter(|name| fits(name))
        .collect::<Vec<_>>();
    let named: Vec<String> = linked.headline.iter().cloned().chain(named).chain(head.title.clone()).filter(|title| fits(title)).collect();
    let headline = headings::headline(&head.headings, &Called { named: &named, title: head.title.as_deref(), site: &site });
    let again: Vec<String> = head.title.as_deref().map(|title| repeated(title, nodes)).unwrap_or_default();
    let url = head
        .canonical
        .clone()
        .or_else(|| head.meta(&["og:url"]))
        .or_else(|| linked.url.clone())
        .filter(|url| url.contains("://") && fits(url));
    let mut doubts = Vec::new();
    let time = byline::time(nodes, head.node(headline.as_deref()));
    let published = published(&head, &linked, time, &mut doubts);
    let stated = Stated {
        source: outlet(&site, (head.title.as_deref(), &again), headline.as_deref(), url.as_deref()),
        title: headline.clone().filter(|title| fits(title)),
        published: published.map(|moment| moment.when),
        language: language(&head, &linked),
        url,
        group: None,
    };
    let title = head.title.iter().map(String::as_str);
    // what follows a separator may be the headline if it is more than a name
    let parts = title.flat_map(|title| heads(title).into_iter().chain(tails(title).into_iter().filter(|tail| !is_name(tail))));
    let parts: Vec<String> = parts.map(str::to_string).collect();
    let headlines = headline.into_iter().chain(parts).filter(|title| fits(title)).collect();
    Known { stated, headlines, title: head.title, again, doubts }
}

impl Known {
    /// Takes the headline found in the text. What follows or precedes it in the window title is the outlet, if nothing else is.
    pub(super) fn called(&mut self, headline: Option<String>) {
        let Some(headline) = headline else { return };
        if self.stated.title.as_deref() != Some(headline.as_str()) {
            let again = |name: &str| self.again.iter().any(|again| again == name);
            let outlet = self.title.as_deref().and_then(|title| behind(title, &headline).or_else(|| before(title, &headline, again)));
            self.stated.source = self.stated.source.take().or(outlet);
            self.stated.title = Some(headline);
        }
    }
}

/// Returns who publishes the page: as it says, else the end of its title, else the beginning of its title, else the host of its address.
fn outlet(site: &[String], (title, again): (Option<&str>, &[String]), headline: Option<&str>, url: Option<&str>) -> Option<String> {
    let is_host = |name: &&String| !name.contains(' ') && name.contains('.');
    let ending = || behind(title?, headline?);
    let start = || before(title?, headline?, |name| again.iter().any(|again| again == name));
    let host = || {
        let host = url?.split_once("://")?.1.split(['/', ':', '?', '#']).next()?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_string()).filter(|host| !host.is_empty())
    };
    site.iter().find(|name| !is_host(name)).cloned().or_else(ending).or_else(start).or_else(|| site.first().cloned()).or_else(host)
}

/// Returns what a title begins with, if that occurs on the page once more.
fn repeated(title: &str, nodes: &[Node]) -> Vec<String> {
    let again = |name: &str| nodes.iter().filter(|node| matches!(node, Node::Text(text) if text.contains(name))).nth(1).is_some();
    starts(title).into_iter().filter(|name| is_name(name) && again(name)).map(str::to_string).collect()
}

/// Returns the publisher in microdata: the name inside the element, else its whole text.
fn publisher(nodes: &[Node]) -> Option<String> {
    let opened = |at: usize| if let Node::Open(element) = &nodes[at] { Some(element) } else { None };
    let at = (0..nodes.len()).find(|at| opened(*at).is_some_and(|element| says(element, "publisher") && !element.is(&["meta", "link"])))?;
    let end = opened(at)?.end;
    let value = |at: usize| attribute(opened(at)?, "content").or_else(|| inner(nodes, at));
    let name = (at..end).find(|at| opened(*at).is_some_and(|element| says(element, "name"))).and_then(value);
    name.or_else(|| value(at)).map(|name| one_line(&name)).filter(|name| is_name(name))
}

fn language(head: &Head, linked: &Linked) -> Option<String> {
    let found = head
        .language
        .clone()
        .or_else(|| linked.language.clone())
        .or_else(|| head.meta(&["content-language", "dc.language", "og:locale"]))?;
    tag(&found)
}

/// Returns the part of a text that is a language tag.
pub(crate) fn tag(text: &str) -> Option<String> {
    let tag = text.split([',', ' ']).next().unwrap_or_default().replace('_', "-");
    let primary = tag.split('-').next().unwrap_or_default();
    let letters = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    let plain = letters && tag.len() <= 20 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    plain.then_some(tag)
}

/// Returns the moment of publication. Adds a doubt if another statement disagrees, or if the page was changed years later.
fn published(head: &Head, linked: &Linked, time: Option<String>, doubts: &mut Vec<String>) -> Option<Moment> {
    let from = |name: &str, value: Option<String>| value.and_then(|value| moment(&value)).map(|moment| (name.to_string(), moment));
    let mut stated: Vec<(String, Moment)> = from("datePublished", linked.published.clone()).into_iter().collect();
    let metas = |names: &[&str]| names.iter().filter_map(|name| from(name, head.meta(&[name]))).collect::<Vec<_>>();
    let (first, rest) = PUBLISHED.split_at(3);
    stated.extend(metas(first));
    stated.extend(from("time", time));
    stated.extend(metas(rest));
    let day = |moment: &Moment| moment.when.first_day().to_string();
    if let Some((name, moment)) = stated.first() {
        if let Some((other, second)) = stated[1..].iter().find(|(_, other)| other.disagrees(moment)) {
            doubts.push(format!(
                "states two dates of publication, {} ({name}) and {} ({other}): the first is used; state another with --published",
                day(moment),
                day(second)
            ));
        }
        // an article of a reference work is updated for years
        let changed = linked.modified.as_deref().and_then(self::moment).map(|changed| day(&changed));
        if let Some(changed) = changed.filter(|changed| years(&day(moment), changed) > 1) {
            doubts.push(format!(
                "was published on {} and last changed on {changed}: the first date is used; state another with --published",
                day(moment)
            ));
        }
        return Some(moment.clone());
    }
    // the day of a change does not give the day of publication, which may be printed in the text
    None
}

/// Returns the number of years between two days.
fn years(first: &str, last: &str) -> i32 {
    let year = |day: &str| day.get(..4).and_then(|year| year.parse::<i32>().ok()).unwrap_or_default();
    year(last) - year(first)
}

/// The head of a page, and the first headings of its body.
#[derive(Debug, Default)]
struct Head {
    metas: Vec<(String, String)>,
    title: Option<String>,
    canonical: Option<String>,
    language: Option<String>,
    headings: Vec<Heading>,
}

impl Head {
    fn read(nodes: &[Node]) -> Head {
        const MOST: usize = 500;
        let mut head = Head { headings: headings::headings(nodes), ..Head::default() };
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
                _ => {}
            }
        }
        head
    }

    /// Returns the node of the heading that is the headline, else of the first heading.
    fn node(&self, headline: Option<&str>) -> Option<usize> {
        let key = headline.map(squeeze)?;
        let found = self.headings.iter().find(|heading| squeeze(&heading.text) == key);
        found.or(self.headings.first()).map(|heading| heading.node)
    }

    /// Returns the value of the first of these names that has one.
    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.metas.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()))
    }
}

/// Returns name and value of a meta element.
fn meta(element: &Element) -> Option<(String, String)> {
    let key = ["property", "name", "itemprop", "http-equiv"].into_iter().find_map(|key| element.get(key))?;
    let value = one_line(element.get("content")?);
    (!value.is_empty()).then(|| (key.trim().to_ascii_lowercase(), value))
}

fn attribute(element: &Element, key: &str) -> Option<String> {
    element.get(key).map(|value| value.trim().to_string()).filter(|value| fits(value))
}

/// A moment of publication.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moment {
    /// As the page states it.
    pub when: When,
    /// In UTC, if the page states its time zone.
    instant: Option<Timestamp>,
}

/// Reads a moment. Returns `None` if it is not one or is ambiguous.
pub(super) fn moment(value: &str) -> Option<Moment> {
    Some(Moment { when: when(value)?, instant: instant(value) })
}

impl Moment {
    /// True if the two are on different days and are not one moment in two time zones.
    pub(super) fn disagrees(&self, other: &Moment) -> bool {
        let same =
            self.instant.is_some_and(|instant| other.instant.is_some_and(|other| instant.duration_since(other).abs().as_secs() < 60));
        self.when.first_day() != other.when.first_day() && !same
    }
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn one_moment_on_two_clocks() {
        let differ = |a: &str, b: &str| moment(a).zip(moment(b)).is_some_and(|(a, b)| a.disagrees(&b));
        assert!(!differ("2021-03-03T23:30:00Z", "2021-03-04T00:30:00+01:00"));
        assert!(!differ("2021-03-03T23:30:00Z", "Thu, 04 Mar 2021 00:30:00 +0100"));
        assert!(differ("2021-03-03T23:30:00Z", "2021-03-04"));
        assert!(!differ("2021-03-03T23:30:00Z", "2021-03-03"));
    }
}
