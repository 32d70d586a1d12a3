/* What search gains with script: titles suggested while typing (the combobox pattern of the
   ARIA Authoring Practices), and a count of which results are opened. Without it the form and
   the links work as they are. */
"use strict";
(() => {
  const WAIT = 150;
  const FEWEST = 2;

  const attach = (input, number) => {
    const list = document.createElement("ul");
    const status = document.createElement("p");
    list.id = `goi-y-${number}`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Gợi ý");
    list.hidden = true;
    status.className = "hidden-visually";
    status.setAttribute("aria-live", "polite");
    input.parentElement.classList.add("suggests");
    input.after(list, status);
    // ARIA in HTML lets a text box be a combobox, a search box not.
    input.type = "text";
    input.enterKeyHint = "search";
    input.setAttribute("role", "combobox");
    input.setAttribute("autocomplete", "off");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    let timer = 0;
    let asked = "";
    let chosen = -1;

    const close = () => {
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (place) => {
      const options = list.children;
      chosen = (place + options.length + 1) % (options.length + 1);
      if (place < 0) chosen = place === -2 ? options.length - 1 : -1;
      if (chosen === options.length) chosen = -1;
      [...options].forEach((option, index) => {
        option.setAttribute("aria-selected", String(index === chosen));
      });
      if (chosen < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", options[chosen].id);
    };
    const show = (suggestions) => {
      list.replaceChildren(...suggestions.map(({ title, url }, index) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = url;
        option.textContent = title;
        return option;
      }));
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !suggestions.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      status.textContent = suggestions.length
        ? `${suggestions.length} gợi ý, dùng phím mũi tên để chọn.` : "";
    };
    const ask = async () => {
      const words = input.value.trim();
      asked = words;
      if (words.length < FEWEST) { close(); return; }
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(words)}`);
        const { suggestions } = await answer.json();
        if (asked === words && document.activeElement === input) show(suggestions);
      } catch { close(); }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); return; }
      if (list.hidden) return;
      if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen < 0 ? -2 : chosen - 1); }
      else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        location.assign(list.children[chosen].dataset.url);
      }
    });
    input.addEventListener("blur", close);
    // Before the box loses the focus, which would close the list.
    list.addEventListener("mousedown", (event) => {
      const option = event.target.closest("[role=option]");
      event.preventDefault();
      if (option) location.assign(option.dataset.url);
    });
  };
  document.querySelectorAll("input[data-suggest]").forEach(attach);

  document.querySelectorAll("[data-opened]").forEach((results) => {
    results.addEventListener("click", (event) => {
      if (!event.target.closest("a")) return;
      navigator.sendBeacon(results.dataset.opened, new URLSearchParams({ q: results.dataset.words }));
    });
  });
})();
