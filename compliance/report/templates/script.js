"use strict";
for (const radio of document.querySelectorAll("input.switch")) {
  radio.addEventListener("change", () => { document.documentElement.lang = radio.value; });
}
