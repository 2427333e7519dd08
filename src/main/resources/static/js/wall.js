// Keeps the wall moving: takes the changed sections from the stream and writes them into the page that the server rendered.
(() => {
  const wall = document.querySelector('[data-wall]');
  if (!wall || !wall.dataset.stream || !window.EventSource) return;
  const live = document.querySelector('[data-live]');
  const icons = document.querySelector('svg.icon use').getAttribute('href').split('#')[0];
  const section = name => wall.querySelector(`[data-section="${name}"]`);
  const element = (tag, css, text) => { const e = document.createElement(tag); if (css) e.className = css; if (text != null) e.textContent = text; return e; };
  const link = (href, text, css) => { const a = element('a', css, text); a.href = href; return a; };
  const svg = (tag, attributes) => { const e = document.createElementNS('http://www.w3.org/2000/svg', tag); Object.entries(attributes).forEach(([k, v]) => e.setAttribute(k, v)); return e; };
  const fresh = node => { node.classList.remove('fresh'); void node.offsetWidth; node.classList.add('fresh'); };

  function trend(tile) {
    const node = element('span', 'trend ' + (tile.better ? 'trend--good' : 'trend--bad'));
    const icon = svg('svg', { class: 'icon', 'aria-hidden': 'true' });
    icon.append(svg('use', { href: `${icons}#arrow-${tile.up ? 'up' : 'down'}` }));
    node.append(icon, element('span', 'sr', tile.up ? wall.dataset.up : wall.dataset.down), ' ' + tile.trend);
    return node;
  }
  const draw = {
    now(text) { document.querySelector('[data-now]').textContent = text; },
    figures(tiles) {
      tiles.forEach(tile => {
        const node = wall.querySelector(`[data-figure="${tile.name}"]`);
        const value = node.querySelector('[data-value]');
        if (value.textContent !== tile.value) { value.textContent = tile.value; fresh(node); }
        node.className = node.className.replace(/figure--\w+/, 'figure--' + tile.tone);
        node.href = tile.href;
        node.querySelector('.unit')?.remove();
        node.querySelector('.trend')?.remove();
        if (tile.unit) value.after(element('span', 'unit', tile.unit));
        if (tile.trend) node.querySelector('.value').append(trend(tile));
        node.querySelector('[data-why]').textContent = tile.why;
      });
    },
    rank(name, ranks) {
      const before = new Map([...section(name).querySelectorAll('a')].map(a => [a.getAttribute('href'), a.querySelector('b').textContent]));
      section(name).replaceChildren(...ranks.map(rank => {
        const a = link(rank.href), bar = svg('svg', { viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
        bar.append(svg('rect', { width: rank.percent, height: 4 }));
        a.append(element('span', '', rank.label), element('b', '', rank.value), bar);
        const line = element('li');
        line.append(a);
        if (before.get(rank.href) !== rank.value) fresh(line);
        return line;
      }));
      wall.querySelector(`[data-empty="${name}"]`).hidden = ranks.length > 0;
    },
    wards(ranks) { draw.rank('wards', ranks); },
    categories(ranks) { draw.rank('categories', ranks); },
    agencies(rows) {
      section('agencies').replaceChildren(...rows.map(row => {
        const line = element('tr'), head = element('th', '', row.label);
        head.scope = 'row';
        head.title = row.name;
        const cell = content => { const td = element('td'); td.append(content); line.append(td); };
        line.append(head);
        cell(link(row.overdueHref, row.overdue, row.late ? 'late' : ''));
        cell(link(row.openHref, row.open));
        if (row.kept) { const a = link(row.keptHref, row.kept); a.title = row.keptOf; cell(a); } else cell('–');
        return line;
      }));
    },
    events(list) {
      const known = new Set([...section('events').children].map(li => li.dataset.key));
      section('events').replaceChildren(...list.map(event => {
        const line = element('li');
        line.dataset.key = event.key;
        line.append(element('time', '', event.time), link(event.href, event.text), element('small', '', event.small));
        if (known.size && !known.has(event.key)) fresh(line);
        return line;
      }));
      wall.querySelector('[data-empty="events"]').hidden = list.length > 0;
    },
    map(counts) { window.andalanWallMap?.update(counts); },
  };

  // Whoever is reading with the keyboard keeps the place when a list is drawn anew.
  function keepingFocus(change) {
    const focused = document.activeElement?.closest('[data-section]') ? document.activeElement.getAttribute('href') : null;
    change();
    if (focused && !document.activeElement?.closest('[data-section]')) wall.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
  const say = on => { live.hidden = false; live.textContent = on ? live.dataset.on : live.dataset.off; live.classList.toggle('live--lost', !on); };
  const stream = new EventSource(wall.dataset.stream);
  stream.onopen = () => say(true);
  stream.onmessage = message => keepingFocus(() => Object.entries(JSON.parse(message.data)).forEach(([name, value]) => draw[name]?.(value)));
  stream.onerror = () => {
    say(false);
    // Refused for good (signed out, server full): the browser does not try again, so the page does.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 15000);
  };
})();
