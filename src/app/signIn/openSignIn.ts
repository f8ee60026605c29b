import type { Router } from 'express';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Database } from '../../platform/database/database.js';
import type { Executor } from '../../platform/execute.js';
import type { Logger } from '../../platform/logger.js';
import type { Config } from '../config.js';
import { authenticator, type Authenticate } from '../http/requests/authenticate.js';
import { limitGuesses } from '../http/requests/guessLimit.js';
import type { RememberedCallers } from '../http/requests/rememberedCallers.js';
import { IssuerKeys } from './issuerKeys.js';
import { LocalIssuer } from './localIssuer.js';
import { localIssuerRouter } from './localIssuerRouter.js';
import { tokenAuthenticator } from './tokenAuthenticator.js';
import type { TrustedIssuer } from './verifyToken.js';

export interface SignInOptions {
  readonly config: Pick<Config, 'oidc' | 'corsOrigins' | 'dataDir'>;
  readonly database: Pick<Database, 'app' | 'relay'>;
  readonly executor: Executor<Refusal>;
  readonly now: () => string;
  readonly logger: Logger;
  /** The demo tenant, if there is one: it gets an issuer of its own. */
  readonly demoTenantId?: number | undefined;
  /** Who came lately is not looked up again. */
  readonly callers?: RememberedCallers | undefined;
  /** What others' tokens go by: the machine's time, also where a demo's clock was moved. */
  readonly machineNow?: () => string;
  /** See IssuerKeys. */
  readonly cooldownMs?: number | undefined;
  readonly freshMs?: number | undefined;
}

export interface SignInDoors {
  readonly authenticate: Authenticate;
  /** The local issuer's. */
  readonly routers: readonly Router[];
  /** Must be told once the server listens. */
  listensAt(url: string): void;
}

/** Everything that lets callers in, for all doors: API keys, the identity provider of the settings, and a local one for the demo tenant. */
export async function openSignIn(options: SignInOptions): Promise<SignInDoors> {
  const { config, database, executor, now, demoTenantId, callers } = options;
  const { app, relay } = database;
  const outside = outsideIssuers(options);
  const local =
    demoTenantId === undefined ? undefined : await LocalIssuer.open({ dataDir: config.dataDir, tenantId: demoTenantId, app, now });
  const takesTokens = outside.length > 0 || local !== undefined;
  const issuers = (): readonly TrustedIssuer[] => [...outside, ...(local?.trusted ?? [])];
  const authenticateToken = tokenAuthenticator({ issuers, app, relay, executor, allowedOrigins: config.corsOrigins });
  const lookUp = authenticator({ app, now, ...(takesTokens ? { authenticateToken } : {}) });
  const authenticate = limitGuesses(callers?.remembering(lookUp) ?? lookUp);
  return {
    authenticate,
    routers: local === undefined ? [] : [localIssuerRouter(local, authenticate)],
    listensAt: (url) => local?.listensAt(url),
  };
}

function outsideIssuers({
  config: { oidc },
  logger,
  cooldownMs,
  freshMs,
  machineNow = machineTime,
}: SignInOptions): readonly TrustedIssuer[] {
  if (oidc === undefined) return [];
  const { issuer, audience, jwksUrl } = oidc;
  const keys = new IssuerKeys({ issuer, jwksUrl, logger, cooldownMs, freshMs });
  return [{ issuer, audience, keyFor: keys.keyFor, now: machineNow }];
}

const machineTime = (): string => new Date().toISOString();
