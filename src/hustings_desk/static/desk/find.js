/* The finder: seats by name while it is typed, from a list that the page holds. */
import { folded, matching } from "./names.js";

const MOST = 8;

export async function findSeats(finder) {
  const box = finder.querySelector("input");
  const list = finder.querySelector("ul");
  let seats = [];
  let shown = [];
  let at = -1;

  const address = (seat) => finder.dataset.contest.replace("KEY", encodeURIComponent(seat.key));

  function show() {
    shown = box.value.trim() === "" ? [] : matching(seats, folded(box.value)).slice(0, MOST);
    at = shown.length ? 0 : -1;
    list.replaceChildren(...shown.map(option));
    if (!shown.length && box.value.trim() !== "") {
      const none = document.createElement("li");
      none.className = "none";
      none.textContent = "No seat of that name";
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      list.append(none);
    }
    open(box.value.trim() !== "");
  }

  function option(seat, number) {
    const line = document.createElement("li");
    line.id = `found-${number}`;
    line.setAttribute("role", "option");
    line.textContent = seat.name;
    const region = document.createElement("span");
    region.className = "note";
    region.textContent = seat.region;
    line.append(" ", region);
    line.addEventListener("mousedown", (event) => {
      event.preventDefault();
      location.assign(address(seat));
    });
    return line;
  }

  function open(is) {
    list.hidden = !is;
    box.setAttribute("aria-expanded", String(is));
    mark();
  }

  function mark() {
    [...list.children].forEach((line, number) => line.setAttribute("aria-selected", String(number === at)));
    if (at >= 0) box.setAttribute("aria-activedescendant", `found-${at}`);
    else box.removeAttribute("aria-activedescendant");
  }

  box.addEventListener("input", show);
  box.addEventListener("blur", () => open(false));
  box.addEventListener("focus", () => box.value.trim() && show());
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (shown.length) at = (at + (event.key === "ArrowDown" ? 1 : shown.length - 1)) % shown.length;
      mark();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      location.assign(address(shown[at]));
    } else if (event.key === "Escape") {
      event.preventDefault();
      box.value = "";
      open(false);
      box.blur();
    }
  });

  const answer = await fetch(finder.dataset.seats, { headers: { Accept: "application/json" } });
  if (answer.ok && !answer.redirected) {
    seats = (await answer.json()).map(([name, key, region, plain]) => ({ name, key, region, plain }));
    if (document.activeElement === box) show();
  }
}
