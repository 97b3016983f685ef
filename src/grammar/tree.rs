//! Heads after parsing: the span of each subtree, sentence starts, and the restoration of lifted arcs (Nivre and Nilsson 2005).

use std::ops::Range;

/// Non-projective trees need more than one round; malformed trees get no more than these.
const ROUNDS: usize = 12;

/// Separates the label of a lifted arc from the label of the head it was lifted from.
const LIFTED: &str = "||";

/// For each token, the indexes of the first and last token of its subtree.
pub(super) fn edges(heads: &[usize]) -> Vec<(usize, usize)> {
    let mut edges: Vec<(usize, usize)> = (0..heads.len()).map(|place| (place, place)).collect();
    for _ in 0..ROUNDS {
        for place in (0..heads.len()).chain((0..heads.len()).rev()) {
            let (first, last) = edges[place];
            let head = &mut edges[heads[place]];
            *head = (head.0.min(first), head.1.max(last));
        }
        if heads_are_within_sentences(heads, &starts(heads, &edges)) {
            break;
        }
    }
    edges
}

/// True for each token that starts a sentence: the first token of each root's subtree.
pub(super) fn starts(heads: &[usize], edges: &[(usize, usize)]) -> Vec<bool> {
    let mut starts = vec![false; heads.len()];
    for place in (0..heads.len()).filter(|place| heads[*place] == *place) {
        starts[edges[place].0] = true;
    }
    starts
}

fn heads_are_within_sentences(heads: &[usize], starts: &[bool]) -> bool {
    let inner = (1..heads.len()).filter(|place| starts[*place]);
    let ends = inner.clone().chain([heads.len()]);
    [0].into_iter().chain(inner).zip(ends).all(|(start, end)| heads[start..end].iter().all(|head| (start..end).contains(head)))
}

/// Attaches each token with a label such as `relcl||pobj` to the nearest token labelled `pobj` in the subtree of its head, breadth first,
/// and gives it the plain label. `is_space` marks tokens of white space, which have no dependents.
pub(super) fn put_back(heads: &mut [usize], labels: &mut [&'static str], is_space: &[bool]) {
    if labels.iter().all(|label| !label.contains(LIFTED)) {
        return;
    }
    let edges = edges(heads);
    for place in 0..heads.len() {
        if let Some((label, wanted)) = labels[place].split_once(LIFTED) {
            heads[place] = new_head(heads, labels, &edges, is_space, place, wanted).unwrap_or(heads[place]);
            labels[place] = label;
        }
    }
}

fn new_head(
    heads: &[usize],
    labels: &[&'static str],
    edges: &[(usize, usize)],
    is_space: &[bool],
    place: usize,
    wanted: &str,
) -> Option<usize> {
    let mut level = vec![heads[place]];
    // A tree is at most as deep as its number of tokens; arcs that were moved earlier might have closed a cycle.
    for _ in 0..heads.len() {
        let mut below = Vec::new();
        for parent in level {
            let children = span(edges[parent]).filter(|child| heads[*child] == parent && *child != parent);
            for child in children.filter(|child| !is_space[*child] && *child != place) {
                if labels[child] == wanted {
                    return Some(child);
                }
                below.push(child);
            }
        }
        if below.is_empty() {
            break;
        }
        level = below;
    }
    None
}

fn span((first, last): (usize, usize)) -> Range<usize> {
    first..last + 1
}

#[cfg(test)]
mod tests {
    use super::{edges, put_back, starts};

    #[test]
    fn subtrees_and_sentences() {
        let heads = [1, 1, 1, 4, 4];
        let edges = edges(&heads);
        assert_eq!(edges, [(0, 0), (0, 2), (2, 2), (3, 3), (3, 4)]);
        assert_eq!(starts(&heads, &edges), [true, false, false, true, false]);
    }

    #[test]
    fn a_lifted_arc_goes_back() {
        // saw(1) ← dog(2, dobj), who(3, relcl lifted to saw)
        let mut heads = [1, 1, 1, 1];
        let mut labels = ["nsubj", "ROOT", "dobj", "relcl||dobj"];
        put_back(&mut heads, &mut labels, &[false; 4]);
        assert_eq!((heads[3], labels[3]), (2, "relcl"));
    }
}
