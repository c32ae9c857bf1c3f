// A badge or bar code reader is a keyboard that types fast and ends with Enter. It types by the keys' places, so under a
// Cyrillic layout Latin letters arrive as Cyrillic ones: they are put back. What a person types slowly stays as typed (a
// supplier's lot may well be Cyrillic), except in data-scan="badge", where only Latin is meant.
(() => {
  "use strict";
  const places = {
    "йцукенгшщзхъ": "qwertyuiop[]", "ЙЦУКЕНГШЩЗХЪ": "QWERTYUIOP{}",
    "фывапролджэё": "asdfghjkl;'`", "ФЫВАПРОЛДЖЭЁ": 'ASDFGHJKL:"~',
    "ячсмитьбюіў": "zxcvbnm,.bo", "ЯЧСМИТЬБЮІЎ": "ZXCVBNM<>BO",
    '№";:?.,': "#@$^&/?",
  };
  const latinOf = new Map(Object.entries(places).flatMap(([from, to]) => [...from].map((sign, place) => [sign, to[place]])));
  const betrays = /[Ѐ-ӿ№]/; // one Cyrillic letter tells the layout; without it every sign is itself
  const msPerKey = 60;

  const latin = (text) => (betrays.test(text) ? [...text].map((sign) => latinOf.get(sign) ?? sign).join("") : text);

  function taken(field, scanned) {
    const text = field.value.trim();
    field.value = scanned || field.dataset.scan === "badge" ? latin(text) : text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new CustomEvent("nkmfg:scanned", { bubbles: true }));
    const next = document.getElementById(field.dataset.scanNext ?? "");
    if (next) next.focus();
    else if (field.hasAttribute("data-scan-submit")) field.form.requestSubmit();
  }

  const begun = new WeakMap(); // field -> moment of its first sign
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("input[data-scan]") && event.target.value.length <= 1) begun.set(event.target, event.timeStamp);
  });

  // A burst typed while no field has the focus belongs to the page's first empty scan field.
  let burst = "";
  let before = 0;
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (field.matches?.("input[data-scan]")) {
      if (event.key !== "Enter" || !field.value) return;
      event.preventDefault(); // the reader's Enter is no Record
      taken(field, event.timeStamp - (begun.get(field) ?? 0) < msPerKey * field.value.length);
      return;
    }
    if (field.matches?.("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.timeStamp - before > msPerKey) burst = "";
    before = event.timeStamp;
    if (event.key.length === 1) burst += event.key;
    if (event.key !== "Enter" || burst.length < 4) return;
    const scope = document.querySelector("dialog[open]") ?? document;
    const into = [...scope.querySelectorAll("input[data-scan]")].find((input) => !input.value && (scope !== document || !input.closest("dialog")));
    if (!into) return;
    event.preventDefault();
    for (let fold = into.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    into.value = burst;
    burst = "";
    into.focus();
    taken(into, true);
  });
})();
