/* Comfort only: every page reads and works without this file. */
(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };

  /* A private window may refuse storage: the choice then lasts for the page. */
  function recall(key) {
    try { return window.localStorage.getItem(key); } catch (error) { return null; }
  }
  function remember(key, value) {
    try { window.localStorage.setItem(key, value); } catch (error) { return; }
  }

  /* What only works with script is in the page, but hidden until here. */
  all("[data-script]").forEach(function (element) { element.hidden = false; });

  /* Size of text: from -1 to 3. */
  var size = Number(recall("size")) || 0;
  function setSize(step) {
    size = Math.max(-1, Math.min(3, step));
    root.setAttribute("data-size", String(size));
    all("[data-size-step]").forEach(function (button) {
      var next = size + Number(button.getAttribute("data-size-step"));
      button.setAttribute("aria-disabled", String(next < -1 || next > 3));
    });
  }
  setSize(size);
  all("[data-size-step]").forEach(function (button) {
    button.addEventListener("click", function () {
      setSize(size + Number(button.getAttribute("data-size-step")));
      remember("size", String(size));
    });
  });

  /* Contrast. */
  function setContrast(value) {
    root.setAttribute("data-contrast", value);
    all("[data-contrast-toggle]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(value === "high"));
    });
  }
  setContrast(recall("contrast") === "high" ? "high" : "normal");
  all("[data-contrast-toggle]").forEach(function (button) {
    button.addEventListener("click", function () {
      setContrast(root.getAttribute("data-contrast") === "high" ? "normal" : "high");
      remember("contrast", root.getAttribute("data-contrast"));
    });
  });

  /* Menu: the links to the site map become buttons that open the list. */
  var menu = document.getElementById("menu");
  var openers = all("[data-menu]");
  function setMenu(open) {
    menu.classList.toggle("is-open", open);
    openers.forEach(function (opener) { opener.setAttribute("aria-expanded", String(open)); });
  }
  if (menu) {
    openers.forEach(function (opener) {
      opener.setAttribute("role", "button");
      opener.setAttribute("aria-controls", "menu");
      opener.addEventListener("click", function (event) {
        event.preventDefault();
        setMenu(!menu.classList.contains("is-open"));
      });
      opener.addEventListener("keydown", function (event) {
        if (event.key === " ") { event.preventDefault(); opener.click(); }
      });
    });
    if (openers.length) { setMenu(false); }
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.classList.contains("is-open")) { return; }
      setMenu(false);
      openers.filter(function (opener) { return opener.offsetParent !== null; })[0].focus();
    });
  }

  /* Copy: the page's address, or what data-copy names by its id. */
  function say(button, words) {
    var status = button.parentNode.querySelector("[role=status]");
    if (status) { status.textContent = words; }
  }
  all("[data-copy]").forEach(function (button) {
    button.addEventListener("click", function () {
      var source = document.getElementById(button.getAttribute("data-copy"));
      var words = source ? source.textContent.trim() : window.location.href.split("#")[0];
      var failed = function () { say(button, "Không sao chép được. Xin chép tay: " + words); };
      if (!navigator.clipboard) { failed(); return; }
      navigator.clipboard.writeText(words).then(function () { say(button, "Đã sao chép."); }, failed);
    });
  });

  all("[data-print]").forEach(function (button) {
    button.addEventListener("click", function () { window.print(); });
  });
}());
