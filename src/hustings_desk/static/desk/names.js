/* Names as they are typed, compared in the form that the library's `folded` gives. */
const APOSTROPHES = /['`´‘’ʻʼ′]/gu;
const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" };

export function folded(typed) {
  const small = typed.replace(APOSTROPHES, "").normalize("NFKD").toLowerCase().normalize("NFKD");
  const plain = small.replace(/[øłđðþæœı]/gu, (letter) => LETTERS[letter]).replace(/&/gu, " and ");
  return plain.replace(/[\u0300-\u036f]/gu, "").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();
}

/* Seats that have every typed word as the beginning of one of theirs; those that begin as typed stand first. */
export function matching(seats, typed) {
  const words = typed.split(" ").filter(Boolean);
  if (!words.length) return [];
  const fits = seats.filter((seat) => {
    const own = seat.plain.split(" ");
    return words.every((word) => own.some((one) => one.startsWith(word))) || seat.key.toLowerCase() === typed;
  });
  const rank = (seat) => (seat.plain === typed ? 0 : seat.plain.startsWith(typed) ? 1 : 2);
  return fits.sort((a, b) => rank(a) - rank(b) || a.plain.length - b.plain.length);
}
