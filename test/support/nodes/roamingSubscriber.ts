import { WebSocket, type RawData } from 'ws';

export interface RoamingOptions {
  readonly key: string;
  /** Where to connect next. */
  readonly nextUrl: () => Promise<string>;
}

interface EventMessage {
  readonly __typename: string;
  readonly cursor: string;
  readonly id?: string;
}

const QUERY = `subscription ($after: Cursor) { events(after: $after) {
  __typename ... on SubscriptionReady { cursor } ... on Lagged { cursor } ... on Event { cursor id }
} }`;

/** Follows `events` by the protocol itself (graphql-transport-ws), and comes back to whichever node is up with the last cursor it has. */
export class RoamingSubscriber {
  readonly ids: string[] = [];
  /** Messages that no subscriber should ever get. */
  readonly faults: string[] = [];
  /** By close code; 1006 when it was cut. */
  readonly closes = new Map<number, number>();
  firstCursor: string | undefined;
  #cursor: string | undefined;
  #socket: WebSocket | undefined;
  #stopped = false;

  constructor(private readonly options: RoamingOptions) {}

  async connect(): Promise<void> {
    const url = await this.options.nextUrl();
    if (this.#stopped) return;
    const socket = new WebSocket(url.replace('http:', 'ws:'), 'graphql-transport-ws');
    this.#socket = socket;
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${this.options.key}` } })),
    );
    socket.on('message', (data: RawData) => this.#read(socket, (data as Buffer).toString()));
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      this.closes.set(code, (this.closes.get(code) ?? 0) + 1);
      if (!this.#stopped) void this.connect();
    });
  }

  /** Its socket is destroyed, wherever it stands. */
  cut(): void {
    this.#socket?.terminate();
  }

  stop(): void {
    this.#stopped = true;
    this.#socket?.terminate();
  }

  #read(socket: WebSocket, text: string): void {
    const message = JSON.parse(text) as { type: string; payload?: { data?: { events: EventMessage } } };
    if (message.type === 'connection_ack') {
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY, variables: { after: this.#cursor } } }));
      return;
    }
    // The server leaves: what it ends on the way is followed elsewhere.
    if (message.type === 'complete' || message.type === 'ping') return;
    const event = message.payload?.data?.events;
    if (message.type !== 'next' || event === undefined) {
      this.faults.push(text);
      return;
    }
    this.#cursor = event.cursor;
    this.firstCursor ??= event.cursor;
    if (event.id !== undefined) this.ids.push(event.id);
  }
}
