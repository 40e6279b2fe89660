// Shows two of the countries side by side, by a form that this script alone shows.
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
  const countries = [...a.options].map((option) => option.value).filter(Boolean);
  const everyCountry = shown.textContent;

  function show() {
    const chosen = [...new Set([a.value, b.value])].filter(Boolean);
    const order = [...new Set([...chosen, ...countries])];
    const isPair = chosen.length === 2;
    for (const row of table.rows) {
      const cells = [...row.querySelectorAll("[data-column]")];
      for (const cell of cells) cell.hidden = isPair && !chosen.includes(cell.dataset.column);
      row.append(...cells.sort((x, y) => order.indexOf(x.dataset.column) - order.indexOf(y.dataset.column)));
    }
    table.parentElement.classList.toggle("oda-compare-pair", isPair);
    for (const [one, other] of [[a, b], [b, a]]) {
      for (const option of one.options) option.disabled = option.value !== "" && option.value === other.value;
    }
    const names = [a, b].map((field) => field.selectedOptions[0].text);
    shown.textContent = isPair ? names.join(" and ") : everyCountry;
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
