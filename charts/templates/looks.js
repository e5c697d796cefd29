// How a link chart looks, as Cytoscape wants it told.
"use strict";

const BORDER = 1.5; // pixels around a node

const inks = (dark) => (dark
  ? { ink: "#eceff2", page: "#15191e", line: "#9aa5b1", accent: "#7cc0ff" }
  : { ink: "#16191d", page: "#ffffff", line: "#68727d", accent: "#005a9c" });

// How far a node of a type reaches from its middle, without its border.
const radius = (type, isLarge) => type.size * (isLarge ? 0.55 : 1) / 2;

function looks(data, isLarge, dark) {
  const { ink, page, line, accent } = inks(dark);
  const family = getComputedStyle(document.body).fontFamily;
  const lettered = {
    "font-family": family, "font-size": 11, color: ink, "text-rotation": "autorotate",
    "text-background-color": page, "text-background-opacity": 0.9, "text-background-padding": 1,
    // Smaller ones would only hide each other.
    "min-zoomed-font-size": 10, label: "data(label)",
  };
  return [
    // Each property costs time for each of thousands of elements, so none is told of those that it cannot show on.
    { selector: "node", style: { "border-width": BORDER, "border-color": ink } },
    ...Object.entries(data.types).map(([name, type]) => ({
      selector: `node[type = ${JSON.stringify(name)}]`,
      style: {
        "background-color": type.colour, shape: type.shape,
        width: 2 * radius(type, isLarge), height: 2 * radius(type, isLarge),
      },
    })),
    { selector: "node[size > 0]", style: {
      "font-family": family, color: ink, "text-wrap": "wrap", "text-outline-color": page, label: "data(label)", "font-size": "data(size)", "text-max-width": "data(wide)",
      "text-outline-width": "data(halo)", "text-valign": "data(upright)", "text-halign": "data(across)",
      "text-margin-x": "data(aside)", "text-margin-y": "data(below)",
    } },
    { selector: "node[asked > 0]", style: { "border-width": 4, "font-weight": "bold", "z-index": 5 } },
    { selector: "edge", style: {
      width: "data(width)", "line-color": line, "curve-style": isLarge ? "haystack" : "bezier",
      ...(isLarge ? { "haystack-radius": 0.3 } : {
        "target-arrow-color": line, "target-arrow-shape": "triangle", "arrow-scale": 1.1, "control-point-step-size": 46,
      }),
    } },
    // Names of ties help where there is room for them, and are shown of what is chosen in any case.
    ...(data.ties.length <= 60 ? [{ selector: "edge", style: lettered }] : []),
    ...Object.entries(data.standings).filter(([, stroke]) => stroke.line !== "solid").map(([standing, stroke]) => ({
      selector: `edge[standing = ${JSON.stringify(standing)}]`, style: { "line-style": stroke.line },
    })),
    ...Object.entries(data.pale).map(([holds, { opacity }]) => ({ selector: `edge.${holds}`, style: { opacity } })),
    { selector: "node.idle", style: { opacity: 0.22 } },
    { selector: ".apart", style: { opacity: 0.12 } },
    { selector: ".gone", style: { display: "none" } },
    { selector: "edge.near", style: { ...lettered, "z-index": 8 } },
    { selector: "node.near", style: { "z-index": 8 } },
    { selector: "node.chosen", style: {
      "border-color": accent, "border-width": 6, "z-index": 9,
    } },
    { selector: "edge.chosen", style: { "line-color": accent, "target-arrow-color": accent, "z-index": 9 } },
  ];
}
