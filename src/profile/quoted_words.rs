//! Counts words, finds the quoted words of speech, and finds the tokens and phrases of a statement that a span covers.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Quotation;
use crate::model::{Comparison, Span, SpeechForm, Statement, StatementId};

/// Counts the words of a text, separated by white space. Only those with a letter or digit count.
pub(super) fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The spans of an account that are in quotation marks because they are speech.
#[derive(Debug, Default)]
pub(super) struct Marked(BTreeMap<StatementId, Vec<Range<usize>>>);

impl Marked {
    /// Those of an account's quotations.
    pub(super) fn of(comparison: &Comparison, quotations: &[Quotation]) -> Marked {
        let mut out = Marked::default();
        for quotation in quotations.iter().filter(|q| q.form != SpeechForm::Indirect) {
            for (id, span) in &quotation.pieces {
                let text = &comparison.account(comparison.statement(*id).account).text;
                out.0.entry(*id).or_default().extend(quoted_stretches(text, *span, quotation.form));
            }
        }
        out
    }

    /// True if a span of a statement is in quotation marks.
    pub(super) fn holds(&self, statement: StatementId, span: Span) -> bool {
        self.0.get(&statement).is_some_and(|all| all.iter().any(|r| r.start <= span.start() && span.end() <= r.end))
    }
}

/// The quoted part of speech: all of direct speech; of mixed speech, what is between quotation marks.
pub(super) fn quoted_stretches(text: &str, span: Span, form: SpeechForm) -> Vec<Range<usize>> {
    match form {
        SpeechForm::Direct => vec![span.range()],
        SpeechForm::Indirect => Vec::new(),
        SpeechForm::Mixed => {
            let double = between(text, span, |c| matches!(c, '"' | '“' | '”' | '«' | '»' | '„'));
            if double.is_empty() { between(text, span, |c| matches!(c, '‘' | '’' | '\'')) } else { double }
        }
    }
}

/// The spans between quotation marks. A mark opens at the beginning of a word and closes at the end of one.
fn between(text: &str, span: Span, mark: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let inside = span.text(text);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut out = Vec::new();
    // The quotation may be open already before the span.
    let mut open = Some(0).filter(|_| text[..span.start()].chars().next_back().is_some_and(&mark));
    for (at, c) in inside.char_indices().filter(|(_, c)| mark(*c)) {
        let before = text[..span.start() + at].chars().next_back();
        let after = text[span.start() + at + c.len_utf8()..].chars().next();
        match open {
            None if !letter(before) && after.is_some_and(|c| !c.is_whitespace()) => open = Some(at + c.len_utf8()),
            Some(from) if !letter(after) => {
                out.push(span.start() + from..span.start() + at);
                open = None;
            }
            None | Some(_) => {}
        }
    }
    out.extend(open.map(|from| span.start() + from..span.end()));
    out
}

/// The tokens of a statement inside a span.
pub(super) fn tokens_in(statement: &Statement, span: Span) -> Range<usize> {
    let from = statement.tokens.partition_point(|t| t.end <= span.start());
    let to = statement.tokens.partition_point(|t| t.start < span.end());
    from..to.max(from)
}

/// The token whose head is outside the range; `None` without a parse.
pub(super) fn top_token(statement: &Statement, tokens: Range<usize>) -> Option<usize> {
    statement.tree.node(tokens.start)?;
    tokens.clone().find(|at| statement.tree.head(*at).is_none_or(|head| !tokens.contains(&head)))
}

/// The span of a range of tokens.
pub(super) fn span_of(text: &str, statement: &Statement, tokens: Range<usize>) -> Option<Span> {
    let (first, last) = (statement.tokens.get(tokens.start)?, statement.tokens.get(tokens.end.checked_sub(1)?)?);
    Span::new(text, first.start..last.end)
}

/// The statement that contains a span, among an account's statements in order.
pub(super) fn statement_with(comparison: &Comparison, statements: &[StatementId], span: Span) -> Option<StatementId> {
    let at = statements.partition_point(|id| comparison.statement(*id).span.end() <= span.start());
    statements.get(at).copied().filter(|id| comparison.statement(*id).span.contains(span))
}

#[cfg(test)]
mod tests {
    use super::{count_words, quoted_stretches};
    use crate::model::{Span, SpeechForm};

    fn quoted(text: &str) -> Vec<&str> {
        let span = Span::of(text, 0..text.len());
        quoted_stretches(text, span, SpeechForm::Mixed).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_between_marks() {
        assert_eq!(quoted("that the dam was \"in poor shape\" and the gates “rusty”"), ["in poor shape", "rusty"]);
        assert_eq!(quoted("that the herd's owner 'didn't care'"), ["didn't care"]);
        assert_eq!(quoted("\"We will mend it"), ["We will mend it"]);
        assert!(quoted("that the herd's owners agreed").is_empty());
    }

    #[test]
    fn words_as_people_count_them() {
        assert_eq!(count_words("The army's 44-day push — at last — cost $3.5m."), 8);
    }
}
