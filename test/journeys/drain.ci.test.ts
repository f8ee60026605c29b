import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { NodeCluster } from '../support/nodes/nodeCluster.js';
import { RawConnection, rawOperation } from '../support/rawRequest.js';

const QUERY = '{ lots(first: 1) { totalCount } }';

let cluster: NodeCluster | undefined;
afterEach(() => cluster?.end(), 60_000);

/** A process that has taken the head of a request, and waits for its body. */
async function aProcessThatIsAsked() {
  cluster = await NodeCluster.open({ nodes: [{ DRAIN_MS: '50' }] });
  const port = Number(new URL(cluster.url(0)).port);
  const { head, body } = rawOperation((await cluster.keys())['operator']!, QUERY);
  const connection = await RawConnection.open(port);
  connection.send(head.replace('\r\n\r\n', '\r\nExpect: 100-continue\r\n\r\n'));
  await eventually('it takes the request', () => connection.received.startsWith('HTTP/1.1 100 '));
  return { cluster, port, connection, body };
}

describe('a process that is asked to end', () => {
  it('answers what it has taken, though it is asked twice', async () => {
    const { cluster: nodes, port, connection, body } = await aProcessThatIsAsked();
    const ended = [nodes.stop(0, 'SIGTERM'), nodes.stop(0, 'SIGTERM')];
    await eventually('nobody listens', async () => {
      const failure = await RawConnection.open(port).catch((error: { code?: string }) => error.code);
      return failure === 'ECONNREFUSED';
    });
    connection.send(body);
    const { received, error } = await connection.ended;
    expect([error, received]).toEqual([undefined, expect.stringContaining('{"data":{"lots":{"totalCount":300}}')]);
    expect(received).toMatch(/\r\nConnection: close\r\n/);
    expect(await Promise.all(ended)).toEqual([0, 0].map((code) => ({ code, signal: null, errors: '' })));
  });

  it('ends by itself though a request never does', async () => {
    const { cluster: nodes, connection } = await aProcessThatIsAsked();
    expect(await nodes.stop(0, 'SIGTERM')).toEqual({ code: 0, signal: null, errors: '' });
    expect((await connection.ended).received).not.toContain('200 OK');
  });
});
