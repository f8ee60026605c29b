import { connect, type Socket } from 'node:net';

/** One HTTP connection by hand, for what no client lets a test do: to send a request in pieces, and to see how the connection ends. */
export class RawConnection {
  /** All that came. */
  received = '';
  /** Resolves when the other end has closed it, with what had come by then; `error` when it was cut. */
  readonly ended: Promise<{ readonly received: string; readonly error: string | undefined }>;

  private constructor(private readonly socket: Socket) {
    let error: string | undefined;
    socket.setEncoding('utf8').on('data', (text: string) => (this.received += text));
    socket.on('error', (failure: Error & { code?: string }) => (error = failure.code));
    this.ended = new Promise((resolve) => socket.on('close', () => resolve({ received: this.received, error })));
  }

  /** Rejects with ECONNREFUSED when nobody listens. */
  static async open(port: number): Promise<RawConnection> {
    const socket = connect(port, '127.0.0.1');
    const connection = new RawConnection(socket);
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return connection;
  }

  send(text: string): void {
    this.socket.write(text);
  }
}

/** POST /graphql as it goes over the wire: head and body. */
export function rawOperation(key: string, query: string): { readonly head: string; readonly body: string } {
  const body = JSON.stringify({ query });
  const headers = ['Host: localhost', 'Content-Type: application/json', `Authorization: Bearer ${key}`, `Content-Length: ${body.length}`];
  return { head: `POST /graphql HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`, body };
}
