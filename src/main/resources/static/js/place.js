// Where something is, for a report: pin.js with the ward beside it; choosing a ward by hand takes the pin away.
(() => {
  const form = document.getElementById("report-form");
  if (!form) {
    return;
  }
  const find = (name) => document.getElementById(name);
  const [lat, lon, found, map, gps, toggle, actions] = ["lat", "long", "place-found", "pin-map", "gps", "show-map", "place-actions"].map(find);
  const ward = find("ward");
  const tell = () => form.dispatchEvent(new CustomEvent("andalan:place"));

  const pin = self.andalan.pin(
    { lat, lon, found, map, gps, toggle, actions },
    {
      answered: (ok, answer, accuracy) => {
        if (!ok) {
          pin.clear();
          return "";
        }
        ward.value = answer.ward;
        return accuracy > 30 ? " " + found.dataset.about.replace("{0}", Math.round(accuracy)) : "";
      },
      told: tell,
    },
  );

  ward.addEventListener("change", () => {
    pin.forget();
    if (lat.value) {
      pin.clear();
      pin.say(found.dataset.clear);
    }
    tell();
  });

  form.addEventListener("reset", () => {
    pin.clear();
    pin.say("");
  });
})();
