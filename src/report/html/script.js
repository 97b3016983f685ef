
// Filter, search, sort, expand, step by keyboard. The page is whole without it; nothing is sent or loaded.
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const all = (where, what) => Array.from(where.querySelectorAll(what));
  const tools = find("tools"), search = find("search"), kind = find("kind"), account = find("account");
  const main = find("main"), cards = all(main, ".card"), items = all(main, "[data-kind]");
  const texts = new Map();
  const words = (card) => {
    if (!texts.has(card)) texts.set(card, card.textContent.toLowerCase());
    return texts.get(card);
  };
  for (const name of [...new Set(items.map((item) => item.dataset.kind))]) kind.add(new Option(name, name));

  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    const rest = all(main, ".rest");
    if (wanted || kind.value || account.value) rest.forEach((one) => { one.open = true; });
    let shown = 0;
    for (const item of items) {
      const whole = item.parentElement.className === "findings" ? item.closest(".card") : item;
      const fits = (!kind.value || item.dataset.kind === kind.value)
        && (!account.value || item.dataset.accounts.split(" ").includes(account.value))
        && (!wanted || words(whole).includes(wanted));
      item.hidden = !fits;
      shown += fits;
    }
    for (const card of cards) {
      if (!card.dataset.kind) card.hidden = !card.querySelector("[data-kind]:not([hidden])");
    }
    find("count").textContent = shown < items.length ? `${shown} of ${items.length} shown` : "";
  };

  const order = {
    order: () => 0,
    date: (a, b) => (a.dataset.date || "~").localeCompare(b.dataset.date || "~"),
    support: (a, b) => b.dataset.support - a.dataset.support,
  };
  const first = new Map(cards.map((card, at) => [card, at]));
  const sort = () => {
    for (const section of all(main, ":scope > section")) {
      const own = all(section, ".card[data-order]"), homes = own.map((card) => card.parentElement);
      own.sort((a, b) => order[find("sort").value](a, b) || first.get(a) - first.get(b));
      own.forEach((card, at) => homes[at].append(card));
    }
  };

  const expand = () => {
    const folded = all(main, "details"), open = folded.some((one) => !one.open);
    for (const one of folded) one.open = open;
    find("expand").textContent = open ? "Fold all" : "Expand all";
  };

  // A link to something that the filter hides shows everything again.
  const follow = () => {
    const target = find(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) {
      search.value = kind.value = account.value = "";
      filter();
    }
    for (let folded = target.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    target.scrollIntoView({ block: "center" });
  };

  const step = (places, by) => {
    const seen = places.filter((place) => !place.closest("[hidden], details:not([open])"));
    if (!seen.length) return;
    const here = seen.findIndex((place) => place === document.activeElement || place.contains(document.activeElement));
    const from = here >= 0 ? here : seen.filter((place) => place.getBoundingClientRect().top < 80).length - (by > 0 ? 1 : 0);
    const place = seen[Math.min(Math.max(from + by, 0), seen.length - 1)];
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: place.matches("section") ? "start" : "center" });
    if (place.id) history.replaceState(null, "", "#" + place.id);
  };
  const sections = all(main, ":scope > section");
  for (const section of sections) section.tabIndex = -1;
  const keys = {
    j: () => step(all(main, "[data-kind]"), 1),
    k: () => step(all(main, "[data-kind]"), -1),
    n: () => step(sections, 1),
    p: () => step(sections, -1),
    "/": () => search.focus(),
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea") && event.target.type !== "checkbox";
    if (event.key === "Escape" && typing) event.target.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !find("keys").checked || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  tools.addEventListener("submit", (event) => event.preventDefault());
  for (const field of [search, kind, account]) field.addEventListener("input", filter);
  find("sort").addEventListener("input", sort);
  find("expand").addEventListener("click", expand);
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => all(main, ".rest").forEach((one) => { one.open = true; }));
  tools.hidden = false;
  if (location.hash) follow();
})();
