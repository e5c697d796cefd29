// The link chart: search, filters, time, and the panel with what is said. Places were worked out beforehand.
"use strict";

(async () => {
  const data = unfold(JSON.parse(document.getElementById("data").textContent), "nodes", "ties", "claims");
  const get = (id) => document.getElementById(id);
  const [SMALLEST, LARGEST] = [0.02, 4]; // how far away and how near one may be
  const MANY = 400; // entities from which on drawing fast counts for more than drawing richly
  const isLarge = data.nodes.length > MANY || data.ties.length > 3 * MANY;
  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const { first, last } = measureTime(data.ties, data.claims);

  const degree = data.nodes.map(() => 0);
  for (const tie of data.ties) { degree[tie.source] += 1; degree[tie.target] += 1; }
  const ranked = data.nodes.map((_, place) => place).sort((one, other) =>
    data.nodes[other].asked - data.nodes[one].asked || degree[other] - degree[one] || one - other);

  const hidden = new Set(); // types that are not wanted
  const shut = new Set(); // standings that are not wanted
  let chosen = null;
  let naming = null; // the timer after which names are set
  let drawing = null; // the frame that draws them

  const style = (dark) => looks(data, isLarge, dark);
  let isDark = themes((dark) => { isDark = dark; cy.style(style(dark)); });

  for (const node of data.nodes) node.state = "";
  for (const tie of data.ties) tie.state = "certain";

  get("time").hidden = !(first < last);
  const reach = ({ type }) => radius(data.types[type], isLarge);
  const opening = viewOf(extent(data.nodes.map((node) => ({ x: node.x, y: node.y, reach: reach(node) }))), 1.25);
  const sketched = isLarge ? sketch(get("chart"), data, opening, isDark) : null;
  if (sketched) await seen();
  performance.mark("seen");

  // Cytoscape keeps the picture; what it shows is decided below. To change a thousand elements takes it as long as to
  // make them, so they are made as they are to look, names and all.
  const letters = namer(data.nodes, data.ties, reach, isLarge);
  let named = letters({ ...opening, ...size() }, ...order());
  const cy = cytoscape({
    container: get("chart"),
    elements: [
      ...data.nodes.map((node, place) => ({
        data: { id: `n${place}`, place, label: brief(node.name), type: node.type, asked: node.asked ? 1 : 0, ...named[place] },
        position: { x: node.x, y: node.y },
      })),
      ...data.ties.map((tie, place) => ({
        data: {
          id: `t${place}`, place, source: `n${tie.source}`, target: `n${tie.target}`, label: tie.label,
          width: tie.width, standing: tie.standing,
        },
      })),
    ],
    layout: { name: "preset", fit: false }, ...opening,
    style: style(isDark),
    minZoom: SMALLEST, maxZoom: LARGEST,
    autoungrabify: isLarge, boxSelectionEnabled: false, selectionType: "single",
    hideEdgesOnViewport: isLarge, textureOnViewport: isLarge, pixelRatio: isLarge ? 1 : "auto",
  });

  function size() {
    return { across: get("chart").clientWidth, down: get("chart").clientHeight };
  }

  // Which names come first, and which are due in any case: of who is chosen, and of whom the question is about.
  function order() {
    const near = chosen ? (chosen.isNode() ? chosen : chosen.connectedNodes()).union(cy.nodes(".near")) : [];
    const due = new Set([
      ...(chosen && chosen.isNode() ? [chosen.data("place")] : []), ...ranked.filter((place) => data.nodes[place].asked),
    ]);
    return [[...new Set([...due, ...near.map((node) => node.data("place")), ...ranked])], due];
  }

  function name() {
    const before = named;
    named = letters({ zoom: cy.zoom(), pan: cy.pan(), ...size() }, ...order());
    cy.batch(() => {
      named.forEach((told, place) => {
        // Most have no name before and after, and are the same without being spelt out.
        if (told !== before[place] && JSON.stringify(told) !== JSON.stringify(before[place])) cy.getElementById(`n${place}`).data(told);
      });
    });
    tellUnnamed();
    // Cytoscape draws what has changed with the next frame; until then the old names stand.
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => get("picture").setAttribute("aria-busy", "false"));
  }

  // How many of those in view bear no name.
  function tellUnnamed() {
    const [zoom, pan, { across, down }] = [cy.zoom(), cy.pan(), size()];
    const inView = ({ x, y }) => x * zoom + pan.x > 0 && x * zoom + pan.x < across && y * zoom + pan.y > 0 && y * zoom + pan.y < down;
    const without = data.nodes.filter((node, place) => node.state !== "gone" && named[place] === UNNAMED && inView(node)).length;
    get("unnamed").textContent = without ? `No room for ${counted(without, "name", "names")}: come closer, or choose one.` : "";
  }

  function nameSoon() {
    clearTimeout(naming);
    cancelAnimationFrame(drawing);
    get("picture").setAttribute("aria-busy", "true");
    naming = setTimeout(name, 60);
  }

  // --- what is shown -------------------------------------------------------------------------------------------------

  function show() {
    const mode = get("mode").value;
    const moment = Number(get("day").value);
    const lively = new Set();
    let shown = 0;
    cy.batch(() => {
      data.ties.forEach((tie, place) => {
        const ends = [tie.source, tie.target];
        let state = ends.some((end) => hidden.has(data.nodes[end].type)) || shut.has(tie.standing)
          ? "gone" : standsAt(tie, moment, mode);
        if (state !== "gone" && state !== "unknown") ends.forEach((end) => lively.add(end));
        if (state !== "gone") shown += 1;
        if (tie.state === state) return;
        tie.state = state;
        cy.getElementById(`t${place}`).removeClass("possible unknown gone").addClass(state === "certain" ? "" : state);
      });
      data.nodes.forEach((node, place) => {
        const state = hidden.has(node.type) ? "gone" : mode !== "all" && !lively.has(place) ? "idle" : "";
        if (node.state === state) return;
        node.state = state;
        cy.getElementById(`n${place}`).removeClass("idle gone").addClass(state);
      });
    });
    get("date").textContent = mode === "all" ? "" : iso(moment);
    get("day").setAttribute("aria-valuetext", iso(moment));
    get("picture").dataset.shown = String(shown);
    nameSoon();
  }

  // --- what is chosen ------------------------------------------------------------------------------------------------

  const { tellNode, tellTie, tellAll } = teller(get("panel"), data,
    (place, closer) => choose(cy.getElementById(`n${place}`), closer));

  function choose(one, closer = false) {
    chosen = one && one.length ? one : null;
    get("panel").replaceChildren();
    get("panel").classList.toggle("untouched", !chosen);
    get("panel").scrollTop = 0;
    cy.batch(() => {
      cy.elements(".chosen, .near, .apart").removeClass("chosen near apart");
      if (!chosen) return;
      const near = chosen.isNode() ? chosen.closedNeighborhood() : chosen.union(chosen.connectedNodes());
      cy.elements().not(near).addClass("apart");
      // All names around somebody whom hundreds are tied to would only hide each other.
      if (near.length <= 80) near.addClass("near");
      chosen.addClass("chosen");
    });
    for (const button of get("results").querySelectorAll("button")) {
      button.setAttribute("aria-current", String(Boolean(chosen) && button.dataset.id === chosen.id()));
    }
    if (!chosen) {
      tellAll();
      nameSoon();
      return;
    }
    const place = chosen.data("place");
    if (chosen.isNode()) tellNode(place);
    else tellTie(place);
    bringIn(chosen.isNode() ? chosen : chosen.connectedNodes(), closer);
    nameSoon();
  }

  function bringIn(nodes, closer) {
    const box = nodes.renderedBoundingBox({ includeLabels: false });
    const inside = box.x1 > 20 && box.y1 > 20 && box.x2 < cy.width() - 20 && box.y2 < cy.height() - 20;
    // Somebody who was looked for is shown with their neighbours, near enough to read the names.
    if (closer && cy.zoom() < LEGIBLE) fit(nodes.closedNeighborhood(), LEGIBLE, cy.zoom());
    if (!inside) cy.center(nodes);
  }

  // --- finding -------------------------------------------------------------------------------------------------------

  const folded = data.nodes.map((node) => fold([node.name, ...node.names].join("\n")));
  function find() {
    const words = fold(get("search").value.trim());
    const found = ranked.filter((place) => !hidden.has(data.nodes[place].type) && folded[place].includes(words));
    const buttons = found.slice(0, LISTED).map((place) => element("li", {},
      element("button", { type: "button", "data-id": `n${place}`, onclick: () => choose(cy.getElementById(`n${place}`), true) },
        swatch(data.types[data.nodes[place].type]), text(data.nodes[place].name))));
    get("results").replaceChildren(...buttons);
    get("found").textContent = found.length > LISTED
      ? `${counted(found.length, "entity", "entities")}, the first ${LISTED} listed`
      : counted(found.length, "entity", "entities");
    return found;
  }

  function swatch(type) {
    const made = drawn("svg", { class: "swatch", viewBox: "-12 -12 24 24", "aria-hidden": "true" });
    made.append(type.outline ? drawn("path", { d: type.outline, fill: type.colour }) : drawn("circle", { r: 9, fill: type.colour }));
    return made;
  }

  function legend() {
    for (const [name, type] of Object.entries(data.types)) {
      const number = data.nodes.filter((node) => node.type === name).length;
      if (!number) continue;
      const box = element("input", { type: "checkbox", checked: true, onchange: () => {
        if (box.checked) hidden.delete(name); else hidden.add(name);
        show();
        find();
      } });
      get("types").append(element("label", {}, box, swatch(type), name, element("span", { class: "count" }, String(number))));
    }
    for (const [standing, { told, dashes }] of Object.entries(data.standings)) {
      const number = data.ties.filter((tie) => tie.standing === standing).length;
      if (!number) continue;
      const box = element("input", { type: "checkbox", checked: true, onchange: () => {
        if (box.checked) shut.delete(standing); else shut.add(standing);
        show();
      } });
      get("lines").append(element("label", {}, box, stroke(2, dashes), told, element("span", { class: "count" }, String(number))));
    }
    for (const [holds, { told, opacity }] of Object.entries(data.pale)) {
      if (!data.ties.some((tie) => tie.holds === holds)) continue;
      const sign = stroke(2, "");
      sign.style.opacity = opacity;
      get("lines").append(element("div", { class: "line" }, sign, told));
    }
    if (data.ties.some((tie) => tie.origins > 1)) {
      get("lines").append(element("div", { class: "line" }, stroke(data.thicker.width, ""), data.thicker.told));
    }
  }

  function stroke(thick, dashes) {
    return drawn("svg", { class: "stroke", viewBox: "0 0 40 12", "aria-hidden": "true" },
      drawn("line", { x1: 1, y1: 6, x2: 39, y2: 6, stroke: "currentColor", "stroke-width": thick, "stroke-dasharray": dashes || "none" }));
  }

  // --- time ----------------------------------------------------------------------------------------------------------

  let playing = null;

  function prepareTime() {
    if (get("time").hidden) return;
    Object.assign(get("day"), { min: first, max: last, step: 1, value: last });
    get("day").addEventListener("input", () => {
      if (get("mode").value === "all") get("mode").value = "then";
      show();
    });
    get("mode").addEventListener("change", () => { pause(); show(); });
    get("play").addEventListener("click", () => (playing === null ? play() : pause()));
  }

  function play() {
    if (get("mode").value === "all") get("mode").value = "since";
    if (Number(get("day").value) >= last) get("day").value = first;
    const STEPS = 160;
    const stride = Math.max(1, Math.round((last - first) / STEPS));
    get("play").textContent = "Pause";
    get("play").setAttribute("aria-pressed", "true");
    playing = setInterval(() => {
      get("day").value = Math.min(last, Number(get("day").value) + stride);
      show();
      if (Number(get("day").value) >= last) pause();
    }, 100);
    show();
  }

  function pause() {
    clearInterval(playing);
    playing = null;
    get("play").textContent = "Play";
    get("play").setAttribute("aria-pressed", "false");
  }

  // --- keys ----------------------------------------------------------------------------------------------------------

  const TURNS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  function walk(right, down) {
    const shown = cy.nodes().not(".gone");
    if (!shown.length) return;
    if (!chosen || !chosen.isNode()) {
      choose(cy.getElementById(`n${ranked.find((place) => !hidden.has(data.nodes[place].type))}`));
      return;
    }
    const here = chosen.position();
    let best = null;
    let least = Infinity;
    shown.forEach((node) => {
      const x = node.position("x") - here.x;
      const y = node.position("y") - here.y;
      const ahead = x * right + y * down;
      const aside = Math.abs(x * down) + Math.abs(y * right);
      // Neighbours come first: a line leads to them.
      const cost = (ahead + 2 * aside) * (node.edgesWith(chosen).length ? 0.5 : 1);
      if (ahead > 1 && cost < least) { least = cost; best = node; }
    });
    if (best) choose(best);
  }

  function zoom(factor) {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  const LEGIBLE = 0.9;

  // How far nodes reach. Cytoscape would look at every line, too, before the first of them is drawn.
  function extent(spots) {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const { x, y, reach } of spots) {
      box.left = Math.min(box.left, x - reach);
      box.right = Math.max(box.right, x + reach);
      box.top = Math.min(box.top, y - reach);
      box.bottom = Math.max(box.bottom, y + reach);
    }
    return spots.length ? box : { left: 0, top: 0, right: 0, bottom: 0 };
  }

  function viewOf(box, most, least = 0) {
    const { clientWidth: across, clientHeight: down } = get("chart");
    // Names reach beyond the nodes at the edges.
    const room = { x: Math.min(NAME_ROOM / 2 + 16, across * 0.12), y: 56 };
    const fitting = Math.min((across - 2 * room.x) / (box.right - box.left || 1), (down - 2 * room.y) / (box.bottom - box.top || 1));
    const zoom = Math.min(Math.max(Math.min(fitting, most), least, SMALLEST), LARGEST);
    return {
      zoom,
      pan: { x: across / 2 - zoom * (box.left + box.right) / 2, y: down / 2 - 12 - zoom * (box.top + box.bottom) / 2 },
    };
  }

  function fit(elements, most, least = 0) {
    const spots = elements.nodes().map((node) => ({ ...node.position(), reach: node.outerWidth() / 2 }));
    cy.viewport(viewOf(extent(spots), most, least));
  }

  const whole = () => fit(cy.elements().not(".gone"), 1.25);

  get("chart").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (TURNS[event.key]) walk(...TURNS[event.key]);
    else if (event.key === "Enter") get("panel").focus();
    else if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") whole();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=search], select");
    if (event.key === "Escape") {
      if (event.target === get("search") && get("search").value) { get("search").value = ""; find(); }
      else choose(null);
      get("chart").focus();
    } else if (!typing && !event.ctrlKey && !event.metaKey && event.key === "/") {
      event.preventDefault();
      get("search").focus();
    } else if (!typing && !event.ctrlKey && !event.metaKey && event.key === "p" && !get("time").hidden) {
      get("play").click();
    }
  });
  get("search").addEventListener("input", find);
  get("search").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const found = find();
    if (found.length) choose(cy.getElementById(`n${found[0]}`), true);
  });
  get("closer").addEventListener("click", () => zoom(1.3));
  get("farther").addEventListener("click", () => zoom(1 / 1.3));
  get("whole").addEventListener("click", whole);
  get("time").addEventListener("submit", (event) => event.preventDefault());
  cy.on("tap", "node, edge", (event) => choose(event.target));
  cy.on("tap", (event) => { if (event.target === cy) choose(null); });
  cy.on("dragfree", "node", ({ target }) => {
    Object.assign(data.nodes[target.data("place")], target.position());
    nameSoon();
  });

  // --- paper ---------------------------------------------------------------------------------------------------------

  function ink() {
    const [zoom, pan] = [cy.zoom(), { ...cy.pan() }];
    cy.style(style(false));
    whole();
    name();
    get("printed").src = cy.png({ full: true, bg: "#ffffff", maxWidth: 2600, maxHeight: 1800 });
    cy.style(style(isDark));
    cy.viewport({ zoom, pan });
    nameSoon();
  }
  window.addEventListener("beforeprint", ink);

  // -------------------------------------------------------------------------------------------------------------------

  prepareTime();
  legend();
  find();
  show();
  choose(null);
  nameSoon(); // what the browser measures anew while it opens is done by then
  cy.on("viewport", nameSoon);
  window.addEventListener("resize", () => { cy.resize(); nameSoon(); });
  cy.one("render", () => {
    if (sketched) sketched.remove();
    performance.mark("ready");
    document.documentElement.dataset.ready = "yes";
  });
})();
