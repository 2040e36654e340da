/* A passkey that does not come: said in words, instead of a button that does nothing. */
const button = document.getElementById("passkey");
const said = document.getElementById("passkey-wrong");

const WORDS = {
  NotAllowedError: "No passkey came: it was put off, took too long, or there is none of this desk here.",
  InvalidStateError: "This device or key holds a passkey of yours already.",
  NotSupportedError: "This device or key cannot hold such a passkey.",
};

function tell(words) {
  said.textContent = words;
  said.hidden = false;
}

function impossibleHere() {
  const isNumber = /^[\d.]+$|^\[/.test(location.hostname);
  if (isNumber && location.protocol === "http:") {
    const named = `http://localhost${location.port ? `:${location.port}` : ""}/`;
    return `A passkey belongs to a name, and this page is open at ${location.hostname}. Open the desk at ${named} instead.`;
  }
  if (isNumber) return "A passkey belongs to a name, and this page is open at a number. Open the desk by its name.";
  if (!window.isSecureContext) return "A passkey needs HTTPS, which this page came without.";
  if (!window.PublicKeyCredential) return "This browser knows no passkeys.";
  return "";
}

const why = impossibleHere();
if (why) {
  tell(why);
  button.disabled = true;
}
button.addEventListener("click", () => { said.hidden = true; });
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const wrong = event.detail.exception;
  tell(WORDS[wrong.name] || `No passkey came: ${wrong.message}`);
});
