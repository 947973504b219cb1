"use strict";
// The meeting desk stays where it is: what a form does is shown in place. Without this script each
// form leads to the same page anew.
{
  const changed = new Set();
  const main = () => document.getElementById("content-start");

  // The desk as it is now, but for words in other forms that nobody has saved yet.
  const show = (page, sent) => {
    const open = [...document.querySelectorAll("#meeting-desk details[open][id]")];
    changed.delete(sent.id);
    const kept = [...changed].map((id) => document.getElementById(id));
    main().replaceChildren(...page.getElementById("content-start").childNodes);
    open.forEach(({ id }) => {
      const box = document.getElementById(id);
      if (box) box.open = true;
    });
    kept.forEach((form) => document.getElementById(form?.id)?.replaceWith(form));
    document.dispatchEvent(new Event("desk:shown"));
    const told = document.querySelector(".error-summary, .messagelist");
    told?.setAttribute("tabindex", "-1");
    told?.focus();
  };

  const send = async (form, button) => {
    const body = new FormData(form, button);
    document.getElementById("meeting-desk").setAttribute("aria-busy", "true");
    const answer = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Led elsewhere: to signing in again, or to an error.
    if (!page.getElementById("meeting-desk")) throw new Error(answer.url);
    show(page, form);
  };

  document.addEventListener("input", (event) => {
    const id = event.target.closest?.("#meeting-desk form")?.id;
    if (id) changed.add(id);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.closest("#meeting-desk")) return;
    event.preventDefault();
    send(form, event.submitter).catch(() => {
      // The plain way, which says what is wrong.
      changed.clear();
      if (event.submitter?.name) {
        const pressed = document.createElement("input");
        Object.assign(pressed, { type: "hidden", name: event.submitter.name });
        pressed.value = event.submitter.value;
        form.append(pressed);
      }
      form.submit();
    });
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed.size) event.preventDefault();
  });
}
