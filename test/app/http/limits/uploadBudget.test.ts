import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Overload, UploadBudget } from '../../../../src/app/http/limits/uploadBudget.js';
import { eventually } from '../../../support/eventually.js';

let budget: UploadBudget;
beforeEach(() => {
  budget = new UploadBudget({ bytes: 100, clientBytes: 50 });
});

const read = async (parts: AsyncIterable<Uint8Array>): Promise<number> => (await buffer(parts)).length;

/** An upload that came so far and does not go on. */
async function begun(client: string, bytes: number) {
  const stream = new PassThrough();
  let arrived = 0;
  const done = budget.take(stream, client, async (parts) => {
    for await (const part of parts) arrived += part.length;
    return arrived;
  });
  stream.write(Buffer.alloc(bytes));
  await eventually('its first bytes', () => arrived === bytes);
  return { stream, done };
}

const whole = async (client: string, bytes: number): Promise<number> => {
  const stream = new PassThrough();
  stream.end(Buffer.alloc(bytes));
  return await budget.take(stream, client, read);
};

describe('what uploads hold in memory', () => {
  it('is as much as one client may hold, and not a byte more', async () => {
    expect(await whole('a', 50)).toBe(50);
    await expect(whole('a', 51)).rejects.toThrow(Overload);
  });

  it('leaves room for others, however much one client begins', async () => {
    const first = await begun('a', 30);
    await expect(whole('a', 21)).rejects.toThrow(Overload);
    expect(await whole('a', 20)).toBe(20);
    expect(await whole('b', 50)).toBe(50);
    first.stream.end();
    expect(await first.done).toBe(30);
  });

  it('ends for all where the process ends', async () => {
    const begunByAll = await Promise.all(['a', 'b', 'c'].map((client) => begun(client, 30)));
    await expect(whole('d', 11)).rejects.toThrow(Overload);
    expect(await whole('d', 10)).toBe(10);
    for (const { stream } of begunByAll) stream.end();
    await Promise.all(begunByAll.map(({ done }) => done));
    expect(await whole('d', 50)).toBe(50);
  });

  it('is given back when it was too much, when its sender left, and when it could not be kept', async () => {
    await expect(whole('a', 60)).rejects.toThrow(Overload);
    const left = await begun('a', 40);
    left.stream.destroy(new Error('gone'));
    await expect(left.done).rejects.toThrow('gone');
    const stream = new PassThrough();
    stream.end(Buffer.alloc(40));
    const unkept = budget.take(stream, 'a', async (parts) => {
      await read(parts);
      throw new Error('no disk');
    });
    await expect(unkept).rejects.toThrow('no disk');
    expect(await whole('a', 50)).toBe(50);
  });
});
