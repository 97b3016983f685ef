
// Links that open what they lead to, keys that step from finding to finding, and buttons that copy a quotation.
(() => {
  const find = (id) => document.getElementById(id);
  const all = (what, where = document) => Array.from(where.querySelectorAll(what));
  const main = find("main");

  const follow = () => {
    const place = find(decodeURIComponent(location.hash.slice(1)));
    if (!place) return;
    if (place.closest("[hidden], .minor:not([open])")) place.dispatchEvent(new Event("reveal", { bubbles: true }));
    for (let folded = place.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    // A claim that is told on a card of its dispute is an empty place in it.
    const target = place.matches(":empty") ? place.closest(".item") || place : place;
    const low = target.matches("section, .text") || target.offsetHeight > innerHeight * 0.7;
    target.scrollIntoView({ block: low ? "start" : "center" });
    if (target.matches("[tabindex]")) target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", follow);
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) follow();
  });
  if (location.hash) follow();

  const step = (places, by) => {
    const seen = places.filter((place) => place.checkVisibility());
    if (!seen.length) return;
    const here = seen.findIndex((place) => place === document.activeElement || place.contains(document.activeElement));
    const from = here >= 0 ? here : seen.filter((place) => place.getBoundingClientRect().top < 130).length - (by > 0 ? 1 : 0);
    const place = seen[Math.min(Math.max(from + by, 0), seen.length - 1)];
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: place.matches("section") ? "start" : "center" });
    if (place.id) history.replaceState(null, "", "#" + place.id);
  };
  const sections = all(":scope > section", main);
  for (const section of sections) section.tabIndex = -1;
  const keys = {
    j: () => step(all(".item", main), 1),
    k: () => step(all(".item", main), -1),
    n: () => step(sections, 1),
    p: () => step(sections, -1),
    "/": () => find("search").focus(),
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea") && event.target.type !== "checkbox";
    if (event.key === "Escape" && typing) event.target.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !find("keys").checked || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // A page from a disk may have no right to the clipboard: then the words are copied as if by hand.
  const put = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      if (!done) throw new Error("not copied");
    }
  };
  const flat = (text) => text.replace(/\s+/g, " ").trim();
  addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const say = (word) => {
      button.textContent = word;
      setTimeout(() => { button.textContent = "copy"; }, 1500);
    };
    put(`“${flat(button.closest("li").querySelector("q").textContent)}” (${button.dataset.cite})`)
      .then(() => say("copied"), () => say("not copied"))
      .then(() => button.focus());
  });
})();
