(function () {
  var box = document.getElementById("seat"), said = document.getElementById("found");
  var seats = Array.prototype.slice.call(document.querySelectorAll(".seats li"));
  var groups = Array.prototype.slice.call(document.querySelectorAll("section.letter"));
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f'’‘]/g, "").toLowerCase().replace(/&/g, " and ")
      .replace(/[^a-z0-9]+/g, " ").trim();
  }
  function show() {
    var words = plain(box.value).split(" ").filter(Boolean), count = 0;
    seats.forEach(function (seat) {
      var name = " " + seat.dataset.name, fits = words.every(function (word) { return name.indexOf(" " + word) >= 0; });
      seat.hidden = !fits;
      count += fits ? 1 : 0;
    });
    groups.forEach(function (group) { group.hidden = !group.querySelector("li:not([hidden])"); });
    said.textContent = !words.length ? "" : count === 1 ? "1 seat" : count + " seats" +
      (count ? "" : "; try a part of the name, or look in the list by letter");
  }
  document.querySelector(".find").hidden = false;
  box.addEventListener("input", show);
  box.form.addEventListener("submit", function (event) {
    var left = seats.filter(function (seat) { return !seat.hidden; });
    event.preventDefault();
    if (left.length === 1) { location.href = left[0].querySelector("a").href; }
  });
  show();
})();
