//! Boilerplate that an outlet repeats: a line in several accounts of one outlet whose texts otherwise differ. Only whole blocks are set
//! aside, and only those that address the reader or are not sentences. What agencies send to all, and what an outlet reports again about an
//! event, is news and stays.

use std::collections::{BTreeMap, BTreeSet};

use super::Page;
use crate::language::Language;
use crate::language::page::PageWords;
use crate::model::{Account, Block, BlockKind, Notice};
use crate::text::squeeze;

/// How many different accounts must contain a line, wherever it is.
const ANYWHERE: usize = 3;
/// How many must contain a line that is at the head or tail of each.
const AT_ENDS: usize = 2;
/// Number of text blocks in the head and in the tail of an account.
const ENDS: usize = 3;
/// Accounts that share more than this percentage of their blocks are one text and count once.
const ALIKE: usize = 30;
/// Most words of a line that is not a sentence.
const MOST_LINE: usize = 12;
/// Most words of sentences that address the reader.
const MOST_WORDS: usize = 40;
/// How many accounts of an outlet are compared. What repeats is set aside in all of them.
const MOST_ACCOUNTS: usize = 300;

/// Sets aside what repeats. Returns the notices that report it.
pub(super) fn set_aside(accounts: &mut [Account]) -> Vec<Notice> {
    let mut outlets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, account) in accounts.iter().enumerate() {
        let outlet = squeeze(&account.source);
        if !outlet.is_empty() {
            outlets.entry(outlet).or_default().push(at);
        }
    }
    let found: Vec<Repeated> = outlets.into_values().filter(|all| all.len() >= AT_ENDS).flat_map(|all| repeated(accounts, &all)).collect();
    let mut notices = Vec::new();
    for Repeated { account, mut blocks } in found {
        let account = &mut accounts[account];
        blocks.sort_unstable();
        blocks.iter().for_each(|at| account.blocks[*at].kind = BlockKind::Boilerplate);
        let page = Page { set_aside: blocks.iter().map(|at| account.blocks[*at].span).collect(), ..Page::default() };
        let why = format!("set aside as boilerplate that {} prints in several accounts, not read as statements", account.source);
        super::push_set_aside_notice(&page, &account.text, &account.places, &account.path, &why, &mut notices);
    }
    notices
}

/// The blocks of an account that other accounts contain too.
struct Repeated {
    account: usize,
    blocks: Vec<usize>,
}

/// A block of text: its index, whether it is at an end of the text, and whether it may be boilerplate.
struct Line {
    block: usize,
    at_end: bool,
    may_be: bool,
}

/// Returns what repeats in the accounts of one outlet.
fn repeated(accounts: &[Account], all: &[usize]) -> Vec<Repeated> {
    let keys: Vec<BTreeMap<String, Vec<Line>>> = all.iter().map(|at| lines(&accounts[*at])).collect();
    let texts = distinct(&keys[..keys.len().min(MOST_ACCOUNTS)]);
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, lines) in keys.iter().enumerate() {
        lines.keys().for_each(|key| holders.entry(key).or_default().push(at));
    }
    let mut aside: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (key, holders) in holders.into_iter().filter(|(_, holders)| holders.len() >= AT_ENDS) {
        let different = |holders: &[usize]| holders.iter().filter_map(|at| texts.get(*at)).collect::<BTreeSet<&usize>>().len();
        let ends: Vec<usize> = holders.iter().copied().filter(|at| keys[*at][key].iter().all(|line| line.at_end)).collect();
        let anywhere = different(&holders) >= ANYWHERE;
        if !anywhere && different(&ends) < AT_ENDS {
            continue;
        }
        for at in if anywhere { holders } else { ends } {
            let lines = keys[at][key].iter().filter(|line| line.may_be);
            aside.entry(all[at]).or_default().extend(lines.map(|line| line.block));
        }
    }
    aside.into_iter().filter(|(_, blocks)| !blocks.is_empty()).map(|(account, blocks)| Repeated { account, blocks }).collect()
}

/// Returns the text blocks of an account by their words.
fn lines(account: &Account) -> BTreeMap<String, Vec<Line>> {
    let read = |block: &Block| matches!(block.kind, BlockKind::Headline | BlockKind::Paragraph | BlockKind::ListItem);
    let blocks: Vec<usize> = (0..account.blocks.len()).filter(|at| read(&account.blocks[*at])).collect();
    let page = &Language::of(&account.language).unwrap_or(Language::english()).page;
    let mut out: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for (nth, block) in blocks.iter().enumerate() {
        let key = squeeze(account.blocks[*block].span.text(&account.text));
        let at_end = nth < ENDS || nth + ENDS >= blocks.len();
        if !key.is_empty() {
            let may_be = may_be(account, &account.blocks[*block], page);
            out.entry(key).or_default().push(Line { block: *block, at_end, may_be });
        }
    }
    out
}

