// What the page does beyond reading: filters, the passages behind a line in a sheet of their own, and the way back.
//
// The script builds nothing out of an article's words. It shows, hides and moves elements that are on the page already,
// so that without it nothing is missing.
"use strict";
(() => {
  const byHash = (hash) => (hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null);

  /** Opens every folded part that holds `element`. */
  const reveal = (element) => {
    for (let part = element.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  };

  // The sheet: what stands behind a line of the drawing, over the page. The element is moved, not copied, so that its
  // ids stay the only ones.
  const sheet = document.createElement("dialog");
  sheet.className = "sheet";
  sheet.setAttribute("aria-label", "Passages side by side");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "Close";
  close.addEventListener("click", () => sheet.close());
  sheet.append(close);
  document.body.append(sheet);
  let place = null;

  const giveBack = () => {
    if (place) place.replaceWith(sheet.lastElementChild);
    place = null;
  };
  const show = (derivation) => {
    giveBack();
    place = document.createComment("");
    derivation.replaceWith(place);
    sheet.append(derivation);
    const collated = derivation.querySelector("details.collated");
    if (collated) collated.open = true;
    if (!sheet.open) sheet.showModal();
    sheet.scrollTop = 0;
    close.focus();
  };
  sheet.addEventListener("close", giveBack);
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });

  // The way back from a report's words to the finding that led there.
  const back = document.createElement("button");
  back.type = "button";
  back.className = "way-back";
  back.textContent = "Back to where you were";
  back.hidden = true;
  back.addEventListener("click", () => {
    back.hidden = true;
    history.back();
  });
  document.body.append(back);

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = byHash(link.hash || link.getAttribute("href"));
    if (!target) return;
    if (target.classList.contains("deriv") && link.closest(".opening, .sheet")) {
      event.preventDefault();
      show(target);
      return;
    }
    if (sheet.open) sheet.close();
    unfilter(target);
    reveal(target);
    back.hidden = !target.closest(".report") || Boolean(link.closest(".report"));
  });

  const arrive = () => {
    const target = byHash(location.hash);
    if (!target) return;
    reveal(target);
    const collated = target.classList.contains("deriv") ? target.querySelector("details.collated") : null;
    if (collated) collated.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", arrive);

  // Filters: an item that bears a facet is shown when it has the value chosen; one without it is not touched.
  const has = (item, facet, value) => {
    const values = item.getAttribute("data-" + facet);
    return !value || values === null || values.split(" ").includes(value);
  };
  const apply = (form) => {
    const story = document.getElementById(form.dataset.story);
    const chosen = [...new FormData(form)].filter(([, value]) => value);
    let shown = 0;
    let all = 0;
    for (const item of story.querySelectorAll("[data-r]")) {
      const fits = chosen.every(([facet, value]) => has(item, facet, value));
      if (item instanceof SVGElement) {
        item.classList.toggle("off", !fits);
        continue;
      }
      item.classList.toggle("filtered", !fits);
      all += 1;
      if (fits) shown += 1;
    }
    for (const group of story.querySelectorAll(".speaker, .timeline > li, .kinds > div, section")) {
      const items = [...group.querySelectorAll("[data-r]")];
      group.classList.toggle("filtered", items.length > 0 && items.every((item) => item.classList.contains("filtered")));
    }
    if (chosen.length) for (const fold of story.querySelectorAll("details.more")) fold.open = true;
    form.classList.toggle("active", chosen.length > 0);
    form.querySelector("output").textContent = chosen.length ? `${shown} of ${all} findings` : "";
  };
  /** A link leads to its target even where a filter hides it: then the filter gives way. */
  const unfilter = (target) => {
    if (!target.closest(".filtered")) return;
    const form = target.closest(".story").querySelector("form.filters");
    form.reset();
  };
  for (const form of document.querySelectorAll("form.filters")) {
    form.hidden = false;
    form.addEventListener("change", () => apply(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      for (const select of form.querySelectorAll("select")) select.value = "";
      apply(form);
    });
  }

  // On paper everything is unfolded that a reader would have to ask for.
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details.more")) fold.open = true;
  });
  document.documentElement.classList.add("live");
  arrive();
})();
