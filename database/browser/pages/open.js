// Fetches what was left for this tab, once, and goes on to Neo4j Browser, where `ready.js` takes it out of the tab again.
// The address that led here is replaced in the history, and would be of no use to anybody: what it names is gone once it
// was fetched.
"use strict";

(async () => {
  const name = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  const answer = await fetch(`/handover/${encodeURIComponent(name)}`, { method: "POST" });
  if (!answer.ok) {
    document.getElementById("said").textContent =
      "This address has been used, or is too old: each opens Neo4j Browser once. Run `dots browser` again.";
    return;
  }
  sessionStorage.setItem("dots", await answer.text());
  location.replace("/browser/");
})();
