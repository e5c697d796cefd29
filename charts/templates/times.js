// What ties say of time, counted in days.
"use strict";

const DAY = 864e5; // milliseconds
const day = (iso) => (iso === null ? null : Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY));
const iso = (number) => new Date(number * DAY).toISOString().slice(0, 10);

// Gives each tie the spans that its claims name, and the first and the last day of all.
function measureTime(ties, claims) {
  for (const tie of ties) {
    tie.spans = tie.claims.map((place) => claims[place]).filter((claim) => claim.bounds)
      .map((claim) => claim.bounds.map(day));
  }
  const known = ties.flatMap((tie) => tie.spans.flat()).filter((one) => one !== null);
  return {
    first: known.reduce((one, other) => Math.min(one, other), Infinity),
    last: known.reduce((one, other) => Math.max(one, other), -Infinity),
  };
}

// Whether a tie surely stood on a day, possibly did, did not, or bears no date; with no day, how it stood at the time that
// was asked about.
function standsAt(tie, moment, mode) {
  if (mode === "all") return uncertain(tie) || "certain";
  if (!tie.spans.length) return "unknown";
  let best = "gone";
  for (const [startEarliest, startLatest, endEarliest, endLatest] of tie.spans) {
    const from = startEarliest ?? -Infinity;
    const surelyFrom = startLatest ?? Infinity;
    const to = mode === "since" ? Infinity : endLatest ?? Infinity;
    const surelyTo = mode === "since" ? Infinity : endEarliest ?? -Infinity;
    if (surelyFrom <= moment && moment <= surelyTo) return "certain";
    if (from <= moment && moment <= to) best = "possible";
  }
  return best;
}
