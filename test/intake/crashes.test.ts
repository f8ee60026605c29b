import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { processJob, startIntakeWorker, stopIntakeWorker } from '../../src/intake/intakeWorker.js';
import type { MessageConnector } from '../../connectors/contract/messageConnector.js';
import type { IntakePoint } from '../../src/intake/intake.js';
import { resumeMessages, reviveDeadJobs } from '../../src/intake/resumeMessages.js';
import { WorkMarks, isMarked } from '../../src/intake/workMarks.js';
import { cloneTemplate } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { anIntakeWorld, type IntakeWorld } from '../support/intakeWorld.js';
import { aShipNotice, severalShipNotices } from '../support/shipNotice.js';

let world: IntakeWorld;
let isa13 = 0;

beforeAll(async () => {
  world = await anIntakeWorld();
  await world.identify(world.supplier, 'ZZ', 'ACMESUPPLY');
  await world.mapItem(world.supplier, ['VN', 'A-1'], await world.anItem({ sku: 'OAT', baseUnit: 'EA', scale: 0 }));
});
afterAll(async () => await world.close());
beforeEach(() => {
  isa13 += 1;
  world.points.clear();
});

const breakOnce = (point: IntakePoint): void => {
  world.points.set(point, async () => {
    world.points.delete(point);
    throw new Error(`died at ${point}`);
  });
};

/** Everything that one message with one shipment may leave behind. */
const effectOf = async (inboundMessageId: string, shipment: string): Promise<unknown> => {
  const count = async (text: string): Promise<number> => (await world.rows(text, [world.tenantId, shipment])).length;
  return {
    shipments: await count(`select from inbound_shipment where tenant_id = $1 and shipment_number = $2`),
    lines: (await world.lines(shipment)).length,
    documents: (await world.documents(inboundMessageId)).map(({ status }) => status),
    answers: (await world.answers(inboundMessageId)).map(({ kind }) => kind),
    events: await count(
      `select from domain_event where tenant_id = $1 and type = 'InboundShipmentRecorded' and payload->>'shipmentNumber' = $2`,
    ),
  };
};
const ONCE = { shipments: 1, lines: 1, documents: ['APPLIED'], answers: ['997'], events: 1 };

describe('dying on the way', () => {
  it.each<IntakePoint>(['claimed', 'applied', 'finished'])(
    'has the effect of once when it dies at "%s" and is tried again',
    async (point) => {
      const shipment = `X-${point}`;
      const id = await world.accept(aShipNotice({ isa13, shipment }));
      breakOnce(point);
      await expect(world.process(id)).rejects.toThrow(`died at ${point}`);
      expect(await world.process(id)).toMatchObject({ status: 'PROCESSED' });
      expect(await effectOf(id, shipment)).toEqual(ONCE);
    },
  );

  it('keeps what was applied when master data changed between death and retry', async () => {
    const id = await world.accept(aShipNotice({ isa13, shipment: 'X-unit', lines: [{ unit: 'CS', quantity: '2' }] }));
    const [item] = await world.rows<{ id: number }>(`select id from item where tenant_id = $1 and sku = 'OAT'`, [world.tenantId]);
    await world.rows(`insert into pack_level (tenant_id, item_id, unit_code, numerator) values ($1, $2, 'CS', 10)`, [
      world.tenantId,
      item?.id,
    ]);
    breakOnce('applied');
    await expect(world.process(id)).rejects.toThrow();
    await world.rows(`update pack_level set numerator = 11 where tenant_id = $1`, [world.tenantId]);
    expect(await world.process(id)).toMatchObject({ status: 'PROCESSED' });
    expect(await effectOf(id, 'X-unit')).toEqual(ONCE);
    expect(await world.lines('X-unit')).toMatchObject([{ quantity: '20' }]);
  });

  it('has the effect of once when two workers take one message', async () => {
    const id = await world.accept(aShipNotice({ isa13, shipment: 'X-two' }));
    await Promise.all([world.process(id), world.process(id), world.process(id)]);
    expect(await effectOf(id, 'X-two')).toEqual(ONCE);
  });

  it('has the effect of once when the same file is taken four times at once', async () => {
    const file = aShipNotice({ isa13, shipment: 'X-twins' });
    const ids = await Promise.all([1, 2, 3, 4].map(() => world.accept(file)));
    const ends = await Promise.all(ids.map((id) => world.process(id)));
    expect(ends.map(({ status }) => status).sort()).toEqual(['DUPLICATE', 'DUPLICATE', 'DUPLICATE', 'PROCESSED']);
    const processed = ids[ends.findIndex(({ status }) => status === 'PROCESSED')] as string;
    expect(await effectOf(processed, 'X-twins')).toEqual(ONCE);
  });

  it('lets one of two files with one ISA13 win when they come at once', async () => {
    const ids = await Promise.all(['X-a', 'X-b'].map((shipment) => world.accept(aShipNotice({ isa13, shipment }))));
    const ends = await Promise.all(ids.map((id) => world.process(id)));
    expect(ends.map(({ status }) => status).sort()).toEqual(['PROCESSED', 'REJECTED']);
    expect((await world.lines('X-a')).length + (await world.lines('X-b')).length).toBe(1);
  });

  it('answers for one of two files that bring the same document at once, and calls the other a duplicate', async () => {
    const ids = [
      await world.accept(severalShipNotices([{ shipment: 'X-doc' }], 9_001)),
      await world.accept(severalShipNotices([{ shipment: 'X-doc' }], 9_002)),
    ];
    await Promise.all(ids.map((id) => world.process(id)));
    const documents = await Promise.all(ids.map((id) => world.documents(id)));
    expect(documents.flatMap((each) => each.map(({ status }) => status)).sort()).toEqual(['APPLIED', 'DUPLICATE']);
  });
});

