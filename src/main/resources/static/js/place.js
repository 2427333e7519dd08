// Where: the phone's position or a pin on the map, with the ward it lies in; choosing a ward by hand takes the pin away.
(() => {
  const form = document.getElementById("report-form");
  if (!form) {
    return;
  }
  const find = (name) => document.getElementById(name);
  const [lat, lon, ward, found, map, gps, toggle] = ["lat", "long", "ward", "place-found", "pin-map", "gps", "show-map"].map(find);
  const beside = [find("pin-map-note"), find("pin-map-places")].filter(Boolean);
  let pin = null;
  let opened = null;
  let asked = 0;

  const say = (text, bad) => {
    found.textContent = text;
    found.classList.toggle("place-found--bad", Boolean(bad));
  };

  const tell = () => form.dispatchEvent(new CustomEvent("andalan:place"));

  const clear = () => {
    lat.value = lon.value = "";
    if (pin) {
      pin.remove();
      pin = null;
    }
  };

  const draw = (map, at) => {
    if (pin) {
      pin.setLatLng(at);
      return;
    }
    const icon = L.divIcon({ className: "pin-icon", html: "<span></span>", iconSize: [30, 40], iconAnchor: [15, 38] });
    pin = L.marker(at, { icon, draggable: true, autoPan: true, title: find("pin-map").dataset.pin, alt: find("pin-map").dataset.pin }).addTo(map);
    pin.on("dragend", () => set(pin.getLatLng().lat, pin.getLatLng().lng));
  };

  const locate = async (accuracy) => {
    const mine = ++asked;
    const query = new URLSearchParams({ lat: lat.value, lon: lon.value });
    try {
      const response = await fetch("/api/v1/regions/locate?" + query, {
        headers: { "Accept-Language": document.documentElement.lang },
      });
      const answer = await response.json();
      if (mine !== asked) {
        return;
      }
      if (response.ok) {
        ward.value = answer.ward;
        const about = accuracy > 30 ? " " + found.dataset.about.replace("{0}", Math.round(accuracy)) : "";
        say(found.dataset.found.replace("{0}", answer.name).replace("{1}", answer.districtName) + about);
      } else {
        clear();
        say(answer.detail, true);
      }
    } catch (offline) {
      say(found.dataset.unknown);
    }
    tell();
  };

  const set = (latitude, longitude, accuracy) => {
    lat.value = latitude.toFixed(6);
    lon.value = longitude.toFixed(6);
    if (opened) {
      opened.then((map) => draw(map, [latitude, longitude]));
    }
    return locate(accuracy);
  };

  const openMap = () => {
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
          draw(made, at);
        }
        return made;
      });
    return opened;
  };

  gps.addEventListener("click", () => {
    gps.disabled = true;
    say(gps.dataset.busy);
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        gps.disabled = false;
        await set(coords.latitude, coords.longitude, coords.accuracy);
        if (opened && lat.value) {
          (await opened).setView([coords.latitude, coords.longitude], 17);
        }
      },
      (failure) => {
        gps.disabled = false;
        say(failure.code === failure.PERMISSION_DENIED ? gps.dataset.denied : gps.dataset.failed, true);
      },
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  });

  toggle.addEventListener("click", () => {
    if (map.hidden) {
      openMap();
    } else {
      [map, ...beside].forEach((part) => (part.hidden = true));
      toggle.setAttribute("aria-expanded", "false");
    }
  });

  ward.addEventListener("change", () => {
    asked++;
    if (lat.value) {
      clear();
      say(found.dataset.clear);
    }
    tell();
  });

  form.addEventListener("reset", () => {
    clear();
    say("");
  });

  find("place-actions").hidden = false;
  gps.hidden = !navigator.geolocation;
  if (lat.value) {
    locate();
  }
})();
