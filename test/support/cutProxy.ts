import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that a test can cut: what stands behind it is not ours to kill. */
export interface CutProxy {
  readonly port: number;
  /** Destroys all connections and takes no new one until `mend`. */
  cut(): void;
  mend(): void;
  /** Connections stay open and nothing goes through any more: the other end's machine is gone without a word. New ones may be spared. */
  freeze(which?: 'those that are open'): void;
  /** What was frozen goes on where it stood. */
  thaw(): void;
  close(): Promise<void>;
}

export async function openCutProxy(
  target: { readonly host: string; readonly port: number } | { readonly path: string },
): Promise<CutProxy> {
  const sockets = new Set<Socket>();
  const pairs = new Map<Socket, Socket>();
  let state: 'open' | 'cut' | 'frozen' = 'open';
  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => undefined).on('close', () => sockets.delete(client));
    if (state === 'cut') return void client.destroy();
    if (state === 'frozen') return void client.pause();
    const behind = connect(target);
    sockets.add(behind);
    behind.on('error', () => client.destroy()).on('close', () => (sockets.delete(behind), client.destroy()));
    client.on('close', () => (pairs.delete(client), behind.destroy()));
    pairs.set(client, behind);
    client.pipe(behind).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const destroyAll = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = 'cut';
      destroyAll();
    },
    mend() {
      state = 'open';
      destroyAll();
    },
    freeze(which) {
      if (which === undefined) state = 'frozen';
      for (const socket of sockets) socket.unpipe().pause();
    },
    thaw() {
      state = 'open';
      for (const [client, behind] of pairs) client.pipe(behind).pipe(client);
    },
    async close() {
      destroyAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
