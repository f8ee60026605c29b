import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { checkProfile } from '../../../../src/app/checkProfile.js';
import { DropFolder } from '../../../../src/app/dropFolder.js';
import { createLogger } from '../../../../src/platform/logger.js';
import { cloneTemplate } from '../../../support/database.js';
import { openDoor, type Door } from '../../../support/door.js';
import { eventually } from '../../../support/eventually.js';
import { aShipNotice } from '../../../support/shipNotice.js';
import type { Tenant } from '../../../support/tenant.js';

let door: Door;
let tenant: Tenant;
let dataDir: string;
let administrator: string;
let supplier: string;
let connector: string;
let expired: string;
let operator: string;
let isa13 = 0;
const notice = (shipment: string, fields: object = {}): string => aShipNotice({ isa13: (isa13 += 1), shipment, ...fields });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lotgraph-drop-'));
  const on = await cloneTemplate('intake_door');
  // The drop folder makes its folders when it starts: the partner is there before.
  const first = await openDoor({ checkProfile, intake: { dataDir, on } });
  tenant = await first.aTenant();
  administrator = await tenant.aKey();
  await first.ask(administrator, DEFINE, { partner: ACME, item: OAT });
  await first.ask(
    administrator,
    `mutation { definePartner(input: {code: "BETA", name: "Beta", roles: [SUPPLIER], identifiers: [{scheme: ISA, qualifier: "ZZ", value: "BETA"}]}) { userErrors { code } } }`,
  );
  const [acme] = (await first.owner.query(`select id from trading_partner where tenant_id = $1 and code = 'ACME'`, [tenant.tenantId])).rows;
  supplier = await tenant.aKey({ role: 'supplier', partnerId: Number(acme.id) });
  connector = await tenant.aKey({ role: 'connector' });
  expired = await tenant.aKey({ role: 'connector', expiresAt: '2026-01-01T00:00:00.000Z' });
  operator = await tenant.aKey({ role: 'operator' });
  await first.close();
  door = await openDoor({ checkProfile, intake: { dataDir, on } });
}, 30_000);
afterAll(async () => {
  await door.close();
  await rm(dataDir, { recursive: true, force: true });
});

const ACME = { code: 'ACME', name: 'Acme', roles: ['SUPPLIER'], identifiers: [{ scheme: 'ISA', qualifier: 'ZZ', value: 'ACMESUPPLY' }] };
const OAT = { sku: 'A-1', name: 'Oat', baseUnit: 'EA', scale: 0 };
const DEFINE = `mutation ($partner: DefinePartnerInput!, $item: DefineItemInput!) {
  definePartner(input: $partner) { userErrors { code } } defineItem(input: $item) { userErrors { code } } }`;

const post = (path: string, body: string, key?: string) => {
  const request = supertest(door.server.http).post(path).set('content-type', 'application/edi-x12');
  if (key !== undefined) request.set('authorization', `Bearer ${key}`);
  return request.send(body);
};

const MESSAGE = `query ($id: ID!) { inboundMessage(id: $id) { id status wayIn fileName attempts issues { severity code segment seen fix }
  partner { code } acknowledgements { kind controlNumber body } duplicateOf { id }
  documents { status documentNumber inboundShipment { shipmentNumber status supplier { code } site { code }
    lines { lineNumber item { sku } quantity { value unit } received { value } supplierLotNumber expiresOn handlingUnit }
    handlingUnits { code kind } receipts { id } discrepancies { type } } } } }`;

interface PublishedMessage {
  readonly id: string;
  readonly status: string;
  readonly acknowledgements: readonly { readonly kind: string; readonly body: string }[];
}

const ended = async (id: string): Promise<PublishedMessage> =>
  await eventually(`message ${id} to be processed`, async () => {
    const { data } = await door.ask(administrator, MESSAGE, { id });
    const { inboundMessage } = data as unknown as { inboundMessage: PublishedMessage };
    return inboundMessage.status === 'RECEIVED' ? undefined : inboundMessage;
  });

