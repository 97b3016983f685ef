
// Search, filters, order, folding. The page is whole without it; nothing is sent or loaded.
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const all = (what, where = document) => Array.from(where.querySelectorAll(what));
  document.documentElement.classList.add("alive");
  const main = find("main"), search = find("search"), kind = find("kind"), minor = find("minor");
  // What is about one account only is not asked to be about two.
  const items = all(".item", main), rows = all("tr[data-accounts]", main), groups = all(".group", main), chips = all(".chip");
  const sections = all(":scope > section:not(.event)", main);
  const lists = all(".rest, .minor", main).filter((one) => one.querySelector(".item"));
  const holders = new Set(sections.filter((one) => one.querySelector(".item")));

  // Without case and accents; reasons for a pairing are no words of a finding.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  const words = (item) => {
    if (!texts.has(item)) {
      const reasons = all(".evidence", item).map((one) => one.textContent);
      texts.set(item, plain(reasons.reduce((text, one) => text.replace(one, " "), item.textContent)));
    }
    return texts.get(item);
  };
  const chosen = () => chips.filter((chip) => chip.getAttribute("aria-pressed") === "true");
  const shown = (list) => list.querySelector(".item:not([hidden])") !== null;

  const unfolded = new Set();
  const filter = () => {
    const wanted = plain(search.value.trim()), accounts = chosen().map((chip) => chip.dataset.account);
    const on = Boolean(wanted || kind.value || accounts.length), less = Boolean(minor && minor.checked);
    let fitting = 0, count = 0;
    for (const item of items) {
      const asked = less || !item.closest(".minor");
      const own = item.dataset.accounts.split(" ");
      const about = item.dataset.kind === "profile" ? accounts.length === 0 || accounts.some((one) => own.includes(one)) : accounts.every((one) => own.includes(one));
      const fits = asked && (!kind.value || item.dataset.kind === kind.value) && about
        && (!wanted || words(item).includes(wanted));
      item.hidden = !fits;
      fitting += fits;
      count += asked;
    }
    // Numbers stand beside the entries that they are of.
    for (const row of rows) row.hidden = find(row.querySelector("a").hash.slice(1)).hidden;
    for (const group of groups) group.hidden = !shown(group);
    for (const list of lists) {
      list.hidden = !shown(list);
      if (list.matches(".minor")) list.open = less;
      else if (on && !list.open) unfolded.add(list), (list.open = true);
    }
    if (!on) {
      for (const list of unfolded) list.open = false;
      unfolded.clear();
    }
    // What holds no findings would only be in the way, but for the texts.
    for (const section of sections) section.hidden = on && !(holders.has(section) ? shown(section) : section.matches("#texts, #side"));
    const names = chosen().map((chip) => chip.textContent).join(" and ");
    find("found").hidden = !on;
    find("count").textContent = on ? `${names ? names + ": " : ""}${fitting} of ${count} entries` : "";
    find("two").hidden = accounts.length !== 2;
    find("two").href = accounts.length === 2 ? `#side-${accounts.map((one) => Number(one) + 1).join("-")}` : "#side";
    mark(search.value.trim().toLowerCase());
  };

  // What was searched for, where it stands.
  const mark = (wanted) => {
    if (!CSS.highlights) return;
    CSS.highlights.delete("hit");
    if (wanted.length < 2) return;
    const hits = new Highlight();
    for (const item of items.filter((one) => !one.hidden)) {
      const walk = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const node = walk.currentNode, text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
          hits.add(new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: at + wanted.length }));
        }
      }
    }
    CSS.highlights.set("hit", hits);
  };

  const order = {
    order: () => 0,
    date: (a, b) => (a.dataset.date || "~").localeCompare(b.dataset.date || "~"),
    support: (a, b) => b.dataset.support - a.dataset.support,
  };
  const first = new Map(items.map((item, at) => [item, at]));
  const sort = () => {
    for (const section of holders) {
      const own = all(".item[data-support]", section).filter((item) => !item.closest(".minor"));
      const homes = own.map((item) => item.parentElement);
      own.sort((a, b) => order[find("sort").value](a, b) || first.get(a) - first.get(b));
      own.forEach((item, at) => homes[at].append(item));
    }
  };

  const clear = () => {
    search.value = kind.value = "";
    for (const chip of chips) chip.setAttribute("aria-pressed", "false");
    filter();
  };
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  find("tools").addEventListener("submit", (event) => event.preventDefault());
  for (const field of [search, kind, minor].filter(Boolean)) field.addEventListener("input", filter);
  find("clear").addEventListener("click", () => { clear(); search.focus(); });
  find("sort").addEventListener("input", sort);
  find("expand").addEventListener("click", (event) => {
    const folded = all("details:not(.more, .minor)", main), open = folded.some((one) => !one.open);
    for (const one of folded) one.open = open;
    event.target.textContent = open ? "Fold all" : "Unfold all";
  });
  addEventListener("beforeprint", () => all(".rest, .fold").forEach((one) => { one.open = true; }));
  // A link leads to something that is hidden: everything is shown again.
  addEventListener("reveal", (event) => {
    if (minor && event.target.closest(".minor")) minor.checked = true;
    clear();
  });
  filter();
})();
