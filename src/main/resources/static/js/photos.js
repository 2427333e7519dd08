// Shows the chosen photos, makes large ones smaller before they go out, and lets one be taken back.
(() => {
  const input = document.getElementById("photos");
  const previews = document.getElementById("previews");
  if (!input || !previews || !self.DataTransfer) {
    return;
  }
  const MOST = 5;
  const EDGE = 2048;
  const SMALL_ENOUGH = 600_000;
  let chosen = [];

  // A phone's photo has 4 MB and more; the city keeps 2048 pixels anyway. What is no image goes as it is: the server says why not.
  const smaller = async (file) => {
    if (file.size <= SMALL_ENOUGH || !self.createImageBitmap) {
      return file;
    }
    try {
      const image = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, EDGE / Math.max(image.width, image.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
      return blob && blob.size < file.size ? new File([blob], "foto.jpg", { type: "image/jpeg" }) : file;
    } catch (unreadable) {
      return file;
    }
  };

  const show = () => {
    const transfer = new DataTransfer();
    chosen.forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
    previews.replaceChildren(
      ...chosen.map((file, i) => {
        const item = document.createElement("li");
        const image = document.createElement("img");
        image.alt = file.name;
        image.src = URL.createObjectURL(file);
        image.addEventListener("load", () => URL.revokeObjectURL(image.src));
        const remove = document.createElement("button");
        remove.type = "button";
        remove.className = "btn btn--small btn--block";
        remove.textContent = previews.dataset.remove;
        remove.setAttribute("aria-label", previews.dataset.remove + " " + (i + 1));
        remove.addEventListener("click", () => {
          chosen.splice(i, 1);
          show();
          input.focus();
        });
        item.append(image, remove);
        return item;
      }),
    );
    if (chosen.length >= MOST) {
      const full = document.createElement("li");
      full.className = "muted small";
      full.textContent = previews.dataset.most;
      previews.append(full);
    }
  };

  input.addEventListener("change", async () => {
    const added = await Promise.all(Array.from(input.files).map(smaller));
    chosen = chosen.concat(added).slice(0, MOST);
    show();
  });

  input.form.addEventListener("reset", () => {
    chosen = [];
    previews.replaceChildren();
  });
})();
