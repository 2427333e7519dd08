// The service worker: the form opens without a network, and what was kept is sent when the network is back.
// FILES and VERSION stand in /sw.js. A new version waits until no page of the old one is open, so files never mix.
const CACHE = "andalan-" + self.VERSION;
const MAP = "andalan-map";
const BOUNDARIES = "/api/v1/regions/wards.geojson";

self.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    // Without cookies: the kept pages are those of nobody in particular.
    await Promise.all(
      self.FILES.map(async (file) => {
        const response = await fetch(new Request(file, { credentials: "omit", cache: "no-cache" }));
        if (!response.ok) {
          throw new Error(file + " " + response.status);
        }
        await cache.put(file, response);
      }),
    );
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const settle = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("andalan-") && name !== CACHE && name !== MAP).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(settle());
});

const page = async (request, path) => {
  try {
    return await fetch(request);
  } catch (broken) {
    const cache = await caches.open(CACHE);
    return (await cache.match(path === "/lapor" ? "/lapor" : "/luring")) || Response.error();
  }
};

const boundaries = async (request) => {
  const cache = await caches.open(MAP);
  try {
    const response = await fetch(request);
    if (response.ok) {
      await cache.put(BOUNDARIES, response.clone());
    }
    return response;
  } catch (broken) {
    return (await cache.match(BOUNDARIES)) || Response.error();
  }
};

const file = async (request) => (await (await caches.open(CACHE)).match(request.url)) || fetch(request);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(page(request, url.pathname));
  } else if (url.pathname === BOUNDARIES) {
    event.respondWith(boundaries(request));
  } else if (self.FILES.includes(url.pathname)) {
    event.respondWith(file(request));
  }
});

self.addEventListener("sync", (event) => {
  if (event.tag === "andalan-outbox") {
    const send = async () => {
      const left = await self.andalan.outbox.flush();
      const pages = await self.clients.matchAll();
      pages.forEach((client) => client.postMessage("outbox"));
      if (left > 0) {
        throw new Error("not yet");
      }
    };
    event.waitUntil(send());
  }
});
