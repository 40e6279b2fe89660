/* The trail of a figure beside it, on hover, focus or tap: its words from #oda-trails, laid out as
   #oda-trail-form has them. Without script it stands at the foot of the page. */

(() => {
  const held = document.getElementById("oda-trails");
  if (!held) return;
  const form = document.getElementById("oda-trail-form");
  const { names, words, figures } = JSON.parse(held.textContent);
  const marks = [...document.querySelectorAll("data.oda-figure")].filter((mark) => mark.dataset.figure in figures);
  const note = document.createElement("div");
  note.className = "oda-note oda-note-beside";
  note.setAttribute("role", "dialog");
  note.tabIndex = -1;
  if (note.showPopover) note.popover = "manual";
  const onPhone = matchMedia("(max-width: 44.98em)");
  let shown = null; // the figure whose trail is to be seen
  let pinned = false; // whether it stays until it is closed
  let returning = false;
  let timer = 0;

  const trailOf = (mark) => {
    const row = figures[mark.dataset.figure];
    return Object.fromEntries(names.map((name, at) => [name, words[at][row[at]]]));
  };
  const anchorOf = (address) => address.split("/").slice(2).join("/");

  /* The page of the figure's record, at the figure. */
  function linkTo(address, page) {
    return new URL(page.includes("#") ? page : `${page}#${anchorOf(address)}`, location.href).href;
  }

  const inBibtex = (text) =>
    text.replace(/[\\{}$&#^_%~]/g, (sign) =>
      ({ "\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}" })[sign] ?? `\\${sign}`);
  const inJson = (text) => JSON.stringify(text).slice(1, -1);
  const asIs = (text) => text;
  const capitalised = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

  function citations(address, trail) {
    const details = [trail.area, trail.about, trail.measure].filter(Boolean);
    const page = linkTo(address, trail.page);
    const parts = {
      address,
      key: address.replaceAll("/", ":").replaceAll("@", "::"),
      title: `${[trail.label, ...details].join(", ")}: ${trail.value}${trail.corrected ? ` (${trail.corrected})` : ""}`,
      label: capitalised(trail.label),
      details: [...details, trail.corrected].filter(Boolean).join(", "),
      value: trail.value,
      source: trail.cited,
      reading: [trail.cited, trail.original, trail.read && `read ${trail.read}`].filter(Boolean).join(", "),
      url: page.startsWith("http") ? page : address,
    };
    const fill = (text, written) =>
      text.replace(/⟦(\w+)⟧/g, (_, name) => (name === "url" && written === inBibtex ? parts.url : written(parts[name])));
    const day = new Date().toLocaleDateString("sv"); // as 2024-02-29
    const { sentence, text, bibtex, csl } = form.dataset;
    const [item] = JSON.parse(fill(csl, inJson));
    item.accessed = { "date-parts": [day.split("-").map(Number)] };
    return {
      sentence: fill(sentence, asIs),
      text: `${fill(text, asIs)} (read ${day})`,
      bib: fill(bibtex, inBibtex).replace(/\n}\s*$/, `,\n  urldate = "{${day}}"\n}\n`),
      "csl.json": `${JSON.stringify([item], null, 1)}\n`,
    };
  }

  function write(mark) {
    const address = mark.dataset.figure;
    const trail = trailOf(mark);
    note.replaceChildren(form.content.cloneNode(true));
    note.setAttribute("aria-label", `Where this figure comes from: ${trail.value}`);
    for (const part of note.querySelectorAll("[data-part]")) {
      const text = trail[part.dataset.part];
      if (!text) {
        part.remove();
        continue;
      }
      if (part.dataset.part === "page") part.href = linkTo(address, text);
      else if (part.dataset.part === "mistake_url") part.href = text;
      else {
        const place = part.querySelector("[data-words]") ?? part;
        place.textContent = text;
        const url = trail[place.dataset.link];
        if (url) place.href = url;
        else place.removeAttribute("href");
      }
    }
    const cited = citations(address, trail);
    for (const words of note.querySelectorAll("[data-said]")) words.textContent = cited[words.dataset.said];
    for (const link of note.querySelectorAll("[data-format]")) {
      const format = link.dataset.format;
      link.href = `data:text/plain;charset=utf-8,${encodeURIComponent(cited[format])}`;
      link.download = `${address.replace(/[/@]/g, "-")}.${format}`;
    }
  }

  /* Below the figure, or above it where there is more room; on a phone at the foot of the screen. */
  function place() {
    note.style.inset = "";
    if (!shown || onPhone.matches) return;
    const at = shown.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = note;
    const left = Math.max(8, Math.min(at.left - 12, document.documentElement.clientWidth - width - 8));
    const below = at.bottom + 6;
    const above = at.top - height - 6;
    const top = below + height > innerHeight && above > 0 ? above : Math.min(below, innerHeight - height - 8);
    note.style.inset = `${Math.max(8, top)}px auto auto ${left}px`;
  }

  function show(mark, { pin = false } = {}) {
    clearTimeout(timer);
    if (shown !== mark) {
      close();
      write(mark);
      (mark.closest("p") ?? mark).after(note); // outside of the paragraph, whose looks it would take on
      shown = mark;
      note.popover ? note.showPopover() : (note.hidden = false);
    }
    pinned ||= pin;
    mark.setAttribute("aria-expanded", pinned);
    // A trail that is only looked at is passed over by the tabulator; opened, it is walked through.
    note.inert = !pinned && mark.matches(":focus-visible");
    place();
    if (pinned && onPhone.matches) bringAbove(mark);
  }

  /* On a phone the sheet must not lie on the figure that was tapped. */
  function bringAbove(mark) {
    const over = mark.getBoundingClientRect().bottom + 12 - note.getBoundingClientRect().top;
    if (over > 0) scrollBy(0, over);
  }

  function close() {
    clearTimeout(timer);
    if (!shown) return;
    const mark = shown;
    const inside = note.contains(document.activeElement);
    shown = null;
    pinned = false;
    note.popover ? note.hidePopover() : (note.hidden = true);
    note.remove();
    mark.setAttribute("aria-expanded", "false");
    if (!inside) return;
    returning = true; // the focus comes back to the figure, its trail does not
    mark.focus();
    returning = false;
  }

  const later = (act, delay = 160) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };

  /* In a table one figure is reached by the tabulator, the others from it by the arrows. */
  function nextInTable(mark, key) {
    const cell = mark.closest("td, th");
    const row = cell.parentElement;
    const marked = (one) => one?.querySelector("data.oda-figure[role]");
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const step = key === "ArrowLeft" ? "previousElementSibling" : "nextElementSibling";
      let other = cell[step];
      while (other && !marked(other)) other = other[step];
      return marked(other);
    }
    const step = key === "ArrowUp" ? "previousElementSibling" : "nextElementSibling";
    let other = row[step];
    while (other && !marked(other.cells[cell.cellIndex])) other = other[step];
    return other && marked(other.cells[cell.cellIndex]);
  }

  const inTables = new Set();
  for (const mark of marks) {
    const table = mark.closest(".oda-table table");
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-haspopup", "dialog");
    mark.setAttribute("aria-expanded", "false");
    mark.tabIndex = table && inTables.has(table) ? -1 : 0;
    if (table) {
      inTables.add(table);
      mark.setAttribute("aria-keyshortcuts", "ArrowUp ArrowDown ArrowLeft ArrowRight");
    }
    mark.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse" && !pinned) later(() => show(mark), table ? 400 : 200);
    });
    mark.addEventListener("pointerleave", () => !pinned && later(close));
    mark.addEventListener("focus", () => !returning && mark.matches(":focus-visible") && shown !== mark && show(mark));
    mark.addEventListener("blur", () => !pinned && later(close));
    mark.addEventListener("click", () => {
      if (getSelection().toString()) return; // words are being copied
      if (shown === mark && pinned) close();
      else show(mark, { pin: true });
    });
    mark.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        show(mark, { pin: true });
        note.focus();
      } else if (table && event.key.startsWith("Arrow")) {
        const other = nextInTable(mark, event.key);
        if (!other) return;
        event.preventDefault();
        mark.tabIndex = -1;
        other.tabIndex = 0;
        other.focus();
      }
    });
  }

  note.addEventListener("pointerenter", () => clearTimeout(timer));
  note.addEventListener("pointerleave", () => !pinned && later(close));
  note.addEventListener("focusout", (event) => {
    if (pinned && event.relatedTarget && !note.contains(event.relatedTarget) && event.relatedTarget !== shown) close();
  });
  note.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const stops = [...note.querySelectorAll("a[href], button")].filter((one) => one.checkVisibility());
    if (!event.shiftKey && event.target === stops.at(-1)) close(); // and on from the figure
    else if (event.shiftKey && [note, stops[0]].includes(event.target)) {
      event.preventDefault();
      close(); // back to the figure
    }
  });
  note.addEventListener("toggle", place, true);
  note.addEventListener("click", async (event) => {
    event.stopPropagation();
    if (event.target.matches("[data-close], [data-part=page]")) return close();
    pinned = true;
    if (!event.target.matches("[data-copy]")) return;
    const words = note.querySelector(`[data-said=${event.target.dataset.copy}]`);
    try {
      await navigator.clipboard.writeText(words.textContent);
      event.target.textContent = "Copied";
    } catch {
      words.hidden = false; // a page that is read from a disk may not write there
      getSelection().selectAllChildren(words);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    event.stopPropagation();
    close();
  }, true);
  document.addEventListener("pointerdown", (event) => {
    if (shown && !note.contains(event.target) && !shown.contains(event.target)) close();
  });
  /* A permanent link opens the trail of its figure: in a table the heads of its row may be out of sight. */
  function arrive() {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = named?.closest("details:not([open])");
    if (folded) {
      folded.open = true;
      named.scrollIntoView();
    }
    const place = named?.closest("td, tr, li"); // an old name of a place stands inside it
    const mark = place?.querySelector("data.oda-figure[role]");
    if (!mark || anchorOf(mark.dataset.figure) !== place.id) return;
    place.closest(".oda-table-framed")?.scrollIntoView();
    mark.focus({ preventScroll: true });
    show(mark, { pin: true });
  }
  addEventListener("hashchange", arrive);
  addEventListener("load", () => setTimeout(arrive, 100)); // when the theme has moved its tables

  function follow(event) {
    if (note.contains(event.target)) return;
    if (pinned) place();
    else close();
  }
  addEventListener("scroll", follow, { passive: true, capture: true }); // of a table in its frame too
  addEventListener("resize", place);
})();
