import { Router, type Request } from 'express';
import type pg from 'pg';
import { MAXIMUM_SAMPLE_LOTS, sampleShipNotice, type Sample } from '../../../../connectors/edi/documents/shipNotice856/sampleShipNotice.js';
import type { Instant } from '../../../domain/shared/dates.js';
import { ReadSession, withReadSession } from '../../../platform/database/readSession.js';
import type { Rows } from '../../../platform/database/rows.js';
import { partnersByCode } from '../../../queries/masterData/partnerLookUps.js';
import { abilityOf } from '../../../../schema/shared/rights.js';
import type { Caller } from '../../../../schema/shared/context.js';
import { sampleFacts } from '../../sampleFacts.js';
import { refuseRequest, type Failure } from '../answers/refuseRequest.js';
import { callerIn } from '../requests/identify.js';
import { queryFlag } from './queryFlag.js';

export interface SampleRouterDeps {
  readonly app: pg.Pool;
  readonly now: () => string;
}

const DEFAULT_LOTS = 6;
/** ISA13 has nine digits. */
const CONTROL_NUMBERS = 999_999_999;

/**
 * GET /edi/sample/856: a ship notice as the partner of the key would write it, as text. Staff and connectors say whose with ?partner=CODE.
 * ?lots=1 to 200, 6 when absent; it says of itself that it is a test unless ?test=false.
 * Stands behind guardDoors. Errors: {code, message, requestId} with 400, 401, 403, 404, 429; 422 INVALID_INPUT when the partner lacks something to write one.
 */
export function sampleRouter(deps: SampleRouterDeps): Router {
  const router = Router();
  router.get('/edi/sample/856', async (request, response) => {
    const sample = await writeSample(deps, callerIn(response), request);
    if ('status' in sample) return await refuseRequest(response, sample);
    if (!sample.ok) return await refuseRequest(response, { status: 422, code: 'INVALID_INPUT', message: sample.problems.join(' ') });
    response.type('text/plain').set('content-disposition', 'inline; filename="sample-856.edi"').send(Buffer.from(sample.text, 'latin1'));
  });
  return router;
}

async function writeSample(deps: SampleRouterDeps, caller: Caller, request: Request): Promise<Sample | Failure> {
  if (!abilityOf(caller.role).can('submitMessage', 'Mutation'))
    return { status: 403, code: 'FORBIDDEN', message: `The role ${caller.role} may not exchange messages.` };
  const isTest = queryFlag(request, 'test', true);
  if (typeof isTest === 'object') return isTest;
  const lots = lotsOf(request);
  if (typeof lots === 'object') return lots;
  const facts = await withReadSession(new ReadSession(deps.app, caller.tenantId), async (rows) => {
    const partnerId = await partnerOf(rows, caller, request.query['partner']);
    return typeof partnerId === 'object' ? partnerId : await sampleFacts(rows, partnerId, caller.partnerId === undefined);
  });
  if ('status' in facts) return facts;
  const at = deps.now() as Instant;
  return sampleShipNotice({ ...facts, lots, at, isTest, controlNumber: (Math.floor(Date.parse(at) / 1_000) % CONTROL_NUMBERS) + 1 });
}

/** A partner's own key writes as itself and learns of no other. */
async function partnerOf(rows: Rows, caller: Caller, code: unknown): Promise<number | Failure> {
  if (code !== undefined && typeof code !== 'string')
    return { status: 400, code: 'INVALID_INPUT', message: 'One partner is named, by its code.' };
  const named = code === undefined ? undefined : (await partnersByCode(rows, [code])).get(code);
  if (caller.partnerId !== undefined) {
    const isOwn = code === undefined || named?.id === caller.partnerId;
    return isOwn ? caller.partnerId : { status: 403, code: 'PARTNER_MISMATCH', message: 'Your key is for another partner.' };
  }
  if (code === undefined) return { status: 400, code: 'INVALID_INPUT', message: 'Whose messages? ?partner=CODE says it.' };
  return named?.id ?? { status: 404, code: 'NOT_FOUND', message: `There is no partner ${code.slice(0, 60)}.` };
}

function lotsOf({ query }: Request): number | Failure {
  const { lots } = query;
  if (lots === undefined) return DEFAULT_LOTS;
  const asked = typeof lots === 'string' && /^\d{1,3}$/.test(lots) ? Number(lots) : 0;
  if (asked >= 1 && asked <= MAXIMUM_SAMPLE_LOTS) return asked;
  return { status: 400, code: 'INVALID_INPUT', message: `?lots= is 1 to ${MAXIMUM_SAMPLE_LOTS}.` };
}
