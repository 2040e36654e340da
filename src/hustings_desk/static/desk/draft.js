/* What is typed and not yet sent, kept in this tab alone, for this person alone. */
const PREFIX = "hustings-desk-draft:";

const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));

export function forgetAll() {
  for (const key of keys()) sessionStorage.removeItem(key);
}

export function forgetOthers(person) {
  for (const key of keys()) {
    if (!key.startsWith(`${PREFIX}${person}:`)) sessionStorage.removeItem(key);
  }
}

export function keep(person, what, values) {
  sessionStorage.setItem(`${PREFIX}${person}:${what}`, JSON.stringify(values));
}

export function kept(person, what) {
  const text = sessionStorage.getItem(`${PREFIX}${person}:${what}`);
  return text === null ? null : JSON.parse(text);
}

export function forget(person, what) {
  sessionStorage.removeItem(`${PREFIX}${person}:${what}`);
}
