import { randomUUID } from 'node:crypto';
import { SignJWT, createLocalJWKSet } from 'jose';
import type pg from 'pg';
import type { Caller } from '../../../schema/shared/context.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { encodeTypeId } from '../../platform/ids.js';
import { ReadSession, withReadSession } from '../../platform/database/readSession.js';
import { ownPartner } from '../../queries/access/ownPartner.js';
import { readSigningKey, type SigningKey } from './signingKey.js';
import type { TrustedIssuer } from './verifyToken.js';

export interface LocalIssuerDeps {
  /** Where its signing key is kept. */
  readonly dataDir: string;
  /** The demo tenant: it speaks for no other. */
  readonly tenantId: number;
  readonly app: pg.Pool;
  readonly now: () => string;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresInSeconds: number;
}

const AUDIENCE = 'lotgraph';
const TOKEN_SECONDS = 600;

/** An identity provider for the demo tenant alone, so that signing in with tokens can be tried without one: it turns a demo key into a token. */
export class LocalIssuer {
  readonly #deps: LocalIssuerDeps;
  readonly #key: SigningKey;
  #url: string | undefined;

  static async open(deps: LocalIssuerDeps): Promise<LocalIssuer> {
    return new LocalIssuer(deps, await readSigningKey(deps.dataDir));
  }

  private constructor(deps: LocalIssuerDeps, key: SigningKey) {
    this.#deps = deps;
    this.#key = key;
  }

  /** Its tokens name it by its address, which is known once the server listens. */
  listensAt(url: string): void {
    this.#url = url;
  }

  get url(): string | undefined {
    return this.#url;
  }

  get jwks() {
    return { keys: [this.#key.publicKey] };
  }

  get trusted(): readonly TrustedIssuer[] {
    if (this.#url === undefined) return [];
    const { tenantId, now } = this.#deps;
    return [{ issuer: this.#url, audience: AUDIENCE, keyFor: createLocalJWKSet(this.jwks), tenantId, now }];
  }

  /** A token for whom a key of the demo tenant let in; undefined for anybody else. */
  async issue(caller: Caller): Promise<IssuedToken | undefined> {
    const { now, tenantId } = this.#deps;
    if (caller.tenantId !== tenantId || this.#url === undefined) return undefined;
    const seconds = Math.floor(Date.parse(now()) / 1000);
    const token = await new SignJWT(await this.#claims(caller))
      .setProtectedHeader({ alg: this.#key.algorithm, kid: this.#key.publicKey.kid, typ: 'at+jwt' })
      .setIssuer(this.#url)
      .setAudience(AUDIENCE)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + TOKEN_SECONDS)
      .setJti(randomUUID())
      .sign(this.#key.privateKey);
    return { token, expiresInSeconds: TOKEN_SECONDS };
  }

  async #claims(caller: Caller) {
    const { partnerId } = caller;
    const partner =
      partnerId === undefined
        ? undefined
        : await withReadSession(new ReadSession(this.#deps.app, caller.tenantId), (rows) => ownPartner(rows, partnerId));
    return {
      sub: encodeTypeId(ID_PREFIXES.principal, caller.principalPublicId),
      name: caller.name,
      lotgraph_tenant: encodeTypeId(ID_PREFIXES.tenant, caller.tenantPublicId),
      lotgraph_role: caller.role,
      ...(partner === undefined ? {} : { lotgraph_partner: partner.code }),
    };
  }
}
