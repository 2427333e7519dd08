// Prints the page; without it the browser's own menu does.
const print = document.getElementById("print");
print.hidden = false;
print.addEventListener("click", () => window.print());
