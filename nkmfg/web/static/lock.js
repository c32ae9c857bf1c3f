// Idle lock: body[data-idle-ms][data-lock-url]. The server locks the session; the page is covered, not left, so what was
// typed stays. Unlocking posts the form[data-unlock]; 2xx uncovers (JSON {csrf} renews the token), any other shows its {message}.
(() => {
  "use strict";
  const cover = document.querySelector("[data-lock-dialog]");
  const { idleMs, lockUrl, aliveUrl, aliveMs } = document.body.dataset;
  if (!cover?.showModal || !idleMs) return;
  const csrf = document.querySelector("meta[name=csrf-token]");
  const line = cover.querySelector("[data-unlock-error]");
  let locked = false;
  let touched = Date.now();
  let told = touched;

  function post(url, body = new URLSearchParams()) {
    body.set("csrf_token", csrf.content);
    return fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
  }

  const emptySecrets = () => document.querySelectorAll("input[type=password]").forEach((input) => (input.value = ""));

  function lock({ tell = true } = {}) {
    if (locked) return;
    locked = true;
    document.activeElement?.blur(); // leaving the field keeps its draft
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    emptySecrets();
    cover.showModal();
    cover.dispatchEvent(new CustomEvent("nkmfg:added", { bubbles: true }));
    cover.querySelector("input[data-scan]")?.focus();
    // The draft's request goes first. When this one is lost, the server's own idle limit locks all the same.
    if (tell) setTimeout(() => post(lockUrl).catch(() => {}), 300);
  }

  function wake(token) {
    locked = false;
    touched = told = Date.now();
    if (token) {
      csrf.content = token;
      document.querySelectorAll("input[name=csrf_token]").forEach((input) => (input.value = token));
      document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    }
    cover.querySelector("form").reset();
    line.hidden = true;
    cover.close();
    document.dispatchEvent(new CustomEvent("nkmfg:unlocked"));
  }

  function refuse(sentence) {
    line.textContent = sentence;
    line.hidden = false;
    emptySecrets();
  }

  cover.addEventListener("cancel", (event) => event.preventDefault());
  cover.addEventListener("close", () => locked && cover.showModal()); // a second Escape opens nothing either

  cover.querySelector("[data-unlock]").addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const answer = await post(event.target.action, new URLSearchParams(new FormData(event.target)));
      const said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      if (answer.ok) wake(said.csrf);
      else refuse(said.message ?? line.dataset.away);
    } catch {
      refuse(line.dataset.away);
    }
  });

  document.querySelector("[data-lock-form]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    lock();
  });
  document.addEventListener("nkmfg:locked", () => lock({ tell: false }));
  document.addEventListener("htmx:responseError", (event) => event.detail.xhr.status === 423 && lock({ tell: false }));
  for (const sign of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    addEventListener(sign, () => (touched = Date.now()), { passive: true });
  }
  setInterval(() => {
    const now = Date.now();
    if (now - touched > Number(idleMs)) lock();
    else if (aliveUrl && touched > told && now - told > Number(aliveMs)) {
      told = now; // someone reads without sending anything: the server hears of it now and then
      post(aliveUrl).then((answer) => answer.status === 423 && lock({ tell: false })).catch(() => {});
    }
  }, 1000);
})();
