// The time line: search, and the panel with what is said. The lines were drawn beforehand.
"use strict";

(() => {
  const data = unfold(JSON.parse(document.getElementById("data").textContent), "moments", "claims");
  const get = (id) => document.getElementById(id);
  const drawn = get("drawn");
  const wide = drawn.firstElementChild;
  const narrow = get("narrow").content.firstElementChild;
  let lines = [];
  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const folded = data.moments.map((moment) => fold([moment.label, moment.dated, ...moment.names].join("\n")));

  for (const line of [wide, narrow].flatMap((drawing) => [...drawing.querySelectorAll("g.moment")])) {
    const place = Number(line.dataset.place);
    line.setAttribute("tabindex", place === 0 ? "0" : "-1");
    line.setAttribute("role", "button");
    line.setAttribute("aria-label", `${data.moments[place].label}, ${data.moments[place].dated}`);
    line.addEventListener("click", () => choose(place));
    line.addEventListener("focus", () => choose(place));
    line.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) walk(place, step);
      else if (event.key === "Enter") get("panel").focus();
      else return;
      event.preventDefault();
    });
  }

  // On a small screen words stand above the bars, on paper and elsewhere beside them.
  function draw(isNarrow) {
    drawn.replaceChildren(isNarrow ? narrow : wide);
    lines = [...drawn.querySelectorAll("g.moment")];
    find();
    choose(null);
  }

  function walk(place, step) {
    let next = place + step;
    while (lines[next] && lines[next].classList.contains("apart")) next += step;
    if (lines[next]) lines[next].focus();
  }

  function choose(place) {
    for (const line of lines) {
      const isChosen = Number(line.dataset.place) === place;
      line.classList.toggle("chosen", isChosen);
      line.setAttribute("tabindex", isChosen || (place === null && line === lines[0]) ? "0" : "-1");
    }
    const panel = get("panel");
    panel.replaceChildren();
    panel.classList.toggle("untouched", place === null);
    panel.scrollTop = 0;
    if (place === null) {
      panel.append(element("h2", {}, "This time line"),
        element("p", {}, `${counted(data.moments.length, "line", "lines")}, ${counted(data.claims.length, "claim", "claims")} in ${counted(data.documents.length, "document", "documents")}.`),
        element("p", {}, "Choose a line to read what is said, who says it, and where it stands."));
      return;
    }
    const moment = data.moments[place];
    panel.append(element("h2", {}, moment.label), element("p", { class: "quiet" }, moment.dated));
    for (const claim of moment.claims) panel.append(claimElement(data.claims[claim], data.documents));
  }

  function find() {
    const words = fold(get("search").value.trim());
    let number = 0;
    for (const line of lines) {
      const fits = folded[Number(line.dataset.place)].includes(words);
      line.classList.toggle("apart", !fits);
      number += fits ? 1 : 0;
    }
    get("found").textContent = counted(number, "line", "lines");
  }

  get("search").addEventListener("input", find);
  get("search").addEventListener("keydown", (event) => {
    const first = lines.find((line) => !line.classList.contains("apart"));
    if (event.key === "Enter" && first) first.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (get("search").value) { get("search").value = ""; find(); }
      choose(null);
    } else if (event.key === "/" && event.target !== get("search")) {
      event.preventDefault();
      get("search").focus();
    }
  });

  const small = window.matchMedia("screen and (max-width: 40rem)");
  small.addEventListener("change", () => draw(small.matches));
  draw(small.matches);
  themes(() => {});
  document.documentElement.dataset.ready = "yes";
})();
