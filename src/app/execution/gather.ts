import { Failure, Found } from './batchLoader.js';

/**
 * Puts what has come in the place of each promise among the values, and a Failure where nothing could be had. Undefined when there was nothing
 * to wait for; else a promise that never fails. Values of one batch are waited for together.
 */
export function gather(values: unknown[]): Promise<unknown> | undefined {
  const waits = new Set<Promise<unknown>>();
  const founds: number[] = [];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value instanceof Found) {
      founds.push(index);
      if (!value.isSettled) waits.add(value.answered);
    } else if (isPromise(value)) {
      waits.add(put(values, index, value));
    }
  }
  const putFounds = (): void => {
    for (const index of founds) values[index] = (values[index] as Found<unknown>).outcome;
  };
  if (waits.size > 0) return Promise.all(waits).then(putFounds);
  putFounds();
  return undefined;
}

async function put(values: unknown[], index: number, value: PromiseLike<unknown>): Promise<void> {
  try {
    values[index] = await value;
  } catch (error) {
    values[index] = new Failure(error);
  }
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
