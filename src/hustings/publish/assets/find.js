// Finds a seat by its name, an old name or a postcode; nothing typed is sent anywhere.
const form = document.getElementById("find");
const typed = document.getElementById("typed");
const list = document.getElementById("found");
const said = document.getElementById("found-said");
const MOST = 12;
const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/;
const PART = /^[a-z]{1,2}\d[a-z\d]?(\d[a-z]?)?$/;
const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ß: "ss" };
let seats = null;
let codes = null;

// The same form as names in the index: small letters, no accents, "&" as "and", single spaces.
export function folded(name) {
  return name
    .replace(/['`´‘’ʻʼ′]/g, "")
    .normalize("NFKC").toLowerCase().normalize("NFKD")
    .replace(/[øłđðþæœıß]/g, (letter) => LETTERS[letter])
    .replace(/\p{M}/gu, "")
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function plain(words) {
  return words.split(" ").filter((word) => word && !["and", "the", "of", "upon", "on", "in"].includes(word));
}

function has(name, wanted) {
  const words = plain(name);
  return wanted.every((one, n) => words.some((word) => (n === wanted.length - 1 ? word.startsWith(one) : word === one)));
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
}

// Current names before old ones, exact before partial, and of an old seat its larger parts first.
export function matches(all, text) {
  const name = folded(text);
  const wanted = plain(name);
  if (!wanted.length) return [];
  const found = [];
  for (const seat of all) {
    if (seat.folded.includes(name)) found.push({ seat, rank: 0, old: null });
    else if (seat.folded.some((one) => plain(one).join(" ") === wanted.join(" "))) found.push({ seat, rank: 1, old: null });
    else if (seat.folded.some((one) => one.startsWith(name))) found.push({ seat, rank: 2, old: null });
    else if (seat.folded.some((one) => has(one, wanted))) found.push({ seat, rank: 3, old: null });
    else {
      const old = seat.old.find((one) => one.folded === name) ?? seat.old.find((one) => has(one.folded, wanted));
      if (old) found.push({ seat, rank: old.folded === name ? 4 : 5, old });
    }
  }
  return found.sort((a, b) => a.rank - b.rank || (b.old?.part ?? 0) - (a.old?.part ?? 0) || (a.seat.name < b.seat.name ? -1 : 1));
}

function line(page, name, note) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${form.dataset.here}seats/${encodeURIComponent(page)}.html`;
  link.textContent = name;
  item.append(link);
  if (note) {
    const more = document.createElement("span");
    more.className = "what dim";
    more.textContent = note;
    item.append(" ", more);
  }
  return item;
}

function percent(part) {
  return part.toLocaleString(document.documentElement.lang, { style: "percent", maximumFractionDigits: 0 });
}

// What a seat and its place are called in the language of this page stands in the list of all seats.
const shown = new Map();
for (const item of document.querySelectorAll("#all-seats li")) {
  const link = item.querySelector("a");
  shown.set(link.href, { name: link.textContent, place: item.querySelector(".dim")?.textContent ?? "" });
}

function shownAs(page) {
  return shown.get(new URL(`${form.dataset.here}seats/${encodeURIComponent(page)}.html`, location.href).href);
}

function told(one) {
  if (!one.old) return shownAs(one.seat.page)?.place;
  return filled(form.dataset.old, { part: percent(one.old.part), name: one.old.name });
}

async function read(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function byPostcode(code) {
  codes ??= await read(form.dataset.postcodes);
  const found = codes.areas[code.slice(0, -3).toUpperCase()]?.[code.slice(-3).toUpperCase()] ?? [];
  list.replaceChildren(...found.map((n) => {
    const seat = shownAs(codes.pages[n]);
    return line(codes.pages[n], seat?.name ?? codes.pages[n], seat?.place);
  }));
  if (found.length > 1) said.textContent = form.dataset.split;
  else if (found.length) said.textContent = filled(form.dataset.some, { count: 1 });
  else said.textContent = filled(form.dataset.gap, { code: code.toUpperCase(), look_up: codes.look_up });
}

async function look() {
  const text = typed.value.trim();
  const code = text.toLowerCase().replace(/[^a-z\d]/g, "");
  try {
    seats ??= (await read(form.dataset.index)).seats;
    if (typed.value.trim() !== text) return;
    if (form.dataset.postcodes && POSTCODE.test(code)) {
      await byPostcode(code);
      return;
    }
    const found = matches(seats, text);
    list.replaceChildren(...found.slice(0, MOST).map((one) => line(one.seat.page, shownAs(one.seat.page)?.name ?? one.seat.name, told(one))));
    if (!text) said.textContent = "";
    else if (found.length) said.textContent = filled(form.dataset.some, { count: found.length });
    else said.textContent = form.dataset.postcodes && PART.test(code) ? form.dataset.short : form.dataset.none;
  } catch {
    said.textContent = form.dataset.lost;
  }
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const first = list.querySelector("a");
  if (first) first.focus();
});
typed.addEventListener("input", look);
if (typed.value) look();
