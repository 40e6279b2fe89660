/* The value of a year on a drawing of years: at a finger, under the mouse, or by the arrow keys.
   What is said stands in the drawing itself (the title of a mark, or data-years, a part for each
   year); for readers without script it stands in a table. A chart of several drawings is one stop
   of the tabulator: left and right go from year to year, up and down from drawing to drawing. */

(() => {
  const drawings = [...document.querySelectorAll(".oda-plot > [role=img]:not([data-years]), [data-years]")];
  const tip = document.createElement("div");
  tip.className = "oda-tip";
  tip.setAttribute("aria-hidden", "true"); // whoever does not see it hears the value of the slider
  const band = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  band.setAttribute("class", "oda-band");
  let shown = null; // the drawing whose year is to be seen

  const percent = (mark, name) => parseFloat(mark.getAttribute(name));

  /* What there is to say, from left to right: where it lies in percent, how wide, and the words. */
  function stopsOf(drawing) {
    if ("years" in drawing.dataset) {
      const lines = drawing.dataset.years.split("|");
      const width = 100 / lines.length;
      return lines.map((words, index) => ({ left: index * width, width, words })).filter((stop) => stop.words);
    }
    const slot = parseFloat(drawing.dataset.slot);
    const titles = [...drawing.querySelectorAll("title")];
    const stops = titles.map(({ parentElement: mark, textContent: words }) => {
      const middle = mark.matches("circle") ? percent(mark, "cx") : percent(mark, "x") + percent(mark, "width") / 2;
      return { left: middle - slot / 2, width: slot, words };
    });
    for (const title of titles) title.remove(); // else the browser says it once more
    return stops.sort((one, other) => one.left - other.left);
  }

  function hide() {
    shown = null;
    tip.remove();
    band.remove();
  }

  function show(drawing, stops, at) {
    const { left, width, words } = stops[at];
    shown = drawing;
    drawing.setAttribute("aria-valuenow", at);
    drawing.setAttribute("aria-valuetext", words);
    const [, top, across, down] = (drawing.getAttribute("viewBox") ?? "0 0 100 100").split(" ");
    const unit = drawing.hasAttribute("viewBox") ? "" : "%";
    const sides = { x: (left * across) / 100, width: (width * across) / 100, y: top, height: down };
    for (const [name, value] of Object.entries(sides)) band.setAttribute(name, value + unit);
    drawing.prepend(band);
    const [year, ...value] = words.split(": ");
    const strong = document.createElement("strong");
    strong.textContent = year;
    tip.replaceChildren(strong, ` ${value.join(": ")}`);
    const holder = drawing.closest(".oda-plot, .oda-overview, li");
    holder.append(tip);
    const [outer, inner] = [holder, drawing].map((one) => one.getBoundingClientRect());
    const middle = inner.left - outer.left + (inner.width * (left + width / 2)) / 100 - tip.offsetWidth / 2;
    // Never beyond the text of the page, which on a phone is all that there is.
    const page = holder.closest(".md-content__inner, body").getBoundingClientRect();
    const farthest = page.right - outer.left - tip.offsetWidth;
    tip.style.left = `${Math.max(page.left - outer.left, Math.min(middle, farthest))}px`;
    tip.style.top = `${inner.top - outer.top - tip.offsetHeight * 0.8}px`;
  }

  for (const drawing of drawings) {
    const stops = stopsOf(drawing);
    if (!stops.length) continue;
    const all = [...(drawing.closest("figure")?.querySelectorAll("[data-years]") ?? [])];
    const last = stops.length - 1;
    const now = () => Number(drawing.getAttribute("aria-valuenow"));
    const said = {
      role: "slider", "aria-valuemin": 0, "aria-valuemax": last, "aria-valuenow": last, "aria-valuetext": stops[last].words,
    };
    for (const [name, value] of Object.entries(said)) drawing.setAttribute(name, value);
    drawing.tabIndex = all.indexOf(drawing) > 0 ? -1 : 0;

    function follow(event) {
      const { left, width } = drawing.getBoundingClientRect();
      const place = ((event.clientX - left) / width) * 100;
      const away = (stop) => Math.abs(stop.left + stop.width / 2 - place);
      show(drawing, stops, stops.reduce((best, stop, at) => (away(stop) < away(stops[best]) ? at : best), 0));
    }
    drawing.addEventListener("pointerdown", follow);
    drawing.addEventListener("pointermove", follow);
    drawing.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
    drawing.addEventListener("focus", () => drawing.matches(":focus-visible") && show(drawing, stops, now()));
    drawing.addEventListener("blur", hide);
    drawing.addEventListener("keydown", (event) => {
      const beside = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const other = all[all.indexOf(drawing) + beside];
      if (all.length > 1 && beside) {
        if (other) [drawing.tabIndex, other.tabIndex] = [-1, 0];
        other?.focus();
      } else {
        const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -last, End: last };
        if (!(event.key in steps)) return;
        show(drawing, stops, Math.max(0, Math.min(last, now() + steps[event.key])));
      }
      event.preventDefault();
    });
  }

  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => shown && !shown.contains(event.target) && hide());
  addEventListener("resize", hide);
})();
