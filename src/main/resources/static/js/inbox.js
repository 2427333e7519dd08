// The inbox by keyboard: j and k move, x chooses, Enter opens, / searches. Without this file everything works by mouse and Tab.
const rows = [...document.querySelectorAll('.table--inbox tbody tr')];
const form = document.getElementById('pilihan');

function move(step) {
  const now = rows.findIndex(row => row.contains(document.activeElement));
  const next = rows[Math.min(rows.length - 1, Math.max(0, now < 0 ? (step > 0 ? 0 : rows.length - 1) : now + step))];
  next?.querySelector('a.title')?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function choose() {
  const box = document.activeElement.closest('tr')?.querySelector('input[type=checkbox]');
  if (box) {
    box.checked = !box.checked;
    count();
  }
}

function count() {
  const bar = form?.querySelector('[data-chosen]');
  if (!bar) return;
  bar.dataset.none ??= bar.textContent;
  const n = form.querySelectorAll('tbody input:checked').length;
  bar.textContent = n === 0 ? bar.dataset.none : bar.dataset.chosen.replace('#', n);
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest('input:not([type=checkbox]), select, textarea');
  if (typing) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  if (event.key === 'j') move(1);
  else if (event.key === 'k') move(-1);
  else if (event.key === 'x') choose();
  else if (event.key === '/') document.getElementById('cari')?.focus();
  else return;
  event.preventDefault();
});
form?.addEventListener('change', count);
count();
