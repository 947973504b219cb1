// Passkeys: hands what the server asks to the browser, and the browser's answer to the form.
"use strict";

const bytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const asked = (options) => {
  const key = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
  if (key.user) key.user = { ...key.user, id: bytes(key.user.id) };
  if (key.allowCredentials) key.allowCredentials = known(key.allowCredentials);
  if (key.excludeCredentials) key.excludeCredentials = known(key.excludeCredentials);
  return { publicKey: key };
};

const answer = (credential) => {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  if (credential.response.userHandle) {
    response.userHandle = text(credential.response.userHandle);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
};

const reasons = { InvalidStateError: "known", SecurityError: "elsewhere" };

for (const part of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  part.hidden = false;
  part.parentElement.querySelector("[data-no-passkey]").hidden = true;
  const form = part.closest("form");
  const status = part.querySelector("[role=status]");
  const button = part.querySelector("button");
  const options = JSON.parse(document.getElementById("passkey-options").textContent);
  const use = async (event) => {
    event.preventDefault();
    status.textContent = "";
    button.disabled = true;
    try {
      const wanted = asked(options.creation_options || options.request_options);
      const credential = await navigator.credentials[part.dataset.passkey](wanted);
      form.elements.credential.value = JSON.stringify(answer(credential));
      form.submit();
    } catch (error) {
      button.disabled = false;
      status.textContent = status.dataset[reasons[error.name] || "stopped"];
    }
  };
  button.addEventListener("click", use);
  // Enter in the field for the name does what the button does.
  form.addEventListener("submit", use);
}
