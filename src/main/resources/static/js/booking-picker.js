// Shows what is free on the chosen day and fills in the chosen time; without it both times are typed and the server checks them.
for (const picker of document.querySelectorAll("[data-picker]")) {
  const name = picker.dataset.picker;
  const input = (key) => picker.querySelector(`[name="${name}.${key}"]`);
  const box = picker.querySelector("[data-free]");
  let asked = "";

  const chosen = () => picker.querySelector(`[name="${name}.place"]:checked, [name="${name}.place"][type=hidden]`)?.value;

  async function show() {
    const day = input("from").value.slice(0, 10);
    const place = chosen();
    const address = place && day ? `/tempat/${place}/bebas.json?tanggal=${day}&hari=1` : "";
    if (!address || address === asked) return;
    asked = address;
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(String(answer.status));
      fill((await answer.json()).days[0]);
    } catch {
      box.textContent = box.dataset.failed;
    }
    box.hidden = false;
  }

  function fill(day) {
    const free = day.slots.filter((slot) => slot.bookable);
    box.textContent = free.length ? box.dataset.label : box.dataset.none;
    const list = document.createElement("ul");
    for (const slot of free) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${slot.from.slice(11, 16)}–${slot.to.slice(11, 16)}`;
      button.addEventListener("click", () => {
        const begin = input("from");
        const end = input("to");
        // A second click behind the first makes it longer.
        const longer = end.value.slice(0, 10) === slot.to.slice(0, 10) && begin.value <= slot.from && end.value === slot.from;
        if (!longer) begin.value = slot.from;
        end.value = slot.to;
      });
      const entry = document.createElement("li");
      entry.append(button);
      list.append(entry);
    }
    if (free.length) box.append(list);
  }

  picker.addEventListener("change", show);
  show();
}
