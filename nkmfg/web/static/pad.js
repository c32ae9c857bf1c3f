// Large keys on the page instead of the tablet's own keyboard, which would cover half of it.
// [data-numpad] holds the keys; its value is the id of its field, or empty: then it types into the input[data-pad] last in focus.
(() => {
  "use strict";
  const gloves = matchMedia("(pointer: coarse) and (min-width: 46rem)");
  let last = null;

  const fieldsOf = (scope) =>
    [...scope.querySelectorAll("input[data-pad]")].filter((input) => !input.disabled && input.offsetParent !== null);

  function targetOf(pad) {
    if (pad.dataset.numpad) return document.getElementById(pad.dataset.numpad);
    if (last?.isConnected) return last;
    return fieldsOf(document.querySelector("main") ?? document)[0] ?? null;
  }

  function press(field, key) {
    const from = field.selectionStart ?? field.value.length;
    const to = field.selectionEnd ?? from;
    if (key === "clear") field.value = "";
    else if (key === "back") field.setRangeText("", from === to ? Math.max(0, from - 1) : from, to, "end");
    else if (field.maxLength < 0 || field.value.length - (to - from) + key.length <= field.maxLength) {
      field.setRangeText(key, from, to, "end");
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function goOn(field) {
    const fields = fieldsOf(field.form ?? document);
    const next = fields[fields.indexOf(field) + 1];
    if (next) next.focus();
    else field.blur(); // leaving the field keeps its draft
  }

  function caption() {
    const place = document.querySelector("[data-pad-caption]");
    if (place) place.textContent = last?.dataset.padLabel ?? "";
  }

  function attach(scope) {
    for (const pad of scope.querySelectorAll("[data-numpad][hidden]")) {
      pad.hidden = false;
      pad.addEventListener("pointerdown", (event) => event.target.closest("[data-key]") && event.preventDefault()); // keeps the caret
      pad.addEventListener("click", (event) => {
        const key = event.target.closest("[data-key]")?.dataset.key;
        const field = key && targetOf(pad);
        if (!field) return;
        if (document.activeElement !== field) field.focus();
        if (key === "next") goOn(field);
        else press(field, key);
      });
    }
    quiet();
  }

  // With our keys in sight the tablet's keyboard stays down; without a pad for it, a field keeps the native one.
  function quiet() {
    const general = document.querySelector("[data-numpad='']");
    for (const input of document.querySelectorAll("input[data-pad]")) {
      input.dataset.mode ??= input.inputMode;
      const own = document.querySelector(`[data-numpad="${CSS.escape(input.id)}"]`);
      const seen = (own ?? general)?.offsetParent;
      input.inputMode = gloves.matches && seen ? "none" : input.dataset.mode;
    }
  }

  document.addEventListener("focusin", (event) => {
    if (!event.target.matches?.("input[data-pad]")) return;
    if (!document.querySelector(`[data-numpad="${CSS.escape(event.target.id)}"]`)) last = event.target;
    caption();
  });
  gloves.addEventListener("change", quiet);
  document.addEventListener("nkmfg:added", (event) => attach(event.target)); // what dialog.js has brought in
  attach(document);
  if (document.activeElement?.matches("input[data-pad]:not([type=password])")) last = document.activeElement;
  caption();
})();
