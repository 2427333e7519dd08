// A point on the map for a question of a form: pin.js, once for each such question.
(() => {
  const draw = (box) => {
    const [lat, lon, found, gps, toggle, actions] = ["lat", "lon", "found", "gps", "toggle", "actions"].map((name) =>
      box.querySelector("[data-part=" + name + "]"),
    );
    const map = document.getElementById(box.dataset.place);
    self.andalan.pin(
      { lat, lon, found, map, gps, toggle, actions },
      {
        opens: true,
        // The form keeps what is typed; these degrees nobody types.
        placed: () => lat.dispatchEvent(new Event("input", { bubbles: true })),
      },
    );
  };

  // Also for a question that comes into the page later.
  const andalan = (self.andalan = self.andalan || {});
  andalan.formPlaces = (root) =>
    root.querySelectorAll("[data-place]:not([data-drawn])").forEach((box) => {
      box.dataset.drawn = "";
      draw(box);
    });
  andalan.formPlaces(document);
})();
