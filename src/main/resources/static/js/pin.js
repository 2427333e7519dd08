// A point for a form: the phone's position, or a pin on a map that opens when asked for; the degrees go into two inputs, and it is said
// in which ward they lie.
(() => {
  const andalan = (self.andalan = self.andalan || {});

  // on, of which each may be left out: placed() once the degrees stand in the inputs; answered(ok, answer, accuracy) what more to say;
  // told() after every answer; opens: the phone's position opens the map.
  andalan.pin = ({ lat, lon, found, map, gps, toggle, actions }, on) => {
    const beside = ["-note", "-places"].map((end) => document.getElementById(map.id + end)).filter(Boolean);
    let marker = null;
    let opened = null;
    let asked = 0;

    const say = (text, bad) => {
      found.textContent = text;
      found.classList.toggle("place-found--bad", Boolean(bad));
    };

    const clear = () => {
      lat.value = lon.value = "";
      if (marker) {
        marker.remove();
        marker = null;
      }
    };

    const put = (made, at) => {
      if (marker) {
        marker.setLatLng(at);
        return;
      }
      const icon = L.divIcon({ className: "pin-icon", html: "<span></span>", iconSize: [30, 40], iconAnchor: [15, 38] });
      marker = L.marker(at, { icon, draggable: true, autoPan: true, title: map.dataset.pin, alt: map.dataset.pin }).addTo(made);
      marker.on("dragend", () => set(marker.getLatLng().lat, marker.getLatLng().lng));
    };

    const locate = async (accuracy) => {
      const mine = ++asked;
      try {
        const response = await fetch("/api/v1/regions/locate?" + new URLSearchParams({ lat: lat.value, lon: lon.value }), {
          headers: { "Accept-Language": document.documentElement.lang },
        });
        const answer = await response.json();
        if (mine !== asked) {
          return;
        }
        const more = on.answered ? on.answered(response.ok, answer, accuracy) : "";
        say(response.ok ? found.dataset.found.replace("{0}", answer.name).replace("{1}", answer.districtName) + more : answer.detail, !response.ok);
      } catch (offline) {
        say(found.dataset.unknown);
      }
      if (on.told) {
        on.told();
      }
    };

    const set = (latitude, longitude, accuracy) => {
      lat.value = latitude.toFixed(6);
      lon.value = longitude.toFixed(6);
      if (on.placed) {
        on.placed();
      }
      if (opened) {
        opened.then((made) => put(made, [latitude, longitude]));
      }
      return locate(accuracy);
    };

    const show = (shown) => {
      [map, ...beside].forEach((part) => (part.hidden = !shown));
      toggle.setAttribute("aria-expanded", String(shown));
    };

    const open = () => {
      show(true);
      opened =
        opened ||
        andalan.baseMap(map).then((made) => {
          andalan.mapPlaces(made, map);
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

    toggle.addEventListener("click", () => (map.hidden ? open() : show(false)));
    gps.addEventListener("click", () => {
      gps.disabled = true;
      say(gps.dataset.busy);
      navigator.geolocation.getCurrentPosition(
        async ({ coords }) => {
          gps.disabled = false;
          await set(coords.latitude, coords.longitude, coords.accuracy);
          const shown = on.opens ? open() : opened;
          if (shown && lat.value) {
            (await shown).setView([coords.latitude, coords.longitude], 17);
          }
        },
        (failure) => {
          gps.disabled = false;
          say(failure.code === failure.PERMISSION_DENIED ? gps.dataset.denied : gps.dataset.failed, true);
        },
        { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
      );
    });
    actions.hidden = false;
    gps.hidden = !navigator.geolocation;
    if (lat.value) {
      locate();
    }
    // An answer that is still on its way counts no more.
    return { say, clear, forget: () => asked++ };
  };
})();
