//! throw-away
#![allow(clippy::all, missing_docs)]
use compare_sources::align::{self, Reading};
use compare_sources::language::Language;
use compare_sources::model::*;
use compare_sources::understand;
use serde_json::json;
fn main() {
    let t: f64 = std::env::var("PAIRING").ok().and_then(|v| v.parse().ok()).unwrap_or(0.5);
    let show = std::env::var("SHOW").is_ok();
    let files: Vec<String> = std::env::args().skip(1).collect();
    let accounts: Vec<Account> = files
        .iter()
        .map(|p| {
            let text = std::fs::read_to_string(p).unwrap();
            let (head, body) = text.strip_prefix("---\n").and_then(|t| t.split_once("---\n")).unwrap_or(("", &text));
            let published =
                head.lines().find_map(|l| l.strip_prefix("published:")).and_then(|d| d.trim().trim_matches('"').get(..10)?.parse().ok());
            let mut a = Account::plain(body.trim(), published.map(When::day));
            a.label = p.rsplit('/').next().unwrap().replace(".txt", "");
            a.path = p.clone();
            a
        })
        .collect();
    let t0 = std::time::Instant::now();
    let u = understand(accounts, vec![]);
    let t1 = std::time::Instant::now();
    let r = Reading { accounts: &u.accounts, statements: &u.statements, entities: &u.entities, language: Language::english() };
    let al = align::align(r, &Settings { pairing: t, ..Settings::default() });
    if std::env::var("TIME").is_ok() {
        eprintln!(
            "{} statements, understand {:?}, align {:?}, {} pairings {} claims; origins {:?}",
            u.statements.len(),
            t1 - t0,
            t1.elapsed(),
            al.pairings.len(),
            al.claims.len(),
            align::origins(&u.accounts, &u.statements)
        );
    }
    let text = |s: StatementId| {
        let st = &u.statements[s.0];
        st.span.text(&u.accounts[st.account.0].text)
    };
    let id = |s: StatementId| format!("{}#{}", u.statements[s.0].account.0, s.0);
    if show {
        for (i, c) in al.claims.iter().enumerate() {
            println!("== c{} date {:?} gist {}", i + 1, c.date.as_ref().map(|d| d.edtf()), id(c.gist));
            for s in &c.statements {
                println!("   [{}] {}", id(*s), text(*s));
            }
            if let Some(p) = &c.runner_up {
                println!("   runner-up {:.2} {} | {}", p.probability, text(p.statements.0), text(p.statements.1));
            }
        }
        if std::env::var("PAIRS").is_ok() {
            for p in &al.pairings {
                println!(
                    "{:.2} {}\n     {}\n   {:?}",
                    p.probability,
                    text(p.statements.0),
                    text(p.statements.1),
                    p.evidence.iter().map(|e| format!("{} {:+.2}", e.feature, e.weight)).collect::<Vec<_>>()
                );
            }
        }
        return;
    }
    println!(
        "{}",
        json!({
            "accounts": files.iter().enumerate().map(|(i, p)| json!({"id": i.to_string(), "path": p})).collect::<Vec<_>>(),
            "statements": (0..u.statements.len()).map(|s| json!({"id": id(StatementId(s)), "account": u.statements[s].account.0.to_string(), "text": text(StatementId(s))})).collect::<Vec<_>>(),
            "claims": al.claims.iter().enumerate().map(|(i, c)| json!({"id": format!("c{i}"), "statements": c.statements.iter().map(|s| id(*s)).collect::<Vec<_>>()})).collect::<Vec<_>>(),
        })
    );
}