describe('POST /connectors/<partner>/edi', () => {
  it('keeps the message, answers at once, and has the 997 ready later', async () => {
    const response = await post('/connectors/ACME/edi', notice('H-1', { lines: [{ lot: 'L1' }] }), supplier);
    expect(response.status).toBe(202);
    expect(response.body).toEqual({
      inboundMessageId: expect.stringMatching(/^msg_/),
      status: 'RECEIVED',
      report: `/edi/messages/${response.body.inboundMessageId}/report`,
    });
    const { inboundMessageId } = response.body;
    expect(await ended(inboundMessageId)).toMatchObject({
      status: 'PROCESSED',
      wayIn: 'HTTP',
      partner: { code: 'ACME' },
      issues: [],
      documents: [
        {
          status: 'APPLIED',
          documentNumber: 'H-1',
          inboundShipment: {
            status: 'EXPECTED',
            supplier: { code: 'ACME' },
            lines: [{ item: { sku: 'A-1' }, quantity: { value: '10', unit: 'EA' }, supplierLotNumber: 'L1' }],
          },
        },
      ],
    });
    const answer = await supertest(door.server.http)
      .get(`/connectors/ACME/messages/${inboundMessageId}/acknowledgements`)
      .set('authorization', `Bearer ${supplier}`);
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/^ISA\*.*AK9\*A\*1\*1\*1~.*IEA\*/);
  });

  it('takes a connector key for any partner, and one message for one Idempotency-Key', async () => {
    const file = notice('H-2');
    const [first, again] = [
      await post('/connectors/ACME/edi', file, connector).set('idempotency-key', 'h2'),
      await post('/connectors/ACME/edi', file, connector).set('idempotency-key', 'h2'),
    ];
    expect([first?.status, again?.status]).toEqual([202, 202]);
    expect(again?.body.inboundMessageId).toBe(first?.body.inboundMessageId);
    expect((await post('/connectors/ACME/edi', `${file}x`, connector).set('idempotency-key', 'h2')).body).toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
    });
    await ended(first?.body.inboundMessageId);
    const duplicate = await post('/connectors/ACME/edi', file, connector);
    expect(await ended(duplicate.body.inboundMessageId)).toMatchObject({ status: 'DUPLICATE', acknowledgements: [{ kind: '997' }] });
  });

  it('refuses a key, path and partner that do not agree', async () => {
    const file = notice('H-3');
    const answers = [
      await post('/connectors/ACME/edi', file),
      await post('/connectors/ACME/edi', file, expired),
      await post('/connectors/ACME/edi', file, operator),
      await post('/connectors/BETA/edi', file, supplier),
      await post('/connectors/NOBODY/edi', file, supplier),
      await post('/connectors/NOBODY/edi', file, connector),
      await post('/connectors/ACME/fax', file, connector),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [401, 'UNAUTHENTICATED'],
      [401, 'UNAUTHENTICATED'],
      [403, 'FORBIDDEN'],
      [403, 'PARTNER_MISMATCH'],
      [403, 'PARTNER_MISMATCH'],
      [404, 'NOT_FOUND'],
      [404, undefined],
    ]);
    expect(answers[3]?.body.requestId).toBe(answers[3]?.headers['x-request-id']);
    const foreign = await (await door.aTenant()).aKey({ role: 'connector' });
    expect((await post('/connectors/ACME/edi', file, foreign)).status).toBe(404);
  });

  it('rejects what another sender wrote: ISA, path and key must agree', async () => {
    const response = await post('/connectors/BETA/edi', notice('H-4'), connector);
    expect(await ended(response.body.inboundMessageId)).toMatchObject({
      status: 'REJECTED',
      issues: [{ code: 'PARTNER_MISMATCH' }],
      documents: [],
      acknowledgements: [],
    });
  });

  it('answers 413 to more than 64 MiB, told of or not', async () => {
    const told = await supertest(door.server.http)
      .post('/connectors/ACME/edi')
      .set('authorization', `Bearer ${supplier}`)
      .set('content-length', String(65 * 1_048_576))
      .send('ISA');
    expect([told.status, told.body.code]).toEqual([413, 'LIMIT_EXCEEDED']);
    const { port } = door.address;
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1_048_576));
        if ((sent += 1) === 80) controller.close();
      },
    });
    let sent = 0;
    const untold = await fetch(`http://127.0.0.1:${port}/connectors/ACME/edi`, {
      method: 'POST',
      headers: { authorization: `Bearer ${supplier}` },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(untold.status).toBe(413);
  });

  it('takes an empty body as a message, and tells acknowledgements to its partner only', async () => {
    const response = await post('/connectors/ACME/edi', '', connector);
    expect(response.status).toBe(202);
    const { inboundMessageId } = response.body;
    expect(await ended(inboundMessageId)).toMatchObject({ status: 'UNREADABLE', issues: [{ code: 'MESSAGE_EMPTY' }] });
    const get = async (partner: string, id: string, key: string): Promise<number> =>
      (
        await supertest(door.server.http)
          .get(`/connectors/${partner}/messages/${id}/acknowledgements`)
          .set('authorization', `Bearer ${key}`)
      ).status;
    expect(await get('ACME', inboundMessageId, supplier)).toBe(404);
    const good = (await post('/connectors/ACME/edi', notice('H-5'), connector)).body.inboundMessageId;
    await ended(good);
    expect([
      await get('ACME', good, connector),
      await get('BETA', good, connector),
      await get('BETA', good, supplier),
      await get('ACME', 'msg_x', supplier),
    ]).toEqual([200, 404, 403, 404]);
  });
});

