import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type pg from 'pg';
import { ID_PREFIXES } from '../../../domain/shared/nouns.js';
import { ReadSession, withReadSession } from '../../../platform/database/readSession.js';
import type { Rows } from '../../../platform/database/rows.js';
import { uuidOf } from '../../../platform/uuidOf.js';
import { messagesByPublicId } from '../../../queries/messages/messageLookUps.js';
import { messageReport, type MessageReport } from '../../../queries/messages/messageReport.js';
import type { Caller } from '../../../../schema/shared/context.js';
import { messageReportJson } from '../answers/messageReportJson.js';
import { messageReportText } from '../answers/messageReportText.js';
import { refuseRequest, type Failure } from '../answers/refuseRequest.js';

export interface EdiReportsDeps {
  readonly app: pg.Pool;
  /** The partners' login: row security shows a partner its own messages only. */
  readonly partner: pg.Pool;
}

/** A client that waits for its report is answered at the latest then, with the status as it is. */
const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 200;
/** Clients that wait at once; more of them are answered at once. */
const MAXIMUM_WAITING = 50;
const RETRY_AFTER_SECONDS = 1;

export const reportPath = (inboundMessageId: string): string => `/edi/messages/${inboundMessageId}/report`;

const NOT_FOUND: Failure = { status: 404, code: 'NOT_FOUND', message: 'There is no such message.' };
const NOT_ACCEPTABLE: Failure = { status: 406, code: 'INVALID_INPUT', message: 'A report is text/plain or application/json.' };

/** Reports of messages over HTTP, to those who may see the message. */
export class EdiReports {
  #waiting = 0;

  constructor(private readonly deps: EdiReportsDeps) {}

  /** Answers with the report: as text, or JSON when that is preferred; 202 while the message waits to be read. */
  async send(request: Request, response: Response, asked: { readonly caller: Caller; readonly inboundMessageId: string }): Promise<void> {
    const kind = request.accepts(['text/plain', 'application/json']);
    if (kind === false) return await refuseRequest(response, NOT_ACCEPTABLE);
    const uuid = uuidOf(ID_PREFIXES.inboundMessage, asked.inboundMessageId);
    const report = uuid === undefined ? undefined : await this.#read(asked.caller, uuid);
    if (report === undefined) return await refuseRequest(response, NOT_FOUND);
    if (report.message.status === 'RECEIVED') response.status(202).set('retry-after', String(RETRY_AFTER_SECONDS));
    response.vary('accept');
    if (kind === 'text/plain') response.type('text/plain').send(messageReportText(report));
    else response.json(messageReportJson(report));
  }

  /** True when the message is done, false when the client left or waited long enough. */
  async isDone(response: Response, asked: { readonly caller: Caller; readonly inboundMessageId: string }): Promise<boolean> {
    const uuid = uuidOf(ID_PREFIXES.inboundMessage, asked.inboundMessageId);
    if (uuid === undefined || this.#waiting >= MAXIMUM_WAITING) return false;
    const until = performance.now() + WAIT_MS;
    this.#waiting += 1;
    try {
      while (!response.closed && performance.now() < until) {
        const status = await this.#ask(asked.caller, async (rows) => (await messagesByPublicId(rows, [uuid])).get(uuid)?.status);
        if (status !== 'RECEIVED') return status !== undefined;
        await pause(LOOK_EVERY_MS);
      }
      return false;
    } finally {
      this.#waiting -= 1;
    }
  }

  async #read(caller: Caller, uuid: string): Promise<MessageReport | undefined> {
    const report = await this.#ask(caller, (rows) => messageReport(rows, uuid));
    return caller.partnerId === undefined || report?.message.partnerId === caller.partnerId ? report : undefined;
  }

  #ask<Value>({ tenantId, partnerId }: Caller, question: (rows: Rows) => Promise<Value>): Promise<Value> {
    const session =
      partnerId === undefined ? new ReadSession(this.deps.app, tenantId) : new ReadSession(this.deps.partner, tenantId, partnerId);
    return withReadSession(session, question);
  }
}
