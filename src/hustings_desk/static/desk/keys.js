/* One-key shortcuts: an element with data-key answers to that key while no box is being typed in. */
const TYPED = "input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, select, [contenteditable]";

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const inBox = event.target instanceof Element && event.target.matches(TYPED);
    if (event.key === "/" && !inBox) return focusFinder(event);
    if (inBox && event.key !== "Escape") return;
    if (/^[1-9]$/.test(event.key) && pick(Number(event.key))) return event.preventDefault();
    const wanted = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
    if (!wanted || event.repeat || event.defaultPrevented) return;
    if (event.key === "Escape" && inBox && event.target.closest(".finder")) return;
    event.preventDefault();
    if (wanted.matches("input[type=radio]")) choose(wanted);
    else wanted.click();
  });
  const choice = document.querySelector(".choose");
  if (choice) choice.closest("form").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input[type=radio]")) {
      event.preventDefault();
      const reason = event.currentTarget.querySelector("textarea");
      if (reason && reason.value.trim() === "") reason.focus();
      else event.currentTarget.requestSubmit();
    }
  });
  for (const area of document.querySelectorAll(".say textarea")) area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      area.form.requestSubmit();
    }
  });
}

/* Where boxes are settled, a digit answers the one that has the focus, or else the first without an answer. */
function pick(digit) {
  const form = document.querySelector("form[data-digits]");
  if (!form) return false;
  const sets = [...form.querySelectorAll("fieldset")];
  const own = document.activeElement.closest?.("form[data-digits] fieldset");
  const at = own ?? sets.find((set) => !set.querySelector(":checked")) ?? sets[0];
  const radio = at.querySelectorAll("input[type=radio]")[digit - 1];
  if (!radio) return false;
  choose(radio);
  const next = sets[sets.indexOf(at) + 1];
  if (radio.value === "other") at.querySelector("input.num").focus();
  else if (next) next.querySelector("input[type=radio]").focus();
  return true;
}

function focusFinder(event) {
  const box = document.getElementById("find");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

function choose(radio) {
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}
