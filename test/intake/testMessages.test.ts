import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptMessage, type MessageAccepted } from '../../src/commands/messaging/acceptMessage.js';
import { collectBody } from '../../src/commands/messaging/messageBody.js';
import { anIntakeWorld, type IntakeWorld, type MessageRow } from '../support/intakeWorld.js';
import { aShipNotice, severalShipNotices } from '../support/shipNotice.js';

let world: IntakeWorld;
let count = 0;
let isa13 = 0;
let shipment = '';

beforeAll(async () => {
  world = await anIntakeWorld();
  await world.identify(world.supplier, 'ZZ', 'ACMESUPPLY');
  await world.mapItem(world.supplier, ['VN', 'A-1'], await world.anItem({ sku: 'OAT', baseUnit: 'EA', scale: 0 }));
});
afterAll(async () => await world.close());
beforeEach(() => {
  count += 1;
  isa13 = count * 10;
  shipment = `T-${count}`;
});

const codesOf = (issues: readonly { readonly code: string }[]): string[] => issues.map(({ code }) => code);

/** Sent as a test, whatever it says of itself. */
async function acceptAsTest(content: string): Promise<string> {
  const body = await collectBody([Buffer.from(content)]);
  if (body === undefined) throw new Error('too large');
  const input = { connector: 'edi', wayIn: 'HTTP', sha256: body.sha256, test: true } as const;
  return (await world.done<typeof input, MessageAccepted>(acceptMessage(body, world.enqueue), input)).inboundMessageId;
}
const testOf = async (content: string): Promise<MessageRow> => await world.process(await acceptAsTest(content));

async function testing(state: 'TESTING' | 'LIVE'): Promise<void> {
  await world.rows(`update trading_partner set edi_state = $2 where id = $1`, [world.supplier.id, state]);
}

/** Rows of everything that a message may leave behind, by table; the message itself, its documents and its answers are left out. */
async function traces(): Promise<unknown> {
  const tables = [
    'inbound_shipment',
    'inbound_shipment_line',
    'inbound_handling_unit',
    'partner_grant',
    'edi_interchange',
    'balance',
    'lot',
  ];
  const counted = tables.map((table) => `(select count(*)::int from ${table} where tenant_id = $1) as ${table}`);
  const events = `(select count(*)::int from domain_event where tenant_id = $1 and type <> 'InboundMessageChanged') as events`;
  const keys = `(select count(*)::int from idempotency_key where tenant_id = $1 and command = 'recordInboundShipment') as keys`;
  return (await world.rows(`select ${[...counted, events, keys].join(', ')}`, [world.tenantId]))[0];
}

