// What is said, with where it stands. Whatever a source or a dossier says is set as text, never as markup.
"use strict";

const SVG = "http://www.w3.org/2000/svg";

// Records come as their fields, named once, and the values of each.
function unfold(data, ...names) {
  for (const name of names) {
    const { fields, rows } = data[name];
    data[name] = rows.map((row) => {
      const record = {};
      fields.forEach((field, place) => { record[field] = row[place]; });
      return record;
    });
  }
  return data;
}

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === false || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

function drawn(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const text = (words) => element("bdi", {}, words);

function counted(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

// How a claim or a tie holds at the time that was asked about, where that is not for certain.
const uncertain = (said) => (said.holds && said.holds !== "certain" ? said.holds : "");

function marks(claim) {
  const told = [];
  if (claim.polarity === "denies") told.push(element("span", { class: "mark" }, "denied"));
  if (claim.disputed) told.push(element("span", { class: "mark" }, "disputed"));
  if (claim.modality !== "reported") told.push(claim.modality);
  if (claim.status !== "accepted" && !(claim.disputed && claim.status === "disputed")) told.push(claim.status);
  if (uncertain(claim)) told.push(element("span", { class: "mark" }, `${uncertain(claim)} at the time asked about`));
  if (claim.dated) told.push(claim.dated);
  if (claim.speaker) told.push(element("span", {}, "said by ", text(claim.speaker)));
  told.push(claim.grade ? `grade: ${claim.grade}` : "not graded");
  const line = element("p", { class: "marks" });
  told.forEach((one, place) => line.append(...(place ? [" · ", one] : [one])));
  return line;
}

function source(found, documents) {
  const [place, paragraph, start, end, quote] = found;
  const document_ = documents[place];
  const cited = element("cite", {});
  const isLink = document_.url && /^https?:\/\//i.test(document_.url);
  cited.append(
    isLink
      ? element("a", { href: document_.url, rel: "noopener noreferrer", target: "_blank", dir: "auto" }, document_.title)
      : text(document_.title),
  );
  for (const told of [document_.publisher, document_.published]) if (told) cited.append(", ", text(told));
  cited.append(`, paragraph ${paragraph}, characters ${start}–${end}`);
  if (document_.reliability) cited.append(`; source graded ${document_.reliability}`);
  const both = [cited];
  if (quote) both.unshift(element("blockquote", { dir: "auto" }, `“${quote}”`));
  return both;
}

function claimElement(claim, documents) {
  const made = element("div", { class: claim.disputed ? "claim disputed" : "claim" });
  made.append(element("p", { class: "statement", dir: "auto" }, claim.statement), marks(claim));
  for (const found of claim.sources) made.append(...source(found, documents));
  made.append(element("code", {}, claim.id));
  return made;
}

// Sets the page light or dark, as is wished; says whether it is dark, and tells of every change.
function themes(changed) {
  const button = document.getElementById("theme");
  const wished = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = (isDark) => {
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
    button.textContent = isDark ? "Light" : "Dark";
    button.setAttribute("aria-pressed", String(isDark));
  };
  const change = (isDark) => { apply(isDark); changed(isDark); };
  button.addEventListener("click", () => change(document.documentElement.dataset.theme !== "dark"));
  wished.addEventListener("change", (event) => change(event.matches));
  apply(wished.matches);
  return wished.matches;
}
