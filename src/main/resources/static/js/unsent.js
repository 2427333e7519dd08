// The list of reports that are on this phone and not yet sent; sends them when the network is back.
(() => {
  const box = document.getElementById("unsent");
  const list = document.getElementById("unsent-list");
  if (!box || !self.indexedDB) {
    return;
  }
  const { outbox } = self.andalan;
  const words = box.dataset;

  const element = (name, css, text) => {
    const made = document.createElement(name);
    made.className = css;
    made.textContent = text;
    return made;
  };

  const button = (css, text, action) => {
    const made = element("button", css, text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  };

  const fill = (template, ...values) => values.reduce((text, value, i) => text.replace("{" + i + "}", value), template);

  const row = (entry) => {
    const item = element("li", "unsent-item", "");
    if (entry.state === "sent") {
      item.append(element("p", "", fill(words.sent, entry.number)));
      const link = element("a", "btn btn--sea btn--small", words.open);
      link.href = entry.link + "?baru=1";
      link.addEventListener("click", () => outbox.drop(entry.key));
      item.append(link);
      return item;
    }
    const when = new Date(entry.at).toLocaleString(document.documentElement.lang);
    item.append(element("p", "unsent-text", entry.fields.description));
    const photos = entry.photos.length ? " · " + fill(words.photos, entry.photos.length) : "";
    item.append(element("p", "muted small", fill(words.when, when) + photos));
    if (entry.state === "refused") {
      item.append(element("p", "error", words.refused + " " + (entry.problem.detail || "")));
    }
    const actions = element("p", "actions", "");
    actions.append(button("btn btn--small", words.send, () => again(entry)));
    actions.append(button("btn btn--small btn--quiet", words.drop, () => remove(entry)));
    item.append(actions);
    return item;
  };

  const show = async () => {
    const entries = await outbox.list();
    list.replaceChildren(...entries.map(row));
    box.hidden = entries.length === 0;
  };

  const again = async (entry) => {
    await outbox.put({ ...entry, state: "waiting" });
    await flush();
  };

  const remove = async (entry) => {
    if (confirm(words.sure)) {
      await outbox.drop(entry.key);
      await show();
    }
  };

  const flush = async () => {
    if (navigator.onLine) {
      await outbox.flush();
    }
    await show();
  };

  self.andalan.unsent = { show, flush };
  self.addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flush());
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register(words.worker);
    navigator.serviceWorker.addEventListener("message", show);
  }
  flush();
})();
