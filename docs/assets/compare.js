// Shows two of the countries side by side, by a form that this script alone shows: their drawings on
// a scale that fits the two, and of the sources those of the two.
// The address holds the choice: a link to it can be shared.
//   ?a=kazakhstan&b=uzbekistan   these two
//   ?a=kazakhstan                this one beside all others
// An id of before (data-before) is that of today; others are ignored.
"use strict";
{
  const form = document.querySelector(".oda-form");
  const { a, b } = form.elements;
  const [all, shown] = ["button", "[data-shown]"].map((part) => form.querySelector(part));
  const table = document.querySelector(".oda-compare-table");
  const sources = document.querySelectorAll(".oda-sources > li");
  const countries = [...a.options].map((option) => option.value).filter(Boolean);
  const everyCountry = shown.textContent;

  const part = (name, attributes, text = "") => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  };

  /* A drawing from the one place to the other of its own height, with numbers at theirs: "200@96|0@480". */
  function draw(plot, ticks, top, bottom) {
    const [axis, drawing] = plot.querySelectorAll(":scope > svg");
    const course = drawing.querySelector(".oda-course");
    const [, , width] = course.getAttribute("viewBox").split(" ");
    course.setAttribute("viewBox", `0 ${top} ${width} ${bottom - top}`);
    for (const line of drawing.querySelectorAll(":scope > line")) line.remove();
    axis.replaceChildren();
    for (const [text, at] of ticks.split("|").map((tick) => tick.split("@"))) {
      if (at < top || at > bottom) continue;
      const y = ((at - top) / (bottom - top)) * axis.getAttribute("height");
      axis.append(part("text", { x: "100%", y: y + 4 }, text));
      drawing.prepend(part("line", { class: "oda-grid", x1: 0, x2: "100%", y1: y, y2: y }));
    }
  }

  /* All drawings of a row on the scale of all, or two on one that fits them: its numbers are those of
     the one that reaches farther. */
  function scale(row, isPair) {
    const plots = [...row.querySelectorAll(".oda-plot-beside")].filter((plot) => !plot.closest("[hidden]"));
    const spans = plots.map((plot) => plot.dataset.span.split(" ").map(Number));
    const [top, bottom] = [Math.min(...spans.map(([y]) => y)), Math.max(...spans.map(([, y]) => y))];
    const reach = spans.map(([from, to]) => to - from);
    const widest = plots[reach.indexOf(Math.max(...reach))];
    for (const plot of plots) {
      if (isPair && bottom - top > 1) draw(plot, widest.dataset.own, top, bottom);
      else draw(plot, plot.dataset.common, 0, plot.dataset.height);
    }
  }

  function show() {
    const chosen = [...new Set([a.value, b.value])].filter(Boolean);
    const order = [...new Set([...chosen, ...countries])];
    const isPair = chosen.length === 2;
    for (const row of table.rows) {
      const cells = [...row.querySelectorAll("[data-column]")];
      for (const cell of cells) cell.hidden = isPair && !chosen.includes(cell.dataset.column);
      row.append(...cells.sort((x, y) => order.indexOf(x.dataset.column) - order.indexOf(y.dataset.column)));
      scale(row, isPair);
    }
    table.parentElement.classList.toggle("oda-compare-pair", isPair);
    const refs = [...table.querySelectorAll("a.oda-ref")].filter((ref) => !ref.closest("[hidden]"));
    const cited = new Set(refs.map((ref) => `source-${ref.textContent.replace(/\D/g, "")}`));
    for (const source of sources) {
      source.hidden = isPair && !cited.has(source.id);
      source.value = source.id.replace(/\D/g, "");
    }
    for (const [one, other] of [[a, b], [b, a]]) {
      for (const option of one.options) option.disabled = option.value !== "" && option.value === other.value;
    }
    const names = [a, b].map((field) => field.selectedOptions[0].text);
    const first = chosen.length ? `${names[a.value ? 0 : 1]} first, of ` : "";
    shown.textContent = isPair ? names.join(" and ") : first + everyCountry;
    all.hidden = chosen.length === 0;
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    const today = (id) =>
      [...a.options].find((one) => one.value === id || one.dataset.before?.split(" ").includes(id))?.value;
    const known = [...new Set([asked.get("a"), asked.get("b")].map(today))].filter(Boolean);
    [a.value, b.value] = [known[0] ?? "", known[1] ?? ""];
    show();
  }

  function keep() {
    const choice = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.pushState(null, "", `${location.pathname}?${choice}`.replace(/\?$/, ""));
    show();
  }

  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  all.addEventListener("click", () => {
    form.reset();
    keep();
    a.focus();
  });
  addEventListener("popstate", read);
  read();
  form.hidden = false;
}
