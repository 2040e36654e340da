// The picture of every seat: measures and layouts to choose from, the seat pointed at in words, the night followed.
const figure = document.getElementById("seats-figure");
if (figure) start(figure);

async function start(figure) {
  const { seatsPicture } = await import(new URL(figure.dataset.map, document.baseURI).href);
  const svg = figure.querySelector("svg.seats");
  const picture = seatsPicture(svg);
  const measure = figure.querySelector("#measure"), ways = figure.querySelector("#ways");
  let newest = Number(document.body.dataset.entry), asked = 0, title = svg.querySelector("title").textContent;

  /** Show the chosen measure as it stands now; an answer overtaken by another, or of an earlier entry, is dropped. */
  async function show() {
    const mine = (asked += 1);
    const answer = await fetch(`${measure.value}?entry=${newest}`, { credentials: "omit" });
    if (answer.status === 404) return leave();
    if (!answer.ok) throw new Error(`${measure.value}: ${answer.status}`);
    const shading = await answer.json();
    if (mine !== asked || shading.entry < newest) return;
    newest = shading.entry;
    picture.update(shading);
    title = shading.title;
    figure.querySelector("#seats-note").textContent = shading.note;
    const entry = figure.querySelector("#seats-entry");
    entry.textContent = entry.dataset.word.replace("{n}", newest.toLocaleString("en-GB"));
    say();
  }

  /** A measure may end, as a forecast does with the last declaration: back to the first. */
  function leave() {
    measure.selectedOptions[0].disabled = true;
    measure.selectedIndex = 0;
    return show();
  }

  function say(seat) {
    const at = seat ?? (svg.contains(document.activeElement) ? document.activeElement : null);
    figure.querySelector("#seats-said").textContent = at ? at.querySelector("title").textContent : title;
  }

  const attempt = (doing) => doing().catch((wrong) => console.warn(String(wrong)));
  measure.addEventListener("change", () => attempt(show));
  ways?.addEventListener("change", (event) => attempt(() => picture.layout(event.target.value)));
  document.addEventListener("hustings:swapped", (event) => {
    newest = Math.max(newest, event.detail.entry);
    attempt(show);
  });
  for (const kind of ["pointerover", "focusin"]) {
    svg.parentElement.addEventListener(kind, (event) => say(event.target.closest("a[data-seat]")));
  }
  for (const kind of ["pointerleave", "focusout"]) svg.parentElement.addEventListener(kind, () => say());
  measure.disabled = false;
  measure.selectedIndex = 0;
  if (ways) {
    ways.disabled = false;
    ways.querySelector("input").checked = true;
  }
}
