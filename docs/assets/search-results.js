/* Looks for what is typed into the search, and shows the pages that have it.

   The index lies in small files that the core makes (exports/search_files.py): words with the pages
   that have them, and pages as passages. They are scripts, each of which calls odaSearch. Words are
   taken apart as exports/search_words.py takes those of the pages. */
"use strict";
{
  const root = new URL("../", document.currentScript.src);
  const dialog = document.querySelector("dialog.oda-search");
  const field = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector(".oda-search-found");
  const more = dialog.querySelector(".oda-search-more");
  const SHOWN = 8; // results at a time
  const PASSAGES = 2; // of one page
  const EXCERPT = 170; // characters
  const FILES = 3; // that are fetched for one word
  const WORDS = 8; // that are looked up: those of the longest terms
  const LEAST = 0.85; // of the pairs of a term in unspaced script: one sign apart can mean the opposite
  const WEIGHTS = [10, 4, 1]; // of a word in the title or a name, in a heading, in a text

  const UNSPACED = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
  const ACCENTS = /[\u0300-\u036f\u064b-\u065f\u0670]/gu;
  const WORD = /[0-9]+(?:[.,][0-9]+)*|[\p{L}\p{N}]+/gu;
  const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
  const isUnspaced = (word) => new RegExp(`^[${UNSPACED}]`, "u").test(word);
  const isNumber = (word) => /^[0-9]/.test(word);
  const hasDigits = (word) => /[0-9]/.test(word);
  // Words by which a question asks, and that say nothing of what it asks for.
  const FILLERS = new Set(
    [
      "a about an and any are as at be been by can did do does for from get give given gives got had has have how i in is it",
      "last latest many me most much now of on or our show so tell than that the their there these they this those to under",
      "up was we were what when where which who whom whose why will with year years you",
    ].join(" ").split(" "),
  );

  const plain = (text) =>
    text.toLowerCase().normalize("NFKD").replace(ACCENTS, "").normalize("NFKC").toLowerCase()
      .replace(/['’]s(?![\p{L}\p{N}])/gu, "").replace(/['’‘\x60ʻʼ]/g, "");

  /* What is asked for, each as the words by which it is looked up: of unspaced script its pairs. */
  function termsOf(text) {
    const terms = [];
    for (const [found] of plain(text).matchAll(WORD)) {
      if (isNumber(found)) {
        terms.push([found.replace(/,(?=[0-9]{3}(?![0-9]))/g, "").slice(0, 40)]);
        continue;
      }
      for (const run of found.match(RUN)) {
        if (!isUnspaced(run)) {
          if (run.length > 1 || hasDigits(run)) terms.push([run.slice(0, 40)]);
        } else if (run.length === 1) terms.push([run]);
        else terms.push(Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)));
      }
    }
    return terms;
  }

  const wordsOf = (text) => termsOf(text).flat();

  /* How far a word of a page is what was typed: 1 for the word itself, 0 for another word. */
  function likeness(typed, word) {
    if (typed === word) return 1;
    if (isNumber(typed)) {
      return word.startsWith(`${typed}.`) || (typed.includes(".") && word.startsWith(typed)) ? 0.8 : 0;
    }
    if (isUnspaced(typed)) return typed.length === 1 && word.startsWith(typed) ? 0.8 : 0;
    if (word.startsWith(typed)) return 0.6 + (0.3 * typed.length) / word.length;
    return isForm(typed, word) ? 0.5 : 0;
  }

  /* Whether two words begin alike and differ in how they end: disability, disabilities. */
  function isForm(one, other) {
    if (hasDigits(one) || hasDigits(other)) return false; // another number is another thing
    let shared = 0;
    while (shared < one.length && one[shared] === other[shared]) shared += 1;
    const [short, long] = [one.length, other.length].sort((a, b) => a - b);
    if (shared === short) return shared >= 4 && long - short <= 4;
    const ends = [one.slice(shared), other.slice(shared)];
    if (shared >= 3 && ends.includes("y") && ends.includes("ies")) return true;
    return shared >= 4 && shared >= 0.6 * long && long - shared <= 4;
  }

  /* The least number of letters to change, leave out, add or exchange; more than `most` is Infinity. */
  function slips(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const differs = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + differs);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      [before, last] = [last, row];
    }
    return last[other.length] <= most ? last[other.length] : Infinity;
  }

  function nearest(typed, words) {
    const most = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
    let [least, found] = [most, []];
    if (hasDigits(typed)) return [];
    for (const word of words) {
      const number = hasDigits(word) ? Infinity : slips(typed, word, least);
      if (number < least) found = [];
      if (number <= least && number > 0) [least, found] = [number, [...found, word]];
    }
    return found;
  }

  class OtherIndex extends Error {}
  let files = new Map();
  let arrived = new Map();
  let sum = "";

  globalThis.odaSearch = (made, name, value) => arrived.set(name, { made, value });

  /* A file of the index. The first is asked for anew in each visit, and says which others fit. */
  function file(name) {
    if (!files.has(name)) {
      files.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(`search/${name}.js?${name === "start" ? Date.now() : sum}`, root);
        script.onerror = () => {
          files.delete(name);
          reject(new Error(name));
        };
        script.onload = () => {
          script.remove();
          const { made, value } = arrived.get(name);
          if (name === "start") sum = made;
          if (made === sum) resolve(value);
          else reject(new OtherIndex(name));
        };
        document.head.append(script);
      }));
    }
    return files.get(name);
  }

  /* How many of the rising values are not above this one. */
  function countUpTo(values, value) {
    let [low, high] = [0, values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  async function wordsNear(typed) {
    const { words } = await file("start");
    const place = (word) => Math.max(0, countUpTo(words, word) - 1);
    const begin = isNumber(typed) || isUnspaced(typed) ? typed : typed.slice(0, 4);
    const own = place(typed);
    const numbers = [own];
    for (let step = 1; numbers.length < FILES && step < FILES; step += 1) {
      if (own + step <= place(`${begin}\uffff`)) numbers.push(own + step);
      if (own - step >= place(begin) && numbers.length < FILES) numbers.push(own - step);
    }
    return (await Promise.all(numbers.map((number) => file(`words-${number}`)))).flat();
  }

  async function pageOf(number) {
    const start = await file("start");
    let first = 0;
    start.firsts ??= start.pages.map((count) => (first += count) - count);
    const place = countUpTo(start.firsts, number) - 1;
    const piece = await file(`pages-${place}`);
    const [address, title, kind, passages] = piece[number - start.firsts[place]];
    return { address, title, kind, passages };
  }

  /* The pages that have a word or one like it, with how well, and those words. */
  async function lookUp(typed) {
    const near = placesOf(await wordsNear(typed));
    let likes = new Map([...near.keys()].map((word) => [word, likeness(typed, word)]));
    let meant = [];
    if (![...likes.values()].some((like) => like >= 0.6) && !isNumber(typed) && !isUnspaced(typed)) {
      meant = nearest(typed, [...near.keys()].filter((word) => word[0] === typed[0]));
      if (!meant.length) meant = nearest(typed, await file("names"));
      for (const word of meant) {
        if (!near.has(word)) for (const [other, places] of placesOf(await wordsNear(word))) near.set(other, places);
        likes.set(word, 0.9);
      }
    }
    likes = new Map([...likes].filter(([, like]) => like));
    const scores = new Map();
    for (const [word, like] of likes) {
      near.get(word).forEach((steps, place) => {
        let number = 0;
        for (const step of steps) {
          number += step;
          scores.set(number, Math.max(scores.get(number) ?? 0, like * WEIGHTS[place]));
        }
      });
    }
    return { typed, likes, meant: meant.filter((word) => !typed.startsWith(word)), scores };
  }

  const placesOf = (entries) => new Map(entries.map(([word, ...places]) => [word, places]));

  /* The longest terms of a query, of no more words than are looked up; fillers where there is nothing else. */
  function chosenTerms(query) {
    const every = [...new Map(termsOf(query).map((term) => [term.join(" "), [...new Set(term)]])).values()];
    const telling = every.filter(([word]) => !FILLERS.has(word));
    const terms = telling.length ? telling : every;
    terms.sort((one, other) => other.join("").length - one.join("").length);
    const chosen = [];
    for (const term of terms) {
      const room = WORDS - chosen.flat().length;
      if (room > 0) chosen.push(term.slice(0, room));
    }
    return chosen;
  }

  /* How well each page has a term: of unspaced script most of its pairs, for one alone says nothing. */
  function scoresOf(term, looked, all) {
    const found = new Map();
    for (const { typed, scores } of looked) {
      if (!term.includes(typed)) continue;
      const rarity = Math.log(1 + all / (1 + scores.size));
      for (const [number, score] of scores) {
        const { had, sum: before } = found.get(number) ?? { had: 0, sum: 0 };
        found.set(number, { had: had + 1, sum: before + score * rarity });
      }
    }
    return [...found].filter(([, { had }]) => had >= term.length * LEAST);
  }

  /* The numbers of the pages of places that are named: each is where to look, whatever else is asked
     of it; its values by their years have pages of their own. */
  function placesNamed(looked, places) {
    const asked = looked.filter(({ typed }) => !isNumber(typed)).map(({ typed, meant }) => [typed, ...meant]);
    const isAsked = (name) =>
      name.every((word) => asked.some((words) => words.includes(word)))
      && asked.some((words) => !words.some((word) => name.includes(word)));
    return places.filter(([, ...names]) => names.some(isAsked)).map(([number]) => number);
  }

  /* The numbers of the pages that have all terms, or else the most of them; places that are named
     stand first, then the best. */
  async function find(query) {
    const { all, readers, places } = await file("start");
    const terms = chosenTerms(query);
    const looked = await Promise.all([...new Set(terms.flat())].map(lookUp));
    const found = new Map();
    for (const term of terms) {
      for (const [number, { sum: score }] of scoresOf(term, looked, all)) {
        const { count, sum: before } = found.get(number) ?? { count: 0, sum: 0 };
        found.set(number, { count: count + 1, sum: before + score });
      }
    }
    const most = Math.max(0, ...[...found.values()].map(({ count }) => count));
    const named = placesNamed(looked, places);
    const pages = [...found].filter(([number, { count }]) => count === most && !named.includes(number));
    pages.sort(([a, one], [b, other]) => (a >= readers) - (b >= readers) || other.sum - one.sum || a - b);
    return { looked, isWhole: most === terms.length, numbers: [...named, ...pages.map(([number]) => number)] };
  }

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  /* Where in a text words stand that were looked up: start, end, and which of them it is. */
  function hits(text, looked, query) {
    const found = [];
    for (const match of text.matchAll(/[0-9]+(?:[.,][0-9]+)*|[\p{L}\p{N}\p{M}'’‘ʻʼ]+/gu)) {
      const own = new Set(wordsOf(match[0]));
      if (isUnspaced(match[0]) || [...own].some(isUnspaced)) {
        for (const run of plain(query).match(new RegExp(`[${UNSPACED}]+`, "gu")) ?? []) {
          const at = match[0].normalize("NFKC").indexOf(run);
          const which = looked.findIndex(({ typed }) => run.startsWith(typed));
          if (at >= 0) found.push({ start: match.index + at, end: match.index + at + run.length, which });
        }
        continue;
      }
      looked.forEach(({ likes }, which) => {
        const like = Math.max(0, ...[...own].map((word) => likes.get(word) ?? 0));
        if (like) found.push({ start: match.index, end: match.index + match[0].length, which, like });
      });
    }
    return found;
  }

  const value = (found, weight) => {
    const best = [];
    for (const { which, like = 1 } of found) best[which] = Math.max(best[which] ?? 0, like);
    return weight * best.reduce((sum, like) => sum + (like ?? 0), 0);
  };

  /* A text with its words marked, from one place to another. */
  function marked(text, found, from = 0, to = text.length) {
    const parts = [];
    let at = from;
    for (const { start, end } of found) {
      if (start < at || end > to) continue;
      parts.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at, to)];
  }

  /* The part of a text that has the most of the words. */
  function excerpt(text, found) {
    if (text.length <= EXCERPT) return marked(text, found);
    const inside = ({ start }) => found.filter((one) => one.start >= start && one.end <= start + EXCERPT);
    const best = found.reduce((one, other) => (value(inside(other), 1) > value(inside(one), 1) ? other : one), found[0]);
    let from = Math.max(0, Math.min((best?.start ?? 0) - 40, text.length - EXCERPT));
    if (from > 0) from = text.indexOf(" ", from) + 1 || from;
    if (from > (best?.start ?? 0)) from = best.start;
    const last = text.lastIndexOf(" ", from + EXCERPT);
    const to = from + EXCERPT >= text.length ? text.length : last > from + EXCERPT / 2 ? last : from + EXCERPT;
    return [from > 0 ? "… " : "", ...marked(text, found, from, to), to < text.length ? " …" : ""];
  }

  /* A site whose links name files, as on a disk, is led to by files. */
  function address(path) {
    const [page, anchor] = path.split("#");
    const byFile = document.querySelector("a.md-logo").href.endsWith("index.html") || root.protocol === "file:";
    const url = new URL(byFile && (!page || page.endsWith("/")) ? `${page}index.html` : page, root);
    if (anchor) url.hash = anchor;
    return url.href;
  }

  function link(path, children) {
    const made = element("a", "", ...children);
    made.href = address(path);
    return made;
  }

  /* The passages of a page that say most of what was typed, where its title does not say all of it. */
  function chosen(title, passages, looked, query) {
    const named = new Set(hits(title, looked, query).map(({ which }) => which));
    const said = passages.map(([heading, anchor, text]) => {
      const [above, below] = [hits(heading, looked, query), hits(text, looked, query)];
      const worth = value(above, 2) + value(below, 1);
      const isNew = [...above, ...below].some(({ which }) => !named.has(which));
      return { heading, anchor, text, above, below, worth: isNew ? worth : 0 };
    });
    const most = Math.max(0, ...said.map(({ worth }) => worth));
    return most ? said.filter(({ worth }) => worth === most).slice(0, PASSAGES) : said.slice(0, 1);
  }

  function shown({ address: path, title, kind, passages }, looked, query) {
    const item = element("li", "oda-search-page");
    const name = link(path, marked(title, hits(title, looked, query)));
    item.append(element("p", "oda-search-title", name, ...(kind ? [element("span", "oda-search-kind", kind)] : [])));
    for (const { heading, anchor, text, above, below } of chosen(title, passages, looked, query)) {
      const line = element("p", "oda-search-passage");
      if (anchor && heading) line.append(link(`${path.split("#")[0]}#${anchor}`, marked(heading, above)), " ");
      line.append(...excerpt(text, below));
      item.append(line);
    }
    return item;
  }

  let turn = 0;
  let wait = 0;

  function count(number) {
    const said = number === 0 ? "none" : number === 1 ? "one" : "other";
    return dialog.dataset[said].replace("#", number);
  }

  function told({ looked, isWhole, numbers }) {
    const instead = looked
      .filter(({ meant }) => meant.length)
      .map(({ typed, meant }) => `Nothing has “${typed}”; shown is “${meant.join("”, “")}”.`);
    const part = numbers.length && !isWhole ? ["No page has all of these words; shown are those with the most."] : [];
    const besides = [...instead, ...part].join(" ");
    return besides ? `${count(numbers.length)}. ${besides}` : count(numbers.length);
  }

  async function append(result, query, mine) {
    const from = list.children.length;
    const pages = await Promise.all(result.numbers.slice(from, from + SHOWN).map(pageOf));
    if (mine !== turn) return;
    list.append(...pages.map((page) => shown(page, result.looked, query)));
    more.hidden = list.children.length >= result.numbers.length;
    more.onclick = async () => {
      const next = list.children.length;
      await append(result, query, mine);
      list.children[next]?.querySelector("a").focus();
    };
  }

  function conclude(said) {
    status.textContent = said;
    list.ariaBusy = "false";
  }

  async function search(again = true) {
    const mine = (turn += 1);
    const query = field.value.trim();
    try {
      await file("start");
      const result = wordsOf(query).length ? await find(query) : null;
      if (mine !== turn) return;
      list.replaceChildren();
      more.hidden = true;
      if (result) await append(result, query, mine);
      if (mine === turn) conclude(result ? told(result) : dialog.dataset.start);
    } catch (error) {
      if (mine !== turn) return;
      if (error instanceof OtherIndex && again) {
        // The site was made anew since: what was fetched belongs to the one before.
        [files, arrived] = [new Map(), new Map()];
        search(false);
        return;
      }
      conclude("The search could not be loaded.");
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(wait);
    turn += 1; // what is looked for since before is not shown any more
    list.ariaBusy = "true";
    wait = setTimeout(() => search(), 120);
  });

  dialog.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === field && !event.isComposing) {
      links[0]?.click();
    } else if (event.key === "ArrowDown" && links.length && !event.isComposing) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (links[at - 1] ?? field).focus();
    }
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });

  search();
}
