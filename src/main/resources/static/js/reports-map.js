// Reports on the map, gathered by the server: a dot with a number opens to more, a single one to its report.
(() => {
  const element = document.getElementById("reports-map");
  // On a phone the map is a page of its own: hidden beside the list, it fetches nothing.
  if (!element || element.offsetParent === null) {
    return;
  }
  const { lat, lon, query, reports } = element.dataset;

  const number = new Intl.NumberFormat(document.documentElement.lang);
  const size = (count) => (count < 10 ? 1 : count < 100 ? 2 : count < 1000 ? 3 : 4);

  const dot = (L, map, one) => {
    const single = one.number !== null && one.number !== undefined;
    const px = single ? 24 : 24 + size(one.count) * 8;
    const icon = L.divIcon({
      className: "report-dot report-dot--" + (single ? "one" : size(one.count)),
      html: single ? "" : number.format(one.count),
      iconSize: [px, px],
    });
    const name = single ? one.number : reports.replace("{0}", number.format(one.count));
    const marker = L.marker([one.lat, one.lon], { icon, title: name, alt: name });
    marker.on("click", () => {
      if (single) {
        location.assign("/laporan/" + one.number);
      } else {
        map.setView([one.lat, one.lon], Math.min(map.getZoom() + 2, 19));
      }
    });
    return marker;
  };

  const follow = (L, map) => {
    const layer = L.layerGroup().addTo(map);
    let asked = 0;
    const draw = async () => {
      const mine = ++asked;
      const box = map.getBounds();
      const edges = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((edge) => edge.toFixed(6));
      const address = "/api/v1/reports/map?bbox=" + edges.join(",") + "&zoom=" + map.getZoom() + (query ? "&" + query : "");
      const response = await fetch(address);
      if (!response.ok || mine !== asked) {
        return;
      }
      const { dots } = await response.json();
      layer.clearLayers();
      dots.forEach((one) => dot(L, map, one).addTo(layer));
      element.dataset.drawn = dots.length;
    };
    map.on("moveend", () => draw().catch(() => {}));
    draw().catch(() => {});
  };

  const start = async () => {
    const map = await self.andalan.baseMap(element);
    if (lat && lon) {
      const at = [Number(lat), Number(lon)];
      map.setView(at, 15);
      const icon = L.divIcon({ className: "pin-icon", html: "<span></span>", iconSize: [30, 40], iconAnchor: [15, 38] });
      L.marker(at, { icon, keyboard: false, interactive: false, alt: element.dataset.pin }).addTo(map);
    } else {
      self.andalan.mapPlaces(map, element);
      follow(L, map);
    }
  };

  if ("IntersectionObserver" in self) {
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        seen.disconnect();
        start();
      }
    });
    seen.observe(element);
  } else {
    start();
  }
})();
