// A map of the city: fetches Leaflet when it is first needed and draws the ward boundaries, or the city's tiles if it has some.
(() => {
  const andalan = (self.andalan = self.andalan || {});
  const BOUNDARIES = "/api/v1/regions/wards.geojson";
  const NAMES_FROM = 14;
  let leaflet = null;

  const fetchLeaflet = (element) => {
    leaflet =
      leaflet ||
      new Promise((done, failed) => {
        const css = document.createElement("link");
        css.rel = "stylesheet";
        css.href = element.dataset.leafletCss;
        const script = document.createElement("script");
        script.src = element.dataset.leaflet;
        script.onload = () => done(self.L);
        script.onerror = failed;
        document.head.append(css, script);
      });
    return leaflet;
  };

  const wards = async (L, map) => {
    const response = await fetch(BOUNDARIES);
    const shapes = await response.json();
    const layer = L.geoJSON(shapes, {
      interactive: false,
      style: { color: "#0f4c63", weight: 1, opacity: 0.55, fillColor: "#ece4d2", fillOpacity: 1 },
    }).addTo(map);
    const names = L.layerGroup(
      shapes.features.map((ward) =>
        L.tooltip({ permanent: true, direction: "center", className: "ward-name", interactive: false })
          .setContent(ward.properties.name.replace(/[<>&]/g, ""))
          .setLatLng(L.geoJSON(ward).getBounds().getCenter()),
      ),
    );
    const label = () => (map.getZoom() >= NAMES_FROM ? names.addTo(map) : names.remove());
    map.on("zoomend", label);
    label();
    return layer;
  };

  // The map in this element, once; its data attributes say where it opens.
  andalan.baseMap = async (element) => {
    const L = await fetchLeaflet(element);
    const words = element.dataset;
    const map = L.map(element, { zoomControl: false, attributionControl: false, preferCanvas: true, maxZoom: 19, minZoom: 8 });
    L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
    map.setView([Number(words.centreLat), Number(words.centreLon)], Number(words.zoom));
    if (words.tiles) {
      L.tileLayer(words.tiles, { maxZoom: 19 }).addTo(map);
    } else {
      wards(L, map).catch(() => {}); // without a network the pin still stands on open sea
    }
    return map;
  };
})();
