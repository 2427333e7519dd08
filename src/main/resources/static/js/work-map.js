// Reports of the inbox on a map: gathered by the server, so that a million of them are a few hundred dots.
const place = document.getElementById('peta');
const map = L.map(place, { attributionControl: false, zoomControl: false, zoomSnap: 0.5 }).setView([Number(place.dataset.lat), Number(place.dataset.lon)], Number(place.dataset.zoom));
L.control.zoom({ zoomInTitle: place.dataset.in, zoomOutTitle: place.dataset.out }).addTo(map);
const dots = L.layerGroup().addTo(map);
const number = new Intl.NumberFormat(document.documentElement.lang);
let wanted = 0;

fetch('/api/v1/regions/wards.geojson').then(answer => (answer.ok ? answer.json() : null)).then(wards => {
  if (!wards) return;
  L.geoJSON(wards, { style: { color: '#8a8268', weight: 1, fillColor: '#efe9d8', fillOpacity: 1 }, interactive: false }).addTo(map);
}).catch(() => {});

async function show() {
  const turn = ++wanted;
  const box = map.getBounds();
  const at = new URL(place.dataset.dots, location.href);
  const view = {
    barat: Math.max(-180, box.getWest()), selatan: Math.max(-85, box.getSouth()),
    timur: Math.min(180, box.getEast()), utara: Math.min(85, box.getNorth()), zoom: Math.round(map.getZoom()),
  };
  for (const [name, value] of Object.entries(view)) at.searchParams.set(name, value);
  const answer = await fetch(at);
  if (!answer.ok || turn !== wanted) return;
  const found = await answer.json();
  dots.clearLayers();
  for (const dot of found) dots.addLayer(dot.number ? single(dot) : many(dot));
}

function single(dot) {
  const name = place.dataset.one.replace('#', dot.number);
  const marker = L.marker([dot.lat, dot.lon], { title: name, alt: name, icon: L.divIcon({ className: 'dot-one', iconSize: [24, 24] }) });
  return marker.on('click', () => { location.href = place.dataset.report + dot.number; });
}

function many(dot) {
  const name = place.dataset.many.replace('#', number.format(dot.count));
  const size = Math.min(56, 26 + 6 * Math.log10(dot.count + 1) * 2);
  const icon = L.divIcon({ className: 'dot-many', html: number.format(dot.count), iconSize: [size, size] });
  return L.marker([dot.lat, dot.lon], { title: name, alt: name, icon }).on('click', () => map.setView([dot.lat, dot.lon], map.getZoom() + 2));
}

self.andalan.mapPlaces(map, place);
map.on('moveend', show);
show();
