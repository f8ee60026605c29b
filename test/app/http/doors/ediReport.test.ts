import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { inspectEdi } from '../../../../connectors/edi/inspect.js';
import { defaultEdiProfile } from '../../../../connectors/edi/profile.js';
import { checkProfile } from '../../../../src/app/checkProfile.js';
import { cloneTemplate } from '../../../support/database.js';
import { openDoor, type Door } from '../../../support/door.js';
import { eventually } from '../../../support/eventually.js';
import { aShipNotice } from '../../../support/shipNotice.js';
import type { Tenant } from '../../../support/tenant.js';

let door: Door;
let tenant: Tenant;
let dataDir: string;
let keys: Readonly<Record<'administrator' | 'acme' | 'beta' | 'auditor' | 'customer' | 'connector', string>>;
let isa13 = 100;
const notice = (shipment: string, fields: object = {}): string => aShipNotice({ isa13: (isa13 += 1), shipment, ...fields });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lotgraph-report-'));
  door = await openDoor({ checkProfile, intake: { dataDir, on: await cloneTemplate('edi_report') } });
  tenant = await door.aTenant();
  const administrator = await tenant.aKey();
  for (const input of [ACME, BETA]) {
    const { data } = await door.ask(administrator, DEFINE, { input });
    expect(data).toMatchObject({ definePartner: { userErrors: [] } });
  }
  await door.ask(administrator, `mutation { defineSite(input: {code: "MAIN", name: "Main", timeZone: "UTC"}) { userErrors { code } } }`);
  for (const sku of ['ACME-1001', 'ACME-1002', 'ACME-1003']) await defineItem(administrator, sku, 'EA');
  for (const sku of ['ACME-1004', 'ACME-1005', 'ACME-1006']) await defineItem(administrator, sku, 'CS');
  const of = async (code: string): Promise<number> =>
    Number(
      (await door.owner.query(`select id from trading_partner where tenant_id = $1 and code = $2`, [tenant.tenantId, code])).rows[0].id,
    );
  keys = {
    administrator,
    acme: await tenant.aKey({ role: 'supplier', partnerId: await of('ACME') }),
    beta: await tenant.aKey({ role: 'supplier', partnerId: await of('BETA') }),
    customer: await tenant.aKey({ role: 'customer', partnerId: await of('BETA') }),
    auditor: await tenant.aKey({ role: 'auditor' }),
    connector: await tenant.aKey({ role: 'connector' }),
  };
}, 30_000);
afterAll(async () => {
  await door.close();
  await rm(dataDir, { recursive: true, force: true });
});

const isa = (value: string) => ({ scheme: 'ISA', qualifier: 'ZZ', value });
const ACME = { code: 'ACME', name: 'Acme', roles: ['SUPPLIER'], identifiers: [isa('ACMESUPPLY')] };
const BETA = { code: 'BETA', name: 'Beta', roles: ['SUPPLIER', 'CUSTOMER'], identifiers: [isa('BETASUPPLY')], ediState: 'TESTING' };
const DEFINE = `mutation ($input: DefinePartnerInput!) { definePartner(input: $input) { partner { id ediState } userErrors { code message } } }`;
const defineItem = async (key: string, sku: string, baseUnit: string): Promise<void> => {
  const { data } = await door.ask(
    key,
    `mutation { defineItem(input: {sku: "${sku}", name: "${sku}", baseUnit: "${baseUnit}"}) { userErrors { code } } }`,
  );
  expect(data).toEqual({ defineItem: { userErrors: [] } });
};

const post = (path: string, body: string, key: string) =>
  supertest(door.server.http)
    .post(path)
    .set({ authorization: `Bearer ${key}`, 'content-type': 'application/edi-x12' })
    .send(body);
const get = (path: string, key?: string, accept = 'application/json') => {
  const request = supertest(door.server.http).get(path).set('accept', accept);
  return key === undefined ? request : request.set('authorization', `Bearer ${key}`);
};
interface Report {
  readonly inboundMessageId: string;
  readonly issues: readonly { readonly code: string; readonly at?: { readonly segment: number }; readonly seen?: string }[];
  readonly documents: readonly { readonly lines: readonly { readonly sku: string | null }[] }[];
}

/** Posted, waited for, and its report. */
const reportOf = async (path: string, body: string, key: string): Promise<{ readonly status: number; readonly body: Report }> =>
  await post(`${path}?wait=true`, body, key).set('accept', 'application/json');

