// Runs before Neo4j Browser does, and lays out for it what `dots browser` left in this tab: the connection, the style,
// the favourites and the guide. What a user changed or added in Browser stays; the password leaves with the page, so that a
// page that is loaded again asks for it.
"use strict";

(() => {
  const kept = (name) => JSON.parse(localStorage.getItem(`neo4j.${name}`) ?? "null");
  const keep = (name, value) => localStorage.setItem(`neo4j.${name}`, JSON.stringify(value));

  const forget = () => {
    const connections = kept("connections");
    for (const connection of Object.values(connections?.connectionsById ?? {})) connection.password = "";
    if (connections) keep("connections", connections);
  };
  // Now too: a browser that was killed did not say that the page went.
  forget();
  addEventListener("pagehide", forget);

  const given = JSON.parse(sessionStorage.getItem("dots") ?? "null");
  sessionStorage.removeItem("dots");
  if (!given) return;

  const remembered = (name) => JSON.parse(localStorage.getItem(`dots.${name}`) ?? "{}");

  // Browser knows one connection, under this name.
  const id = "$$discovery";
  keep("connections", {
    allConnectionIds: [id],
    connectionsById: {
      [id]: { ...given.connection, id, authenticationMethod: "NATIVE", authEnabled: true },
    },
    activeConnection: id,
  });

  // Of the style, what differs from what was laid out here last is the user's own.
  const last = remembered("style");
  const style = { ...kept("grass") };
  for (const [selector, look] of Object.entries(given.style)) {
    const theirs = style[selector];
    const touched = last[selector] && theirs && JSON.stringify(theirs) !== JSON.stringify(last[selector]);
    if (!touched) style[selector] = look;
  }
  // Rules apply in their order: those of `Entity` before those of its types.
  keep("grass", Object.fromEntries([...Object.keys(given.style), ...Object.keys(style)].map((key) => [key, style[key]])));
  localStorage.setItem("dots.style", JSON.stringify(given.style));

  const ours = (entry) => String(entry.id ?? "").startsWith("dots:");
  const merge = (name, entries) => keep(name, [...entries, ...(kept(name) ?? []).filter((entry) => !ours(entry))]);
  merge("folders", given.folders);
  merge("documents", given.favourites);

  const guide = `:guide ${location.origin}/browser/dots/guide.html`;
  const settings = kept("settings") ?? {};
  keep("settings", {
    // A picture shows what was asked for, not every tie among those who are in it.
    autoComplete: false,
    ...settings,
    initCmd: settings.initCmd && !/^:(play start|guide http\S+\/dots\/guide\.html)$/.test(settings.initCmd)
      ? settings.initCmd
      : guide,
    allowCrashReports: false,
    allowUserStats: false,
  });
})();
