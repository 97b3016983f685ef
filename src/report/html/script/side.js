
// Two accounts side by side: their texts scroll together, lines lead from statement to statement, a strip shows where each stands.
(() => {
  const find = (id) => document.getElementById(id);
  const all = (what, where = document) => Array.from(where.querySelectorAll(what));
  const reader = find("reader");
  if (!reader) return;
  const sides = ["left", "right"], panes = sides.map((side) => find("pane-" + side)), strips = sides.map((side) => find("strip-" + side));
  const threads = find("threads"), choices = sides.map(find), lock = find("lock");
  // The weakest first: of several relations between two statements the last is drawn.
  const kinds = ["perhaps", "same", "compatible", "wording", "supersedes", "conflict"];
  const signs = { perhaps: "?", same: "=", compatible: "≈", wording: "~", supersedes: "↷", conflict: "≠" };
  const draw = (name, attributes, text) => {
    const out = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, value);
    if (text) out.textContent = text;
    return out;
  };
  let links = [], now = -1, following = null, asked = false;

  // The statements of an account, copied from its text: by number.
  const copied = (pane, account) => {
    const text = find("a" + account).cloneNode(true), own = new Map();
    for (const one of all("[id]", text)) {
      if (one.matches("[data-at]")) own.set(one.id.slice(1), one);
      one.removeAttribute("id");
    }
    for (const one of [text, ...all("h3, h4", text)]) one.removeAttribute("id");
    pane.replaceChildren(text);
    pane.setAttribute("aria-label", "Text of " + text.querySelector("h3").textContent);
    pane.scrollTop = 0;
    return own;
  };

  // What is between two statements: by the claims that hold both, and by findings with them on two sides.
  const paired = (left, right) => {
    const found = new Map();
    const add = (a, b, kind) => {
      const key = a + " " + b, known = found.get(key);
      if (!known || kinds.indexOf(known) < kinds.indexOf(kind)) found.set(key, kind);
    };
    const claims = (own) => {
      const out = new Map();
      for (const [number, one] of own) {
        for (const link of all("sup a", one)) {
          const claim = link.getAttribute("href") + (link.closest(".perhaps") ? "?" : "");
          out.set(claim, [...(out.get(claim) || []), number]);
        }
      }
      return out;
    };
    const others = claims(right);
    for (const [claim, own] of claims(left)) {
      const theirs = others.get(claim) || [], kind = claim.endsWith("?") ? "perhaps" : "same";
      if (!theirs.length) continue;
      for (let at = 0; at < Math.max(own.length, theirs.length); at++) {
        add(own[Math.min(at, own.length - 1)], theirs[Math.min(at, theirs.length - 1)], kind);
      }
    }
    for (const item of all("[data-sides]")) {
      const answers = item.dataset.sides.split("|").map((answer) => answer.split(" "));
      const kind = item.dataset.relation;
      answers.forEach((one, at) => answers.forEach((other, to) => {
        if (at === to) return;
        for (const a of one.filter((id) => left.has(id))) for (const b of other.filter((id) => right.has(id))) add(a, b, kind);
      }));
    }
    return [...found].map(([key, kind]) => {
      const [a, b] = key.split(" ");
      return { ends: [left.get(a), right.get(b)], kind };
    });
  };

  // Places are counted from the top of what scrolls.
  const middle = (pane, one) => {
    const box = one.getClientRects()[0] || one.getBoundingClientRect();
    return box.top + box.height / 2 - pane.getBoundingClientRect().top + pane.scrollTop;
  };

  const build = () => {
    asked = true;
    if (choices[0].value === choices[1].value) choices[1].selectedIndex = choices[0].selectedIndex ? 0 : 1;
    const owns = panes.map((pane, side) => copied(pane, Number(choices[side].value) + 1));
    links = paired(...owns);
    owns.flatMap((own) => [...own.values()]).forEach((one) => { one.className = "own"; all("sup", one).forEach((sup) => sup.remove()); });
    const strongest = [...links].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    for (const link of strongest) link.ends.forEach((one) => { one.className = "paired " + link.kind; one.dataset.kind = link.kind; });
    links.sort((a, b) => middle(panes[0], a.ends[0]) - middle(panes[0], b.ends[0]) || middle(panes[1], a.ends[1]) - middle(panes[1], b.ends[1]));
    links.forEach((link, at) => link.ends.forEach((one, side) => {
      const button = document.createElement("button"), other = link.ends[1 - side];
      button.type = "button";
      button.className = "to kind " + link.kind;
      button.textContent = `${signs[link.kind]} ${other.dataset.at}`;
      button.addEventListener("click", () => { go(at, side); (all("button", other).find((back) => back.textContent.endsWith(" " + one.dataset.at)) || other).focus({ preventScroll: true }); });
      one.append(" ", button);
    }));
    now = -1;
    find("pairing").textContent = links.length ? `${links.length} pairs` : "nothing was paired";
    strip();
    lines();
  };

  // A strip shows a whole text: where its statements stand, and what is in sight.
  const strip = () => panes.forEach((pane, side) => {
    const height = strips[side].clientHeight, scale = height / pane.scrollHeight, marks = [];
    if (!height) return;
    for (const one of all("[data-at]", pane)) {
      const boxes = [...one.getClientRects()], top = pane.getBoundingClientRect().top - pane.scrollTop;
      if (!boxes.length) continue;
      const from = boxes[0].top - top, to = boxes[boxes.length - 1].bottom - top;
      marks.push(draw("rect", { class: one.dataset.kind || "alone", x: 1, width: "86%", y: from * scale, height: Math.max(2, (to - from) * scale - 1) }));
    }
    strips[side].replaceChildren(...marks, draw("rect", { class: "view", x: 0, width: "100%" }));
  });

  const lines = () => {
    const width = threads.clientWidth, height = threads.clientHeight, out = [];
    if (!height) return;
    links.forEach((link, at) => {
      const ends = link.ends.map((one, side) => middle(panes[side], one) - panes[side].scrollTop);
      if (ends.every((y) => y < 0) || ends.every((y) => y > height)) return;
      const [a, b] = ends.map((y) => Math.min(Math.max(y, 2), height - 2));
      const group = draw("g", { class: link.kind + (at === now ? " now" : "") });
      group.append(draw("path", { d: `M0 ${a} C${width / 2} ${a} ${width / 2} ${b} ${width} ${b}` }));
      if (ends.every((y) => y > 0 && y < height) && (link.kind !== "perhaps" || at === now)) {
        // Signs of neighbouring lines stand apart.
        const t = 0.32 + 0.18 * (at % 3), x = width * (1.5 * t * (1 - t) + t ** 3), y = a + (b - a) * t * t * (3 - 2 * t);
        group.append(draw("circle", { cx: x, cy: y, r: 8 }), draw("text", { x, y: y + 4 }, signs[link.kind]));
      }
      out.push(group);
    });
    threads.replaceChildren(...out);
    panes.forEach((pane, side) => {
      const view = strips[side].querySelector(".view"), scale = strips[side].clientHeight / pane.scrollHeight;
      if (!view) return;
      view.setAttribute("y", pane.scrollTop * scale);
      view.setAttribute("height", pane.clientHeight * scale);
    });
  };

  // Places that belong together, each after the one before in both texts: the longest such row, so that scrolling never turns back.
  const anchors = () => {
    const pairs = links.filter((link) => link.kind !== "perhaps").map((link) => link.ends.map((one, side) => middle(panes[side], one)));
    pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const best = pairs.map(() => ({ length: 1, before: -1 }));
    pairs.forEach((pair, at) => {
      for (let to = 0; to < at; to++) {
        const rises = pairs[to][0] < pair[0] && pairs[to][1] < pair[1];
        if (rises && best[to].length >= best[at].length) best[at] = { length: best[to].length + 1, before: to };
      }
    });
    const row = [];
    let at = best.reduce((top, one, here) => (top < 0 || one.length > best[top].length ? here : top), -1);
    for (; at >= 0; at = best[at].before) row.unshift(pairs[at]);
    return [[0, 0], ...row, panes.map((pane) => pane.scrollHeight)];
  };

  const together = (side) => {
    const from = panes[side], to = panes[1 - side], eye = from.clientHeight / 3, place = from.scrollTop + eye, row = anchors();
    const after = Math.max(1, row.findIndex((pair) => pair[side] > place)), [a, b] = [row[after - 1], row[after]];
    const part = (place - a[side]) / Math.max(1, b[side] - a[side]);
    const wanted = Math.round(a[1 - side] + part * (b[1 - side] - a[1 - side]) - eye);
    const before = to.scrollTop;
    to.scrollTop = wanted;
    if (to.scrollTop !== before) following = to;
  };

  // Shows a pair: both statements at one height. From a side, that side stays where it is.
  const go = (at, side = -1) => {
    now = at;
    const link = links[at], height = panes[0].clientHeight / 3;
    const wanted = side < 0 ? height : middle(panes[side], link.ends[side]) - panes[side].scrollTop;
    // What stands near the end of its text cannot come up to it, what stands near the beginning cannot come down.
    const places = panes.map((pane, own) => middle(pane, link.ends[own]));
    const lowest = Math.max(wanted, ...panes.map((pane, own) => places[own] - pane.scrollHeight + pane.clientHeight));
    const level = Math.min(lowest, ...places);
    panes.forEach((pane, own) => {
      const before = pane.scrollTop;
      pane.scrollTop = places[own] - level;
      if (pane.scrollTop !== before) still.add(pane);
    });
    for (const one of all(".now", reader)) one.classList.remove("now");
    link.ends.forEach((one) => one.classList.add("now"));
    find("pairing").textContent = `${at + 1} of ${links.length}: ${signs[link.kind]} ${link.ends.map((one) => one.dataset.at).join(" and ")}`;
    lines();
  };
  const still = new Set();

  panes.forEach((pane, side) => {
    pane.addEventListener("scroll", () => {
      const own = following === pane || still.delete(pane);
      if (following === pane) following = null;
      if (!own && lock.checked) together(side);
      lines();
    });
    strips[side].addEventListener("click", (event) => {
      const box = strips[side].getBoundingClientRect();
      pane.scrollTop = ((event.clientY - box.top) / box.height) * pane.scrollHeight - pane.clientHeight / 2;
    });
  });
  choices.forEach((choice) => choice.addEventListener("input", build));
  find("next").addEventListener("click", () => links.length && go(Math.min(now + 1, links.length - 1)));
  find("before").addEventListener("click", () => links.length && go(Math.max(now - 1, 0)));
  find("pair").addEventListener("submit", (event) => event.preventDefault());
  new ResizeObserver(() => { if (asked) { strip(); lines(); } }).observe(reader);
  // It is made when the page has been shown.
  addEventListener("load", () => setTimeout(() => { if (!asked) build(); }));
  const open = () => {
    const two = location.hash.match(/^#side-(\d+)-(\d+)$/);
    if (!two || !find("a" + two[1]) || !find("a" + two[2])) return;
    choices.forEach((choice, side) => { choice.value = String(two[side + 1] - 1); });
    build();
    find("side").scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
})();
