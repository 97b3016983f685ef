//! What a page says about itself for machines (JSON-LD with schema.org types): the object that is the article, with what it refers to. What
//! cannot be read is skipped. Lists of other articles are not examined.

use std::collections::BTreeMap;

use serde_json::Value;

/// What is said about the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Linked {
    /// `headline`
    pub headline: Option<String>,
    /// `publisher.name`
    pub publisher: Option<String>,
    /// `datePublished`
    pub published: Option<String>,
    /// `dateModified`
    pub modified: Option<String>,
    /// `url` or `mainEntityOfPage`
    pub url: Option<String>,
    /// `inLanguage`
    pub language: Option<String>,
}

/// Most objects examined.
const MOST: usize = 10_000;
/// Keys under which objects are nested.
const INTO: [&str; 3] = ["@graph", "mainEntity", "mainEntityOfPage"];
/// Suffixes of types that are an article, best first. A page counts only if nothing else does.
const ARTICLES: [&str; 6] = ["Article", "BlogPosting", "Posting", "Report", "CreativeWork", "WebPage"];

/// Reads the scripts of a page. Of several articles it takes the first with the name of the page, else the first.
pub(super) fn linked(scripts: &[String], called: impl Fn(&str) -> bool) -> Linked {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut open: Vec<&Value> = values.iter().rev().collect();
    let mut by_id: BTreeMap<&str, &Value> = BTreeMap::new();
    let mut found: Vec<(usize, &Value)> = Vec::new();
    let mut seen = 0;
    while let Some(value) = open.pop() {
        seen += 1;
        if seen > MOST {
            break;
        }
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(object) => {
                if let (Some(Value::String(id)), true) = (object.get("@id"), object.len() > 1) {
                    by_id.entry(id.as_str()).or_insert(value);
                }
                found.extend(rank(value).map(|rank| (rank, value)));
                open.extend(INTO.iter().filter_map(|key| object.get(*key)));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    found.sort_by_key(|(rank, value)| (*rank, !text(value.get("headline")).is_some_and(|headline| called(&headline))));
    let Some((_, article)) = found.first() else { return Linked::default() };
    let publisher = ["publisher", "sourceOrganization", "isPartOf"].into_iter().find_map(|key| name(article.get(key)?, &by_id));
    let page = article.get("mainEntityOfPage");
    Linked {
        headline: text(article.get("headline")).or_else(|| text(article.get("name"))),
        publisher,
        published: text(article.get("datePublished")).or_else(|| text(article.get("dateCreated"))),
        modified: text(article.get("dateModified")),
        url: text(article.get("url")).or_else(|| text(page)).or_else(|| text(page?.get("@id"))),
        language: text(article.get("inLanguage")),
    }
}

/// Parses JSON, also inside comment markers and with line ends inside strings.
fn parse(script: &str) -> Option<Value> {
    let plain = script.trim().trim_start_matches("//").trim_start_matches("<![CDATA[").trim_start_matches("<!--");
    let plain = plain.trim_end().trim_end_matches("-->").trim_end_matches("]]>").trim_end().trim_end_matches("//").trim();
    let plain = plain.trim_end_matches(';');
    serde_json::from_str(plain).ok().or_else(|| {
        let spaced: String = plain.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&spaced).ok()
    })
}

/// Returns how well an object fits an article; 0 is best.
fn rank(value: &Value) -> Option<usize> {
    let is = |kind: &Value| {
        let kind = kind.as_str()?;
        ARTICLES.iter().position(|end| kind.ends_with(end))
    };
    match value.get("@type")? {
        Value::Array(kinds) => kinds.iter().filter_map(is).min(),
        kind => is(kind),
    }
}

/// Returns a string, or the first of several.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(super::entities(text.trim())).filter(|text| !text.is_empty()),
        Value::Array(values) => text(values.iter().find(|value| value.is_string())),
        Value::Object(object) => text(object.get("@value").filter(|value| value.is_string())),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// Returns the name of an organisation, given directly or by reference.
fn name(value: &Value, by_id: &BTreeMap<&str, &Value>) -> Option<String> {
    let one = match value {
        Value::Array(values) => values.first()?,
        other => other,
    };
    let own = text(one.get("name"));
    let referred = || text(by_id.get(one.get("@id")?.as_str()?)?.get("name"));
    own.or_else(referred).or_else(|| one.as_str().and_then(|_| text(Some(one)))).filter(|name| !name.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::{Linked, linked};

    fn read(scripts: &[&str]) -> Linked {
        linked(&scripts.iter().map(|s| s.to_string()).collect::<Vec<_>>(), |headline| headline == "Ferry hits pier")
    }

    #[test]
    fn arrays_graphs_and_references() {
        let graph = r##"{"@context":"https://schema.org","@graph":[
            {"@type":"Organization","@id":"#o","name":"Lunde Post"},
            {"@type":"WebPage","@id":"#p","datePublished":"2021-03-01"},
            {"@type":["Thing","NewsArticle"],"headline":"Ferry hits pier","datePublished":"2021-03-03T14:05:00+01:00",
             "publisher":{"@id":"#o"},"mainEntityOfPage":{"@id":"https://lunde.example/1"}}]}"##;
        let got = read(&["not json", graph]);
        assert_eq!(got.publisher.as_deref(), Some("Lunde Post"));
        assert_eq!(got.published.as_deref(), Some("2021-03-03T14:05:00+01:00"));
        assert_eq!(got.url.as_deref(), Some("https://lunde.example/1"));
        let array = r#"[{"@type":"NewsArticle","headline":"Other"},{"@type":"NewsArticle","headline":"Ferry hits pier","publisher":{"name":["A"]}}]"#;
        assert_eq!(read(&[array]).publisher.as_deref(), Some("A"));
    }

    #[test]
    fn what_is_malformed_is_passed_over() {
        assert_eq!(
            read(&["{", "[[[[", "null", "\"x\"", "{\"@type\":3}", "{\"@type\":\"BreadcrumbList\",\"name\":\"x\"}"]),
            Linked::default()
        );
        assert_eq!(read(&[&"[".repeat(1_000_000)]), Linked::default());
        let broken = "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Ferry\n hits\"}\n//]]>";
        assert_eq!(read(&[broken]).headline.as_deref(), Some("Ferry  hits"));
        let list = r#"{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Other"}]}"#;
        assert_eq!(read(&[list]), Linked::default());
    }
}
