// Shows how far the server is with an import; without it the page reloads by itself.
const place = document.getElementById('kemajuan');
const number = new Intl.NumberFormat(place.dataset.lang);

async function look() {
  try {
    const answer = await fetch(place.dataset.from, { cache: 'no-store' });
    const now = answer.ok ? await answer.json() : null;
    if (now && now.state !== place.dataset.state) {
      location.reload();
      return;
    }
    if (now) {
      place.querySelector('progress').value = now.percent;
      place.querySelector('[role=status]').textContent = place.dataset.text
        .replace('#done', number.format(now.done)).replace('#total', number.format(Math.max(now.total, now.done)));
    }
  } catch {
    // the server is away for a moment: asked again below
  }
  setTimeout(look, 1000);
}

setTimeout(look, 500);
