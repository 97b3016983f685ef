//! A list that was run into one line: "1. Close the road. 2. Tell the press", "a. The first item b. The second item".

/// A list has at least so many items, and begins the paragraph.
const LEAST_ITEMS: usize = 3;

/// Where the items begin, for a paragraph that is such a list.
pub fn cuts(text: &str) -> Vec<usize> {
    let Some((mut mark, _)) = mark_at(text, 0) else { return Vec::new() };
    if mark.rank != 1 {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (at, _) in text.match_indices(' ') {
        if let Some((next, capital)) = mark_at(text, at + 1)
            && capital
            && next.kind == mark.kind
            && next.rank == mark.rank + 1
        {
            out.push(at + 1);
            mark = next;
        }
    }
    if out.len() + 1 >= LEAST_ITEMS { out } else { Vec::new() }
}

/// The mark of an item.
struct Mark {
    /// Letter or number, and what closes it.
    kind: (bool, char),
    /// From 1.
    rank: u32,
}

/// The mark at `at`, and whether a capital follows it.
fn mark_at(text: &str, at: usize) -> Option<(Mark, bool)> {
    let rest = &text[at..];
    let length = rest.find(['.', ')']).filter(|length| (1..=2).contains(length))?;
    let (name, after) = rest.split_at(length);
    let close = after.chars().next()?;
    let letter = name.len() == 1 && name.bytes().all(|b| b.is_ascii_lowercase());
    let rank = if letter { u32::from(name.as_bytes()[0] - b'a') + 1 } else { name.parse().ok()? };
    let item = after[1..].strip_prefix(' ')?;
    Some((Mark { kind: (letter, close), rank }, item.trim_start().starts_with(char::is_uppercase)))
}

#[cfg(test)]
mod tests {
    use super::cuts;

    #[test]
    fn lists_in_one_line() {
        let parts = |text: &str| cuts(text).len() + 1;
        assert_eq!(parts("a. The first item b. The second item c. The third item"), 3);
        assert_eq!(parts("1) Close the road 2) Tell the press 3) Wait"), 3);
        assert_eq!(parts("1. Close the road 2. tell"), 1);
        assert_eq!(parts("A. Moe and B. Moe and C. Moe left."), 1);
        assert_eq!(parts("é. A b. B"), 1);
    }
}
