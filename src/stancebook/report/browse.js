"use strict";
// Filter and sort the statements that stand on this page; the view is kept in the address (#?actor=…&sort=date) so that it can be shared.
// Without this script every statement still stands below, one section a dyad. Text is only ever set as text.
(() => {
  const reveal = () => {
    if (location.hash.startsWith("#?")) return;
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = place && place.parentElement; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    if (place) place.scrollIntoView();
  };
  // a number leads to exactly its statements; without the script it leads to the dyad, or all of the evidence, that holds them
  for (const name of ["click", "auxclick"]) addEventListener(name, (event) => {
    const from = event.target instanceof Element && event.target.closest("a[data-view]");
    if (from) from.hash = from.dataset.view;
  }, true);
  const home = document.getElementById("browser");
  if (!home) { addEventListener("hashchange", reveal); reveal(); return; }

  const SHOWN = 50, NONE = "-", STANCES = ["-2", "-1", "0", "1", "2"];
  const make = (name, text, facts) => Object.assign(document.createElement(name), text === undefined ? {} : { textContent: text }, facts || {});
  const all = document.getElementById("all-dyads");
  const NAMES = { b: "stance", i: "modality", em: "speaker", cite: "outlet", time: "when", code: "rule", var: "confidence", h: "speech", s: "issue", x: "against" };
  const VALUES = { "told as fact": "actual", "may or should be": "potential", "is not so": "negated", "the article itself": "author" };
  const labels = new Map(), rows = [];
  // the month of a date, its year if that is all it tells, both ends of a longer range: as the table `timeline` has it
  const period = (date) => {
    const [first, last] = date.split("/"), ends = [first, last || first].map((part) => (part.match(/^(\d{4})(?:-(0[1-9]|1[0-2]))?(?!\d)/) || [""])[0]);
    if (ends[0] === ends[1]) return ends[0];
    const years = ends.map((end) => end.slice(0, 4) || "..");
    if (years.includes("..")) return years.join("/");
    const whole = years[0] === years[1] && ["", "-01"].includes(ends[0].slice(4)) && ["", "-12"].includes(ends[1].slice(4));
    return whole ? years[0] : ends.join("/");
  };
  const when = (row) => (row.when || "").split("/");
  const scan = (section) => {
    const [actor, target] = section.firstChild.querySelectorAll("b"), pair = `${actor.textContent} → ${target.textContent}`;
    labels.set(`actor ${section.dataset.actor}`, actor.textContent).set(`target ${section.dataset.target}`, target.textContent);
    for (const item of section.querySelectorAll("li")) {
      const row = { actor: section.dataset.actor, target: section.dataset.target, pair, item, at: rows.length };
      for (let part = item.lastChild.firstElementChild; part; part = part.nextElementSibling) {
        const name = NAMES[part.localName === "span" ? part.className : part.localName], text = part.textContent;
        if (!name) row.document = part.hash.slice(6).replace(/-\d+$/, "");
        else labels.set(`${name} ${row[name] = part.dataset.v || VALUES[text] || text}`, text);
      }
      row.stance = String(parseInt(row.stance.replace("−", "-"), 10) || 0);
      row.period = period(row.when || "");
      row.words = item.firstChild.textContent.toLowerCase();
      row.counted = item.closest(".not-counted") ? "no" : "yes";
      rows.push(row);
    }
  };

  const tests = {
    text: (row, value) => row.words.includes(value.toLowerCase()),
    from: (row, value) => { const last = when(row).at(-1); return last !== "" && (last === ".." || last >= value.slice(0, last.length)); },
    to: (row, value) => { const first = when(row)[0]; return first !== "" && (first === ".." || first.slice(0, value.length) <= value); },
    stance: (row, value) => value === "cooperation" ? row.stance > 0 : value === "conflict" ? row.stance < 0 : row.stance === value,
  };
  const { compare } = new Intl.Collator("en", { numeric: true });
  const by = (name) => (a, b) => compare(a[name] || "", b[name] || "");
  const orders = {
    "": ["dyad, most statements first", (a, b) => a.at - b.at],
    date: ["date, earliest first", (a, b) => compare(when(a)[0] || "~", when(b)[0] || "~")],
    "-date": ["date, latest first", (a, b) => compare(when(b)[0], when(a)[0])],
    stance: ["stance, conflict first", (a, b) => a.stance - b.stance],
    "-stance": ["stance, cooperation first", (a, b) => b.stance - a.stance],
    confidence: ["confidence, lowest first", (a, b) => (a.confidence || 0) - (b.confidence || 0)],
    outlet: ["outlet", by("outlet")],
    speaker: ["speaker", by("speaker")],
  };

  const fields = [
    ["actor", "Who"], ["target", "Toward whom"], ["stance", "Stance"], ["modality", "Told as"], ["speaker", "Whose word"], ["outlet", "Outlet"],
    ["text", "Words in the sentence", "search"], ["from", "From", "2024 or 2024-05"], ["to", "To", "2024 or 2024-05"], ["sort", "Order by"],
  ];
  const more = [["issue", "Issue"], ["against", "Third party"], ["period", "Month or year"], ["rule", "Rule"], ["speech", "Quoted how"], ["document", "Document"], ["counted", "Counted"]];
  const controls = {};
  const options = (name) => {
    if (name === "sort") return Object.entries(orders).filter(([value]) => value).map(([value, [label]]) => [value, label]);
    if (name === "stance") return [["cooperation", "cooperation (+)"], ["conflict", "conflict (−)"], ...STANCES.map((value) => [value, value > 0 ? `+${value}` : value.replace("-", "−")])];
    const known = [...new Set(rows.map((row) => row[name] || NONE))].map((value) => [value, value === NONE ? "none" : labels.get(`${name} ${value}`) || value]);
    return known.sort((a, b) => compare(a[1], b[1]));
  };
  const control = ([name, label, kind]) => {
    const line = make("label", label);
    const field = kind ? make("input", undefined, { type: "search", placeholder: kind === "search" ? "" : kind }) : make("select");
    if (!kind) field.append(make("option", name === "sort" ? orders[""][0] : "any", { value: "" }));
    field.name = name;
    controls[name] = field;
    line.append(field);
    return line;
  };

  const form = make("form"), rest = make("details"), found = make("output"), list = make("ol", undefined, { className: "results" });
  const next = make("button", `Show ${SHOWN} more`, { type: "button" }), clear = make("button", "Clear", { type: "button" });
  const link = make("a", "Link to this view");
  rest.append(make("summary", "More filters"), ...more.map(control));
  form.append(...fields.map(control), rest);
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Filter the statements");
  const told = make("p", undefined, { className: "told" });
  told.append(found, " ", clear, " ", link);
  home.append(form, told, list, next);
  home.hidden = false;

  let kept = [], shown = 0;
  const grow = () => {
    const start = list.children.length;
    for (const row of kept.slice(shown, shown + SHOWN)) {
      const item = row.item.cloneNode(true);
      item.removeAttribute("id");
      item.prepend(make("p", row.pair, { className: "pair" }));
      list.append(item);
    }
    shown = list.children.length;
    next.hidden = shown >= kept.length;
    return list.children[start];
  };
  // the statements are read in short turns, so that the page is there at once; whoever cannot wait reads the rest in one go
  const left = [...all.querySelectorAll("details.dyad")].reverse();
  const read = (until) => {
    while (left.length && performance.now() < until) scan(left.pop());
    if (left.length) return setTimeout(() => read(performance.now() + 12));
    if (left.done) return 0;
    left.done = true;
    for (const [name, field] of Object.entries(controls)) if (field.localName === "select") field.append(...options(name).map(([value, words]) => make("option", words, { value })));
    return apply();
  };
  const state = () => new URLSearchParams(Object.entries(controls).map(([name, field]) => [name, field.value.trim()]).filter(([, value]) => value));
  const apply = () => {
    const wanted = state(), filters = [...wanted].filter(([name]) => name !== "sort");
    const active = wanted.size > 0;
    kept = active ? rows.filter((row) => filters.every(([name, value]) => (tests[name] ? tests[name](row, value) : (row[name] || NONE) === value))) : [];
    const order = (orders[wanted.get("sort")] || orders[""])[1];
    kept.sort((a, b) => order(a, b) || a.at - b.at);
    found.textContent = `${(active ? kept : rows).length.toLocaleString("en")} of ${rows.length.toLocaleString("en")} statements`;
    list.replaceChildren();
    shown = 0;
    grow();
    all.hidden = active;
    clear.hidden = link.hidden = !active;
    if (active) link.href = `#?${wanted}`; else link.removeAttribute("href");
  };
  const changed = () => {
    read(Infinity);
    apply();
    history.replaceState(null, "", link.hidden ? location.href.split("#")[0] : link.href);
  };
  const follow = () => {
    const view = location.hash.startsWith("#?") ? new URLSearchParams(location.hash.slice(2)) : new URLSearchParams();
    if (view.size > 0) read(Infinity);
    for (const [name, field] of Object.entries(controls)) {
      const value = view.get(name) || "";
      if (value && field.localName === "select" && ![...field.options].some((option) => option.value === value)) field.append(make("option", value, { value }));
      field.value = value;
      if (value && rest.contains(field)) rest.open = true;
    }
    if (left.done) apply();
    if (view.size === 0) reveal();
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
  form.addEventListener("input", changed);
  clear.addEventListener("click", () => { form.reset(); for (const field of Object.values(controls)) field.value = ""; changed(); controls.actor.focus(); });
  next.addEventListener("click", () => { const first = grow(); if (first) { first.tabIndex = -1; first.focus(); } });
  for (const name of ["focusin", "pointerdown"]) form.addEventListener(name, () => read(Infinity), { once: true });
  addEventListener("hashchange", follow);
  follow();
  setTimeout(() => read(0));
})();