const traces = async (): Promise<unknown> =>
  (
    await door.owner.query(
      `select (select count(*)::int from inbound_shipment where tenant_id = $1) as shipments,
         (select count(*)::int from domain_event where tenant_id = $1 and type not in ('InboundMessageChanged')) as events,
         (select count(*)::int from edi_interchange where tenant_id = $1) as numbers`,
      [tenant.tenantId],
    )
  ).rows[0];

describe('a supplier before it goes live', () => {
  it('sees that its messages are tests, has them judged in full, and leaves nothing behind', async () => {
    const { data } = await door.ask(keys.beta, `{ me { partner { code ediState } } }`);
    expect(data).toEqual({ me: { partner: { code: 'BETA', ediState: 'TESTING' } } });
    const before = await traces();
    const file = notice('B-1', { sender: 'BETASUPPLY', lines: [{ code: 'SK*ACME-1001', lot: 'L1' }] });
    const response = await reportOf('/connectors/BETA/edi', file, keys.beta);
    expect([response.status, response.body]).toMatchObject([
      200,
      {
        status: 'VALIDATED',
        isTest: true,
        documents: [
          {
            kind: '856',
            documentNumber: 'B-1',
            status: 'VALIDATED',
            lineCount: 1,
            lines: [
              {
                sku: 'ACME-1001',
                quantity: '10',
                unit: 'EA',
                baseQuantity: '10',
                baseUnit: 'EA',
                lotNumber: 'L1',
                itemCodes: ['SK ACME-1001'],
              },
            ],
            issues: [{ severity: 'info', code: 'TEST_MESSAGE' }],
          },
        ],
        acknowledgements: [{ kind: '997', body: expect.stringContaining('AK9*A*1*1*1') }],
      },
    ]);
    expect(await traces()).toEqual(before);
  });

  it('goes live, and the same file is taken', async () => {
    const file = notice('B-2', { sender: 'BETASUPPLY', lines: [{ code: 'SK*ACME-1001' }] });
    expect((await reportOf('/connectors/BETA/edi', file, keys.beta)).body).toMatchObject({ status: 'VALIDATED' });
    const [beta] = (await door.owner.query(`select id from trading_partner where tenant_id = $1 and code = 'BETA'`, [tenant.tenantId]))
      .rows;
    await door.owner.query(`update trading_partner set edi_state = 'LIVE' where id = $1`, [beta.id]);
    expect((await reportOf('/connectors/BETA/edi', file, keys.beta)).body).toMatchObject({
      status: 'PROCESSED',
      isTest: false,
      documents: [{ status: 'APPLIED' }],
    });
  });
});

describe('?test=true', () => {
  it('makes one message a test and links to its report', async () => {
    const before = await traces();
    const file = notice('A-1', { lines: [{ code: 'SK*ACME-1001' }] });
    const accepted = await post('/connectors/ACME/edi?test=true', file, keys.acme);
    expect([accepted.status, accepted.body]).toMatchObject([202, { status: 'RECEIVED' }]);
    const report = await eventually('the report', async () => {
      const response = await get(accepted.body.report, keys.acme);
      return response.status === 202 ? undefined : response;
    });
    expect(report.body).toMatchObject({ inboundMessageId: accepted.body.inboundMessageId, status: 'VALIDATED', isTest: true });
    expect(await traces()).toEqual(before);
    expect((await reportOf('/connectors/ACME/edi', file, keys.acme)).body).toMatchObject({ status: 'PROCESSED', isTest: false });
  });

  it.each(['yes', '1', '', 'True', 'true&test=true'])('is refused as ?test=%s before anything is kept', async (value) => {
    const { status, body } = await post(`/connectors/ACME/edi?test=${value}`, notice('A-2'), keys.acme);
    expect([status, body.code]).toEqual([400, 'INVALID_INPUT']);
    const { rows } = await door.owner.query(
      `select from inbound_document where tenant_id = $1 and document_number = 'A-2'
       union all select from inbound_message where tenant_id = $1 and status = 'RECEIVED'`,
      [tenant.tenantId],
    );
    expect(rows).toEqual([]);
  });

  it('is submitMessage(test: true) in the API, which tells the same', async () => {
    const content = notice('A-3', {
      lines: [
        { code: 'SK*ACME-1001', lot: 'L3' },
        { code: 'SK*NOBODY', unit: 'CT' },
      ],
    });
    const { data, errors } = await door.ask(
      keys.acme,
      `mutation ($input: SubmitMessageInput!) { submitMessage(input: $input) { inboundMessage { id isTest } userErrors { code } } }`,
      { input: { idempotencyKey: 'a3', content, test: true } },
    );
    expect(errors).toEqual([]);
    const submitted = (data as unknown as { submitMessage: { inboundMessage: { id: string; isTest: boolean } } }).submitMessage;
    expect(submitted.inboundMessage.isTest).toBe(true);
    const message = await eventually('the message to be done', async () => {
      const answer = await door.ask(keys.acme, MESSAGE, { id: submitted.inboundMessage.id });
      expect(answer.errors).toEqual([]);
      const { inboundMessage } = answer.data as unknown as { inboundMessage: { status: string } };
      return inboundMessage.status === 'RECEIVED' ? undefined : inboundMessage;
    });
    expect(message).toMatchObject({
      status: 'PARKED',
      isTest: true,
      documents: [
        {
          status: 'HELD',
          lineCount: 2,
          lines: [
            { sku: 'ACME-1001', lotNumber: 'L3', segment: 8 },
            { sku: null, unit: 'CT', baseQuantity: null },
          ],
          issues: [{ severity: 'HOLD', code: 'EDI_MAPPING_ITEM_UNKNOWN', segment: 12, seen: 'SK NOBODY' }],
        },
      ],
    });
  });
});

