//! Mail that the writer answers, known by the marks before its lines: its words are those of whoever wrote it, who is named in the line
//! above ("On 3 May, Ana Ruiz wrote:"), where there is one.

use crate::annotate::Found;
use crate::model::{Attribution, Content, Mention, Span, SpeechForm, Statement, StatementKind, Voice};
use crate::text::TokenKind;

/// A saying for each statement of quoted mail.
pub fn find(text: &str, statements: &[Statement], verbs: &[&str]) -> Vec<Found> {
    let mut out = Vec::new();
    let mut writer = None;
    for (at, statement) in statements.iter().enumerate() {
        let quoted = statement.kind == StatementKind::Quote && !statement.span.text(text).starts_with(['"', '“']);
        if !quoted {
            writer = named(text, statement, verbs);
        } else if statement.tokens.iter().any(|t| t.kind != TokenKind::Mark) {
            let said = Attribution {
                form: SpeechForm::Direct,
                source: statement.speaker.or(writer),
                speaker: None,
                cue: None,
                verb: String::new(),
            };
            out.push((at, Mention { span: statement.span, voice: Voice::Own, content: Content::Speech(said) }));
        }
    }
    out
}

/// The name before the verb at the end of a line that announces a mail.
fn named(text: &str, statement: &Statement, verbs: &[&str]) -> Option<Span> {
    let tokens = &statement.tokens;
    let verb = tokens.iter().rposition(|t| verbs.contains(&t.norm.as_str()))?;
    let ends = tokens[verb..].iter().any(|t| t.is(":")) && tokens.len() - verb <= 3;
    let open = tokens[..verb].iter().rposition(|t| t.is("<")).unwrap_or(verb);
    let end = tokens[..open].iter().rposition(|t| t.kind == TokenKind::Word)? + 1;
    let start = tokens[..end].iter().rposition(|t| !(t.kind == TokenKind::Word && t.capitalised(text) || t.is("."))).map_or(0, |at| at + 1);
    (ends && start < end).then(|| Span::of(text, tokens[start].start..tokens[end - 1].end))
}
