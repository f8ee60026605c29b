import express, { Router, type Request, type Response } from 'express';
import type { Authenticate } from '../http/requests/authenticate.js';
import type { LocalIssuer } from './localIssuer.js';

const KEY_PREFIX = 'lpk_';
const MAXIMUM_FORM = '4kb';
const JWKS_PATH = '/sign-in/jwks';
const TOKEN_PATH = '/sign-in/token';

/**
 * What clients of OpenID Connect look for: the discovery document, the keys, and a token endpoint for client_credentials (RFC 6749, 4.4),
 * whose client secret is a demo key, in the form or as HTTP Basic; the client id is not looked at. Errors as in RFC 6749, 5.2.
 */
export function localIssuerRouter(issuer: LocalIssuer, authenticate: Authenticate): Router {
  const router = Router();
  router.get('/.well-known/openid-configuration', (_request, response) => {
    response.json(discoveryOf(issuer.url ?? ''));
  });
  router.get(JWKS_PATH, (_request, response) => {
    response.json(issuer.jwks);
  });
  router.post(TOKEN_PATH, express.urlencoded({ extended: false, limit: MAXIMUM_FORM }), async (request, response) => {
    response.set('cache-control', 'no-store');
    await answerToken({ issuer, authenticate }, request, response);
  });
  return router;
}

interface TokenDoor {
  readonly issuer: LocalIssuer;
  readonly authenticate: Authenticate;
}

async function answerToken({ issuer, authenticate }: TokenDoor, request: Request, response: Response): Promise<void> {
  const form = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  if (form['grant_type'] !== 'client_credentials') {
    response.status(400).json({ error: form['grant_type'] === undefined ? 'invalid_request' : 'unsupported_grant_type' });
    return;
  }
  const secret = secretInBasic(request.headers.authorization) ?? form['client_secret'];
  // A key, never a token: whoever could turn a token into the next one would outlive the key.
  const isKey = typeof secret === 'string' && secret.startsWith(KEY_PREFIX);
  const authentication = isKey ? await authenticate(`Bearer ${secret}`, request.socket.remoteAddress) : undefined;
  const issued = authentication?.ok === true ? await issuer.issue(authentication.caller) : undefined;
  if (issued === undefined) {
    const retryAfterMs = authentication?.ok === false ? authentication.retryAfterMs : undefined;
    if (retryAfterMs !== undefined) response.set('retry-after', String(Math.ceil(retryAfterMs / 1_000)));
    response
      .status(retryAfterMs === undefined ? 401 : 429)
      .set('www-authenticate', 'Basic')
      .json({ error: 'invalid_client' });
    return;
  }
  response.json({ access_token: issued.token, token_type: 'Bearer', expires_in: issued.expiresInSeconds });
}

function secretInBasic(authorization: string | undefined): string | undefined {
  const [, encoded] = /^Basic +([\w+/=-]{1,600})$/i.exec(authorization ?? '') ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8').split(':').at(1);
}

function discoveryOf(url: string) {
  return {
    issuer: url,
    jwks_uri: `${url}${JWKS_PATH}`,
    token_endpoint: `${url}${TOKEN_PATH}`,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    response_types_supported: [],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    claims_supported: ['iss', 'sub', 'aud', 'exp', 'iat', 'name', 'lotgraph_tenant', 'lotgraph_role', 'lotgraph_partner'],
  };
}
