//! Which statements make one claim: small accounts, written for this test, that are hard to pair.

use compare_sources::align::{Alignment, Context, align};
use compare_sources::language::Language;
use compare_sources::model::{Account, Settings, When};
use compare_sources::understand;

/// The claims as sorted lists of the texts of their statements, and the texts of the unmatched statements.
fn claims(accounts: &[(&str, &str)]) -> (Vec<Vec<String>>, Vec<String>) {
    let account = |(at, (day, text)): (usize, &(&str, &str))| {
        let label = char::from(b'a' + at as u8).to_string();
        let published = day.parse().ok().map(When::day);
        Account { path: text.chars().take(20).collect(), label, ..Account::plain(text, published) }
    };
    let understood = understand(accounts.iter().enumerate().map(account).collect(), Vec::new());
    let reading = Context {
        accounts: &understood.accounts,
        statements: &understood.statements,
        entities: &understood.entities,
        language: Language::english(),
    };
    let Alignment { claims, unmatched, .. } = align(reading, &Settings::default());
    let text = |at: usize| {
        let statement = &understood.statements[at];
        let account = &understood.accounts[statement.account.0];
        statement.span.text(&account.text).to_string()
    };
    let mut told: Vec<Vec<String>> = claims.iter().map(|c| c.statements.iter().map(|s| text(s.0)).collect::<Vec<_>>()).collect();
    told.iter_mut().for_each(|c| c.sort());
    told.sort();
    (told, unmatched.iter().map(|s| text(s.0)).collect())
}

fn together(claims: &[Vec<String>], a: &str, b: &str) -> bool {
    claims.iter().any(|c| c.iter().any(|s| s.contains(a)) && c.iter().any(|s| s.contains(b)))
}

const HARBOUR: &str = "Fire destroyed three warehouses in the harbour of Brevik on Monday night. \
    Two dockers were taken to hospital with burns. The harbour master, Lena Moen, said the alarm had failed. \
    Damage is put at 40 million crowns.";
const HARBOUR_TURNED: &str = "The damage was put at 40 million crowns. Harbour master Lena Moen said that the alarm failed. \
    Burns sent two dockers to hospital. On Monday night three warehouses in the harbour of Brevik burned down.";

#[test]
fn order_within_the_accounts_is_free() {
    let (claims, alone) = claims(&[("2031-03-04", HARBOUR), ("2031-03-04", HARBOUR_TURNED)]);
    assert!(together(&claims, "Fire destroyed", "On Monday night"), "{claims:#?}");
    assert!(together(&claims, "said the alarm", "said that the alarm"), "{claims:#?}");
    assert!(together(&claims, "Damage is put", "The damage was put"), "{claims:#?}");
    assert!(!together(&claims, "Fire destroyed", "Lena Moen"), "{claims:#?}");
    assert!(alone.len() <= 2, "{alone:#?}");
}

#[test]
fn order_of_the_accounts_changes_nothing() {
    let third = "Three warehouses burned down in Brevik harbour on Monday night, and two dockers were taken to hospital. \
        It was the worst fire in the town for thirty years.";
    let all = [("2031-03-04", HARBOUR), ("2031-03-04", HARBOUR_TURNED), ("2031-03-05", third)];
    let turned = [all[2], all[0], all[1]];
    let (x, y) = (claims(&all), claims(&turned));
    assert_eq!(x.0, y.0);
}

#[test]
fn two_quakes_stay_apart() {
    let one = "An earthquake of magnitude 5.9 shook the coast near Sorvik on Tuesday. Nine people were hurt in Sorvik.";
    let other = "An earthquake of magnitude 7.2 shook the mountains near Taldara on Friday. Hundreds of houses fell in Taldara.";
    let (claims, _) = claims(&[("2031-05-07", one), ("2031-08-16", other)]);
    assert!(claims.is_empty(), "{claims:#?}");
}

#[test]
fn the_same_in_other_words() {
    let one = "Gunmen killed three officers outside the courthouse in Sorvik. The harvest was poor in the valley this year.";
    let other = "Attackers shot dead three policemen near the Sorvik court. A choir sang in the cathedral for two hours.";
    let (claims, alone) = claims(&[("2031-05-07", one), ("2031-05-07", other)]);
    assert!(together(&claims, "Gunmen killed", "Attackers shot dead"), "{claims:#?}");
    assert_eq!(alone.len(), 2, "{alone:#?}");
}

#[test]
fn a_quotation_finds_its_twin() {
    let one = "\"We shall not leave a single valley without a road,\" minister Orla Venn told farmers. The crowd cheered.";
    let other = "Orla Venn spoke for an hour. In her words, \"we shall not leave a single valley without a road\".";
    let (claims, _) = claims(&[("2031-05-07", one), ("2031-05-07", other)]);
    assert!(together(&claims, "told farmers", "In her words"), "{claims:#?}");
}

#[test]
fn statements_that_say_nothing_stay_alone() {
    let one = "He said so. The tanker Halden ran aground off Cape Myr at dawn.";
    let other = "He said so. The tanker Halden ran aground at dawn off Cape Myr.";
    let (claims, alone) = claims(&[("2031-05-07", one), ("2031-05-07", other)]);
    assert!(together(&claims, "off Cape Myr at dawn", "at dawn off Cape Myr"), "{claims:#?}");
    assert_eq!(alone, ["He said so.", "He said so."]);
}

#[test]
fn nothing_in_nothing_out() {
    for accounts in [&[][..], &[("", "")], &[("", "One alone speaks of the tanker Halden.")], &[("", "…"), ("", "?")]] {
        assert!(claims(accounts).0.is_empty());
    }
}
