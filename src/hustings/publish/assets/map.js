// Seats on a map: arrow keys from seat to seat, another layout, another measure. Without it the page stands as sent.

const SVG = "http://www.w3.org/2000/svg";
const HATCHED = 440, MARKED = 8;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Make a picture of seats walkable. Returns { layout(url), measure(url), update(shading) }. */
export function seatsPicture(svg) {
  const seats = new Map([...svg.querySelectorAll("a[data-seat]")].map((a) => [a.dataset.seat, a]));
  // A picture that listens for focus would itself become a stop of the tab key, so what it stands in listens.
  const around = svg.parentElement;
  around.addEventListener("keydown", (event) => walk(event, svg, [...seats.values()]));
  around.addEventListener("focusin", (event) => {
    const seat = seatAt(event, svg);
    if (seat) stopAt(seat, seats.values());
  });
  let entry = -1;
  return {
    async layout(url) { arrange(svg, seats, await read(url)); },
    async measure(url) { this.update(await read(url)); },
    update(shading) {
      entry = shading.entry;
      for (const [key, shade] of Object.entries(shading.seats)) paint(seats.get(key), shade, svg.id);
      svg.querySelector(":scope > title").textContent = shading.title;
      svg.querySelector(":scope > desc").textContent = shading.note || " ";
      explain(svg, shading);
    },
    get entry() { return entry; },
  };
}

async function read(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

function seatAt(event, svg) {
  const seat = event.target.closest("a[data-seat]");
  return seat && svg.contains(seat) ? seat : null;
}

function stopAt(seat, seats) {
  for (const other of seats) if (other !== seat) other.setAttribute("tabindex", "-1");
  seat.setAttribute("tabindex", "0");
}

function middle(seat) {
  const letters = seat.querySelector("text");
  return [Number(letters.getAttribute("x")), Number(letters.getAttribute("y"))];
}

function walk(event, svg, seats) {
  const way = ARROWS[event.key];
  const here = seatAt(event, svg);
  if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = way ? next(here, way, seats) : { Home: seats[0], End: seats[seats.length - 1] }[event.key];
  if (!to) return;
  event.preventDefault();
  to.focus();
}

/** The nearest seat that way: no further aside than ahead, and each step aside counts double. */
function next(here, [dx, dy], seats) {
  const [x, y] = middle(here);
  let best = null, least = Infinity;
  for (const seat of seats) {
    if (seat === here) continue;
    const [sx, sy] = middle(seat);
    const ahead = (sx - x) * dx + (sy - y) * dy, aside = Math.abs((sx - x) * dy + (sy - y) * dx);
    if (ahead <= 0 || aside > ahead) continue;
    if (ahead + 2 * aside < least) [best, least] = [seat, ahead + 2 * aside];
  }
  return best;
}

function arrange(svg, seats, layout) {
  svg.setAttribute("viewBox", `0 0 ${layout.size.join(" ")}`);
  svg.setAttribute("class", `picture seats is-${layout.name}`);
  for (const [key, [path, x, y, size]] of Object.entries(layout.places)) {
    const seat = seats.get(key);
    if (!seat) continue;
    for (const shape of seat.querySelectorAll("path")) shape.setAttribute("d", path);
    const letters = seat.querySelector("text");
    letters.setAttribute("x", x); letters.setAttribute("y", y); letters.setAttribute("font-size", size);
  }
  svg.querySelector(".borders").setAttribute("d", layout.borders);
  svg.querySelector(".mark")?.setAttribute("font-size", Math.floor(layout.size[0] / MARKED));
  const scale = Math.max(1, Math.floor(layout.size[0] / HATCHED));
  svg.querySelector("pattern").setAttribute("patternTransform", `scale(${scale})`);
}

function paint(seat, [classes, letters, told], name) {
  if (!seat) return;
  seat.setAttribute("class", `seat ${classes}`);
  seat.querySelector("title").textContent = told;
  seat.querySelector("text").textContent = letters;
  hatch(seat, seat.querySelector(".shape"), name);
}

/** Lay hatching over what shows an estimate, and take it off everything else. */
function hatch(seat, shape, name) {
  const over = seat.querySelector(".hatch");
  if (!seat.classList.contains("forecast")) { over?.remove(); return; }
  if (over) return;
  const made = shape.cloneNode();
  made.setAttribute("class", "hatch");
  made.setAttribute("fill", `url(#${name}-hatch)`);
  shape.after(made);
}

function explain(svg, shading) {
  const list = document.querySelector(`[data-legend="${svg.id}"]`);
  if (!list) return;
  list.replaceChildren(...shading.legend.map(([classes, letters, text, count]) => {
    const line = document.createElement("li"), words = document.createElement("span");
    const sample = make("svg", { viewBox: "0 0 22 16", class: `seat ${classes}`, "aria-hidden": "true" });
    const shape = make("path", { d: "M1 1h20v14h-20z", class: "shape" });
    const sign = make("text", { x: 11, y: 8, "font-size": 9, class: "letters" });
    sign.textContent = letters;
    sample.append(shape, sign);
    hatch(sample, shape, svg.id);
    words.textContent = `${text}: ${count.toLocaleString("en-GB")}`;
    line.append(sample, words);
    return line;
  }));
}

function make(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
