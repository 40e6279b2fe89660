// Filters the list of projects by the form above it, which this script alone shows.
// The address holds the choice: a link to it can be shared.
//   ?country=tajikistan&theme=health&scheme=grant-aid&from=2020&to=2024
// Each part may be missing; all hold together. An id that a record had before
// (data-before) is its id of today; what is unknown is ignored.
"use strict";
{
  const form = document.querySelector(".oda-form");
  const fields = form ? [...form.elements].filter((element) => element.name) : [];
  const all = form?.querySelector("button");
  const table = document.querySelector(".oda-projects");
  const rows = [...document.querySelectorAll("[data-country]")];

  const chosen = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value));

  function runs({ start, end }, years) {
    const [from, to] = years.every(Boolean) ? [...years].sort() : years;
    return Boolean(start || end) && !(to && start > to) && !(from && end && end < from);
  }

  function show() {
    const choice = chosen();
    const years = [choice.get("from"), choice.get("to")];
    const facets = [...choice].filter(([name]) => name !== "from" && name !== "to");
    for (const row of rows) {
      const has = ([name, id]) => row.dataset[name].split(" ").includes(id);
      row.hidden = !facets.every(has) || (years.some(Boolean) && !runs(row.dataset, years));
    }
    const count = rows.filter((row) => !row.hidden).length;
    form.querySelector("[data-count]").textContent = count;
    document.querySelector("[data-none]").hidden = count > 0;
    table.hidden = count === 0;
    all.hidden = String(choice) === "";
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      const id = asked.get(field.name);
      const isMeant = (one) => one.value === id || one.dataset.before?.split(" ").includes(id);
      field.value = [...field.options].find(isMeant)?.value ?? "";
    }
    show();
  }

  function keep() {
    history.pushState(null, "", `${location.pathname}?${chosen()}`.replace(/\?$/, ""));
    show();
  }

  if (form) {
    form.addEventListener("change", keep);
    form.addEventListener("submit", (event) => event.preventDefault());
    all.addEventListener("click", () => {
      form.reset();
      keep();
      fields[0].focus();
    });
    addEventListener("popstate", read);
    read();
    form.hidden = false;
    document.querySelector("[data-without-script]").hidden = true;
  }
}
