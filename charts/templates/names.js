// The names in a link chart: which are shown, and on which side of their nodes.
//
// Names are as large on the screen however far away one is, and the best tied come first. One stands below its node,
// else above it (the other way round where its lines lead downwards), else beside it; where it would cover another name or a node, or reach beyond the picture, it is left
// out until one comes closer.
"use strict";

const NAME_LETTERS = 13; // pixels on the screen
const NAME_ROOM = 120; // pixels from which on a name is folded
const NAME_LONG = 48; // letters after which a name is cut; the panel has it whole
const WORD_LONG = 14; // letters after which a word may be broken
const NAME_AWAY = 3; // pixels between a name and its node or the edge of the picture
const UNNAMED = { size: 0, wide: 0, halo: 0, upright: "bottom", across: "center", aside: 0, below: 0 };

const FOLDS = /([^\s\u200b]+)([\s\u200b]*)/g; // words, and where Cytoscape folds a name

// A name as it stands in the picture: cut where it is longer than anybody reads there, and with long words to break.
function brief(name) {
  const letters = [...name];
  const cut = letters.length > NAME_LONG
    ? `${letters.slice(0, NAME_LONG - 1).join("").replace(/\s+\S{0,9}$/, "")}…` : name;
  return cut.replace(/\S+/g, (word) => (word.length > WORD_LONG + 4
    ? [...word].map((letter, place) => (place && place % WORD_LONG === 0 ? `\u200b${letter}` : letter)).join("") : word));
}

// The rectangles of a drawing that are taken, by the cells of a grid that they reach into.
class Room {
  #cells = new Map();
  static #CELL = 64;

  *#of([left, top, right, bottom]) {
    for (let x = Math.floor(left / Room.#CELL); x <= Math.floor(right / Room.#CELL); x += 1) {
      for (let y = Math.floor(top / Room.#CELL); y <= Math.floor(bottom / Room.#CELL); y += 1) yield `${x} ${y}`;
    }
  }

  take(box, owner) {
    for (const cell of this.#of(box)) {
      if (!this.#cells.has(cell)) this.#cells.set(cell, []);
      this.#cells.get(cell).push([box, owner]);
    }
  }

  isFree(box, own) {
    for (const cell of this.#of(box)) {
      for (const [other, owner] of this.#cells.get(cell) || []) {
        if (owner !== own && box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
      }
    }
    return true;
  }
}

// Says of each node whether its lines lead downwards all together, so that a name below it would stand upon them.
function hangers(nodes, ties) {
  const pulls = nodes.map(() => [0, 0]);
  for (const { source, target } of ties) {
    for (const [one, other] of [[source, target], [target, source]]) {
      const [right, down] = [nodes[other].x - nodes[one].x, nodes[other].y - nodes[one].y];
      const away = Math.hypot(right, down) || 1;
      pulls[one][0] += right / away;
      pulls[one][1] += down / away;
    }
  }
  return pulls.map(([right, down]) => down > 0.5 && down > Math.abs(right) * 0.4);
}

// Gives a function that says how nodes are named where one looks from a view: its zoom and pan, and how many pixels it
// reaches across and down. It needs no picture, so that a large one is made with its names.
function namer(nodes, ties, reach, isLarge) {
  const pen = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  const measured = new Map();
  const hanging = hangers(nodes, ties);

  // How a name is folded, in pixels across and in lines, as Cytoscape does it: between words.
  function measure(place) {
    if (!measured.has(place)) {
      pen.font = `${nodes[place].asked ? "bold " : ""}${NAME_LETTERS}px ${family}`;
      const space = pen.measureText(" ").width;
      let [across, line, lines] = [0, 0, 1];
      for (const [, word, gap] of brief(nodes[place].name).matchAll(FOLDS)) {
        const wide = pen.measureText(word).width;
        const after = /\s/.test(gap) ? space : 0;
        if (line && line + wide + after > NAME_ROOM) {
          line = 0;
          lines += 1;
        }
        across = Math.max(across, line + wide);
        line += wide + after;
      }
      measured.set(place, [across, lines * NAME_LETTERS * 1.2]);
    }
    return measured.get(place);
  }

  function sides(place, x, y, radius, scale) {
    const [wide, high] = measure(place).map((length) => length * scale);
    const from = radius + NAME_AWAY;
    const below = [[x - wide / 2, y + radius, x + wide / 2, y + from + high], { upright: "bottom", across: "center", aside: 0, below: 1 }];
    const above = [[x - wide / 2, y - from - high, x + wide / 2, y - radius], { upright: "top", across: "center", aside: 0, below: -1 }];
    return [
      ...(hanging[place] ? [above, below] : [below, above]),
      [[x + radius, y - high / 2, x + from + wide, y + high / 2], { upright: "center", across: "right", aside: 1, below: 0 }],
      [[x - from - wide, y - high / 2, x - radius, y + high / 2], { upright: "center", across: "left", aside: -1, below: 0 }],
    ];
  }

  // In an order of theirs; those of `due` are named in any case, though their names cover nodes.
  return ({ zoom, pan, across, down }, order, due) => {
    const scale = Math.max(zoom, 1);
    const smaller = 1 / Math.min(zoom, 1);
    const isInside = ([left, top, right, bottom]) => Math.min(left, top, across - right, down - bottom) >= NAME_AWAY;
    const [drawn, written] = [new Room(), new Room()]; // what nodes take, and what names and their nodes take
    const seen = [];
    for (const place of order) {
      const node = nodes[place];
      if (node.state === "gone") continue;
      const [x, y, radius] = [node.x * zoom + pan.x, node.y * zoom + pan.y, reach(node) * zoom];
      if (x < -radius || y < -radius || x > across + radius || y > down + radius) continue;
      seen.push([place, x, y, radius]);
      drawn.take([x - radius, y - radius, x + radius, y + radius], place);
    }
    const named = nodes.map(() => UNNAMED);
    for (const [place, x, y, radius] of seen) {
      const legible = sides(place, x, y, radius, scale).filter(([box]) => isInside(box) && written.isFree(box, place));
      // Among thousands a name may cover nodes that have none themselves, or there would be no names.
      const found = legible.find(([box]) => drawn.isFree(box, place)) || ((isLarge || due.has(place)) && legible[0]);
      if (!found) continue;
      const [box, side] = found;
      written.take(box, place);
      written.take([x - radius, y - radius, x + radius, y + radius], place);
      named[place] = {
        size: NAME_LETTERS * smaller, wide: NAME_ROOM * smaller, halo: 2.5 * smaller,
        upright: side.upright, across: side.across,
        aside: side.aside * NAME_AWAY * smaller, below: side.below * NAME_AWAY * smaller,
      };
    }
    return named;
  };
}
