import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Logger } from '../../platform/logger.js';
import { isSafeUrl } from './isSafeUrl.js';

export interface IssuerKeysOptions {
  readonly issuer: string;
  /** Where its keys are; told by its discovery document when absent. */
  readonly jwksUrl?: string | undefined;
  readonly logger: Logger;
  /** How long after a look at the keys an unknown key does not make us look again; 30 s unless a test is in a hurry. */
  readonly cooldownMs?: number | undefined;
  /** How long keys are used before they are looked at again; 10 minutes unless a test is in a hurry. */
  readonly freshMs?: number | undefined;
}

/** The issuer's keys cannot be had: whether a token is good is not known now. */
export class IssuerUnreachable extends Error {
  override readonly name = 'IssuerUnreachable';
}

const COOLDOWN_MS = 30_000;
/** After a look that failed: short, since everybody with a token waits for the issuer to come back. */
const RETRY_AFTER_MS = 5_000;
/** Looked at again then: a key that the issuer took back must end. */
const FRESH_MS = 600_000;
/** An outage of the issuer shuts nobody out for as long. */
const USABLE_MS = 3_600_000;
const ANSWER_WITHIN_MS = 5_000;

/**
 * The keys an issuer signs with now. A key that is not among them makes us look once more, with a pause in between: tokens of made-up keys
 * must not hammer the issuer.
 */
export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  #keys: JWTVerifyGetKey | undefined;
  #loadedAt = -Infinity;
  #attemptedAt = -Infinity;
  #failed = false;
  #loading: Promise<void> | undefined;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  /** For jose. Throws IssuerUnreachable, and jose's JWKSNoMatchingKey. */
  readonly keyFor: JWTVerifyGetKey = async (header, token) => {
    // While those known may still be used, nobody waits for a provider that does not answer.
    const looking = this.#age() > this.#freshMs ? this.#look() : undefined;
    if (this.#age() > USABLE_MS) await looking;
    const known = this.#usable();
    try {
      return await known(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await this.#look())) throw this.#failed ? new IssuerUnreachable() : error;
    }
    return await this.#usable()(header, token);
  };

  get #freshMs(): number {
    return this.#options.freshMs ?? FRESH_MS;
  }

  #age(): number {
    return performance.now() - this.#loadedAt;
  }

  #usable(): JWTVerifyGetKey {
    if (this.#keys === undefined || this.#age() > USABLE_MS) throw new IssuerUnreachable();
    return this.#keys;
  }

  /** Whether the keys are new since the caller asked; those who ask at the same time share one look. */
  async #look(): Promise<boolean> {
    const pause = this.#failed ? RETRY_AFTER_MS : (this.#options.cooldownMs ?? COOLDOWN_MS);
    if (this.#loading === undefined && performance.now() - this.#attemptedAt < pause) return false;
    await (this.#loading ??= this.#load().finally(() => (this.#loading = undefined)));
    return !this.#failed;
  }

  async #load(): Promise<void> {
    const { issuer, logger } = this.#options;
    try {
      const url = this.#options.jwksUrl ?? (await discover(issuer));
      this.#keys = createLocalJWKSet(KEY_SET.parse(await fetchJson(url)));
      this.#loadedAt = performance.now();
      if (this.#failed) logger.info({ issuer }, 'the identity provider can be reached again');
      this.#failed = false;
    } catch (error) {
      this.#failed = true;
      logger.warn(
        { err: error, issuer },
        'the keys of the identity provider cannot be had; tokens may be refused, API keys are not affected',
      );
    } finally {
      this.#attemptedAt = performance.now();
    }
  }
}

const KEY_SET = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
const DISCOVERY = z.object({ issuer: z.string(), jwks_uri: z.string() });

/** OpenID Connect Discovery 1.0, sections 4.1 and 4.3: the document must be the issuer's own. */
async function discover(issuer: string): Promise<string> {
  const document = DISCOVERY.parse(await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
  if (document.issuer !== issuer) throw new Error(`the discovery document is of another issuer: ${document.issuer}`);
  if (!isSafeUrl(document.jwks_uri)) throw new Error(`keys are fetched over https only, not from ${document.jwks_uri}`);
  return document.jwks_uri;
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return await response.json();
}
