// Passkeys: asks the server for a question, lets the device answer it, and sends the answer back. Without a device that can,
// the button stays hidden and the password remains.
(() => {
  const button = document.querySelector("[data-passkey]");
  if (!button || !window.PublicKeyCredential || !window.isSecureContext) return;
  const trouble = document.querySelector("[data-passkey-trouble]");
  const none = document.querySelector("[data-passkey-none]");
  const path = button.dataset.passkey;

  const read = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const write = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list ?? []).map((one) => ({ ...one, id: read(one.id), transports: one.transports?.length ? one.transports : undefined }));

  async function post(to, body) {
    const answer = await fetch(to, { method: "POST", headers: { "content-type": "application/json" }, body });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.status === 204 ? null : answer.json();
  }

  async function make(publicKey) {
    const asked = { ...publicKey, challenge: read(publicKey.challenge), excludeCredentials: named(publicKey.excludeCredentials) };
    asked.user = { ...publicKey.user, id: read(publicKey.user.id) };
    const made = await navigator.credentials.create({ publicKey: asked });
    return {
      attestationObject: write(made.response.attestationObject),
      authenticatorAttachment: made.authenticatorAttachment ?? null,
      clientDataJSON: write(made.response.clientDataJSON),
      clientExtensionResults: {},
      transports: [],
      type: "public-key",
    };
  }

  async function open(publicKey) {
    const asked = { ...publicKey, challenge: read(publicKey.challenge), allowCredentials: named(publicKey.allowCredentials) };
    const { id, authenticatorAttachment, response } = await navigator.credentials.get({ publicKey: asked });
    return {
      authenticatorAttachment: authenticatorAttachment ?? null,
      authenticatorData: write(response.authenticatorData),
      clientDataJSON: write(response.clientDataJSON),
      clientExtensionResults: {},
      id,
      signature: write(response.signature),
      type: "public-key",
      userHandle: write(response.userHandle),
    };
  }

  button.addEventListener("click", async () => {
    trouble.hidden = true;
    button.disabled = true;
    try {
      const question = await post(`${path}/moi`);
      const making = "made" in button.dataset;
      const back = making ? "" : `?ve=${encodeURIComponent(button.dataset.back)}`;
      const answer = await post(path + back, JSON.stringify(await (making ? make : open)(question)));
      if (making) location.reload();
      else location.assign(answer.to);
    } catch (error) {
      // Somebody who changed his mind is not told of trouble.
      trouble.hidden = error.name === "NotAllowedError";
      button.disabled = false;
    }
  });
  if (none) none.hidden = true;
  button.hidden = false;
})();
