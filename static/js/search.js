// Suggestions below a search box, as a combobox; without this file the box is a plain form.
const set = (item, facts) => {
  for (const fact in facts) item.setAttribute(fact, facts[fact]);
  return item;
};
const make = (name, facts, ...inside) => {
  const item = set(document.createElement(name), facts);
  item.append(...inside);
  return item;
};

const suggest = (input) => {
  const id = `${input.id}-list`;
  const { suggest: address, styles: href } = input.dataset;
  const list = make("div", { id, role: "listbox" });
  const style = make("link", { rel: "stylesheet", href });
  let running, timer, active;

  const mark = (option) => {
    if (active) set(active, { "aria-selected": false });
    if (option) set(option, { "aria-selected": true }).scrollIntoView({ block: "nearest" });
    active = option;
    set(input, { "aria-activedescendant": option?.id ?? "" });
  };
  const show = (isOpen) => {
    mark();
    list.hidden = !isOpen;
    set(input, { "aria-expanded": isOpen });
  };
  const rest = () => {
    clearTimeout(timer);
    running?.abort();
  };
  const close = () => {
    rest();
    show(false);
  };

  const option = ({ text, kind, url: href, language_tag: lang, direction: dir }, i) => {
    const words = [make("span", { lang, dir }, text), " ", make("small", {}, kind)];
    const facts = { id: `${id}-${i}`, role: "option", "aria-selected": false };
    return make("a", { ...facts, href, tabindex: -1 }, ...words);
  };
  const ask = async () => {
    rest();
    const { signal } = (running = new AbortController());
    setTimeout((asking) => asking.abort(), 3000, running);
    try {
      const words = encodeURIComponent(input.value.trim());
      const response = await fetch(`${address}?q=${words}`, { signal });
      const { suggestions, label, said } = await response.json();
      if (document.activeElement !== input || !style.sheet) return;
      set(list, { "aria-label": label }).replaceChildren(...suggestions.map(option));
      show(suggestions.length > 0);
      document.getElementById("status").textContent = said;
    } catch {
      // Too late, or no answer.
      if (!running.signal.aborted) close();
    }
  };

  const step = (by) => {
    rest();
    const stops = [undefined, ...list.children];
    if (list.hidden) ask();
    else mark(stops.at((stops.indexOf(active) + by) % stops.length));
  };
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => active.click(),
    Escape: () => (list.hidden ? (input.value = "") : close()),
  };

  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": id });
  input.after(list);
  document.head.append(style);
  show(false);
  input.oninput = ({ isComposing }) => {
    clearTimeout(timer);
    if (!isComposing) timer = setTimeout(ask, 150);
  };
  input.addEventListener("compositionend", ask);
  input.onblur = close;
  input.onkeydown = (event) => {
    const { key } = event;
    if (/Home|End|Left|Right/.test(key)) mark();
    if (event.isComposing || !keys[key] || (key === "Enter" && !active)) return;
    event.preventDefault();
    keys[key]();
  };
  // The focus stays in the box when an option is pressed.
  list.onpointerdown = (event) => event.preventDefault();
};

for (const input of document.querySelectorAll("[data-suggest]")) {
  input.addEventListener("focus", () => suggest(input), { once: true });
  if (document.activeElement === input) suggest(input);
}
