// Shows what is typed in the frame beside the form. The page works without it: the button does the same.
"use strict";
{
  const button = document.querySelector("button[formtarget=preview]");
  let timer;
  button?.form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => button.form.requestSubmit(button), 500);
  });
}