/// Returns a number for each account. Accounts that are one text have the same number: they share much of what is not boilerplate.
fn distinct(keys: &[BTreeMap<String, Vec<Line>>]) -> Vec<usize> {
    let news = |at: usize| keys[at].iter().filter(|(_, lines)| lines.iter().any(|line| !line.may_be)).map(|(key, _)| key);
    let mut texts: Vec<usize> = (0..keys.len()).collect();
    for at in 0..keys.len() {
        let alike = |other: &usize| {
            let shared = news(at).filter(|key| keys[*other].contains_key(*key)).map(String::len).sum::<usize>();
            let length = |at: usize| news(at).map(String::len).sum::<usize>();
            shared * 100 > length(at).min(length(*other)) * ALIKE
        };
        if let Some(other) = (0..at).find(alike) {
            texts[at] = texts[other];
        }
    }
    texts
}

/// True if a block may be boilerplate: a short line that is not a sentence and has no figure, or words to the reader. A quotation, a table
/// row or the headline may not.
fn may_be(account: &Account, block: &Block, page: &PageWords) -> bool {
    let text = block.span.text(&account.text);
    let words: Vec<String> = squeeze(text).split(' ').map(str::to_string).collect();
    let quoted = text.contains(['"', '“', '”', '„', '«', '»']) || block.quoted;
    let title = account.title.as_deref().is_some_and(|title| squeeze(title) == squeeze(text));
    if quoted || title || block.heads.is_some() || text.contains(" | ") {
        return false;
    }
    let sentence = text.trim_end_matches([')', '’', '\'']).ends_with(['.', '!', '?', '…']);
    let line = !sentence && words.len() <= MOST_LINE && !text.contains(|c: char| c.is_ascii_digit());
    let address = words.iter().any(|word| page.reader.contains(word)) || text.contains(['©', '@']);
    line || address && words.len() <= MOST_WORDS
}

#[cfg(test)]
mod tests {
    use crate::load::{Input, load};
    use crate::model::{Account, BlockKind};

    /// Returns what is set aside in accounts of an outlet, by account.
    fn aside(texts: &[(&str, &str)]) -> Vec<Vec<String>> {
        let input = |(at, (source, text)): (usize, &(&str, &str))| Input {
            path: format!("{at}.txt"),
            bytes: format!("---\nsource: {source}\npublished: 2021-03-03\n---\n{text}").into_bytes(),
            ..Input::default()
        };
        let (accounts, _) = load(texts.iter().enumerate().map(input).collect());
        let shown = |account: &Account| {
            let aside = account.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate);
            aside.map(|block| block.span.text(&account.text).to_string()).collect()
        };
        accounts.iter().map(shown).collect()
    }

    const ONE: &str = "The ferry Astrid hit the pier at Lunde on Monday and two passengers were hurt.\n\nThe captain was questioned by the police in the evening.\n\n";
    const TWO: &str = "A fire broke out in the paper mill at Brevik and burned for four hours on Sunday.\n\nNobody was hurt, the fire brigade said on Monday.\n\n";
    const THREE: &str = "The council of Skarvik voted against the new school roof by nine votes to eight.\n\nThe mayor said that he would try again in the autumn.\n\n";

    #[test]
    fn what_an_outlet_prints_again_and_again() {
        let end = "Join our readers and get the five stories that matter every morning.";
        let with = |text: &str| format!("{text}{end}\n");
        let got = aside(&[("Lunde Post", &with(ONE)), ("Lunde Post", &with(TWO)), ("Brevik Times", &with(THREE))]);
        assert_eq!(got, [vec![end.to_string()], vec![end.to_string()], vec![]]);
        let heading = |text: &str| text.replacen("\n\n", "\n\nThe story so far\n\n", 1);
        let got = aside(&[("Lunde Post", &heading(ONE)), ("Lunde Post", &heading(TWO)), ("Lunde Post", &heading(THREE))]);
        assert!(got.iter().all(|aside| aside == &["The story so far"]), "{got:?}");
    }

    #[test]
    fn what_is_news_stays() {
        for shared in [
            "Fourteen people have died on the road between Aske and Brenn since October.",
            "“You must slow down,” the minister told our reporter.",
            "Nine dead, 14 hurt",
            "The limit has been in force on the whole of the road since the middle of February.",
        ] {
            let with = |text: &str| format!("{text}{shared}\n");
            let got = aside(&[("Lunde Post", &with(ONE)), ("Lunde Post", &with(TWO)), ("Lunde Post", &with(THREE))]);
            assert!(got.iter().all(Vec::is_empty), "{got:?}");
        }
        // An update of a text is not a different text.
        let first = format!("{ONE}Write to our desk if you were on board of the ferry.\n");
        let again = first.replace("two passengers", "three passengers");
        assert!(aside(&[("Lunde Post", &first), ("Lunde Post", &again)]).iter().all(Vec::is_empty));
        // Other outlets, and accounts without a named outlet, are not one outlet.
        let end = "Join our readers and get the five stories that matter every morning.";
        let with = |text: &str| format!("{text}{end}\n");
        assert!(
            aside(&[("Lunde Post", &with(ONE)), ("Brevik Times", &with(TWO)), ("Skarvik News", &with(THREE))]).iter().all(Vec::is_empty)
        );
    }
}
