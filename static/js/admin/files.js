"use strict";
// Files dropped on an entry: each is sent on its own and comes back as a row to confirm.
// Without this script the same field sends them with the form, and the form shows the rows.
{
  const MAX_BYTES = 20 * 1024 * 1024;

  const start = () => {
    const zone = document.querySelector("[data-drop]");
    if (!zone) return;
    const form = zone.closest("form");
    const input = zone.querySelector("input[type=file]");
    const state = zone.querySelector(".drop-state");
    const errors = zone.querySelector(".drop-errors");
    const table = form.querySelector("table.uploads");
    const total = form.querySelector("[name=uploads-TOTAL_FORMS]");

    // What the server needs to place a file: the rows above it.
    const request = (file) => {
      const data = new FormData();
      data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
      data.append("entry", zone.dataset.entry);
      data.append("file", file);
      new FormData(form).forEach((value, name) => {
        if (name.startsWith("uploads-")) data.append(name, value);
      });
      return data;
    };

    const refuse = (file, reason) => {
      const line = document.createElement("li");
      line.textContent = `${file.name}: ${reason}`;
      errors.append(line);
      errors.hidden = false;
    };

    const send = async (file) => {
      if (file.size > MAX_BYTES) return refuse(file, zone.dataset.tooLarge);
      state.textContent = `${zone.dataset.busy} ${file.name}`;
      const answer = await fetch(zone.dataset.url, { method: "POST", body: request(file) });
      const text = await answer.text();
      if (answer.status === 422) return refuse(file, text);
      // Led elsewhere: to signing in again.
      if (!answer.ok || answer.redirected) return refuse(file, zone.dataset.failed);
      table.tBodies[0].insertAdjacentHTML("beforeend", text);
      table.hidden = false;
      total.value = Number(total.value) + 1;
      form.dispatchEvent(new Event("input"));
    };

    // One after the other: each is placed by those before it.
    const sendAll = async (files) => {
      const buttons = form.querySelectorAll(".submit-row input[type=submit]");
      errors.replaceChildren();
      errors.hidden = true;
      buttons.forEach((button) => (button.disabled = true));
      for (const file of files) {
        await send(file).catch(() => refuse(file, zone.dataset.failed));
      }
      buttons.forEach((button) => (button.disabled = false));
      state.textContent = table.hidden ? "" : zone.dataset.done;
    };

    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      sendAll(files);
    });
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      sendAll([...event.dataTransfer.files]);
    });
  };

  start();
  // A page that shows itself anew in place.
  document.addEventListener("desk:shown", start);
}
