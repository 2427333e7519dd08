// The map of the wall: wards coloured by open reports, and the open reports gathered by the server. No tiles from elsewhere.
(() => {
  const box = document.querySelector('[data-map]');
  if (!box || !window.L) return;
  box.querySelector('[data-map-none]')?.remove();
  const legend = box.parentElement.querySelectorAll('[data-step]');
  let steps = [1, 5, 10, 20];
  const colors = ['#12394c', '#1a6079', '#7a6a3c', '#d08a2e', '#e0683f'];
  const say = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (all, i) => values[i]);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // A wall of twice the pixels is drawn twice as large: the page's rem grows with the screen.
  const large = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let counts = JSON.parse(box.dataset.counts || '{}');
  const map = L.map(box, { zoomControl: false, attributionControl: false, zoomAnimation: !calm, fadeAnimation: !calm, minZoom: 8, maxZoom: 18, zoomSnap: 0.25 });
  L.control.zoom({ zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
  const go = window.andalan.mapPlaces(map, box);
  const dots = L.layerGroup().addTo(map);
  let wards = null;

  // Where a ward has hundreds, steps of five say nothing: they grow with the fullest ward.
  function scale() {
    const most = Math.max(0, ...Object.values(counts).map(n => n[0]));
    const size = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find(factor => most <= 30 * factor) || 2000;
    steps = [1, 5 * size, 10 * size, 20 * size];
    legend.forEach((node, i) => {
      const from = steps[i], to = steps[i + 1] - 1;
      node.textContent = i === 3 ? say(box.dataset.most, number.format(from)) : `${number.format(from)}–${number.format(to)}`;
    });
  }
  scale();
  const level = code => { const open = (counts[code] || [0])[0]; return steps.filter(step => open >= step).length; };
  const style = feature => ({ color: '#5f8b9d', weight: 0.8 * large, fillColor: colors[level(feature.properties.code)], fillOpacity: 0.85 });
  const rows = code => { const link = new URL(box.dataset.rows, location.href); link.searchParams.set('kelurahan', code); return link.pathname + link.search; };
  const tip = feature => { const n = counts[feature.properties.code] || [0, 0]; return say(box.dataset.tip, feature.properties.name, number.format(n[0]), number.format(n[1])); };

  // Islands that the view does not hold must not be forgotten: what is open there, each a button that goes there.
  const aside = document.querySelector('[data-beyond]');
  let told = '';
  function beyond() {
    const view = map.getBounds(), open = new Map();
    wards?.eachLayer(layer => {
      const { code, district, districtName } = layer.feature.properties, n = (counts[code] || [0])[0];
      if (n && !view.intersects(layer.getBounds())) open.set(district, { name: districtName, n: n + (open.get(district)?.n || 0) });
    });
    const news = JSON.stringify([...open]);
    if (news === told) return;
    told = news;
    aside.hidden = open.size === 0;
    aside.querySelector('ul').replaceChildren(...[...open].sort((a, b) => b[1].n - a[1].n).map(([code, place]) => {
      const line = document.createElement('li'), button = document.createElement('button');
      const part = (tag, text, css) => { const e = document.createElement(tag); e.textContent = text; if (css) e.className = css; return e; };
      button.type = 'button';
      button.dataset.place = code;
      button.append(place.name + ' ', part('b', number.format(place.n)), part('span', ' ' + aside.dataset.go, 'sr'));
      button.addEventListener('click', () => { go(code); box.focus({ preventScroll: true }); });
      line.append(button);
      return line;
    }));
  }

  fetch('/api/v1/regions/wards.geojson').then(answer => answer.json()).then(data => {
    wards = L.geoJSON(data, { style, onEachFeature: (feature, layer) => {
      layer.bindTooltip(() => tip(feature), { sticky: true });
      layer.on('click', () => { location.href = rows(feature.properties.code); });
    } }).addTo(map);
    beyond();
  }).catch(() => {}).finally(refresh);

  let asking = 0;
  function refresh() {
    const view = map.getBounds(), mine = ++asking;
    const query = new URLSearchParams(box.dataset.query);
    // Whole numbers of a grid, so that screens of one size ask the same question.
    const edge = (value, up) => (up ? Math.ceil(value * 200) : Math.floor(value * 200)) / 200;
    query.set('bbox', [edge(view.getWest()), edge(view.getSouth()), edge(view.getEast(), true), edge(view.getNorth(), true)].join(','));
    query.set('zoom', Math.round(map.getZoom() - Math.log2(large)));
    fetch('/pusat/peta.json?' + query, { headers: { Accept: 'application/json' } }).then(answer => answer.ok ? answer.json() : Promise.reject())
      .then(list => { if (mine === asking) draw(list); }).catch(() => {});
  }
  function draw(list) {
    dots.clearLayers();
    list.sort((a, b) => b.count - a.count).forEach(dot => {
      const size = large * (dot.count === 1 ? 14 : Math.min(64, 22 + 7 * Math.log2(dot.count)));
      const single = dot.number && dot.count === 1;
      const words = single ? dot.number : say(box.dataset.cluster, number.format(dot.count));
      L.marker([dot.lat, dot.lon], { keyboard: !!single, title: words, alt: words,
        icon: L.divIcon({ className: 'dot', iconSize: [size, size], html: dot.count === 1 ? '' : number.format(dot.count) }) })
        .on('click', () => single ? location.href = '/pusat/laporan/' + dot.number : map.setView([dot.lat, dot.lon], Math.min(18, map.getZoom() + 2)))
        .addTo(dots);
    });
  }
  let wait = null;
  map.on('moveend', () => { beyond(); clearTimeout(wait); wait = setTimeout(refresh, 150); });
  new ResizeObserver(() => map.invalidateSize()).observe(box);

  let due = null;
  window.andalanWallMap = { update(fresh) {
    counts = fresh;
    scale();
    wards?.setStyle(style);
    beyond();
    // Not all screens at once: the dots may be some seconds behind the figures.
    due ??= setTimeout(() => { due = null; refresh(); }, 1000 + Math.random() * 4000);
  } };
})();
