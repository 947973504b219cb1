"use strict";
// Live figures are chosen, not typed: what stands for one goes to where somebody wrote last.
{
  const picker = document.querySelector(".live-figures");
  const figure = document.getElementById("live-figure");
  const day = document.getElementById("live-figure-on");
  const form = picker?.closest("form");

  const start = () => {
    // The text, unless the title or the summary had the focus after it.
    let plain = null;
    form.addEventListener("focusin", ({ target }) => {
      if (target.matches("#id_title, #id_summary")) plain = target;
      else if (target.closest(".prose-editor")) plain = null;
    });

    const insert = () => {
      day.value = day.value.trim();
      if (!day.reportValidity()) return;
      const on = day.value && !day.disabled ? ` on ${day.value}` : "";
      const text = `{{ ${figure.value}${on} }}`;
      const editor = form.querySelector(".field-body .tiptap")?.editor;
      const field = plain || form.querySelector("#id_body");
      if (editor && !plain) {
        editor.chain().focus().insertContent({ type: "text", text }).run();
      } else {
        field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
        field.focus();
      }
      form.dispatchEvent(new Event("input"));
    };

    const follow = () => (day.disabled = "now" in figure.selectedOptions[0].dataset);
    figure.addEventListener("change", follow);
    follow();
    picker.querySelector("button").addEventListener("click", insert);
    day.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      insert();
    });
    // Choosing changes nothing of the entry yet.
    picker.addEventListener("input", (event) => event.stopPropagation());
    picker.hidden = false;
  };

  if (picker) start();
}
