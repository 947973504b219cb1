// Comfort only: every page works without this file.
"use strict";

// The times of an event by the clock of this browser, where that shows others.
for (const own of document.querySelectorAll(".own")) {
  const [from, to] = own.querySelectorAll("time");
  const begins = new Date(from.dateTime);
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(from.dateTime);
  const theirs = (sign === "-" ? -1 : 1) * (60 * hours + Number(minutes));
  if (begins.getTimezoneOffset() === -theirs) continue;
  // The page writes English as the British do.
  const language = document.documentElement.lang.replace(/^en$/, "en-GB");
  const clock = { hour: "2-digit", minute: "2-digit" };
  const both = { day: "numeric", month: "long", ...clock };
  const ends = new Date(to.dateTime);
  const isOneDay = begins.toDateString() === ends.toDateString();
  from.textContent = begins.toLocaleString(language, both);
  to.textContent = ends.toLocaleString(language, isOneDay ? clock : both);
  own.hidden = false;
}

// A look at a meeting, told once a view: what is new counts from the visit before.
const seen = document.querySelector("form[data-seen]");
if (seen) {
  const body = new FormData(seen);
  body.set("quiet", "1");
  fetch(seen.action, { method: "POST", body, keepalive: true }).catch(() => {});
}

// Signing in returns to the item that somebody looked at.
for (const link of document.querySelectorAll("a[data-return]")) {
  link.addEventListener("click", () => {
    const url = new URL(link.href);
    const next = url.searchParams.get("next");
    if (!next || !location.hash) return;
    url.searchParams.set("next", next.split("#")[0] + location.hash);
    link.href = url;
  });
}
