// A provider of identities: panva's oidc-provider (certified by the OpenID Foundation) with a page
// that believes whatever name is typed.
import { createServer } from "node:http";

import { Provider } from "oidc-provider";

import { BASE, needed } from "./browser.mjs";

export const ISSUER = needed("HAILONG_OIDC_ISSUER");
/** Where the second factor is demanded, once it is served there. */
export const DEMANDING = needed("DEMANDING");

const PAGE = `<!doctype html><html lang="en"><title>provider</title><link rel="icon" href="data:,">
<form method="post"><label>Name <input name="name"></label><button>Sign in</button></form>`;

const provider = new Provider(ISSUER, {
  clients: [{
    client_id: needed("HAILONG_OIDC_CLIENT"),
    client_secret: needed("HAILONG_OIDC_SECRET"),
    redirect_uris: [BASE, DEMANDING].map((base) => `${base}/login/provider/back`),
  }],
  cookies: { keys: ["only for this run"] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  pkce: { required: () => true },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  async loadExistingGrant({ oidc }) {
    const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope("openid");
    await grant.save();
    return grant;
  },
});

async function body(request) {
  let text = "";
  for await (const piece of request) text += piece;
  return new URLSearchParams(text);
}

const library = provider.callback();
const server = createServer(async (request, response) => {
  if (!request.url.startsWith("/interaction/")) return library(request, response);
  if (request.method === "GET") return response.setHeader("content-type", "text/html").end(PAGE);
  const login = { accountId: (await body(request)).get("name") };
  return provider.interactionFinished(request, response, { login });
});

/** Answers at its address until it is closed. */
export async function started() {
  const { hostname, port } = new URL(ISSUER);
  await new Promise((resolve) => { server.listen(port, hostname, resolve); });
  return () => { server.closeAllConnections(); server.close(); };
}
