"use strict";
for (const radio of document.querySelectorAll("input.switch")) {
  radio.addEventListener("change", () => { document.documentElement.lang = radio.value; });
}
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => { for (const part of opened) part.open = false; });
