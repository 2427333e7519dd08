// Reports that are on this phone and not with the city yet. Used by the pages and by the service worker.
// Sending twice does no harm: the server knows a report by its key and answers as the first time.
(() => {
  const STORE = "outbox";
  const andalan = (self.andalan = self.andalan || {});

  const open = () =>
    new Promise((done, failed) => {
      const request = indexedDB.open("andalan", 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });

  const run = async (mode, work) => {
    const database = await open();
    try {
      return await new Promise((done, failed) => {
        const transaction = database.transaction(STORE, mode);
        const request = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => done(request.result);
        transaction.onerror = transaction.onabort = () => failed(transaction.error);
      });
    } finally {
      database.close();
    }
  };

  const put = (entry) => run("readwrite", (store) => store.put(entry));
  const drop = (key) => run("readwrite", (store) => store.delete(key));
  const list = async () => (await run("readonly", (store) => store.getAll())).sort((a, b) => a.at - b.at);

  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  // The answer of the server: sent, refused (with its problem), or later; a broken network throws.
  const post = async (entry) => {
    const body = new FormData();
    Object.entries(entry.fields).forEach(([name, value]) => body.append(name, value));
    entry.photos.forEach((photo, i) => body.append("photos", photo, "foto-" + (i + 1) + ".jpg"));
    const response = await fetch("/api/v1/reports", {
      method: "POST",
      headers: { "Idempotency-Key": entry.key, "Accept-Language": entry.lang || "id" },
      credentials: "omit",
      body,
    });
    if (response.ok) {
      return { state: "sent", ...(await response.json()) };
    }
    const problem = await response.json().catch(() => ({}));
    const passing = response.status >= 500 || response.status === 429 || response.status === 408;
    return { state: passing ? "later" : "refused", problem };
  };

  const send = async (entry) => {
    const answer = await post(entry);
    if (answer.state === "sent") {
      // The private link is the only way back to the report: kept until the reporter has seen it.
      await put({ key: entry.key, at: entry.at, state: "sent", number: answer.number, link: answer.link, photos: [], fields: {} });
    } else if (answer.state === "refused") {
      await put({ ...entry, state: "refused", problem: answer.problem });
    }
    return answer;
  };

  const flushNow = async () => {
    let left = 0;
    for (const entry of (await list()).filter((one) => one.state === "waiting")) {
      try {
        const answer = await send(entry);
        left += answer.state === "later" ? 1 : 0;
      } catch (broken) {
        left++;
      }
    }
    return left;
  };

  // One sender at a time on a phone, where the browser can tell.
  const flush = () =>
    self.navigator.locks
      ? navigator.locks.request("andalan-outbox", { ifAvailable: true }, (lock) => (lock ? flushNow() : 0))
      : flushNow();

  andalan.outbox = { put, drop, list, send, flush, newKey };
})();
