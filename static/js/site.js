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
const isOpen = (sheet) => "popover" in sheet && sheet.matches(":popover-open");
for (const sheet of document.querySelectorAll("[popover]")) {
  sheet.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (to && !sheet.contains(to) && isOpen(sheet)) sheet.hidePopover();
  });
}

// Finder: a filter applies at once, the new count is announced, the Back button stays right.
const form = document.querySelector("form[data-live]");
const here = () => location.pathname + location.search;
let shown = here();
let running;

const queryOf = () => {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const isDefault = name === "sort" && value === form.elements.sort.options[0].value;
    if (value && !isDefault) query.append(name, value);
  }
  return query.toString();
};

// Choices come and go with what is found; focus and opened lists stay where they were.
const takeFacets = (page) => {
  const facets = document.getElementById("facets");
  const fresh = page.getElementById("facets");
  const { name, value } = facets.contains(document.activeElement) ? document.activeElement : {};
  for (const input of facets.querySelectorAll("details[open] input:first-of-type")) {
    const same = fresh.querySelector(`details input[name="${input.name}"]`);
    if (same) same.closest("details").open = true;
  }
  facets.replaceWith(fresh);
  if (name) fresh.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`)?.focus();
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
    const focused = results.contains(document.activeElement) && document.activeElement.id;
    takeFacets(page);
    const current = document.querySelector(".current");
    if (current) current.hidden = !page.querySelector(".current");
    results.replaceWith(fresh);
    if (focused) document.getElementById(focused)?.focus();
    if (isNew) history.pushState(null, "", address);
    else form.elements.q.value = page.getElementById("f-q").value;
    shown = here();
    announce(fresh.querySelector("[data-count]").textContent.trim());
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
};

if (form) {
  const sheet = document.getElementById("filters");
  const apply = () => {
    const query = queryOf();
    return load(form.action + (query ? `?${query}` : ""), true);
  };
  form.addEventListener("change", (event) => {
    // In the sheet of a narrow screen, nothing happens before "Apply".
    const isWaiting = isOpen(sheet) && sheet.contains(event.target);
    if (!isWaiting && event.target.matches("[type=checkbox], select")) apply();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await apply();
    if (isOpen(sheet)) sheet.hidePopover();
    document.querySelector("[data-count]").focus();
  });
  addEventListener("popstate", () => {
    if (here() !== shown) load(location.href, false);
  });
}

// What a button names by id, else the permanent address of the page, to be pasted elsewhere.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const named = document.getElementById(button.dataset.copy);
    const address = document.querySelector("link[rel=canonical]").href;
    const words = named ? named.textContent.trim().replace(/\s+/g, " ") : address;
    await navigator.clipboard.writeText(words);
    const copied = button.dataset.copied ?? document.getElementById("js-text").dataset.copied;
    button.textContent = copied;
    announce(copied);
  });
}

// A typed password can be looked at; it is hidden again before it is sent.
for (const field of document.querySelectorAll("input[type=password]")) {
  const { content, dataset: words } = document.getElementById("js-text");
  const row = content.firstElementChild.cloneNode(true);
  const button = row.firstElementChild;
  const show = (isShown) => {
    field.type = isShown ? "text" : "password";
    button.textContent = isShown ? words.hide : words.show;
    button.setAttribute("aria-label", isShown ? words.hidePassword : words.showPassword);
  };
  show(false);
  field.replaceWith(row);
  row.prepend(field);
  button.addEventListener("click", () => {
    show(field.type === "password");
    announce(field.type === "text" ? words.passwordShown : words.passwordHidden);
  });
  field.form.addEventListener("submit", () => show(false));
}