describe('a test message', () => {
  it.each([
    ['ISA15 says so', async () => await world.submit(aShipNotice({ isa13, shipment, usage: 'T' }))],
    ['it is sent as one', async () => await testOf(aShipNotice({ isa13, shipment }))],
    [
      'its partner is TESTING',
      async () => {
        await testing('TESTING');
        const message = await world.submit(aShipNotice({ isa13, shipment }));
        await testing('LIVE');
        return message;
      },
    ],
  ])('is validated and answered, and leaves nothing behind, when %s', async (_, send) => {
    const before = await traces();
    const message = await send();
    expect(message).toMatchObject({ status: 'VALIDATED', isTest: true, partner: 'ACME' });
    expect(await traces()).toEqual(before);
    const [stored] = await world.rows<{ documents: string[]; answers: string[] }>(
      `select (select array_agg(status) from inbound_document where tenant_id = $1 and message_id = $2) as documents,
         (select array_agg(convert_from(body, 'LATIN1')) from outbound_message where tenant_id = $1 and in_reply_to_id = $2) as answers`,
      [world.tenantId, message.id],
    );
    expect(stored?.documents).toEqual(['VALIDATED']);
    expect(stored?.answers).toEqual([expect.stringMatching(/AK5\*A~AK9\*A\*1\*1\*1/)]);
    expect(await world.submit(aShipNotice({ isa13, shipment }))).toMatchObject({ status: 'PROCESSED', isTest: false });
    expect(await world.lines(shipment)).toHaveLength(1);
  });

  it('is answered as the real one is', async () => {
    const file = severalShipNotices([{ shipment }, { shipment: `${shipment}-b`, lines: [{ quantity: 'abc' }] }], isa13);
    const test = await acceptAsTest(file);
    await world.process(test);
    const real = await world.accept(file);
    await world.process(real);
    const said = async (id: string): Promise<string[]> =>
      (await world.answers(id)).map(({ text }) => text.replace(/^ISA.*?~GS.*?~/, '').replace(/GE\*.*$/, ''));
    expect(await said(test)).toEqual(await said(real));
    expect((await world.documents(test)).map(({ status }) => status)).toEqual(['VALIDATED', 'REJECTED']);
    expect((await world.documents(real)).map(({ status }) => status)).toEqual(['APPLIED', 'REJECTED']);
  });

  it('meets the refusals that the real one would meet', async () => {
    await world.submit(aShipNotice({ isa13, shipment }));
    const outcomeOf = async (content: string): Promise<unknown> => {
      const id = await acceptAsTest(content);
      const { status } = await world.process(id);
      return [status, (await world.documents(id)).map((document) => [document.status, ...codesOf(document.issues)])];
    };
    expect(await outcomeOf(aShipNotice({ isa13: isa13 + 1, shipment }))).toEqual(['VALIDATED', [['DUPLICATE', 'DOCUMENT_DUPLICATE']]]);
    expect(await outcomeOf(aShipNotice({ isa13: isa13 + 2, shipment, lines: [{ quantity: '11' }] }))).toEqual([
      'PARKED',
      [['HELD', 'DOCUMENT_CONTENT_CHANGED']],
    ]);
    expect(await outcomeOf(aShipNotice({ isa13: isa13 + 3, shipment: `${shipment}-b`, lines: [{ code: 'VN*NOBODY' }] }))).toEqual([
      'PARKED',
      [['HELD', 'EDI_MAPPING_ITEM_UNKNOWN']],
    ]);
    const twice = [{ shipment: `${shipment}-c` }, { shipment: `${shipment}-c` }, { shipment: `${shipment}-c`, lines: [{ lot: 'L9' }] }];
    expect(await outcomeOf(severalShipNotices(twice, isa13 + 4))).toEqual([
      'PARKED',
      [
        ['VALIDATED', 'TEST_MESSAGE'],
        ['DUPLICATE', 'DOCUMENT_DUPLICATE'],
        ['HELD', 'DOCUMENT_CONTENT_CHANGED'],
      ],
    ]);
    expect(await world.lines(shipment)).toMatchObject([{ quantity: '10' }]);
  });

  it('is held against the control numbers of real messages, and takes none', async () => {
    await world.submit(aShipNotice({ isa13, shipment }));
    const id = await acceptAsTest(aShipNotice({ isa13, shipment: `${shipment}-other` }));
    expect(await world.process(id)).toMatchObject({ status: 'REJECTED', isTest: true, issues: [{ code: 'CONTROL_NUMBER_REPEATED' }] });
    expect((await world.answers(id)).map(({ text }) => /TA1.*?~/.exec(text)?.[0])).toEqual([expect.stringMatching(/\*R\*025~$/)]);
    const free = isa13 + 1;
    expect(await testOf(aShipNotice({ isa13: free, shipment: `${shipment}-a` }))).toMatchObject({ status: 'VALIDATED' });
    expect(await testOf(aShipNotice({ isa13: free, shipment: `${shipment}-b` }))).toMatchObject({ status: 'VALIDATED' });
    expect(await world.submit(aShipNotice({ isa13: free, shipment: `${shipment}-c` }))).toMatchObject({ status: 'PROCESSED' });
  });

  it('may be sent again and again, and tells that a real one came before', async () => {
    const file = aShipNotice({ isa13, shipment });
    expect(await testOf(file)).toMatchObject({ status: 'VALIDATED' });
    expect(await testOf(file)).toMatchObject({ status: 'VALIDATED' });
    expect(await world.submit(file)).toMatchObject({ status: 'PROCESSED' });
    const again = await testOf(file);
    expect([again.status, codesOf(again.issues)]).toEqual(['VALIDATED', ['MESSAGE_DUPLICATE', 'DOCUMENT_DUPLICATE']]);
  });

  it('stays a test when it is replayed, whatever was wrong with it', async () => {
    const file = aShipNotice({ isa13, shipment, sender: 'NOT-YET', lines: [{ code: 'VN*LATER' }] });
    const id = await acceptAsTest(file);
    expect(await world.process(id)).toMatchObject({ status: 'PARKED', isTest: true, partner: null });
    await world.identify(world.supplier, 'ZZ', 'NOT-YET');
    expect(await world.replay(id)).toMatchObject({ status: 'PARKED', isTest: true, partner: 'ACME' });
    await world.mapItem(world.supplier, ['VN', 'LATER'], await world.anItem({ baseUnit: 'EA', scale: 0 }));
    expect(await world.replay(id)).toMatchObject({ status: 'VALIDATED', isTest: true });
    expect(await world.replay(id)).toMatchObject({ status: 'VALIDATED', isTest: true, attempts: 4 });
    expect(await world.answers(id)).toHaveLength(1);
    expect(await world.lines(shipment)).toEqual([]);
  });

  it('of a partner that goes live meanwhile stays one', async () => {
    await testing('TESTING');
    const id = await world.accept(aShipNotice({ isa13, shipment }), world.supplier);
    await testing('LIVE');
    expect(await world.process(id)).toMatchObject({ status: 'VALIDATED', isTest: true });
    expect(await world.lines(shipment)).toEqual([]);
  });

  it('in one file with a real one is told apart', async () => {
    const both = aShipNotice({ isa13, shipment, usage: 'T' }) + aShipNotice({ isa13: isa13 + 1, shipment: `${shipment}-real` });
    const id = await world.accept(both);
    expect(await world.process(id)).toMatchObject({ status: 'PROCESSED', isTest: false });
    expect((await world.documents(id)).map(({ status }) => status)).toEqual(['VALIDATED', 'APPLIED']);
    expect(await world.lines(shipment)).toEqual([]);
    expect(await world.lines(`${shipment}-real`)).toHaveLength(1);
  });

  it('takes nothing back that was applied before its partner was TESTING', async () => {
    const file = severalShipNotices([{ shipment }, { shipment: `${shipment}-b`, lines: [{ code: 'VN*MISSING' }] }], isa13);
    const id = await world.accept(file);
    await world.process(id);
    await testing('TESTING');
    expect(await world.replay(id)).toMatchObject({ status: 'PARKED', isTest: false });
    await testing('LIVE');
    expect((await world.documents(id)).map(({ status }) => status)).toEqual(['APPLIED', 'HELD']);
  });
});

