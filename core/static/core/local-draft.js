/* What is typed in a form of the desk survives a lost connection (Điều 10): it is kept on this
   device until the server has it (core/local_draft.py). Kept only while it is declared
   “Không mật”; erased at sign-out, after DAYS, and when the server finds marks of secrecy in it.
   Without script nothing is kept, and the form is sent as any other. */
"use strict";
(() => {
  const PREFIX = "nhuxuan-draft:";
  const DAYS = 7;
  const KEEP_EVERY = 3000; // milliseconds, as all below
  const RETRY_EVERY = 5000;
  const PATIENCE = 8000;
  const EDITOR_SETTLES = 400; // rich text reaches its field a moment after the last key
  const SPINNER_STARTS = 100; // Wagtail's button starts to turn a moment after the click
  const FRONT_SERVER_ONLY = 502; // and 503, 504
  // What belongs to this loading of the screen, not to what was typed.
  const NOT_TYPED = new Set(["csrfmiddlewaretoken", "local_draft", "next", "loaded_revision_id", "loaded_revision_created_at"]);

  // Storage can be closed (private window) or full: then nothing is kept, and the writer is told.
  const read = (key) => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };
  const write = (key, draft) => {
    try { localStorage.setItem(key, JSON.stringify(draft)); return true; } catch { return false; }
  };
  const erase = (key) => {
    try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
  };
  const statusAddress = document.currentScript.dataset.status;
  const keys = () => {
    try { return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)); } catch { return []; }
  };
  const dropSaved = (numbers) => keys().forEach((key) => {
    if (numbers.includes(read(key)?.number)) erase(key);
  });

  const oldest = Date.now() - DAYS * 24 * 60 * 60 * 1000;
  keys().forEach((key) => { if (!(read(key)?.at > oldest)) erase(key); });

  document.addEventListener("submit", (event) => {
    const address = new URL(event.target.getAttribute("action") || "", location.href);
    if (address.pathname.endsWith("/logout/")) keys().forEach(erase);
  }, true);

  const part = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const button = (text, className, act) => {
    const made = part("button", text, className);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const hidden = (form, name, value) => {
    const field = part("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
    return field;
  };
  const when = (moment) => new Date(moment).toLocaleString("vi-VN", {
    hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric",
  });

  // "here": the server answers and knows who asks; "signed-out"; or "away".
  const ask = async () => {
    try {
      const answer = await fetch(statusAddress, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) });
      if (answer.type === "opaqueredirect") return { state: "signed-out" };
      // The front server alone is no help; of any other answer the form's own will tell more.
      if (!answer.ok) return { state: answer.status >= FRONT_SERVER_ONLY ? "away" : "here" };
      const { saved, token } = await answer.json();
      dropSaved(saved);
      return { state: "here", token };
    } catch { return { state: "away" }; }
  };

  const marker = document.getElementById("local-draft");
  const form = marker && document.getElementById(marker.dataset.form);
  // The screen after a form was sent: what has arrived is dropped.
  if (keys().some((key) => read(key)?.sent)) ask();
  if (!form) return;

  const { restore, revision = "", revisionAt = "" } = marker.dataset;
  const key = PREFIX + marker.dataset.key;
  const filled = "filled" in marker.dataset;
  const secrecy = form.elements.namedItem("secrecy");
  const state = part("p", "", "local-draft-state");
  form.prepend(state);

  const newNumber = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const typed = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_TYPED.has(name));
  const mayKeep = () => secrecy?.value === "none" && !("marked" in marker.dataset);

  let number = (filled && read(key)?.number) || newNumber();
  let begun = filled;
  let last = "";
  let leaving = false;
  // A draft of before waits for the writer's choice; nothing is written over it.
  let offering = !filled && Boolean(read(key));

  // Taken before the first keystroke takes effect: whoever only looks leaves nothing behind.
  const begin = (event) => {
    if (begun) return;
    begun = true;
    last = event.type === "input" ? "" : JSON.stringify(typed());
  };
  const keep = (sent = false) => {
    if (offering) return;
    if (!mayKeep()) {
      erase(key);
      last = "";
      state.textContent = "Chưa giữ bản nhập dở trong máy này: chỉ giữ khi khai “Không mật”.";
      return;
    }
    const entries = typed();
    const now = JSON.stringify(entries);
    if (!begun || (now === last && !sent)) return;
    last = now;
    const at = Date.now();
    const kept = write(key, { at, number, revision, entries, sent });
    state.textContent = kept
      ? `Bản nhập dở được giữ trong máy này lúc ${when(at)}.`
      : "Máy này không giữ được bản nhập dở: hãy lưu thường xuyên.";
  };
  ["pointerdown", "keydown", "input"].forEach((name) => form.addEventListener(name, begin, true));
  form.addEventListener("change", () => keep());
  window.addEventListener("pagehide", () => { if (!leaving) keep(); });
  setInterval(() => { if (!leaving) keep(); }, KEEP_EVERY);

  // Sending: only when the server is there; until then nothing leaves the screen.
  let waiting = null;
  let retry = 0;
  let added = [];
  const alertBox = part("div", "", "local-draft-alert");
  alertBox.setAttribute("role", "alert");
  const say = (text) => {
    alertBox.replaceChildren(part("p", text), part("div", "", "local-draft-buttons"));
    alertBox.lastChild.append(
      button("Gửi lại", "button", () => send()),
      button("Thôi gửi", "button button-secondary", () => stop()),
    );
    document.body.append(alertBox);
  };
  const stop = () => {
    waiting = null;
    clearTimeout(retry);
    alertBox.remove();
  };
  const awaken = (submitter) => setTimeout(() => {
    if (!submitter) return;
    submitter.dataset.wProgressLoadingValue = "false";
    submitter.disabled = false;
  }, SPINNER_STARTS);
  const where = () => (mayKeep()
    ? "bài vẫn còn trong máy này"
    : "bài chưa khai “Không mật” nên chỉ còn trên màn hình này, đừng đóng lại");

  async function send() {
    const chosen = waiting;
    if (!chosen) return;
    clearTimeout(retry);
    await new Promise((settled) => { setTimeout(settled, EDITOR_SETTLES); });
    if (waiting !== chosen) return;
    keep(true);
    const answer = await ask();
    if (waiting !== chosen) return;
    if (answer.state === "here") {
      stop();
      leaving = true;
      if (answer.token) form.elements.namedItem("csrfmiddlewaretoken").value = answer.token;
      added = [hidden(form, "local_draft", number)];
      if (chosen.submitter?.name) added.push(hidden(form, chosen.submitter.name, chosen.submitter.value));
      form.requestSubmit();
      return;
    }
    awaken(chosen.submitter);
    if (answer.state === "away") {
      say(`Mất kết nối: ${where()}, gửi lại khi có mạng.`);
      retry = setTimeout(send, RETRY_EVERY);
    } else {
      say(`Phiên làm việc đã hết: ${where()}. Hãy đăng nhập lại ở một thẻ khác rồi bấm “Gửi lại”.`);
    }
  }
  document.addEventListener("submit", (event) => {
    if (event.target !== form || leaving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    begin(event);
    waiting = { submitter: event.submitter };
    send();
  }, true);
  window.addEventListener("online", () => send());
  // Back by the browser's own button: the form is there as it was left, to be sent anew.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    leaving = false;
    added.forEach((field) => field.remove());
    number = newNumber();
  });

  // Restoring: what was kept goes through the server's own form, which fills the editor with it.
  const fill = (draft) => {
    const carrier = part("form");
    carrier.method = "post";
    carrier.action = restore;
    hidden(carrier, "csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    draft.entries.forEach(([name, value]) => hidden(carrier, name, value));
    document.body.append(carrier);
    // A field may be called "submit".
    HTMLFormElement.prototype.submit.call(carrier);
  };
  const offer = (draft) => {
    const dialog = part("dialog", "", "local-draft-offer");
    const heading = part("h2", `Có bản nhập dở lúc ${when(draft.at)} chưa gửi`);
    heading.id = "local-draft-heading";
    dialog.setAttribute("aria-labelledby", heading.id);
    dialog.append(heading);
    if (draft.revision !== revision) {
      dialog.append(part("p", `Từ đó trên Cổng đã có bản mới hơn, lưu lúc ${revisionAt}. Nếu khôi phục rồi lưu, bản nhập dở sẽ thay bản mới hơn ấy.`));
    }
    const buttons = part("div", "", "local-draft-buttons");
    buttons.append(
      button("Khôi phục", "button", () => fill(draft)),
      button("Bỏ", "button button-secondary", () => {
        erase(key);
        offering = false;
        dialog.remove();
      }),
    );
    dialog.append(buttons);
    // It is one or the other: going on beside it would lose the one that isn't chosen.
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    document.body.append(dialog);
    dialog.showModal();
  };
  const open = async () => {
    if (offering && read(key).sent) await ask();
    const draft = offering && read(key);
    if (draft) {
      offer(draft);
      return;
    }
    offering = false;
    if (filled || !mayKeep()) keep();
  };
  open();
})();
