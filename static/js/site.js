// Comfort only: every page works without this file.
"use strict";

const root = document.documentElement;
const announce = (words) => {
  document.getElementById("status").textContent = words;
};

// Appearance: automatic, light or dark, kept in this browser only.
const theme = document.getElementById("theme");
if (theme) {
  theme.closest("label").hidden = false;
  theme.value = root.dataset.theme || "auto";
  theme.addEventListener("change", () => {
    if (theme.value === "auto") {
      delete root.dataset.theme;
      localStorage.removeItem("theme");
    } else {
      root.dataset.theme = theme.value;
      localStorage.setItem("theme", theme.value);
    }
  });
}

// Sheets close when the keyboard leaves them, so that focus is never behind an open one.
for (const sheet of document.querySelectorAll("[popover]")) {
  sheet.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (sheet.matches(":popover-open") && to && !sheet.contains(to)) sheet.hidePopover();
  });
}

// Finder: a filter applies at once, the new count is announced, the Back button stays right.
const form = document.querySelector("form[data-live]");
let running;

const queryOf = () => {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const isDefault = name === "sort" && value === form.elements.sort.options[0].value;
    if (value && !isDefault) query.append(name, value);
  }
  return query.toString();
};

const takeCounts = (page) => {
  for (const fresh of page.querySelectorAll("#filters [type=checkbox]")) {
    const selector = `[name="${fresh.name}"][value="${CSS.escape(fresh.value)}"]`;
    const box = form.querySelector(`#filters ${selector}`);
    if (!box) continue;
    box.checked = fresh.checked;
    box.closest("label").lastElementChild.replaceWith(fresh.closest("label").lastElementChild);
  }
};

const load = async (address, isNew) => {
  running?.abort();
  running = new AbortController();
  const results = document.getElementById("results");
  results.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, { signal: running.signal });
    if (!response.ok) throw new Error(response.status);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("results");
    takeCounts(page);
    const focused = document.activeElement?.id;
    results.replaceWith(fresh);
    if (focused) document.getElementById(focused)?.focus();
    if (isNew) history.pushState(null, "", address);
    announce(fresh.querySelector("[data-count]").textContent.trim());
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
};

if (form) {
  const apply = () => {
    const query = queryOf();
    return load(form.action + (query ? `?${query}` : ""), true);
  };
  form.addEventListener("change", (event) => {
    if (event.target.matches("[type=checkbox], select")) apply();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await apply();
    const sheet = document.getElementById("filters");
    if (sheet.matches(":popover-open")) sheet.hidePopover();
    document.querySelector("[data-count]").focus();
  });
  addEventListener("popstate", () => load(location.href, false));
}

// The permanent address of the page, to be pasted elsewhere.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector("link[rel=canonical]").href);
    const { copied } = document.getElementById("js-text").dataset;
    button.textContent = copied;
    announce(copied);
  });
}