describe('a document of a message', () => {
  const understood = async (id: string) =>
    await world.rows<{ count: number; lines: readonly Record<string, unknown>[] }>(
      `select d.line_count as count, d.lines from inbound_document d join inbound_message m on m.tenant_id = d.tenant_id and m.id = d.message_id
       where d.tenant_id = $1 and m.id = $2 order by d.id`,
      [world.tenantId, (await world.message(id)).id],
    );

  it('keeps its lines as they were understood, in its words and ours', async () => {
    const id = await world.accept(
      aShipNotice({ isa13, shipment, lines: [{ quantity: '48', lot: 'OM1' }, { code: 'VN*X-9', unit: 'CT', lot: '' }, { unit: 'CT' }] }),
    );
    await world.process(id);
    expect(await understood(id)).toMatchObject([
      {
        count: 3,
        lines: [
          {
            lineNumber: 1,
            itemCodes: ['VN A-1'],
            sku: 'OAT',
            quantity: '48',
            unit: 'EA',
            baseQuantity: '48',
            baseUnit: 'EA',
            lotNumber: 'OM1',
          },
          { itemCodes: ['VN X-9'], sku: null, unit: 'CT', baseQuantity: null, baseUnit: null, lotNumber: null },
          { sku: 'OAT', unit: 'CT', baseQuantity: null, baseUnit: 'EA', purchaseOrderNumber: 'PO-1', hlPath: ['1', '2', '5'] },
        ],
      },
    ]);
  });

  it('tells what is unknown in it even when its sender must mend it first', async () => {
    const id = await world.accept(aShipNotice({ isa13, shipment, lines: [{ quantity: 'abc' }, { code: 'VN*X-9' }] }));
    expect(codesOf((await world.process(id)).issues).sort()).toEqual(['EDI_MAPPING_ITEM_UNKNOWN', 'ELEMENT_CRITICAL']);
    expect(await understood(id)).toMatchObject([{ count: 1, lines: [{ itemCodes: ['VN X-9'] }] }]);
  });

  it('keeps the first of many lines', async () => {
    const lines = Array.from({ length: 600 }, (_, index) => ({ lot: `L${index}` }));
    const id = await world.accept(aShipNotice({ isa13, shipment, lines }));
    await world.process(id);
    const [document] = await understood(id);
    expect([document?.count, document?.lines.length]).toEqual([600, 500]);
    expect(await world.lines(shipment)).toHaveLength(600);
  });
});
