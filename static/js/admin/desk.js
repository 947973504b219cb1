"use strict";
// Comfort for editors; every step works without it.
{
  const $ = django.jQuery;

  // Pictures in the chooser: the answer of the autocomplete view has an address for each.
  const withPicture = (item) => {
    if (!item.picture) return item.text;
    const line = document.createElement("span");
    const image = document.createElement("img");
    line.className = "chooser-picture";
    image.src = item.picture;
    image.alt = "";
    image.width = 60;
    line.append(image, item.text);
    return $(line);
  };
  if ($.fn.select2) $.fn.select2.defaults.set("templateResult", withPicture);

  // A mark for taking all away at once is no item of the list that it would stand in.
  document
    .querySelectorAll("select.admin-autocomplete[multiple]")
    .forEach((select) => (select.dataset.allowClear = "false"));

  const input = (id) => document.getElementById(id);

  // The word on the button says what will happen: publish now or later, by Brussels' clocks.
  const button = document.querySelector("[name=_publish]");
  const moment = input("id_published_at");
  if (button && moment) {
    moment.addEventListener("input", () => {
      const isLater = moment.value > button.dataset.wall;
      button.value = isLater ? button.dataset.later : button.dataset.now;
    });
  }

  // Groups matter only where access is for selected groups.
  const access = input("id_access");
  const groups = document.querySelector(".form-row.field-groups");
  if (access && groups) {
    const follow = () => (groups.hidden = access.value !== "groups");
    access.addEventListener("change", follow);
    follow();
  }

  const nameOf = (field) => {
    const label = document.querySelector(`label[for="${field.id}"]`);
    return field.getAttribute("aria-label") || label?.textContent.trim().replace(/:$/, "") || "";
  };

  // The rich text editor is a text box with the name of its field.
  const nameEditor = (box) => {
    const field = box.closest(".prose-editor").querySelector("textarea");
    box.setAttribute("aria-label", nameOf(field));
    box.setAttribute("aria-multiline", "true");
    document.querySelector(`label[for="${field.id}"]`)?.addEventListener("click", () => box.focus());
  };
  document.addEventListener("prose-editor:ready", (event) =>
    nameEditor(event.target.closest(".prose-editor").querySelector(".tiptap")),
  );
  document.querySelectorAll(".prose-editor .tiptap").forEach(nameEditor);

  // So are the parts of a chooser, which the library leaves without one.
  const nameChooser = (select) => {
    const box = select.nextElementSibling;
    box?.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox], [role=listbox]").forEach(
      (part) => {
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", nameOf(select));
      },
    );
  };
  $(() => document.querySelectorAll("select.admin-autocomplete").forEach(nameChooser));
  $(document).on("select2:open select2:close select2:select", (event) => {
    nameChooser(event.target);
    const owner = event.target.nextElementSibling?.querySelector("[role=combobox][aria-owns]");
    if (owner) owner.setAttribute("aria-controls", owner.getAttribute("aria-owns"));
    document
      .querySelectorAll(".select2-container--open :is(input[type=search], [role=listbox])")
      .forEach((part) => part.setAttribute("aria-label", nameOf(event.target)));
  });
  document.addEventListener("formset:added", (event) =>
    event.target.querySelectorAll("select.admin-autocomplete").forEach(nameChooser),
  );

  // Leaving with unsaved words asks first.
  const form = document.querySelector("#content-main form");
  let isChanged = false;
  form?.addEventListener("input", () => (isChanged = true));
  form?.addEventListener("submit", () => (isChanged = false));
  window.addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault();
  });

  // Writing is no idleness, which would end the session and lose the words: the portal is told.
  const writing = document.currentScript.dataset.writing;
  const TELLING_EVERY = 5 * 60 * 1000;
  let toldAt = Date.now();
  form?.addEventListener("input", () => {
    if (Date.now() - toldAt < TELLING_EVERY) return;
    toldAt = Date.now();
    fetch(writing, { redirect: "manual" }).catch(() => {});
  });

  // Going on to another language takes unsaved words along: they are saved as a draft first.
  document.querySelectorAll(".language-tabs a").forEach((tab) =>
    tab.addEventListener("click", (event) => {
      const save = form?.querySelector("[name=_save]");
      if (!isChanged || !save) return;
      event.preventDefault();
      const next = document.createElement("input");
      next.type = "hidden";
      next.name = "_next_language";
      next.value = new URL(tab.href).searchParams.get("language");
      form.append(next);
      save.click();
    }),
  );

  document.querySelector(".error-summary")?.focus();
}
