// While the form is filled in: open reports of the same kind close by, to follow instead of filing the same again.
(() => {
  const form = document.getElementById("report-form");
  const box = document.getElementById("similar");
  if (!form || !box) {
    return;
  }
  const words = box.dataset;
  let asked = 0;

  const element = (name, css, text) => {
    const made = document.createElement(name);
    made.className = css;
    made.textContent = text;
    return made;
  };

  const row = (offer) => {
    const item = element("li", "item", "");
    if (offer.picture) {
      const image = element("img", "item-pic", "");
      image.src = offer.picture;
      image.alt = "";
      item.append(image);
    }
    const text = element("div", "", "");
    const link = element("a", "", offer.heading);
    link.href = "/laporan/" + offer.number;
    link.target = "_blank";
    const heading = element("p", "similar-heading", "");
    heading.append(link);
    const meta = [words.meters.replace("{0}", offer.meters), offer.ward];
    if (offer.followers) {
      meta.push(words.followers.replace("{0}", offer.followers));
    }
    const follow = element("button", "btn btn--sea btn--small", words.follow);
    follow.name = "follow";
    follow.value = offer.number;
    follow.formNoValidate = true;
    follow.setAttribute("formaction", "/lapor/saya-juga");
    text.append(heading, element("p", "meta", meta.join(" · ")), follow);
    item.append(text);
    return item;
  };

  const ask = async () => {
    const category = new FormData(form).get("category");
    const lat = document.getElementById("lat").value;
    const mine = ++asked;
    if (!category || !lat) {
      box.replaceChildren();
      return;
    }
    const query = new URLSearchParams({ category, lat, long: document.getElementById("long").value });
    try {
      const response = await fetch("/api/v1/reports/similar?" + query, {
        headers: { "Accept-Language": document.documentElement.lang },
      });
      const offers = response.ok ? await response.json() : [];
      if (mine !== asked) {
        return;
      }
      box.replaceChildren();
      if (offers.length > 0) {
        const list = element("ul", "list", "");
        list.append(...offers.map(row));
        box.append(element("h2", "", words.title), element("p", "", words.text), list);
      }
    } catch (offline) {
      box.replaceChildren();
    }
  };

  form.addEventListener("andalan:place", ask);
  form.addEventListener("change", (event) => event.target.name === "category" && ask());
  form.addEventListener("reset", () => box.replaceChildren());
})();
