/* Opens the search. What it looks in is fetched when it is first opened, by search-results.js. */
"use strict";
{
  const opener = document.querySelector(".oda-search-open");
  const dialog = document.querySelector("dialog.oda-search");
  const field = dialog.querySelector("input");
  const results = new URL("search-results.js", document.currentScript.src);
  let isFetched = false;

  /* The field has the focus before anything is waited for: else a phone shows no keyboard. */
  function open() {
    if (dialog.open) return;
    dialog.showModal();
    field.focus();
    field.select();
    if (isFetched) return;
    isFetched = true;
    const script = document.createElement("script");
    script.src = results;
    script.addEventListener("error", () => {
      isFetched = false;
      dialog.querySelector("[role=status]").textContent = "The search could not be loaded.";
    });
    document.head.append(script);
  }

  opener.addEventListener("click", open);
  opener.classList.add("oda-search-ready");
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    open();
  });
  dialog.querySelector(".oda-search-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}
