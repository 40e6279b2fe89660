/* What Material for MkDocs does with the mouse alone, by keyboard too. Its menu and its palettes are
   opened by labels, which no key reaches: each is given a button inside. */

(() => {
  const drawer = document.getElementById("__drawer");
  const sidebar = document.querySelector(".md-sidebar--primary");
  const names = { __drawer: "Menu" };

  const firstSeen = (root, what) =>
    [...root.querySelectorAll(what)].find((one) => one.checkVisibility({ visibilityProperty: true }));

  function addButton(label) {
    const toggle = document.getElementById(label.htmlFor);
    if (!toggle) return;
    const button = document.createElement("span");
    button.className = "oda-key";
    button.tabIndex = 0;
    button.setAttribute("role", "button");
    button.setAttribute("aria-label", names[toggle.id] ?? (label.title || label.textContent.trim()));
    // A label in the sidebar names the list below it, so its words stay.
    if (!sidebar.contains(label)) for (const child of label.children) child.setAttribute("aria-hidden", "true");
    label.append(button);
    if (toggle.type === "radio") {
      toggle.tabIndex = -1;
      toggle.setAttribute("aria-hidden", "true");
      return;
    }
    const tell = () => button.setAttribute("aria-expanded", toggle.checked);
    toggle.addEventListener("change", tell);
    tell();
  }

  /* Presses a label, and goes on where a reader expects to be. */
  function press(button) {
    const label = button.closest("label");
    const toggle = document.getElementById(label.htmlFor);
    label.click();
    if (toggle.type === "radio") {
      firstSeen(toggle.form, ".oda-key")?.focus();
    } else if (toggle === drawer) {
      const panel = [...sidebar.querySelectorAll(".md-nav__toggle:checked ~ .md-nav")].pop();
      firstSeen(panel ?? sidebar, ".oda-key, a")?.focus();
    } else {
      const panel = toggle.parentElement.querySelector(":scope > .md-nav");
      firstSeen(toggle.checked ? panel : toggle.parentElement, ".oda-key")?.focus();
    }
  }

  /* A letter alone must not act for those who dictate (WCAG 2.1.4). */
  function isShortcut(event) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    return plain && "pn,.".includes(event.key) && !event.target.closest("input, textarea, select, [contenteditable]");
  }

  // The theme's way past the navigation ends below the title.
  const title = document.querySelector("article h1[id]");
  const skip = document.querySelector(".md-skip");
  if (title && skip) skip.hash = title.id;

  document
    .querySelectorAll("header nav > label, header form > label, .md-sidebar--primary label:not([for=__drawer])")
    .forEach(addButton);

  document.addEventListener("keydown", (event) => {
    if (event.target.matches(".oda-key") && [" ", "Enter"].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      press(event.target);
    } else if (event.key === "Escape" && drawer.checked) {
      drawer.click();
      document.querySelector("header label[for=__drawer] .oda-key").focus();
    } else if (isShortcut(event)) {
      event.stopPropagation();
    }
  }, true);

  document.addEventListener("focusin", (event) => {
    if (drawer.checked && !sidebar.contains(event.target)) drawer.click();
  });
})();