const MESSAGE = `query ($id: ID!) { inboundMessage(id: $id) { status isTest
  documents { status lineCount lines { lineNumber segment itemCodes sku quantity unit baseQuantity baseUnit lotNumber expiresOn handlingUnit hlPath }
    issues { severity code segment tag element seen expected fix } } } }`;

describe('the report of a message', () => {
  const sample = async (name: string): Promise<string> =>
    await readFile(new URL(`../../../../docs/samples/${name}`, import.meta.url), 'latin1');

  it('tells the three errors of the broken sample, each with place, seen and expected; mended and sent again it is taken', async () => {
    const broken = await sample('acme-856-broken.edi');
    const { body } = await reportOf('/connectors/ACME/edi', broken, keys.acme);
    expect(body).toMatchObject({
      status: 'REJECTED',
      documents: [{ status: 'REJECTED', documentNumber: 'ACME-ASN-10002', lineCount: 11 }],
    });
    expect(body.issues.map(({ code, at, seen }) => [code, at?.segment, seen])).toEqual([
      ['ELEMENT_CRITICAL', 39, '20261332'],
      ['ELEMENT_CRITICAL', 56, 'abc'],
      ['HL_PARENT_UNKNOWN', 77, '99'],
    ]);
    for (const issue of body.issues)
      expect(issue).toMatchObject({ severity: 'reject', expected: expect.any(String), fix: expect.any(String) });
    expect(body.documents[0]?.lines.map(({ sku }) => sku)).not.toContain(null);

    const replayed = await door.ask(
      keys.administrator,
      `mutation { replayMessage(input: {inboundMessageId: "${body.inboundMessageId}"}) { userErrors { code } } }`,
    );
    expect(replayed.data).toEqual({ replayMessage: { userErrors: [] } });

    const mended = await sample('acme-856-mended.edi');
    expect((await reportOf('/connectors/ACME/edi', mended, keys.acme)).body).toMatchObject({
      status: 'PROCESSED',
      documents: [{ status: 'APPLIED', lineCount: 12, issues: [] }],
      issues: [],
    });
  });

  it('is text for people, without control characters of the sender', async () => {
    const file = notice('R-1', {
      lines: [
        { code: 'SK*ACME-1001', lot: 'L1' },
        { code: 'SK*\u0007bell', lot: 'L2' },
      ],
    });
    const accepted = await post('/connectors/ACME/edi?test=true&wait=true', file, keys.acme).set('accept', 'text/plain');
    expect([accepted.status, accepted.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    for (const part of ['REJECTED (test)', '856 0001 R-1: REJECTED', 'ACME-1001', 'L2', 'EDI_MAPPING_ITEM_UNKNOWN at segment 12', 'AK9*R'])
      expect(accepted.text).toContain(part);
    expect(accepted.text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  });

  it('is shown to whom the message concerns, and to nobody else', async () => {
    const { body } = await reportOf('/connectors/ACME/edi', notice('R-2'), keys.acme);
    const path = `/edi/messages/${body.inboundMessageId}/report`;
    const foreign = await (await door.aTenant()).aKey();
    const statuses = await Promise.all(
      [keys.acme, keys.administrator, keys.auditor, keys.connector, keys.beta, foreign, keys.customer, 'lpk_1_x', undefined].map(
        async (key) => (await get(path, key)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 404, 404, 403, 401, 401]);
    expect((await get('/edi/messages/msg_nonsense/report', keys.acme)).status).toBe(404);
    expect((await get(path, keys.acme, 'image/png')).status).toBe(406);
    for (const key of [keys.beta, foreign]) {
      const { data } = await door.ask(key, MESSAGE, { id: body.inboundMessageId });
      expect(data).toEqual({ inboundMessage: null });
    }
  });
});

describe('GET /edi/sample/856', () => {
  it('writes what our own reader understands and a test submission validates', async () => {
    const { data } = await door.ask(keys.administrator, DEFINE, {
      input: {
        ...ACME,
        id: await idOf('ACME'),
        itemCodes: ['1001', '1002', '1004'].map((number) => ({ qualifier: 'VN', code: `OWN-${number}`, item: { sku: `ACME-${number}` } })),
        profile: {
          connector: 'edi',
          body: { writes: { element: '|', version: '004010', hierarchy: 'SOPI' }, lotRules: [{ place: 'REF', qualifiers: ['LT'] }] },
        },
      },
    });
    expect(data).toMatchObject({ definePartner: { userErrors: [] } });
    const sample = await get('/edi/sample/856?lots=7', keys.acme, '*/*');
    expect([sample.status, sample.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(sample.text).toMatch(/^ISA\|00\|.*\|ZZ\|ACMESUPPLY {5}\|ZZ\|LOTGRAPH {7}\|\d{6}\|\d{4}\|U\|00401\|\d{9}\|0\|T\|>~/);
    const [interchange] = inspectEdi(Buffer.from(sample.text, 'latin1'), defaultEdiProfile).interchanges;
    expect(interchange).toMatchObject({ test: true, sets: [{ outcome: 'accepted' }] });
    const before = await traces();
    const { body } = await reportOf('/connectors/ACME/edi', sample.text, keys.acme);
    expect(body).toMatchObject({ status: 'VALIDATED', documents: [{ status: 'VALIDATED', lineCount: 7 }] });
    expect(body.issues.map(({ code }) => code)).toEqual(['TEST_MESSAGE']);
    const skus = ['ACME-1001', 'ACME-1002', 'ACME-1004'];
    expect([...new Set(body.documents[0]?.lines.map(({ sku }) => sku))].sort()).toEqual(skus);
    expect(await traces()).toEqual(before);
    const real = await get('/edi/sample/856?test=false&partner=ACME', keys.administrator, '*/*');
    expect((await reportOf('/connectors/ACME/edi', real.text, keys.acme)).body).toMatchObject({ status: 'PROCESSED', isTest: false });
  });

  it('tells a partner no item of ours that it has no code for; staff may have any', async () => {
    expect(await get('/edi/sample/856', keys.beta)).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } });
    const sample = await get('/edi/sample/856?partner=BETA&lots=1', keys.administrator, '*/*');
    expect(sample.text).toContain('BP*ACME-1001*LT*');
  });

  it('asks whose messages, and refuses who may send none', async () => {
    const answers = [
      await get('/edi/sample/856'),
      await get('/edi/sample/856', keys.administrator),
      await get('/edi/sample/856?partner=NOBODY', keys.administrator),
      await get('/edi/sample/856?partner=BETA', keys.acme),
      await get('/edi/sample/856?partner=NOBODY', keys.acme),
      await get('/edi/sample/856', keys.auditor),
      await get('/edi/sample/856?lots=0', keys.acme),
      await get('/edi/sample/856?lots=201', keys.acme),
      await get('/edi/sample/856?test=no', keys.acme),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [401, 'UNAUTHENTICATED'],
      [400, 'INVALID_INPUT'],
      [404, 'NOT_FOUND'],
      [403, 'PARTNER_MISMATCH'],
      [403, 'PARTNER_MISMATCH'],
      [403, 'FORBIDDEN'],
      [400, 'INVALID_INPUT'],
      [400, 'INVALID_INPUT'],
      [400, 'INVALID_INPUT'],
    ]);
  });
});

async function idOf(code: string): Promise<string> {
  const { data } = await door.ask(keys.administrator, `{ partner(ref: {code: "${code}"}) { id } }`);
  return (data as unknown as { partner: { id: string } }).partner.id;
}
