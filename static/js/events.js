// Comfort only: every page works without this file.
"use strict";

// The times of an event by the clock of this browser, where that shows others.
for (const own of document.querySelectorAll(".own")) {
  const [from, to] = own.querySelectorAll("time");
  const begins = new Date(from.dateTime);
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(from.dateTime);
  const theirs = (sign === "-" ? -1 : 1) * (60 * hours + Number(minutes));
  if (begins.getTimezoneOffset() === -theirs) continue;
  const language = document.documentElement.lang;
  const words = { dateStyle: "long", timeStyle: "short" };
  for (const time of [from, to]) {
    const moment = new Date(time.dateTime);
    time.textContent = new Intl.DateTimeFormat(language, words).format(moment);
  }
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