describe('messages by GraphQL', () => {
  const SUBMIT = `mutation ($input: SubmitMessageInput!) { submitMessage(input: $input) { inboundMessage { id status } replayed userErrors { code path } } }`;

  it('are submitted, parked, mended and replayed', async () => {
    const file = notice('G-1', { lines: [{ code: 'VN*NEW-1' }] });
    const submitted = await door.ask(supplier, SUBMIT, { input: { idempotencyKey: 'g1', content: file, fileName: 'g1.edi' } });
    expect(submitted).toMatchObject({
      errors: [],
      data: { submitMessage: { inboundMessage: { status: 'RECEIVED' }, replayed: false, userErrors: [] } },
    });
    const { id } = (submitted.data as unknown as { submitMessage: { inboundMessage: { id: string } } }).submitMessage.inboundMessage;
    expect(await ended(id)).toMatchObject({
      status: 'PARKED',
      fileName: 'g1.edi',
      issues: [{ severity: 'HOLD', code: 'EDI_MAPPING_ITEM_UNKNOWN', segment: 9, seen: 'VN NEW-1' }],
    });
    const again = await door.ask(supplier, SUBMIT, { input: { idempotencyKey: 'g1', content: file, fileName: 'g1.edi' } });
    expect(again.data).toMatchObject({ submitMessage: { replayed: true, inboundMessage: { id } } });
    await door.ask(administrator, `mutation { defineItem(input: {sku: "NEW-1", name: "New", baseUnit: "EA"}) { userErrors { code } } }`);
    const replayed = await door.ask(
      administrator,
      `mutation { replayMessage(input: {inboundMessageId: "${id}"}) { inboundMessage { attempts } userErrors { code } } }`,
    );
    expect(replayed).toMatchObject({ errors: [], data: { replayMessage: { inboundMessage: { attempts: 2 }, userErrors: [] } } });
    expect(await ended(id)).toMatchObject({ status: 'PROCESSED', issues: [] });
    const refused = await door.ask(
      administrator,
      `mutation { replayMessage(input: {inboundMessageId: "${id}"}) { inboundMessage { id } userErrors { code } } }`,
    );
    expect(refused.data).toMatchObject({ replayMessage: { inboundMessage: null, userErrors: [{ code: 'ILLEGAL_STATUS_TRANSITION' }] } });
    const { data } = await door.ask(
      administrator,
      `{ inboundShipment(ref: {key: {supplierCode: "ACME", shipmentNumber: "G-1"}}) { id lines { id item { sku } } }
      inboundShipments(filter: {shipmentNumber: {startsWith: "G-"}, status: {equals: EXPECTED}}) { totalCount nodes { shipmentNumber } }
      inboundMessages(filter: {status: {in: [PROCESSED]}, id: {equals: "${id}"}}) { totalCount } }`,
    );
    expect(data).toMatchObject({
      inboundShipment: { lines: [{ item: { sku: 'NEW-1' } }] },
      inboundShipments: { totalCount: 1 },
      inboundMessages: { totalCount: 1 },
    });
  });

  it('are refused when they say who they are not, twice, or not at all', async () => {
    const ask = async (key: string, input: object) =>
      await door.ask(key, SUBMIT, { input: { idempotencyKey: `x${(isa13 += 1)}`, ...input } });
    const codes = async (key: string, input: object) =>
      ((await ask(key, input)).data as unknown as { submitMessage: { userErrors: { code: string }[] } }).submitMessage.userErrors.map(
        ({ code }) => code,
      );
    expect(await codes(supplier, { content: 'x', partnerCode: 'BETA' })).toEqual(['PARTNER_MISMATCH']);
    expect(await codes(administrator, { content: 'x', partnerCode: 'NOBODY' })).toEqual(['NOT_FOUND']);
    expect(await codes(administrator, { content: 'x', contentBase64: 'eA==' })).toEqual(['INVALID_INPUT']);
    expect(await codes(administrator, { contentBase64: '%' })).toEqual(['INVALID_INPUT']);
    expect((await ask(administrator, { content: 'x'.repeat(128 * 1_024 + 1) })).errors[0]?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
    });
  });

  it("show a supplier its own and no other's", async () => {
    const mine = (await post('/connectors/ACME/edi', notice('G-2'), supplier)).body.inboundMessageId;
    const theirs = (await post('/connectors/BETA/edi', notice('G-3', { sender: 'BETA' }), connector)).body.inboundMessageId;
    await ended(mine);
    await ended(theirs);
    const read = async (id: string) =>
      await door.ask(
        supplier,
        `query ($id: ID!) { inboundMessage(id: $id) { status issues { code } documents { status documentNumber } acknowledgements { kind } } node(id: $id) { id } }`,
        { id },
      );
    expect(await read(mine)).toMatchObject({
      errors: [],
      data: {
        inboundMessage: {
          status: 'PROCESSED',
          documents: [{ status: 'APPLIED', documentNumber: expect.any(String) }],
          acknowledgements: [{ kind: '997' }],
        },
        node: { id: mine },
      },
    });
    expect(await read(theirs)).toMatchObject({ errors: [], data: { inboundMessage: null, node: null } });
    const { data } = await door.ask(supplier, `{ inboundMessages(first: 250) { nodes { id } } }`);
    const ids = (data as unknown as { inboundMessages: { nodes: { id: string }[] } }).inboundMessages.nodes.map(({ id }) => id);
    expect(ids).toContain(mine);
    expect(ids).not.toContain(theirs);
  });
});

