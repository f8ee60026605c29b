import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair, importJWK, type JWK, type JWTHeaderParameters, type JWTPayload } from 'jose';
import Provider from 'oidc-provider';

/** People and machines that the provider knows; a subject is its client id. */
const SUBJECTS = ['ann', 'ben', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal'] as const;
export type Subject = (typeof SUBJECTS)[number];

export const AUDIENCE = 'https://lotgraph.test';
const SECRET = 'a secret of the test';
const JWKS_PATH = '/jwks';

/** A real OpenID provider on this machine, whose keys can be changed and whose line can be cut. */
export interface IdentityProvider {
  readonly issuer: string;
  /** How often its keys were asked for. */
  readonly looks: { keys: number };
  /** The key that it signs with. */
  readonly publicKey: JWK;
  /** A token from its token endpoint, with these claims of ours. */
  token(subject: Subject, claims: JWTPayload): Promise<string>;
  /** What only the provider could sign, but would not. */
  sign(payload: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** New keys; the old ones are gone. */
  rotate(): Promise<void>;
  /** Answers nobody while it is down. */
  setDown(isDown: boolean): void;
  /** Takes questions and leaves them unanswered while it is silent. */
  setSilent(isSilent: boolean): void;
  /** How many of them still wait. */
  waiting(): number;
  close(): Promise<void>;
}

interface Running {
  readonly handle: RequestListener;
  readonly key: JWK;
}

export async function openIdentityProvider(): Promise<IdentityProvider> {
  const state: { running: Running | undefined; isDown: boolean; isSilent: boolean } = {
    running: undefined,
    isDown: false,
    isSilent: false,
  };
  const waiting = new Set<object>();
  const looks = { keys: 0 };
  const claimsOf = new Map<string, JWTPayload>();
  const server = createServer((request, response) => {
    if (state.isDown) return void request.socket.destroy();
    if (state.isSilent) {
      waiting.add(request);
      return void request.socket.once('close', () => waiting.delete(request));
    }
    if (request.url === JWKS_PATH) looks.keys += 1;
    void state.running?.handle(request, response);
  });
  const issuer = await listen(server);
  const start = async (): Promise<void> => {
    state.running = await run(issuer, claimsOf);
  };
  await start();
  const key = (): JWK => state.running!.key;
  return {
    issuer,
    looks,
    get publicKey() {
      const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...rest } = key();
      return rest;
    },
    async token(subject, claims) {
      claimsOf.set(subject, claims);
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: subject, client_secret: SECRET }),
      });
      const answer = (await response.json()) as { access_token?: string };
      if (answer.access_token === undefined) throw new Error(`no token: ${JSON.stringify(answer)}`);
      return answer.access_token;
    },
    async sign(payload, header = {}) {
      return await new SignJWT(payload)
        .setProtectedHeader({ alg: 'RS256', kid: key().kid!, ...header })
        .sign(await importJWK(key(), header.alg ?? 'RS256'), { crit: Object.fromEntries((header.crit ?? []).map((name) => [name, true])) });
    },
    rotate: start,
    setDown(isDown) {
      state.isDown = isDown;
      if (isDown) server.closeAllConnections();
    },
    setSilent(isSilent) {
      state.isSilent = isSilent;
      if (!isSilent) server.closeAllConnections();
    },
    waiting: () => waiting.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Tokens are signed and handed out: nothing needs to be kept. */
const FORGETFUL = {
  upsert: async () => undefined,
  find: async () => undefined,
  findByUserCode: async () => undefined,
  findByUid: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
};

let generation = 0;

async function run(issuer: string, claimsOf: ReadonlyMap<string, JWTPayload>): Promise<Running> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: `key-${(generation += 1)}`, alg: 'RS256', use: 'sig' };
  const provider = new Provider(issuer, {
    jwks: { keys: [key] },
    clients: SUBJECTS.map((subject) => ({
      client_id: subject,
      client_secret: SECRET,
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        getResourceServerInfo: () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: (_context, token) => claimsOf.get(token.clientId ?? ''),
    cookies: { keys: [SECRET] },
    ttl: { ClientCredentials: 600 },
    adapter: () => FORGETFUL,
  });
  const handle = provider.callback();
  return { handle: (request, response) => void handle(request, response), key };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
