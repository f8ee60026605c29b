import { WebSocket, type RawData } from 'ws';

export interface SubscriberOptions {
  readonly port: number;
  readonly key: string;
  /** A number from 0 up to 1, as Math.random gives it. */
  readonly random: () => number;
}

interface EventMessage {
  readonly __typename: string;
  readonly cursor: string;
  readonly id?: string;
}

const QUERY = `subscription ($after: Cursor) { events(after: $after) {
  __typename ... on SubscriptionReady { cursor } ... on Lagged { cursor } ... on Event { cursor id }
} }`;
const LONGEST_LIFE_MS = 60;
const MOST_MESSAGES = 40;

/** Follows `events` by the protocol itself (graphql-transport-ws). Its sockets are destroyed under it; it comes back with the last cursor it has. */
export class CutSubscriber {
  readonly ids: string[] = [];
  cuts = 0;
  /** Cuts that came after the first event of a connection: those that may lose or repeat something. */
  cutsWhileReading = 0;
  firstCursor: string | undefined;
  readonly faults: string[] = [];
  #cursor: string | undefined;
  #socket: WebSocket | undefined;
  #stopped = false;
  #isCut = true;

  constructor(private readonly options: SubscriberOptions) {}

  /** From now on, so many cuts at random moments; then it stays. */
  start(cuts: number): void {
    this.#connect(cuts);
  }

  stop(): void {
    this.#stopped = true;
    this.#socket?.terminate();
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  #connect(cutsToCome: number): void {
    if (this.#stopped) return;
    this.#isCut = cutsToCome > 0;
    const socket = new WebSocket(`ws://127.0.0.1:${this.options.port}/graphql`, 'graphql-transport-ws');
    this.#socket = socket;
    const end = this.#isCut ? this.#planCut(socket) : undefined;
    let events = 0;
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${this.options.key}` } })),
    );
    socket.on('message', (data: RawData) => {
      if (this.#read(socket, (data as Buffer).toString())) events += 1;
      end?.afterMessage();
    });
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      end?.cancel();
      if (this.#stopped) return;
      // Destroyed by ourselves: 1006. Anything else is the server's doing.
      if (code !== 1006) this.faults.push(`closed with ${code}`);
      if (this.#isCut) this.cuts += 1;
      if (events > 0) this.cutsWhileReading += 1;
      this.#connect(cutsToCome - 1);
    });
  }

  /** After some milliseconds or some messages, whichever is drawn: also in the middle of the handshake and of a replay. */
  #planCut(socket: WebSocket): { afterMessage(): void; cancel(): void } {
    const { random } = this.options;
    const messages = random() < 0.6 ? 1 + Math.floor(random() * MOST_MESSAGES) : undefined;
    const timer = messages === undefined ? setTimeout(() => socket.terminate(), random() * LONGEST_LIFE_MS) : undefined;
    let seen = 0;
    return {
      afterMessage() {
        seen += 1;
        if (seen === messages) socket.terminate();
      },
      cancel: () => clearTimeout(timer),
    };
  }

  /** True for an event. */
  #read(socket: WebSocket, text: string): boolean {
    const message = JSON.parse(text) as { type: string; payload?: { data?: { events: EventMessage }; errors?: unknown } };
    if (message.type === 'connection_ack') {
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY, variables: { after: this.#cursor } } }));
      return false;
    }
    const event = message.payload?.data?.events;
    if (message.type !== 'next' || event === undefined) {
      this.faults.push(text);
      return false;
    }
    // A message that was read before the cut took hold counts as received: the client has its cursor.
    this.#cursor = event.cursor;
    this.firstCursor ??= event.cursor;
    if (event.id !== undefined) this.ids.push(event.id);
    return event.id !== undefined;
  }
}
