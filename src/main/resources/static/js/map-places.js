// Sends a map to an island or a district that is chosen beside it; says "elsewhere" once somebody moved the map by hand.
(() => {
  const andalan = (self.andalan = self.andalan || {});

  const corners = (text) => {
    const [west, south, east, north] = text.split(",").map(Number);
    return [
      [south, west],
      [north, east],
    ];
  };

  const EDGE = 8;

  // A map that has no room yet (its page is still being laid out) cannot be fitted to anything: Leaflet would reckon with
  // the logarithm of a negative size. Runs `ready` at once, or as soon as there is room.
  const withRoom = (map, element, ready) => {
    const roomy = () => Math.min(map.getSize().x, map.getSize().y) > 2 * EDGE;
    if (roomy()) {
      ready();
      return;
    }
    const watch = new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      if (roomy()) {
        watch.disconnect();
        ready();
      }
    });
    watch.observe(element);
  };

  // The map opens where its element's data-start says. Answers a function that goes to a place by its code.
  andalan.mapPlaces = (map, element) => {
    const bar = document.getElementById(element.id + "-places");
    const select = bar && bar.querySelector("select");
    let shown = null;

    const show = (box) => {
      shown = null;
      withRoom(map, element, () => {
        map.fitBounds(corners(box), { padding: [EDGE, EDGE], animate: false });
        shown = { box, zoom: map.getZoom(), at: map.getCenter() };
      });
    };
    // A window that changed its size moves the map's edges, not its middle.
    const still = () =>
      shown !== null && map.getZoom() === shown.zoom && map.project(map.getCenter()).distanceTo(map.project(shown.at)) < 3;

    if (element.dataset.start) {
      show(element.dataset.start);
    }
    if (!select) {
      return () => {};
    }
    bar.hidden = false;
    select.addEventListener("change", () => {
      const { box } = select.selectedOptions[0].dataset;
      if (box) {
        show(box);
      }
    });
    map.on("moveend", () => {
      if (shown !== null && !still()) {
        shown = null;
        select.value = "";
      }
    });
    map.on("resize", () => {
      if (still()) {
        show(shown.box);
      }
    });
    return (code) => {
      select.value = code;
      select.dispatchEvent(new Event("change"));
    };
  };
})();
