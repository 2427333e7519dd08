// Copies the private link; without it the link stands in a field and can be marked by hand.
(() => {
  const button = document.getElementById("copy");
  const field = document.getElementById("private-link");
  if (!button || !navigator.clipboard) {
    return;
  }
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    button.querySelector("span").textContent = button.dataset.copied;
  });
})();
