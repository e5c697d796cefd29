// What the panel beside a link chart says: of an entity, of a tie, or of the whole.
"use strict";

const LISTED = 200; // results and ties that are listed at once

// Gives functions that fill the panel; `go` chooses an entity by its place, and comes closer where that is wished.
function teller(panel, data, go) {
  function tieElement(tie, from, open) {
    const isSubject = tie.source === from;
    const other = data.nodes[isSubject ? tie.target : tie.source];
    const years = when(tie);
    const summary = element("summary", {},
      isSubject ? `${tie.label} → ` : "", text(other.name), isSubject ? "" : ` → ${tie.label}`,
      years ? element("span", { class: "quiet" }, ` ${years}`) : null,
      uncertain(tie) ? element("span", { class: "quiet" }, ` (${uncertain(tie)})`) : null,
      tie.standing === "said" ? null : element("span", { class: "quiet" }, ` (${data.standings[tie.standing].told})`));
    const made = element("details", { class: "tie", open });
    made.append(summary);
    const fill = () => {
      if (made.childElementCount > 1) return;
      made.append(element("p", { class: "go" }, element("button", { type: "button", onclick: () => go(isSubject ? tie.target : tie.source, true) }, "Go to ", text(other.name))));
      for (const place of tie.claims) made.append(claimElement(data.claims[place], data.documents));
    };
    if (open) fill();
    made.addEventListener("toggle", fill);
    return made;
  }

  function when(tie) {
    const dates = [...new Set(tie.claims.map((place) => data.claims[place].dated).filter(Boolean))].sort();
    return dates.length > 3 ? `${dates[0]} … ${dates[dates.length - 1]}` : dates.join("; ");
  }

  function tellNode(place) {
    const node = data.nodes[place];
    const own = data.ties.filter((tie) => tie.source === place || tie.target === place);
    panel.append(element("h2", { dir: "auto" }, node.name));
    panel.append(element("p", { class: "quiet" }, node.kind && node.kind !== "other" ? `${node.type}, ${node.kind}` : node.type));
    if (node.description) panel.append(element("p", { dir: "auto" }, node.description));
    const others = node.names.filter((name) => name !== node.name);
    if (others.length) {
      panel.append(element("h3", {}, "Also"));
      panel.append(element("ul", { class: "names" }, ...others.map((name) => element("li", { dir: "auto" }, name))));
    }
    if (node.values.length) {
      panel.append(element("h3", {}, "Said of it"));
      for (const value of node.values) panel.append(claimElement(data.claims[value], data.documents));
    }
    panel.append(element("h3", {}, own.length ? counted(own.length, "tie", "ties") : "No ties in this answer"));
    own.sort((one, other) => other.origins - one.origins || one.label.localeCompare(other.label));
    let listed = 0;
    const more = element("button", { type: "button" }, "More");
    const list = () => {
      for (const tie of own.slice(listed, listed + LISTED)) more.before(tieElement(tie, place, own.length === 1));
      listed += LISTED;
      more.hidden = listed >= own.length;
    };
    panel.append(more);
    more.addEventListener("click", list);
    list();
  }

  function tellTie(place) {
    const tie = data.ties[place];
    const end = (number) => element("button", { type: "button", onclick: () => go(number) }, text(data.nodes[number].name));
    panel.append(element("h2", {}, tie.label));
    panel.append(element("p", {}, end(tie.source), " → ", end(tie.target)));
    panel.append(element("p", { class: "quiet" }, `${data.standings[tie.standing].told}${uncertain(tie) ? `, ${uncertain(tie)} at the time asked about` : ""}; ${counted(tie.origins, "independent source", "independent sources")}${when(tie) ? `; ${when(tie)}` : ""}`));
    for (const claim of tie.claims) panel.append(claimElement(data.claims[claim], data.documents));
  }

  function tellAll() {
    const disputed = data.ties.filter((tie) => tie.standing === "disputed").length;
    panel.append(
      element("h2", {}, "This chart"),
      element("p", {}, `${counted(data.nodes.length, "entity", "entities")}, ${counted(data.ties.length, "tie", "ties")}, ${counted(data.claims.length, "claim", "claims")} in ${counted(data.documents.length, "document", "documents")}. ${disputed ? `${counted(disputed, "tie is", "ties are")} disputed.` : "None is disputed."}`),
      ...(data.nothing ? [element("p", {}, data.nothing)] : []),
      element("p", {}, "Choose an entity or a line to read what is said, who says it, and where it stands."),
    );
  }

  return { tellNode, tellTie, tellAll };
}
