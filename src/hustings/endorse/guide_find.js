(function () {
  var box = document.getElementById("seat"), said = document.getElementById("found");
  var seats = Array.prototype.slice.call(document.querySelectorAll("section.letter li"));
  var groups = Array.prototype.slice.call(document.querySelectorAll("section.letter"));
  var few = document.getElementById("few");
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f'’‘]/g, "").toLowerCase().replace(/&/g, " and ")
      .replace(/[^a-z0-9]+/g, " ").trim();
  }
  var held = document.getElementById("postcodes"), codes = held ? JSON.parse(held.textContent) : null;
  function lies(typed) {
    var code = typed.toUpperCase().replace(/[^A-Z0-9]/g, ""), keys = codes && codes.codes[code];
    if (!codes || !/^[A-Z]{1,2}[0-9]/.test(code) || code.length < 5) { return false; }
    said.textContent = !keys ? typed + " is not covered here; find the seat by its name" :
      (keys.length > 1 ? "This postcode is split; a polling card says which seat is yours: " : "Your seat: ");
    (keys || []).forEach(function (key, place) {
      var link = document.createElement("a");
      link.href = codes.seats[key][1];
      link.textContent = codes.seats[key][0];
      if (place) { said.appendChild(document.createTextNode(" or ")); }
      said.appendChild(link);
    });
    if (few) { few.hidden = true; }
    seats.forEach(function (seat) {
      seat.hidden = !!keys && !keys.some(function (key) { return seat.querySelector("a").getAttribute("href") === codes.seats[key][1]; });
    });
    groups.forEach(function (group) { group.hidden = !group.querySelector("li:not([hidden])"); });
    return true;
  }
  function show() {
    if (lies(box.value.trim())) { return; }
    var words = plain(box.value).split(" ").filter(Boolean), count = 0;
    seats.forEach(function (seat) {
      var name = " " + seat.dataset.name, fits = words.every(function (word) { return name.indexOf(" " + word) >= 0; });
      seat.hidden = !fits;
      count += fits ? 1 : 0;
    });
    groups.forEach(function (group) { group.hidden = !group.querySelector("li:not([hidden])"); });
    if (few) { few.hidden = !!words.length; }
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
