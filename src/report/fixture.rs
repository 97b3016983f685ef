//! A small handmade comparison with every section of a report, for the tests of reports.

use jiff::civil::date;

use crate::model::{
    Account, AccountId, Claim, ClaimId, Comparison, Difference, DifferenceKind, Entity, EntityId, EntityKind, Evidence, Materiality,
    MaterialityLevel, Notice, Pairing, Relation, Side, Span, Statement, StatementId, StatementKind, Tree, Verdict, Voice, When,
};

const TEXTS: [(&str, &str, &[&str]); 3] = [
    (
        "herald",
        "Valley Herald",
        &[
            "Fourteen miners were killed on Tuesday when the eastern shaft of the Orlova pit collapsed.",
            "The rescuers liberated six men after nine hours.",
            "The pit was opened in 1961.",
            "The company said that the shaft was safe.",
            "A brass band played in the square.",
        ],
    ),
    (
        "ledger",
        "The Ledger",
        &[
            "Nine miners were killed in the Orlova pit, the ministry said.",
            "Six men were freed by rescuers after nine hours.",
            "The Orlova pit opened in 1961.",
            "=HYPERLINK(\"http://example.invalid\") \u{1b}[31mred\u{1b}[0m \u{202e}desrever\u{202c} text",
        ],
    ),
    (
        "wire",
        "North Wire",
        &[
            "The collapse at Orlova killed 14 people.",
            "Rescuers brought six men to the surface.",
            "Opened in 1961, the pit employs 300 people.",
            "Work has stopped.",
        ],
    ),
];

/// The comparison.
pub(crate) fn sample() -> Comparison {
    let mut comparison = Comparison::default();
    for (at, (label, source, lines)) in TEXTS.iter().enumerate() {
        let text = lines.join("\n");
        let published = Some(When::day(date(2031, 3, 4)));
        let mut start = 0;
        for (line, words) in lines.iter().enumerate() {
            comparison.statements.push(Statement {
                account: AccountId(at),
                label: format!("{label}:{}", line + 1),
                place: crate::model::Place::Line(line + 1),
                line: line + 1,
                span: Span::of(&text, start..start + words.len()),
                kind: StatementKind::Body,
                paragraph: line,
                section: None,
                speaker: None,
                turn: None,
                tokens: Vec::new(),
                tree: Tree::default(),
                mentions: Vec::new(),
                heads: None,
                encoded: None,
            });
            start += words.len() + 1;
        }
        let account = Account::plain(&text, published);
        let origin = format!("o{}", at + 1);
        comparison.accounts.push(Account {
            label: (*label).into(),
            path: format!("{label}.txt"),
            file: format!("{label}.txt"),
            source: (*source).into(),
            origin,
            ..account
        });
    }
    entities(&mut comparison);
    claims(&mut comparison);
    differences(&mut comparison);
    let reported: Vec<StatementId> = comparison.claims.iter().flat_map(|c| c.statements.clone()).collect();
    comparison.unmatched = (0..comparison.statements.len()).map(StatementId).filter(|id| !reported.contains(id)).collect();
    comparison.notices.push(Notice::line("wire.txt", 4, "\u{1b}]0;title\u{7} was set aside"));
    comparison
}

fn entities(comparison: &mut Comparison) {
    let entity = |name: &str, kind| Entity {
        name: name.into(),
        kind,
        aliases: Vec::new(),
        basis: Vec::new(),
        accounts: vec![AccountId(0), AccountId(1)],
        within: None,
    };
    let place = Entity { aliases: vec!["Órlova".into()], basis: vec!["spelling".into()], ..entity("Orlova", EntityKind::Place) };
    comparison.entities = vec![place, entity("Ministry of Mines", EntityKind::Organisation)];
}

fn statement(comparison: &Comparison, label: &str) -> StatementId {
    StatementId(comparison.statements.iter().position(|s| s.label == label).expect("the fixture has it"))
}

fn claims(comparison: &mut Comparison) {
    for labels in [["herald:1", "ledger:1", "wire:1"], ["herald:2", "ledger:2", "wire:2"], ["herald:3", "ledger:3", "wire:3"]] {
        let statements: Vec<StatementId> = labels.iter().map(|l| statement(comparison, l)).collect();
        for other in &statements[1..] {
            comparison.pairings.push(pairing(statements[0], *other, 2.0));
        }
        comparison.claims.push(Claim {
            accounts: statements.iter().map(|s| comparison.statement(*s).account).collect(),
            date: Some(When::day(date(2031, 3, 3))),
            entities: vec![EntityId(0)],
            relation: Relation::Same,
            gist: statements[0],
            members: Vec::new(),
            verdict: if labels[0] == "herald:1" { Verdict::Conflict } else { Verdict::Agreed },
            doubts: Vec::new(),
            nearest: Vec::new(),
            strength: 1.0,
            slot: None,
            runner_up: Some(pairing(statements[0], statement(comparison, "wire:4"), -3.5)),
            fact: None,
            statements,
        });
    }
    comparison.claims[2].date = None;
}

