// Where one report is. The coordinates stand beside the map for those who do not see it.
const place = document.getElementById('tempat');
const at = [Number(place.dataset.lat), Number(place.dataset.lon)];
const map = L.map(place, { attributionControl: false, keyboard: false }).setView(at, 15);
fetch('/api/v1/regions/wards.geojson').then(answer => (answer.ok ? answer.json() : null)).then(wards => {
  if (wards) L.geoJSON(wards, { style: { color: '#8a8268', weight: 1, fillColor: '#efe9d8', fillOpacity: 1 }, interactive: false }).addTo(map);
}).catch(() => {});
L.marker(at, { keyboard: false, alt: place.dataset.name, icon: L.divIcon({ className: 'dot-one', iconSize: [24, 24] }) }).addTo(map);
