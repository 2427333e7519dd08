// Sends the report: first onto the phone, then to the city, so that a lost network loses nothing.
// Without this file (or without IndexedDB) the form is an ordinary form.
(() => {
  const form = document.getElementById("report-form");
  if (!form || !self.indexedDB || !self.andalan || !self.andalan.outbox) {
    return;
  }
  const { outbox } = self.andalan;
  const words = form.dataset;
  const summary = document.getElementById("faults");
  const send = document.getElementById("send");
  const note = document.getElementById("send-note");
  const FIELDS = ["category", "lat", "long", "ward", "address", "description", "who", "name", "phone", "email"];

  const clearFaults = () => {
    summary.replaceChildren();
    form.querySelectorAll(".js-error").forEach((error) => error.remove());
    form.querySelectorAll(".field--error").forEach((field) => field.classList.remove("field--error"));
  };

  const icon = () => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", words.icons + "#alert");
    svg.append(use);
    return svg;
  };

  const mark = ({ field, detail }) => {
    const input = document.getElementById(field);
    const around = input && input.closest(".field");
    if (!around) {
      return;
    }
    around.classList.add("field--error");
    const error = document.createElement("p");
    error.className = "error js-error";
    error.id = field + "-error";
    const text = document.createElement("span");
    text.textContent = detail;
    error.append(icon(), text);
    const legend = around.querySelector("legend, label");
    legend.after(error);
  };

  const showFaults = (faults) => {
    clearFaults();
    const box = document.createElement("div");
    box.className = "error-summary";
    box.setAttribute("role", "alert");
    box.tabIndex = -1;
    const title = document.createElement("h2");
    title.textContent = summary.dataset.title;
    const list = document.createElement("ul");
    faults.forEach((fault) => {
      const line = document.createElement("li");
      if (fault.field && document.getElementById(fault.field)) {
        const link = document.createElement("a");
        link.href = "#" + fault.field;
        link.textContent = fault.detail;
        line.append(link);
      } else {
        line.textContent = fault.detail;
      }
      list.append(line);
      mark(fault);
    });
    box.append(title, list);
    summary.append(box);
    box.focus();
  };

  const check = (data) => {
    const text = (name) => (data.get(name) || "").trim();
    const faults = [];
    const need = (right, field, detail) => right || faults.push({ field, detail });
    need(text("category"), "category", words.categoryRequired);
    need(text("lat") || text("ward"), "place", words.placeRequired);
    need(text("description").length >= 5, "description", words.descriptionShort);
    need(text("who") !== "known" || text("name") || text("phone") || text("email"), "name", words.contactRequired);
    return faults;
  };

  const entryOf = (data) => ({
    key: outbox.newKey(),
    at: Date.now(),
    state: "waiting",
    lang: document.documentElement.lang,
    fields: Object.fromEntries(FIELDS.filter((name) => data.get(name)).map((name) => [name, data.get(name)])),
    photos: data.getAll("photos").filter((photo) => photo.size > 0),
  });

  const wake = async () => {
    const worker = navigator.serviceWorker && (await navigator.serviceWorker.getRegistration());
    if (worker && worker.sync) {
      await worker.sync.register("andalan-outbox").catch(() => {});
    }
  };

  const keptForLater = async () => {
    await wake();
    form.reset();
    clearFaults();
    note.textContent = words.kept;
    await self.andalan.unsent.show();
    document.getElementById("unsent").scrollIntoView();
  };

  const submit = async (data) => {
    const entry = entryOf(data);
    await outbox.put(entry);
    let answer;
    try {
      answer = await outbox.send(entry);
    } catch (broken) {
      answer = { state: "later" };
    }
    if (answer.state === "sent") {
      await outbox.drop(entry.key);
      location.assign(answer.link + "?baru=1");
    } else if (answer.state === "refused") {
      await outbox.drop(entry.key);
      const problem = answer.problem;
      showFaults((problem.errors || []).length ? problem.errors : [{ field: "", detail: problem.detail || words.broken }]);
    } else {
      await keptForLater();
    }
  };

  form.addEventListener("submit", async (event) => {
    if (event.submitter && event.submitter.name === "follow") {
      document.getElementById("photos").value = ""; // following needs no photos: none are sent
      return;
    }
    const data = new FormData(form);
    const faults = check(data);
    // Who is signed in sends the ordinary way while there is a network: the report then belongs to the account.
    if (faults.length === 0 && words.signedIn && navigator.onLine) {
      return;
    }
    event.preventDefault();
    if (faults.length > 0) {
      showFaults(faults);
      return;
    }
    send.disabled = true;
    note.textContent = words.sending;
    try {
      await submit(data);
    } catch (failure) {
      // The phone's own store is full or shut: the ordinary way is left.
      form.submit();
    } finally {
      send.disabled = false;
    }
  });
})();
