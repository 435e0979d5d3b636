// Keys for entering paper forms: a digit goes on to the next question, Enter too, Backspace in an empty field goes back.
// The page works without it: Tab goes on, and Enter sends what is typed and comes back to the next blank.
"use strict";
{
  const form = document.getElementById("keying");
  const fields = [...form.querySelectorAll("select, input[data-codes], textarea")];
  const go = (field, by) => {
    const to = fields[fields.indexOf(field) + by];
    if (to) { to.focus(); to.select?.(); }
    return Boolean(to);
  };
  const fits = (field) => {
    const typed = field.value.trim().toUpperCase();
    const codes = field.dataset.codes;
    return field.dataset.many === undefined
      ? typed.length === 1 && codes.includes(typed)
      : [...typed.replace(/[\s,;]/g, "")].every((code) => codes.includes(code));
  };
  for (const list of form.querySelectorAll("select")) {
    list.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.ctrlKey) { event.preventDefault(); go(list, 1); }
    });
  }
  for (const field of fields) {
    if (field.dataset.codes === undefined) continue;
    field.addEventListener("focus", () => field.select());
    field.addEventListener("input", () => {
      const wrong = field.value.trim() !== "" && !fits(field);
      field.toggleAttribute("aria-invalid", wrong);
      if (field.dataset.many === undefined && fits(field)) go(field, 1);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.ctrlKey && fields.indexOf(field) < fields.length - 1) {
        event.preventDefault();
        go(field, 1);
      } else if (event.key === "Backspace" && field.value === "") {
        event.preventDefault();
        go(field, -1);
      }
    });
  }
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); form.requestSubmit(); }
  });
}