fn pairing(a: StatementId, b: StatementId, weight: f64) -> Pairing {
    let evidence = |feature: &str, weight| Evidence { feature: feature.into(), weight };
    let odds: f64 = -1.0 + weight + 0.5;
    Pairing {
        statements: (a, b),
        probability: 1.0 / (1.0 + (-odds).exp()),
        evidence: vec![evidence("before looking", -1.0), evidence("shared name Orlova", weight), evidence("shared word pit", 0.5)],
    }
}

/// One side: the label of its statement, the words that differ, their value.
fn side(comparison: &Comparison, (label, words, value): (&str, &str, &str)) -> Side {
    let id = statement(comparison, label);
    let statement = comparison.statement(id);
    let text = &comparison.account(statement.account).text;
    let at = statement.span.start() + statement.span.text(text).find(words).expect("the fixture quotes truly");
    let span = Span::of(text, at..at + words.len());
    Side { account: statement.account, statement: Some(id), span: Some(span), value: value.into(), voice: Voice::Own }
}

fn differences(comparison: &mut Comparison) {
    use DifferenceKind as K;
    use Relation as R;
    let mut add = |claim: usize, kind, relation, a: (&str, &str, &str), b: (&str, &str, &str), explanation: &str| {
        let sides = vec![side(comparison, a), side(comparison, b)];
        comparison.claims[claim].relation = comparison.claims[claim].relation.max(relation);
        let rank = comparison.differences.len() + 1;
        let materiality = Materiality { level: MaterialityLevel::Minor, rank, origins: 2, certainty: 0 };
        let explanation = explanation.into();
        comparison.differences.push(Difference { claim: ClaimId(claim), kind, relation, sides, explanation, materiality });
    };
    let why = "14 and 9 killed cannot both be true";
    add(0, K::Quantity, R::Conflict, ("herald:1", "Fourteen miners", "14"), ("ledger:1", "Nine miners", "9"), why);
    add(0, K::Quantity, R::Conflict, ("ledger:1", "Nine miners", "9"), ("wire:1", "14 people", "14"), why);
    let why = "plain fact in one, attributed in the other";
    add(0, K::Attribution, R::Wording, ("herald:1", "killed", "own voice"), ("ledger:1", "the ministry said", "the ministry"), why);
    let why = "liberated takes a side where freed does not";
    add(1, K::Loaded, R::Wording, ("herald:2", "liberated", "liberate"), ("ledger:2", "freed", "free"), why);
    let why = "wire does not say how long it took";
    add(1, K::Detail, R::Compatible, ("herald:2", "after nine hours", "after nine hours"), ("wire:2", "to the surface", ""), why);
    comparison.differences[2].sides[1].voice = Voice::Quoted { source: None, speaker: Some(EntityId(1)) };
    let mut silent = comparison.differences[4].clone();
    silent.kind = K::Omission;
    silent.relation = R::Unmatched;
    silent.claim = ClaimId(2);
    silent.sides = vec![side(comparison, ("herald:3", "1961", "1961")), side(comparison, ("ledger:3", "1961", "1961"))];
    let account = AccountId(2);
    silent.sides.push(Side { account, statement: None, span: None, value: String::new(), voice: Voice::Own });
    silent.explanation = "wire tells of the pit, but not of this".into();
    comparison.differences.push(silent);
}

/// The sample with findings of kind `Label` in its second claim, each with words of `herald:2` and of `ledger:2`.
pub(crate) fn labelled(words: &[(&str, &str)]) -> Comparison {
    let mut comparison = sample();
    for (left, right) in words {
        let mut own = comparison.differences[3].clone();
        own.kind = DifferenceKind::Label;
        own.explanation = "two words for one thing".into();
        own.sides = vec![side(&comparison, ("herald:2", left, left)), side(&comparison, ("ledger:2", right, right))];
        own.materiality.rank = comparison.differences.len() + 1;
        comparison.differences.push(own);
    }
    comparison
}
