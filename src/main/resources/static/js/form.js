// Forms of services: follow-up questions at once, rupiah with dots, and nothing lost when the network is. Without it the same forms work,
// one more page at a time.
(() => {
  const form = document.getElementById("service-form");
  if (!form) {
    return;
  }
  const note = document.getElementById("form-note");
  const words = form.dataset;
  const KEY = "andalan-form:" + location.pathname;

  // Follow-up questions wait in templates; data-when lists the ways to be asked, each a list of tests.
  const values = (name) => new FormData(form).getAll(name).filter((value) => value !== "");
  const amount = (text) => Number(text.replace(/^rp/i, "").replace(/[\s.]/g, "").replace(",", "."));
  const holds = ({ field, values: wanted, contains, minimum, maximum }) => {
    const given = values(field);
    if (given.length === 0) {
      return false;
    }
    if (wanted) {
      return wanted.includes(String(given[0]));
    }
    if (contains) {
      return given.includes(contains);
    }
    const number = amount(String(given[0]));
    return number >= (minimum ?? -Infinity) && number <= (maximum ?? Infinity);
  };

  const follow = () => {
    form.querySelectorAll("[data-when]").forEach((place) => {
      const asked = JSON.parse(place.dataset.when).some((tests) => tests.every(holds));
      const template = place.querySelector(":scope > template");
      const shown = place.querySelector(":scope > .follow-up");
      if (asked && !shown && template) {
        const box = document.createElement("div");
        box.className = "follow-up";
        box.append(place.kept || template.content.cloneNode(true));
        place.append(box);
        if (self.andalan && self.andalan.formPlaces) {
          self.andalan.formPlaces(box);
        }
      } else if (!asked && shown) {
        place.kept = document.createDocumentFragment(); // what was typed comes back with the question
        place.kept.append(...shown.childNodes);
        shown.remove();
      }
    });
  };

  const dots = (input) => {
    const digits = input.value.replace(/^rp\.?/i, "").replace(/[\s.]/g, "");
    if (/^[0-9]{1,15}$/.test(digits)) {
      input.value = digits.replace(/\B(?=([0-9]{3})+$)/g, ".");
    }
  };

  // What is typed stays in this window until the city has it.
  const typed = () =>
    [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "_csrf" && !name.startsWith("_"));
  const keep = (sent) => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ sent, typed: typed() }));
    } catch (full) {
      // Then it is as without this file.
    }
  };

  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
    if (!kept) {
      return false;
    }
    const before = JSON.stringify(typed());
    const names = new Set(kept.typed.map(([name]) => name));
    const fill = () => {
      for (const input of form.elements) {
        const given = kept.typed.filter(([name]) => name === input.name).map(([, value]) => value);
        if (input.type === "radio" || input.type === "checkbox") {
          input.checked = given.includes(input.value);
        } else if (names.has(input.name) && !["file", "hidden", "submit"].includes(input.type)) {
          input.value = given[0];
        }
      }
    };
    fill();
    follow(); // brings further questions
    fill();
    return JSON.stringify(typed()) !== before;
  };

  const settle = () => {
    // Another page came after one was sent: the city has that one.
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith("andalan-form:") && key !== KEY && JSON.parse(sessionStorage.getItem(key)).sent) {
        sessionStorage.removeItem(key);
      }
    }
  };

  const say = (text) => {
    note.hidden = !text;
    note.querySelector("p").textContent = text;
    if (text) {
      note.scrollIntoView({ block: "center" });
    }
  };

  const reachable = async () => {
    try {
      const answer = await fetch("/favicon.ico", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(10_000) });
      return answer.ok;
    } catch (broken) {
      return false;
    }
  };

  let sending = false;
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    keep(true);
    if (sending) {
      return;
    }
    event.preventDefault();
    sending = true;
    say(words.sending);
    if (navigator.onLine && (await reachable())) {
      say("");
      form.requestSubmit(button);
      return;
    }
    sending = false;
    keep(false);
    say(words.offline);
  });

  form.addEventListener("input", () => {
    follow();
    keep(false);
  });
  form.addEventListener("change", (event) => event.target.matches("[data-rupiah]") && dots(event.target));
  self.addEventListener("online", () => !note.hidden && say(words.online));
  // Back by the browser's button: another sending is another sending.
  self.addEventListener("pageshow", () => (sending = false));

  try {
    settle();
    if (restore()) {
      say(words.restored);
    }
  } catch (unreadable) {
    sessionStorage.removeItem(KEY);
  }
  follow();
})();
