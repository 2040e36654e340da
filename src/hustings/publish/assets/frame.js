// Tells the page around a frame how tall its content is, so that it can make room.
function tell() {
  parent.postMessage({ hustings: "height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
}
if (parent !== window) {
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("load", tell);
  tell();
}
