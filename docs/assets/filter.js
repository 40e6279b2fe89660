// Filters and sorts the list of projects by the form above it, which this script alone shows.
// The address holds the choice: a link to it can be shared.
//   ?words=clinic&country=tajikistan&kind=ngo&amount=usd-1000000&from=2020&to=2024&sort=name
// Each part may be missing; all hold together. An id that a record had before
// (data-before) is its id of today; what is unknown is ignored. What the projects
// have is read from one file (data-index), and not before the form is used.
"use strict";
{
  const form = document.querySelector("[data-index]");
  if (form) start(form);

  function start(form) {
    const list = document.querySelector(".oda-filtered");
    const table = list.querySelector(".oda-projects");
    const body = table.tBodies[0];
    const pager = document.querySelector(".oda-pages");
    const [count, none, lost] = ["count", "none", "lost"].map((name) => form.querySelector(`[data-${name}]`));
    const all = form.querySelector("button");
    const more = list.querySelector("button");
    const step = Number(form.dataset.rows);
    const own = [...body.rows];
    const ownById = new Map(own.map((row) => [row.querySelector("th a").href.split("/").at(-2), row]));
    const names = [...new Set([...form.elements].map((one) => one.name).filter(Boolean))];
    let reading;
    let typing;
    let hits = [];

    const read = () => (reading ??= fetch(form.dataset.index).then((answer) => answer.json()).then(prepared));
    const chosen = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    const optionsOf = (name) => [...form.querySelectorAll(`[name=${name}] option, input[type=radio][name=${name}]`)];
    const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

    function prepared({ choices, words, projects, orders, aliases }) {
      const keys = choices.map((choice) => choice.split("=")[0]);
      const named = new Map(["theme", "organisation"].flatMap((name) =>
        optionsOf(name).map((one) => [`${name}=${one.value}`, one.dataset.name])));
      const made = projects.map(([id, title, years, start, end, where, scheme, part, stage, ended, amounts, found, titles]) => {
        const said = found.flatMap((number) => [named.get(choices[number]) ?? "", aliases[choices[number]] ?? ""]);
        const text = folded([title, titles, years, words[where], words[scheme], words[part], ...said].join(" "));
        return { id, title, years, start, end, where: words[where], scheme: words[scheme], part: words[part], stage, ended, amounts, found, text };
      });
      return { choices, keys, projects: made, orders };
    }

    // What a choice asks of a project, part by part.
    function questions(choice, { choices }) {
      const asked = new Map();
      let years = [choice.get("from"), choice.get("to")].map(Number);
      if (years.every(Boolean)) years = years.sort();
      for (const [name, value] of choice) {
        if (name === "words") {
          const words = folded(value).split(/\s+/);
          asked.set(name, ({ text }) => words.every((word) => text.includes(word)));
        } else if (name === "from") {
          asked.set(name, ({ start, end }) => Boolean(start || end) && !(end && end < years[0]));
        } else if (name === "to") {
          asked.set(name, ({ start, end }) => Boolean(start || end) && !(start && start > years[1]));
        } else if (name !== "sort") {
          const number = choices.indexOf(`${name}=${value}`);
          asked.set(name, ({ found }) => found.includes(number));
        }
      }
      return asked;
    }

    // The projects that fit all that is asked; and of each choice, how many fit it and all else.
    function search(choice, index) {
      const asked = questions(choice, index);
      const counts = new Map();
      const add = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
      const fits = index.projects.filter((project) => {
        const missed = [...asked].filter(([, fits]) => !fits(project)).map(([name]) => name);
        if (missed.length > 1) return false;
        const isOpen = (key) => missed.length === 0 || missed[0] === key;
        for (const number of project.found) if (isOpen(index.keys[number])) add(index.choices[number]);
        for (const key of ["from", "to"]) {
          if (!isOpen(key) || !(project.start || project.end)) continue;
          for (const { value } of optionsOf(key)) {
            const isLate = key === "from" ? project.end && project.end < value : project.start && project.start > value;
            if (value && !isLate) add(`${key}=${value}`);
          }
        }
        return missed.length === 0;
      });
      const order = index.orders[choice.get("sort")];
      if (!order) return { fits, counts };
      const place = new Map(order.map((number, position) => [index.projects[number], position]));
      return { fits: fits.sort((a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || 0), counts };
    }

    function label(counts) {
      for (const name of names) {
        for (const one of optionsOf(name)) {
          if (!one.value || name === "sort") continue;
          const number = counts.get(`${name}=${one.value}`) ?? 0;
          const box = one.name === undefined ? one : one.parentElement.querySelector("span");
          box.textContent = one.name === undefined ? `${one.dataset.name} (${number})` : number;
          const isChosen = one.selected || one.checked;
          one.disabled = number === 0 && !isChosen;
        }
      }
    }

    // A row as a page has it, for a project that stands on another page of the list.
    function drawn({ id, title, years, where, scheme, part, stage, ended, amounts }) {
      const row = made("tr", { role: "row" });
      const head = made("th", { role: "rowheader", scope: "row" }, made("a", { href: `${id}/` }, title));
      if (part) head.append(made("span", { class: "oda-part-of" }, `Part of ${part}`));
      const option = stage && optionsOf("status").find((one) => one.value === stage);
      const badge = option && made("span", { class: `oda-status oda-status-${stage}` }, option.dataset.name);
      const said = [badge, ended].filter(Boolean);
      if (said.length) head.append(made("span", { class: "oda-part-of" }, ...said.flatMap((one, n) => (n ? [" · ", one] : [one]))));
      const sums = amounts.map(([text, place, beside]) =>
        made("span", { class: "oda-row-amount" }, made("a", { href: `${id}/#${place}` }, text), " ", made("small", {}, beside)));
      row.append(cell(years), head, cell(where), cell(scheme), cell(...sums));
      return row;
    }

    function cell(...content) {
      const filled = content.filter((one) => one);
      return filled.length ? made("td", { role: "cell" }, ...filled) : made("td", { role: "cell", class: "oda-none" }, "–");
    }

    function made(name, attributes, ...content) {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      element.append(...content);
      return element;
    }

    function append(from) {
      const next = hits.slice(from, from + step);
      body.append(...next.map((project) => ownById.get(project.id) ?? drawn(project)));
      more.hidden = body.rows.length >= hits.length;
    }

    async function show() {
      const choice = chosen();
      const isAsked = String(choice) !== "";
      all.hidden = !isAsked;
      list.ariaBusy = isAsked || reading ? true : null;
      if (!list.ariaBusy) return;
      try {
        const index = await read();
        if (String(choice) !== String(chosen())) return;
        const { fits, counts } = search(choice, index);
        hits = fits;
        label(counts);
        count.textContent = hits.length;
        none.hidden = hits.length > 0;
        table.hidden = hits.length === 0;
        body.replaceChildren(...(isAsked ? [] : own));
        if (isAsked) append(0);
        else more.hidden = true;
        if (pager) pager.hidden = isAsked;
      } catch {
        reading = undefined;
        lost.hidden = false;
        table.hidden = false;
      }
      list.classList.remove("oda-waiting");
      list.ariaBusy = null;
    }

    function readAddress() {
      const asked = new URLSearchParams(location.search);
      for (const name of names) {
        const id = asked.get(name) ?? "";
        const options = optionsOf(name);
        const isMeant = (one) => one.value === id || one.dataset.before?.split(" ").includes(id);
        form.elements[name].value = options.length ? (options.find(isMeant)?.value ?? "") : id;
      }
    }

    function keep(write) {
      history[write](null, "", `${location.pathname}?${chosen()}`.replace(/\?$/, ""));
      show();
    }

    // The file of all projects without those that are not shown: the first cell is the id.
    async function save(event) {
      if (String(chosen()) === "") return;
      event.preventDefault();
      const link = event.currentTarget;
      const [head, ...lines] = (await (await fetch(link.href)).text()).split("\r\n");
      const byId = new Map();
      for (const line of lines) {
        const [id] = line.split(",", 1);
        byId.set(id, [...(byId.get(id) ?? []), line]);
      }
      const kept = hits.flatMap(({ id }) => byId.get(id) ?? []);
      const file = new Blob([[head, ...kept, ""].join("\r\n")], { type: "text/csv" });
      const made = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: "projects-chosen.csv" });
      made.click();
      URL.revokeObjectURL(made.href);
    }

    form.addEventListener("change", ({ target }) => target.name === "words" || keep("pushState"));
    // What is found is told when a word is written, not at each letter of it.
    form.addEventListener("input", ({ target }) => {
      if (target.name !== "words") return;
      clearTimeout(typing);
      list.ariaBusy = true;
      typing = setTimeout(keep, 250, "replaceState");
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("focusin", () => read().catch(() => (reading = undefined)), { once: true });
    form.querySelector("[data-list]").addEventListener("click", save);
    more.addEventListener("click", () => append(body.rows.length));
    all.addEventListener("click", () => {
      form.reset();
      keep("pushState");
      form.elements.words.focus();
    });
    addEventListener("popstate", () => {
      readAddress();
      show();
    });
    readAddress();
    const folds = form.querySelector("details");
    folds.open = matchMedia("(min-width: 45em)").matches || [...folds.querySelectorAll("select")].some((one) => one.value);
    list.classList.toggle("oda-waiting", String(chosen()) !== "");
    form.hidden = false;
    document.querySelector("[data-without-script]").hidden = true;
    show();
  }
}
