// Copies the field a button names; without it the text stands in the field and can be marked by hand.
for (const button of navigator.clipboard ? document.querySelectorAll("button[data-copies]") : []) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value);
    button.querySelector("span").textContent = button.dataset.copied;
  });
}