describe('the drop folder', () => {
  const inFolder = async (...parts: string[]): Promise<string> => {
    const [row] = (await door.owner.query(`select code from tenant where tenant_id = $1`, [tenant.tenantId])).rows;
    return join(dataDir, 'drop', row.code, 'ACME', ...parts);
  };
  const filesIn = async (folder: string): Promise<string[]> => await readdir(await inFolder(folder));

  it('takes a file, archives it, and puts the 997 into out; again when it is dropped again', async () => {
    const file = notice('F-1');
    await writeFile(await inFolder('in', 'one.edi'), file);
    const [answer] = await eventually('the first answer', async () =>
      (await filesIn('out')).filter((name) => name.endsWith('.edi')).length === 1 ? await filesIn('out') : undefined,
    );
    expect(await readFile(await inFolder('out', answer as string), 'latin1')).toMatch(/AK9\*A\*1\*1\*1/);
    expect(await filesIn('in')).toEqual([]);
    expect(await filesIn('archive')).toEqual([expect.stringMatching(/^msg_\w+-one\.edi$/)]);
    expect(await readFile(await inFolder('archive', (await filesIn('archive'))[0] as string), 'latin1')).toBe(file);
    const report = await eventually('the report', async () => (await filesIn('reports')).find((name) => name.endsWith('-one.edi.txt')));
    expect(await readFile(await inFolder('reports', report), 'utf8')).toContain('856 0001 F-1: APPLIED');
    await rm(await inFolder('out', answer as string));
    await writeFile(await inFolder('in', 'one.edi'), file);
    expect(
      await eventually('the answer again', async () =>
        (await filesIn('out')).some((name) => name.endsWith('.edi')) ? await filesIn('out') : undefined,
      ),
    ).toEqual([answer]);
    expect(await filesIn('archive')).toHaveLength(2);
  });

  it('takes a file once that was taken before a crash and not yet archived', async () => {
    const name = 'crash.edi';
    await writeFile(await inFolder('in', name), notice('F-2'));
    const archived = await eventually('the file to be archived', async () =>
      (await filesIn('archive')).find((each) => each.endsWith(name)),
    );
    // As it lay before the crash: the same file, moved back.
    await rename(await inFolder('archive', archived), await inFolder('in', name));
    await eventually('the file to be archived again', async () => (await filesIn('archive')).find((each) => each.endsWith(name)));
    const { rows } = await door.owner.query(`select from inbound_message where tenant_id = $1 and file_name = $2`, [tenant.tenantId, name]);
    expect(rows).toHaveLength(1);
  });

  it('leaves a file that replaced the one it took to its own turn', async () => {
    const root = join(dataDir, 'elsewhere');
    const [row] = (await door.owner.query(`select code from tenant where tenant_id = $1`, [tenant.tenantId])).rows;
    const path = join(root, row.code, 'ACME/in/daily.edi');
    const [yesterday, today] = [notice('F-3'), notice('F-4')];
    const folder = new DropFolder({
      root,
      app: door.database.app,
      relay: door.database.relay,
      logger: createLogger({ level: 'silent' }),
      enqueue: async () => await writeFile(path, today),
      executor: door.executor,
    });
    await folder.look();
    await writeFile(path, yesterday);
    await folder.look();
    await folder.look();
    expect(await readFile(path, 'latin1')).toBe(today);
    await folder.look();
    await folder.look();
    const { rows } = await door.owner.query(`select from inbound_message where tenant_id = $1 and file_name = 'daily.edi'`, [
      tenant.tenantId,
    ]);
    expect(rows).toHaveLength(2);
  });

  it('leaves what is no message file alone', async () => {
    await writeFile(await inFolder('in', 'notes.txt'), 'no message');
    await writeFile(await inFolder('in', '.hidden.edi'), 'no message');
    await writeFile(await inFolder('in', 'last.edi'), 'ISA');
    await eventually('the message to be taken', async () => (await filesIn('archive')).find((each) => each.endsWith('last.edi')));
    expect((await filesIn('in')).sort()).toEqual(['.hidden.edi', 'notes.txt']);
    const report = await eventually('the report', async () => (await filesIn('reports')).find((name) => name.endsWith('-last.edi.txt')));
    expect(await readFile(await inFolder('reports', report), 'utf8')).toContain('UNREADABLE');
  });
});
