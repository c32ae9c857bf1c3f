// A link with data-dialog="ID" opens its page inside that <dialog>; without script it is a link to the same page.
(() => {
  "use strict";

  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[data-dialog]");
    const dialog = link && document.getElementById(link.dataset.dialog);
    if (!dialog?.showModal || !window.htmx || document.querySelector("dialog[open]")) return; // never a dialog over a dialog
    event.preventDefault();
    const body = dialog.querySelector("[data-dialog-body]");
    body.replaceChildren();
    await window.htmx.ajax("GET", link.href, { target: body, swap: "innerHTML" });
    if (!body.childElementCount) location.assign(link.href);
    else dialog.showModal();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-close]")) event.target.closest("dialog")?.close();
  });

  // What came in has pads and fields of its own; what is closed keeps no secret.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.matches("[data-dialog-body]")) event.target.dispatchEvent(new CustomEvent("nkmfg:added", { bubbles: true }));
  });
  document.addEventListener(
    "close",
    (event) => event.target.querySelectorAll("input[type=password]").forEach((input) => (input.value = "")),
    true,
  );
})();
