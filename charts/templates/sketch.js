// The first sight of a large chart: all of it in one sweep, while Cytoscape takes its time to get ready.
"use strict";

const SKETCHED = 9; // the radius that outlines are given for

// Draws nodes and ties upon an element, as they will stand there; gives the canvas, which is to go in time.
function sketch(chart, data, view, dark) {
  const canvas = element("canvas", { class: "sketch", "aria-hidden": "true" });
  const dense = window.devicePixelRatio || 1;
  [canvas.width, canvas.height] = [chart.clientWidth * dense, chart.clientHeight * dense];
  const pen = canvas.getContext("2d");
  const { ink, line } = inks(dark);
  pen.setTransform(dense * view.zoom, 0, 0, dense * view.zoom, dense * view.pan.x, dense * view.pan.y);
  pen.strokeStyle = line;
  for (const width of new Set(data.ties.map((tie) => tie.width))) {
    pen.lineWidth = width;
    pen.beginPath();
    for (const tie of data.ties) {
      if (tie.width !== width) continue;
      const [from, to] = [data.nodes[tie.source], data.nodes[tie.target]];
      pen.moveTo(from.x, from.y);
      pen.lineTo(to.x, to.y);
    }
    pen.stroke();
  }
  const circle = new Path2D();
  circle.arc(0, 0, SKETCHED, 0, 2 * Math.PI);
  pen.strokeStyle = ink;
  for (const [name, type] of Object.entries(data.types)) {
    const outline = type.outline ? new Path2D(type.outline) : circle;
    const scale = radius(type, true) / SKETCHED;
    pen.fillStyle = type.colour;
    pen.lineWidth = BORDER / scale;
    for (const node of data.nodes) {
      if (node.type !== name) continue;
      pen.save();
      pen.translate(node.x, node.y);
      pen.scale(scale, scale);
      pen.fill(outline);
      pen.stroke(outline);
      pen.restore();
    }
  }
  chart.append(canvas);
  return canvas;
}

// Waits until what was drawn is seen; a page that nobody looks at draws nothing, and is not waited for.
function seen() {
  return document.hidden ? Promise.resolve()
    : new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
}
