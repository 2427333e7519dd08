// A point on the map for a question of a form: the phone's position, or a pin; the degrees go into the two inputs.
(() => {
  const draw = (box) => {
    const find = (name) => box.querySelector("[data-part=" + name + "]");
    const [lat, lon, gps, toggle, found] = ["lat", "lon", "gps", "toggle", "found"].map(find);
    const map = document.getElementById(box.dataset.place);
    const beside = ["-note", "-places"].map((end) => document.getElementById(map.id + end)).filter(Boolean);
    let pin = null;
    let opened = null;
    let asked = 0;

    const say = (text, bad) => {
      found.textContent = text;
      found.classList.toggle("place-found--bad", Boolean(bad));
    };

    const put = (made, at) => {
      if (pin) {
        pin.setLatLng(at);
        return;
      }
      const icon = L.divIcon({ className: "pin-icon", html: "<span></span>", iconSize: [30, 40], iconAnchor: [15, 38] });
      pin = L.marker(at, { icon, draggable: true, autoPan: true, title: map.dataset.pin, alt: map.dataset.pin }).addTo(made);
      pin.on("dragend", () => set(pin.getLatLng().lat, pin.getLatLng().lng));
    };

    const locate = async () => {
      const mine = ++asked;
      try {
        const response = await fetch("/api/v1/regions/locate?" + new URLSearchParams({ lat: lat.value, lon: lon.value }), {
          headers: { "Accept-Language": document.documentElement.lang },
        });
        const answer = await response.json();
        if (mine === asked) {
          say(response.ok ? found.dataset.found.replace("{0}", answer.name).replace("{1}", answer.districtName) : answer.detail, !response.ok);
        }
      } catch (offline) {
        say(found.dataset.unknown);
      }
    };

    const set = (latitude, longitude) => {
      lat.value = latitude.toFixed(6);
      lon.value = longitude.toFixed(6);
      lat.dispatchEvent(new Event("input", { bubbles: true }));
      if (opened) {
        opened.then((made) => put(made, [latitude, longitude]));
      }
      return locate();
    };

    const open = () => {
      [map, ...beside].forEach((part) => (part.hidden = false));
      toggle.setAttribute("aria-expanded", "true");
      opened =
        opened ||
        self.andalan.baseMap(map).then((made) => {
          self.andalan.mapPlaces(made, map);
          made.on("click", (event) => set(event.latlng.lat, event.latlng.lng));
          if (lat.value) {
            const at = [Number(lat.value), Number(lon.value)];
            made.setView(at, 16);
            put(made, at);
          }
          return made;
        });
      return opened;
    };

    toggle.addEventListener("click", () => {
      if (map.hidden) {
        open();
      } else {
        [map, ...beside].forEach((part) => (part.hidden = true));
        toggle.setAttribute("aria-expanded", "false");
      }
    });
    gps.addEventListener("click", () => {
      gps.disabled = true;
      say(gps.dataset.busy);
      navigator.geolocation.getCurrentPosition(
        async ({ coords }) => {
          gps.disabled = false;
          await set(coords.latitude, coords.longitude);
          (await open()).setView([coords.latitude, coords.longitude], 17);
        },
        (failure) => {
          gps.disabled = false;
          say(failure.code === failure.PERMISSION_DENIED ? gps.dataset.denied : gps.dataset.failed, true);
        },
        { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
      );
    });
    find("actions").hidden = false;
    gps.hidden = !navigator.geolocation;
    if (lat.value) {
      locate();
    }
  };

  // Also for a question that comes into the page later.
  const andalan = (self.andalan = self.andalan || {});
  andalan.formPlaces = (root) =>
    root.querySelectorAll("[data-place]:not([data-drawn])").forEach((box) => {
      box.dataset.drawn = "";
      draw(box);
    });
  andalan.formPlaces(document);
})();
