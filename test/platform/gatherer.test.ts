import { describe, expect, it } from '@jest/globals';
import { Gatherer, type Gathered } from '../../src/platform/gatherer.js';

interface Task extends Gathered {
  readonly name: string;
}

const task = (name: string, more: Partial<Task> = {}): Task => ({ name, lane: 'lane', subjects: [], size: 1, ...more });

/** A gatherer whose batches stand until they are let go; what breaks is named. */
function standing(
  breaks: (names: readonly string[]) => Error | undefined = () => undefined,
  options = { atOnce: 4, abreast: 1, inDoubt: false },
) {
  const batches: (readonly string[])[] = [];
  const doors: (() => void)[] = [];
  let isOpen = false;
  const enter = async (names: readonly string[]): Promise<void> => {
    batches.push(names);
    if (!isOpen) await new Promise<void>((resolve) => doors.push(resolve));
    const error = breaks(names);
    if (error !== undefined) throw error;
  };
  const gatherer = new Gatherer<Task, string>({
    ...options,
    async together(tasks) {
      await enter(tasks.map(({ name }) => name));
      return tasks.map(({ name }) => name.toUpperCase());
    },
    async alone({ name }) {
      await enter([name]);
      return name.toUpperCase();
    },
    wasUndone: () => !options.inDoubt,
  });
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return {
    gatherer,
    batches,
    turn,
    letGo(): void {
      isOpen = true;
      for (const open of doors.splice(0)) open();
    },
  };
}

describe('what is asked at the same time', () => {
  it('goes together, and what comes meanwhile goes next, in the order in which it came', async () => {
    const { gatherer, batches, turn, letGo } = standing();
    const first = ['a', 'b'].map((name) => gatherer.ask(task(name)));
    await turn();
    const next = ['c', 'd', 'e', 'f', 'g'].map((name) => gatherer.ask(task(name)));
    await turn();
    letGo();
    expect(await Promise.all([...first, ...next])).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    expect(batches).toEqual([['a', 'b'], ['c', 'd', 'e', 'f'], ['g']]);
  });

  it('stays apart by lane, and a large one goes alone', async () => {
    const { gatherer, batches, letGo } = standing();
    letGo();
    await Promise.all([
      gatherer.ask(task('a')),
      gatherer.ask(task('x', { lane: 'other' })),
      gatherer.ask(task('large', { size: 9 })),
      gatherer.ask(task('b')),
    ]);
    expect(batches.map((names) => names.join()).sort()).toEqual(['a,b', 'large', 'x']);
  });

  it('is never under way twice for one subject', async () => {
    const { gatherer, batches, turn, letGo } = standing(undefined, { atOnce: 4, abreast: 2, inDoubt: false });
    const asked = [
      gatherer.ask(task('a', { subjects: ['1'] })),
      gatherer.ask(task('again', { subjects: ['1'] })),
      gatherer.ask(task('b', { subjects: ['2'] })),
    ];
    await turn();
    await turn();
    expect(batches).toEqual([['a', 'b']]);
    letGo();
    await Promise.all(asked);
    expect(batches).toEqual([['a', 'b'], ['again']]);
  });
});

describe('a batch that breaks', () => {
  it('is halved until who broke it stands alone: nobody else hears of it', async () => {
    const { gatherer, batches, letGo } = standing((names) => (names.includes('c') ? new Error('bad') : undefined));
    letGo();
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((name) => gatherer.ask(task(name))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(batches).toEqual([['a', 'b', 'c', 'd'], ['a', 'b'], ['c', 'd'], ['c'], ['d']]);
  });

  it('is not tried again when nobody knows whether it was done', async () => {
    const { gatherer, batches, letGo } = standing(() => new Error('lost'), { atOnce: 4, abreast: 1, inDoubt: true });
    letGo();
    const outcomes = await Promise.allSettled(['a', 'b'].map((name) => gatherer.ask(task(name))));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(batches).toEqual([['a', 'b']]);
  });
});

describe('waiting for the end', () => {
  it('lasts until nothing is left', async () => {
    const { gatherer, turn, letGo } = standing();
    const asked = ['a', 'b', 'c', 'd', 'e'].map((name) => gatherer.ask(task(name)));
    let isOver = false;
    const drained = gatherer.drained().then(() => (isOver = true));
    await turn();
    expect(isOver).toBe(false);
    letGo();
    await drained;
    expect(await Promise.all(asked)).toHaveLength(5);
  });
});
