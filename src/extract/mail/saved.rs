//! Web pages that a browser saved as one file (MHTML): a message whose root is the page. What it loads beside its text is not read.

use mail_parser::{Address, Message, MimeHeaders, PartType};

use crate::extract::{Document, Failure, Work, format, html};

/// Is a message a page that was saved?
pub(super) fn is_page(message: &Message, name: &str) -> bool {
    let related = message.content_type().is_some_and(|kind| kind.subtype().is_some_and(|sub| sub.eq_ignore_ascii_case("related")));
    let writer = message.from().and_then(Address::first);
    let saved = writer.is_some_and(|writer| {
        [writer.name.as_deref(), writer.address.as_deref()].into_iter().flatten().any(|name| name.starts_with("Saved by"))
    });
    let ending = format::ending(name).is_some_and(|ending| ending == "mht" || ending == "mhtml");
    ending || related && (saved || message.header("Snapshot-Content-Location").is_some())
}

/// The page; `None` where the message holds none.
pub(super) fn page(work: &mut Work, message: &Message) -> Option<Result<Vec<Document>, Failure>> {
    let markup = message.parts.iter().find_map(|part| if let PartType::Html(markup) = &part.body { Some(markup) } else { None })?;
    // its encoding was read, whatever the page says of it
    let bytes = ["\u{feff}", markup].concat();
    let address = message.header("Snapshot-Content-Location").and_then(|value| value.as_text()).map(|url| url.trim().to_string());
    let documents = html::read(work, "page.html", bytes.as_bytes());
    Some(documents.map(|mut all| {
        for document in &mut all {
            document.known.url = document.known.url.take().or(address.clone().filter(|url| url.contains("://")));
        }
        all
    }))
}
