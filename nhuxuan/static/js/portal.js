/* What a page gains with script: menu in place, text size, contrast, copy, print.
   Everything is readable and reachable without it. */
"use strict";
(() => {
  const root = document.documentElement;
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  // Storage can be closed (private window): the choice then lasts for the page.
  const remember = (name, value) => {
    try { localStorage.setItem(name, value); } catch { /* nothing to keep it in */ }
  };
  const recall = (name) => {
    try { return localStorage.getItem(name); } catch { return null; }
  };

  const showSize = (size) => {
    if (size === "2" || size === "3") root.dataset.size = size;
    else delete root.dataset.size;
    each("button[data-size]", (button) => {
      button.setAttribute("aria-pressed", String(button.dataset.size === (root.dataset.size || "1")));
    });
  };
  const showContrast = (value) => {
    if (value === "high") root.dataset.contrast = "high";
    else delete root.dataset.contrast;
    each("[data-contrast-toggle]", (button) => {
      button.setAttribute("aria-pressed", String(value === "high"));
    });
  };
  showSize(recall("size"));
  showContrast(recall("contrast"));
  each("[data-needs-script]", (part) => { part.hidden = false; });

  each("button[data-size]", (button) => button.addEventListener("click", () => {
    remember("size", button.dataset.size);
    showSize(button.dataset.size);
  }));
  each("[data-contrast-toggle]", (button) => button.addEventListener("click", () => {
    const value = root.dataset.contrast === "high" ? "normal" : "high";
    remember("contrast", value);
    showContrast(value);
  }));

  // The link to the site map becomes a button that opens the menu in place.
  const menu = document.getElementById("danh-muc");
  const link = document.querySelector("[data-menu-open]");
  if (menu && link) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.append(...link.childNodes);
    button.setAttribute("aria-controls", menu.id);
    const open = (yes) => {
      menu.classList.toggle("is-open", yes);
      button.setAttribute("aria-expanded", String(yes));
    };
    open(false);
    button.addEventListener("click", () => open(!menu.classList.contains("is-open")));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      each(".menu details[open]", (details) => {
        details.open = false;
        if (details.contains(document.activeElement)) details.querySelector("summary").focus();
      });
      if (menu.classList.contains("is-open")) { open(false); button.focus(); }
    });
    link.replaceWith(button);
  }
  document.addEventListener("click", (event) => {
    each(".menu details[open]", (details) => {
      if (!details.contains(event.target)) details.open = false;
    });
  });

  each("[data-print]", (button) => button.addEventListener("click", () => print()));
  each("[data-copy]", (button) => {
    const label = button.querySelector("[data-copy-label]");
    const words = label.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy || location.href.split("#")[0]);
        label.textContent = button.dataset.copied;
      } catch {
        label.textContent = "Trình duyệt không cho sao chép";
      }
      setTimeout(() => { label.textContent = words; }, 4000);
    });
  });

  // Search as you type: the form's own answer; its results take the place of those shown.
  each("form[data-live-search]", (form) => {
    const input = form.querySelector("input[type=search]");
    const said = document.createElement("p");
    said.className = "hidden-visually";
    said.setAttribute("role", "status");
    form.after(said);
    let timer;
    let asked = 0;
    const look = async () => {
      const turn = ++asked;
      const address = `${form.getAttribute("action") || location.pathname}?${new URLSearchParams(new FormData(form))}`;
      try {
        const answer = await fetch(address);
        const text = await answer.text();
        if (!answer.ok || turn !== asked) return;
        const found = new DOMParser().parseFromString(text, "text/html").getElementById(form.dataset.liveSearch);
        const line = found.querySelector("[role=status]");
        said.textContent = line ? line.textContent : "";
        if (line) line.removeAttribute("role");
        document.getElementById(found.id).replaceWith(found);
        history.replaceState(null, "", address);
      } catch { /* the button still asks */ }
    };
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 300); });
  });
})();
