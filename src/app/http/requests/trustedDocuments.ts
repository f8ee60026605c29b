import type pg from 'pg';
import type { Caller } from '../../../../schema/shared/context.js';
import type { Role } from '../../../domain/access/principal.js';
import { hashInDocumentId } from '../../../domain/access/trustedDocument.js';
import { ReadSession, withReadSession } from '../../../platform/database/readSession.js';
import { sha256Hex } from '../../../platform/ids.js';
import { trustedBody } from '../../../queries/access/trustedBody.js';

/** What a request says of its document: its id, its text, or both. */
export interface AskedDocument {
  readonly documentId?: unknown;
  /** `extensions.documentId` is the same, for clients that can add nothing else. */
  readonly extensions?: unknown;
  readonly query?: unknown;
}

export type ResolvedDocument = { readonly ok: true; readonly query: string } | DocumentFailure;

export interface DocumentFailure {
  readonly ok: false;
  readonly status: number;
  readonly code: 'DOCUMENT_UNKNOWN' | 'DOCUMENT_NOT_TRUSTED' | 'BAD_USER_INPUT';
  readonly message: string;
}

/** Whose keys lie open in web pages: they ask what the tenant has trusted, and nothing else. */
const TRUSTED_ONLY: readonly Role[] = ['storefront'];

const UNKNOWN: DocumentFailure = { ok: false, status: 404, code: 'DOCUMENT_UNKNOWN', message: 'There is no document of this documentId.' };
const MALFORMED: DocumentFailure = {
  ok: false,
  status: 400,
  code: 'BAD_USER_INPUT',
  message: 'A documentId is sha256: and 64 hexadecimal digits.',
};
const MISMATCH: DocumentFailure = {
  ok: false,
  status: 400,
  code: 'BAD_USER_INPUT',
  message: 'The documentId is not the hash of the document.',
};
const NOT_TRUSTED: DocumentFailure = {
  ok: false,
  status: 403,
  code: 'DOCUMENT_NOT_TRUSTED',
  message: 'This key may send trusted documents only, by documentId.',
};

function documentIdIn({ documentId, extensions }: AskedDocument): unknown {
  return documentId ?? (extensions as Readonly<Record<string, unknown>> | null | undefined)?.['documentId'] ?? null;
}

export interface TrustedDocumentsDeps {
  readonly app: pg.Pool;
  /** 30 seconds unless a test is in a hurry. */
  readonly keptMs?: number;
}

/** A document that was taken back is still served for as long, by every process. */
const KEPT_MS = 30_000;
/** Characters of the documents that a process keeps in memory, those least asked for going first. */
const KEPT_CHARACTERS = 16_000_000;

interface Kept {
  readonly body: string;
  readonly until: number;
}

/** Turns what a request says of its document into a text, the same for HTTP, socket and event stream. */
export class TrustedDocuments {
  readonly #deps: TrustedDocumentsDeps;
  /** By tenant and hash; a Map keeps its order, so the first is the one least asked for. */
  readonly #kept = new Map<string, Kept>();
  #characters = 0;

  constructor(deps: TrustedDocumentsDeps) {
    this.#deps = deps;
  }

  /** Whether `resolve` has anything to say of a request: else its text is the one that it sent. */
  mustResolve({ role }: Pick<Caller, 'role'>, body: unknown): boolean {
    return TRUSTED_ONLY.includes(role) || ((body as AskedDocument).documentId ?? null) !== null;
  }

  /** The text to run. What a request without a document means is for others to say: its text is then empty. */
  async resolve(caller: Pick<Caller, 'tenantId' | 'role'>, asked: AskedDocument): Promise<ResolvedDocument> {
    const documentId = documentIdIn(asked);
    const text = typeof asked.query === 'string' && asked.query !== '' ? asked.query : undefined;
    const trustedOnly = TRUSTED_ONLY.includes(caller.role);
    if (documentId === null && !trustedOnly) return { ok: true, query: text ?? '' };
    const named = typeof documentId === 'string' ? hashInDocumentId(documentId) : undefined;
    if (documentId !== null && named === undefined) return MALFORMED;
    const hash = text === undefined ? named : sha256Hex(text);
    if (named !== undefined && named !== hash) return MISMATCH;
    const body = hash === undefined ? undefined : await this.#body(caller.tenantId, hash);
    if (body !== undefined) return { ok: true, query: body };
    if (text !== undefined && !trustedOnly) return { ok: true, query: text };
    return text === undefined && named !== undefined ? UNKNOWN : NOT_TRUSTED;
  }

  /** What is unknown is asked for anew each time: it may have become known. */
  async #body(tenantId: number, sha256: string): Promise<string | undefined> {
    const key = `${tenantId} ${sha256}`;
    const kept = this.#kept.get(key);
    this.#forget(key, kept);
    if (kept !== undefined && kept.until > performance.now()) {
      this.#keep(key, kept);
      return kept.body;
    }
    const body = await withReadSession(new ReadSession(this.#deps.app, tenantId), (rows) => trustedBody(rows, sha256));
    if (body !== undefined && !this.#kept.has(key)) this.#keep(key, { body, until: performance.now() + (this.#deps.keptMs ?? KEPT_MS) });
    return body;
  }

  #keep(key: string, kept: Kept): void {
    this.#kept.set(key, kept);
    this.#characters += kept.body.length;
    for (const [oldest, { body }] of this.#kept) {
      if (this.#characters <= KEPT_CHARACTERS) break;
      this.#kept.delete(oldest);
      this.#characters -= body.length;
    }
  }

  #forget(key: string, kept: Kept | undefined): void {
    if (kept === undefined || !this.#kept.delete(key)) return;
    this.#characters -= kept.body.length;
  }
}