describe('a message that cannot be processed', () => {
  const job = async (id: string, retryCount: number) => ({
    data: { tenantId: world.tenantId, id: (await world.message(id)).id },
    retryCount,
    retryLimit: 2,
  });

  it('is tried again, then given up and told of; a person replays it', async () => {
    const id = await world.accept(aShipNotice({ isa13, shipment: 'X-poison' }));
    world.points.set('claimed', async () => {
      throw new Error('poison');
    });
    for (const retry of [0, 1]) await expect(processJob(world.intake, await job(id, retry))).rejects.toThrow('poison');
    expect(await world.message(id)).toMatchObject({ status: 'RECEIVED' });
    await processJob(world.intake, await job(id, 2));
    expect(await world.message(id)).toMatchObject({ status: 'UNREADABLE', issues: [{ code: 'INTERNAL' }] });
    const exceptions = await world.rows<{ kind: string }>(
      `select kind from work_exception where tenant_id = $1 and subjects->'inboundMessage' ? $2`,
      [world.tenantId, id],
    );
    expect(exceptions).toEqual([{ kind: 'MESSAGE_FAILED' }]);
    world.points.clear();
    expect(await world.replay(id)).toMatchObject({ status: 'PROCESSED' });
    expect(await effectOf(id, 'X-poison')).toEqual(ONCE);
  });

  it('holds up no other message of the queue', async () => {
    // A queue of its own: the other tests leave their jobs undone.
    const own = await anIntakeWorld(await cloneTemplate('intake_queue'));
    await own.identify(own.supplier, 'ZZ', 'ACMESUPPLY');
    await own.mapItem(own.supplier, ['VN', 'A-1'], await own.anItem({ baseUnit: 'EA', scale: 0 }));
    const poison = await own.accept(aShipNotice({ isa13, shipment: 'X-stuck' }));
    const ids: string[] = [];
    for (const index of [1, 2, 3]) ids.push(await own.accept(aShipNotice({ isa13: 5_000 + index, shipment: `X-free-${index}` })));
    const statuses = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const id of ids) found.push((await own.message(id)).status);
      return found;
    };
    // The connector is where a poison message hurts; this one throws for the first and reads the others.
    const edi = own.intake.connectors.get('edi') as MessageConnector;
    const decode: MessageConnector['decode'] = (bytes, profile) => {
      if (Buffer.from(bytes).includes('X-stuck')) throw new Error('poison');
      return edi.decode(bytes, profile);
    };
    await startIntakeWorker(own.boss, { ...own.intake, connectors: new Map([['edi', { ...edi, decode }]]) }, { concurrency: 1 });
    try {
      await eventually('the others to be processed', async () => (await statuses()).every((status) => status === 'PROCESSED'));
    } finally {
      await stopIntakeWorker(own.boss);
    }
    expect(await own.message(poison)).toMatchObject({ status: 'RECEIVED' });
    expect(await own.process(poison)).toMatchObject({ status: 'PROCESSED' });
    await own.close();
  });

  it('is taken up at the next start when the process died over it, and given up when its attempts are used up', async () => {
    const own = await anIntakeWorld(await cloneTemplate('intake_resume'));
    await own.identify(own.supplier, 'ZZ', 'ACMESUPPLY');
    const id = await own.accept(aShipNotice({ shipment: 'X-killed' }));
    const stateOf = async (): Promise<string | undefined> =>
      (await own.rows<{ state: string }>(`select state from pgboss.job where name = 'processInboundMessage'`))[0]?.state;
    const resume = async (): Promise<void> => await resumeMessages(own.intake, own.boss, [own.tenantId]);
    await resume();
    expect(await stateOf()).toBe('created');
    await own.boss.fetch('processInboundMessage');
    expect(await stateOf()).toBe('active');
    await resume();
    expect(await stateOf()).toBe('retry');
    await own.rows(`update pgboss.job set state = 'failed' where name = 'processInboundMessage'`);
    await resume();
    expect(await own.message(id)).toMatchObject({ status: 'UNREADABLE', issues: [{ code: 'INTERNAL' }] });
    await own.close();
  });

  it('is taken over from a process that died over it, and left alone while a living one works on it', async () => {
    const own = await anIntakeWorld(await cloneTemplate('intake_revive'));
    await own.identify(own.supplier, 'ZZ', 'ACMESUPPLY');
    await own.mapItem(own.supplier, ['VN', 'A-1'], await own.anItem({ baseUnit: 'EA', scale: 0 }));
    const id = await own.accept(aShipNotice({ shipment: 'X-heir' }));
    const messageId = (await own.message(id)).id;
    const marks = new WorkMarks({ pool: own.database.app, logger: own.intake.logger });
    let die = (): void => undefined;
    const dying = new Promise<void>((resolve) => (die = resolve));
    await own.boss.fetch('processInboundMessage');
    const working = marks.during(messageId, () => dying);
    await eventually('the mark', () => isMarked(own.database.app, messageId));
    await own.rows(`update pgboss.job set started_on = now() - interval '1 minute' where name = 'processInboundMessage'`);
    const stateOf = async (): Promise<string | undefined> =>
      (await own.rows<{ state: string }>(`select state from pgboss.job where name = 'processInboundMessage'`))[0]?.state;
    await reviveDeadJobs(own.intake, own.boss);
    await resumeMessages(own.intake, own.boss, [own.tenantId]);
    expect(await stateOf()).toBe('active');
    await own.rows(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = $1`, [messageId]);
    await eventually('the mark is gone with its connection', async () => !(await isMarked(own.database.app, messageId)));
    await reviveDeadJobs(own.intake, own.boss);
    expect(await stateOf()).toBe('retry');
    die();
    await working;
    marks.stop();
    await own.close();
  });
});
