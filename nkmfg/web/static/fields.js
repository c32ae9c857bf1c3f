// Small kindnesses of forms: one press is one sending, a typed moment chooses itself, the menu closes.
(() => {
  "use strict";

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-again")) return; // data-again: a download
    if (form.dataset.sent) event.preventDefault(); // the server's nonce refuses a second one as well
    form.dataset.sent = "yes";
  });
  const sendable = () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  addEventListener("pageshow", sendable); // coming back by the browser's arrow
  document.addEventListener("htmx:afterRequest", sendable);

  // Typing a date or a time means "at another moment".
  document.addEventListener("input", (event) => {
    const group = event.target.dataset?.picks;
    if (!group || !event.target.value) return;
    const radio = event.target.form?.querySelector(`input[type=radio][name="${CSS.escape(group)}"][value="at"]`);
    if (radio) radio.checked = true;
  });

  // What is offered under a field is taken by one tap; the field can still be typed or scanned into.
  document.querySelectorAll("[data-offers]").forEach((offers) => (offers.hidden = false));
  document.addEventListener("click", (event) => {
    const offer = event.target.closest?.("[data-fills]");
    const field = offer && document.getElementById(offer.dataset.fills);
    if (!field) return;
    field.value = offer.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new CustomEvent("nkmfg:scanned", { bubbles: true }));
  });

  const menu = document.querySelector("[data-menu]");
  document.addEventListener("click", (event) => {
    if (menu?.open && !menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
