import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type CrowdOrder =
  | { readonly open: { readonly port: number; readonly key: string; readonly query: string; readonly count: number } }
  | { readonly messagesEach: number };

export interface CrowdAnswer {
  /** Each subscriber got the same number of messages, and of bytes. */
  readonly alike: boolean;
  /** All that the first and the last of them were told. */
  readonly kept: readonly (readonly string[])[];
}

const FILE = fileURLToPath(new URL('./crowdProcess.js', import.meta.url));

/** Subscribers of one server, in a process of their own. */
export class Crowd {
  readonly #process: ChildProcess = fork(FILE);
  readonly #ended = once(this.#process, 'exit').then(() => {
    throw new Error('the subscribers have ended');
  });

  constructor() {
    // Nobody need be waiting for it.
    this.#ended.catch(() => undefined);
  }

  /** Ready: each was told so. */
  async open(asked: Extract<CrowdOrder, { open: unknown }>['open']): Promise<void> {
    await this.#order({ open: asked });
  }

  /** Until each was told so many messages since the last time. */
  async told(messagesEach: number): Promise<CrowdAnswer> {
    const answer = await this.#order({ messagesEach });
    if (!answer.alike) throw new Error('subscribers were told different things');
    return answer;
  }

  async leave(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended.catch(() => undefined);
  }

  async #order(order: CrowdOrder): Promise<CrowdAnswer> {
    this.#process.send(order);
    const [answer] = (await Promise.race([once(this.#process, 'message'), this.#ended])) as [CrowdAnswer];
    return answer;
  }
}
