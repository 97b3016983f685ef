//! Converts trees of the grammar (labels of ClearNLP) to Universal Dependencies, as far as rules can do it: content words are the heads of
//! function words, and the first of several conjuncts is the head of the others.

use compare_sources::grammar::{Doc, Pos};

/// For each token, the index of its head (its own for a root), and its label without what follows the colon.
pub fn tree(doc: &Doc) -> Vec<(usize, &'static str)> {
    let mut tree: Vec<(usize, &'static str)> = doc.tokens.iter().map(|token| (token.head, token.label)).collect();
    copulas(doc, &mut tree);
    prepositions(doc, &mut tree);
    conjuncts(&mut tree);
    persons(doc, &mut tree);
    for (at, node) in tree.iter_mut().enumerate() {
        node.1 = label(doc, at, node.1);
    }
    tree
}

fn child(tree: &[(usize, &'static str)], above: usize, labels: &[&str]) -> Option<usize> {
    (0..tree.len()).find(|at| *at != above && tree[*at].0 == above && labels.contains(&tree[*at].1))
}

/// Puts `below` in the place of `above`, which becomes its dependent; if `with`, the other dependents of `above` become those of `below`.
fn swap(tree: &mut [(usize, &'static str)], above: usize, below: usize, label: &'static str, with: bool) {
    let (head, own) = tree[above];
    tree[below] = (if head == above { below } else { head }, own);
    for at in (0..tree.len()).filter(|at| with && *at != above && *at != below) {
        if tree[at].0 == above {
            tree[at].0 = below;
        }
    }
    tree[above] = (below, label);
}

/// "The town is quiet", "he is in town": "quiet" and "town" become the head of "is".
fn copulas(doc: &Doc, tree: &mut [(usize, &'static str)]) {
    for at in 0..tree.len() {
        if &*doc.tokens[at].lemma != "be" || matches!(tree[at].1, "aux" | "auxpass") {
            continue;
        }
        let told = child(tree, at, &["attr", "acomp"]).filter(|_| child(tree, at, &["expl"]).is_none());
        let place = || child(tree, at, &["prep"]).and_then(|prep| child(tree, prep, &["pobj"]).map(|object| (prep, object)));
        if let Some(told) = told {
            swap(tree, at, told, "cop", true);
        } else if let Some((prep, object)) = place().filter(|_| child(tree, at, &["expl", "ccomp", "xcomp"]).is_none()) {
            tree[object] = (at, "attr");
            tree[prep] = (object, "case");
            swap(tree, at, object, "cop", true);
        }
    }
}

/// "In the town": "in" depends on "town".
fn prepositions(doc: &Doc, tree: &mut [(usize, &'static str)]) {
    for at in 0..tree.len() {
        if !matches!(tree[at].1, "prep" | "agent" | "dative") {
            continue;
        }
        let Some(object) = child(tree, at, &["pobj", "pcomp"]) else { continue };
        let clause = tree[object].1 == "pcomp";
        let of_verb = matches!(doc.tokens[tree[at].0].pos, Pos::Verb | Pos::Aux | Pos::Adj | Pos::Adv);
        let role = match (clause, of_verb) {
            (true, true) => "advcl",
            (true, false) => "acl",
            (false, true) => "obl",
            (false, false) => "nmod",
        };
        swap(tree, at, object, if clause { "mark" } else { "case" }, true);
        tree[object].1 = role;
    }
}

/// "A, B and C": B and C depend on A, and "and" on C.
fn conjuncts(tree: &mut [(usize, &'static str)]) {
    for at in 0..tree.len() {
        while tree[at].1 == "conj" && tree[tree[at].0].1 == "conj" && tree[tree[at].0].0 != tree[at].0 {
            tree[at].0 = tree[tree[at].0].0;
        }
    }
    for at in 0..tree.len() {
        if tree[at].1 == "cc" {
            let above = tree[at].0;
            let first = if tree[above].1 == "conj" { tree[above].0 } else { above };
            let next = (at + 1..tree.len()).find(|next| tree[*next].1 == "conj" && tree[*next].0 == first);
            tree[at].0 = next.unwrap_or(above);
        }
    }
}

/// "Ann Lee": the last name depends on the first.
fn persons(doc: &Doc, tree: &mut [(usize, &'static str)]) {
    for entity in doc.entities.iter().filter(|entity| entity.label == "PERSON" && entity.tokens.len() > 1) {
        let last = entity.tokens.end - 1;
        let names: Vec<usize> = entity.tokens.clone().filter(|at| tree[*at] == (last, "compound")).collect();
        if let Some(&first) = names.first() {
            swap(tree, last, first, "flat", true);
            names[1..].iter().for_each(|at| tree[*at] = (first, "flat"));
        }
    }
}

fn label(doc: &Doc, at: usize, label: &'static str) -> &'static str {
    match label {
        "ROOT" => "root",
        "nsubjpass" => "nsubj",
        "csubjpass" => "csubj",
        "dobj" => "obj",
        "dative" => "iobj",
        "auxpass" => "aux",
        "aux" if &*doc.tokens[at].lemma == "to" => "mark",
        "neg" | "quantmod" => "advmod",
        "nmod" => "compound",
        "poss" => "nmod",
        "relcl" => "acl",
        "prt" => "compound",
        "npadvmod" | "prep" => "obl",
        "predet" => "det",
        "preconj" => "cc",
        "intj" => "discourse",
        "attr" | "acomp" | "oprd" => "xcomp",
        other => other,
    }
}
