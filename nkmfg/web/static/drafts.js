// Each field is kept as it is left: form[data-draft-url] posts csrf_token, field, value and age_ms (how long ago it was left, so
// that the server, whose clock counts, knows the moment even when the network was away). A draft is scratch; Record is the commit.
// The answer may say, all optional: {kept: "14:05:12", echo, error, at: 0 to 100, chip: the server's own markup of the verdict,
// calculated: {field: the server's own markup of the number calculated beside it}, preview: the server's own markup of what recording
// it would say}.
(() => {
  "use strict";
  const forms = "form[data-draft-url]";
  const draftable = "input:not([type=password], [type=file], [type=hidden], [data-no-draft]), select, textarea";
  const kept = new WeakMap(); // form -> Map(field -> value last kept)
  const waiting = new Map(); // form -> Map(field -> {value, left})
  const sending = new Set();

  function valueOf(control) {
    if (!["checkbox", "radio"].includes(control.type)) return control.value;
    const picked = [...control.form.elements].filter((other) => other.name === control.name && other.checked);
    return picked.map((other) => other.value).join("\n");
  }

  function begin(form) {
    const controls = [...form.elements].filter((control) => control.name && control.matches(draftable));
    kept.set(form, new Map(controls.map((control) => [control.name, valueOf(control)])));
  }

  function leave(control) {
    const form = control.form?.closest(forms);
    if (!form || !control.name || !control.matches(draftable)) return;
    const value = valueOf(control);
    if (kept.get(form)?.get(control.name) === value) return;
    kept.get(form)?.set(control.name, value);
    if (!waiting.has(form)) waiting.set(form, new Map());
    waiting.get(form).set(control.name, { value, left: Date.now() });
    send(form);
  }

  async function send(form) {
    const fields = waiting.get(form);
    if (!fields?.size || sending.has(form)) return;
    const [field, draft] = fields.entries().next().value;
    const csrf_token = document.querySelector("meta[name=csrf-token]").content;
    const form_id = form.elements.form_id.value;
    const body = new URLSearchParams({ csrf_token, form_id, field, value: draft.value, age_ms: Date.now() - draft.left });
    let answered = false;
    sending.add(form);
    try {
      const answer = await fetch(form.dataset.draftUrl, { method: "POST", body, headers: { Accept: "application/json" } });
      answered = answer.ok;
      if (answer.status === 423) document.dispatchEvent(new CustomEvent("nkmfg:locked"));
      if (answer.status === 409) return ended(form, fields, await answer.json());
      if (answered && fields.get(field) === draft) fields.delete(field);
      if (answered) show(form, field, answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {});
    } catch {
      // no network: said below, and tried again
    }
    sending.delete(form);
    if (!answered) say(form, "away");
    if (fields.size) setTimeout(send, answered ? 0 : 5000, form);
  }

  // The form was recorded meanwhile, perhaps at another tablet: nothing more of it is kept.
  function ended(form, fields, told) {
    fields.clear();
    sending.delete(form);
    const line = form.querySelector("[data-draft-status]");
    if (line) line.textContent = told.message;
  }

  function say(form, what, when = "") {
    const line = form.querySelector("[data-draft-status]");
    if (line) line.textContent = (line.dataset[what] ?? "").replace("{when}", when);
  }

  function show(form, field, told) {
    const name = CSS.escape(field);
    say(form, "kept", told.kept);
    if (told.form_id) form.elements.form_id.value = told.form_id; // the id is the draft's, on all tablets of its author
    const note = form.querySelector(`[data-note-for="${name}"]`);
    if (note && told.echo !== undefined) {
      note.textContent = told.error ? `✕ ${told.error}` : told.echo;
      note.className = told.error ? "error" : "echo";
    }
    const control = form.querySelector(`#${name}`);
    if (told.error) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
    const here = form.querySelector(`[data-bar-for="${name}"] [data-bar-here]`);
    if (here && told.at !== undefined) {
      here.setAttribute("x", `${told.at}%`);
      here.removeAttribute("display");
    }
    for (const [name, markup] of Object.entries(told.calculated ?? {})) {
      const place = form.querySelector(`[data-calculated-for="${CSS.escape(name)}"]`);
      if (place && !place.querySelector("[open]")) place.innerHTML = markup; // what somebody reads stays
    }
    const preview = form.querySelector("[data-preview]");
    if (preview && told.preview !== undefined) preview.innerHTML = told.preview;
    const verdict = form.querySelector(`[data-verdict-for="${name}"]`);
    if (verdict && told.chip !== undefined) verdict.innerHTML = told.chip;
  }

  const again = () => [...waiting.keys()].forEach(send);
  document.querySelectorAll(forms).forEach(begin);
  document.addEventListener("nkmfg:added", (event) => event.target.querySelectorAll(forms).forEach(begin));
  document.addEventListener("focusout", (event) => leave(event.target));
  document.addEventListener("change", (event) => event.target.matches("[type=radio], [type=checkbox], select") && leave(event.target));
  document.addEventListener("nkmfg:scanned", (event) => leave(event.target));
  document.addEventListener("nkmfg:unlocked", again);
  addEventListener("online", again);
  addEventListener("beforeunload", (event) => {
    const unkept = [...waiting].some(([form, fields]) => fields.size && !form.dataset.sent);
    if (unkept) event.preventDefault();
  });
})();
