// Keeps true what stands over a page of a served site: asks the server while the page is looked at.
(() => {
  const cover = document.getElementById("oda-cover");
  let known = cover.cloneNode(true);

  const show = (text) => {
    const parsed = document.createElement("template");
    parsed.innerHTML = text;
    const now = parsed.content.firstElementChild;
    if (now.dataset.pages !== cover.dataset.pages) location.reload();
    [...now.children].forEach((part, place) => {
      if (!part.isEqualNode(known.children[place])) {
        cover.children[place].replaceChildren(...part.cloneNode(true).childNodes);
      }
    });
    known = now;
  };

  const ask = async () => {
    try {
      const answer = await fetch(`${cover.dataset.state}?${location.pathname}`, { signal: AbortSignal.timeout(5000) });
      if (!answer.ok) throw new Error(answer.statusText);
      show(await answer.text());
    } catch {
      known.children[0].textContent = cover.children[0].textContent = cover.dataset.silence;
    }
  };

  const follow = async () => {
    if (!document.hidden) await ask();
    setTimeout(follow, 100);
  };
  follow();
})();
